"""Rectangles of a box: what is not text. One rule: whole grid lines, and no place across the fold.

Across a patch stands at column edges or whole 字. It is where the editor put it, or the free place
nearest to a wished one.
"""

from collections.abc import Callable, Sequence

from layout_app.compose.article.insets import Inset
from layout_app.compose.flow.columns import Column, box_columns, box_rect
from layout_app.compose.flow.fold import on_one_page
from layout_app.frozen import frozen
from layout_app.model.box import ArticleBox, Region, RegionKind
from layout_app.model.geometry import Rect, quantised
from layout_app.model.paper import Paper, line_y

LEFT_UNDER = 5
"""Fewer lines than this are not left above or below a head or picture between columns."""
FAR = 4096
"""Lines below the head of a column: at its foot."""
_COLUMN_AWAY = 12
"""Lines that an inset rather moves up or down than to the next column."""

Measure = Callable[[float], Inset]
"""Sets an inset over a width in 字."""


@frozen
class Patch:
    """A rectangle of a box: points across, grid lines down."""

    x: float
    width: float
    line: int
    lines: int

    @property
    def end(self) -> int:
        """First grid line below it."""
        return self.line + self.lines

    def meets(self, other: "Patch") -> bool:
        """Tell whether two patches share a grid line of a column."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.line < other.end
            and other.line < self.end
        )


@frozen
class Plotted:
    """An inset in its place."""

    inset: Inset
    patch: Patch
    picture_lines: int = 0
    """Grid lines of the picture itself, without its caption."""
    over: bool = False
    """Whether it lies over the text, which then does not run around it."""
    changed: int = 0
    """Grid lines that copyfit made the picture higher, or below 0 lower."""


def patch_rect(paper: Paper, patch: Patch) -> Rect:
    """Return the place of a patch, first line's top to last line's foot, points."""
    h = (patch.lines - 1) * paper.leading + paper.em
    return Rect(patch.x, line_y(paper, patch.line), patch.width, quantised(max(0.0, h)))


def aired(patch: Patch, em: float) -> Patch:
    """Return a patch with a 字 and a grid line of air around it."""
    return Patch(
        x=patch.x - em, width=patch.width + 2 * em, line=patch.line - 1, lines=patch.lines + 2
    )


def taller(patch: Patch, lines: int) -> Patch:
    """Return a patch that goes so many grid lines further down."""
    return Patch(x=patch.x, width=patch.width, line=patch.line, lines=patch.lines + lines)


def region_of(box: ArticleBox, kind: RegionKind, index: int = 0) -> Region | None:
    """Return the editor's rectangle of a part of a box, none where it is derived."""
    return next((r for r in box.regions if r.kind is kind and r.index == index), None)


def overridden(paper: Paper, box: ArticleBox, region: Region) -> Patch:
    """Return the editor's rectangle on the nearest column edges or whole 字, and grid lines."""
    place, rect, em = box_rect(paper, box), region.rect, paper.em
    edges = [x for c in box_columns(paper, box, 0) for x in (c.x, c.x + c.width)]
    left = _nearest_edge(place.x + rect.x, place.x, edges, em)
    right = _nearest_edge(place.x + rect.right, place.x, edges, em)
    return Patch(
        x=quantised(left),
        width=quantised(max(em, right - left)),
        line=min(c.line for c in box.shape) + round(rect.y / paper.leading),
        lines=max(1, round((rect.h - em) / paper.leading) + 1),
    )


def _nearest_edge(x: float, origin: float, edges: Sequence[float], em: float) -> float:
    """Return the column's edge within half a 字, or else the nearest whole 字 of the box."""
    edge = min(edges, key=lambda found: abs(found - x), default=x)
    return edge if abs(edge - x) <= em / 2 else origin + round((x - origin) / em) * em


def side_by_side(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Return the columns side by side in which insets find their places."""
    return tuple(c for c in columns if c.line == columns[0].line)


def together(paper: Paper, area: Sequence[Column], first: int, span: int) -> bool:
    """Tell whether columns side by side stand on one page, not on both of a spread."""
    last = area[first + span - 1]
    return on_one_page(paper, area[first].x, last.x + last.width)


def most_together(paper: Paper, area: Sequence[Column]) -> int:
    """Return how many columns an inset may span at most without crossing the fold."""
    left = sum(column.x < paper.trim[0] for column in area)
    return max(left, len(area) - left)


def span_width(area: Sequence[Column], first: int, span: int) -> float:
    """Return the width of columns side by side with the gutters between them, points."""
    if not area:
        return 0.0
    last = area[min(first + span, len(area)) - 1]
    return quantised(last.x + last.width - area[first].x)


def free_patch(
    paper: Paper,
    area: Sequence[Column],
    span: int,
    lines: int,
    column: int,
    down: int,
    taken: Sequence[Patch],
) -> Patch:
    """Return the free place nearest to one `down` lines below the head of a column.

    Where none is free, it is the wished one. No place lies across the fold.
    """
    if not area:
        return Patch(x=0.0, width=0.0, line=0, lines=lines)

    def at(first: int, line: int) -> Patch:
        return Patch(x=area[first].x, width=span_width(area, first, span), line=line, lines=lines)

    def way(patch: Patch, first: int) -> int:
        return abs(patch.line - area[first].line - wish) + _COLUMN_AWAY * abs(first - column)

    room = min(c.lines for c in area)
    wish = max(0, min(down, room - lines))
    firsts = [k for k in range(len(area) - span + 1) if together(paper, area, k, span)]
    column = min(firsts, key=lambda k: abs(k - column), default=column)
    wished = at(column, area[column].line + wish)
    if not any(map(wished.meets, taken)):
        return wished
    best: tuple[int, Patch] | None = None
    for first in firsts:
        for line in range(area[first].line, area[first].line + max(1, room - lines + 1)):
            patch = at(first, line)
            far = way(patch, first)
            if (best is None or far < best[0]) and not any(map(patch.meets, taken)):
                best = far, patch
    return best[1] if best else wished


def without_slivers(patch: Patch, area: Sequence[Column], taken: Sequence[Patch]) -> Patch:
    """Return a patch that takes the few lines too, that it would leave at the head or foot."""
    head = max((c.line for c in area), default=patch.line)
    foot = min((c.line + c.lines for c in area), default=patch.end)
    line = head if 0 < patch.line - head < LEFT_UNDER else patch.line
    end = foot if 0 < foot - patch.end < LEFT_UNDER else patch.end
    grown = Patch(x=patch.x, width=patch.width, line=line, lines=end - line)
    return patch if any(map(grown.meets, taken)) else grown
