"""Lists of names on tab stops. One rule: stops are whole 字, a name of two 字 is spread to three.

Most names of a list fit from one stop to the next; a longer one takes as many as it needs, and one
that is wider than its column goes on in the next line.
"""

import re
from collections.abc import Iterator, Sequence

from layout_app.cjk.classes import is_han
from layout_app.compose.flow.poured import BlockLine
from layout_app.compose.line.cells import EM
from layout_app.compose.line.collect import Copy, part_of
from layout_app.compose.line.linebreak import Breaking, MeasureAt, greedy
from layout_app.compose.line.prepare import Preparer
from layout_app.compose.line.prepared import Prepared
from layout_app.compose.line.setting import line_width, set_line
from layout_app.display.items import ASCENT, Item
from layout_app.frozen import frozen
from layout_app.model.geometry import quantised
from layout_app.model.setting import NamesSetting
from layout_app.model.style import Stylebook, TextStyle

SPREAD = 3
"""字 of most names; one of two 字 is spread over so many where there are such names."""
USUAL = 0.85
"""Share of the names that fit from one stop to the next where most are longer."""
# One full-width blank between two single characters spreads a name: 张　三.
_NAME = re.compile(r"(?<!\S)\S\u3000\S(?!\S)|\S+")


@frozen(kw_only=False)
class Name:
    """A name of a list, a character each part where it is spread."""

    start: int
    end: int
    """Characters start..end of the list's copy."""
    parts: tuple[tuple[Copy, Prepared], ...]
    width: int
    """1/1000 of its own size."""


@frozen(kw_only=False)
class Stops:
    """The stops of one measure, 字."""

    step: int
    count: int
    left: int
    """Where the first stands."""


@frozen(kw_only=False, eq=False)
class NameList:
    """The names of one paragraph in a flow."""

    names: tuple[Name, ...]
    style: TextStyle
    width: int
    """字 of a usual name."""
    setting: NamesSetting

    @property
    def is_whole(self) -> bool:
        """Tell that a list may go on in the next column."""
        return False

    def keeps(self, measure: int) -> int:
        """Return that nothing need follow it."""
        del measure
        return 0

    def breaking(self, measure_at: MeasureAt) -> Breaking:
        """Return the lines, each full of names as far as the stops reach."""
        ends: list[int] = []
        forced: list[int] = []
        stop, free = 0, self._stops(measure_at(0)).count
        for name in self.names:
            if name.width > self._room(measure_at(len(ends))):
                ends += [name.start] if stop else []
                parted = self._parted(name, measure_at, len(ends))
                ends += [name.start + end for end in parted]
                forced += [name.start + end for end in parted if not name.parts[0][1].legal[end]]
                stop = free = self._stops(measure_at(len(ends))).count
                continue
            taken = self._taken(name, self._stops(measure_at(len(ends))))
            if stop and stop + taken > free:
                ends.append(name.start)
                stop, free = 0, self._stops(measure_at(len(ends))).count
            stop += taken
        return Breaking((*ends, self.names[-1].end), 0.0, tuple(forced))

    def items(self, line: BlockLine, measure: int, em: float, leading: float) -> tuple[Item, ...]:
        """Return the ink of the names of a line."""
        del leading
        stops, size = self._stops(measure), quantised(self.style.size * em)
        stop, found = 0, list[Item]()
        for name in self.names:
            if not (line.start < name.end and name.start < line.end):
                continue
            # A name of several parts is narrow: no line parts it.
            first, last = 0, 0
            if len(name.parts) == 1:
                first = max(0, line.start - name.start)
                last = max(0, name.end - line.end)
            is_parted = first or last or name.width > self._room(measure)
            x = (0 if is_parted else stops.left + stop * stops.step) * size
            for k, (copy, p) in enumerate(name.parts):
                found += set_line(
                    p,
                    first,
                    len(copy.text) - last,
                    size=size,
                    ink=self.style.ink,
                    x=quantised(x + k * (SPREAD - 1) * size),
                    y=quantised(ASCENT * em),
                    measure=max(name.width, EM),
                    copy=copy,
                )
            stop += self._taken(name, stops)
        return tuple(found)

    def _room(self, measure: int) -> int:
        """Return how wide a name may be in a measure, 1/1000 of its own size."""
        return round(measure / self.style.size)

    def _parted(self, name: Name, measure_at: MeasureAt, line: int) -> list[int]:
        """Return where a name parts that is wider than its lines, the first of them `line`."""
        ((_, p),) = name.parts
        return greedy(p, lambda n: self._room(measure_at(line + n)))[0][:-1]

    def _stops(self, measure: int) -> Stops:
        """Return the stops of a measure: the room left over lies between them, in whole 字."""
        room = max(self.width, int(measure / self.style.size) // EM)
        if self.setting.cell:
            step = max(self.setting.cell, 1)
            return Stops(step, max(1, (room - self.width) // step + 1), 0)
        count = max(1, (room + 1) // (self.width + 1))
        if count == 1:
            return Stops(room, 1, 0)
        step = self.width + (room - count * self.width) // (count - 1)
        return Stops(step, count, (room - (count - 1) * step - self.width) // 2)

    def _taken(self, name: Name, stops: Stops) -> int:
        """Return how many stops a name takes, with a gap of half a 字 behind it."""
        if name.width <= self.width * EM:
            return 1
        return min(stops.count, -(-(name.width + EM // 2) // (stops.step * EM)))


def name_list(preparer: Preparer, book: Stylebook, copy: Copy) -> NameList:
    """Return the names of a copy, which are parted by blanks."""
    setting = copy.setting if isinstance(copy.setting, NamesSetting) else NamesSetting()
    found = list(_NAME.finditer(copy.text))
    widths = sorted(_chars(match.group()) for match in found)
    width = _usual(widths)
    names = tuple(_name(preparer, book, copy, match.span(), width) for match in found)
    return NameList(names, book.names, max(1, width), setting)


def _usual(widths: Sequence[int]) -> int:
    """Return the width that names get, of all their widths in order."""
    short = [width for width in widths if width <= SPREAD]
    if len(short) * 2 >= len(widths):
        return max(short)
    return widths[min(len(widths) - 1, int(USUAL * len(widths)))]


def _chars(name: str) -> int:
    return sum(2 if is_han(char) or ord(char) > 0x2000 else 1 for char in name) + 1 >> 1


def _name(
    preparer: Preparer, book: Stylebook, copy: Copy, span: tuple[int, int], width: int
) -> Name:
    start, end = span
    text = copy.text[start:end]
    spans: Sequence[tuple[int, int]] = [(start, end)]
    is_spread = len(text) == 3 and text[1] == "\u3000"
    if is_spread or (width == SPREAD and len(text) == 2 and all(map(is_han, text))):
        spans = [(start, start + 1), (end - 1, end)]
    parts = tuple(_prepared(preparer, book, copy, spans))
    across = line_width(parts[0][1], 0, len(parts[0][0].text))
    return Name(start, end, parts, across if len(parts) == 1 else SPREAD * EM)


def _prepared(
    preparer: Preparer, book: Stylebook, copy: Copy, spans: Sequence[tuple[int, int]]
) -> Iterator[tuple[Copy, Prepared]]:
    for start, end in spans:
        part = part_of(copy, start, end)
        yield (
            part,
            preparer.prepare(part.text, book.names.face, book.breaks, part.marks, book.bold),
        )
