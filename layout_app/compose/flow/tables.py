"""Tables in columns and across them. One rule: a row takes whole grid lines and is never parted.

A column is as wide as its cells ask for; where that is too much, the widest give way and their
cells run over several lines. The heads stand again, without a source, wherever a table goes on.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, groupby

from layout_app.compose.flow.poured import BlockLine, FlowText, Poured
from layout_app.compose.line.cells import EM
from layout_app.compose.line.collect import Copy, part_of
from layout_app.compose.line.linebreak import Breaking, MeasureAt, break_lines
from layout_app.compose.line.prepare import Preparer
from layout_app.compose.line.prepared import Prepared
from layout_app.compose.line.setting import ASCENT, line_width, set_line
from layout_app.display.items import Item, Rule, moved
from layout_app.frozen import frozen
from layout_app.model.geometry import quantised
from layout_app.model.ink import BLACK
from layout_app.model.setting import (
    CELL_END,
    CellAlign,
    Merged,
    TableRules,
    TableSetting,
    holding,
)
from layout_app.model.style import Align, Stylebook, TextStyle

PADS = (400, 200)
"""Air at either side of the words of a cell, 1/1000 字; the second where the first is too much."""
LEAST = 2 * EM + 2 * PADS[-1]
"""The narrowest column that gives way to others."""
MOVES_WHOLE = 8
"""Grid lines up to which a table is not parted."""
THICK, MIDDLE, THIN = 0.8, 0.5, 0.25
"""Weights of the rules at the edges of a table, below its heads, between its rows; points."""
_AMID = BlockLine(start=0, end=0, opens=False, closes=False)
_NUMBER = re.compile(r"[+\-−－]?[¥￥$]?\d[\d,，]*(?P<fraction>[.．]\d+)?[%％‰]?")
_ALONE = Merged(0, 0)
_BLANK = "—–-－…"
_ALIGNED = {
    CellAlign.LEFT: Align.LEFT,
    CellAlign.CENTRE: Align.CENTRE,
    CellAlign.RIGHT: Align.RIGHT,
    CellAlign.DECIMAL: Align.LEFT,
}


@frozen(kw_only=False)
class Cell:
    """The words of one cell, blanks at their edges left out."""

    copy: Copy
    prepared: Prepared
    style: TextStyle
    point: int
    """Characters before the decimal point, or all of them."""

    @property
    def width(self) -> int:
        """Width on one line, 1/1000 字."""
        return self._to(len(self.copy.text))

    @property
    def before(self) -> int:
        """Width of what stands before the point."""
        return self._to(self.point)

    def _to(self, end: int) -> int:
        if not end:
            return 0
        return round(line_width(self.prepared, 0, end) * self.style.size)


@frozen(kw_only=False)
class SetRow:
    """A row broken into lines."""

    cells: tuple[tuple[tuple[int, int], ...], ...]
    """By cell, its lines."""
    lines: int
    """Grid lines it takes."""


@frozen(kw_only=False)
class Layout:
    """A table set over one measure."""

    widths: tuple[int, ...]
    """Of its columns, 1/1000 字."""
    rows: tuple[SetRow, ...]
    pad: int

    @property
    def lines(self) -> int:
        """Grid lines of all rows."""
        return sum(row.lines for row in self.rows)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Table:
    """The cells of a table and how it is set."""

    rows: tuple[tuple[Cell, ...], ...]
    setting: TableSetting
    aligns: tuple[CellAlign, ...]
    merged: Mapping[tuple[int, int], Merged] = field(default_factory=dict)
    """Cells that are one (合并单元格), by the row and the column of the first of them."""
    _laid: dict[int, Layout] = field(default_factory=dict)

    @property
    def heads(self) -> int:
        """Rows of the head; a table has at least one row below it."""
        return min(self.setting.heads, len(self.rows) - 1)

    def laid(self, measure: int) -> Layout:
        """Return the table over a measure, kept for the next asking."""
        found = self._laid.get(measure)
        if found is None:
            widths, pad = _widths(self, measure)
            rows = [_set_row(self, n, widths, pad) for n in range(len(self.rows))]
            found = self._laid[measure] = Layout(widths, tuple(_heightened(self, rows)), pad)
        return found

    @property
    def columns(self) -> int:
        """Columns of the widest row, merged cells with all that they cover."""
        wide = max((merged.end_column for merged in self.merged.values()), default=0)
        return max(wide, *(len(row) for row in self.rows))

    def at(self, row: int, column: int) -> Merged:
        """Return what the cell at a place is merged with; itself alone where nothing is."""
        return self.merged.get((row, column)) or Merged(row, column)

    def tied(self, row: int) -> int:
        """Return the last row that cells reach to from this one: no column's foot parts them."""
        last = row
        for m in sorted(self.merged.values(), key=lambda m: m.row):
            if m.row <= last < m.end_row:
                last = m.end_row - 1
        return last

    def joins(self, row: int, columns: tuple[int, int], below: int) -> bool:
        """Tell whether one cell holds a place in a row and that so many rows below it."""
        left, right = columns
        return any(
            m.row <= row and row + below < m.end_row and m.column <= left and right < m.end_column
            for m in self.merged.values()
        )


def table_of(preparer: Preparer, book: Stylebook, copies: Sequence[Copy]) -> Table:
    """Return the table whose rows are `copies`."""
    setting = copies[0].setting
    found = setting if isinstance(setting, TableSetting) else TableSetting()
    heads = min(found.heads, len(copies) - 1)
    rows = tuple(
        tuple(_cells(preparer, book, copy, book.table_head if n < heads else book.table))
        for n, copy in enumerate(copies)
    )
    texts = [[cell.copy.text for cell in row] for row in rows]
    merged = {(m.row, m.column): m for m in holding(found, texts, heads)}
    # What a cell over several columns holds says nothing of how one of them stands.
    body = [
        ["" if merged.get((n, k), _ALONE).columns > 1 else text for k, text in enumerate(row)]
        for n, row in enumerate(texts[heads:], heads)
    ]
    return Table(rows=rows, setting=found, aligns=_aligns(body, found), merged=merged)


def _cells(preparer: Preparer, book: Stylebook, copy: Copy, style: TextStyle) -> Iterator[Cell]:
    start = 0
    for text in copy.text.split(CELL_END):
        first = start + len(text) - len(text.lstrip())
        words = part_of(copy, first, first + len(text.strip()))
        p = preparer.prepare(words.text, style.face, book.breaks, words.marks, book.bold)
        number = _NUMBER.match(words.text)
        point = number.start("fraction") if number and number["fraction"] else len(words.text)
        if number and not number["fraction"]:
            point = len(words.text.rstrip("%％‰"))
        yield Cell(words, p, style, point)
        start += len(text) + len(CELL_END)


def _aligns(body: Sequence[Sequence[str]], setting: TableSetting) -> tuple[CellAlign, ...]:
    """Return how each column stands: numbers by their points, short words in the middle."""
    columns = max(len(row) for row in body)
    named = setting.aligns[:columns]
    return (*named, *(_derived(body, n) for n in range(len(named), columns)))


def _derived(body: Sequence[Sequence[str]], column: int) -> CellAlign:
    texts = [row[column] for row in body if column < len(row)]
    told = [text for text in texts if text.strip(_BLANK)]
    if told and all(_NUMBER.fullmatch(text) for text in told):
        return CellAlign.DECIMAL
    alike = len({len(text) for text in told}) == 1 and len(told[0]) <= 6
    return CellAlign.CENTRE if column and alike else CellAlign.LEFT


def _asked(table: Table, column: int) -> int:
    """Return the width that the words of a column ask for, 1/1000 字."""
    cells = [
        row[column]
        for n, row in enumerate(table.rows)
        if column < len(row) and table.at(n, column).columns == 1
    ]
    widest = max((cell.width for cell in cells), default=0)
    if table.aligns[column : column + 1] == (CellAlign.DECIMAL,):
        widest = max(widest, sum(_sides(table, column)))
    return widest


def _sides(table: Table, column: int) -> tuple[int, int]:
    """Return the widths before and behind the points of a column."""
    cells = [row[column] for row in table.rows[table.heads :] if column < len(row)]
    before = max((cell.before for cell in cells), default=0)
    return before, max((cell.width - cell.before for cell in cells), default=0)


def _widths(table: Table, measure: int) -> tuple[tuple[int, ...], int]:
    """Return the widths of the columns and the air beside their words."""
    count = table.columns
    given = [round(width * EM) for width in table.setting.widths[:count]]
    given += [0] * (count - len(given))
    words = [_asked(table, n) for n in range(count)]
    for pad in PADS:
        asked = [width or words[n] + 2 * pad for n, width in enumerate(given)]
        _widen_below(table, asked, given, pad)
        if sum(asked) <= measure:
            return _widened(asked, given, measure), pad
    return _narrowed(table, asked, measure), PADS[-1]


def _widen_below(table: Table, asked: list[int], given: Sequence[int], pad: int) -> None:
    """Let columns ask for as much as a cell over several of them does, shared alike."""
    for m in table.merged.values():
        columns = range(m.column, m.end_column)
        free = [n for n in columns if not given[n]]
        lack = table.rows[m.row][m.column].width + 2 * pad - sum(asked[n] for n in columns)
        if m.columns > 1 and lack > 0:
            for k, n in enumerate(free):
                asked[n] += lack // len(free) + (k < lack % len(free))


def _widened(asked: list[int], given: Sequence[int], measure: int) -> tuple[int, ...]:
    """Return the widths with what is left over shared by the columns that nobody set."""
    spare = measure - sum(asked)
    free = [n for n, width in enumerate(given) if not width]
    for k, n in enumerate(free):
        asked[n] += spare // len(free) + (k < spare % len(free))
    return tuple(asked)


def _narrowed(table: Table, asked: Sequence[int], measure: int) -> tuple[int, ...]:
    """Return the widths with the widest columns cut down alike; those of numbers are kept."""
    kept = {n for n, align in enumerate(table.aligns) if align is CellAlign.DECIMAL}
    if sum(asked[n] if n in kept else LEAST for n in range(len(asked))) > measure:
        kept = set()
    room = measure - sum(asked[n] for n in kept)
    free = sorted((n for n in range(len(asked)) if n not in kept), key=lambda n: asked[n])
    found = list(asked)
    for k, n in enumerate(free):
        found[n] = min(asked[n], max(EM, room // (len(free) - k)))
        room -= found[n]
    return tuple(found)


def _set_row(table: Table, n: int, widths: Sequence[int], pad: int) -> SetRow:
    """Return a row as high as its own cells; one that goes on below takes no more of it."""
    merged = [table.at(n, k) for k in range(len(table.rows[n]))]
    cells = tuple(
        _cell_lines(cell, sum(widths[m.column : m.end_column]) - 2 * pad)
        for cell, m in zip(table.rows[n], merged, strict=True)
    )
    own = [len(lines) for lines, m in zip(cells, merged, strict=True) if m.rows == 1]
    return SetRow(cells, max(own, default=1) or 1)


def _heightened(table: Table, rows: Sequence[SetRow]) -> list[SetRow]:
    """Return the rows with the last below a merged cell as much higher as that needs."""
    found = list(rows)
    for m in table.merged.values():
        lack = len(rows[m.row].cells[m.column]) - sum(row.lines for row in found[m.row : m.end_row])
        if lack > 0:
            last = found[m.end_row - 1]
            found[m.end_row - 1] = SetRow(last.cells, last.lines + lack)
    return found


def _cell_lines(cell: Cell, width: int) -> tuple[tuple[int, int], ...]:
    if not cell.copy.text:
        return ()
    room = max(EM, round(width / cell.style.size))
    if cell.width <= width:
        return ((0, len(cell.copy.text)),)
    ends = break_lines(cell.prepared, room, room).ends
    return tuple(zip((0, *ends), ends, strict=False))


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A row of a table in a flow."""

    table: Table
    number: int
    length: int
    """Characters of its copy, tabs and blanks with them."""
    again: bool = False
    """Whether it is one of the heads where the table goes on; it has no source then."""

    @property
    def is_whole(self) -> bool:
        """Tell that no column's foot may part a row."""
        return True

    def breaking(self, measure_at: MeasureAt) -> Breaking:
        """Return as many lines as the row takes, the first with all its copy."""
        return Breaking((self.length,) * self._set(measure_at(0)).lines, 0.0)

    def keeps(self, measure: int) -> int:
        """Return the rows that must follow: all of a low table, else the first and the last."""
        laid, n, heads = self.table.laid(measure), self.number, self.table.heads
        heights = [row.lines for row in laid.rows[n + 1 :]]
        if not self.again and n == 0 and laid.lines <= MOVES_WHOLE:
            return sum(heights)
        tied = sum(heights[: self.table.tied(n) - n])
        if n < heads:
            return max(tied, sum(heights[: heads - n]))
        return max(tied, heights[0] if heights and (n == heads or len(heights) == 1) else 0)

    def items(self, line: BlockLine, measure: int, em: float, leading: float) -> tuple[Item, ...]:
        """Return the row's ink, made with its first line."""
        laid = self.table.laid(measure)
        words = row_items(self.table, self.number, laid, em, leading, is_copy=not self.again)
        rules = row_rules(self.table, self.number, laid, em, leading, line)
        return (*rules, *words)

    def _set(self, measure: int) -> SetRow:
        return self.table.laid(measure).rows[self.number]


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
    before, behind = _sides(table, column)
    cell = table.rows[n][column]
    if not _NUMBER.match(cell.copy.text):
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


def with_heads_again(flow: Sequence[FlowText], poured: Poured) -> tuple[FlowText, ...]:
    """Return the flow with heads above the first row of every column in which a table goes on.

    Heads that no longer stand at a column's head are taken out; the same flow means all is well.
    """
    heads = _column_heads(poured)
    found: list[FlowText] = []
    for text in flow:
        row = text.block
        if isinstance(row, Row) and row.again:
            if text in heads or (row.number and _is_again(found, row.number - 1)):
                found.append(text)
            continue
        if isinstance(row, Row) and text in heads and row.number >= row.table.heads:
            found += _again(text, row)
        found.append(text)
    return tuple(found)


def _is_again(found: Sequence[FlowText], number: int) -> bool:
    row = found[-1].block if found else None
    return isinstance(row, Row) and row.again and row.number == number


def _column_heads(poured: Poured) -> set[FlowText]:
    """Return what stands first in a column."""
    found, first = set(), 0
    by_slot = {line.slot: line.text for line in poured.lines}
    for column in poured.columns:
        if first in by_slot:
            found.add(by_slot[first])
        first += column.lines
    return found


def _again(text: FlowText, row: Row) -> Iterator[FlowText]:
    """Give the heads that stand again above a row; they hold no copy."""
    empty = part_of(text.copy, 0, 0)
    for n in range(row.table.heads):
        yield replace(text, copy=empty, air=0, block=Row(row.table, n, 0, again=True))
