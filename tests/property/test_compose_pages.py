"""What holds of every article in every box: nothing lost, on the grid, straight feet (I10-I13)."""

from dataclasses import replace
from itertools import pairwise

from fakeface import FakeFaces
from hypothesis import example, given, settings
from hypothesis import strategies as st

from layout_app.compose.page import Composer
from layout_app.display.items import GlyphRun, Group
from layout_app.model.article import Article, accepted_text
from layout_app.model.box import ArticleBox
from layout_app.model.geometry import Cells
from layout_app.model.ids import ArticleId, BoxId, PageId
from layout_app.model.issue import Issue, Publication
from layout_app.model.page import Page
from layout_app.model.style import Stylebook
from layout_app.model.text import Kind, Paragraph
from tests.strategies import COPY, GRID

BODY = st.lists(
    st.builds(
        Paragraph, text=COPY, kind=st.sampled_from([Kind.TEXT, Kind.TEXT, Kind.TEXT, Kind.SUBHEAD])
    ),
    min_size=1,
    max_size=10,
)
HEAD = st.builds(Paragraph, text=st.text("大标题新", min_size=2, max_size=14))
BOXES = st.builds(
    lambda columns, lines, framed, inner: (columns, lines, framed, inner),
    st.integers(1, 4),
    st.integers(8, 40),
    st.booleans(),
    st.sampled_from([0, 0, 2, 3]),
)


def composed(head: Paragraph, body: list[Paragraph], shape: tuple[int, int, bool, int]):
    columns, lines, framed, inner = shape
    article = Article(
        id=ArticleId("a"), paragraphs=(replace(head, kind=Kind.HEADLINE), *body), rank=3
    )
    box = ArticleBox(
        id=BoxId("b"),
        article=article.id,
        shape=(Cells(column=0, line=0, columns=columns, lines=lines),),
        framed=framed,
        columns=inner,
    )
    publication = Publication(papers=(GRID,), paper="grid", stylebook=Stylebook(masthead_lines=0))
    page = Page(id=PageId("p"), boxes=(box,))
    issue = Issue(publication=publication, articles=(article,), pages=(page,))
    composer = Composer(FakeFaces())
    return article, composer.article(issue, article.id), composer.page(issue, page.id)


def column_groups(made) -> list[Group]:
    return [g for g in made.groups[0].items if isinstance(g, Group) and g.name == "column"]


def copy_of(group: Group) -> str:
    return "".join(
        copy_of(item) if isinstance(item, Group) else item.text
        for item in group.items
        if isinstance(item, Group | GlyphRun)
    )


@given(HEAD, BODY, BOXES)
@settings(max_examples=80)
def test_every_character_is_placed_or_over(
    head: Paragraph, body: list[Paragraph], shape: tuple[int, int, bool, int]
) -> None:
    article, made, _ = composed(head, body, shape)
    whole = accepted_text(article).replace("\n", "")
    placed = copy_of(made.groups[0])
    assert whole.startswith(placed)
    over = made.fit.chars if made.fit.state == "over" else 0
    assert len(placed) + over == len(whole)
    assert (made.overset is None) == (over == 0)


@given(HEAD, BODY, BOXES)
@settings(max_examples=60)
def test_body_lines_stand_on_the_grid_one_a_line(
    head: Paragraph, body: list[Paragraph], shape: tuple[int, int, bool, int]
) -> None:
    _, made, _ = composed(head, body, shape)
    group = made.groups[0]
    for column in column_groups(made):
        seen: dict[int, float] = {}
        for run in column.items:
            if not isinstance(run, GlyphRun):
                continue
            y = group.y + column.y + run.ys[0] - 0.88 * GRID.em - GRID.type_area.y
            line = round(y / GRID.leading)
            assert abs(y - line * GRID.leading) < 0.01
            assert run.xs[0] >= seen.get(line, -6.0)
            seen[line] = run.xs[-1]


@given(HEAD, BODY, st.integers(2, 4), st.integers(14, 40))
@example(
    Paragraph(text="大大"), [Paragraph(text="1"), *[Paragraph(text="1111一一一一一一")] * 4], 4, 14
)
@settings(max_examples=60)
def test_columns_before_the_last_end_on_one_line(
    head: Paragraph, body: list[Paragraph], columns: int, lines: int
) -> None:
    """Or the first ones a line lower, where a column would be empty else."""
    plain = [Paragraph(text=p.text) for p in body]
    _, made, _ = composed(head, plain, (columns, lines, False, 0))
    feet = [
        max(run.ys[0] for run in g.items if isinstance(run, GlyphRun))
        for g in column_groups(made)
        if g.items
    ]
    steps = {round(a - b, 3) for a, b in pairwise(feet)}
    assert len(set(feet[:-1])) <= 1 or (len(feet) == columns and steps == {0.0, GRID.leading})


@given(HEAD, BODY, BOXES)
@settings(max_examples=40)
def test_article_and_page_agree_and_repeat(
    head: Paragraph, body: list[Paragraph], shape: tuple[int, int, bool, int]
) -> None:
    _, made, page = composed(head, body, shape)
    assert page.display.groups[-1] == made.groups[0]
    assert composed(head, body, shape)[2] == page
