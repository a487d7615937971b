"""What of an article lies under a point of the scene. One rule: it only looks."""

from PySide6.QtCore import QPointF, QRectF

from layout_app.compose.page import ComposedBox
from layout_app.display.hit import hit
from layout_app.model.box import RegionKind
from layout_app.model.ids import ArticleId, BoxId
from layout_app.ui.canvas.scene import PageScene, Sheet
from layout_app.ui.screen.painter import qrect


def region_rect(
    pages: PageScene, box: BoxId, kind: RegionKind, *, paragraph: int | None, number: int
) -> QRectF | None:
    """Return the place of a head, by its paragraph, or of the n-th of a kind, scene points."""
    found = pages.find(box)
    if found is None:
        return None
    sheet, composed = found
    is_head = paragraph is not None
    rects = (
        qrect(r.rect).translated(sheet.x, 0)
        for r in composed.regions
        if (r.paragraph == paragraph if is_head else (r.kind, r.index) == (kind, number))
    )
    return next(rects, None)


def picture_at(pages: PageScene, at: QPointF) -> tuple[BoxId, int] | None:
    """Return the box and the number of the picture of an article under a point."""
    found = pages.box_at(at)
    if found is None or found[1].article is None:
        return None
    sheet, box = found
    here = (
        region.index
        for region in box.regions
        if region.kind is RegionKind.PICTURE and region.rect.contains(at.x() - sheet.x, at.y())
    )
    number = next(here, None)
    return None if number is None else (box.box, number)


def source_at(
    pages: PageScene, sheet: Sheet, article: ArticleId, x: float, y: float
) -> tuple[int, int] | None:
    """Return paragraph and offset nearest a point of a sheet: it may lie between two lines."""
    composed = pages.composed(sheet.page)
    reach = pages.paper.leading
    for by in (0.0, 0.5, -0.5, 1.0, -1.0):
        found = hit(composed.display, x, y + by * reach) if composed else None
        if found and found.source and found.source.article == article:
            return found.source.paragraph, found.source.offset
    return None


def reading_order(found: tuple[Sheet, ComposedBox]) -> tuple[float, float, float]:
    """Return what orders boxes as they are read: sheet by sheet, down, and to the right."""
    sheet, box = found
    return sheet.x, round(box.rect.y), box.rect.x
