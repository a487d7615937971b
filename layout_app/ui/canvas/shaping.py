"""Grips of an article's box: its corners, its columns, its heads. One rule: all act at once.

A diamond at each corner cuts it off (L, T), a bar between the columns changes how many there are, a
knob on the headline carries the heads to where they shall stand to the text.
"""

from enum import Enum

from PySide6.QtCore import QPointF, QRectF

from layout_app.compose.page import ComposedBox
from layout_app.edit.shapes import Corner, Size, bounds, cut_corners, without_corners
from layout_app.frozen import frozen
from layout_app.model.box import UPRIGHT, Arrangement, ArticleBox, RegionKind
from layout_app.model.geometry import Cells
from layout_app.model.ids import BoxId
from layout_app.model.issue import index
from layout_app.model.limits import PAPER_COLUMNS
from layout_app.model.paper import cells_rect
from layout_app.ui.canvas.cells import column_pitch
from layout_app.ui.canvas.scene import PageScene
from layout_app.ui.canvas.stepwise import Stepwise
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.fields.kinds import arrangement_text
from layout_app.ui.screen.painter import qrect

REACH = 8
"""How near to a grip the mouse must be, device-independent pixels."""
INSIDE = 15
"""Pixels of a diamond from a corner that is whole."""


class GripKind(Enum):
    """What a grip changes."""

    CORNER = "corner"
    COLUMNS = "columns"
    HEADS = "heads"
    PICTURE = "picture"


@frozen(kw_only=False)
class Grip:
    """A grip and where it stands in the view."""

    kind: GripKind
    at: QPointF
    corner: Corner | None = None
    number: int = 0
    """Which picture of the article."""


def grips_of(scene: PageScene, box: BoxId, scale: float) -> tuple[Grip, ...]:
    """Return the grips of an article's box in scene points; `scale` is pixels a point."""
    found, shown = _article_box(scene.bridge, box), scene.find(box)
    if found is None or shown is None:
        return ()
    sheet, composed = shown
    grips = [*_corner_grips(scene, found, sheet.x, scale)]
    grips += [_shifted(grip, sheet.x) for grip in _inner_grips(found, composed, scale)]
    return tuple(grips)


def grip_at(grips: tuple[Grip, ...], at: QPointF, scale: float) -> Grip | None:
    """Return the grip under a point of the scene."""
    near = (g for g in grips if (g.at - at).manhattanLength() * scale <= REACH)
    return next(near, None)


class CutCorner(Stepwise):
    """A corner of a box cut off, or put back, as far as the mouse carries the diamond."""

    def __init__(self, scene: PageScene, box: BoxId, corner: Corner) -> None:
        super().__init__(scene)
        self._box, self._corner = box, corner
        found = _article_box(scene.bridge, box)
        assert found is not None
        self._whole = bounds(found.shape)
        self._cuts = cut_corners(found.shape) or {}

    def follow(self, at: QPointF, *, freely: bool = False) -> None:
        """Cut the corner off up to the cell under the mouse."""
        shown = self._scene.find(self._box)
        if shown is None:
            return
        paper, whole = self._scene.paper, self._whole
        area = paper.type_area
        column = (at.x() - shown[0].x - area.x) / column_pitch(paper)
        line = (at.y() - area.y) / paper.leading
        corner = self._corner
        across = column - whole.column if corner.is_left else whole.end_column - column
        down = line - whole.line if corner.is_upper else whole.end_line - line
        size: Size = max(0, round(across)), max(0, round(down))
        shape = without_corners(whole, {**self._cuts, corner: size})
        reshape(self._scene.bridge, self._box, shape, self._key)


class PullColumns(Stepwise):
    """The right edge of the first column carried by the mouse: more columns, or fewer."""

    def __init__(self, scene: PageScene, box: BoxId) -> None:
        super().__init__(scene)
        self.box = box

    def follow(self, at: QPointF, *, freely: bool = False) -> None:
        """Divide the box so that its first column ends near the mouse."""
        rect, found = self._scene.rect_of(self.box), _article_box(self._scene.bridge, self.box)
        if rect is None or found is None:
            return
        paper = self._scene.paper
        gutter = paper.gutter * paper.em
        width = max(4 * paper.em, at.x() - rect.left())
        wanted = round((rect.width() + gutter) / (width + gutter))
        columns = min(max(1, wanted), PAPER_COLUMNS[1])
        own = 0 if columns == bounds(found.shape).columns else columns
        if own != found.columns:
            self._scene.bridge.run("box.columns", box=self.box, columns=own, merge=self._key)


class CarryHeads(Stepwise):
    """The heads of a box carried to another place in its text."""

    def __init__(self, scene: PageScene, box: BoxId) -> None:
        super().__init__(scene)
        self.box = box
        self.arrangement: Arrangement | None = None

    def follow(self, at: QPointF, *, freely: bool = False) -> None:
        """Arrange the heads by the part of the box that the mouse is in."""
        rect, found = self._scene.rect_of(self.box), _article_box(self._scene.bridge, self.box)
        if rect is None or found is None:
            return
        self.arrangement = arrangement_at(rect, at)
        if self.arrangement is not found.arrangement:
            self._scene.bridge.run(
                "headline.arrange",
                box=self.box,
                arrangement=self.arrangement.value,
                merge=self._key,
            )

    def words(self) -> str:
        """Say how the heads stand now."""
        return arrangement_text(self.arrangement) if self.arrangement else ""


def arrangement_at(rect: QRectF, at: QPointF) -> Arrangement:
    """Return how heads stand that are carried to a point of their box."""
    across = (at.x() - rect.left()) / max(1.0, rect.width())
    down = (at.y() - rect.top()) / max(1.0, rect.height())
    if down < 0.16:
        return Arrangement.OVER
    if across < 0.15:
        return Arrangement.VERTICAL_LEFT
    if across > 0.85:
        return Arrangement.VERTICAL_RIGHT
    if down > 0.5:
        return Arrangement.SURROUNDED
    return Arrangement.BESIDE if across < 0.5 else Arrangement.INSIDE


def reshape(bridge: Bridge, box: BoxId, shape: tuple[Cells, ...], key: object) -> bool:
    """Give a box another shape; one it has already is no step."""
    found = _article_box(bridge, box)
    if found is None or found.shape == shape:
        return False
    words = "; ".join(f"{c.column} {c.line} {c.columns} {c.lines}" for c in shape)
    return bridge.run("box.shape", box=box, cells=words, merge=key)


def _article_box(bridge: Bridge, box: BoxId) -> ArticleBox | None:
    found = index(bridge.session.issue).boxes.get(box)
    return found[1] if found and isinstance(found[1], ArticleBox) else None


def _corner_grips(scene: PageScene, box: ArticleBox, x: float, scale: float) -> list[Grip]:
    """Return a diamond at each corner: where it is cut to, or a little inside of it."""
    cuts = cut_corners(box.shape)
    if cuts is None:
        return []
    paper, whole = scene.paper, bounds(box.shape)
    rect = qrect(cells_rect(paper, whole)).translated(x, 0)
    inside = INSIDE / scale
    grips = []
    roomy = min(rect.width(), rect.height()) >= 6 * inside
    for corner in Corner:
        columns, lines = cuts.get(corner, (0, 0))
        # In a small box the handles of its corners would lie on them.
        if not (roomy or columns or lines):
            continue
        across = columns * column_pitch(paper) if columns else inside
        down = lines * paper.leading if lines else inside
        at = QPointF(
            rect.left() + across if corner.is_left else rect.right() - across,
            rect.top() + down if corner.is_upper else rect.bottom() - down,
        )
        grips.append(Grip(GripKind.CORNER, at, corner))
    return grips


def _inner_grips(box: ArticleBox, composed: ComposedBox, scale: float) -> list[Grip]:
    grips = []
    texts = sorted(
        (r.rect for r in composed.regions if r.kind is RegionKind.TEXT), key=lambda r: (r.x, r.y)
    )
    if texts and not box.vertical:
        first = texts[0]
        low = min(first.y + 26 / scale, first.bottom)
        grips.append(Grip(GripKind.COLUMNS, QPointF(first.right, low)))
    heads = (r.rect for r in composed.regions if r.kind is RegionKind.HEADLINE)
    head = next(heads, None)
    if head is not None:
        upright = box.arrangement in UPRIGHT
        at = QPointF(head.x + head.w / 2, head.y + (head.h * 0.3 if upright else head.h / 2))
        grips.append(Grip(GripKind.HEADS, at))
    return grips


def _shifted(grip: Grip, x: float) -> Grip:
    return Grip(grip.kind, grip.at + QPointF(x, 0), grip.corner)
