"""Copy files into an issue. One rule: an import is one step, and the raw copy is kept unchanged."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from layout_app.desk.copy.elsewhere import keep_leaves, places_elsewhere, with_halves
from layout_app.desk.copy.remembering import is_apart, versions_of
from layout_app.desk.copy.repairing import ReadFile, Repairer, read_file
from layout_app.desk.copy.told import as_placed, findings
from layout_app.desk.copy.versions import with_later_dump, with_later_stories
from layout_app.desk.material.ads import placed_ad
from layout_app.desk.problems.cuts import cuts_of
from layout_app.desk.session import Session
from layout_app.desk.words import msg
from layout_app.edit import open_ends, seams
from layout_app.edit.articles import add_articles
from layout_app.edit.findings import with_findings, without_file
from layout_app.edit.renewing import Renewed
from layout_app.edit.signing import check_signed
from layout_app.errors import CommandError
from layout_app.frozen import frozen
from layout_app.model.ids import ArticleId
from layout_app.model.issue import Issue
from layout_app.model.problem import Problem, Severity, Where, problem
from layout_app.model.seam import Candidate, Decision, OpenEnd


@frozen
class Imported:
    """What came of an import."""

    articles: tuple[ArticleId, ...] = ()
    files: tuple[str, ...] = ()
    """The copy file of each article."""
    seams: tuple[Candidate, ...] = ()
    """Every proposed seam; those decided `auto` are joined already. Last those between files."""
    problems: tuple[Problem, ...] = ()


@frozen(kw_only=False)
class _Added:
    """An issue with the articles of the files read."""

    issue: Issue
    now: Mapping[ArticleId, ArticleId]
    """By an article just read, the earlier one in whose place it stands."""
    problems: tuple[Problem, ...] = ()


def import_files(
    session: Session,
    files: Sequence[Path],
    *,
    as_: str = "auto",
    encoding: str = "auto",
    repair: str = "auto",
    look_in: Path | None = None,
) -> Imported:
    """Read copy files and add their articles as one step; nothing is added if one is refused.

    `repair` applies what is certain (`auto`), only proposes (`suggest`), or does nothing (`off`).
    Halves that a file misses are looked for in the issue's other dumps and in `look_in`.
    """
    taken = {dump.name for dump in session.issue.dumps}
    before = {dump.sha256 for dump in session.issue.dumps}
    repairer = Repairer(session, repair)
    read: list[ReadFile] = []
    for file in files:
        read.append(read_file(repairer, file, taken, as_=as_, encoding=encoding))
        taken.add(read[-1].kept.name)
    elsewhere, unread = places_elsewhere(read, repairer, look_in, taken)
    added = _added(session, read, joins=repair == "auto")
    booked, unbooked = _booked(added.issue, read)
    fresh = frozenset(one.kept.name for one in read)
    found = with_halves(booked, fresh, elsewhere, repairer)
    check_signed(session.issue, found.issue)
    _keep(session, read)
    keep_leaves(session, found.leaves)
    seen = tuple(_seen_before(read, before))
    kept = (
        *(as_placed(finding, added.now) for one in read for finding in one.findings),
        *findings((*added.problems, *unbooked, *seen), (), ()),
    )
    session.do(lambda _issue: with_findings(found.issue, kept), msg("Import copy"))
    told = _told(read, session.issue, added.now)
    return replace(
        told,
        seams=(*told.seams, *found.seams),
        problems=(
            *(*repairer.problems, *told.problems, *added.problems),
            *(*unbooked, *unread, *seen),
        ),
    )


def _keep(session: Session, read: Iterable[ReadFile]) -> None:
    """Keep the files as they came, and the pictures that came with them."""
    for one in read:
        for original in one.originals:
            session.keep_original(original)
        session.keep_dump(one.kept.name, one.data)


def _booked(issue: Issue, read: Iterable[ReadFile]) -> tuple[Issue, tuple[Problem, ...]]:
    """Give every ad that was read its slot, and tell of those that find none."""
    problems: list[Problem] = []
    for one in read:
        if one.ad:
            issue, more = placed_ad(issue, one.ad)
            problems += more
    return issue, tuple(problems)


def _seen_before(read: Iterable[ReadFile], before: Collection[str]) -> Iterator[Problem]:
    """Tell of files whose very bytes the issue holds already."""
    for one in read:
        if one.kept.sha256 in before:
            where = Where(file=one.kept.name)
            yield problem("copy.imported_before", Severity.WARNING, where)


def _added(session: Session, read: Iterable[ReadFile], *, joins: bool) -> _Added:
    """Add the articles of all files; later versions replace what they are versions of."""
    issue, now, problems = session.issue, dict[ArticleId, ArticleId](), list[Problem]()
    for one in read:
        issue = replace(issue, dumps=(*issue.dumps, one.kept))
        issue = _repeated(add_articles(issue, one.articles), one, joins=joins)
        renewed = _renewed(session, issue, one)
        issue = without_file(renewed.issue, _before(session, one)) if renewed.now else renewed.issue
        now.update(renewed.now)
        problems += (
            problem("copy.both_changed", Severity.WARNING, Where(article=article))
            for article in renewed.kept
        )
    return _Added(issue, now, tuple(problems))


def _before(session: Session, one: ReadFile) -> tuple[str, ...]:
    """Return the kept file of which this one is a later version."""
    if one.dump:
        return (one.memory.of.name,) if one.memory.of else ()
    return versions_of(session.issue, one.came_as)[:1]


def _renewed(session: Session, issue: Issue, one: ReadFile) -> Renewed:
    there = {article.id for article in issue.articles}
    fresh = tuple(article.id for article in one.articles if article.id in there)
    if one.dump:
        return with_later_dump(issue, fresh, one.memory, one.kept.name)
    if fresh:
        versions = versions_of(session.issue, one.came_as)
        return with_later_stories(issue, session.folder, fresh, versions)
    return Renewed(issue=issue, now={})


def _repeated(issue: Issue, one: ReadFile, *, joins: bool) -> Issue:
    """Join what was joined in an earlier version, then what is certain; put in words again."""
    for candidate, by in zip(one.memory.joined, one.memory.by, strict=True):
        issue = seams.accept(issue, candidate, by=by)
    done = {block for c in one.memory.joined for block in ((c.tail, 0), (c.head, 1))}
    for candidate in one.analysis.seams if joins else ():
        is_free = done.isdisjoint(((candidate.tail, 0), (candidate.head, 1)))
        is_certain = candidate.decision is Decision.AUTO
        if is_certain and is_free and not is_apart(candidate, one.memory):
            issue = seams.accept(issue, candidate, by="auto")
    for end in one.memory.settled:
        if end.written:
            issue = _written_again(issue, end)
    return issue


def _written_again(issue: Issue, end: OpenEnd) -> Issue:
    """Put the editor's words in again, where the end is open in the new version too."""
    try:
        return open_ends.write_missing(issue, end.block, end.written, end.side)
    except CommandError:
        return issue


def _told(read: Sequence[ReadFile], issue: Issue, now: Mapping[ArticleId, ArticleId]) -> Imported:
    made = [(now.get(article.id, article.id), one) for one in read for article in one.articles]
    left = {article.id for article in issue.articles}
    kept = [(article, one.kept.name) for article, one in made if article in left]
    return Imported(
        articles=tuple(article for article, _file in kept),
        files=tuple(file for _article, file in kept),
        seams=tuple(seam for one in read for seam in one.analysis.seams),
        problems=tuple(_facts(read, issue)),
    )


def _facts(read: Sequence[ReadFile], issue: Issue) -> Iterator[Problem]:
    """Yield what is amiss in each file, last what is still cut once all is joined."""
    cuts = [cut for article in issue.articles for cut in cuts_of(article)]
    for one in read:
        yield from one.problems
        mine = (cut for cut in cuts if cut.where.file == one.kept.name)
        yield from sorted(mine, key=lambda cut: cut.where.block or 0)
