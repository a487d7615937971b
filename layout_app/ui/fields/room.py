"""Room for long forms. One rule: what the screen cannot hold is scrolled, its buttons never.

A laptop of 720 lines, or one whose system draws all half as large again, is lower than some forms.
"""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QFormLayout, QFrame, QScrollArea, QWidget

AROUND = 160
"""What a window has around its form: margins, buttons, title, and the bar of the system."""
TITLE = 40
"""Height of what a system draws above a window, and some air."""
_LEAST = 120
GAP = 8
"""Between the corners of a window and of what it stands over."""


class Room(QScrollArea):
    """As high as its inside where the screen has room for that."""

    def __init__(self, inside: QWidget, spare: int = 0) -> None:
        """`spare` is kept for sentences that come below fields, device-independent pixels."""
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setWidget(inside)
        self._inside, self._spare = inside, spare
        # The ground of the window, not that of a list.
        for part in (self.viewport(), inside):
            part.setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        """Return the size of the inside, as far as the screen goes."""
        return self._within(self._spare)

    def minimumSizeHint(self) -> QSize:
        """Return a size that nothing needs to be scrolled in, as far as the screen goes."""
        return self._within(0)

    def _within(self, spare: int) -> QSize:
        if layout := self._inside.layout():
            layout.activate()  # sentences that were hidden take no room
        inside = self._inside.sizeHint()
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(inside.width() + bar, min(inside.height() + spare, highest(self)))


class Rows(QFormLayout):
    """A form whose rows are as high as their words need now.

    Qt lays the rows of a form out by the heights that they had before a label took another line.
    """

    def setGeometry(self, rect: QRect) -> None:
        """Lay the rows out anew."""
        self.invalidate()
        super().setGeometry(rect)


def highest(part: QWidget) -> int:
    """Return the most that a part of a window may take of the screen's height."""
    return max(_LEAST, part.screen().availableSize().height() - AROUND)


def stand_over(window: QWidget, place: QWidget) -> None:
    """Let a window stand in the corner of a part of another: the rest of that stays in sight."""
    window.move(place.mapToGlobal(QPoint(GAP, GAP)))


def resize_within(window: QWidget, width: int, height: int) -> None:
    """Give a window its size, no higher than the screen and its own title allow."""
    most = window.screen().availableSize().height() - TITLE
    window.resize(width, min(height, most))
