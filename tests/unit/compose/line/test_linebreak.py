"""What the breaker and the justifier do, in numbers; the rules as lines are in test_rules."""

from itertools import pairwise

import pytest
from fakeface import FakeFaces

from layout_app.compose.line.cells import MISSING
from layout_app.compose.line.justify import GRAIN
from layout_app.compose.line.linebreak import break_layered, break_lines
from layout_app.compose.line.prepare import Preparer
from layout_app.model.ids import FaceId
from layout_app.model.style import BreakStyle, MarkScheme
from layout_app.model.text import Mark, MarkKind
from tests.unit.compose.setlines import FACE, PLAIN, broken, places, prepared


def test_pair_of_one_cell_loses_both_blanks() -> None:
    p = prepared("甲，“乙", BreakStyle(indent=0, pair=1000))
    assert p.at[3] - p.at[1] == 1000


def test_opening_mark_after_the_indent_keeps_its_blank_when_asked() -> None:
    p = prepared("“好”", BreakStyle(trim_indent=False))
    assert p.start[0] == 0


def test_no_break_mark_binds_its_range() -> None:
    p = prepared("甲乙丙丁戊己", PLAIN, (Mark(kind=MarkKind.NO_BREAK, start=2, end=5),))
    assert broken(p, 4).ends == (2, 6)


def test_bold_mark_takes_its_own_face() -> None:
    p = prepared("甲乙丙丁", PLAIN, (Mark(kind=MarkKind.BOLD, start=1, end=3),))
    assert p.runs == ((0, 1, "fake"), (1, 3, "hei-700"), (3, 4, "fake"))


def test_too_long_a_word_is_broken_and_told() -> None:
    breaking = broken(prepared("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), 5)
    assert breaking.forced == (10, 20)
    assert breaking.ends == (10, 20, 26)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("甲乙COVID19、丙丁戊", ["甲乙", "COVID", "19、丙", "丁戊"]),
        ("ABCDE(FGH甲乙丙", ["ABCDE", "(FGH", "甲乙丙"]),
        ("123456，甲乙丙", ["12345", "6，甲", "乙丙"]),
    ],
)
def test_force_leaves_marks_where_they_belong(text: str, lines: list[str]) -> None:
    found = broken(prepared(text), 3).ends
    assert [text[i:j] for i, j in pairwise((0, *found))] == lines


def test_lines_are_torn_rather_than_one_character_left_alone() -> None:
    assert broken(prepared("甲乙丙丁戊己庚辛壬。"), 8).ends == (7, 10)
    assert broken(prepared("白“甲乙”1234567人？"), 6).ends == (5, 14)


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


def test_mark_behind_a_word_stays_as_close_as_behind_han() -> None:
    p = prepared("甲AB、乙“CD”丙")
    steps = [after - before for before, after in pairwise(p.gaps)]
    assert steps[:9] == [2, 0, 1, 1, 1, 1, 0, 1, 1]


def test_last_line_is_not_stretched() -> None:
    assert places(prepared("甲乙丙丁戊己"), 4)[-1] == [0, 1000]


def test_remainder_is_spread_over_the_gaps() -> None:
    line = places(prepared("甲乙丙丁，戊己庚辛"), 5)[0]
    assert line == [0, 1125 - GRAIN, 2250 - 2 * GRAIN, 3375 - 3 * GRAIN, 4500]


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


TORN = "、平市国（AI）：“[注]！K歌……C++们活提在民我高中的的½“城水http://www.a.com/a/b?c=d&e=fnaïve？！H₂O的"


@pytest.mark.parametrize("marks", MarkScheme)
@pytest.mark.parametrize("measure", range(6, 15))
def test_torn_text_is_never_set_as_one_line(measure: int, marks: MarkScheme) -> None:
    """The search finds no way where all are dearer than the greedy one, which is kept."""
    style = BreakStyle(indent=0, marks=marks)
    for size in range(len(TORN)):
        p = prepared(TORN[size:], style, face=FaceId("hei-400"))
        breaking, start = broken(p, measure), 0
        for end in breaking.ends:
            room = p.shrinks[p.last[end]] - p.shrinks[start]
            assert p.end[end] - p.start[start] <= measure * 1000 + room
            start = end


def test_blanks_behind_an_opening_mark_part_nothing() -> None:
    for blanks in (" ", "  ", "\u3000 "):
        p = prepared(f"甲乙丙（{blanks}丁戊己）")
        for measure in range(4, 9):
            ends = broken(p, measure).ends
            assert not any(p.text[:end].rstrip().endswith("（") for end in ends), (blanks, measure)
