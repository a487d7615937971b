"""The proof over the page. One rule: it shows the file that was written, in the very place.

A page's PDF is made and drawn in a process of its own; until it is there, and as soon as the page
changes, the canvas shows through.
"""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QGraphicsPixmapItem

from layout_app.compose.page import ComposedPage
from layout_app.desk.jobs import ExportWorker, Refused
from layout_app.desk.proofing import Proofed, proof_order
from layout_app.desk.words import _, error_text
from layout_app.errors import LayoutError
from layout_app.model.ids import PageId
from layout_app.ui.canvas.view import PageView

TICK = 60
"""Milliseconds between two questions to the process."""
REST = 500
"""Milliseconds without a change before a page is proofed anew."""
ABOVE = 1e6
"""Height over every box."""


class ProofLayer(QObject):
    """The proofs of the pages in view, while they are wanted."""

    said = Signal(str)
    """A sentence for the editor."""

    def __init__(self, view: PageView) -> None:
        super().__init__(view)
        self._view = view
        self._scene = view.pages
        self._worker: ExportWorker | None = None
        self._on = False
        self._shown: dict[PageId, tuple[ComposedPage, QGraphicsPixmapItem]] = {}
        self._asked: tuple[PageId, ComposedPage] | None = None
        self._tick = QTimer(self, interval=TICK)
        self._tick.timeout.connect(self._poll)
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._ask)
        self._scene.recomposed.connect(self._look)
        # The scene has thrown away all items, the proofs among them.
        self._scene.cleared.connect(self._shown.clear)

    @property
    def pages(self) -> tuple[PageId, ...]:
        """The pages whose proof is shown."""
        return tuple(self._shown)

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

    def stop(self) -> None:
        """Let go of the process."""
        self._on = False
        self._tick.stop()
        self._rest.stop()
        if self._worker is not None:
            self._worker.close()

    def _look(self) -> None:
        """Take off what shows another page than the one that stands there now."""
        for page, (composed, _item) in tuple(self._shown.items()):
            if self._scene.composed(page) is not composed:
                self._take_off(page)
        if self._on:
            self._rest.start()

    def _take_off(self, page: PageId) -> None:
        _composed, item = self._shown.pop(page)
        self._scene.removeItem(item)

    def _ask(self) -> None:
        """Order the proof of the first page in view that has none."""
        if not self._on or self._asked:
            return
        for sheet in self._scene.sheets:
            composed = self._scene.composed(sheet.page)
            if sheet.page in self._shown or composed is None:
                continue
            try:
                order = proof_order(self._scene.bridge.session, sheet.page)
            except LayoutError as error:
                self.said.emit(error_text(error))
                return
            self._worker = self._worker or ExportWorker()
            self._worker.start(order)
            self._asked = sheet.page, composed
            self._tick.start()
            return

    def _poll(self) -> None:
        assert self._worker is not None
        for event in self._worker.poll():
            match event:
                case Proofed():
                    self._arrived(event)
                case Refused(error=error):
                    # Not asked again before the page changes: it would be refused again.
                    self.said.emit(error_text(error))
                    self._asked = None
                    self._tick.stop()
                    return
        if self._asked is None:
            self._tick.stop()
            self._ask()

    def _arrived(self, proof: Proofed) -> None:
        assert self._asked is not None
        (page, composed), self._asked = self._asked, None
        sheet = self._scene.sheet_of(page)
        if not self._on or sheet is None or self._scene.composed(page) is not composed:
            return
        item = QGraphicsPixmapItem(QPixmap.fromImage(QImage.fromData(proof.png)))
        item.setScale(72 / proof.dpi)
        item.setPos(sheet.x, 0)
        item.setZValue(ABOVE)
        self._scene.addItem(item)
        self._shown[page] = composed, item
        self.said.emit(_("This is the page as it will be printed."))
