"""Words anywhere in the issue. One rule: what is found is a place, and a place can be corrected."""

import re
from collections.abc import Iterable

from layout_app.edit.corrections import Correction, apply_corrections
from layout_app.frozen import frozen
from layout_app.model.ids import ArticleId
from layout_app.model.issue import Issue, index

CONTEXT = 14
"""Characters shown at each side of a find."""


@frozen(kw_only=False)
class Find:
    """Characters of an article's paragraph."""

    article: ArticleId
    paragraph: int
    start: int
    end: int


def finds(
    issue: Issue, words: str, *, article: ArticleId | None = None, exact: bool = False
) -> tuple[Find, ...]:
    """Return every place of the words, in one article or in all; capitals count if `exact`."""
    if not words:
        return ()
    wanted = re.compile(re.escape(words), 0 if exact else re.IGNORECASE)
    chosen = (index(issue).articles[article],) if article else issue.articles
    return tuple(
        Find(each.id, n, hit.start(), hit.end())
        for each in chosen
        for n, paragraph in enumerate(each.paragraphs)
        for hit in wanted.finditer(paragraph.text)
    )


def text_of(issue: Issue, find: Find) -> str:
    """Return the characters of a find as they stand in the issue."""
    text = index(issue).articles[find.article].paragraphs[find.paragraph].text
    return text[find.start : find.end]


def context_of(issue: Issue, find: Find) -> tuple[str, str, str]:
    """Return what stands before, in and behind a find."""
    text = index(issue).articles[find.article].paragraphs[find.paragraph].text
    before = text[max(0, find.start - CONTEXT) : find.start]
    return before, text[find.start : find.end], text[find.end : find.end + CONTEXT]


def replaced(issue: Issue, chosen: Iterable[Find], words: str) -> Issue:
    """Return the issue with other words in the places found."""
    by_article: dict[ArticleId, list[Correction]] = {}
    for find in chosen:
        change = Correction(
            paragraph=find.paragraph,
            start=find.start,
            end=find.end,
            before=text_of(issue, find),
            after=words,
        )
        by_article.setdefault(find.article, []).append(change)
    for article, changes in by_article.items():
        issue = apply_corrections(issue, article, changes)
    return issue
