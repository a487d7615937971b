"""Where a rectangle comes to rest. One rule: pure arithmetic on grid, guides and box edges.

Article boxes rest on whole cells, always; free rectangles are drawn to guides, edges and the grid
within a reach.
"""

from collections.abc import Iterable, Iterator

from layout_app.frozen import frozen
from layout_app.model.box import Box, Package, cells_of
from layout_app.model.geometry import Cells, Rect, quantised
from layout_app.model.page import Guide, Page
from layout_app.model.paper import Paper, column_x, line_y


@frozen(kw_only=False)
class Snapped:
    """A rectangle at rest and the lines that drew it."""

    rect: Rect
    lines: tuple[Guide, ...] = ()


def fits(paper: Paper, cells: Cells, span: int = 1) -> bool:
    """Tell whether cells lie inside the grid of a page of `span` folios."""
    return cells.end_column <= paper.columns * span and cells.end_line <= paper.lines


def overlapping(page: Page, cells: Cells, but: Iterable[str] = ()) -> tuple[Box, ...]:
    """Return the boxes of a page that share a cell with these, without those in `but`."""
    left_out = set(but)
    return tuple(
        box
        for box in page.boxes
        if box.id not in left_out and any(held.overlaps(cells) for held in _taken(box))
    )


def free_places(paper: Paper, page: Page, columns: int, lines: int) -> Iterator[Cells]:
    """Give the places where cells of a size touch no box, from the top, then from the left."""
    for line in range(paper.lines - lines + 1):
        for column in range(paper.columns * page.span - columns + 1):
            cells = Cells(column=column, line=line, columns=columns, lines=lines)
            if not overlapping(page, cells):
                yield cells


def snap(
    rect: Rect, paper: Paper, guides: Iterable[Guide], boxes: Iterable[Rect], reach: float
) -> Snapped:
    """Move a rectangle so that an edge rests on the nearest line within `reach` points.

    Left, right, upper and lower edges are tried; of lines equally near, guides win, then box
    edges, then the grid.
    """
    upright, level = _lines(paper, guides, boxes)
    across = _nearest((rect.x, rect.right), upright, reach)
    down = _nearest((rect.y, rect.bottom), level, reach)
    moved = rect.moved(across[0] if across else 0.0, down[0] if down else 0.0)
    return Snapped(moved, _rested(across, down))


def snap_edges(
    rect: Rect,
    edges: tuple[int, int],
    paper: Paper,
    guides: Iterable[Guide],
    boxes: Iterable[Rect],
    reach: float,
) -> Snapped:
    """Draw the edges that are being moved to the nearest line within `reach` points.

    `edges` names them: -1 left or upper, 1 right or lower, 0 none. An edge never passes the one
    across from it.
    """
    upright, level = _lines(paper, guides, boxes)
    left, right, top, foot = rect.x, rect.right, rect.y, rect.bottom
    across = _nearest((left if edges[0] < 0 else right,), upright, reach) if edges[0] else None
    down = _nearest((top if edges[1] < 0 else foot,), level, reach) if edges[1] else None
    if across:
        left, right = (across[1], right) if edges[0] < 0 else (left, across[1])
    if down:
        top, foot = (down[1], foot) if edges[1] < 0 else (top, down[1])
    if left > right or top > foot:
        return Snapped(rect)
    drawn = Rect(quantised(left), quantised(top), quantised(right - left), quantised(foot - top))
    return Snapped(drawn, _rested(across, down))


def snap_line(at: float, paper: Paper, boxes: Iterable[Rect], reach: float, *, up: bool) -> float:
    """Return where a guide comes to rest: the nearest box edge or grid line, or where it is."""
    upright, level = _lines(paper, (), boxes)
    found = _nearest((at,), upright if up else level, reach)
    return found[1] if found else quantised(at)


def _lines(
    paper: Paper, guides: Iterable[Guide], boxes: Iterable[Rect]
) -> tuple[list[float], list[float]]:
    """Return the upright and the level lines that draw edges, guides first, the grid last."""
    guides, boxes = tuple(guides), tuple(boxes)
    upright = [guide.at for guide in guides if guide.vertical]
    level = [guide.at for guide in guides if not guide.vertical]
    upright += [x for box in boxes for x in (box.x, box.right)]
    level += [y for box in boxes for y in (box.y, box.bottom)]
    width, height = paper.chars * paper.em, paper.em
    for n in range(paper.columns):
        upright += [column_x(paper, n), quantised(column_x(paper, n) + width)]
    for n in range(paper.lines):
        level += [line_y(paper, n), quantised(line_y(paper, n) + height)]
    return upright, level


def _rested(
    across: tuple[float, float] | None, down: tuple[float, float] | None
) -> tuple[Guide, ...]:
    """Return the lines on which edges rest."""
    lines = [Guide(vertical=True, at=across[1])] if across else []
    return (*lines, Guide(vertical=False, at=down[1])) if down else tuple(lines)


def _taken(box: Box) -> tuple[Cells, ...]:
    """Return the cells a box stands on; a package keeps those between its boxes too."""
    return (box.cells,) if isinstance(box, Package) else cells_of(box)


def _nearest(
    edges: tuple[float, ...], lines: list[float], reach: float
) -> tuple[float, float] | None:
    """Return the shortest way from an edge to a line, and that line; none beyond the reach."""
    ways = [(line - edge, line) for line in lines for edge in edges]
    found = min(ways, key=lambda way: abs(way[0]), default=None)
    return found if found and abs(found[0]) <= reach else None
