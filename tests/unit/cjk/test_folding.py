"""The plain form of copy: as long as what it stands for, and read like mainland copy."""

import pytest

from layout_app.cjk.folding import ends_in_picture, folded, without_pictures
from layout_app.cjk.jumplines import jump_back, jump_onward
from layout_app.repair.matching import matching


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("舊區重建諮詢會", "旧区重建咨询会"),
        ("「﹁甲﹂﹙乙﹚︻丙︼」", "““甲”（乙）【丙】”"),
        ("乾淨的裏衫後面", "干净的里衫后面"),
        ("plain 123", "plain 123"),
    ],
)
def test_copy_is_read_in_its_plain_form(text: str, plain: str) -> None:
    assert folded(text) == plain


def test_each_character_keeps_its_place() -> None:
    every = "".join(map(chr, range(0x20, 0x10000)))
    assert len(folded(every)) == len(every)
    assert folded(folded(every)) == folded(every)


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("🌸柳营集市来啦🌸", "柳营集市来啦"),
        ("👇 点个在看", "点个在看"),
        ("😄", "😄"),
        ("★ 甲", "★ 甲"),
    ],
)
def test_emoji_go_from_the_edges(text: str, bare: str) -> None:
    assert without_pictures(text) == bare


def test_an_emoji_ends_what_has_no_stop() -> None:
    assert ends_in_picture("没有你买不到😄")
    assert not ends_in_picture("没有你买不到")
    assert not ends_in_picture("")


def test_marks_of_traditional_pages_are_found() -> None:
    assert jump_onward("協會說，（下轉第三版）").folio == "三"
    assert jump_back("﹙上接第二版﹚餘下的部分").folio == "二"


@pytest.mark.parametrize(
    ("text", "curled"),
    [
        ('"甲。"乙说，"丙', "“甲。”乙说,“丙"),
        ('丙。"乙说', "丙。“乙说"),
        ('丙"，乙说', "丙”,乙说"),
        ('"甲。”乙', "“甲。”乙"),
    ],
)
def test_straight_quotes_are_compared_as_curly_ones(text: str, curled: str) -> None:
    assert matching(text) == curled
