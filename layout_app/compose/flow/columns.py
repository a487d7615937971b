"""The columns of an article box. One rule: every line stands on the page's grid.

A column is one run of grid lines of one measure; an L-shaped box gives a column several. Positions
are points from the trim's top left.
"""

import math

from layout_app.compose.drawing.air import NO_AIR, air_in, packed_air
from layout_app.compose.flow.fold import shared, sides
from layout_app.compose.line.cells import EM
from layout_app.frozen import frozen
from layout_app.model.box import Arrangement, ArticleBox, Division
from layout_app.model.geometry import Cells, Rect, quantised, union
from layout_app.model.paper import (
    Paper,
    Remainder,
    cells_rect,
    chars_across,
    column_x,
    divided,
    joined,
    line_y,
)

LEAST = 4
"""字 of the narrowest column."""


LEFT_BELOW = 8
"""Grid lines that text below a strip of heads has at least."""


@frozen
class Strip:
    """What vertical heads take at a side of their box (竖题)."""

    width: int
    """字."""
    lines: int
    """Grid lines."""
    columns: int = 0
    """Columns of the page that it takes whole; 0 where the text beside it is narrowed."""


@frozen
class Column:
    """A run of grid lines in which text may stand."""

    x: float
    width: float
    """Points."""
    measure: int
    """1/1000 字."""
    line: int
    """First grid line."""
    lines: int
    lead: int = 0
    """What its first line is set in by where a paragraph goes on there, 1/1000 字."""
    runs_on: bool = False
    """Whether the next run lies right below, so that no foot parts the two."""

    def cut(self, above: int = 0, below: int = 0) -> "Column":
        """Return the column without its first and last lines."""
        return Column(
            x=self.x,
            width=self.width,
            measure=self.measure,
            line=self.line + above,
            lines=max(0, self.lines - above - below),
            lead=self.lead,
            runs_on=self.runs_on and not below,
        )

    def above(self, line: int) -> "Column":
        """Return the part of the column above a grid line."""
        return self.cut(below=min(self.lines, max(0, self.line + self.lines - line)))


def column_rect(paper: Paper, column: Column) -> Rect:
    """Return the place of a column, first line's top to last line's foot."""
    y = line_y(paper, column.line)
    h = max(0.0, (column.lines - 1) * paper.leading + paper.em)
    return Rect(column.x, y, column.width, quantised(h))


def box_rect(paper: Paper, box: ArticleBox) -> Rect:
    """Return the rectangle around all cells of a box."""
    return union(cells_rect(paper, cells) for cells in box.shape)


def inner_cells(box: ArticleBox) -> Cells:
    """Return the grid lines that heads and text may use: a frame takes one above and below."""
    first, air = box.shape[0], air_in(box)
    if not (air.above or air.below):
        return first
    return Cells(
        column=first.column,
        line=first.line + air.above,
        columns=first.columns,
        lines=max(1, first.lines - air.above - air.below),
    )


def inner_width(paper: Paper, box: ArticleBox) -> float:
    """Return the width of heads in 字: a frame takes one at each side."""
    width = chars_across(paper, box.shape[0].column, box.shape[0].columns)
    air = air_in(box)
    return max(4.0, width - air.left - air.right) if air.left or air.right else width


def strip_in(paper: Paper, box: ArticleBox, width: int, lines: int) -> Strip:
    """Return the strip of heads that need so many 字 and lines.

    It takes columns of the page whole, so that the text keeps the others; where much would be left
    below it, as far down as it needs, and text stands below it. In a box of one column, a framed
    one and one that divides its own columns, the text stands in narrower columns beside it.
    """
    cells = inner_cells(box)
    columns = math.ceil(width / (paper.chars + paper.gutter))
    is_tall = lines + LEFT_BELOW <= cells.lines and columns < box.shape[0].columns
    if not _takes_page_columns(box) or _is_narrowed(box) or box.vertical:
        return Strip(width=width, lines=cells.lines)
    if columns < box.shape[0].columns or len(box.shape) > 1:
        return Strip(width=width, lines=lines if is_tall else cells.lines, columns=columns)
    return Strip(width=width, lines=cells.lines)


def strip_span(paper: Paper, box: ArticleBox, strip: Strip) -> tuple[float, float]:
    """Return where in its box a strip begins and ends, in 字."""
    room = joined(strip.columns, paper.chars, paper.gutter) if strip.columns else strip.width
    beside = (room - strip.width) / 2
    if box.arrangement is Arrangement.VERTICAL_LEFT:
        return beside, beside + strip.width
    right = inner_width(paper, box) - beside
    return right - strip.width, right


def text_span(paper: Paper, box: ArticleBox, strip: Strip | None) -> tuple[float, float]:
    """Return where in its box the text beside a strip begins and how wide it is, in 字."""
    width = inner_width(paper, box)
    if strip is None:
        return 0.0, width
    room = joined(strip.columns, paper.chars, paper.gutter) if strip.columns else strip.width
    left = room + paper.gutter if box.arrangement is Arrangement.VERTICAL_LEFT else 0.0
    return left, max(0.0, width - room - paper.gutter)


def box_columns(
    paper: Paper, box: ArticleBox, above: int, strip: Strip | None = None
) -> tuple[Column, ...]:
    """Return the text columns in reading order below `above` lines of heads, beside a strip."""
    if _is_narrowed(box) or not _takes_page_columns(box) or (strip and not strip.columns):
        cells = inner_cells(box)
        text = Cells(
            column=cells.column,
            line=cells.line + above,
            columns=cells.columns,
            lines=max(1, cells.lines - above),
        )
        columns = _divided_columns(paper, box, text, strip)
        return columns if above < cells.lines else ()
    return _page_columns(paper, box, above, strip)


def _is_narrowed(box: ArticleBox) -> bool:
    """Tell whether air takes a box the columns of the page.

    A stepped one keeps them below the heads of its package.
    """
    return air_in(box) != NO_AIR and (box.framed or len(box.shape) == 1)


def _takes_page_columns(box: ArticleBox) -> bool:
    return box.division is Division.GRID and box.columns in (0, box.shape[0].columns)


def _page_columns(
    paper: Paper, box: ArticleBox, above: int, strip: Strip | None
) -> tuple[Column, ...]:
    """Return the page's own columns inside the shape, each a run of lines from top to foot."""
    found = []
    head, taken = box.shape[0], strip.columns if strip else 0
    is_left = box.arrangement is Arrangement.VERTICAL_LEFT
    first_taken = head.column if is_left else head.end_column - taken
    standing = range(first_taken, first_taken + taken)
    for column in range(min(c.column for c in box.shape), max(c.end_column for c in box.shape)):
        over = strip.lines if strip and column in standing else above
        for first, stop in _line_runs(box, column, over):
            found.append(
                Column(
                    x=column_x(paper, column),
                    width=quantised(paper.chars * paper.em),
                    measure=paper.chars * EM,
                    line=first,
                    lines=stop - first,
                )
            )
    return tuple(found)


def _line_runs(box: ArticleBox, column: int, above: int) -> list[tuple[int, int]]:
    """Return the joined runs of lines that the shape covers in one column of the page."""
    spans = []
    head, packed = box.shape[0], packed_air(box).above
    free = head.line + packed if packed else 0
    # Heads higher than the arm that they stand in reach down into the next.
    below = head.line + packed + above if head.column <= column < head.end_column else free
    for cells in box.shape:
        if cells.column <= column < cells.end_column:
            first = max(cells.line, below)
            if first < cells.end_line:
                spans.append((first, cells.end_line))
    joined_runs: list[tuple[int, int]] = []
    for first, stop in sorted(spans):
        if joined_runs and first <= joined_runs[-1][1]:
            joined_runs[-1] = joined_runs[-1][0], max(stop, joined_runs[-1][1])
        else:
            joined_runs.append((first, stop))
    return joined_runs


def _divided_columns(
    paper: Paper, box: ArticleBox, cells: Cells, strip: Strip | None
) -> tuple[Column, ...]:
    left, width = text_span(paper, box, strip)
    if width < LEAST:
        return ()
    # Beside a strip stand as many columns as come nearest to the page's measure.
    usual = round((width + paper.gutter) / (paper.chars + paper.gutter)) if strip else cells.columns
    x = column_x(paper, cells.column) + (left + air_in(box).left) * paper.em
    places = sides(paper, x, width * paper.em)
    if len(places) == 1:
        parts = box.columns or max(1, usual)
        return _columns_side_by_side(paper, box, cells, parts, x, width)
    if strip:
        room = sum(wide for _, wide in places) / paper.em
        usual = round((room + paper.gutter) / (paper.chars + paper.gutter))
    counts = shared(box.columns or max(1, usual), [wide for _, wide in places])
    return tuple(
        column
        for parts, (x, wide) in zip(counts, places, strict=True)
        for column in _columns_side_by_side(paper, box, cells, parts, x, round(wide / paper.em, 3))
    )


def _columns_side_by_side(
    paper: Paper, box: ArticleBox, cells: Cells, parts: int, x: float, width: float
) -> tuple[Column, ...]:
    """Return so many columns over `width` 字 from `x`, points."""
    measures, gutter = _division(width, parts, paper.gutter, box)
    found = []
    for measure in measures:
        found.append(
            Column(
                x=quantised(x),
                width=quantised(measure * paper.em),
                measure=round(measure * EM),
                line=cells.line,
                lines=cells.lines,
            )
        )
        x += (measure + gutter) * paper.em
    return tuple(found)


def _division(
    width: float, parts: int, gutter: float, box: ArticleBox
) -> tuple[tuple[float, ...], float]:
    """Return measures and gutter; fewer columns where they would be narrower than 4 字."""
    parts = max(1, min(parts, int((width + gutter) // (LEAST + gutter))))
    if box.division is Division.FRACTION:
        each = (width - (parts - 1) * gutter) / parts
        return (each,) * parts, gutter
    remainder = Remainder.GUTTERS if box.division is Division.WHOLE else box.remainder
    return divided(width, parts, gutter, remainder)
