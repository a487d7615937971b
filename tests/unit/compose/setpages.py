"""Issues of a few boxes on a small paper, for composing with the fake face."""

from datetime import date
from itertools import zip_longest
from pathlib import Path

from fakeface import FakeFaces

from layout_app.compose.page import Composer
from layout_app.display.items import GlyphRun, Group
from layout_app.display.page import PageDisplay, walk
from layout_app.model.article import Article
from layout_app.model.box import ArticleBox, Box, Region, RegionKind
from layout_app.model.geometry import MM, Cells, Rect
from layout_app.model.ids import ArticleId, BoxId, PageId
from layout_app.model.issue import Colophon, Issue, Publication
from layout_app.model.page import Page
from layout_app.model.paper import Paper
from layout_app.model.style import Stylebook
from layout_app.model.text import Kind, Paragraph

GOLDEN = Path(__file__).parents[2] / "golden" / "pages"
SMALL = Paper(
    name="small",
    trim_mm=(400 / MM, 600 / MM),
    type_mm=(320 / MM, 500 / MM),
    top_mm=60 / MM,
    columns=3,
    chars=10,
    lines=30,
    pitch=1.5,
)
"""Three columns of ten 字, 字 of ten points, thirty lines."""
BOOK = Stylebook(masthead_lines=8)
HAN = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动"


def han(count: int, seed: int = 0) -> str:
    return "".join(HAN[(k * 7 + seed) % len(HAN)] for k in range(count))


def article(name: str, *parts: str | tuple[Kind, str], rank: int = 4, **others: object) -> Article:
    paragraphs = tuple(
        Paragraph(text=part) if isinstance(part, str) else Paragraph(kind=part[0], text=part[1])
        for part in parts
    )
    return Article(id=ArticleId(name), paragraphs=paragraphs, rank=rank, **others)


def box(name: str, of: str, cells: tuple[int, int, int, int], **others: object) -> ArticleBox:
    column, line, columns, lines = cells
    shape = (Cells(column=column, line=line, columns=columns, lines=lines),)
    return ArticleBox(id=BoxId(name), article=ArticleId(of), shape=shape, **others)


def issue(articles: tuple[Article, ...], *pages: tuple[Box, ...], book: Stylebook = BOOK) -> Issue:
    publication = Publication(
        name="河湾报",
        papers=(SMALL,),
        paper="small",
        stylebook=book,
        colophon=Colophon(cn="CN 00-0000", sponsor="河湾街道", address="河湾路1号"),
    )
    return Issue(
        publication=publication,
        date=date(2023, 3, 20),
        number=12,
        total_number=345,
        articles=articles,
        pages=tuple(
            Page(id=PageId(f"p{n + 1}"), boxes=boxes, section="要闻")
            for n, boxes in enumerate(pages)
        ),
    )


def composer(lacks: str = "") -> Composer:
    return Composer(FakeFaces(lacks))


def runs(display: PageDisplay) -> list[GlyphRun]:
    return [item for item, _, _ in walk(display) if isinstance(item, GlyphRun)]


def copy_text(display: PageDisplay, name: str = "") -> str:
    """Return the copy on a page in painting order, furniture left out."""
    return "".join(
        run.text for run in runs(display) if run.source and name in ("", run.source.article)
    )


def columns(display: PageDisplay, box_id: str) -> list[Group]:
    found = next(group for group in display.groups if group.name == box_id)
    return [g for g in found.items if isinstance(g, Group) and g.name == "column"]


def standing(group: Group) -> list[str]:
    """Return the vertical lines of a group from the right; a new one begins where runs go up."""
    found: list[str] = []
    foot = float("inf")
    for item in group.items:
        if isinstance(item, GlyphRun):
            if item.ys[0] < foot:
                found.append("")
            found[-1] += item.text
            foot = max(item.ys)
    return found


def drawn(texts: list[str]) -> str:
    """Return vertical lines as they stand on paper, the first at the right."""
    return "\n".join("".join(row) for row in zip_longest(*reversed(texts), fillvalue="　"))


def line_texts(group: Group) -> list[str]:
    """Return the lines of a column, runs of one base line joined."""
    found: dict[float, str] = {}
    for item in group.items:
        if isinstance(item, GlyphRun):
            found[item.ys[0]] = found.get(item.ys[0], "") + item.text
    return list(found.values())


def region(kind: RegionKind, x: float, line: int, width: float, lines: int, **others) -> Region:
    """Return a place in 字 and lines."""
    em, leading = SMALL.em, SMALL.leading
    rect = Rect(x * em, line * leading, width * em, (lines - 1) * leading + em)
    return Region(kind=kind, rect=rect, **others)
