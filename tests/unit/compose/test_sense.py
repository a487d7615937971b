"""Heads break where a reader takes breath."""

import pytest
from setlines import prepared

from layout_app.compose.sense import split_at_sense


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("三年新增绿地二十二处，居民推窗就见花", "三年新增绿地二十二处，｜居民推窗就见花"),
        ("三年新增绿地二十二处,居民推窗就见花", "三年新增绿地二十二处,｜居民推窗就见花"),
        ("谁来管?大家管 社区想出新办法", "谁来管?大家管 ｜社区想出新办法"),
        ("街道今年翻修路三十二条受群众欢迎", "街道今年翻修路｜三十二条受群众欢迎"),
    ],
)
def test_head_breaks_at_a_mark_and_never_after_a_number(text: str, lines: str) -> None:
    found = split_at_sense(prepared(text), 2)
    assert found is not None
    assert "｜".join(text[i:j] for i, j in found) == lines
