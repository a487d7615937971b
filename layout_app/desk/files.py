"""Files that editors name. One rule: what cannot be had is refused by its name and the reason."""

import re
from pathlib import Path

from layout_app.errors import CopyError, ExportError
from layout_app.store.atomic import replace_file

LARGEST = 64 * 2**20
"""Bytes of a copy file; larger ones are refused before they are read."""


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a copy file; CopyError names why it cannot be had."""
    try:
        if path.stat().st_size > LARGEST:
            raise CopyError("copy.too_large", path, limit=LARGEST // 2**20)
        return path.read_bytes()
    except FileNotFoundError:
        raise CopyError("copy.not_found", path) from None
    except OSError as why:
        raise CopyError("copy.unreadable", path, why=why.strerror or str(why)) from None


def inside(folder: Path, name: str) -> Path:
    """Return a file below the folder; CopyError for a name that leads out of it, or to a URL."""
    leads_out = re.search(r"[:\\\0~]", name) or Path(name).is_absolute()
    path = (folder / name).resolve()
    if not name or leads_out or not path.is_relative_to(folder.resolve()):
        raise CopyError("copy.picture_outside", name)
    if not path.is_file():
        raise CopyError("copy.picture_missing", name)
    return path


def write_file(path: Path, data: bytes) -> None:
    """Write a file that was asked for, and its folder if need be; a LayoutError names the path."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError("export.cannot_write", path=str(path), why=error.strerror) from error
    replace_file(path, data, backup=False)
