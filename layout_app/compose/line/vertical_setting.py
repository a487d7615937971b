"""Make ink of a line that runs downwards. One rule: places come from `justify`, as in any line.

Glyphs of one face that stand alike are one run; what stands, what lies, what was narrowed and what
is raised are runs of their own, in the order of the text. Readings and dots stand at the right of
their characters, raised marks at the right edge of the line.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from layout_app.compose.line.cells import EM, MISSING, SMALL
from layout_app.compose.line.collect import Copy
from layout_app.compose.line.justify import glyph_places
from layout_app.compose.line.prepared import READING, Form, Prepared
from layout_app.compose.line.setting import (
    as_reading,
    line_width,
    missing_frame,
    slack,
    source_at,
)
from layout_app.display.items import ASCENT, GlyphRun, Item
from layout_app.model.geometry import quantised
from layout_app.model.ids import FaceId
from layout_app.model.ink import Ink
from layout_app.model.style import Align

READING_RIGHT = 0.74
"""Middle of a reading from the middle of its line, in its text's size: just clear of the Han."""
DOT_RIGHT = 0.64
"""The same of a dot, half-way to the next line's Han."""
RAISED_RIGHT = 0.5 - SMALL / EM / 2
"""Middle of a raised mark from the middle of its line: its edge lies on that of the line."""


def set_vertical_line(
    p: Prepared,
    i: int,
    j: int,
    *,
    size: float,
    ink: Ink,
    x: float,
    y: float,
    measure: int,
    full: bool = False,
    indent: int = 0,
    align: Align = Align.LEFT,
    copy: Copy | None = None,
) -> tuple[Item, ...]:
    """Return the ink of the characters i..j below y, about the middle x of their line (points).

    `measure` and `indent` are 1/1000 of `size`; left means above. A character without a glyph
    shows an empty frame.
    """
    places = glyph_places(p, i, j, measure - indent, full=full)
    top = indent + slack(p, i, j, measure - indent, align)
    found: list[Item] = []
    run: _Run | None = None
    resumed = {at for at, _ in copy.pieces} if copy else set()
    for k in range(i, j):
        below = y + (top + places[k - i] + p.shifts.get(k, 0)) * size / EM
        is_raised = any(first <= k < last for first, last in p.small)
        if p.glyphs[k] == MISSING:
            found += [run.made(p, k, size, ink, copy)] if run else []
            found.append(missing_frame(p.text[k], x - size / 2, below + ASCENT * size, size, ink))
            run = None
            continue
        for form in p.forms[k]:
            look = (_face_at(p, k), form.turn, form.wide, is_raised)
            if run is None or run.look != look or (k in resumed and run.start < k):
                found += [run.made(p, k, size, ink, copy)] if run else []
                run = _Run(k, look)
            run.add(k, form, x, below, size)
    if run:
        found.append(run.made(p, j, size, ink, copy))
    if p.readings or p.dotted:
        tops = [y + (top + place) * size / EM for place in places]
        found += _beside(p, i, j, size, ink, x, tops)
    return tuple(found)


def _beside(
    p: Prepared, i: int, j: int, size: float, ink: Ink, x: float, tops: Sequence[float]
) -> Iterator[Item]:
    """Yield the readings and dots of a line whose cells begin at `tops`, points."""
    for start, end, reading in p.readings:
        if i <= start < j:
            last = min(end, j) - 1
            foot = tops[last - i] + _height(p, last) * size / EM
            own = round(size * READING / EM, 3)
            room = foot - tops[start - i]
            length = line_width(reading, 0, len(reading.text))
            yield from as_reading(
                set_vertical_line(
                    reading,
                    0,
                    len(reading.text),
                    size=own,
                    ink=ink,
                    x=quantised(x + READING_RIGHT * size),
                    y=tops[start - i] + (room - length * own / EM) / 2,
                    measure=length,
                )
            )
    dotted = [k for k in p.dotted if i <= k < j]
    if dotted and p.dot:
        left = x + DOT_RIGHT * size - p.dot.x * size / EM
        drop = p.dot.y * size / EM
        yield GlyphRun(
            face=p.dot.face,
            size=size,
            ink=ink,
            glyphs=(p.dot.gid,) * len(dotted),
            xs=(quantised(left),) * len(dotted),
            ys=tuple(quantised(tops[k - i] + _height(p, k) * size / EM / 2 + drop) for k in dotted),
            text="·" * len(dotted),
            starts=tuple(range(len(dotted))),
        )


def _height(p: Prepared, k: int) -> int:
    """Return what a character takes of its line, without the gap behind it."""
    return p.end[k + 1] - p.at[k]


Look = tuple[FaceId, int, float, bool]
"""Face, turn and width of glyphs that make one run, and whether they are raised."""


@dataclass(slots=True)
class _Run:
    """A run while it grows."""

    start: int
    """Its first character."""
    look: Look
    glyphs: list[int] = field(default_factory=list)
    xs: list[float] = field(default_factory=list)
    ys: list[float] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)

    def add(self, k: int, form: Form, x: float, y: float, size: float) -> None:
        if self.look[3]:
            x, size = x + RAISED_RIGHT * size, size * SMALL / EM
        self.glyphs.append(form.gid)
        self.xs.append(quantised(x + form.x * size / EM))
        self.ys.append(quantised(y + form.y * size / EM))
        self.starts.append(k - self.start)

    def made(self, p: Prepared, end: int, size: float, ink: Ink, copy: Copy | None) -> GlyphRun:
        face, turn, wide, is_raised = self.look
        return GlyphRun(
            face=face,
            size=round(size * SMALL / EM, 3) if is_raised else size,
            ink=ink,
            glyphs=tuple(self.glyphs),
            xs=tuple(self.xs),
            ys=tuple(self.ys),
            text=p.text[self.start : end],
            starts=tuple(self.starts),
            source=source_at(copy, self.start),
            turn=turn,
            wide=wide,
        )


def _face_at(p: Prepared, k: int) -> FaceId:
    return next(face for _start, end, face in p.runs if end > k)
