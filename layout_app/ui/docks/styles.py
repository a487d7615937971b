"""样式: the stylebook by its samples. One rule: a style changed here changes every page.

Each row shows its own type. Enter or two clicks give it to the paragraph under the cursor; the
fields below change the style itself.
"""

from PySide6.QtCore import (
    QAbstractListModel,
    QObject,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from layout_app.desk.session import Change
from layout_app.desk.style_words import face_text, style_text, type_size_text
from layout_app.desk.words import _
from layout_app.edit.styles import style_named, style_names
from layout_app.model.ids import ArticleId
from layout_app.model.issue import index, paper_of, stylebook_of
from layout_app.model.style import Align, Stylebook, TextStyle, in_chars
from layout_app.model.text import Kind
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.fields.in_hand import hand_on_undo
from layout_app.ui.fields.rows import Index, SpeakingList, begin_row, end_row
from layout_app.ui.fields.showing import show_choice, show_count
from layout_app.ui.fields.size_field import SizeField
from layout_app.ui.fields.wheel import calm
from layout_app.ui.screen.faces import family_of
from layout_app.ui.screen.palette import Colours

ROW_HEIGHT = 38
NARROWEST, LOWEST = 220, 66
"""Of the fields, device-independent pixels: what is more is scrolled."""
SAMPLE_PIXELS = (13, 24)
"""Least and most pixels of a sample: what is larger on the page is told by its number."""
NAME = Qt.ItemDataRole.UserRole
STYLE = Qt.ItemDataRole.UserRole + 1
KINDS = {
    "body": Kind.TEXT,
    "subhead": Kind.SUBHEAD,
    "deck": Kind.DECK,
    "byline": Kind.BYLINE,
    "quote": Kind.QUOTE,
    "fact": Kind.FACT,
    "table": Kind.TABLE,
    "names": Kind.NAMES,
    "verse": Kind.VERSE,
    "notice": Kind.NOTICE,
}
"""Styles that a paragraph has by its kind."""
_FACE = 4
"""Characters of a face's name that a narrow dock shows at least, such as 宋体 粗."""


class StyleModel(QAbstractListModel):
    """The styles of the stylebook, headlines first."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._book: Stylebook | None = None
        self._shown = Stylebook()
        self.names: tuple[str, ...] = ()
        self.refresh()

    def refresh(self) -> None:
        """Take the styles as they are now."""
        issue = self._bridge.session.issue
        book = stylebook_of(issue)
        if book is self._book:
            return
        names = tuple(sorted(style_names(book), key=lambda name: not name.startswith("level")))
        self._book, self._shown = book, in_chars(book, paper_of(issue).em)
        if names != self.names:
            self.beginResetModel()
            self.names = names
            self.endResetModel()
        else:
            self.dataChanged.emit(self.index(0), self.index(len(names) - 1))

    def style(self, row: int) -> TextStyle:
        """Return a style with its size in 字."""
        return style_named(self._shown, self.names[row])

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of styles."""
        return 0 if parent is not None and parent.isValid() else len(self.names)

    def data(self, at: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row shows."""
        name = self.names[at.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return style_text(name)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{style_text(name)}, {face_text(self.style(at.row()).face)}"
        if role == NAME:
            return name
        if role == STYLE:
            return self.style(at.row())
        return None


class StyleRow(QStyledItemDelegate):
    """A sample in its own face, and beside it how large it is."""

    def __init__(self, bridge: Bridge, colours: Colours, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._colours = colours

    def sizeHint(self, option: QStyleOptionViewItem, at: Index) -> QSize:
        """Return the height of a sample."""
        return QSize(60, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, at: Index) -> None:
        """Draw the name of the style in its own type."""
        area: QRect = option.rect
        style = at.data(STYLE)
        assert isinstance(style, TextStyle)
        ink = begin_row(painter, option)
        row = area.adjusted(14, 4, -10, -4)
        em = paper_of(self._bridge.session.issue).em
        told = f"{face_text(style.face)}  {type_size_text(style.size * em)}"
        painter.setPen(ink.muted)
        small = QFont(painter.font())
        small.setPointSizeF(small.pointSizeF() * 0.85)
        painter.setFont(small)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(row, middle | Qt.AlignmentFlag.AlignRight, told)
        room = row.width() - painter.fontMetrics().horizontalAdvance(told) - 12
        painter.setFont(self._font(style))
        painter.setPen(ink.words)
        sample = painter.fontMetrics().elidedText(str(at.data()), Qt.TextElideMode.ElideRight, room)
        painter.drawText(row, middle | Qt.AlignmentFlag.AlignLeft, sample)
        end_row(painter, area, 14, self._colours.line)

    def _font(self, style: TextStyle) -> QFont:
        face = self._bridge.session.faces.face(style.face)
        font = QFont(family_of(face))
        font.setWeight(QFont.Weight(face.weight))
        least, most = SAMPLE_PIXELS
        font.setPixelSize(round(min(most, max(least, 12 * style.size))))
        return font


class Styles(QWidget):
    """The samples, and the fields of the chosen one."""

    applied = Signal(str)
    """A style that the paragraph under the cursor is to have."""
    colours_wanted = Signal()
    """The editor asks for the paper's own colours."""

    def __init__(self, bridge: Bridge, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.model = StyleModel(bridge, self)
        self.list = SpeakingList("")
        self.list.setObjectName("styles")
        self.list.setAccessibleName(_("Styles"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(StyleRow(bridge, colours, self))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.face, self.align = QComboBox(), QComboBox()
        self.size_, self.lines = SizeField("style-size", 0.3, 60), QSpinBox()
        self.whole = QLabel(_("What is changed here changes on every page of the paper."))
        self.whole.setWordWrap(True)
        self.whole.setProperty("role", "muted")
        self._article: ArticleId | None = None
        self.apply = QPushButton(_("Give it to the paragraph"))
        self.colours = QPushButton(_("Colours of the paper…"))
        self._dress()
        self._lay_out()
        self._connect()
        calm(self)
        hand_on_undo(self)
        self.list.setCurrentIndex(self.model.index(0))

    def _dress(self) -> None:
        for face in self._bridge.session.faces.ids():
            self.face.addItem(face_text(face), face)
        self.face.setMinimumContentsLength(_FACE)
        self.face.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        for words, align in (
            (_("Left"), Align.LEFT),
            (_("Centred"), Align.CENTRE),
            (_("Right"), Align.RIGHT),
        ):
            self.align.addItem(words, align.value)
        self.lines.setRange(1, 20)
        self.lines.setKeyboardTracking(False)
        for name, field in (
            ("style-face", self.face),
            ("style-align", self.align),
            ("style-lines", self.lines),
            ("style-apply", self.apply),
            ("style-colours", self.colours),
        ):
            field.setObjectName(name)

    def _lay_out(self) -> None:
        form = QGridLayout()
        form.setContentsMargins(14, 8, 14, 8)
        form.setHorizontalSpacing(8)
        form.setVerticalSpacing(4)
        for n, (words, told, field) in enumerate(
            (
                (_("Face"), _("Face"), self.face),
                (_("Size"), _("Size, in points or by its name"), self.size_),
                (_("Alignment"), _("Alignment"), self.align),
                (_("Lines"), _("Grid lines a line"), self.lines),
            )
        ):
            form.addWidget(QLabel(words), n // 2, n % 2 * 2)
            form.addWidget(field, n // 2, n % 2 * 2 + 1)
            field.setAccessibleName(told)
            field.setToolTip(told)
        form.setColumnStretch(1, 3)
        form.setColumnStretch(3, 2)
        form.addWidget(self.whole, 2, 0, 1, 4)
        form.addWidget(self.apply, 3, 0, 1, 4)
        form.addWidget(self.colours, 4, 0, 1, 4)
        fields, inside = QScrollArea(), QWidget()
        inside.setLayout(form)
        fields.setWidget(inside)
        fields.setWidgetResizable(True)
        fields.setFrameShape(QFrame.Shape.NoFrame)
        for part in (fields.viewport(), inside):
            part.setAutoFillBackground(False)
        fields.setMinimumSize(NARROWEST, LOWEST)
        self.list.setMinimumHeight(ROW_HEIGHT)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.list, 1)
        whole.addWidget(fields)

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(lambda *_rows: self._show())
        self.list.activated.connect(lambda at: self.applied.emit(str(at.data(NAME))))
        self.apply.clicked.connect(self._apply)
        self.colours.clicked.connect(self.colours_wanted)
        self.face.activated.connect(lambda row: self._set(face=self.face.itemData(row)))
        self.align.activated.connect(lambda row: self._set(align=self.align.itemData(row)))
        self.size_.valueChanged.connect(lambda value: self._set(size=value))
        self.lines.valueChanged.connect(lambda value: self._set(lines=value))
        self._bridge.changed.connect(self._follow)

    def _apply(self) -> None:
        at = self.list.currentIndex()
        if at.isValid():
            self.applied.emit(str(at.data(NAME)))

    def _set(self, **values: object) -> None:
        at = self.list.currentIndex()
        if at.isValid():
            self._bridge.run("style.set", name=at.data(NAME), **values)
            self._show()

    def _follow(self, change: Change) -> None:
        if change.pages:
            self.model.refresh()
        self._jump()
        self._show()

    def _jump(self) -> None:
        """Go to the headline's style of an article that has just been selected."""
        session = self._bridge.session
        article = session.selection.article
        if article == self._article:
            return
        self._article = article
        found = index(session.issue).articles.get(article) if article else None
        name = f"level{found.rank}.headline" if found else ""
        if name in self.model.names:
            self.list.setCurrentIndex(self.model.index(self.model.names.index(name)))

    def _show(self) -> None:
        at = self.list.currentIndex()
        if not at.isValid():
            return
        style, name = self.model.style(at.row()), str(at.data(NAME))
        writable = not self._bridge.session.read_only
        show_choice(self.face, style.face)
        show_choice(self.align, style.align.value)
        self.size_.show_size(style.size, paper_of(self._bridge.session.issue).em)
        show_count(self.lines, style.lines)
        for field in (self.face, self.align, self.size_, self.lines):
            field.setEnabled(writable)
        applies = name in KINDS or name.endswith(".headline")
        self.apply.setEnabled(
            writable and applies and self._bridge.session.selection.article is not None
        )
