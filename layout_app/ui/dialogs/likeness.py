"""Parts of a page as they would print. One rule: what is shown is composed, never drawn apart."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from layout_app.display.page import PageDisplay
from layout_app.model.geometry import Rect
from layout_app.ui.fields.room import highest
from layout_app.ui.screen.faces import ScreenFaces
from layout_app.ui.screen.painter import Proxy, paint_page

LEAST = 80
"""Height that a low screen leaves it at least, device-independent pixels."""
WIDE, HIGH = 520, 320
"""Most room of a likeness, device-independent pixels."""
GAP = 10
"""Between two parts of a page."""


class Likeness(QWidget):
    """A page, or strips of it below each other, on white paper."""

    def __init__(self, faces: ScreenFaces, proxy: Proxy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("likeness")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._faces, self.proxy = faces, proxy
        self._room, self._above = QSize(WIDE, HIGH), 0
        self._display: PageDisplay | None = None
        self._parts: tuple[Rect, ...] = ()
        self._marked: tuple[Rect, ...] = ()

    def give_room(self, wide: int, high: int) -> None:
        """Say how large it may be; a low screen leaves it less."""
        self._room = QSize(wide, high)

    def stand_below(self, high: int) -> None:
        """Leave as much of a low screen to what stands above it, device-independent pixels."""
        self._above = high

    def show_parts(
        self,
        display: PageDisplay,
        parts: tuple[Rect, ...] = (),
        marked: tuple[Rect, ...] = (),
    ) -> None:
        """Show parts of a page, points from the corner of its trim; without any all of it.

        What is `marked` has a frame in the colour of what is selected.
        """
        whole = Rect(0.0, 0.0, *display.trim)
        self._display, self._parts, self._marked = display, parts or (whole,), marked
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the parts as they are shown."""
        if not self._parts:
            return self._within
        scale = self._scale
        width = max(part.w for part in self._parts) * scale
        height = sum(part.h for part in self._parts) * scale + GAP * (len(self._parts) - 1)
        return QSize(round(width), round(height))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the parts below each other, each with the edge of its paper."""
        if self._display is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        scale, top = self._scale, 0.0
        for part in self._parts:
            area = QRectF(0.0, top, part.w * scale, part.h * scale)
            painter.save()
            painter.setClipRect(area)
            painter.translate(area.topLeft())
            painter.scale(scale, scale)
            painter.translate(-part.x, -part.y)
            paint_page(painter, self._display, self._faces, self.proxy)
            self._mark(painter, scale)
            painter.restore()
            painter.setPen(QPen(QColor(Qt.GlobalColor.gray), 1))
            painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))
            top += area.height() + GAP
        painter.end()

    def _mark(self, painter: QPainter, scale: float) -> None:
        """Frame what is marked, over the ink."""
        accent = self.palette().color(QPalette.ColorRole.Highlight)
        veil = QColor(accent)
        veil.setAlpha(40)
        painter.setPen(QPen(accent, 2 / scale))
        painter.setBrush(veil)
        for rect in self._marked:
            painter.drawRect(QRectF(rect.x, rect.y, rect.w, rect.h))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    @property
    def _scale(self) -> float:
        width = max(part.w for part in self._parts)
        height = sum(part.h for part in self._parts)
        room = self._within
        return min(room.width() / width, room.height() / height)

    @property
    def _within(self) -> QSize:
        most = max(LEAST, highest(self) - self._above)
        return QSize(self._room.width(), min(self._room.height(), most))
