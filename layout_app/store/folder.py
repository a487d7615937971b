"""Where files lie, and how they lay when last seen. One rule: no contents here."""

import errno
import hashlib
import os
import stat
from collections.abc import Sequence
from dataclasses import field
from pathlib import Path

from layout_app.errors import IssueFileError
from layout_app.frozen import frozen
from layout_app.model.ids import ArticleId, PageId
from layout_app.model.issue import Issue
from layout_app.model.problem import Problem
from layout_app.store.atomic import BACKUP

PUBLICATION, STYLEBOOK, PAPERS = "publication.yaml", "stylebook.yaml", "papers"
WORDS = "words.yaml"
ISSUE, ARTICLES, PAGES = "issue.yaml", "articles", "pages"
HELD = "copy"
"""Where a publication keeps copy for issues to come: articles as in an issue, and no page."""

_DEVICES = {"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10))}
LONGEST_NAME = 200
"""Bytes of a file name, so that `.bak.new` still fits into 255."""


@frozen(kw_only=False)
class FileState:
    """How a file lay on disk when it was read or written."""

    sha256: str
    mtime_ns: int
    size: int


@frozen
class OpenedIssue:
    """An issue as it lies on disk."""

    folder: Path
    publication_folder: Path
    """Where originals, papers and the stylebook lie; the issue's own folder if it stands alone."""
    issue: Issue
    problems: tuple[Problem, ...] = ()
    """Files that could not be read, and references that lead nowhere."""
    files: dict[Path, FileState] = field(default_factory=dict)
    """The ledger of what lies on disk; a save that fails half-way has entered what it wrote."""
    listed_pages: tuple[PageId, ...] = ()
    """The order in `issue.yaml`, with pages that could not be read."""
    listed_articles: tuple[ArticleId, ...] = ()


def publication_folder(folder: Path) -> Path:
    """Return the folder of an issue's publication: the one above, or the issue's own."""
    return folder.parent if os.path.lexists(folder.parent / PUBLICATION) else folder


def real(path: Path) -> Path:
    """Return where a path truly lies; links in a circle stay, to be refused when they are opened.

    `Path.resolve` raises RuntimeError for them before Python 3.13.
    """
    return Path(os.path.realpath(path))


def is_file(path: Path) -> bool:
    """Tell whether a file is there; `Path.is_file` raises OSError for a name too long for any."""
    return os.path.isfile(path)


def check_is_file(path: Path) -> None:
    """OSError for a pipe or a device, whose reading may never end; folders refuse by themselves."""
    mode = path.stat().st_mode
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise OSError(errno.EINVAL, "this is no file")


def issue_folders(publication: Path) -> tuple[Path, ...]:
    """Return the folders of a publication's issues, in the order of their names."""
    found = (file.parent for file in publication.glob(f"*/{ISSUE}"))
    return tuple(sorted(folder for folder in found if folder.name != HELD))


def article_path(folder: Path, article: str) -> Path:
    """Return the file of an article."""
    return folder / ARTICLES / f"{article}.yaml"


def page_path(folder: Path, page: str) -> Path:
    """Return the file of a page."""
    return folder / PAGES / f"{page}.yaml"


def is_safe_name(name: str) -> bool:
    """Tell whether a name is one plain file name on every system, and leads nowhere else."""
    return (
        0 < len(name.encode("utf-8", "replace")) <= LONGEST_NAME
        and not any(ord(c) < 32 or c in '/\\:*?"<>|~' for c in name)
        and name == name.strip()
        and not name.startswith(".")
        and not name.endswith(".")
        and not is_device(name)
    )


def is_device(name: str) -> bool:
    """Tell whether Windows takes a file name for a device, whatever its ending."""
    return name.split(".")[0].strip().lower() in _DEVICES


def below(folder: Path, name: str) -> Path | None:
    """Return the file that a name in a file means, below `folder`; None where it leads elsewhere.

    Parts are divided by `/`; a link that leads out is none.
    """
    parts = name.split("/")
    path = folder.joinpath(*parts)
    if not all(map(is_safe_name, parts)) or not real(path).is_relative_to(real(folder)):
        return None
    return path


def state_of(path: Path, data: bytes) -> FileState:
    """Return how a file lies on disk that holds `data`."""
    try:
        found = path.stat()
    except OSError as error:
        raise IssueFileError("store.cannot_read", path, why=error.strerror or "") from error
    return FileState(hashlib.sha256(data).hexdigest(), found.st_mtime_ns, found.st_size)


def differs(path: Path, state: FileState) -> bool:
    """Tell whether a file holds other bytes than when last seen; its time alone proves nothing."""
    try:
        found = path.stat()
        if (found.st_mtime_ns, found.st_size) == (state.mtime_ns, state.size):
            return False
        return hashlib.sha256(path.read_bytes()).hexdigest() != state.sha256
    except OSError:
        return True


def backup_of(path: Path) -> str:
    """Return the name of the version before, if there is one."""
    kept = Path(f"{path}{BACKUP}")
    return kept.name if is_file(kept) else ""


def with_unread(listed: Sequence[str], read: set[str], now: Sequence[str]) -> tuple[str, ...]:
    """Return the order `now` with what was listed but not read, each behind its old neighbour."""
    order = list(now)
    for n, name in enumerate(listed):
        if name in read or name in order:
            continue
        before = next((other for other in reversed(listed[:n]) if other in order), None)
        order.insert(0 if before is None else order.index(before) + 1, name)
    return tuple(order)
