"""Files that are replaced whole. One rule: a path always holds old bytes or new, never a mix.

The order of the calls is the safety: the new bytes reach the disk before any name points at them.
`Disk` is the door through which a test breaks each call in turn.
"""

import os
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Protocol, TypeVar

from layout_app.errors import IssueFileError

BACKUP, PENDING, LEFTOVERS = ".bak", ".tmp", ("*.tmp", "*.bak.new")
HAS_FOLDER_SYNC = os.name != "nt"
"""Windows has no way to force a folder's entries to disk."""
_TRIES = 5
"""How often a file is asked for that another program reads."""

T = TypeVar("T")


class Disk(Protocol):
    """The calls a save makes; the module `os` is the real one."""

    def open(self, path: str, flags: int, mode: int = 0o777) -> int:
        """Open a file; return its descriptor."""

    def write(self, fd: int, data: memoryview, /) -> int:
        """Write some of the bytes; return how many."""

    def fsync(self, fd: int) -> None:
        """Force a file or folder to disk."""

    def close(self, fd: int) -> None:
        """Close a descriptor."""

    def link(self, src: str, dst: str) -> None:
        """Give a file a second name."""

    def replace(self, src: str, dst: str) -> None:
        """Rename a file over another."""


def replace_file(path: Path, data: bytes, *, backup: bool = True, disk: Disk = os) -> None:
    """Replace `path` by `data`, or leave it as it was; the version before stays as `.bak`.

    IssueFileError `store.cannot_write` names the path and the system's reason.
    """
    try:
        _replace(str(path), data, backup, disk)
    except OSError as error:
        raise IssueFileError("store.cannot_write", path, why=_why(error)) from error


def set_aside(path: Path) -> None:
    """Take a file out of the issue: it stays beside its place as `.bak`."""
    try:
        _patiently(lambda: os.replace(path, f"{path}{BACKUP}"))
        _sync_folder(str(path.parent), os)
    except OSError as error:
        raise IssueFileError("store.cannot_write", path, why=_why(error)) from error


def sweep(folder: Path) -> None:
    """Remove what a save left that was killed; only the holder of the lock may do so."""
    for left in leftovers(folder):
        with suppress(OSError):
            left.unlink()


def leftovers(folder: Path) -> tuple[Path, ...]:
    """Return what a save left that was killed, in a folder and those right below it."""
    places: Iterable[Path] = (folder, *(f for f in folder.glob("*") if f.is_dir()))
    return tuple(left for place in places for found in LEFTOVERS for left in place.glob(found))


def _replace(path: str, data: bytes, backup: bool, disk: Disk) -> None:
    # A random name that must not exist: never write into a file somebody else prepared.
    pending, kept = f"{path}.{os.urandom(4).hex()}{PENDING}", f"{path}{BACKUP}"
    try:
        _write(pending, data, disk)
        if backup and os.path.exists(path):
            _keep(path, kept, disk)
        _patiently(lambda: disk.replace(pending, path))
        _sync_folder(os.path.dirname(path) or ".", disk)
    finally:
        # The second name too: renaming between two names of one file does nothing and leaves both.
        for left in (pending, kept + ".new"):
            with suppress(OSError):
                os.unlink(left)


def _write(path: str, data: bytes, disk: Disk) -> None:
    fd = disk.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o644)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[disk.write(fd, rest) :]
        disk.fsync(fd)
    finally:
        disk.close(fd)


def _keep(path: str, kept: str, disk: Disk) -> None:
    """Let `kept` name the bytes that `path` names now."""
    second = kept + ".new"
    with suppress(FileNotFoundError):
        os.unlink(second)
    try:
        disk.link(path, second)
    except OSError:
        import shutil  # seldom needed, and slow to load

        shutil.copyfile(path, second)  # FAT and some shares know no links
    _patiently(lambda: disk.replace(second, kept))


def _sync_folder(folder: str, disk: Disk) -> None:
    if not HAS_FOLDER_SYNC:
        return
    fd = disk.open(folder, os.O_RDONLY)
    try:
        disk.fsync(fd)
    finally:
        disk.close(fd)


def _patiently(action: Callable[[], T]) -> T:
    """Try again while a reader holds the file, as Windows does for virus scanners."""
    for _ in range(_TRIES - 1):
        try:
            return action()
        except PermissionError:
            if HAS_FOLDER_SYNC:
                raise
            time.sleep(0.2)
    return action()


def _why(error: OSError) -> str:
    return error.strerror or type(error).__name__
