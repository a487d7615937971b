"""Join the lines of a manuscript that were broken at a width. One rule: a paragraph's end is kept.

Mail and old word processors end every line at the same width, in mid-sentence, and begin a
paragraph with an indent or below an empty line. Widths count a 汉字 as two, as those programs do.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from unicodedata import east_asian_width

LEAST, MOST = 30, 120
"""Widths at which programs break lines."""
FULL = 3
"""Full lines in mid-sentence from which a manuscript was broken at a width."""
SHORT, NARROW = 40, 20
"""Widths up to which a line of a paragraph may be of a poem, and from which of a column."""
HANGING = 3
"""How much wider or narrower lines of one column may be."""
_LABEL = re.compile(r"[^，。：:\s]{1,8}[：:]")
BLANK = " \t\u3000"
_OWN_LINE = re.compile(
    r"#|>|\||!\[|[-*•△▲●■◆○□◇★☆]|\d{1,2}(?:[、．)]|\.(?!\d))|[（(]?[一二三四五六七八九十]{1,3}[、)）]"
)
"""What begins a line by itself: the marks of headings, quotes, rows, pictures and items."""
_STANDS = ("#", ">", "|", "![")
"""What stands alone on its line."""
_ENDED = re.compile(r"[。！？!?…][”’」』）)》\"']*\Z")
_MARKS = "，。、；：？！”’）》」…,.;:?!)%％"
_FIRST = re.compile(rf"(?:[0-9A-Za-z]+|.)[{re.escape(_MARKS)}]*")
"""What no line parts: a word or a character with the marks that may not begin one."""
LATIN = re.compile(r"[0-9A-Za-z,.;:)\]]")


def unwrapped(copy: str) -> str:
    """Return copy with the lines of each paragraph joined, or as it is if no width broke it."""
    lines = [line.rstrip() for line in copy.split("\n")]
    # Marks may hang over the edge.
    widest = max(width_of(line.rstrip(_MARKS)) for line in lines)
    if not LEAST <= widest <= MOST:
        return copy
    least = min(indent_of(line) for line in lines if line)
    joins = [_is_full(a, b, widest) and _goes_on(a, b, least) for a, b in pairwise(lines)]
    full = [line for line, goes_on in zip(lines, joins, strict=False) if goes_on]
    inside = sum(not _ENDED.search(line) for line in full)
    if inside < FULL or inside * 2 < len(full):
        return copy
    return "\n".join(_joined(lines, joins))


def _is_full(line: str, below: str, widest: int) -> bool:
    """Tell whether what begins the line below would not have fitted; one 汉字 may lack."""
    first = _FIRST.match(below.lstrip(BLANK))
    return first is not None and width_of(line) + width_of(first.group()) >= widest


def _goes_on(line: str, below: str, least: int) -> bool:
    """Tell whether the line below a full one may go on with its paragraph."""
    bare = below.lstrip(BLANK)
    if not bare or _OWN_LINE.match(bare) or line.lstrip(BLANK).startswith(_STANDS):
        return False
    return indent_of(below) <= least


def _joined(lines: Sequence[str], joins: Sequence[bool]) -> list[str]:
    """Return the lines, each with those behind it that go on with it."""
    parts = [[lines[0]]]
    for line, goes_on in zip(lines[1:], joins, strict=True):
        if goes_on:
            bare = line.lstrip(BLANK)
            are_words = LATIN.match(parts[-1][-1][-1]) and LATIN.match(bare)
            parts[-1].append(f" {bare}" if are_words else bare)
        else:
            parts.append([line])
    return list(map("".join, parts))


def without_breaks(lines: Sequence[str]) -> list[str]:
    """Return the lines of one paragraph, those joined that a break parts in mid-sentence.

    Word and web pages break lines within a paragraph: where it was pasted in columns of one width,
    behind a clause, or for lines of an address or a poem, which are short and stay.
    """
    kept = [line.rstrip(BLANK) for line in lines]
    widths = [width_of(line) for line in kept]
    narrow = len(kept) > FULL and widths[0] >= NARROW and _is_even(widths)
    long = [narrow or width > SHORT for width in widths]
    goes_on = [
        is_long and _is_open(above) and _may_go_on(line.lstrip(BLANK))
        for is_long, (above, line) in zip(long, pairwise(kept), strict=False)
    ]
    return _joined(kept, goes_on)


def _is_open(line: str) -> bool:
    return not (_ENDED.search(line) or line.endswith(("：", ":", "；", ";")))


def _may_go_on(bare: str) -> bool:
    return bool(bare) and not (_OWN_LINE.match(bare) or _LABEL.match(bare))


def _is_even(widths: Sequence[int]) -> bool:
    """Tell whether all lines but the last are as wide as each other, and that is no wider."""
    full = widths[:-1]
    return max(full) - min(full) <= HANGING and widths[-1] <= max(full)


def stands_alone(bare: str) -> bool:
    """Tell whether a line, its indent taken off, is no part of a paragraph or begins one."""
    return bool(_OWN_LINE.match(bare)) or bare.startswith(_STANDS)


def indent_of(line: str) -> int:
    """Return how wide the blanks are that a line begins with."""
    return width_of(line) - width_of(line.lstrip(BLANK))


def width_of(line: str) -> int:
    """Return the width of a line, a 汉字 as two."""
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in line)
