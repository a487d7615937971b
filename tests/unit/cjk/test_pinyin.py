"""Pinyin by which an editor finds a command."""

import pytest

from layout_app.cjk.pinyin import readings, spells


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("drgj", "导入稿件…"),
        ("daorugaojian", "导入稿件…"),
        ("daoru gaojian", "导入稿件…"),
        ("dao'ru", "导入稿件…"),
        ("DaoRu", "导入稿件…"),
        ("drgao", "导入稿件…"),
        ("gaoj", "导入稿件…"),
        ("cx", "撤销"),
        ("xinjian", "新建版面"),
        ("xian", "西安"),
        ("xian", "限长"),
        ("jsqbjy", "接上全部建议"),
        ("chongzuo", "重做"),
        ("zz", "重做"),
        ("cz", "重做"),
        ("jiaoyang", "校样"),
        ("100", "100 %"),
        ("pdfshuchu", "PDF 输出"),
        ("lvse", "绿色"),
        ("zuo", "啊座"),
    ],
)
def test_letters_spell_words(typed, words):
    assert spells(typed, words)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("daorx", "导入稿件…"),
        ("drgjx", "导入稿件…"),
        ("dg", "导入稿件…"),
        ("r\u00fc", "导入"),
        ("", "导入"),
        (" ", "导入"),
        ("a", "，。"),
        ("dao", ""),
    ],
)
def test_letters_do_not_spell_words(typed, words):
    assert not spells(typed, words)


@pytest.mark.parametrize(
    ("char", "wanted"),
    [("啊", ("a",)), ("座", ("zuo",)), ("版", ("ban",)), ("率", ("lv",)), ("燚", ()), ("、", ()),
     ("重", ("zhong", "chong")), ("P", ("p",))],
)  # fmt: skip
def test_readings_of_characters(char, wanted):
    assert readings(char) == wanted


def test_syllables_stand_in_the_order_of_the_characters():
    firsts = "阿巴擦大饿发个哈及卡拉马那哦怕七然撒他挖西牙杂"
    assert [readings(char)[0][0] for char in firsts] == list("abcdefghjklmnopqrstwxyz")
