"""Articles on their way to another issue. One rule: what they were made of goes with them.

Seams and blocks name files of raw copy; where the other issue has another file of that name, the
names change. What only holds on the pages that they leave (boxes, ends of parts) stays behind.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from layout_app.edit.articles import add_articles, remove_article
from layout_app.edit.findings import with_findings
from layout_app.edit.lookup import article_of
from layout_app.frozen import frozen
from layout_app.model.article import Article, twin
from layout_app.model.finding import Finding
from layout_app.model.ids import ArticleId
from layout_app.model.issue import DumpFile, Issue, index
from layout_app.model.text import BlockRef

T = TypeVar("T")


@frozen
class Load:
    """Articles with what an issue knows of them."""

    articles: tuple[Article, ...]
    dumps: tuple[DumpFile, ...] = ()
    """The files of raw copy that they name."""
    findings: tuple[Finding, ...] = ()


def taken_up(issue: Issue, names: Mapping[ArticleId, ArticleId]) -> Load:
    """Return articles to be set down elsewhere, each under the name it is given there."""
    found = tuple(_loose(twin(article_of(issue, one), name)) for one, name in names.items())
    files = {block.dump for block in _blocks(found)} | {article.source for article in found}
    findings = (_about(finding, names) for finding in issue.findings)
    return Load(
        articles=found,
        dumps=tuple(dump for dump in issue.dumps if dump.name in files),
        findings=tuple(finding for finding in findings if finding is not None),
    )


def set_down(issue: Issue, load: Load, files: Mapping[str, str]) -> Issue:
    """Add what was taken up; `files` tells by what other names its raw copy is kept here.

    An article that this issue has already is replaced where it stands.
    """
    known = {dump.name for dump in issue.dumps}
    dumps = (replace(dump, name=files.get(dump.name, dump.name)) for dump in load.dumps)
    new = tuple(dump for dump in dumps if dump.name not in known)
    brought = {a.id: _kept_as(a, files) for a in load.articles}
    there = index(issue).articles.keys() & brought.keys()
    articles = tuple(brought.get(a.id, a) if a.id in there else a for a in issue.articles)
    issue = replace(issue, articles=articles, dumps=(*issue.dumps, *new))
    issue = add_articles(issue, (a for a in brought.values() if a.id not in there))
    return with_findings(issue, (_filed(finding, files) for finding in load.findings))


def carried_off(issue: Issue, articles: tuple[ArticleId, ...]) -> Issue:
    """Return the issue without those of the articles that have no place in it."""
    gone = frozenset(article for article in articles if article not in index(issue).parts)
    for article in gone:
        issue = remove_article(issue, article)
    left = tuple(f for f in issue.findings if f.problem.where.article not in gone)
    return issue if left == issue.findings else replace(issue, findings=left)


def _loose(article: Article) -> Article:
    seams = tuple(replace(seam, boxes=()) for seam in article.seams)
    return replace(article, seams=seams, breaks=())


def _about(finding: Finding, names: Mapping[ArticleId, ArticleId]) -> Finding | None:
    """Return what was found in one of the articles, told of it under its new name."""
    where = finding.problem.where
    name = names.get(ArticleId(where.article))
    if name is None:
        return None
    where = replace(where, article=name, page="", box="")
    return replace(finding, problem=replace(finding.problem, where=where))


def _filed(finding: Finding, files: Mapping[str, str]) -> Finding:
    where = finding.problem.where
    where = replace(where, file=files.get(where.file, where.file))
    return replace(finding, problem=replace(finding.problem, where=where))


def _kept_as(article: Article, files: Mapping[str, str]) -> Article:
    moved = {old: new for old, new in files.items() if old != new}
    if not moved:
        return article
    named = _renamed(article, moved)
    return replace(named, source=moved.get(article.source, article.source))


def _blocks(value: object) -> Iterator[BlockRef]:
    """Give every block that a value names, however deep."""
    if isinstance(value, BlockRef):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _blocks(part)
    elif is_dataclass(value):
        for each in fields(value):
            yield from _blocks(getattr(value, each.name))


def _renamed(value: T, files: Mapping[str, str]) -> T:
    """Return a value in which every block names its file as it is kept now."""
    found: Any = value
    if isinstance(value, BlockRef):
        found = replace(value, dump=files.get(value.dump, value.dump))
    elif isinstance(value, tuple):
        found = tuple(_renamed(part, files) for part in value)
    elif is_dataclass(value) and not isinstance(value, type):
        parts = ((each.name, getattr(value, each.name)) for each in fields(value) if each.init)
        new = {name: _renamed(part, files) for name, part in parts if not isinstance(part, str)}
        found = replace(value, **new)
    return found  # type: ignore[no-any-return]
