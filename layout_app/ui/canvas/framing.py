"""Pictures of an article carried and stretched in its box. One rule: edges land on columns or 字.

The article's text runs round them at once. Corners stretch the frame, and the picture fills it; a
cross in its middle carries it.
"""

from dataclasses import replace

from PySide6.QtCore import QPointF

from layout_app.compose.article.composed import ComposedBox, PlacedRegion
from layout_app.edit.shapes import Corner, bounds
from layout_app.frozen import frozen
from layout_app.model.box import ArticleBox, RegionKind
from layout_app.model.geometry import Rect
from layout_app.model.ids import BoxId
from layout_app.model.issue import index
from layout_app.model.paper import Paper
from layout_app.ui.canvas.scene import PageScene
from layout_app.ui.canvas.shaping import Grip, GripKind
from layout_app.ui.canvas.stepwise import Stepwise

NEAR = 1.0
"""How near to a column an edge must come to land on it, 字."""
NARROWEST, LOWEST = 3.0, 2
"""The least width of a picture, 字, and its least height, lines."""
SMALLEST = 44
"""Sides below which a picture shows no corners, device-independent pixels."""


@frozen
class Frame:
    """Where a picture stands, from the upper left of its box."""

    x: float
    """字, as its width."""
    line: int
    width: float
    lines: int


@frozen
class Room:
    """What a box gives its pictures."""

    width: float
    """字."""
    lines: int
    columns: tuple[tuple[float, float], ...]
    """The left and right edge of each, 字."""


def carried(frame: Frame, x: float, line: float, room: Room, *, freely: bool = False) -> Frame:
    """Return a picture whose upper left is carried to a place, on the edge of a column near by."""
    edges = [left for left, _ in room.columns] + [right - frame.width for _, right in room.columns]
    left = min(max(0.0, _landed(x, edges, freely=freely)), max(0.0, room.width - frame.width))
    top = min(max(0, round(line)), max(0, room.lines - frame.lines))
    return replace(frame, x=left, line=top)


def stretched(
    frame: Frame, corner: Corner, x: float, line: float, room: Room, *, freely: bool = False
) -> Frame:
    """Return a picture one corner of which is carried to a place."""
    left, right = frame.x, frame.x + frame.width
    top, foot = frame.line, frame.line + frame.lines
    x = _landed(x, [edges[not corner.is_left] for edges in room.columns], freely=freely)
    if corner.is_left:
        left = min(max(0.0, x), right - NARROWEST)
    else:
        right = max(min(room.width, x), left + NARROWEST)
    if corner.is_upper:
        top = min(max(0, round(line)), foot - LOWEST)
    else:
        foot = max(min(room.lines, round(line)), top + LOWEST)
    return Frame(x=left, line=top, width=right - left, lines=foot - top)


def room_of(box: ArticleBox, paper: Paper) -> Room:
    """Return what an article's box gives its pictures, with the edges of its columns."""
    whole = bounds(box.shape)
    width = whole.columns * paper.chars + (whole.columns - 1) * paper.gutter
    columns = box.columns or whole.columns
    each = (width - (columns - 1) * paper.gutter) / columns
    lefts = (n * (each + paper.gutter) for n in range(columns))
    return Room(
        width=width, lines=whole.lines, columns=tuple((left, left + each) for left in lefts)
    )


def picture_grips(scene: PageScene, box: BoxId, scale: float) -> tuple[Grip, ...]:
    """Return the grips of the pictures of an article's box; `scale` is pixels a point."""
    shown = scene.find(box)
    found = index(scene.bridge.session.issue).boxes.get(box)
    if shown is None or found is None or not isinstance(found[1], ArticleBox):
        return ()
    return tuple(
        grip for region in _pictures(shown[1]) for grip in _grips(region, shown[0].x, scale)
    )


class _Framing(Stepwise):
    """What both gestures share: a picture in its box, and how it gets another frame."""

    def __init__(self, scene: PageScene, box: BoxId, number: int) -> None:
        super().__init__(scene)
        self._box, self._number = box, number
        self._first = self.frame

    def _article_box(self) -> ArticleBox | None:
        found = index(self._scene.bridge.session.issue).boxes.get(self._box)
        return found[1] if found and isinstance(found[1], ArticleBox) else None

    def _place(self, at: QPointF) -> tuple[float, float]:
        """Return a point of the scene in 字 and lines from the upper left of the box."""
        paper, shown = self._scene.paper, self._scene.find(self._box)
        assert shown is not None
        sheet, box = shown
        return (at.x() - sheet.x - box.rect.x) / paper.em, (at.y() - box.rect.y) / paper.leading

    @property
    def frame(self) -> Frame | None:
        """Where the picture stands now; none where it is out of view."""
        paper, shown = self._scene.paper, self._scene.find(self._box)
        if shown is None:
            return None
        here = (r.rect for r in _pictures(shown[1]) if r.index == self._number)
        rect, corner = next(here, None), shown[1].rect
        if rect is None:
            return None
        return Frame(
            x=round((rect.x - corner.x) / paper.em, 3),
            line=round((rect.y - corner.y) / paper.leading),
            width=round(rect.w / paper.em, 3),
            lines=round((rect.h - paper.em) / paper.leading) + 1,
        )

    def _take(self, box: ArticleBox, frame: Frame) -> None:
        if frame == self.frame:
            return
        mine = (RegionKind.PICTURE, self._number)
        self._scene.bridge.run(
            "box.region",
            box=self._box,
            kind=RegionKind.PICTURE.value,
            number=self._number,
            x=frame.x,
            line=frame.line,
            width=frame.width,
            lines=frame.lines,
            over=any(r.over for r in box.regions if (r.kind, r.index) == mine),
            merge=self._key,
        )


class PlacePicture(_Framing):
    """A picture carried by the cross in its middle."""

    def __init__(self, scene: PageScene, box: BoxId, number: int, at: QPointF) -> None:
        super().__init__(scene, box, number)
        x, line = self._place(at)
        self._grab = (x - self._first.x, line - self._first.line) if self._first else (0.0, 0.0)

    def follow(self, at: QPointF, *, freely: bool = False) -> None:
        """Put the picture where the mouse carries it."""
        box, (x, line) = self._article_box(), self._place(at)
        if box is not None and self._first is not None:
            room = room_of(box, self._scene.paper)
            to = x - self._grab[0], line - self._grab[1]
            self._take(box, carried(self._first, *to, room, freely=freely))


class StretchPicture(_Framing):
    """A picture stretched by one of its corners."""

    def __init__(self, scene: PageScene, box: BoxId, number: int, corner: Corner) -> None:
        super().__init__(scene, box, number)
        self._corner = corner

    def follow(self, at: QPointF, *, freely: bool = False) -> None:
        """Draw the corner to the mouse."""
        box = self._article_box()
        if box is not None and self._first is not None:
            room = room_of(box, self._scene.paper)
            to = self._place(at)
            self._take(box, stretched(self._first, self._corner, *to, room, freely=freely))


def _landed(x: float, edges: list[float], *, freely: bool) -> float:
    """Return an edge that is near enough, else the nearest whole 字."""
    nearest = min(edges, key=lambda edge: abs(edge - x))
    return nearest if not freely and abs(nearest - x) <= NEAR else float(round(x))


def _pictures(box: ComposedBox) -> list[PlacedRegion]:
    return [region for region in box.regions if region.kind is RegionKind.PICTURE]


def _grips(region: PlacedRegion, x: float, scale: float) -> list[Grip]:
    rect: Rect = region.rect
    middle = QPointF(x + rect.x + rect.w / 2, rect.y + rect.h / 2)
    grips = [Grip(GripKind.PICTURE, middle, number=region.index)]
    if min(rect.w, rect.h) * scale >= SMALLEST:
        for corner in Corner:
            at = QPointF(
                x + (rect.x if corner.is_left else rect.right),
                rect.y if corner.is_upper else rect.bottom,
            )
            grips.append(Grip(GripKind.PICTURE, at, corner, region.index))
    return grips
