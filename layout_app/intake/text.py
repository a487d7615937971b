"""Turn the bytes of a copy file into characters. One rule: nothing is replaced or ignored unseen.

Encodings are recognised by what their characters would be: a Chinese text is made of common Chinese
characters in one reading and of rare ones in every wrong reading.
"""

import codecs
import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby

from layout_app.errors import CopyError
from layout_app.frozen import frozen
from layout_app.model.problem import Problem, Severity, Where, problem

LIMIT = 32 * 2**20
"""The largest copy file read, bytes."""

ENCODINGS = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "utf-8-sig": "utf-8-sig",
    "utf-16": "utf-16",
    "utf-16-le": "utf-16-le",
    "utf-16le": "utf-16-le",
    "utf-16-be": "utf-16-be",
    "utf-16be": "utf-16-be",
    "gb18030": "gb18030",
    "gbk": "gb18030",
    "gb2312": "gb18030",
    "cp936": "gb18030",
    "big5": "big5",
    "cp950": "cp950",
    "mixed": "mixed",
}
"""The names an editor may give and their codecs; GBK and GB2312 are parts of GB18030."""
MIXED = "mixed"
"""What is said of a file whose lines are in UTF-8 or in GB18030 each."""

BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of Word, Excel and WPS begin that are older than their zipped forms."""
NO_TEXT = (
    *((first, "copy.binary") for first in (b"PK\3\4", b"%PDF-")),
    *((first, "copy.doc_legacy") for first in (OLE, b"{\\rtf")),
    *(
        (first, "copy.is_picture")
        for first in (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"II*\0", b"MM\0*", b"8BPS")
    ),
)
"""How files begin that are no text whatever they are called, and what is said of them."""
MARKS = frozenset("，。、；：？！“”‘’（）《》—…·")
SAMPLE = 262_144
"""Bytes that the recognition looks at."""
LEAST_COMMON = 0.85
"""Share of common characters from which a line is read in GB18030 among others in UTF-8."""
CELLS, ROWS = 3, 3
"""Cells and rows of the least table whose cells are parted by blanks."""
CELLS_WIDE = 80
"""Characters of its longest row."""
BAR = "\\|"
"""A stroke inside a cell."""
PLACES = 10
"""Lines that one problem names."""


@frozen
class Decoded:
    """A copy file as text with line feeds only."""

    text: str
    encoding: str
    problems: tuple[Problem, ...] = ()


def decode(data: bytes, *, name: str, encoding: str = "auto", keeps_tabs: bool = False) -> Decoded:
    """Return the characters of a copy file; CopyError names the file and the first bad byte."""
    if len(data) > LIMIT:
        raise CopyError("copy.too_large", name, limit=LIMIT // 2**20)
    for first, code in NO_TEXT:
        if data.startswith(first):
            raise CopyError(code, name)
    codec = recognise_encoding(data) if encoding == "auto" else _named(encoding, name)
    mixed: tuple[str, tuple[int, ...]] | None = None
    if codec == MIXED or (encoding == "auto" and _is_broken(data, codec)):
        mixed = _by_lines(data)
    if mixed:
        codec, text, left = MIXED, mixed[0], 0
    elif codec in (None, MIXED):
        raise _undecodable(data, name)
    else:
        text, left = _decode_strictly(data, codec, name)
    if "\0" in text:
        raise CopyError("copy.binary", name, offset=data.find(b"\0"))
    cleaned, problems = clean(text, name, keeps_tabs=keeps_tabs)
    if left:
        problems = (*problems, _cut_at_end(cleaned, name, left))
    if mixed:
        problems = (*problems, _mixed_lines(name, mixed[1]))
    return Decoded(text=cleaned, encoding=codec, problems=problems)


def recognise_encoding(data: bytes) -> str | None:
    """Return the codec whose reading is Chinese or plain text; None where none reads it."""
    for bom, codec in BOMS:
        if data.startswith(bom):
            return codec
    text, left = _read(data, "utf-8")
    if text is not None and not left and not ("\0" in text and text.isascii()):
        return "utf-8"  # characters beyond ASCII are not valid UTF-8 by chance
    return _utf16(data) or ("utf-8" if text is not None and not left else _legacy(data))


def clean(
    text: str, name: str = "", *, keeps_tabs: bool = False
) -> tuple[str, tuple[Problem, ...]]:
    """Return the text with line feeds only and without invisible controls, and what was found.

    Unless they are kept, tabs become strokes between cells in lines that follow each other with as
    many of them (a table that was copied), and blanks elsewhere; bidirectional marks and control
    characters are dropped; U+FFFD stays.
    """
    text = _LINE_ENDS.sub("\n", text)
    text = text if keeps_tabs else _with_rows(text)
    found = tuple(
        problem(
            code, severity, Where(file=name, line=places[0]), count=count, lines=told_lines(places)
        )
        for code, severity, pattern in _FINDINGS[: -1 if keeps_tabs else None]
        for places, count in (_places(text, pattern),)
        if count
    )
    text = _CONTROL.sub("", _BIDI.sub("", _PARTING.sub("\n", text)))
    text = text if keeps_tabs else text.replace("\t", " ")
    return _SURROGATE.sub("\ufffd", text), found


def _with_rows(text: str) -> str:
    """Return the text with the lines that are rows of a table between strokes: | 1路 | 6:00 |.

    Cells are parted by tabs; or by blanks where three rows or more have three cells or more, most
    of them with figures; two do where dots lead from one to the other.
    """
    lines = text.split("\n")
    if "\t" in text:
        # The last cells of a row may be empty, with their tabs or without them.
        tabs = [_tabs(line) for line in lines]
        beside = zip([_NO_TABS, *tabs], tabs, [*tabs[1:], _NO_TABS], strict=False)
        for n, (above, own, below) in enumerate(beside):
            alike = own & (above | below)
            between = {count for count in above & below if count > max(own)}
            if own != _NO_TABS and (alike or between):
                words = lines[n].strip().split("\t")
                lines[n] = _row([*words, *[""] * (max(alike or between) + 1 - len(words))])
    first = 0
    for (cells, is_led), group in groupby(lines, _cells):
        run = list(group)
        figures = sum(any(map(str.isdigit, line)) for line in run)
        if cells >= CELLS - is_led and len(run) >= ROWS and 2 * figures > len(run):
            lines[first : first + len(run)] = [_row(_LEADER.sub(" ", line).split()) for line in run]
            if first and _heads(lines[first - 1], cells):
                lines[first - 1] = _row(lines[first - 1].split())
        first += len(run)
    return "\n".join(lines)


def _tabs(line: str) -> frozenset[int]:
    """Return how many tabs part a line's cells, and how many it has with those behind the last."""
    inside = line.strip().count("\t")
    return frozenset({inside, line.lstrip().count("\t")}) if inside else _NO_TABS


def _heads(line: str, cells: int) -> bool:
    """Tell whether the line above rows has a head for each of their columns: 日期 AQI 等级."""
    is_apart = line.startswith(("|", "#")) or len(line) > CELLS_WIDE or any(map(str.isdigit, line))
    return not is_apart and len(line.split()) == cells and not _MARK.search(line)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cell.strip().replace('|', BAR) for cell in cells)} |"


def _cells(line: str) -> tuple[int, bool]:
    """Return how many short words a line is of, and whether dots lead to one; 0 for other lines."""
    if len(line) > CELLS_WIDE or line.startswith(("|", "#")):
        return 0, False
    plain = _LEADER.sub(" ", line)
    is_led = plain != line
    if _SPEECH.search(plain) or (is_led and _FOLIO.search(plain)):
        return 0, False
    return len(plain.split()), is_led


_LEADER = re.compile(r"(?<=[^\s.…·．])[^\S\n]*(?:\.{3,}|…+|[·．]{2,})[^\S\n]*(?=[^\s.…·．])")
"""Dots that lead the eye from one cell to the next: 白菜……1.20元."""
_FOLIO = re.compile(r"(?:版|\s[A-H]\d{1,2})\s*\Z")
"""How a line ends that leads to a page rather than to a cell."""
_NO_TABS = frozenset({0})
_MARK = re.compile(r"[，。；！？：、,;:!?]|[^\s]{9}")
"""What is in no head of a column."""
_SPEECH = re.compile(r"[，。；！？、,;!?]|[^\s]{13}|[A-Za-z]{2,}")
"""What is in no cell: a mark of speech, a phrase, a word of Latin letters."""
_LINE_ENDS = re.compile("\r\n|[\r\u0085\u2028\u2029]")
_PARTING = re.compile("[\x0b\x0c]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b\u2060\ufeff]")
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_PILE = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{5,}"
)
_FINDINGS = (
    ("copy.control", Severity.WARNING, re.compile(f"{_CONTROL.pattern}|{_PARTING.pattern}")),
    ("copy.bidi", Severity.WARNING, _BIDI),
    ("copy.lost_character", Severity.WARNING, re.compile("[\ufffd\ud800-\udfff]")),
    ("copy.combining", Severity.WARNING, _PILE),
    ("copy.tab", Severity.NOTE, re.compile("\t")),
)


def _places(text: str, pattern: re.Pattern[str]) -> tuple[tuple[int, ...], int]:
    """Return the first lines, from 1, where the pattern stands, and how often it stands."""
    lines: list[int] = []
    count, line, seen = 0, 1, 0
    for count, hit in enumerate(pattern.finditer(text), 1):  # noqa: B007 -- the count outlives it
        if len(lines) < PLACES:
            line, seen = line + text.count("\n", seen, hit.start()), hit.start()
            lines += [line] if line not in lines[-1:] else []
    return tuple(lines), count


def told_lines(places: tuple[int, ...]) -> str:
    """Return the numbers of lines as a problem names them."""
    return ", ".join(map(str, places))


@cache
def _common() -> frozenset[str]:
    """Return the 3,755 characters of the first level of GB 2312 and the usual marks."""
    pairs = (bytes([row, cell]) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    return frozenset(pair.decode("gb2312", "ignore") for pair in pairs) | MARKS


def _read(data: bytes, codec: str) -> tuple[str | None, int]:
    """Return the text, None if there is none, and how many bytes of a cut end were left."""
    decoder = codecs.getincrementaldecoder(codec)("strict")
    try:
        text = decoder.decode(data)
    except UnicodeError:
        return None, 0
    state = decoder.getstate()[0]
    return text, len(state)


def _share(text: str) -> float:
    """Return which share of the characters beyond ASCII is common Chinese."""
    common = _common()
    wide = [char for char in text if ord(char) > 127]
    return sum(char in common for char in wide) / len(wide) if wide else 0.0


def _plausible(text: str) -> bool:
    """Tell whether the text is nearly all Han, Chinese marks or ASCII, of two or more."""
    return len(text) > 1 and sum(map(_usual, text)) > 0.97 * len(text)


def _usual(char: str) -> bool:
    code = ord(char)
    return (
        0x20 <= code < 0x7F
        or char in "\n\r\t"
        or 0x4E00 <= code < 0xA000
        or 0x3000 <= code < 0x3030
        or 0xFF00 <= code < 0xFFF0
        or char in MARKS
    )


def _utf16(data: bytes) -> str | None:
    """Return the UTF-16 order without a mark that reads as Chinese or plain text."""
    head = data[:SAMPLE]
    legacy, _ = _read(head, "gb18030")
    if legacy is not None and _share(legacy) >= 0.5:
        return None
    for codec in ("utf-16-le", "utf-16-be"):
        text, _ = _read(head, codec)
        if text and _plausible(text):
            return codec
    return None


def _legacy(data: bytes) -> str | None:
    """Return the multi-byte encoding with the most common characters; a cut end counts against."""
    head = data[:SAMPLE]
    best = {codec: _merit(head, codec, data) for codec in ("utf-8", "gb18030", "big5")}
    if max(best.values()) < 0:
        return None
    if best["utf-8"] >= max(best["gb18030"], best["big5"]):
        return "utf-8"
    return "big5" if best["big5"] > best["gb18030"] + 0.12 else "gb18030"


def _merit(head: bytes, codec: str, data: bytes) -> float:
    text, left = _read(head, codec)
    if text is None:
        return -1.0
    return _share(text) - (0.3 if left and len(head) == len(data) else 0.0)


def _is_broken(data: bytes, codec: str | None) -> bool:
    return codec is None or _read(data, codec)[0] is None


def _by_lines(data: bytes) -> tuple[str, tuple[int, ...]] | None:
    """Return the text of lines in UTF-8 or in GB18030 each, and which are in the second.

    None where a line is in neither, or all are in one.
    """
    found, others = [], []
    lines = data.removeprefix(codecs.BOM_UTF8).split(b"\n")
    for number, line in enumerate(lines, 1):
        text, left = _read(line, "utf-8")
        if text is None or left:
            text, left = _read(line, "gb18030")
            if text is None or left or _share(text) < LEAST_COMMON:
                return None
            others.append(number)
        found.append(text)
    is_mixed = len(others) < sum(not line.isascii() for line in lines)
    return ("\n".join(found), tuple(others)) if others and is_mixed else None


def _mixed_lines(name: str, lines: tuple[int, ...]) -> Problem:
    told, where = told_lines(lines[:PLACES]), Where(file=name, line=lines[0])
    return problem("copy.mixed_encodings", Severity.WARNING, where, count=len(lines), lines=told)


def _named(encoding: str, name: str) -> str:
    codec = ENCODINGS.get(encoding.lower().replace("_", "-"))
    if codec is None:
        raise CopyError("copy.unknown_encoding", name, encoding=encoding)
    return codec


def _decode_strictly(data: bytes, codec: str, name: str) -> tuple[str, int]:
    """Return the text and the bytes of a cut last character; CopyError for any other bad byte."""
    text, left = _read(data, codec)
    if text is None:
        raise CopyError("copy.undecodable", name, encoding=codec, offset=_first_bad(data, codec))
    return text, left


def _first_bad(data: bytes, codec: str) -> int:
    try:
        data.decode(codec)
    except UnicodeDecodeError as error:
        return error.start
    except UnicodeError:
        return 0
    return len(data)


def _undecodable(data: bytes, name: str) -> CopyError:
    """Name the reading that got farthest, and where it stopped."""
    offset, codec = max(_attempts(data))
    return CopyError("copy.undecodable", name, encoding=codec, offset=offset)


def _attempts(data: bytes) -> Iterator[tuple[int, str]]:
    return ((_first_bad(data, codec), codec) for codec in ("big5", "gb18030", "utf-8"))


def _cut_at_end(text: str, name: str, left: int) -> Problem:
    line = text.count("\n") + 1
    return problem("copy.cut_at_end", Severity.WARNING, Where(file=name, line=line), bytes=left)
