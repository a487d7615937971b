"""Originals and raw copy, kept byte for byte. One rule: what is kept is never written again.

Pictures and ads lie in `originals/` of the publication by their sha256, hashed once, at import;
raw copy lies in `dumps/` of the issue under the name it came with.
"""

import hashlib
import re
from pathlib import Path

from layout_app.errors import IssueFileError
from layout_app.store.atomic import replace_file
from layout_app.store.folder import is_safe_name

ORIGINALS, DUMPS = "originals", "dumps"

_DIGEST = re.compile(r"[0-9a-f]{64}\Z")


def put_original(publication: Path, data: bytes) -> str:
    """Keep a picture or an ad; return its sha256, the name it is called by from now on."""
    digest = hashlib.sha256(data).hexdigest()
    path = original_path(publication, digest)
    if not path.exists():
        _keep(path, data)
    return digest


def original_path(publication: Path, digest: str) -> Path:
    """Return where an original lies; ValueError for what is no sha256."""
    if not _DIGEST.match(digest):
        raise ValueError(f"{digest!r} is no sha256")
    return publication / ORIGINALS / digest


def keep_dump(issue: Path, name: str, data: bytes) -> str:
    """Keep raw copy verbatim; return its name, which differs if another file had it."""
    name = Path(name).name
    if not is_safe_name(name):
        raise IssueFileError("store.bad_name", issue / DUMPS, found=name)
    stem, suffix, number = Path(name).stem, Path(name).suffix, 1
    while (path := issue / DUMPS / name).exists():
        if path.read_bytes() == data:
            return name
        number += 1
        name = f"{stem}-{number}{suffix}"
    _keep(path, data)
    return name


def holds_other_dump(issue: Path, name: str, data: bytes) -> bool:
    """Tell whether raw copy of that name is kept, and is not these bytes."""
    path = issue / DUMPS / name
    try:
        return path.read_bytes() != data
    except FileNotFoundError:
        return False
    except OSError as error:
        raise IssueFileError("store.cannot_read", path, why=error.strerror or "") from error


def read_dump(issue: Path, name: str) -> bytes:
    """Return raw copy as it came; IssueFileError if it is gone."""
    path = issue / DUMPS / name
    if not is_safe_name(name):
        raise IssueFileError("store.bad_name", issue / DUMPS, found=name)
    try:
        return path.read_bytes()
    except OSError as error:
        raise IssueFileError("store.cannot_read", path, why=error.strerror or "") from error


def _keep(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise IssueFileError("store.cannot_write", path, why=error.strerror or "") from error
    replace_file(path, data, backup=False)
