"""How a line is made as long as its measure: what shrinks first, what grows first, in numbers."""

import struct
from itertools import pairwise

import pytest

from layout_app.compose.line.cells import EM
from layout_app.compose.line.justify import GRAIN, TORN, glyph_places
from layout_app.compose.line.measure import GAP_MOST
from layout_app.compose.line.prepared import Prepared
from layout_app.compose.line.setting import set_line
from layout_app.model.ids import FaceId
from layout_app.model.ink import BLACK
from layout_app.model.style import BreakStyle, Digits
from tests.unit.compose.setlines import FACE, PLAIN, prepared

SONG = FaceId("song-400")


def steps(p: Prepared, measure: int, *, full: bool = True) -> list[int]:
    """Return what each place is off its natural distance to the one before, 1/1000 em."""
    places = glyph_places(p, 0, len(p.text), measure, full=full)
    natural = [b - a for a, b in pairwise(p.at[: len(p.text)])]
    return [b - a - wide for (a, b), wide in zip(pairwise(places), natural, strict=True)]


def taken(text: str, less: int, style: BreakStyle = PLAIN, face: FaceId = FACE) -> dict[str, int]:
    """Return by character what was taken behind it to make a line shorter than it is."""
    p = prepared(text, style, face=face)
    found = steps(p, p.end[-1] - p.start[0] - less)
    return {text[k]: -step for k, step in enumerate(found) if step}


@pytest.mark.parametrize("face", [FACE, SONG])
def test_shrinking_takes_one_level_before_the_next(face: FaceId) -> None:
    """Word space, bracket, pause, Han–Latin gap (T16); the mark at the line's end comes first."""
    text = "甲a b乙）丙，丁"
    word_space = prepared(text, face=face).shrink[0][-1]
    assert taken(text, word_space, face=face).keys() <= {" "}
    assert taken(text, word_space + 400, face=face).get("）") == 400
    assert "，" not in taken(text, word_space + 500, face=face)
    pauses = taken(text, word_space + 900, face=face)
    assert (pauses["）"], pauses["，"]) == (500, 400)
    gaps = taken(text, word_space + 1100, face=face)
    assert gaps["甲"] == gaps["b"] == 50


def test_stops_shrink_only_where_the_house_allows_it() -> None:
    assert taken("甲乙。丙丁", 300, BreakStyle(indent=0, shrink_stops=False)) == {}
    assert taken("甲乙。丙丁", 300, BreakStyle(indent=0, shrink_stops=True)) == {"。": 300}


def test_han_latin_gap_keeps_an_eighth() -> None:
    p = prepared("甲AB乙")
    assert p.shrink[3][-1] == 2 * 125
    assert [step for step in steps(p, p.end[-1] - 250) if step] == [-125, -125]


def grown(text: str, more: int, face: FaceId = FACE) -> dict[str, int]:
    """Return by character what was added behind it to make a line longer than it is."""
    p = prepared(text, face=face)
    found = steps(p, p.end[-1] - p.start[0] + more)
    return {text[k]: step for k, step in enumerate(found) if step}


def test_word_spaces_and_han_latin_gaps_grow_before_all_gaps() -> None:
    """A gap beside a word grows to its cap, then all gaps do, it by two shares (T17).

    Each share is a grain less than it might be; the last gap takes up what is left.
    """
    assert grown("甲乙AB丙丁", 100) == {"乙": 50, "B": 50}
    most = GAP_MOST - PLAIN.autospace
    assert grown("甲乙AB丙丁", 2 * most + 60) == {
        "甲": 10 - GRAIN, "乙": most + 20 - 2 * GRAIN,
        "B": most + 20 - 2 * GRAIN, "丙": 10 + 5 * GRAIN,
    }  # fmt: skip


@pytest.mark.parametrize("more", [1200, 1500, 4000])
def test_a_han_latin_gap_grows_to_its_limit_even_in_a_torn_line(more: int) -> None:
    """Where a line is torn, the gaps between Han take what is left, alike."""
    found = grown("甲乙AB丙丁戊", more)
    most = TORN - PLAIN.autospace
    assert [found[char] for char in "乙B"] == pytest.approx([most] * 2)
    each = (more - 2 * most) / 3
    assert [found[char] for char in "甲丙丁"] == pytest.approx([each] * 3, abs=3 * GRAIN)
    assert sum(found.values()) == pytest.approx(more)


@pytest.mark.parametrize("count", [12, 16, 40, 63])
def test_the_last_gap_of_a_line_is_not_seen_to_be_wider(count: int) -> None:
    p = prepared("云" * count)
    gaps = steps(p, p.end[-1] - p.start[0] + count * 40)[: count - 1]
    assert gaps[-1] == max(gaps)
    assert max(gaps) - min(gaps) < 2.5
    assert sum(gaps) == pytest.approx(count * 40)


def test_a_line_without_gaps_between_han_is_stretched_beside_its_word() -> None:
    found = grown("甲AB乙", 1200)
    assert found["甲"] == pytest.approx(600, abs=2 * GRAIN)
    assert sum(found.values()) == pytest.approx(1200)


def test_a_line_of_one_word_is_stretched_between_its_letters() -> None:
    """Nothing else could make its edge straight; letters drawn by one glyph stay together."""
    p = prepared("AffineB", face=SONG)
    found = glyph_places(p, 0, 7, p.end[7] + 900, full=True)
    grown = [place - at for place, at in zip(found, p.at, strict=False)]
    drawn = [k for k in range(7) if p.glyphs[k]]
    assert grown[-1] == pytest.approx(900)
    assert [grown[k] for k in drawn] == pytest.approx(
        [900 * rank / (len(drawn) - 1) for rank in range(len(drawn))]
    )
    assert glyph_places(p, 0, 7, p.end[7] + 900, full=False) == p.at[:7]


@pytest.mark.parametrize(
    ("text", "fixed"),
    [("甲乙——丙丁", "—"), ("甲·乙丙丁", "甲·"), ("甲乙ABCD丙丁", "ABC"), ("甲乙/丙丁戊", "乙/")],
)
@pytest.mark.parametrize("face", [FACE, SONG])
def test_nothing_is_stretched_inside_what_is_whole(text: str, fixed: str, face: FaceId) -> None:
    """Dashes, connectors and words keep their places (T10, T14, T17)."""
    p = prepared(text, face=face)
    found = steps(p, p.end[-1] + 600)
    inside = [
        step for k, step in enumerate(found) if text[k : k + 2] in ("——", *_pairs(text, fixed))
    ]
    assert sum(found) == 600
    assert set(inside) == {0}


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("以3∶1战胜客队", ("3∶", "∶1")),
        ("以3：1战胜客队", ("3：", "：1")),
        ("今晨－5℃左右", ("－5", "5℃")),
        ("花了￥300买来", ("￥3",)),
        ("占比≥85％左右", ("≥8", "5％")),
        ("这些数据[1]来自", ("据[",)),
    ],
)
def test_nothing_is_stretched_between_a_number_and_its_sign(
    text: str, pairs: tuple[str, ...]
) -> None:
    p = prepared(text, face=SONG)
    found = steps(p, p.end[-1] + 900)
    assert sum(found) == pytest.approx(900)
    assert [found[text.index(pair)] for pair in pairs] == [0] * len(pairs)


def test_an_opening_mark_gives_up_its_blank_behind_a_dash() -> None:
    """The dash is one glyph: its second character has no width to spare."""
    assert grown("摇头——“不是他", -500, SONG) == {"—": -500}


def test_wide_digits_of_a_number_are_never_pulled_apart() -> None:
    text = "甲乙24.5%丙丁"
    p = prepared(text, BreakStyle(indent=0, digits=Digits.FULL))
    found = steps(p, p.end[-1] + 300)
    assert [step for k, step in enumerate(found) if text[k + 1] in "4.5%"] == [0] * 4
    assert sum(found) == 300


def _pairs(text: str, fixed: str) -> set[str]:
    return {text[k : k + 2] for k in range(len(text) - 1) if text[k] in fixed and text[k] != "D"}


@pytest.mark.parametrize("face", [FACE, SONG])
def test_last_line_may_shrink_but_never_grows(face: FaceId) -> None:
    p = prepared("特此公告，此告", face=face)
    natural = p.end[-1] - p.start[0]
    assert set(steps(p, natural + 3000, full=False)) == {0}
    assert sum(steps(p, natural - 200, full=False)) == -200


@pytest.mark.parametrize("face", [FACE, SONG])
def test_unstretched_han_stand_on_whole_cells(face: FaceId) -> None:
    """Origins are multiples of 1 字 while nothing was squeezed (T27)."""
    p = prepared("特此公告，甲乙——丙……丁戊", face=face)
    places = glyph_places(p, 0, len(p.text), 14_000, full=True)
    assert {place % 1000 for k, place in enumerate(places) if p.glyphs[k]} == {0}


@pytest.mark.parametrize("left", [40.0, 187.3, 512.9])
def test_gaps_of_a_tenth_are_not_read_as_more(left: float) -> None:
    """Eleven cells in the room of twelve, read by a program that counts in 32 bits."""
    p = prepared("甲乙丙丁戊己庚辛壬癸子")
    (run,) = set_line(p, 0, 11, size=9.0, ink=BLACK, x=left, y=0.0, measure=12 * EM, full=True)
    read = [struct.unpack("f", struct.pack("f", x))[0] for x in run.xs]
    gaps = sorted((b - a) / 9.0 - 1 for a, b in pairwise(read))
    assert gaps[len(gaps) // 2] < 0.1
    assert run.xs[-1] == pytest.approx(left + 11 * 9.0, abs=0.001)
