"""Paragraphs made of slices of others. One rule: every character knows where it stood before."""

from dataclasses import replace

from layout_app.edit.anchors import Piece, halved_marks, moved_mark, rebuilt
from layout_app.frozen import frozen
from layout_app.model.article import Article
from layout_app.model.ids import ArticleId
from layout_app.model.seam import Seam
from layout_app.model.text import Paragraph


@frozen(kw_only=False)
class Slice:
    """Characters start..end of a paragraph, as a part of a new one."""

    article: ArticleId
    paragraph: int
    start: int
    end: int

    def is_of(self, article: ArticleId, paragraph: int) -> bool:
        """Tell whether it belongs to a paragraph."""
        return (self.article, self.paragraph) == (article, paragraph)


@frozen(kw_only=False)
class Made:
    """A paragraph and the slices of old ones it is made of."""

    paragraph: Paragraph
    slices: tuple[Slice, ...]


def as_made(article: Article) -> list[Made]:
    """Return the paragraphs of an article, each a slice of itself."""
    return [
        Made(paragraph, (Slice(article.id, n, 0, len(paragraph.text)),))
        for n, paragraph in enumerate(article.paragraphs)
    ]


def joined(tail: Made, head: Made) -> Made:
    """Return a tail with its head behind it, as one paragraph of the tail's kind."""
    length = len(tail.paragraph.text)
    marks = (moved_mark(mark, length) for mark in head.paragraph.marks)
    paragraph = replace(
        tail.paragraph,
        text=tail.paragraph.text + head.paragraph.text,
        marks=(*tail.paragraph.marks, *marks),
        blocks=(*tail.paragraph.blocks, *head.paragraph.blocks),
    )
    return Made(paragraph, (*tail.slices, *head.slices))


def halved(whole: Made, seam: Seam) -> tuple[Made, Made]:
    """Split a joined paragraph at its seam."""
    paragraph, at = whole.paragraph, seam.at.offset
    first, second = halved_marks(paragraph.marks, at)
    cut = paragraph.blocks.index(seam.head)
    (held,) = whole.slices
    left = replace(paragraph, text=paragraph.text[:at], marks=first, blocks=paragraph.blocks[:cut])
    right = Paragraph(
        text=paragraph.text[at:], kind=seam.kind, marks=second, blocks=paragraph.blocks[cut:]
    )
    return (
        Made(left, (replace(held, end=at),)),
        Made(right, (replace(held, start=at),)),
    )


def remade(
    old: dict[ArticleId, Article], texts: dict[ArticleId, list[Made]]
) -> dict[ArticleId, Article]:
    """Return the articles with their new paragraphs, what is pinned gone along."""
    places: dict[tuple[ArticleId, int], list[Piece]] = {}
    for name, made in texts.items():
        for n, each in enumerate(made):
            done = 0
            for part in each.slices:
                piece = Piece(part.start, part.end, name, n, done - part.start)
                places.setdefault((part.article, part.paragraph), []).append(piece)
                done += part.end - part.start
    ordered = {key: tuple(sorted(found, key=lambda p: p.start)) for key, found in places.items()}
    plain = {name: tuple(m.paragraph for m in made) for name, made in texts.items()}
    return rebuilt(old, plain, ordered)
