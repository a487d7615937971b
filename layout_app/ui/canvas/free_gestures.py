"""Boxes on points under the mouse. One rule: what draws an edge to it is shown while it does."""

from PySide6.QtCore import QPointF, Qt

from layout_app.edit.free import LEAST, rect_of
from layout_app.edit.snap import Snapped, snap, snap_edges
from layout_app.model.box import PictureBox, RuleBox
from layout_app.model.geometry import MM, Rect
from layout_app.model.ids import BoxId
from layout_app.model.issue import index
from layout_app.model.page import Guide
from layout_app.ui.canvas.cells import Handle
from layout_app.ui.canvas.scene import PageScene, Sheet
from layout_app.ui.canvas.stepwise import Stepwise
from layout_app.ui.commands.bridge import Bridge


class _Free(Stepwise):
    """What moving and stretching have in common."""

    def __init__(self, scene: PageScene, sheet: Sheet, box: BoxId, reach: float) -> None:
        super().__init__(scene)
        self.box = box
        self.sheet = sheet
        self.lines: tuple[Guide, ...] = ()
        """What drew the box to it last."""
        self._reach = reach
        found = index(scene.bridge.session.issue).boxes[box][1]
        before = rect_of(found)
        assert before is not None
        self._found = found
        self._before = before

    def _guides(self, sheet: Sheet) -> tuple[Guide, ...]:
        if not self._scene.guides_shown:
            return ()
        return index(self._scene.bridge.session.issue).pages[sheet.page].guides

    def _others(self, sheet: Sheet) -> list[Rect]:
        return [b.rect for s, b in self._scene.boxes() if s == sheet and b.box != self.box]


class MoveFree(_Free):
    """A box on points carried by the mouse, over one page or two."""

    def __init__(
        self, scene: PageScene, sheet: Sheet, box: BoxId, at: QPointF, reach: float
    ) -> None:
        super().__init__(scene, sheet, box, reach)
        self.original: BoxId | None = None
        """The box of which a copy is carried."""
        self._grab = QPointF(at.x() - sheet.x - self._before.x, at.y() - self._before.y)

    def follow(self, at: QPointF, *, freely: bool = False) -> None:
        """Put the box where the mouse carries it, or to the line that draws it."""
        sheet = self._scene.sheet_at(at) or self.sheet
        corner = at - self._grab
        rect = Rect(corner.x() - sheet.x, corner.y(), self._before.w, self._before.h)
        rested = Snapped(rect)
        if not freely:
            guides, others = self._guides(sheet), self._others(sheet)
            rested = snap(rect, self._scene.paper, guides, others, self._reach)
        self.lines, self.sheet = rested.lines, sheet
        place_free(self._scene.bridge, self.box, rested.rect, self._key, page=sheet.page)


class StretchFree(_Free):
    """A box on points drawn by one of its handles; a picture keeps its proportions."""

    def __init__(
        self,
        scene: PageScene,
        sheet: Sheet,
        box: BoxId,
        handle: Handle,
        at: QPointF,
        reach: float,
    ) -> None:
        super().__init__(scene, sheet, box, reach)
        self._handle = handle
        self._start = at

    def follow(self, at: QPointF, *, freely: bool = False) -> None:
        """Draw the handle's edges to the mouse, or to the line that draws them."""
        by, handle = at - self._start, self._handle
        rect = drawn(self._before, handle, by.x(), by.y(), flat=isinstance(self._found, RuleBox))
        rested = Snapped(rect)
        if not freely:
            edges = handle.across, handle.down
            guides, others = self._guides(self.sheet), self._others(self.sheet)
            rested = snap_edges(rect, edges, self._scene.paper, guides, others, self._reach)
        self.lines, rect = rested.lines, rested.rect
        if isinstance(self._found, PictureBox):
            rect = in_proportion(rect, self._before, handle)
        place_free(self._scene.bridge, self.box, rect, self._key)


def place_free(
    bridge: Bridge, box: BoxId, rect: Rect, key: object, page: str | None = None
) -> bool:
    """Give a box on points a rectangle, in points."""
    place: dict[str, object] = {
        "x": rect.x / MM,
        "y": rect.y / MM,
        "width": rect.w / MM,
        "height": rect.h / MM,
    }
    if page is not None and page != index(bridge.session.issue).boxes[box][0]:
        place["page"] = page
    return bridge.run("free.rect", box=box, merge=key, **place)


def nudge_free(
    bridge: Bridge, box: BoxId, dx: int, dy: int, modifiers: Qt.KeyboardModifier
) -> None:
    """Move a box on points by a millimetre, with Ctrl by a tenth; Shift stretches it instead."""
    keys = Qt.KeyboardModifier
    rect = rect_of(index(bridge.session.issue).boxes[box][1])
    assert rect is not None
    by = MM * (0.1 if modifiers & keys.ControlModifier else 1.0)
    if modifiers & keys.ShiftModifier:
        rect = drawn(rect, Handle(1, 1), dx * by, dy * by)
    else:
        rect = rect.moved(dx * by, dy * by)
    place_free(bridge, box, rect, ("nudge", box))


def drawn(rect: Rect, handle: Handle, dx: float, dy: float, *, flat: bool = False) -> Rect:
    """Return a rectangle with the handle's edges moved; `flat` may be without height or width."""
    least = 0.0 if flat else LEAST
    left, right = _edges(rect.x, rect.right, handle.across, dx, least)
    top, foot = _edges(rect.y, rect.bottom, handle.down, dy, least)
    return Rect(left, top, right - left, foot - top)


def in_proportion(rect: Rect, before: Rect, handle: Handle) -> Rect:
    """Return a rectangle with the proportions it had; the edges across from the handle stay."""
    if not before.w or not before.h:
        return rect
    wide = rect.w / before.w if handle.across else rect.h / before.h
    width, height = before.w * wide, before.h * wide
    left = before.right - width if handle.across < 0 else before.x
    top = before.bottom - height if handle.down < 0 else before.y
    return Rect(left, top, width, height)


def _edges(start: float, end: float, edge: int, by: float, least: float) -> tuple[float, float]:
    if edge < 0:
        return min(start + by, end - least), end
    if edge > 0:
        return start, max(end + by, start + least)
    return start, end
