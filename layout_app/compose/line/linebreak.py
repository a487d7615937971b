"""Break one prepared paragraph into lines. One rule: nothing here reads a font.

Greedy with two candidates a line, push-in before push-out (先挤进，后推出); where that leaves a bad
line, the cheapest breaks from a few lines before it to the paragraph's end. Where measures change
inside a paragraph, or a certain number of lines is wanted, the search runs line by line.
"""

from bisect import bisect_right
from collections.abc import Callable

from layout_app.cjk.classes import DIGITS
from layout_app.cjk.kinsoku import no_end, no_start
from layout_app.compose.line.prepared import Prepared
from layout_app.frozen import frozen

IMPOSSIBLE = 1e9
FORCED = 1e6
"""Cost of a line that ends where none may: too long a word, or nothing fits."""
RUNT = 100_000.0
LOOSE = 20000.0
STRETCH = 20.0 / 40.0**2
"""Cost of the square of a gap a character, 1/1000 em: 20 where the eye begins to see it.

The sum of squares is the variance of the gaps: what costs least is what looks most even.
"""
SQUEEZE = 2.0
"""Cost of a line whose room to shrink is all used."""
GROWTH = 6.0
"""Cost of a line whose word spaces and Han–Latin gaps are as wide as they may be."""
WIDEST = 500
"""A wider gap a character is a last resort."""
BAD = 1.0 + GROWTH
"""A greedy line that costs more, any stretched one, is worth a search."""
LOOK_BACK = 4
NEAREST, FURTHEST = 0.16, 0.5
"""How far before the measure places are looked at, a share of it; the second where lines are torn
or a paragraph ends with one character."""
REACH = 2700
"""How far behind the measure a place may lie that still ends a line, 1/1000 em."""
ROOMY = 2000
"""Room to shrink, 1/1000 em, from which it may lie further: wide lines full of marks have some."""
BEAM = 24
FILLED = 0.6
"""Least of a line that a number kept whole leaves filled where a long word is torn by force."""

MeasureAt = Callable[[int], int]
"""Measure of the n-th line of a paragraph, 1/1000 em, any first-line indent taken off."""
Steps = dict[tuple[int, int], list[tuple[int, float]]]
"""By place and measure, where a line of a paragraph that begins there may end, at what cost."""
_Way = tuple[float, int, "_Way | None"]
"""Lines so far: what they cost together, where the last ends, and the way to its beginning."""
_Layer = dict[int, _Way]
"""The cheapest way to each place at which so many lines may end."""


@frozen(kw_only=False)
class Breaking:
    """Where the lines of a paragraph end."""

    ends: tuple[int, ...]
    cost: float
    forced: tuple[int, ...] = ()
    """Ends that no rule allows."""

    @property
    def last_begins(self) -> int:
        """Where the last line begins, 0 where it is the only one."""
        return self.ends[-2] if len(self.ends) > 1 else 0


def line_cost(p: Prepared, i: int, j: int, measure: int) -> float:
    """Return what a full line i..j costs in evenness; `IMPOSSIBLE` when it cannot be so tight."""
    spare = measure - p.end[j] + p.start[i]
    e = p.last[j]
    if spare == 0:
        cost = 1.0
    elif spare < 0:
        room = p.shrinks[e] - p.shrinks[i]
        if -spare > room:
            return IMPOSSIBLE
        cost = 1.0 + SQUEEZE * (spare / room) ** 2
    elif spare <= (room := p.elastic[e] - p.elastic[i]):
        cost = 1.0 + GROWTH * (spare / room) ** 2
    elif (gaps := p.gaps[e] - p.gaps[i]) <= 0:
        cost = LOOSE + spare
    else:
        x = (spare - room) / gaps
        cost = 1.0 + GROWTH + STRETCH * x * x + (LOOSE if x > WIDEST else 0.0)
    return cost + p.poor.get(j, 0.0) if p.poor else cost


def last_cost(p: Prepared, i: int, measure: int) -> float:
    """Return what a last line from i to the end costs; one character alone is a runt (T21)."""
    n = len(p.text)
    runt = RUNT if i > p.runt_from and i else 0.0
    spare = measure - p.end[n] + p.start[i]
    if spare >= 0:
        return 1.0 + runt
    room = p.shrinks[p.last[n]] - p.shrinks[i]
    if -spare > room:
        return IMPOSSIBLE
    return 1.0 + SQUEEZE * (spare / room) ** 2 + runt


def break_lines(p: Prepared, first: int, measure: int) -> Breaking:
    """Break a paragraph whose lines share a measure; the first has its own, less the indent."""
    if not p.text:
        return Breaking((), 0.0)
    ends, costs = greedy(p, lambda line: measure if line else first)
    bad = next((k for k, cost in enumerate(costs) if cost > BAD), None)
    if bad is not None:
        keep = max(0, bad - LOOK_BACK)
        begin = ends[keep - 1] if keep else 0
        better = _cheapest(p, begin, first, measure, sum(costs[keep:]))
        if better:
            ends, costs = [*ends[:keep], *better], [*costs[:keep]]
            costs += _costs(p, begin, better, first, measure)
    if sum(costs) >= LOOSE and (better := _cheapest(p, 0, first, measure, sum(costs), FURTHEST)):
        ends, costs = better, _costs(p, 0, better, first, measure)
    return _breaking(p, ends, sum(costs))


def break_layered(
    p: Prepared, measure_at: MeasureAt, most: float = IMPOSSIBLE * 9, known: Steps | None = None
) -> dict[int, Breaking]:
    """Return the best breaks for each number of lines the paragraph can take in such measures.

    The counts differ by at most one from the cheapest; there is at least one that costs no more
    than `most` if any does. `known` is what other searches of this paragraph have looked at.
    """
    if not p.text:
        return {0: Breaking((), 0.0)}
    found = _layered(p, measure_at, most, {} if known is None else known, NEAREST)
    best = min((breaking.cost for breaking in found.values()), default=0.0)
    if best < LOOSE:
        return found
    return _layered(p, measure_at, best, {}, FURTHEST) or found


def _layered(
    p: Prepared, measure_at: MeasureAt, most: float, known: Steps, back: float
) -> dict[int, Breaking]:
    n = len(p.text)
    layer: _Layer = {0: (0.0, 0, None)}
    found: dict[int, Breaking] = {}
    best = count = 0
    while layer:
        measure = measure_at(count)
        below: _Layer = {}
        for i, way in layer.items():
            cost = way[0]
            steps = known.get((i, measure))
            if steps is None:
                steps = known[i, measure] = _steps(p, i, measure, back)
            for j, extra in steps:
                total = cost + extra
                if total <= most and ((rival := below.get(j)) is None or total < rival[0]):
                    below[j] = total, j, way
        count += 1
        if n in below:
            way = below.pop(n)
            found[count] = _breaking(p, _ends(way), way[0])
            best = min(found, key=lambda lines: found[lines].cost)
        if found and count > best:
            break
        layer = _pruned(below)
    return {lines: found[lines] for lines in found if abs(lines - best) <= 1}


def _ends(way: "_Way") -> list[int]:
    """Return the line ends of a way, from the first."""
    ends: list[int] = []
    _, end, before = way
    while before is not None:
        ends.append(end)
        _, end, before = before
    return ends[::-1]


def _pruned(layer: "_Layer") -> "_Layer":
    """Keep the cheapest places of a layer, and the first and last, which lead to other counts."""
    if len(layer) <= BEAM:
        return layer
    kept = sorted(layer, key=lambda place: layer[place][0])[: BEAM - 4]
    order = sorted(layer)
    kept += order[:2] + order[-2:]
    return {place: layer[place] for place in sorted(set(kept))}


def _breaking(p: Prepared, ends: list[int], cost: float) -> Breaking:
    forced = tuple(end for end in ends if not p.legal[end])
    return Breaking(tuple(ends), cost, forced)


def greedy(p: Prepared, measure_at: MeasureAt) -> tuple[list[int], list[float]]:
    """Return line ends and their costs, each line the cheaper of push-in and push-out."""
    n, at, before, after = len(p.text), p.at, p.before, p.after
    ends: list[int] = []
    costs: list[float] = []
    i = 0
    while i < n:
        room = measure_at(len(ends))
        final = last_cost(p, i, room)
        if final < RUNT:
            ends.append(n)
            costs.append(final)
            break
        j = bisect_right(at, at[i] + room, i) - 1
        out, pushed = before[min(j, n - 1)], after[j + 1]
        if pushed < n and p.end[pushed] - p.start[i] <= room:
            out, pushed = pushed, after[pushed + 1]
        cost = line_cost(p, i, out, room) if out > i else IMPOSSIBLE
        if pushed < n:
            tight = line_cost(p, i, pushed, room)
            if tight < cost:
                out, cost = pushed, tight
        if final <= cost:
            out, cost = n, final
        if cost >= LOOSE:
            out, cost = min(_steps(p, i, room), key=lambda step: step[1])
        ends.append(out)
        costs.append(cost)
        i = out
    return ends, costs


def _cheapest(
    p: Prepared, begin: int, first: int, measure: int, most: float, back: float = NEAREST
) -> list[int]:
    """Return the line ends of least total cost from `begin` on; none where all cost above `most`.

    A search passes over very loose lines, which the greedy way may have taken at less cost.
    """
    n = len(p.text)
    cost = [IMPOSSIBLE * 9] * (n + 1)
    origin = [-1] * (n + 1)
    cost[begin] = 0.0
    cost[n] = most + 1.0
    for i in range(begin, n):
        base = cost[i]
        if base >= cost[n]:
            continue
        for j, extra in _steps(p, i, measure if i else first, back):
            if base + extra < cost[j]:
                cost[j] = base + extra
                origin[j] = i
    if origin[n] < 0:
        return []
    ends = [n]
    while origin[ends[-1]] > begin:
        ends.append(origin[ends[-1]])
    return ends[::-1]


def _steps(p: Prepared, i: int, measure: int, back: float = NEAREST) -> list[tuple[int, float]]:
    """Return where a line from i may end, and at what cost; never empty.

    Places are looked at that lie as far before the measure as a share of it and 0.6 em.
    Nearly all the time of a search is spent here: `line_cost` is written out.
    """
    n, end, before = len(p.text), p.end, p.before
    last, elastic, gaps, shrinks = p.last, p.elastic, p.gaps, p.shrinks
    limit = p.start[i] + measure
    elastic_i, gaps_i, shrinks_i = elastic[i], gaps[i], shrinks[i]
    found: list[tuple[int, float]] = []
    # Blanks, gaps and the end mark's half cell may bring in up to three more places.
    j = min(n, bisect_right(p.at, limit + REACH, i))
    if (room := shrinks[j] - shrinks_i) > ROOMY:
        j = min(n, bisect_right(p.at, limit + REACH - ROOMY + room, i))
    j = before[j]
    least = limit - measure * back - 600
    if j == n:
        final = last_cost(p, i, measure)
        if final < LOOSE:
            found.append((n, final))
        j = before[n - 1]
    while j > i and end[j] >= least:
        spare = limit - end[j]
        e = last[j]
        if spare > 0:
            room = elastic[e] - elastic_i
            if spare <= room:
                found.append((j, 1.0 + GROWTH * (spare / room) ** 2))
            elif (count := gaps[e] - gaps_i) > 0 and (x := (spare - room) / count) <= WIDEST:
                found.append((j, 1.0 + GROWTH + STRETCH * x * x))
        elif spare == 0:
            found.append((j, 1.0))
        elif -spare <= (room := shrinks[e] - shrinks_i):
            found.append((j, 1.0 + SQUEEZE * (spare / room) ** 2))
        j = before[j - 1]
    if p.poor:
        found = [(j, cost + p.poor.get(j, 0.0)) for j, cost in found]
    if not found:
        final = last_cost(p, i, measure)
        if final < IMPOSSIBLE:
            found.append((n, final))
    return found or [_last_resort(p, i, bisect_right(p.at, limit, i) - 1, measure)]


def _last_resort(p: Prepared, i: int, fits: int, measure: int) -> tuple[int, float]:
    """Return the loosest legal end, or an end that no rule allows but that fits."""
    j = p.before[min(fits, len(p.text))]
    # Behind a mark that keeps its blank an opening mark may begin before that mark's cell ends.
    while j > i and p.end[j] - p.start[i] > measure:
        j = p.before[j - 1]
    if j > i:
        return j, line_cost(p, i, j, measure)
    j = max(i + 1, min(fits, len(p.text)))
    while j > i + 1 and (p.end[j] - p.start[i] > measure or _is_inside(p, j)):
        j -= 1
    places = [k for k in range(j, i, -1) if not _is_barred(p, k)]
    whole = next((k for k in places if not _parts_figures(p.text, k)), i)
    return (whole if whole - i > (j - i) * FILLED else next(iter(places), j)), FORCED


def _parts_figures(text: str, k: int) -> bool:
    return text[k - 1] in DIGITS and text[k : k + 1] in DIGITS


def _is_inside(p: Prepared, k: int) -> bool:
    """Tell whether a place lies within what one glyph shows."""
    return k < len(p.text) and p.glyphs[k] == 0


def _is_barred(p: Prepared, k: int) -> bool:
    """Tell whether not even force ends a line at a place: beside a mark, within a glyph."""
    if k == len(p.text):
        return False
    level = p.style.kinsoku
    return _is_inside(p, k) or p.text[k] in no_start(level) or p.text[k - 1] in no_end(level)


def _costs(p: Prepared, begin: int, ends: list[int], first: int, measure: int) -> list[float]:
    n, found, i = len(p.text), [], begin
    for j in ends:
        room = measure if i else first
        cost = last_cost(p, i, room) if j == n else line_cost(p, i, j, room)
        found.append(cost if p.legal[j] else FORCED)
        i = j
    return found
