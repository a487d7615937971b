"""Where the mouse is on the grid. One rule: points in, whole cells out, always on the page."""

import math

from layout_app.frozen import frozen
from layout_app.model.geometry import Cells
from layout_app.model.paper import Paper, column_x


@frozen(kw_only=False)
class Handle:
    """One of the eight places by which a box is stretched."""

    across: int
    """-1 left edge, 0 none, 1 right edge."""
    down: int
    """-1 upper edge, 0 none, 1 lower edge."""


HANDLES = tuple(Handle(a, d) for d in (-1, 0, 1) for a in (-1, 0, 1) if a or d)


def column_pitch(paper: Paper) -> float:
    """Return the distance of two columns, points."""
    return (paper.chars + paper.gutter) * paper.em


def cell_at(paper: Paper, x: float, y: float, span: int = 1) -> tuple[int, int]:
    """Return the column and line of the cell under a point of a page of so many folios."""
    side = min(max(0, int(x // paper.trim[0])), span - 1)
    left = side * paper.trim[0] + paper.type_area.x
    column = math.floor((x - left + paper.gutter * paper.em / 2) / column_pitch(paper))
    line = math.floor((y - paper.type_area.y) / paper.leading)
    return side * paper.columns + _within(column, paper.columns), _within(line, paper.lines)


def placed_at(cells: Cells, paper: Paper, x: float, y: float, span: int = 1) -> Cells:
    """Return the rectangle of cells moved so that its corner is nearest to a point of the page."""
    columns = range(max(1, paper.columns * span - cells.columns + 1))
    line = round((y - paper.type_area.y) / paper.leading)
    return Cells(
        column=min(columns, key=lambda column: abs(column_x(paper, column) - x)),
        line=_within(line, paper.lines - cells.lines + 1),
        columns=cells.columns,
        lines=cells.lines,
    )


def stretched(
    cells: Cells, handle: Handle, dx: float, dy: float, paper: Paper, span: int = 1
) -> Cells:
    """Return the rectangle with the handle's edges drawn by (dx, dy) points, snapped to cells."""
    most, width = paper.columns * span, paper.chars * paper.em
    column, end = cells.column, cells.end_column
    if handle.across < 0:
        x = column_x(paper, column) + dx
        column = min(range(end), key=lambda n: abs(column_x(paper, n) - x))
    elif handle.across > 0:
        x = column_x(paper, end - 1) + width + dx
        end = 1 + min(range(column, most), key=lambda n: abs(column_x(paper, n) + width - x))
    line, foot = _drawn(cells.line, cells.end_line, handle.down, dy / paper.leading, paper.lines)
    return Cells(column=column, line=line, columns=end - column, lines=foot - line)


def _drawn(start: int, end: int, edge: int, by: float, limit: int) -> tuple[int, int]:
    if edge < 0:
        return min(max(0, start + round(by)), end - 1), end
    if edge > 0:
        return start, max(min(limit, end + round(by)), start + 1)
    return start, end


def _within(value: int, count: int) -> int:
    return min(max(0, value), max(0, count - 1))
