"""A face inside a file. One rule: a code is a glyph id; what was drawn is what can be read back.

A face becomes one Type 0 font with Identity-H. Its subset keeps the glyph ids, so that the
content stream can be written before the subset is made.
"""

import hashlib
from collections.abc import Iterable, Iterator

from layout_app.fonts.face import Face
from layout_app.press.objects import Document, Value, array, dictionary, text_string
from layout_app.press.painted import UsedFace

_TAG_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SYMBOLIC = 4
_FIXED_PITCH = 1
_WIDTH = 1000
_BLOCK = 100


def add_font(document: Document, used: UsedFace) -> Value:
    """Add the font objects of a face to a file and return the Type 0 font."""
    face, gids = used.face, sorted(used.glyphs)
    base = f"{_tag(face, gids)}+{face.postscript_name}"
    descendant: dict[str, Value] = {
        "Type": "/Font",
        "Subtype": "/CIDFontType0" if face.is_cff else "/CIDFontType2",
        "BaseFont": f"/{base}",
        "CIDSystemInfo": dictionary(
            {"Registry": "(Adobe)", "Ordering": "(Identity)", "Supplement": 0}
        ),
        "FontDescriptor": _descriptor(document, face, base, gids),
        "DW": _WIDTH,
        "W": b"[%b]" % " ".join(_widths(used)).encode(),
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
            "ToUnicode": document.stream(to_unicode(used.texts)),
        }
    )


def _descriptor(document: Document, face: Face, base: str, gids: Iterable[int]) -> Value:
    program = face.subset(gids)
    entries: dict[str, Value] = {"Length1": len(program)}
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
            "FontFile3" if face.is_cff else "FontFile2": document.stream(program, entries),
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


def _widths(used: UsedFace) -> Iterator[str]:
    """Yield the entries of W for the glyphs that are not one em wide."""
    row: list[str] = []
    first = last = -2
    for gid in sorted(used.glyphs):
        advance = used.glyphs[gid][1]
        if advance == _WIDTH:
            continue
        if gid != last + 1:
            if row:
                yield f"{first} [{' '.join(row)}]"
            row, first = [], gid
        row.append(str(advance))
        last = gid
    if row:
        yield f"{first} [{' '.join(row)}]"


def to_unicode(texts: dict[int, str]) -> bytes:
    """Return the CMap from glyph ids to their characters, in blocks of at most 100 rows."""
    rows = [
        f"<{gid:04X}> <{text.encode('utf-16-be').hex().upper()}>"
        for gid, text in sorted(texts.items())
        if text
    ]
    blocks = []
    for start in range(0, len(rows), _BLOCK):
        block = rows[start : start + _BLOCK]
        blocks.append(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n")
    return (_CMAP_HEAD + "".join(blocks) + _CMAP_FOOT).encode()


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
