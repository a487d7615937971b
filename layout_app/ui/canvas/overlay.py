"""What lies over the page. One rule: drawn in device pixels, never printed, never cached.

Selection, handles, badges (多/缺), the ghost of an article on its way, the rubber band. Paper is
white in both palettes, so what lies on it keeps the light one's colours.
"""

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTransform

from layout_app.compose.flow.fit import FitState
from layout_app.compose.page import Fit
from layout_app.desk.pages.fitting import brief_fit_text, fit_text
from layout_app.frozen import frozen
from layout_app.model.ids import BoxId
from layout_app.ui.canvas.cells import HANDLES, Handle
from layout_app.ui.canvas.shaping import Grip, GripKind
from layout_app.ui.screen.palette import LIGHT, Colours

GRIP = 7
"""Side of a handle, device pixels."""
GUIDE = "#0a9bb0"
"""Guides, told from the grid by being darker and greener."""
DRAWS = "#c2188f"
"""The line that draws a box at the moment."""
FOUND = "#d97a00"
"""Words that were looked for."""
FOUND_LEAST = 9
"""Least height of their mark, device pixels."""
MEASURE = "#2b2f36"
"""The ground of what a drag has come to, told from badges by having no colour."""
ASIDE = 18
"""How far it stands from the mouse, device pixels."""
PIN = 15
"""From the corner of a box to the middle of its pin, device pixels."""
PIN_ROOM = 12 * PIN
"""A box that is smaller has a small pin, device pixels."""
CLEAR = 24
"""Above the foot of a box that its handles and the grips of its corners take, device pixels."""
REACH = 9
"""How near to a handle the mouse must be, device pixels."""
OUT = 4
"""How far outside of its box a handle stands, device pixels: what is edited stays in sight."""
NEAR = 56
"""How near the mouse must be to a grip that lies on words for it to be drawn, device pixels."""
NARROW = 4 * GRIP
"""A side that is shorter has no handle in its middle, device pixels."""
SHARE, BRIEF_SHARE = 3.0, 2.6
"""A box is so many times as high as its badge, or the badge says less; at last it is a sign."""
_SIGNS = {FitState.OVER: "▲", FitState.SHORT: "▽", FitState.EXACT: "✓"}
_GROUNDS = {
    FitState.OVER: LIGHT.over, FitState.SHORT: LIGHT.short, FitState.EXACT: LIGHT.exact
}  # fmt: skip


@frozen
class Ghost:
    """Where an article would land."""

    rect: QRectF
    """Scene points."""
    label: str
    fits: bool
    free: bool
    """Whether nothing stands there yet."""


@frozen
class Marked:
    """A box that is drawn with more than its ink."""

    box: BoxId
    rect: QRectF
    """Scene points."""
    fit: Fit | None
    selected: bool
    handles: bool
    pinned: bool = False
    """Whether it stays where it is when the page is arranged."""
    brief: bool = False
    """Whether its badge says little, and on the foot's edge: other boxes are in hand as well."""


@frozen
class SheetName:
    """The name of a sheet, written below it."""

    rect: QRectF
    """Scene points."""
    folio: str
    current: bool


@frozen
class Line:
    """A guide of the editor's, or a line that draws a box at the moment."""

    sheet: QRectF
    """Scene points."""
    vertical: bool
    at: float
    """Points from the sheet's left or top."""
    draws: bool = False


@frozen
class Overlay:
    """Everything over the page at one moment."""

    sheets: tuple[SheetName, ...] = ()
    boxes: tuple[Marked, ...] = ()
    lines: tuple[Line, ...] = ()
    grips: tuple[Grip, ...] = ()
    mouse: QPointF | None = None
    """Where the mouse is over the view, device pixels."""
    hover: QRectF | None = None
    ghost: Ghost | None = None
    band: QRectF | None = None
    measure: str = ""
    """What a drag has come to, written beside the mouse."""
    found: tuple[QRectF, ...] = ()
    """Words that were looked for, scene points."""


def draw(painter: QPainter, overlay: Overlay, to_device: QTransform, colours: Colours) -> None:
    """Draw the overlay; the painter is in device pixels."""
    painter.save()
    painter.resetTransform()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for sheet in overlay.sheets:
        _draw_name(painter, sheet, to_device, colours)
    for line in overlay.lines:
        _draw_line(painter, line, to_device)
    for words in overlay.found:
        _draw_found(painter, to_device.mapRect(words))
    if overlay.hover:
        _outline(painter, to_device.mapRect(overlay.hover), _accent(110), 1)
    for box in overlay.boxes:
        _draw_box(painter, box, to_device)
    for grip in seen(overlay.grips, overlay.mouse, to_device):
        _draw_shaping(painter, grip, to_device.map(grip.at))
    if overlay.ghost:
        _draw_ghost(painter, overlay.ghost, to_device)
    if overlay.band:
        area = to_device.mapRect(overlay.band)
        painter.fillRect(area, _accent(30))
        _outline(painter, area, _accent(200), 1)
    if overlay.measure and overlay.mouse is not None:
        _draw_measure(painter, overlay.measure, overlay.mouse)
    painter.restore()


def _draw_measure(painter: QPainter, text: str, mouse: QPointF) -> None:
    """Write what a drag has come to above the mouse, where no badge lies, and in the window."""
    metrics, window = QFontMetricsF(painter.font()), painter.viewport()
    width, height = metrics.horizontalAdvance(text) + 12, metrics.height() + 4
    left = min(mouse.x() + ASIDE, window.width() - width - 2)
    top = mouse.y() - ASIDE - height
    if top < 0:
        top = mouse.y() + ASIDE
    top = min(top, window.height() - height - 2)
    plate = QRectF(round(max(2.0, left)), round(top), width, height)
    _draw_label(painter, plate, text, MEASURE)


def _draw_found(painter: QPainter, rect: QRectF) -> None:
    """Mark words as with a marker pen; at the smallest zoom the mark is still seen."""
    least = max(0.0, FOUND_LEAST - rect.height()) / 2
    rect = rect.adjusted(-2, -least, 2, least)
    ink = QColor(FOUND)
    ink.setAlpha(90)
    painter.fillRect(_crisp(rect), ink)
    _outline(painter, rect, QColor(FOUND), 2)


def seen(grips: tuple[Grip, ...], mouse: QPointF | None, to_device: QTransform) -> tuple[Grip, ...]:
    """Return the grips that are drawn: those that lie on words only where the mouse comes near."""
    on_words = (GripKind.CORNER, GripKind.HEADS)

    def is_near(at: QPointF) -> bool:
        return mouse is not None and (to_device.map(at) - mouse).manhattanLength() <= NEAR

    return tuple(grip for grip in grips if grip.kind not in on_words or is_near(grip.at))


def around(rect: QRectF, scale: float = 1.0) -> QRectF:
    """Return the rectangle on which the handles of a box stand; `scale` is pixels a unit."""
    out = OUT / scale
    return rect.adjusted(-out, -out, out, out)


def handles_of(rect: QRectF) -> tuple[Handle, ...]:
    """Return the handles of a box in pixels: none amid a side too short for three."""
    narrow, flat = rect.width() < NARROW, rect.height() < NARROW
    return tuple(
        handle
        for handle in HANDLES
        if not (narrow and not handle.across and handle.down)
        and not (flat and not handle.down and handle.across)
    )


def handle_at(rect: QRectF, point: QPointF, reach: float = REACH) -> Handle | None:
    """Return the handle of a box within reach of a point, all in one unit."""
    near = ((handle_place(rect, handle) - point).manhattanLength() for handle in HANDLES)
    distance, handle = min(zip(near, HANDLES, strict=True), key=lambda found: found[0])
    return handle if distance <= reach else None


def handle_place(rect: QRectF, handle: Handle) -> QPointF:
    """Return where a handle stands."""
    centre = rect.center()
    return QPointF(
        centre.x() + handle.across * rect.width() / 2, centre.y() + handle.down * rect.height() / 2
    )


def _draw_box(painter: QPainter, box: Marked, to_device: QTransform) -> None:
    rect = _crisp(to_device.mapRect(box.rect))
    if box.selected:
        _outline(painter, rect, _accent(255), 1)
    if box.handles:
        for handle in handles_of(rect):
            _draw_grip(painter, handle_place(around(rect), handle))
    if box.pinned:
        _draw_pin(painter, *pin_of(box, rect))
    if box.fit:
        words = _badge_words(box, rect, QFontMetricsF(painter.font()))
        plate = badge_of(box, to_device, painter.font(), painter.viewport())
        _draw_label(painter, plate, words, _GROUNDS[box.fit.state])


def _draw_name(
    painter: QPainter, sheet: SheetName, to_device: QTransform, colours: Colours
) -> None:
    rect = to_device.mapRect(sheet.rect)
    line = QRectF(rect.left(), rect.bottom() + 3, rect.width(), 20)
    painter.setPen(QColor(colours.text if sheet.current else colours.muted))
    painter.drawText(line, Qt.AlignmentFlag.AlignCenter, sheet.folio)
    if sheet.current:
        painter.fillRect(_crisp(QRectF(rect.left(), rect.bottom(), rect.width(), 2)), _accent(255))


def _draw_line(painter: QPainter, line: Line, to_device: QTransform) -> None:
    """Draw a guide over its page, and what draws a box at the moment beyond it."""
    rect = to_device.mapRect(line.sheet)
    beyond = 14.0 if line.draws else 0.0
    painter.setPen(QPen(QColor(DRAWS if line.draws else GUIDE), 1))
    if line.vertical:
        x = round(to_device.map(QPointF(line.sheet.left() + line.at, 0)).x())
        painter.drawLine(QPointF(x, rect.top() - beyond), QPointF(x, rect.bottom() + beyond))
    else:
        y = round(to_device.map(QPointF(0, line.sheet.top() + line.at)).y())
        painter.drawLine(QPointF(rect.left() - beyond, y), QPointF(rect.right() + beyond, y))


def _draw_grip(painter: QPainter, at: QPointF) -> None:
    half = GRIP // 2
    grip = QRectF(round(at.x()) - half, round(at.y()) - half, GRIP - 1, GRIP - 1)
    painter.setPen(QPen(_accent(255), 1))
    painter.setBrush(Qt.GlobalColor.white)
    painter.drawRect(grip)


def pin_of(box: Marked, rect: QRectF) -> tuple[QPointF, float]:
    """Return the middle and the scale of a pin: inside the corner of a box, or below its handle.

    On a small box it is half as large and lies on the corner: the heads stay in sight.
    """
    if min(rect.width(), rect.height()) < PIN_ROOM:
        return rect.topRight(), 0.5
    down = CLEAR if box.handles else 0
    return QPointF(rect.right() - PIN, rect.top() + PIN + down), 1.0


def _draw_pin(painter: QPainter, middle: QPointF, scale: float) -> None:
    """Draw a pin upright on a white disc."""
    painter.save()
    painter.translate(middle)
    painter.scale(scale, scale)
    at = QPointF()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.GlobalColor.white)
    painter.drawEllipse(at, 11, 11)
    painter.setPen(QPen(_accent(255), 1.8))
    painter.drawEllipse(at, 10, 10)
    painter.drawLine(at + QPointF(0, 1.5), at + QPointF(0, 7))
    painter.drawLine(at + QPointF(-4.5, 1.5), at + QPointF(4.5, 1.5))
    painter.setBrush(_accent(255))
    painter.drawRect(QRectF(at.x() - 2, at.y() - 6, 4, 7))
    painter.restore()


def badge_of(mark: Marked, to_device: QTransform, font: QFont, window: QRect) -> QRectF:
    """Return where the badge of a box stands, device pixels; empty where it has none."""
    if mark.fit is None:
        return QRectF()
    return _badge_place(mark, _crisp(to_device.mapRect(mark.rect)), QFontMetricsF(font), window)


def _badge_place(mark: Marked, rect: QRectF, metrics: QFontMetricsF, window: QRect) -> QRectF:
    """Return the ground of a badge: in the lower right corner, below the handles of the foot.

    Where the window ends there, it stands inside, above the handles and the grips of the corners.
    A brief one lies on the foot's edge, half on the white below it.
    """
    inside = _plate(rect.bottomRight(), _badge_words(mark, rect, metrics), metrics, window)
    if mark.brief:
        inside.moveTop(min(rect.bottom() - inside.height() / 2, window.height() - inside.height()))
        return inside
    if not mark.handles:
        return inside
    foot = rect.bottom() + GRIP + OUT
    if foot + inside.height() <= window.height():
        inside.moveTop(foot)
    else:
        inside.moveBottom(min(inside.bottom(), rect.bottom() - CLEAR))
    return inside


def _badge_words(mark: Marked, rect: QRectF, metrics: QFontMetricsF) -> str:
    """Return the words of a badge; fewer where a box is small, so that its heads stay in sight."""
    fit = mark.fit
    assert fit is not None
    # 多 and 缺 say it without the colour; a sign before them would say it twice.
    sign = "✓ " if fit.state is FitState.EXACT else ""
    whole, brief = f"{sign}{fit_text(fit)}", f"{sign}{brief_fit_text(fit)}"
    if mark.handles:
        return whole
    for words, share in ((whole, SHARE), (brief, BRIEF_SHARE))[mark.brief :]:
        plate = _label_size(words, metrics)
        if plate.width() <= rect.width() and share * plate.height() <= rect.height():
            return words
    return _SIGNS[fit.state]


def _draw_shaping(painter: QPainter, grip: Grip, at: QPointF) -> None:
    """Draw a diamond, a bar, a knob, or of a picture its corners and a cross to carry it by."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(_accent(255), 1.4))
    painter.setBrush(Qt.GlobalColor.white)
    match grip.kind:
        case GripKind.CORNER:
            ways = (QPointF(0, -5), QPointF(5, 0), QPointF(0, 5), QPointF(-5, 0))
            painter.drawPolygon([at + way for way in ways])
        case GripKind.COLUMNS:
            painter.drawRoundedRect(QRectF(at.x() - 2.5, at.y() - 8, 5, 16), 2, 2)
        case GripKind.HEADS:
            painter.drawEllipse(at, 6, 6)
            painter.setBrush(_accent(255))
            painter.drawEllipse(at, 2, 2)
        case GripKind.PICTURE if grip.corner:
            painter.drawRect(QRectF(at.x() - 3.5, at.y() - 3.5, 7, 7))
        case GripKind.PICTURE:
            painter.drawEllipse(at, 8, 8)
            for way in (QPointF(4.5, 0), QPointF(0, 4.5)):
                painter.drawLine(at - way, at + way)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _draw_ghost(painter: QPainter, ghost: Ghost, to_device: QTransform) -> None:
    rect = _crisp(to_device.mapRect(ghost.rect))
    ground = QColor(LIGHT.accent if ghost.free else LIGHT.over)
    ground.setAlpha(46)
    painter.fillRect(rect, ground)
    ground.setAlpha(230)
    painter.setPen(QPen(ground, 1.5, Qt.PenStyle.SolidLine if ghost.fits else Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect)
    corner, metrics = rect.bottomRight(), QFontMetricsF(painter.font())
    plate = _plate(corner, ghost.label, metrics, painter.viewport())
    _draw_label(painter, plate, ghost.label, ground.name())


def _draw_label(painter: QPainter, plate: QRectF, text: str, ground: str) -> None:
    """Write white words on a coloured ground."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(plate, 3, 3)
    painter.setPen(Qt.GlobalColor.white)
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, text)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _plate(corner: QPointF, text: str, metrics: QFontMetricsF, window: QRect) -> QRectF:
    """Return the ground of a label inside the lower right corner of a box, and in the window."""
    size = _label_size(text, metrics)
    width, height = size.width(), size.height()
    off = 2 if text in _SIGNS.values() else GRIP
    left = min(max(4.0, corner.x() - width - off), window.width() - width - 4)
    top = min(max(4.0, corner.y() - height - off), window.height() - height - 4)
    return QRectF(round(left), round(top), width, height)


def _label_size(text: str, metrics: QFontMetricsF) -> QSizeF:
    """Return the size of a label; a sign alone has hardly any air."""
    across, down = (4, -4) if text in _SIGNS.values() else (14, 5)
    return QSizeF(metrics.horizontalAdvance(text) + across, metrics.height() + down)


def _outline(painter: QPainter, rect: QRectF, ink: QColor, width: float) -> None:
    painter.setPen(QPen(ink, width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(_crisp(rect))


def _crisp(rect: QRectF) -> QRectF:
    """Lay a rectangle on whole pixels."""
    left, top = round(rect.left()), round(rect.top())
    return QRectF(left, top, round(rect.right()) - left, round(rect.bottom()) - top)


def _accent(alpha: int) -> QColor:
    ink = QColor(LIGHT.accent)
    ink.setAlpha(alpha)
    return ink
