"""A face inside a file. One rule: a code is a glyph id; what was drawn is what can be read back.

A face becomes one Type 0 font with Identity-H, whose codes are the glyph ids of its subset.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import count, groupby
from operator import itemgetter

from layout_app.fonts.face import Face
from layout_app.press.objects import Document, Value, array, deflating, dictionary, text_string
from layout_app.press.painted import GLYPHS, FontId, Stretch, UsedFace

_TAG_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SYMBOLIC = 4
_FIXED_PITCH = 1
_WIDTH = 1000
_BLOCK = 100
"""Entries of a section of a CMap at most (Adobe technical note 5411)."""
_ESCAPED = {ord(char): f"\\{char}" for char in "()\\"} | {ord("\r"): "\\r"}
_BYTES = tuple(_ESCAPED.get(byte, chr(byte)) for byte in range(256))
"""Each byte as it stands in a literal string (ISO 32000-1, 7.3.4.2)."""
_OPERATORS = {code: code for code in range(128)}
"""Operators and numbers stay: a sign that a translation does not name costs it an exception."""


class FileFont:
    """A face in a file: its subset, and the codes of its glyphs."""

    def __init__(self, used: UsedFace) -> None:
        self.used = used
        self.subset = used.face.subset(used.texts)
        self.program = deflating(self.subset.program)
        """The subset's program, deflated while pages are written."""
        self.codes = {gid: self.subset.ids[gid] for gid in sorted(used.texts)}
        self.signs: dict[int, str | int] = {**_OPERATORS}
        """What stands in a string for each glyph's sign, and in a content for all else."""
        for gid, code in self.codes.items():
            self.signs[GLYPHS + gid] = _BYTES[code >> 8] + _BYTES[code & 0xFF]


def encoded(content: Sequence[Stretch], fonts: Mapping[FontId, FileFont]) -> bytes:
    """Return a content stream whose glyphs have their codes."""
    return "\n".join(
        code if font is None else code.translate(fonts[font].signs) for font, code in content
    ).encode("latin-1")


def add_font(document: Document, font: FileFont) -> Value:
    """Add the font objects of a face to a file and return the Type 0 font."""
    used = font.used
    face = used.face
    base = f"{_tag(face, list(font.codes))}+{face.postscript_name}"
    descendant: dict[str, Value] = {
        "Type": "/Font",
        "Subtype": "/CIDFontType0" if face.is_cff else "/CIDFontType2",
        "BaseFont": f"/{base}",
        "CIDSystemInfo": dictionary(
            {"Registry": "(Adobe)", "Ordering": "(Identity)", "Supplement": 0}
        ),
        "FontDescriptor": _descriptor(document, font, base),
        "DW": _WIDTH,
        "W": b"[%b]" % " ".join(_widths(font)).encode(),
    }
    if not face.is_cff:
        descendant["CIDToGIDMap"] = "/Identity"
    return document.add(
        {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": f"/{base}-Identity-H" if face.is_cff else f"/{base}",
            "Encoding": "/Identity-H",
            "DescendantFonts": array([document.add(descendant)]),
            "ToUnicode": document.stream(to_unicode(_told(font))),
        }
    )


def _told(font: FileFont) -> dict[int, str]:
    """Return the characters of each code."""
    return {font.codes[gid]: text for gid, text in font.used.texts.items()}


def _descriptor(document: Document, font: FileFont, base: str) -> Value:
    face = font.used.face
    entries: dict[str, Value] = {"Length1": len(font.subset.program)}
    if face.is_cff:
        entries = {"Subtype": "/CIDFontType0C"}
    return document.add(
        {
            "Type": "/FontDescriptor",
            "FontName": f"/{base}",
            "FontFamily": text_string(face.family),
            "Flags": _SYMBOLIC | (_FIXED_PITCH if face.is_fixed_pitch else 0),
            "FontBBox": array(list(face.bbox)),
            "ItalicAngle": face.italic_angle,
            "Ascent": face.ascent,
            "Descent": face.descent,
            "CapHeight": face.cap_height,
            # Only viewers that replace a font look at it; 400 gives 88, 900 gives 220.
            "StemV": round(50 + (face.weight / 69) ** 2),
            "FontFile3" if face.is_cff else "FontFile2": document.deflated_stream(
                font.program(), entries
            ),
        }
    )


def _tag(face: Face, gids: list[int]) -> str:
    told = f"{face.id} {face.path.name} {face.index} {gids}".encode()
    number = int.from_bytes(hashlib.sha256(told).digest()[:8])
    letters = []
    for _ in range(6):
        number, k = divmod(number, len(_TAG_LETTERS))
        letters.append(_TAG_LETTERS[k])
    return "".join(letters)


def _widths(font: FileFont) -> Iterator[str]:
    """Yield the entries of W for the glyphs that are not one em wide."""
    row: list[str] = []
    first = last = -2
    for gid, code in sorted(font.codes.items(), key=itemgetter(1)):
        advance = font.used.signs[gid][1]
        if advance == _WIDTH:
            continue
        if code != last + 1:
            if row:
                yield f"{first} [{' '.join(row)}]"
            row, first = [], code
        row.append(str(advance))
        last = code
    if row:
        yield f"{first} [{' '.join(row)}]"


def to_unicode(texts: Mapping[int, str]) -> bytes:
    """Return the CMap from codes to their characters: an array for each run of codes."""
    told = sorted((code, text) for code, text in texts.items() if text)
    behind = count()
    # Codes of a range share their first byte.
    runs = groupby(told, lambda entry: (entry[0] - next(behind), entry[0] >> 8))
    rows = [_range([*run]) for _, run in runs]
    blocks = []
    for start in range(0, len(rows), _BLOCK):
        block = rows[start : start + _BLOCK]
        blocks.append(f"{len(block)} beginbfrange\n" + "\n".join(block) + "\nendbfrange\n")
    return (_CMAP_HEAD + "".join(blocks) + _CMAP_FOOT).encode()


def _range(run: Sequence[tuple[int, str]]) -> str:
    texts = "".join(f"<{text.encode('utf-16-be').hex().upper()}>" for _, text in run)
    return f"<{run[0][0]:04X}> <{run[-1][0]:04X}> [{texts}]"


_CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_CMAP_FOOT = """endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
