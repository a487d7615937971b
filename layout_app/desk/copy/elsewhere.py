"""Halves in other files. One rule: they are proposed; only jump lines that pair them join them."""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from layout_app.desk.copy import looking
from layout_app.desk.copy.repairing import ReadFile, Repairer
from layout_app.desk.session import Session
from layout_app.desk.words import msg
from layout_app.edit import open_ends, seams
from layout_app.edit.articles import add_articles
from layout_app.frozen import frozen
from layout_app.intake.dump import Dump
from layout_app.model.issue import Issue
from layout_app.model.problem import Problem
from layout_app.model.seam import Candidate, Decision


@frozen(kw_only=False)
class Elsewhere:
    """Where else halves are looked for: dumps of the issue, files of a folder."""

    dumps: tuple[Dump, ...] = ()
    leaves: tuple[looking.Leaf, ...] = ()


@frozen(kw_only=False)
class Looked:
    """An issue with what was found in other files, and the files that have to be kept for it."""

    issue: Issue
    seams: tuple[Candidate, ...] = ()
    leaves: tuple[looking.Leaf, ...] = ()


def look_elsewhere(session: Session, folder: Path | None = None) -> tuple[Candidate, ...]:
    """Look for missing halves in all dumps of the issue and in a folder; one step, proposals only.

    Return what was found; CopyError if the folder cannot be read.
    """
    repairer, issue = Repairer(session, "suggest"), session.issue
    dumps = looking.kept_dumps(issue, session.folder, looking.with_open_ends(issue))
    taken = {dump.name for dump in issue.dumps}
    leaves = looking.leaves_of(folder, taken, repairer.model)[0] if folder and dumps else ()
    found = with_halves(issue, frozenset(), Elsewhere(dumps, leaves), repairer)
    keep_leaves(session, found.leaves)
    session.do(lambda _issue: found.issue, msg("Look in other files"))
    return found.seams


def places_elsewhere(
    read: Sequence[ReadFile], repairer: Repairer, folder: Path | None, taken: Collection[str]
) -> tuple[Elsewhere, tuple[Problem, ...]]:
    """Read what else halves may stand in, where the import found any that are missing."""
    if repairer.repair == "off" or not any(
        article.open_ends for one in read for article in one.articles
    ):
        return Elsewhere(), ()
    issue = repairer.session.issue
    new = tuple(one.dump for one in read if one.dump)
    old = looking.kept_dumps(issue, repairer.session.folder, looking.with_open_ends(issue))
    leaves, problems = looking.leaves_of(folder, taken, repairer.model) if folder else ((), ())
    mine = {one.data for one in read}
    return Elsewhere((*old, *new), tuple(x for x in leaves if x.data not in mine)), problems


def with_halves(
    issue: Issue, fresh: frozenset[str], elsewhere: Elsewhere, repairer: Repairer
) -> Looked:
    """Propose the halves found in other dumps; where jump lines pair them, join them.

    Of halves among the dumps only those count that one of the `fresh` ones has; all where none is.
    """
    if not elsewhere.dumps:
        return Looked(issue)
    sheets = looking.sheets_of(issue, elsewhere.dumps)
    among = looking.look_among(sheets, repairer.model)
    found = [c for c in among if not fresh or not fresh.isdisjoint((c.tail.dump, c.head.dump))]
    given = looking.fetched(sheets, elsewhere.leaves, repairer.model)
    files = [looking.dump_file(x.dump, hashlib.sha256(x.data).hexdigest()) for x in given.leaves]
    if files:
        issue = add_articles(replace(issue, dumps=(*issue.dumps, *files)), given.articles)
    found += given.candidates
    issue = open_ends.propose(issue, found)
    for candidate in found:
        if candidate.decision is Decision.AUTO and repairer.repair == "auto":
            issue = seams.accept(issue, candidate, by="auto")
    return Looked(issue, tuple(c for c in found if c.decision), given.leaves)


def keep_leaves(session: Session, leaves: Sequence[looking.Leaf]) -> None:
    """Keep the files of a folder in which halves were found."""
    for leaf in leaves:
        session.keep_dump(leaf.dump.name, leaf.data)
