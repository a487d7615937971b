"""Boxes with a notch that other articles fill. One rule: their columns are read from the left.

A A B    A A A    A A A    The heads of A stand over what is the upper left, so that no column
A A B    A A A    A A A    lies at their left below another article's.
A A A    A A B    B A A
"""

from collections.abc import Mapping
from enum import Enum

from layout_app.arrange.ground import GAP
from layout_app.frozen import frozen
from layout_app.model.geometry import Cells


class Corner(Enum):
    """Where in its box a notch is."""

    UPPER_RIGHT = "upper right"
    LOWER_RIGHT = "lower right"
    LOWER_LEFT = "lower left"


@frozen(kw_only=False)
class Notch:
    """The corner of a place that something else fills."""

    corner: Corner
    columns: int
    lines: int
    """The blank line below what fills it included."""

    def parts(self, place: Cells) -> tuple[Cells, Cells, Cells]:
        """Return the two rectangles of a place around the notch, the heads' first, and the notch.

        Each holds the blank line at its foot.
        """
        left, right = place.column, place.end_column
        high, low = place.line, place.end_line
        if self.corner is Corner.UPPER_RIGHT:
            edge, foot = right - self.columns, high + self.lines
            return (
                _between(left, high, edge, low),
                _between(edge, foot, right, low),
                _between(edge, high, right, foot),
            )
        top = low - self.lines
        if self.corner is Corner.LOWER_RIGHT:
            edge = right - self.columns
            leg, notch = _between(left, top, edge, low), _between(edge, top, right, low)
        else:
            edge = left + self.columns
            leg, notch = _between(edge, top, right, low), _between(left, top, edge, low)
        return _between(left, high, right, top), leg, notch


def _between(left: int, top: int, right: int, foot: int) -> Cells:
    return Cells(column=left, line=top, columns=right - left, lines=foot - top)


def around(head: Cells, leg: Cells) -> tuple[Cells, Notch]:
    """Return the place that two rectangles make, and its notch."""
    left, right = min(head.column, leg.column), max(head.end_column, leg.end_column)
    place = _between(left, head.line, right, leg.end_line)
    if leg.column == head.end_column:
        return place, Notch(Corner.UPPER_RIGHT, leg.columns, leg.line - head.line)
    corner = Corner.LOWER_RIGHT if leg.column == head.column else Corner.LOWER_LEFT
    return place, Notch(corner, head.columns - leg.columns, leg.lines)


def boxed(head: Cells, leg: Cells) -> tuple[Cells, Cells]:
    """Return the cells of the box in a place of two rectangles: no blank line parts them."""
    first = _between(head.column, head.line, head.end_column, head.end_line - GAP)
    top = leg.line - GAP if leg.line == head.end_line else leg.line
    return first, _between(leg.column, top, leg.end_column, leg.end_line - GAP)


Notched = Mapping[tuple[int, Notch], int]
"""By columns and notch, the legal heights of places: bit h says that h lines will do."""
