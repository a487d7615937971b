"""What is poured and where it came to stand. One rule: values only.

A flow is paragraphs, subheads and blocks in reading order; every line of it takes a slot, a grid
line of a column, or found none and is over.
"""

from typing import Protocol

from layout_app.compose.flow.columns import Column
from layout_app.compose.line.cells import EM
from layout_app.compose.line.collect import Copy
from layout_app.compose.line.linebreak import Breaking, MeasureAt
from layout_app.compose.line.prepared import Prepared
from layout_app.display.items import Item as Ink
from layout_app.frozen import frozen
from layout_app.model.style import Align, TextStyle


@frozen
class BlockLine:
    """A line of a block in its column."""

    start: int
    end: int
    """Characters start..end of its copy."""
    opens: bool
    """Whether its block is the first in the column."""
    closes: bool
    """Whether its block is the last."""


class FlowBlock(Protocol):
    """What stands in a flow and is no paragraph: a row of a table, names on tab stops.

    It breaks itself into lines and makes its own ink. Measures are 1/1000 字.
    """

    @property
    def is_whole(self) -> bool:
        """Whether no column's foot may part it; its first line then holds all its copy."""

    def breaking(self, measure_at: MeasureAt) -> Breaking:
        """Return its lines; `measure_at` tells the measure of the n-th."""

    def keeps(self, measure: int) -> int:
        """Return how many lines of what follows must stand below it in its column."""

    def items(self, line: BlockLine, measure: int, em: float, leading: float) -> tuple[Ink, ...]:
        """Return the ink of one of its lines, points from the top left of the line's first 字."""


@frozen
class Label:
    """What stands in the hanging indent before a paragraph: its number."""

    prepared: Prepared
    copy: Copy | None
    """Where it comes from; none where it was made."""


@frozen(eq=False)
class FlowText:
    """One paragraph or subhead of a flow."""

    copy: Copy
    prepared: Prepared
    style: TextStyle
    indent: int = 0
    """First-line indent, 1/1000 of its own size."""
    air: int = 0
    """Grid lines of air above its text, dropped at a column head."""
    is_aired: bool = False
    """Whether one of these lines is more than its style asks for."""
    keep: int = 0
    """Lines of text that must follow it in its column; what has some is a subhead."""
    holds: int = 0
    """Lines of what follows that stay below it: the date below a name that signs (落款)."""
    is_close: bool = False
    """Whether no more than its own air may stand above it."""
    hang: int = 0
    """Indent of the lines behind the first, 1/1000 of its own size."""
    centred: int = 0
    """Width of the poem it is a line of, which stands in the middle, 1/1000 of its own size; 0 of
    what is no such line."""
    label: Label | None = None
    block: FlowBlock | None = None
    """What is set in place of the text."""

    def indents(self, measure: int) -> tuple[int, int]:
        """Return what the first line and the others are set in by in a measure of its own size.

        A poem in the middle is set in by whole 字, as far as its longest line leaves room.
        """
        beside = max(0, measure - self.centred) // (2 * EM) * EM if self.centred else 0
        return self.indent + beside, self.hang + beside


@frozen(kw_only=False)
class PlacedLine:
    """One line in its slot."""

    text: FlowText
    start: int
    end: int
    """Characters start..end of the text."""
    slot: int
    indent: int = 0
    """What it is set in by, 1/1000 of its own size."""

    @property
    def is_full(self) -> bool:
        """Tell whether the line is set to its measure: the last one is not (T25)."""
        text = self.text
        ends = self.end == len(text.prepared.text)
        return not (ends or text.keep) and text.style.align is Align.LEFT


@frozen
class Tally:
    """What was changed in a flow so that it fills its columns well, and what is left amiss."""

    longer: int = 0
    """Paragraphs that take a line more than their best breaks."""
    shorter: int = 0
    strain: float = 0.0
    """What their gaps cost more than at best, as `linebreak` counts: how much less even they are.
    """
    aired: int = 0
    """Subheads with a line of air more than their style asks for."""
    flaws: int = 0
    """Lines alone at a column's head or foot, and lines left empty at a foot."""

    @property
    def varied(self) -> int:
        """How many paragraphs take other lines than their best."""
        return self.longer + self.shorter


@frozen
class Poured:
    """Where the lines of a flow stand."""

    columns: tuple[Column, ...]
    """The columns as filled; shorter than given where short text was balanced."""
    lines: tuple[PlacedLine, ...]
    """The lines that stand in a slot, in reading order."""
    rest: tuple[PlacedLine, ...]
    """The lines that found none; their slots count on behind the last."""
    free: tuple[int, ...]
    """Measures of the slots left free in the columns as given."""
    forced: tuple[tuple[FlowText, int], ...] = ()
    """Line ends that no rule allows."""
    runts: tuple[tuple[FlowText, int], ...] = ()
    """Where last lines begin that hold too few characters."""
    torn: tuple[tuple[FlowText, int], ...] = ()
    """Where the first line of a text begins whose gaps are too wide."""
    is_balanced: bool = False
    """Whether the columns are shorter than given, to be of equal height."""
    cost: float = 0.0
    """What straight feet without lone lines have cost: 0 where every paragraph has its best lines.
    """
