"""The outline of a glyph. One rule: curves as the press draws them, in 1/1000 em, y upwards."""

from typing import NamedTuple

import uharfbuzz as hb

Point = tuple[float, float]


class Segment(NamedTuple):
    """One step of a path: m, l, c or h, with the points that it needs."""

    operator: str
    points: tuple[Point, ...] = ()


class _Pen:
    """Collects a path; quadratic curves become the cubic ones that they equal."""

    def __init__(self) -> None:
        self.segments: list[Segment] = []
        self._at: Point = (0.0, 0.0)

    def move(self, x: float, y: float) -> None:
        self._add("m", (x, y))

    def line(self, x: float, y: float) -> None:
        self._add("l", (x, y))

    def quadratic(self, cx: float, cy: float, x: float, y: float) -> None:
        (sx, sy) = self._at
        first = sx + (cx - sx) * 2 / 3, sy + (cy - sy) * 2 / 3
        second = x + (cx - x) * 2 / 3, y + (cy - y) * 2 / 3
        self._add("c", first, second, (x, y))

    def cubic(self, ax: float, ay: float, bx: float, by: float, x: float, y: float) -> None:
        self._add("c", (ax, ay), (bx, by), (x, y))

    def close(self) -> None:
        self.segments.append(Segment("h"))

    def _add(self, operator: str, *points: Point) -> None:
        self.segments.append(Segment(operator, points))
        self._at = points[-1]


def _funcs() -> hb.DrawFuncs:
    funcs = hb.DrawFuncs()
    funcs.set_move_to_func(lambda x, y, pen: pen.move(x, y))
    funcs.set_line_to_func(lambda x, y, pen: pen.line(x, y))
    funcs.set_quadratic_to_func(lambda cx, cy, x, y, pen: pen.quadratic(cx, cy, x, y))
    funcs.set_cubic_to_func(lambda ax, ay, bx, by, x, y, pen: pen.cubic(ax, ay, bx, by, x, y))
    funcs.set_close_path_func(lambda pen: pen.close())
    return funcs


_FUNCS = _funcs()


def outline_of(font: hb.Font, gid: int) -> tuple[Segment, ...]:
    """Return the path of a glyph in a font whose scale is 1000; none for a blank."""
    pen = _Pen()
    font.draw_glyph(gid, _FUNCS, pen)
    return tuple(pen.segments)
