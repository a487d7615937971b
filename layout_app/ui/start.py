"""Start Qt and open an issue. One rule: the window is there before the issue is read."""

import os
import signal
import sys
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QLibraryInfo,
    QLocale,
    QObject,
    QSettings,
    QSize,
    QStandardPaths,
    Qt,
    QTranslator,
)
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from layout_app.desk.words import _, error_text
from layout_app.errors import LayoutError
from layout_app.model.issue import name_and_day
from layout_app.resources import sample_publication
from layout_app.rubbish import sweep_all
from layout_app.ui.opening import Opening
from layout_app.ui.screen.input_method import input_method_trouble, running_programs
from layout_app.ui.screen.own_faces import STRONG_FACE, WINDOW_FACE, family_in
from layout_app.ui.screen.palette import (
    DARK,
    EDGED,
    LIGHT,
    Colours,
    edged,
    palette_of,
    style_sheet,
)
from layout_app.ui.window.main_window import COLOURS, OPEN, MainWindow

ORGANISATION, APPLICATION = "newspaper-desk", "layout-app"
TEXT_SIZE = 10
"""Points of the window's own text."""
LEAST_FRAME = QSize(4, 32)
"""What a window manager puts round a window at the least, as long as it has not told."""


def start(issue: Path | None, *, introspect: bool = False) -> int:
    """Open the desk on an issue, or on the page of new and old ones; return when it is closed."""
    app = QApplication.instance() or QApplication([APPLICATION])
    assert isinstance(app, QApplication)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    desktop = Desktop(app)
    issue = issue or left_open()
    if issue is None:
        desktop.window.show_start()
    else:
        desktop.open_soon(issue)
    if introspect:
        from layout_app.ui.window.introspect import Introspection

        Introspection(lambda: desktop.window)
    return app.exec()


class Desktop(QObject):
    """The one window, made anew for another issue or other colours."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self.window = self._made()
        self.window.show()

    def open(self, folder: Path, *, break_stale: bool = False) -> None:
        """Open another issue in the window, or the same one again."""
        if self._replaced():
            open_issue(self.window, folder, break_stale=break_stale)

    def mend(self, folder: Path) -> None:
        """Close an issue, look over its files, and open it again."""
        if self._replaced():
            mend_issue(self.window, folder)

    def open_sample(self) -> None:
        """Open a sample that may be changed; where there can be none, the one to be looked at."""
        from layout_app.desk.issues.sample import own_sample

        try:
            folder = own_sample(sample_issue(), sample_home())
        except LayoutError:
            folder = sample_issue()
        self.open(folder)

    def show_start(self) -> None:
        """Close the issue and show the page of new and old ones."""
        if self._replaced():
            self.window.show_start()

    def open_soon(self, folder: Path) -> None:
        """Open the first issue as soon as the window has been seen."""
        window = self.window
        opening = Opening(lambda: open_issue(window, folder), window)
        if window.waiting.is_seen:
            opening.start()
        else:
            # Behind the event that paints: the window must be on the screen before all is loaded.
            window.waiting.painted.connect(opening.start, Qt.ConnectionType.QueuedConnection)

    def recolour(self) -> None:
        """Show the same session in the other colours."""
        session = self.window.release()
        was = self.window
        self.window = self._made()
        self.window.setGeometry(was.geometry())
        self.window.show()
        was.close()
        was.deleteLater()
        if session is None:
            self.window.show_start()
        else:
            self.window.show_session(session)

    def _made(self) -> MainWindow:
        sweep_all()  # the window before and its issue, if there was one
        window = MainWindow(dress(self._app))
        keep_on_screen(window)
        # What frames it is known only when it is there.
        window.waiting.painted.connect(
            lambda: keep_on_screen(window), Qt.ConnectionType.QueuedConnection
        )
        sys.excepthook = _crash_dialog(window)
        window.issue_wanted.connect(self.open)
        window.lock_wanted.connect(lambda folder: self.open(folder, break_stale=True))
        window.mending_wanted.connect(self.mend)
        window.start_wanted.connect(self.show_start)
        window.sample_wanted.connect(self.open_sample)
        window.recolour_wanted.connect(self.recolour)
        return window

    def _replaced(self) -> bool:
        """Close the window for a new one in its place; False where the editor wants to stay."""
        was = self.window
        if not was.close():
            return False
        self.window = self._made()
        self.window.setGeometry(was.geometry())
        self.window.show()
        was.deleteLater()
        return True


def keep_on_screen(window: QWidget) -> None:
    """Make a window no larger than the screen leaves it, its frame counted; move it on to it."""
    if window.isMaximized() or window.isFullScreen():
        return
    room = window.screen().availableGeometry()
    frame = window.frameGeometry().size() - window.size()
    window.resize(window.size().boundedTo(room.size() - frame.expandedTo(LEAST_FRAME)))
    outer = window.frameGeometry()
    if not room.contains(outer):
        outer.moveRight(min(outer.right(), room.right()))
        outer.moveBottom(min(outer.bottom(), room.bottom()))
        window.move(max(outer.left(), room.left()), max(outer.top(), room.top()))


def left_open() -> Path | None:
    """Return the issue that was open when the program was last closed, if it is still there."""
    kept = str(QSettings().value(OPEN, ""))
    folder = Path(kept)
    return folder if kept and (folder / "issue.yaml").is_file() else None


def dress(app: QApplication) -> Colours:
    """Give the application its font, style and colours; the machine's stay out."""
    app.setOrganizationName(ORGANISATION)
    app.setApplicationName(APPLICATION)
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    app.setStyle("Fusion")
    font = QFont(family_in(WINDOW_FACE), TEXT_SIZE)
    family_in(STRONG_FACE)
    app.setFont(font)
    colours = DARK if is_dark(app) else LIGHT
    palette = palette_of(colours)
    app.setPalette(palette)
    for kind in EDGED:
        app.setPalette(edged(palette, colours), kind)  # type: ignore[arg-type]  # Qt takes no bytes
    app.setStyleSheet(style_sheet(colours))
    speak_to(app)
    return colours


def is_dark(app: QApplication) -> bool:
    """Tell which colours to use: what the editor chose, or else what the system wears."""
    chosen = str(QSettings().value(COLOURS, ""))
    if chosen:
        return chosen == "dark"
    return app.styleHints().colorScheme() is Qt.ColorScheme.Dark


def open_issue(window: MainWindow, folder: Path, *, break_stale: bool = False) -> None:
    """Read an issue into the window, or say why it cannot be read."""
    from layout_app.desk.session import open_for_editing
    from layout_app.ui.commands.recent import remember_issue
    from layout_app.ui.dialogs.mending import offer_mending
    from layout_app.ui.dialogs.recovery import offer_recovery

    try:
        session = open_for_editing(folder, break_stale=break_stale)
    except LayoutError as error:
        if offer_mending(folder, window, opens=False):
            mend_issue(window, folder)
        else:
            window.show_start(error_text(error))
        return
    # Only what could not be read is worth reading the version before.
    mends = session.opened.problems and not session.read_only
    if mends and offer_mending(folder, window, opens=True):
        session.close()
        mend_issue(window, folder)
        return
    remember_issue(session.folder, name_and_day(session.issue))
    if not offer_recovery(session, window):
        session.close()
        window.show_start()
        return
    window.show_session(session)
    if session.apart:
        # Two people changed a page: theirs stands, and both are shown at once.
        window.desk.actions.by_name["issue.unsaved"].trigger()
    platform = QGuiApplication.platformName()
    trouble = input_method_trouble(os.environ, platform, running_programs)
    if trouble:
        window.say(trouble)
    if session.folder.resolve().parent in (
        sample_issue().resolve().parent,
        sample_home().resolve(),
    ):
        from layout_app.ui.window.tour import offer_tour

        offer_tour(window)


def mend_issue(window: MainWindow, folder: Path) -> None:
    """Mend what is safe in the files of an issue, open it, and tell what was found."""
    from layout_app.desk.issues.mending import mend
    from layout_app.ui.dialogs.mending import MendedDialog, left_in_window

    try:
        found = mend(folder)
    except LayoutError as error:
        window.show_start(error_text(error))
        return
    open_issue(window, folder)
    if window.bridge is None:
        return
    if found.done or left_in_window(found):
        shown = MendedDialog(found, window)
        shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown.open()
    else:
        window.say(_("Everything is as it should be."))


def sample_issue() -> Path:
    """Return the folder of the first sample issue."""
    from layout_app.store.folder import issue_folders  # the window is there before any issue

    publication = sample_publication()
    return next(iter(issue_folders(publication)), publication)


def sample_home() -> Path:
    """Return the folder of the sample that may be changed."""
    data = QStandardPaths.StandardLocation.AppDataLocation
    return Path(QStandardPaths.writableLocation(data)) / "sample"


def speak_to(app: QApplication) -> None:
    """Let Qt's own dialogs speak the desk's language."""
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    # The msgid comes back unchanged where the desk speaks English.
    is_chinese = _("Cancel") != "Cancel"
    # Calendars and days of files speak it too, whatever the system's own language.
    QLocale.setDefault(QLocale("zh_CN") if is_chinese else QLocale("en_GB"))
    if is_chinese and translator.load("qtbase_zh_CN", folder):
        app.installTranslator(translator)
        app.installTranslator(_Rest(app))


class _Rest(QTranslator):
    """What Qt's own translation leaves in English of the dialog that asks for files."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._words = {
            "&Look in:": _("&Look in:"),
            "Files of &type:": _("Files of &type:"),
            "Folder": _("Folder"),
            "Drive": _("Drive"),
            "Size": _("Size of a file"),
        }

    def translate(
        self, context: str, source: str, _disambiguation: str | None = None, _n: int = -1
    ) -> str | None:
        """Return the words for a text of Qt's; none where Qt has its own."""
        is_dialog = context in ("QFileDialog", "QAbstractFileIconProvider", "QFileSystemModel")
        return self._words.get(source) if is_dialog else None


def _crash_dialog(window: MainWindow):  # type: ignore[no-untyped-def] # noqa: ANN202 - the hook's type has no name
    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, error, trace)
        shown = QMessageBox(window)
        shown.setIcon(QMessageBox.Icon.Critical)
        shown.setWindowTitle(_("Newspaper desk"))
        if window.bridge is not None and window.bridge.session.diary is not None:
            window.bridge.session.diary.write()
        shown.setText(
            _(
                "Something went wrong in the program. Your work so far is written down; "
                "save it and open the issue again."
            )
        )
        shown.setDetailedText(f"{kind.__name__}: {error}")
        shown.open()

    return hook
