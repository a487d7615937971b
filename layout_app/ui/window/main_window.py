"""The window: page in the middle, docks around. One rule: it opens and closes, the desk works.

It is shown before the desk is loaded: what needs an issue is imported when there is one.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFileDialog, QMainWindow, QMessageBox, QTabWidget

from layout_app.desk.words import _
from layout_app.ui.screen.palette import DARK, Colours
from layout_app.ui.window.skeleton import Skeleton

if TYPE_CHECKING:
    from layout_app.desk.session import Session
    from layout_app.ui.commands.bridge import Bridge
    from layout_app.ui.window.desk import Desk

COLOURS = "colours"
"""The setting that holds `light` or `dark`, once the editor has chosen."""
OPEN = "open"
"""The setting that holds the folder of the issue that is open, for the next start."""
LAYOUT_VERSION = 2
"""Counts up when docks change so much that an old arrangement would not fit."""
MESSAGE = 6000
"""Milliseconds a sentence stays in the status bar."""


class MainWindow(QMainWindow):
    """The desk; a page of new and old issues until one is open."""

    issue_wanted = Signal(Path)
    """The folder of an issue to open in this window's place."""
    lock_wanted = Signal(Path)
    """The folder of an issue whose stale lock is to be taken over."""
    mending_wanted = Signal(Path)
    """The folder of an issue whose files are to be looked over, and mended."""
    sample_wanted = Signal()
    start_wanted = Signal()
    """The page of new and old issues, in this window's place."""
    recolour_wanted = Signal()
    """The same again in the other colours."""

    def __init__(self, colours: Colours) -> None:
        super().__init__()
        self._colours = colours
        self.bridge: Bridge | None = None
        self.setObjectName("desk")
        self.setWindowTitle(_("Newspaper desk"))
        self.resize(1600, 1000)
        geometry = QSettings().value("geometry")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        self.waiting = Skeleton(colours)
        self.setCentralWidget(self.waiting)
        self.setDockOptions(
            QMainWindow.DockOption.AnimatedDocks | QMainWindow.DockOption.AllowTabbedDocks
        )
        self.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)

    def show_start(self, trouble: str = "") -> None:
        """Offer new and old issues, and say why one could not be opened."""
        from layout_app.ui.window.start_page import StartPage

        page = StartPage(self._colours, self)
        page.say(trouble)
        page.new_wanted.connect(self.ask_for_new)
        page.open_wanted.connect(self.ask_for_issue)
        page.sample_wanted.connect(self.sample_wanted)
        # Behind the click: the list that it came from goes with this window.
        page.issue_wanted.connect(self.issue_wanted, Qt.ConnectionType.QueuedConnection)
        self.setCentralWidget(page)

    def ask_for_new(self) -> None:
        """Make a new issue and open it."""
        from layout_app.ui.dialogs.new_issue import NewIssueDialog

        home = self.bridge.session.folder.parent if self.bridge else Path.home()
        asked = NewIssueDialog(home, self)
        if asked.exec() and asked.folder is not None:
            self.issue_wanted.emit(asked.folder)

    def ask_for_issue(self) -> None:
        """Open an issue by its folder."""
        home = str(self.bridge.session.folder.parent if self.bridge else Path.home())
        chosen = QFileDialog.getExistingDirectory(self, _("Open an issue"), home)
        if chosen:
            self.issue_wanted.emit(Path(chosen))

    def ask_for_copy(self) -> bool:
        """Save the open issue as it stands in another folder; tell whether that was done."""
        if self.bridge is None:
            return False
        folder = self.bridge.session.folder
        beside = folder.parent / _("{folder} copy").format(folder=folder.name)
        chosen, _filter = QFileDialog.getSaveFileName(self, _("Save a copy"), str(beside))
        if not chosen or not self.bridge.run("issue.copy", to=chosen):
            return False
        self.say(_("Written: {file}").format(file=chosen))
        return True

    def swap_colours(self) -> None:
        """Go from light to dark, or back."""
        is_dark = self._colours is DARK
        QSettings().setValue(COLOURS, "light" if is_dark else "dark")
        self.recolour_wanted.emit()

    def release(self) -> "Session | None":
        """Give the session away: closing asks nothing and takes nothing with it."""
        if self.bridge is None:
            return None
        session, self.bridge = self.bridge.session, None
        self._desk.leave()
        return session

    def say(self, sentence: str) -> None:
        """Say something in the status bar."""
        self.statusBar().showMessage(sentence, MESSAGE)

    def show_session(self, session: "Session") -> None:
        """Put the page and the docks of an open issue into the window, all at once."""
        from layout_app.ui.commands.bridge import Bridge
        from layout_app.ui.window.desk import Desk

        self.setUpdatesEnabled(False)
        try:
            self.bridge = Bridge(session, self)
            self._desk = Desk(self, self.bridge, self._colours)
        finally:
            self.setUpdatesEnabled(True)
        # The docks have sizes only once the layout has met them.
        QTimer.singleShot(0, self.restore)

    def restore(self) -> None:
        """Put the docks where they were left, or where they stand at a first start."""
        self._desk.size_docks()
        state = QSettings().value("docks")
        if isinstance(state, QByteArray):
            self.restoreState(state, LAYOUT_VERSION)

    @property
    def desk(self) -> "Desk":
        """Everything that stands in the window."""
        return self._desk

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask what is to become of unsaved work; remember the arrangement."""
        if self.bridge is not None and not self._may_close(self.bridge):
            event.ignore()
            return
        settings = QSettings()
        settings.setValue("geometry", self.saveGeometry())
        settings.setValue(OPEN, str(self.bridge.session.folder) if self.bridge else "")
        if self.bridge is not None:
            settings.setValue("docks", self.saveState(LAYOUT_VERSION))
            self._desk.stop()
        event.accept()

    def _may_close(self, bridge: "Bridge") -> bool:
        if not bridge.session.unkept:
            return True
        asked = QMessageBox(self)
        asked.setObjectName("unsaved")
        asked.setWindowTitle(_("Newspaper desk"))
        asked.setText(_("The issue has changes that are not saved."))
        if bridge.session.read_only:
            asked.setInformativeText(
                _("{who} is editing this issue now, so they can only be saved as a copy.").format(
                    who=bridge.session.read_only
                )
            )
        title = _("Save a copy…") if bridge.session.read_only else _("Save")
        save = asked.addButton(title, QMessageBox.ButtonRole.AcceptRole)
        asked.addButton(_("Do not save"), QMessageBox.ButtonRole.DestructiveRole)
        stay = asked.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
        asked.setDefaultButton(QMessageBox.StandardButton.NoButton)
        asked.exec()
        if asked.clickedButton() is save:
            return self.ask_for_copy() if bridge.session.read_only else bridge.run("issue.save")
        return asked.clickedButton() is not stay
