"""Words anywhere in the issue. One rule: what is found is a place, and a place can be corrected."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain

from layout_app.edit.wording import Wording, reworded, words_at, words_of_article, words_of_boxes
from layout_app.frozen import frozen
from layout_app.model.ids import ArticleId
from layout_app.model.issue import Issue, index

CONTEXT = 14
"""Characters shown at each side of a find."""


@frozen(kw_only=False)
class Find:
    """Characters of printed words."""

    at: Wording
    start: int
    end: int


def finds(
    issue: Issue, words: str, *, article: ArticleId | None = None, exact: bool = False
) -> tuple[Find, ...]:
    """Return every place of the words, in one article or in all that is printed.

    Capitals count if `exact`.
    """
    if not words:
        return ()
    wanted = re.compile(re.escape(words), 0 if exact else re.IGNORECASE)
    return tuple(
        Find(at, hit.start(), hit.end())
        for at, text in _words(issue, article)
        for hit in wanted.finditer(text)
    )


def text_of(issue: Issue, find: Find) -> str:
    """Return the characters of a find as they stand in the issue."""
    return words_at(issue, find.at)[find.start : find.end]


def context_of(issue: Issue, find: Find) -> tuple[str, str, str]:
    """Return what stands before, in and behind a find."""
    text = words_at(issue, find.at)
    before = text[max(0, find.start - CONTEXT) : find.start]
    return before, text[find.start : find.end], text[find.end : find.end + CONTEXT]


def replacements(chosen: Iterable[Find], words: str) -> tuple[Callable[[Issue], Issue], ...]:
    """Return what puts other words in the places found, place by place."""
    # From behind, so that the places before a change stay where they are.
    behind = sorted(chosen, key=lambda find: find.start, reverse=True)
    return tuple(partial(_replaced, find=find, words=words) for find in behind)


def _replaced(issue: Issue, find: Find, words: str) -> Issue:
    text = words_at(issue, find.at)
    return reworded(issue, find.at, text[: find.start] + words + text[find.end :])


def _words(issue: Issue, article: ArticleId | None) -> Iterator[tuple[Wording, str]]:
    if article:
        return words_of_article(index(issue).articles[article])
    return chain(chain.from_iterable(map(words_of_article, issue.articles)), words_of_boxes(issue))
