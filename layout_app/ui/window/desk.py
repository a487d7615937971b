"""What stands around an open issue, and the wires between. One rule: it decides nothing."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QGridLayout, QMenu, QVBoxLayout, QWidget

from layout_app.compose.flow.fit import FitState
from layout_app.desk.pages.fitting import fit_of_article
from layout_app.desk.problems.still_open import counts_text
from layout_app.desk.session import Change, Session
from layout_app.desk.words import _
from layout_app.model.box import AdBox
from layout_app.model.ids import ArticleId, BoxId
from layout_app.model.issue import index
from layout_app.preflight.house import NEWSPRINT
from layout_app.ui.canvas.proof_layer import ProofLayer
from layout_app.ui.canvas.rulers import framed
from layout_app.ui.canvas.scene import PageScene
from layout_app.ui.canvas.view import PageView
from layout_app.ui.commands.actions import Actions, Question
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.commands.keys import Keys
from layout_app.ui.commands.menus import DOCKS, RECENT
from layout_app.ui.commands.recent import left_text, recent_issues, title_of
from layout_app.ui.dialogs.palette import CommandPalette
from layout_app.ui.docks.dock import Dock
from layout_app.ui.docks.flatplan import Flatplan, place_freely
from layout_app.ui.docks.history import Steps
from layout_app.ui.docks.inspector import Inspector
from layout_app.ui.docks.outline import Outline
from layout_app.ui.docks.pages import Pages
from layout_app.ui.docks.pictures import Pictures
from layout_app.ui.docks.problems import Problems
from layout_app.ui.docks.repair import Repair
from layout_app.ui.docks.story import Story
from layout_app.ui.docks.styles import KINDS, Styles
from layout_app.ui.docks.tray import Tray
from layout_app.ui.hands.carrying import Carrying
from layout_app.ui.hands.copy_desk import CopyDesk
from layout_app.ui.hands.cropping import Cropping
from layout_app.ui.hands.handing import Handing
from layout_app.ui.hands.healing import Healing
from layout_app.ui.hands.jumping import Jumping
from layout_app.ui.hands.outlining import Outlining
from layout_app.ui.hands.picturing import Picturing
from layout_app.ui.hands.questions import Questions
from layout_app.ui.hands.saving import Saving
from layout_app.ui.hands.seeking import Seeking
from layout_app.ui.hands.sending import Sending
from layout_app.ui.hands.writing import Writing
from layout_app.ui.screen.faces import ScreenFaces
from layout_app.ui.screen.palette import Colours
from layout_app.ui.screen.pictures import THUMBNAIL, Proxies
from layout_app.ui.window.asking import Windows
from layout_app.ui.window.banner import LockBanner
from layout_app.ui.window.dock_places import BELOW, place_docks, size_docks
from layout_app.ui.window.foot import Foot
from layout_app.ui.window.going import Going
from layout_app.ui.window.inks_bar import InksBar
from layout_app.ui.window.titles import Titles
from layout_app.ui.window.views import view_commands

if TYPE_CHECKING:
    from layout_app.desk.jobs import ExportWorker
    from layout_app.ui.window.main_window import MainWindow


class Desk:
    """The parts of the window around one open issue, and the wires between them."""

    def __init__(self, window: "MainWindow", bridge: Bridge, colours: Colours) -> None:
        self.window = window
        self.bridge = bridge
        self._colours = colours
        self._worker: ExportWorker | None = None
        self._make_canvas()
        self._make_docks()
        self._make_hands()
        self.docks = self._place_docks()
        self.foot = Foot([self.docks[name] for name in BELOW])
        window.statusBar().addPermanentWidget(self.foot)
        self.going = Going(bridge, self.view, self.story, self.docks["story"])
        tray = self.docks["tray"]
        self.seeking = Seeking(bridge, window, self.story, tray, self.going.to_find)
        self._place_centre()
        self.actions = Actions(bridge, window, self._questions(), view_commands(self), colours)
        Keys(self.actions.by_name)
        self.actions.fill(window)
        self._offer_docks()
        self._offer_recent()
        self._titles = Titles(window, bridge, self.view, self.docks)
        self._connect()
        self._answer_refusals()
        self._titles.show()

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
        self.thumbs.stop()

    @property
    def worker(self) -> "ExportWorker":
        """The process that exports, begun at the first export; none is needed to open a window."""
        from layout_app.desk.jobs import ExportWorker

        if self._worker is None:
            self._worker = ExportWorker()
        return self._worker

    # Putting together: who is made first hears first of a change

    def _make_canvas(self) -> None:
        session, colours = self.bridge.session, self._colours
        self.faces = ScreenFaces(session.faces)
        self.pictures = Proxies(session)
        self.thumbs = Proxies(session, largest=THUMBNAIL)
        self.scene = PageScene(self.bridge, self.faces, colours, self.pictures.small, self.window)
        self.view = PageView(self.scene, colours)
        self.proof = ProofLayer(self.view)
        self.proof.said.connect(self.window.say)
        self.inks = InksBar(self.proof, _ink_limit(session), colours)
        self.pictures.arrived.connect(self.scene.repaint_pictures)
        self.scene.turned.connect(self.pictures.turn)

    def _make_docks(self) -> None:
        bridge, colours = self.bridge, self._colours
        self.tray = Tray(bridge, colours)
        self.flatplan = Flatplan(bridge, self.faces, colours, self.thumbs.small)
        self.thumbs.arrived.connect(self.flatplan.pages.repaint)
        bridge.changed.connect(self._look_again)
        self.page_tools = Pages(bridge, self.flatplan, colours)
        self.outline = Outline(bridge)
        self.gallery = Pictures(bridge, self.thumbs, colours)
        self.history = Steps(bridge)
        self.styles = Styles(bridge, colours)
        self.inspector = Inspector(bridge)
        self.story = Story(bridge, colours)
        self.repair = Repair(bridge, colours)
        self.problems = Problems(bridge, colours)

    def _make_hands(self) -> None:
        bridge, window = self.bridge, self.window
        self.healing = Healing(bridge, window, window.say)
        self.copy_desk = CopyDesk(bridge, window)
        self.writing = Writing(self.view)
        self.cropping = Cropping(self.view, self.pictures)
        self.jumping = Jumping(self.view)
        Carrying(self.view, self.flatplan, self.jumping)
        self._asked = Questions(bridge, window, window.say)
        self._windows = Windows(
            bridge, self.faces, self.pictures, self.story.editor, self._colours, window
        )
        self._picturing = Picturing(
            bridge,
            window,
            window.say,
            crop=self.cropping.open,
            outline=Outlining(self.view, self.faces, self.pictures).open,
            under_heads=self._windows.under_heads,
        )

    def _place_docks(self) -> dict[str, Dock]:
        return place_docks(
            self.window,
            {
                "tray": self.tray,
                "flatplan": self.page_tools,
                "inspector": self.inspector,
                "styles": self.styles,
                "story": self.story,
                "outline": self.outline,
                "pictures": self.gallery,
                "history": self.history,
                "repair": self.repair,
                "problems": self.problems,
            },
        )

    def show_proof(self, shown: bool) -> None:
        """Show the written page in the place of the canvas, or the canvas again."""
        self.inks.setVisible(shown)
        self.proof.show(shown)

    def show_rulers(self, shown: bool) -> None:
        """Show or hide the rulers."""
        for part in self._rulers:
            part.setVisible(shown)

    def _offer_recent(self) -> None:
        """List the issues opened lately anew whenever the menu of files opens."""
        bar = self.window.menuBar()
        file = bar.findChild(QMenu, "menu-file")
        recent = bar.findChild(QMenu, RECENT)
        assert isinstance(file, QMenu)
        assert isinstance(recent, QMenu)
        file.aboutToShow.connect(lambda: self._list_recent(recent))

    def _list_recent(self, menu: QMenu) -> None:
        menu.clear()
        for folder in recent_issues():
            if folder != self.bridge.session.folder:
                row = menu.addAction(
                    "   ".join(filter(None, (title_of(folder), left_text(folder))))
                )
                row.setToolTip(str(folder))
                row.triggered.connect(
                    lambda _on=False, folder=folder: self.window.issue_wanted.emit(folder)
                )
        menu.setToolTipsVisible(True)
        menu.setEnabled(not menu.isEmpty())

    def _offer_docks(self) -> None:
        """Let docks be closed and opened again in the menu of views."""
        menu = self.window.menuBar().findChild(QMenu, DOCKS)
        assert isinstance(menu, QMenu)
        for dock in self.docks.values():
            menu.addAction(dock.toggleViewAction())

    def size_docks(self) -> None:
        """Give the docks the sizes of a first start; needs the window's layout to be known."""
        size_docks(self.window, self.docks)

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
        self.view.setMinimumSize(360, 150)
        inside, self._rulers = framed(self.view, self._colours)
        # The bar lies on the ruler: the proof stands where the layout stood, at the same size.
        both = QGridLayout()
        both.addWidget(inside, 0, 0)
        both.addWidget(self.inks, 0, 0, Qt.AlignmentFlag.AlignTop)
        self.inks.raise_()
        column.addLayout(both, 1)
        self.window.setCentralWidget(centre)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self.bridge.refused.connect(self.window.say)
        self.bridge.changed.connect(self._titles.follow)
        self.bridge.proofed.connect(self._titles.count_problems)
        self._connect_view()
        self._connect_menus()
        self._connect_docks()

    def _connect_view(self) -> None:
        """Tie the page to who writes, crops and continues what stands on it."""
        view = self.view
        view.zoomed.connect(self._titles.show)
        view.landed.connect(self._titles.say_landing)
        view.headline_wanted.connect(self.writing.head)
        view.caption_wanted.connect(self.writing.caption)
        view.body_wanted.connect(self.writing.body)
        view.object_wanted.connect(self._word_object)
        view.picture_wanted.connect(self.cropping.open)
        view.story_wanted.connect(self.going.to_words)
        view.continued.connect(self.jumping.offer)
        view.files_dropped.connect(
            lambda files: self.copy_desk.import_files([Path(name) for name in files])
        )
        self.writing.beside_wanted.connect(self.going.to_words)
        self.writing.shown.connect(self.going.show_written)
        self.copy_desk.said.connect(self.window.say)
        self.copy_desk.imported.connect(self._show_copy)

    def _connect_menus(self) -> None:
        self.view.menu_wanted.connect(lambda at: self._menu("context-box", at))
        self.view.picture_menu_wanted.connect(self._picturing.menu)
        self.view.page_menu_wanted.connect(lambda at: self._menu("context-page", at))
        self.outline.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.outline.customContextMenuRequested.connect(self._outline_menu)
        for widget, name in (
            (self.tray.list, "context-article"),
            (self.flatplan, "context-page"),
            (self.gallery.list, "context-picture"),
        ):
            widget.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            widget.customContextMenuRequested.connect(
                lambda at, widget=widget, name=name: self._menu(name, widget.mapToGlobal(at))
            )

    def _connect_docks(self) -> None:
        self.outline.edit_wanted.connect(self._edit_part)
        self.flatplan.pages.continued.connect(self.jumping.offer)
        self.tray.arrange_wanted.connect(lambda: self.actions.trigger("page.arrange"))
        self.tray.list.place_wanted.connect(self._place_from_tray)
        self.tray.words_wanted.connect(lambda article: self.going.to_words(article, 0, 0))
        self.styles.applied.connect(self._apply_style)
        self.styles.colours_wanted.connect(self._asked.colours)
        self.gallery.add_wanted.connect(lambda: self.actions.trigger("picture.add"))
        self.gallery.find_wanted.connect(lambda: self.actions.trigger("picture.find"))
        for asking in (self.story, self.inspector.ad):
            asking.command_wanted.connect(self.actions.trigger)
        self.problems.go_wanted.connect(self.going.to_problem)
        self.problems.cure_wanted.connect(self.healing.heal)
        self.foot.closed.connect(lambda: self.view.setFocus(Qt.FocusReason.OtherFocusReason))
        self.repair.counted.connect(self._titles.count_open_ends)
        self.repair.look_wanted.connect(self.copy_desk.look)
        self.repair.refresh()

    def _answer_refusals(self) -> None:
        """Ask where the bridge or a cure would only be told that more must be known."""
        saving = Saving(self.bridge, self.window, self.window.ask_for_copy)
        answers = self.bridge.answers
        answers["ad.fill", "ad.no_trim"] = self._windows.fill_trimmed
        answers["article.fit", "fit.over"] = self._windows.cuts
        answers["issue.save", "store.changed_on_disk"] = saving.ask
        self.healing.asked["ad.trim"] = self._windows.trim_of

    def _questions(self) -> dict[str, Question]:
        asked = self._asked
        handing = Handing(self.bridge, self.window, self.window.say)
        sending = Sending(self.bridge, self.window, self.tray.list.chosen, self.window.say)
        return self._windows.questions() | {
            "article.import": self.copy_desk.ask,
            "seam.look": self.copy_desk.look,
            "article.merge": self._merge_chosen,
            "article.carry": sending.carry,
            "article.hold": sending.hold,
            "article.take": sending.take,
            "article.copy_web": handing.copy_web,
            "article.save_word": handing.save_word,
            "issue.copy": self.window.ask_for_copy,
            "issue.record": asked.record,
            "page.section": asked.section,
            "page.read": asked.reader,
            "page.sign": asked.signer,
            "style.habits": asked.habits,
            "colour.define": asked.colours,
            "ad.fill": asked.ad_file,
            "free.text": self._write_text,
            "box.columns": asked.columns,
            "box.drop_cap": asked.drop_cap,
            "box.replace": asked.other_article,
            "box.package": self._make_package,
            "headline.size": asked.size,
            "headline.lines": asked.head_lines,
            "box.continue": self.jumping.ask,
            "picture.add": asked.pictures,
            "picture.caption": self._picturing.caption,
            "picture.replace": self._picturing.replace,
            "picture.remove": self._picturing.remove,
            "picture.contour": self._picturing.outline,
            "picture.under_heads": self._picturing.under_heads,
            "picture.find": asked.missing_pictures,
            "issue.check": self._check,
        }

    # Acting for what stands around

    def _look_again(self, change: Change) -> None:
        """Show pictures whose files have come back."""
        if change.findings:
            self.pictures.retry()
            self.thumbs.retry()

    def _outline_menu(self, at: QPoint) -> None:
        """Offer the commands of the row's box, or of its page."""
        has_box = bool(self.bridge.session.selection.boxes)
        self._menu(
            "context-box" if has_box else "context-page", self.outline.viewport().mapToGlobal(at)
        )

    def _edit_part(self, box: str, kind: str, number: int) -> None:
        """Edit on the page what a row of the outline names."""
        self.scene.refresh()
        if kind == "picture":
            self.cropping.open(box, number)
        elif kind == "text":
            self.writing.first_text()
        elif number >= 0:
            self.writing.head(box, number)
        else:
            self.view.edit_selected()

    def _apply_style(self, name: str) -> None:
        """Give a style to the paragraph under the cursor, or a rank to its article."""
        article = self.bridge.session.selection.article
        level, _dot, head = name.partition(".")
        if article is None:
            return
        if head == "headline":
            self.bridge.run("article.rank", article=article, rank=level.removeprefix("level"))
        elif name in KINDS:
            at = self.story.editor.textCursor().blockNumber()
            self.bridge.run("article.kind", article=article, paragraph=at, kind=KINDS[name].value)

    def _write_text(self) -> None:
        """Put a free text on the page, its words selected to be written over."""
        if self.bridge.run("free.text"):
            (made,) = self.bridge.session.selection.boxes
            self.scene.refresh()
            self.writing.words(made, over=True)

    def _make_package(self) -> None:
        """Make a package of the selected boxes; its title is written next."""
        if self.bridge.run("box.package"):
            self._word_package()

    def _word_object(self, kind: str, box: str) -> None:
        """Ask for the words of a free text, a package or an ad; of one with a file its booking."""
        match kind, index(self.bridge.session.issue).boxes[BoxId(box)][1]:
            case "text", _text:
                self.writing.words(box)
            case "package", _package:
                self._word_package()
            case _, AdBox() as ad:
                self.actions.trigger("ad.rebook" if ad.original or ad.house else "ad.text")

    def _word_package(self) -> None:
        """Put the cursor into the title of the selected package, all of it chosen."""
        self.docks["inspector"].show()
        self.docks["inspector"].raise_()
        title = self.inspector.package.heads["title"]
        title.setFocus(Qt.FocusReason.ShortcutFocusReason)
        title.selectAll()

    def cycle(self) -> None:
        """Give the keyboard to the next part of the window."""
        parts: list[QWidget] = [self.view, self.tray.list, self.flatplan, self.story.editor]
        parts += [self.repair.list, self.problems, *self.window.findChildren(QWidget, "tour-card")]
        shown = [part for part in parts if part.isVisible()]
        now = QApplication.focusWidget()
        at = next((n for n, p in enumerate(shown) if now and (p is now or p.isAncestorOf(now))), -1)
        shown[(at + 1) % len(shown)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _menu(self, name: str, at: QPoint) -> None:
        self.actions.context_menu(self.window, name).popup(at)

    def _show_copy(self, has_cuts: bool) -> None:
        self.docks["tray"].show()
        self.docks["tray"].raise_()
        if has_cuts:
            self.foot.open(self.docks["repair"])

    def next_problem(self) -> None:
        """Go to the next problem, its sentence in sight."""
        self.foot.open(self.docks["problems"])
        self.problems.next()

    def _check(self) -> None:
        self.foot.open(self.docks["problems"])
        self.problems.setFocus(Qt.FocusReason.OtherFocusReason)
        counts = counts_text(self.bridge.session.problems())
        self.window.say(_("Checked: {counts}.").format(counts=counts))

    def _place_from_tray(self, articles: list[str]) -> None:
        """Place one article on the page in view; several where they fit, from there on."""
        page = self.bridge.session.selection.page
        if page is None:
            return
        if len(articles) > 1:
            self.bridge.run("box.fill", articles=" ".join(articles), page=page)
        elif self._is_whole(ArticleId(articles[0])):
            self.window.say(_("The whole article stands on its page already."))
        else:
            place_freely(self.bridge, ArticleId(articles[0]), page)

    def _is_whole(self, article: ArticleId) -> bool:
        """Tell whether an article is placed and nothing of it is over."""
        fit = fit_of_article(self.bridge.session, article)
        return fit is not None and fit.state is not FitState.OVER

    def _merge_chosen(self) -> None:
        """Make one article of those chosen in the list, in the order of the list."""
        first, *others = self.tray.list.chosen() or [""]
        if others:
            self.bridge.run("article.merge", article=first, other=" ".join(others))
        else:
            self.window.say(_("Choose two articles or more in the list, with Ctrl or Shift."))

    def open_palette(self) -> None:
        """Offer every command by name."""
        palette = CommandPalette(self.actions.by_name, self.window)
        around = self.window.geometry()
        top = min(around.top() + 120, around.bottom() - palette.height())
        palette.move(around.center().x() - palette.width() // 2, max(around.top(), top))
        palette.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        palette.show()
        palette.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def show_keys(self) -> None:
        """Show the keys of all commands, to be changed."""
        from layout_app.ui.dialogs.keys import KeysDialog

        KeysDialog(self.actions.by_name, self.window).open()


def _ink_limit(session: Session) -> float:
    """Return the most ink that the printing house allows, percent."""
    return (session.originals.house if session.originals else NEWSPRINT).limits.ink
