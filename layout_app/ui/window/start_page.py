"""What the window shows without an issue. One rule: one click leads to the last work."""

from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from layout_app.desk.words import _
from layout_app.ui.commands.recent import left_text, recent_issues, title_of
from layout_app.ui.fields.rows import Index, begin_row, end_row
from layout_app.ui.screen.palette import Colours

WIDTH = 460
_FOLDER = Qt.ItemDataRole.UserRole
_INSET, _LEADING = 10, 4


class IssueRow(QStyledItemDelegate):
    """A line each for the paper and its day, for the folder, and for work that was not saved."""

    def __init__(self, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self._colours = colours

    def sizeHint(self, option: QStyleOptionViewItem, at: Index) -> QSize:
        """Return the height of the lines there are."""
        lines = len(str(at.data()).splitlines())
        return QSize(0, lines * (option.fontMetrics.height() + _LEADING) + 2 * _INSET - _LEADING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, at: Index) -> None:
        """Draw the lines, each as it weighs."""
        ink, area = begin_row(painter, option), QRect(option.rect)
        inks = (ink.words, ink.muted, ink.words if ink.selected else QColor(self._colours.over))
        line = area.adjusted(_INSET, _INSET, -_INSET, 0)
        for number, words in enumerate(str(at.data()).splitlines()):
            font = QFont(option.font)
            font.setBold(number != 1)
            painter.setFont(font)
            painter.setPen(inks[number])
            metrics = painter.fontMetrics()
            told = metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, line.width())
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, told)
            line.translate(0, option.fontMetrics.height() + _LEADING)
        end_row(painter, area, _INSET, self._colours.line)


class StartPage(QWidget):
    """New, open, the sample, and the issues of the last days."""

    new_wanted = Signal()
    open_wanted = Signal()
    sample_wanted = Signal()
    issue_wanted = Signal(Path)
    """The folder of an issue to open."""

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("start-page")
        self.trouble = QLabel()
        self.trouble.setObjectName("start-trouble")
        self.trouble.setWordWrap(True)
        self.trouble.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.trouble.hide()
        self.list = QListWidget()
        self.list.setObjectName("recent")
        self.list.setAccessibleName(_("Issues opened lately"))
        self.list.setItemDelegate(IssueRow(colours, self.list))
        self.list.itemActivated.connect(self._open)
        self.list.itemClicked.connect(self._open)
        self._lay_out()
        self.refresh()

    def refresh(self) -> None:
        """List the issues opened lately, and say which of them hold unsaved work."""
        self.list.clear()
        for folder in recent_issues():
            lines = (title_of(folder), str(folder), left_text(folder))
            item = QListWidgetItem("\n".join(filter(None, lines)))
            item.setToolTip(str(folder))
            item.setData(_FOLDER, str(folder))
            self.list.addItem(item)
        self.list.setVisible(self.list.count() > 0)
        self._lately.setVisible(self.list.count() > 0)

    def say(self, sentence: str) -> None:
        """Say why the issue that was asked for is not here."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def _lay_out(self) -> None:
        title = QLabel(_("Newspaper desk"))
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.8)
        title.setFont(font)
        inside = QWidget()
        inside.setMaximumWidth(WIDTH)
        column = QVBoxLayout(inside)
        column.setSpacing(10)
        column.addStretch(1)
        column.addWidget(title)
        column.addWidget(self.trouble)
        for name, words, key, wanted in (
            ("start-new", _("New issue…"), "Ctrl+N", self.new_wanted),
            ("start-open", _("Open an issue…"), "Ctrl+O", self.open_wanted),
            ("start-sample", _("Look at the sample issue"), "", self.sample_wanted),
        ):
            button = QPushButton(words)
            button.setObjectName(name)
            button.setToolTip(key)
            # Outside a dialog only these take Enter.
            button.setAutoDefault(True)
            # There is no menu yet that would have the keys.
            button.setShortcut(QKeySequence(key))
            button.clicked.connect(lambda _on=False, wanted=wanted: wanted.emit())
            column.addWidget(button)
        self._lately = QLabel(_("Opened lately"))
        self._lately.setProperty("role", "title")
        column.addWidget(self._lately)
        column.addWidget(self.list, 2)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.addWidget(inside, 1, Qt.AlignmentFlag.AlignHCenter)
        inside.setMinimumWidth(WIDTH)

    def _open(self, item: QListWidgetItem) -> None:
        self.issue_wanted.emit(Path(str(item.data(_FOLDER))))
