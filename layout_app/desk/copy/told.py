"""What an import keeps of what it tells. One rule: each problem knows the words it speaks of."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from layout_app.model.article import Article
from layout_app.model.finding import Finding
from layout_app.model.ids import ArticleId
from layout_app.model.problem import Problem

MOST = 400
"""Characters of the words that are kept."""


def findings(
    problems: Iterable[Problem], lines: Sequence[str], articles: Sequence[Article]
) -> tuple[Finding, ...]:
    """Return the problems of a copy file, with what they are about in the articles made of it."""
    return tuple(_finding(found, lines, articles) for found in problems)


def _finding(found: Problem, lines: Sequence[str], articles: Sequence[Article]) -> Finding:
    line = found.where.line
    spoken = lines[line - 1] if line is not None and line <= len(lines) else ""
    made = [
        (paragraph.text, article)
        for article in articles
        for paragraph in article.paragraphs
        if paragraph.text and paragraph.text in spoken
    ]
    if made:
        text, article = max(made, key=lambda one: len(one[0]))
        return Finding(problem=_of(found, article.id), text=text[:MOST])
    return Finding(problem=_of(found, articles[0].id) if len(articles) == 1 else found)


def as_placed(finding: Finding, now: Mapping[ArticleId, ArticleId]) -> Finding:
    """Return a finding of the article that took the place of the one just made, where one did."""
    article = ArticleId(finding.problem.where.article)
    return (
        replace(finding, problem=_of(finding.problem, now[article])) if article in now else finding
    )


def _of(found: Problem, article: ArticleId) -> Problem:
    return replace(found, where=replace(found.where, article=article))
