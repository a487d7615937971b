"""Copy files into an issue. One rule: an import is one step, and the raw copy is kept unchanged."""

import hashlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from layout_app.desk import copyfiles
from layout_app.desk.files import read_bytes
from layout_app.desk.session import Session
from layout_app.desk.words import msg
from layout_app.edit import seams
from layout_app.edit.articles import add_articles
from layout_app.errors import IssueFileError
from layout_app.frozen import frozen
from layout_app.intake.dump import Dump
from layout_app.model.article import Article
from layout_app.model.ids import ArticleId
from layout_app.model.issue import DumpFile, Issue
from layout_app.model.problem import Problem
from layout_app.model.seam import Candidate, Decision, OpenEnd
from layout_app.repair.analyse import Analysis, analyse
from layout_app.store.folder import is_safe_name
from layout_app.store.originals import holds_other_dump


@frozen
class Imported:
    """What came of an import."""

    articles: tuple[ArticleId, ...] = ()
    files: tuple[str, ...] = ()
    """The copy file of each article."""
    seams: tuple[Candidate, ...] = ()
    """Every proposed seam; those decided `auto` are joined already."""
    problems: tuple[Problem, ...] = ()


@frozen(kw_only=False)
class _Read:
    """One copy file, read but not yet in the issue."""

    kept: DumpFile
    data: bytes
    articles: tuple[Article, ...]
    analysis: Analysis = Analysis()
    problems: tuple[Problem, ...] = ()
    originals: tuple[bytes, ...] = ()
    """Pictures to be kept; nothing is written before every file has been read."""


def import_files(
    session: Session,
    files: Sequence[Path],
    *,
    as_: str = "auto",
    encoding: str = "auto",
    repair: str = "auto",
) -> Imported:
    """Read copy files and add their articles as one step; nothing is added if one is refused.

    `repair` applies what is certain (`auto`), only proposes (`suggest`), or does nothing (`off`).
    """
    taken = {dump.name for dump in session.issue.dumps}
    read = []
    for file in files:
        data = read_bytes(file)
        name = _free_name(session.folder, file, data, taken)
        one = _read(file, data, name, as_=as_, encoding=encoding, repair=repair)
        taken.add(one.kept.name)
        read.append(one)
    for one in read:
        for original in one.originals:
            session.keep_original(original)
        session.keep_dump(one.kept.name, one.data)
    session.do(lambda issue: _added(issue, read, joins=repair == "auto"), msg("Import copy"))
    return _told(read, session.issue)


def _free_name(issue: Path, file: Path, data: bytes, taken: Collection[str]) -> str:
    """Return the name to keep a file under; one that was undone may still lie there."""
    if not is_safe_name(file.name):
        raise IssueFileError("store.bad_name", file, found=file.name)
    return copyfiles.free_name(
        file.name, lambda name: name in taken or holds_other_dump(issue, name, data)
    )


def _read(file: Path, data: bytes, name: str, *, as_: str, encoding: str, repair: str) -> _Read:
    copy = copyfiles.read_copy(file, data, name=name, as_=as_, encoding=encoding)
    digest = hashlib.sha256(data).hexdigest()
    kept = DumpFile(name=name, encoding=copy.encoding, sha256=digest)
    if isinstance(copy, Dump):
        return _repaired(kept, data, copy, repair)
    originals: dict[str, bytes] = {}

    def named(original: bytes) -> str:
        found = hashlib.sha256(original).hexdigest()
        originals[found] = original
        return found

    article, problems = copyfiles.article_of(copy, file.parent, named)
    return _Read(kept, data, (article,), problems=problems, originals=tuple(originals.values()))


def _repaired(kept: DumpFile, data: bytes, dump: Dump, repair: str) -> _Read:
    """Give the articles of a dump their open ends; a seam that will not be joined is one too."""
    found = Analysis() if repair == "off" else analyse(dump.blocks, dump.stories, dump=dump.name)
    sure = [seam for seam in found.seams if seam.decision is Decision.AUTO and repair != "auto"]
    ends = (
        *found.tails,
        *found.heads,
        *(OpenEnd(block=seam.tail, candidates=(seam,)) for seam in sure),
    )
    articles = copyfiles.with_open_ends(copyfiles.articles_of(dump), ends)
    return _Read(kept, data, articles, found, (*dump.problems, *found.problems))


def _added(issue: Issue, read: Iterable[_Read], *, joins: bool) -> Issue:
    for one in read:
        issue = replace(issue, dumps=(*issue.dumps, one.kept))
        issue = add_articles(issue, one.articles)
        certain = (c for c in one.analysis.seams if c.decision is Decision.AUTO)
        for candidate in certain if joins else ():
            issue = seams.accept(issue, candidate, by="auto")
    return issue


def _told(read: Iterable[_Read], issue: Issue) -> Imported:
    made = [(article, one) for one in read for article in one.articles]
    left = {article.id for article in issue.articles}
    kept = [(article.id, one.kept.name) for article, one in made if article.id in left]
    return Imported(
        articles=tuple(article for article, _file in kept),
        files=tuple(file for _article, file in kept),
        seams=tuple(seam for one in read for seam in one.analysis.seams),
        problems=tuple(found for one in read for found in one.problems),
    )
