"""Lost originals found again. One rule: a file is the one that is missed when its hash says so."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from layout_app.desk.session import Session
from layout_app.errors import CopyError
from layout_app.model.box import AdBox, PictureBox
from layout_app.model.issue import Issue

MOST_FILES = 20_000
LARGEST = 256 * 2**20
"""Bytes of the largest file that is looked into."""


def originals_of(issue: Issue) -> frozenset[str]:
    """Return the sha256 of every picture, ad and logo that an issue uses."""
    found = {picture.original for article in issue.articles for picture in article.pictures}
    for page in issue.pages:
        found |= {b.original for b in page.boxes if isinstance(b, PictureBox | AdBox)}
    found.add(issue.publication.logo.original)
    return frozenset(found - {""})


def missing_originals(session: Session) -> frozenset[str]:
    """Return what is used and is not there, or is no longer what was imported."""
    return frozenset(
        digest for digest in originals_of(session.issue) if not _is_whole(session, digest)
    )


def found_again(session: Session, folder: Path) -> int:
    """Keep every missed original that lies in a folder or below; return how many came back.

    CopyError for what is no folder.
    """
    if not folder.is_dir():
        raise CopyError("copy.not_found", folder)
    missed = set(missing_originals(session))
    before = len(missed)
    for data in _files(folder) if missed else ():
        digest = hashlib.sha256(data).hexdigest()
        if digest in missed:
            session.original(digest).unlink(missing_ok=True)
            session.keep_original(data)
            missed.discard(digest)
        if not missed:
            break
    return before - len(missed)


def _is_whole(session: Session, digest: str) -> bool:
    try:
        return hashlib.sha256(session.original(digest).read_bytes()).hexdigest() == digest
    except (OSError, ValueError):
        return False


def _files(folder: Path) -> Iterator[bytes]:
    for n, path in enumerate(sorted(folder.rglob("*"))):
        if n >= MOST_FILES:
            return
        try:
            if path.is_file() and path.stat().st_size <= LARGEST:
                yield path.read_bytes()
        except OSError:
            continue
