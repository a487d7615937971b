"""Break the texts of a flow into lines. One rule: whatever is kept here can be made again.

A text has its best lines at a measure. Over columns of different measures they depend on the slot
it begins in; where straight feet ask for it, it may take a line more or less.
"""

from layout_app.compose.flow.feet import Seat
from layout_app.compose.flow.measures import Measures
from layout_app.compose.flow.poured import FlowText
from layout_app.compose.line.linebreak import (
    Breaking,
    Steps,
    break_layered,
    break_lines,
    greedy,
)
from layout_app.compose.line.prepared import Prepared
from layout_app.compose.line.sense import break_at_sense

CHANGES = (40.0, 150.0)
"""What a paragraph that grows or shrinks by a line may cost for each of its lines.

The second, gaps of some 0.1 em throughout, is asked for where the first fails.
"""
FILLINGS = (*CHANGES, 250.0)
"""The same where the text is to take a certain number of lines.

With the third 284 of 307 boxes of three loads came to the line, without it 276; their gaps had a
standard deviation of .023 em instead of .021.
"""
_KEPT = 4096
_SEARCHED = 64
"""Paragraphs whose steps are kept: those of an article that is poured at several depths."""


class Breaker:
    """Breaks texts at the measures of their slots; keeps the lines of each at each measure."""

    def __init__(self) -> None:
        self._natural: dict[tuple[Prepared, int, int], Breaking] = {}
        self._sense: dict[tuple[Prepared, int], Breaking] = {}
        self._mixed: dict[
            tuple[Prepared, tuple[int, int, int, float], int, tuple[tuple[int, ...], ...], float],
            dict[int, Breaking],
        ] = {}
        self._variants: dict[tuple[Prepared, int, int, float], dict[int, Breaking]] = {}
        self._steps: dict[Prepared, Steps] = {}

    def choices(
        self, text: FlowText, measures: Measures, used: int, dearest: float
    ) -> dict[int, Breaking]:
        """Return the breaks of a text that begins in slot `used`, by line count.

        Other counts than its best are among them as far as they cost no more than `dearest`.
        """
        if text.block is not None:
            found = text.block.breaking(lambda line: measures.at(used + line))
            return {len(found.ends): found}
        p = text.prepared
        first, other = _rooms(text, measures.at(used))
        natural = self._natural_of(p, first, other)
        left = measures.alike(used)
        reach = len(natural.ends) + 1
        if (left is not None and reach > left) or measures.resume(used, reach):
            return self._mixed_of(text, measures, used, dearest)
        if text.keep:
            breaking = self._at_sense(p, min(first, other))
            return {len(breaking.ends): breaking}
        if dearest:
            return self._variants_of(p, first, other, dearest)
        return {len(natural.ends): natural}

    def best(self, text: FlowText, measures: Measures, used: int) -> Breaking:
        """Return the best breaks of a text that begins in slot `used`."""
        found = self.choices(text, measures, used, 0.0)
        return min(found.values(), key=lambda breaking: breaking.cost)

    def cost(self, text: FlowText, measures: Measures, place: Seat) -> float:
        """Return what the lines of a text cost in its seat."""
        found = self.choices(text, measures, place.first, FILLINGS[-1])
        return found[place.lines].cost if place.lines in found else 0.0

    def _mixed_of(
        self, text: FlowText, measures: Measures, used: int, dearest: float
    ) -> dict[int, Breaking]:
        shape = text.indent, text.hang, text.centred, text.style.size
        key = text.prepared, shape, used, measures.shape, dearest
        found = self._mixed.get(key)
        if found is None:
            if len(self._mixed) > _KEPT:
                self._mixed.clear()
            steps = self._steps_of(text.prepared)
            found = self._mixed[key] = _mixed(text, measures, used, dearest, steps)
        best = min(found, key=lambda lines: found[lines].cost)
        most = found[best].cost + dearest * best
        return {n: found[n] for n in found if n == best or found[n].cost <= most}

    def _at_sense(self, p: Prepared, measure: int) -> Breaking:
        found = self._sense.get((p, measure))
        if found is None:
            if len(self._sense) > _KEPT:
                self._sense.clear()
            found = self._sense[p, measure] = break_at_sense(p, measure)
        return found

    def _natural_of(self, p: Prepared, first: int, measure: int) -> Breaking:
        found = self._natural.get((p, first, measure))
        if found is None:
            if len(self._natural) > _KEPT:
                self._natural.clear()
            found = self._natural[p, first, measure] = break_lines(p, first, measure)
        return found

    def _variants_of(
        self, p: Prepared, first: int, measure: int, dearest: float
    ) -> dict[int, Breaking]:
        found = self._variants.get((p, first, measure, dearest))
        if found is None:
            if len(self._variants) > _KEPT:
                self._variants.clear()
            natural = self._natural_of(p, first, measure)
            found = break_layered(
                p,
                lambda line: measure if line else first,
                natural.cost + dearest * len(natural.ends),
                self._steps_of(p),
            )
            known = found.get(len(natural.ends))
            if known is None or natural.cost <= known.cost:
                found[len(natural.ends)] = natural
            self._variants[p, first, measure, dearest] = found
        return found

    def _steps_of(self, p: Prepared) -> Steps:
        """Return what is known of the lines of a paragraph, for a search to use and to add to."""
        if len(self._steps) > _SEARCHED:
            self._steps.clear()
        return self._steps.setdefault(p, {})


def _mixed(
    text: FlowText, measures: Measures, used: int, dearest: float, steps: Steps
) -> dict[int, Breaking]:
    """Return the breaks of a text over columns of different measures.

    What costs `dearest` a line more than breaks found without a search is not looked for.
    """

    def measure_at(line: int) -> int:
        first, other = _rooms(text, measures.at(used + line))
        lead = round(measures.leads.get(used + line, 0) / text.style.size)
        return other - lead if line else first

    p = text.prepared
    ends, costs = greedy(p, measure_at)
    most = sum(costs) + dearest * (len(ends) + 1)
    found = break_layered(p, measure_at, most, steps)
    return found or break_layered(p, measure_at, known=steps)


def _rooms(text: FlowText, measure: int) -> tuple[int, int]:
    """Return the room of a text's first line and of the others, in its own size."""
    room = round(measure / text.style.size)
    first, other = text.indents(room)
    return room - first, room - other
