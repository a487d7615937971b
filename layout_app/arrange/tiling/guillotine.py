"""Pages parted by straight cuts or around notches. One rule: a walk down a table never fails.

Both directions are as likely, whatever the number of cuts in each: else pages would be flat.
"""

from random import Random

from layout_app.arrange.tiling.notch import Notch
from layout_app.arrange.tiling.table import Table, listed
from layout_app.model.geometry import Cells

Piece = tuple[int, int, int, int, int]
"""An item of the table, its column and line in the area, its columns and lines."""
Spot = tuple[int, int, int, int]
"""A rectangle in the area: column, line, columns, lines."""
ORDERED = 0.8
"""How often what is of higher level on the average is above or at the left."""


def drawn(table: Table, items: int, spot: Spot, random: Random) -> list[Piece]:
    """Return a random page of the items in a rectangle of the area that they tile."""
    pieces: list[Piece] = []
    open_spots = [(items, spot)]
    while open_spots:
        items, spot = open_spots.pop()
        if items & (items - 1) == 0:
            pieces.append((items.bit_length() - 1, *spot))
            continue
        cuts = table.cuts(items, *spot[2:])
        if cuts.around and (not (cuts.across or cuts.down) or random.random() < 0.5):
            own, inner = _around(items, spot, cuts.around, random)
            pieces += own
            open_spots.append(inner)
        elif cuts.across and (not cuts.down or random.random() < 0.5):
            open_spots += _stacked(table, items, spot, cuts.across, random)
        else:
            open_spots += _beside(table, items, spot, cuts.down, random)
    return pieces


def _stacked(
    table: Table, items: int, spot: Spot, cuts: list[tuple[int, int]], random: Random
) -> list[tuple[int, Spot]]:
    part, heights = random.choice(cuts)
    other = items ^ part
    column, line, columns, lines = spot
    height = random.choice(listed(heights))
    if table.lead & items or table.foot & items:
        is_above = bool(part & table.lead or other & table.foot)
    else:
        is_above = _comes_first(table, part, other, random)
    if not is_above:
        part, other, height = other, part, lines - height
    return [
        (part, (column, line, columns, height)),
        (other, (column, line + height, columns, lines - height)),
    ]


def _beside(
    table: Table, items: int, spot: Spot, cuts: list[tuple[int, int]], random: Random
) -> list[tuple[int, Spot]]:
    part, width = random.choice(cuts)
    other = items ^ part
    column, line, columns, lines = spot
    is_left = _comes_first(table, part, other, random)
    if table.foot & items:
        is_left = bool(table.foot & part) == table.foot_left
    elif table.lead & items:
        goes_left = column == 0 and (columns < table.columns or is_left)
        is_left = bool(table.lead & part) == goes_left
    if not is_left:
        part, other, width = other, part, columns - width
    return [
        (part, (column, line, width, lines)),
        (other, (column + width, line, columns - width, lines)),
    ]


def _comes_first(table: Table, part: int, other: int, random: Random) -> bool:
    """Tell, mostly by their levels and else by chance, whether a part is read before the other."""
    own, others = table.levels[part], table.levels[other]
    chance = 0.5 if own == others else ORDERED if own < others else 1 - ORDERED
    return random.random() < chance


def _around(
    items: int, spot: Spot, ways: list[tuple[int, Notch]], random: Random
) -> tuple[list[Piece], tuple[int, Spot]]:
    """Return the two rectangles of an item around a notch, and who stands in it."""
    item, notch = random.choice(ways)
    column, line, columns, lines = spot
    whole = Cells(column=column, line=line, columns=columns, lines=lines)
    *own, inner = ((p.column, p.line, p.columns, p.lines) for p in notch.parts(whole))
    return [(item.bit_length() - 1, *part) for part in own], (items ^ item, inner)
