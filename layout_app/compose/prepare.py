"""Measure one paragraph for breaking. One rule: nothing here knows a measure or a type size.

A prepared paragraph holds, for each character, where its glyph would stand in an endless line. A
line is then the difference of two entries: the blanks at its edges belong to the edges and are
never in the sums, so that no blank is spent twice (typography of line edges: CLREQ 3.1.6).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import add

from layout_app.cjk.classes import (
    BRACKETS,
    CONNECTORS,
    EXCLAIMING,
    PAUSES,
    STOPS,
    CharClass,
    class_of,
    is_han,
    takes_gap,
)
from layout_app.cjk.kinsoku import no_end, no_start
from layout_app.cjk.units import bound_ranges
from layout_app.compose.faces import FaceLike, Faces
from layout_app.model.ids import FaceId
from layout_app.model.style import BreakStyle, MarkScheme
from layout_app.model.text import Mark, MarkKind

EM = 1000
HALF = 500
SPACE_LEAST = 250
"""Least width of a word space, ¼ em (T16)."""
SPACE_MOST = 500
GAP_LEAST = 125
"""Least Han–Latin gap, ⅛ em."""
GAP_MOST = 440
"""Most before other gaps grow. CLREQ 3.2.2 allows ½ em, which is reached while all gaps grow."""
GAP_SHARES = 2
"""Shares of the stretch that a Han–Latin gap takes, beside one between Han.

With ⅓ em and one share the gaps between Han of an eight-page load had a standard deviation of
.0174 em, with these .0159: a wider gap beside a number is seen less than torn Han.
"""
APART = 100
"""Least distance of two origins: a shrunk opening mark never reaches the glyph before it."""
LEVELS = 5
"""Shrink levels: word space, brackets, pauses, Han–Latin gap, stops (T16)."""
_SPACE, _BRACKET, _PAUSE, _GAP, _STOP = range(LEVELS)

_OPEN, _CLOSE, _DASH, _DOT = CharClass.OPEN, CharClass.CLOSE, CharClass.DASH, CharClass.DOT
_HAN, _LATIN, _BLANK, _JOINED = (
    CharClass.HAN,
    CharClass.LATIN,
    CharClass.SPACE,
    CharClass.JOINED,
)
# Closing beside any mark, opening beside opening.
_ADJACENT = re.compile(rb"\x02(?=[\x01\x02])|\x01(?=\x01)")
# A western word, a dash, or what carries joined marks; what it is part of is found from there.
_SHAPED = re.compile(rb"[\x03\x05\x07]|.(?=\x07)", re.DOTALL)
_PARAGRAPHS_KEPT = 4096
MISSING = -1
"""Stands for a glyph that no face has."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Prepared:
    """A measured paragraph; every list is indexed by character, lengths in 1/1000 em."""

    text: str
    style: BreakStyle
    at: list[int]
    """Natural origin of each glyph's cell in an endless line; one entry more than characters."""
    start: list[int]
    """What a line that begins here counts from: the origin plus an opening mark's blank."""
    end: list[int]
    """Where a line that breaks before this character ends: edge blanks and spaces gone."""
    last: list[int]
    """Index of the last inked character of a line that breaks before this character."""
    shrink: list[list[int]]
    """By level, the room to shrink before each origin."""
    shrinks: list[int]
    """Sum of the levels."""
    elastic: list[int]
    """Room of word spaces and Han–Latin gaps to grow, before each origin."""
    gaps: list[int]
    """How many shares of stretch the gaps before each origin take."""
    legal: bytearray
    """1 where a line may break before the character; the end of the text is legal."""
    before: list[int]
    """The last legal break at or before each place; 0 where there is none."""
    after: list[int]
    """The first legal break at or behind each place."""
    runt_from: int
    """A last line that begins behind this place holds too few characters (孤字)."""
    glyphs: list[int]
    """Glyph id; 0 for a character shown by the glyph before it; `MISSING`."""
    shifts: dict[int, int]
    """Offset of a glyph's origin in its cell, where it is not 0."""
    extras: dict[int, tuple[tuple[int, int], ...]]
    """Further glyphs of one character and their offsets (combining marks)."""
    runs: tuple[tuple[int, int, FaceId], ...]
    """Which face shows which characters: start, end, face."""
    missing: tuple[int, ...]
    """Characters that no face has."""


@dataclass(slots=True, eq=False)
class _Cell:
    """What one character of one face is worth, whatever stands beside it."""

    kind: CharClass
    gid: int
    width: int
    left: int
    """Removable blank at its left."""
    right: int
    level: int
    """Shrink level of its blank, -1 when it is fixed."""
    shift: int
    gap: bool
    """Whether Han beside it is set off by a gap."""
    starts: bool
    """Whether it may start a line."""
    ends: bool
    """Whether it may end a line."""
    face: FaceId
    is_odd: bool
    """Whether it is more than Han that may stand anywhere in a line."""


class _Cells(dict[str, _Cell]):
    """The cells of a face in a style, made when their character is first met."""

    def __init__(self, faces: Faces, face: FaceId, style: BreakStyle) -> None:
        self._faces, self._face, self._style = faces, face, style

    def __missing__(self, char: str) -> _Cell:
        """Learn a character from the first face that has it."""
        face = self._faces.covering(self._face, char)
        found = self[char] = _cell(char, face, self._face, self._style)
        return found


class Preparer:
    """Measures paragraphs; keeps what it learnt of each character of each face."""

    def __init__(self, faces: Faces) -> None:
        self._faces = faces
        self._cells: dict[tuple[FaceId, BreakStyle], _Cells] = {}
        self._kept: dict[
            tuple[str, FaceId, BreakStyle, tuple[Mark, ...], FaceId | None], Prepared
        ] = {}

    def prepare(
        self,
        text: str,
        face: FaceId,
        style: BreakStyle,
        marks: tuple[Mark, ...] = (),
        bold: FaceId | None = None,
    ) -> Prepared:
        """Return the paragraph measured in a face; `bold` shows its bold ranges."""
        key = text, face, style, marks, bold
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) >= _PARAGRAPHS_KEPT:
                self._kept.clear()
            found = self._kept[key] = self._prepare(text, face, style, marks, bold)
        return found

    def _prepare(
        self,
        text: str,
        face: FaceId,
        style: BreakStyle,
        marks: tuple[Mark, ...],
        bold: FaceId | None,
    ) -> Prepared:
        cells = self._cells_of(text, face, style, marks, bold)
        glyphs = [cell.gid for cell in cells]
        widths = [cell.width for cell in cells]
        kinds = bytes([cell.kind for cell in cells])
        odd = [k for k, cell in enumerate(cells) if cell.is_odd]
        shifts = {k: cells[k].shift for k in odd if cells[k].shift}
        extras: dict[int, tuple[tuple[int, int], ...]] = {}
        for start, stop in _shaped_ranges(cells, kinds):
            self._shape(text, start, stop, cells, glyphs, widths, shifts, extras)
        joints = _joints(odd, len(cells))
        legal = _legal_breaks(text, cells, marks, joints)
        return _measured(
            text, style, cells, kinds, odd, joints, widths, legal, glyphs, shifts, extras
        )

    def _cells_of(
        self,
        text: str,
        face: FaceId,
        style: BreakStyle,
        marks: Iterable[Mark],
        bold: FaceId | None,
    ) -> list[_Cell]:
        cells = list(map(self._known(face, style).__getitem__, text))
        for mark in marks:
            other = bold if mark.kind is MarkKind.BOLD else None
            if mark.kind is MarkKind.FACE:
                other = FaceId(mark.value)
            if other:
                shown = map(self._known(other, style).__getitem__, text[mark.start : mark.end])
                cells[mark.start : mark.end] = shown
        return cells

    def _known(self, face: FaceId, style: BreakStyle) -> _Cells:
        known = self._cells.get((face, style))
        if known is None:
            known = self._cells[face, style] = _Cells(self._faces, face, style)
        return known

    def _shape(
        self,
        text: str,
        start: int,
        stop: int,
        cells: list[_Cell],
        glyphs: list[int],
        widths: list[int],
        shifts: dict[int, int],
        extras: dict[int, tuple[tuple[int, int], ...]],
    ) -> None:
        """Replace nominal glyphs by shaped ones: words kern, “——” becomes one glyph."""
        face = self._faces.face(cells[start].face)
        clusters: dict[int, list[tuple[int, int, int]]] = {}
        for glyph in face.shape(text[start:stop]):
            clusters.setdefault(glyph.cluster, []).append((glyph.gid, glyph.advance, glyph.dx))
        for k in range(start, stop):
            found = clusters.get(k - start)
            if not found:
                glyphs[k], widths[k] = 0, 0
                continue
            glyphs[k], widths[k], shift = found[0]
            if shift:
                shifts[k] = shift
            if len(found) > 1:
                widths[k], extras[k] = _extras(found)


def _extras(found: list[tuple[int, int, int]]) -> tuple[int, tuple[tuple[int, int], ...]]:
    """Return the width of a cluster of several glyphs and where those behind the first stand."""
    pen, places = found[0][1], []
    for gid, advance, dx in found[1:]:
        places.append((gid, pen + dx))
        pen += advance
    return pen, tuple(places)


def _cell(char: str, face: FaceLike | None, face_id: FaceId, style: BreakStyle) -> _Cell:
    kind = class_of(char)
    gid = face.glyph(char) if face else MISSING
    width = face.advance(gid) if face else EM
    shown = face.id if face else face_id
    starts = kind is not _JOINED and char not in no_start(style.kinsoku)
    ends = char not in no_end(style.kinsoku)
    if kind is _HAN:
        is_odd = not (starts and ends)
        return _Cell(kind, gid, width, 0, 0, -1, 0, False, starts, ends, shown, is_odd)
    left, right = face.blanks(char) if face and kind in (_OPEN, _CLOSE) else (0, 0)
    level = _level_of(char, style)
    shift = 0
    if kind is _DOT:
        shift = (HALF - width) // 2
        width, right = HALF, max(0, shift)
    elif kind is _CLOSE and style.marks is MarkScheme.KAIMING and char in PAUSES and right:
        width, right = width - right, 0
    return _Cell(
        kind,
        gid,
        width,
        left if kind is _OPEN else 0,
        right if kind in (_CLOSE, _DOT) else 0,
        level,
        shift,
        kind is _LATIN and takes_gap(char),
        starts,
        ends,
        shown,
        True,
    )


def _level_of(char: str, style: BreakStyle) -> int:
    if char in BRACKETS:
        return _BRACKET
    if char in PAUSES:
        return _PAUSE
    return _STOP if char in STOPS and style.shrink_stops else -1


def _shaped_ranges(cells: list[_Cell], kinds: bytes) -> list[tuple[int, int]]:
    """Return the ranges that HarfBuzz must see: western words, dashes, joined marks; by face."""
    found: list[tuple[int, int]] = []
    stop, n = 0, len(cells)
    for match in _SHAPED.finditer(kinds):
        k = match.start()
        joins = k + 1 < n and cells[k + 1].kind is _JOINED
        if k < stop or (cells[k].kind is _JOINED and not joins):
            continue
        stop = k + 1
        while stop < n and _same_run(cells[k], cells[stop], cells[k].kind):
            stop += 1
        if stop - k > 1 and cells[k].gid != MISSING:
            found.append((k, stop))
    return found


def _same_run(first: _Cell, other: _Cell, kind: CharClass) -> bool:
    if other.face != first.face or other.gid == MISSING:
        return False
    return other.kind is _JOINED or (other.kind is kind and kind is not _HAN)


def _joints(odd: Sequence[int], n: int) -> list[int]:
    """Return the characters that differ from plain Han or stand before one that does."""
    return sorted({k for q in odd for k in (q - 1, q)} - {-1, n - 1})


def _legal_breaks(
    text: str, cells: list[_Cell], marks: Iterable[Mark], joints: Iterable[int]
) -> bytearray:
    legal = bytearray(b"\x01") * (len(text) + 1)
    legal[0] = 0
    for before in joints:
        k = before + 1
        one, two = cells[before], cells[k]
        if not (one.ends and two.starts):
            legal[k] = 0
            continue
        kind, other = one.kind, two.kind
        if other is _BLANK:
            legal[k] = 0
        elif kind is _LATIN:
            if other is _LATIN and not _breaks_word(text, k):
                legal[k] = 0
        elif kind is _DASH and text[k] == text[k - 1]:
            legal[k] = 0
    bound = bound_ranges(text)
    bound += [(mark.start, mark.end) for mark in marks if mark.kind is MarkKind.NO_BREAK]
    for start, stop in bound:
        for k in range(start + 1, stop):
            legal[k] = 0
    return legal


def _breaks_word(text: str, k: int) -> bool:
    """Tell whether a compound breaks here, behind its hyphen: well-|known, never 1-2."""
    return k > 1 and text[k - 1] in "-‐" and text[k - 2].isalpha() and text[k].isalpha()


def _measured(
    text: str,
    style: BreakStyle,
    cells: list[_Cell],
    kinds: bytes,
    odd: Sequence[int],
    joints: Iterable[int],
    widths: list[int],
    legal: bytearray,
    glyphs: list[int],
    shifts: dict[int, int],
    extras: dict[int, tuple[tuple[int, int], ...]],
) -> Prepared:
    """Sum what stands before each origin; only places beside other than Han need a look."""
    n = len(cells)
    sums = _Sums(widths)
    squeezed = _squeezed(kinds, cells, text, style)
    for k in joints:
        _look(k, text, cells, squeezed, style, sums)
    at = list(accumulate(sums.advance, initial=0))
    start, end = at.copy(), [0, *map(add, at, widths)]
    last = [0, *range(n)]
    for k in odd:
        cell = cells[k]
        start[k] += cell.left
        end[k + 1] -= cell.right
        if cell.kind is _BLANK and k:
            last[k + 1], end[k + 1] = last[k], end[k]
    if not style.trim_indent:
        start[0] = 0
    before, after = _neighbours(legal)
    return Prepared(
        text=text,
        style=style,
        at=at,
        start=start,
        end=end,
        last=last,
        shrink=[_climbing(level, n) for level in sums.room],
        shrinks=_climbing(sums.rooms, n),
        elastic=_climbing(sums.elastic, n),
        gaps=list(accumulate(sums.gap, initial=0)),
        legal=legal,
        before=before,
        after=after,
        runt_from=_runt_from(text, cells, style.runt),
        glyphs=glyphs,
        shifts=shifts,
        extras=extras,
        runs=_runs(cells),
        missing=tuple(k for k, gid in enumerate(glyphs) if gid == MISSING)
        if MISSING in glyphs
        else (),
    )


class _Sums:
    """What each character adds, before it is summed; Han beside Han adds its width and a gap."""

    def __init__(self, widths: list[int]) -> None:
        n = len(widths)
        self.advance = widths.copy()
        self.gap = [1] * n
        self.elastic: dict[int, int] = {}
        self.room: list[dict[int, int]] = [{} for _ in range(LEVELS)]
        self.rooms: dict[int, int] = {}
        """Of all levels."""

    def shrinks(self, k: int, level: int, room: int) -> None:
        """Add room to shrink between a character and the next."""
        for found in (self.room[level], self.rooms):
            found[k] = found.get(k, 0) + room


def _climbing(steps: Mapping[int, int], n: int) -> list[int]:
    """Sum what few characters add, in order: what stands before each of n characters and the end.

    Filling in between is four times as fast as adding noughts.
    """
    found: list[int] = []
    total = 0
    for k, step in steps.items():
        found += [total] * (k + 1 - len(found))
        total += step
    found += [total] * (n + 1 - len(found))
    return found


def _look(
    k: int,
    text: str,
    cells: list[_Cell],
    squeezed: set[int],
    style: BreakStyle,
    sums: _Sums,
) -> None:
    """Find advance, rooms and gap between a character and the next, one of them not Han."""
    one, two = cells[k], cells[k + 1]
    kind, other = one.kind, two.kind
    if kind is _HAN and other is _CLOSE and text[k] not in CONNECTORS:
        return  # a third of all looks: as between Han
    advance = sums.advance[k]
    if one.right and kind is _CLOSE:
        if k in squeezed:
            advance -= one.right
        elif one.level >= 0:
            sums.shrinks(k, one.level, one.right)
    if two.left:
        if k + 1 in squeezed:
            advance -= two.left
        elif two.level >= 0:
            sums.shrinks(k, two.level, max(0, min(two.left, advance - APART)))
    if kind is _BLANK:
        advance, level, less, more = _blank(cells, k, advance)
        sums.shrinks(k, level, less)
        sums.elastic[k] = more
    elif (kind is _HAN and two.gap) or (one.gap and other is _HAN):
        advance += style.autospace
        sums.shrinks(k, _GAP, max(0, style.autospace - GAP_LEAST))
        sums.elastic[k] = max(0, GAP_MOST - style.autospace)
    sums.advance[k] = advance
    sums.gap[k] = _stretch_shares(text, k, kind, other)


def _squeezed(kinds: bytes, cells: list[_Cell], text: str, style: BreakStyle) -> set[int]:
    """Return the marks that lose a blank to their neighbour (T6, T7, T15; CLREQ 3.1.6.1)."""
    if style.marks is MarkScheme.LINE_END:
        return set()
    found: set[int] = set()
    for match in _ADJACENT.finditer(kinds):
        k = match.start()
        one, two = cells[k], cells[k + 1]
        if one.kind is _OPEN:
            found.update((k + 1,) if two.left else ())
            continue
        if one.right:
            found.add(k)
        if two.left and (style.pair <= EM or not one.right):
            found.add(k + 1)
    return found | _exclaimed(text, cells) if found else found


def _exclaimed(text: str, cells: list[_Cell]) -> set[int]:
    """Return the second of each pair of ？！: “？！” is one cell, “！！！” two (5.1.3)."""
    found: set[int] = set()
    k = 0
    while k + 1 < len(text):
        if text[k] in EXCLAIMING and text[k + 1] in EXCLAIMING:
            if cells[k + 1].right:
                found.add(k + 1)
            k += 2
        else:
            k += 1
    return found


def _blank(cells: list[_Cell], k: int, width: int) -> tuple[int, int, int, int]:
    """Return width, level, shrink and growth of a blank; between Han and Latin it is their gap."""
    one, two = cells[k - 1] if k else None, cells[k + 1]
    if one is None or width > SPACE_MOST:
        return width, _SPACE, 0, 0
    if (one.kind is _HAN and two.gap) or (one.gap and two.kind is _HAN):
        return SPACE_LEAST, _GAP, SPACE_LEAST - GAP_LEAST, GAP_MOST - SPACE_LEAST
    if one.kind is _LATIN and two.kind is _LATIN:
        return width, _SPACE, max(0, width - SPACE_LEAST), max(0, SPACE_MOST - width)
    return width, _SPACE, 0, 0


def _stretch_shares(text: str, k: int, kind: CharClass, other: CharClass) -> int:
    """Return the shares of stretch that the gap behind a character takes (T14, T17).

    None inside words and dashes or beside connectors; the sides of a western word take more.
    """
    if other in (_JOINED, _BLANK) or (kind is other and kind in (_LATIN, _DASH)):
        return 0
    if text[k] in CONNECTORS or text[k + 1] in CONNECTORS:
        return 0
    return GAP_SHARES if _LATIN in (kind, other) else 1


def _neighbours(legal: bytearray) -> tuple[list[int], list[int]]:
    """Return the legal break at or before, and at or behind, every place."""
    n = len(legal) - 1
    before, after = [*range(n + 1), n], [*range(n + 1), n]
    barred = [k for k, is_legal in enumerate(legal) if not is_legal]
    for k in barred:
        before[k] = before[k - 1] if k else 0
    for k in reversed(barred):
        after[k] = after[k + 1]
    return before, after


def _runt_from(text: str, cells: list[_Cell], least: int) -> int:
    """Return the last place where a last line may begin and still hold `least` characters."""
    seen = 0
    for k in range(len(text) - 1, -1, -1):
        if (cells[k].kind is _HAN and is_han(text[k])) or cells[k].kind is _LATIN:
            seen += 1
            if seen >= least:
                return k
    return 0


def _runs(cells: list[_Cell]) -> tuple[tuple[int, int, FaceId], ...]:
    if len({cell.face for cell in cells}) == 1:
        return ((0, len(cells), cells[0].face),)
    found: list[tuple[int, int, FaceId]] = []
    begin = 0
    for k in range(1, len(cells) + 1):
        if k == len(cells) or cells[k].face != cells[begin].face:
            found.append((begin, k, cells[begin].face))
            begin = k
    return tuple(found)
