"""What a publication's issues taught. One rule: these bytes are kept, and read by others."""

from pathlib import Path

from layout_app.errors import IssueFileError
from layout_app.store.atomic import replace_file

LEARNED = "learned.counts"
"""File beside `publication.yaml`: hashed counts of the articles learned, no text."""


def learned_path(publication: Path) -> Path:
    """Return where the counts of a publication lie."""
    return publication / LEARNED


def read_learned(publication: Path) -> bytes:
    """Return the counts as they lie on disk, nothing where none were made."""
    path = learned_path(publication)
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise IssueFileError("store.cannot_read", path, why=error.strerror or "") from error


def write_learned(publication: Path, data: bytes) -> None:
    """Replace the counts of a publication; without any, the file goes."""
    path = learned_path(publication)
    if data:
        replace_file(path, data, backup=False)
        return
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise IssueFileError("store.cannot_write", path, why=error.strerror or "") from error
