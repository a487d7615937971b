"""Listed changes of marks in the copy. One rule: a correction that does not fit changes nothing."""

from collections.abc import Iterable
from itertools import pairwise

from layout_app.edit.articles import edit_text
from layout_app.edit.lookup import article_of, paragraph_of
from layout_app.errors import CommandError
from layout_app.frozen import frozen
from layout_app.model.ids import ArticleId
from layout_app.model.issue import Issue


@frozen
class Correction:
    """The characters start..end of a paragraph, which were `before` and become `after`."""

    paragraph: int
    start: int
    end: int
    before: str
    after: str


def apply_corrections(issue: Issue, article: ArticleId, corrections: Iterable[Correction]) -> Issue:
    """Apply corrections; CommandError if one belongs to another text or two overlap."""
    ordered = sorted(corrections, key=lambda c: (c.paragraph, c.start))
    for left, right in pairwise(ordered):
        if left.paragraph == right.paragraph and left.end > right.start:
            raise CommandError("article.corrections_overlap", article=article)
    for correction in reversed(ordered):
        old = paragraph_of(article_of(issue, article), correction.paragraph).text
        if old[correction.start : correction.end] != correction.before:
            raise CommandError(
                "article.correction_lost", article=article, paragraph=correction.paragraph
            )
        new = old[: correction.start] + correction.after + old[correction.end :]
        issue = edit_text(issue, article, correction.paragraph, new)
    return issue
