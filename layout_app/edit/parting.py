"""Part a head in two. One rule: both halves stay among the heads, each once and in its order.

Behind the place stands the next lower head that the article lacks: a headline parts into headline
and subtitle. Where there is none, what stands before the place rises to the next higher one; where
there is none either, a large head breaks its line. Behind decks and bylines the text begins.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from layout_app.edit.anchors import halved_marks, moved_mark, retyped
from layout_app.edit.articles import edit_text
from layout_app.edit.lookup import article_of, paragraph_of, with_article
from layout_app.errors import CommandError
from layout_app.model.article import Article, heads
from layout_app.model.breaks import BROKEN, breaks_at
from layout_app.model.ids import ArticleId
from layout_app.model.issue import Issue
from layout_app.model.text import HEADS, SETTINGS, Kind, Mark, MarkKind, Paragraph

_PARTED = tuple(kind for kind in HEADS if kind is not Kind.BYLINE)
"""What half a head may become; whom a text is by, nobody tells by a key."""


def part_head(
    issue: Issue, article: ArticleId, paragraph: int, offset: int, end: int | None = None
) -> Issue:
    """Make two lines of a head, blanks at the place gone; at its edges one of them is empty.

    Characters up to `end` give way. At an edge beside which nothing can stand, all stays as it is.
    """
    issue = _without(issue, article, paragraph, offset, end)
    found = article_of(issue, article)
    parted = _parted(found, paragraph, offset)
    if parted is not None:
        return with_article(issue, retyped(found, parted))
    is_large = found.paragraphs[paragraph].kind in BROKEN
    return break_head(issue, article, paragraph, offset) if is_large else issue


def break_head(
    issue: Issue, article: ArticleId, paragraph: int, offset: int, end: int | None = None
) -> Issue:
    """Break the line of a large head at a place, blanks there and characters up to `end` gone."""
    issue = _without(issue, article, paragraph, offset, end)
    old = article_of(issue, article).paragraphs[paragraph]
    if old.kind not in BROKEN:
        raise CommandError("article.no_large_head", article=article, paragraph=paragraph)
    left, right = _halves(old, offset)
    if not left.text or not right.text:
        return issue
    at = len(left.text)
    marks = {*left.marks, *(moved_mark(mark, at) for mark in right.marks), *breaks_at([at])}
    ordered = tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end)))
    return edit_text(issue, article, paragraph, left.text + right.text, ordered)


def _without(
    issue: Issue, article: ArticleId, paragraph: int, start: int, end: int | None
) -> Issue:
    """Take characters out of a head; CommandError if it is none or not so long."""
    found = article_of(issue, article)
    text = paragraph_of(found, paragraph).text
    end = start if end is None else end
    if paragraph >= len(heads(found)):
        raise CommandError("article.no_head_to_part", article=article, paragraph=paragraph)
    if not 0 <= start <= end <= len(text):
        raise CommandError(
            "command.no_offset", article=article, paragraph=paragraph, offset=max(start, end)
        )
    return edit_text(issue, article, paragraph, text[:start] + text[end:])


def following(kind: Kind) -> Kind:
    """Return what a further line is: rows, verses, notices and facts go on, all else is text."""
    return kind if kind in SETTINGS or kind is Kind.FACT else Kind.TEXT


def free_between(above: Kind | None, below: Kind | None) -> tuple[Kind, ...]:
    """Return the heads that can stand between two, in their order."""
    first = HEADS.index(above) + 1 if above else 0
    last = HEADS.index(below) if below else len(HEADS)
    return tuple(kind for kind in HEADS[first:last] if kind in _PARTED)


def _parted(article: Article, at: int, offset: int) -> tuple[Paragraph, ...] | None:
    """Return the paragraphs with one of the heads parted; none where no line finds a place."""
    every, kinds = article.paragraphs, [p.kind for p in heads(article)]
    before, behind = kinds[at - 1] if at else None, kinds[at + 1] if at + 1 < len(kinds) else None
    old = every[at]
    left, right = _halves(old, offset)
    below, above = free_between(old.kind, behind), free_between(before, old.kind)
    if not right.text and behind is None:
        return _with(every, at, old, _empty(Kind.TEXT))
    if not left.text:
        return _with(every, at, _empty(above[-1]), old) if above and right.text else None
    if old.kind not in BROKEN:
        return _into_text(every, at, len(kinds), left, right) if right.text else None
    if below:
        return _with(every, at, left, replace(right, kind=below[0]))
    if above and right.text:
        return _with(every, at, replace(left, kind=above[-1]), right)
    return None


def _into_text(
    every: Sequence[Paragraph], at: int, first: int, left: Paragraph, right: Paragraph
) -> tuple[Paragraph, ...]:
    """Let what was parted off a head begin the text, behind the heads that follow."""
    text = replace(right, kind=Kind.TEXT)
    return (*every[:at], left, *every[at + 1 : first], text, *every[first:])


def _halves(head: Paragraph, offset: int) -> tuple[Paragraph, Paragraph]:
    """Return both halves of a head, without the blanks between them; raw copy stays the first's."""
    left, right = halved_marks(head.marks, offset)
    before, behind = head.text[:offset].rstrip(), head.text[offset:]
    after = behind.lstrip()
    gone = len(behind) - len(after)
    return (
        replace(head, text=before, marks=_within(left, 0, len(before))),
        replace(head, text=after, marks=_within(right, gone, len(after)), blocks=()),
    )


def _within(marks: Iterable[Mark], start: int, length: int) -> tuple[Mark, ...]:
    """Return marks counted from a place on, as far as the text goes; breaks at its edges go."""
    moved = [
        replace(m, start=max(0, m.start - start), end=min(length, m.end - start)) for m in marks
    ]
    return tuple(
        m
        for m in moved
        if m.start < m.end or (m.kind is MarkKind.BREAK and 0 < m.start == m.end < length)
    )


def _empty(kind: Kind) -> Paragraph:
    return Paragraph(text="", kind=kind)


def _with(every: Sequence[Paragraph], at: int, *lines: Paragraph) -> tuple[Paragraph, ...]:
    return (*every[:at], *lines, *every[at + 1 :])
