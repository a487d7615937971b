"""The 字 grid of any paper: long columns, divisions, glyphs on whole 字."""

from dataclasses import replace
from itertools import pairwise

import pytest
from fakeface import FakeFaces
from hypothesis import given, settings
from hypothesis import strategies as st

from layout_app.compose.line.cells import EM
from layout_app.compose.line.justify import LEFT
from layout_app.compose.page import Composer
from layout_app.display.items import GlyphRun, Group
from layout_app.model.article import Article
from layout_app.model.box import ArticleBox, Division
from layout_app.model.geometry import MM, Cells
from layout_app.model.ids import ArticleId, BoxId, PageId
from layout_app.model.issue import Issue, Publication
from layout_app.model.page import Page
from layout_app.model.paper import PRESETS, Paper, Remainder, cells_rect, divided, joined
from layout_app.model.style import Stylebook
from layout_app.model.text import Paragraph

TRIM = (390.0, 540.0)


@st.composite
def papers(draw: st.DrawFn) -> Paper:
    """Papers of any grid, their body size derived or given, off the middle or in it."""
    columns, chars = draw(st.integers(1, 10)), draw(st.integers(6, 24))
    pitch = draw(st.sampled_from([1.25, 1.35, 1.4, 1.5]))
    across = joined(columns, chars, 1.0)
    em = min(draw(st.floats(4.3, 14)), 360 * MM / across)
    wide = across * em / MM
    lines = max(1, int((480 * MM / em - 1) / pitch))
    given_size = draw(st.booleans())
    return Paper(
        name="any",
        trim_mm=TRIM,
        type_mm=(wide, 490.0),
        top_mm=draw(st.floats(0, 40)),
        columns=columns,
        chars=chars,
        lines=min(lines, 400),
        pitch=pitch,
        left_mm=draw(st.none() | st.floats(0, 25)),
        points=draw(st.floats(0.8, 1.0)) * em if given_size else 0.0,
    )


PAPERS = papers()


def test_long_columns_of_thirteen() -> None:
    found = [joined(k, 13, 1.0) for k in range(1, 9)]
    assert found == [13, 27, 41, 55, 69, 83, 97, 111]
    assert [joined(k, 11, 1.0) for k in range(1, 7)] == [11, 23, 35, 47, 59, 71]


@pytest.mark.parametrize(
    ("chars", "of", "into", "each", "left"),
    [(13, 3, 2, 20, 0), (13, 4, 3, 17, 2), (13, 5, 2, 34, 0), (13, 5, 3, 22, 1), (13, 5, 4, 16, 2),
     (13, 6, 4, 20, 0), (13, 6, 5, 15, 4), (11, 3, 2, 17, 0), (11, 6, 5, 13, 2), (14, 3, 2, 21, 1),
     (14, 5, 3, 24, 0), (14, 5, 4, 17, 3)],
)  # fmt: skip
def test_broken_columns(chars: int, of: int, into: int, each: int, left: int) -> None:
    width = joined(of, chars, 1.0)
    measures, gutter = divided(width, into, 1.0)
    assert measures == (each + 1,) * left + (each,) * (into - left)
    assert gutter == 1
    measures, gutter = divided(width, into, 1.0, Remainder.GUTTERS)
    assert measures == (each,) * into
    assert gutter == pytest.approx(1 + left / (into - 1))


@given(PAPERS)
@settings(max_examples=200)
def test_joined_columns_fill_their_cells_on_any_paper(paper: Paper) -> None:
    assert cells_rect(
        paper, Cells(column=0, line=0, columns=paper.columns, lines=1)
    ).w == pytest.approx(paper.type_area.w, abs=0.002)
    for k in range(1, paper.columns + 1):
        rect = cells_rect(paper, Cells(column=0, line=0, columns=k, lines=1))
        assert rect.w == pytest.approx((k * paper.chars + k - 1) * paper.em, abs=0.002)
    assert paper.type_area.right <= paper.trim[0] + 0.05


@given(st.integers(4, 200), st.integers(1, 8), st.sampled_from([0.5, 1.0, 1.5, 2.0]))
def test_both_strategies_fill_the_width(width: int, parts: int, gutter: float) -> None:
    if (width - (parts - 1) * gutter) / parts < 1:
        return
    for remainder in Remainder:
        measures, between = divided(width, parts, gutter, remainder)
        assert sum(measures) + (parts - 1) * between == pytest.approx(width if parts > 1 else
                                                                       int(width))  # fmt: skip
        assert all(measure == int(measure) for measure in measures)


def composed(paper: Paper, text: str, columns: int, division: Division, remainder: Remainder):
    """Return the box with its columns and the runs that stand in them."""
    article = Article(id=ArticleId("a"), paragraphs=(Paragraph(text=text),))
    wide = min(paper.columns, 6)
    cells = Cells(column=0, line=0, columns=wide, lines=min(paper.lines, 30))
    box = ArticleBox(
        id=BoxId("b"),
        article=article.id,
        shape=(cells,),
        columns=min(columns, wide + 1),
        division=division,
        remainder=remainder,
    )
    publication = Publication(papers=(paper,), paper="any", stylebook=Stylebook(masthead_lines=0))
    issue = Issue(
        publication=publication, articles=(article,), pages=(Page(id=PageId("p"), boxes=(box,)),)
    )
    made = Composer(FakeFaces()).article(issue, article.id)
    return made.boxes[0], [
        (group, item)
        for group in made.groups[0].items
        if isinstance(group, Group) and group.name == "column"
        for item in group.items
        if isinstance(item, GlyphRun)
    ]


@given(
    PAPERS,
    st.integers(0, 5),
    st.sampled_from([Division.GRID, Division.WHOLE, Division.KEPT_GUTTER]),
    st.sampled_from(Remainder),
)
@settings(max_examples=120)
def test_glyphs_stand_on_whole_cells_of_their_column(paper, columns, division, remainder) -> None:
    _, runs = composed(paper, "的一是在不了有和人这中大为上个国" * 12, columns, division, remainder)
    natural = 0
    for _, run in runs:
        steps = [two - one for one, two in pairwise(run.xs)]
        if any(abs(step - paper.em) > 0.02 for step in steps):
            # Stretched, to spare a line a single character or a column a lone line: evenly, but
            # for the last gap, which takes up what the others leave; places are .001 pt apart.
            assert max(steps) - min(steps) < LEFT * paper.em / EM + 0.004
            assert min(steps) > paper.em
            continue
        for x in run.xs:
            assert abs(x - round(x / paper.em) * paper.em) < 0.01 * MM
        natural += 1
    assert natural


@given(PAPERS, st.integers(2, 5), st.sampled_from(Division), st.sampled_from(Remainder))
@settings(max_examples=120)
def test_inner_columns_fill_their_box(paper, columns, division, remainder) -> None:
    box, _ = composed(paper, "的一是在不了" * 60, columns, division, remainder)
    texts = [region.rect for region in box.regions if region.kind == "text"]
    assert min(r.x for r in texts) == pytest.approx(box.rect.x, abs=0.01)
    assert max(r.right for r in texts) == pytest.approx(box.rect.right, abs=0.01)
    if division is Division.FRACTION:
        assert max(r.w for r in texts) - min(r.w for r in texts) < 0.01


def test_presets_are_as_the_handbook_says() -> None:
    found = {p.name: (p.columns, p.chars, p.lines, round(p.em, 2)) for p in PRESETS}
    assert found == {
        "tabloid-5": (5, 14, 75, 9.38),
        "tabloid-6": (6, 11, 78, 9.38),
        "broadsheet-8": (8, 13, 115, 8.94),
    }


def test_grid_that_does_not_fit_is_no_paper() -> None:
    with pytest.raises(ValueError, match="columns do not fit"):
        replace(PRESETS[0], points=10.0)
    with pytest.raises(ValueError, match="does not fit the trim"):
        replace(PRESETS[0], left_mm=60.0)
