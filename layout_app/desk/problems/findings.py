"""What was amiss with copy that came in, as it stands now. One rule: it ends when it is settled.

It is settled when the words it speaks of are others, when its article is gone, when the picture it
misses has come, or when the editor says so.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath

from layout_app.model.article import Article
from layout_app.model.finding import Finding
from layout_app.model.ids import ArticleId
from layout_app.model.issue import Issue, index
from layout_app.model.problem import Problem

_PICTURE = "picture"
"""The fact that names a picture which did not come in."""


def findings_of(issue: Issue) -> Iterator[Problem]:
    """Yield what still holds of the problems that imports met, each at its place as it is now."""
    for finding in issue.findings:
        found = _as_it_stands(issue, finding)
        if found is not None:
            yield found


def _as_it_stands(issue: Issue, finding: Finding) -> Problem | None:
    found, where = finding.problem, finding.problem.where
    article = index(issue).articles.get(ArticleId(where.article)) if where.article else None
    if finding.text:
        return _at_its_words(issue, finding, article)
    if where.article and (article is None or _has_come(article, found)):
        return None
    return found


def _at_its_words(issue: Issue, finding: Finding, first: Article | None) -> Problem | None:
    """Look for the words in their article, then in the others, into which a join may have moved."""
    for article in filter(None, (first, *issue.articles)):
        for n, paragraph in enumerate(article.paragraphs):
            if finding.text in paragraph.text:
                found = finding.problem
                where = replace(found.where, article=article.id, paragraph=n)
                return replace(found, where=where)
    return None


def _has_come(article: Article, found: Problem) -> bool:
    missed = dict(found.args).get(_PICTURE)
    names = {picture.name for picture in article.pictures}
    return isinstance(missed, str) and PurePath(missed).name in names
