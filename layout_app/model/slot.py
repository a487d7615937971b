"""Sizes of ads by name. One rule: a name gives whole cells of the paper's grid.

The shares are those of the trade: 半版 and the smaller sizes take the whole width, at the foot of
the page; 报眼 stands right of the masthead; 中缝 in the fold, beside the grid.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum

from layout_app.model.box import EAR, FOLD
from layout_app.model.geometry import Cells, Rect, quantised
from layout_app.model.paper import Paper, line_y

BANNER = 0.163
"""Height of 通栏, share of the type area (80 of 490 mm)."""
FOLD_AIR = 1.0
"""Air between the type area and the strip in the fold, 字."""


def slot_cells(paper: Paper, slot: str, above: int = 0) -> Cells | None:
    """Return the cells of a size below `above` lines of masthead; none for an unknown name."""
    found = SLOTS.get(slot)
    return found(paper, above) if found else None


class FoldSide(StrEnum):
    """How a page lies to the fold."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"
    """It is a spread (通版)."""


def fold_rect(paper: Paper, cells: Cells, side: FoldSide) -> Rect:
    """Return the strip in a page's half of the fold, or in all of it, beside the lines of `cells`.

    Points; the strip of a spread reaches from the columns of one page to those of the other.
    """
    area, width = paper.type_area, paper.trim[0]
    air = FOLD_AIR * paper.em
    x = 0.0 if side is FoldSide.RIGHT else area.right + air
    end = width if side is FoldSide.LEFT else area.x - air
    room = end - x + (width if side is FoldSide.BOTH else 0.0)
    h = (cells.lines - 1) * paper.leading + paper.em
    return Rect(quantised(x), line_y(paper, cells.line), quantised(max(1.0, room)), quantised(h))


def _foot(share: float) -> Callable[[Paper, int], Cells]:
    """Return a size over all columns at the foot of the page."""

    def cells(paper: Paper, above: int) -> Cells:
        lines = max(1, min(round(share * paper.lines), paper.lines - above))
        return Cells(column=0, line=paper.lines - lines, columns=paper.columns, lines=lines)

    return cells


def _ear(paper: Paper, above: int) -> Cells:
    columns = max(1, paper.columns * 2 // 5)
    lines = max(1, above - 1)
    return Cells(column=paper.columns - columns, line=0, columns=columns, lines=lines)


def _fold(paper: Paper, _above: int) -> Cells:
    return Cells(column=0, line=0, columns=1, lines=paper.lines)


SLOTS: Mapping[str, Callable[[Paper, int], Cells]] = {
    "整版": _foot(1.0),
    "半版": _foot(0.5),
    "1/4": _foot(0.25),
    "1/8": _foot(0.125),
    "通栏": _foot(BANNER),
    EAR: _ear,
    FOLD: _fold,
}
"""The named sizes."""
