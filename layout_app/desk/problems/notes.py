"""Notes as problems. One rule: a note is told until somebody has seen to it."""

from collections.abc import Iterator

from layout_app.desk.problems.doubts import DOUBT
from layout_app.model.article import Article
from layout_app.model.problem import Problem, Severity, Where, problem


def notes_of(article: Article) -> Iterator[Problem]:
    """Yield the remarks that editors pinned to an article."""
    for number, note in enumerate(article.notes):
        if note.by != DOUBT:
            where = Where(article=article.id, paragraph=note.at.paragraph, offset=note.at.offset)
            yield problem(
                "copy.note", Severity.WARNING, where, note=note.text, who=note.by, number=number
            )
