"""The mouse wheel over forms. One rule: it scrolls; it turns only the field that one clicked in."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QWidget


class _Calm(QObject):
    """Hands the wheel on to what scrolls, unless the field has the keyboard."""

    def eventFilter(self, field: QObject, event: QEvent) -> bool:
        """Keep the wheel from a field nobody is in."""
        if event.type() is not QEvent.Type.Wheel:
            return False
        if isinstance(field, QWidget) and field.hasFocus():
            return False
        event.ignore()
        return True


def calm(form: QWidget) -> None:
    """Let the wheel pass over the fields of a form: who scrolls it changes nothing."""
    guard = _Calm(form)
    for kind in (QAbstractSpinBox, QComboBox):
        for field in form.findChildren(kind):
            # Qt would give the field the keyboard before it gets the wheel.
            field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            field.installEventFilter(guard)
