"""What a font file says of itself, read from its tables. One rule: a bad file is a named refusal.

Only the few numbers that HarfBuzz does not give are read here.
"""

import mmap
import struct
from collections.abc import Callable
from pathlib import Path

from layout_app.errors import FontError
from layout_app.frozen import frozen

_WEB = (b"wOFF", b"wOF2")
_SINGLE = (b"\x00\x01\x00\x00", b"OTTO", b"true")
_NEEDED = ("cmap", "head", "hhea", "hmtx", "maxp")
_RESTRICTED, _PRINTABLE, _WHOLE_ONLY, _BITMAP_ONLY = 0x0002, 0x000C, 0x0100, 0x0200


@frozen
class Facts:
    """Numbers of a font, lengths in 1/1000 em."""

    rights: int
    """What the font's maker allows of embedding (fsType of OS/2); 0 allows everything."""
    is_cff: bool
    """Whether the outlines are cubic (CFF)."""
    weight: int
    """OS/2 weight class, 400 when not told."""
    ascent: int
    """Typographic ascender."""
    descent: int
    """Typographic descender, negative."""
    cap_height: int
    """0 when not told."""
    bbox: tuple[int, int, int, int]
    """Box around all glyphs."""
    italic_angle: float
    """Degrees counter-clockwise."""
    is_fixed_pitch: bool
    """As told by the font."""


def damaged(path: Path, why: str) -> FontError:
    """Return the refusal of a file that cannot be read as a font."""
    return FontError("font.damaged", path, why=why)


def check_file(path: Path, index: int) -> None:
    """Refuse a file that is missing, a web font, truncated, or has no face of this index."""
    try:
        with path.open("rb") as file:
            if not path.stat().st_size:
                raise damaged(path, "empty")
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
                _check_tables(path, data, _face_offset(path, data, index))
    except FileNotFoundError as error:
        raise FontError("font.missing", path) from error
    except OSError as error:
        raise FontError("font.unreadable", path, why=error.strerror) from error
    except (struct.error, UnicodeDecodeError) as error:
        raise damaged(path, "truncated") from error


def read_facts(path: Path, table: Callable[[str], bytes], upem: int) -> Facts:
    """Return the facts of an opened face; refuse what may not be embedded or cut."""
    head, hhea, os2, post = (table(tag) for tag in ("head", "hhea", "OS/2", "post"))
    rights = struct.unpack_from(">H", os2, 8)[0] if len(os2) >= 10 else 0
    _check_rights(path, rights)

    def thousandths(value: int) -> int:
        return round(value * 1000 / upem)

    has_os2 = len(os2) >= 72
    up, down = struct.unpack_from(">hh", os2, 68) if has_os2 else (0, 0)
    if not up:
        up, down = struct.unpack_from(">hh", hhea, 4)
    left, bottom, right, top = map(thousandths, struct.unpack_from(">4h", head, 36))
    return Facts(
        rights=rights,
        is_cff=bool(table("CFF ")),
        weight=struct.unpack_from(">H", os2, 4)[0] if has_os2 else 400,
        ascent=thousandths(up),
        descent=thousandths(down),
        cap_height=thousandths(struct.unpack_from(">h", os2, 88)[0]) if len(os2) >= 90 else 0,
        bbox=(left, bottom, right, top),
        italic_angle=struct.unpack_from(">i", post, 4)[0] / 65536 if len(post) >= 16 else 0.0,
        is_fixed_pitch=len(post) >= 16 and struct.unpack_from(">I", post, 12)[0] != 0,
    )


def _check_rights(path: Path, rights: int) -> None:
    if rights & _RESTRICTED and not rights & _PRINTABLE:
        raise FontError("font.embedding_restricted", path, fs_type=rights)
    if rights & (_WHOLE_ONLY | _BITMAP_ONLY):
        raise FontError("font.subsetting_restricted", path, fs_type=rights)


def _face_offset(path: Path, data: mmap.mmap, index: int) -> int:
    kind = data[:4]
    if kind in _WEB:
        raise FontError("font.web_font", path)
    if kind != b"ttcf" and kind not in _SINGLE:
        raise FontError("font.unknown_format", path)
    count = struct.unpack_from(">I", data, 8)[0] if kind == b"ttcf" else 1
    if not 0 <= index < count:
        raise FontError("font.no_such_index", path, index=index, count=count)
    return int(struct.unpack_from(">I", data, 12 + 4 * index)[0]) if kind == b"ttcf" else 0


def _check_tables(path: Path, data: mmap.mmap, start: int) -> None:
    if bytes(data[start : start + 4]) not in _SINGLE:
        raise damaged(path, "no table directory")
    (count,) = struct.unpack_from(">H", data, start + 4)
    tags = set()
    for row in range(count):
        tag, _, offset, length = struct.unpack_from(">4sIII", data, start + 12 + 16 * row)
        if offset + length > len(data):
            raise damaged(path, "truncated")
        if length:
            tags.add(tag.decode("latin-1"))
    if missing := sorted(set(_NEEDED) - tags):
        raise damaged(path, f"without {', '.join(missing)}")
    if "fvar" in tags:
        raise FontError("font.variable", path)
    if "CFF " not in tags and not {"glyf", "loca"} <= tags:
        raise FontError("font.no_outlines", path)
