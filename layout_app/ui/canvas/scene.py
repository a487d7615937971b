"""The pages in view as items. One rule: what a page holds is asked of the session, never kept.

A scene shows one page, or the two that face each other; its unit is the point.
"""

from itertools import accumulate

from PySide6.QtCore import QMarginsF, QObject, QPointF, QRectF, QTimer, Signal
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from layout_app.compose.page import ComposedBox, ComposedPage
from layout_app.desk.session import Change
from layout_app.display.items import Group
from layout_app.frozen import frozen
from layout_app.model.box import Package
from layout_app.model.ids import BoxId, PageId
from layout_app.model.issue import Issue, first_folio, index, paper_of
from layout_app.model.paper import Paper, spread_trim
from layout_app.ui.canvas.box_item import BoxItem
from layout_app.ui.canvas.sheet_item import SheetItem
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.screen.faces import ScreenFaces
from layout_app.ui.screen.painter import Proxy, qrect
from layout_app.ui.screen.palette import Colours

MARGIN = 60.0
"""Pasteboard around the sheets, points."""


@frozen(kw_only=False)
class Sheet:
    """A page in the scene and where its trim begins."""

    page: PageId
    x: float
    span: int = 1
    """Folios it shows: 2 of a spread (通版)."""


class PageScene(QGraphicsScene):
    """Pages as items: one a sheet, one a box, one a piece of furniture."""

    recomposed = Signal()
    """Boxes or their fit may have changed: what lies over the page looks again."""
    turned = Signal()
    """Other pages are shown."""
    cleared = Signal()
    """All items are gone."""

    def __init__(
        self,
        bridge: Bridge,
        faces: ScreenFaces,
        colours: Colours,
        proxy: Proxy | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.bridge = bridge
        self.facing = True
        self.sheets: tuple[Sheet, ...] = ()
        self._faces = faces
        self._colours = colours
        self._proxy = proxy
        self._grid = True
        self.guides_shown = True
        self._papers: dict[PageId, SheetItem] = {}
        self._items: dict[tuple[PageId, str, int], BoxItem] = {}
        self._composed: dict[PageId, ComposedPage] = {}
        self._cached, self._scale = True, 1.0
        # Several changes between two frames make one look at the page: the latest wins.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        bridge.changing.connect(self._follow)
        self.refresh()

    @property
    def paper(self) -> Paper:
        """The sheet of the issue."""
        return paper_of(self.bridge.session.issue)

    def refresh(self) -> None:
        """Show the pages as they are now."""
        self._soon.stop()
        shown = self._pages_in_view()
        if shown != tuple((sheet.page, sheet.span) for sheet in self.sheets):
            self._lay_out(shown)
        for sheet in self.sheets:
            self._show(sheet)
        self.recomposed.emit()

    def catch_up(self) -> None:
        """Show what changed since the last look, before a frame is painted."""
        if self._soon.isActive():
            self.refresh()

    def set_facing(self, facing: bool) -> None:
        """Show two facing pages, or one."""
        self.facing = facing
        self.refresh()

    def set_grid(self, grid: bool) -> None:
        """Show or hide type area, columns and lines."""
        self._grid = grid
        for item in self._papers.values():
            item.grid = grid
            item.update()

    def set_guides(self, shown: bool) -> None:
        """Show guides and let them draw boxes, or neither."""
        self.guides_shown = shown
        self.recomposed.emit()

    def repaint_pictures(self, original: str) -> None:
        """Draw the boxes with a picture again, because it has arrived."""
        for item in self._items.values():
            if item.shows(original):
                item.update()

    def set_cached(self, cached: bool) -> None:
        """Keep the boxes as pictures while the zoom is low; from near they are culled instead."""
        self._cached = cached
        for item in (*self._items.values(), *self._papers.values()):
            item.setCacheMode(self._cache_mode())

    def set_scale(self, scale: float) -> None:
        """Let the boxes know how many pixels a point is."""
        self._scale = scale
        for item in self._items.values():
            item.set_scale(scale)

    def sheet_at(self, point: QPointF) -> Sheet | None:
        """Return the sheet under a point."""
        return next((s for s in self.sheets if self._whole(s).contains(point)), None)

    def sheet_of(self, page: PageId) -> Sheet | None:
        """Return the sheet of a page, if it is in view."""
        return next((sheet for sheet in self.sheets if sheet.page == page), None)

    def sheet_of_selection(self) -> Sheet | None:
        """Return the sheet that is worked on, or the first in view."""
        page = self.bridge.session.selection.page
        found = self.sheet_of(page) if page else None
        return found or next(iter(self.sheets), None)

    def page_rect(self, page: PageId) -> QRectF | None:
        """Return the trimmed sheet of a page."""
        sheet = self.sheet_of(page)
        return self._whole(sheet) if sheet else None

    def _whole(self, sheet: Sheet) -> QRectF:
        return QRectF(sheet.x, 0, *spread_trim(self.paper, sheet.span))

    def composed(self, page: PageId) -> ComposedPage | None:
        """Return what the page shows."""
        return self._composed.get(page)

    def boxes(self) -> tuple[tuple[Sheet, ComposedBox], ...]:
        """Return every box in view in painting order."""
        return tuple(
            (sheet, box)
            for sheet in self.sheets
            if sheet.page in self._composed
            for box in self._composed[sheet.page].boxes
        )

    def box_at(self, point: QPointF) -> tuple[Sheet, ComposedBox] | None:
        """Return the topmost box under a point.

        A package is had by its heads and its frame, what it holds everywhere else.
        """
        under = [b for b in reversed(self.boxes()) if self._rect(*b).contains(point)]
        packages = {b[1].box: found for b in under if (found := self._package(b[1].box))}
        top = next((b for b in under if b[1].box not in packages), None)
        for sheet, box in under:
            package = packages.get(box.box)
            is_over_it = top is not None and package is not None and top[1].box in package.boxes
            if package and is_over_it and _is_had(package, box, self.paper, point, sheet.x):
                return sheet, box
        return top or next(iter(under), None)

    def boxes_at(self, point: QPointF) -> tuple[BoxId, ...]:
        """Return all boxes under a point, the one that a click takes first, then from above."""
        first = self.box_at(point)
        under = [box.box for at, box in self.boxes() if self._rect(at, box).contains(point)]
        return tuple(dict.fromkeys(([first[1].box] if first else []) + under[::-1]))

    def _package(self, box: BoxId) -> Package | None:
        found = index(self.bridge.session.issue).boxes.get(box, (None, None))[1]
        return found if isinstance(found, Package) else None

    def boxes_in(self, area: QRectF) -> tuple[tuple[Sheet, ComposedBox], ...]:
        """Return the boxes that an area touches."""
        return tuple(b for b in self.boxes() if self._rect(*b).intersects(area))

    def find(self, box: BoxId) -> tuple[Sheet, ComposedBox] | None:
        """Return a box in view."""
        return next((found for found in self.boxes() if found[1].box == box), None)

    def rect_of(self, box: BoxId) -> QRectF | None:
        """Return the place of a box in the scene."""
        found = self.find(box)
        return self._rect(*found) if found else None

    @staticmethod
    def _rect(sheet: Sheet, box: ComposedBox) -> QRectF:
        return qrect(box.rect).translated(sheet.x, 0)

    def _follow(self, change: Change) -> None:
        if change:
            self._soon.start()

    def _pages_in_view(self) -> tuple[tuple[PageId, int], ...]:
        """Return the pages to show and how many folios each takes."""
        session = self.bridge.session
        page = session.selection.page
        if page is None:
            return ()
        shown = spread_of(session.issue, page) if self.facing else (page,)
        pages = index(session.issue).pages
        return tuple((each, pages[each].span) for each in shown)

    def _lay_out(self, pages: tuple[tuple[PageId, int], ...]) -> None:
        self.clear()
        self.cleared.emit()
        self._items.clear()
        self._papers.clear()
        self._composed.clear()
        width, height = self.paper.trim
        begins = accumulate((span for _, span in pages), initial=0)
        self.sheets = tuple(
            Sheet(page, k * width, span) for k, (page, span) in zip(begins, pages, strict=False)
        )
        for sheet in self.sheets:
            item = SheetItem(sheet.page, self.paper, self._colours, sheet.span)
            item.grid = self._grid
            item.setPos(sheet.x, 0)
            item.setCacheMode(self._cache_mode())
            self.addItem(item)
            self._papers[sheet.page] = item
        whole = QRectF(0, 0, width * max(1, sum(span for _, span in pages)), height)
        self.setSceneRect(whole.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN))
        self.turned.emit()

    def _show(self, sheet: Sheet) -> None:
        composed = self.bridge.session.composed(sheet.page)
        if composed is self._composed.get(sheet.page):
            return
        self._composed[sheet.page] = composed
        kept: set[tuple[PageId, str, int]] = set()
        seen: dict[str, int] = {}
        for order, group in enumerate(composed.display.groups):
            number = seen[group.name] = seen.get(group.name, -1) + 1
            key = sheet.page, group.name, number
            kept.add(key)
            self._take(key, group, sheet, order)
        for key in [key for key in self._items if key[0] == sheet.page and key not in kept]:
            self.removeItem(self._items.pop(key))

    def _take(self, key: tuple[PageId, str, int], group: Group, sheet: Sheet, order: int) -> None:
        item = self._items.get(key)
        if item is None:
            item = self._items[key] = BoxItem(sheet.page, group, self._faces, self._proxy)
            item.setCacheMode(self._cache_mode())
            item.set_scale(self._scale)
            self.addItem(item)
        item.take(group, sheet.x)
        item.setZValue(order)

    def _cache_mode(self) -> QGraphicsItem.CacheMode:
        modes = QGraphicsItem.CacheMode
        return modes.DeviceCoordinateCache if self._cached else modes.NoCache


def _is_had(package: Package, box: ComposedBox, paper: Paper, point: QPointF, x: float) -> bool:
    """Tell whether a point of the scene lies on the heads or the frame of a package."""
    if any(qrect(region.rect).translated(x, 0).contains(point) for region in box.regions):
        return True
    air = QMarginsF(paper.em, paper.leading, paper.em, paper.leading)
    inside = qrect(box.rect).translated(x, 0).marginsRemoved(air)
    return package.framed and not inside.contains(point)


def spread_of(issue: Issue, page: PageId) -> tuple[PageId, ...]:
    """Return a page with the one it faces: the first alone, then 2-3, 4-5 and so on."""
    pages = {first_folio(issue, p.id): p for p in issue.pages}
    at = first_folio(issue, page)
    found = pages[at]
    if at == 1 or found.span == 2:
        return (page,)
    other = pages.get(at + 1 if at % 2 == 0 else at - 1)
    if other is None or other.span == 2:
        return (page,)
    return (page, other.id) if at % 2 == 0 else (other.id, page)
