"""The vertical lines of a short piece: a poem, a boxed note. One rule: columns run right to left.

A tier is to vertical lines what a column is to horizontal ones: slots of one measure, in reading
order. A box has one tier, or as many below each other as it has inner columns.
"""

import math
from collections.abc import Sequence
from dataclasses import replace

from layout_app.compose.drawing.air import air_in
from layout_app.compose.flow.columns import Column, Strip, inner_cells, text_span
from layout_app.compose.flow.fold import sides
from layout_app.compose.flow.poured import PlacedLine, Poured
from layout_app.compose.line.cells import EM
from layout_app.compose.line.vertical import VerticalPreparer
from layout_app.compose.line.vertical_setting import set_vertical_line
from layout_app.display.items import Group, Item
from layout_app.frozen import frozen
from layout_app.model.box import ArticleBox
from layout_app.model.geometry import Rect, quantised
from layout_app.model.paper import Paper, column_x, divided, line_y
from layout_app.model.setting import VerseAlign, VerseSetting
from layout_app.model.style import Align, Stylebook
from layout_app.model.text import Kind

SHORTEST = 4
"""字 of the shortest vertical line."""


@frozen
class Tier(Column):
    """A run of vertical lines of one measure; its slots count from the right."""

    top: float
    height: float
    pitch: float
    """Distance of its lines, points."""

    def cut(self, above: int = 0, below: int = 0) -> "Tier":
        """Return the tier without its first and last lines."""
        lines = max(0, self.lines - above - below)
        return replace(
            self,
            x=quantised(self.x + min(below, self.lines) * self.pitch),
            width=quantised(max(0.0, self.width - (self.lines - lines) * self.pitch)),
            line=self.line + above,
            lines=lines,
        )

    @property
    def rect(self) -> Rect:
        """Its place, points from the trim's top left."""
        return Rect(self.x, self.top, self.width, self.height)


def tiers_in(
    rect: Rect, em: float, pitch: float, count: int = 1, gap: float = 1.0
) -> tuple[Tier, ...]:
    """Return the tiers of a rectangle, topmost first; `pitch` and `gap` are in units of `em`.

    Its lines fill the width from edge to edge; measures are whole 字.
    """
    wide, high = rect.w / em, math.floor(rect.h / em + 1e-6)
    lines = max(1, math.floor((wide - 1) / pitch + 1e-6) + 1)
    step = (wide - 1) / (lines - 1) if lines > 1 else pitch
    count = max(1, min(count, int((high + gap) // (SHORTEST + gap))))
    measures, between = divided(max(high, 1), count, gap)
    found, top = [], rect.y
    for measure in measures:
        found.append(
            Tier(
                x=rect.x,
                width=rect.w,
                measure=measure * EM,
                line=0,
                lines=lines,
                top=quantised(top),
                height=quantised(measure * em),
                pitch=step * em,
            )
        )
        top += (measure + between) * em
    return tuple(found)


def box_tiers(paper: Paper, box: ArticleBox, above: int, strip: Strip | None) -> tuple[Tier, ...]:
    """Return the tiers of a box below `above` lines of heads and beside its vertical ones."""
    cells = inner_cells(box)
    if above >= cells.lines:
        return ()
    left, width = text_span(paper, box, strip)
    y = line_y(paper, cells.line + above)
    x = column_x(paper, cells.column) + (left + air_in(box).left) * paper.em
    height = (cells.lines - above - 1) * paper.leading + paper.em
    levels = [
        tiers_in(
            Rect(quantised(left), y, quantised(wide), quantised(height)),
            paper.em,
            paper.pitch,
            max(1, box.columns),
            paper.gutter,
        )
        for left, wide in reversed(sides(paper, x, width * paper.em))
    ]
    # Vertical lines of a spread are read from its right page on, level by level.
    return tuple(tier for level in zip(*levels, strict=True) for tier in level)


def tiers_around(paper: Paper, tiers: Sequence[Tier], holes: Sequence[Rect]) -> tuple[Tier, ...]:
    """Return tiers without what pictures take of them, in reading order.

    Lines right of a picture come first, then those above it, below it and left of it.
    """
    found: list[Tier] = []
    for tier in tiers:
        rects = [tier.rect]
        for hole in holes:
            rects = [part for rect in rects for part in _parts(rect, hole, paper)]
        if rects == [tier.rect]:
            found.append(tier)
            continue
        pieces = [piece for rect in rects for piece in tiers_in(rect, paper.em, paper.pitch)]
        # Lines fill one piece before the next: only the last may be short.
        found += [replace(piece, runs_on=piece is not pieces[-1]) for piece in pieces]
    return tuple(found)


def poem_in_place(poured: Poured) -> Poured:
    """Return a poem in tiers that lacks nothing: what it leaves white is its ground.

    In one tier it stands in the middle, unless its lines are to stand like paragraphs.
    """
    texts = [line.text for line in poured.lines]
    verse = [text.copy.setting for text in texts if text.copy.kind is Kind.VERSE]
    if poured.rest or not verse or any(text.copy.kind not in _OF_POEM for text in texts):
        return poured
    columns, align = poured.columns, verse[0].align if isinstance(verse[0], VerseSetting) else None
    if len(columns) == 1 and isinstance(columns[0], Tier) and align is not VerseAlign.INDENT:
        tier, free = columns[0], len(poured.free)
        middle = replace(tier.cut(below=free), x=quantised(tier.x + free * tier.pitch / 2))
        columns = (middle,)
    return replace(poured, columns=columns, free=())


_OF_POEM = (Kind.VERSE, Kind.SUBHEAD, Kind.BYLINE)


def _parts(rect: Rect, hole: Rect, paper: Paper) -> list[Rect]:
    """Return what is left of a rectangle beside a hole and its air, from the right."""
    em = paper.em
    if not rect.overlaps(hole):
        return [rect]
    left, right = max(rect.x, hole.x), min(rect.right, hole.right)
    parts = []
    if rect.right - right > 2 * em:
        x = right + em
        parts.append(Rect(quantised(x), rect.y, quantised(rect.right - x), rect.h))
    for top, foot in ((rect.y, hole.y - em), (hole.bottom + em, rect.bottom)):
        if foot - top >= SHORTEST * em and right - left >= em:
            parts.append(
                Rect(
                    quantised(left), quantised(top), quantised(right - left), quantised(foot - top)
                )
            )
    if left - rect.x > 2 * em:
        parts.append(Rect(rect.x, rect.y, quantised(left - em - rect.x), rect.h))
    return parts


def tier_group(paper: Paper, tier: Tier, lines: Sequence[PlacedLine], first: int) -> Group:
    """Return the ink of a tier; `first` is the slot of its first line."""
    em = paper.em
    items: list[Item] = []
    for line in lines:
        style = line.text.style
        items += set_vertical_line(
            line.text.prepared,
            line.start,
            line.end,
            size=round(style.size * em, 3),
            ink=style.ink,
            x=quantised(tier.width - em / 2 - (line.slot - first) * tier.pitch),
            y=0.0,
            measure=round(tier.measure / style.size),
            full=line.is_full,
            indent=line.indent,
            align=style.align,
            copy=line.text.copy,
        )
    rect = tier.rect
    bounds = Rect(0.0, 0.0, rect.w, rect.h)
    return Group(x=rect.x, y=rect.y, items=tuple(items), bounds=bounds, name="column")


def tier_jump(
    preparer: VerticalPreparer,
    book: Stylebook,
    paper: Paper,
    text: str,
    tier: Tier,
    *,
    leaves: bool,
) -> Group:
    """Return 下转 (`leaves`) in the slot kept behind a tier, or 上接 in the one before it."""
    style = book.jump
    p = preparer.prepare(text, style.face, book.breaks)
    items = set_vertical_line(
        p,
        0,
        len(text),
        size=quantised(style.size * paper.em),
        ink=style.ink,
        x=quantised(paper.em / 2),
        y=0.0,
        measure=round(tier.measure / style.size),
        align=style.align if leaves else Align.LEFT,
    )
    slot = tier.lines if leaves else -1
    x = quantised(tier.x + tier.width - paper.em - slot * tier.pitch)
    bounds = Rect(0.0, 0.0, quantised(paper.em), tier.height)
    return Group(x=x, y=tier.top, items=items, bounds=bounds, name="jump")
