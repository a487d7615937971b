"""Crop a picture where it stands. One rule: the whole original is seen, what is cut off is dimmed.

The frame is drawn by its corners and carried inside; a click says what must stay in sight.
Enter takes over, Esc leaves all as it was, Home shows the whole picture again.
"""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QWidget

from layout_app.desk.words import _
from layout_app.model.geometry import Rect
from layout_app.ui.canvas.cells import HANDLES, Handle
from layout_app.ui.canvas.overlay import handle_at, handle_place
from layout_app.ui.palette import LIGHT

LARGEST = 460
"""Device-independent pixels of the longer side of the picture that is cropped."""
EDGE = 14
LEAST = 0.05
"""Share of the original that is shown at least, across and down."""
WHOLE = Rect(0.0, 0.0, 1.0, 1.0)
STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class CropEditor(QWidget):
    """A picture with the frame of what is shown."""

    done = Signal(object, object)
    """The part that is shown, and what must stay in sight or None."""
    closed = Signal()

    def __init__(
        self,
        image: QImage,
        crop: Rect | None,
        focus: tuple[float, float] | None,
        place: QRectF,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.crop = crop or WHOLE
        self.focus = focus
        self._before = (self.crop, focus)
        self._image = image
        self._open = True
        self._pressed: QPointF | None = None
        self._start = self.crop
        self._handle: Handle | None = None
        self._moved = False
        self.setObjectName("crop-editor")
        self.setAccessibleName(_("Crop of the picture"))
        self.setToolTip(_("Draw the frame; click on what must stay in sight; Enter takes over"))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        stand(self, image.size(), place, parent)
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def area(self) -> QRectF:
        """Return where the whole picture stands."""
        return QRectF(self.rect()).adjusted(EDGE, EDGE, -EDGE, -EDGE)

    def frame(self) -> QRectF:
        """Return where the part stands that is shown."""
        area, crop = self.area(), self.crop
        return QRectF(
            area.x() + crop.x * area.width(),
            area.y() + crop.y * area.height(),
            crop.w * area.width(),
            crop.h * area.height(),
        )

    def finish(self, *, keep: bool) -> None:
        """Close, and hand on what changed."""
        if not self._open:
            return
        self._open = False
        if keep and (self.crop, self.focus) != self._before:
            self.done.emit(self.crop, self.focus)
        self.closed.emit()
        self.hide()
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take over, leave, show all, or move the frame by a hundredth."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish(keep=True)
        elif key == Qt.Key.Key_Escape:
            self.finish(keep=False)
        elif key == Qt.Key.Key_Home:
            self._set(WHOLE)
        elif key in STEPS:
            across, down = STEPS[key]
            stretches = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            handle = Handle(1, 1) if stretches else None
            self._set(_drawn(self.crop, handle, across / 100, down / 100))
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take over when the editor turns to something else."""
        super().focusOutEvent(event)
        self.finish(keep=True)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take up the frame or one of its handles."""
        self._pressed, self._start, self._moved = event.position(), self.crop, False
        self._handle = handle_at(self.frame(), event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw or carry the frame."""
        if self._pressed is None:
            return
        by = event.position() - self._pressed
        self._moved |= by.manhattanLength() >= QApplication.startDragDistance()
        if self._moved:
            area = self.area()
            across, down = by.x() / area.width(), by.y() / area.height()
            self._set(_drawn(self._start, self._handle, across, down))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take a click as what must stay in sight."""
        if self._pressed is not None and not self._moved and self._handle is None:
            area = self.area()
            at = event.position() - area.topLeft()
            share = at.x() / area.width(), at.y() / area.height()
            if all(0 <= part <= 1 for part in share):
                self.focus = round(share[0], 3), round(share[1], 3)
        self._pressed = None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture, the frame, and the cross of what stays in sight."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor(30, 33, 38))
        area, frame = self.area(), self.frame()
        painter.drawImage(area, self._image)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 150))
        for veil in (
            QRectF(area.left(), area.top(), area.width(), frame.top() - area.top()),
            QRectF(area.left(), frame.bottom(), area.width(), area.bottom() - frame.bottom()),
            QRectF(area.left(), frame.top(), frame.left() - area.left(), frame.height()),
            QRectF(frame.right(), frame.top(), area.right() - frame.right(), frame.height()),
        ):
            painter.drawRect(veil)
        accent = QColor(LIGHT.accent)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(Qt.GlobalColor.white, 3))
        painter.drawRect(frame)
        painter.setPen(QPen(accent, 1))
        painter.drawRect(frame)
        painter.setBrush(Qt.GlobalColor.white)
        for handle in HANDLES:
            at = handle_place(frame, handle)
            painter.drawRect(QRectF(at.x() - 3.5, at.y() - 3.5, 7, 7))
        if self.focus is not None:
            at = QPointF(
                area.x() + self.focus[0] * area.width(), area.y() + self.focus[1] * area.height()
            )
            for pen in (QPen(Qt.GlobalColor.white, 4), QPen(accent, 2)):
                painter.setPen(pen)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(at, 8, 8)
                painter.drawPoint(at)
        painter.end()

    def _set(self, crop: Rect) -> None:
        self.crop = crop
        self.update()


def stand(editor: QWidget, size: QSize, place: QRectF, parent: QWidget) -> None:
    """Stand over a picture, large enough to work in and wholly in the window."""
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
    editor.setGeometry(left, top, width, height)


def _drawn(crop: Rect, handle: Handle | None, across: float, down: float) -> Rect:
    """Return a crop carried, or drawn by a handle, inside of its picture; to a thousandth."""
    left, right, top, foot = crop.x, crop.right, crop.y, crop.bottom
    if handle is None:
        left = min(max(0.0, left + across), 1 - crop.w)
        top = min(max(0.0, top + down), 1 - crop.h)
        right, foot = left + crop.w, top + crop.h
    else:
        if handle.across < 0:
            left = min(max(0.0, left + across), right - LEAST)
        elif handle.across > 0:
            right = max(min(1.0, right + across), left + LEAST)
        if handle.down < 0:
            top = min(max(0.0, top + down), foot - LEAST)
        elif handle.down > 0:
            foot = max(min(1.0, foot + down), top + LEAST)
    x, y = round(left, 3), round(top, 3)
    return Rect(x, y, round(min(right, 1.0) - x, 3), round(min(foot, 1.0) - y, 3))
