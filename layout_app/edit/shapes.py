"""Shapes of article boxes by their corners. One rule: a rectangle of cells less what is cut off.

An L is a rectangle with one corner cut off, a T or a step one with two. Other shapes, which only
the command makes, have no corners.
"""

from collections.abc import Mapping
from enum import StrEnum
from itertools import pairwise

from layout_app.errors import CommandError
from layout_app.model.geometry import Cells
from layout_app.model.limits import GRID_COLUMNS, GRID_LINES

Size = tuple[int, int]
"""Columns and lines."""


class Corner(StrEnum):
    """A corner of a box."""

    UPPER_LEFT = "upper_left"
    UPPER_RIGHT = "upper_right"
    LOWER_LEFT = "lower_left"
    LOWER_RIGHT = "lower_right"

    @property
    def is_left(self) -> bool:
        """Tell whether it is at the left."""
        return self in (Corner.UPPER_LEFT, Corner.LOWER_LEFT)

    @property
    def is_upper(self) -> bool:
        """Tell whether it is above."""
        return self in (Corner.UPPER_LEFT, Corner.UPPER_RIGHT)


def cells_at(column: int, line: int, columns: int, lines: int) -> Cells:
    """Return a rectangle of cells; CommandError for one that no page can have."""
    (narrowest, widest), (lowest, highest) = GRID_COLUMNS, GRID_LINES
    is_sized = narrowest <= columns <= widest and lowest <= lines <= highest
    is_inside = column + columns <= widest and line + lines <= highest
    if min(column, line) < 0 or not (is_sized and is_inside):
        raise CommandError("command.bad_cells", columns=widest, lines=highest)
    return Cells(column=column, line=line, columns=columns, lines=lines)


def bounds(shape: tuple[Cells, ...]) -> Cells:
    """Return the smallest rectangle around a shape."""
    column, line = min(c.column for c in shape), min(c.line for c in shape)
    end, foot = max(c.end_column for c in shape), max(c.end_line for c in shape)
    return Cells(column=column, line=line, columns=end - column, lines=foot - line)


def cut_corners(shape: tuple[Cells, ...]) -> dict[Corner, Size] | None:
    """Return what is cut off the corners of a shape; None for a shape that is made otherwise."""
    if len(shape) == 1:
        return {}
    whole = bounds(shape)
    cuts = {
        corner: size for corner in Corner if (size := _cut_at(shape, whole, corner)) is not None
    }
    return cuts if set(_cells(shape)) == set(_cells(without_corners(whole, cuts))) else None


def without_corners(whole: Cells, cuts: Mapping[Corner, Size]) -> tuple[Cells, ...]:
    """Return a rectangle less its cut corners, as rectangles from above; cuts leave a cell."""
    kept = {corner: _least(size, whole) for corner, size in cuts.items() if min(size) > 0}
    levels = {0, whole.lines}
    for corner, (_columns, lines) in kept.items():
        levels.add(lines if corner.is_upper else whole.lines - lines)
    rows: list[Cells] = []
    ordered = sorted(levels)
    for top, foot in pairwise(ordered):
        left, right = _row(whole, kept, top)
        if left < right:
            rows.append(
                Cells(
                    column=whole.column + left,
                    line=whole.line + top,
                    columns=right - left,
                    lines=foot - top,
                )
            )
    return tuple(rows) or (whole,)


def _row(whole: Cells, cuts: Mapping[Corner, Size], line: int) -> tuple[int, int]:
    """Return where a line of the rectangle begins and ends, in columns from its left."""
    left, right = 0, whole.columns
    for corner, (columns, lines) in cuts.items():
        if not (line < lines if corner.is_upper else line >= whole.lines - lines):
            continue
        if corner.is_left:
            left = max(left, columns)
        else:
            right = min(right, whole.columns - columns)
    return left, right


def _least(size: Size, whole: Cells) -> Size:
    return min(size[0], whole.columns - 1), min(size[1], whole.lines - 1)


def _cut_at(shape: tuple[Cells, ...], whole: Cells, corner: Corner) -> Size | None:
    """Return the size of what lacks at a corner; None where nothing does."""
    taken = set(_cells(shape))
    columns = range(whole.column, whole.end_column)
    lines = range(whole.line, whole.end_line)
    across = columns if corner.is_left else tuple(reversed(columns))
    down = lines if corner.is_upper else tuple(reversed(lines))
    free = next((n for n, c in enumerate(across) if (c, down[0]) in taken), whole.columns)
    high = next((n for n, r in enumerate(down) if (across[0], r) in taken), whole.lines)
    return (free, high) if free and high else None


def _cells(shape: tuple[Cells, ...]) -> list[tuple[int, int]]:
    return [
        (column, line)
        for cells in shape
        for column in range(cells.column, cells.end_column)
        for line in range(cells.line, cells.end_line)
    ]
