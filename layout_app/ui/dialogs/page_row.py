"""A page in a list: small, and beside it what is said of it. One rule: what it shows is painted.

Its picture, when there is one, is the row's decoration; its name the row's words.
"""

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from layout_app.ui.fields.rows import Index, begin_row, end_row
from layout_app.ui.screen.palette import Colours

THUMB, INSET = 150, 10
"""Height of a page in the list, and what is around it, device-independent pixels."""
LIST = 350
"""Width of the list."""
DETAIL = Qt.ItemDataRole.UserRole
"""The role in which a row keeps what is said of its page."""


class PageRow(QStyledItemDelegate):
    """A small page with its name, and beside it what is to be said of it."""

    def __init__(self, colours: Colours, size: QSize, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        self._size = size

    def sizeHint(self, option: QStyleOptionViewItem, at: Index) -> QSize:
        """Return the height of a small page with room around."""
        return QSize(LIST - 20, self._size.height() + 2 * INSET)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, at: Index) -> None:
        """Draw the page, its name and what is to be said of it."""
        area: QRect = option.rect
        ink = begin_row(painter, option)
        sheet = QRect(area.topLeft() + QPoint(INSET, INSET), self._size)
        painter.fillRect(sheet, Qt.GlobalColor.white)
        picture = at.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(picture, QImage):
            painter.drawImage(sheet.topLeft(), picture)
        painter.setPen(QPen(QColor(self._colours.line), 1))
        painter.drawRect(sheet.adjusted(-1, -1, 0, 0))
        words = area.adjusted(self._size.width() + 2 * INSET + 4, INSET, -INSET, -INSET)
        font = QFont(painter.font())
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(ink.words)
        painter.drawText(words, str(at.data()))
        below = words.adjusted(0, painter.fontMetrics().lineSpacing() + 4, 0, 0)
        font.setBold(False)
        painter.setFont(font)
        painter.setPen(ink.muted)
        painter.drawText(below, Qt.TextFlag.TextWordWrap, str(at.data(DETAIL)))
        end_row(painter, area, INSET, self._colours.line)
