"""Keys of all commands, to be looked up and changed. One rule: no key does two things.

A key that is taken is said with what it does; it changes hands only when the editor says so.
"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from layout_app.desk.words import _
from layout_app.ui.commands.keys import Keys
from layout_app.ui.fields.command_search import NAME, CommandSearch
from layout_app.ui.fields.room import resize_within

_NATIVE = QKeySequence.SequenceFormat.NativeText
_PORTABLE = QKeySequence.SequenceFormat.PortableText
SIZE = 600, 560


class KeysDialog(QDialog):
    """A search, the commands with their keys, and a field that takes the next key pressed."""

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keys = Keys(actions)
        self.setObjectName("keys-dialog")
        self.setWindowTitle(_("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._rows = QStandardItemModel(self)
        self._rows.setHorizontalHeaderLabels([_("Command"), _("Key")])
        for name, action in actions.items():
            self._rows.appendRow(self._row(name, action))
        self._shown = CommandSearch(self._rows, self)
        self._make_fields()
        self._lay_out()
        resize_within(self, *SIZE)
        self._choose()

    @property
    def command(self) -> str:
        """The command that is chosen; empty if none."""
        at = self.list.currentIndex()
        return str(at.siblingAtColumn(0).data(NAME)) if at.isValid() else ""

    def _row(self, name: str, action: QAction) -> list[QStandardItem]:
        words = action.iconText() or action.text().replace("&", "")
        title = QStandardItem(words)
        title.setData(name, NAME)
        return [title, QStandardItem(action.shortcut().toString(_NATIVE))]

    def _make_fields(self) -> None:
        self.search = QLineEdit()
        self.search.setObjectName("keys-search")
        self.search.setPlaceholderText(_("Name a command"))
        self.search.setAccessibleName(_("Name a command"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._search)
        self.list = QTreeView()
        self.list.setObjectName("keys-list")
        self.list.setAccessibleName(_("Commands and their keys"))
        self.list.setModel(self._shown)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        head = self.list.header()
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        head.setStretchLastSection(False)
        self.list.selectionModel().currentChanged.connect(lambda _now, _before: self._choose())
        self.field = QKeySequenceEdit()
        self.field.setObjectName("keys-field")
        self.field.setMaximumSequenceLength(1)
        self.field.setAccessibleName(_("Press the new key"))
        self.field.keySequenceChanged.connect(lambda _key: self._look())
        self.taken = QLabel()
        self.taken.setObjectName("keys-taken")
        self.taken.setWordWrap(True)
        self.use = _button("keys-use", _("Use this key"), self._use)
        self.none = _button("keys-none", _("No key"), lambda: self._give(""))
        self.reset = _button("keys-reset", _("As it was"), self._reset)
        self.reset_all = _button("keys-reset-all", _("All as they were"), self._reset_all)

    def _lay_out(self) -> None:
        label = QLabel(_("Press the new key"))
        row = QHBoxLayout()
        for widget in (label, self.field, self.use, self.none, self.reset):
            row.addWidget(widget)
        row.setStretchFactor(self.field, 1)
        buttons = QDialogButtonBox()
        buttons.addButton(self.reset_all, QDialogButtonBox.ButtonRole.ResetRole)
        close = buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setObjectName("keys-close")
        close.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 14)
        whole.setSpacing(10)
        whole.addWidget(self.search)
        whole.addWidget(self._shown.none)
        whole.addWidget(self.list, 1)
        whole.addLayout(row)
        whole.addWidget(self.taken)
        whole.addWidget(buttons)

    def _search(self, words: str) -> None:
        self._shown.find(words)
        self.list.setCurrentIndex(self._shown.index(0, 0))

    def _choose(self) -> None:
        """Show the key of the command that is chosen."""
        name = self.command
        key = self.keys.key(name) if name else ""
        self.field.setKeySequence(QKeySequence(key, _PORTABLE))
        self._look()

    def _look(self) -> None:
        """Say what the key in the field does already."""
        name, key = self.command, self.field.keySequence().toString(_PORTABLE)
        other = self.keys.holder(key, name) if name else ""
        self.taken.setText(
            _("{key} belongs to “{command}”; used here, that one has no key.").format(
                key=self.field.keySequence().toString(_NATIVE), command=self._title(other)
            )
            if other
            else ""
        )
        self.use.setEnabled(bool(name and key) and key != self.keys.key(name))
        self.none.setEnabled(bool(name and self.keys.key(name)))
        self.reset.setEnabled(bool(name) and self.keys.is_own(name))

    def _title(self, name: str) -> str:
        found = self._rows.match(self._rows.index(0, 0), NAME, name)
        return str(found[0].data()) if found else name

    def _use(self) -> None:
        self._give(self.field.keySequence().toString(_PORTABLE))

    def _give(self, key: str) -> None:
        self.keys.give(self.command, key)
        self._show_all()

    def _reset(self) -> None:
        self.keys.reset(self.command)
        self._show_all()

    def _reset_all(self) -> None:
        self.keys.reset_all()
        self._show_all()

    def _show_all(self) -> None:
        for row in range(self._rows.rowCount()):
            name = str(self._rows.item(row, 0).data(NAME))
            native = QKeySequence(self.keys.key(name), _PORTABLE).toString(_NATIVE)
            self._rows.item(row, 1).setText(native)
            font = self._rows.item(row, 1).font()
            font.setBold(self.keys.is_own(name))
            self._rows.item(row, 1).setFont(font)
        self._choose()


def _button(name: str, title: str, act: Callable[[], None]) -> QPushButton:
    button = QPushButton(title)
    button.setObjectName(name)
    button.setAutoDefault(False)
    button.clicked.connect(lambda _on=False: act())
    return button
