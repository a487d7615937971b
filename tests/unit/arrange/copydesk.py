"""Articles with made text on the shipped papers, for arranging with a fake face."""

from collections.abc import Sequence

from fakeface import FakeFaces

from layout_app.compose.page import Composer
from layout_app.model.article import Article, ArticlePicture
from layout_app.model.box import Box
from layout_app.model.geometry import Cells
from layout_app.model.ids import ArticleId, PageId
from layout_app.model.issue import Issue, Publication
from layout_app.model.page import Page
from layout_app.model.paper import BROADSHEET_8, TABLOID_5, Paper
from layout_app.model.style import Stylebook
from layout_app.model.text import Kind, Paragraph

HAN = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动"
PICTURE = ArticlePicture(
    original="0" * 64, name="a.jpg", caption="昨天上午的现场", pixels=(3000, 2000)
)
PAGE = PageId("p1")
PLAIN = Stylebook(masthead_lines=0)

__all__ = ("BROADSHEET_8", "PAGE", "PICTURE", "TABLOID_5", "composer", "issue", "story")


def composer() -> Composer:
    return Composer(FakeFaces())


def han(count: int, seed: int) -> str:
    return "".join(HAN[(k * 7 + seed * 3) % len(HAN)] for k in range(count))


def story(name: str, rank: int, chars: int, *, picture: bool = False) -> Article:
    """Return an article of paragraphs of some eighty characters."""
    seed = sum(map(ord, name))
    lengths = [80 + (k * 13 + seed) % 40 for k in range(max(1, chars // 100))]
    body = [Paragraph(text=han(length, seed + k)) for k, length in enumerate(lengths)]
    head = Paragraph(kind=Kind.HEADLINE, text=han(9 + seed % 6, seed))
    return Article(
        id=ArticleId(name),
        paragraphs=(head, *body),
        rank=rank,
        pictures=(PICTURE,) if picture else (),
    )


def issue(
    articles: Sequence[Article], boxes: Sequence[Box] = (), paper: Paper = TABLOID_5
) -> Issue:
    publication = Publication(papers=(paper,), paper=paper.name, stylebook=PLAIN)
    return Issue(
        publication=publication,
        articles=tuple(articles),
        pages=(Page(id=PAGE, boxes=tuple(boxes)),),
    )


def cells(column: int, line: int, columns: int, lines: int) -> Cells:
    return Cells(column=column, line=line, columns=columns, lines=lines)
