"""Ink of one line: what is small, above, below and behind the text, and whose it is."""

import pytest

from layout_app.compose.line.collect import Copy
from layout_app.compose.line.prepared import Prepared
from layout_app.compose.line.setting import DOT_DROP, READING_RISE, RISE, set_line
from layout_app.display.items import GlyphRun
from layout_app.fonts.catalogue import shipped
from layout_app.model.ids import ArticleId, FaceId
from layout_app.model.ink import BLACK
from layout_app.model.style import BreakStyle, Digits
from layout_app.model.text import Kind
from layout_app.store.inline import text_paragraph
from tests.unit.compose.setlines import FACE, PLAIN, prepared

SONG = FaceId("song-400")


def of(line: str, face: FaceId = FACE) -> Prepared:
    paragraph = text_paragraph(line)
    return prepared(paragraph.text, PLAIN, paragraph.marks, face)


def ink(p: Prepared, i: int = 0, j: int | None = None, measure: int = 0) -> list[GlyphRun]:
    """Return the runs of a line in type of 10 pt on the baseline 100."""
    end = len(p.text) if j is None else j
    copy = Copy(article=ArticleId("a"), paragraph=0, position=0, kind=Kind.TEXT, text=p.text)
    found = set_line(
        p, i, end, size=10, ink=BLACK, x=0, y=100, measure=measure or 40_000, full=bool(measure),
        copy=copy,
    )  # fmt: skip
    assert all(isinstance(item, GlyphRun) for item in found)
    return [item for item in found if isinstance(item, GlyphRun)]


def own(runs: list[GlyphRun]) -> list[GlyphRun]:
    return [run for run in runs if run.source]


def beside(runs: list[GlyphRun]) -> list[GlyphRun]:
    return [run for run in runs if not run.source]


@pytest.mark.parametrize("face", [FACE, SONG])
def test_text_of_a_line_is_the_text_whatever_stands_beside_it(face: FaceId) -> None:
    p = of("据{super:[1]}{ruby=xǔ:浒}{emphasis:墅，关}{bold:甲}", face)
    told = "".join(run.text for run in own(ink(p)))
    assert told == "据[1]浒墅，关甲"
    offsets = [run.source.offset for run in own(ink(p)) if run.source]
    assert offsets == sorted(offsets)


@pytest.mark.parametrize("face", [FACE, SONG])
def test_superscript_is_small_and_raised(face: FaceId) -> None:
    before, note, behind = ink(of("据{super:[1]}说", face))
    assert (note.text, note.size, note.ys) == ("[1]", 6.0, (100 - RISE * 10,))
    assert before.ys == behind.ys == (100,)
    assert before.xs[0] + 10 <= note.xs[0] < note.xs[-1] < behind.xs[0] < note.xs[0] + 10


@pytest.mark.parametrize("face", [FACE, SONG])
def test_reading_stands_in_the_middle_above(face: FaceId) -> None:
    runs = ink(of("甲{ruby=bā jiǔ:乙丙}丁", face))
    base, reading = own(runs)[0], beside(runs)[0]
    assert reading.text == "bā jiǔ"
    assert reading.size == 4.5
    assert reading.ys == (100 - READING_RISE * 10,)
    left = reading.xs[0] - base.xs[1]
    width = of("bā jiǔ", face).end[-1] * 4.5 / 1000
    assert left == pytest.approx(20 - width - left, abs=0.01)


@pytest.mark.parametrize("face", [FACE, SONG])
def test_wide_reading_spreads_its_characters_and_never_overhangs(face: FaceId) -> None:
    runs = ink(of("甲{ruby=chuáng shuāng zhuàng:乙丙}丁", face))
    first, second, third, fourth = [x for run in own(runs) for x in run.xs]
    width = of("chuáng shuāng zhuàng", face).end[-1] * 4.5 / 1000
    reading = beside(runs)[0]
    assert width > 20
    assert fourth - (first + 10) == pytest.approx(width, abs=0.02)
    assert reading.xs[0] >= first + 10 - 0.02
    assert second - (first + 10) == pytest.approx(fourth - (third + 10), abs=0.02)


@pytest.mark.parametrize("face", [FACE, SONG])
def test_dot_stands_in_the_middle_below_each_han(face: FaceId) -> None:
    p = of("甲{emphasis:乙，丙}丁", face)
    runs = ink(p)
    dots = beside(runs)[0]
    assert p.dot is not None
    assert len(dots.glyphs) == 2
    middles = [x + p.dot.x * 10 / 1000 for x in dots.xs]
    assert middles == pytest.approx([15, 35], abs=0.01)
    assert dots.ys[0] - p.dot.y * 10 / 1000 == pytest.approx(100 + DOT_DROP * 10, abs=0.01)


@pytest.mark.parametrize("face", [FACE, SONG])
def test_divided_word_shows_a_hyphen_at_the_edge_that_is_not_its_text(face: FaceId) -> None:
    p = of("国际Association在此", face)
    end = p.text.index("tion")
    measure = p.end[end] + 400
    runs = ink(p, 0, end, measure)
    assert "".join(run.text for run in own(runs)) == "国际Associa"
    (hyphen,) = beside(runs)
    assert hyphen.text == "-"
    assert hyphen.xs[0] + p.hyphens[end].width / 100 == pytest.approx(measure / 100, abs=0.01)


def test_line_that_ends_with_the_word_shows_none() -> None:
    p = of("国际Association在此")
    assert beside(ink(p, 0, p.text.index("在"))) == []


@pytest.mark.parametrize("face", [FACE, SONG])
def test_hung_mark_begins_at_the_edge(face: FaceId) -> None:
    p = prepared("甲乙丙丁，戊己庚辛", BreakStyle(indent=0, hang=True), face=face)
    (run,) = ink(p, 0, 5, 4_400)
    assert run.xs[3] == pytest.approx(34, abs=0.01)
    assert run.xs[4] == pytest.approx(44, abs=0.01)


def test_wide_digit_is_the_glyph_of_its_full_width_form_and_the_text_of_its_own() -> None:
    p = prepared("第5版", BreakStyle(indent=0, digits=Digits.FULL), face=SONG)
    (run,) = ink(p)
    assert run.text == "第5版"
    assert run.glyphs[1] == prepared("５", face=SONG).glyphs[0]
    assert run.xs == (0, 10, 20)


def test_name_outside_the_first_plane_takes_the_face_that_has_it() -> None:
    p = of("镇长𬭁先生", SONG)
    assert p.missing == ()
    assert "".join(run.text for run in own(ink(p))) == "镇长𬭁先生"


@pytest.mark.parametrize(("western", "face"), [("song-400", "song-400"), ("", "kai-400")])
def test_figures_in_kai_stand_in_the_face_that_the_stylebook_names(western, face) -> None:
    p = prepared("开张98天", BreakStyle(kai_western=FaceId(western)), face=FaceId("kai-400"))
    assert {found for i, j, found in p.runs if i <= 2 < j} == {face}
    assert {found for i, j, found in p.runs if i <= 0 < j} == {"kai-400"}


@pytest.mark.parametrize("face", ["song-400", "hei-700", "kai-400"])
def test_an_apostrophe_belongs_to_its_word(face: str) -> None:
    """It is as narrow as its ink, ends no line, and nothing stretches beside it."""
    text = "甲shepherd’s乙"
    p = prepared(text, face=FaceId(face))
    k = text.index("’")
    assert p.legal[k] == p.legal[k + 1] == 0
    assert p.at[k + 1] - p.at[k] < 300
    assert p.gaps[k] - p.gaps[k - 1] == p.gaps[k + 1] - p.gaps[k] == 0
    if face == "kai-400":
        return  # its western letters are another face's: three runs
    (run,) = set_line(p, 0, len(text), size=10.0, ink=BLACK, x=0.0, y=0.0, measure=20_000)
    opened = shipped().face(FaceId(face))
    left, _, right, _ = opened.extents(run.glyphs[k])
    before, after = run.xs[k - 1] + opened.advance(run.glyphs[k - 1]) / 100, run.xs[k + 1]
    assert before < run.xs[k] + left / 100 < run.xs[k] + right / 100 < after
    assert "".join(run.text) == text


def test_a_closing_quote_behind_a_word_stays_a_mark() -> None:
    text = "甲‘Ab’乙"
    p = prepared(text, face=FaceId("song-400"))
    k = text.index("’")
    assert p.legal[k + 1] == 1
    assert p.end[k + 1] - p.at[k] == 500
