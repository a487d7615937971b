"""Initials by which an editor finds a command."""

import pytest

from layout_app.desk.pinyin import initials


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("导入稿件…", "drgj"),
        ("撤销", "cx"),
        ("新建版面", "xjbm"),
        ("接上全部建议", "jsqbjy"),
        ("100 %", "100"),
        ("PDF 输出", "pdfsc"),
        ("啊座", "az"),
        ("，。", ""),
    ],
)
def test_initials_of_words(words, wanted):
    assert initials(words) == wanted
