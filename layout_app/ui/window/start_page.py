"""What the window shows without an issue. One rule: one click leads to the last work."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from layout_app.desk.words import _
from layout_app.ui.commands.recent import recent_issues, title_of

WIDTH = 460


class StartPage(QWidget):
    """New, open, the sample, and the issues of the last days."""

    new_wanted = Signal()
    open_wanted = Signal()
    sample_wanted = Signal()
    issue_wanted = Signal(Path)
    """The folder of an issue to open."""

    def __init__(self, parent: QWidget | None = None) -> None:
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
        self.list.itemActivated.connect(self._open)
        self.list.itemClicked.connect(self._open)
        self._lay_out()
        self.refresh()

    def refresh(self) -> None:
        """List the issues opened lately."""
        self.list.clear()
        for folder in recent_issues():
            item = QListWidgetItem(f"{title_of(folder)}\n{folder}")
            item.setData(Qt.ItemDataRole.UserRole, str(folder))
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
        self.issue_wanted.emit(Path(str(item.data(Qt.ItemDataRole.UserRole))))
