"""Things of the paper and the fields of the chosen one. One rule: left chooses, right changes."""

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from layout_app.desk.words import _


def lay_out(
    dialog: QDialog,
    things: QListWidget,
    below: Sequence[QPushButton],
    rows: Sequence[tuple[str, QWidget]],
    told: QLabel,
    keep: QPushButton,
) -> None:
    """Put a list and its buttons beside named fields, what is said of them, and what keeps them."""
    form = QFormLayout()
    form.setHorizontalSpacing(14)
    form.setVerticalSpacing(8)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    for words, field in rows:
        form.addRow(words, field)
        field.setAccessibleName(words)
    told.setWordWrap(True)
    foot = QHBoxLayout()
    for button in below:
        foot.addWidget(button)
    left, right = QVBoxLayout(), QVBoxLayout()
    left.addWidget(things, 1)
    left.addLayout(foot)
    right.addLayout(form)
    right.addWidget(told)
    right.addStretch(1)
    right.addWidget(keep)
    both = QHBoxLayout()
    both.setSpacing(22)
    both.addLayout(left, 1)
    both.addLayout(right, 1)
    buttons = QDialogButtonBox()
    buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
    buttons.rejected.connect(dialog.reject)
    whole = QVBoxLayout(dialog)
    whole.setContentsMargins(20, 18, 20, 16)
    whole.setSpacing(14)
    whole.addLayout(both, 1)
    whole.addWidget(buttons)
