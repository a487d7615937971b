"""A date to be typed or picked. One rule: every usual way of writing it is understood.

`2023-03-20`, `2023/3/20`, `20230320` and `2023年3月20日` are the same day; the arrows step by one,
Alt+↓ and the sign at the end open a calendar.
"""

import re
from datetime import date, timedelta

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QWidget

from layout_app.desk.words import _
from layout_app.ui.screen.icons import icon

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

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        ink = self.palette().text().color().name()
        pick = QAction(icon("day", ink, ink), _("Pick the day in a calendar"), self)
        pick.triggered.connect(self.pick)
        self.addAction(pick, QLineEdit.ActionPosition.TrailingPosition)

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

    def pick(self) -> None:
        """Open a calendar below the field."""
        calendar = self.findChild(QCalendarWidget) or self._calendar()
        day = self.day or date.today()
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        calendar.move(self.mapToGlobal(self.rect().bottomLeft()))
        calendar.show()
        calendar.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step by a day with the arrows up and down; with Alt, open the calendar."""
        day, step = self.day, _STEPS.get(Qt.Key(event.key()))
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.pick()
        elif day is None or step is None:
            super().keyPressEvent(event)
        else:
            self.show_day(day + timedelta(days=step))

    def _calendar(self) -> QCalendarWidget:
        made = QCalendarWidget(self)
        made.setWindowFlags(Qt.WindowType.Popup)
        for chosen in (made.clicked, made.activated):
            chosen.connect(self._take)
            chosen.connect(made.close)
        return made

    def _take(self, at: QDate) -> None:
        self.show_day(date(at.year(), at.month(), at.day()))
