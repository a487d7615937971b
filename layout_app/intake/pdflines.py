"""Characters of a page into lines. One rule: a line ends where a gutter is.

Gutters are where the gaps of several rows meet, gaps in front of a column's edge, or gaps as wide
as a character.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from layout_app.frozen import frozen
from layout_app.intake.pdfchars import Char, Page

GAP = 0.6
"""The narrowest gutter, in sizes of the face beside it, or of the body below a headline."""
WIDE = 1.0
"""The gap that parts a row wherever it lies, in sizes; beside Latin letters twice that."""
HALF_RIGHT, HALF_LEFT = "，。、；：！？”’）》」』】〉", "“‘（《「『【〈"
"""Full-width marks whose right half, or left half, is white and may reach into a gutter."""
NARROW = 4.0
"""The widest gap that tells where a gutter is, in sizes: a line indented beside it."""
RECURS = 4
"""Rows with a gap at one place that make a gutter."""
STRIP = 60
"""Height of the strips of a page in which, with both neighbours, gaps are looked for, points."""
Place = tuple[int, int]
"""Points across the page, and which strip of it."""
WIDEST = 100
"""The widest gutter looked at, points."""


@frozen
class Line:
    """Characters that stand side by side."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    """One size above the bottom, whatever white a face keeps above and below."""
    size: float


def upright(chars: Page) -> Page:
    """Turn a page of vertical lines so that they run from left to right, the first one on top."""
    steps = list(pairwise(chars))
    down = sum(abs(a.left - b.left) < 0.3 * a.size and a.top - b.top > 0 for a, b in steps)
    if down * 2 <= len(steps):
        return chars
    return tuple(
        replace(char, left=-char.top, right=-char.bottom, bottom=char.left, top=char.right)
        for char in chars
    )


def lines_of(chars: Page) -> list[Line]:
    """Return the lines of a page: the same height and size, parted where columns are."""
    rows: list[list[Char]] = []
    for char in sorted(chars, key=lambda char: (-_middle(char), char.left)):
        alike = [row for row in rows[-4:] if _same_row(row[-1], char)]
        if alike:
            min(alike, key=lambda row: abs(_middle(row[-1]) - _middle(char))).append(char)
        else:
            rows.append([char])
    ordered = [sorted(row, key=lambda char: char.left) for row in rows]
    body = median(char.size for char in chars)
    gutters = _gutters(ordered, body)
    edges = _edges([part for row in ordered for part in _parts(row, gutters, body)])
    return [_line(part) for row in ordered for part in _parts(row, gutters, body, edges)]


def _edges(lines: Sequence[Sequence[Char]]) -> frozenset[int]:
    """Return where many lines begin: the left edges of columns, give or take a point."""
    starts = Counter(round(line[0].left) for line in lines)
    often = [x for x, count in starts.items() if count >= 2 * RECURS]
    return frozenset(x + step for x in often for step in (-1, 0, 1))


def _middle(char: Char) -> float:
    return (char.bottom + char.top) / 2


def _same_row(one: Char, two: Char) -> bool:
    size = max(one.size, two.size)
    alike = min(one.size, two.size) > 0.75 * size
    return alike and abs(_middle(one) - _middle(two)) < 0.4 * size


def _gutters(rows: Sequence[Sequence[Char]], body: float) -> frozenset[Place]:
    """Return the places of the page where narrow gaps of several rows near by meet."""
    gaps = [gap for row in rows for gap in _gaps(row, body)]
    narrow = [gap for gap in gaps if gap.width < NARROW * gap.size]
    near = [(x, y + step) for gap in narrow for x, y in gap.places for step in (-1, 0, 1)]
    return frozenset(place for place, count in Counter(near).items() if count >= RECURS)


@frozen
class Gap:
    """White between two characters of a row."""

    after: int
    """Index in the row of the character before it."""
    left: float
    right: float
    middle: float
    """Its height on the page."""
    size: float
    wide: bool
    """Whether it parts a row wherever it lies."""

    @property
    def width(self) -> float:
        """How wide it is, points."""
        return self.right - self.left

    @property
    def places(self) -> list[Place]:
        """The whole points in it, at most WIDEST, at its height."""
        across = range(round(self.left) + 1, round(self.left + min(self.width, WIDEST)))
        return [(x, round(self.middle / STRIP)) for x in across]


def _gaps(row: Sequence[Char], body: float) -> list[Gap]:
    """Return the gaps of a row that are wider than most between its characters.

    Two headlines side by side may stand no farther apart than the columns below them do: `body` is
    the size of most characters.
    """
    every = [_gap(n, one, two) for n, (one, two) in enumerate(pairwise(row))]
    usual = median(gap.width for gap in every) if len(every) > 2 else 0.0
    return [gap for gap in every if gap.width >= max(GAP * min(gap.size, body), 2 * usual)]


def _gap(after: int, one: Char, two: Char) -> Gap:
    size = min(one.size, two.size)
    wide = WIDE * (2 if one.text.isascii() or two.text.isascii() else 1)
    return Gap(
        after=after,
        left=_ink_right(one),
        right=_ink_left(two),
        middle=_middle(one),
        size=size,
        wide=two.left - one.right >= wide * size,
    )


def _ink_right(char: Char) -> float:
    """Return where a character ends; the right half of a closing full-width mark is white."""
    half = char.text in HALF_RIGHT and char.right - char.left > 0.8 * char.size
    return char.right - (0.5 * char.size if half else 0.0)


def _ink_left(char: Char) -> float:
    half = char.text in HALF_LEFT and char.right - char.left > 0.8 * char.size
    return char.left + (0.5 * char.size if half else 0.0)


def _parts(
    row: Sequence[Char],
    gutters: Collection[Place],
    body: float,
    edges: Collection[int] = (),
) -> Iterator[Sequence[Char]]:
    """Give the pieces of a row between gaps that are wide, or lie in a gutter or before an edge."""
    start = 0
    for gap in _gaps(row, body):
        begins = round(row[gap.after + 1].left) in edges
        if gap.wide or begins or any(place in gutters for place in gap.places):
            yield row[start : gap.after + 1]
            start = gap.after + 1
    yield row[start:]


def _line(chars: Sequence[Char]) -> Line:
    text = chars[0].text
    for before, char in pairwise(chars):
        text += _blank(before, char) + char.text
    size, middle = median(c.size for c in chars), median(map(_middle, chars))
    return Line(
        text=text,
        left=chars[0].left,
        right=chars[-1].right,
        bottom=middle - size / 2,
        top=middle + size / 2,
        size=size,
    )


def _blank(before: Char, char: Char) -> str:
    """Return the blank between two characters: Latin words need less room to be two than 汉字."""
    latin = before.text.isascii() + char.text.isascii()
    least = (0.6, 0.4, 0.15)[latin] * char.size
    return " " if char.left - before.right > least else ""
