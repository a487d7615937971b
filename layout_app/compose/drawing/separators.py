"""Thin rules between articles. One rule: they stand in air that is free, and move with the boxes.

A box gets a rule in the grid line above it when another box ends over it, and one in the gutter
beside a neighbour (正线). Framed boxes carry their own border and need none.
"""

from collections.abc import Iterator, Sequence

from layout_app.display.items import Group, Rule
from layout_app.model.box import ArticleBox, Box, cells_of
from layout_app.model.geometry import Cells, Rect, quantised
from layout_app.model.ink import BLACK
from layout_app.model.paper import Paper, cells_rect, column_x, line_y, spread_trim

THIN = 0.3
"""正线, points."""
LEAST = 3
"""Lines that two neighbours share at least to have a rule between them: less is a stub."""


def separators(boxes: Sequence[Box], paper: Paper, span: int = 1) -> Group | None:
    """Return the rules between the boxes of a page, from the trim's corner; none if none is due.

    Boxes at both sides of the fold of a spread need none: the fold parts them.
    """
    bare = [cells for box in boxes for cells in _bare_cells(box)]
    taken = [cells for box in boxes for cells in cells_of(box)]
    rules = (*_above(bare, taken, paper), *_beside(bare, paper))
    if not rules:
        return None
    width, height = spread_trim(paper, span)
    return Group(x=0.0, y=0.0, items=rules, bounds=Rect(0.0, 0.0, width, height), name="separators")


def _bare_cells(box: Box) -> tuple[Cells, ...]:
    is_bare = isinstance(box, ArticleBox) and not box.framed and box.tint is None
    return box.shape if is_bare and isinstance(box, ArticleBox) else ()


def _above(bare: Sequence[Cells], taken: Sequence[Cells], paper: Paper) -> Iterator[Rule]:
    """Give a rule over each box that has a free grid line above it and a bare box over that."""
    for box in bare:
        if box.line == 0:
            continue
        air = Cells(column=box.column, line=box.line - 1, columns=box.columns, lines=1)
        over = [other for other in bare if _shares_columns(box, other) and other.line < box.line]
        if over and not any(air.overlaps(other) for other in taken):
            place = cells_rect(paper, air)
            yield _rule(place.x, place.y + place.h / 2, place.right, place.y + place.h / 2)


def _beside(bare: Sequence[Cells], paper: Paper) -> Iterator[Rule]:
    """Give a rule in each gutter between two boxes, along the lines they share."""
    for left in bare:
        for right in bare:
            top, foot = max(left.line, right.line), min(left.end_line, right.end_line)
            is_fold = right.column == paper.columns
            if left.end_column == right.column and foot - top >= LEAST and not is_fold:
                x = column_x(paper, right.column) - paper.gutter * paper.em / 2
                yield _rule(x, line_y(paper, top), x, line_y(paper, foot - 1) + paper.em)


def _shares_columns(one: Cells, two: Cells) -> bool:
    return one.column < two.end_column and two.column < one.end_column


def _rule(x1: float, y1: float, x2: float, y2: float) -> Rule:
    return Rule(
        x1=quantised(x1),
        y1=quantised(y1),
        x2=quantised(x2),
        y2=quantised(y2),
        weight=THIN,
        ink=BLACK,
    )
