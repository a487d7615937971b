"""A page that cannot be arranged around what stays says so, and its articles are not lost."""

from dataclasses import replace

import pytest

from layout_app.compose.page import Composer
from layout_app.desk.pages.arranging import Task, arranged_lines, no_page, proposed
from layout_app.desk.words import use_language
from layout_app.edit.boxes import set_pinned
from layout_app.fonts.catalogue import shipped
from layout_app.model.article import Article
from layout_app.model.box import ArticleBox
from layout_app.model.geometry import Cells
from layout_app.model.ids import ArticleId, BoxId, PageId
from layout_app.model.issue import Issue, Publication
from layout_app.model.page import Page
from layout_app.model.paper import TABLOID_5
from layout_app.model.style import Stylebook
from layout_app.model.text import Kind, Paragraph

PAGE = PageId("p1")


@pytest.fixture
def made() -> Issue:
    """Return a page with a long L around a pinned article: no rectangle beside it holds as much."""
    use_language("en")
    lines = TABLOID_5.lines
    around = (
        Cells(column=0, line=0, columns=3, lines=lines),
        Cells(column=3, line=51, columns=2, lines=lines - 51),
    )
    notch = Cells(column=3, line=0, columns=2, lines=50)
    shapes = {"long": around, "held": (notch,)}
    issue = Issue(
        publication=Publication(paper=TABLOID_5.name, stylebook=Stylebook(masthead_lines=0)),
        articles=(story("long", 50), story("held", 12)),
        pages=(
            Page(
                id=PAGE,
                boxes=tuple(
                    ArticleBox(id=BoxId(f"{name}-box"), article=ArticleId(name), shape=shape)
                    for name, shape in shapes.items()
                ),
            ),
        ),
    )
    return set_pinned(issue, BoxId("held-box"), pinned=True)


def story(name: str, paragraphs: int) -> Article:
    head = Paragraph(kind=Kind.HEADLINE, text=f"{name}号稿的标题")
    body = Paragraph(text="云溪河水清见底。" * 10)
    return Article(id=ArticleId(name), paragraphs=(head, *[body] * paragraphs), rank=2)


def test_what_stands_on_a_page_that_stays_is_not_said_to_find_no_room(made: Issue) -> None:
    found = proposed(made, Composer(shipped()), Task(pages=(PAGE,), seconds=2.0))
    assert not found[PAGE].proposals
    assert found[PAGE].unplaced == ()
    told, why = arranged_lines(made, found)
    assert told == "A01: left as it is"
    assert "pinned" in why


def test_refusal_tells_of_what_is_held(made: Issue) -> None:
    assert no_page(made, (PAGE,)).code == "arrange.held"
    bare = replace(made, pages=(Page(id=PAGE),))
    assert no_page(bare, (PAGE,)).code == "arrange.no_page"
