"""What holds of text around pictures, inserts, heads and drop caps (I10-I12), whatever the box."""

from fakeface import FakeFaces
from hypothesis import given, settings
from hypothesis import strategies as st

from layout_app.compose.article.composed import ComposedArticle
from layout_app.compose.flow.columns import Column
from layout_app.compose.flow.exclusions import Exclusion, clear_of, excluded
from layout_app.compose.page import Composer
from layout_app.display.items import GlyphRun, Group
from layout_app.model.article import Article, ArticlePicture, accepted_text
from layout_app.model.box import Arrangement, ArticleBox, Division, Region, RegionKind
from layout_app.model.geometry import Cells, Rect
from layout_app.model.ids import ArticleId, BoxId, PageId
from layout_app.model.issue import Issue, Publication
from layout_app.model.page import Page
from layout_app.model.style import Stylebook
from layout_app.model.text import Kind, Paragraph
from tests.strategies import COPY, GRID

EM, LEADING, AREA = GRID.em, GRID.leading, GRID.type_area
ASCENT = 0.88
BODY = st.lists(
    st.builds(
        Paragraph,
        text=COPY,
        kind=st.sampled_from([Kind.TEXT] * 5 + [Kind.SUBHEAD, Kind.QUOTE, Kind.FACT]),
    ),
    min_size=1,
    max_size=12,
)
SHAPES = st.one_of(
    st.builds(
        lambda columns, lines: (Cells(column=0, line=2, columns=columns, lines=lines),),
        st.integers(1, 4),
        st.integers(6, 38),
    ),
    st.builds(
        lambda wide, high, more: (
            Cells(column=0, line=0, columns=wide, lines=high),
            Cells(column=0, line=high, columns=wide - 1, lines=more),
        ),
        st.integers(2, 4),
        st.integers(6, 20),
        st.integers(1, 18),
    ),
)
CORNERS = ((0.5, 0.0), (1.0, 0.4), (0.7, 1.0), (0.1, 0.8))
PICTURES = st.lists(
    st.builds(
        ArticlePicture,
        original=st.just("f" * 64),
        name=st.just("a.jpg"),
        caption=st.sampled_from(["", "新桥通车。", "说" * 40]),
        pixels=st.sampled_from([(0, 0), (300, 200), (200, 300), (900, 100)]),
        contour=st.sampled_from([(), (), CORNERS]),
    ),
    max_size=3,
)
REGIONS = st.lists(
    st.builds(
        Region,
        kind=st.sampled_from([RegionKind.PICTURE, RegionKind.QUOTE, RegionKind.FACT]),
        index=st.integers(0, 1),
        rect=st.builds(
            lambda x, y, w, h: Rect(x * EM, y * LEADING, w * EM, h * LEADING),
            st.floats(0, 30),
            st.floats(0, 30),
            st.floats(1, 30),
            st.floats(0, 12),
        ),
    ),
    max_size=2,
)
BOXES = st.builds(
    ArticleBox,
    id=st.just(BoxId("b")),
    article=st.just(ArticleId("a")),
    shape=SHAPES,
    arrangement=st.sampled_from(
        [
            *(Arrangement.OVER, Arrangement.INSIDE, Arrangement.BESIDE),
            *(Arrangement.SURROUNDED, Arrangement.UNDER_PICTURE),
        ]
    ),
    columns=st.sampled_from([0, 0, 1, 2, 3]),
    division=st.sampled_from(Division),
    head_lines=st.sampled_from([0, 0, 6]),
    heads_lower=st.sampled_from([0, 0, 1, 2]),
    subhead_air=st.integers(0, 2),
    loosen=st.integers(-2, 2),
    drop_cap=st.sampled_from([0, 0, 2, 3]),
    picture_lines=st.integers(-2, 2),
    framed=st.booleans(),
    regions=REGIONS.map(tuple),
)
FLOWS = st.builds(
    lambda head, body, pictures, box: (
        Article(
            id=ArticleId("a"),
            paragraphs=(Paragraph(text=head, kind=Kind.HEADLINE), *body),
            pictures=tuple(pictures),
        ),
        box,
    ),
    st.text("大标题新", min_size=2, max_size=14),
    BODY,
    PICTURES,
    BOXES,
)


def composed(article: Article, *boxes: ArticleBox) -> ComposedArticle:
    publication = Publication(papers=(GRID,), paper="grid", stylebook=Stylebook(masthead_lines=0))
    pages = tuple(Page(id=PageId(f"p{n}"), boxes=(box,)) for n, box in enumerate(boxes))
    issue = Issue(publication=publication, articles=(article,), pages=pages)
    return Composer(FakeFaces()).article(issue, article.id)


def glyph_runs(group: Group, x: float = 0.0, y: float = 0.0, name: str = ""):
    """Yield the runs of a group with the place of their origin and the name of their group."""
    x, y = x + group.x, y + group.y
    for item in group.items:
        if isinstance(item, Group):
            yield from glyph_runs(item, x, y, item.name)
        elif isinstance(item, GlyphRun):
            yield item, x, y, name


@given(FLOWS)
@settings(max_examples=150, deadline=None)
def test_every_character_stands_once_or_is_listed_as_lost(flow) -> None:
    article, box = flow
    made = composed(article, box)
    text = accepted_text(article)
    shown = [0] * len(text)
    ends = 0
    for run, _x, _y, _name in glyph_runs(made.groups[0]):
        if run.source is None:
            continue
        at = run.source.position
        assert text[at : at + len(run.text)] == run.text
        assert at >= ends, "ink follows the copy"
        ends = at + len(run.text)
        for k in range(at, ends):
            shown[k] += 1
    for start, end in made.lost:
        for k in range(start, end):
            shown[k] += text[k] != "\n"
    blank = [k for k, char in enumerate(text) if char == "\n"]
    assert [k for k, times in enumerate(shown) if times != 1] == blank
    over = made.fit.chars if made.fit.state == "over" else 0
    assert over == sum(text[k] != "\n" for start, end in made.lost for k in range(start, end))


@given(FLOWS)
@settings(max_examples=100, deadline=None)
def test_every_line_of_text_stands_on_the_grid(flow) -> None:
    made = composed(*flow)
    for run, _x, y, name in glyph_runs(made.groups[0]):
        if name == "column":
            line = (y + run.ys[0] - ASCENT * EM - AREA.y) / LEADING
            assert abs(line - round(line)) * LEADING < 0.02


@given(FLOWS)
@settings(max_examples=150, deadline=None)
def test_no_character_of_the_text_lies_on_what_it_runs_around(flow) -> None:
    article, box = flow
    made = composed(article, box)
    outlined = {k for k, picture in enumerate(article.pictures) if picture.contour}
    solid = [
        region.rect
        for region in made.boxes[0].regions
        if region.kind is not RegionKind.TEXT
        and not (region.kind is RegionKind.PICTURE and region.index in outlined)
        and not (region.kind.value in ("headline",) and box.arrangement is Arrangement.OVER)
    ]
    cells = set()
    for run, x, y, name in glyph_runs(made.groups[0]):
        if name != "column":
            continue
        for at, start in zip(run.xs, run.starts, strict=True):
            # The left half of an opening mark is blank, and may stand over what is beside it.
            ink = at + EM / 2 if run.text[start] == "“" else at
            cell = Rect(x + ink, y + run.ys[0] - EM, 0.4 * EM, EM)
            assert not any(rect.overlaps(shrunk(cell)) for rect in solid)
            place = (round(x + at, 2), round(y + run.ys[0], 2))
            assert place not in cells
            cells.add(place)


def shrunk(rect: Rect) -> Rect:
    return Rect(rect.x + 0.05, rect.y + 0.05, rect.w - 0.1, rect.h - 0.1)


@given(
    st.lists(
        st.lists(st.tuples(st.floats(0, 430), st.floats(0, 560)), min_size=3, max_size=6),
        min_size=1,
        max_size=3,
    ),
    st.lists(st.integers(5, 43), min_size=1, max_size=2),
)
@settings(max_examples=150, deadline=None)
def test_no_slot_overlaps_an_outline(outlines, measures) -> None:
    exclusions = [
        Exclusion(outline=tuple((AREA.x + x, AREA.y + y) for x, y in corners))
        for corners in outlines
    ]
    columns = [
        Column(x=AREA.x, width=chars * EM, measure=chars * 1000, line=0, lines=30)
        for chars in measures
    ]
    for run in clear_of(GRID, columns, exclusions):
        assert run.measure >= 5000
        assert run.measure % 1000 == 0
        for line in range(run.line, run.line + run.lines):
            foot = AREA.y + line * LEADING + ASCENT * EM
            for step in range(21):
                x = run.x + 0.02 + (run.width - 0.04) * step / 20
                for y in (foot - 0.95 * EM, foot - 0.5 * EM, foot - 0.05 * EM):
                    assert not any(holds(e.outline, x, y) for e in exclusions)


def holds(outline, x: float, y: float) -> bool:
    """Tell whether a point lies inside an outline, by counting the sides to its right."""
    inside = False
    for (x1, y1), (x2, y2) in zip(outline, (*outline[1:], outline[0]), strict=True):
        if (y1 > y) != (y2 > y) and x < x1 + (x2 - x1) * (y - y1) / (y2 - y1):
            inside = not inside
    return inside


@given(st.integers(0, 42), st.integers(1, 20), st.integers(0, 25), st.integers(1, 10))
@settings(max_examples=100, deadline=None)
def test_a_rectangle_leaves_whole_cells_with_air_at_its_sides(x, width, line, lines) -> None:
    column = Column(x=AREA.x, width=43 * EM, measure=43_000, line=0, lines=30)
    place = Rect(AREA.x + x * EM, AREA.y + line * LEADING, width * EM, (lines - 1) * LEADING + EM)
    runs = clear_of(GRID, (column,), (excluded(place),))
    beside = [run for run in runs if line <= run.line < line + lines]
    left, right = max(0, x - 1), max(0, 43 - x - width - 1)
    wanted = [chars * 1000 for chars in (left, right) if chars >= 5]
    assert [run.measure for run in beside] == wanted
    assert sum(run.lines for run in runs if run.measure == 43_000) == 30 - sum(
        line <= k < line + lines for k in range(30)
    )
