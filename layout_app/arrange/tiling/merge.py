"""Few items out of many: small ones are merged. One rule: in every shape that they tile together.

The table of all sets grows threefold with each item, so a page of many is searched with two or
three of one level as one; the next search merges others.
"""

from collections.abc import Sequence
from itertools import chain, count, groupby
from random import Random

from layout_app.arrange.tiling.guillotine import Piece, drawn
from layout_app.arrange.tiling.table import Row, Table, at_once, filled, listed

Group = tuple[int, ...]


def groups(levels: Sequence[int], most: int, kept: Sequence[int], random: Random) -> list[Group]:
    """Part items into at most so many groups, those of the lowest level first; `kept` stay alone.

    When the items of each level are too few to be merged with their equals, others are.
    """
    loose = [item for item in range(len(levels)) if item not in kept]
    random.shuffle(loose)
    loose.sort(key=lambda item: -levels[item])
    by_level = [list(run) for _, run in groupby(loose, key=lambda item: levels[item])]
    equals = [(by_level, (2, 3)), (by_level, (3,))]
    for runs, sizes in chain(equals, (([loose], (size,)) for size in count(3))):
        found = _grouped(runs, len(levels) - most, sizes, random)
        if len(found) + len(kept) <= most:
            return [*((item,) for item in kept), *found]
    raise AssertionError("groups grow until they are few")


def _grouped(
    runs: list[list[int]], surplus: int, sizes: Sequence[int], random: Random
) -> list[Group]:
    """Merge items of each run until there are fewer by `surplus`."""
    found: list[Group] = []
    for run in runs:
        left = run
        while left:
            size = min(random.choice(sizes), surplus + 1)
            group, left = tuple(left[:size]), left[size:]
            found.append(group)
            surplus -= len(group) - 1
    return found


def merged(
    rows: Sequence[Row], levels: Sequence[int], group: Group, columns: int, height: int
) -> Table:
    """Return the table of the items of a group, which may tile any rectangle."""
    own = [levels[item] for item in group]
    making = filled([rows[item] for item in group], own, columns, height, is_area=False)
    return at_once(making)


def row_of(table: Table) -> Row:
    """Return the row of a group as of one item."""
    shapes = table.heights[table.whole]
    return tuple(sum(1 << lines for lines in listed(heights)) for heights in shapes)


def apart(group: Group, table: Table, piece: Piece, random: Random) -> list[Piece]:
    """Return the items of a group in the rectangle that they tile as one."""
    if len(group) == 1:
        return [(group[0], *piece[1:])]
    inner = drawn(table, table.whole, piece[1:], random)
    return [(group[one[0]], *one[1:]) for one in inner]
