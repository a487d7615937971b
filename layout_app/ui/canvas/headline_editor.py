"""Edit a head or a caption where it stands. One rule: its words are the issue's once it closes.

Enter or a click elsewhere takes them over, Esc leaves the head as it was. Input methods work, for
this is Qt's own editor.
"""

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from layout_app.ui.screen.palette import on_paper

LEAST_WIDTH = 280
PADDING = 8


class HeadlineEditor(QPlainTextEdit):
    """One line of words in an editor over the page."""

    done = Signal(str)
    """Its new words."""
    closed = Signal()

    def __init__(self, name: str, text: str, place: QRectF, parent: QWidget) -> None:
        super().__init__(parent)
        self._before, self._parent = text, parent
        self._open = True
        self.setObjectName("headline-editor")
        self.setAccessibleName(name)
        self.setPlainText(text)
        self.setFrameShape(QFrame.Shape.Box)
        self.setStyleSheet(on_paper("QPlainTextEdit"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self._stand(place, parent)
        # What an input method spells makes the head longer before it is its words.
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._grow())
        self.selectAll()
        self.show()
        self._grow()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take over by Enter, leave by Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish(keep=True)
        elif event.key() == Qt.Key.Key_Escape:
            self.finish(keep=False)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take over when the editor turns to something else, an input method's window apart."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.finish(keep=True)

    def finish(self, *, keep: bool) -> None:
        """Close, and hand on the words if they are to be kept and differ."""
        if not self._open:
            return
        self._open = False
        text = " ".join(self.toPlainText().split("\n")).strip()
        if keep and text and text != self._before:
            self.done.emit(text)
        self.closed.emit()
        self.hide()
        self.deleteLater()

    def _stand(self, place: QRectF, window: QWidget) -> None:
        font = self.font()
        # The words of a vertical headline are typed across, beside where they stand.
        stands = place.height() > place.width()
        side = place.width() if stands else place.height()
        font.setPixelSize(max(15, min(40, round(side * 0.5))))
        self.setFont(font)
        width = min(max(place.width(), LEAST_WIDTH), window.width() - 2 * PADDING)
        rows = 2 if stands else max(1, round(side / self.fontMetrics().lineSpacing()))
        height = rows * self.fontMetrics().lineSpacing() + 3 * PADDING
        self._least = height
        left = min(max(PADDING, place.left()), window.width() - width - PADDING)
        top = min(max(PADDING, place.top()), window.height() - height - PADDING)
        self.setGeometry(round(left), round(top), round(width), round(height))

    def _grow(self) -> None:
        """Show every line of the words: none is scrolled away."""
        lines = round(self.document().size().height())
        height = max(self._least, lines * self.fontMetrics().lineSpacing() + 2 * PADDING)
        most = self._parent.height() - 2 * PADDING
        self.resize(self.width(), min(height, most))
        self.move(self.x(), min(self.y(), self._parent.height() - self.height() - PADDING))
        # The first line may be scrolled away while the editor grows.
        QTimer.singleShot(0, self._show_all)

    def _show_all(self) -> None:
        self.verticalScrollBar().setValue(0)
        self.ensureCursorVisible()
