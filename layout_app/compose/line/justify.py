"""Give every glyph of a line its place. One rule: the right ink edge of a full line is exact.

Blanks shrink level by level, the next only when one is used up (T16); an opening mark that shrinks
moves its own origin. Gaps of western words grow before all gaps do (T17), and those grow alike
until a word's are half an em; gaps between Han take what a torn line still lacks.
"""

from itertools import accumulate, pairwise
from operator import ge

from layout_app.compose.line.measure import GAP_MOST, GAP_SHARES
from layout_app.compose.line.prepared import Prepared

APART = 3
"""Least distance of two origins, 1/1000 em."""
TORN = 560
"""Most of a Han–Latin gap in a torn line, 1/1000 em.

CLREQ 3.2.2 has half an em. With 500 one of six unseen texts in columns of 12 字 was less even than
Typst sets it (.0226 against .0225 em), with 560 none, and none more than without a limit.
"""
WIDE = (TORN - GAP_MOST) / GAP_SHARES
"""The share of a stretch, 1/1000 em, at which a Han–Latin gap is so wide."""
GRAIN = 0.125
"""What a gap is set narrower than its share, 1/1000 em; the last one of the line takes it up.

A line that lacks one of eleven cells has gaps of a tenth of an em, where a gap begins to be seen:
32-bit floats of whoever reads the file must not make it more.
"""
LEFT = 2.0
"""Most that the last gap takes up, 1/1000 em: in long lines the grain is less."""


def glyph_places(p: Prepared, i: int, j: int, measure: int, *, full: bool) -> list[float]:
    """Return the cell origins of the characters i..j in 1/1000 em from the line's left edge.

    A `full` line ends at the measure; another only shrinks where it is too long. Trailing spaces
    stand behind the edge, where they show nothing.
    """
    start, e = p.start[i], p.last[j]
    at = p.at
    spare = measure - p.end[j] + start
    if spare == 0 or (spare > 0 and not full) or e < i:
        places: list[float] = [x - start for x in at[i:j]]
    elif spare < 0:
        places = _shrunk(p, i, j, -spare)
    else:
        places = _stretched(p, i, j, spare)
    if not p.forms and any(map(ge, places, places[1:])):
        _part_origins(p, i, places)
    if e + 1 < j:
        edge = p.end[j] - start + (min(spare, 0) if not full else spare)
        origin = at[e + 1]
        places[e + 1 - i :] = [edge + x - origin for x in at[e + 1 : j]]
    return places


def _shrunk(p: Prepared, i: int, j: int, need: int) -> list[float]:
    start, e = p.start[i], p.last[j]
    places: list[float] = [x - start for x in p.at[i:j]]
    for room in p.shrink:
        base = room[i]
        total = room[e] - base
        take = min(need, total)
        if take <= 0:
            continue
        places = [x - take * (r - base) // total for x, r in zip(places, room[i:j], strict=True)]
        need -= take
        if not need:
            break
    return places


def _part_origins(p: Prepared, i: int, places: list[float]) -> None:
    """Part the origins of two marks set in one cell by a hair: readers of a file go by them."""
    drawn = [k for k in range(len(places)) if p.glyphs[i + k]]
    for one, two in pairwise(drawn):
        if places[two] <= places[one]:
            places[two] = places[one] + APART


def _stretched(p: Prepared, i: int, j: int, spare: int) -> list[float]:
    start, e = p.start[i], p.last[j]
    places: list[float] = [x - start for x in p.at[i:j]]
    base = p.elastic[i]
    total = p.elastic[e] - base
    take = min(spare, total)
    if take > 0:
        places = [
            x + take * (r - base) // total for x, r in zip(places, p.elastic[i:j], strict=True)
        ]
        spare -= take
    base, last = p.gaps[i], p.gaps[e]
    if spare and last > base:
        # Not whole thousandths: half of the gaps of a line would be wider than the others.
        share = max(0.0, spare / (last - base) - _grain(last - base))
        if share > WIDE and (capped := _beside_wide(p, i, e, places, spare)):
            return capped
        places = [
            x + (share * (g - base) if g < last else spare)
            for x, g in zip(places, p.gaps[i:j], strict=True)
        ]
    elif spare:
        return _spaced(p, i, e, places, spare)
    return places


def _spaced(p: Prepared, i: int, e: int, places: list[float], spare: float) -> list[float]:
    """Return places with the spare shared by the letters of a line that is but one word.

    Such a line is told as torn; a straight edge harms the column less than a hole in it.
    """
    ranks = list(accumulate(map(bool, p.glyphs[i + 1 : e + 1]), initial=0))
    share = spare / max(1, ranks[-1])
    found = [x + share * rank for x, rank in zip(places, ranks, strict=False)]
    return [*found, *places[len(found) :]]


def _grain(shares: int) -> float:
    return min(GRAIN, LEFT / shares)


def _beside_wide(p: Prepared, i: int, e: int, places: list[float], spare: float) -> list[float]:
    """Return places where gaps of western words are as wide as they may be; Han takes the rest."""
    steps = [after - before for before, after in pairwise(p.gaps[i : e + 1])]
    han = steps.count(1)
    if not han:
        return []
    share = (spare - (sum(steps) - han) * WIDE) / han - _grain(han)
    grown = accumulate((share if step == 1 else step * WIDE for step in steps), initial=0.0)
    found = [x + more for x, more in zip(places, grown, strict=False)]
    found[-1] = places[e - i] + spare
    return [*found, *places[len(found) :]]
