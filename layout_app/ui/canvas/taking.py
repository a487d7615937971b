"""What the mouse takes up where it is pressed. One rule: grips, then guides, then boxes."""

from PySide6.QtCore import QPointF, Qt

from layout_app.edit.free import rect_of
from layout_app.edit.shapes import cut_corners
from layout_app.model.box import ArticleBox
from layout_app.model.ids import BoxId
from layout_app.model.issue import index
from layout_app.ui.canvas import overlay
from layout_app.ui.canvas.cells import Handle
from layout_app.ui.canvas.framing import PlacePicture, StretchPicture, picture_grips
from layout_app.ui.canvas.free_gestures import MoveFree, StretchFree
from layout_app.ui.canvas.gestures import (
    CopyTogether,
    Gesture,
    Held,
    Move,
    MoveTogether,
    Resize,
    cells_of,
    is_pinned,
)
from layout_app.ui.canvas.guiding import NEAR, PullGuide, guide_at
from layout_app.ui.canvas.scene import PageScene, Sheet
from layout_app.ui.canvas.shaping import (
    CarryHeads,
    CutCorner,
    Grip,
    GripKind,
    PullColumns,
    grip_at,
    grips_of,
)
from layout_app.ui.commands.bridge import Bridge

SNAP = 6.0
"""Device-independent pixels within which a line draws an edge."""
_CURSORS = {
    (0, -1): Qt.CursorShape.SizeVerCursor,
    (0, 1): Qt.CursorShape.SizeVerCursor,
    (-1, 0): Qt.CursorShape.SizeHorCursor,
    (1, 0): Qt.CursorShape.SizeHorCursor,
    (-1, -1): Qt.CursorShape.SizeFDiagCursor,
    (1, 1): Qt.CursorShape.SizeFDiagCursor,
    (1, -1): Qt.CursorShape.SizeBDiagCursor,
    (-1, 1): Qt.CursorShape.SizeBDiagCursor,
}
_GRIP_CURSORS = {
    GripKind.CORNER: Qt.CursorShape.CrossCursor,
    GripKind.COLUMNS: Qt.CursorShape.SplitHCursor,
    GripKind.HEADS: Qt.CursorShape.PointingHandCursor,
}


class Hand:
    """The mouse over a scene, at one zoom."""

    def __init__(self, scene: PageScene, scale: float) -> None:
        self._scene = scene
        self._scale = scale
        self._bridge = scene.bridge

    def grip(self, at: QPointF) -> Gesture | None:
        """Take up a handle, a grip or a guide; None where there is none."""
        if self._bridge.session.read_only:
            return None
        handle, grip = self._handle(at), self._grip(at)
        if handle:
            return self._stretch(handle[0], handle[1], at)
        if grip:
            return self._shape(grip)
        guide = guide_at(self._scene, at, NEAR / self._scale)
        return self.guide(guide[0], guide[1], vertical=guide[2].vertical) if guide else None

    def box(self, sheet: Sheet, box: BoxId, at: QPointF) -> Gesture | None:
        """Take up a box, with the others that are selected."""
        chosen = self._bridge.session.selection.boxes
        if self._bridge.session.read_only:
            return None
        if any(is_pinned(self._bridge, each) for each in (chosen if box in chosen else (box,))):
            return Held(self._bridge)
        if len(chosen) > 1 and box in chosen:
            return MoveTogether(self._scene, chosen, box, at)
        return self._one(sheet, box, at)

    def copy(self, sheet: Sheet, box: BoxId, at: QPointF) -> Gesture | None:
        """Take up a box of which a copy is to be carried; a pinned one stays, its copy does not."""
        chosen = self._bridge.session.selection.boxes
        if self._bridge.session.read_only:
            return None
        if len(chosen) > 1 and box in chosen:
            return CopyTogether(self._scene, chosen, box, at)
        return self._one(sheet, box, at)

    def _one(self, sheet: Sheet, box: BoxId, at: QPointF) -> Move | MoveFree:
        if is_free(self._bridge, box):
            return MoveFree(self._scene, sheet, box, at, SNAP / self._scale)
        return Move(self._scene, sheet, box, at)

    def guide(self, sheet: Sheet | None, number: int | None, *, vertical: bool) -> PullGuide:
        """Take up a guide, or a new one where it has no number yet."""
        reach = SNAP / self._scale
        return PullGuide(self._scene, sheet, number, vertical=vertical, reach=reach)

    def cursor(self, at: QPointF) -> Qt.CursorShape | None:
        """Return the shape that says what would be taken up; None over bare paper."""
        handle, grip = self._handle(at), self._grip(at)
        if handle:
            return _CURSORS[handle[1].across, handle[1].down]
        if grip:
            return _grip_cursor(grip)
        guide = guide_at(self._scene, at, NEAR / self._scale)
        if guide:
            shapes = Qt.CursorShape
            return shapes.SplitHCursor if guide[2].vertical else shapes.SplitVCursor
        found = self._scene.box_at(at)
        is_movable = found is not None and not is_pinned(self._bridge, found[1].box)
        return Qt.CursorShape.SizeAllCursor if is_movable else None

    def grips(self) -> tuple[Grip, ...]:
        """Return the grips of the selected box, if it is one article's."""
        chosen = self._bridge.session.selection.boxes
        if len(chosen) != 1 or self._bridge.session.read_only:
            return ()
        pictures = picture_grips(self._scene, chosen[0], self._scale)
        return (*pictures, *grips_of(self._scene, chosen[0], self._scale))

    def _handle(self, at: QPointF) -> tuple[BoxId, Handle] | None:
        chosen = self._bridge.session.selection.boxes
        rect = self._scene.rect_of(chosen[0]) if len(chosen) == 1 else None
        if rect is None or not may_stretch(self._bridge, chosen[0]):
            return None
        frame = overlay.around(rect, self._scale)
        handle = overlay.handle_at(frame, at, overlay.REACH / self._scale)
        return (chosen[0], handle) if handle else None

    def _grip(self, at: QPointF) -> Grip | None:
        return grip_at(self.grips(), at, self._scale)

    def _stretch(self, box: BoxId, handle: Handle, at: QPointF) -> Gesture:
        found = self._scene.find(box)
        if found and is_free(self._bridge, box):
            return StretchFree(self._scene, found[0], box, handle, at, SNAP / self._scale)
        return Resize(self._scene, box, handle, at)

    def _shape(self, grip: Grip) -> Gesture:
        (box,) = self._bridge.session.selection.boxes
        if grip.kind is GripKind.COLUMNS:
            return PullColumns(self._scene, box)
        if grip.kind is GripKind.HEADS:
            return CarryHeads(self._scene, box)
        if grip.kind is GripKind.PICTURE:
            return (
                StretchPicture(self._scene, box, grip.number, grip.corner)
                if grip.corner
                else PlacePicture(self._scene, box, grip.number, grip.at)
            )
        assert grip.corner is not None
        return CutCorner(self._scene, box, grip.corner)


def _grip_cursor(grip: Grip) -> Qt.CursorShape:
    if grip.kind is not GripKind.PICTURE:
        return _GRIP_CURSORS[grip.kind]
    if grip.corner is None:
        return Qt.CursorShape.SizeAllCursor
    falls = grip.corner.is_left == grip.corner.is_upper
    return Qt.CursorShape.SizeFDiagCursor if falls else Qt.CursorShape.SizeBDiagCursor


def is_free(bridge: Bridge, box: BoxId) -> bool:
    """Tell whether a box stands on points."""
    found = index(bridge.session.issue).boxes.get(box)
    return found is not None and rect_of(found[1]) is not None


def may_stretch(bridge: Bridge, box: BoxId) -> bool:
    """Tell whether a box has handles: on points, one rectangle, or one with corners cut off."""
    found = index(bridge.session.issue).boxes.get(box)
    if found and isinstance(found[1], ArticleBox):
        return cut_corners(found[1].shape) is not None and not found[1].pinned
    return cells_of(bridge, box) is not None or is_free(bridge, box)
