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
from layout_app.model.setting import Setting
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
