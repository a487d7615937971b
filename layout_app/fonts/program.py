"""A font program out of somebody else's PDF. One rule: bytes in, a program or nothing out.

Such a program may lack tables that a font file must have, or be a bare CFF table; what it draws
and how wide it is can be asked all the same.
"""

import struct
from itertools import pairwise

import uharfbuzz as hb

_SFNT = (b"\x00\x01\x00\x00", b"OTTO", b"true")
_NEEDED = {b"glyf": (b"head", b"hhea", b"hmtx", b"loca", b"maxp"), b"CFF ": ()}
_CFF_GLYPHS = 0xFFFF


class Program:
    """An embedded font: its glyphs by number."""

    def __init__(self, face: hb.Face, *, has_widths: bool) -> None:
        self._font = hb.Font(face)
        self._upem = face.upem
        self.has_widths = has_widths
        """Whether advances are told: a bare CFF table keeps them in its charstrings."""
        self.glyph_count = int(face.glyph_count)

    def advance(self, gid: int) -> float:
        """Return the width of a glyph, 1/1000 em."""
        return int(self._font.get_glyph_h_advance(gid)) * 1000 / int(self._upem)

    def has_ink(self, gid: int) -> bool:
        """Tell whether a glyph draws anything."""
        ink = self._font.get_glyph_extents(gid)
        return ink is not None and bool(ink.width and ink.height)

    def glyph_of(self, code: int) -> int:
        """Return the glyph of a one-byte code in a symbolic font, 0 where there is none."""
        for char in (0xF000 + code, ord(bytes((code,)).decode("mac_roman")), code):
            found = self._font.get_nominal_glyph(char)
            if found:
                return int(found)
        return 0


def open_program(data: bytes) -> Program | None:
    """Open an embedded TrueType, OpenType or bare CFF program; None for a damaged one."""
    is_bare = data[:1] == b"\x01" and data[:4] not in _SFNT
    try:
        whole = _wrapped(data) if is_bare else data
        tables = table_directory(whole)
        for outlines, needed in _NEEDED.items():
            if outlines in tables and all(tag in tables for tag in needed):
                face = hb.Face(hb.Blob(whole))
                return Program(face, has_widths=not is_bare) if face.glyph_count else None
    except (struct.error, ValueError, RuntimeError):
        return None
    return None


def table_directory(data: bytes) -> dict[bytes, tuple[int, int]]:
    """Return place and length of each table that is not empty; ValueError for a cut file."""
    if data[:4] not in _SFNT:
        raise ValueError("no table directory")
    (count,) = struct.unpack_from(">H", data, 4)
    tables = {}
    for row in range(count):
        tag, _, offset, length = struct.unpack_from(">4sIII", data, 12 + 16 * row)
        if offset + length > len(data):
            raise ValueError("truncated")
        if length:
            tables[tag] = offset, length
    return tables


def _wrapped(cff: bytes) -> bytes:
    """Put a bare CFF table into the frame of a font file, so that it can be opened."""
    glyphs = _charstrings(cff)
    tables = {
        b"CFF ": cff,
        b"head": struct.pack(
            ">IIIIHH16s4hHHhhh", 0x10000, 0x10000, 0, 0x5F0F3CF5, 0, 1000, b"",
            0, 0, 1000, 1000, 0, 8, 2, 0, 0,
        ),
        b"maxp": struct.pack(">IH", 0x5000, glyphs),
    }  # fmt: skip
    head, body = struct.pack(">4sHHHH", b"OTTO", len(tables), 0, 0, 0), b""
    start = 12 + 16 * len(tables)
    for tag in sorted(tables):
        table = tables[tag]
        head += struct.pack(">4sIII", tag, 0, start + len(body), len(table))
        body += table + b"\0" * (-len(table) % 4)
    return head + body


def _charstrings(cff: bytes) -> int:
    """Return the number of glyphs of a CFF table; ValueError where its indexes do not hold."""
    at = _index(cff, cff[2])[1]
    top_dicts, after = _index(cff, at)
    if not top_dicts:
        raise ValueError("no font in the table")
    place = _operand(cff[top_dicts[0][0] : top_dicts[0][1]], 17)
    charstrings, end = _index(cff, place)
    if end > len(cff) or after > len(cff) or not 0 < len(charstrings) < _CFF_GLYPHS:
        raise ValueError("truncated")
    return len(charstrings)


def _index(cff: bytes, at: int) -> tuple[list[tuple[int, int]], int]:
    """Return the items of an index as places, and where it ends (Adobe TN 5176, 5)."""
    (count,) = struct.unpack_from(">H", cff, at)
    if not count:
        return [], at + 2
    size = cff[at + 2]
    if not 1 <= size <= 4:
        raise ValueError("no index")
    start, data = at + 3, at + 2 + size * (count + 1)
    if data > len(cff):
        raise ValueError("truncated")
    ends = [
        data + int.from_bytes(cff[start + size * k : start + size * (k + 1)])
        for k in range(count + 1)
    ]
    return list(pairwise(ends)), ends[-1]


def _operand(dictionary: bytes, operator: int) -> int:
    """Return the last number before an operator of a dictionary (Adobe TN 5176, 4)."""
    at, value = 0, 0
    while at < len(dictionary):
        byte = dictionary[at]
        at += 1
        if byte == operator:
            return value
        if byte == 12:
            at += 1
        elif byte == 28:
            (value,) = struct.unpack_from(">h", dictionary, at)
            at += 2
        elif byte == 29:
            (value,) = struct.unpack_from(">i", dictionary, at)
            at += 4
        elif byte == 30:
            while dictionary[at] & 0x0F != 0x0F:
                at += 1
            at += 1
        elif 32 <= byte <= 246:
            value = byte - 139
        elif 247 <= byte <= 250:
            value, at = (byte - 247) * 256 + dictionary[at] + 108, at + 1
        elif 251 <= byte <= 254:
            value, at = -(byte - 251) * 256 - dictionary[at] - 108, at + 1
    raise ValueError("no charstrings")
