"""Draw the outline that text keeps clear of. One rule: it stays within the picture's place.

Corners are carried; one pulled out of a side is new; Del takes the chosen one out. Home takes the
rectangle again. Tab walks from corner to corner.
"""

from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from layout_app.desk.words import _
from layout_app.ui.canvas.overlay import REACH
from layout_app.ui.canvas.picture_editor import PictureEditor, Share, paint_handle

Corners = tuple[Share, ...]
RECTANGLE: Corners = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
FEWEST = 3


class OutlineEditor(PictureEditor):
    """A picture as it is shown, and the outline around what text keeps clear of."""

    done = Signal(object)
    """The corners; none where text keeps clear of the rectangle."""
    is_aslant = True

    def __init__(self, image: QImage, corners: Corners, place: QRectF, parent: QWidget) -> None:
        super().__init__(image, place, parent)
        self.corners = corners or RECTANGLE
        self.chosen = 0
        self._before = self.corners
        self._carries = False
        self.setObjectName("outline-editor")
        self.setAccessibleName(_("Outline of the picture"))
        self.setToolTip(
            _("Carry the corners; pull new ones out of a side, Del takes one out; Enter takes over")
        )
        self.appear()

    def outline(self) -> Corners:
        """Return the corners."""
        return self.corners

    def hand_on(self) -> None:
        """Hand on the corners, if they changed."""
        if self.corners != self._before:
            self.done.emit(() if self.corners == RECTANGLE else self.corners)

    def begin_anew(self) -> None:
        """Take the rectangle."""
        self._set(RECTANGLE, 0)

    def step(self, across: float, down: float, *, stretches: bool) -> None:
        """Move the chosen corner."""
        x, y = self.corners[self.chosen]
        self._move((x + across, y + down))

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Choose the next corner, or the one before."""
        self._choose((self.chosen + (1 if forward else -1)) % len(self.corners))
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add or take out a corner; all else as on every picture."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._take_out()
        elif key == Qt.Key.Key_Insert:
            self._add(self.chosen, _middle(self._side(self.chosen)))
        else:
            super().keyPressEvent(event)

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
                self._add(n, self.share(at))
                return
        self._carries = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the corner."""
        if self._carries:
            self._move(self.share(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the corner go."""
        self._carries = False

    def paint_marks(self, painter: QPainter) -> None:
        """Paint the corners."""
        for n, corner in enumerate(self.corners):
            paint_handle(painter, self.point(corner), chosen=n == self.chosen)

    def _side(self, n: int) -> tuple[Share, Share]:
        """Return the ends of the side behind a corner."""
        return tuple(pairwise((*self.corners, self.corners[0])))[n]

    def _choose(self, n: int) -> None:
        self.chosen = n
        self.update()

    def _set(self, corners: Corners, chosen: int) -> None:
        self.corners = corners
        self._choose(chosen)

    def _move(self, to: Share) -> None:
        n = self.chosen
        self._set((*self.corners[:n], _inside(to), *self.corners[n + 1 :]), n)

    def _add(self, behind: int, at: Share) -> None:
        n = behind + 1
        self._set((*self.corners[:n], _inside(at), *self.corners[n:]), n)

    def _take_out(self) -> None:
        if len(self.corners) > FEWEST:
            n = self.chosen
            self._set((*self.corners[:n], *self.corners[n + 1 :]), max(0, n - 1))


def _inside(at: Share) -> Share:
    """Return a corner within the picture, to a thousandth."""
    across, down = (round(min(1.0, max(0.0, share)), 3) for share in at)
    return across, down


def _middle(side: tuple[Share, Share]) -> Share:
    (x, y), (other, below) = side
    return (x + other) / 2, (y + below) / 2


def _distance(at: QPointF, start: QPointF, end: QPointF) -> float:
    """Return how far a point is from a side."""
    along, to = end - start, at - start
    length = QPointF.dotProduct(along, along)
    share = QPointF.dotProduct(to, along) / length if length else 0.0
    nearest = start + along * min(1.0, max(0.0, share))
    return (at - nearest).manhattanLength()
