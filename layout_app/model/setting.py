"""How tables, lists of names, verse and notices are set. One rule: the copy stays lines of text.

Rows, verses and notices are paragraphs; those of one kind that follow each other are one object.
The first carries its setting; a setting further down begins the next object.
"""

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
    span: int = 1
    """Columns of the box that it spans as one object; 1 lets its rows flow with the text."""

    def __post_init__(self) -> None:
        if self.heads < 0 or self.span < 1:
            raise ValueError("a table has no fewer than 0 rows of heads and spans a column")
        if any(width < 0 for width in self.widths):
            raise ValueError("a column of a table has no negative width")


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
