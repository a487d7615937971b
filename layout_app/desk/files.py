"""Files that editors name. One rule: what cannot be read is refused by its name and the reason."""

from pathlib import Path

from layout_app.errors import CopyError

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
