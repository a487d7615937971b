"""Copy files into an issue. One rule: an import is one step, and the raw copy is kept unchanged."""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from layout_app.desk.copy import looking, reading
from layout_app.desk.copy.learning import model_for
from layout_app.desk.copy.remembering import (
    Memory,
    recalled,
    versions_of,
    with_refused,
    with_settled,
)
from layout_app.desk.copy.told import as_placed, findings
from layout_app.desk.copy.versions import read_before, with_later_dump, with_later_stories
from layout_app.desk.files import read_bytes
from layout_app.desk.material.ads import AdStory, ad_story, placed_ad
from layout_app.desk.problems.cuts import cuts_of
from layout_app.desk.problems.doubts import doubt, doubts_of
from layout_app.desk.session import Session
from layout_app.desk.words import msg
from layout_app.edit import open_ends, seams
from layout_app.edit.articles import add_articles
from layout_app.edit.findings import with_findings, without_file
from layout_app.edit.renewing import Renewed
from layout_app.errors import CommandError, IssueFileError
from layout_app.frozen import frozen
from layout_app.intake.dump import Dump
from layout_app.intake.frontmatter import has_front
from layout_app.intake.story import StoryFile
from layout_app.model.article import Article, Note
from layout_app.model.finding import Finding
from layout_app.model.ids import ArticleId
from layout_app.model.issue import DumpFile, Issue
from layout_app.model.problem import Problem, Severity, Where, problem
from layout_app.model.seam import Candidate, Decision, OpenEnd
from layout_app.repair.analyse import Analysis, analyse
from layout_app.repair.model import Model
from layout_app.repair.suspicious import suspicions
from layout_app.store.folder import is_safe_name
from layout_app.store.originals import holds_other_dump


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
class _Read:
    """One copy file, read but not yet in the issue."""

    kept: DumpFile
    data: bytes
    articles: tuple[Article, ...]
    analysis: Analysis = Analysis()
    problems: tuple[Problem, ...] = ()
    ad: AdStory | None = None
    """Set where the file is no article but an advertisement."""
    originals: tuple[bytes, ...] = ()
    """Pictures to be kept; nothing is written before every file has been read."""
    dump: Dump | None = None
    memory: Memory = Memory()
    came_as: str = ""
    """The name of its file, as it was before it was kept."""
    findings: tuple[Finding, ...] = ()
    """What is amiss with it, to be kept until it is settled."""


@frozen(kw_only=False)
class _Added:
    """An issue with the articles of the files read."""

    issue: Issue
    now: Mapping[ArticleId, ArticleId]
    """By an article just read, the earlier one in whose place it stands."""
    problems: tuple[Problem, ...] = ()


@frozen(kw_only=False)
class _Elsewhere:
    """Where else halves are looked for: dumps of the issue, files of a folder."""

    dumps: tuple[Dump, ...] = ()
    leaves: tuple[looking.Leaf, ...] = ()


@frozen(kw_only=False)
class _Looked:
    """An issue with what was found in other files, and the files that have to be kept for it."""

    issue: Issue
    seams: tuple[Candidate, ...] = ()
    leaves: tuple[looking.Leaf, ...] = ()


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
    desk = _Desk(session, repair)
    read = []
    for file in files:
        data = read_bytes(file)
        name = _free_name(session.folder, file, data, taken)
        copy = _copy(session, file, data, name, as_, encoding)
        one = _read(file, data, copy, desk)
        taken.add(one.kept.name)
        read.append(one)
    elsewhere, unread = _elsewhere(read, desk, look_in, taken)
    added = _added(session, read, joins=repair == "auto")
    booked, unbooked = _booked(added.issue, read)
    found = _looked(booked, read, elsewhere, desk)
    for one in read:
        for original in one.originals:
            session.keep_original(original)
        session.keep_dump(one.kept.name, one.data)
    _keep_leaves(session, found.leaves)
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
            *(*desk.problems, *told.problems, *added.problems),
            *(*unbooked, *unread, *seen),
        ),
    )


def _copy(
    session: Session, file: Path, data: bytes, name: str, as_: str, encoding: str
) -> Dump | tuple[StoryFile, ...]:
    """Read a copy file; one that comes again is what it was before, unless the editor says what."""
    if as_ == "auto" and versions_of(session.issue, file.name):
        again = reading.read_copy(file, data, name=name, as_="dump", encoding=encoding)
        if isinstance(again, Dump) and not has_front(again.text):
            as_ = read_before(session.issue, session.folder, again, file.name)
    return reading.read_copy(file, data, name=name, as_=as_, encoding=encoding)


def _booked(issue: Issue, read: Iterable[_Read]) -> tuple[Issue, tuple[Problem, ...]]:
    """Give every ad that was read its slot, and tell of those that find none."""
    problems: list[Problem] = []
    for one in read:
        if one.ad:
            issue, more = placed_ad(issue, one.ad)
            problems += more
    return issue, tuple(problems)


def _seen_before(read: Iterable[_Read], before: Collection[str]) -> Iterator[Problem]:
    """Tell of files whose very bytes the issue holds already."""
    for one in read:
        if one.kept.sha256 in before:
            where = Where(file=one.kept.name)
            yield problem("copy.imported_before", Severity.WARNING, where)


class _Desk:
    """What one import repairs with; the model is read when a dump asks for it."""

    def __init__(self, session: Session, repair: str) -> None:
        self.session = session
        self.repair = repair
        self.problems: tuple[Problem, ...] = ()
        self._model: Model | None = None

    @property
    def model(self) -> Model:
        """The shipped model with what the publication's other issues taught."""
        if self._model is None:
            self._model, self.problems = model_for(self.session.folder)
        return self._model


def look_elsewhere(session: Session, folder: Path | None = None) -> tuple[Candidate, ...]:
    """Look for missing halves in all dumps of the issue and in a folder; one step, proposals only.

    Return what was found; CopyError if the folder cannot be read.
    """
    desk, issue = _Desk(session, "suggest"), session.issue
    dumps = looking.kept_dumps(issue, session.folder, looking.with_open_ends(issue))
    taken = {dump.name for dump in issue.dumps}
    leaves = looking.leaves_of(folder, taken, desk.model)[0] if folder and dumps else ()
    found = _looked(issue, (), _Elsewhere(dumps, leaves), desk)
    _keep_leaves(session, found.leaves)
    session.do(lambda _issue: found.issue, msg("Look in other files"))
    return found.seams


def _keep_leaves(session: Session, leaves: Sequence[looking.Leaf]) -> None:
    for leaf in leaves:
        session.keep_dump(leaf.dump.name, leaf.data)


def _free_name(issue: Path, file: Path, data: bytes, taken: Collection[str]) -> str:
    """Return the name to keep a file under; one that was undone may still lie there."""
    if not is_safe_name(file.name):
        raise IssueFileError("store.bad_name", file, found=file.name)
    return reading.free_name(
        file.name, lambda name: name in taken or holds_other_dump(issue, name, data)
    )


def _read(file: Path, data: bytes, copy: Dump | tuple[StoryFile, ...], desk: _Desk) -> _Read:
    digest = hashlib.sha256(data).hexdigest()
    first = copy if isinstance(copy, Dump) else copy[0]
    kept = DumpFile(name=first.name, encoding=first.encoding, sha256=digest)
    if isinstance(copy, Dump):
        return _repaired(kept, data, copy, desk, file.name)
    originals: dict[str, bytes] = {}

    def named(original: bytes) -> str:
        found = hashlib.sha256(original).hexdigest()
        originals[found] = original
        return found

    if copy[0].front.kind == "ad":
        ad, problems = ad_story(copy[0], file.parent, named)
        # What is amiss with an ad is seen in its slot as long as it is.
        return _Read(kept, data, (), problems=problems, originals=tuple(originals.values()), ad=ad)
    made = [reading.article_of(story, file.parent, named) for story in copy]
    told_of = [(article, problems) for article, problems in made if problems]
    lines = (
        reading.lines_of(file, data, name=first.name, encoding=first.encoding) if told_of else ()
    )
    return _Read(
        kept,
        data,
        tuple(article for article, _problems in made),
        problems=tuple(found for _article, problems in made for found in problems),
        originals=tuple(originals.values()),
        came_as=file.name,
        findings=tuple(
            finding
            for article, problems in told_of
            for finding in findings(problems, lines, (article,))
        ),
    )


def _repaired(kept: DumpFile, data: bytes, dump: Dump, desk: _Desk, name: str) -> _Read:
    """Give the articles of a dump their open ends; a seam that will not be joined is one too."""
    memory = _memory(desk.session, dump, name)
    if desk.repair == "off":
        known = Memory(of=memory.of, places=memory.places)
        articles = reading.articles_of(dump)
        told = findings(dump.problems, dump.text.split("\n"), articles)
        return _Read(
            kept, data, articles, problems=dump.problems, dump=dump, memory=known, findings=told
        )
    found = analyse(
        dump.blocks, dump.stories, dump=dump.name, model=desk.model, refused=memory.refused
    )
    sure = [
        c
        for c in found.seams
        if c.decision is Decision.AUTO and (desk.repair != "auto" or _is_apart(c, memory))
    ]
    ends = (
        *found.tails,
        *found.heads,
        *(OpenEnd(block=seam.tail, candidates=(seam,)) for seam in sure),
    )
    ends = with_settled(with_refused(ends, dump.name, memory.refused), memory.settled)
    articles = reading.with_open_ends(reading.articles_of(dump), ends)
    articles = _doubted(articles, desk.model)
    doubts = tuple(fact for article in articles for fact in doubts_of(article))
    problems = (*dump.problems, *doubts)
    told = findings(dump.problems, dump.text.split("\n"), articles)
    return _Read(kept, data, articles, found, problems, dump=dump, memory=memory, findings=told)


def _doubted(articles: Sequence[Article], model: Model) -> tuple[Article, ...]:
    """Note the suspicious characters of a page in its articles."""
    places = [(n, k) for n, article in enumerate(articles) for k in range(len(article.paragraphs))]
    texts = [articles[n].paragraphs[k].text for n, k in places]
    notes: dict[int, list[Note]] = {}
    for found in suspicions(texts, model.table):
        n, k = places[found.block]
        note = doubt(articles[n], k, found.offset, found.code, found.text)
        notes.setdefault(n, []).append(note)
    return tuple(
        replace(article, notes=(*article.notes, *notes.get(n, ())))
        for n, article in enumerate(articles)
    )


def _memory(session: Session, dump: Dump, name: str) -> Memory:
    """Return what was decided of the latest earlier version of a file."""
    for version in versions_of(session.issue, name)[:1]:
        for old in looking.kept_dumps(session.issue, session.folder, [version]):
            return recalled(session.issue, old, dump) or Memory()
    return Memory()


def _elsewhere(
    read: Sequence[_Read], desk: _Desk, folder: Path | None, taken: Collection[str]
) -> tuple[_Elsewhere, tuple[Problem, ...]]:
    """Read what else halves may stand in, where the import found any that are missing."""
    if desk.repair == "off" or not any(
        article.open_ends for one in read for article in one.articles
    ):
        return _Elsewhere(), ()
    issue = desk.session.issue
    new = tuple(one.dump for one in read if one.dump)
    old = looking.kept_dumps(issue, desk.session.folder, looking.with_open_ends(issue))
    leaves, problems = looking.leaves_of(folder, taken, desk.model) if folder else ((), ())
    mine = {one.data for one in read}
    return _Elsewhere((*old, *new), tuple(x for x in leaves if x.data not in mine)), problems


def _added(session: Session, read: Iterable[_Read], *, joins: bool) -> _Added:
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


def _before(session: Session, one: _Read) -> tuple[str, ...]:
    """Return the kept file of which this one is a later version."""
    if one.dump:
        return (one.memory.of.name,) if one.memory.of else ()
    return versions_of(session.issue, one.came_as)[:1]


def _renewed(session: Session, issue: Issue, one: _Read) -> Renewed:
    there = {article.id for article in issue.articles}
    fresh = tuple(article.id for article in one.articles if article.id in there)
    if one.dump:
        return with_later_dump(issue, fresh, one.memory, one.kept.name)
    if fresh:
        versions = versions_of(session.issue, one.came_as)
        return with_later_stories(issue, session.folder, fresh, versions)
    return Renewed(issue=issue, now={})


def _repeated(issue: Issue, one: _Read, *, joins: bool) -> Issue:
    """Join what was joined in an earlier version, then what is certain; put in words again."""
    for candidate, by in zip(one.memory.joined, one.memory.by, strict=True):
        issue = seams.accept(issue, candidate, by=by)
    done = {block for c in one.memory.joined for block in ((c.tail, 0), (c.head, 1))}
    for candidate in one.analysis.seams if joins else ():
        free = not done & {(candidate.tail, 0), (candidate.head, 1)}
        free = free and not _is_apart(candidate, one.memory)
        if candidate.decision is Decision.AUTO and free:
            issue = seams.accept(issue, candidate, by="auto")
    for end in one.memory.settled:
        if end.written:
            issue = _written_again(issue, end)
    return issue


def _is_apart(candidate: Candidate, memory: Memory) -> bool:
    return (candidate.tail.block, candidate.head.block) in memory.apart


def _written_again(issue: Issue, end: OpenEnd) -> Issue:
    """Put the editor's words in again, where the end is open in the new version too."""
    try:
        return open_ends.write_missing(issue, end.block, end.written, end.side)
    except CommandError:
        return issue


def _looked(issue: Issue, read: Sequence[_Read], elsewhere: _Elsewhere, desk: _Desk) -> _Looked:
    """Propose the halves found in other dumps; where jump lines pair them, join them."""
    if not elsewhere.dumps:
        return _Looked(issue)
    sheets = looking.sheets_of(issue, elsewhere.dumps)
    fresh = {one.kept.name for one in read}
    among = looking.look_among(sheets, desk.model)
    found = [c for c in among if not fresh or {c.tail.dump, c.head.dump} & fresh]
    given = looking.fetched(sheets, elsewhere.leaves, desk.model)
    files = [looking.dump_file(x.dump, hashlib.sha256(x.data).hexdigest()) for x in given.leaves]
    if files:
        issue = add_articles(replace(issue, dumps=(*issue.dumps, *files)), given.articles)
    found += given.candidates
    issue = open_ends.propose(issue, found)
    for candidate in found:
        if candidate.decision is Decision.AUTO and desk.repair == "auto":
            issue = seams.accept(issue, candidate, by="auto")
    return _Looked(issue, tuple(c for c in found if c.decision), given.leaves)


def _told(read: Sequence[_Read], issue: Issue, now: Mapping[ArticleId, ArticleId]) -> Imported:
    made = [(now.get(article.id, article.id), one) for one in read for article in one.articles]
    left = {article.id for article in issue.articles}
    kept = [(article, one.kept.name) for article, one in made if article in left]
    return Imported(
        articles=tuple(article for article, _file in kept),
        files=tuple(file for _article, file in kept),
        seams=tuple(seam for one in read for seam in one.analysis.seams),
        problems=tuple(_facts(read, issue)),
    )


def _facts(read: Sequence[_Read], issue: Issue) -> Iterator[Problem]:
    """Yield what is amiss in each file, last what is still cut once all is joined."""
    cuts = [cut for article in issue.articles for cut in cuts_of(article)]
    for one in read:
        yield from one.problems
        mine = (cut for cut in cuts if cut.where.file == one.kept.name)
        yield from sorted(mine, key=lambda cut: cut.where.block or 0)
