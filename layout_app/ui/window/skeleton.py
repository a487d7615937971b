"""What stands in the window before an issue does. One rule: it is painted without the program.

The parts lie where docks and page will lie, so that nothing jumps when they come.
"""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from layout_app.desk.words import _
from layout_app.ui.screen.palette import Colours

LEFT, RIGHT, FOOT, HEAD = 290, 350, 190, 74
"""Room of the docks and of menus and tools, pixels."""
LOWEST = 800
"""Height of a window in which docks below the page leave it room; in a lower one they come when
there is something to decide, and when they are asked for."""
_STATUS = 24
MARGIN = 28
SHAPE = 0.715
"""Width to height of a tabloid page."""


class Skeleton(QWidget):
    """Docks without words, a sheet of paper, and what is being opened."""

    painted = Signal()
    """It has been seen for the first time."""

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("skeleton")
        self.setAccessibleName(_("Opening…"))
        self._colours = colours
        self.is_seen = False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint grounds, lines and the sheet."""
        painter = QPainter(self)
        ground, middle = QRectF(self.rect()), self._middle()
        painter.fillRect(ground, QColor(self._colours.window))
        painter.fillRect(QRectF(0, HEAD, LEFT, ground.height()), QColor(self._colours.base))
        painter.fillRect(middle, QColor(self._colours.pasteboard))
        painter.setPen(QColor(self._colours.line))
        painter.drawRect(middle)
        painter.drawLine(0, HEAD, round(ground.width()), HEAD)
        sheet = self._sheet(middle)
        painter.fillRect(sheet, Qt.GlobalColor.white)
        painter.setPen(QColor(LIGHT_WORDS))
        painter.drawText(sheet, Qt.AlignmentFlag.AlignCenter, _("Opening…"))
        painter.end()
        if not self.is_seen:
            self.is_seen = True
            self.painted.emit()

    def _middle(self) -> QRectF:
        """Return where the page will stand."""
        width = max(120.0, self.width() - LEFT - RIGHT)
        foot = FOOT if self.window().height() >= LOWEST else _STATUS
        return QRectF(LEFT, HEAD, width, max(120.0, self.height() - HEAD - foot))

    def _sheet(self, middle: QRectF) -> QRectF:
        high = min(middle.height() - 2 * MARGIN, (middle.width() - 2 * MARGIN) / SHAPE)
        sheet = QRectF(0, 0, high * SHAPE, high)
        sheet.moveCenter(middle.center())
        return sheet


LIGHT_WORDS = "#5a6470"
"""Words on paper, which is white in both palettes."""
