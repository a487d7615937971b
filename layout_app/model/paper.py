"""Papers: sheet, type area and the 字 grid. One rule: the 字 is the unit, points are derived.

A paper is `columns` columns of `chars` 字 with a gutter in 字. The body size follows from the width
of the type area, which L(N) 字 fill exactly; or it is given, and the width follows.
"""

from dataclasses import field
from enum import StrEnum

from layout_app.frozen import frozen
from layout_app.model.geometry import MM, Cells, Rect, quantised

LARGEST_MM = 2000.0
"""What a paper measures at most: readers take no page of more than 5 m, nor its picture."""
SMALLEST, LARGEST = 3.0, 72.0
"""Body sizes that can be set, points."""
SLACK = 0.01
"""What rounding may let a type area reach beyond its place, mm."""


class Remainder(StrEnum):
    """Where the remainder of a division goes (破栏)."""

    COLUMNS = "columns"
    """The first columns get one 字 more (strategy A)."""
    GUTTERS = "gutters"
    """Every gutter grows by an equal share (strategy B)."""


@frozen
class Paper:
    """A sheet with its type area and grid."""

    name: str
    """Preset name, such as `tabloid-5`, or the paper's own."""
    trim_mm: tuple[float, float]
    """Width and height of the trimmed page, mm."""
    type_mm: tuple[float, float]
    """Width and height of the type area, mm; a given body size makes it as wide as its columns."""
    top_mm: float
    """Distance from the trim's top to the type area, mm."""
    columns: int
    """Columns of the page."""
    chars: int
    """字 in a column."""
    gutter: float = 1.0
    """Gutter between columns, 字."""
    lines: int
    """Grid lines in the type area."""
    pitch: float
    """Distance of grid lines, 字."""
    bleed_mm: float = 0.0
    """Ink beyond the trim, mm; newspapers often have none."""
    left_mm: float | None = None
    """Distance of the trim's left to the type area, mm; none centres it."""
    points: float = 0.0
    """Body size, points; 0 where it follows from the width of the type area."""
    _derived: tuple[float, tuple[float, float], Rect] | None = field(
        default=None, init=False, repr=False, compare=False
    )
    """Body size, trim and type area, which every box and line asks for."""

    def __post_init__(self) -> None:
        if not (1 <= self.columns <= 24 and 4 <= self.chars <= 200 and 1 <= self.lines <= 400):
            raise ValueError("a paper has 1-24 columns of 4-200 字 and 1-400 lines")
        if self.bleed_mm < 0:
            raise ValueError("a bleed has no negative size")
        if max(self.trim_mm) > LARGEST_MM:
            raise ValueError("a paper is at most 2 m wide and high")
        self._derive()
        if min(self.type_mm) <= 0 or not SMALLEST <= self.em <= LARGEST:
            raise ValueError("the body size of a paper is 3 to 72 points")
        left = self.left_mm or 0.0
        if min(left, self.top_mm) < 0 or left + self.width_mm > self.trim_mm[0] + SLACK:
            raise ValueError("the type area does not fit the trim")
        if self.top_mm + self.type_mm[1] > self.trim_mm[1] + SLACK:
            raise ValueError("the type area does not fit the trim")
        if self.width_mm > self.type_mm[0] + SLACK:
            raise ValueError("the columns do not fit the type area")
        if self.height_chars > self.type_mm[1] * MM / self.em + 0.5:
            raise ValueError("the grid lines do not fit the type area")

    @property
    def em(self) -> float:
        """Body size = width of one 字, points."""
        assert self._derived
        return self._derived[0]

    @property
    def width_mm(self) -> float:
        """Width that the columns fill, mm."""
        return joined(self.columns, self.chars, self.gutter) * self.em / MM

    @property
    def leading(self) -> float:
        """Distance of grid lines, points."""
        return self.pitch * self.em

    @property
    def height_chars(self) -> float:
        """Height of the grid from the first line's top to the last line's foot, 字."""
        return (self.lines - 1) * self.pitch + 1

    @property
    def trim(self) -> tuple[float, float]:
        """Width and height of the trimmed page, points."""
        assert self._derived
        return self._derived[1]

    @property
    def type_area(self) -> Rect:
        """The type area, points from the trim's top left."""
        assert self._derived
        return self._derived[2]

    def _derive(self) -> None:
        wide = joined(self.columns, self.chars, self.gutter)
        em = self.points or self.type_mm[0] * MM / wide
        trim = quantised(self.trim_mm[0] * MM), quantised(self.trim_mm[1] * MM)
        width_mm = wide * em / MM
        left = (self.trim_mm[0] - width_mm) / 2 if self.left_mm is None else self.left_mm
        area = (left * MM, self.top_mm * MM, width_mm * MM, self.type_mm[1] * MM)
        derived = em, trim, Rect(*map(quantised, area))
        object.__setattr__(self, "_derived", derived)


def joined(count: int, chars: float, gutter: float) -> float:
    """Return the width in 字 of `count` joined columns: L(k) = k·n + (k−1)·g."""
    return count * chars + (count - 1) * gutter


def divided(
    width: float, parts: int, gutter: float, remainder: Remainder = Remainder.COLUMNS
) -> tuple[tuple[int, ...], float]:
    """Divide `width` 字 into `parts` columns of whole 字: their measures and the gutter (破栏).

    The measures and gutters fill the width exactly; ValueError where a column would vanish.
    """
    room = width - (parts - 1) * gutter
    each, left = divmod(round(room, 6), parts)
    if each < 1:
        raise ValueError("the columns are too narrow")
    if remainder is Remainder.GUTTERS and parts > 1:
        return (int(each),) * parts, gutter + left / (parts - 1)
    wider = int(left)
    measures = tuple(int(each) + (1 if k < wider else 0) for k in range(parts))
    spare = left - wider
    return measures, gutter + (spare / (parts - 1) if parts > 1 else 0.0)


def column_x(paper: Paper, column: int) -> float:
    """Return the left edge of a column, points; beyond a page's own it lies on the next page."""
    page, own = divmod(column, paper.columns)
    x = paper.type_area.x + own * (paper.chars + paper.gutter) * paper.em
    return quantised(page * paper.trim[0] + x)


def line_y(paper: Paper, line: int) -> float:
    """Return the top of the 字 of a grid line, points; its baseline lies 0.88 字 lower."""
    return quantised(paper.type_area.y + line * paper.leading)


def crosses_fold(paper: Paper, column: int, end: int) -> bool:
    """Tell whether columns from `column` to before `end` stand on both pages of a spread."""
    return column < paper.columns < end


def chars_across(paper: Paper, column: int, columns: int) -> float:
    """Return the width of columns in 字; those of a spread take in the fold (通版)."""
    if not crosses_fold(paper, column, column + columns):
        return joined(columns, paper.chars, paper.gutter)
    right = column_x(paper, column + columns - 1) + paper.chars * paper.em
    return round((right - column_x(paper, column)) / paper.em, 6)


def spread_trim(paper: Paper, span: int) -> tuple[float, float]:
    """Return width and height of so many trimmed pages side by side, points."""
    return quantised(span * paper.trim[0]), paper.trim[1]


def spread_area(paper: Paper, span: int) -> Rect:
    """Return the type area of a page or, across the fold, of a spread, points."""
    area = paper.type_area
    return Rect(area.x, area.y, quantised(area.w + (span - 1) * paper.trim[0]), area.h)


def fold_band(paper: Paper) -> tuple[float, float]:
    """Return where on a spread the left page's columns end and the right one's begin, points."""
    left = column_x(paper, paper.columns - 1) + paper.chars * paper.em
    return quantised(left), column_x(paper, paper.columns)


def cells_rect(paper: Paper, cells: Cells) -> Rect:
    """Return the place of a rectangle of cells: first line's top to last line's foot, points."""
    w = chars_across(paper, cells.column, cells.columns) * paper.em
    h = (cells.lines - 1) * paper.leading + paper.em
    x, y = column_x(paper, cells.column), line_y(paper, cells.line)
    return Rect(x, y, quantised(w), quantised(h))


BROADSHEET_8 = Paper(
    name="broadsheet-8", trim_mm=(390, 540), type_mm=(350, 490), top_mm=25,
    columns=8, chars=13, lines=115, pitch=1.35,
)  # fmt: skip
TABLOID_6 = Paper(
    name="tabloid-6", trim_mm=(270, 390), type_mm=(235, 350), top_mm=20,
    columns=6, chars=11, lines=78, pitch=1.35,
)  # fmt: skip
TABLOID_5 = Paper(
    name="tabloid-5", trim_mm=(280, 390), type_mm=(245, 348), top_mm=21,
    columns=5, chars=14, lines=75, pitch=1.4,
)  # fmt: skip
PRESETS = (TABLOID_5, TABLOID_6, BROADSHEET_8)
"""The papers that ship with the program; the first is the default."""
