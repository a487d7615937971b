"""Signs and blanks that programs put into copy."""

import time

import pytest

from layout_app.intake.markup import plain, without_signs, without_spacing
from layout_app.intake.text import decode


def test_signs_of_bold_type_and_of_the_net_are_taken_off() -> None:
    copy = "**河湾有了新桥**\n*本报记者 周敏*\n记者来到**老街**&nbsp;看桥。<br>\n5*3*2，2**3，a * b"
    bare = "河湾有了新桥\n本报记者 周敏\n记者来到老街 看桥。\n5*3*2，2**3，a * b"
    assert without_signs(copy) == bare
    assert without_signs(bare) == bare


def test_blanks_behind_every_character_go() -> None:
    spaced = "老 街 换 上 了 ， 新 木 窗 。"
    assert without_spacing(spaced) == "老街换上了，新木窗。"
    for line in (
        "春 夏 秋 冬",
        "王小明 李小红 张三 李四 王五 赵六",
        "| 甲 | 乙 | 丙 | 丁 |",
        "a b c d e f",
    ):
        assert without_spacing(line) == line


def test_what_is_taken_out_is_told() -> None:
    copy = "新桥\n**老街**\n老 街 换 上 了 新 窗".encode()
    decoded = plain(decode(copy, name="a.txt"), "a.txt")
    assert decoded.text == "新桥\n老街\n老街换上了新窗"
    told = {found.code: found.where.line for found in decoded.problems}
    assert told == {"copy.markup": 2, "copy.spaced": 3}


@pytest.mark.parametrize("unit", ["**", "*a", "**a", "<br>", "<br> ", "&nbsp;", "老 ", " "])
def test_long_lines_are_read_at_once(unit: str) -> None:
    begun = time.process_time()
    text = unit * (500_000 // len(unit))
    without_spacing(without_signs(text))
    assert time.process_time() - begun < 3
