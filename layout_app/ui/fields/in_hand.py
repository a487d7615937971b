"""Undo in forms. One rule: words in hand are the field's, words given are a step of the issue.

Qt's fields keep Ctrl+Z to themselves, also when nothing is left in them to take back: the editor
pressed it and the page stayed as it was.
"""

from functools import partial

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QWidget

_HISTORY = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class _Handing(QObject):
    """Hands undo and redo on to the window where the field holds nothing back."""

    def eventFilter(self, field: QObject, event: QEvent) -> bool:
        """Let the window have the keys of its history."""
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if not any(event.matches(key) for key in _HISTORY) or is_in_hand(_line_of(field)):
            return False
        event.ignore()
        return True


def is_in_hand(line: QLineEdit) -> bool:
    """Tell whether somebody types in a field and has not given its words yet."""
    return line.hasFocus() and line.isModified()


def hand_on_undo(form: QWidget) -> None:
    """Let Ctrl+Z in a form take the last step back, once the words of its fields are given."""
    handing = _Handing(form)
    for line in form.findChildren(QLineEdit):
        line.installEventFilter(handing)
        line.editingFinished.connect(partial(line.setModified, False))
    for spin in form.findChildren(QAbstractSpinBox):
        spin.installEventFilter(handing)


def _line_of(field: QObject) -> QLineEdit:
    line = field if isinstance(field, QLineEdit) else field.findChild(QLineEdit)
    assert line is not None
    return line
