"""The words of an article, a line a paragraph. One rule: it keeps no history of its own.

The margin names the kind of each paragraph; a click there asks for another.
"""

from collections.abc import Iterable
from itertools import takewhile

from PySide6.QtCore import (
    QEvent,
    QLineF,
    QMimeData,
    QPoint,
    QRect,
    QRectF,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QToolTip, QWidget

from layout_app.desk.copy.pasting import pasted
from layout_app.desk.words import _
from layout_app.model.article import Article, Cut, Note
from layout_app.model.text import HEADS, Kind, stanza_starts
from layout_app.ui.fields.kinds import kind_sign
from layout_app.ui.screen.palette import Colours
from layout_app.ui.screen.units import characters, units

LEAST_GUTTER = 40
"""Width of the margin that names the kinds, where none of the names needs more."""


class StoryEditor(QPlainTextEdit):
    """The paragraphs as lines; the session's history is the only one."""

    kind_wanted = Signal(int, QPoint)
    """A paragraph whose kind the editor wants to change, and where on the screen."""
    head_parted = Signal(int, int, int, bool)
    """A head that Enter parts, the characters from and to which it does, and whether Shift is held:
    then its line breaks."""

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("story")
        self.setAccessibleName(_("Text of the article"))
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(8)
        self.kinds: tuple[Kind, ...] = ()
        self.stanzas: frozenset[int] = frozenset()
        """The lines that begin a stanza behind another."""
        self._notes: tuple[tuple[int, int, str], ...] = ()
        """From and to which place of the document, in Qt's units, a note holds, and its words."""
        self._colours = colours
        signs = (_("Stan."), *map(kind_sign, Kind))
        widest = max(self.fontMetrics().horizontalAdvance(sign) for sign in signs)
        self.gutter = max(LEAST_GUTTER, widest + 12)
        self._margin = KindMargin(self, colours)
        self.setViewportMargins(self.gutter, 0, 0, 0)
        self.updateRequest.connect(self._scroll_margin)
        self.setPlaceholderText(_("Select an article to read and edit its text here."))

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window's commands."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
            if event.matches(undo) or event.matches(redo):
                event.ignore()
                return False
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell the words of a note where the mouse rests on its mark."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.note_at(event.pos()), self.viewport())
            return True
        return super().viewportEvent(event)

    def note_at(self, point: QPoint) -> str:
        """Return the words of the notes under a point of the text; empty where there is none."""
        at = self.cursorForPosition(point).position()
        return "\n".join(words for start, end, words in self._notes if start <= at <= end)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Part heads by Enter; every line of text is a paragraph, with Shift too."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or self.isReadOnly():
            super().keyPressEvent(event)
            return
        is_line = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        place = self._in_head()
        if place is not None:
            self.head_parted.emit(*place, is_line)
        elif is_line:
            self.textCursor().insertBlock()
        else:
            super().keyPressEvent(event)

    def _in_head(self) -> tuple[int, int, int] | None:
        """Return the head that holds cursor and selection, and the characters selected there."""
        first, last = self.chosen_paragraphs()
        above = len(list(takewhile(lambda kind: kind in HEADS, self.kinds)))
        cursor, block = self.textCursor(), self.document().findBlockByNumber(first)
        end = cursor.selectionEnd() - block.position()
        if first != last or first >= above or end >= block.length():
            return None
        start = cursor.selectionStart() - block.position()
        return first, characters(block.text(), start), characters(block.text(), end)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take words from other programs, cleaned."""
        if source.hasText():
            self.textCursor().insertText(pasted(source.text()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the margin as high as the text."""
        super().resizeEvent(event)
        area = self.contentsRect()
        self._margin.setGeometry(QRect(area.left(), area.top(), self.gutter, area.height()))

    def take(self, article: Article | None) -> None:
        """Show an article's words; only what differs is replaced, so that the cursor stays."""
        text = "\n".join(p.text for p in article.paragraphs) if article else ""
        kinds = tuple(p.kind for p in article.paragraphs) if article else ()
        old = self.toPlainText()
        self.stanzas = stanza_starts(article.paragraphs) if article else frozenset()
        is_other = kinds != self.kinds
        self.kinds = kinds
        if text != old:
            self._dress(*self._replace(old, text))
        if is_other:
            self._dress()
        self._margin.update()

    def go_to(self, paragraph: int, offset: int, end: int | None = None) -> None:
        """Put the cursor on a character, or select the characters from there to `end`."""
        block = self.document().findBlockByNumber(paragraph)
        if block.isValid():
            self.put_cursor(paragraph, offset, end)
            self.centerCursor()

    def put_cursor(self, paragraph: int, offset: int, end: int | None = None) -> None:
        """Put the cursor on a character or select some, and scroll no further than need be."""
        self.setTextCursor(self._cursor(paragraph, offset, offset if end is None else end))

    def _cursor(self, paragraph: int, start: int, end: int) -> QTextCursor:
        """Return a cursor that selects the characters of a paragraph from one to another."""
        block = self.document().findBlockByNumber(paragraph)
        text, last = block.text(), block.length() - 1
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + min(units(text[:start]), last))
        to = block.position() + min(units(text[:end]), last)
        cursor.setPosition(to, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def selected(self) -> tuple[int, int, int] | None:
        """Return paragraph, start and end of the selected characters, none across paragraphs."""
        cursor = self.textCursor()
        block = self.document().findBlock(cursor.selectionStart())
        first, last = (
            cursor.selectionStart() - block.position(),
            cursor.selectionEnd() - block.position(),
        )
        if first == last or last >= block.length():
            return None
        text = block.text()
        return block.blockNumber(), characters(text, first), characters(text, last)

    def chosen_paragraphs(self) -> tuple[int, int]:
        """Return the first and last paragraph of the selection, or that of the cursor twice."""
        cursor, document = self.textCursor(), self.document()
        first = document.findBlock(cursor.selectionStart()).blockNumber()
        last = document.findBlock(cursor.selectionEnd())
        is_before = cursor.hasSelection() and cursor.selectionEnd() == last.position()
        return first, max(first, last.blockNumber() - is_before)

    def selected_words(self) -> str:
        """Return the words selected in one paragraph; empty for none."""
        return self.textCursor().selectedText() if self.selected() else ""

    def place(self) -> tuple[int, int]:
        """Return paragraph and offset of the cursor, of a selection where it begins."""
        block = self.document().findBlock(self.textCursor().selectionStart())
        offset = self.textCursor().selectionStart() - block.position()
        return block.blockNumber(), characters(block.text(), offset)

    def mark(
        self, over: tuple[int, int] | None, cuts: tuple[Cut, ...], notes: Iterable[Note] = ()
    ) -> None:
        """Mark what does not fit from a place on, what is not printed, and what bears a note."""
        marks = [self._struck(cut) for cut in cuts]
        pinned = [(self._noted(note), note) for note in notes]
        marks += [mark for mark, _note in pinned]
        self._notes = tuple(
            (
                mark.cursor.selectionStart(),
                mark.cursor.selectionEnd(),
                _("{who}: {note}").format(who=note.by, note=note.text),
            )
            for mark, note in pinned
        )
        if over is not None:
            marks.append(self._over(*over))
        self.setExtraSelections(marks)

    def _struck(self, cut: Cut) -> QTextEdit.ExtraSelection:
        """Return the mark of words that are left out."""
        struck = QTextEdit.ExtraSelection()
        cursor = self._cursor(cut.start.paragraph, cut.start.offset, cut.end.offset)
        style = QTextCharFormat()
        style.setFontStrikeOut(True)
        style.setForeground(QColor(self._colours.muted))
        struck.cursor, struck.format = cursor, style
        return struck

    def _noted(self, note: Note) -> QTextEdit.ExtraSelection:
        """Return the mark of a place that bears a note: the character behind it, or the last."""
        noted = QTextEdit.ExtraSelection()
        paragraph, offset = note.at.paragraph, note.at.offset
        length = len(self.document().findBlockByNumber(paragraph).text())
        start = max(0, min(offset, length - 1))
        cursor = self._cursor(paragraph, start, start + 1)
        style = QTextCharFormat()
        style.setBackground(QColor(self._colours.short))
        style.setForeground(QColor(self._colours.base))
        noted.cursor, noted.format = cursor, style
        return noted

    def _over(self, paragraph: int, offset: int) -> QTextEdit.ExtraSelection:
        """Return the mark of words that find no room on the page."""
        over = QTextEdit.ExtraSelection()
        cursor = self._cursor(paragraph, offset, offset)
        cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        style = QTextCharFormat()
        style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        style.setUnderlineColor(QColor(self._colours.over))
        style.setForeground(QColor(self._colours.over))
        over.cursor, over.format = cursor, style
        return over

    def paint_kinds(self, painter: QPainter, exposed: QRect) -> None:
        """Write the kind of every paragraph in sight into the margin."""
        painter.fillRect(exposed, QColor(self._colours.window))
        block = self.firstVisibleBlock()
        top = self.contentOffset().y() + self.blockBoundingGeometry(block).top()
        while block.isValid() and top <= exposed.bottom():
            height = self.blockBoundingRect(block).height()
            self._paint_kind(painter, block, top)
            top, block = top + height, block.next()

    def paragraph_at(self, y: float) -> int | None:
        """Return the paragraph at a height of the margin."""
        block = self.cursorForPosition(QPoint(4, round(y))).block()
        return block.blockNumber() if block.blockNumber() < len(self.kinds) else None

    def _paint_kind(self, painter: QPainter, block: QTextBlock, top: float) -> None:
        number = block.blockNumber()
        if number >= len(self.kinds):
            return
        kind = self.kinds[number]
        strong = kind is not Kind.TEXT
        painter.setPen(QColor(self._colours.accent if strong else self._colours.muted))
        line = QRectF(0, top + 4, self.gutter - 8, self.fontMetrics().height())
        begins = number in self.stanzas
        sign = _("Stan.") if begins else kind_sign(kind)
        painter.drawText(line, Qt.AlignmentFlag.AlignRight, sign)
        if begins:
            painter.drawLine(QLineF(4, top + 4.5, self.gutter - 4, top + 4.5))

    def _replace(self, old: str, new: str) -> tuple[int, int]:
        """Put new words in the place of those that differ; return the first and last paragraph."""
        start = _common_start(old, new)
        foot = _common_start(old[start:][::-1], new[start:][::-1])
        cursor = QTextCursor(self.document())
        cursor.setPosition(units(old[:start]))
        cursor.setPosition(units(old[: len(old) - foot]), QTextCursor.MoveMode.KeepAnchor)
        with QSignalBlocker(self):
            cursor.insertText(new[start : len(new) - foot])
        return new[:start].count("\n"), new[: len(new) - foot].count("\n")

    def _dress(self, number: int = 0, last: int | None = None) -> None:
        """Set heads bold and give paragraphs air, from one paragraph to another."""
        with QSignalBlocker(self):
            block = self.document().findBlockByNumber(number)
            while block.isValid() and (last is None or number <= last):
                cursor = QTextCursor(block)
                spaced = QTextBlockFormat()
                spaced.setBottomMargin(7)
                spaced.setLineHeight(135, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
                cursor.setBlockFormat(spaced)
                cursor.movePosition(
                    QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
                )
                style = QTextCharFormat()
                kind = self.kinds[number] if number < len(self.kinds) else Kind.TEXT
                style.setFontWeight(700 if kind in (Kind.HEADLINE, Kind.SUBHEAD) else 400)
                cursor.setCharFormat(style)
                block, number = block.next(), number + 1

    def _scroll_margin(self, area: QRect, dy: int) -> None:
        if dy:
            self._margin.scroll(0, dy)
        else:
            self._margin.update(0, area.y(), self.gutter, area.height())


class KindMargin(QWidget):
    """The margin at the left of the paragraphs."""

    def __init__(self, editor: StoryEditor, colours: Colours) -> None:
        super().__init__(editor)
        self._editor = editor
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(_("What the paragraph is; click to change it"))

    def sizeHint(self) -> QSize:
        """Return the width of the margin."""
        return QSize(self._editor.gutter, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write the kinds."""
        painter = QPainter(self)
        self._editor.paint_kinds(painter, event.rect())
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask for another kind."""
        paragraph = self._editor.paragraph_at(event.position().y())
        if paragraph is not None:
            self._editor.kind_wanted.emit(paragraph, event.globalPosition().toPoint())


def _common_start(one: str, other: str) -> int:
    same = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        same += 1
    return same
