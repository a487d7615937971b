"""Boxes carried over the pictures of the pages. One rule: the page under the hand is lit."""

from dataclasses import replace

from PySide6.QtCore import QObject, QPoint, QTimer

from layout_app.desk.pages.landing import nearest_room
from layout_app.model.ids import BoxId
from layout_app.ui.canvas.gestures import cells_of, page_of, select_boxes
from layout_app.ui.canvas.view import PageView
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.docks.flatplan import Flatplan
from layout_app.ui.hands.jumping import Jumping

REST_TO_TURN = 600
"""Milliseconds that a box rests over a page's picture before that page is turned to."""


class Carrying(QObject):
    """Follows what is carried from the canvas over the flatplan, and puts it on the page there."""

    def __init__(self, view: PageView, flatplan: Flatplan, jumping: Jumping) -> None:
        super().__init__(view)
        self._bridge: Bridge = view.pages.bridge
        self._flatplan, self._jumping = flatplan, jumping
        self._resting = QTimer(self, singleShot=True, interval=REST_TO_TURN)
        self._resting.timeout.connect(self._turn_to_lit)
        view.carrying.connect(self._over)
        view.carried.connect(self._put_down)
        view.rest_carried.connect(self._go_on)

    def _over(self, at: QPoint) -> None:
        """Light the page under a box that is carried; turn to it once the box rests there."""
        page = self._flatplan.page_at(at)
        if page != self._flatplan.lit:
            self._flatplan.light(page)
            self._resting.start() if page else self._resting.stop()

    def _turn_to_lit(self) -> None:
        page = self._flatplan.lit
        if page is not None:
            self._bridge.select(replace(self._bridge.session.selection, page=page))

    def _put_down(self, box: str, at: QPoint, copied: bool) -> None:
        """Put a box, or a copy of it, on the page on whose picture it was let go.

        One on columns and lines stands where nothing does, one on points where it stood.
        """
        page = self._flatplan.page_at(at)
        if page is None or page == page_of(self._bridge, BoxId(box)):
            return
        cells = cells_of(self._bridge, BoxId(box))
        if copied:
            self._bridge.run("box.duplicate", boxes=(BoxId(box),), page=page)
        elif cells is None:
            self._bridge.run("free.rect", box=box, page=page)
            select_boxes(self._bridge, (BoxId(box),), page)
        else:
            to = nearest_room(self._bridge.session.issue, page, cells)
            self._bridge.run("box.move", box=box, page=page, column=to.column, line=to.line)
            select_boxes(self._bridge, (BoxId(box),), page)

    def _go_on(self, box: str, at: QPoint) -> None:
        """Continue an article on the page on whose picture its rest was let go."""
        page = self._flatplan.page_at(at)
        if page is not None and page != page_of(self._bridge, BoxId(box)):
            self._jumping.go_on(BoxId(box), page)
