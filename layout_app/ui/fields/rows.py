"""Rows of lists, and lists without any. One rule: an empty list says what to do."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QWidget

from layout_app.frozen import frozen

Index = QModelIndex | QPersistentModelIndex


class SpeakingList(QListView):
    """A list that says a sentence when it is empty."""

    def __init__(self, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = sentence
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, or the sentence."""
        super().paintEvent(event)
        model = self.model()
        if model is None or model.rowCount() == 0:
            painter = QPainter(self.viewport())
            say_empty(painter, self.viewport().rect(), self, self._sentence)
            painter.end()


@frozen(kw_only=False)
class RowInk:
    """What a row of a list is written with."""

    words: QColor
    muted: QColor
    selected: bool


def begin_row(painter: QPainter, option: QStyleOptionViewItem) -> RowInk:
    """Keep the painter's state, paint the ground of a row, and return its colours."""
    palette: QPalette = option.palette
    state: QStyle.StateFlag = option.state
    selected = bool(state & QStyle.StateFlag.State_Selected)
    painter.save()
    if selected:
        painter.fillRect(option.rect, palette.highlight())
        chosen = palette.highlightedText().color()
        return RowInk(chosen, chosen, selected)
    return RowInk(palette.text().color(), palette.placeholderText().color(), selected)


def end_row(painter: QPainter, area: QRect, inset: int, line: str) -> None:
    """Draw the line below a row, and give the painter its state back."""
    painter.setPen(QPen(QColor(line), 1))
    painter.drawLine(area.left() + inset, area.bottom(), area.right(), area.bottom())
    painter.restore()


def say_empty(painter: QPainter, area: QRect, widget: QWidget, sentence: str) -> None:
    """Write a muted sentence in the middle of an empty place."""
    painter.setPen(widget.palette().placeholderText().color())
    painter.drawText(
        area.adjusted(18, 18, -18, -18),
        Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap,
        sentence,
    )
