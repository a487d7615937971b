"""Thin rules between articles. One rule: they stand in air that is free, and move with the boxes.

A box gets a rule in the grid line above it when another box ends over it, and one in the gutter
beside a neighbour (正线). Framed boxes carry their own border and need none; a package's frame
parts its boxes from all others, and their rules keep its air.
"""

from collections.abc import Iterator, Sequence

from layout_app.compose.drawing.air import Air, air_in
from layout_app.display.items import Group, Rule
from layout_app.frozen import frozen
from layout_app.model.box import ArticleBox, Box, Package, cells_of
from layout_app.model.geometry import Cells, Rect, quantised
from layout_app.model.ids import ArticleId, BoxId
from layout_app.model.ink import BLACK
from layout_app.model.paper import Paper, cells_rect, column_x, line_y, spread_trim

THIN = 0.3
"""正线, points."""
LEAST = 3
"""Lines that two neighbours share at least to have a rule between them: less is a stub."""


@frozen
class _Bare:
    """A rectangle of a box that has no frame of its own."""

    article: ArticleId
    cells: Cells
    air: Air
    within: BoxId | None
    """The framed package that it stands in: a frame parts it from what stands outside."""


def separators(boxes: Sequence[Box], paper: Paper, span: int = 1) -> Group | None:
    """Return the rules between the boxes of a page, from the trim's corner; none if none is due.

    Boxes at both sides of the fold of a spread need none: the fold parts them.
    """
    framed = [box for box in boxes if isinstance(box, Package) and box.framed]
    within = {name: package.id for package in framed for name in package.boxes}
    bare = [found for box in boxes for found in _bare(box, within.get(box.id))]
    taken = [cells for box in boxes for cells in cells_of(box)]
    frames = [(package.cells, package.id) for package in framed]
    alone = [box for box in boxes if isinstance(box, ArticleBox) and _is_set_apart(box)]
    frames += [(cells, box.id) for box in alone for cells in box.shape]
    rules = (*_above(bare, taken, frames, paper), *_beside(bare, paper))
    if not rules:
        return None
    width, height = spread_trim(paper, span)
    return Group(x=0.0, y=0.0, items=rules, bounds=Rect(0.0, 0.0, width, height), name="separators")


def _bare(box: Box, within: BoxId | None) -> Iterator[_Bare]:
    if isinstance(box, ArticleBox) and not _is_set_apart(box):
        air = air_in(box)
        yield from (
            _Bare(article=box.article, cells=cells, air=air, within=within) for cells in box.shape
        )


def _is_set_apart(box: ArticleBox) -> bool:
    """Tell whether a frame or a tint parts a box from what stands around it."""
    return box.framed or box.tint is not None


def _above(
    bare: Sequence[_Bare],
    taken: Sequence[Cells],
    frames: Sequence[tuple[Cells, BoxId]],
    paper: Paper,
) -> Iterator[Rule]:
    """Give a rule over each box that has a free grid line above it and a bare box over that."""
    for box in bare:
        cells = box.cells
        if cells.line == 0:
            continue
        air = Cells(column=cells.column, line=cells.line - 1, columns=cells.columns, lines=1)
        over = [
            other.cells
            for other in bare
            if box.within == other.within
            and _shares_columns(cells, other.cells)
            and other.cells.line < cells.line
        ]
        # Below a frame that stands between the two none is due.
        over = [
            other
            for other in over
            if not any(
                other.end_line <= frame.line and frame.end_line <= cells.line
                for frame, framing in frames
                if framing != box.within and _shares_columns(cells, frame)
            )
        ]
        if over and not any(air.overlaps(other) for other in taken):
            place, em = cells_rect(paper, air), paper.em
            left, right = place.x + box.air.left * em, place.right - box.air.right * em
            yield _rule(left, place.y + place.h / 2, right, place.y + place.h / 2)


def _beside(bare: Sequence[_Bare], paper: Paper) -> Iterator[Rule]:
    """Give a rule in each gutter between two boxes, along the lines they share."""
    for left in bare:
        for right in bare:
            if left.within != right.within or left.cells.end_column != right.cells.column:
                continue
            if left.article == right.article:  # columns of one text: a rule would tear them apart
                continue
            top = max(each.cells.line + each.air.above for each in (left, right))
            foot = min(each.cells.end_line - each.air.below for each in (left, right))
            is_fold = right.cells.column == paper.columns
            if foot - top >= LEAST and not is_fold:
                x = column_x(paper, right.cells.column) - paper.gutter * paper.em / 2
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
