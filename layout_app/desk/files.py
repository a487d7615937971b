"""Files that editors name. One rule: what cannot be had is refused by its name and the reason."""

import errno
import re
import stat
from pathlib import Path

from layout_app.errors import CopyError, ExportError
from layout_app.store.atomic import replace_file
from layout_app.store.folder import check_is_file, is_device, real

LARGEST = 64 * 2**20
"""Bytes of a copy file; larger ones are refused before they are read."""


def read_bytes(path: Path, most: int = LARGEST) -> bytes:
    """Return the bytes of a file that comes in; CopyError names why it cannot be had."""
    try:
        check_is_file(path)
        if path.stat().st_size > most:
            raise CopyError("copy.too_large", path, limit=most // 2**20)
        return path.read_bytes()
    except FileNotFoundError:
        raise CopyError("copy.not_found", path) from None
    except OSError as why:
        raise CopyError("copy.unreadable", path, why=why.strerror or str(why)) from None


def inside(folder: Path, name: str) -> Path:
    """Return a file below the folder; CopyError for a name that leads out of it, or to a URL."""
    leads_out = re.search(r"[:\\\0~]", name) or Path(name).is_absolute()
    path = real(folder / name)
    if not name or leads_out or not path.is_relative_to(real(folder)):
        raise CopyError("copy.picture_outside", name)
    if any(map(is_device, Path(name).parts)):
        raise CopyError("copy.picture_name", name)
    try:
        is_there = stat.S_ISREG(path.stat().st_mode)
    except OSError as why:
        if why.errno == errno.ENAMETOOLONG:
            raise CopyError("copy.picture_name", name) from None
        is_there = False
    if not is_there:
        raise CopyError("copy.picture_missing", name)
    return path


def write_file(path: Path, data: bytes) -> None:
    """Write a file that was asked for, and its folder if need be; a LayoutError names the path."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError("export.cannot_write", path=str(path), why=error.strerror) from error
    replace_file(path, data, backup=False)
