"""One writer at a time. One rule: a lock is a file that only one process can make.

`.lock` names user, host, process and time; its holder renews the time each minute. `flock` and its
kin do not hold on network shares, so they are not used.
"""

import getpass
import json
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path

from layout_app.errors import IssueFileError, LockedError
from layout_app.frozen import frozen
from layout_app.store.atomic import replace_file, sweep
from layout_app.store.folder import ISSUE, is_file

LOCK = ".lock"
RENEWED = 60.0
"""Seconds after which the holder renews its lock."""
STALE = 600.0
"""Seconds without renewal after which a lock is given up for dead."""

LAST_TIME = 1e10
"""Seconds since 1970, year 2286: no lock was renewed later, whatever its file says."""


@frozen
class Holder:
    """Who holds an issue."""

    user: str
    host: str
    pid: int
    time: float
    """Seconds since 1970, of the last renewal."""
    token: str = ""
    """What only the holder knows, so that two windows of one process stay apart."""


def take(folder: Path, *, now: float | None = None, break_stale: bool = False) -> Holder:
    """Lock an issue; LockedError says by whom it is held, and whether that lock is stale.

    A lock whose process is gone on this host is taken at once; any other stale one only with
    `break_stale`, after somebody was asked.
    """
    if not is_file(folder / ISSUE):
        raise IssueFileError("store.no_issue", folder / ISSUE)
    mine = _me(time.time() if now is None else now)
    for _ in range(2):
        if _made(folder / LOCK, mine):
            sweep(folder)
            return mine
        held = holder(folder)
        if held is not None and not _may_take(held, mine, break_stale=break_stale):
            raise LockedError(
                "store.locked",
                user=held.user,
                host=held.host,
                pid=held.pid,
                since=held.time,
                stale=is_stale(held, mine.time),
            )
        if held is not None:
            _discard(folder / LOCK, held, mine)
    raise LockedError("store.locked", user="", host="", pid=0, since=mine.time, stale=False)


def renew(folder: Path, mine: Holder, *, now: float | None = None) -> Holder:
    """Say that the holder is alive; LockedError if somebody else took the lock meanwhile."""
    check_mine(folder, mine)
    fresh = _me(time.time() if now is None else now, mine.token)
    replace_file(folder / LOCK, _written(fresh), backup=False)
    return fresh


def check_mine(folder: Path, mine: Holder) -> None:
    """LockedError if somebody else took the lock meanwhile; one that is only gone is made again."""
    held = holder(folder)
    if held is None and not _made(folder / LOCK, mine):
        held = holder(folder)
    if held is not None and held.token != mine.token:
        raise LockedError(
            "store.lock_lost", user=held.user, host=held.host, pid=held.pid, since=held.time
        )


def release(folder: Path, mine: Holder) -> None:
    """Give a lock back; nothing if it is somebody else's by now."""
    held = holder(folder)
    if held is not None and held.token == mine.token:
        with suppress(OSError):
            (folder / LOCK).unlink()


@contextmanager
def hold(folder: Path) -> Iterator[Holder]:
    """Lock an issue for the length of a block; LockedError if somebody else holds it."""
    mine = take(folder)
    try:
        yield mine
    finally:
        release(folder, mine)


def holder(folder: Path) -> Holder | None:
    """Return who holds an issue; an unreadable lock is held by nobody known."""
    return _read(folder / LOCK)


def _read(path: Path) -> Holder | None:
    try:
        found = json.loads(path.read_text("utf-8"))
        held = Holder(
            user=str(found["user"]),
            host=str(found["host"]),
            pid=int(found["pid"]),
            time=float(found["time"]),
            token=str(found.get("token", "")),
        )
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, ArithmeticError):
        held = None
    if held is None or not 0 <= held.time < LAST_TIME:
        return Holder(user="?", host="?", pid=0, time=_written_at(path))
    return held


def in_use(folder: Path, *, now: float | None = None) -> bool:
    """Tell whether somebody is at an issue: it is locked, and its holder gives signs of life."""
    mine, held = _me(time.time() if now is None else now), holder(folder)
    return held is not None and not _may_take(held, mine, break_stale=True)


def is_stale(held: Holder, now: float) -> bool:
    """Tell whether a lock was not renewed for long; a time to come counts as fresh."""
    return now - held.time > STALE


def _discard(path: Path, held: Holder, mine: Holder) -> None:
    """Remove a dead lock, but not one that somebody else made in the meantime."""
    aside = path.with_name(f"{LOCK}.{mine.token}")
    with suppress(FileNotFoundError):
        os.replace(path, aside)
        found = _read(aside)
        if found is not None and found.token != held.token:
            with suppress(OSError):
                os.link(aside, path)
        aside.unlink()


def _may_take(held: Holder, mine: Holder, *, break_stale: bool) -> bool:
    gone = held.host == mine.host and not _is_running(held.pid)
    return gone or (break_stale and is_stale(held, mine.time))


def _is_running(pid: int) -> bool:
    """Tell whether a process of this host is there; where that cannot be asked, it is."""
    if os.name == "nt" or pid <= 0:
        return True  # on Windows signal 0 would end the process
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True


def _me(now: float, token: str = "") -> Holder:
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):
        user = "?"
    return Holder(
        user=user,
        host=socket.gethostname(),
        pid=os.getpid(),
        time=now,
        token=token or os.urandom(8).hex(),
    )


def _written(mine: Holder) -> bytes:
    return (json.dumps(asdict(mine), ensure_ascii=False) + "\n").encode("utf-8")


def _made(path: Path, mine: Holder) -> bool:
    """Make the lock file; tell whether it was not there."""
    try:
        fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    except FileExistsError:
        return False
    except OSError as error:
        raise _unwritten(path, error) from error
    try:
        with os.fdopen(fd, "wb") as file:
            file.write(_written(mine))
    except OSError as error:
        # A full disk took the name and not the words: nobody could tell whose lock it is.
        with suppress(OSError):
            path.unlink()
        raise _unwritten(path, error) from error
    return True


def _unwritten(path: Path, error: OSError) -> IssueFileError:
    return IssueFileError("store.cannot_write", path, why=error.strerror or "")


def _written_at(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
