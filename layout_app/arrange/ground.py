"""What of a page is free. One rule: what is pinned, booked or furniture never moves.

Boxes rest on whole cells; between one and the next below it a grid line stays blank. So that
rectangles tile exactly, each has that line at its foot, and a room one beyond its own.
"""

import math
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import product

from layout_app.compose.beside.furniture import LEAST_LINES
from layout_app.frozen import frozen
from layout_app.model.box import (
    AdBox,
    ArticleBox,
    Box,
    OrnamentBox,
    Package,
    PictureBox,
    TextBox,
    cells_of,
)
from layout_app.model.geometry import Cells, Rect
from layout_app.model.ids import ArticleId
from layout_app.model.issue import Issue, paper_of, stylebook_of
from layout_app.model.page import Page
from layout_app.model.paper import Paper, column_x, line_y

GAP = 1
"""Grid lines between a box and what stands below it."""
MOST = 4
"""Layouts that are looked at."""
LEAST_ROOM = 4
"""Grid lines of a room that an article may find place in."""


@frozen
class Held:
    """Cells that something keeps."""

    cells: Cells
    is_ad: bool = False


@frozen
class Room:
    """A free rectangle, with or without something in a lower corner."""

    area: Cells
    corner: Cells | None = None

    @property
    def corner_left(self) -> bool:
        """Tell whether the corner is the left one."""
        return self.corner is not None and self.corner.column == self.area.column

    @property
    def cells(self) -> int:
        """How many cells boxes may cover, the lines below them included."""
        held = self.corner.columns * (self.corner.lines + GAP) if self.corner else 0
        return self.area.columns * (self.area.lines + GAP) - held


@frozen
class Ground:
    """The free parts of a page."""

    layouts: tuple[tuple[Room, ...], ...]
    """Ways to part it in rooms, the fewest and largest first; rooms from the top."""
    free: int
    """Cells of the page that nothing keeps."""
    held: tuple[Held, ...]
    columns: int
    lines: int

    @property
    def top(self) -> int:
        """The first free line."""
        return min((room.area.line for room in self.layouts[0]), default=0)

    def bare(self, places: Iterable[Cells]) -> int:
        """Return the cells that neither something held nor places cover, lines between apart.

        A place holds the blank line below it; what is held has one above and one below.
        """
        covered = {cell for place in places for cell in _places(place)}
        for each in self.held:
            covered |= {
                (column, line)
                for column in range(each.cells.column, each.cells.end_column)
                for line in range(each.cells.line - GAP, each.cells.end_line + GAP)
            }
        page = Cells(column=0, line=0, columns=self.columns, lines=self.lines)
        return sum(cell not in covered for cell in _places(page))


def ground(issue: Issue, page: Page, moving: Collection[ArticleId]) -> Ground:
    """Return what is free on a page once the boxes of the `moving` articles are lifted."""
    paper = paper_of(issue)
    whole = Cells(column=0, line=0, columns=paper.columns, lines=paper.lines)
    held = tuple(_held(issue, page, moving))
    taken = {place for each in held for place in _places(each.cells)}
    free = sum(place not in taken for place in _places(whole))
    layouts = sorted(_layouts(whole, _joined([each.cells for each in held])), key=_worth)
    return Ground(
        layouts=tuple(tuple(sorted(rooms, key=_order)) for rooms in layouts[: -MOST - 1 : -1]),
        free=free,
        held=held,
        columns=whole.columns,
        lines=whole.lines,
    )


def _order(room: Room) -> tuple[int, int, int]:
    return room.area.line, -room.cells, room.area.column


def _held(issue: Issue, page: Page, moving: Collection[ArticleId]) -> Iterator[Held]:
    above = stylebook_of(issue).masthead_lines
    if issue.pages[0].id == page.id and above >= LEAST_LINES:
        yield Held(cells=Cells(column=0, line=0, columns=paper_of(issue).columns, lines=above))
    for box in page.boxes:
        if isinstance(box, ArticleBox) and box.article in moving:
            continue
        for cells in kept_cells(paper_of(issue), box):
            yield Held(cells=cells, is_ad=isinstance(box, AdBox))


def kept_cells(paper: Paper, box: Box) -> tuple[Cells, ...]:
    """Return the cells that a box keeps; of one on points those that it touches.

    Panels and rules lie under and between articles, and keep none.
    """
    match box:
        case Package(cells=cells):
            return (cells,)
        case TextBox(rect=rect) | PictureBox(rect=rect) | OrnamentBox(rect=rect):
            return cells_touched(paper, rect)
        case _:
            return cells_of(box)


def cells_touched(paper: Paper, rect: Rect) -> tuple[Cells, ...]:
    """Return the cells of the page that a rectangle in points touches; none outside of it."""
    columns = [n for n in range(paper.columns) if _touches(paper, n, rect)]
    first = max(0, math.floor((rect.y - line_y(paper, 0)) / paper.leading))
    end = min(paper.lines, math.ceil((rect.bottom - line_y(paper, 0)) / paper.leading))
    if not columns or first >= end:
        return ()
    wide = columns[-1] - columns[0] + 1
    return (Cells(column=columns[0], line=first, columns=wide, lines=end - first),)


def _touches(paper: Paper, column: int, rect: Rect) -> bool:
    x = column_x(paper, column)
    return rect.x < x + paper.chars * paper.em and x < rect.right


def _places(cells: Cells) -> Iterator[tuple[int, int]]:
    for column in range(cells.column, cells.end_column):
        for line in range(cells.line, cells.end_line):
            yield column, line


def _joined(held: Sequence[Cells]) -> list[Cells]:
    """Return rectangles of which those that make a larger one are one, a blank line between."""
    found = list(held)
    for n, one in enumerate(found):
        for k in range(n + 1, len(found)):
            both = _union(one, found[k])
            if both is not None:
                return _joined([both, *found[:n], *found[n + 1 : k], *found[k + 1 :]])
    return found


def _union(one: Cells, two: Cells) -> Cells | None:
    """Return the rectangle that two make together; none where they make another shape."""
    upper, lower = sorted((one, two), key=lambda cells: cells.line)
    left, right = sorted((one, two), key=lambda cells: cells.column)
    if (one.column, one.columns) == (two.column, two.columns) and (
        upper.end_line <= lower.line <= upper.end_line + GAP
    ):
        lines = lower.end_line - upper.line
        return Cells(column=one.column, line=upper.line, columns=one.columns, lines=lines)
    if (one.line, one.lines) == (two.line, two.lines) and left.end_column == right.column:
        columns = right.end_column - left.column
        return Cells(column=left.column, line=one.line, columns=columns, lines=one.lines)
    return None


def _layouts(area: Cells, held: Sequence[Cells]) -> list[list[Room]]:
    """Return ways to part an area in free rectangles by straight cuts, each once."""
    inside = [cells for each in held if (cells := _within(each, area)) is not None]
    if not inside:
        return [[Room(area=area)] if area.lines >= LEAST_ROOM else []]
    if len(inside) == 1 and _in_lower_corner(inside[0], area):
        return [[Room(area=area, corner=inside[0])]]
    found: list[list[Room]] = []
    for one, two in _cuts(area, inside):
        for first, second in product(_layouts(one, inside), _layouts(two, inside)):
            rooms = [*first, *second]
            if not any(_same(rooms, known) for known in found):
                found.append(rooms)
    return sorted(found, key=_worth)[-MOST:] or [[]]


def _same(rooms: Sequence[Room], others: Sequence[Room]) -> bool:
    return len(rooms) == len(others) and all(room in others for room in rooms)


def _worth(rooms: Sequence[Room]) -> int:
    """Return what orders layouts: large rooms count more than many."""
    return sum(room.cells**2 for room in rooms)


def _within(cells: Cells, area: Cells) -> Cells | None:
    """Return the part of a rectangle that lies in an area."""
    column, line = max(cells.column, area.column), max(cells.line, area.line)
    columns = min(cells.end_column, area.end_column) - column
    lines = min(cells.end_line, area.end_line) - line
    if columns <= 0 or lines <= 0:
        return None
    return Cells(column=column, line=line, columns=columns, lines=lines)


def _in_lower_corner(cells: Cells, area: Cells) -> bool:
    at_side = cells.column == area.column or cells.end_column == area.end_column
    narrower = cells.columns < area.columns
    return at_side and narrower and cells.end_line == area.end_line and cells.line > area.line


def _cuts(area: Cells, held: Sequence[Cells]) -> Iterator[tuple[Cells, Cells]]:
    """Give the ways to part an area in two beside, above or below something, and through nothing.

    What stands above or below something keeps its distance from it.
    """
    for column in sorted({c for each in held for c in (each.column, each.end_column)}):
        through = any(each.column < column < each.end_column for each in held)
        if area.column < column < area.end_column and not through:
            left, right = column - area.column, area.end_column - column
            yield replace(area, columns=left), replace(area, column=column, columns=right)
    for line in sorted({n for each in held for n in (each.line - GAP, each.end_line + GAP)}):
        through = any(each.line < line < each.end_line for each in held)
        if area.line < line < area.end_line and not through:
            above, below = line - area.line, area.end_line - line
            yield replace(area, lines=above), replace(area, line=line, lines=below)
