"""Make ink of a line that runs downwards. One rule: places come from `justify`, as in any line.

Glyphs of one face that stand alike are one run; what stands, what lies and what was narrowed are
runs of their own, in the order of the text.
"""

from dataclasses import dataclass, field

from layout_app.compose.collect import Copy
from layout_app.compose.justify import glyph_places
from layout_app.compose.prepare import EM, MISSING, Form, Prepared
from layout_app.compose.setting import ASCENT, missing_frame, slack, source_at
from layout_app.display.items import GlyphRun, Item
from layout_app.model.geometry import quantised
from layout_app.model.ids import FaceId
from layout_app.model.ink import Ink
from layout_app.model.style import Align


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
        below = y + (top + places[k - i]) * size / EM
        if p.glyphs[k] == MISSING:
            found += [run.made(p, k, size, ink, copy)] if run else []
            found.append(missing_frame(x - size / 2, below + ASCENT * size, size, ink))
            run = None
            continue
        for form in p.forms[k]:
            look = (_face_at(p, k), form.turn, form.wide)
            if run is None or run.look != look or (k in resumed and run.start < k):
                found += [run.made(p, k, size, ink, copy)] if run else []
                run = _Run(k, look)
            run.add(k, form, x, below, size)
    return (*found, run.made(p, j, size, ink, copy)) if run else tuple(found)


Look = tuple[FaceId, int, float]
"""Face, turn and width of glyphs that make one run."""


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
        self.glyphs.append(form.gid)
        self.xs.append(quantised(x + form.x * size / EM))
        self.ys.append(quantised(y + form.y * size / EM))
        self.starts.append(k - self.start)

    def made(self, p: Prepared, end: int, size: float, ink: Ink, copy: Copy | None) -> GlyphRun:
        face, turn, wide = self.look
        return GlyphRun(
            face=face,
            size=size,
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
