"""A page that scrolls under what is carried to the edge. One rule: not while it only passes.

Whoever carries a box on to the flatplan crosses the edge as well: the page waits a moment first.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QRect, QTimer

from layout_app.ui.canvas.zooming import ZoomingView

EDGE = 28
"""How near to the edge of the view it begins, device-independent pixels."""
FASTEST = 26
"""The most that the page scrolls at once, device-independent pixels."""
PATIENCE, TICK = 220, 25
"""Milliseconds at the edge before the page begins to scroll, and between two steps."""


class Drift(QObject):
    """Scrolls a view as long as something is carried along its edge."""

    def __init__(self, view: ZoomingView) -> None:
        super().__init__(view)
        self._view = view
        self._by = QPoint()
        self._follow: Callable[[], object] = lambda: None
        self._timer = QTimer(self, interval=TICK)
        self._timer.timeout.connect(self._step)

    def carry(self, spot: QPoint, follow: Callable[[], object]) -> None:
        """Something is carried to a point of the viewport; `follow` lets it follow the page."""
        self._by, self._follow = drift(spot, self._view.viewport().rect(), self._view.whole), follow
        if self._view.fitted or self._by.isNull():
            self.stop()
        elif not self._timer.isActive():
            self._timer.start(PATIENCE)

    def stop(self) -> None:
        """Nothing is carried any more, or away from the edge."""
        self._timer.stop()

    def _step(self) -> None:
        self._timer.setInterval(TICK)
        bars = self._view.horizontalScrollBar(), self._view.verticalScrollBar()
        before = [bar.value() for bar in bars]
        for bar, by in zip(bars, (self._by.x(), self._by.y()), strict=True):
            bar.setValue(bar.value() + by)
        if [bar.value() for bar in bars] == before:
            self.stop()
        else:
            self._follow()


def drift(spot: QPoint, area: QRect, whole: QRect) -> QPoint:
    """Return how far a page scrolls at once under a point, pixels; nothing where it is no edge.

    The nearer to the edge of `area`, the faster; fastest between that and the edge of `whole`.
    Outside there is none: there lie other parts of the window.
    """
    if not whole.contains(spot):
        return QPoint()
    return QPoint(
        _along(spot.x() - area.left(), area.right() - spot.x()),
        _along(spot.y() - area.top(), area.bottom() - spot.y()),
    )


def _along(before: int, behind: int) -> int:
    near = max(0, min(before, behind))
    by = 0 if near >= EDGE else round(FASTEST * (EDGE - near) / EDGE)
    return -by if before < behind else by
