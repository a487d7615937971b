"""Which measure each slot of a flow has. One rule: slots count over all columns of all parts."""

from bisect import bisect_right
from collections.abc import Sequence

from layout_app.compose.flow.columns import Column
from layout_app.compose.flow.feet import Seat, columns_end
from layout_app.compose.line.cells import EM


class Measures:
    """Which measure each slot has."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self._ends = columns_end([column.lines for column in columns])
        self._measures = [column.measure for column in columns]
        others = [k for k, measure in enumerate(self._measures) if measure != self._measures[-1]]
        self._alike_from = others[-1] + 1 if others else 0
        """The first column from which on all have one measure."""
        self._last = self._measures[-1] if self._measures else 10 * EM
        self.leads = leads_of(columns)
        self.are_one = self._alike_from == 0 and not self.leads
        """Whether all slots are alike, so that a text takes the same lines wherever it begins."""

    def at(self, slot: int) -> int:
        """Return the measure of a slot; slots behind the last are like the last."""
        if not self._alike_from:
            return self._last
        k = bisect_right(self._ends, slot)
        return self._measures[min(k, len(self._measures) - 1)]

    def alike(self, slot: int) -> int | None:
        """Return how many slots from this one on share its measure, none where all do."""
        k = bisect_right(self._ends, slot)
        return None if k >= self._alike_from else self._ends[k] - slot

    @property
    def room(self) -> int:
        """How many slots there are."""
        return self._ends[-1] if self._ends else 0

    def parts(self, place: Seat) -> bool:
        """Tell whether a column's foot lies amid a seat."""
        last = place.first + place.lines - 1
        return bisect_right(self._ends, place.first) != bisect_right(self._ends, last)

    def resume(self, slot: int, lines: int) -> bool:
        """Tell whether so many lines from a slot on cross one that is set in."""
        return any(slot < at < slot + lines for at in self.leads)

    @property
    def shape(self) -> tuple[tuple[int, ...], ...]:
        """Return what tells these measures from others."""
        return tuple(self._ends), tuple(self._measures), *self.leads.items()


def feet_of(columns: Sequence[Column]) -> tuple[int, ...]:
    """Return how many lines are used at each foot; a run that runs on has none."""
    ends = columns_end([column.lines for column in columns])
    return tuple(end for end, column in zip(ends, columns, strict=True) if not column.runs_on)


def leads_of(columns: Sequence[Column]) -> dict[int, int]:
    """Return the slots at which a paragraph is resumed with an indent."""
    ends = columns_end([column.lines for column in columns])
    return {
        end - column.lines: column.lead
        for end, column in zip(ends, columns, strict=True)
        if column.lead
    }
