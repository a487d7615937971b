"""Straight column feet without widows. One rule: counts of lines only, no text.

The state is the number of lines used so far. Each item says where it may end and at what cost;
every column foot inside a paragraph must leave two lines on both sides (孤行, T22, T23), a subhead
keeps two lines of text below it (T24). Where a certain number of lines is wanted in all, the
cheapest way to just so many is taken: one line here may pay for another there.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from layout_app.frozen import frozen

SPLIT = 3000.0
"""Cost of each lone line at a column's head or foot."""
LOST = 100.0 * SPLIT
"""Cost of each line that finds no room."""
RAGGED = 600.0
"""Cost of each line left empty at a column's foot."""
BREADTH = 48
"""How many counts of used lines are followed at a time."""
WIDE = 4 * BREADTH
"""The same where a certain number of lines is wanted: the way to it may be dear at first."""
FALLEN = 300.0
"""The same where it is the air of a subhead that begins the next column.

Free, it left an uneven foot in 13 of 100 articles with subheads; at 300 in 2, and as often as at
600 the last of balanced columns is not much shorter than the others.
"""
AIR = 25.0
"""Cost of a line of air above a subhead."""


Choices = Callable[[int], Mapping[int, float]]
"""Lines that an item may take when it begins after so many lines, with the extra cost of each."""


@frozen
class Item:
    """A paragraph or subhead that takes lines in a flow of columns."""

    choices: Choices
    air: int = 0
    """Lines above its text that are dropped at a column head; a subhead has some."""
    keep: int = 0
    """Lines of the next item that must stand below it in the same column."""
    is_whole: bool = False
    """Whether no foot may part it."""
    is_close: bool = False
    """Whether its air never grows: titles of stanzas, and tables, stand as the others do."""
    airing: float = AIR
    """What a line of air more above it costs."""
    is_loose: bool = False
    """Whether it begins in the next column rather than leave a lone line in one."""
    follows: bool = False
    """Whether it belongs below what stands before it: a byline at the head of a column is alone."""
    widow: int = 2
    orphan: int = 2


@frozen(kw_only=False)
class Seat:
    """Where an item stands: the slot of its first text line, and how many lines of text."""

    first: int
    lines: int


@frozen(kw_only=False)
class _Path:
    """A way through the items so far."""

    cost: float
    seat: Seat | None = None
    before: "_Path | None" = None


def seat(
    items: Sequence[Item],
    feet: Sequence[int],
    room: int | None = None,
    wanted: int | None = None,
) -> tuple[tuple[Seat, ...], float]:
    """Return a seat for each item and the total cost; `feet` are the columns' ends in lines.

    A line behind `room` costs more than any that stand alone, and is not counted in the cost; it
    is no fault of the feet. Where `wanted` lines are to be used in all, the
    nearest number is taken at whatever cost.
    """
    breadth = BREADTH if wanted is None else WIDE
    best: dict[int, _Path] = {0: _Path(0.0)}
    for item in _chained(items):
        below: dict[int, _Path] = {}
        for used, path in best.items():
            for after, extra, place in _moves(item, used, feet):
                known = below.get(after)
                if known is None or path.cost + extra < known.cost:
                    below[after] = _Path(path.cost + extra, place, path)
        best = _cheapest(below, breadth)
    end = max(best) if room is None else room

    def cost(used: int) -> float:
        return best[used].cost + LOST * max(0, used - end)

    def amiss(used: int) -> tuple[int, float]:
        return abs(used - (wanted or 0)), best[used].cost

    cheapest = min(best, key=cost if wanted is None else amiss)
    return _seats(best[cheapest]), best[cheapest].cost


def flaws(items: Sequence[Item], seats: Sequence[Seat], feet: Sequence[int]) -> int:
    """Return how many lines stand alone at a head or foot, and are left empty at a foot.

    Feet behind which no text stands have none.
    """
    found, end = 0, 0
    for item, place in zip(items, seats, strict=True):
        passed = bisect_right(feet, place.first)
        found += max(0, feet[passed - 1] - end) if passed else 0
        end = place.first + place.lines
        if item.keep or item.is_whole:
            whole = end + item.keep
            found += any(place.first < foot < whole for foot in feet[:-1])
        else:
            found += round(_splits(item, place.first, place.lines, feet) / SPLIT)
        found += item.follows and place.first in feet
    return found


def _cheapest(paths: dict[int, _Path], breadth: int) -> dict[int, _Path]:
    if len(paths) <= breadth:
        return paths
    kept = sorted(paths.items(), key=lambda entry: entry[1].cost)[:breadth]
    return dict(kept)


def _chained(items: Sequence[Item]) -> list[Item]:
    """Return the items, each that keeps one which keeps others keeping those as well.

    Else a subhead would stay behind when the stanza or the table below it moves on as a whole.
    """
    chained: list[Item] = []
    for item in reversed(items):
        below = chained[-1] if chained else None
        if item.keep and below is not None and below.keep:
            item = replace(item, keep=max(item.keep, below.air + 1 + below.keep))
        chained.append(item)
    return chained[::-1]


def _seats(path: _Path) -> tuple[Seat, ...]:
    found = []
    step: _Path | None = path
    while step is not None:
        if step.seat is not None:
            found.append(step.seat)
        step = step.before
    return tuple(reversed(found))


def _moves(item: Item, used: int, feet: Sequence[int]) -> list[tuple[int, float, Seat]]:
    """Return where an item may end: lines used after it, cost, seat."""
    if item.keep or item.is_whole:
        return _head_moves(item, used, feet)
    first = _below_air(item.air, used, feet) if item.air else used
    alone = SPLIT * (item.follows and first in feet)
    found = [
        (first + n, alone + extra + _splits(item, first, n, feet), Seat(first, n))
        for n, extra in item.choices(first).items()
    ]
    return found + _loose_moves(item, first, feet) if item.is_loose else found


def _loose_moves(item: Item, used: int, feet: Sequence[int]) -> list[tuple[int, float, Seat]]:
    """Return the moves of an item to the next column; the last foot parts what is over."""
    nearest = bisect_right(feet, used)
    if nearest >= len(feet) - 1:
        return []
    foot = feet[nearest]
    empty = (foot - used) * RAGGED
    return [(foot + n, extra + empty, Seat(foot, n)) for n, extra in item.choices(foot).items()]


def _below_air(air: int, used: int, feet: Sequence[int]) -> int:
    """Return where text below air begins; none is left at a column's head."""
    nearest = bisect_right(feet, used)
    if used == 0 or (nearest > 0 and feet[nearest - 1] == used):
        return used
    return min(used + air, feet[nearest]) if nearest < len(feet) else used + air


def _head_moves(item: Item, used: int, feet: Sequence[int]) -> list[tuple[int, float, Seat]]:
    """Return the moves of a subhead or a row: in place, with more air, or in the next column."""
    nearest = bisect_right(feet, used)
    foot = feet[nearest] if nearest < len(feet) else None
    at_head = used == 0 or (nearest > 0 and feet[nearest - 1] == used)
    air = 0 if at_head else item.air
    found: list[tuple[int, float, Seat]] = []

    # What is over at the last foot of all is no more for being kept together.
    parts = item.follows and foot == feet[-1]

    def sit(first: int, cost: float) -> None:
        alone = SPLIT * (item.follows and first in feet)
        for n, extra in item.choices(first).items():
            if foot is None or first >= foot or parts or first + n + item.keep <= foot:
                found.append((first + n, cost + alone + extra, Seat(first, n)))

    if foot is None or used + air < foot:
        sit(used + air, 0.0)
    if air and not item.is_close and (foot is None or used + air + 1 < foot):
        sit(used + air + 1, item.airing)
    if foot is not None:
        sit(foot, (foot - used) * (RAGGED if used + air < foot else FALLEN))
    if not found:
        found = [(used + n, SPLIT, Seat(used, n)) for n in item.choices(used)]
    return found


def _splits(item: Item, used: int, lines: int, feet: Sequence[int]) -> float:
    """Return the cost of lone lines that a paragraph of so many lines would leave at the feet.

    The last foot parts text from what is over, which no second line would bring in.
    """
    after = used + lines
    cost = 0.0
    for foot in feet[bisect_right(feet, used) : bisect_left(feet, after, 0, max(0, len(feet) - 1))]:
        cost += SPLIT * ((foot - used < item.orphan) + (after - foot < item.widow))
    return cost


def columns_end(lines: Sequence[int]) -> tuple[int, ...]:
    """Return how many lines are used at each column's foot."""
    total, found = 0, []
    for count in lines:
        total += count
        found.append(total)
    return tuple(found)
