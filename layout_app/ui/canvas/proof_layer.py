"""The proof over the page. One rule: it shows the file that was written, in the very place.

A page's PDF is made, drawn and taken apart in a process of its own; until it is there, and as soon
as the page changes, the canvas shows through. With inks wanted, the plates stand for the page.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QTimer, Signal
from PySide6.QtGui import QImage, QMouseEvent

from layout_app.compose.page import ComposedPage
from layout_app.desk.output.inkview import InkView
from layout_app.desk.words import _, error_text
from layout_app.errors import LayoutError
from layout_app.model.ids import PageId
from layout_app.model.issue import index
from layout_app.ui.canvas.proof_item import ProofItem
from layout_app.ui.canvas.view import PageView

if TYPE_CHECKING:
    from layout_app.desk.jobs import AnyOrder, ExportWorker
    from layout_app.desk.output.proofing import Proofed
    from layout_app.desk.output.separating import Separated, Viewed
    from layout_app.ui.canvas.scene import Sheet

TICK = 60
"""Milliseconds between two questions to the process."""
REST = 500
"""Milliseconds without a change before a page is proofed anew."""
ABOVE = 1e6
"""Height over every box."""


@dataclass(slots=True)
class _Shown:
    """What lies over a page."""

    composed: ComposedPage
    item: ProofItem
    view: InkView | None = None
    """The inks it shows; None for the page as any program shows it."""
    plain: QImage | None = None
    dpi: int = 0
    separated: "Separated | None" = None


class ProofLayer(QObject):
    """The proofs of the pages in view, while they are wanted."""

    said = Signal(str)
    """A sentence for the editor."""
    separated = Signal()
    """Other plates are known."""
    under = Signal(object)
    """Percent of each ink under the mouse by its name; None beside the pages."""

    def __init__(self, view: PageView) -> None:
        super().__init__(view)
        self._view = view
        self._scene = view.pages
        self._worker: ExportWorker | None = None
        self._on = False
        self._inks: InkView | None = None
        self._shown: dict[PageId, _Shown] = {}
        self._asked: tuple[PageId, ComposedPage] | None = None
        self._tick = QTimer(self, interval=TICK)
        self._tick.timeout.connect(self._poll)
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._ask)
        self._scene.recomposed.connect(self._look)
        # The scene has thrown away all items, the proofs among them.
        self._scene.cleared.connect(self._shown.clear)
        view.viewport().installEventFilter(self)

    @property
    def pages(self) -> tuple[PageId, ...]:
        """The pages whose proof is shown."""
        return tuple(self._shown)

    @property
    def is_settled(self) -> bool:
        """Whether every page in view shows what is wanted."""
        return self._asked is None and self._next() is None

    @property
    def plates(self) -> tuple["Separated", ...]:
        """What is known of the pages in view."""
        return tuple(one.separated for one in self._shown.values() if one.separated)

    def show(self, on: bool) -> None:
        """Show the proofs, or the canvas again."""
        self._on = self._view.bare = on
        if on:
            self.said.emit(_("Making the proof…"))
            self._ask()
        else:
            for page in tuple(self._shown):
                self._take_off(page)
        self._view.viewport().update()

    def show_inks(self, inks: InkView | None) -> None:
        """Show the page through its plates, or as any program shows it."""
        if inks != self._inks:
            self._inks = inks
            self._ask()

    def stop(self) -> None:
        """Let go of the process."""
        self._on = False
        self._tick.stop()
        self._rest.stop()
        if self._worker is not None:
            self._worker.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell what lies under the mouse."""
        if self._on and self._inks and isinstance(event, QMouseEvent):
            if event.type() == QEvent.Type.MouseMove:
                at = self._view.mapToScene(event.position().toPoint())
                self.under.emit(self.inks_at(at))
        elif event.type() == QEvent.Type.Leave:
            self.under.emit(None)
        return super().eventFilter(watched, event)

    def inks_at(self, at: QPointF) -> dict[str, float] | None:
        """Return percent of each ink at a place of the scene; None where no plates are known."""
        for sheet in self._scene.sheets:
            shown = self._shown.get(sheet.page)
            if shown is None or shown.separated is None:
                continue
            found = shown.separated.first
            x = int((at.x() - sheet.x) * found.dpi / 72)
            y = int(at.y() * found.dpi / 72)
            columns, rows = found.size
            if 0 <= x < columns and 0 <= y < rows:
                place = y * columns + x
                return {one.ink: one.shares[place] / 2.55 for one in shown.separated.sheets}
        return None

    def _look(self) -> None:
        """Take off what shows another page than the one that stands there now."""
        for page, shown in tuple(self._shown.items()):
            if self._scene.composed(page) is not shown.composed:
                self._take_off(page)
        if self._on:
            self._rest.start()

    def _take_off(self, page: PageId) -> None:
        self._scene.removeItem(self._shown.pop(page).item)

    def _wanted(self) -> "Iterator[tuple[Sheet, ComposedPage]]":
        """Yield the pages in view that do not show yet what they should."""
        for sheet in self._scene.sheets:
            composed, shown = self._scene.composed(sheet.page), self._shown.get(sheet.page)
            if composed is not None and (shown is None or shown.view != self._inks):
                yield sheet, composed

    def _next(self) -> "tuple[Sheet, ComposedPage] | None":
        return next(self._wanted(), None)

    def _ask(self) -> None:
        """Order what the first page in view lacks."""
        # What writes a PDF is loaded when the first proof is wanted: a window opens without it.
        from layout_app.desk.jobs import ExportWorker

        if not self._on or self._asked:
            return
        wanted = self._next()
        if wanted is None:
            return
        sheet, composed = wanted
        if sheet.page not in index(self._scene.bridge.session.issue).pages:
            # Deleted a moment ago; the scene has not looked again yet.
            return
        shown = self._shown.get(sheet.page)
        if shown is not None and self._inks is None and shown.plain is not None:
            shown.item.show_image(shown.plain, shown.dpi)
            shown.view = None
            self._ask()
            return
        try:
            order = self._order(sheet.page, shown)
        except LayoutError as error:
            self.said.emit(error_text(error))
            return
        self._worker = self._worker or ExportWorker()
        self._worker.start(order)
        self._asked = sheet.page, composed
        self._tick.start()

    def _order(self, page: PageId, shown: _Shown | None) -> "AnyOrder":
        from layout_app.desk.output.proofing import proof_order
        from layout_app.desk.output.separating import SeparationOrder, ViewOrder

        if self._inks is not None and shown is not None and shown.separated is not None:
            return ViewOrder(page=page, view=self._inks)
        proof = proof_order(self._scene.bridge.session, page)
        if self._inks is None:
            return proof
        return SeparationOrder(proof=proof, view=self._inks)

    def _poll(self) -> None:
        from layout_app.desk.jobs import Gone, Refused
        from layout_app.desk.output.proofing import Proofed
        from layout_app.desk.output.separating import Separated, Viewed

        assert self._worker is not None
        for event in self._worker.poll():
            match event:
                case Proofed():
                    self._proof_arrived(event)
                case Separated():
                    self._plates_arrived(event)
                case Viewed():
                    self._view_arrived(event)
                case Gone():
                    self._forget_plates()
                case Refused(error=error):
                    # Not asked again before the page changes: it would be refused again.
                    self.said.emit(error_text(error))
                    self._asked = None
                    self._tick.stop()
                    return
        if self._asked is None:
            self._tick.stop()
            self._ask()

    def _proof_arrived(self, proof: "Proofed") -> None:
        shown = self._laid(QImage.fromData(proof.png), proof.dpi)
        if shown is not None:
            shown.plain, shown.view = shown.item.image, None
            self.said.emit(_("This is the page as it will be printed."))

    def _plates_arrived(self, found: "Separated") -> None:
        shown = self._laid(_image(found.first), found.first.dpi)
        if shown is not None:
            shown.separated, shown.view = found, found.first.view
            self.separated.emit()
            self.said.emit(_("These are the plates of the page."))

    def _view_arrived(self, found: "Viewed") -> None:
        shown = self._laid(_image(found), found.dpi)
        if shown is not None:
            shown.view = found.view

    def _forget_plates(self) -> None:
        """Take the page apart again: the process that held its plates is another one now."""
        if self._asked is not None:
            shown = self._shown.get(self._asked[0])
            if shown is not None:
                shown.separated = None
        self._asked = None

    def _laid(self, picture: QImage, dpi: int) -> _Shown | None:
        """Lay a picture over the page that was asked for; None where that page has changed."""
        assert self._asked is not None
        (page, composed), self._asked = self._asked, None
        sheet = self._scene.sheet_of(page)
        if not self._on or sheet is None or self._scene.composed(page) is not composed:
            return None
        shown = self._shown.get(page)
        if shown is None:
            item = ProofItem()
            item.setPos(sheet.x, 0)
            item.setZValue(ABOVE)
            self._scene.addItem(item)
            shown = self._shown[page] = _Shown(composed, item)
        shown.item.show_image(picture, dpi)
        shown.dpi = dpi
        return shown


def _image(found: "Viewed") -> QImage:
    columns, rows = found.size
    # A copy: the bytes go when the answer does.
    return QImage(found.rgb, columns, rows, columns * 3, QImage.Format.Format_RGB888).copy()
