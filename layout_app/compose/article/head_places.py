"""Where the heads of a box stand. One rule: by their arrangement, or where the editor put them.

Heads that do not stand over all columns (文夹题, 串文, 文包题) take a patch out of the text.
"""

import math

from layout_app.compose.article.patches import (
    LEFT_UNDER,
    Patch,
    overridden,
    region_of,
    side_by_side,
)
from layout_app.compose.drawing.air import air_in
from layout_app.compose.flow.columns import box_columns, inner_cells, inner_width
from layout_app.compose.flow.fold import Fold, fold_in
from layout_app.frozen import frozen
from layout_app.model.box import Arrangement, ArticleBox, RegionKind
from layout_app.model.geometry import quantised
from layout_app.model.paper import Paper, column_x


@frozen
class HeadPlace:
    """What the heads of a box may fill."""

    x: float
    """Points."""
    width: float
    """字."""
    line: int | None
    """First grid line; none lets the arrangement place the block by its height."""
    is_over: bool
    """Whether text begins below it in every column."""
    fold: Fold | None = None
    """The fold that crosses it (通版)."""


def head_place(paper: Paper, box: ArticleBox) -> HeadPlace:
    """Return where the heads of a box stand by their arrangement, or where the editor put them."""
    cells = inner_cells(box)
    moved = region_of(box, RegionKind.HEADLINE)
    if box.arrangement in _BETWEEN and moved is not None:
        patch = overridden(paper, box, moved)
        return _head_place(paper, patch.x, patch.width / paper.em, patch.line)
    columns = side_by_side(box_columns(paper, box, 0)) if box.arrangement in _BETWEEN else ()
    if len(columns) < 2:
        x = quantised(column_x(paper, cells.column) + air_in(box).left * paper.em)
        return _head_place(paper, x, inner_width(paper, box), cells.line, is_over=True)
    first, stop = _spanned(box.arrangement, len(columns))
    left, right = columns[first], columns[stop - 1]
    width = round((right.x + right.width - left.x) / paper.em, 3)
    line = None if box.arrangement is Arrangement.SURROUNDED else cells.line
    return _head_place(paper, left.x, width, line)


def _head_place(
    paper: Paper, x: float, width: float, line: int | None, *, is_over: bool = False
) -> HeadPlace:
    fold = fold_in(paper, x, width)
    return HeadPlace(x=x, width=width, line=line, is_over=is_over, fold=fold)


def head_patch(paper: Paper, box: ArticleBox, place: HeadPlace, lines: int) -> Patch:
    """Return the rectangle that heads of so many grid lines take out of the text."""
    cells = inner_cells(box)
    line = place.line
    if line is None:
        line = cells.line + max(0, (cells.lines - lines) // 2)
    elif 0 < cells.end_line - line - lines < LEFT_UNDER:
        lines = cells.end_line - line
    return Patch(x=place.x, width=quantised(place.width * paper.em), line=line, lines=lines)


_BETWEEN = (Arrangement.INSIDE, Arrangement.BESIDE, Arrangement.SURROUNDED)


def _spanned(arrangement: Arrangement, columns: int) -> tuple[int, int]:
    """Return which of several columns the heads take."""
    if arrangement is Arrangement.BESIDE:
        return 0, min(columns - 1, math.ceil(columns * 0.6))
    if columns > 2:
        return 1, columns - 1
    return (1, 2) if arrangement is Arrangement.SURROUNDED else (0, 1)
