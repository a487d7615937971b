"""A date to be typed. One rule: every usual way of writing it is understood.

`2023-03-20`, `2023/3/20`, `20230320` and `2023年3月20日` are the same day; the arrows step by one.
"""

import re
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

_WRITTEN = re.compile(r"\s*(\d{4})\D?(\d{1,2})\D?(\d{1,2})\D?\s*")
_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


def day_of(words: str) -> date | None:
    """Return the day that words name; None for words that name none."""
    found = _WRITTEN.fullmatch(words)
    if found is None:
        return None
    try:
        return date(*map(int, found.groups()))
    except ValueError:
        return None


class DayField(QLineEdit):
    """A field for a day, or for none."""

    @property
    def day(self) -> date | None:
        """The day that is typed; None for an empty field and for what is no day."""
        return day_of(self.text())

    @property
    def is_wrong(self) -> bool:
        """Whether something is typed that is no day."""
        return bool(self.text().strip()) and self.day is None

    def show_day(self, day: date | None) -> None:
        """Show a day."""
        self.setText(day.isoformat() if day else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step by a day with the arrows up and down."""
        day, step = self.day, _STEPS.get(Qt.Key(event.key()))
        if day is None or step is None:
            super().keyPressEvent(event)
        else:
            self.show_day(day + timedelta(days=step))
