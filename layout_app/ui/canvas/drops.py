"""Things carried over the page. One rule: what a drop would do is shown before it is done."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPointF, QRectF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QMenu

from layout_app.desk.pages.fitting import size_text
from layout_app.desk.pages.landing import Landing, landing
from layout_app.desk.words import _, filled, plural
from layout_app.frozen import frozen
from layout_app.model.article import headline
from layout_app.model.box import AdBox, ArticleBox
from layout_app.model.geometry import MM
from layout_app.model.ids import ArticleId, BoxId, PageId
from layout_app.model.issue import index
from layout_app.model.paper import cells_rect
from layout_app.ui.canvas.cells import cell_at
from layout_app.ui.canvas.gestures import put_down
from layout_app.ui.canvas.overlay import Ghost
from layout_app.ui.screen.mime import (
    ad_files_in,
    articles_in,
    files_in,
    picture_files_in,
    picture_in,
)
from layout_app.ui.screen.painter import qrect

if TYPE_CHECKING:
    from layout_app.ui.canvas.view import PageView


@frozen
class Target:
    """Where a picture would go."""

    rect: QRectF
    """Scene points."""
    words: str
    page: PageId
    article: ArticleId | None = None
    at: tuple[float, float] = (0.0, 0.0)
    """Points from the sheet's trim, where it joins no article."""


class CarryRest:
    """What does not fit into a box, carried by its badge to where it goes on."""

    def __init__(self, view: "PageView", box: BoxId) -> None:
        self._view = view
        self.box = box
        _page, found = index(view.pages.bridge.session.issue).boxes[box]
        assert isinstance(found, ArticleBox)
        self._article = found.article

    def follow(self, at: QPointF, *, freely: bool = False) -> None:
        """Show where the rest would go on."""
        self._view.drops.propose(self._article, at)

    def finish(self) -> None:
        """Continue the article there; where something stands, nothing is done."""
        drops = self._view.drops
        place = drops.proposed
        drops.leave()
        if place is not None and place.free:
            drops.place(self._article, place)

    def abandon(self) -> None:
        """Leave the rest where it is."""
        self._view.drops.leave()


class Drops:
    """What is carried over a view at the moment."""

    def __init__(self, view: "PageView") -> None:
        self._view = view
        self._landing: Landing | None = None
        self._target: Target | None = None

    def ghost(self) -> Ghost | None:
        """Return where what is carried would land."""
        if self._target is not None:
            return Ghost(rect=self._target.rect, label=self._target.words, fits=True, free=True)
        place = self._landing
        sheet = self._view.pages.sheet_of(place.page) if place else None
        if place is None or sheet is None:
            return None
        rect = qrect(cells_rect(self._view.pages.paper, place.cells)).translated(sheet.x, 0)
        return Ghost(rect=rect, label=landing_text(place), fits=place.fits, free=place.free)

    def enter(self, event: QDragEnterEvent) -> None:
        """Welcome articles from the tray, and files."""
        mime = event.mimeData()
        carried = articles_in(mime) or files_in(mime) or self._pictures(mime)
        if carried and not self._view.pages.bridge.session.read_only:
            event.acceptProposedAction()
        else:
            event.ignore()

    def follow(self, event: QDragMoveEvent) -> None:
        """Show where the article would land."""
        articles = articles_in(event.mimeData())
        if articles:
            self.propose(articles[0], self._scene_point(event.position()))
            event.setAccepted(self._landing is not None)
        elif self._propose_ad(event.mimeData(), event.position()):
            event.acceptProposedAction()
        elif self._pictures(event.mimeData()):
            self._propose_picture(event.position())
            event.setAccepted(self._target is not None)
        elif files_in(event.mimeData()):
            event.acceptProposedAction()

    def leave(self) -> None:
        """Take the ghost away."""
        self._landing = self._target = None
        self._view.landed.emit("")
        self._view.viewport().update()

    def take(self, event: QDropEvent) -> None:
        """Place the article where the ghost stands, or hand on the files."""
        articles, files = articles_in(event.mimeData()), files_in(event.mimeData())
        if articles:
            self.propose(articles[0], self._scene_point(event.position()))
            place = self._landing
            self.leave()
            if place and not place.free:
                self._ask_at(event.position(), articles[0])
                event.acceptProposedAction()
            elif place and self.place(articles[0], place):
                event.acceptProposedAction()
                self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        elif slot := self._propose_ad(event.mimeData(), event.position()):
            self.leave()
            if self._fill(slot, ad_files_in(event.mimeData())[0]):
                event.acceptProposedAction()
        elif pictures := self._pictures(event.mimeData()):
            self._propose_picture(event.position())
            target = self._target
            self.leave()
            if target is not None and self._put_pictures(pictures, target):
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

    def _scene_point(self, spot: QPointF) -> QPointF:
        return self._view.mapToScene(spot.toPoint())

    def _pictures(self, mime: QMimeData) -> list[tuple[Path, str]]:
        """Return the pictures that are carried: their files and the names they came with."""
        original = picture_in(mime)
        if original is not None:
            return [(self._view.pages.bridge.session.original(original[0]), original[1])]
        return [(Path(path), "") for path in picture_files_in(mime)]

    def _propose_ad(self, mime: QMimeData, spot: QPointF) -> BoxId | None:
        """Say that a file would fill the ad's slot under the mouse; None where there is none."""
        pages = self._view.pages
        found = pages.box_at(self._scene_point(spot)) if len(ad_files_in(mime)) == 1 else None
        placed = index(pages.bridge.session.issue).boxes[found[1].box][1] if found else None
        if found is None or not isinstance(placed, AdBox):
            return None
        words = _("Into the slot of the ad")
        rect = pages.rect_of(placed.id) or QRectF()
        self._propose(Target(rect=rect, words=words, page=found[0].page))
        return placed.id

    def _fill(self, slot: BoxId, path: str) -> bool:
        done = self._view.pages.bridge.run("ad.fill", box=slot, path=path)
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        return done

    def _propose(self, target: Target | None) -> None:
        self._landing, self._target = None, target
        self._view.landed.emit(target.words if target else "")
        self._view.viewport().update()

    def _propose_picture(self, spot: QPointF) -> None:
        """Say where a picture would go: into the article under the mouse, or onto the paper."""
        at = self._view.mapToScene(spot.toPoint())
        pages = self._view.pages
        found, sheet = pages.box_at(at), pages.sheet_at(at)
        target = None
        if found is not None and found[1].article is not None:
            article = index(pages.bridge.session.issue).articles[found[1].article]
            words = filled(_("Into “{headline}”"), headline=headline(article))
            rect = pages.rect_of(found[1].box) or QRectF()
            target = Target(rect=rect, words=words, page=found[0].page, article=article.id)
        elif sheet is not None:
            width = pages.paper.chars * pages.paper.em
            rect = QRectF(at.x(), at.y(), width, width * 2 / 3)
            words = _("A picture of its own, one column wide")
            place = at.x() - sheet.x, at.y()
            target = Target(rect=rect, words=words, page=sheet.page, at=place)
        self._propose(target)

    def _put_pictures(self, pictures: list[tuple[Path, str]], target: "Target") -> bool:
        bridge, done = self._view.pages.bridge, False
        for n, (path, name) in enumerate(pictures):
            if target.article is not None:
                done |= bridge.run("picture.add", article=target.article, path=path, name=name)
            else:
                x, y = ((part + 8 * n) / MM for part in target.at)
                done |= bridge.run("free.picture", page=target.page, path=path, x=x, y=y)
        return done

    def place(self, article: ArticleId, to: Landing) -> bool:
        """Put an article on the page as one box; go on with one that has words left over."""
        bridge = self._view.pages.bridge
        before = index(bridge.session.issue).parts.get(article, ())
        done = put_down(bridge, article, to)
        if done and before:
            self._view.continued.emit(before[-1][1].id)
        return done

    @property
    def proposed(self) -> Landing | None:
        """Where the article that is carried would land."""
        return self._landing

    def propose(self, article: ArticleId, at: QPointF) -> None:
        """Show where an article that is carried to a point of the scene would land."""
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
    size = size_text(place.cells.columns, place.cells.lines)
    if place.fits:
        return _("{size}, fits").format(size=size)
    over = plural("{count} line", "{count} lines", place.needed - place.cells.lines)
    return _("{size}, {lines} over").format(size=size, lines=over)
