"""Boxes moved and stretched by the arrow keys. One rule: by whole cells, free boxes by points."""

from dataclasses import replace

from PySide6.QtCore import Qt

from layout_app.edit.snap import fits
from layout_app.model.ids import BoxId
from layout_app.ui.canvas.free_gestures import nudge_free
from layout_app.ui.canvas.gestures import cells_of, is_pinned, page_of, refuse_pinned, resize
from layout_app.ui.canvas.scene import PageScene
from layout_app.ui.canvas.taking import is_free

ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
"""Columns to the right and lines down for each key."""


def nudge(
    pages: PageScene, boxes: tuple[BoxId, ...], key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    """Move boxes by a cell, with Shift stretch them by one; pinned ones stay and say why."""
    bridge, (dx, dy) = pages.bridge, ARROWS[key]
    if any(is_pinned(bridge, box) for box in boxes):
        refuse_pinned(bridge)
    elif len(boxes) == 1 and is_free(bridge, boxes[0]):
        nudge_free(bridge, boxes[0], dx, dy, modifiers)
    elif modifiers & Qt.KeyboardModifier.ShiftModifier:
        for box in boxes:
            _stretch(pages, box, dx, dy)
    elif len(boxes) > 1:
        bridge.run("box.move_together", boxes=boxes, columns=dx, lines=dy)
    else:
        bridge.run("box.nudge", box=boxes[0], columns=dx, lines=dy)


def _stretch(pages: PageScene, box: BoxId, dx: int, dy: int) -> None:
    """Stretch a box by its lower right corner, as far as the page goes and it keeps a cell."""
    cells = cells_of(pages.bridge, box)
    if not cells or cells.columns + dx < 1 or cells.lines + dy < 1:
        return
    to = replace(cells, columns=cells.columns + dx, lines=cells.lines + dy)
    sheet = pages.sheet_of(page_of(pages.bridge, box))
    if fits(pages.paper, to, sheet.span if sheet else 1):
        resize(pages.bridge, box, to, ("stretch", box))
