"""Pour prepared paragraphs into columns. One rule: text that does not fit is a value.

Every line takes a slot: a grid line of a column, counted in reading order over all columns of all
parts. First each paragraph takes its best breaks; where that leaves lone lines or ragged feet, the
paragraphs' other line counts are asked for. Short text stands in columns of equal height (T29).
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from layout_app.compose.collect import Copy
from layout_app.compose.columns import Column
from layout_app.compose.feet import RAGGED, Item, Seat, columns_end, seat
from layout_app.compose.linebreak import Breaking, break_layered, break_lines
from layout_app.compose.prepare import EM, Prepared
from layout_app.compose.sense import break_at_sense
from layout_app.frozen import frozen
from layout_app.model.style import Align, TextStyle

CHANGES = (40.0, 150.0)
"""What a paragraph that grows or shrinks by a line may cost for each of its lines.

The second, gaps of some 0.1 em throughout, is asked for where the first fails.
"""
TALLER = 3
"""How many heights are tried for columns of equal height."""
_KEPT = 4096


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


@frozen(kw_only=False)
class PlacedLine:
    """One line in its slot."""

    text: FlowText
    start: int
    end: int
    """Characters start..end of the text."""
    slot: int
    lead: int = 0
    """What it is set in by as the first on another page, 1/1000 of its own size."""

    @property
    def is_full(self) -> bool:
        """Tell whether the line is set to its measure: the last one is not (T25)."""
        text = self.text
        ends = self.end == len(text.prepared.text)
        return not (ends or text.keep) and text.style.align is Align.LEFT

    @property
    def indent(self) -> int:
        """What the line is set in by: the first of a paragraph, all of a subhead."""
        return self.lead if self.start and not self.text.keep else self.text.indent


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
            tuple[Prepared, int, float, int, tuple[tuple[int, ...], ...]],
            dict[int, Breaking],
        ] = {}
        self._variants: dict[tuple[Prepared, int, int, float], dict[int, Breaking]] = {}

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
        shorter = self._balanced(flow, columns, last_part, _used(seated.seats), vary=vary)
        given = tuple(columns)
        filled, seated = shorter or (given, seated)
        return _placed(flow, given, filled, seated)

    def lines_of(self, flow: Sequence[FlowText], measure: int) -> int:
        """Return the lines that a flow takes in one endless column."""
        endless = Column(x=0.0, width=0.0, measure=measure, line=0, lines=1 << 20)
        return _used(self._seated(flow, (endless,)).seats)

    def _balanced(
        self,
        flow: Sequence[FlowText],
        columns: Sequence[Column],
        last_part: int,
        used: int,
        *,
        vary: bool,
    ) -> "tuple[tuple[Column, ...], _Seated] | None":
        """Return the cheapest seats in columns of equal height, none where nothing is gained.

        A lack of up to half a column lies at the end of the rightmost one, feet on the box's.
        """
        before, tail = tuple(columns[:last_part]), tuple(columns[last_part:])
        if len(tail) < 2:
            return None
        here = used - sum(column.lines for column in before)
        foot = max(column.line + column.lines for column in tail)
        lack = sum(column.lines for column in tail) - here
        if here <= 0 or lack * 2 <= max(column.lines for column in tail):
            return None
        level = _level(tail, here)
        if level >= foot:
            return None
        best = None
        for line in range(level, min(level + TALLER, foot) + 1):
            cut = (*before, *(c.above(line) for c in tail))
            seated = self._seated(flow, cut, vary=vary)
            over = _used(seated.seats) - sum(column.lines for column in cut)
            cost = _lone(flow, seated.seats, cut) + max(0, over) * 10
            if best is None or cost < best[0]:
                best = cost, (cut, seated)
            if cost == 0:
                break
        return best[1] if best and best[0] < 10 * len(columns) else None

    def _seated(
        self, flow: Sequence[FlowText], columns: Sequence[Column], *, vary: bool = True
    ) -> "_Seated":
        """Return seats and breaks: the best of each paragraph, others where feet ask for them."""
        feet = _feet(columns)
        measures = _Measures(columns)
        plain = [self._item(text, measures, 0.0) for text in flow]
        seats, cost = seat(plain, feet)
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

    def _item(self, text: FlowText, measures: "_Measures", dearest: float) -> Item:
        style = text.prepared.style
        return Item(
            choices=partial(self._costs, text, measures, dearest),
            air=text.air,
            keep=text.keep,
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
        p = text.prepared
        measure = round(measures.at(used) / text.style.size)
        natural = self._natural_of(p, measure - text.indent, measure)
        left = measures.alike(used)
        reach = len(natural.ends) + 1
        if (left is not None and reach > left) or measures.resume(used, reach):
            return self._mixed_of(text, measures, used, dearest)
        if text.longer:
            return self._longer_of(text, natural, measure)
        if text.keep:
            breaking = self._at_sense(p, measure - text.indent)
            return {len(breaking.ends): breaking}
        if dearest:
            return self._variants_of(p, measure - text.indent, measure, dearest)
        return {len(natural.ends): natural}

    def loosened(self, flow: Sequence[FlowText], measure: int, lines: int) -> tuple[FlowText, ...]:
        """Return the flow with |lines| paragraphs set a line longer, or below 0 shorter.

        The cheapest are taken; there may be fewer that can be set well.
        """
        step = 1 if lines > 0 else -1
        costs: list[tuple[float, int]] = []
        for n, text in enumerate(flow):
            room = round(measure / text.style.size)
            if text.keep or not lines:
                continue
            natural = self._natural_of(text.prepared, room - text.indent, room)
            found = self._variants_of(text.prepared, room - text.indent, room, CHANGES[1])
            other = found.get(len(natural.ends) + step)
            if other is not None:
                costs.append((other.cost - natural.cost, n))
        chosen = {n for _, n in sorted(costs)[: abs(lines)]}
        return tuple(
            replace(text, longer=step) if n in chosen else text for n, text in enumerate(flow)
        )

    def _longer_of(self, text: FlowText, natural: Breaking, measure: int) -> dict[int, Breaking]:
        p = text.prepared
        found = self._variants_of(p, measure - text.indent, measure, CHANGES[1])
        lines = len(natural.ends) + text.longer
        return {lines: found[lines]} if lines in found else {len(natural.ends): natural}

    def _mixed_of(
        self, text: FlowText, measures: "_Measures", used: int, dearest: float
    ) -> dict[int, Breaking]:
        key = text.prepared, text.indent, text.style.size, used, measures.shape
        found = self._mixed.get(key)
        if found is None:
            if len(self._mixed) > _KEPT:
                self._mixed.clear()
            found = self._mixed[key] = _mixed(text, measures, used)
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


def _used(seats: Sequence[Seat]) -> int:
    """Return the slots up to the end of the last item."""
    return seats[-1].first + seats[-1].lines if seats else 0


def _level(columns: Sequence[Column], used: int) -> int:
    """Return the least common foot, as a grid line, above which so many lines find room."""
    level = min(column.line for column in columns)
    most = max(column.line + column.lines for column in columns)
    while level < most and sum(column.above(level).lines for column in columns) < used:
        level += 1
    return level


def _feet(columns: Sequence[Column]) -> tuple[int, ...]:
    """Return how many lines are used at each foot; a run that runs on has none."""
    ends = columns_end([column.lines for column in columns])
    return tuple(end for end, column in zip(ends, columns, strict=True) if not column.runs_on)


class _Measures:
    """Which measure each slot has."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self._ends = columns_end([column.lines for column in columns])
        self._measures = [column.measure for column in columns]
        self.leads = _leads(columns)

    def at(self, slot: int) -> int:
        """Return the measure of a slot; slots behind the last are like the last."""
        k = bisect_right(self._ends, slot)
        return self._measures[min(k, len(self._measures) - 1)] if self._measures else 10 * EM

    def alike(self, slot: int) -> int | None:
        """Return how many slots from this one on share its measure, none where all do."""
        k = min(bisect_right(self._ends, slot), len(self._measures) - 1)
        if len(set(self._measures[max(k, 0) :])) <= 1:
            return None
        return self._ends[k] - slot

    def resume(self, slot: int, lines: int) -> bool:
        """Tell whether so many lines from a slot on cross one that is set in."""
        return any(slot < at < slot + lines for at in self.leads)

    @property
    def shape(self) -> tuple[tuple[int, ...], ...]:
        """Return what tells these measures from others."""
        return tuple(self._ends), tuple(self._measures), *self.leads.items()


def _mixed(text: FlowText, measures: _Measures, used: int) -> dict[int, Breaking]:
    """Return the breaks of a text over columns of different measures."""

    def measure_at(line: int) -> int:
        room = round(measures.at(used + line) / text.style.size)
        lead = round(measures.leads.get(used + line, 0) / text.style.size)
        return room - (lead if line else text.indent)

    return break_layered(text.prepared, measure_at)


def _leads(columns: Sequence[Column]) -> dict[int, int]:
    """Return the slots at which a paragraph is resumed with an indent."""
    ends = columns_end([column.lines for column in columns])
    return {
        end - column.lines: column.lead
        for end, column in zip(ends, columns, strict=True)
        if column.lead
    }


def _lone(flow: Sequence[FlowText], seats: Sequence[Seat], columns: Sequence[Column]) -> int:
    """Count lone lines and empty slots at the feet that are crossed."""
    feet = _feet(columns)
    found = 0
    taken = {place.first + n for place in seats for n in range(place.lines)}
    end = max(taken, default=-1) + 1
    for foot in feet:
        for text, place in zip(flow, seats, strict=True):
            first, after = place.first, place.first + place.lines
            if first < foot < after:
                style = text.prepared.style
                found += (foot - first < style.orphan) + (after - foot < style.widow)
        found += foot - 1 not in taken and foot < end
    return found


def _placed(
    flow: Sequence[FlowText],
    given: tuple[Column, ...],
    filled: tuple[Column, ...],
    seated: _Seated,
) -> Poured:
    room = sum(column.lines for column in filled)
    leads = _leads(filled)
    lines: list[PlacedLine] = []
    forced: list[tuple[FlowText, int]] = []
    for text, place, breaking in zip(flow, seated.seats, seated.broken, strict=True):
        start = 0
        for n, end in enumerate(breaking.ends):
            slot = place.first + n
            lead = round(leads.get(slot, 0) / text.style.size) if start else 0
            lines.append(PlacedLine(text, start, end, slot, lead))
            start = end
        forced += [(text, end) for end in breaking.forced]
    used = lines[-1].slot + 1 if lines else 0
    return Poured(
        columns=filled,
        lines=tuple(line for line in lines if line.slot < room),
        rest=tuple(line for line in lines if line.slot >= room),
        free=_free(given, filled, used),
        forced=tuple(forced),
        is_balanced=filled is not given,
        cost=seated.cost,
    )


def _free(given: tuple[Column, ...], filled: tuple[Column, ...], used: int) -> tuple[int, ...]:
    """Return the measures of the slots behind the text, and of those that balancing left."""
    found: list[int] = []
    begin = 0
    for column, height in zip(given, (c.lines for c in filled), strict=True):
        taken = min(max(used - begin, 0), height)
        found += [column.measure] * (column.lines - taken)
        begin += height
    return tuple(found)
