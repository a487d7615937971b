"""Copy files read and repaired. One rule: the issue is asked what it knows, and never changed."""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from layout_app.desk.copy import looking, reading
from layout_app.desk.copy.learning import model_for
from layout_app.desk.copy.remembering import (
    Memory,
    is_apart,
    recalled,
    versions_of,
    with_refused,
    with_settled,
)
from layout_app.desk.copy.told import findings
from layout_app.desk.copy.versions import read_before
from layout_app.desk.files import read_bytes
from layout_app.desk.material.ads import AdStory, ad_story
from layout_app.desk.problems.doubts import doubt, doubts_of
from layout_app.desk.session import Session
from layout_app.errors import IssueFileError
from layout_app.frozen import frozen
from layout_app.intake.dump import Dump
from layout_app.intake.frontmatter import has_front
from layout_app.intake.story import StoryFile
from layout_app.model.article import Article, Note
from layout_app.model.finding import Finding
from layout_app.model.issue import DumpFile
from layout_app.model.problem import Problem
from layout_app.model.seam import Decision, OpenEnd
from layout_app.repair.analyse import Analysis, analyse
from layout_app.repair.model import Model
from layout_app.repair.suspicious import suspicions
from layout_app.store.folder import is_safe_name
from layout_app.store.originals import holds_other_dump


@frozen(kw_only=False)
class ReadFile:
    """One copy file, read and repaired but not yet in the issue."""

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


class Repairer:
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


def read_file(
    repairer: Repairer, file: Path, taken: Collection[str], *, as_: str, encoding: str
) -> ReadFile:
    """Read and repair a copy file, to be kept under a name that is not `taken`.

    `as_` and `encoding` are what the editor says of it, or `auto`; CopyError if it cannot be read.
    """
    data = read_bytes(file)
    name = _free_name(repairer.session.folder, file, data, taken)
    copy = _copy(repairer.session, file, data, name, as_, encoding)
    return _read(file, data, copy, repairer)


def _copy(
    session: Session, file: Path, data: bytes, name: str, as_: str, encoding: str
) -> Dump | tuple[StoryFile, ...]:
    """Read a copy file; one that comes again is what it was before, unless the editor says what."""
    if as_ == "auto" and versions_of(session.issue, file.name):
        again = reading.read_copy(file, data, name=name, as_="dump", encoding=encoding)
        if isinstance(again, Dump) and not has_front(again.text):
            as_ = read_before(session.issue, session.folder, again, file.name)
    return reading.read_copy(file, data, name=name, as_=as_, encoding=encoding)


def _free_name(issue: Path, file: Path, data: bytes, taken: Collection[str]) -> str:
    """Return the name to keep a file under; one that was undone may still lie there."""
    if not is_safe_name(file.name):
        raise IssueFileError("store.bad_name", file, found=file.name)
    return reading.free_name(
        file.name, lambda name: name in taken or holds_other_dump(issue, name, data)
    )


def _read(
    file: Path, data: bytes, copy: Dump | tuple[StoryFile, ...], repairer: Repairer
) -> ReadFile:
    digest = hashlib.sha256(data).hexdigest()
    first = copy if isinstance(copy, Dump) else copy[0]
    kept = DumpFile(name=first.name, encoding=first.encoding, sha256=digest)
    if isinstance(copy, Dump):
        return _repaired(kept, data, copy, repairer, file.name)
    originals: dict[str, bytes] = {}

    def named(original: bytes) -> str:
        found = hashlib.sha256(original).hexdigest()
        originals[found] = original
        return found

    if copy[0].front.kind == "ad":
        ad, problems = ad_story(copy[0], file.parent, named)
        # What is amiss with an ad is seen in its slot as long as it is.
        return ReadFile(
            kept, data, (), problems=problems, originals=tuple(originals.values()), ad=ad
        )
    made = [reading.article_of(story, file.parent, named) for story in copy]
    told_of = [(article, problems) for article, problems in made if problems]
    lines = (
        reading.lines_of(file, data, name=first.name, encoding=first.encoding) if told_of else ()
    )
    return ReadFile(
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


def _repaired(kept: DumpFile, data: bytes, dump: Dump, repairer: Repairer, name: str) -> ReadFile:
    """Give the articles of a dump their open ends; a seam that will not be joined is one too."""
    memory = _memory(repairer.session, dump, name)
    if repairer.repair == "off":
        known = Memory(of=memory.of, places=memory.places)
        articles = reading.articles_of(dump)
        told = findings(dump.problems, dump.text.split("\n"), articles)
        return ReadFile(
            kept, data, articles, problems=dump.problems, dump=dump, memory=known, findings=told
        )
    found = analyse(dump.blocks, dump=dump.name, model=repairer.model, refused=memory.refused)
    sure = [
        c
        for c in found.seams
        if c.decision is Decision.AUTO and (repairer.repair != "auto" or is_apart(c, memory))
    ]
    ends = (
        *found.tails,
        *found.heads,
        *(OpenEnd(block=seam.tail, candidates=(seam,)) for seam in sure),
    )
    ends = with_settled(with_refused(ends, dump.name, memory.refused), memory.settled)
    articles = reading.with_open_ends(reading.articles_of(dump), ends)
    articles = _doubted(articles, repairer.model)
    doubts = tuple(fact for article in articles for fact in doubts_of(article))
    problems = (*dump.problems, *doubts)
    told = findings(dump.problems, dump.text.split("\n"), articles)
    return ReadFile(kept, data, articles, found, problems, dump=dump, memory=memory, findings=told)


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
