"""Rows of a table in a flow. One rule: heads that stand again have no source."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from layout_app.compose.flow.poured import BlockLine, FlowText, Poured
from layout_app.compose.flow.tables.ink import row_items, row_rules
from layout_app.compose.flow.tables.table import SetRow, Table
from layout_app.compose.line.collect import part_of
from layout_app.compose.line.linebreak import Breaking, MeasureAt
from layout_app.display.items import Item
from layout_app.frozen import frozen

MOVES_WHOLE = 8
"""Grid lines up to which a table is not parted."""


@frozen(kw_only=False, eq=False)
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
