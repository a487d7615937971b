"""Pages that no cut crosses: five blocks around each other. One rule: found whole or not at all.

    A A A B B      A over D on one side, B over C on the other, E in the middle; B is deeper than
    D E E B B      A, and A is wider than D. Each block is a set of items that straight cuts part.
    D E E B B
    D C C C C      Turned over, A stands at the right.

The lead stands in A or B, the foot in C or D. Or the lead runs over the full width above the wheel,
or the foot below it: such a strip is no cut through the page.
"""

from collections.abc import Generator, Iterator
from itertools import zip_longest
from random import Random

from layout_app.arrange.tiling.guillotine import Piece, Spot, drawn
from layout_app.arrange.tiling.table import Heights, Table, listed, subsets
from layout_app.frozen import frozen

BLOCKS = 5
"""Items that a wheel has at least."""
Pair = tuple[int, int, Heights]
"""An upper and a lower block, and the heights that the upper one may have."""


@frozen(kw_only=False)
class Setting:
    """What a wheel is looked for with."""

    wide: int
    """Columns of block A."""
    narrow: int
    """Columns of block D, fewer."""
    turned: bool
    """Whether A stands at the right, where that matters: with a foot in the wheel."""
    above: int = 0
    """Lines of the lead across the page, 0 if it stands in the wheel."""
    below: int = 0
    """Lines of the foot across the page, 0 if it stands in the wheel."""


@frozen(kw_only=False)
class Wheels:
    """All wheels of a setting."""

    setting: Setting
    first: dict[int, list[Pair]]
    """A over D, by the set of items in both."""
    second: dict[int, list[Pair]]
    """B over C."""
    middles: list[tuple[int, int, int]]
    """Sets of A and D, of B and C, and of E that go together."""


def settings(table: Table, random: Random) -> Iterator[Setting]:
    """Return every setting that may hold a wheel, plain ones and those with strips in turn."""
    plain: list[Setting] = []
    strips: list[Setting] = []
    for above, below in _strips(table):
        for wide in range(2, table.columns):
            for narrow in range(1, wide):
                # Without a foot in it a wheel may turn either way: that is drawn with the page.
                for turned in (False, True) if table.foot and not below else (False,):
                    setting = Setting(wide, narrow, turned, above, below)
                    (strips if above or below else plain).append(setting)
    random.shuffle(plain)
    random.shuffle(strips)
    both = (one for pair in zip_longest(plain, strips) for one in pair)
    return (one for one in both if one is not None)


def _strips(table: Table) -> list[tuple[int, int]]:
    """Return the lines that the lead above and the foot below may take across the page."""
    return [
        (above, below)
        for above in (0, *_across(table, table.lead))
        for below in (0, *_across(table, table.foot))
        if above + below < table.height
    ]


def _across(table: Table, item: int) -> list[int]:
    return listed(table.heights[item][table.columns]) if item else []


def wheels(table: Table, setting: Setting) -> Generator[None, None, Wheels | None]:
    """Look for the wheels of a setting, with pauses."""
    lead = 0 if setting.above else table.lead
    foot = 0 if setting.below else table.foot
    items = table.whole & ~(table.lead ^ lead) & ~(table.foot ^ foot)
    if items.bit_count() < BLOCKS:
        return None
    lines = table.height - setting.above - setting.below
    at_d, at_c = (foot, 0) if table.foot_left != setting.turned else (0, foot)
    upper, lower = items & ~foot, items & ~foot & ~lead
    wide, narrow, columns = setting.wide, setting.narrow, table.columns
    first = _pairs(table, upper, wide, _Lower(lower, at_d, narrow, lines))
    yield None
    if not first:
        return None
    second = _pairs(table, upper, columns - wide, _Lower(lower, at_c, columns - narrow, lines))
    yield None
    middles = _middles(table, (items, lead | foot), first, second, wide - narrow)
    return Wheels(setting, first, second, middles) if middles else None


@frozen(kw_only=False)
class _Lower:
    """What may stand below: any of some items together with those that must."""

    items: int
    must: int
    columns: int
    lines: int
    """Those of both blocks."""


def _pairs(table: Table, items: int, columns: int, lower: _Lower) -> dict[int, list[Pair]]:
    """Return the blocks of so many columns, each with another below it that fills the lines."""
    shift, outside = 8 * (table.height - lower.lines), ~(lower.items | lower.must)
    below = [
        (block, heights)
        for block, turned in table.blocks(lower.columns, turned=True)
        if block & lower.must == lower.must and not block & outside and (heights := turned >> shift)
    ]
    above = [each for each in table.blocks(columns) if not each[0] & ~items] if below else []
    found = [
        (block, other, both)
        for other, deep in below
        for block, heights in above
        if not block & other and (both := heights & deep)
    ]
    pairs: dict[int, list[Pair]] = {}
    for pair in found:
        pairs.setdefault(pair[0] | pair[1], []).append(pair)
    return pairs


def _middles(
    table: Table,
    items: tuple[int, int],
    first: dict[int, list[Pair]],
    second: dict[int, list[Pair]],
    columns: int,
) -> list[tuple[int, int, int]]:
    """Return the sides with the block in the middle that parts them, which has no cornered item."""
    whole, cornered = items
    deep = {both: 0x7F * _reach(pairs) for both, pairs in second.items()}
    middles = []
    for one, pairs in first.items():
        heights, rest = _reach(pairs), whole ^ one
        for middle in subsets(rest & ~cornered):
            between = table.heights[middle][columns]
            if between and heights * between & deep.get(rest ^ middle, 0):
                middles.append((one, rest ^ middle, middle))
    return middles


def _reach(pairs: list[Pair]) -> Heights:
    """Return the heights of any of the upper blocks."""
    reach = 0
    for _, _, heights in pairs:
        reach |= heights
    return reach


def spun(table: Table, wheels: Wheels, random: Random) -> list[Piece]:
    """Return a random page of the wheels of a setting."""
    setting = wheels.setting
    has_foot = bool(table.foot) and not setting.below
    turned = setting.turned if has_foot else random.random() < 0.5
    one, other, middle = random.choice(wheels.middles)
    between = table.heights[middle][setting.wide - setting.narrow]
    upper, deeper = _depths(wheels.first[one], between, wheels.second[other], random)
    a, d, _ = random.choice([pair for pair in wheels.first[one] if pair[2] >> 8 * upper & 1])
    b, c, _ = random.choice([pair for pair in wheels.second[other] if pair[2] >> 8 * deeper & 1])
    wide, narrow, columns = setting.wide, setting.narrow, table.columns
    lines = table.height - setting.above - setting.below
    blocks = [
        (a, (0, 0, wide, upper)),
        (b, (wide, 0, columns - wide, deeper)),
        (c, (narrow, deeper, columns - narrow, lines - deeper)),
        (d, (0, upper, narrow, lines - upper)),
        (middle, (narrow, upper, wide - narrow, deeper - upper)),
    ]
    pieces: list[Piece] = []
    for block, spot in blocks:
        pieces += drawn(table, block, _placed(table, setting.above, turned, spot), random)
    if setting.above:
        pieces.append((table.lead.bit_length() - 1, 0, 0, columns, setting.above))
    if setting.below:
        top = table.height - setting.below
        pieces.append((table.foot.bit_length() - 1, 0, top, columns, setting.below))
    return pieces


def _depths(
    first: list[Pair], between: Heights, second: list[Pair], random: Random
) -> tuple[int, int]:
    """Return where the blocks A and B end."""
    uppers, deep = listed(_reach(first)), _reach(second)
    random.shuffle(uppers)
    for upper in uppers:
        if deeper := between << 8 * upper & deep:
            return upper, random.choice(listed(deeper))
    raise AssertionError("a middle that fits no sides")


def _placed(table: Table, above: int, turned: bool, spot: Spot) -> Spot:
    """Return where a rectangle of the wheel stands in the area."""
    column, line, columns, lines = spot
    if turned:
        column = table.columns - column - columns
    return column, line + above, columns, lines
