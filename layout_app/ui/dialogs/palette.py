"""Every command by its name. One rule: what the palette lists is what the menus hold."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QDialog, QLineEdit, QTreeView, QVBoxLayout, QWidget

from layout_app.desk.words import _
from layout_app.ui.fields.command_search import NAME, CommandSearch
from layout_app.ui.fields.room import resize_within

_WALK = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class CommandPalette(QDialog):
    """A field and the commands that match it by title, pinyin or name."""

    def __init__(self, actions: dict[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("palette")
        self._actions = actions
        self._rows = QStandardItemModel(self)
        for name, action in actions.items():
            self._rows.appendRow(_row(name, action))
        self._shown = CommandSearch(self._rows, self)
        self.field = QLineEdit()
        self.field.setObjectName("palette-field")
        self.field.setPlaceholderText(_("Name a command"))
        self.field.setAccessibleName(_("Name a command"))
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.list = QTreeView()
        self.list.setObjectName("palette-list")
        self.list.setAccessibleName(_("Commands and their keys"))
        self.list.setModel(self._shown)
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.activated.connect(self._run)
        self.list.setColumnWidth(0, 380)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 8, 8, 8)
        whole.addWidget(self.field)
        self.none = self._shown.none
        whole.addWidget(self.none)
        whole.addWidget(self.list)
        resize_within(self, 560, 380)
        self._search("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk the list and run from within the field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _WALK:
                self.list.event(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run()
                return True
        return super().eventFilter(watched, event)

    def _search(self, words: str) -> None:
        self._shown.find(words)
        # What is only near runs when it is chosen, not by Enter alone.
        self.list.setCurrentIndex(QModelIndex() if self._shown.near else self._shown.index(0, 0))

    def _run(self) -> None:
        at = self.list.currentIndex()
        if at.isValid():
            action = self._actions[at.siblingAtColumn(0).data(NAME)]
            self.accept()
            action.trigger()


def _row(name: str, action: QAction) -> list[QStandardItem]:
    words = action.text().replace("&", "")
    title = QStandardItem(words)
    title.setData(name, NAME)
    keys = QStandardItem(action.shortcut().toString(QKeySequence.SequenceFormat.NativeText))
    for item in (title, keys):
        item.setEnabled(action.isEnabled())
    return [title, keys]
