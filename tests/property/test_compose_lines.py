"""What holds of every paragraph at every measure (I1-I6, I14)."""

import os
import random
from itertools import pairwise
from math import inf

import pytest
from fakeface import FakeFaces
from hypothesis import example, given, settings
from hypothesis import strategies as st

from layout_app.cjk.classes import is_word
from layout_app.cjk.kinsoku import no_end, no_start
from layout_app.cjk.units import bonds_of
from layout_app.compose.line.cells import MISSING
from layout_app.compose.line.collect import Copy
from layout_app.compose.line.justify import glyph_places
from layout_app.compose.line.linebreak import break_layered, break_lines, greedy
from layout_app.compose.line.prepare import Preparer
from layout_app.compose.line.prepared import Prepared
from layout_app.compose.line.setting import set_line
from layout_app.display.items import GlyphRun
from layout_app.fonts.catalogue import shipped
from layout_app.model.ids import ArticleId, FaceId
from layout_app.model.ink import BLACK
from layout_app.model.style import BreakStyle, Digits, Kinsoku, MarkScheme
from layout_app.model.text import Kind, Mark, MarkKind

HAN = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动"
MARKS = "，。、；：？！“”‘’（）《》—…·"
PIECES = st.one_of(
    st.text(alphabet=HAN, min_size=1, max_size=12),
    st.sampled_from(MARKS),
    st.sampled_from(["——", "……", "24.5%", "9000亿元", "2023年", "5G", "Health", "a b", "①", "。”"]),
    st.sampled_from(["3∶1", "9：40", "第3届", "≥85%", "0571-88776655", "；2.再", "约－5℃", "U盘"]),
    st.sampled_from(
        ["International", "Association ", "5 km", "苏州-上海", "数据[1]", "25℃", "𬭁𠮷"]
    ),
)
TEXTS = st.lists(PIECES, min_size=1, max_size=30).map("".join)
ANYTHING = st.text(max_size=60).map(lambda text: text.replace("\n", ""))
MEASURES = st.integers(5, 40).map(lambda chars: chars * 1000)
STYLE = BreakStyle()
FAKE = Preparer(FakeFaces())
REAL = Preparer(shipped())
FACE = FaceId("song-400")
CAMPAIGN = 10_000 if os.environ.get("LAYOUT_CAMPAIGN") else 1_000
"""Paragraphs of which none may lose or double a character."""
STYLES = st.builds(
    BreakStyle,
    kinsoku=st.sampled_from(Kinsoku),
    marks=st.sampled_from(MarkScheme),
    pair=st.sampled_from([1000, 1500]),
    autospace=st.sampled_from([0, 125, 250]),
    digits=st.sampled_from(Digits),
    hang=st.booleans(),
    shrink_stops=st.booleans(),
    hyphenate=st.booleans(),
    part_units=st.booleans(),
    indent=st.sampled_from([0, 1000, 2000]),
    trim_indent=st.booleans(),
    runt=st.integers(1, 3),
)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, tuple[Mark, ...]]:
    """Draw a paragraph with marks of every kind anywhere."""
    text = draw(TEXTS)
    found = []
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(text)))
        kind = draw(st.sampled_from(MarkKind))
        value = {MarkKind.RUBY: "chuáng", MarkKind.FACE: "kai-400"}.get(kind, "")
        end = draw(st.integers(start, min(len(text), start + 8)))
        found.append(Mark(kind=kind, start=start, end=end, value=value))
    return text, tuple(found)


def lines(p: Prepared, measure: int) -> list[tuple[int, int, int]]:
    """Return start, end and measure of each line."""
    found, start = [], 0
    for end in break_lines(p, measure - p.style.indent, measure).ends:
        found.append((start, end, measure if start else measure - p.style.indent))
        start = end
    return found


@given(marked(), MEASURES, STYLES, st.booleans())
@settings(max_examples=CAMPAIGN)
def test_ink_of_all_lines_is_the_text_once_and_in_order(
    paragraph: tuple[str, tuple[Mark, ...]], measure: int, style: BreakStyle, real: bool
) -> None:
    text, marks = paragraph
    p = (REAL if real else FAKE).prepare(text, FACE, style, marks, FaceId("hei-700"))
    copy = Copy(article=ArticleId("a"), paragraph=0, position=0, kind=Kind.TEXT, text=text)
    at = 0
    for i, j, room in lines(p, measure):
        items = set_line(p, i, j, size=9.0, ink=BLACK, x=0.0, y=0.0, measure=room,
                         full=j < len(text), copy=copy)  # fmt: skip
        for item in items:
            if isinstance(item, GlyphRun) and item.source:
                assert item.source.offset == at
                assert item.text == text[at : at + len(item.text)]
                at += len(item.text)
            elif not isinstance(item, GlyphRun):
                at += 1  # the frame of a character that no face has
                assert p.glyphs[at - 1] == MISSING
    assert at == len(text)


@given(ANYTHING, MEASURES)
def test_any_text_is_set_whole_and_in_order(text: str, measure: int) -> None:
    p = REAL.prepare(text, FACE, STYLE)
    found = lines(p, measure)
    assert "".join(text[i:j] for i, j, _ in found) == text
    assert all(gid > 0 or gid in (0, MISSING) for gid in p.glyphs)


@given(marked(), MEASURES, STYLES, st.booleans())
@settings(max_examples=200)
def test_glyphs_run_to_the_right_and_full_lines_end_on_the_edge(
    paragraph: tuple[str, tuple[Mark, ...]], measure: int, style: BreakStyle, real: bool
) -> None:
    text, marks = paragraph
    p = (REAL if real else FAKE).prepare(text, FACE, style, marks, FaceId("hei-700"))
    for i, j, room in lines(p, measure):
        full = j < len(text)
        places = glyph_places(p, i, j, room, full=full)
        inked = [place for k, place in enumerate(places) if p.glyphs[i + k]]
        assert all(a < b for a, b in pairwise(inked))
        e = p.last[j]
        stretchable = p.gaps[e] > p.gaps[i] or p.elastic[e] > p.elastic[i]
        natural = p.end[j] - p.start[i]
        if full and (stretchable or natural > room) and p.legal[j]:
            edge = places[e - i] + p.end[j] - p.at[e]
            assert abs(edge - room) <= 10


@given(TEXTS, MEASURES)
@settings(max_examples=200)
def test_no_line_starts_or_ends_with_what_may_not(text: str, measure: int) -> None:
    p = FAKE.prepare(text, FACE, STYLE)
    found = break_lines(p, measure - STYLE.indent, measure)
    for end in found.ends[:-1]:
        if end not in found.forced:
            counts = text[end] == "①" and text[end - 1] in "，；：、"
            is_free = counts or end in bonds_of(text).minuses
            assert is_free or text[end] not in no_start(Kinsoku.BASIC)
            assert text[end - 1] not in no_end(Kinsoku.BASIC)


@given(marked(), MEASURES, STYLES, st.booleans())
@settings(max_examples=200)
def test_what_is_whole_is_never_parted(
    paragraph: tuple[str, tuple[Mark, ...]], measure: int, style: BreakStyle, real: bool
) -> None:
    """Dashes, numbers with units, words, readings and bound ranges (T10 to T13)."""
    text, marks = paragraph
    p = (REAL if real else FAKE).prepare(text, FACE, style, marks, FaceId("hei-700"))
    found = break_lines(p, measure - style.indent, measure)
    kinds = (MarkKind.RUBY, MarkKind.NO_BREAK)
    whole = [(m.start, m.end) for m in marks if m.kind in kinds]
    bonds = bonds_of(text)
    allowed = (*bonds.partings, *bonds.hyphens) if style.part_units else ()
    for end in set(found.ends[:-1]) - set(found.forced):
        assert not any(start < end < stop for start, stop in whole)
        bound = any(start < end < stop for start, stop in bonds.ranges)
        assert not bound or end in allowed
        assert text[end - 1 : end + 1] not in ("——", "……")
        if is_word(text[end - 1]) and is_word(text[end]) and end not in p.hyphens:
            assert any(mark.kind is MarkKind.SUPER for mark in marks)


@given(TEXTS, MEASURES)
def test_last_line_holds_two_characters_where_a_legal_break_allows(text: str, measure: int) -> None:
    p = FAKE.prepare(text, FACE, STYLE)
    found = break_lines(p, measure - STYLE.indent, measure)
    counts = break_layered(p, lambda line: measure if line else measure - STYLE.indent)
    begins = {b.ends[-2] if len(b.ends) > 1 else 0 for b in counts.values()}
    if len(found.ends) > 1 and found.ends[-2] > p.runt_from:
        assert all(begin > p.runt_from for begin in begins)


@given(TEXTS, MEASURES)
def test_same_text_gives_the_same_lines(text: str, measure: int) -> None:
    again = Preparer(FakeFaces()).prepare(text, FACE, STYLE)
    p = FAKE.prepare(text, FACE, STYLE)
    assert lines(p, measure) == lines(again, measure)


@given(TEXTS, MEASURES)
@example("一一一一一一一一一一一一一一————", 5000)
@example("一一一一，，，0571-88776655Association “，5 km“，5 kmAssociation ", 31000)
def test_search_costs_no_more_than_greedy_lines(text: str, measure: int) -> None:
    p = FAKE.prepare(text, FACE, STYLE)
    first = measure - STYLE.indent
    best = min(b.cost for b in break_layered(p, lambda n: measure if n else first).values())
    assert best <= break_lines(p, first, measure).cost + 1e-6


@given(TEXTS, st.lists(MEASURES, min_size=1, max_size=4))
def test_bound_of_greedy_lines_hides_nothing_better(text: str, measures: list[int]) -> None:
    p = FAKE.prepare(text, FACE, STYLE)

    def measure_at(line: int) -> int:
        return measures[min(line // 2, len(measures) - 1)]

    def cost(most: float = inf) -> float:
        return min((b.cost for b in break_layered(p, measure_at, most).values()), default=inf)

    assert cost(sum(greedy(p, measure_at)[1])) <= cost() + 1e-6


@pytest.mark.parametrize(
    "unit",
    ["a", "Aa", "a.", "a@", "a-", "/a", "1", "1:", "1%", "—", "…", "“", "，", "e\u0301", "·"],
)
def test_a_hundred_thousand_characters_without_a_break_are_set(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    p = REAL.prepare(text, FACE, STYLE)
    assert break_lines(p, 12000, 14000).ends[-1] == len(text)


def test_random_bytes_of_every_plane_are_set() -> None:
    rng = random.Random(7)
    for _ in range(20):
        text = "".join(chr(rng.choice([rng.randrange(0x20, 0xD7FF), 0x5D0, 0x300, 0x200D,
                                       0x1F468, 0x2000B])) for _ in range(200))  # fmt: skip
        p = REAL.prepare(text, FACE, STYLE)
        assert lines(p, 9000)[-1][1] == len(text)
