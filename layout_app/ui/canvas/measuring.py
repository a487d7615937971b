"""What a drag has come to, in words beside the mouse. One rule: read from the issue as it stands.

Boxes on the grid are told in columns and lines, what stands on points in millimetres.
"""

from layout_app.desk.pages.fitting import size_text
from layout_app.desk.words import _, plural
from layout_app.edit.free import rect_of
from layout_app.edit.shapes import bounds
from layout_app.model.box import ArticleBox, RuleBox
from layout_app.model.geometry import MM
from layout_app.model.ids import BoxId
from layout_app.model.issue import index
from layout_app.ui.canvas.framing import PlacePicture, StretchPicture
from layout_app.ui.canvas.free_gestures import MoveFree, StretchFree
from layout_app.ui.canvas.gestures import Gesture, Move, MoveTogether, Resize, cells_of
from layout_app.ui.canvas.guiding import PullGuide
from layout_app.ui.canvas.scene import PageScene
from layout_app.ui.canvas.shaping import PullColumns


def measured(scene: PageScene, gesture: Gesture | None) -> str:
    """Say where what is carried stands, or how large what is stretched is; empty for the rest."""
    match gesture:
        case Move():
            return _start(scene, gesture.box)
        case MoveTogether():
            return _start(scene, gesture.under)
        case Resize():
            cells = cells_of(scene.bridge, gesture.box)
            return size_text(cells.columns, cells.lines) if cells else ""
        case MoveFree() | StretchFree():
            return _on_points(scene, gesture.box, is_moved=isinstance(gesture, MoveFree))
        case PlacePicture() | StretchPicture():
            frame, paper = gesture.frame, scene.paper
            if frame is None:
                return ""
            high = (frame.lines - 1) * paper.leading + paper.em
            return _size(frame.width * paper.em, high)
        case PullColumns():
            found = index(scene.bridge.session.issue).boxes[gesture.box][1]
            assert isinstance(found, ArticleBox)
            count = found.columns or bounds(found.shape).columns
            return plural("{count} column", "{count} columns", count)
        case PullGuide():
            at = gesture.at
            return "" if at is None else _("{at:.1f} mm").format(at=at / MM)
        case _other:
            return ""


def _start(scene: PageScene, box: BoxId) -> str:
    cells = cells_of(scene.bridge, box)
    if cells is None:
        return _on_points(scene, box, is_moved=True)
    where = _("Column {column}, line {line}")
    return where.format(column=cells.column + 1, line=cells.line + 1)


def _on_points(scene: PageScene, box: BoxId, *, is_moved: bool) -> str:
    found = index(scene.bridge.session.issue).boxes[box][1]
    rect = rect_of(found)
    if rect is None:
        return ""
    if is_moved:
        return _("{x:.1f}, {y:.1f} mm").format(x=rect.x / MM, y=rect.y / MM)
    if isinstance(found, RuleBox):
        return _("{at:.1f} mm").format(at=max(rect.w, rect.h) / MM)
    return _size(rect.w, rect.h)


def _size(width: float, height: float) -> str:
    return _("{width:.1f} × {height:.1f} mm").format(width=width / MM, height=height / MM)
