"""Operations on several boxes, and on a box that is in the way. One rule: whole cells, as ever."""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from layout_app.edit.boxes import move_box, place, resize_box
from layout_app.edit.lookup import box_of
from layout_app.edit.shapes import bounds
from layout_app.errors import CommandError
from layout_app.model.box import ArticleBox, Package, cells_of
from layout_app.model.geometry import Cells
from layout_app.model.ids import ArticleId, BoxId
from layout_app.model.issue import Issue

LEAST_LINES = 3
"""Grid lines that a box keeps at least when another is put above its text."""


class Edge(StrEnum):
    """The edge by which boxes are aligned."""

    LEFT = "left"
    RIGHT = "right"
    TOP = "top"
    FOOT = "foot"


def move_together(issue: Issue, boxes: Sequence[BoxId], columns: int, lines: int) -> Issue:
    """Move boxes by whole columns and lines; CommandError if one of them would leave its page."""
    for box in boxes:
        cells = cells_of_box(issue, box)
        issue = move_box(issue, box, cells.column + columns, cells.line + lines)
    return issue


def align(issue: Issue, boxes: Sequence[BoxId], edge: Edge) -> Issue:
    """Lay boxes with one edge where the first of them has it."""
    first = cells_of_box(issue, boxes[0])
    for box in boxes[1:]:
        cells = cells_of_box(issue, box)
        column, line = cells.column, cells.line
        match edge:
            case Edge.LEFT:
                column = first.column
            case Edge.RIGHT:
                column = first.end_column - cells.columns
            case Edge.TOP:
                line = first.line
            case Edge.FOOT:
                line = first.end_line - cells.lines
        if column < 0 or line < 0:
            raise CommandError("box.outside", column=column, line=line)
        issue = move_box(issue, box, column, line)
    return issue


def distribute(issue: Issue, boxes: Sequence[BoxId]) -> Issue:
    """Share the room between the topmost and the lowest of boxes equally, in whole lines."""
    ordered = sorted(boxes, key=lambda box: cells_of_box(issue, box).line)
    cells = [cells_of_box(issue, box) for box in ordered]
    room = cells[-1].end_line - cells[0].line - sum(c.lines for c in cells)
    gaps = len(cells) - 1
    line = cells[0].line
    for n, (box, each) in enumerate(zip(ordered, cells, strict=True)):
        if n and n < gaps:
            issue = move_box(issue, box, each.column, line)
        line += each.lines + (room * (n + 1) // gaps - room * n // gaps if gaps else 0)
    return issue


def insert_above(issue: Issue, box: BoxId, article: ArticleId, lines: int, made: BoxId) -> Issue:
    """Place an article in the upper lines of a box, which keeps those below.

    CommandError where fewer than `LEAST_LINES` would be left.
    """
    page, found = box_of(issue, box)
    cells = cells_of_box(issue, box)
    if isinstance(found, ArticleBox) and len(found.shape) > 1:
        raise CommandError("box.has_no_cells", box=box)
    if cells.lines - lines < LEAST_LINES:
        raise CommandError("box.no_room_above", lines=lines, most=cells.lines - LEAST_LINES)
    below = replace(cells, line=cells.line + lines, lines=cells.lines - lines)
    return place(resize_box(issue, box, below), article, page.id, replace(cells, lines=lines), made)


def cells_of_box(issue: Issue, box: BoxId) -> Cells:
    """Return the cells of a box; CommandError for one that stands on points."""
    found = box_of(issue, box)[1]
    shape = (found.cells,) if isinstance(found, Package) else cells_of(found)
    if not shape:
        raise CommandError("box.has_no_cells", box=box)
    return bounds(shape)
