"""Places on a page. One rule: points (y down, from the trim's top left) or whole cells, never both.

Points are floats quantised to 0.001 by whoever makes them; cells are whole columns and grid lines.
"""

from collections.abc import Iterable

from layout_app.frozen import frozen

MM = 72 / 25.4
"""Points in a millimetre (DTP point, 1/72 inch)."""
_TOUCH = 0.0005
"""Half a grain: two edges of quantised places that are the same may be sums of floats apart."""


def quantised(value: float) -> float:
    """Round a length in points to 0.001, the grain of files and display lists."""
    return round(value, 3)


@frozen(kw_only=False)
class Rect:
    """A rectangle in points."""

    x: float
    y: float
    w: float
    h: float

    def __post_init__(self) -> None:
        assert self.w >= 0, f"negative width {self.w}"
        assert self.h >= 0, f"negative height {self.h}"

    @property
    def right(self) -> float:
        """X of the right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """Y of the lower edge."""
        return self.y + self.h

    def contains(self, x: float, y: float) -> bool:
        """Tell whether a point lies inside or on the left or upper edge."""
        return self.x <= x < self.right and self.y <= y < self.bottom

    def overlaps(self, other: "Rect") -> bool:
        """Tell whether the two share more than an edge."""
        return (
            self.x + _TOUCH < other.right
            and other.x + _TOUCH < self.right
            and self.y + _TOUCH < other.bottom
            and other.y + _TOUCH < self.bottom
        )

    def moved(self, dx: float, dy: float) -> "Rect":
        """Return the rectangle moved by (dx, dy) points."""
        return Rect(quantised(self.x + dx), quantised(self.y + dy), self.w, self.h)

    def inset(self, dx: float, dy: float) -> "Rect":
        """Return the rectangle with each side drawn in; it never turns inside out."""
        dx, dy = min(dx, self.w / 2), min(dy, self.h / 2)
        w, h = quantised(self.w - 2 * dx), quantised(self.h - 2 * dy)
        return Rect(quantised(self.x + dx), quantised(self.y + dy), w, h)


def union(rects: Iterable[Rect]) -> Rect:
    """Return the smallest rectangle around all of `rects`, which must not be empty."""
    found = tuple(rects)
    left, top = min(r.x for r in found), min(r.y for r in found)
    right, bottom = max(r.right for r in found), max(r.bottom for r in found)
    return Rect(left, top, quantised(right - left), quantised(bottom - top))


@frozen
class Cells:
    """A rectangle of whole cells (column × grid line) of a page's grid."""

    column: int
    """Leftmost column, from 0."""
    line: int
    """Topmost grid line, from 0."""
    columns: int
    """How many columns wide, at least 1."""
    lines: int
    """How many grid lines high, at least 1."""

    def __post_init__(self) -> None:
        if self.column < 0 or self.line < 0:
            raise ValueError("cells start at column 0, line 0")
        if self.columns < 1 or self.lines < 1:
            raise ValueError("a rectangle of cells is at least 1 × 1")

    @property
    def end_column(self) -> int:
        """First column right of the rectangle."""
        return self.column + self.columns

    @property
    def end_line(self) -> int:
        """First grid line below the rectangle."""
        return self.line + self.lines

    def overlaps(self, other: "Cells") -> bool:
        """Tell whether the two share a cell."""
        return (
            self.column < other.end_column
            and other.column < self.end_column
            and self.line < other.end_line
            and other.line < self.end_line
        )
