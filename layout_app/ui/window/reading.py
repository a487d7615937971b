"""The issue as a reader holds it. One rule: pages and nothing else, over the whole screen.

Facing pages lie side by side. Arrows turn, a click brings the place nearer, Esc goes back.
"""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from layout_app.compose.page import ComposedPage
from layout_app.desk.session import Change
from layout_app.desk.words import _
from layout_app.model.ids import PageId
from layout_app.model.issue import folio_of
from layout_app.ui.canvas.scene import spread_of
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.screen.faces import ScreenFaces
from layout_app.ui.screen.painter import Proxy, page_image
from layout_app.ui.screen.palette import DARK, LIGHT

GROUND = DARK.pasteboard
MARGIN = 24
"""Room around the pages, pixels."""
FOOT = 34
"""Room for the folios."""
NEAR = 2.4
"""How many times larger a place is after a click."""
STEP = 120
"""Pixels that an arrow moves what is near."""
_KEPT = 6
_NEXT = (Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_Space)
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace)


class ReadingView(QWidget):
    """Spreads of an issue, one at a time."""

    left = Signal(object)
    """The page that was read last; the reader goes back to the desk."""

    def __init__(
        self, bridge: Bridge, faces: ScreenFaces, proxy: Proxy, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("reading")
        self.setAccessibleName(_("Reading view"))
        self.setWindowTitle(_("Reading view"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bridge, self._faces, self._proxy = bridge, faces, proxy
        self._spreads = _spreads(bridge)
        page = bridge.session.selection.page
        self._at = next((n for n, s in enumerate(self._spreads) if page in s), 0)
        self._zoom = 1.0
        self._look = QPointF()
        """Where the middle of the screen looks when near, in shares of the spread."""
        self._held = QPointF()
        self._carried = False
        self._images: dict[tuple[PageId, int], tuple[ComposedPage, QImage]] = {}
        self._ahead = QTimer(self, singleShot=True, interval=30)
        self._ahead.timeout.connect(self._paint_ahead)
        bridge.changing.connect(self._follow)

    @property
    def pages(self) -> tuple[PageId, ...]:
        """The pages in view."""
        return self._spreads[self._at] if self._spreads else ()

    @property
    def is_near(self) -> bool:
        """Whether a place is shown larger."""
        return self._zoom > 1

    def turn(self, by: int) -> None:
        """Go on or back by so many spreads; at the ends it stays."""
        self._at = min(max(self._at + by, 0), len(self._spreads) - 1)
        self._zoom = 1.0
        self.update()

    def _follow(self, change: Change) -> None:
        """Show the pages that there are now; where none is left, go back to the desk."""
        if not change.order:
            return
        self._spreads = _spreads(self._bridge)
        self._at = min(self._at, max(0, len(self._spreads) - 1))
        if self._spreads:
            self.update()
        else:
            self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn, move what is near, or go back to the desk."""
        key = event.key()
        actions: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Escape: self.close,
            Qt.Key.Key_F11: self.close,
            Qt.Key.Key_Home: lambda: self.turn(-len(self._spreads)),
            Qt.Key.Key_End: lambda: self.turn(len(self._spreads)),
            Qt.Key.Key_Up: lambda: self._move(QPointF(0, STEP)),
            Qt.Key.Key_Down: lambda: self._move(QPointF(0, -STEP)),
            Qt.Key.Key_Return: lambda: self._nearer(QPointF(self.rect().center())),
        }
        if key in _NEXT:
            self.turn(1)
        elif key in _BACK:
            self.turn(-1)
        elif key in actions:
            actions[key]()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the page."""
        self._held = event.position()
        self._carried = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move what is near along with the pressed mouse."""
        by = event.position() - self._held
        if self._carried or by.manhattanLength() >= QApplication.startDragDistance():
            self._carried = True
            self._held = event.position()
            self._move(by)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Bring the place nearer, or the whole spread back."""
        if event.button() is Qt.MouseButton.LeftButton and not self._carried:
            self._nearer(event.position())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn, or move what is near."""
        by = event.angleDelta().y()
        if self.is_near:
            self._move(QPointF(0, by))
        elif by:
            self.turn(-1 if by > 0 else 1)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell the desk where the reader was."""
        if self.pages:
            self.left.emit(self.pages[0])
        super().closeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pages side by side and their folios below."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor(GROUND))
        if not self.pages:
            return
        for page, place in self._places(self.pages, self._zoom):
            painter.drawImage(place, self._image(page, place.width()))
            # The fold.
            painter.setPen(QColor(LIGHT.line))
            painter.drawLine(place.topLeft(), place.bottomLeft())
        if not self.is_near:
            painter.setPen(QColor(DARK.muted))
            painter.drawText(
                QRectF(0, self.height() - FOOT, self.width(), FOOT),
                Qt.AlignmentFlag.AlignCenter,
                self._words(),
            )
        painter.end()
        self._ahead.start()

    def _words(self) -> str:
        issue = self._bridge.session.issue
        folios = "  ".join(folio_of(issue, page) for page in self.pages)
        return _("{folios}    arrows turn · click to come nearer · Esc goes back").format(
            folios=folios
        )

    def _nearer(self, at: QPointF) -> None:
        self._look = self._share_of(at, self._zoom)
        self._zoom = 1.0 if self.is_near else NEAR
        self.update()

    def _move(self, by: QPointF) -> None:
        if not self.is_near:
            return
        whole = self._whole(self.pages, self._zoom)
        x = self._look.x() - by.x() / whole.width()
        y = self._look.y() - by.y() / whole.height()
        self._look = QPointF(min(max(x, 0), 1), min(max(y, 0), 1))
        self.update()

    def _share_of(self, at: QPointF, zoom: float) -> QPointF:
        """Return a place of the screen in shares of the spread as it lies at a zoom."""
        whole = self._whole(self.pages, zoom)
        x, y = (at.x() - whole.x()) / whole.width(), (at.y() - whole.y()) / whole.height()
        return QPointF(min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0))

    def _sizes(self, pages: tuple[PageId, ...]) -> list[tuple[float, float]]:
        session = self._bridge.session
        return [session.composed(page).display.trim for page in pages]

    def _whole(self, pages: tuple[PageId, ...], zoom: float) -> QRectF:
        """Return where a spread lies on the screen."""
        sizes = self._sizes(pages)
        width, height = sum(w for w, _h in sizes), max(h for _w, h in sizes)
        across, down = self.width() - 2 * MARGIN, self.height() - MARGIN - FOOT
        scale = max(0.05, min(across / width, down / height)) * zoom
        whole = QRectF(0, 0, width * scale, height * scale)
        if zoom == 1.0:
            whole.moveCenter(QPointF(self.width() / 2, MARGIN + down / 2))
        else:
            seen = QPointF(self._look.x() * whole.width(), self._look.y() * whole.height())
            whole.moveTopLeft(QPointF(self.width() / 2, self.height() / 2) - seen)
        return whole

    def _places(self, pages: tuple[PageId, ...], zoom: float) -> list[tuple[PageId, QRectF]]:
        """Return the pages of a spread and where each lies on the screen."""
        whole, x = self._whole(pages, zoom), 0.0
        sizes, found = self._sizes(pages), []
        k = whole.height() / max(h for _w, h in sizes)
        for page, (width, height) in zip(pages, sizes, strict=True):
            found.append((page, QRectF(whole.x() + x, whole.y(), width * k, height * k)))
            x += width * k
        return found

    def _image(self, page: PageId, width: float) -> QImage:
        """Return a page painted for the dots of this screen."""
        composed = self._bridge.session.composed(page)
        dots = max(1, round(width * self.devicePixelRatioF()))
        known = self._images.pop((page, dots), None)
        if known is None or known[0] is not composed:
            scale = dots / composed.display.trim[0]
            known = composed, page_image(composed.display, self._faces, scale, self._proxy)
        self._images[page, dots] = known
        for old in tuple(self._images)[:-_KEPT]:
            del self._images[old]
        return known[1]

    def _paint_ahead(self) -> None:
        """Paint the next spread while this one is read."""
        if not self.is_near and self._at + 1 < len(self._spreads):
            for page, place in self._places(self._spreads[self._at + 1], 1.0):
                self._image(page, place.width())


def _spreads(bridge: Bridge) -> tuple[tuple[PageId, ...], ...]:
    issue = bridge.session.issue
    return tuple(dict.fromkeys(spread_of(issue, page.id) for page in issue.pages))
