"""文稿: the words of an article beside the page. One rule: every key goes through the session.

One line a paragraph, its kind at the left; a click there changes it. A run of typing is one step
of the session's history; the editor keeps none of its own.
"""

from itertools import takewhile

from PySide6.QtCore import QEvent, QLineF, QMimeData, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
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
from PySide6.QtWidgets import (
    QLabel,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from layout_app.desk.commands import COMMANDS
from layout_app.desk.copy.pasting import pasted
from layout_app.desk.pages.fitting import fit_of_article, fit_text
from layout_app.desk.session import Change
from layout_app.desk.words import _, msg, plural, say
from layout_app.edit.articles import set_paragraphs
from layout_app.model.article import Article, Cut, headline
from layout_app.model.article import characters as length_of
from layout_app.model.breaks import BROKEN
from layout_app.model.ids import ArticleId
from layout_app.model.issue import index
from layout_app.model.text import HEADS, Kind, stanza_starts
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.docks.marks import offer_marks
from layout_app.ui.docks.retype import behind_parting, may_become, retyped
from layout_app.ui.fields.elided import Elided
from layout_app.ui.fields.kinds import kind_sign, kind_text
from layout_app.ui.screen.palette import Colours
from layout_app.ui.screen.units import characters, units

COMMANDS_HERE = (
    "article.table", "article.names", "article.verse", "article.notices",
    "article.insert_table", "article.cut", "article.uncut",
)  # fmt: skip
"""Commands on the words under the cursor."""
LEAST = 48
"""Height of the words at least, on a low screen."""
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
        block = self.document().findBlockByNumber(paragraph)
        text, last = block.text(), block.length() - 1
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + min(units(text[:offset]), last))
        if end is not None:
            to = block.position() + min(units(text[:end]), last)
            cursor.setPosition(to, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

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

    def mark(self, over: tuple[int, int] | None, cuts: tuple[Cut, ...]) -> None:
        """Mark what does not fit from a place on, and strike out what is not printed."""
        marks = [self._struck(cut) for cut in cuts]
        if over is not None:
            marks.append(self._over(*over))
        self.setExtraSelections(marks)

    def _struck(self, cut: Cut) -> QTextEdit.ExtraSelection:
        """Return the mark of words that are left out."""
        struck = QTextEdit.ExtraSelection()
        block = self.document().findBlockByNumber(cut.start.paragraph)
        text, cursor = block.text(), QTextCursor(block)
        cursor.setPosition(block.position() + units(text[: cut.start.offset]))
        end = block.position() + units(text[: cut.end.offset])
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        style = QTextCharFormat()
        style.setFontStrikeOut(True)
        style.setForeground(QColor(self._colours.muted))
        struck.cursor, struck.format = cursor, style
        return struck

    def _over(self, paragraph: int, offset: int) -> QTextEdit.ExtraSelection:
        """Return the mark of words that find no room on the page."""
        over = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document().findBlockByNumber(paragraph))
        cursor.movePosition(
            QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.MoveAnchor, offset
        )
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
        blocked = self.blockSignals(True)
        cursor.insertText(new[start : len(new) - foot])
        self.blockSignals(blocked)
        return new[:start].count("\n"), new[: len(new) - foot].count("\n")

    def _dress(self, number: int = 0, last: int | None = None) -> None:
        """Set heads bold and give paragraphs air, from one paragraph to another."""
        blocked = self.blockSignals(True)
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
        self.blockSignals(blocked)

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


class Story(QWidget):
    """The editor with the article's name, length and fit above it."""

    command_wanted = Signal(str)
    """A command on the words that are selected."""

    def __init__(self, bridge: Bridge, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._colours = colours
        self._shown: Article | None = None
        self.title, self.count = Elided(), QLabel()
        self.title.setProperty("role", "title")
        self.title.setObjectName("story-title")
        self.count.setObjectName("story-count")
        self.editor = StoryEditor(colours)
        self.editor.setMinimumHeight(LEAST)
        self.editor.textChanged.connect(self._typed)
        self.editor.kind_wanted.connect(self._offer_kinds)
        self.editor.head_parted.connect(self._part)
        self.editor.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.editor.customContextMenuRequested.connect(self._offer_marks)
        self._lay_out()
        bridge.changed.connect(self._follow)
        self.refresh()

    def refresh(self) -> None:
        """Show the selected article as it is now."""
        issue = self._bridge.session.issue
        chosen = self._bridge.session.selection.article
        article = index(issue).articles.get(chosen) if chosen else None
        self.editor.setReadOnly(article is None or bool(self._bridge.session.read_only))
        if article is not self._shown:
            self._shown = article
            self.editor.take(article)
        self.title.setText(headline(article) if article else "")
        self.title.setToolTip(self.title.text())
        self.count.setText(self._count_text(article) if article else "")
        self._mark_over(article)

    def show_place(self, paragraph: int, offset: int) -> None:
        """Put the cursor on a character and leave the keyboard where it is."""
        self.editor.go_to(paragraph, offset)

    def go_to(self, paragraph: int, offset: int, end: int | None = None) -> None:
        """Put the cursor on a character of the article in view, or select some."""
        self.editor.go_to(paragraph, offset, end)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        # One below the other: beside the count few characters of a title would be left.
        head = QWidget()
        rows = QVBoxLayout(head)
        rows.setContentsMargins(12, 8, 12, 8)
        rows.setSpacing(2)
        rows.addWidget(self.title)
        rows.addWidget(self.count)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addWidget(self.editor, 1)

    def _count_text(self, article: Article) -> str:
        length = plural("{count} character", "{count} characters", length_of(article))
        fit = fit_of_article(self._bridge.session, article.id)
        return f"{length} · {fit_text(fit)}" if fit else length

    def _mark_over(self, article: Article | None) -> None:
        issue, over = self._bridge.session.issue, None
        if article is not None and article.id in index(issue).parts:
            over = self._bridge.session.composer.article(issue, article.id).overset
        self.editor.mark(over, article.cuts if article else ())

    def _follow(self, change: Change) -> None:
        if change:
            self.refresh()

    def _typed(self) -> None:
        """Hand the words on: one paragraph as typing, anything else as a change of paragraphs."""
        article = self._shown
        if article is None:
            return
        lines = self.editor.toPlainText().split("\n")
        old = [p.text for p in article.paragraphs]
        if lines == old:
            return
        changed = [n for n, line in enumerate(lines) if n >= len(old) or line != old[n]]
        if len(lines) == len(old) and len(changed) == 1:
            done = self._bridge.run(
                "article.edit", article=article.id, paragraph=changed[0], text=lines[changed[0]]
            )
        else:
            done = self._set_lines(article, lines)
        if not done:
            self.editor.take(article)

    def _set_lines(self, article: Article, lines: list[str]) -> bool:
        paragraphs = retyped(article.paragraphs, lines)
        return self._bridge.do(
            lambda issue: set_paragraphs(issue, article.id, paragraphs),
            msg("Type in “{headline}”", headline=headline(article)),
            merge=("paragraphs", article.id),
        )

    def _part(self, paragraph: int, start: int, end: int, is_line: bool) -> None:
        """Part a head, or break its line, and put the cursor before what stood behind the place."""
        before = self._shown
        if before is None:
            return
        breaks = is_line and before.paragraphs[paragraph].kind in BROKEN
        self._bridge.run(
            "headline.break" if breaks else "headline.part",
            article=before.id,
            paragraph=paragraph,
            start=start,
            end=end,
        )
        after = index(self._bridge.session.issue).articles[before.id]
        self.editor.put_cursor(*behind_parting(before, after, paragraph, start))

    def _offer_kinds(self, paragraph: int, at: QPoint) -> None:
        if self._shown is None or self._bridge.session.read_only:
            return
        article = self._shown
        menu = QMenu(self)
        for kind in may_become(article.paragraphs, paragraph):
            action = menu.addAction(kind_text(kind))
            action.setCheckable(True)
            action.setChecked(article.paragraphs[paragraph].kind is kind)
            action.triggered.connect(
                lambda _on=False, kind=kind: self._set_kind(article.id, paragraph, kind)
            )
        if paragraph:
            menu.addSeparator()
            split = menu.addAction(_("Make an article of its own from here"))
            split.triggered.connect(
                lambda: self._bridge.run("article.split", article=article.id, paragraph=paragraph)
            )
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def _offer_marks(self, at: QPoint) -> None:
        """Offer what Qt offers, and marks where words of one paragraph are selected."""
        menu = self.editor.createStandardContextMenu()
        chosen = self.editor.selected()
        if chosen and self._shown is not None and not self._bridge.session.read_only:
            marks = menu.addMenu(_("Mark"))
            offer_marks(marks, self.editor, self._bridge, self._shown.id, *chosen)
        if self._shown is not None and not self._bridge.session.read_only:
            self._offer_commands(menu, has_words=chosen is not None)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.editor.mapToGlobal(at))

    def _offer_commands(self, menu: QMenu, *, has_words: bool) -> None:
        """Offer what makes objects of paragraphs, and what leaves words out."""
        menu.addSeparator()
        for name in COMMANDS_HERE:
            row = menu.addAction(say(COMMANDS[name].title))
            row.setObjectName(f"story-{name}")
            row.setEnabled(self._bridge.enabled(name) and (has_words or name != "article.cut"))
            row.triggered.connect(lambda _on=False, name=name: self.command_wanted.emit(name))

    def _set_kind(self, article: ArticleId, paragraph: int, kind: Kind) -> None:
        self._bridge.run("article.kind", article=article, paragraph=paragraph, kind=kind.value)


def _common_start(one: str, other: str) -> int:
    same = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        same += 1
    return same
