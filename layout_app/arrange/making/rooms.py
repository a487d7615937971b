"""Articles into all the rooms of a page. One rule: places are cells of the page.

A room is tiled exactly; where a page has several, its articles are shared out first, by chance and
as far as their areas allow.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from random import Random

from layout_app.arrange.ground import GAP, Room
from layout_app.arrange.shapes import NotchedSizes, Sizes, areas
from layout_app.arrange.tiling.notch import Notched
from layout_app.arrange.tiling.table import filled
from layout_app.arrange.tiling.tile import Corners, Place, Tiling, tilings
from layout_app.model.geometry import Cells

Shares = list[list[int]]
"""By room, the articles that it gets."""
EXACT = 10
"""Articles of which every set is looked at."""
SHARED = 300
"""Ways to share articles out among rooms that are tried."""
PATIENCE = 40
"""Steps in which a room must be filled by a share."""


def fillings(
    tables: Sequence[Sizes],
    ranks: Sequence[int],
    rooms: Sequence[Room],
    random: Random,
    notched: Sequence[NotchedSizes] = (),
) -> Iterator[Tiling | None]:
    """Yield places of all articles, in their order, that fill the rooms, and None in between.

    A place holds the blank line below its box. The first article is the page's lead if its rank
    says so, and stands in the first room. `notched` are the sizes with a notch, each article's or
    none at all.
    """
    places = [_with_gaps(sizes) for sizes in notched]
    if not (tables and all(tables)):
        return
    if len(rooms) == 1:
        yield from _filled(tables, ranks, range(len(tables)), rooms[0], random, places)
        return
    exact = len(tables) <= EXACT and not any(room.corner for room in rooms if room != _main(rooms))
    shares = (
        _exact(tables, ranks, rooms, random) if exact else _likely(tables, ranks, rooms, random)
    )
    for share in shares:
        yield _together(tables, ranks, rooms, share, random, places) if share else None


def _main(rooms: Sequence[Room]) -> Room:
    """Return the largest room."""
    return max(rooms, key=lambda room: room.cells)


def _together(
    tables: Sequence[Sizes],
    ranks: Sequence[int],
    rooms: Sequence[Room],
    shares: Shares,
    random: Random,
    notched: Sequence[Notched],
) -> Tiling | None:
    """Return places that fill every room with its share; none where one is not filled soon."""
    found: list[Place] = []
    for room, share in zip(rooms, shares, strict=True):
        tries = islice(_filled(tables, ranks, share, room, random, notched), PATIENCE)
        tiling = next((each for each in tries if each), None)
        if tiling is None:
            return None
        found += tiling
    return tuple(sorted(found, key=lambda place: place.item))


def _exact(
    tables: Sequence[Sizes], ranks: Sequence[int], rooms: Sequence[Room], random: Random
) -> Iterator[Shares | None]:
    """Give ways to share articles out that surely fill all rooms but the largest."""
    columns = max(room.area.columns for room in rooms)
    lines = max(room.area.lines for room in rooms) + GAP
    known = yield from filled(
        [row(t, columns) for t in tables], ranks, columns, lines, is_area=False
    )
    main = rooms.index(_main(rooms))
    lead = 1 if ranks and ranks[0] == 1 else 0
    fitting: list[list[int]] = []
    for n, room in enumerate(rooms):
        byte, width = 8 * (room.area.lines + GAP), room.area.columns
        fitting.append(
            [
                items
                for items in range(1, known.whole + 1)
                if known.heights[items][width] >> byte & 1
                and bool(items & lead) == (lead and n == 0)
            ]
            if n != main
            else [0]
        )
    if not all(fitting):
        return
    for _ in range(SHARED):
        chosen = [random.choice(sets) for sets in fitting]
        taken = 0
        for items in chosen:
            taken = -1 if taken < 0 or taken & items else taken | items
        chosen[main] = known.whole & ~taken
        misplaced = lead and not chosen[0] & lead
        if taken < 0 or misplaced or not _embrace(tables, chosen[main], rooms[main]):
            yield None
            continue
        yield [[n for n in range(len(tables)) if items >> n & 1] for items in chosen]


def _embrace(tables: Sequence[Sizes], items: int, room: Room) -> bool:
    """Tell whether a set, all at their smallest and all at their largest, embraces a room."""
    found = [areas(table) for n, table in enumerate(tables) if items >> n & 1]
    return sum(a[0] for a in found) <= room.cells <= sum(a[-1] for a in found)


def _likely(
    tables: Sequence[Sizes], ranks: Sequence[int], rooms: Sequence[Room], random: Random
) -> Iterator[Shares | None]:
    """Give ways to share many articles out so that they may just fill each room."""
    known = [areas(table) for table in tables]
    for _ in range(SHARED):
        shares: list[list[int]] = [[] for _ in rooms]
        left = [room.cells for room in rooms]
        for n, found in enumerate(known):
            fitting = [k for k, room in enumerate(left) if found[0] <= room]
            if not fitting:
                break
            is_lead = n == 0 and ranks[0] == 1
            k = fitting[0] if is_lead else random.choices(fitting, [left[k] for k in fitting])[0]
            shares[k].append(n)
            left[k] -= (found[0] + found[-1]) // 2
        else:
            sets = [sum(1 << n for n in share) for share in shares]
            fits = all(_embrace(tables, *each) for each in zip(sets, rooms, strict=True))
            yield shares if fits else None


def _filled(
    tables: Sequence[Sizes],
    ranks: Sequence[int],
    share: Sequence[int],
    room: Room,
    random: Random,
    notched: Sequence[Notched],
) -> Iterator[Tiling | None]:
    """Yield places of a share of the articles that fill a room."""
    area, corner = room.area, room.corner
    rows = [row(tables[n], area.columns) for n in share]
    levels = [ranks[n] for n in share]
    foot = None
    if corner is not None:
        foot = len(rows)
        rows.append(_single(corner.columns, corner.lines + GAP, area.columns))
        levels.append(0)
    lead = 0 if len(share) and share[0] == 0 and ranks[0] == 1 else None
    corners = Corners(lead=lead, foot=foot, foot_left=room.corner_left)
    own = [notched[n] for n in share if notched]
    if own and foot is not None:
        own.append({})
    for tiling in tilings(rows, area.columns, area.lines + GAP, levels, corners, random, own):
        yield tiling and tuple(
            replace(
                place,
                item=share[place.item],
                cells=_on_page(place.cells, area),
                leg=place.leg and _on_page(place.leg, area),
            )
            for place in tiling
            if place.item != foot
        )


def _on_page(cells: Cells, area: Cells) -> Cells:
    return Cells(
        column=area.column + cells.column,
        line=area.line + cells.line,
        columns=cells.columns,
        lines=cells.lines,
    )


def _with_gaps(sizes: NotchedSizes) -> Notched:
    """Return which heights, the blank line below included, are legal around each notch."""
    return {key: sum(1 << (lines + GAP) for lines in row) for key, row in sizes.items()}


def row(table: Sizes, columns: int) -> tuple[int, ...]:
    """Return which heights, the blank line below included, are legal at each width."""
    return tuple(
        sum(1 << (lines + GAP) for lines in table.get(width, ())) for width in range(columns + 1)
    )


def _single(wide: int, high: int, columns: int) -> tuple[int, ...]:
    return tuple(1 << high if width == wide else 0 for width in range(columns + 1))
