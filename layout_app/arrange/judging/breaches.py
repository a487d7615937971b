"""Where a page breaks the rules of the make-up room. One rule: a check sees the page and no weight.

The rules are those of Chinese newspapers: the lead on top (头条), an order of sizes and places
(栏序), no heads that meet (碰题, 对题, 叠题), no gutter through the page (通缝).
"""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby, permutations
from operator import attrgetter

from layout_app.arrange.judging.block import PAGE_SHAPE, Block
from layout_app.frozen import frozen

SAME_SIZE = 1.25
"""Heads look of one size while the larger is less than this many times the smaller."""

LEAD_SHARE = 0.9
"""A head of this share of the lead's rivals it."""

LARGER = 1.1
"""From so many times another's size on a head is seen to be larger."""

MUCH_LARGER = 2
"""An article of so many times the cells of another of its rank has no smaller a head."""

ONE_HEIGHT = 2
"""Tops so many grid lines apart still look as one height."""

BARE_LINES = 2
"""With so few lines of text between them one head seems to stand on the next."""

BLANK = 1
"""The line between two articles, the last of the upper one."""

SHARED = -1
"""How many lines or columns two things are apart that have one in common."""

TALL, FLAT = 2.2, 0.25
"""Height by width beyond which a box is a tower or a ribbon."""

FEWEST_UNCUT = 5
"""With fewer rectangles there is always a cut from edge to edge."""


@frozen(kw_only=False)
class Breach:
    """One place where a page breaks a rule."""

    names: tuple[str, ...]
    """The blocks concerned; of a cut the first beyond it."""
    amount: float = 1.0
    """How far beyond the rule, where that can be measured."""


def violations(blocks: Sequence[Block], columns: int, lines: int, top: int = 0) -> dict[str, int]:
    """Count the breaches of a page by the name of the rule; `top` is its first free line."""
    found = breaches(blocks, columns, lines, top)
    return {name: len(places) for name, places in found.items()}


def breaches(
    blocks: Sequence[Block], columns: int, lines: int, top: int = 0
) -> dict[str, list[Breach]]:
    """Find where a page breaks which rules; only those that it breaks."""
    page = judged(blocks, columns, lines, top)
    return {name: found for name, check in CHECKS.items() if (found := check(page))}


@frozen(kw_only=False)
class Spot:
    """A block with its edges as plain numbers: pages are judged by the hundred."""

    left: int
    top: int
    right: int
    foot: int
    name: str
    rank: int
    size: float
    head: int
    """The line from which its heads stand."""
    block: Block


@frozen
class Judged:
    """A page as the checks look at it: everything is ordered from the top, then the left."""

    columns: int
    lines: int
    top: int
    spots: tuple[Spot, ...]
    articles: tuple[Spot, ...]
    heads: tuple[Spot, ...]
    lead: Spot | None
    beside: tuple[tuple[Spot, Spot], ...]
    """Neighbours with a gutter between them, the higher first."""
    stacked: tuple[tuple[Spot, Spot], ...]
    """Neighbours with at most a few lines between them, the upper first."""


def judged(blocks: Sequence[Block], columns: int, lines: int, top: int) -> Judged:
    """Find what the checks look at, once for all of them; `top` is the first free line."""
    spots = tuple(sorted(map(_spot, blocks), key=attrgetter("top", "left", "name")))
    beside, stacked = _neighbours(spots)
    return Judged(
        columns=columns,
        lines=lines,
        top=top,
        spots=spots,
        articles=tuple([spot for spot in spots if not spot.block.is_ad]),
        heads=tuple([spot for spot in spots if spot.size > 0]),
        lead=next((spot for spot in spots if spot.rank == 1), None),
        beside=beside,
        stacked=stacked,
    )


def _spot(block: Block) -> Spot:
    at = block.cells
    right, foot = at.column + at.columns, at.line + at.lines
    head, size = at.line + block.head_line, block.head_size
    return Spot(at.column, at.line, right, foot, block.name, block.rank, size, head, block)


_Pairs = tuple[tuple[Spot, Spot], ...]


def _neighbours(spots: tuple[Spot, ...]) -> tuple[_Pairs, _Pairs]:
    """Return the pairs side by side and those one above the other."""
    beside, stacked = [], []
    for n, upper in enumerate(spots, 1):
        for lower in spots[n:]:
            if lower.top > upper.foot + BARE_LINES + BLANK:
                break
            if lower.top < upper.foot:
                if lower.left == upper.right or upper.left == lower.right:
                    beside.append((upper, lower))
            elif lower.left < upper.right and upper.left < lower.right:
                stacked.append((upper, lower))
    return tuple(beside), tuple(stacked)


def white(page: Judged) -> int:
    """Count the lines of columns left empty: in the articles, and cells that nobody owns."""
    free = page.columns * (page.lines - page.top)
    slack = 0
    for spot in page.spots:
        high = min(spot.foot, page.lines) - max(spot.top, page.top)
        wide = min(spot.right, page.columns) - spot.left
        free -= max(0, high) * max(0, wide)
        slack += spot.block.slack
    return slack + max(0, free)


def _lead_below(page: Judged) -> list[Breach]:
    """Find a lead that begins below the first line of the articles and of the free lines."""
    if page.lead is None:
        return []
    first = max(page.top, page.articles[0].top)
    return [Breach((page.lead.name,))] if page.lead.top > first else []


def _lead_inside(page: Judged) -> list[Breach]:
    """Find a lead that touches neither the left side of the articles nor the right."""
    lead = page.lead
    if lead is None:
        return []
    left, right = _sides(page)
    return [Breach((lead.name,))] if left < lead.left and lead.right < right else []


def _lead_right(page: Judged) -> list[Breach]:
    """Find a lead with another article at its left on top, where a page is begun to be read."""
    lead = page.lead
    if lead is None or lead.left <= _sides(page)[0]:
        return []
    return [Breach((s.name, lead.name)) for s in page.articles if _begins_before(s, lead)][:1]


def _begins_before(spot: Spot, lead: Spot) -> bool:
    return bool(spot.rank) and spot.top <= lead.top and spot.left < lead.left


def _outgrown_lead(page: Judged) -> list[Breach]:
    """Find articles that take more of the page than the lead."""
    room: dict[str, int] = {}
    for spot in page.articles:
        room[spot.name] = room.get(spot.name, 0) + _cells(spot)
    return _beyond_lead(page, room)


def _outshone_lead(page: Judged) -> list[Breach]:
    """Find articles with a larger picture than the lead's."""
    largest = {
        spot.name: max(picture.columns * picture.lines for picture in spot.block.pictures)
        for spot in page.articles
        if spot.block.pictures
    }
    return _beyond_lead(page, largest)


def _beyond_lead(page: Judged, sizes: Mapping[str, int]) -> list[Breach]:
    """Find what exceeds the lead's share, by how much of it; twice as much and more is all one."""
    own = sizes.get(page.lead.name, 0) if page.lead else 0
    return [
        Breach((name,), min(1.0, size / own - 1))
        for name, size in sizes.items()
        if own and size > LARGER * own
    ]


def _sides(page: Judged) -> tuple[int, int]:
    articles = page.articles
    return min([spot.left for spot in articles]), max([spot.right for spot in articles])


def _hierarchy(page: Judged) -> list[Breach]:
    """Find heads that rival the lead's, or are larger than one of a higher rank."""
    rival = LEAD_SHARE * page.lead.size if page.lead and page.lead.size else math.inf
    found, least = [], math.inf
    by_rank = attrgetter("rank")
    ranked = sorted([spot for spot in page.heads if spot.rank], key=by_rank)
    for rank, level in groupby(ranked, key=by_rank):
        heads = list(level)
        limit = math.inf if rank == 1 else rival
        found += [Breach((h.name,)) for h in heads if h.size >= limit or h.size > LARGER * least]
        least = min(least, *[h.size for h in heads])
    return found


def _outsized_heads(page: Judged) -> list[Breach]:
    """Find heads larger than those of articles of their rank that take twice the cells."""
    return [
        Breach((small.name, large.name))
        for small, large in permutations(page.heads, 2)
        if small.rank == large.rank > 0
        and small.size > large.size
        and MUCH_LARGER * _cells(small) <= _cells(large)
    ]


def _cells(spot: Spot) -> int:
    return (spot.right - spot.left) * (spot.foot - spot.top)


def _order(page: Judged) -> list[Breach]:
    """Find pairs below the lead of which the lesser comes before the greater."""
    spots = [spot for spot in page.articles if spot.rank > 1]
    found = []
    for n, upper in enumerate(spots, 1):
        for lower in spots[n:]:
            if upper.rank == lower.rank:
                continue
            at_one_height = lower.top - upper.top <= ONE_HEIGHT
            upper_first = not at_one_height or upper.left < lower.left
            if upper_first == (upper.rank > lower.rank):
                found.append(Breach((upper.name, lower.name)))
    return found


def _briefs_on_top(page: Judged) -> list[Breach]:
    return [Breach((s.name,)) for s in page.articles if s.rank == 4 and s.top == page.top]


def _meeting(page: Judged) -> Iterator[tuple[Spot, Spot]]:
    """Yield the neighbours whose heads stand at one height."""
    for one, other in page.beside:
        if one.size and other.size and abs(other.head - one.head) <= ONE_HEIGHT:
            yield one, other


def _of_one_size(one: Spot, other: Spot) -> bool:
    small, large = sorted((one.size, other.size))
    return large < SAME_SIZE * small


def _same_heads(page: Judged) -> list[Breach]:
    return [Breach((a.name, b.name)) for a, b in _meeting(page) if _of_one_size(a, b)]


def _heads_beside(page: Judged) -> list[Breach]:
    return [Breach((a.name, b.name)) for a, b in _meeting(page) if not _of_one_size(a, b)]


def _facing_heads(page: Judged) -> list[Breach]:
    """Find like heads in one line with other matter, but no third head, between them."""
    found = []
    for n, one in enumerate(page.heads, 1):
        for other in page.heads[n:]:
            if other.top != one.top:
                break
            alike = (
                one.head == other.head
                and one.block.head_rows == other.block.head_rows
                and _of_one_size(one, other)
            )
            if alike and one.right < other.left and not _head_between(page, one, other):
                found.append(Breach((one.name, other.name)))
    return found


def _head_between(page: Judged, one: Spot, other: Spot) -> bool:
    return any(
        one.right <= spot.left
        and spot.right <= other.left
        and abs(spot.head - one.head) <= ONE_HEIGHT
        for spot in page.heads
    )


def _heads_under_heads(page: Judged) -> list[Breach]:
    return [
        Breach((upper.name, lower.name))
        for upper, lower in page.stacked
        if upper.size
        and lower.size
        and lower.head - upper.head - upper.block.head_lines <= BARE_LINES + BLANK
    ]


def _cuts_across(page: Judged) -> list[Breach]:
    # The blank line below an article is no ink: a gutter may run through it.
    spots = _between_banners(page)
    return _cuts(spots, [(s.top, s.foot - (BLANK if s.rank else 0)) for s in spots])


def _cuts_down(page: Judged) -> list[Breach]:
    spots = _between_banners(page)
    return _cuts(spots, [(spot.left, spot.right) for spot in spots])


def _cuts(spots: list[Spot], edges: list[tuple[int, int]]) -> list[Breach]:
    """Find where all that begins before ends before; an article in several pieces is one.

    Of what begins beyond a gutter an article is named rather than a thing without a headline.
    """
    if len(spots) < FEWEST_UNCUT:
        return []
    whole: dict[str, tuple[int, bool, int]] = {}
    for spot, (start, end) in zip(spots, edges, strict=True):
        known, headless, reached = whole.get(spot.name, (start, True, end))
        whole[spot.name] = min(start, known), headless and not spot.rank, max(end, reached)
    spans = sorted(whole.items(), key=lambda span: span[1][:2])
    found = []
    last, _, reached = spans[0][1]
    for name, (start, _, end) in spans:
        if start >= reached and start > last:
            found.append(Breach((name,)))
        last, reached = start, max(reached, end)
    return found


def _between_banners(page: Judged) -> list[Spot]:
    """Return what stands between the banners: the lead on top and ads on the foot, side to side."""
    if not page.articles:
        return []
    left, right = _sides(page)
    first, last = page.articles[0].top, max([spot.foot for spot in page.spots])
    return [
        spot
        for spot in page.spots
        if spot.left > left
        or spot.right < right
        or not (spot.foot == last if spot.block.is_ad else spot is page.lead and spot.top == first)
    ]


def _picture_neighbours(page: Judged) -> list[Breach]:
    """Find pictures of two articles that touch: they seem to be of one."""
    beside = [pair for pair in page.beside if _touching(*pair, lines=SHARED, columns=0)]
    stacked = [pair for pair in page.stacked if _touching(*pair, lines=BLANK, columns=SHARED)]
    return [Breach((one.name, other.name)) for one, other in (*beside, *stacked)]


def _touching(one: Spot, other: Spot, *, lines: int, columns: int) -> bool:
    """Tell whether pictures of two neighbours are at most so far apart."""
    return any(
        max(p.line - q.end_line, q.line - p.end_line) <= lines
        and max(p.column - q.end_column, q.column - p.end_column) <= columns
        for p in one.block.pictures
        for q in other.block.pictures
    )


def _tall(page: Judged) -> list[Breach]:
    shaped = [(s, _height_by_width(s, page)) for s in page.articles if s.rank]
    return [Breach((spot.name,), shape - TALL) for spot, shape in shaped if shape > TALL]


def _flat(page: Judged) -> list[Breach]:
    shaped = [(s, _height_by_width(s, page)) for s in page.articles if s.rank]
    return [Breach((spot.name,), FLAT - shape) for spot, shape in shaped if shape < FLAT]


def _height_by_width(spot: Spot, page: Judged) -> float:
    """Return how tall a box is on paper; a cell is as wide as the page's shape makes it."""
    high, wide = (spot.foot - spot.top) / page.lines, (spot.right - spot.left) / page.columns
    return PAGE_SHAPE * high / wide


def _ads_off_the_foot(page: Judged) -> list[Breach]:
    """Find ads that stand neither on the foot of the page nor on another ad."""
    ads = [spot for spot in page.spots if spot.block.is_ad]
    return [
        Breach((ad.name,))
        for ad in ads
        if page.lines - ad.foot > ONE_HEIGHT and not any(_stands_on(ad, below) for below in ads)
    ]


def _stands_on(ad: Spot, below: Spot) -> bool:
    """Tell whether an ad stands on another, with a blank line between them at most."""
    is_on = 0 <= below.top - ad.foot <= BLANK
    return is_on and ad.left < below.right and below.left < ad.right


def _narrow_briefs(page: Judged) -> list[Breach]:
    return [
        Breach((one.name, other.name))
        for one, other in page.beside
        if one.rank == other.rank == 4 and one.right - one.left == other.right - other.left == 1
    ]


def _holes(page: Judged) -> list[Breach]:
    """Find the articles that stand below empty cells, and how many those are."""
    reached = [page.top] * page.columns
    found = []
    for spot in page.spots:
        columns = range(max(0, spot.left), min(spot.right, page.columns))
        empty = sum(max(0, spot.top - reached[column]) for column in columns)
        if empty and spot.rank:
            found.append(Breach((spot.name,), empty))
        for column in columns:
            reached[column] = max(reached[column], spot.foot + (0 if spot.rank else BLANK))
    return found


def _uneven_feet(page: Judged) -> list[Breach]:
    """Find how many cells stay empty beside what reaches deepest of the articles, below others."""
    ranked = [spot for spot in page.spots if spot.rank]
    if not ranked:
        return []
    deepest = max(ranked, key=attrgetter("foot"))
    reached = [page.top] * page.columns
    for spot in page.spots:
        if spot.top < deepest.foot:
            for column in range(max(0, spot.left), min(spot.right, page.columns)):
                reached[column] = max(reached[column], spot.foot)
    empty = sum(max(0, deepest.foot - foot) for foot in reached)
    return [Breach((deepest.name,), empty)] if empty else []


def _torn_heads(page: Judged) -> list[Breach]:
    return [Breach((spot.name,), spot.block.torn) for spot in page.heads if spot.block.torn]


def _lone_lines(page: Judged) -> list[Breach]:
    return [Breach((spot.name,), spot.block.lone) for spot in page.spots if spot.block.lone]


CHECKS: dict[str, Callable[[Judged], list[Breach]]] = {
    "lead_place": _lead_below,
    "lead_inside": _lead_inside,
    "lead_right": _lead_right,
    "outgrown_lead": _outgrown_lead,
    "outshone_lead": _outshone_lead,
    "hierarchy": _hierarchy,
    "outsized_head": _outsized_heads,
    "order": _order,
    "brief_on_top": _briefs_on_top,
    "same_heads": _same_heads,
    "heads_beside": _heads_beside,
    "facing_heads": _facing_heads,
    "head_under_head": _heads_under_heads,
    "cut_across": _cuts_across,
    "cut_down": _cuts_down,
    "picture_neighbours": _picture_neighbours,
    "tall": _tall,
    "flat": _flat,
    "ad_place": _ads_off_the_foot,
    "narrow_briefs": _narrow_briefs,
    "hole": _holes,
    "uneven_feet": _uneven_feet,
    "torn_head": _torn_heads,
    "lone_line": _lone_lines,
}
"""Every check by the name of the rule, which is also that of its weight."""
