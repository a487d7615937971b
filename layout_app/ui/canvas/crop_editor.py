"""Crop a picture where it stands. One rule: the whole original is seen, what is cut off is dimmed.

The frame is drawn by its corners and carried inside; a click says what must stay in sight. Home
shows the whole picture again. Where the place on the page has another shape, the part of the frame
that is printed stands in broken lines, with its size and resolution; it is carried where the frame
itself cannot go.
"""

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QApplication, QWidget

from layout_app.compose.article.insets import shown
from layout_app.desk.words import _
from layout_app.model.article import ArticlePicture
from layout_app.model.geometry import MM, Rect
from layout_app.ui.canvas.cells import HANDLES, Handle
from layout_app.ui.canvas.overlay import handle_at, handle_place
from layout_app.ui.canvas.picture_editor import ACCENT, VEIL, PictureEditor, Share, paint_handle

INCH = 72.0
"""Points of an inch."""
GROUND_OF_WORDS = QColor(0, 0, 0, 170)
LEAST = 0.05
"""Share of the original that is shown at least, across and down."""
FINEST = 0.001
"""Shares of a picture are kept to this."""
WHOLE = Rect(0.0, 0.0, 1.0, 1.0)


class CropEditor(PictureEditor):
    """A picture with the frame of what is shown."""

    done = Signal(object, object)
    """The part that is shown, and what must stay in sight or None."""

    def __init__(
        self,
        image: QImage,
        picture: ArticlePicture,
        on_paper: Rect,
        place: QRectF,
        parent: QWidget,
    ) -> None:
        super().__init__(image, place, parent)
        self.crop = picture.crop or WHOLE
        self.focus = picture.focus
        self._picture, self._on_paper = picture, on_paper
        self._before = (self.crop, self.focus)
        self._pressed: QPointF | None = None
        self._start, self._printed = self.crop, WHOLE
        self._handle: Handle | None = None
        self._moved = False
        self.setObjectName("crop-editor")
        self.setAccessibleName(_("Crop of the picture"))
        self.setToolTip(_("Draw the frame; click on what must stay in sight; Enter takes over"))
        self.setMouseTracking(True)
        self.appear()

    def frame(self) -> QRectF:
        """Return where the part stands that is shown."""
        crop = self.crop
        return QRectF(self.point((crop.x, crop.y)), self.point((crop.right, crop.bottom)))

    def printed(self) -> Rect:
        """Return the part that the place on the page shows, shares of the original."""
        return shown(replace(self._picture, crop=self.crop, focus=self.focus), self._on_paper)

    def told(self) -> str:
        """Return how large the part is printed, and how fine; nothing of an unmeasured picture."""
        width, height = round(self._on_paper.w / MM), round(self._on_paper.h / MM)
        if not (all(self._picture.pixels) and width):
            return ""
        dots = round(self._picture.pixels[0] * self.printed().w / (self._on_paper.w / INCH))
        told = _("Printed: {width} × {height} mm, {dpi} dpi")
        return told.format(width=width, height=height, dpi=dots)

    def outline(self) -> tuple[Share, ...]:
        """Return the corners of the frame."""
        left, top, right, foot = self.crop.x, self.crop.y, self.crop.right, self.crop.bottom
        return (left, top), (right, top), (right, foot), (left, foot)

    def hand_on(self) -> None:
        """Hand on crop and focus, if either changed."""
        if (self.crop, self.focus) != self._before:
            self.done.emit(self.crop, self.focus)

    def begin_anew(self) -> None:
        """Show the whole picture."""
        self._set(WHOLE)

    def step(self, across: float, down: float, *, stretches: bool) -> None:
        """Move the frame, or its lower right corner."""
        if stretches:
            self._set(_drawn(self.crop, Handle(1, 1), across, down))
        else:
            self._carry(self.crop, self.printed(), across, down)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take up the frame or one of its handles."""
        self._pressed, self._moved = event.position(), False
        self._start, self._printed = self.crop, self.printed()
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
            if self._handle is None:
                self._carry(self._start, self._printed, across, down)
            else:
                self._set(_drawn(self._start, self._handle, across, down))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take a click as what must stay in sight."""
        if self._pressed is not None and not self._moved and self._handle is None:
            x, y = self.share(event.position())
            if 0 <= x <= 1 and 0 <= y <= 1:
                self.focus = round(x, 3), round(y, 3)
        self._pressed = None
        self.update()

    def paint_marks(self, painter: QPainter) -> None:
        """Paint the handles of the frame, and the ring round what stays in sight."""
        frame = self.frame()
        self._paint_printed(painter, frame)
        for handle in HANDLES:
            paint_handle(painter, handle_place(frame, handle))
        if self.focus is None:
            return
        at = self.point(self.focus)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen in (QPen(Qt.GlobalColor.white, 4), QPen(ACCENT, 2)):
            painter.setPen(pen)
            painter.drawEllipse(at, 8, 8)
            painter.drawPoint(at)

    def _paint_printed(self, painter: QPainter, frame: QRectF) -> None:
        part = self.printed()
        inner = QRectF(self.point((part.x, part.y)), self.point((part.right, part.bottom)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(VEIL)
        painter.drawPolygon(QPolygonF(frame).subtracted(QPolygonF(inner)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(Qt.GlobalColor.white, 1, Qt.PenStyle.DashLine))
        painter.drawRect(inner)
        words = self.told()
        if words:
            room = QRectF(painter.fontMetrics().boundingRect(words)).adjusted(-5, -3, 5, 3)
            room.moveBottomLeft(inner.bottomLeft() + QPointF(4, -4))
            painter.fillRect(room, GROUND_OF_WORDS)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)

    def _carry(self, start: Rect, printed: Rect, across: float, down: float) -> None:
        """Carry the frame, and what is printed of it as far as the frame cannot go."""
        crop = _drawn(start, None, across, down)
        left = across - (crop.x - start.x), down - (crop.y - start.y)
        slack = crop.w - printed.w, crop.h - printed.h
        if any(abs(by) >= FINEST and room >= FINEST for by, room in zip(left, slack, strict=True)):
            x = min(max(crop.x, printed.x + across), crop.x + slack[0]) + printed.w / 2
            y = min(max(crop.y, printed.y + down), crop.y + slack[1]) + printed.h / 2
            self.focus = round(x, 3), round(y, 3)
        self._set(crop)

    def _set(self, crop: Rect) -> None:
        self.crop = crop
        self.update()


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
