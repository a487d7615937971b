"""Where the ink of a run lies, by the outlines of its face. One rule: the painter is not asked."""

from layout_app.display.items import GlyphRun, origins
from layout_app.fonts.face import Face

Ink = tuple[float, float, float, float]
"""Left, top, right, bottom."""


def inks(run: GlyphRun, face: Face) -> list[Ink]:
    """Return the ink of each glyph, points."""
    return [
        _ink(face.extents(gid), x, y, run)
        for gid, (x, y) in zip(run.glyphs, origins(run), strict=True)
    ]


def _ink(extents: tuple[int, int, int, int], x: float, y: float, run: GlyphRun) -> Ink:
    scale = run.size / 1000
    left, foot, right, top = (side * scale for side in extents)
    left, right = left * run.wide, right * run.wide
    if run.turn == 90:
        return (x + foot, y + left, x + top, y + right)
    return (x + left, y - top, x + right, y - foot)
