"""Sum what stands before each character. One rule: no blank is spent twice.

Only places beside other than Han need a look: between Han, a character adds its width and a gap.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import accumulate
from operator import add

from layout_app.cjk.classes import CONNECTORS, DIGITS, EXCLAIMING, CharClass, is_han
from layout_app.cjk.units import bonds_of
from layout_app.compose.line.breaks import legal_breaks, neighbours, poor_breaks, runt_from
from layout_app.compose.line.cells import EM, GAP, LEVELS, MISSING, SPACE, Cell
from layout_app.compose.line.draft import Draft, dotted_in, draft_of, spread
from layout_app.compose.line.prepared import Dot, Form, Prepared, Reading
from layout_app.model.ids import FaceId
from layout_app.model.style import BreakStyle, MarkScheme
from layout_app.model.text import Mark

SPACE_LEAST = 250
"""Least width of a word space, ¼ em (T16)."""
SPACE_MOST = 500
GAP_LEAST = 125
"""Least Han–Latin gap, ⅛ em."""
GAP_MOST = 333
"""Most before other gaps grow, ⅓ em (T17); in torn lines `justify` lets it be wider."""
GAP_SHARES = 2
"""Shares of the stretch that a Han–Latin gap takes, beside one between Han.

A wide gap beside a number is seen less than torn Han: with one share the gaps between Han of an
eight-page load had a standard deviation of .0160 em, with two .0153.
"""

_OPEN, _CLOSE, _DASH = CharClass.OPEN, CharClass.CLOSE, CharClass.DASH
_HAN, _LATIN, _BLANK, _JOINED = CharClass.HAN, CharClass.LATIN, CharClass.SPACE, CharClass.JOINED
# Closing beside any mark, opening beside opening.
_ADJACENT = re.compile(rb"\x02(?=[\x01\x02])|\x01(?=\x01)")
# A colon between figures belongs to both: 9：40, 3：2.
_TIME = re.compile("(?<=[0-9])：(?=[0-9])")
_SIDES = frozenset(((_HAN, _LATIN), (_LATIN, _HAN)))
_NUMERIC = DIGITS | frozenset(".,:%‰")


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
    draft = draft_of(text, style, marks, cells)
    for reading in readings:
        spread(draft, reading)
    return replace(measured(draft, readings, dotted_in(draft), dot), forms=forms)


def measured(
    draft: Draft,
    readings: tuple[Reading, ...] = (),
    dotted: tuple[int, ...] = (),
    dot: Dot | None = None,
) -> Prepared:
    """Sum what stands before each origin; only places beside other than Han need a look."""
    text, style, cells, widths = draft.text, draft.style, draft.cells, draft.widths
    n = len(cells)
    sums = _Sums(widths)
    squeezed = _squeezed(draft)
    bonds = bonds_of(text)
    for k in draft.joints:
        _look(k, text, cells, squeezed, style, sums)
    for a, b in bonds.ranges:
        _bind(text, a, b, sums)
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
    legal = legal_breaks(draft, bonds)
    small = _small(draft)
    hyphens = {k: hyphen for k, hyphen in draft.hyphens.items() if legal[k]}
    for k, hyphen in hyphens.items():
        end[k] += hyphen.width
    before, after = neighbours(legal)
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
        runt_from=runt_from(text, cells, style.runt),
        glyphs=draft.glyphs,
        shifts=draft.shifts,
        extras=draft.extras,
        runs=_runs(cells, small),
        missing=tuple(k for k, gid in enumerate(draft.glyphs) if gid == MISSING)
        if MISSING in draft.glyphs
        else (),
        plain=not (draft.shifts or draft.extras or 0 in draft.glyphs or MISSING in draft.glyphs),
        hyphens=hyphens,
        poor=poor_breaks(draft, hyphens, bonds),
        small=small,
        readings=readings,
        dotted=dotted,
        dot=dot,
    )


def _hangs(cells: list[Cell], k: int) -> bool:
    """Tell whether a mark stands alone, so that it may hang: never in a run of marks (T26)."""
    return cells[k - 1].kind not in (_OPEN, _CLOSE)


def _small(draft: Draft) -> tuple[tuple[int, int], ...]:
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
            # The second half of a dash has no width: what stands before is the first.
            behind = advance or (k and sums.advance[k - 1])
            sums.shrinks(k, two.level, max(0, min(two.left, behind)))
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


def _bind(text: str, start: int, stop: int, sums: _Sums) -> None:
    """Let nothing grow inside a number (T17) but beside its Chinese unit: 3∶1, －5℃, 据[1]."""
    for k in range(start, stop - 1):
        one, two = text[k], text[k + 1]
        if not (one.isalnum() and two.isalnum() and (is_han(one) or is_han(two))):
            sums.gap[k] = 0


def _squeezed(draft: Draft) -> set[int]:
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
    if "：" in draft.text:
        found.update(match.start() for match in _TIME.finditer(draft.text))
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

    None inside words and dashes or beside connectors; between Han and western words it is more.
    """
    if other in (_JOINED, _BLANK) or (kind is other and kind in (_LATIN, _DASH)):
        return 0
    if text[k] in CONNECTORS or text[k + 1] in CONNECTORS:
        return 0
    if text[k] in _NUMERIC and text[k + 1] in _NUMERIC:
        return 0
    return GAP_SHARES if (kind, other) in _SIDES else 1


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
