"""A view that zooms and pans. One rule: while the wheel turns, the last picture is scaled.

Zoom goes by steps. The page is painted anew once the wheel rests, because the first painting at a
new size costs a tenth of a second.
"""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent, QTransform, QWheelEvent
from PySide6.QtWidgets import QApplication, QGraphicsView, QWidget

from layout_app.ui.canvas.scene import PageScene

STEPS = (0.25, 0.33, 0.5, 0.67, 1.0, 1.5, 2.0, 3.0, 4.0, 8.0)
"""Zoom levels as shares of the real size."""
REST = 120
"""Milliseconds after the last turn of the wheel before the page is painted anew."""
FIT_MARGIN = 26
"""Device pixels around a page that fits."""
CACHED_TO = 1.5
"""Times the fitting zoom up to which boxes are kept as pictures."""


class ZoomingView(QGraphicsView):
    """A scene of pages, from near and from far."""

    zoomed = Signal(float)
    """The zoom as a share of the real size."""

    def __init__(self, scene: PageScene, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        self.pages = scene
        self._fitted = True
        self._panning: QPoint | None = None
        self._space = False
        self._still: QPixmap | None = None
        self._still_transform = QTransform()
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._wake)
        scene.turned.connect(self._turned)

    @property
    def zoom(self) -> float:
        """The zoom as a share of the real size."""
        return self.transform().m11() / self._real_size()

    @property
    def fitted(self) -> bool:
        """Whether all of the sheet is in sight, and stays so."""
        return self._fitted

    @property
    def whole(self) -> QRect:
        """The view with its scroll bars, as the viewport counts: what lies outside is elsewhere."""
        return self.rect().translated(self.viewport().mapFrom(self, QPoint()))

    def fit(self) -> None:
        """Show the whole sheet, or both."""
        self._set_fitted(True)
        self._set_scale(self._fitting_scale())
        self.centerOn(self.sceneRect().center())

    def fit_width(self) -> None:
        """Show the sheet as wide as the window."""
        self._set_fitted(False)
        width = self.pages.sceneRect().width() - 60
        self._set_scale((self.viewport().width() - FIT_MARGIN) / width)

    def fit_area(self, area: QRectF) -> None:
        """Show a part of the scene as large as the window holds it, and some air around."""
        self._set_fitted(False)
        room = self.viewport().size()
        wide = (room.width() - 2 * FIT_MARGIN) / max(1.0, area.width())
        high = (room.height() - 2 * FIT_MARGIN) / max(1.0, area.height())
        self._set_scale(min(wide, high, STEPS[-1] * self._real_size()))
        self.centerOn(area.center())

    def zoom_to(self, share: float, fixed: QPointF | None = None) -> None:
        """Zoom to a share of the real size; the viewport point `fixed` stays where it is."""
        self._set_fitted(False)
        spot = fixed or QPointF(self.viewport().rect().center())
        before = self.mapToScene(spot.toPoint())
        self._set_scale(share * self._real_size())
        moved = QPointF(self.mapFromScene(before)) - spot
        for bar, by in (
            (self.horizontalScrollBar(), moved.x()),
            (self.verticalScrollBar(), moved.y()),
        ):
            bar.setValue(bar.value() + round(by))

    def step(self, up: bool, fixed: QPointF | None = None) -> None:
        """Zoom one step in or out."""
        now = self.zoom
        steps = [s for s in STEPS if (s > now * 1.02 if up else s < now / 1.02)]
        if steps:
            self.zoom_to(steps[0] if up else steps[-1], fixed)

    def _set_fitted(self, fitted: bool) -> None:
        """Hide the scroll bars while all of the page is in sight."""
        self._fitted = fitted
        policies = Qt.ScrollBarPolicy
        policy = policies.ScrollBarAlwaysOff if fitted else policies.ScrollBarAsNeeded
        self.setHorizontalScrollBarPolicy(policy)
        self.setVerticalScrollBarPolicy(policy)

    def _real_size(self) -> float:
        """Return device-independent pixels a point at 100 %."""
        return self.logicalDpiX() / 72

    def _fitting_scale(self) -> float:
        area = self.pages.sceneRect().adjusted(60, 60, -60, -60)
        if area.isEmpty():
            return self._real_size() / 2
        room = self.viewport().size()
        return max(
            0.05,
            min(
                (room.width() - 2 * FIT_MARGIN) / area.width(),
                (room.height() - 2 * FIT_MARGIN) / area.height(),
            ),
        )

    def _set_scale(self, scale: float) -> None:
        self.setTransform(QTransform.fromScale(scale, scale))
        self.pages.set_scale(scale)
        self.pages.set_cached(scale <= CACHED_TO * self._fitting_scale())
        self.zoomed.emit(self.zoom)

    def _turned(self) -> None:
        if self._fitted:
            self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the page fitting while the window changes."""
        super().resizeEvent(event)
        if self._fitted:
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, scroll sideways with Shift, up and down otherwise."""
        keys = Qt.KeyboardModifier
        if event.modifiers() & keys.ShiftModifier and not event.angleDelta().x():
            across = self.horizontalScrollBar()
            turns = event.angleDelta().y() / 120
            by = turns * QApplication.wheelScrollLines() * across.singleStep()
            across.setValue(across.value() - round(by))
            event.accept()
            return
        if not event.modifiers() & keys.ControlModifier:
            super().wheelEvent(event)
            return
        if self._still is None and not self._rest.isActive():
            self._still_transform = self.viewportTransform()
            self._still = self.viewport().grab()
        self.step(event.angleDelta().y() > 0, event.position())
        self._rest.start()
        event.accept()

    def _wake(self) -> None:
        self._still = None
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the page, or while the wheel turns its last picture."""
        if self._still is None:
            # A frame between the change and the look at it would be painted in vain.
            self.pages.catch_up()
            super().paintEvent(event)
            return
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self.backgroundBrush())
        back, _possible = self._still_transform.inverted()
        painter.setTransform(back * self.viewportTransform())
        painter.drawPixmap(QPointF(), self._still)
        painter.end()

    # Panning

    def _pan(self, spot: QPoint) -> None:
        assert self._panning is not None
        by, self._panning = spot - self._panning, spot
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - by.x())
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() - by.y())
