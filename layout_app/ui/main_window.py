"""The window: page in the middle, docks around. One rule: it puts together, it decides nothing."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPoint, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QFont
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QInputDialog,
    QLabel,
    QMainWindow,
    QMessageBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from layout_app.desk.files import read_bytes
from layout_app.desk.session import Change, Selection, Session
from layout_app.desk.words import _, error_text, msg, plural
from layout_app.errors import LayoutError
from layout_app.model.box import ArticleBox
from layout_app.model.ids import ArticleId, BoxId
from layout_app.model.issue import folio_of, index, name_of
from layout_app.model.problem import Problem
from layout_app.ui.actions import Actions, Question, ViewCommand
from layout_app.ui.banner import LockBanner
from layout_app.ui.bridge import REFUSED, Bridge
from layout_app.ui.canvas.gestures import cells_of, page_of, select_boxes
from layout_app.ui.canvas.headline_editor import HeadlineEditor
from layout_app.ui.canvas.proof_layer import ProofLayer
from layout_app.ui.canvas.scene import PageScene
from layout_app.ui.canvas.view import PageView
from layout_app.ui.dialogs.encoding import EncodingDialog, is_doubtful, is_text
from layout_app.ui.dialogs.new_issue import NewIssueDialog
from layout_app.ui.dialogs.palette import CommandPalette
from layout_app.ui.dialogs.search import SearchDialog
from layout_app.ui.docks.dock import Dock
from layout_app.ui.docks.flatplan import Flatplan, place_freely
from layout_app.ui.docks.inspector import Inspector
from layout_app.ui.docks.outline import Outline
from layout_app.ui.docks.problems import Problems
from layout_app.ui.docks.repair import Repair
from layout_app.ui.docks.story import Story
from layout_app.ui.docks.tray import Tray
from layout_app.ui.faces import ScreenFaces
from layout_app.ui.palette import DARK, Colours
from layout_app.ui.pictures import Proxies
from layout_app.ui.start_page import StartPage

if TYPE_CHECKING:
    from layout_app.desk.jobs import ExportWorker

COLOURS = "colours"
"""The setting that holds `light` or `dark`, once the editor has chosen."""
LAYOUT_VERSION = 1
"""Counts up when docks change so much that an old arrangement would not fit."""
FOOT = 190
"""Height of the docks below the page."""
MESSAGE = 6000
"""Milliseconds a sentence stays in the status bar."""


class MainWindow(QMainWindow):
    """The desk; a page of new and old issues until one is open."""

    issue_wanted = Signal(Path)
    """The folder of an issue to open in this window's place."""
    lock_wanted = Signal(Path)
    """The folder of an issue whose stale lock is to be taken over."""
    sample_wanted = Signal()
    recolour_wanted = Signal()
    """The same again in the other colours."""

    def __init__(self, colours: Colours) -> None:
        super().__init__()
        self._colours = colours
        self.bridge: Bridge | None = None
        self.setObjectName("desk")
        self.setWindowTitle(_("Newspaper desk"))
        self.resize(1600, 1000)
        self.waiting = QLabel(_("Opening…"))
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setCentralWidget(self.waiting)
        self.setDockOptions(
            QMainWindow.DockOption.AnimatedDocks | QMainWindow.DockOption.AllowTabbedDocks
        )
        self.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)

    def show_start(self, trouble: str = "") -> None:
        """Offer new and old issues, and say why one could not be opened."""
        page = StartPage(self)
        page.say(trouble)
        page.new_wanted.connect(self.ask_for_new)
        page.open_wanted.connect(self.ask_for_issue)
        page.sample_wanted.connect(self.sample_wanted)
        page.issue_wanted.connect(self.issue_wanted)
        self.setCentralWidget(page)

    def ask_for_new(self) -> None:
        """Make a new issue and open it."""
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

    def swap_colours(self) -> None:
        """Go from light to dark, or back."""
        is_dark = self._colours is DARK
        QSettings().setValue(COLOURS, "light" if is_dark else "dark")
        self.recolour_wanted.emit()

    def release(self) -> Session | None:
        """Give the session away: closing asks nothing and takes nothing with it."""
        if self.bridge is None:
            return None
        session, self.bridge = self.bridge.session, None
        self._desk.leave()
        return session

    def say(self, sentence: str) -> None:
        """Say something in the status bar."""
        self.statusBar().showMessage(sentence, MESSAGE)

    def show_session(self, session: Session) -> None:
        """Put the page and the docks of an open issue into the window."""
        self.bridge = Bridge(session, self)
        self._desk = Desk(self, self.bridge, self._colours)
        # The docks have sizes only once the layout has met them.
        QTimer.singleShot(0, self.restore)

    def restore(self) -> None:
        """Put window and docks where they were left, or where they stand at a first start."""
        self._desk.size_docks()
        settings = QSettings()
        geometry, state = settings.value("geometry"), settings.value("docks")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
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
        if self.bridge is not None:
            settings.setValue("docks", self.saveState(LAYOUT_VERSION))
            self._desk.stop()
        event.accept()

    def _may_close(self, bridge: Bridge) -> bool:
        if not bridge.session.dirty or bridge.session.read_only:
            return True
        buttons = QMessageBox.StandardButton
        asked = QMessageBox(self)
        asked.setWindowTitle(_("Newspaper desk"))
        asked.setText(_("The issue has changes that are not saved."))
        save = asked.addButton(_("Save"), QMessageBox.ButtonRole.AcceptRole)
        asked.addButton(_("Do not save"), QMessageBox.ButtonRole.DestructiveRole)
        stay = asked.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
        asked.setDefaultButton(buttons.NoButton)
        asked.exec()
        if asked.clickedButton() is save:
            return bridge.run("issue.save")
        return asked.clickedButton() is not stay


class Desk:
    """The parts of the window around one open issue, and the wires between them."""

    def __init__(self, window: MainWindow, bridge: Bridge, colours: Colours) -> None:
        self.window = window
        self.bridge = bridge
        self._worker: ExportWorker | None = None
        faces = ScreenFaces(bridge.session.faces)
        self.pictures = Proxies(bridge.session)
        self.scene = PageScene(bridge, faces, colours, self.pictures.small, window)
        self.view = PageView(self.scene, colours)
        self.proof = ProofLayer(self.view)
        self.proof.said.connect(window.say)
        self.pictures.arrived.connect(self.scene.repaint_pictures)
        self.tray = Tray(bridge, colours)
        self.flatplan = Flatplan(bridge, faces, colours, self.pictures.small)
        self.outline = Outline(bridge)
        self.inspector = Inspector(bridge)
        self.story = Story(bridge, colours)
        self.repair = Repair(bridge, colours)
        self.problems = Problems(bridge, colours)
        self._editor: HeadlineEditor | None = None
        self._search: SearchDialog | None = None
        self.docks = self._place_docks()
        self._place_centre()
        self.actions = Actions(bridge, window, self._questions(), self._views(), colours)
        self.actions.fill(window)
        self._status = QLabel()
        window.statusBar().addPermanentWidget(self._status)
        self._connect()
        self._show_title()

    def stop(self) -> None:
        """Let go of processes, timers and the issue."""
        self.leave()
        self.bridge.session.close()

    def leave(self) -> None:
        """Let go of processes and timers; the session goes on elsewhere."""
        self.bridge.leave()
        self.proof.stop()
        if self._worker is not None:
            self._worker.close()
        self.pictures.stop()

    @property
    def worker(self) -> "ExportWorker":
        """The process that exports, begun at the first export; none is needed to open a window."""
        from layout_app.desk.jobs import ExportWorker

        if self._worker is None:
            self._worker = ExportWorker()
        return self._worker

    # Putting together

    def _place_docks(self) -> dict[str, Dock]:
        window = self.window
        left = Qt.DockWidgetArea.LeftDockWidgetArea
        right = Qt.DockWidgetArea.RightDockWidgetArea
        foot = Qt.DockWidgetArea.BottomDockWidgetArea
        window.setCorner(Qt.Corner.BottomLeftCorner, left)
        window.setCorner(Qt.Corner.BottomRightCorner, right)
        parts: tuple[tuple[str, str, QWidget, Qt.DockWidgetArea], ...] = (
            ("tray", _("Articles"), self.tray, left),
            ("flatplan", _("Pages"), self.flatplan, left),
            ("inspector", _("Properties"), self.inspector, right),
            ("story", _("Story"), self.story, right),
            ("outline", _("Outline"), self.outline, left),
            ("repair", _("Repair"), self.repair, foot),
            ("problems", _("Problems"), self.problems, foot),
        )
        docks = {name: Dock(f"dock-{name}", title, w, window) for name, title, w, _area in parts}
        for name, _title, _inside, area in parts:
            window.addDockWidget(area, docks[name])
        window.tabifyDockWidget(docks["tray"], docks["outline"])
        window.tabifyDockWidget(docks["repair"], docks["problems"])
        docks["tray"].raise_()
        docks["repair"].raise_()
        for name in ("tray", "outline", "repair", "problems"):
            docks[name].hide_title()
        return docks

    def size_docks(self) -> None:
        """Give the docks the sizes of a first start; needs the window's layout to be known."""
        docks = self.docks
        self.window.resizeDocks([docks["tray"], docks["inspector"]], [290, 350], _ACROSS)
        self.window.resizeDocks([docks["tray"], docks["flatplan"]], [440, 400], _DOWN)
        self.window.resizeDocks([docks["inspector"], docks["story"]], [380, 560], _DOWN)
        self.window.resizeDocks([docks["repair"]], [FOOT], _DOWN)

    def _place_centre(self) -> None:
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if self.bridge.session.read_only:
            folder = self.bridge.session.folder
            banner = LockBanner(self.bridge.session)
            banner.again_wanted.connect(lambda: self.window.issue_wanted.emit(folder))
            banner.taken.connect(lambda: self.window.lock_wanted.emit(folder))
            column.addWidget(banner)
        self.view.setMinimumSize(420, 320)
        column.addWidget(self.view, 1)
        self.window.setCentralWidget(centre)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self.bridge.refused.connect(self.window.say)
        self.bridge.changed.connect(self._follow)
        self.bridge.proofed.connect(self._count_problems)
        self.repair.counted.connect(self._count_open_ends)
        self.view.zoomed.connect(self._show_title)
        self.view.landed.connect(self._say_landing)
        self.view.headline_wanted.connect(self.edit_headline)
        self.view.story_wanted.connect(self.edit_story)
        self.view.files_dropped.connect(self._import_dropped)
        self.view.menu_wanted.connect(lambda at: self._menu("box", at))
        for widget, name in ((self.tray.list, "copy"), (self.flatplan, "page")):
            widget.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            widget.customContextMenuRequested.connect(
                lambda at, widget=widget, name=name: self._menu(name, widget.mapToGlobal(at))
            )
        self.view.carried.connect(self._carried)
        self.tray.list.place_wanted.connect(self._place_from_tray)
        self.problems.go_wanted.connect(self.go_to)
        self.repair.refresh()

    def _questions(self) -> dict[str, Question]:
        return {
            "article.import": self._ask_for_copy,
            "issue.export": self._ask_for_export,
            "page.section": self._ask_for_section,
            "box.columns": self._ask_for_columns,
            "headline.size": self._ask_for_size,
            "headline.lines": self._ask_for_head_lines,
            "issue.check": self._check,
        }

    def _views(self) -> tuple[ViewCommand, ...]:
        view = self.view
        plain = (
            ("view.fit", msg("Fit page"), "Ctrl+0", view.fit),
            ("view.width", msg("Fit width"), "Ctrl+2", view.fit_width),
            ("view.full", msg("100 %"), "Ctrl+1", lambda: view.zoom_to(1.0)),
            ("view.in", msg("Zoom in"), "Ctrl+=", lambda: view.step(up=True)),
            ("view.out", msg("Zoom out"), "Ctrl+-", lambda: view.step(up=False)),
            ("view.next_page", msg("Next page"), "Ctrl+PgDown", lambda: self._turn(1)),
            ("view.previous_page", msg("Previous page"), "Ctrl+PgUp", lambda: self._turn(-1)),
            ("view.next_problem", msg("Next problem"), "F8", self.problems.next),
            ("view.cycle", msg("Next part of the window"), "F6", self._cycle),
        )
        toggles = (
            ("view.facing", msg("Facing pages"), "", self.scene.set_facing),
            ("view.grid", msg("Grid"), "Ctrl+'", self.scene.set_grid),
        )
        return (
            *(ViewCommand(name=n, title=t, shortcut=s, act=a) for n, t, s, a in plain),
            *(
                ViewCommand(name=n, title=t, shortcut=s, act=a, checkable=True)
                for n, t, s, a in toggles
            ),
            *(
                ViewCommand(name=n, title=t, shortcut=s, act=a, menu="file")
                for n, t, s, a in (
                    ("issue.new", msg("New issue…"), "Ctrl+N", self.window.ask_for_new),
                    ("issue.open", msg("Open an issue…"), "Ctrl+O", self.window.ask_for_issue),
                    ("issue.close", msg("Close the window"), "Ctrl+W", self.window.close),
                )
            ),
            ViewCommand(
                name="edit.find",
                title=msg("Find and replace…"),
                shortcut="Ctrl+F",
                menu="edit",
                act=self._open_search,
            ),
            ViewCommand(
                name="view.proof",
                title=msg("Proof"),
                shortcut="F9",
                act=self.proof.show,
                checkable=True,
                checked=False,
            ),
            ViewCommand(
                name="view.colours",
                title=msg("Light or dark"),
                shortcut="Ctrl+Shift+D",
                act=self.window.swap_colours,
            ),
            ViewCommand(
                name="help.palette",
                title=msg("All commands…"),
                shortcut="Ctrl+Shift+P",
                menu="help",
                act=self._open_palette,
            ),
            ViewCommand(
                name="help.keys", title=msg("Keys"), shortcut="F1", menu="help", act=self._show_keys
            ),
        )

    # Following the session

    def _follow(self, change: Change) -> None:
        if change:
            self._show_title()

    def _show_title(self, _zoom: float = 0.0) -> None:
        session = self.bridge.session
        name = " ".join(
            part
            for part in (name_of(session.issue), session.issue.date and str(session.issue.date))
            if part
        )
        self.window.setWindowTitle(
            _("{issue}[*] – Newspaper desk").format(issue=name or session.folder.name)
        )
        self.window.setWindowModified(session.dirty)
        page = session.selection.page
        folio = folio_of(session.issue, page) if page else "–"
        self._status.setText(
            _("Page {folio} of {count}   {zoom} %").format(
                folio=folio, count=len(session.issue.pages), zoom=round(self.view.zoom * 100)
            )
        )

    def _count_problems(self) -> None:
        count = len(self.bridge.problems)
        title = _("Problems {count}").format(count=count) if count else _("Problems")
        self.docks["problems"].setWindowTitle(title)

    def _count_open_ends(self, count: int) -> None:
        title = _("Repair {count}").format(count=count) if count else _("Repair")
        self.docks["repair"].setWindowTitle(title)

    def _say_landing(self, sentence: str) -> None:
        if sentence:
            self.window.statusBar().showMessage(sentence)
        else:
            self.window.statusBar().clearMessage()

    # Going places

    def go_to(self, found: Problem) -> None:
        """Show the place of a problem: its box, its page, its words."""
        issue, where = self.bridge.session.issue, found.where
        box = BoxId(where.box)
        article = ArticleId(where.article)
        parts = index(issue).parts.get(article, ())
        if box in index(issue).boxes:
            select_boxes(self.bridge, (box,))
        elif parts:
            page, placed = parts[-1]
            self.bridge.select(Selection(page=page, boxes=(placed.id,), article=article))
        elif article in index(issue).articles:
            page_now = self.bridge.session.selection.page
            self.bridge.select(Selection(page=page_now, article=article))
        else:
            self._turn_to_folio(where.page)
        if where.paragraph is not None and article in index(issue).articles:
            self.edit_story(article, where.paragraph, where.offset or 0)

    def edit_headline(self, box: str, paragraph: int) -> None:
        """Open an editor over a head."""
        issue = self.bridge.session.issue
        _page, found = index(issue).boxes[BoxId(box)]
        place = self.view.region_rect(BoxId(box), paragraph)
        if not isinstance(found, ArticleBox) or place is None or self.bridge.session.read_only:
            return
        text = index(issue).articles[found.article].paragraphs[paragraph].text
        editor = HeadlineEditor(found.article, paragraph, text, place, self.view.viewport())
        editor.done.connect(
            lambda article, number, words: self.bridge.run(
                "article.edit", article=article, paragraph=number, text=words
            )
        )
        editor.closed.connect(self._headline_done)
        self._editor = editor

    def edit_story(self, article: str, paragraph: int, offset: int) -> None:
        """Put the cursor into the words beside the page."""
        chosen = self.bridge.session.selection
        if chosen.article != article:
            self.bridge.select(
                Selection(page=chosen.page, boxes=chosen.boxes, article=ArticleId(article))
            )
        self.docks["story"].show()
        self.docks["story"].raise_()
        self.story.go_to(paragraph, offset)

    def _headline_done(self) -> None:
        self._editor = None
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self, by: int) -> None:
        pages = [page.id for page in self.bridge.session.issue.pages]
        now = self.bridge.session.selection.page
        if now in pages and 0 <= pages.index(now) + by < len(pages):
            self.bridge.select(Selection(page=pages[pages.index(now) + by]))

    def _turn_to_folio(self, folio: str) -> None:
        by_folio = {f: page for page, f in index(self.bridge.session.issue).folios.items()}
        if folio in by_folio:
            self.bridge.select(Selection(page=by_folio[folio]))

    def _cycle(self) -> None:
        """Give the keyboard to the next part of the window."""
        parts: list[QWidget] = [self.view, self.tray.list, self.flatplan, self.story.editor]
        parts += [self.repair.list, self.problems]
        shown = [part for part in parts if part.isVisible()]
        now = QApplication.focusWidget()
        at = next((n for n, p in enumerate(shown) if now and (p is now or p.isAncestorOf(now))), -1)
        shown[(at + 1) % len(shown)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _menu(self, name: str, at: QPoint) -> None:
        self.actions.context_menu(self.window, name).popup(at)

    def _carried(self, box: str, at: QPoint) -> None:
        """Move a box to the page on whose picture it was let go."""
        page = self.flatplan.page_at(at)
        cells = cells_of(self.bridge, BoxId(box))
        if page is not None and cells is not None and page != page_of(self.bridge, BoxId(box)):
            self.bridge.run("box.move", box=box, page=page, column=cells.column, line=cells.line)
            select_boxes(self.bridge, (BoxId(box),), page)

    # Asking

    def _ask_for_copy(self) -> None:
        chosen, _filter = QFileDialog.getOpenFileNames(
            self.window,
            _("Import copy"),
            str(self.bridge.session.folder),
            _("Copy") + " (*.txt *.md *.docx *.pdf *.html *.htm *.csv *.tsv)",
        )
        self.import_files([Path(name) for name in chosen])

    def _import_dropped(self, files: list[str]) -> None:
        self.import_files([Path(name) for name in files])

    def import_files(self, files: list[Path]) -> None:
        """Bring in copy, one file after the other.

        A single text's encoding is shown first; of several only of those that are in doubt.
        """
        for file in files:
            asks = is_text(file) and (len(files) == 1 or is_doubtful(file))
            encoding = self._ask_for_encoding(file) if asks else "auto"
            if encoding:
                self._import(file, encoding)

    def _ask_for_encoding(self, file: Path) -> str:
        """Return the encoding the editor agrees to; empty where the file stays outside."""
        try:
            asked = EncodingDialog(file, read_bytes(file), self.window)
        except LayoutError as error:
            self.window.say(error_text(error))
            return ""
        return asked.encoding if asked.exec() else ""

    def _import(self, file: Path, encoding: str) -> None:
        made = self.bridge.ask("article.import", file=file, encoding=encoding)
        if made is not REFUSED:
            self._tell_import(file, made)

    def _tell_import(self, file: Path, made: object) -> None:
        from layout_app.desk.importing import Imported

        assert isinstance(made, Imported)
        count = len(made.articles)
        found = plural("{count} article found", "{count} articles found", count)
        proposed = plural("{count} cut proposed", "{count} cuts proposed", len(made.seams))
        self.window.say(
            _("{file}: {found}, {proposed}").format(file=file.name, found=found, proposed=proposed)
        )
        self.docks["tray"].raise_()
        if made.seams:
            self.docks["repair"].raise_()

    def _ask_for_export(self) -> None:
        from layout_app.ui.dialogs.export import ExportDialog

        folder = self.bridge.session.folder / "out"
        ExportDialog(self.bridge, self.worker, folder, self.window).open()

    def _ask_for_section(self) -> None:
        session = self.bridge.session
        page = session.selection.page
        if page is None:
            return
        name, given = QInputDialog.getText(
            self.window,
            _("Name the section"),
            _("Section of page {folio}").format(folio=folio_of(session.issue, page)),
            text=index(session.issue).pages[page].section,
        )
        if given:
            self.bridge.run("page.section", page=page, name=name)

    def _ask_for_columns(self) -> None:
        box = self._selected_box()
        if box is None:
            return
        columns, given = QInputDialog.getInt(
            self.window, _("Inner columns"), _("Columns; 0 as the page"), box.columns, 0, 24
        )
        if given:
            self.bridge.run("box.columns", columns=columns)

    def _ask_for_size(self) -> None:
        box = self._selected_box()
        if box is None:
            return
        size, given = QInputDialog.getDouble(
            self.window,
            _("Headline size"),
            _("Times the body size; 0 fits it"),
            box.headline_size,
            0,
            20,
            2,
        )
        if given:
            self.bridge.run("headline.size", size=size)

    def _ask_for_head_lines(self) -> None:
        box = self._selected_box()
        if box is None:
            return
        lines, given = QInputDialog.getInt(
            self.window,
            _("Lines of the heads"),
            _("Grid lines; 0 as needed"),
            box.head_lines,
            0,
            40,
        )
        if given:
            self.bridge.run("headline.lines", lines=lines)

    def _selected_box(self) -> ArticleBox | None:
        session = self.bridge.session
        found = [index(session.issue).boxes[box][1] for box in session.selection.boxes]
        return found[0] if len(found) == 1 and isinstance(found[0], ArticleBox) else None

    def _check(self) -> None:
        self.docks["problems"].show()
        self.docks["problems"].raise_()
        self.problems.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place_from_tray(self, articles: list[str]) -> None:
        """Place one article on the page in view; several where they fit, from there on."""
        page = self.bridge.session.selection.page
        if page is None:
            return
        if len(articles) == 1:
            place_freely(self.bridge, ArticleId(articles[0]), page)
        else:
            self.bridge.run("box.fill", articles=" ".join(articles), page=page)

    def _open_search(self) -> None:
        """Show the search, with the words selected in the story."""
        chosen = self.story.editor.textCursor().selectedText()
        if self._search is None:
            self._search = SearchDialog(self.bridge, self.window)
            self._search.go_wanted.connect(self.edit_story)
        self._search.open_with(chosen)

    def _open_palette(self) -> None:
        palette = CommandPalette(self.actions.by_name, self.window)
        centre = self.window.geometry().center()
        palette.move(centre.x() - palette.width() // 2, self.window.geometry().top() + 120)
        palette.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        palette.show()
        palette.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _show_keys(self) -> None:
        rows = [
            f"{action.shortcut().toString()}\t{action.text().replace('&', '')}"
            for action in self.actions.by_name.values()
            if not action.shortcut().isEmpty()
        ]
        shown = QMessageBox(self.window)
        shown.setWindowTitle(_("Keys"))
        shown.setFont(QFont(self.window.font()))
        shown.setText("\n".join(rows))
        shown.open()


_ACROSS, _DOWN = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
