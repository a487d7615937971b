"""Other halves in the other files of an issue, or of a folder. One rule: it adds proposals only.

What a folder's file gives is not in the issue yet: the half that fits comes in as an article of its
own with what belongs to it, so that it can be joined, refused or removed like any other.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from layout_app.desk.copy import reading
from layout_app.desk.files import read_bytes
from layout_app.errors import CopyError, IssueFileError, LayoutError
from layout_app.frozen import frozen
from layout_app.intake.dump import Dump
from layout_app.model.article import Article
from layout_app.model.ids import ArticleId, new_id
from layout_app.model.issue import DumpFile, Issue
from layout_app.model.problem import Problem, Severity, Where, problem, problems_of
from layout_app.model.seam import Candidate, OpenEnd, Side, Story, Verdict
from layout_app.model.text import BlockRef
from layout_app.repair.across import Sheet, Shelf
from layout_app.repair.analyse import analyse
from layout_app.repair.model import Model
from layout_app.repair.runs import run_of
from layout_app.store.originals import read_dump

SUFFIXES = (".txt", ".md", ".docx", ".pdf", ".html", ".htm")
"""Files of a folder that are looked into."""
MOST_FILES = 200
"""Most files of a folder that are looked into."""


@frozen(kw_only=False)
class Leaf:
    """A file of a folder, read but not in the issue."""

    data: bytes
    dump: Dump
    sheet: Sheet


@frozen(kw_only=False)
class Fetched:
    """What a folder gives: candidates, and the files they need with their articles."""

    candidates: tuple[Candidate, ...] = ()
    leaves: tuple[Leaf, ...] = ()
    articles: tuple[Article, ...] = ()


def open_ends_of(issue: Issue, dump: str) -> tuple[OpenEnd, ...]:
    """Return what is undecided of a dump's blocks."""
    return tuple(
        end
        for article in issue.articles
        for end in article.open_ends
        if end.block.dump == dump and end.verdict is not Verdict.COMPLETE
    )


def kept_dumps(issue: Issue, folder: Path, names: Collection[str]) -> tuple[Dump, ...]:
    """Read the named dumps of an issue again; one that is gone or no dump is left out."""
    found = []
    for kept in issue.dumps:
        if kept.name not in names:
            continue
        try:
            data = read_dump(folder, kept.name)
            copy = reading.read_copy(
                Path(kept.name), data, name=kept.name, as_="dump", encoding=kept.encoding or "auto"
            )
        except (IssueFileError, CopyError):
            continue
        if isinstance(copy, Dump):
            found.append(copy)
    return tuple(found)


def with_open_ends(issue: Issue) -> frozenset[str]:
    """Return the names of the dumps on which something is undecided."""
    ends = (end for article in issue.articles for end in article.open_ends)
    return frozenset(end.block.dump for end in ends if end.verdict is not Verdict.COMPLETE)


def sheets_of(issue: Issue, dumps: Iterable[Dump]) -> tuple[Sheet, ...]:
    """Return dumps of the issue with what is open on them now."""
    return tuple(
        Sheet(dump=dump.name, blocks=dump.blocks, ends=open_ends_of(issue, dump.name))
        for dump in dumps
    )


def look_among(sheets: Sequence[Sheet], model: Model) -> tuple[Candidate, ...]:
    """Return the candidates between all pairs of sheets."""
    shelf = Shelf(sheets, model)
    return tuple(
        candidate
        for sheet in sheets
        for candidate in shelf.look(sheet, [other for other in sheets if other is not sheet])
    )


def leaves_of(
    folder: Path, taken: Collection[str], model: Model
) -> tuple[tuple[Leaf, ...], tuple[Problem, ...]]:
    """Read and analyse the copy files of a folder; what cannot be read is a problem."""
    leaves, problems, names = [], [], set(taken)
    try:
        paths = sorted(p for p in folder.iterdir() if p.suffix.lower() in SUFFIXES and p.is_file())
    except OSError as error:
        raise CopyError("copy.unreadable", folder, why=error.strerror or "") from None
    for path in paths[:MOST_FILES]:
        try:
            leaves.append(_leaf(path, reading.free_name(path.name, names.__contains__), model))
        except LayoutError as error:
            told = problems_of(error, Severity.WARNING)
            problems += [replace(fault, where=Where(file=path.name)) for fault in told]
        else:
            names.add(leaves[-1].dump.name)
    if len(paths) > MOST_FILES:
        here, count, most = Where(file=folder.name), len(paths), MOST_FILES
        problems.append(problem("copy.files_left", Severity.WARNING, here, count=count, most=most))
    return tuple(leaves), tuple(problems)


def _leaf(path: Path, name: str, model: Model) -> Leaf:
    data = read_bytes(path)
    dump = reading.read_copy(path, data, name=name, as_="dump")
    assert isinstance(dump, Dump)
    found = analyse(dump.blocks, dump=name, model=model)
    sheet = Sheet(dump=name, blocks=dump.blocks, ends=(*found.tails, *found.heads))
    return Leaf(data, dump, sheet)


def fetched(sheets: Sequence[Sheet], leaves: Sequence[Leaf], model: Model) -> Fetched:
    """Look for the halves that the sheets miss in the files of a folder."""
    outside = [leaf.sheet for leaf in leaves]
    shelf = Shelf([*sheets, *outside], model)
    onward = (c for sheet in sheets for c in shelf.look(sheet, outside))
    back = (c for sheet in outside for c in shelf.look(sheet, sheets))
    names = {leaf.sheet.dump for leaf in leaves}
    wanted: dict[BlockRef, Side] = {}
    alone: set[BlockRef] = set()
    candidates = []
    for candidate in (c for c in (*onward, *back) if c.decision):
        candidates.append(candidate)
        if candidate.head.dump in names:
            wanted[candidate.head] = Side.HEAD
            alone |= {candidate.head} if candidate.is_alone else set()
        else:
            wanted[candidate.tail] = Side.TAIL
    used = tuple(leaf for leaf in leaves if any(b.dump == leaf.dump.name for b in wanted))
    return Fetched(tuple(candidates), used, tuple(_articles(used, wanted, alone)))


def _articles(
    leaves: Iterable[Leaf], wanted: dict[BlockRef, Side], alone: Collection[BlockRef]
) -> Iterable[Article]:
    """Give the run of every head, and the article above every tail, as an article.

    Of heads that stand `alone` nothing but themselves.
    """
    for leaf in leaves:
        placed: set[int] = set()
        for ref, side in wanted.items():
            if ref.dump != leaf.dump.name or ref.block in placed:
                continue
            whole = (ref.block,) if ref in alone else _belonging(leaf.dump, ref.block, side)
            blocks = tuple(k for k in whole if k not in placed)
            placed.update(blocks)
            story = replace(leaf.dump, stories=(Story(blocks=blocks),))
            (article,) = reading.articles_of(story)
            yield from reading.with_open_ends(
                [replace(article, id=ArticleId(new_id()))], leaf.sheet.ends
            )


def _belonging(dump: Dump, block: int, side: Side) -> tuple[int, ...]:
    if side is Side.HEAD:
        return run_of(dump.blocks, dump.stories, block)
    story = next((s.blocks for s in dump.stories if block in s.blocks), (block,))
    return story[: story.index(block) + 1]


def dump_file(dump: Dump, digest: str) -> DumpFile:
    """Return the record of a kept file."""
    return DumpFile(name=dump.name, encoding=dump.encoding, sha256=digest)
