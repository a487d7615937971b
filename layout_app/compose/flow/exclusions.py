"""Where text may not stand. One rule: heads, pictures and inserts are all outlines on the grid.

An outline is judged on each grid line over the height of a 字, from the baseline up. What is left
of the line beside it, less 1 字 of air, is cut back to whole 字; pieces too narrow to read stay
empty. Where text runs on both sides, the left side is read first, down to the outline's foot: no
line is read across a picture.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from operator import itemgetter

from layout_app.compose.flow.columns import Column, column_rect
from layout_app.compose.line.cells import EM
from layout_app.display.items import ASCENT
from layout_app.frozen import frozen
from layout_app.model.geometry import Rect, quantised
from layout_app.model.paper import Paper, line_y

Point = tuple[float, float]

AIR = 1.0
"""Air beside an exclusion inside a column, 字; between columns the gutter is enough."""
LEAST = 5 * EM
"""Narrower pieces of a line stay empty, 1/1000 字."""
SNAP = 40
"""A measure that is so little off a whole 字 is that, 1/1000 字."""
_TOUCH = 0.01
"""Points that two edges may overlap and still only touch."""


@frozen
class Exclusion:
    """An outline that text keeps clear of."""

    outline: tuple[Point, ...]
    """Corners, points from the trim's top left."""
    air: float = AIR
    """字 at its sides."""

    @property
    def bounds(self) -> Rect:
        """The rectangle around the outline."""
        xs, ys = [x for x, _ in self.outline], [y for _, y in self.outline]
        return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))

    def span(self, top: float, foot: float) -> tuple[float, float] | None:
        """Return the leftmost and rightmost x between two heights, none where it has no ink.

        A hollow that opens upwards or downwards counts as filled.
        """
        xs: list[float] = []
        for (x1, y1), (x2, y2) in pairwise((*self.outline, self.outline[0])):
            low, high = max(top, min(y1, y2)), min(foot, max(y1, y2))
            if low > high:
                continue
            if y1 == y2:
                xs += (x1, x2)
            else:
                xs += (x1 + (x2 - x1) * (y - y1) / (y2 - y1) for y in (low, high))
        return (min(xs), max(xs)) if xs else None


def excluded(rect: Rect, air: float = AIR) -> Exclusion:
    """Return a rectangle as an exclusion."""
    corners = (
        (rect.x, rect.y),
        (rect.right, rect.y),
        (rect.right, rect.bottom),
        (rect.x, rect.bottom),
    )
    return Exclusion(outline=corners, air=air)


def contour(rect: Rect, shares: Iterable[Point]) -> Exclusion:
    """Return an outline given in shares of a rectangle as an exclusion."""
    return Exclusion(outline=tuple((rect.x + x * rect.w, rect.y + y * rect.h) for x, y in shares))


def clear_of(
    paper: Paper, columns: Sequence[Column], exclusions: Sequence[Exclusion]
) -> tuple[Column, ...]:
    """Return what is left of columns around exclusions, as runs of equal measure."""
    if not exclusions:
        return tuple(columns)
    return tuple(run for column in columns for run in _runs(paper, column, exclusions))


def _runs(paper: Paper, column: Column, exclusions: Sequence[Exclusion]) -> Iterable[Column]:
    """Return the runs of one column; beside an exclusion one side after the other."""
    place = column_rect(paper, column)
    near = [e for e in exclusions if _meet(place, e.bounds)]
    if not near or not column.lines:
        return (column,)
    whole = ((0, column.measure),)
    reached = [(e, *_lines_near(paper, e.bounds)) for e in near]
    lines = []
    for line in range(column.line, column.line + column.lines):
        beside = [e for e, first, last in reached if first <= line <= last]
        lines.append((line, _pieces(paper, column, line, beside) if beside else whole))
    runs: list[Column] = []
    for sides, block in groupby(lines, lambda entry: len(entry[1])):
        those = list(block)
        for side in range(sides):
            alike = groupby(((line, pieces[side]) for line, pieces in those), itemgetter(1))
            for piece, group in alike:
                first, *others = (line for line, _ in group)
                runs.append(_piece(paper, column, piece, first, 1 + len(others)))
    return _joined(runs)


def _meet(place: Rect, bounds: Rect) -> bool:
    return (
        bounds.x < place.right - _TOUCH
        and place.x < bounds.right - _TOUCH
        and bounds.y < place.bottom
        and place.y < bounds.bottom
    )


def _lines_near(paper: Paper, bounds: Rect) -> tuple[int, int]:
    """Return the first and last grid line that an outline may touch, one more at each end."""
    top, leading = paper.type_area.y, paper.leading
    return int((bounds.y - top) // leading) - 1, int((bounds.bottom - top) // leading) + 2


def _pieces(
    paper: Paper, column: Column, line: int, exclusions: Iterable[Exclusion]
) -> tuple[tuple[int, int], ...]:
    """Return the usable pieces of a grid line: begin and end in 1/1000 字 of the column."""
    baseline = line_y(paper, line) + ASCENT * paper.em
    free = [(0, column.measure)]
    for exclusion in exclusions:
        # The outline must not come nearer than its edge, be it a hair: edges on the grid touch.
        span = exclusion.span(baseline - paper.em + _TOUCH, baseline - _TOUCH)
        right = column.x + column.width
        if span is None or span[0] >= right - _TOUCH or span[1] <= column.x + _TOUCH:
            continue
        begin, end = ((x - column.x) / paper.em * EM for x in span)
        before, after = begin - exclusion.air * EM, end + exclusion.air * EM
        free = [
            piece
            for left, right_ in free
            for piece in ((left, min(right_, _whole_below(before))),
                          (max(left, _whole_above(after)), right_))
            if piece[1] > piece[0]
        ]  # fmt: skip
    return tuple(piece for piece in free if _measure(piece) >= min(LEAST, column.measure))


def _whole_below(place: float) -> int:
    return int((place + SNAP) // EM) * EM


def _whole_above(place: float) -> int:
    return -int((-place + SNAP) // EM) * EM


def _measure(piece: tuple[int, int]) -> int:
    width = piece[1] - piece[0]
    nearest = round(width / EM) * EM
    return nearest if abs(width - nearest) <= SNAP else width


def _piece(paper: Paper, column: Column, piece: tuple[int, int], line: int, lines: int) -> Column:
    if piece == (0, column.measure):
        return Column(
            x=column.x, width=column.width, measure=column.measure, line=line, lines=lines
        )
    measure = _measure(piece)
    return Column(
        x=quantised(column.x + piece[0] * paper.em / EM),
        width=quantised(measure * paper.em / EM),
        measure=measure,
        line=line,
        lines=lines,
    )


def _joined(runs: Sequence[Column]) -> Iterable[Column]:
    """Tell of each run whether the next one lies right below it."""
    for run, below in pairwise((*runs, None)):
        assert run is not None
        adjoins = (
            below is not None
            and below.line == run.line + run.lines
            and below.x < run.x + run.width
            and run.x < below.x + below.width
        )
        yield Column(
            x=run.x,
            width=run.width,
            measure=run.measure,
            line=run.line,
            lines=run.lines,
            runs_on=adjoins,
        )
