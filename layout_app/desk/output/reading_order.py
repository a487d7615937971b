"""How a file is read on a screen. One rule: pages in order, each from its head to its foot.

Articles come once, where their first part stands; what leads to another part is a link.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from layout_app.compose.article.composed import ComposedBox
from layout_app.model.article import Article, headline
from layout_app.model.ids import PageId
from layout_app.model.issue import Issue, folio_of, index
from layout_app.model.setting import CELL_END, TableSetting
from layout_app.model.text import Kind, Paragraph
from layout_app.press.profile import HEAD_ROW, ITEM, ROW, Bookmark, Target, Told

_ROLES = {
    Kind.HEADLINE: "H1",
    Kind.SUBHEAD: "H2",
    Kind.QUOTE: "BlockQuote",
    Kind.NOTICE: ITEM,
    Kind.TABLE: ROW,
}
_BOXES = {"text": "P", "package": "P", "contents": "TOC", "picture": "Figure", "ad": "Figure"}
"""Structure types of the boxes that are read, beside articles."""
_ALTS = {"picture": "图片", "ad": "广告"}
NO_CAPTION = "图片"


class BoxesOf(NamedTuple):
    """A page and what stands on it."""

    page: PageId
    boxes: tuple[ComposedBox, ...]


def tags_of(boxes: Sequence[ComposedBox]) -> dict[str, str]:
    """Return the boxes that are read, each with its article, or none."""
    return {box.box: box.article or "" for box in boxes if box.article or box.kind in _BOXES}


def bookmarks(issue: Issue, pages: Sequence[BoxesOf]) -> Iterator[Bookmark]:
    """Yield the pages, below each the articles that begin there."""
    articles = index(issue).articles
    for number, page in enumerate(pages):
        yield Bookmark(title=folio_of(issue, page.page), page=number)
        for box in _in_order(page.boxes):
            if box.article and box.part == 1:
                title = headline(articles[box.article])
                yield Bookmark(title=title, page=number, y=box.rect.y, level=1)


def places(pages: Sequence[BoxesOf]) -> dict[str, Target]:
    """Return where the boxes of articles stand."""
    return {
        box.box: Target(page=number, x=box.rect.x, y=box.rect.y)
        for number, page in enumerate(pages)
        for box in page.boxes
        if box.article
    }


def reading_order(issue: Issue, pages: Sequence[BoxesOf]) -> Iterator[Told]:
    """Yield articles and other boxes as they are read."""
    articles, seen = index(issue).articles, set()
    for page in pages:
        for box in _in_order(page.boxes):
            if box.article is None:
                if box.kind in _BOXES:
                    alt = _ALTS.get(box.kind, "")
                    yield Told(name=box.box, role=_BOXES[box.kind], alt=alt)
            elif box.article not in seen:
                seen.add(box.article)
                yield _article(articles[box.article])


def _in_order(boxes: Sequence[ComposedBox]) -> list[ComposedBox]:
    """Return boxes as an eye meets them: by their upper edges, then from the left."""
    return sorted(boxes, key=lambda box: (round(box.rect.y), box.rect.x))


def _article(article: Article) -> Told:
    paragraphs = article.paragraphs
    return Told(
        name=article.id,
        roles=tuple(_roles(paragraphs)),
        cells={
            n: tuple(k for k, char in enumerate(paragraph.text, 1) if char == CELL_END)
            for n, paragraph in enumerate(paragraphs)
            if paragraph.kind is Kind.TABLE
        },
        alts={
            picture.original: picture.caption.strip() or NO_CAPTION for picture in article.pictures
        },
    )


def _roles(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    """Yield the structure type of each paragraph; a table begins with the rows of its head."""
    heads = 0
    before: Kind | None = None
    for paragraph in paragraphs:
        kind = paragraph.kind
        if kind is Kind.TABLE and (kind is not before or paragraph.setting is not None):
            setting = paragraph.setting
            heads = (setting if isinstance(setting, TableSetting) else TableSetting()).heads
        role = _ROLES.get(kind, "P")
        yield HEAD_ROW if role == ROW and heads > 0 else role
        heads -= role == ROW
        before = kind
