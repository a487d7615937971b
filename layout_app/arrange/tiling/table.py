"""Which rectangles a set of items tiles. One rule: each set once, from those it divides into.

Sets of items are bits of an integer. Heights are bytes of one: byte h is 1 when h lines will do. So
`a & b` are the heights of two rectangles side by side, and the product `a * b` has byte h filled
when a height of a and one of b make h together, one above the other; no byte overflows while
heights stay below 128.

An item with a notch stands around the rectangle that all other items of a set tile.
"""

from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from layout_app.arrange.tiling.notch import Corner, Notch, Notched
from layout_app.frozen import frozen

HIGHEST = 127
"""Lines of the highest area: as many pairs of heights make one height, and bytes end at 255."""
BREATH = 1500
"""Divisions looked at between two pauses: a few milliseconds."""

Heights = int
"""A set of heights in grid lines, a byte for each."""
Row = tuple[int, ...]
"""The legal heights of an item for each width from 0: bit h says that h lines will do."""


def listed(heights: Heights) -> list[int]:
    """Return the heights of a set, the lowest first."""
    size = (heights.bit_length() + 7) // 8
    return [height for height, is_in in enumerate(heights.to_bytes(size, "little")) if is_in]


def subsets(items: int) -> Iterator[int]:
    """Yield every set of some of the items, all of them first, without the empty one."""
    part = items
    while part:
        yield part
        part = (part - 1) & items


def of_row(heights: int, highest: int) -> Heights:
    """Return the heights that bits of a row stand for, from 1 to the highest."""
    found = bytes(heights >> height & 1 for height in range(1, highest + 1))
    return int.from_bytes(found, "little") << 8


@frozen(kw_only=False)
class Cuts:
    """The ways to part a set in a rectangle; each names the part that holds the lowest item."""

    across: list[tuple[int, Heights]]
    """One above the other: a part and the heights it may have."""
    down: list[tuple[int, int]]
    """Side by side: a part and its width."""
    around: list[tuple[int, Notch]]
    """One around all others: a set of it alone, and its notch."""


@frozen(kw_only=False)
class Around:
    """An item that may stand around others."""

    item: int
    """A set of it alone."""
    columns: int
    corner: Corner
    span: int
    """Columns of the notch."""
    heights: Mapping[int, Heights]
    """By the lines of the notch, those it may have itself."""


@dataclass(slots=True)
class Table:
    """The heights in which each set of items tiles a rectangle of each width by straight cuts.

    `lead` must come to stand at the top, at the left or right edge of the area, `foot` in a bottom
    corner; each is a set of one item or none. A set that holds both is as high as the area, and
    stands at the corner of `foot` unless it is as wide as the area, too.
    """

    columns: int
    height: int
    lead: int
    foot: int
    foot_left: bool
    whole: int
    heights: list[list[Heights]]
    """By set, by width."""
    turned: list[list[Heights]]
    """The same counted from the other end: byte p says that the area's height less p will do."""
    widths: list[list[tuple[int, Heights]]]
    """By set, the widths that have heights."""
    levels: list[float]
    """By set, the level of its items in the middle: what has the lower number is read first."""
    around: list[Around]
    known: dict[tuple[int, int, int], Cuts] = field(default_factory=dict)
    by_width: dict[tuple[int, bool], list[tuple[int, Heights]]] = field(default_factory=dict)

    @property
    def is_tiled(self) -> bool:
        """Whether straight cuts divide the area among all items."""
        return bool(self.heights[self.whole][self.columns] >> 8 * self.height)

    def parted(self, part: int, other: int) -> bool:
        """Tell whether two sets part the lead from the foot."""
        both = self.lead | self.foot
        return bool(self.lead and self.foot and part & both and other & both)

    def blocks(self, columns: int, *, turned: bool = False) -> list[tuple[int, Heights]]:
        """Return the sets that tile rectangles of so many columns, and in which heights."""
        key = columns, turned
        if key not in self.by_width:
            rows = self.turned if turned else self.heights
            self.by_width[key] = [
                (items, row[columns]) for items, row in enumerate(rows) if row[columns]
            ]
        return self.by_width[key]

    def cuts(self, items: int, columns: int, lines: int) -> Cuts:
        """Return every way to part a set in a rectangle that it tiles."""
        place = (items, columns, lines)
        if place not in self.known:
            self.known[place] = self._cuts(*place)
        return self.known[place]

    def _cuts(self, items: int, columns: int, lines: int) -> Cuts:
        across: list[tuple[int, Heights]] = []
        down: list[tuple[int, int]] = []
        shift, byte = 8 * (self.height - lines), 8 * lines
        for part, other in divisions(items):
            first, second = self.heights[part], self.heights[other]
            if above := first[columns] & self.turned[other][columns] >> shift:
                across.append((part, above))
            if columns < self.columns and self.parted(part, other):
                continue
            down.extend(
                (part, width)
                for width in range(1, columns)
                if (first[width] & second[columns - width]) >> byte & 1
            )
        around = [
            (each.item, Notch(each.corner, each.span, deep))
            for each, inner in self.surrounding(items)
            if each.columns == columns
            for deep, heights in each.heights.items()
            if heights >> byte & inner >> 8 * deep & 1
        ]
        return Cuts(across, down, around)

    def surrounding(self, items: int) -> Iterator[tuple[Around, Heights]]:
        """Yield the items of a set that may stand around all others, and the heights of those.

        Nothing stands around the lead; around the foot only what leaves it its corner.
        """
        at_foot = Corner.LOWER_LEFT if self.foot_left else Corner.LOWER_RIGHT
        for each in self.around:
            rest = items ^ each.item
            if not each.item & items or rest & self.lead:
                continue
            if rest & self.foot and each.corner is not at_foot:
                continue
            is_inside = each.corner is Corner.UPPER_RIGHT and each.columns < self.columns
            if each.item == self.lead and is_inside:
                continue
            if inner := self.heights[rest][each.span]:
                yield each, inner


def divisions(items: int) -> list[tuple[int, int]]:
    """Return every division of a set in two; the first part holds the lowest item."""
    return [(items ^ other, other) for other in subsets(items & (items - 1))]


def filled(
    rows: Sequence[Row],
    levels: Sequence[float],
    columns: int,
    height: int,
    lead: int = 0,
    foot: int = 0,
    foot_left: bool = False,
    is_area: bool = True,
    notched: Sequence[Notched] = (),
) -> Generator[None, None, Table]:
    """Make the table of all sets of items, with pauses.

    All items together tile the area; not `is_area`, any rectangle in it.
    """
    assert 0 < height <= HIGHEST, f"an area of {height} lines"
    whole = (1 << len(rows)) - 1
    empty = [0] * (columns + 1)
    table = Table(
        columns=columns, height=height, lead=lead, foot=foot, foot_left=foot_left, whole=whole,
        heights=[empty] * (whole + 1), turned=[empty] * (whole + 1), widths=[[]] * (whole + 1),
        levels=_middles(levels),
        around=_around(notched, columns, height),
    )  # fmt: skip
    looked = 0
    for items in range(1, whole + 1):
        if items & (items - 1) == 0:
            row = rows[items.bit_length() - 1]
            found = [0, *(of_row(heights, height) for heights in row[1:])]
        elif (items == whole and is_area) or (lead and foot and items & lead and items & foot):
            found = _spanning(table, items)
        else:
            found = _tiled(table, items)
        table.heights[items] = found
        table.turned[items] = [
            int.from_bytes(heights.to_bytes(height + 1, "little"), "big") if heights else 0
            for heights in found
        ]
        table.widths[items] = [(width, heights) for width, heights in enumerate(found) if heights]
        looked += 1 << items.bit_count() - 1
        if looked > BREATH:
            looked = 0
            yield None
    return table


def at_once(making: Generator[None, None, Table]) -> Table:
    """Return a table made without pauses."""
    while True:
        try:
            next(making)
        except StopIteration as done:
            table: Table = done.value
            return table


def _middles(levels: Sequence[float]) -> list[float]:
    """Return the level of every set of items in the middle."""
    sums = [0.0]
    for level in levels:
        sums += [known + level for known in sums]
    return [0.0, *(total / items.bit_count() for items, total in enumerate(sums[1:], 1))]


def _around(notched: Sequence[Notched], columns: int, height: int) -> list[Around]:
    """Return the items that may stand around others in an area."""
    found: dict[tuple[int, int, Corner, int], dict[int, Heights]] = {}
    for item, each in enumerate(notched):
        for (width, notch), heights in each.items():
            if width <= columns and (lines := of_row(heights, height)):
                key = 1 << item, width, notch.corner, notch.columns
                found.setdefault(key, {})[notch.lines] = lines
    return [Around(*key, heights) for key, heights in found.items()]


def _tiled(table: Table, items: int) -> list[Heights]:
    """Return the heights of a set for each width, by all its divisions."""
    columns, by_set, widths = table.columns, table.heights, table.widths
    found = [0] * (columns + 1)
    low = items & -items
    other = rest = items ^ low
    while other:
        second, pairs = by_set[other], widths[other]
        for width, heights in widths[items ^ other]:
            if below := second[width]:
                found[width] |= heights * below
            for more, beside in pairs:
                if width + more > columns:
                    break
                found[width + more] |= heights & beside
        other = (other - 1) & rest
    for width, heights in _notched(table, items):
        found[width] |= heights
    return [_ones(heights, table.height) for heights in found]


def _notched(table: Table, items: int) -> Iterator[tuple[int, Heights]]:
    """Yield the widths and heights in which an item of a set stands around the others."""
    for each, inner in table.surrounding(items):
        for deep, heights in each.heights.items():
            if inner >> 8 * deep & 1:
                yield each.columns, heights


def _ones(sums: int, height: int) -> Heights:
    """Return a set of heights again from bytes that count."""
    ones = int.from_bytes(b"\1" * height, "little") << 8
    room = 0xFF * ones
    return (sums & room) + 0x7F * ones >> 7 & ones


def _spanning(table: Table, items: int) -> list[Heights]:
    """Return the widths in which a set has the height of the area, the only one it can have."""
    found = [0] * (table.columns + 1)
    top = 1 << 8 * table.height
    widths = [table.columns] if items == table.whole else range(1, table.columns + 1)
    for part, other in divisions(items):
        first, second, turned = table.heights[part], table.heights[other], table.turned[other]
        is_parted = table.parted(part, other)
        for width in widths:
            if found[width]:
                continue
            if first[width] & turned[width]:
                found[width] = top
            elif not is_parted or width == table.columns:
                beside = any(first[one] & second[width - one] & top for one in range(1, width))
                found[width] = top if beside else 0
    for width, heights in _notched(table, items):
        if width in widths:
            found[width] |= heights & top
    return found
