"""Break short lines at sense: heads and subheads. One rule: even lines, a mark or space first.

A word stays whole (中小学 | 食堂) and small words stay with what they belong to (的 begins no line,
在 ends none) as far as the lines still fit: each has its cost, none is forbidden.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations

from layout_app.cjk.classes import is_han
from layout_app.cjk.cohesion import are_bound
from layout_app.compose.line.linebreak import Breaking, break_lines
from layout_app.compose.line.prepared import Prepared
from layout_app.compose.line.setting import line_width

BLIND = 0.5
"""What a break without sense costs, against the share of a line that stays empty."""
IN_COUNT = 0.5
"""What a break between a number and what it counts costs beside that."""
IN_WORD = 1.0
"""What a break inside a word costs beside that: lines may be as uneven as 4 to 12 instead."""
OFF_WORD = 0.5
"""What a break costs beside that which leaves a small word without what it belongs to."""
IN_NAME = 0.3
"""What a break between two characters costs that are no known words: they may be a name."""
SENSE = frozenset("，。、；：？！—…　 ,.;:?!")
"""Marks a line may well end with; copy comes with half-width ones too."""
NUMERALS = frozenset("0123456789〇零一二三四五六七八九十百千万亿两几")
LEANING_BACK = frozenset("的了着过地得们吗呢吧啊者里上下中内外前后间时起来去站所院馆室厂店队")
"""Words of one character that belong to what stands before them, and so begin no line."""
LEANING_ON = frozenset(
    "和与及或在把被将对向从为给让使由以按不未无没很更最再又也都就才每各该老小新大"
)
"""Words of one character that belong to what comes behind them, and so end no line."""
_KNOWN = LEANING_BACK | LEANING_ON | NUMERALS
_LONGEST_SEARCH = 60
_OPENING, _CLOSING = "（(《〈「『【〔［[“‘", "）)》〉」』】〕］]”’"
_BRACKETED = re.compile(
    f"[{re.escape(_OPENING)}][^{re.escape(_OPENING + _CLOSING)}]+[{re.escape(_CLOSING)}]"
)
SHORT = 8
"""Characters of what stands in brackets or quotes up to which it is one name: （元和街道）."""
MOST_LINES = 3


def break_at_sense(p: Prepared, measure: int) -> Breaking:
    """Break a subhead into as few lines as hold it, at sense; longer ones like text."""
    for count in range(1, MOST_LINES + 1):
        lines = split_at_sense(p, count, measure)
        if lines:
            return Breaking(tuple(j for _, j in lines), 0.0)
    return break_lines(p, measure, measure)


def cut_at(breaks: Sequence[int], length: int) -> tuple[tuple[int, int], ...]:
    """Return the ranges between breaks."""
    return tuple(zip((0, *breaks), (*breaks, length), strict=True))


def split_at_sense(
    p: Prepared, count: int, measure: float, *, whole: bool = False
) -> tuple[tuple[int, int], ...] | None:
    """Return the most even split into so many lines that breaks at sense.

    None if none is legal with all its lines within the measure, in 1/1000 em, and with all its
    words `whole` where that is asked for.
    """
    n = len(p.text)
    places = [k for k in range(1, n) if p.legal[k] and k <= p.runt_from and k not in p.poor]
    if whole:
        places = [k for k in places if not tears(p.text, k)]
    if count > 2 and len(places) > _LONGEST_SEARCH:
        places = [k for k in places if p.text[k - 1] in SENSE] or places[:_LONGEST_SEARCH]
    best: tuple[float, tuple[tuple[int, int], ...]] | None = None
    for breaks in combinations(places, count - 1):
        lines = cut_at(breaks, n)
        widths = [line_width(p, i, j) for i, j in lines]
        widest = max(max(widths), 1)
        if widest > measure:
            continue
        cost = sum(1 - w / widest for w in widths) + sum(senseless(p.text, k) for k in breaks)
        if best is None or cost < best[0]:
            best = cost, lines
    return best[1] if best else None


def senseless(text: str, k: int) -> float:
    """Return what a break before character `k` costs the reader."""
    before = text[k - 1]
    if before in SENSE:
        return 0.0
    return BLIND + (IN_COUNT if before in NUMERALS else 0.0) + _torn(text, k)


def tears(text: str, k: int) -> bool:
    """Tell whether a break before character `k` falls inside a word or a short name in brackets.

    Most words have two characters: a break inside a chain of bound ones (推动党员) that leaves no
    single one over may as well stand between two words, and is taken to tear nothing.
    """
    return k in _torn_places(text)


@lru_cache(maxsize=1 << 12)
def _torn_places(text: str) -> frozenset[int]:
    """Return every place that tears; a head is tried at many sizes."""
    return frozenset(k for k in range(1, len(text)) if _is_torn(text, k))


def _is_torn(text: str, k: int) -> bool:
    if text[k - 1] in SENSE or text[k] in SENSE:
        return False
    if _in_brackets(text, k):
        return True
    if not are_bound(text[k - 1], text[k]):
        return False
    first, stop = k - 1, k + 1
    while first and are_bound(text[first - 1], text[first]):
        first -= 1
    while stop < len(text) and are_bound(text[stop - 1], text[stop]):
        stop += 1
    left, right = k - first, stop - k
    return min(left, right) == 1 or (left % 2 == 1 and right % 2 == 1)


def _in_brackets(text: str, k: int) -> bool:
    """Tell whether a break before character `k` parts what is in brackets and short."""
    return any(
        found.start() < k < found.end() and found.end() - found.start() - 2 <= SHORT
        for found in _BRACKETED.finditer(text)
    )


def _torn(text: str, k: int) -> float:
    """Return what a break before character `k` tears, by the words around it."""
    before, behind = text[k - 1], text[k]
    if are_bound(before, behind) or _in_brackets(text, k):
        return IN_WORD
    # Each of the two is a word of its own unless it is bound on its other side.
    ends_word = k > 1 and are_bound(text[k - 2], before)
    begins_word = k + 1 < len(text) and are_bound(behind, text[k + 1])
    if (behind in LEANING_BACK and not begins_word) or (before in LEANING_ON and not ends_word):
        return OFF_WORD
    is_name = not (ends_word or begins_word) and all(
        is_han(char) and char not in _KNOWN for char in (before, behind)
    )
    return IN_NAME if is_name else 0.0
