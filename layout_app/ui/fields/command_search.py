"""Commands found by what is typed. One rule: by title, name, or pinyin of the title."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QLabel

from layout_app.cjk.pinyin import spells
from layout_app.desk.words import _

_HAN = "\u2e80"
NAME = Qt.ItemDataRole.UserRole
"""The role in which a row keeps the name of its command."""


class CommandSearch(QSortFilterProxyModel):
    """The rows that match, and a sentence where none does."""

    def __init__(self, rows: QStandardItemModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._typed = ""
        self.near = False
        """Whether nothing matches, and rows are shown that share a word of two characters."""
        self.none = QLabel()
        self.none.setObjectName("no-command")
        self.none.setProperty("role", "muted")
        self.none.setWordWrap(True)
        self.none.hide()
        self.setSourceModel(rows)

    def find(self, typed: str) -> None:
        """Keep the rows that match; where none does, those that are near."""
        self._typed, self.near = typed.strip(), False
        self.invalidate()
        if not self.rowCount():
            self.near = True
            self.invalidate()
        told = ""
        if self.near:
            told = (
                _("No command is called “{typed}”; these are near.")
                if self.rowCount()
                else _(
                    "No command is called “{typed}”. Type fewer letters, another word, or pinyin;"
                    " words of the copy are found with Ctrl+F."
                )
            )
        self.none.setText(told.format(typed=self._typed))
        self.none.setVisible(self.near)

    def filterAcceptsRow(
        self, source_row: int, source_parent: QModelIndex | QPersistentModelIndex
    ) -> bool:
        """Tell whether a row's title or name holds what is typed, or is spelt by it."""
        at = self.sourceModel().index(source_row, 0, source_parent)
        title, name, typed = str(at.data()), str(at.data(NAME)), self._typed.lower()
        if self.near:
            return any(word in title for word in _words(typed))
        return typed in title.lower() or typed in name or spells(typed, title)


def _words(typed: str) -> Iterator[str]:
    """Give each two characters of Han that follow each other: 加图, 图片."""
    return (a + b for a, b in pairwise(typed) if a >= _HAN and b >= _HAN)
