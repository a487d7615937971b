"""What Ctrl does on the page. One rule: a click takes the box below, a drag carries a copy."""

from PySide6.QtCore import QPointF

from layout_app.model.ids import BoxId
from layout_app.ui.canvas.free_gestures import MoveFree
from layout_app.ui.canvas.gestures import (
    CopyTogether,
    Gesture,
    Move,
    copy_along,
    select_boxes,
)
from layout_app.ui.canvas.scene import PageScene, Sheet
from layout_app.ui.canvas.taking import Hand


class Below:
    """The boxes under a press with Ctrl, from above."""

    def __init__(self, scene: PageScene, at: QPointF) -> None:
        self._scene = scene
        self._at = at
        self._boxes = scene.boxes_at(at)

    def take_up(self, hand: Hand, sheet: Sheet, topmost: BoxId) -> Gesture | None:
        """Get ready to carry a copy of the box in hand where it lies here, else of the topmost."""
        now = self._now()
        shown = self._scene.find(now) if now else None
        home, box = (shown[0], shown[1].box) if shown else (sheet, topmost)
        return hand.copy(home, box, self._at)

    def take_next(self) -> None:
        """Select the box below the selected one, round and round; at first the topmost."""
        now = self._now()
        at = self._boxes.index(now) if now else -1
        select_boxes(self._scene.bridge, (self._boxes[(at + 1) % len(self._boxes)],))

    def carries_copy(self, gesture: Gesture) -> bool:
        """Let a drag carry a copy; tell whether it is one that can."""
        if isinstance(gesture, Move | MoveFree):
            copy_along(self._scene.bridge, gesture)
        return isinstance(gesture, Move | MoveFree | CopyTogether)

    def _now(self) -> BoxId | None:
        """Return the first selected box, where it lies here."""
        chosen = self._scene.bridge.session.selection.boxes
        return chosen[0] if chosen and chosen[0] in self._boxes else None
