"""Pour prepared paragraphs into columns. One rule: text that does not fit is a value.

Every line takes a slot: a grid line of a column, counted in reading order over all columns of all
parts. First each paragraph takes its best breaks; where that leaves lone lines or ragged feet, the
paragraphs' other line counts are asked for. Short text stands in columns of equal height (T29).
Where an editor or copyfit wants lines more or fewer, the text takes just so many.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby, pairwise, repeat

from layout_app.compose.flow.breaker import CHANGES, FILLINGS, Breaker
from layout_app.compose.flow.columns import Column
from layout_app.compose.flow.feet import AIR, LOST, RAGGED, SPLIT, Choices, Item, Seat, flaws, seat
from layout_app.compose.flow.measures import Measures, feet_of
from layout_app.compose.flow.poured import FlowText, PlacedLine, Poured, Tally
from layout_app.compose.line.cells import EM
from layout_app.compose.line.linebreak import LOOSE, Breaking, line_cost
from layout_app.compose.line.setting import line_width
from layout_app.frozen import frozen
from layout_app.model.style import Align
from layout_app.model.text import Kind

TALLER = 3
"""How many lines higher than they need be columns of equal height may be."""
BLANK = 100.0
"""Cost of each line that columns of equal height leave empty, as `linebreak` counts."""
BESIDE = EM
"""Least room between the end of a text and a byline in its last line, 1/1000 字."""
EAGER = 0.1
"""Share of what other lines and air cost where a certain number of lines is wanted.

Gaps are then rather wide within their limit than a line alone or a foot not straight.
"""


class Pourer:
    """Pours flows, breaking their texts as it goes."""

    def __init__(self) -> None:
        self.breaker = Breaker()
        self._plainly: _Plainly | None = None

    def pour(
        self,
        flow: Sequence[FlowText],
        columns: Sequence[Column],
        last_part: int = 0,
        *,
        vary: bool = True,
        loosen: int = 0,
    ) -> Poured:
        """Pour a flow; columns from `last_part` on may be balanced.

        Paragraphs take other lines than their best only where they may `vary`, or where the text is
        to take `loosen` lines more, or below 0 fewer, than it would. A byline that would be alone
        in a column, or over, stands in the text's last line if that leaves room; what else signs
        then stands below it.
        """
        poured = self._poured(flow, columns, last_part, vary=vary, loosen=loosen)
        bylines = _lone_bylines(poured)
        if not bylines:
            return poured
        text = self._poured(flow[: -len(bylines)], columns, last_part, vary=vary, loosen=loosen)
        return _signed(text, bylines) or poured

    def _poured(
        self,
        flow: Sequence[FlowText],
        columns: Sequence[Column],
        last_part: int,
        *,
        vary: bool,
        loosen: int,
    ) -> Poured:
        given = tuple(columns)
        seated = self._seated(flow, given, vary=vary or loosen != 0)
        if loosen:
            seated = self._filling(flow, given, _used(seated.seats) + loosen)
        shorter = self._balanced(flow, given, last_part, seated, is_filling=loosen != 0)
        filled, seated = shorter or (given, seated)
        filled, seated = self._shared(flow, filled, last_part, seated)
        is_lower = _foot(filled[last_part:]) < _foot(given[last_part:])
        return _placed(flow, given, filled, seated, is_balanced=is_lower)

    def lines_of(self, flow: Sequence[FlowText], measure: int) -> int:
        """Return the lines that a flow takes in one endless column."""
        endless = Column(x=0.0, width=0.0, measure=measure, line=0, lines=1 << 20)
        return _used(self._seated(flow, (endless,)).seats)

    def tally(self, poured: Poured) -> Tally:
        """Return what was changed so that a flow fills its columns well, and what is left amiss."""
        placed = (*poured.lines, *poured.rest)
        texts = [list(lines) for _, lines in groupby(placed, key=lambda line: id(line.text))]
        seats = [Seat(lines[0].slot, len(lines)) for lines in texts]
        flow = [lines[0].text for lines in texts]
        feet, measures = feet_of(poured.columns), Measures(poured.columns)
        more, strain, end, aired = [], 0.0, 0, 0
        for text, place in zip(flow, seats, strict=True):
            best = self.breaker.best(text, measures, place.first)
            more.append(place.lines - len(best.ends))
            if more[-1]:
                strain += max(0.0, self.breaker.cost(text, measures, place) - best.cost)
            usual = text.air - text.is_aired
            aired += bool(text.keep) and place.first - end > usual and place.first not in feet
            end = place.first + place.lines
        return Tally(
            longer=sum(lines > 0 for lines in more),
            shorter=sum(lines < 0 for lines in more),
            strain=strain,
            aired=aired,
            flaws=flaws([self._item(text, measures, 0.0) for text in flow], seats, feet),
        )

    def _balanced(
        self,
        flow: Sequence[FlowText],
        columns: Sequence[Column],
        last_part: int,
        seated: "_Seated",
        *,
        is_filling: bool,
    ) -> "tuple[tuple[Column, ...], _Seated] | None":
        """Return the cheapest seats in columns of equal height, none where nothing is gained.

        A lack of up to half a column lies at the end of the rightmost one, feet on the box's (T29).
        Where paragraphs' best lines leave more, or lone ones, other lines are asked for.
        """
        before, tail = tuple(columns[:last_part]), tuple(columns[last_part:])
        if len(tail) < 2 or _stand_beside(tail):
            return None
        used = _used(seated.seats)
        here = used - sum(column.lines for column in before)
        foot = _foot(tail)
        lack = sum(column.lines for column in tail) - here
        if here <= 0 or not is_much(lack, max(column.lines for column in tail)):
            return None
        level = _level(tail, here)
        if level >= foot:
            return None
        # Air that the high columns have may fall away at the heads of lower ones.
        least = _level(tail, here - sum(text.air for text in flow))
        heights = [
            (*before, *(c.above(line) for c in tail))
            for line in range(least, min(level + TALLER, foot) + 1)
        ]
        if is_filling:
            return self._filled_evenly(flow, heights, used)
        best = self._cheapest(flow, heights, used, vary=False)
        most = max(column.lines for column in best.columns[last_part:])
        if best.seated.cost > 0 or best.blank < 0 or is_much(max(0, best.blank), most):
            best = min(best, self._cheapest(flow, heights, used, vary=True), key=_Balanced.cost)
        return (best.columns, best.seated) if best.blank >= 0 else None

    def _shared(
        self,
        flow: Sequence[FlowText],
        columns: tuple[Column, ...],
        last_part: int,
        seated: "_Seated",
    ) -> "tuple[tuple[Column, ...], _Seated]":
        """Return columns of which none is empty, if that takes only a line more in the first."""
        before, tail = columns[:last_part], columns[last_part:]
        used = _used(seated.seats)
        stepped = _stepped(tail, used - sum(column.lines for column in before))
        if stepped is None:
            return columns, seated
        filled = (*before, *stepped)
        shared = self._seated(flow, filled)
        fits = shared.cost < SPLIT and _used(shared.seats) <= used
        return (filled, shared) if fits else (columns, seated)

    def _filled_evenly(
        self, flow: Sequence[FlowText], heights: Sequence[tuple[Column, ...]], used: int
    ) -> "tuple[tuple[Column, ...], _Seated] | None":
        """Return the lowest columns that hold a flow of so many lines, none where none does."""
        for cut in heights:
            seated = self._filling(flow, cut, used)
            if _used(seated.seats) <= sum(column.lines for column in cut):
                return cut, seated
        return None

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
        feet = feet_of(columns)
        measures = Measures(columns)
        seats, cost = self._plain(flow, columns, measures, feet)
        # Other lines of one paragraph must not push more of the text out of its box.
        room = max(feet[-1], _used(seats)) if feet else None
        dearest = 0.0
        for dearest in CHANGES if vary and cost > 0 and feet else ():
            items = [
                self._item(text, measures, dearest if place.first < feet[-1] else 0.0)
                for text, place in zip(flow, seats, strict=True)
            ]
            seats, cost = seat(items, feet, room)
            if cost < RAGGED:
                break
        return _Seated(seats, self._broken(flow, measures, seats, dearest), cost)

    def _filling(
        self, flow: Sequence[FlowText], columns: Sequence[Column], wanted: int
    ) -> "_Seated":
        """Return seats and breaks of just so many lines in all, or as near as they come.

        Those without lines alone and with straight feet are taken, even gaps before uneven ones.
        """
        feet, measures = feet_of(columns), Measures(columns)
        found: list[tuple[tuple[int, int], _Seated]] = []
        for dearest in FILLINGS:
            items = [self._item(text, measures, dearest, EAGER) for text in flow]
            seats, cost = seat(items, feet, wanted=wanted)
            amiss = abs(_used(seats) - wanted), flaws(items, seats, feet)
            found.append(
                (amiss, _Seated(seats, self._broken(flow, measures, seats, dearest), cost))
            )
            if not any(amiss):
                break
        return min(found, key=lambda entry: entry[0])[1]

    def _broken(
        self,
        flow: Sequence[FlowText],
        measures: Measures,
        seats: Sequence[Seat],
        dearest: float,
    ) -> tuple[Breaking, ...]:
        """Return the breaks of a flow in its seats."""
        return tuple(
            self.breaker.choices(text, measures, place.first, dearest)[place.lines]
            for text, place in zip(flow, seats, strict=True)
        )

    def _plain(
        self,
        flow: Sequence[FlowText],
        columns: Sequence[Column],
        measures: Measures,
        feet: tuple[int, ...],
    ) -> tuple[tuple[Seat, ...], float]:
        """Return the seats of best lines; asked again at once where other lines are to be tried."""
        known = self._plainly
        if known is None or known.flow is not flow or known.columns != columns:
            items = [self._item(text, measures, 0.0) for text in flow]
            found = seat(items, feet, room=feet[-1] if feet else None)
            known = self._plainly = _Plainly(flow, columns, *found)
        return known.seats, known.cost

    def _item(self, text: FlowText, measures: Measures, dearest: float, share: float = 1.0) -> Item:
        style = text.prepared.style
        choices: Choices = partial(self._costs, text, measures, dearest, share)
        return Item(
            choices=_anywhere(choices(0)) if measures.are_one else choices,
            air=text.air,
            keep=text.block.keeps(measures.at(0)) if text.block else text.keep or text.holds,
            is_whole=text.block is not None and text.block.is_whole,
            is_close=text.is_close or text.is_aired or text.holds > 0,
            airing=AIR * share,
            is_loose=text.copy.kind is Kind.NOTICE,
            follows=text.copy.kind is Kind.BYLINE,
            widow=style.widow,
            orphan=style.orphan,
        )

    def _costs(
        self, text: FlowText, measures: Measures, dearest: float, share: float, used: int
    ) -> Mapping[int, float]:
        choices = self.breaker.choices(text, measures, used, dearest)
        cheapest = min(breaking.cost for breaking in choices.values())
        return {lines: share * (breaking.cost - cheapest) for lines, breaking in choices.items()}


@frozen(kw_only=False)
class _Plainly:
    """The seats of a flow's best lines in columns."""

    flow: Sequence[FlowText]
    columns: Sequence[Column]
    seats: tuple[Seat, ...]
    cost: float


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
        """Return what lines, lone lines and empty ones cost; half a column of them costs more."""
        if self.blank < 0:
            return self.seated.cost - self.blank * LOST
        most = max(column.lines for column in self.columns)
        return self.seated.cost + self.blank * BLANK + is_much(self.blank, most) * RAGGED


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


def _foot(columns: Sequence[Column]) -> int:
    """Return the grid line below the lowest column."""
    return max((column.line + column.lines for column in columns), default=0)


def _stepped(columns: Sequence[Column], used: int) -> tuple[Column, ...] | None:
    """Return columns the first of which are a line longer, where equal ones would leave some empty.

    Nine lines fill three of four columns of three; so each has two, and the first one more. None
    where a column would have a line alone, or where they are not alike.
    """
    lines, over = divmod(used, max(1, len(columns)))
    if lines < 2 or used > (lines + bool(over)) * (len(columns) - 1):
        return None
    are_alike = len({(column.line, column.lines) for column in columns}) == 1
    if not are_alike or columns[0].runs_on:
        return None
    return tuple(c.above(c.line + lines + (k < over)) for k, c in enumerate(columns))


def _stand_beside(columns: Sequence[Column]) -> bool:
    """Tell whether runs of vertical lines go on beside each other: they are filled in turn."""
    return any(one.runs_on and one.line == two.line for one, two in pairwise(columns))


def _placed(
    flow: Sequence[FlowText],
    given: tuple[Column, ...],
    filled: tuple[Column, ...],
    seated: _Seated,
    *,
    is_balanced: bool,
) -> Poured:
    measures = Measures(filled)
    lines: list[PlacedLine] = []
    rest: list[PlacedLine] = []
    forced: list[tuple[FlowText, int]] = []
    runts: list[tuple[FlowText, int]] = []
    torn: list[tuple[FlowText, int]] = []
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
        if text.block is None and 0 < text.prepared.runt_from < (begin := breaking.last_begins):
            runts.append((text, begin))
        if breaking.cost >= LOOSE:
            torn += _torn(text, place, breaking, indents, measures)
    used = max((line[-1].slot + 1 for line in (lines, rest) if line), default=0)
    return Poured(
        columns=filled,
        lines=tuple(lines),
        rest=tuple(rest),
        free=_free(given, filled, used),
        forced=tuple(forced),
        runts=tuple(runts),
        torn=tuple(torn),
        is_balanced=is_balanced,
        cost=seated.cost,
    )


def _lone_bylines(poured: Poured) -> tuple[PlacedLine, ...]:
    """Return the lines that sign a text if they begin a column, or if none but they are over."""
    placed = (*poured.lines, *poured.rest)
    count = next((n for n, line in enumerate(placed[::-1]) if not _signs(line)), len(placed))
    signing = placed[len(placed) - count :]
    if not signing or len(poured.rest) > len(signing) or any(line.start for line in signing):
        return ()
    is_lone = bool(poured.rest) or signing[0].slot in feet_of(poured.columns)
    return signing if is_lone else ()


def _signs(line: PlacedLine) -> bool:
    return line.text.copy.kind is Kind.BYLINE


def _signed(poured: Poured, bylines: tuple[PlacedLine, ...]) -> Poured | None:
    """Return a text with a byline in its last line, others below; none where room is wanting."""
    if poured.rest or not poured.lines or poured.lines[-1].text.copy.kind is not Kind.TEXT:
        return None
    last, measures, feet = poured.lines[-1], Measures(poured.columns), feet_of(poured.columns)
    room = measures.at(last.slot) - _reach(last) - BESIDE
    if room < _reach(bylines[0]):
        return None
    below = range(last.slot + 1, last.slot + len(bylines))
    if any(slot in feet for slot in below):
        return None
    beside = (replace(line, slot=last.slot + n) for n, line in enumerate(bylines))
    free = poured.free[len(below) :]
    return replace(poured, lines=(*poured.lines, *beside), free=free)


def _reach(line: PlacedLine) -> float:
    """Return where a line ends that is set from the left, 1/1000 字."""
    width = line_width(line.text.prepared, line.start, line.end)
    return (line.indent + width) * line.text.style.size


def _torn(
    text: FlowText, place: Seat, breaking: Breaking, indents: Sequence[int], measures: Measures
) -> list[tuple[FlowText, int]]:
    """Return where the first full line of a text begins whose gaps are wider than any may be."""
    if text.block is not None or text.keep or text.style.align is not Align.LEFT:
        return []
    for n, (start, end) in enumerate(pairwise((0, *breaking.ends[:-1]))):
        room = round(measures.at(place.first + n) / text.style.size) - indents[n]
        if end not in breaking.forced and line_cost(text.prepared, start, end, room) >= LOOSE:
            return [(text, start)]
    return []


def _indents(text: FlowText, place: Seat, measures: Measures) -> Sequence[int]:
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
