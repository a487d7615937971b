"""How tables, lists of names, verse and notices are set. One rule: the copy stays lines of text.

Rows, verses and notices are paragraphs; those of one kind that follow each other are one object.
The first carries its setting; a setting further down begins the next object.
"""

import re
from collections.abc import Sequence
from enum import StrEnum

from layout_app.frozen import frozen

CELL_END = "\t"
"""Parts the cells of a row, and the names of a list."""


class CellAlign(StrEnum):
    """How the cells of a column of a table stand."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    DECIMAL = "decimal"
    """Decimal points below each other."""


class TableRules(StrEnum):
    """Which rules a table has."""

    NONE = "none"
    OPEN = "open"
    """三线表: above, below the heads, at the foot."""
    ROWS = "rows"
    """Those, and a thin one between the rows."""
    GRID = "grid"
    """Round every cell."""


@frozen(kw_only=False)
class Merged:
    """Cells of a table that are one (合并单元格): the upper left of them, and how many."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1

    def __post_init__(self) -> None:
        if min(self.row, self.column) < 0 or min(self.rows, self.columns) < 1:
            raise ValueError("merged cells are a rectangle of the table")
        if max(self.row, self.column, self.rows, self.columns) > MOST_MERGED:
            raise ValueError("merged cells are a rectangle of the table")

    @property
    def end_row(self) -> int:
        """The row below the last."""
        return self.row + self.rows

    @property
    def end_column(self) -> int:
        """The column behind the last."""
        return self.column + self.columns

    @property
    def covered(self) -> frozenset[tuple[int, int]]:
        """The cells that give their room to the first, by row and column."""
        return frozenset(
            (row, column)
            for row in range(self.row, self.end_row)
            for column in range(self.column, self.end_column)
        ) - {(self.row, self.column)}


MOST_MERGED = 2000
"""Rows or columns up to which cells are merged: those of the largest table."""


@frozen
class TableSetting:
    """How a table is set."""

    heads: int = 1
    """Rows of its head; they stand again wherever the table goes on."""
    aligns: tuple[CellAlign, ...] = ()
    """By column; those not named follow from what the column holds."""
    widths: tuple[float, ...] = ()
    """字 by column; 0, or not named, is as wide as the cells ask for."""
    rules: TableRules = TableRules.OPEN
    merged: tuple[Merged, ...] = ()
    """Cells that are one; those that would cover words stand apart."""
    span: int = 1
    """Columns of the box that it spans as one object; 1 lets its rows flow with the text."""

    def __post_init__(self) -> None:
        if self.heads < 0 or self.span < 1:
            raise ValueError("a table has no fewer than 0 rows of heads and spans a column")
        if any(width < 0 for width in self.widths):
            raise ValueError("a column of a table has no negative width")


NUMBER = re.compile(r"[+\-−－]?[¥￥$]?\d[\d,，]*(?P<fraction>[.．]\d+)?[%％‰]?")
_YEAR = re.compile(r"(?:19|20)\d\d")


def heads_told(rows: Sequence[Sequence[str]]) -> int:
    """Return how many rows of heads a table has by what its cells hold: 1, or 0.

    A row above that holds a number wherever all below hold numbers is a row like them, but for
    years and for what counts from 1: so parts of a match are named.
    """
    body = rows[1:]
    columns = range(max((len(row) for row in rows), default=0))
    told = [[text for row in body if (text := text_at((row,), 0, k))] for k in columns]
    counted = [k for k in columns if told[k] and all(map(NUMBER.fullmatch, told[k]))]
    above = [text_at(rows, 0, k) for k in counted]
    if not above or not all(map(NUMBER.fullmatch, above)):
        return 1
    names = above == [str(k + 1) for k in range(len(above))] or all(map(_YEAR.fullmatch, above))
    return 1 if names else 0


def holding(setting: TableSetting, rows: Sequence[Sequence[str]], heads: int) -> tuple[Merged, ...]:
    """Return what is merged of a table whose cells hold these texts.

    Nothing that would cover words, meet another, or be partly head: rows move when they are edited.
    """
    kept: list[Merged] = []
    taken: set[tuple[int, int]] = set()
    for merged in setting.merged:
        cells = merged.covered
        bare = all(not text_at(rows, *cell) for cell in cells)
        whole = {(merged.row, merged.column), *cells}
        split = merged.row < heads < merged.end_row
        is_there = merged.end_row <= len(rows) and merged.column < len(rows[merged.row])
        if is_there and bare and cells and not split and not whole & taken:
            kept.append(merged)
            taken |= whole
    return tuple(kept)


def text_at(rows: Sequence[Sequence[str]], row: int, column: int) -> str:
    """Return the words of a cell; none beyond the table's edge."""
    if row >= len(rows) or column >= len(rows[row]):
        return ""
    return rows[row][column].strip()


@frozen
class NamesSetting:
    """How a list of names is set on tab stops."""

    cell: int = 0
    """字 from one stop to the next; 0 follows from the names."""

    def __post_init__(self) -> None:
        if self.cell < 0:
            raise ValueError("the stops of a list of names run forwards")


class VerseAlign(StrEnum):
    """How the lines of a poem stand in their measure."""

    BLOCK = "block"
    """Together in the middle, flush left."""
    CENTRE = "centre"
    """Each in the middle."""
    INDENT = "indent"
    """Set in by as much as a paragraph."""


@frozen
class VerseSetting:
    """How a poem, or a stanza that begins with the line, is set."""

    align: VerseAlign = VerseAlign.BLOCK


class Numbering(StrEnum):
    """How notices are numbered."""

    FIGURES = "figures"
    """1. 2. 3."""
    CHINESE = "chinese"
    """一、二、三、"""
    CIRCLED = "circled"
    """① ② ③"""
    NONE = "none"


@frozen
class NoticesSetting:
    """How notices are numbered; one that brings its own number keeps it."""

    numbers: Numbering = Numbering.FIGURES
    first: int = 1
    """Number of the first."""

    def __post_init__(self) -> None:
        if self.first < 1:
            raise ValueError("notices count from 1")


Setting = TableSetting | NamesSetting | VerseSetting | NoticesSetting
