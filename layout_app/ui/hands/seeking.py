"""Words looked for over the whole issue. One rule: the keys go on where the window left off."""

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QWidget

from layout_app.desk.copy.finding import Find
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.dialogs.search import SearchDialog
from layout_app.ui.docks.story import Story
from layout_app.ui.fields.room import stand_over

KEYS = ("edit.find_next", "edit.find_previous")
"""Commands of the window whose keys act in the search as well."""


class Seeking:
    """The search, made when it is first asked for."""

    def __init__(
        self,
        bridge: Bridge,
        window: QMainWindow,
        story: Story,
        beside: QWidget,
        go: Callable[[Find], None],
    ) -> None:
        """Stand over `beside`, look for what is selected in the story, `go` to what is found."""
        self._bridge = bridge
        self._window = window
        self._story = story
        self._beside = beside
        self._go = go
        self.dialog: SearchDialog | None = None

    def open(self) -> None:
        """Show the search, with the words selected in the story."""
        if self.dialog is None:
            self.dialog = SearchDialog(self._bridge, self._window)
            self.dialog.go_wanted.connect(self._go)
            keys = [a for a in self._window.findChildren(QAction) if a.objectName() in KEYS]
            self.dialog.addActions(keys)
            stand_over(self.dialog, self._beside)
        self.dialog.open_with(self._story.editor.textCursor().selectedText())

    def next(self, by: int = 1) -> None:
        """Go to the next place of the words looked for last, or the one before; ask if none."""
        if self.dialog is None or not self.dialog.words.text():
            self.open()
        else:
            self.dialog.next(by)
