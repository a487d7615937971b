"""Draw the outline that text keeps clear of. One rule: it stays within the picture's place.

Corners are carried; one pulled out of a side is new; Del takes the chosen one out. Enter takes
over, Esc leaves all as it was, Home takes the rectangle again. Tab walks from corner to corner.
"""

from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QWidget

from layout_app.desk.words import _
from layout_app.ui.canvas.crop_editor import EDGE, STEPS, stand
from layout_app.ui.canvas.overlay import REACH
from layout_app.ui.palette import LIGHT

Corners = tuple[tuple[float, float], ...]
"""Shares of the picture's place."""
RECTANGLE: Corners = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
FEWEST = 3


class OutlineEditor(QWidget):
    """A picture as it is shown, and the outline around what text keeps clear of."""

    done = Signal(object)
    """The corners; none where text keeps clear of the rectangle."""
    closed = Signal()

    def __init__(self, image: QImage, corners: Corners, place: QRectF, parent: QWidget) -> None:
        super().__init__(parent)
        self.corners = corners or RECTANGLE
        self.chosen = 0
        self._before = self.corners
        self._image = image
        self._open = True
        self._carries = False
        self.setObjectName("outline-editor")
        self.setAccessibleName(_("Outline of the picture"))
        self.setToolTip(
            _("Carry the corners; pull new ones out of a side, Del takes one out; Enter takes over")
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        stand(self, image.size(), place, parent)
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def area(self) -> QRectF:
        """Return where the picture stands."""
        return QRectF(self.rect()).adjusted(EDGE, EDGE, -EDGE, -EDGE)

    def point(self, corner: tuple[float, float]) -> QPointF:
        """Return where a corner stands."""
        area = self.area()
        return area.topLeft() + QPointF(corner[0] * area.width(), corner[1] * area.height())

    def finish(self, *, keep: bool) -> None:
        """Close, and hand on what changed."""
        if not self._open:
            return
        self._open = False
        if keep and self.corners != self._before:
            self.done.emit(() if self.corners == RECTANGLE else self.corners)
        self.closed.emit()
        self.hide()
        self.deleteLater()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Choose the next corner, or the one before."""
        self._choose((self.chosen + (1 if forward else -1)) % len(self.corners))
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take over, leave, take the rectangle; move, add or take out a corner."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish(keep=True)
        elif key == Qt.Key.Key_Escape:
            self.finish(keep=False)
        elif key == Qt.Key.Key_Home:
            self._set(RECTANGLE, 0)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._take_out()
        elif key == Qt.Key.Key_Insert:
            self._add(self.chosen, _middle(self._side(self.chosen)))
        elif key in STEPS:
            across, down = STEPS[key]
            x, y = self.corners[self.chosen]
            self._move((x + across / 100, y + down / 100))
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take over when the editor turns to something else."""
        super().focusOutEvent(event)
        self.finish(keep=True)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take up a corner, or a new one out of a side."""
        at = event.position()
        self._carries = True
        for n, corner in enumerate(self.corners):
            if (self.point(corner) - at).manhattanLength() <= REACH:
                self._choose(n)
                return
        for n in range(len(self.corners)):
            start, end = map(self.point, self._side(n))
            if _distance(at, start, end) <= REACH:
                self._add(n, self._share(at))
                return
        self._carries = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the corner."""
        if self._carries:
            self._move(self._share(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the corner go."""
        self._carries = False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture, dimmed where text may run, the outline and its corners."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(30, 33, 38))
        area = self.area()
        painter.drawImage(area, self._image)
        outline = QPolygonF([self.point(corner) for corner in self.corners])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 150))
        painter.drawPolygon(QPolygonF(area).subtracted(outline))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        accent = QColor(LIGHT.accent)
        for pen in (QPen(Qt.GlobalColor.white, 3), QPen(accent, 1)):
            painter.setPen(pen)
            painter.drawPolygon(outline)
        for n, corner in enumerate(self.corners):
            painter.setBrush(accent if n == self.chosen else Qt.GlobalColor.white)
            at = self.point(corner)
            painter.drawRect(QRectF(at.x() - 3.5, at.y() - 3.5, 7, 7))
        painter.end()

    def _share(self, at: QPointF) -> tuple[float, float]:
        area = self.area()
        return (at.x() - area.x()) / area.width(), (at.y() - area.y()) / area.height()

    def _side(self, n: int) -> tuple[tuple[float, float], tuple[float, float]]:
        """Return the ends of the side behind a corner."""
        return tuple(pairwise((*self.corners, self.corners[0])))[n]

    def _choose(self, n: int) -> None:
        self.chosen = n
        self.update()

    def _set(self, corners: Corners, chosen: int) -> None:
        self.corners = corners
        self._choose(chosen)

    def _move(self, to: tuple[float, float]) -> None:
        n = self.chosen
        self._set((*self.corners[:n], _inside(to), *self.corners[n + 1 :]), n)

    def _add(self, behind: int, at: tuple[float, float]) -> None:
        n = behind + 1
        self._set((*self.corners[:n], _inside(at), *self.corners[n:]), n)

    def _take_out(self) -> None:
        if len(self.corners) > FEWEST:
            n = self.chosen
            self._set((*self.corners[:n], *self.corners[n + 1 :]), max(0, n - 1))


def _inside(at: tuple[float, float]) -> tuple[float, float]:
    """Return a corner within the picture, to a thousandth."""
    across, down = (round(min(1.0, max(0.0, share)), 3) for share in at)
    return across, down


def _middle(side: tuple[tuple[float, float], tuple[float, float]]) -> tuple[float, float]:
    (x, y), (other, below) = side
    return (x + other) / 2, (y + below) / 2


def _distance(at: QPointF, start: QPointF, end: QPointF) -> float:
    """Return how far a point is from a side."""
    along, to = end - start, at - start
    length = QPointF.dotProduct(along, along)
    share = QPointF.dotProduct(to, along) / length if length else 0.0
    nearest = start + along * min(1.0, max(0.0, share))
    return (at - nearest).manhattanLength()
