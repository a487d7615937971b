"""Commands found by what is typed. One rule: by title, name, or pinyin of the title."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QLabel

from layout_app.cjk.pinyin import spells
from layout_app.desk.words import _

NAME = Qt.ItemDataRole.UserRole
"""The role in which a row keeps the name of its command."""


class CommandSearch(QSortFilterProxyModel):
    """The rows that match, and a sentence where none does."""

    def __init__(self, rows: QStandardItemModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._typed = ""
        self.none = QLabel()
        self.none.setObjectName("no-command")
        self.none.setProperty("role", "muted")
        self.none.setWordWrap(True)
        self.none.hide()
        self.setSourceModel(rows)

    def find(self, typed: str) -> None:
        """Keep the rows that match."""
        self._typed = typed.strip()
        self.invalidate()
        is_empty = not self.rowCount()
        self.none.setText(
            _(
                "No command is called “{typed}”. Type fewer letters, another word, or pinyin; words"
                " of the copy are found with Ctrl+F."
            ).format(typed=self._typed)
            if is_empty
            else ""
        )
        self.none.setVisible(is_empty)

    def filterAcceptsRow(
        self, source_row: int, source_parent: QModelIndex | QPersistentModelIndex
    ) -> bool:
        """Tell whether a row's title or name holds what is typed, or is spelt by it."""
        at = self.sourceModel().index(source_row, 0, source_parent)
        title, name, typed = str(at.data()), str(at.data(NAME)), self._typed.lower()
        return typed in title.lower() or typed in name or spells(typed, title)
