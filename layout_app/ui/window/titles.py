"""What the edges of the window tell: its title, its foot, the titles of docks with their counts.

One rule: they are told anew from the session, and nothing is kept here.
"""

import time
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from layout_app.desk.session import Change
from layout_app.desk.words import _, clock
from layout_app.model.issue import folio_of, name_and_day
from layout_app.ui.canvas.view import PageView
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.docks.dock import Dock

if TYPE_CHECKING:
    from layout_app.ui.window.main_window import MainWindow


class Titles:
    """Tells at the edges of the window which issue and page it shows, and how much is open."""

    def __init__(
        self, window: "MainWindow", bridge: Bridge, view: PageView, docks: dict[str, Dock]
    ) -> None:
        self._window = window
        self._bridge = bridge
        self._view = view
        self._docks = docks
        self._status = QLabel()
        window.statusBar().addPermanentWidget(self._status)

    def follow(self, change: Change) -> None:
        """Tell anew what a change of the session made of it."""
        if change:
            self.show()
        if change.saved:
            told = _("Saved at {time}.").format(time=clock(time.time(), "%H:%M:%S"))
            self._window.say(told)

    def show(self, _zoom: float = 0.0) -> None:
        """Name the issue, whether it is saved, the page and the zoom."""
        session = self._bridge.session
        name = name_and_day(session.issue)
        self._window.setWindowTitle(
            _("{issue}[*] – Newspaper desk").format(issue=name or session.folder.name)
        )
        self._window.setWindowModified(session.dirty)
        page = session.selection.page
        folio = folio_of(session.issue, page) if page else "–"
        self._status.setText(
            _("Page {folio} of {count}   {zoom} %").format(
                folio=folio,
                count=sum(p.span for p in session.issue.pages),
                zoom=round(self._view.zoom * 100),
            )
        )

    def count_problems(self) -> None:
        """Say on its tab how many problems there are."""
        count = len(self._bridge.problems)
        title = _("Problems {count}").format(count=count) if count else _("Problems")
        self._docks["problems"].setWindowTitle(title)

    def count_open_ends(self, count: int) -> None:
        """Say on its tab how many cut ends wait."""
        title = _("Repair {count}").format(count=count) if count else _("Repair")
        self._docks["repair"].setWindowTitle(title)

    def say_landing(self, sentence: str) -> None:
        """Say where what is carried would land; nothing once it has landed."""
        if sentence:
            self._window.statusBar().showMessage(sentence)
        else:
            self._window.statusBar().clearMessage()
