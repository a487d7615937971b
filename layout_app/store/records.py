"""`publication.yaml` and `issue.yaml` as records. One rule: fields of one name hold one thing.

They are carried over by their names: a field that the model gains is stored as soon as its record
has it, and a test fails until it has, or is named as one that is not stored.
"""

import datetime as dt
from dataclasses import fields
from typing import Any

from layout_app.frozen import frozen
from layout_app.model.article import Article
from layout_app.model.finding import Finding
from layout_app.model.ids import ArticleId, PageId
from layout_app.model.issue import (
    Colophon,
    DumpFile,
    Issue,
    LegalKind,
    Logo,
    OwnFace,
    Publication,
)
from layout_app.model.page import Page
from layout_app.model.paper import Paper
from layout_app.model.style import Stylebook
from layout_app.model.watched import WatchedWord


@frozen
class IssueFile:
    """`issue.yaml`: the order of pages and articles, and what differs from the publication."""

    name: str = ""
    date: dt.date | None = None
    number: int | None = None
    total_number: int | None = None
    paper: str = ""
    pages: tuple[PageId, ...] = ()
    articles: tuple[ArticleId, ...] = ()
    dumps: tuple[DumpFile, ...] = ()
    findings: tuple[Finding, ...] = ()
    stylebook: Stylebook | None = None
    colophon: Colophon | None = None


@frozen
class PublicationFile:
    """`publication.yaml`; stylebook and papers lie beside it."""

    name: str = ""
    legal: LegalKind = LegalKind.NONE
    last_number: int = 0
    house: str = ""
    icc: str = ""
    web: str = ""
    rules_off: tuple[str, ...] = ()
    colophon: Colophon = Colophon()
    logo: Logo = Logo()
    faces: tuple[OwnFace, ...] = ()
    paper: str = Publication().paper


@frozen
class WordsFile:
    """`words.yaml`: what the publication watches for."""

    words: tuple[WatchedWord, ...] = ()


def shared(value: Any, cls: type) -> dict[str, Any]:
    """Return what a value has of the fields of a class, by their names."""
    own = {f.name for f in fields(value) if f.init}
    return {f.name: getattr(value, f.name) for f in fields(cls) if f.name in own}


def publication_file(publication: Publication) -> PublicationFile:
    """Return the record of a publication; stylebook, papers and words have files of their own."""
    return PublicationFile(**shared(publication, PublicationFile))


def publication_of(
    file: PublicationFile,
    papers: tuple[Paper, ...],
    stylebook: Stylebook,
    words: tuple[WatchedWord, ...] = (),
) -> Publication:
    """Return the publication of a record and of what lies beside it."""
    own = shared(file, Publication)
    return Publication(**own, papers=papers, stylebook=stylebook, words=words)


def issue_file(
    issue: Issue, pages: tuple[PageId, ...], articles: tuple[ArticleId, ...]
) -> IssueFile:
    """Return the record of an issue with the order of its pages and articles."""
    return IssueFile(**{**shared(issue, IssueFile), "pages": pages, "articles": articles})


def issue_of(
    file: IssueFile,
    publication: Publication,
    pages: tuple[Page, ...],
    articles: tuple[Article, ...],
) -> Issue:
    """Return the issue of a record, of its publication, and of the pages and articles it names."""
    held = {**shared(file, Issue), "pages": pages, "articles": articles}
    return Issue(publication=publication, **held)
