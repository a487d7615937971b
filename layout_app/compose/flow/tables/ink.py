"""The ink of tables. One rule: words stand on the grid, rules amid the gaps of its lines."""

from collections.abc import Iterator
from itertools import accumulate, groupby

from layout_app.compose.flow.poured import BlockLine
from layout_app.compose.flow.tables.table import Layout, Table, sides
from layout_app.compose.line.cells import EM
from layout_app.compose.line.setting import set_line
from layout_app.display.items import ASCENT, Item, Rule, moved
from layout_app.model.geometry import quantised
from layout_app.model.ink import BLACK
from layout_app.model.setting import NUMBER, CellAlign, TableRules
from layout_app.model.style import Align

THICK, MIDDLE, THIN = 0.8, 0.5, 0.25
"""Weights of the rules at the edges of a table, below its heads, between its rows; points."""
_AMID = BlockLine(start=0, end=0, opens=False, closes=False)
_ALIGNED = {
    CellAlign.LEFT: Align.LEFT,
    CellAlign.CENTRE: Align.CENTRE,
    CellAlign.RIGHT: Align.RIGHT,
    CellAlign.DECIMAL: Align.LEFT,
}


def row_items(
    table: Table, n: int, laid: Layout, em: float, leading: float, *, is_copy: bool = True
) -> tuple[Item, ...]:
    """Return the words of a row; every line stands on the grid."""
    row, made = table.rows[n], laid.rows[n]
    lefts = (0, *accumulate(laid.widths))
    found: list[Item] = []
    for column, (cell, lines) in enumerate(zip(row, made.cells, strict=False)):
        merged = table.at(n, column)
        high = sum(below.lines for below in laid.rows[n : merged.end_row])
        wide = sum(laid.widths[column : merged.end_column])
        # A cell over several rows stands in their middle, be it between two lines of the grid.
        first = (high - len(lines)) / 2 if merged.rows > 1 else (high - len(lines)) // 2
        for k, (i, j) in enumerate(lines):
            left, align = _place(table, n, column, laid, len(lines))
            size = cell.style.size
            found += set_line(
                cell.prepared,
                i,
                j,
                size=quantised(size * em),
                ink=cell.style.ink,
                x=quantised((lefts[column] + left) * em / EM),
                y=quantised((first + k) * leading + ASCENT * em),
                measure=max(EM, round((wide - 2 * laid.pad) / size)),
                align=align,
                copy=cell.copy if is_copy else None,
            )
    return tuple(found)


def _place(table: Table, n: int, column: int, laid: Layout, lines: int) -> tuple[int, Align]:
    """Return where the words of a cell begin in its column, and how they stand from there."""
    if table.at(n, column).columns > 1:
        return laid.pad, Align.CENTRE
    align = table.aligns[column] if column < len(table.aligns) else CellAlign.LEFT
    if n < table.heads:
        return laid.pad, Align.LEFT if align is CellAlign.LEFT else Align.CENTRE
    if align is not CellAlign.DECIMAL or lines > 1:
        return laid.pad, _ALIGNED[align]
    before, behind = sides(table, column)
    cell = table.rows[n][column]
    if not NUMBER.match(cell.copy.text):
        return laid.pad, Align.CENTRE
    beside = max(laid.pad, (laid.widths[column] - before - behind) // 2)
    return beside + before - cell.before, Align.LEFT


def row_rules(
    table: Table, n: int, laid: Layout, em: float, leading: float, line: BlockLine
) -> tuple[Rule, ...]:
    """Return the rules above, below and between the cells of a row, amid the line gaps."""
    kind, gap = table.setting.rules, (leading - em) / 2
    if kind is TableRules.NONE:
        return ()
    right = quantised(sum(laid.widths) * em / EM)
    top, foot = quantised(-gap), quantised(laid.rows[n].lines * leading - gap)
    found = []
    if n == 0 or line.opens:
        found.append(_across(right, top, THICK))
    if n == len(table.rows) - 1:
        found.append(_across(right, foot, THICK))
    elif n == table.heads - 1 or line.closes:
        found.append(_across(right, foot, MIDDLE))
    elif kind is not TableRules.OPEN:
        found += _between(table, n, laid, em, foot)
    else:
        found += _below_wide_heads(table, n, laid, em, foot)
    if kind is TableRules.GRID:
        edges = [quantised(x * em / EM) for x in (0, *accumulate(laid.widths))]
        found += [
            _down(x, top, foot)
            for k, x in enumerate(edges)
            if not table.joins(n, (k - 1, k), 0) or k == 0
        ]
    return tuple(found)


def _between(table: Table, n: int, laid: Layout, em: float, y: float) -> Iterator[Rule]:
    """Yield the thin rule below a row, open where a cell goes on below it."""
    edges = (0, *accumulate(laid.widths))
    closed = [not table.joins(n, (k, k), 1) for k in range(len(laid.widths))]
    for is_closed, columns in groupby(range(len(closed)), closed.__getitem__):
        if is_closed:
            run = list(columns)
            left, right = (quantised(edges[k] * em / EM) for k in (run[0], run[-1] + 1))
            yield _across(right, y, THIN, left)


def _below_wide_heads(table: Table, n: int, laid: Layout, em: float, y: float) -> Iterator[Rule]:
    """Yield a thin rule below each head that stands over several others, with air at its ends."""
    edges = (0, *accumulate(laid.widths))
    for m in table.merged.values():
        if m.columns > 1 and m.end_row - 1 == n < table.heads - 1:
            left = edges[m.column] + laid.pad
            right = edges[m.end_column] - laid.pad
            yield _across(quantised(right * em / EM), y, THIN, quantised(left * em / EM))


def _across(right: float, y: float, weight: float, left: float = 0.0) -> Rule:
    return Rule(x1=left, y1=y, x2=right, y2=y, weight=weight, ink=BLACK)


def _down(x: float, top: float, foot: float) -> Rule:
    return Rule(x1=x, y1=top, x2=x, y2=foot, weight=THIN, ink=BLACK)


def table_items(table: Table, width: float, em: float, leading: float) -> tuple[Item, ...]:
    """Return the ink of a table that stands by itself over `width` 字."""
    laid, down, found = table.laid(round(width * EM)), 0, list[Item]()
    for n, row in enumerate(laid.rows):
        words = row_items(table, n, laid, em, leading)
        rules = row_rules(table, n, laid, em, leading, _AMID)
        found += [moved(item, 0.0, quantised(down * leading)) for item in (*rules, *words)]
        down += row.lines
    return tuple(found)
