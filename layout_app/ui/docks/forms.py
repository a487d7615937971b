"""Rows of fields as docks show them. One rule: the air between them is set here alone."""

from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from layout_app.ui.fields.room import Rows

BESIDE, ENDS = 14, 12
"""Air at the sides and at the ends of a form, device-independent pixels."""


def spaced(form: QFormLayout) -> QFormLayout:
    """Return a form with the air of all, its fields as wide as there is room."""
    form.setHorizontalSpacing(16)
    form.setVerticalSpacing(9)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return form


def form_in(widget: QWidget, title: str = "", *, ends: int = BESIDE) -> QFormLayout:
    """Return a form that fills a widget from above, below a title where one is given."""
    outer = QVBoxLayout(widget)
    outer.setContentsMargins(BESIDE, ends, BESIDE, ends)
    form = spaced(Rows())
    if title:
        label = QLabel(title)
        label.setProperty("role", "title")
        form.addRow(label)
    outer.addLayout(form)
    outer.addStretch(1)
    return form
