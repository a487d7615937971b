"""Measure one paragraph for breaking. One rule: nothing here knows a measure or a type size.

A prepared paragraph holds, for each character, where its glyph would stand in an endless line. A
line is then the difference of two entries: the blanks at its edges belong to the edges and are
never in the sums, so that no blank is spent twice (typography of line edges: CLREQ 3.1.6).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import accumulate
from operator import add
from typing import NamedTuple

from layout_app.cjk.classes import CONNECTORS, DIGITS, EXCLAIMING, CharClass, is_han, is_word
from layout_app.cjk.hyphenation import LEAST, divisions
from layout_app.cjk.units import bound_ranges, partings
from layout_app.compose.cells import EM, GAP, HALF, LEVELS, MISSING, SPACE, Cell, Cells, raised
from layout_app.compose.faces import Faces
from layout_app.model.ids import FaceId
from layout_app.model.style import BreakStyle, MarkScheme
from layout_app.model.text import Mark, MarkKind

__all__ = ("EM", "GAP_MOST", "MISSING", "Dot", "Hyphen", "Prepared", "Preparer", "Reading")

SPACE_LEAST = 250
"""Least width of a word space, ¼ em (T16)."""
SPACE_MOST = 500
GAP_LEAST = 125
"""Least Han–Latin gap, ⅛ em."""
GAP_MOST = 333
"""Most before other gaps grow, ⅓ em (T17); CLREQ 3.2.2 allows ½, which is reached in torn lines."""
GAP_SHARES = 2
"""Shares of the stretch that a Han–Latin gap takes, beside one between Han.

A wide gap beside a number is seen less than torn Han: with one share the gaps between Han of an
eight-page load had a standard deviation of .0160 em, with two .0153.
"""
HYPHEN = 60.0
"""Cost of a break inside a word."""
PARTING = 60.0
"""Cost of a break between a number and its Chinese unit: as much as gaps of .07 em.

In columns of 12 to 20 字 one line of 70 to 400 ends so, by the text; without it lines with long
numbers are torn.
"""
TRAILING = 250.0
"""Cost of a break behind an ellipsis or a lone dash.

No rule asks for it: a judge of line ends takes a full-width …… or — there for an untrimmed mark.
Without it about one line in five thousand ends so.
"""
READING = 450
"""Size of a reading, 1/1000 of the text below it: all that a line gap of 0.35 字 has room for."""

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
_NUMERIC = DIGITS | frozenset(".,:%‰")
_LONG_WORD = bytes([_LATIN]) * LEAST
# A hyphen or solidus between other than western characters is half a cell (T14).
_CONNECTOR = re.compile(r"(?<![!-~])[-/](?![!-~])")
_TRAILING = re.compile("…(?!…|$)|(?<!—)—(?!—|$)")
_PARAGRAPHS_KEPT = 4096
_UNDIVIDED = (MarkKind.NO_BREAK, MarkKind.RUBY)


class Hyphen(NamedTuple):
    """What a line shows that ends inside a word; the text knows nothing of it."""

    face: FaceId
    gid: int
    width: int


class Dot(NamedTuple):
    """The dot of 着重号: its glyph and the middle of its ink, from its origin, y up."""

    face: FaceId
    gid: int
    x: int
    y: int


class Reading(NamedTuple):
    """A reading (ruby) above the characters start..end."""

    start: int
    end: int
    prepared: "Prepared"
    """Set at `READING` of the size below."""


@dataclass(frozen=True, slots=True)
class Form:
    """A glyph as it stands in a cell of a vertical line, lengths in 1/1000 em."""

    gid: int
    x: int
    """Its origin to the right of the line's middle."""
    y: int
    """Its origin below the top of the cell."""
    turn: int = 0
    """Degrees clockwise."""
    wide: float = 1.0
    """Width of the glyph, a share of its own."""


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
    hyphens: Mapping[int, Hyphen]
    """The breaks inside words; `end` has the hyphen's width already."""
    poor: Mapping[int, float]
    """The cost of breaks that are legal but poor, as `linebreak` counts."""
    small: tuple[tuple[int, int], ...]
    """Ranges set smaller and raised (上标); runs end at their ends."""
    readings: tuple[Reading, ...]
    """In order."""
    dotted: tuple[int, ...]
    """Characters with a dot below (着重号), in order."""
    dot: Dot | None
    forms: tuple[tuple[Form, ...], ...] = ()
    """By character, the glyphs of a vertical line, whose lengths run downwards; else empty."""


@dataclass(slots=True, eq=False)
class _Draft:
    """A paragraph while it is measured."""

    text: str
    style: BreakStyle
    marks: tuple[Mark, ...]
    cells: list[Cell]
    glyphs: list[int]
    widths: list[int]
    kinds: bytes
    odd: list[int]
    """The characters that are more than Han that may stand anywhere."""
    joints: list[int]
    """The characters that are odd or stand before one that is."""
    shifts: dict[int, int]
    extras: dict[int, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    hyphens: dict[int, Hyphen] = field(default_factory=dict)


class Preparer:
    """Measures paragraphs; keeps what it learnt of each character of each face."""

    def __init__(self, faces: Faces) -> None:
        self._faces = faces
        self._cells: dict[tuple[FaceId, BreakStyle], Cells] = {}
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
        draft = _draft(text, style, marks, self._cells_of(text, face, style, marks, bold))
        for start, stop in _shaped_ranges(draft):
            self._shape(draft, start, stop)
        if "-" in text or "/" in text:
            _fix_connectors(draft)
        if style.hyphenate and _LONG_WORD in draft.kinds:
            self._divide(draft)
        if not marks:
            return _measured(draft)
        readings = self._readings(face, style, marks)
        for reading in readings:
            _spread(draft, reading)
        dotted = _dotted(draft)
        return _measured(draft, readings, dotted, dot_of(self._faces, face) if dotted else None)

    def _cells_of(
        self,
        text: str,
        face: FaceId,
        style: BreakStyle,
        marks: Iterable[Mark],
        bold: FaceId | None,
    ) -> list[Cell]:
        cells = list(map(self._known(face, style).__getitem__, text))
        for mark in marks:
            other = bold if mark.kind is MarkKind.BOLD else None
            if mark.kind is MarkKind.FACE:
                other = FaceId(mark.value)
            if other:
                shown = map(self._known(other, style).__getitem__, text[mark.start : mark.end])
                cells[mark.start : mark.end] = shown
        for mark in marks:
            if mark.kind is MarkKind.SUPER:
                cells[mark.start : mark.end] = map(raised, cells[mark.start : mark.end])
        return cells

    def _known(self, face: FaceId, style: BreakStyle) -> Cells:
        known = self._cells.get((face, style))
        if known is None:
            known = self._cells[face, style] = Cells(self._faces, face, style)
        return known

    def _shape(self, draft: _Draft, start: int, stop: int) -> None:
        """Replace nominal glyphs by shaped ones: words kern, “——” becomes one glyph."""
        glyphs, widths, shifts = draft.glyphs, draft.widths, draft.shifts
        face, size = self._faces.face(draft.cells[start].face), draft.cells[start].size
        clusters: dict[int, list[tuple[int, int, int]]] = {}
        for glyph in face.shape(draft.text[start:stop]):
            advance, dx = glyph.advance, glyph.dx
            if size != EM:
                advance, dx = advance * size // EM, dx * size // EM
            clusters.setdefault(glyph.cluster, []).append((glyph.gid, advance, dx))
        for k in range(start, stop):
            found = clusters.get(k - start)
            shifts.pop(k, None)
            if not found:
                glyphs[k], widths[k] = 0, 0
                continue
            glyphs[k], widths[k], shift = found[0]
            if shift:
                shifts[k] = shift
            if len(found) > 1:
                widths[k], draft.extras[k] = _extras(found)

    def _readings(
        self, face: FaceId, style: BreakStyle, marks: Iterable[Mark]
    ) -> tuple[Reading, ...]:
        return tuple(
            Reading(mark.start, mark.end, self.prepare(mark.value, face, style))
            for mark in sorted(marks, key=lambda mark: mark.start)
            if is_reading(mark)
        )

    def _divide(self, draft: _Draft) -> None:
        """Find the hyphens of a text; a division inside a ligature is none."""
        for k in divisions(draft.text):
            cell = draft.cells[k - 1]
            if draft.glyphs[k] > 0 and cell.size == EM and cell.face == draft.cells[k].face:
                hyphen = self._known(cell.face, draft.style)["-"]
                if hyphen.gid != MISSING:
                    draft.hyphens[k] = Hyphen(hyphen.face, hyphen.gid, hyphen.width)


def is_reading(mark: Mark) -> bool:
    """Tell whether a mark sets a reading beside characters."""
    return mark.kind is MarkKind.RUBY and mark.start < mark.end and bool(mark.value.strip())


def dot_of(faces: Faces, face: FaceId) -> Dot | None:
    """Return the dot of 着重号 in the first face of a chain that has one."""
    found = faces.covering(face, "·")
    if found is None:
        return None
    gid = found.glyph("·")
    left, foot, right, top = found.extents(gid)
    return Dot(found.id, gid, (left + right) // 2, (foot + top) // 2)


def _draft(text: str, style: BreakStyle, marks: tuple[Mark, ...], cells: list[Cell]) -> _Draft:
    odd = [k for k, cell in enumerate(cells) if cell.is_odd]
    return _Draft(
        text=text,
        style=style,
        marks=marks,
        cells=cells,
        glyphs=[cell.gid for cell in cells],
        widths=[cell.width for cell in cells],
        kinds=bytes([cell.kind for cell in cells]),
        odd=odd,
        joints=sorted({k for q in odd for k in (q - 1, q)} - {-1, len(cells) - 1}),
        shifts={k: cells[k].shift for k in odd if cells[k].shift},
    )


def _fix_connectors(draft: _Draft) -> None:
    """Set a hyphen or solidus between Han half a cell wide, whatever its face says (T14)."""
    for match in _CONNECTOR.finditer(draft.text):
        k = match.start()
        draft.shifts[k] = (HALF - draft.widths[k]) // 2
        draft.widths[k] = HALF


def _spread(draft: _Draft, reading: Reading) -> None:
    """Give characters the room that a wider reading above them needs; it never overhangs others."""
    places = range(reading.start, reading.end)
    p = reading.prepared
    lack = (p.end[-1] - p.start[0]) * READING // EM - sum(draft.widths[k] for k in places)
    if lack <= 0:
        return
    for n, k in enumerate(places):
        share = lack * (n + 1) // len(places) - lack * n // len(places)
        draft.widths[k] += share
        draft.shifts[k] = draft.shifts.get(k, 0) + share // 2


def _dotted(draft: _Draft) -> tuple[int, ...]:
    """Return what carries a dot: Han, never marks between them."""
    found = {
        k
        for mark in draft.marks
        if mark.kind is MarkKind.EMPHASIS
        for k in range(mark.start, mark.end)
        if draft.kinds[k] == _HAN and draft.text[k].isalnum()
    }
    return tuple(sorted(found))


def measure_cells(
    text: str,
    style: BreakStyle,
    cells: list[Cell],
    marks: tuple[Mark, ...],
    forms: tuple[tuple[Form, ...], ...],
    readings: tuple[Reading, ...] = (),
    dot: Dot | None = None,
) -> Prepared:
    """Return a paragraph of finished cells, whose widths run along a vertical line."""
    draft = _draft(text, style, marks, cells)
    for reading in readings:
        _spread(draft, reading)
    return replace(_measured(draft, readings, _dotted(draft), dot), forms=forms)


def _extras(found: list[tuple[int, int, int]]) -> tuple[int, tuple[tuple[int, int], ...]]:
    """Return the width of a cluster of several glyphs and where those behind the first stand."""
    pen, places = found[0][1], []
    for gid, advance, dx in found[1:]:
        places.append((gid, pen + dx))
        pen += advance
    return pen, tuple(places)


def _shaped_ranges(draft: _Draft) -> list[tuple[int, int]]:
    """Return the ranges that HarfBuzz must see: western words, dashes, joined marks; by face."""
    found: list[tuple[int, int]] = []
    cells = draft.cells
    stop, n = 0, len(cells)
    for match in _SHAPED.finditer(draft.kinds):
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


def _same_run(first: Cell, other: Cell, kind: CharClass) -> bool:
    if other.face != first.face or other.size != first.size or other.gid == MISSING:
        return False
    return other.kind is _JOINED or (other.kind is kind and kind is not _HAN)


def _legal_breaks(draft: _Draft) -> bytearray:
    text, cells = draft.text, draft.cells
    legal = bytearray(b"\x01") * (len(text) + 1)
    legal[0] = 0
    for before in draft.joints:
        k = before + 1
        one, two = cells[before], cells[k]
        if not (one.ends and two.starts):
            legal[k] = 0
            continue
        kind, other = one.kind, two.kind
        if other is _BLANK:
            legal[k] = 0
        elif is_word(text[before]) and is_word(text[k]):
            legal[k] = k in draft.hyphens
        elif kind is other is _LATIN:
            legal[k] = k in draft.hyphens or _breaks_word(text, k)
        elif _DASH in (kind, other) and text[k] == text[k - 1]:
            legal[k] = 0
    bound = bound_ranges(text)
    parted = _partings(draft) if bound else frozenset()
    bound += [(mark.start, mark.end) for mark in draft.marks if mark.kind in _UNDIVIDED]
    for start, stop in bound:
        for k in range(start + 1, stop):
            legal[k] = k in parted
    return legal


def _partings(draft: _Draft) -> frozenset[int]:
    """Return where a number may part from its unit; the editor's own ranges stay whole."""
    if not draft.style.part_units:
        return frozenset()
    whole = [mark for mark in draft.marks if mark.kind in _UNDIVIDED]
    return frozenset(k for k in partings(draft.text) if not any(m.start < k < m.end for m in whole))


def _poor(draft: _Draft, hyphens: Iterable[int]) -> dict[int, float]:
    """Return the breaks that only an otherwise torn line takes, with their costs."""
    found = dict.fromkeys(hyphens, HYPHEN) | dict.fromkeys(_partings(draft), PARTING)
    if "…" in draft.text or "—" in draft.text:
        found |= dict.fromkeys((m.end() for m in _TRAILING.finditer(draft.text)), TRAILING)
    return found


def _breaks_word(text: str, k: int) -> bool:
    """Tell whether a compound breaks here, behind its hyphen: well-|known, never 1-2."""
    return k > 1 and text[k - 1] in "-‐" and text[k - 2].isalpha() and text[k].isalpha()


def _measured(
    draft: _Draft,
    readings: tuple[Reading, ...] = (),
    dotted: tuple[int, ...] = (),
    dot: Dot | None = None,
) -> Prepared:
    """Sum what stands before each origin; only places beside other than Han need a look."""
    text, style, cells, widths = draft.text, draft.style, draft.cells, draft.widths
    n = len(cells)
    sums = _Sums(widths)
    squeezed = _squeezed(draft)
    for k in draft.joints:
        _look(k, text, cells, squeezed, style, sums)
    at = list(accumulate(sums.advance, initial=0))
    start, end = at.copy(), [0, *map(add, at, widths)]
    last = [0, *range(n)]
    for k in draft.odd:
        cell = cells[k]
        start[k] += cell.left
        end[k + 1] -= cell.right
        if k and (cell.kind is _BLANK or (cell.hangs and _hangs(cells, k))):
            last[k + 1], end[k + 1] = last[k], end[k]
    if not style.trim_indent:
        start[0] = 0
    legal = _legal_breaks(draft)
    small = _small(draft)
    hyphens = {k: hyphen for k, hyphen in draft.hyphens.items() if legal[k]}
    for k, hyphen in hyphens.items():
        end[k] += hyphen.width
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
        glyphs=draft.glyphs,
        shifts=draft.shifts,
        extras=draft.extras,
        runs=_runs(cells, small),
        missing=tuple(k for k, gid in enumerate(draft.glyphs) if gid == MISSING)
        if MISSING in draft.glyphs
        else (),
        hyphens=hyphens,
        poor=_poor(draft, hyphens),
        small=small,
        readings=readings,
        dotted=dotted,
        dot=dot,
    )


def _hangs(cells: list[Cell], k: int) -> bool:
    """Tell whether a mark stands alone, so that it may hang: never in a run of marks (T26)."""
    return cells[k - 1].kind not in (_OPEN, _CLOSE)


def _small(draft: _Draft) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    for k in draft.odd if draft.marks else ():
        if draft.cells[k].size == EM:
            continue
        if found and found[-1][1] == k:
            found[-1] = found[-1][0], k + 1
        else:
            found.append((k, k + 1))
    return tuple(found)


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
    cells: list[Cell],
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
            sums.shrinks(k, two.level, max(0, min(two.left, advance)))
    if kind is _BLANK:
        advance, level, less, more = _blank(cells, k, advance)
        sums.shrinks(k, level, less)
        sums.elastic[k] = more
    elif one.gap and two.gap and kind is not other:
        advance += style.autospace
        sums.shrinks(k, GAP, max(0, style.autospace - GAP_LEAST))
        sums.elastic[k] = max(0, GAP_MOST - style.autospace)
    sums.advance[k] = advance
    sums.gap[k] = _stretch_shares(text, k, kind, other)


def _squeezed(draft: _Draft) -> set[int]:
    """Return the marks that lose a blank to their neighbour (T6, T7, T15; CLREQ 3.1.6.1)."""
    cells, style = draft.cells, draft.style
    if style.marks is MarkScheme.LINE_END:
        return set()
    found: set[int] = set()
    for match in _ADJACENT.finditer(draft.kinds):
        k = match.start()
        one, two = cells[k], cells[k + 1]
        if one.kind is _OPEN:
            found.update((k + 1,) if two.left else ())
            continue
        if one.right:
            found.add(k)
        if two.left and (style.pair <= EM or not one.right):
            found.add(k + 1)
    return found | _exclaimed(draft.text, cells) if found else found


def _exclaimed(text: str, cells: list[Cell]) -> set[int]:
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


def _blank(cells: list[Cell], k: int, width: int) -> tuple[int, int, int, int]:
    """Return width, level, shrink and growth of a blank; between Han and Latin it is their gap."""
    one, two = cells[k - 1] if k else None, cells[k + 1]
    if one is None or width > SPACE_MOST:
        return width, SPACE, 0, 0
    if one.gap and two.gap and one.kind is not two.kind:
        return SPACE_LEAST, GAP, SPACE_LEAST - GAP_LEAST, GAP_MOST - SPACE_LEAST
    if one.kind is _LATIN and two.kind is _LATIN:
        return width, SPACE, max(0, width - SPACE_LEAST), max(0, SPACE_MOST - width)
    return width, SPACE, 0, 0


def _stretch_shares(text: str, k: int, kind: CharClass, other: CharClass) -> int:
    """Return the shares of stretch that the gap behind a character takes (T14, T17).

    None inside words and dashes or beside connectors; the sides of a western word take more.
    """
    if other in (_JOINED, _BLANK) or (kind is other and kind in (_LATIN, _DASH)):
        return 0
    if text[k] in CONNECTORS or text[k + 1] in CONNECTORS:
        return 0
    if text[k] in _NUMERIC and text[k + 1] in _NUMERIC:
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


def _runt_from(text: str, cells: list[Cell], least: int) -> int:
    """Return the last place where a last line may begin and still hold `least` characters."""
    seen = 0
    for k in range(len(text) - 1, -1, -1):
        if (cells[k].kind is _HAN and is_han(text[k])) or cells[k].kind is _LATIN:
            seen += 1
            if seen >= least:
                return k
    return 0


def _runs(
    cells: list[Cell], small: tuple[tuple[int, int], ...]
) -> tuple[tuple[int, int, FaceId], ...]:
    """Return the stretches of one face, ending where a small range does."""
    if len({cell.face for cell in cells}) == 1 and not small:
        return ((0, len(cells), cells[0].face),)
    edges = {edge for ends in small for edge in ends}
    found: list[tuple[int, int, FaceId]] = []
    begin = 0
    for k in range(1, len(cells) + 1):
        if k == len(cells) or k in edges or cells[k].face != cells[begin].face:
            found.append((begin, k, cells[begin].face))
            begin = k
    return tuple(found)
