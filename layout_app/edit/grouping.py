"""Operations on several boxes, and on a box that is in the way. One rule: whole cells, as ever."""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from layout_app.edit.boxes import move_box, place, resize_box
from layout_app.edit.free import rect_of, set_rect
from layout_app.edit.lookup import box_of, with_page
from layout_app.edit.packages import by_themselves, held_too
from layout_app.edit.shapes import bounds, cells_at
from layout_app.errors import CommandError
from layout_app.model.box import ArticleBox, Package, PictureBox, cells_of, package_of
from layout_app.model.geometry import Cells, Rect
from layout_app.model.ids import ArticleId, BoxId
from layout_app.model.issue import Issue, paper_of
from layout_app.model.paper import cells_rect, column_x, line_y

LEAST_LINES = 3
"""Grid lines that a box keeps at least when another is put above its text."""


class Edge(StrEnum):
    """The edge by which boxes are aligned."""

    LEFT = "left"
    RIGHT = "right"
    TOP = "top"
    FOOT = "foot"
    CENTRE = "centre"
    """The upright line through the middle."""
    MIDDLE = "middle"
    """The level line through the middle."""


def move_together(issue: Issue, boxes: Sequence[BoxId], columns: int, lines: int) -> Issue:
    """Move boxes by whole columns and lines; CommandError if one of them would leave its page.

    Boxes on points move by as many points; those of a package that moves too go along with it.
    """
    paper = paper_of(issue)
    boxes = by_themselves(issue, boxes)
    across = columns * (paper.chars + paper.gutter) * paper.em
    down = lines * paper.leading
    for box in boxes:
        rect = rect_of(box_of(issue, box)[1])
        if rect is not None:
            issue = set_rect(issue, box, rect.moved(across, down))
        else:
            cells = cells_of_box(issue, box)
            issue = move_box(issue, box, cells.column + columns, cells.line + lines)
    return issue


def align(issue: Issue, boxes: Sequence[BoxId], edge: Edge) -> Issue:
    """Lay boxes with one edge where the first of them has it; those on points to the point.

    Boxes on cells take the column or line nearest to a first one on points. A single box is laid to
    the type area of its page.
    """
    first, *others = by_themselves(issue, boxes)
    for box in others or (first,):
        if rect_of(box_of(issue, box)[1]) is not None:
            to = place_of(issue, first) if others else _type_area(issue, first)
            issue = _aligned_free(issue, to, box, edge)
        else:
            cells = _cells_nearest(issue, first) if others else _grid(issue, first)
            issue = _aligned(issue, cells, box, edge)
    return issue


def same_size(issue: Issue, boxes: Sequence[BoxId], *, across: bool) -> Issue:
    """Make boxes as wide, or as high, as the first of them; a picture keeps its proportions.

    CommandError where one would leave its page, or stands on several rectangles of cells.
    """
    first, *others = by_themselves(issue, boxes)
    for box in others:
        found = box_of(issue, box)[1]
        rect = rect_of(found)
        if rect is not None:
            kept = isinstance(found, PictureBox)
            issue = set_rect(issue, box, _sized(rect, place_of(issue, first), across, kept))
            continue
        if isinstance(found, ArticleBox) and len(found.shape) > 1:
            raise CommandError("box.has_no_cells", box=box)
        cells, to = cells_of_box(issue, box), _cells_nearest(issue, first)
        wider = replace(cells, columns=to.columns) if across else replace(cells, lines=to.lines)
        issue = resize_box(issue, box, wider)
    return issue


def set_place(
    issue: Issue,
    boxes: Sequence[BoxId],
    *,
    column: int | None = None,
    line: int | None = None,
    columns: int | None = None,
    lines: int | None = None,
) -> Issue:
    """Give boxes on cells the same first column or line, width or height; None keeps each its own.

    Boxes on points and those on several rectangles keep theirs. CommandError where one would leave
    its page.
    """
    wanted = {"column": column, "line": line, "columns": columns, "lines": lines}
    given = {name: value for name, value in wanted.items() if value is not None}
    for box in by_themselves(issue, boxes):
        found = box_of(issue, box)[1]
        if rect_of(found) is None and not (isinstance(found, ArticleBox) and len(found.shape) > 1):
            now = cells_of_box(issue, box)
            cells = cells_at(**{name: given.get(name, getattr(now, name)) for name in wanted})
            issue = resize_box(issue, box, cells)
    return issue


def restack(issue: Issue, box: BoxId, *, up: bool) -> Issue:
    """Paint a box after the next one above that it overlaps, or before the next one below."""
    page, found = box_of(issue, box)
    boxes, place = list(page.boxes), place_of(issue, box)
    at = boxes.index(found)
    others = range(at + 1, len(boxes)) if up else range(at - 1, -1, -1)
    to = next((n for n in others if place_of(issue, boxes[n].id).overlaps(place)), None)
    if to is None:
        return issue
    boxes.insert(to, boxes.pop(at))
    return with_page(issue, replace(page, boxes=tuple(boxes)))


def _sized(rect: Rect, to: Rect, across: bool, in_proportion: bool) -> Rect:
    size, wish = (rect.w, to.w) if across else (rect.h, to.h)
    share = wish / size if size else 1.0
    if in_proportion:
        return replace(rect, w=rect.w * share, h=rect.h * share)
    return replace(rect, w=to.w) if across else replace(rect, h=to.h)


def _grid(issue: Issue, box: BoxId) -> Cells:
    """Return all cells of the page of a box."""
    paper = paper_of(issue)
    columns = paper.columns * box_of(issue, box)[0].span
    return Cells(column=0, line=0, columns=columns, lines=paper.lines)


def _type_area(issue: Issue, box: BoxId) -> Rect:
    return cells_rect(paper_of(issue), _grid(issue, box))


def _aligned(issue: Issue, first: Cells, box: BoxId, edge: Edge) -> Issue:
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
        case Edge.CENTRE:
            column = first.column + (first.columns - cells.columns) // 2
        case Edge.MIDDLE:
            line = first.line + (first.lines - cells.lines) // 2
    if column < 0 or line < 0:
        raise CommandError("box.outside", column=column, line=line)
    return move_box(issue, box, column, line)


def _aligned_free(issue: Issue, to: Rect, box: BoxId, edge: Edge) -> Issue:
    rect = place_of(issue, box)
    match edge:
        case Edge.LEFT:
            moved = replace(rect, x=to.x)
        case Edge.RIGHT:
            moved = replace(rect, x=to.right - rect.w)
        case Edge.TOP:
            moved = replace(rect, y=to.y)
        case Edge.FOOT:
            moved = replace(rect, y=to.bottom - rect.h)
        case Edge.CENTRE:
            moved = replace(rect, x=to.x + (to.w - rect.w) / 2)
        case Edge.MIDDLE:
            moved = replace(rect, y=to.y + (to.h - rect.h) / 2)
    return set_rect(issue, box, moved)


def distribute(issue: Issue, boxes: Sequence[BoxId], *, across: bool = False) -> Issue:
    """Share the room between the topmost and the lowest of boxes equally, or across.

    Boxes on cells share whole lines or columns; boxes on points, if all are, share points.
    """
    boxes = by_themselves(issue, boxes)
    if all(rect_of(box_of(issue, box)[1]) is not None for box in boxes):
        return _distributed_free(issue, boxes, across=across)
    found = {box: cells_of_box(issue, box) for box in boxes}
    ordered = sorted(boxes, key=lambda box: _start(found[box], across=across))
    sizes = [found[box].columns if across else found[box].lines for box in ordered]
    first, last = found[ordered[0]], found[ordered[-1]]
    start, end = _start(first, across=across), _start(last, across=across) + sizes[-1]
    room, gaps = end - start - sum(sizes), len(ordered) - 1
    at = start
    for n, (box, size) in enumerate(zip(ordered, sizes, strict=True)):
        cells = found[box]
        if 0 < n < gaps:
            column, line = (at, cells.line) if across else (cells.column, at)
            issue = move_box(issue, box, column, line)
        at += size + (room * (n + 1) // gaps - room * n // gaps if gaps else 0)
    return issue


def _start(cells: Cells, *, across: bool) -> int:
    return cells.column if across else cells.line


def _distributed_free(issue: Issue, boxes: Sequence[BoxId], *, across: bool) -> Issue:
    rects = {box: place_of(issue, box) for box in boxes}
    ordered = sorted(boxes, key=lambda box: rects[box].x if across else rects[box].y)
    sizes = [rects[box].w if across else rects[box].h for box in ordered]
    first, last = rects[ordered[0]], rects[ordered[-1]]
    room = (last.right - first.x if across else last.bottom - first.y) - sum(sizes)
    gap = room / max(1, len(ordered) - 1)
    at = first.x if across else first.y
    for box, size in zip(ordered, sizes, strict=True):
        moved = replace(rects[box], **({"x": at} if across else {"y": at}))
        issue = set_rect(issue, box, moved)
        at += size + gap
    return issue


def place_of(issue: Issue, box: BoxId) -> Rect:
    """Return the rectangle of any box, points."""
    rect = rect_of(box_of(issue, box)[1])
    return rect or cells_rect(paper_of(issue), cells_of_box(issue, box))


def insert_above(issue: Issue, box: BoxId, article: ArticleId, lines: int, made: BoxId) -> Issue:
    """Place an article in the upper lines of a box, which keeps those below.

    It joins the package of the box. CommandError where fewer than `LEAST_LINES` would be left.
    """
    page, found = box_of(issue, box)
    if isinstance(found, Package):
        raise CommandError("box.no_article_box", box=box)
    cells = cells_of_box(issue, box)
    if isinstance(found, ArticleBox) and len(found.shape) > 1:
        raise CommandError("box.has_no_cells", box=box)
    if cells.lines - lines < LEAST_LINES:
        raise CommandError("box.no_room_above", lines=lines, most=cells.lines - LEAST_LINES)
    above = cells_at(cells.column, cells.line, cells.columns, lines)
    below = replace(cells, line=above.end_line, lines=cells.lines - lines)
    issue = place(resize_box(issue, box, below), article, page.id, above, made)
    package = package_of(page.boxes, box)
    return issue if package is None else held_too(issue, package, made)


def _cells_nearest(issue: Issue, box: BoxId) -> Cells:
    """Return the cells of a box, or those whose edges are nearest to one that stands on points."""
    page, found = box_of(issue, box)
    rect, paper = rect_of(found), paper_of(issue)
    if rect is None:
        return cells_of_box(issue, box)
    columns, width = range(paper.columns * page.span), paper.chars * paper.em
    column = min(columns, key=lambda n: abs(column_x(paper, n) - rect.x))
    last = min(columns[column:], key=lambda n: abs(column_x(paper, n) + width - rect.right))
    line, end = (round((y - line_y(paper, 0)) / paper.leading) for y in (rect.y, rect.bottom))
    line = min(max(0, line), paper.lines - 1)
    lines = min(max(1, end - line), paper.lines - line)
    return cells_at(column, line, last - column + 1, lines)


def cells_of_box(issue: Issue, box: BoxId) -> Cells:
    """Return the cells of a box; CommandError for one that stands on points."""
    found = box_of(issue, box)[1]
    shape = (found.cells,) if isinstance(found, Package) else cells_of(found)
    if not shape:
        raise CommandError("box.has_no_cells", box=box)
    return bounds(shape)
