"""Borders drawn of rules and squares (花线). One rule: corners first, then whole units.

A border is drawn once, for the upper side and the upper left corner; the other sides are the same
turned by quarters. Units are stretched or squeezed so that a whole number fills a side.
"""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from layout_app.display.items import Item, Panel, Rule
from layout_app.frozen import frozen
from layout_app.model.border import Border
from layout_app.model.geometry import Rect, quantised
from layout_app.model.ink import Ink

THIN = 0.3


@frozen(kw_only=False)
class Stroke:
    """A straight stroke, points along the side and inwards from the edge."""

    x1: float
    y1: float
    x2: float
    y2: float
    weight: float = THIN


@frozen(kw_only=False)
class Square:
    """A filled rectangle, points along the side and inwards from the edge."""

    x: float
    y: float
    w: float
    h: float


Mark = Stroke | Square
Turn = Callable[[float, float], tuple[float, float]]
"""From along the side and inwards to the place in the frame."""


@frozen
class Drawing:
    """A border as drawn."""

    depth: float
    """How far it reaches inwards, points."""
    rails: tuple[tuple[float, float], ...] = ()
    """Rules all around: how far inside their middle lies, and their weight."""
    bars: tuple[tuple[float, float], ...] = ()
    """The same of rules that run from corner to corner only."""
    unit: tuple[Mark, ...] = ()
    length: float = 0.0
    """Of a unit along its side."""
    corner: tuple[Mark, ...] = ()
    reach: float = 0.0
    """How far a corner reaches along its sides; 0 as far as the border is deep."""


def path(*points: tuple[float, float], weight: float = THIN) -> tuple[Stroke, ...]:
    """Return the strokes from point to point, each as long as its corners ask for."""
    return tuple(_lengthened(*one, *two, weight) for one, two in pairwise(points))


def _lengthened(x1: float, y1: float, x2: float, y2: float, weight: float) -> Stroke:
    """Return a stroke that reaches half its weight beyond both ends, so that corners close."""
    share = weight / 2 / math.hypot(x2 - x1, y2 - y1)
    dx, dy = (x2 - x1) * share, (y2 - y1) * share
    return Stroke(x1 - dx, y1 - dy, x2 + dx, y2 + dy, weight)


DRAWINGS: Mapping[Border, Drawing] = {
    Border.HAIR: Drawing(depth=0.3, rails=((0.15, 0.3),)),
    Border.BOLD: Drawing(depth=1.2, rails=((0.6, 1.2),)),
    Border.DOUBLE: Drawing(depth=2.0, rails=((0.15, 0.3), (1.85, 0.3))),
    Border.THICK_THIN: Drawing(depth=2.5, rails=((0.6, 1.2), (2.35, 0.3))),
    Border.THIN_THICK: Drawing(depth=2.5, rails=((0.15, 0.3), (1.9, 1.2))),
    Border.TRIPLE: Drawing(depth=3.4, rails=((0.15, 0.3), (1.7, 1.0), (3.25, 0.3))),
    Border.DOTS: Drawing(
        depth=1.0,
        unit=(Square(0.7, 0, 1.0, 1.0),),
        length=2.4,
        corner=(Square(0, 0, 1.0, 1.0),),
        reach=1.7,
    ),
    Border.BEADS: Drawing(
        depth=2.4,
        unit=(Square(0.6, 0.8, 0.8, 0.8), Square(2.3, 0.2, 2.0, 2.0), Square(5.2, 0.8, 0.8, 0.8)),
        length=6.6,
        corner=(Square(0.2, 0.2, 2.0, 2.0),),
    ),
    Border.DASHES: Drawing(
        depth=0.8,
        unit=(Square(1.3, 0, 4.0, 0.8),),
        length=6.6,
        corner=(Square(0, 0, 3.0, 0.8), Square(0, 0.8, 0.8, 2.2)),
        reach=4.3,
    ),
    Border.LADDER: Drawing(
        depth=3.2,
        rails=((0.15, 0.3), (3.05, 0.3)),
        unit=(Stroke(1.2, 0.3, 1.2, 2.9, 0.6),),
        length=2.4,
        corner=(Square(0.9, 0.9, 1.4, 1.4),),
    ),
    Border.HATCH: Drawing(
        depth=3.0,
        rails=((0.15, 0.3), (2.85, 0.3)),
        unit=(Stroke(0.3, 2.7, 2.1, 0.3, 0.45),),
        length=2.4,
        corner=(Square(0.3, 0.3, 2.4, 2.4),),
    ),
    Border.ZIGZAG: Drawing(
        depth=3.8,
        rails=((0.15, 0.3),),
        unit=path((0, 3.6), (2.2, 1.2), (4.4, 3.6), weight=0.45),
        length=4.4,
        corner=(Square(1.2, 1.2, 1.4, 1.4), *path((3.6, 3.8), (3.8, 3.6), weight=0.45)),
    ),
    Border.DIAMONDS: Drawing(
        depth=4.0,
        unit=(*path((0, 2), (2.5, 0.4), (5, 2), (2.5, 3.6), (0, 2), weight=0.4),
              Square(2.1, 1.6, 0.8, 0.8)),
        length=5.0,
        corner=(*path((4, 2), (2, 0.4), (0.4, 2), (2, 3.6), (4, 2), weight=0.4),
                Square(1.4, 1.4, 1.2, 1.2)),
    ),
    Border.CHECKS: Drawing(
        depth=2.8,
        unit=(Square(0, 0, 1.4, 1.4), Square(1.4, 1.4, 1.4, 1.4)),
        length=2.8,
        corner=(Square(0.7, 0.7, 1.4, 1.4),),
    ),
    Border.MEANDER: Drawing(
        depth=5.2,
        rails=((5.0, 0.4),),
        unit=path((0.6, 5.0), (0.6, 0.2), (5.4, 0.2), (5.4, 3.6), (2.2, 3.6), (2.2, 1.9),
                  (3.8, 1.9), weight=0.4),
        length=6.2,
        corner=(*path((0.2, 0.2), (4.0, 0.2), (4.0, 4.0), (0.2, 4.0), (0.2, 0.2), weight=0.4),
                Square(1.4, 1.4, 1.4, 1.4)),
    ),
    Border.NOTCHED: Drawing(
        depth=8.0,
        bars=((1.2, 0.3),),
        corner=(*path((9, 1.2), (6.2, 1.2), (6.2, 6.2), (1.2, 6.2), (1.2, 9)),
                Square(1.6, 1.6, 2.0, 2.0)),
        reach=9.0,
    ),
}  # fmt: skip


@lru_cache(maxsize=128)
def border_items(border: Border, w: float, h: float, ink: Ink) -> tuple[Item, ...]:
    """Return the ink of a border inside a rectangle, points from its top left."""
    drawing = DRAWINGS[border]
    found: list[Item] = [
        Panel(
            rect=Rect(t, t, quantised(w - 2 * t), quantised(h - 2 * t)), stroke=ink, weight=weight
        )
        for t, weight in drawing.rails
        if min(w, h) > 2 * t
    ]
    for turn, side in _sides(w, h):
        found += (_turned(mark, turn, ink) for mark in _along(drawing, side))
    return tuple(found)


def _sides(w: float, h: float) -> Sequence[tuple[Turn, float]]:
    """Return the four sides from their corners on, clockwise, and how long they are."""
    return (
        (lambda s, t: (s, t), w),
        (lambda s, t: (w - t, s), h),
        (lambda s, t: (w - s, h - t), w),
        (lambda s, t: (t, h - s), h),
    )


def _along(drawing: Drawing, side: float) -> Iterator[Mark]:
    """Give the marks of a corner and of the side behind it."""
    yield from drawing.corner
    reach = drawing.reach or drawing.depth
    room = side - 2 * reach
    if room <= 0:
        return
    for t, weight in drawing.bars:
        yield Stroke(reach, t, side - reach, t, weight)
    if not drawing.unit:
        return
    count = max(1, round(room / drawing.length))
    scale = room / (count * drawing.length)
    for k in range(count):
        for mark in drawing.unit:
            yield _stretched(mark, reach + k * drawing.length * scale, scale)


def _stretched(mark: Mark, start: float, scale: float) -> Mark:
    match mark:
        case Stroke():
            x1, x2 = start + mark.x1 * scale, start + mark.x2 * scale
            return Stroke(x1, mark.y1, x2, mark.y2, mark.weight)
        case Square():
            return Square(start + mark.x * scale, mark.y, mark.w * scale, mark.h)


def _turned(mark: Mark, turn: Turn, ink: Ink) -> Item:
    match mark:
        case Stroke():
            (x1, y1), (x2, y2) = turn(mark.x1, mark.y1), turn(mark.x2, mark.y2)
            ends = {"x1": x1, "y1": y1, "x2": x2, "y2": y2}
            return Rule(
                **{name: quantised(end) for name, end in ends.items()}, weight=mark.weight, ink=ink
            )
        case Square():
            (x1, y1), (x2, y2) = turn(mark.x, mark.y), turn(mark.x + mark.w, mark.y + mark.h)
            rect = Rect(
                quantised(min(x1, x2)),
                quantised(min(y1, y2)),
                quantised(abs(x2 - x1)),
                quantised(abs(y2 - y1)),
            )
            return Panel(rect=rect, fill=ink)
