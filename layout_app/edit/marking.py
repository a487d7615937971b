"""Marks of ranges of text. One rule: a character carries a kind of mark once."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from layout_app.edit.lookup import article_of, paragraph_of, with_article
from layout_app.errors import CommandError
from layout_app.model.article import Article
from layout_app.model.ids import ArticleId
from layout_app.model.issue import Issue
from layout_app.model.text import Mark, MarkKind

_VALUED = (MarkKind.RUBY, MarkKind.FACE)
# A reading belongs to its characters together, and so does what may not be broken.
_WHOLE = (MarkKind.RUBY, MarkKind.NO_BREAK, MarkKind.BREAK)


def mark(
    issue: Issue,
    article: ArticleId,
    paragraph: int,
    start: int,
    end: int,
    kind: MarkKind,
    value: str = "",
) -> Issue:
    """Mark the characters start..end of a paragraph; it takes the place of their mark of the kind.

    A break is the only mark of an empty range; readings and faces have a value.
    """
    found = _checked(issue, article, paragraph, start, end)
    if (start == end) is not (kind is MarkKind.BREAK):
        raise CommandError("article.empty_mark", article=article)
    if bool(value) is not (kind in _VALUED):
        raise CommandError("article.mark_value", mark=kind.value)
    made = Mark(kind=kind, start=start, end=end, value=value)
    others = _without(found.paragraphs[paragraph].marks, start, end, kind)
    return _with_marks(issue, found, paragraph, _joined([*others, made], kind))


def unmark(
    issue: Issue,
    article: ArticleId,
    paragraph: int,
    start: int,
    end: int,
    kind: MarkKind | None = None,
) -> Issue:
    """Take marks of one kind, or of all, off the characters start..end of a paragraph."""
    found = _checked(issue, article, paragraph, start, end)
    marks: Iterable[Mark] = found.paragraphs[paragraph].marks
    for each in (kind,) if kind else MarkKind:
        marks = tuple(_without(marks, start, end, each))
    return _with_marks(issue, found, paragraph, marks)


def _checked(issue: Issue, article: ArticleId, paragraph: int, start: int, end: int) -> Article:
    found = article_of(issue, article)
    length = len(paragraph_of(found, paragraph).text)
    for offset in (start, end):
        if not 0 <= offset <= length:
            raise CommandError(
                "command.no_offset", article=article, paragraph=paragraph, offset=offset
            )
    if start > end:
        raise CommandError("article.empty_mark", article=article)
    return found


def _without(marks: Iterable[Mark], start: int, end: int, kind: MarkKind) -> Iterator[Mark]:
    """Yield the marks with nothing of a kind left between start and end."""
    for each in marks:
        touched = each.start < end and start < each.end
        if each.start == each.end:
            touched = start <= each.start <= end
        if each.kind is not kind or not touched:
            yield each
        elif kind not in _WHOLE:
            if each.start < start:
                yield replace(each, end=start)
            if end < each.end:
                yield replace(each, start=end)


def _joined(marks: Iterable[Mark], kind: MarkKind) -> Iterator[Mark]:
    """Yield the marks with those of a kind that meet and say the same made one."""
    last: Mark | None = None
    for each in sorted(marks, key=lambda m: m.start):
        if each.kind is not kind or kind in _WHOLE:
            yield each
        elif last and last.end == each.start and last.value == each.value:
            last = replace(last, end=each.end)
        else:
            if last:
                yield last
            last = each
    if last:
        yield last


def _with_marks(issue: Issue, article: Article, paragraph: int, marks: Iterable[Mark]) -> Issue:
    old = article.paragraphs[paragraph]
    # In the order in which a line of a file opens them.
    new = replace(old, marks=tuple(sorted(marks, key=lambda m: (m.start, -m.end))))
    if new == old:
        return issue
    paragraphs = (*article.paragraphs[:paragraph], new, *article.paragraphs[paragraph + 1 :])
    return with_article(issue, replace(article, paragraphs=paragraphs))
