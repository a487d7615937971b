"""Things carried over the page. One rule: what a drop would do is shown before it is done."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QMenu

from layout_app.desk.landing import Landing, landing
from layout_app.desk.words import _
from layout_app.model.ids import ArticleId
from layout_app.model.paper import cells_rect
from layout_app.ui.canvas.cells import cell_at
from layout_app.ui.canvas.gestures import put_down
from layout_app.ui.canvas.overlay import Ghost
from layout_app.ui.mime import articles_in, files_in
from layout_app.ui.painter import qrect

if TYPE_CHECKING:
    from layout_app.ui.canvas.view import PageView


class Drops:
    """What is carried over a view at the moment."""

    def __init__(self, view: "PageView") -> None:
        self._view = view
        self._landing: Landing | None = None

    def ghost(self) -> Ghost | None:
        """Return where what is carried would land."""
        place = self._landing
        sheet = self._view.pages.sheet_of(place.page) if place else None
        if place is None or sheet is None:
            return None
        rect = qrect(cells_rect(self._view.pages.paper, place.cells)).translated(sheet.x, 0)
        return Ghost(rect=rect, label=landing_text(place), fits=place.fits, free=place.free)

    def enter(self, event: QDragEnterEvent) -> None:
        """Welcome articles from the tray, and files."""
        if articles_in(event.mimeData()) or files_in(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def follow(self, event: QDragMoveEvent) -> None:
        """Show where the article would land."""
        articles = articles_in(event.mimeData())
        if articles:
            self._propose(articles[0], event.position())
            event.setAccepted(self._landing is not None)
        elif files_in(event.mimeData()):
            event.acceptProposedAction()

    def leave(self) -> None:
        """Take the ghost away."""
        self._landing = None
        self._view.landed.emit("")
        self._view.viewport().update()

    def take(self, event: QDropEvent) -> None:
        """Place the article where the ghost stands, or hand on the files."""
        articles, files = articles_in(event.mimeData()), files_in(event.mimeData())
        if articles:
            self._propose(articles[0], event.position())
            place = self._landing
            self.leave()
            if place and not place.free:
                self._ask_at(event.position(), articles[0])
                event.acceptProposedAction()
            elif place and self.place(articles[0], place):
                event.acceptProposedAction()
                self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        elif files:
            event.acceptProposedAction()
            self._view.files_dropped.emit(files)

    def _ask_at(self, spot: QPointF, article: ArticleId) -> None:
        """Offer what can be done where something stands already."""
        found = self._view.pages.box_at(self._view.mapToScene(spot.toPoint()))
        if found is None:
            self._view.pages.bridge.refused.emit(_("Something stands here already"))
            return
        box, bridge = found[1].box, self._view.pages.bridge
        menu = QMenu(self._view)
        menu.setObjectName("occupied")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, command in (
            (_("Replace what stands here"), "box.replace"),
            (_("Insert above it"), "box.insert_above"),
        ):
            action = menu.addAction(words)
            action.setObjectName(command)
            action.triggered.connect(
                lambda _on=False, command=command: bridge.run(command, box=box, article=article)
            )
        menu.addSeparator()
        menu.addAction(_("Cancel"))
        menu.popup(self._view.viewport().mapToGlobal(spot.toPoint()))

    def place(self, article: ArticleId, to: Landing) -> bool:
        """Put an article on the page as one box; go on with one that has words left over."""
        return put_down(self._view.pages.bridge, article, to)

    def _propose(self, article: ArticleId, spot: QPointF) -> None:
        at = self._view.mapToScene(spot.toPoint())
        sheet = self._view.pages.sheet_at(at)
        session = self._view.pages.bridge.session
        self._landing = None
        if sheet and not session.read_only:
            column, line = cell_at(self._view.pages.paper, at.x() - sheet.x, at.y(), sheet.span)
            self._landing = landing(
                session.issue, session.composer, article, sheet.page, column, line
            )
        self._view.landed.emit(landing_text(self._landing) if self._landing else "")
        self._view.viewport().update()


def landing_text(place: Landing) -> str:
    """Say what a drop would do."""
    if not place.free:
        return _("Let go to replace what stands here, or to insert above it")
    if place.fits:
        return _("{columns} columns × {lines} lines, fits").format(
            columns=place.cells.columns, lines=place.cells.lines
        )
    return _("{columns} columns × {lines} lines, {over} lines over").format(
        columns=place.cells.columns,
        lines=place.cells.lines,
        over=place.needed - place.cells.lines,
    )
