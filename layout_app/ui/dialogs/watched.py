"""The words that the paper watches for. One rule: a line each, what to find and what to put.

Each button is one command; what is watched for is told in the problems of every issue.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from layout_app.desk.words import _
from layout_app.model.watched import WatchedWord
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.dialogs.listing import lay_out

FIELD = 220
"""Least width of the fields, device-independent pixels."""


class WatchedDialog(QDialog):
    """The list of words, and the fields of the chosen one."""

    def __init__(self, bridge: Bridge, words: str = "", parent: QWidget | None = None) -> None:
        """Begin with new `words`, such as those selected in the story."""
        super().__init__(parent)
        self._bridge = bridge
        self.setObjectName("watched")
        self.setWindowTitle(_("Words to watch for"))
        self.list = QListWidget()
        self.list.setObjectName("watched-words")
        self.list.setAccessibleName(_("Words to watch for"))
        self.word, self.put, self.why = QLineEdit(), QLineEdit(), QLineEdit()
        self.put.setPlaceholderText(_("nothing: it is only pointed out"))
        for name, field in (("word", self.word), ("put", self.put), ("why", self.why)):
            field.setObjectName(f"watched-{name}")
            field.setMinimumWidth(FIELD)
        self.add, self.remove = QPushButton(_("New word")), QPushButton(_("Remove"))
        self.keep = QPushButton(_("Keep the word"))
        for name, button in (("add", self.add), ("remove", self.remove), ("keep", self.keep)):
            button.setObjectName(f"watched-{name}")
            button.setAutoDefault(False)
        self.keep.setDefault(True)
        self._lay_out()
        self.list.currentItemChanged.connect(lambda *_rows: self._show())
        self.add.clicked.connect(lambda: self._begin())
        self.remove.clicked.connect(self._remove)
        self.keep.clicked.connect(self._keep)
        for field in (self.word, self.put):
            field.textChanged.connect(self._follow)
        self.refresh()
        if words:
            self._begin(words)

    def refresh(self, chosen: str = "") -> None:
        """Show the words as they are now, one of them chosen."""
        self.list.clear()
        watched = self._bridge.session.issue.publication.words
        for word in watched:
            row = QListWidgetItem(f"{word.find} → {word.put}" if word.put else word.find)
            row.setData(Qt.ItemDataRole.UserRole, word)
            self.list.addItem(row)
        names = [word.find for word in watched]
        if names:
            self.list.setCurrentRow(names.index(chosen) if chosen in names else 0)
        else:
            self._begin()

    def _show(self) -> None:
        row = self.list.currentItem()
        word = row.data(Qt.ItemDataRole.UserRole) if row else None
        if isinstance(word, WatchedWord):
            self._fill(word.find, word.put, word.why)

    def _begin(self, words: str = "") -> None:
        """Clear the fields for a word that is not there yet."""
        self.list.setCurrentRow(-1)
        self._fill(words, "", "")
        (self.put if words else self.word).setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, find: str, put: str, why: str) -> None:
        self.word.setText(find)
        self.put.setText(put)
        self.why.setText(why)
        self._follow()

    def _follow(self, *_now: object) -> None:
        find, put = self.word.text().strip(), self.put.text().strip()
        writable = not self._bridge.session.read_only
        self.keep.setEnabled(writable and bool(find) and find != put)
        self.add.setEnabled(writable)
        self.remove.setEnabled(writable and self.list.currentItem() is not None)

    def _keep(self) -> None:
        find = self.word.text().strip()
        put, why = self.put.text().strip(), self.why.text().strip()
        if self._bridge.run("word.watch", find=find, put=put, why=why):
            self.refresh(find)

    def _remove(self) -> None:
        row = self.list.currentItem()
        if row is None:
            return
        word = row.data(Qt.ItemDataRole.UserRole)
        if self._bridge.run("word.forget", find=word.find):
            self.refresh()

    def _lay_out(self) -> None:
        told = QLabel(_("They are told in the problems of every issue of the paper."))
        told.setProperty("role", "muted")
        rows = ((_("To find"), self.word), (_("Put instead"), self.put), (_("Reason"), self.why))
        lay_out(self, self.list, (self.add, self.remove), rows, told, self.keep)
