"""`articles/<id>.yaml` as a record. One rule: a form that people edit by hand.

Heads are fields and the body is lines; what cannot stand in a line stands in lists beside them.
"""

from dataclasses import replace
from typing import Any

from layout_app.frozen import frozen
from layout_app.model.article import Article, ArticlePicture, Cut, Note, PartBreak, heads
from layout_app.model.ids import ArticleId
from layout_app.model.seam import OpenEnd, Seam
from layout_app.model.text import HEADS, BlockRef, Mark, MarkKind, Paragraph
from layout_app.store import inline
from layout_app.store.records import shared


@frozen(kw_only=False)
class Line:
    """A head as it stands in a file: text with its marks inside."""

    text: str
    marks: tuple[Mark, ...] = ()


@frozen(kw_only=False)
class Body:
    """Paragraphs as lines; their provenance and marks that do not nest stand beside them."""

    paragraphs: tuple[Paragraph, ...] = ()


@frozen
class ParagraphMark:
    """A mark that does not nest with the others of its paragraph."""

    paragraph: int
    kind: MarkKind
    start: int
    end: int
    value: str = ""


@frozen
class ArticleFile:
    """`articles/<id>.yaml`."""

    id: ArticleId
    rank: int = 3
    section: str = ""
    source: str = ""
    kicker: Line | None = None
    headline: Line | None = None
    subtitle: Line | None = None
    deck: Line | None = None
    byline: Line | None = None
    body: Body = Body()
    marks: tuple[ParagraphMark, ...] = ()
    blocks: tuple[tuple[BlockRef, ...], ...] = ()
    """Provenance of each paragraph, heads first; what is missing at the end has none."""
    seams: tuple[Seam, ...] = ()
    open_ends: tuple[OpenEnd, ...] = ()
    cuts: tuple[Cut, ...] = ()
    notes: tuple[Note, ...] = ()
    pictures: tuple[ArticlePicture, ...] = ()
    breaks: tuple[PartBreak, ...] = ()
    keyword: str = ""


def article_file(article: Article) -> ArticleFile:
    """Return the record of an article."""
    above = heads(article)
    named: dict[str, Any] = {p.kind.value: Line(p.text, p.marks) for p in above}
    return ArticleFile(
        **shared(article, ArticleFile),
        **named,
        body=Body(article.paragraphs[len(above) :]),
        marks=marks_beside(article.paragraphs),
        blocks=_blocks_beside(article.paragraphs),
    )


def article_of(file: ArticleFile) -> Article:
    """Return the article of a record; ValueError where its parts contradict each other."""
    above = [(kind, getattr(file, kind.value)) for kind in HEADS]
    paragraphs = (
        *(Paragraph(text=h.text, kind=kind, marks=h.marks) for kind, h in above if h is not None),
        *file.body.paragraphs,
    )
    return Article(
        **shared(file, Article), paragraphs=with_side_lists(paragraphs, file.marks, file.blocks)
    )


def marks_beside(paragraphs: tuple[Paragraph, ...]) -> tuple[ParagraphMark, ...]:
    """Return the marks that do not nest, each with the place of its paragraph."""
    return tuple(
        ParagraphMark(paragraph=n, kind=m.kind, start=m.start, end=m.end, value=m.value)
        for n, paragraph in enumerate(paragraphs)
        if not inline.has_inline_marks(paragraph)
        for m in paragraph.marks
    )


def _blocks_beside(paragraphs: tuple[Paragraph, ...]) -> tuple[tuple[BlockRef, ...], ...]:
    blocks = [paragraph.blocks for paragraph in paragraphs]
    while blocks and not blocks[-1]:
        blocks.pop()
    return tuple(blocks)


def with_side_lists(
    paragraphs: tuple[Paragraph, ...],
    marks: tuple[ParagraphMark, ...],
    blocks: tuple[tuple[BlockRef, ...], ...],
) -> tuple[Paragraph, ...]:
    """Give paragraphs back what stands beside them; ValueError where there is no such paragraph."""
    if len(blocks) > len(paragraphs):
        raise ValueError("more entries in blocks than paragraphs")
    whole = list(paragraphs)
    for n, refs in enumerate(blocks):
        whole[n] = replace(whole[n], blocks=refs)
    for mark in marks:
        if not 0 <= mark.paragraph < len(whole):
            raise ValueError(f"a mark of paragraph {mark.paragraph}, which does not exist")
        plain = Mark(kind=mark.kind, start=mark.start, end=mark.end, value=mark.value)
        held = whole[mark.paragraph]
        whole[mark.paragraph] = replace(held, marks=(*held.marks, plain))
    return tuple(whole)
