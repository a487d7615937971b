"""Drags on the page. One rule: whatever its length, a drag is one step, and Esc leaves no trace."""

from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF

from layout_app.desk.pages.landing import Landing, masthead_of
from layout_app.desk.session import Selection
from layout_app.desk.words import _
from layout_app.edit.shapes import bounds, cut_corners, without_corners
from layout_app.model.box import ArticleBox, CellBox
from layout_app.model.geometry import Cells
from layout_app.model.ids import ArticleId, BoxId, PageId
from layout_app.model.issue import index
from layout_app.ui.canvas.cells import Handle, column_pitch, placed_at, stretched
from layout_app.ui.canvas.scene import PageScene, Sheet
from layout_app.ui.canvas.shaping import reshape
from layout_app.ui.canvas.stepwise import Stepwise
from layout_app.ui.commands.bridge import Bridge


class Gesture(Protocol):
    """Something the mouse does between press and release."""

    def follow(self, at: QPointF, *, freely: bool = False) -> None:
        """Act on the mouse's place in the scene; `freely` lets nothing draw it."""

    def finish(self) -> None:
        """End as the mouse is let go."""

    def abandon(self) -> None:
        """End as if it had never begun."""


class Move(Stepwise):
    """A box carried by the mouse, from cell to cell, over one page or two."""

    def __init__(self, scene: PageScene, sheet: Sheet, box: BoxId, at: QPointF) -> None:
        super().__init__(scene)
        self._sheet = sheet
        self.box = box
        self.original: BoxId | None = None
        """The box of which a copy is carried."""
        self._cells = cells_of(scene.bridge, box)
        rect = scene.rect_of(box)
        self._grab = at - rect.topLeft() if rect else QPointF()

    def follow(self, at: QPointF, *, freely: bool = False) -> None:
        """Put the box on the cells nearest to where the mouse carries its corner.

        What stood below the masthead stops there, unless it goes freely.
        """
        if self._cells is None:
            return
        sheet = self._scene.sheet_at(at) or self._sheet
        corner = at - self._grab
        to = placed_at(self._cells, self._scene.paper, corner.x() - sheet.x, corner.y(), sheet.span)
        head = masthead_of(self._scene.bridge.session.issue, sheet.page)
        if not freely and to.line < head <= self._cells.line:
            to = replace(to, line=head)
        if (sheet, to) == (self._sheet, cells_of(self._scene.bridge, self.box)):
            return
        if sheet.page != page_of(self._scene.bridge, self.box):
            # From where it began: what left its package on the way comes back into it at home.
            self._scene.bridge.session.abandon(self._key)
            if self.original is not None:
                self.box = self.original
                copy_along(self._scene.bridge, self)
        page = page_of(self._scene.bridge, self.box)
        place: dict[str, object] = {"column": to.column, "line": to.line}
        if sheet.page != page:
            place["page"] = sheet.page
        if self._scene.bridge.run("box.move", box=self.box, merge=self._key, **place):
            self._sheet = sheet


class Held:
    """A pinned box under the mouse: it stays, and says once why."""

    def __init__(self, bridge: Bridge) -> None:
        self._bridge = bridge
        self._told = False

    def follow(self, at: QPointF, *, freely: bool = False) -> None:
        """Stay."""
        if not self._told:
            refuse_pinned(self._bridge)
        self._told = True

    def finish(self) -> None:
        """Nothing was done."""

    def abandon(self) -> None:
        """Nothing was done."""


def refuse_pinned(bridge: Bridge) -> None:
    """Say why a box does not move."""
    bridge.refused.emit(_("It is pinned in its place; “Box › Unpin” lets it go"))


def is_pinned(bridge: Bridge, box: BoxId) -> bool:
    """Tell whether a box is to stay where it stands."""
    found = index(bridge.session.issue).boxes.get(box)
    return found is not None and isinstance(found[1], ArticleBox) and found[1].pinned


class MoveTogether(Stepwise):
    """Several boxes of a page carried by the mouse; one that would leave the page stops all."""

    def __init__(
        self, scene: PageScene, boxes: tuple[BoxId, ...], under: BoxId, at: QPointF
    ) -> None:
        super().__init__(scene)
        self._boxes = boxes
        self.under = self._taken = under
        """The one of them on which the mouse was pressed."""
        self._start = at
        self._moved = (0, 0)

    def follow(self, at: QPointF, *, freely: bool = False) -> None:
        """Carry the boxes by as many columns and lines as the mouse went."""
        to = self._way(at)
        columns, lines = to[0] - self._moved[0], to[1] - self._moved[1]
        if (columns or lines) and self._scene.bridge.run(
            "box.move_together", boxes=self._boxes, columns=columns, lines=lines, merge=self._key
        ):
            self._moved = to

    def _way(self, at: QPointF) -> tuple[int, int]:
        """Return the columns and lines from where the mouse was pressed."""
        paper, by = self._scene.paper, at - self._start
        return round(by.x() / column_pitch(paper)), round(by.y() / paper.leading)


class CopyTogether(MoveTogether):
    """Copies of several boxes carried by the mouse; the boxes stay where they are."""

    def follow(self, at: QPointF, *, freely: bool = False) -> None:
        """Put the copies as many columns and lines away as the mouse went."""
        to, bridge = self._way(at), self._scene.bridge
        if to == self._moved:
            return
        bridge.session.abandon(self._key)
        if any(to) and self._put(to):
            self._moved = to
        elif any(to) and any(self._moved):
            self._put(self._moved)
        else:
            self._moved, self.under = (0, 0), self._taken

    def _put(self, to: tuple[int, int]) -> bool:
        bridge = self._scene.bridge
        self.under = self._taken
        if not bridge.run(
            "box.repeat", boxes=self._boxes, columns=to[0], lines=to[1], merge=self._key
        ):
            return False
        copies = bridge.session.selection.boxes[len(self._boxes) :]
        bridge.select(replace(bridge.session.selection, boxes=copies))
        self.under = copies[self._boxes.index(self._taken)]
        return True


class Resize(Stepwise):
    """A box stretched by one of its handles; its text flows anew at every cell."""

    def __init__(self, scene: PageScene, box: BoxId, handle: Handle, at: QPointF) -> None:
        super().__init__(scene)
        self.box = box
        self._handle = handle
        self._start = at
        self._cells = cells_of(scene.bridge, box)

    def follow(self, at: QPointF, *, freely: bool = False) -> None:
        """Draw the handle's edges to the cells nearest to the mouse, and not over the masthead."""
        if self._cells is None:
            return
        by = at - self._start
        page = page_of(self._scene.bridge, self.box)
        sheet = self._scene.sheet_of(page)
        span = sheet.span if sheet else 1
        to = stretched(self._cells, self._handle, by.x(), by.y(), self._scene.paper, span)
        head = masthead_of(self._scene.bridge.session.issue, page)
        if not freely and to.line < head <= self._cells.line:
            to = replace(to, line=head, lines=to.end_line - head)
        if to != cells_of(self._scene.bridge, self.box):
            resize(self._scene.bridge, self.box, to, self._key)


class Copying(Protocol):
    """A drag that may carry a copy of its box."""

    box: BoxId
    original: BoxId | None

    @property
    def key(self) -> tuple[str, int]:
        """By which a step joins those of the drag."""


def copy_along(bridge: Bridge, drag: Copying) -> None:
    """Let a drag leave its box where it stands, and carry a copy of it."""
    if bridge.run("box.duplicate", boxes=(drag.box,), merge=drag.key):
        drag.original = drag.box
        (drag.box,) = bridge.session.selection.boxes


class Band:
    """A rubber band: what it touches is selected."""

    def __init__(self, scene: PageScene, at: QPointF) -> None:
        self._scene = scene
        self._start = at
        self._before = scene.bridge.session.selection
        self.area = QRectF(at, at)

    def follow(self, at: QPointF, *, freely: bool = False) -> None:
        """Stretch the band and select what it touches."""
        self.area = QRectF(self._start, at).normalized()
        boxes = tuple(box.box for _sheet, box in self._scene.boxes_in(self.area))
        select_boxes(self._scene.bridge, boxes)

    def finish(self) -> None:
        """Keep what is selected."""

    def abandon(self) -> None:
        """Select what was selected before."""
        self._scene.bridge.select(self._before)


def cells_of(bridge: Bridge, box: BoxId) -> Cells | None:
    """Return the cells that a box stands on, of several rectangles those around; None on points."""
    found = index(bridge.session.issue).boxes.get(box)
    placed = found[1] if found else None
    if isinstance(placed, ArticleBox):
        return bounds(placed.shape)
    return placed.cells if isinstance(placed, CellBox) else None


def page_of(bridge: Bridge, box: BoxId) -> PageId:
    """Return the page on which a box stands."""
    return index(bridge.session.issue).boxes[box][0]


def resize(bridge: Bridge, box: BoxId, to: Cells, key: object = None) -> bool:
    """Give a box other cells; corners that are cut off stay so."""
    _page, found = index(bridge.session.issue).boxes[box]
    if isinstance(found, ArticleBox) and len(found.shape) > 1:
        return reshape(bridge, box, without_corners(to, cut_corners(found.shape) or {}), key)
    return bridge.run(
        "box.resize",
        box=box,
        column=to.column,
        line=to.line,
        columns=to.columns,
        lines=to.lines,
        merge=key,
    )


def put_down(bridge: Bridge, article: ArticleId, to: Landing) -> bool:
    """Place an article, or where it stands somewhere already, continue it here."""
    placed = article in index(bridge.session.issue).parts
    cells = to.cells
    return bridge.run(
        "box.continue" if placed else "box.place",
        article=article,
        page=to.page,
        column=cells.column,
        line=cells.line,
        columns=cells.columns,
        lines=cells.lines,
    )


def select_boxes(bridge: Bridge, boxes: tuple[BoxId, ...], page: PageId | None = None) -> None:
    """Select boxes, the article of a single one, and the page they stand on."""
    issue, before = bridge.session.issue, bridge.session.selection
    found = [index(issue).boxes[box] for box in boxes]
    article = None
    if len(found) == 1 and isinstance(found[0][1], ArticleBox):
        article = found[0][1].article
    shown = page or (found[0][0] if found else before.page)
    bridge.select(Selection(page=shown, boxes=boxes, article=article))
