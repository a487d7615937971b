"""Values as fields show them. One rule: nobody is told, for nobody gave them."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDoubleSpinBox, QSpinBox


def show_choice(field: QComboBox, value: object) -> None:
    """Choose the row with these data; none where no row has them."""
    with QSignalBlocker(field):
        field.setCurrentIndex(field.findData(value))


def show_count(field: QSpinBox, value: int) -> None:
    """Show a whole number; in a field that shows it already somebody may be typing."""
    if field.value() != value:
        with QSignalBlocker(field):
            field.setValue(value)


def show_number(field: QDoubleSpinBox, value: float) -> None:
    """Show a number in the field's own unit."""
    with QSignalBlocker(field):
        field.setValue(value)


def show_check(field: QAbstractButton, checked: bool) -> None:
    """Show a mark, or none."""
    with QSignalBlocker(field):
        field.setChecked(checked)
