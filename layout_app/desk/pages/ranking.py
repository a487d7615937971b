"""Ranks for copy that came without any. One rule: whoever ranked one article ranks them all.

A dump of a page does not say what is the lead, and pages on which all articles weigh alike look
like none. So the longest of the copy lead, and the shortest are briefs; heads above and below the
headline, and a picture, say that somebody gave an article weight.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from layout_app.model.article import Article, characters
from layout_app.model.ids import ArticleId
from layout_app.model.issue import Issue
from layout_app.model.text import Kind

UNRANKED = 3
"""The rank of an article that nobody has given one."""
SECONDS = 2
"""Articles of the second rank for each lead."""
BRIEF = 200
"""Characters of the longest brief."""
HEADED, PICTURED = 200, 300
"""What further heads and a picture are worth, characters."""
FEWEST = 3
"""With fewer articles none leads another."""
_WEIGHTY = (Kind.KICKER, Kind.SUBTITLE, Kind.DECK)


def guessed_ranks(
    issue: Issue, articles: Iterable[ArticleId], leads: int
) -> Mapping[ArticleId, int]:
    """Return ranks for articles of an issue that has none, as far as they differ from its own.

    So many lead: one for each page that they will fill.
    """
    if any(article.rank != UNRANKED for article in issue.articles):
        return {}
    named = frozenset(articles)
    concerned = [article for article in issue.articles if article.id in named]
    if len(concerned) < FEWEST:
        return {}
    headed = [a for a in concerned if any(p.kind is Kind.HEADLINE for p in a.paragraphs)]
    weighty = sorted(headed, key=lambda article: -_weight(article))
    ranks = {
        article.id: 4 for article in concerned if characters(article) <= BRIEF
    } | dict.fromkeys([article.id for article in weighty[leads : leads * (1 + SECONDS)]], 2)
    return ranks | dict.fromkeys([article.id for article in weighty[:leads]], 1)


def with_ranks(issue: Issue, ranks: Mapping[ArticleId, int]) -> Issue:
    """Return the issue in which these articles have these ranks."""
    if not ranks:
        return issue
    articles = (replace(a, rank=ranks.get(a.id, a.rank)) for a in issue.articles)
    return replace(issue, articles=tuple(articles))


def _weight(article: Article) -> int:
    heads = sum(paragraph.kind in _WEIGHTY for paragraph in article.paragraphs)
    return characters(article) + HEADED * heads + PICTURED * bool(article.pictures)
