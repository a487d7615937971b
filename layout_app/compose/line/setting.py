"""Make ink of a broken line. One rule: places come from `justify`; here they become points.

What is not part of the text stands beside it without a source: hyphens, readings, dots.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from layout_app.compose.line.cells import EM, MISSING, SMALL
from layout_app.compose.line.collect import Copy
from layout_app.compose.line.justify import glyph_places
from layout_app.compose.line.prepared import READING, Prepared
from layout_app.display.items import GlyphRun, Item, Panel, Source
from layout_app.model.geometry import Rect, quantised
from layout_app.model.ids import FaceId
from layout_app.model.ink import Ink
from layout_app.model.style import Align

RISE = 0.36
"""How far a superscript stands above the baseline, in its text's size."""
READING_RISE = 0.94
"""The same of a reading: just clear of the Han below it."""
DOT_DROP = 0.26
"""How far the middle of a dot stands below the baseline, half-way to the next line's Han."""
_COUNTS = tuple(tuple(range(n)) for n in range(129))


def set_line(
    p: Prepared,
    i: int,
    j: int,
    *,
    size: float,
    ink: Ink,
    x: float,
    y: float,
    measure: int,
    full: bool = False,
    indent: int = 0,
    align: Align = Align.LEFT,
    copy: Copy | None = None,
) -> tuple[Item, ...]:
    """Return the ink of the characters i..j on the baseline y (points).

    `measure` and `indent` are 1/1000 of `size`; `copy` tells where the text comes from, none for
    furniture. A character without a glyph shows an empty frame.
    """
    if i == j:
        return ()
    xs = _xs(p, i, j, size, x, measure, full, indent, align)
    if _is_plain(p, i, j, copy):
        run = GlyphRun(
            face=_face_at(p, i),
            size=size,
            ink=ink,
            glyphs=tuple(p.glyphs[i:j]),
            xs=xs,
            ys=(y,),
            text=p.text[i:j],
            starts=_COUNTS[j - i] if j - i <= 128 else tuple(range(j - i)),
            source=source_at(copy, i),
        )
        found: tuple[Item, ...] = (run,)
    else:
        found = _pieced(p, i, j, size, ink, xs, y, copy)
    if p.hyphens or p.readings or p.dotted:
        found += _beside(p, i, j, size, ink, xs, y)
    return found


@lru_cache(maxsize=1 << 14)
def _xs(
    p: Prepared,
    i: int,
    j: int,
    size: float,
    x: float,
    measure: int,
    full: bool,
    indent: int,
    align: Align,
) -> tuple[float, ...]:
    """Return the origins of a line in points; lines that a keystroke leaves alone keep theirs."""
    room = measure - indent
    places = glyph_places(p, i, j, room, full=full)
    left = x + (indent + slack(p, i, j, room, align)) * size / EM
    return tuple(map(_points(left, size / EM).__getitem__, places))


def widened(items: Iterable[Item], x: float, wide: float) -> tuple[Item, ...]:
    """Return ink that was set from 0 moved to x, drawn `wide` times as wide (长, 扁)."""
    return tuple(_widened(item, x, wide) for item in items)


def _widened(item: Item, x: float, wide: float) -> Item:
    match item:
        case GlyphRun():
            xs = tuple(quantised(x + at * wide) for at in item.xs)
            return replace(item, xs=xs, wide=wide)
        case Panel():
            left = quantised(x + item.rect.x * wide)
            return replace(item, rect=Rect(left, item.rect.y, item.rect.w * wide, item.rect.h))
        case _:
            return item


class _Points(dict[float, float]):
    """Points of places that are 1/1000 of a size; most lines of a column share theirs."""

    def __init__(self, left: float, scale: float) -> None:
        self._left, self._scale = left, scale

    def __missing__(self, place: float) -> float:
        """Quantise a place when it is first met."""
        found = self[place] = round(self._left + place * self._scale, 3)
        return found


_points = lru_cache(maxsize=8)(_Points)


def line_width(p: Prepared, i: int, j: int) -> int:
    """Return the natural width of a line between its ink edges, 1/1000 em."""
    return max(0, p.end[j] - p.start[i])


def slack(p: Prepared, i: int, j: int, room: int, align: Align) -> int:
    """Return what a line i..j stands in from the start of its room, 1/1000 em."""
    if align is Align.LEFT:
        return 0
    spare = max(0, room - line_width(p, i, j))
    return spare if align is Align.RIGHT else spare // 2


def _is_plain(p: Prepared, i: int, j: int, copy: Copy | None) -> bool:
    """Tell whether the line is one run with a glyph a character and nothing moved."""
    if not p.plain and (p.shifts or p.extras or _lacks(p.glyphs[i:j])):
        return False
    if copy is not None and len(copy.pieces) > 1:
        return False
    return len(p.runs) == 1 or any(a <= i and j <= b for a, b, _ in p.runs)


def _lacks(glyphs: list[int]) -> bool:
    """Tell whether a character shows no glyph of its own."""
    return 0 in glyphs or MISSING in glyphs


def _face_at(p: Prepared, i: int) -> FaceId:
    """Return the face of the i-th character."""
    return p.runs[0][2] if len(p.runs) == 1 else next(face for _, end, face in p.runs if end > i)


def source_at(copy: Copy | None, k: int) -> Source | None:
    """Return where the k-th set character comes from, none for furniture."""
    if copy is None:
        return None
    offset = copy.offset(k)
    return Source(copy.article, copy.paragraph, offset, copy.position + offset)


def _pieced(
    p: Prepared,
    i: int,
    j: int,
    size: float,
    ink: Ink,
    xs: tuple[float, ...],
    y: float,
    copy: Copy | None,
) -> tuple[Item, ...]:
    """Return a run for each stretch of one face and unbroken source, frames for lacking glyphs."""
    found: list[Item] = []
    stops = sorted(
        {*(b for _, b, _ in p.runs), *(at for at, _ in copy.pieces if at)}
        if copy
        else {b for _, b, _ in p.runs}
    )
    begin = i
    for stop in (*(s for s in stops if i < s < j), j):
        for a, b in _between_missing(p, begin, stop):
            if p.glyphs[a] == MISSING:
                found.append(missing_frame(p.text[a], xs[a - i], y, size, ink))
            else:
                found.append(_run(p, a, b, size, ink, xs[a - i : b - i], y, copy))
        begin = stop
    return tuple(found)


def _between_missing(p: Prepared, i: int, j: int) -> list[tuple[int, int]]:
    found, begin = [], i
    for k in range(i, j):
        if p.glyphs[k] == MISSING:
            if begin < k:
                found.append((begin, k))
            found.append((k, k + 1))
            begin = k + 1
    if begin < j:
        found.append((begin, j))
    return found


def _run(
    p: Prepared,
    i: int,
    j: int,
    size: float,
    ink: Ink,
    xs: tuple[float, ...],
    y: float,
    copy: Copy | None,
) -> GlyphRun:
    is_raised = any(first <= i < last for first, last in p.small)
    glyphs: list[int] = []
    places: list[float] = []
    starts: list[int] = []
    for k in range(i, j):
        gid = p.glyphs[k]
        if not gid:
            continue
        glyphs.append(gid)
        places.append(round(xs[k - i] + p.shifts.get(k, 0) * size / EM, 3))
        starts.append(k - i)
        for extra, offset in p.extras.get(k, ()):
            glyphs.append(extra)
            places.append(round(xs[k - i] + offset * size / EM, 3))
            starts.append(k - i + 1)
    return GlyphRun(
        face=_face_at(p, i),
        size=round(size * SMALL / EM, 3) if is_raised else size,
        ink=ink,
        glyphs=tuple(glyphs),
        xs=tuple(places),
        ys=(round(y - RISE * size, 3) if is_raised else y,),
        text=p.text[i:j],
        starts=tuple(starts),
        source=source_at(copy, i),
    )


def _beside(
    p: Prepared, i: int, j: int, size: float, ink: Ink, xs: tuple[float, ...], y: float
) -> tuple[Item, ...]:
    """Return what a line shows that is not its text: readings above, dots below, a hyphen."""
    found: list[Item] = []
    for start, end, reading in p.readings:
        if i <= start < j:
            left, right = xs[start - i], _ink_end(p, min(end, j) - 1, size, xs[min(end, j) - 1 - i])
            found += _reading(reading, size, ink, left, right, y)
    dotted = [k for k in p.dotted if i <= k < j]
    if dotted and p.dot:
        middles = [(xs[k - i] + _ink_end(p, k, size, xs[k - i])) / 2 for k in dotted]
        lefts = tuple(round(middle - p.dot.x * size / EM, 3) for middle in middles)
        drop = y + DOT_DROP * size + p.dot.y * size / EM
        found.append(_unsourced(p.dot.face, size, ink, "·" * len(lefts), p.dot.gid, lefts, drop))
    if hyphen := p.hyphens.get(j):
        x = _ink_end(p, j - 1, size, xs[j - 1 - i])
        found.append(_unsourced(hyphen.face, size, ink, "-", hyphen.gid, (round(x, 3),), y))
    return tuple(found)


def _ink_end(p: Prepared, k: int, size: float, x: float) -> float:
    """Return where a character that stands at x ends, without the gap behind it."""
    return x + (p.end[k + 1] - p.at[k] - _hyphen_width(p, k + 1)) * size / EM


def _hyphen_width(p: Prepared, j: int) -> int:
    return p.hyphens[j].width if j in p.hyphens else 0


def _reading(
    p: Prepared, size: float, ink: Ink, left: float, right: float, y: float
) -> tuple[Item, ...]:
    """Return a reading in the middle above what it reads, at its natural width."""
    own = round(size * READING / EM, 3)
    n = len(p.text)
    x = (left + right - line_width(p, 0, n) * own / EM) / 2
    room = line_width(p, 0, n)
    above = round(y - READING_RISE * size, 3)
    return as_reading(set_line(p, 0, n, size=own, ink=ink, x=x, y=above, measure=room))


def as_reading(items: Iterable[Item]) -> tuple[Item, ...]:
    """Return set text as a reading of other text."""
    return tuple(
        replace(item, is_reading=True) if isinstance(item, GlyphRun) else item for item in items
    )


def _unsourced(
    face: FaceId, size: float, ink: Ink, text: str, gid: int, xs: tuple[float, ...], y: float
) -> GlyphRun:
    """Return one glyph in several places that belongs to no copy."""
    return GlyphRun(
        face=face,
        size=size,
        ink=ink,
        glyphs=(gid,) * len(xs),
        xs=xs,
        ys=(round(y, 3),),
        text=text,
        starts=_COUNTS[len(xs)] if len(xs) <= 128 else tuple(range(len(xs))),
    )


def missing_frame(char: str, x: float, y: float, size: float, ink: Ink) -> Panel:
    """Return the empty frame that stands for a character that no face has."""
    side = size * 0.8
    rect = Rect(
        quantised(x + size * 0.1), quantised(y - size * 0.78), quantised(side), quantised(side)
    )
    return Panel(rect=rect, stroke=ink, weight=0.4, lacks=char)
