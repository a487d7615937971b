"""Break short lines at sense: heads and subheads. One rule: even lines, a mark or space first."""

from collections.abc import Sequence
from itertools import combinations

from layout_app.compose.linebreak import Breaking, break_lines
from layout_app.compose.prepared import Prepared
from layout_app.compose.setting import line_width

BLIND = 0.5
"""What a break without sense costs, against the share of a line that stays empty."""
IN_COUNT = 0.5
"""What a break between a number and what it counts costs beside that."""
SENSE = frozenset("，。、；：？！—…　 ,.;:?!")
"""Marks a line may well end with; copy comes with half-width ones too."""
NUMERALS = frozenset("0123456789〇零一二三四五六七八九十百千万亿两几")
_LONGEST_SEARCH = 60
MOST_LINES = 3


def break_at_sense(p: Prepared, measure: int) -> Breaking:
    """Break a subhead into as few lines as hold it, at sense; longer ones like text."""
    for count in range(1, MOST_LINES + 1):
        lines = split_at_sense(p, count)
        if lines and all(line_width(p, i, j) <= measure for i, j in lines):
            return Breaking(tuple(j for _, j in lines), 0.0)
    return break_lines(p, measure, measure)


def cut_at(breaks: Sequence[int], length: int) -> tuple[tuple[int, int], ...]:
    """Return the ranges between breaks."""
    return tuple(zip((0, *breaks), (*breaks, length), strict=True))


def split_at_sense(p: Prepared, count: int) -> tuple[tuple[int, int], ...] | None:
    """Return the most even split into so many lines that breaks at sense; none if none is legal."""
    n = len(p.text)
    places = [k for k in range(1, n) if p.legal[k] and k <= p.runt_from and k not in p.poor]
    if count > 2 and len(places) > _LONGEST_SEARCH:
        places = [k for k in places if p.text[k - 1] in SENSE] or places[:_LONGEST_SEARCH]
    best: tuple[float, tuple[tuple[int, int], ...]] | None = None
    for breaks in combinations(places, count - 1):
        lines = cut_at(breaks, n)
        widths = [line_width(p, i, j) for i, j in lines]
        widest = max(max(widths), 1)
        cost = sum(1 - w / widest for w in widths) + sum(senseless(p.text, k) for k in breaks)
        if best is None or cost < best[0]:
            best = cost, lines
    return best[1] if best else None


def senseless(text: str, k: int) -> float:
    """Return what a break before character `k` costs the reader."""
    before = text[k - 1]
    if before in SENSE:
        return 0.0
    return BLIND + (IN_COUNT if before in NUMERALS else 0.0)
