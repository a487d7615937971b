"""Set columns that stand side by side below each other. One rule: only prose has columns.

A scanner, or a program that keeps the layout of a page, writes the lines of neighbouring columns
into one line, with blanks between. A gutter is a place that stays blank in many lines in turn while
text stands on both sides of it: most of it lines as long as those of columns, broken in
mid-sentence. Tables and lists beside each other have shorter cells. Widths count a 汉字 as two.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby, islice

from layout_app.intake.columned import LEAST, NARROWEST
from layout_app.intake.features import is_closed
from layout_app.intake.marks import is_running_head
from layout_app.intake.wrapped import BLANK, width_of

GUTTER = 2
"""Least width of a gutter."""
MOST = 6
"""Most columns beside each other."""
LONGEST = 400
"""Characters of the longest line of columns."""
_RAGGED = re.compile(r"\A (?=(?:  )*[^ ])")
"""What an indent has too much where the lines of a column begin a blank apart."""
_GAP = re.compile(rf"(?<=[^{BLANK}])[{BLANK}]+(?=[^{BLANK}])")


def set_below(copy: str) -> str:
    """Return the copy, the lines of columns that stand side by side one column after the other."""
    return "\n".join(_set_below(copy.split("\n"), MOST))


def _set_below(lines: Sequence[str], columns: int) -> list[str]:
    gaps = [_gaps(line) for line in lines]
    counts = Counter(cell for found in gaps for gap in found for cell in gap)
    if columns < 2 or not counts or max(counts.values()) < LEAST:
        return list(lines)
    most = max(counts.values())
    gutter = min(cell for cell, count in counts.items() if count == most)
    keys = [_is_parted(line, found, gutter) for line, found in zip(lines, gaps, strict=True)]
    result: list[str] = []
    for is_parted, group in groupby(zip(lines, keys, strict=True), lambda each: each[1]):
        run = [line for line, _key in group]
        sides = _sides(run, gutter) if is_parted else None
        if sides is None:
            result += run
        else:
            for side in sides:
                result += _set_below(side, columns - 1)
    return result


def _gaps(line: str) -> list[range]:
    """Return the cells of each wide blank between two texts of a line that may be of columns."""
    found = list(islice(_GAP.finditer(line), MOST)) if len(line) <= LONGEST else []
    if len(found) == MOST:
        return []
    starts = [(width_of(line[: gap.start()]), width_of(gap[0])) for gap in found]
    return [range(start, start + width) for start, width in starts if width >= GUTTER]


def _is_parted(line: str, gaps: Sequence[range], gutter: int) -> bool:
    """Tell whether a line is of two columns, or of one of them: nothing stands at their gutter."""
    bare = line.strip(BLANK)
    if not bare:
        return True
    first = width_of(line[: len(line) - len(line.lstrip(BLANK))])
    if first > gutter or width_of(line.rstrip(BLANK)) <= gutter:
        return True
    return any(gutter in gap for gap in gaps) and not is_running_head(bare)


def _sides(run: Sequence[str], gutter: int) -> tuple[list[str], list[str]] | None:
    """Return what stands left and right of a gutter, or nothing where that is no prose."""
    left, right = zip(*(_parts(line, gutter) for line in run), strict=True)
    both = [(one, two) for one, two in zip(left, right, strict=True) if one and two]
    sides = list(zip(*both, strict=True))
    if len(both) < LEAST or not all(map(_is_prose, sides)):
        return None
    return _trimmed(left), _trimmed(right)


def _parts(line: str, gutter: int) -> tuple[str, str]:
    cell = 0
    for n, char in enumerate(line):
        if cell >= gutter:
            return line[:n].rstrip(BLANK), line[n:].rstrip(BLANK)
        cell += width_of(char)
    return line.rstrip(BLANK), ""


def _is_prose(lines: Sequence[str]) -> bool:
    """Tell whether most lines are as long as those of columns, and most do not end a sentence."""
    long = sum(width_of(line.strip(BLANK)) >= NARROWEST for line in lines)
    cut = sum(not is_closed(line) for line in lines)
    told = sum("，" in line or "。" in line for line in lines)
    return 2 * long > len(lines) and 2 * cut > len(lines) and 4 * told > len(lines)


def _trimmed(lines: Sequence[str]) -> list[str]:
    """Return the lines of a column without blanks that all have, and empty ones around them."""
    filled = [n for n, line in enumerate(lines) if line]
    kept = lines[filled[0] : filled[-1] + 1]
    least = min(len(line) - len(line.lstrip(BLANK)) for line in kept if line)
    return [_RAGGED.sub("", line[least:]) for line in kept]
