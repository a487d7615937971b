"""What lies below the page, from the window's foot. One rule: a word there opens what it names.

Closed, the docks leave their height to the page, and how much is open stays in sight all the same.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from layout_app.ui.docks.dock import Dock


class Foot(QWidget):
    """A word each for docks that share a place: it brings its dock, or closes them all."""

    closed = Signal()
    """Who had the keyboard may be gone."""

    def __init__(self, docks: Sequence[Dock]) -> None:
        super().__init__()
        self._docks = tuple(docks)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for dock in self._docks:
            row.addWidget(self._word(dock))

    def open(self, dock: Dock) -> None:
        """Bring a dock to the front; the others keep their tabs beside it."""
        for each in self._docks:
            each.show()
        dock.raise_()

    def turn(self) -> None:
        """Close the docks where one is there, else bring the first."""
        if all(dock.isHidden() for dock in self._docks):
            self.open(self._docks[0])
        else:
            self._close()

    def _close(self) -> None:
        for dock in self._docks:
            dock.hide()
        self.closed.emit()

    def _word(self, dock: Dock) -> QToolButton:
        word = QToolButton()
        word.setObjectName(f"foot-{dock.objectName()}")
        word.setText(dock.windowTitle())
        word.setAutoRaise(True)
        word.setCheckable(True)
        # The page keeps the keyboard; F7 does the same for who works without a mouse.
        word.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        dock.windowTitleChanged.connect(word.setText)
        dock.visibilityChanged.connect(word.setChecked)
        word.clicked.connect(lambda front: self.open(dock) if front else self._close())
        return word
