"""Draw on a picture where it stands. One rule: what is drawn is handed on once, or not at all.

Enter takes over, and so does whatever takes the focus away; Esc leaves all as it was, Home begins
anew, arrows go by a hundredth. What lies outside of the outline is dimmed.
"""

from abc import abstractmethod

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QWidget

from layout_app.ui.fields.abstract import Abstract
from layout_app.ui.screen.palette import LIGHT

LARGEST = 460
"""Device-independent pixels of the longer side of the picture that is drawn on."""
EDGE = 14
STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
GROUND, VEIL = QColor(30, 33, 38), QColor(0, 0, 0, 150)
ACCENT = QColor(LIGHT.accent)

Share = tuple[float, float]
"""A point of the picture: shares of its width and height."""


class PictureEditor(QWidget, metaclass=Abstract):
    """A picture with an outline that is drawn on it."""

    closed = Signal()
    is_aslant = False
    """Whether the outline has sides that are neither upright nor level."""

    def __init__(self, image: QImage, place: QRectF, parent: QWidget) -> None:
        super().__init__(parent)
        self._image = image
        self._open = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setGeometry(_over(image.size(), place, parent))

    def appear(self) -> None:
        """Show what is to be drawn on, ready for keys."""
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @abstractmethod
    def outline(self) -> tuple[Share, ...]:
        """Return the corners of what is not dimmed."""

    @abstractmethod
    def hand_on(self) -> None:
        """Hand on what changed, if anything did."""

    @abstractmethod
    def begin_anew(self) -> None:
        """Draw what a picture has of itself."""

    @abstractmethod
    def step(self, across: float, down: float, *, stretches: bool) -> None:
        """Move what is chosen by shares of the picture, or stretch it."""

    @abstractmethod
    def paint_marks(self, painter: QPainter) -> None:
        """Paint what can be taken hold of."""

    def area(self) -> QRectF:
        """Return where the whole picture stands."""
        return QRectF(self.rect()).adjusted(EDGE, EDGE, -EDGE, -EDGE)

    def point(self, share: Share) -> QPointF:
        """Return where a point of the picture stands."""
        area = self.area()
        return area.topLeft() + QPointF(share[0] * area.width(), share[1] * area.height())

    def share(self, at: QPointF) -> Share:
        """Return the point of the picture that stands at a place; it may lie outside."""
        area = self.area()
        return (at.x() - area.x()) / area.width(), (at.y() - area.y()) / area.height()

    def finish(self, *, keep: bool) -> None:
        """Close, and hand on what changed."""
        if not self._open:
            return
        self._open = False
        if keep:
            self.hand_on()
        self.closed.emit()
        self.hide()
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take over, leave, begin anew, or go a step."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish(keep=True)
        elif key == Qt.Key.Key_Escape:
            self.finish(keep=False)
        elif key == Qt.Key.Key_Home:
            self.begin_anew()
        elif key in STEPS:
            across, down = STEPS[key]
            stretches = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.step(across / 100, down / 100, stretches=stretches)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take over when the editor turns to something else."""
        super().focusOutEvent(event)
        self.finish(keep=True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture, dimmed outside of the outline, and what can be taken hold of."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, self.is_aslant)
        painter.fillRect(self.rect(), GROUND)
        area, outline = self.area(), QPolygonF([self.point(corner) for corner in self.outline()])
        painter.drawImage(area, self._image)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(VEIL)
        painter.drawPolygon(QPolygonF(area).subtracted(outline))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen in (QPen(Qt.GlobalColor.white, 3), QPen(ACCENT, 1)):
            painter.setPen(pen)
            painter.drawPolygon(outline)
        self.paint_marks(painter)
        painter.end()


def paint_handle(painter: QPainter, at: QPointF, *, chosen: bool = False) -> None:
    """Paint what the mouse takes hold of."""
    painter.setPen(QPen(ACCENT, 1))
    painter.setBrush(ACCENT if chosen else Qt.GlobalColor.white)
    painter.drawRect(QRectF(at.x() - 3.5, at.y() - 3.5, 7, 7))


def _over(size: QSize, place: QRectF, parent: QWidget) -> QRect:
    """Return a place over a picture, large enough to work in and wholly in the window."""
    scale = LARGEST / max(size.width(), size.height(), 1)
    room = min(
        (parent.width() - 2 * EDGE) / max(1.0, size.width() * scale + 2 * EDGE),
        (parent.height() - 2 * EDGE) / max(1.0, size.height() * scale + 2 * EDGE),
        1.0,
    )
    width = round(size.width() * scale * room) + 2 * EDGE
    height = round(size.height() * scale * room) + 2 * EDGE
    left = min(max(0, round(place.center().x() - width / 2)), parent.width() - width)
    top = min(max(0, round(place.center().y() - height / 2)), parent.height() - height)
    return QRect(left, top, width, height)
