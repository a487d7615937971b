"""Suspicious places as notes in the copy. One rule: a doubt ends when its words are changed.

The note is pinned at the place and holds the problem's code and the words around it; it moves with
its characters through joins and edits like every note.
"""

from collections.abc import Iterator

from layout_app.model.article import Article, Note
from layout_app.model.problem import Problem, Severity, Where, problem
from layout_app.model.text import Anchor, anchor_at

DOUBT = "repair"
"""By whom a note is that says code and words of a suspicious place."""


def doubt(article: Article, paragraph: int, offset: int, code: str, text: str) -> Note:
    """Return the note of a suspicious place."""
    at = anchor_at(article.paragraphs, paragraph, offset)
    return Note(at=at, text=f"repair.{code} {text}", by=DOUBT)


def doubts_of(article: Article) -> Iterator[Problem]:
    """Yield the suspicious places of an article that still read as they did."""
    for note in article.notes:
        code, _blank, text = note.text.partition(" ")
        if note.by == DOUBT and _still_reads(article, note.at, text):
            place = Where(article=article.id, paragraph=note.at.paragraph, offset=note.at.offset)
            yield problem(code, Severity.NOTE, place, text=text)


def _still_reads(article: Article, at: Anchor, text: str) -> bool:
    """Tell whether the words around a place are still those that were doubted."""
    if at.paragraph >= len(article.paragraphs):
        return False
    line = article.paragraphs[at.paragraph].text
    return text in line[max(0, at.offset - len(text)) : at.offset + len(text)]
