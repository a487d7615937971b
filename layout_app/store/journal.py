"""What was done since the last save, a line a command. One rule: a line is whole or it is nothing.

`.journal` holds the files as each command left them, so that no code is needed to replay it; the
last image of a file wins. A line that a crash tore is dropped, and with it that one command.
"""

import hashlib
import json
import os
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO

from layout_app.errors import IssueFileError
from layout_app.frozen import frozen

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

    @classmethod
    def now(cls, label: str, files: Mapping[str, str | None]) -> "Entry":
        """Return the entry of a command that ended this moment."""
        return cls(time.time(), label, files)


class Journal:
    """The journal of an issue being edited; made with the first command, gone with a save."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / JOURNAL
        self._file: IO[bytes] | None = None

    def append(self, entry: Entry) -> None:
        """Write a command down; IssueFileError where the disk does not take it."""
        try:
            if self._file is None:
                self._file = self._path.open("ab")
            self._file.write(_line(entry))
            self._file.flush()
        except OSError as error:
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
        if self._file is not None:
            self._file.close()
            self._file = None
        with suppress(OSError):
            self._path.unlink()


def entries(folder: Path) -> tuple[Entry, ...]:
    """Return the commands of a journal up to the first line that is not whole."""
    try:
        lines = (folder / JOURNAL).read_bytes().split(b"\n")[:-1]
    except OSError:
        return ()
    found = []
    for line in lines:
        entry = _entry(line)
        if entry is None:
            break
        found.append(entry)
    return tuple(found)


def set_journal_aside(folder: Path) -> None:
    """Keep a copy of the journal in `.history`, and the newest of those before."""
    aside = folder / ASIDE
    with suppress(OSError):
        aside.mkdir(exist_ok=True)
        name = time.strftime("journal-%Y%m%d-%H%M%S", time.gmtime())
        (aside / name).write_bytes((folder / JOURNAL).read_bytes())
        for old in sorted(aside.glob("journal-*"))[:-KEPT]:
            old.unlink()


def _line(entry: Entry) -> bytes:
    told = {"at": entry.at, "label": entry.label, "files": dict(entry.files)}
    body = json.dumps(told, ensure_ascii=False).encode("utf-8")
    return hashlib.sha256(body).hexdigest().encode("ascii") + b" " + body + b"\n"


def _entry(line: bytes) -> Entry | None:
    digest, _, body = line.partition(b" ")
    if hashlib.sha256(body).hexdigest().encode("ascii") != digest:
        return None
    try:
        told = json.loads(body)
        return Entry(float(told["at"]), str(told["label"]), dict(told["files"]))
    except (ValueError, KeyError, TypeError):
        return None
