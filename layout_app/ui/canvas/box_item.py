"""One group of a display list on the canvas. One rule: it keeps ids and what it last drew."""

import math

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from layout_app.display.items import Group, Picture
from layout_app.model.ids import PageId
from layout_app.ui.screen.faces import ScreenFaces
from layout_app.ui.screen.painter import Prepared, Proxy, paint, prepare, qrect

BLEED = 4.0
"""Points around a group's bounds that antialiasing and marks may touch."""


class BoxItem(QGraphicsItem):
    """A box, or a piece of furniture, as one item."""

    def __init__(
        self, page: PageId, group: Group, faces: ScreenFaces, proxy: Proxy | None = None
    ) -> None:
        super().__init__()
        self.page = page
        self.name = group.name
        self._faces = faces
        self._proxy = proxy
        self._group = group
        self._prepared: Prepared | None = None
        self._stale = True
        self._scale = 1.0
        # paint() gets the exposed part only when it asks for it.
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)

    def take(self, group: Group, x: float) -> None:
        """Show another value of the group, on the sheet that begins at `x`."""
        self.setPos(x + group.x, group.y)
        if group is self._group:
            return
        if group.bounds != self._group.bounds:
            self.prepareGeometryChange()
        if group.items is not self._group.items and group.items != self._group.items:
            self._stale = True
            self.update()
        self._group = group

    def shows(self, original: str) -> bool:
        """Tell whether a picture is part of the group."""
        return original in _originals(self._group)

    def set_scale(self, scale: float) -> None:
        """Take note of how many pixels a point is."""
        if scale != self._scale:
            self.prepareGeometryChange()
            self._scale = scale

    def boundingRect(self) -> QRectF:
        """Return the group's bounds with room for antialiasing, in whole pixels.

        A width of a fraction would be rounded now up, now down while the box is carried; Qt throws
        the picture of an item away whenever its size in pixels is another.
        """
        rect = qrect(self._group.bounds).adjusted(-BLEED, -BLEED, BLEED, BLEED)
        rect.setWidth(math.ceil(rect.width() * self._scale) / self._scale)
        rect.setHeight(math.ceil(rect.height() * self._scale) / self._scale)
        return rect

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Draw the runs that are exposed."""
        if self._prepared is None or self._stale:
            self._prepared = prepare(self._group, self._faces, self._prepared)
            self._stale = False
        exposed = QRectF(option.exposedRect)
        paint(painter, self._prepared, self._faces, exposed=exposed, proxy=self._proxy)


def _originals(group: Group) -> set[str]:
    """Return the originals of the pictures of a group."""
    found = {item.original for item in group.items if isinstance(item, Picture)}
    return found.union(*(_originals(item) for item in group.items if isinstance(item, Group)))
