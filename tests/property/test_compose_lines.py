"""What holds of every paragraph at every measure (I1-I6, I14)."""

import random
from itertools import pairwise

from fakeface import FakeFaces
from hypothesis import example, given, settings
from hypothesis import strategies as st

from layout_app.cjk.kinsoku import no_end, no_start
from layout_app.compose.justify import glyph_places
from layout_app.compose.linebreak import break_layered, break_lines
from layout_app.compose.prepare import MISSING, Prepared, Preparer
from layout_app.fonts.catalogue import shipped
from layout_app.model.ids import FaceId
from layout_app.model.style import BreakStyle, Kinsoku

HAN = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动"
MARKS = "，。、；：？！“”‘’（）《》—…·"
SOLID = st.sampled_from(HAN)
PIECES = st.one_of(
    st.text(alphabet=HAN, min_size=1, max_size=12),
    st.sampled_from(MARKS),
    st.sampled_from(["——", "……", "24.5%", "9000亿元", "2023年", "5G", "Health", "a b", "①", "。”"]),
)
TEXTS = st.lists(PIECES, min_size=1, max_size=30).map("".join)
ANYTHING = st.text(max_size=60).map(lambda text: text.replace("\n", ""))
MEASURES = st.integers(5, 40).map(lambda chars: chars * 1000)
STYLE = BreakStyle()
FAKE = Preparer(FakeFaces())
REAL = Preparer(shipped())
FACE = FaceId("song-400")


def lines(p: Prepared, measure: int) -> list[tuple[int, int, int]]:
    """Return start, end and measure of each line."""
    found, start = [], 0
    for end in break_lines(p, measure - STYLE.indent, measure).ends:
        found.append((start, end, measure if start else measure - STYLE.indent))
        start = end
    return found


@given(TEXTS, MEASURES)
@settings(max_examples=200)
def test_lines_joined_are_the_text(text: str, measure: int) -> None:
    p = FAKE.prepare(text, FACE, STYLE)
    assert "".join(text[i:j] for i, j, _ in lines(p, measure)) == text


@given(ANYTHING, MEASURES)
def test_any_text_is_set_whole_and_in_order(text: str, measure: int) -> None:
    p = REAL.prepare(text, FACE, STYLE)
    found = lines(p, measure)
    assert "".join(text[i:j] for i, j, _ in found) == text
    assert all(gid > 0 or gid in (0, MISSING) for gid in p.glyphs)


@given(TEXTS, MEASURES, st.booleans())
@settings(max_examples=200)
def test_glyphs_run_to_the_right_and_full_lines_end_on_the_edge(
    text: str, measure: int, real: bool
) -> None:
    p = (REAL if real else FAKE).prepare(text, FACE, STYLE)
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
            assert text[end] not in no_start(Kinsoku.BASIC)
            assert text[end - 1] not in no_end(Kinsoku.BASIC)


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
def test_search_costs_no_more_than_greedy_lines(text: str, measure: int) -> None:
    p = FAKE.prepare(text, FACE, STYLE)
    first = measure - STYLE.indent
    best = min(b.cost for b in break_layered(p, lambda n: measure if n else first).values())
    assert best <= break_lines(p, first, measure).cost + 1e-6


def test_a_megabyte_without_a_break_is_set() -> None:
    p = FAKE.prepare("a" * 100_000, FACE, STYLE)
    found = break_lines(p, 12000, 14000)
    assert found.ends[-1] == 100_000


def test_random_bytes_of_every_plane_are_set() -> None:
    rng = random.Random(7)
    for _ in range(20):
        text = "".join(chr(rng.choice([rng.randrange(0x20, 0xD7FF), 0x5D0, 0x300, 0x200D,
                                       0x1F468, 0x2000B])) for _ in range(200))  # fmt: skip
        p = REAL.prepare(text, FACE, STYLE)
        assert lines(p, 9000)[-1][1] == len(text)
