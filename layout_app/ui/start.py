"""Start Qt and open an issue. One rule: the window is there before the issue is read."""

import signal
import sys
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QSettings, Qt, QTimer, QTranslator
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QMessageBox

from layout_app.desk.session import open_for_editing
from layout_app.desk.words import _, error_text
from layout_app.errors import LayoutError
from layout_app.fonts.catalogue import shipped
from layout_app.model.ids import FaceId
from layout_app.resources import sample_publication
from layout_app.ui.faces import family_of
from layout_app.ui.introspect import Introspection
from layout_app.ui.main_window import MainWindow
from layout_app.ui.palette import DARK, LIGHT, Colours, palette_of, style_sheet

ORGANISATION, APPLICATION = "newspaper-desk", "layout-app"
TEXT_SIZE = 10
"""Points of the window's own text."""


def start(issue: Path | None, *, introspect: bool = False) -> int:
    """Open the desk on an issue, or on the sample, and return when it is closed."""
    app = QApplication.instance() or QApplication([APPLICATION])
    assert isinstance(app, QApplication)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    colours = dress(app)
    window = MainWindow(colours)
    sys.excepthook = _crash_dialog(window)
    window.show()
    QTimer.singleShot(0, lambda: open_issue(window, issue or sample_issue()))
    if introspect:
        Introspection(window)
    return app.exec()


def dress(app: QApplication) -> Colours:
    """Give the application its font, style and colours; the machine's stay out."""
    app.setOrganizationName(ORGANISATION)
    app.setApplicationName(APPLICATION)
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    app.setStyle("Fusion")
    font = QFont(family_of(shipped().face(FaceId("hei-400"))), TEXT_SIZE)
    family_of(shipped().face(FaceId("hei-700")))
    app.setFont(font)
    dark = app.styleHints().colorScheme() is Qt.ColorScheme.Dark
    colours = DARK if dark else LIGHT
    app.setPalette(palette_of(colours))
    app.setStyleSheet(style_sheet(colours))
    _translate_buttons(app)
    return colours


def open_issue(window: MainWindow, folder: Path) -> None:
    """Read an issue into the window, or say why it cannot be read."""
    try:
        session = open_for_editing(folder)
    except LayoutError as error:
        window.waiting.setText(error_text(error))
        return
    window.show_session(session)


def sample_issue() -> Path:
    """Return the folder of the first sample issue."""
    publication = sample_publication()
    return min(publication.glob("*/issue.yaml"), default=publication / "issue.yaml").parent


def _translate_buttons(app: QApplication) -> None:
    """Let Qt's own dialogs speak the desk's language."""
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    # The msgid comes back unchanged where the desk speaks English.
    if _("Cancel") != "Cancel" and translator.load("qtbase_zh_CN", folder):
        app.installTranslator(translator)


def _crash_dialog(window: MainWindow):  # type: ignore[no-untyped-def] # noqa: ANN202 - the hook's type has no name
    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, error, trace)
        shown = QMessageBox(window)
        shown.setIcon(QMessageBox.Icon.Critical)
        shown.setWindowTitle(_("Newspaper desk"))
        shown.setText(_("Something went wrong in the program. Save a copy of your work now."))
        shown.setDetailedText(f"{kind.__name__}: {error}")
        shown.open()

    return hook
