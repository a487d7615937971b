"""Merged cells in lines of a table. One rule: where the signs make no rectangle, they stay words.

`| 甲 | << |` is one cell over two columns, `^^` in the row below one over two rows; MultiMarkdown
and Word files mean the same.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from layout_app.model.setting import CELL_END, Merged, TableSetting
from layout_app.model.text import Kind, Paragraph

LEFT, UP = "<<", "^^"
"""A cell that the one before it covers, or the one above."""
ESCAPE = "\\"

Grid = Sequence[Sequence[str]]


def written(words: str) -> str:
    """Return the words of a cell so that none of them is taken for a sign."""
    return ESCAPE + words if words.lstrip(ESCAPE) in (LEFT, UP) else words


def with_merged(paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """Return copy in which each table's signs are told by its setting instead."""
    found: list[Paragraph] = []
    for is_table, group in groupby(paragraphs, lambda each: each.kind is Kind.TABLE):
        run = list(group)
        found += _told(run) if is_table else run
    return tuple(found)


def _told(rows: list[Paragraph]) -> list[Paragraph]:
    grid = [row.text.split(CELL_END) for row in rows]
    merged = tuple(_merged(grid))
    if not any(cell.lstrip(ESCAPE) in (LEFT, UP) for row in grid for cell in row):
        return rows
    gone = {cell for one in merged for cell in one.covered}
    texts = [
        CELL_END.join("" if (n, k) in gone else _read(cell) for k, cell in enumerate(row))
        for n, row in enumerate(grid)
    ]
    found = [replace(row, text=text) for row, text in zip(rows, texts, strict=True)]
    if merged:
        heads = _heads(merged, max(map(len, grid)), len(rows))
        found[0] = replace(found[0], setting=TableSetting(heads=heads, merged=merged))
    return found


def _read(cell: str) -> str:
    return cell.removeprefix(ESCAPE) if cell.lstrip(ESCAPE) in (LEFT, UP) else cell


def _merged(grid: Grid) -> Iterator[Merged]:
    for n, row in enumerate(grid):
        for k, cell in enumerate(row):
            if cell in (LEFT, UP):
                continue
            columns = 1
            while k + columns < len(row) and row[k + columns] == LEFT:
                columns += 1
            rows = 1
            while n + rows < len(grid) and _goes_on(grid[n + rows], k, columns):
                rows += 1
            if rows * columns > 1:
                yield Merged(n, k, rows, columns)


def _goes_on(row: Sequence[str], column: int, columns: int) -> bool:
    """Tell whether a row goes on with the cell above that begins at a column."""
    signs = list(row[column : column + columns])
    ends = row[column + columns : column + columns + 1] != [LEFT]
    beside = all(sign in (LEFT, UP) for sign in signs)
    return len(signs) == columns and signs[0] == UP and beside and ends


def _heads(merged: Iterable[Merged], width: int, rows: int) -> int:
    """Return the rows of the head: down to the cells that stand below a wide one in the first."""
    above = [one for one in merged if one.row == 0]
    heads = max((one.rows for one in above), default=1)
    if any(1 < one.columns < width for one in above):
        heads = max(heads, 2)
    return min(heads, max(1, rows - 1))
