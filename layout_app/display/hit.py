"""What lies under a point of a page. One rule: the topmost wins, text by its cells."""

from collections.abc import Iterator

from layout_app.display.items import ASCENT, DESCENT, GlyphRun, Group, Source, behind, origins
from layout_app.display.page import PageDisplay
from layout_app.frozen import frozen

REACH = 1.1
"""How far behind its origin a line's last glyph can be hit, in its size."""


@frozen
class Hit:
    """A glyph or a group under a point."""

    group: Group
    """The outermost group, a box or a piece of furniture."""
    run: GlyphRun | None = None
    k: int = 0
    """Index of the glyph in its run."""
    source: Source | None = None
    """Where the glyph's characters come from; none for furniture."""


def hit(display: PageDisplay, x: float, y: float) -> Hit | None:
    """Return what lies under a point (from the trim's corner), none for bare paper."""
    for group in reversed(display.groups):
        if not group.bounds.contains(x - group.x, y - group.y):
            continue
        for run, dx, dy in _runs(group, group.x, group.y):
            k = _glyph_at(run, x - dx, y - dy)
            if k is not None:
                return Hit(group=group, run=run, k=k, source=_source_at(run, k))
        return Hit(group=group)
    return None


def _runs(group: Group, dx: float, dy: float) -> Iterator[tuple[GlyphRun, float, float]]:
    for item in reversed(group.items):
        if isinstance(item, Group):
            yield from _runs(item, dx + item.x, dy + item.y)
        elif isinstance(item, GlyphRun):
            yield item, dx, dy


def _glyph_at(run: GlyphRun, x: float, y: float) -> int | None:
    """Return the glyph whose cell holds the point; a cell ends where the next begins."""
    size = run.size
    found = None
    for k, (left, base) in enumerate(origins(run)):
        along, below = x - left, y - base
        if run.turn:  # it lies on its right side: its line runs down, its top is at the right
            along, below = y - base, left - x
        if 0 <= along < REACH * size and -ASCENT * size <= below < DESCENT * size:
            found = k
    return found


def _source_at(run: GlyphRun, k: int) -> Source | None:
    return run.source and behind(run.source, run.starts[k])
