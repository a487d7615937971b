"""Fonts of a foreign file. One rule: what is shown must be in the file, and must draw something."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pypdf.generic import StreamObject

from layout_app.fonts.program import Program, open_program
from layout_app.frozen import frozen
from layout_app.preflight.finding import Finding, fail, warn
from layout_app.press.foreign.painting import ShownText
from layout_app.press.foreign.values import data_of, entry, found, items, name, number

_SUBSTITUTES = ("Courier", "CourierNew", "CourierStd")
"""What programs put in the place of a font that they did not find."""
_PREDEFINED = re.compile(
    r"(GB-EUC|GBpc-EUC|GBK-EUC|GBKp-EUC|GBK2K|UniGB-(UCS2|UTF16|UTF8|UTF32)|B5pc|HKscs-B5|ETen-B5"
    r"|ETenms-B5|CNS-EUC|UniCNS-(UCS2|UTF16|UTF8|UTF32)|83pv-RKSJ|90ms-RKSJ|90msp-RKSJ|90pv-RKSJ"
    r"|Add-RKSJ|EUC|Ext-RKSJ|UniJIS-(UCS2|UCS2-HW|UTF16|UTF8|UTF32)|KSC-EUC|KSCms-UHC|KSCms-UHC-HW"
    r"|KSCpc-EUC|UniKS-(UCS2|UTF16|UTF8|UTF32)|Identity)-[HV]\Z|[HV]\Z"
)
_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
_SYMBOLIC, _TOLERANCE = 4, 2.0
_ROWS = re.compile(rb"<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]*)>(?:\s*(<[0-9A-Fa-f\s]*>|\[))?")
_BLOCKS = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_MOST_ROWS = 65_536


@frozen
class _Used:
    """A font and the codes that are shown in it."""

    font: Any
    codes: frozenset[int]


def judge_fonts(texts: Iterable[ShownText]) -> Iterator[Finding]:
    """Yield what is wrong with the fonts of what is shown."""
    for used in _used(texts):
        kind = name(entry(used.font, "/Subtype"))
        if kind == "Type3":
            continue
        descendant = next(iter(items(entry(used.font, "/DescendantFonts"))), None)
        holder = descendant if kind == "Type0" else used.font
        title = name(entry(used.font, "/BaseFont")).partition("+")[2] or name(
            entry(used.font, "/BaseFont")
        )
        if title.split(",")[0] in _SUBSTITUTES:
            yield warn("pdf.font_substitute", font=title)
        yield from _judge_encoding(used, kind, title)
        yield from _judge_program(used, holder, kind, title)


def judge_unseen_fonts(texts: Iterable[ShownText]) -> Iterator[Finding]:
    """Yield the fonts of type without ink that are not in the file."""
    for used in _used(texts):
        descendant = next(iter(items(entry(used.font, "/DescendantFonts"))), None)
        descriptor = entry(descendant or used.font, "/FontDescriptor")
        is_drawn = name(entry(used.font, "/Subtype")) == "Type3"
        if not is_drawn and not any(entry(descriptor, key) is not None for key in _PROGRAMS):
            title = name(entry(used.font, "/BaseFont"))
            yield fail("pdf.font_not_embedded", font=title.partition("+")[2] or title)


def _used(texts: Iterable[ShownText]) -> Iterator[_Used]:
    codes: dict[int, tuple[Any, set[int]]] = {}
    for shown in texts:
        _font, used = codes.setdefault(id(shown.font), (shown.font, set()))
        step = 2 if name(entry(shown.font, "/Subtype")) == "Type0" else 1
        raw = shown.codes
        used.update(int.from_bytes(raw[k : k + step]) for k in range(0, len(raw), step))
    for font, used in codes.values():
        yield _Used(font=font, codes=frozenset(used))


def _judge_encoding(used: _Used, kind: str, title: str) -> Iterator[Finding]:
    encoding = entry(used.font, "/Encoding")
    is_named = kind == "Type0" and not isinstance(encoding, StreamObject)
    if is_named and not _PREDEFINED.match(name(encoding)):
        yield fail("pdf.font_cmap", font=title, cmap=name(encoding))
    if entry(used.font, "/ToUnicode") is None and (
        encoding is None or name(encoding).startswith("Identity")
    ):
        yield warn("pdf.font_unreadable", font=title)


def _judge_program(used: _Used, holder: Any, kind: str, title: str) -> Iterator[Finding]:
    descriptor = entry(holder, "/FontDescriptor")
    programs = (entry(descriptor, key) for key in _PROGRAMS)
    stream = next((found for found in programs if found is not None), None)
    if stream is None:
        yield fail("pdf.font_not_embedded", font=title)
        return
    data = data_of(stream) or b""
    if entry(descriptor, "/FontFile") is not None:
        if not data.startswith((b"%!", b"\x80\x01")) or b"eexec" not in data:
            yield fail("pdf.font_damaged", font=title)
        return
    program = open_program(data)
    if program is None:
        yield fail("pdf.font_damaged", font=title)
        return
    yield from _judge_glyphs(used, program, _glyphs(used, holder, kind, program), title)
    if program.has_widths:
        yield from _judge_widths(
            _widths(holder, kind), program, _glyphs(used, holder, kind, program), title
        )


def _glyphs(used: _Used, holder: Any, kind: str, program: Program) -> dict[int, int]:
    """Return the glyph of each code shown, where the file says which it is."""
    if kind != "Type0":
        flags = round(number(entry(entry(holder, "/FontDescriptor"), "/Flags")))
        if kind != "TrueType" or not flags & _SYMBOLIC:
            return {}
        return {code: program.glyph_of(code) for code in used.codes}
    if not name(entry(used.font, "/Encoding")).startswith("Identity"):
        return {}
    listed = entry(holder, "/CIDToGIDMap")
    table = data_of(listed)
    if table is not None:
        return {cid: int.from_bytes(table[2 * cid : 2 * cid + 2]) for cid in used.codes}
    return {cid: cid for cid in used.codes}


def _judge_glyphs(
    used: _Used, program: Program, glyphs: Mapping[int, int], title: str
) -> Iterator[Finding]:
    texts = _texts(entry(used.font, "/ToUnicode"))
    for code, gid in sorted(glyphs.items()):
        told = texts.get(code, "")
        if gid == 0 or gid >= program.glyph_count:
            yield fail("pdf.glyph_missing", font=title, shown=f"{code:04X}")
        elif told == "\0":
            yield fail("pdf.glyph_lost", font=title, shown=f"{code:04X}")
        elif _prints(told) and not program.has_ink(gid):
            yield fail("pdf.glyph_blank", font=title, char=told)


def _prints(told: str) -> bool:
    return any(unicodedata.category(char)[0] in "LNPS" for char in told)


def _judge_widths(
    widths: Mapping[int, float], program: Program, glyphs: Mapping[int, int], title: str
) -> Iterator[Finding]:
    default = widths.get(-1)
    for code, gid in sorted(glyphs.items()):
        told = widths.get(code, default)
        if told is None or not 0 < gid < program.glyph_count:
            continue
        if abs(told - program.advance(gid)) > _TOLERANCE:
            yield fail("pdf.font_widths", font=title)
            return


def _widths(holder: Any, kind: str) -> dict[int, float]:
    """Return the width of each code, 1/1000 em; that of all others under -1."""
    if kind != "Type0":
        first = round(number(entry(holder, "/FirstChar")))
        told = items(entry(holder, "/Widths"))
        return {first + k: number(width) for k, width in enumerate(told)}
    widths = {-1: number(entry(holder, "/DW"), 1000.0)}
    row = items(entry(holder, "/W"))
    k = 0
    while k + 1 < len(row):
        start = round(number(row[k]))
        inner = items(row[k + 1])
        if inner or not isinstance(found(row[k + 1]), int | float):
            widths |= {start + n: number(width) for n, width in enumerate(inner)}
            k += 2
        else:
            end = min(round(number(row[k + 1])), start + _MOST_ROWS)
            width = number(row[k + 2]) if k + 2 < len(row) else 0.0
            widths |= dict.fromkeys(range(start, end + 1), width)
            k += 3
    return widths


def _texts(stream: Any) -> dict[int, str]:
    """Return the characters of a ToUnicode map."""
    told: dict[int, str] = {}
    for block in _BLOCKS.finditer(data_of(stream) or b""):
        for row in _ROWS.finditer(block[2]):
            first = int(b"".join(row[1].split()), 16)
            if block[1] == b"bfchar":
                told[first] = _text(row[2])
            elif row[3] and row[3] != b"[":
                last = min(int(b"".join(row[2].split()) or b"0", 16), first + _MOST_ROWS)
                start = _text(row[3][1:-1])
                for code in range(first, last + 1) if start else ():
                    told[code] = start[:-1] + chr(min(ord(start[-1]) + code - first, 0x10FFFF))
    return told


def _text(digits: bytes) -> str:
    try:
        return bytes.fromhex(digits.decode()).decode("utf-16-be", "replace")
    except ValueError:
        return ""
