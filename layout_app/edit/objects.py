"""Tables, lists of names, verse and notices. One rule: the words stay, only their kind changes.

`insert` alone brings copy: a table the editor had in a file of its own.
"""

from collections.abc import Sequence
from dataclasses import replace

from layout_app.edit.articles import set_paragraphs
from layout_app.edit.lookup import article_of, paragraph_of
from layout_app.errors import CommandError
from layout_app.model.article import heads
from layout_app.model.ids import ArticleId
from layout_app.model.issue import Issue
from layout_app.model.paper import Paper, joined
from layout_app.model.setting import NUMBER, Setting, TableSetting, heads_told, text_at
from layout_app.model.text import SETTINGS, Kind, Paragraph

_KINDS = {setting: kind for kind, setting in SETTINGS.items()}


def set_object(issue: Issue, article: ArticleId, first: int, last: int, setting: Setting) -> Issue:
    """Make the paragraphs first..last of a body one table, list, poem or run of notices.

    Stanzas of a poem stay apart: each is set anew.
    """
    found = article_of(issue, article)
    paragraph_of(found, first)
    paragraph_of(found, last)
    if first < len(heads(found)) or last < first:
        raise CommandError("article.no_object", article=article, first=first, last=last)
    kind = _KINDS[type(setting)]
    made = [
        replace(
            paragraph, kind=kind, setting=setting if n == 0 or _is_stanza(paragraph, kind) else None
        )
        for n, paragraph in enumerate(found.paragraphs[first : last + 1])
    ]
    return set_paragraphs(
        issue, article, (*found.paragraphs[:first], *made, *found.paragraphs[last + 1 :])
    )


PAD = 0.2
"""Least air at either side of the words of a cell, 字."""
FOLDED = 6
"""字 from which words in a cell may take several lines; figures never do."""


def usual_table(rows: Sequence[Sequence[str]], paper: Paper, size: float) -> TableSetting:
    """Return how a table of such cells, set `size` 字 large, is set where nobody says how.

    It spans as many columns as its figures and short words need.
    """
    columns = range(max((len(row) for row in rows), default=0))
    wide = sum(max(_asked(text_at(rows, n, k)) for n in range(len(rows))) for k in columns)
    asked = wide * size + 2 * PAD * len(columns)
    fitting = (
        k
        for k in range(1, paper.columns + 1)
        if joined(k, paper.chars, paper.gutter) >= asked - 1e-6
    )
    return TableSetting(heads=heads_told(rows), span=next(fitting, paper.columns))


def _asked(text: str) -> float:
    """Return how wide a cell must be for its words, in 字 of their size."""
    wide = sum(0.5 if char.isascii() else 1.0 for char in text)
    return wide if NUMBER.fullmatch(text) else min(wide, FOLDED)


def _is_stanza(paragraph: Paragraph, kind: Kind) -> bool:
    """Tell whether a line goes on beginning a stanza."""
    return kind is Kind.VERSE is paragraph.kind and paragraph.setting is not None


def insert(issue: Issue, article: ArticleId, at: int, paragraphs: Sequence[Paragraph]) -> Issue:
    """Put paragraphs into a body, before the one that stands `at`, or behind the last."""
    found = article_of(issue, article)
    if not len(heads(found)) <= at <= len(found.paragraphs):
        raise CommandError("command.no_paragraph", article=article, paragraph=at)
    return set_paragraphs(
        issue, article, (*found.paragraphs[:at], *paragraphs, *found.paragraphs[at:])
    )
