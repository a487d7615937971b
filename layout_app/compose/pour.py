"""Pour prepared paragraphs into columns. One rule: text that does not fit is a value.

Every line takes a slot: a grid line of a column, counted in reading order over all columns of all
parts. First each paragraph takes its best breaks; where that leaves lone lines or ragged feet, the
paragraphs' other line counts are asked for. Short text stands in columns of equal height (T29).
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise, repeat
from typing import Protocol

from layout_app.compose.cells import EM
from layout_app.compose.collect import Copy
from layout_app.compose.columns import Column
from layout_app.compose.feet import RAGGED, SPLIT, Choices, Item, Seat, columns_end, seat
from layout_app.compose.linebreak import (
    Breaking,
    MeasureAt,
    break_layered,
    break_lines,
    greedy,
)
from layout_app.compose.prepared import Prepared
from layout_app.compose.sense import break_at_sense
from layout_app.display.items import Item as Ink
from layout_app.frozen import frozen
from layout_app.model.style import Align, TextStyle
from layout_app.model.text import Kind

CHANGES = (40.0, 150.0)
"""What a paragraph that grows or shrinks by a line may cost for each of its lines.

The second, gaps of some 0.1 em throughout, is asked for where the first fails.
"""
TALLER = 3
"""How many lines higher than they need be columns of equal height may be."""
BLANK = 100.0
"""Cost of each line that columns of equal height leave empty, as `linebreak` counts."""
_KEPT = 4096


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


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class FlowText:
    """One paragraph or subhead of a flow."""

    copy: Copy
    prepared: Prepared
    style: TextStyle
    indent: int = 0
    """First-line indent, 1/1000 of its own size."""
    air: int = 0
    """Grid lines of air above its text, dropped at a column head."""
    keep: int = 0
    """Lines of text that must follow it in its column; what has some is a subhead."""
    longer: int = 0
    """Lines it is to take more than it would, or below 0 fewer, where that can be set well."""
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
    is_balanced: bool = False
    """Whether the columns are shorter than given, to be of equal height."""
    cost: float = 0.0
    """What straight feet without lone lines have cost: 0 where every paragraph has its best lines.
    """


class Pourer:
    """Pours flows; keeps the lines of each paragraph at each measure."""

    def __init__(self) -> None:
        self._natural: dict[tuple[Prepared, int, int], Breaking] = {}
        self._sense: dict[tuple[Prepared, int], Breaking] = {}
        self._mixed: dict[
            tuple[Prepared, tuple[int, int, int, float], int, tuple[tuple[int, ...], ...], float],
            dict[int, Breaking],
        ] = {}
        self._variants: dict[tuple[Prepared, int, int, float], dict[int, Breaking]] = {}
        self._seen: tuple[Sequence[FlowText], Sequence[Column], tuple[tuple[Seat, ...], float]] = (
            (),
            (),
            ((), 0.0),
        )

    def pour(
        self,
        flow: Sequence[FlowText],
        columns: Sequence[Column],
        last_part: int = 0,
        *,
        vary: bool = True,
    ) -> Poured:
        """Pour a flow; columns from `last_part` on may be balanced.

        Paragraphs take other lines than their best only where they may `vary`.
        """
        seated = self._seated(flow, columns, vary=vary)
        shorter = self._balanced(flow, columns, last_part, _used(seated.seats))
        given = tuple(columns)
        filled, seated = shorter or (given, seated)
        return _placed(flow, given, filled, seated)

    def lines_of(self, flow: Sequence[FlowText], measure: int) -> int:
        """Return the lines that a flow takes in one endless column."""
        endless = Column(x=0.0, width=0.0, measure=measure, line=0, lines=1 << 20)
        return _used(self._seated(flow, (endless,)).seats)

    def _balanced(
        self, flow: Sequence[FlowText], columns: Sequence[Column], last_part: int, used: int
    ) -> "tuple[tuple[Column, ...], _Seated] | None":
        """Return the cheapest seats in columns of equal height, none where nothing is gained.

        A lack of up to half a column lies at the end of the rightmost one, feet on the box's (T29).
        Where paragraphs' best lines leave more, or lone ones, other lines are asked for.
        """
        before, tail = tuple(columns[:last_part]), tuple(columns[last_part:])
        if len(tail) < 2 or _stand_beside(tail):
            return None
        here = used - sum(column.lines for column in before)
        foot = max(column.line + column.lines for column in tail)
        lack = sum(column.lines for column in tail) - here
        if here <= 0 or not is_much(lack, max(column.lines for column in tail)):
            return None
        level = _level(tail, here)
        if level >= foot:
            return None
        heights = [
            (*before, *(c.above(line) for c in tail))
            for line in range(level, min(level + TALLER, foot) + 1)
        ]
        best = self._cheapest(flow, heights, used, vary=False)
        most = max(column.lines for column in best.columns[last_part:])
        if best.seated.cost > 0 or is_much(max(0, best.blank), most):
            best = min(best, self._cheapest(flow, heights, used, vary=True), key=_Balanced.cost)
        return best.columns, best.seated

    def _cheapest(
        self,
        flow: Sequence[FlowText],
        heights: Sequence[tuple[Column, ...]],
        used: int,
        *,
        vary: bool,
    ) -> "_Balanced":
        """Return the cheapest of the columns; each height leaves more lines empty than the last."""
        found: list[_Balanced] = []
        for cut in heights:
            room = sum(column.lines for column in cut)
            if found and min(map(_Balanced.cost, found)) <= (room - used) * BLANK:
                break
            seated = self._seated(flow, cut, vary=vary)
            found.append(_Balanced(cut, seated, room - _used(seated.seats)))
        return min(found, key=_Balanced.cost)

    def _seated(
        self, flow: Sequence[FlowText], columns: Sequence[Column], *, vary: bool = True
    ) -> "_Seated":
        """Return seats and breaks: the best of each paragraph, others where feet ask for them."""
        feet = _feet(columns)
        measures = _Measures(columns)
        seats, cost = self._plain(flow, columns, measures, feet)
        # Longer lines of one paragraph must not push the end of text that fits out of its box.
        room = feet[-1] if feet and _used(seats) <= feet[-1] else None
        dearest = 0.0
        for dearest in CHANGES if vary and cost > 0 and feet else ():
            items = [
                self._item(text, measures, dearest if place.first < feet[-1] else 0.0)
                for text, place in zip(flow, seats, strict=True)
            ]
            seats, cost = seat(items, feet, room)
            if cost < RAGGED:
                break
        broken = tuple(
            self._choices(text, measures, place.first, dearest)[place.lines]
            for text, place in zip(flow, seats, strict=True)
        )
        return _Seated(seats, broken, cost)

    def _plain(
        self,
        flow: Sequence[FlowText],
        columns: Sequence[Column],
        measures: "_Measures",
        feet: tuple[int, ...],
    ) -> tuple[tuple[Seat, ...], float]:
        """Return the seats of best lines; asked again at once where other lines are to be tried."""
        known_flow, known_columns, found = self._seen
        if known_flow is not flow or known_columns != columns:
            found = seat([self._item(text, measures, 0.0) for text in flow], feet)
            self._seen = flow, columns, found
        return found

    def _item(self, text: FlowText, measures: "_Measures", dearest: float) -> Item:
        style = text.prepared.style
        choices: Choices = partial(self._costs, text, measures, dearest)
        return Item(
            choices=_anywhere(choices(0)) if measures.are_one else choices,
            air=text.air,
            keep=text.block.keeps(measures.at(0)) if text.block else text.keep,
            is_whole=text.block is not None and text.block.is_whole,
            is_loose=text.copy.kind is Kind.NOTICE,
            widow=style.widow,
            orphan=style.orphan,
        )

    def _costs(
        self, text: FlowText, measures: "_Measures", dearest: float, used: int
    ) -> Mapping[int, float]:
        choices = self._choices(text, measures, used, dearest)
        cheapest = min(breaking.cost for breaking in choices.values())
        return {lines: breaking.cost - cheapest for lines, breaking in choices.items()}

    def _choices(
        self, text: FlowText, measures: "_Measures", used: int, dearest: float
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
        if text.longer:
            return self._longer_of(text, natural, (first, other))
        if text.keep:
            breaking = self._at_sense(p, min(first, other))
            return {len(breaking.ends): breaking}
        if dearest:
            return self._variants_of(p, first, other, dearest)
        return {len(natural.ends): natural}

    def loosened(self, flow: Sequence[FlowText], measure: int, lines: int) -> tuple[FlowText, ...]:
        """Return the flow with |lines| paragraphs set a line longer, or below 0 shorter.

        The cheapest are taken; there may be fewer that can be set well.
        """
        step = 1 if lines > 0 else -1
        costs: list[tuple[float, int]] = []
        for n, text in enumerate(flow):
            if text.keep or text.block or not lines:
                continue
            rooms = _rooms(text, measure)
            natural = self._natural_of(text.prepared, *rooms)
            found = self._variants_of(text.prepared, *rooms, CHANGES[1])
            other = found.get(len(natural.ends) + step)
            if other is not None:
                costs.append((other.cost - natural.cost, n))
        chosen = {n for _, n in sorted(costs)[: abs(lines)]}
        return tuple(
            replace(text, longer=step) if n in chosen else text for n, text in enumerate(flow)
        )

    def _longer_of(
        self, text: FlowText, natural: Breaking, rooms: tuple[int, int]
    ) -> dict[int, Breaking]:
        found = self._variants_of(text.prepared, *rooms, CHANGES[1])
        lines = len(natural.ends) + text.longer
        return {lines: found[lines]} if lines in found else {len(natural.ends): natural}

    def _mixed_of(
        self, text: FlowText, measures: "_Measures", used: int, dearest: float
    ) -> dict[int, Breaking]:
        shape = text.indent, text.hang, text.centred, text.style.size
        key = text.prepared, shape, used, measures.shape, dearest
        found = self._mixed.get(key)
        if found is None:
            if len(self._mixed) > _KEPT:
                self._mixed.clear()
            found = self._mixed[key] = _mixed(text, measures, used, dearest)
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
            )
            known = found.get(len(natural.ends))
            if known is None or natural.cost <= known.cost:
                found[len(natural.ends)] = natural
            self._variants[p, first, measure, dearest] = found
        return found


@frozen(kw_only=False)
class _Seated:
    """The items of a flow in their slots."""

    seats: tuple[Seat, ...]
    broken: tuple[Breaking, ...]
    cost: float


@frozen(kw_only=False)
class _Balanced:
    """A flow in columns of equal height."""

    columns: tuple[Column, ...]
    seated: _Seated
    blank: int
    """Lines that are left empty, or below 0 those that found no room."""

    def cost(self) -> float:
        """Return what lines, lone lines and empty ones cost."""
        return self.seated.cost + (self.blank * BLANK if self.blank >= 0 else -self.blank * SPLIT)


def _anywhere(costs: Mapping[int, float]) -> Choices:
    """Return the choices of a text that may take the same lines in any slot."""
    return lambda _used: costs


def is_much(lack: int, most: int) -> bool:
    """Tell whether so many free lines leave columns of at most `most` lines to be balanced."""
    return lack * 2 > most


def _used(seats: Sequence[Seat]) -> int:
    """Return the slots up to the end of the last item."""
    return seats[-1].first + seats[-1].lines if seats else 0


def _level(columns: Sequence[Column], used: int) -> int:
    """Return the least common foot, as a grid line, above which so many lines find room."""
    level = min(column.line for column in columns)
    most = max(column.line + column.lines for column in columns)
    spans = [(column.line, column.lines) for column in columns]
    while level < most and sum(max(0, min(level - a, n)) for a, n in spans) < used:
        level += 1
    return level


def _stand_beside(columns: Sequence[Column]) -> bool:
    """Tell whether runs of vertical lines go on beside each other: they are filled in turn."""
    return any(one.runs_on and one.line == two.line for one, two in pairwise(columns))


def _feet(columns: Sequence[Column]) -> tuple[int, ...]:
    """Return how many lines are used at each foot; a run that runs on has none."""
    ends = columns_end([column.lines for column in columns])
    return tuple(end for end, column in zip(ends, columns, strict=True) if not column.runs_on)


class _Measures:
    """Which measure each slot has."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self._ends = columns_end([column.lines for column in columns])
        self._measures = [column.measure for column in columns]
        others = [k for k, measure in enumerate(self._measures) if measure != self._measures[-1]]
        self._alike_from = others[-1] + 1 if others else 0
        """The first column from which on all have one measure."""
        self.leads = _leads(columns)
        self.are_one = self._alike_from == 0 and not self.leads
        """Whether all slots are alike, so that a text takes the same lines wherever it begins."""

    def at(self, slot: int) -> int:
        """Return the measure of a slot; slots behind the last are like the last."""
        k = bisect_right(self._ends, slot)
        return self._measures[min(k, len(self._measures) - 1)] if self._measures else 10 * EM

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


def _mixed(text: FlowText, measures: _Measures, used: int, dearest: float) -> dict[int, Breaking]:
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
    return break_layered(p, measure_at, most) or break_layered(p, measure_at)


def _rooms(text: FlowText, measure: int) -> tuple[int, int]:
    """Return the room of a text's first line and of the others, in its own size."""
    room = round(measure / text.style.size)
    first, other = text.indents(room)
    return room - first, room - other


def _leads(columns: Sequence[Column]) -> dict[int, int]:
    """Return the slots at which a paragraph is resumed with an indent."""
    ends = columns_end([column.lines for column in columns])
    return {
        end - column.lines: column.lead
        for end, column in zip(ends, columns, strict=True)
        if column.lead
    }


def _placed(
    flow: Sequence[FlowText],
    given: tuple[Column, ...],
    filled: tuple[Column, ...],
    seated: _Seated,
) -> Poured:
    measures = _Measures(filled)
    lines: list[PlacedLine] = []
    rest: list[PlacedLine] = []
    forced: list[tuple[FlowText, int]] = []
    for text, place, breaking in zip(flow, seated.seats, seated.broken, strict=True):
        start = 0
        indents = _indents(text, place, measures)
        is_parted = text.block is not None and text.block.is_whole and measures.parts(place)
        for n, end in enumerate(breaking.ends):
            slot = place.first + n
            line = PlacedLine(text, start, end, slot, indents[n])
            (rest if is_parted or slot >= measures.room else lines).append(line)
            start = end
        forced += [(text, end) for end in breaking.forced]
    used = max((line[-1].slot + 1 for line in (lines, rest) if line), default=0)
    return Poured(
        columns=filled,
        lines=tuple(lines),
        rest=tuple(rest),
        free=_free(given, filled, used),
        forced=tuple(forced),
        is_balanced=filled is not given,
        cost=seated.cost,
    )


def _indents(text: FlowText, place: Seat, measures: _Measures) -> Sequence[int]:
    """Return what each line is set in by; a resumed paragraph's has its lead beside."""
    size, alike = text.style.size, measures.alike(place.first)
    if (alike is None or alike >= place.lines) and not measures.leads:
        first, other = text.indents(round(measures.at(place.first) / size))
        return (first, *repeat(other, place.lines - 1))
    found = []
    for n in range(place.lines):
        slot = place.first + n
        indent = text.indents(round(measures.at(slot) / size))[n > 0]
        lead = measures.leads.get(slot, 0) if n and not text.keep else 0
        found.append(indent + round(lead / size))
    return found


def _free(given: tuple[Column, ...], filled: tuple[Column, ...], used: int) -> tuple[int, ...]:
    """Return the measures of the slots behind the text, and of those that balancing left."""
    found: list[int] = []
    begin = 0
    for column, height in zip(given, (c.lines for c in filled), strict=True):
        taken = min(max(used - begin, 0), height)
        found += [column.measure] * (column.lines - taken)
        begin += height
    return tuple(found)
