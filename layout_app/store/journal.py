"""What was done since the last save, a line a command. One rule: a line is whole or it is nothing.

`.journal` holds the files as each command left them, so that no code is needed to replay it; the
last image of a file wins. A line that a crash tore is dropped, and with it that one command; the
next command takes its place.
"""

import hashlib
import json
import os
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, field
from itertools import count
from pathlib import Path
from typing import BinaryIO

from layout_app.errors import IssueFileError
from layout_app.frozen import frozen
from layout_app.store.atomic import replace_file

JOURNAL, ASIDE = ".journal", ".history"
KEPT = 10
"""Journals that are kept aside, the newest."""


@frozen(kw_only=False)
class Entry:
    """One command: when it ended, what it was, and the files it changed."""

    at: float
    """Seconds since 1970."""
    label: str
    files: Mapping[str, str | None]
    """New contents by path below the publication; None for a file that is no more."""
    bases: Mapping[str, str] = field(default_factory=dict)
    """sha256 of what lay on disk under each path then; empty for nothing."""

    @classmethod
    def now(
        cls, label: str, files: Mapping[str, str | None], bases: Mapping[str, str] | None = None
    ) -> "Entry":
        """Return the entry of a command that ended this moment."""
        return cls(time.time(), label, files, bases or {})


class Journal:
    """The journal of an issue being edited; made with the first command, gone with a save."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / JOURNAL
        self._file: BinaryIO | None = None

    def append(self, entry: Entry) -> None:
        """Write a command down; IssueFileError where the disk does not take it."""
        try:
            if self._file is None:
                self._file = _behind_whole_lines(self._path)
            rest = memoryview(_line(entry))
            while rest:
                rest = rest[self._file.write(rest) :]
        except OSError as error:
            self._close()
            raise IssueFileError(
                "store.cannot_write", self._path, why=error.strerror or ""
            ) from error

    def sync(self) -> None:
        """Let what is written survive a power cut."""
        if self._file is not None:
            with suppress(OSError):
                os.fsync(self._file.fileno())

    def drop(self) -> None:
        """Forget everything: it is saved, or nobody wants it."""
        self._close()
        with suppress(OSError):
            self._path.unlink()

    def _close(self) -> None:
        file, self._file = self._file, None
        if file is not None:
            with suppress(OSError):
                file.close()


def entries(folder: Path) -> tuple[Entry, ...]:
    """Return the commands of a journal up to the first line that is not whole."""
    try:
        data = (folder / JOURNAL).read_bytes()
    except OSError:
        return ()
    return tuple(entry for entry, _end in _whole_lines(data))


def aside(folder: Path) -> Iterator[tuple[str, tuple[Entry, ...]]]:
    """Yield the journals that were set aside, the newest first, each with its commands."""
    for path in sorted((folder / ASIDE).glob("journal-*"), reverse=True):
        with suppress(OSError):
            yield path.name, tuple(entry for entry, _end in _whole_lines(path.read_bytes()))


def holds_aside(folder: Path) -> bool:
    """Tell whether a journal was set aside."""
    return any((folder / ASIDE).glob("journal-*"))


def set_journal_aside(folder: Path) -> None:
    """Keep a copy of the journal in `.history`, and the newest of those before.

    IssueFileError where it cannot be kept; the journal is not touched.
    """
    kept, path = folder / ASIDE, folder / JOURNAL
    try:
        data = path.read_bytes()
        kept.mkdir(exist_ok=True)
    except OSError as error:
        raise IssueFileError("store.cannot_write", kept, why=error.strerror or "") from error
    replace_file(_free_name(kept), data, backup=False)
    for old in sorted(kept.glob("journal-*"))[:-KEPT]:
        with suppress(OSError):
            old.unlink()


def _free_name(kept: Path) -> Path:
    stem = time.strftime("journal-%Y%m%d-%H%M%S", time.gmtime())
    names = (f"{stem}-{number:02}" for number in count())
    return next(path for path in map(kept.joinpath, names) if not path.exists())


def _behind_whole_lines(path: Path) -> BinaryIO:
    """Open a journal to go on behind its last whole line; unbuffered, so that closing is quiet."""
    file = path.open("ab", buffering=0)
    if file.tell():
        ends = [end for _entry, end in _whole_lines(path.read_bytes())]
        file.truncate(ends[-1] if ends else 0)
    return file


def _whole_lines(data: bytes) -> Iterator[tuple[Entry, int]]:
    """Give commands up to the first line that is not whole, each with where its line ends."""
    start = 0
    while (end := data.find(b"\n", start)) >= 0:
        entry = _entry(data[start:end])
        if entry is None:
            return
        start = end + 1
        yield entry, start


def _line(entry: Entry) -> bytes:
    body = json.dumps(asdict(entry), ensure_ascii=False).encode("utf-8")
    return hashlib.sha256(body).hexdigest().encode("ascii") + b" " + body + b"\n"


def _entry(line: bytes) -> Entry | None:
    digest, _, body = line.partition(b" ")
    if hashlib.sha256(body).hexdigest().encode("ascii") != digest:
        return None
    try:
        told = json.loads(body)
        return Entry(
            float(told["at"]), str(told["label"]), dict(told["files"]), dict(told.get("bases", {}))
        )
    except (ValueError, KeyError, TypeError, OverflowError):
        return None
