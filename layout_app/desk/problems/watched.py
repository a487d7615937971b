"""Words that the paper watches for. One rule: each is told once an article, at its first place."""

import re
from collections.abc import Iterator
from functools import lru_cache

from layout_app.model.article import Article
from layout_app.model.problem import Problem, Severity, Where, problem
from layout_app.model.watched import WatchedWord


def watched_in(article: Article, words: tuple[WatchedWord, ...]) -> Iterator[Problem]:
    """Yield the watched words that an article holds, with their number.

    Where one word begins or holds another, as 账户 in 账户名, the longer one counts.
    """
    if not words:
        return
    by_find = {word.find: word for word in words}
    found: dict[str, list[tuple[int, int]]] = {}
    for number, paragraph in enumerate(article.paragraphs):
        for hit in _pattern(words).finditer(paragraph.text):
            found.setdefault(hit.group(), []).append((number, hit.start()))
    for find, places in found.items():
        number, offset = places[0]
        word = by_find[find]
        yield problem(
            "copy.watched_instead" if word.put else "copy.watched",
            Severity.WARNING,
            Where(article=article.id, paragraph=number, offset=offset),
            find=find,
            put=word.put,
            reason=f"（{word.why}）" if word.why else "",
            count=len(places),
        )


@lru_cache(maxsize=4)
def _pattern(words: tuple[WatchedWord, ...]) -> re.Pattern[str]:
    longest = sorted((word.find for word in words), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest)))
