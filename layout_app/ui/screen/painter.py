"""Paint a display list. One rule: the list has decided everything; here it only becomes pixels.

`prepare` turns a group into strokes once; `paint` puts them down at any zoom. Runs larger than
64 device pixels are filled outlines, because Qt draws no glyph run beyond that size.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol, assert_never

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QGlyphRun, QImage, QPainter, QPainterPath, QPen, QTransform

from layout_app.display.items import (
    Area,
    GlyphRun,
    Group,
    Item,
    Panel,
    Picture,
    PlacedPdf,
    Rule,
    origins,
)
from layout_app.display.page import PageDisplay
from layout_app.model.geometry import Rect
from layout_app.ui.screen.faces import EM, OUTLINE_EM, ScreenFaces
from layout_app.ui.screen.inks import colour

LARGEST_RUN = 64
"""Device pixels of an em above which glyph runs vanish."""
PLACEHOLDER = QColor(0xE4, 0xE6, 0xE8)
PLACEHOLDER_LINE = QColor(0xB4, 0xB9, 0xBE)

Shape = Rule | Panel | Area | Picture | PlacedPdf


class Proxy(Protocol):
    """Gives the small picture that stands in for an original, if there is one yet."""

    def __call__(self, original: str, wide: float = ...) -> QImage | None:
        """Return the smallest picture at hand that is `wide` pixels or more."""


@dataclass(slots=True)
class Text:
    """A glyph run ready for drawing."""

    run: GlyphRun
    strokes: QGlyphRun
    """Positions scaled to the raw font's em."""
    ink: QColor
    reach: QRectF
    """Around the run, generously, in points of its group."""


@dataclass(slots=True)
class Part:
    """What lies directly in a group or in one of those inside it."""

    items: tuple[Item, ...]
    dx: float
    """Place of its origin, points from the outermost group's."""
    dy: float
    texts: tuple[Text, ...]
    shapes: tuple[Shape, ...]


@dataclass(slots=True)
class Prepared:
    """What a group puts down, in order."""

    parts: tuple[Part, ...]


def prepare(group: Group, faces: ScreenFaces, before: Prepared | None = None) -> Prepared:
    """Build the strokes of a group, whose own place is left out.

    Parts that are the same as `before` keep their strokes, wherever they moved to.
    """
    known = before.parts if before else ()
    parts: list[Part] = []
    for items, dx, dy in _parts(group.items, 0.0, 0.0):
        old = known[len(parts)] if len(parts) < len(known) else None
        if old and (old.items is items or old.items == items):
            parts.append(Part(items, dx, dy, old.texts, old.shapes))
        else:
            parts.append(_part(items, dx, dy, faces))
    return Prepared(tuple(parts))


def paint(
    painter: QPainter,
    prepared: Prepared,
    faces: ScreenFaces,
    *,
    exposed: QRectF | None = None,
    proxy: Proxy | None = None,
) -> None:
    """Draw a prepared group; the painter's origin is the group's, its unit a point.

    Shapes come before texts: a display list puts rules, tints and pictures under the words. Only
    the text that meets `exposed` (points of the group) is drawn.
    """
    for part in prepared.parts:
        for shape in part.shapes:
            _paint_shape(painter, shape, part.dx, part.dy, proxy)
    scale = device_scale(painter)
    for part in prepared.parts:
        seen = exposed.translated(-part.dx, -part.dy) if exposed is not None else None
        for text in part.texts:
            if seen is None or seen.intersects(text.reach):
                _paint_text(painter, text, part.dx, part.dy, faces, scale)


def paint_page(
    painter: QPainter, display: PageDisplay, faces: ScreenFaces, proxy: Proxy | None = None
) -> None:
    """Draw a whole page on its white paper; the painter's origin is the trim's top left."""
    painter.fillRect(QRectF(QPointF(), QSizeF(*display.trim)), Qt.GlobalColor.white)
    for group in display.groups:
        painter.save()
        painter.translate(group.x, group.y)
        paint(painter, prepare(group, faces), faces, proxy=proxy)
        painter.restore()


def page_image(
    display: PageDisplay, faces: ScreenFaces, scale: float, proxy: Proxy | None = None
) -> QImage:
    """Return a page as pixels, `scale` device pixels a point."""
    width, height = (max(1, round(side * scale)) for side in display.trim)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.scale(scale, scale)
    paint_page(painter, display, faces, proxy)
    painter.end()
    return image


def device_scale(painter: QPainter) -> float:
    """Return how many device pixels a point takes."""
    return abs(painter.deviceTransform().m22()) or abs(painter.deviceTransform().m12())


def qrect(rect: Rect) -> QRectF:
    """Return a rectangle of the model as Qt takes it."""
    return QRectF(rect.x, rect.y, rect.w, rect.h)


def _parts(
    items: tuple[Item, ...], dx: float, dy: float
) -> Iterator[tuple[tuple[Item, ...], float, float]]:
    """Yield the items of a group and of the groups inside it, with their places."""
    yield items, dx, dy
    for item in items:
        if isinstance(item, Group):
            yield from _parts(item.items, dx + item.x, dy + item.y)


def _part(items: tuple[Item, ...], dx: float, dy: float, faces: ScreenFaces) -> Part:
    texts: list[Text] = []
    shapes: list[Shape] = []
    for item in items:
        match item:
            case GlyphRun():
                texts.append(_text(item, faces))
            case Rule() | Panel() | Area() | Picture() | PlacedPdf():
                shapes.append(item)
            case Group():
                # A part of its own.
                continue
            case _:
                assert_never(item)
    return Part(items, dx, dy, tuple(texts), tuple(shapes))


def _text(run: GlyphRun, faces: ScreenFaces) -> Text:
    k = EM / run.size
    strokes = QGlyphRun()
    strokes.setRawFont(faces.raw(run.face))
    strokes.setGlyphIndexes(list(run.glyphs))
    strokes.setPositions([QPointF(x * k, y * k) for x, y in origins(run)])
    return Text(run=run, strokes=strokes, ink=colour(run.ink), reach=_reach(run))


def _reach(run: GlyphRun) -> QRectF:
    """Return the area a run may ink: glyphs of up to two ems about their origins."""
    if not run.xs:
        return QRectF()
    far = 2.2 * run.size
    left, right, top, bottom = min(run.xs), max(run.xs), min(run.ys), max(run.ys)
    return QRectF(left - run.size, top - far, right - left + 2 * far, bottom - top + 2 * far)


def _paint_text(
    painter: QPainter, text: Text, dx: float, dy: float, faces: ScreenFaces, scale: float
) -> None:
    if text.run.turn or text.run.wide != 1 or text.run.size * scale > LARGEST_RUN:
        _fill_outlines(painter, text, dx, dy, faces)
        return
    k = EM / text.run.size
    painter.save()
    painter.translate(dx, dy)
    painter.scale(1 / k, 1 / k)
    painter.setPen(text.ink)
    painter.drawGlyphRun(QPointF(), text.strokes)
    painter.restore()


def _fill_outlines(painter: QPainter, text: Text, dx: float, dy: float, faces: ScreenFaces) -> None:
    run, k = text.run, text.run.size / OUTLINE_EM
    base = painter.transform()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for glyph, (x, y) in zip(run.glyphs, origins(run), strict=True):
        place = QTransform().translate(x + dx, y + dy).rotate(run.turn).scale(k * run.wide, k)
        painter.setTransform(place * base)
        painter.fillPath(faces.outline(run.face, glyph), text.ink)
    painter.restore()


def _paint_shape(
    painter: QPainter,
    shape: Shape,
    dx: float,
    dy: float,
    proxy: Proxy | None,
) -> None:
    match shape:
        case Rule():
            painter.setPen(_pen(colour(shape.ink), shape.weight))
            painter.drawLine(
                QPointF(shape.x1 + dx, shape.y1 + dy), QPointF(shape.x2 + dx, shape.y2 + dy)
            )
        case Panel():
            _paint_panel(painter, shape, dx, dy)
        case Area():
            _paint_area(painter, shape, dx, dy)
        case Picture():
            place = qrect(shape.rect).translated(dx, dy)
            _paint_picture(painter, place, shape.crop, shape.original, proxy)
        case PlacedPdf():
            place = qrect(shape.rect).translated(dx, dy)
            painter.save()
            if shape.shown is not None:
                clip = qrect(shape.shown).translated(dx, dy)
                painter.setClipRect(clip, Qt.ClipOperation.IntersectClip)
            _paint_picture(painter, place, Rect(0, 0, 1, 1), shape.original, proxy)
            painter.restore()
        case _:
            assert_never(shape)


def _paint_panel(painter: QPainter, panel: Panel, dx: float, dy: float) -> None:
    rect = qrect(panel.rect).translated(dx, dy)
    if panel.fill:
        painter.fillRect(rect, colour(panel.fill))
    if panel.stroke:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(_pen(colour(panel.stroke), panel.weight))
        painter.drawRect(rect)


def _paint_area(painter: QPainter, area: Area, dx: float, dy: float) -> None:
    path = QPainterPath()
    for loop in area.loops:
        points = [QPointF(x + dx, y + dy) for x, y in zip(loop[::2], loop[1::2], strict=True)]
        path.moveTo(points[0])
        for k in range(1, len(points), 3):
            path.cubicTo(*points[k : k + 3])
        path.closeSubpath()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(path, colour(area.ink))
    painter.restore()


def _paint_picture(
    painter: QPainter, rect: QRectF, crop: Rect, original: str, proxy: Proxy | None
) -> None:
    dots = rect.width() * abs(painter.deviceTransform().m11())
    image = proxy(original, dots / (crop.w or 1)) if proxy else None
    if image is None:
        painter.fillRect(rect, PLACEHOLDER)
        painter.setPen(_pen(PLACEHOLDER_LINE, 0.5))
        painter.drawLine(rect.topLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomLeft())
        return
    w, h = image.width(), image.height()
    painter.drawImage(rect, image, QRectF(crop.x * w, crop.y * h, crop.w * w, crop.h * h))


def _pen(ink: QColor, weight: float) -> QPen:
    pen = QPen(ink, weight)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    return pen
