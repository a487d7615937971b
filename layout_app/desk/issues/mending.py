"""An issue looked over after a crash. One rule: what is not safe to mend is told."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from layout_app.desk.material.lost import missing_originals
from layout_app.desk.session import Session, open_session
from layout_app.errors import IssueFileError
from layout_app.frozen import frozen
from layout_app.model.issue import file_names
from layout_app.model.problem import Problem, Severity, Where, problem
from layout_app.store.atomic import leftovers
from layout_app.store.folder import ISSUE
from layout_app.store.lock import Holder, holder, in_use, release, take
from layout_app.store.mending import restorable, restored
from layout_app.store.originals import DUMPS, read_dump
from layout_app.store.recovery import left_unsaved


@frozen
class Mended:
    """What was done, as notes, and the problems that are left."""

    done: tuple[Problem, ...]
    left: tuple[Problem, ...]


def mend(folder: Path) -> Mended:
    """Look over the files of an issue and mend what is safe to mend.

    LockedError while its editor gives signs of life; IssueFileError for what is no issue, or for a
    file that has to be corrected first. Unsaved work waits as it is, and so do the files it is of.
    """
    folder = folder.resolve()
    done: list[Problem] = []
    if not (folder / ISSUE).exists() and not in_use(folder):
        done += restored(folder)  # without it nobody can lock the issue
    held, count = holder(folder), len(leftovers(folder))
    mine = take(folder, break_stale=True)
    try:
        unsaved = len(left_unsaved(folder))
        done += [*_unlocked(held), *_swept(count), *(() if unsaved else restored(folder))]
        session = open_session(folder)
        left = (*session.opened.problems, *_unsaved(unsaved), *_changed(session))
        return Mended(done=tuple(done), left=left)
    finally:
        release(folder, mine)


def mendable(folder: Path) -> tuple[str, ...]:
    """Return the damaged files that `mend` would give back: none while unsaved work is of them."""
    folder = folder.resolve()
    return () if left_unsaved(folder) else restorable(folder)


def _unlocked(held: Holder | None) -> Iterator[Problem]:
    if held is not None:
        yield problem(
            "doctor.unlocked", Severity.NOTE, user=held.user, host=held.host, since=held.time
        )


def _swept(count: int) -> Iterator[Problem]:
    if count:
        yield problem("doctor.swept", Severity.NOTE, count=count)


def _unsaved(count: int) -> Iterator[Problem]:
    if count:
        yield problem("doctor.unsaved", Severity.WARNING, count=count)


def _changed(session: Session) -> Iterator[Problem]:
    """Tell of raw copy, pictures and ads that are gone or no longer as they came in."""
    for dump in session.issue.dumps:
        where = Where(file=f"{DUMPS}/{dump.name}")
        try:
            found = hashlib.sha256(read_dump(session.folder, dump.name)).hexdigest()
        except IssueFileError:
            yield problem("doctor.dump_gone", Severity.WARNING, where)
        else:
            if found != dump.sha256:
                yield problem("doctor.dump_changed", Severity.WARNING, where)
    names = file_names(session.issue)
    for digest in sorted(missing_originals(session)):
        name = names.get(digest, digest[:8])
        yield problem("doctor.original_lost", Severity.ERROR, original=digest, name=name)
