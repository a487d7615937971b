"""A spread as its two pages. One rule: each shows what lies on its side of the fold, no more.

Type goes to the side where its middle lies, glyph by glyph; lines, panels and pictures are cut at
the fold, so that both pages together show the spread and nothing twice.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import assert_never

from layout_app.display.items import (
    Area,
    GlyphRun,
    Group,
    Item,
    Panel,
    Picture,
    PlacedPdf,
    Rule,
    part_of,
    straight,
)
from layout_app.display.page import PageDisplay
from layout_app.frozen import frozen
from layout_app.model.geometry import Rect, quantised
from layout_app.model.ids import PageId

MIDDLE = 0.5
"""Where the middle of a Han character lies from its origin, in its size."""
_BEYOND = 1e6
"""Points beyond any sheet: what bleeds at an outer edge is not cut."""


@frozen(kw_only=False)
class _Side:
    """What lies between two heights of x, points."""

    left: float
    right: float

    def moved(self, dx: float) -> "_Side":
        return _Side(self.left - dx, self.right - dx)

    def holds(self, x: float) -> bool:
        return self.left <= x < self.right

    def of(self, rect: Rect) -> Rect | None:
        """Return the part of a rectangle that lies here; none where that is nothing."""
        left, right = max(rect.x, self.left), min(rect.right, self.right)
        if left >= right:
            return None
        if (left, right) == (rect.x, rect.right):
            return rect
        return Rect(quantised(left), rect.y, quantised(right - left), rect.h)


def halves(
    display: PageDisplay, folios: tuple[str, str], pages: tuple[PageId, PageId]
) -> tuple[PageDisplay, PageDisplay]:
    """Return the left and the right page of a spread, each with its name and own trim."""
    width = quantised(display.trim[0] / 2)
    sides = _Side(-_BEYOND, width), _Side(width, _BEYOND)
    left, right = (
        PageDisplay(
            page=page,
            folio=folio,
            trim=(width, display.trim[1]),
            bleed=display.bleed,
            groups=tuple(_groups(display, side, n * width)),
        )
        for n, (folio, page, side) in enumerate(zip(folios, pages, sides, strict=True))
    )
    return left, right


def _groups(display: PageDisplay, side: _Side, begins: float) -> Iterator[Group]:
    """Yield what a page shows of the groups of its spread; it `begins` at that x."""
    for group in display.groups:
        shown = _group(group, side)
        if shown is not None:
            yield replace(shown, x=quantised(shown.x - begins))


def _group(group: Group, side: _Side) -> Group | None:
    side = side.moved(group.x)
    items = tuple(part for item in group.items for part in _parts(item, side))
    bounds = side.of(group.bounds)
    if bounds is None and not items:
        return None
    if bounds == group.bounds and items == group.items:
        return group
    return replace(group, items=items, bounds=bounds or group.bounds)


def _parts(item: Item, side: _Side) -> Iterator[Item]:
    match item:
        case GlyphRun():
            yield from _glyphs(item, side)
        case Rule():
            yield from _rule(item, side)
        case Panel():
            yield from _panel(item, side)
        case Area():
            yield from _area(item, side)
        case Picture():
            if shown := side.of(item.rect):
                yield _picture(item, shown)
        case PlacedPdf():
            if shown := side.of(item.shown or item.rect):
                yield item if shown == item.rect else replace(item, shown=shown)
        case Group():
            if (group := _group(item, side)) is not None:
                yield group
        case _:
            assert_never(item)


def _glyphs(run: GlyphRun, side: _Side) -> Iterator[GlyphRun]:
    middle = 0.0 if run.turn else MIDDLE * run.size * run.wide
    here = [side.holds(x + middle) for x in run.xs]
    if all(here):
        yield run
        return
    for is_here, places in groupby(range(len(here)), here.__getitem__):
        if is_here:
            found = list(places)
            yield part_of(run, found[0], found[-1] + 1)


def _rule(rule: Rule, side: _Side) -> Iterator[Rule]:
    low, high = sorted((rule.x1, rule.x2))
    if low == high:
        if side.holds(low):
            yield rule
        return
    if high <= side.left or low >= side.right:
        return
    if side.left <= low and high <= side.right:
        yield rule
        return
    begin, end = max(low, side.left), min(high, side.right)
    if rule.x1 > rule.x2:
        begin, end = end, begin

    def at(x: float) -> float:
        share = (x - rule.x1) / (rule.x2 - rule.x1)
        return quantised(rule.y1 + share * (rule.y2 - rule.y1))

    yield replace(rule, x1=quantised(begin), y1=at(begin), x2=quantised(end), y2=at(end))


def _panel(panel: Panel, side: _Side) -> Iterator[Item]:
    shown = side.of(panel.rect)
    if shown is None:
        return
    if shown == panel.rect:
        yield panel
        return
    if panel.fill is not None:
        yield Panel(rect=shown, fill=panel.fill)
    if panel.stroke is not None and panel.weight > 0:
        half = panel.weight / 2
        x1, y1, x2, y2 = shown.x, shown.y, shown.right, shown.bottom
        outer = x1 if x1 == panel.rect.x else x2
        # Level strokes reach round the corner, as the outline does; none stands at the fold.
        ends = (x1 - half, x2) if outer == x1 else (x1, x2 + half)
        for start, end in (
            ((ends[0], y1), (ends[1], y1)),
            ((ends[0], y2), (ends[1], y2)),
            ((outer, y1), (outer, y2)),
        ):
            yield Rule(
                x1=quantised(start[0]),
                y1=start[1],
                x2=quantised(end[0]),
                y2=end[1],
                weight=panel.weight,
                ink=panel.stroke,
            )


def _area(item: Area, side: _Side) -> Iterator[Area]:
    """Give the part of an area on a side; one that the fold crosses gets straight sides."""
    bounds = item.bounds
    shown = side.of(bounds)
    if shown is None:
        return
    if shown == bounds:
        yield item
        return
    loops = (_cut(_flattened(loop), side) for loop in item.loops)
    yield Area(loops=tuple(straight(points) for points in loops if len(points) > 2), ink=item.ink)


_Points = list[tuple[float, float]]
_STEPS = 12
"""Straight sides of a curve that is cut."""


def _flattened(loop: tuple[float, ...]) -> _Points:
    found = [(loop[0], loop[1])]
    for k in range(2, len(loop), 6):
        (ax, ay), (bx, by, cx, cy, dx, dy) = found[-1], loop[k : k + 6]
        for n in range(1, _STEPS + 1):
            t = n / _STEPS
            a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
            found.append((a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy))
    return found


def _cut(points: _Points, side: _Side) -> _Points:
    """Return a polygon without what lies left or right of a side (Sutherland and Hodgman)."""
    for edge, keeps in ((side.left, 1), (side.right, -1)):
        found: _Points = []
        for (x1, y1), (x2, y2) in zip(points, (*points[1:], *points[:1]), strict=True):
            is_in, goes_in = (x1 - edge) * keeps >= 0, (x2 - edge) * keeps >= 0
            if is_in:
                found.append((x1, y1))
            if is_in is not goes_in:
                found.append((edge, y1 + (y2 - y1) * (edge - x1) / (x2 - x1)))
        points = found
    return points


def _picture(item: Picture, shown: Rect) -> Picture:
    """Return the part of a picture that fills a part of its place."""
    if shown == item.rect:
        return item
    crop, wide = item.crop, item.rect.w
    x = crop.x + (shown.x - item.rect.x) / wide * crop.w
    return replace(
        item, rect=shown, crop=Rect(round(x, 6), crop.y, round(shown.w / wide * crop.w, 6), crop.h)
    )
