"""A field for sizes of type. One rule: shown in points or by name, kept in body sizes.

A style is as many times the body as the stylebook says, so that it follows the paper; whoever
makes pages thinks in 磅 and 号.
"""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

from layout_app.desk.style_words import type_size_text
from layout_app.model.typesize import points_of

STEP = 0.5
"""Points of a click on an arrow."""


class SizeField(QDoubleSpinBox):
    """A size whose value is in body sizes; 42, 42 磅, 小初 and 42pt may be typed."""

    def __init__(self, name: str, least: float, most: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._em = 1.0
        self.setDecimals(4)
        self.setRange(least, most)
        self.setKeyboardTracking(False)

    def show_size(self, size: float, em: float) -> None:
        """Show a size in body sizes of `em` points; says nothing to those who listen."""
        if (size, em) == (self.value(), self._em):
            return
        with QSignalBlocker(self):
            self._em = em
            self.setSingleStep(STEP / em)
            self.setValue(size)
            self.lineEdit().setText(self.specialValueText() if self._is_special else self._shown)

    @property
    def _is_special(self) -> bool:
        return bool(self.specialValueText()) and self.value() == self.minimum()

    @property
    def _shown(self) -> str:
        return self.textFromValue(self.value())

    def textFromValue(self, value: float) -> str:
        """Return a value as points."""
        return type_size_text(value * self._em)

    def valueFromText(self, text: str) -> float:
        """Return what was typed as body sizes; the value before where it is no size."""
        points = _points(text)
        return self.value() if points is None else points / self._em

    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        """Let any size be typed."""
        points = _points(text)
        special = text == self.specialValueText()
        inside = points is not None and self.minimum() <= points / self._em <= self.maximum()
        accepted = special or inside
        state = QValidator.State.Acceptable if accepted else QValidator.State.Intermediate
        return state, text, at


def _points(text: str) -> float | None:
    """Return the points of what was typed; a number alone is points."""
    told = text.strip()
    # What is shown has a name behind it: 9 磅 小五.
    without_name = " ".join(told.split()[:2])
    for given in (told, f"{told}pt", without_name):
        try:
            return points_of(given)
        except ValueError:
            continue
    return None
