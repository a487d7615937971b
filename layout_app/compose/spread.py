"""A composed spread (通版) as its two pages. One rule: composed once, shown by halves."""

from collections.abc import Iterator
from dataclasses import replace

from layout_app.compose.article.composed import ComposedBox, PlacedRegion
from layout_app.compose.page import ComposedPage
from layout_app.display.halves import halves
from layout_app.model.geometry import Rect, quantised
from layout_app.model.ids import PageId


def spread_halves(
    page: ComposedPage, folios: tuple[str, str], pages: tuple[PageId, PageId]
) -> tuple[ComposedPage, ComposedPage]:
    """Return the left and right page of a spread; a box across the fold stands on both."""
    width = page.display.trim[0] / 2
    left, right = (
        ComposedPage(
            display=display,
            boxes=tuple(_boxes(page.boxes, begins, begins + width)),
            problems=page.problems,
        )
        for display, begins in zip(halves(page.display, folios, pages), (0.0, width), strict=True)
    )
    return left, right


def _boxes(boxes: tuple[ComposedBox, ...], begins: float, ends: float) -> Iterator[ComposedBox]:
    for box in boxes:
        rect = _part(box.rect, begins, ends)
        if rect is not None:
            arms = (_part(arm, begins, ends) for arm in box.arms)
            yield replace(
                box,
                rect=rect,
                regions=tuple(_regions(box.regions, begins, ends)),
                arms=tuple(arm for arm in arms if arm is not None),
            )


def _regions(
    regions: tuple[PlacedRegion, ...], begins: float, ends: float
) -> Iterator[PlacedRegion]:
    for region in regions:
        rect = _part(region.rect, begins, ends)
        if rect is not None:
            yield replace(region, rect=rect)


def _part(rect: Rect, begins: float, ends: float) -> Rect | None:
    """Return the part of a rectangle on one page, from the page's trim; none where it has none."""
    left, right = max(rect.x, begins), min(rect.right, ends)
    if left >= right and not begins <= rect.x < ends:
        return None
    width = quantised(max(0.0, right - left))
    return Rect(quantised(left - begins), rect.y, width, rect.h)
