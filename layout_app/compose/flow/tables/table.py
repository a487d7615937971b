"""What a table is, and how wide its columns are. One rule: widths come from words and the measure.

A column is as wide as its cells ask for; where that is too much, the widest give way and their
cells run over several lines.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field

from layout_app.compose.line.cells import EM
from layout_app.compose.line.collect import Copy, part_of
from layout_app.compose.line.linebreak import break_lines
from layout_app.compose.line.prepare import Preparer
from layout_app.compose.line.prepared import Prepared
from layout_app.compose.line.setting import line_width
from layout_app.frozen import frozen
from layout_app.model.setting import CELL_END, NUMBER, CellAlign, Merged, TableSetting, holding
from layout_app.model.style import Stylebook, TextStyle

PADS = (400, 200)
"""Air at either side of the words of a cell, 1/1000 字; the second where the first is too much."""
LEAST = 2 * EM + 2 * PADS[-1]
"""The narrowest column that gives way to others."""
_ALONE = Merged(0, 0)
_BLANK = "—–-－…"


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


@frozen(eq=False)
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
        number = NUMBER.match(words.text)
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
    if told and all(NUMBER.fullmatch(text) for text in told):
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
        widest = max(widest, sum(sides(table, column)))
    return widest


def sides(table: Table, column: int) -> tuple[int, int]:
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
