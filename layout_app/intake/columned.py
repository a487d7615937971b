"""Join the lines of a page that came as it is set: line by line. One rule: no line changes place.

Text taken out of a PDF or read by a scanner has one line for each line of a column. Columns of a
page are of several widths, so each line is held against the lines near it: three or more in turn
that are as wide as each other and break off in mid-sentence are of a column. A joined line stands
where its first one stood and leaves the others empty, so that lines keep their numbers. Widths
count a 汉字 as two. Where a column ends in mid-sentence and another text follows in full lines,
nothing in their form tells: what they say must (`repair/crossings.py`).
"""

import re
from bisect import bisect
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from statistics import median_low

from layout_app.cjk.jumplines import jump_onward
from layout_app.frozen import frozen
from layout_app.intake.features import LEAD, NEWS, is_closed
from layout_app.intake.marks import said_kind
from layout_app.intake.wrapped import BLANK, LATIN, indent_of, stands_alone, width_of

NARROWEST, WIDEST = 18, 80
"""Widths of columns: a metre of seven is narrower."""
SLACK = 3
"""How much wider or narrower a full line may be: marks hang or are pushed in."""
RUN = 3
"""Full lines in turn that show a column."""
LEAST = 8
"""Full lines in such runs that show a page of columns: a few of one width stand on any."""
FAR = 12
"""Lines from such a run up to which others may be of its column."""
MARKS = re.compile(r"[，。、；：？！“”（）《》,;:?!]")


@frozen
class Columns:
    """Copy that came as its columns are set, and which of its lines go on the one above."""

    lines: tuple[str, ...]
    paragraphs: tuple[tuple[int, ...], ...]
    """The lines of every paragraph, by their numbers from 0; empty ones are of none."""

    def joined(self, apart: Collection[int] = ()) -> str:
        """Return the copy with the lines of each paragraph joined, but for lines that begin anew.

        `apart` names lines that look as if they went on the one above but are of another text.
        """
        found = list(self.lines)
        for paragraph in self.paragraphs:
            start = paragraph[0]
            for n in paragraph[1:]:
                if n in apart:
                    start = n
                    continue
                bare = found[n].lstrip(BLANK)
                are_words = LATIN.match(found[start][-1]) and LATIN.match(bare)
                found[start] += f" {bare}" if are_words else bare
                found[n] = ""
        return "\n".join(found)

    def pieces(self, apart: Collection[int]) -> frozenset[int]:
        """Return the places of such lines among those that are left when the others are joined."""
        starts = sorted({paragraph[0] for paragraph in self.paragraphs}.union(apart))
        return frozenset(n for n, line in enumerate(starts) if line in apart)


def columns_of(copy: str) -> Columns | None:
    """Return how the lines of copy make up paragraphs, or None if none of them goes on."""
    lines = [line.rstrip() for line in copy.split("\n")]
    filled = [n for n, line in enumerate(lines) if line]
    if not filled:
        return None
    texts = [lines[n] for n in filled]
    widths = _column_widths(texts)
    if not any(widths):
        return None
    usual = Counter(b - a for a, b in pairwise(filled)).most_common(1)[0][0]
    near = [b - a <= usual for a, b in pairwise(filled)]
    has_indents = sum(indent_of(text) > 0 for text in texts) >= RUN
    paragraphs = [[filled[0]]]
    for k, n in enumerate(filled[1:]):
        if near[k] and _goes_on(texts, widths, k, has_indents=has_indents):
            paragraphs[-1].append(n)
        else:
            paragraphs.append([n])
    if len(paragraphs) == len(filled):
        return None
    return Columns(lines=tuple(lines), paragraphs=tuple(map(tuple, paragraphs)))


def _column_widths(texts: Sequence[str]) -> list[int]:
    """Return for each line the width of the column it may be of; 0 where there is none."""
    sizes = [0 if _is_apart(text) else width_of(text) for text in texts]
    runs = list(_runs(texts, sizes))
    found = [0] * len(texts)
    if sum(last - first + 1 for first, last, _width in runs) < LEAST:
        return found
    middles = [(first + last) // 2 for first, last, _width in runs]
    for n in range(len(texts)):
        at = bisect(middles, n)
        distance, width = min(_told_by(run, n) for run in runs[max(0, at - 1) : at + 1])
        if distance <= FAR:
            found[n] = width
    return found


def _told_by(run: tuple[int, int, int], n: int) -> tuple[int, int]:
    """Return how far a line is from a run, and the width of that."""
    first, last, width = run
    return max(first - n, n - last, 0), width


def _runs(texts: Sequence[str], sizes: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Give the first and the last of lines in turn that show a column, and its width."""
    first = 0
    for n in range(1, len(texts) + 1):
        if n < len(texts) and abs(sizes[n] - sizes[first]) <= SLACK:
            continue
        run = range(first, n)
        cut = sum(not is_closed(texts[k]) for k in run)
        width = median_low(sizes[k] for k in run)
        if len(run) >= RUN and 2 * cut > len(run) and NARROWEST <= width <= WIDEST:
            yield first, n - 1, width
        first = n


def _is_apart(text: str) -> bool:
    """Tell whether a line is of no paragraph: a marked one, an item, a folio, a jump line."""
    bare = text.lstrip(BLANK)
    return stands_alone(bare) or said_kind(bare) is not None


def _goes_on(texts: Sequence[str], widths: Sequence[int], k: int, *, has_indents: bool) -> bool:
    """Tell whether a line goes on in the line below it."""
    line, below = texts[k], texts[k + 1]
    width = widths[k]
    if not width or abs(width_of(line) - width) > SLACK or _is_apart(line) or _is_apart(below):
        return False
    if indent_of(below) or jump_onward(line) or NEWS.match(below.lstrip(BLANK)):
        return False
    if _is_head(texts, widths, k, below) or (is_closed(line) and not has_indents):
        return False  # a paragraph may end with a full line
    return abs(width_of(below) - width) <= SLACK or (width_of(below) < width and is_closed(below))


def _is_inside(texts: Sequence[str], widths: Sequence[int], k: int) -> bool:
    """Tell whether the line above is full: the line may be one inside a paragraph."""
    return abs(width_of(texts[k - 1]) - widths[k]) <= SLACK


def _is_head(texts: Sequence[str], widths: Sequence[int], k: int, below: str) -> bool:
    """Tell whether a full line may be a head: it begins anew, holds no mark, and a lead follows."""
    begins = not k or not _is_inside(texts, widths, k) or is_closed(texts[k - 1])
    return begins and not MARKS.search(texts[k]) and bool(LEAD.match(below.lstrip(BLANK)))
