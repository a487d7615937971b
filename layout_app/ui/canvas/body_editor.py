"""Edit a paragraph where it stands. One rule: every word typed is on the page at the next frame.

Esc takes all of it back, Ctrl+Enter or a click elsewhere leaves it, Up and Down walk to the
paragraphs around. Input methods work, for this is Qt's own editor; what is being spelt shows in it.
"""

from PySide6.QtCore import QMimeData, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QTextBlockFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QTextEdit, QWidget

from layout_app.desk.copy.pasting import pasted
from layout_app.desk.words import _
from layout_app.frozen import frozen
from layout_app.ui.screen.palette import on_paper
from layout_app.ui.screen.units import characters, units

LEAST_SIZE = 15
"""Device-independent pixels of a character that can still be written in."""
PADDING = 5
LEADING = 1.45
"""Line pitch of the editor, in its type size."""


@frozen
class Place:
    """Where a paragraph is written, and how it looks there."""

    rect: QRectF
    """Its lines in one column, viewport pixels."""
    size: float
    """Pixels of a character on the page as it is shown."""
    measure: float
    """Characters of a full line."""
    indent: float
    """Characters before the first line."""
    font: QFont


class BodyEditor(QTextEdit):
    """One paragraph, or what the editor makes of it, over the page."""

    typed = Signal(list)
    """The lines as they are now: one a paragraph."""
    closed = Signal(bool)
    """Whether the words stay."""
    left = Signal(int)
    """The editor walks to the paragraph before (-1) or behind (1)."""

    def __init__(self, text: str, offset: int, place: Place, parent: QWidget) -> None:
        super().__init__(parent)
        self._open = True
        self._parent = parent
        self._text = text
        self._place = place
        self._size = max(LEAST_SIZE, round(place.size))
        self.setObjectName("body-editor")
        self.setAccessibleName(_("Text of the paragraph"))
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setStyleSheet(on_paper("QTextEdit"))
        self._dress(text)
        self._go_to(offset)
        self._fit()
        self.textChanged.connect(self._changed)
        # What an input method spells makes the text longer before it is the text's.
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def offset(self) -> int:
        """Return where the cursor stands in its paragraph, in characters."""
        cursor = self.textCursor()
        return characters(cursor.block().text(), cursor.positionInBlock())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by Esc, Ctrl+Enter, and by arrows beyond the first and last line."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape:
            self.finish(keep=False)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
            self.finish(keep=True)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self._is_edge(event.key()):
            self.left.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close when the editor turns to something else, an input method's window apart."""
        super().focusOutEvent(event)
        reasons = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if event.reason() not in reasons:
            self.finish(keep=True)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take words from other programs, cleaned."""
        if source.hasText():
            self.textCursor().insertText(pasted(source.text()))

    def finish(self, *, keep: bool) -> None:
        """Close; the words stay, or are as before."""
        if not self._open:
            return
        self._open = False
        # Whoever listens takes the keyboard first: hidden with it, Tab would walk to the next box.
        self.closed.emit(keep)
        self.hide()
        self.deleteLater()

    def _is_edge(self, key: int) -> bool:
        """Tell whether an arrow would leave the text."""
        if self.textCursor().hasSelection():
            return False
        probe = self.textCursor()
        moves = QTextCursor.MoveOperation
        return not probe.movePosition(moves.Up if key == Qt.Key.Key_Up else moves.Down)

    def _dress(self, text: str) -> None:
        font = QFont(self._place.font)
        font.setPixelSize(self._size)
        self.setFont(font)
        self.document().setDocumentMargin(PADDING)
        self.document().setDefaultFont(font)
        self.setPlainText(text)
        set_as = QTextBlockFormat()
        set_as.setTextIndent(self._place.indent * self._size)
        pitch = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        set_as.setLineHeight(LEADING * self._size, pitch)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setBlockFormat(set_as)
        # The words as they were found are where undo ends.
        self.document().clearUndoRedoStacks()

    def _go_to(self, offset: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(min(units(self._text[:offset]), self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def _changed(self) -> None:
        text = self.toPlainText()
        if text == self._text:
            return
        self._text = text
        self.typed.emit(text.split("\n"))

    def _fit(self) -> None:
        """Stand over the lines that are written, as wide as they are and as high as need be."""
        parent = self._parent
        edge = 2 * (PADDING + self.frameWidth() + 2)
        width = min(
            round(self._place.measure * self._size) + edge + 2, parent.width() - 2 * PADDING
        )
        self.document().setTextWidth(width - edge + 2 * PADDING)
        height = min(round(self.document().size().height()) + 10, parent.height() - 2 * PADDING)
        left = self._place.rect.left() - edge / 2
        top = self._place.rect.top() - edge / 2
        left = min(max(PADDING, left), parent.width() - width - PADDING)
        top = min(max(PADDING, top), parent.height() - height - PADDING)
        self.setGeometry(round(left), round(top), width, height)
        # The first line may be scrolled away while the editor grows.
        QTimer.singleShot(0, self.ensureCursorVisible)
