"""历史: every step by its name. One rule: a click goes there, and nothing is lost by looking."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from layout_app.desk.session import Change
from layout_app.desk.words import _
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.fields.rows import Index, SpeakingList

ROW_HEIGHT = 28


class StepModel(QAbstractListModel):
    """The opened issue, then each step; those undone stand below the present one."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._labels: tuple[str, ...] = ()
        self._count = 0
        self.refresh()

    @property
    def present(self) -> int:
        """The row where the issue stands."""
        return self._count

    def refresh(self) -> None:
        """Take the steps as they are now."""
        history = self._bridge.session.history
        if (history.labels, history.count) == (self._labels, self._count):
            return
        self.beginResetModel()
        self._labels, self._count = history.labels, history.count
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of steps, and one for the beginning."""
        return 0 if parent is not None and parent.isValid() else len(self._labels) + 1

    def data(self, at: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row shows."""
        row = at.row()
        undone = row > self._count
        words = self._labels[row - 1] if row else _("As it was opened")
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            state = _("undone") if undone else _("present") if row == self._count else ""
            return ", ".join(part for part in (words, state) if part)
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(60, ROW_HEIGHT)
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setBold(row == self._count)
            font.setItalic(undone)
            return font
        if role == Qt.ItemDataRole.ForegroundRole and undone:
            parent = self.parent()
            assert isinstance(parent, QWidget)
            return parent.palette().placeholderText()
        return None


class Steps(SpeakingList):
    """The steps from the first to the last."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._bridge = bridge
        self.steps = StepModel(bridge, self)
        self.setObjectName("history")
        self.setModel(self.steps)
        self.clicked.connect(self._go)
        self.activated.connect(self._go)
        bridge.changed.connect(self._follow)
        self._follow()

    def _go(self, at: QModelIndex) -> None:
        if at.isValid() and at.row() != self.steps.present:
            self._bridge.run("edit.go", steps=at.row())

    def _follow(self, _change: Change | None = None) -> None:
        self.steps.refresh()
        present = self.steps.index(self.steps.present)
        if self.currentIndex() != present:
            self.setCurrentIndex(present)
