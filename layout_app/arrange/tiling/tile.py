"""Ways to cover an area with items in legal shapes. One rule: exactly, and the seed decides.

Half of the pages are parted by straight cuts, half are pinwheels, which no cut crosses. The search
for up to ten items is exact; of more, small ones are merged, other ones each round. Items that may
have a notch can stand around others.
"""

from collections import deque
from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace
from itertools import count, islice
from random import Random

from layout_app.arrange.tiling import guillotine, pinwheel
from layout_app.arrange.tiling.guillotine import Piece
from layout_app.arrange.tiling.merge import Group, apart, groups, merged, row_of
from layout_app.arrange.tiling.notch import Notched
from layout_app.arrange.tiling.pinwheel import Wheels
from layout_app.arrange.tiling.table import Row, Table, filled
from layout_app.frozen import frozen
from layout_app.model.geometry import Cells

EXACT = 10
"""Items that are searched without merging."""
MERGES = (9,) * 12 + (10,) * 8 + (11,) * 4
"""Groups that more items are merged into, the longer nothing new comes; then the search ends."""
PAGES, SETTINGS = 120, 10
"""Pages drawn of one merge, and settings in which pinwheels are looked for."""
STALE = 400
"""Draws in a row that give no new page, after which there are no more to be expected."""
TIRED = 60
"""Draws in a row that give no new page, after which wheels are looked for and nothing is drawn."""
OFTEN, WHEELS = 6, 8
"""Draws between two settings looked at, for each that is known to have wheels, up to so many."""


@frozen
class Place:
    """An item and the cells of the area that it takes."""

    item: int
    cells: Cells
    """Counted from the area's top left; around a notch those that the heads stand in."""
    leg: Cells | None = None
    """The other cells around a notch, lower."""


Tiling = tuple[Place, ...]
"""Every item once, in their order; the places cover the area, and no cell twice."""


@frozen
class Corners:
    """Who stands in the corners of the area."""

    lead: int | None = None
    """The item at the top, at the left edge or flush right."""
    foot: int | None = None
    """Another item, at the bottom, in a corner: an ad that was booked so."""
    foot_left: bool = False

    def __post_init__(self) -> None:
        assert self.lead is None or self.lead != self.foot, "one item in two corners"


def tilings(
    rows: Sequence[Row],
    columns: int,
    height: int,
    levels: Sequence[int],
    corners: Corners,
    random: Random,
    notched: Sequence[Notched] = (),
) -> Iterator[Tiling | None]:
    """Yield pages of all items, no two alike, and None every few milliseconds in between.

    `notched` are the places with a notch that items may have, each item's or none at all.

    It ends when there are no more: surely none at all when ten items or fewer gave none that is
    parted by straight cuts or a pinwheel as a whole.
    """
    inside = (2 << height) - 2
    rows = [tuple(heights & inside for heights in row) for row in rows]
    if not (any(notched) or _can_fill(rows, columns * height)):
        return
    search = _Search(rows, columns, height, levels, corners, notched)
    seen: set[tuple[Piece, ...]] = set()
    idle = 0
    while idle < len(MERGES):
        known = len(seen)
        most = len(rows) if len(rows) <= EXACT else MERGES[idle]
        yield from _round(search, most, seen, random)
        if most >= len(rows):
            return
        idle = 0 if len(seen) > known else idle + 1


@frozen(kw_only=False)
class _Search:
    """What is asked."""

    rows: Sequence[Row]
    columns: int
    height: int
    levels: Sequence[int]
    corners: Corners
    notched: Sequence[Notched]


def _can_fill(rows: Sequence[Row], cells: int) -> bool:
    """Tell whether the items, all at their smallest and all at their largest, embrace the area."""
    least, most = 0, 0
    for row in rows:
        shapes = [(width, heights) for width, heights in enumerate(row) if heights]
        if not shapes:
            return False
        least += min(width * ((heights & -heights).bit_length() - 1) for width, heights in shapes)
        most += max(width * (heights.bit_length() - 1) for width, heights in shapes)
    return least <= cells <= most


def _round(
    search: _Search, most: int, seen: set[tuple[Piece, ...]], random: Random
) -> Iterator[Tiling | None]:
    """Yield new pages of one merge; of items that are not merged, all before nothing new comes."""
    is_merged = most < len(search.rows)
    corners = (search.corners.lead, search.corners.foot)
    kept = [item for item in corners if item is not None]
    parts = groups(search.levels, most, kept, random)
    inner = [
        merged(search.rows, search.levels, part, search.columns, search.height) for part in parts
    ]
    table = yield from _table(search, parts, inner, is_merged=is_merged)
    tries = deque(islice(pinwheel.settings(table, random), SETTINGS if is_merged else None))
    known: list[Wheels] = []
    pages = stale = 0
    for turn in count():
        is_tired = stale > TIRED
        if tries and (not known or is_tired or turn % (OFTEN * min(len(known), WHEELS)) == 0):
            if wheels := (yield from pinwheel.wheels(table, tries.popleft())):
                known.append(wheels)
                stale = 0
            elif is_tired:
                continue
        drawn = list(_drawn(table, known, random))
        if not (drawn or tries):
            return
        for pieces in drawn:
            page = _apart(pieces, parts, inner, random)
            if page in seen:
                stale += 1
                yield None
                continue
            seen.add(page)
            pages, stale = pages + 1, 0
            yield _tiling(page)
        if (is_merged and pages == PAGES) or (stale > STALE and not tries):
            return


def _table(
    search: _Search, parts: Sequence[Group], inner: Sequence[Table], *, is_merged: bool
) -> Generator[None, None, Table]:
    """Make the table of all sets of parts, with pauses; parts that are merged have no notch."""
    corners = search.corners
    lead, foot = (
        0 if item is None else 1 << parts.index((item,)) for item in (corners.lead, corners.foot)
    )
    notched = [] if is_merged else [search.notched[item] for (item,) in parts if search.notched]
    rows = [row_of(table) for table in inner]
    levels = [table.levels[table.whole] for table in inner]
    columns, height, left = search.columns, search.height, corners.foot_left
    return (yield from filled(rows, levels, columns, height, lead, foot, left, notched=notched))


def _drawn(table: Table, known: Sequence[Wheels], random: Random) -> Iterator[list[Piece]]:
    """Draw a page of each kind that there is."""
    if table.is_tiled:
        yield guillotine.drawn(table, table.whole, (0, 0, table.columns, table.height), random)
    if known:
        yield pinwheel.spun(table, random.choice(known), random)


def _apart(
    pieces: list[Piece], parts: Sequence[Group], inner: Sequence[Table], random: Random
) -> tuple[Piece, ...]:
    """Return the page in items, their order that of their numbers."""
    found: list[Piece] = []
    for piece in pieces:
        found += apart(parts[piece[0]], inner[piece[0]], piece, random)
    return tuple(sorted(found))


def _tiling(page: tuple[Piece, ...]) -> Tiling:
    found: dict[int, Place] = {}
    for item, column, line, columns, lines in sorted(page, key=lambda piece: (piece[0], piece[2])):
        cells = Cells(column=column, line=line, columns=columns, lines=lines)
        upper = found.get(item)
        found[item] = replace(upper, leg=cells) if upper else Place(item=item, cells=cells)
    return tuple(found.values())
