"""The numbered rules of setting Chinese as lines of Chinese, with a face of whole cells."""

import pytest
from fakeface import FakeFaces
from setlines import FACE, PLAIN, broken, places, prepared, set_lines

from layout_app.compose.linebreak import break_layered, break_lines
from layout_app.compose.prepare import MISSING, Preparer
from layout_app.model.style import BreakStyle, Kinsoku, MarkScheme
from layout_app.model.text import Mark, MarkKind

RULES = {
    "T1 a comma never starts a line": ("甲乙丙丁，戊己庚辛", 5, "甲乙丙丁，½｜戊己庚辛"),
    "T2 an opening mark never ends a line": ("甲乙丙丁《好的》", 5, "甲乙丙丁｜½《好的》½"),
    "T3 an interpunct never starts a line": ("在罗伯特·克雷库书中", 4, "在罗伯｜特·克雷｜库书中"),
    "T5 a bracket shrinks to keep the stop": ("甲（乙丙）丁戊，己庚", 7, "甲（乙丙）丁戊，½｜己庚"),
    "T6 adjacent closing marks take 1½": ("“好”，他说", 9, "½“好”½，他说"),
    "T7 the blank goes between the marks": ("读《文》《章》吧", 9, "读《文》½《章》吧"),
    "T8 a mark at the line end is half": ("甲乙丙丁，戊己", 5, "甲乙丙丁，½｜戊己"),
    "T9 an opening mark at the line start": ("“党员之家”的", 9, "½“党员之家”的"),
    "T10 a dash is whole": ("这个是——目标", 4, "这个是｜——目标"),
    "T10 an ellipsis is whole": ("这个是……目标", 4, "这个是｜……目标"),
    "T11 a number keeps its unit": ("增长到9000亿元人民币", 5, "增长到｜9000¼亿元｜人民币"),
    "T11 a percentage is whole": ("提高了约24.5%左右", 5, "提高了约｜24.5%¼左右"),
    "T12 a word is whole": ("我们有Health和爱", 6, "我们有｜Health¼和爱"),
    "T13 a note mark stays": ("这是数据①的来源", 4, "这是数｜据①的来｜源"),
    "T14 an interpunct is half a cell": ("马克·吐温", 9, "马克·吐温"),
    "T15 ？！ is one cell": ("什么？！好", 9, "什么？½！½好"),
    "T15 ！！！ is two": ("好！！！对", 9, "好！½！½！对"),
    "T18 gaps between Han and Latin": ("有5G网络（AI）", 9, "有¼5G¼网络（AI）½"),
    "T18 none at a line end": ("我们使用的5G网络", 6, "我们使用的｜5G¼网络"),
    "T20 none before a line": ("甲乙丙丁AB戊", 4, "甲乙丙丁｜AB¼戊"),
    "T21 no single last character": ("甲乙丙丁戊己庚辛任壬务", 5, "甲乙丙丁｜戊己庚辛任｜壬务"),
    "T30 quotes in quotes": ("“他说‘好’”完", 9, "½“他说‘好’½”完"),
}


@pytest.mark.parametrize("rule", sorted(RULES))
def test_rule_holds(rule: str) -> None:
    text, measure, expected = RULES[rule]
    assert set_lines(text, measure) == expected


def test_strict_level_keeps_the_dash_from_a_line_start() -> None:
    style = BreakStyle(indent=0, kinsoku=Kinsoku.STRICT)
    assert set_lines("甲乙丙丁——戊己庚辛", 4, style).split("｜")[1][0] != "—"


def test_level_none_lets_a_comma_start_a_line() -> None:
    style = BreakStyle(indent=0, kinsoku=Kinsoku.NONE)
    assert set_lines("甲乙丙丁戊，己庚辛壬", 5, style) == "甲乙丙丁戊｜，己庚辛壬"


def test_kaiming_scheme_halves_commas_inside_a_line() -> None:
    style = BreakStyle(indent=0, marks=MarkScheme.KAIMING)
    assert set_lines("甲，乙。丙", 9, style) == "甲，½乙。丙"


def test_line_end_scheme_leaves_adjacent_marks_alone() -> None:
    style = BreakStyle(indent=0, marks=MarkScheme.LINE_END)
    assert set_lines("“好”，他说", 9, style) == "½“好”，他说"


def test_pair_of_one_cell_loses_both_blanks() -> None:
    p = prepared("甲，“乙", BreakStyle(indent=0, pair=1000))
    assert p.at[3] - p.at[1] == 1000


def test_indent_is_taken_off_the_first_line() -> None:
    assert set_lines("甲乙丙丁戊己庚辛", 5, BreakStyle()) == "甲乙丙｜丁戊己庚辛"


def test_opening_mark_after_the_indent_keeps_its_blank_when_asked() -> None:
    p = prepared("“好”", BreakStyle(trim_indent=False))
    assert p.start[0] == 0


def test_no_break_mark_binds_its_range() -> None:
    p = prepared("甲乙丙丁戊己", PLAIN, (Mark(kind=MarkKind.NO_BREAK, start=2, end=5),))
    assert broken(p, 4).ends == (2, 6)


def test_bold_mark_takes_its_own_face() -> None:
    p = prepared("甲乙丙丁", PLAIN, (Mark(kind=MarkKind.BOLD, start=1, end=3),))
    assert p.runs == ((0, 1, "fake"), (1, 3, "bold"), (3, 4, "fake"))


def test_too_long_a_word_is_broken_and_told() -> None:
    breaking = broken(prepared("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), 5)
    assert breaking.forced == (10, 20)
    assert breaking.ends == (10, 20, 26)


def test_space_at_a_line_end_stays_behind_the_edge() -> None:
    p = prepared("ab cd ef gh")
    first = places(p, 2.5)[0]
    assert p.text[: len(first)] == "ab cd "
    assert first[4] + 500 == 2500
    assert first[5] == 2500


def test_shrunk_opening_mark_moves_its_own_origin() -> None:
    p = prepared("甲（乙丙）丁戊，己庚")
    line = places(p, 7)[0]
    assert line[1] < 1000
    assert line[2] - line[1] == 1000


def test_last_line_is_not_stretched() -> None:
    assert places(prepared("甲乙丙丁戊己"), 4)[-1] == [0, 1000]


def test_remainder_is_spread_over_the_gaps() -> None:
    line = places(prepared("甲乙丙丁，戊己庚辛"), 5)[0]
    assert line == [0, 1125, 2250, 3375, 4500]


def test_han_latin_gap_never_grows_beyond_a_third() -> None:
    p = prepared("甲乙5G丙丁戊，己庚")
    line = places(p, 6.9)[0]
    assert line[2] - line[1] - 1000 <= 333


def test_layered_search_finds_other_line_counts() -> None:
    p = prepared("甲乙丙丁戊己庚辛任壬甲乙丙丁戊己庚辛任壬")
    counts = break_layered(p, lambda _: 7000)
    assert len(counts) > 1
    for count, breaking in counts.items():
        assert len(breaking.ends) == count


def test_layered_search_follows_changing_measures() -> None:
    p = prepared("甲乙丙丁戊己庚辛任壬")
    found = break_layered(p, lambda line: 6000 if line else 4000)
    assert found[2].ends == (4, 10)


def test_layered_search_of_one_measure_is_as_cheap_as_lines() -> None:
    p = prepared("甲乙，丙丁戊。己庚辛任壬“癸”子丑寅卯，辰巳午未申酉戌亥")
    lines = break_lines(p, 6000, 6000)
    assert min(b.cost for b in break_layered(p, lambda _: 6000).values()) <= lines.cost


def test_empty_text_has_no_lines() -> None:
    assert broken(prepared(""), 5).ends == ()


def test_missing_character_is_told() -> None:
    p = Preparer(FakeFaces(lacks="珮")).prepare("甲珮乙", FACE, PLAIN)
    assert p.missing == (1,)
    assert p.glyphs[1] == MISSING
