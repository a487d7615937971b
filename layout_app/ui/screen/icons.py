"""Signs for the tool bar. One rule: drawn by lines in the colour of the text, so none is missing.

Each is a path on a field of 20 × 20, stroked 1.6 wide.
"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

FIELD = 20
_STROKE = 1.6
_DENSITIES = (1, 2)


def icon(name: str, ink: str, muted: str) -> QIcon:
    """Return the sign of a command; an empty icon for one that has none."""
    draw = _DRAWN.get(name)
    made = QIcon()
    if draw is None:
        return made
    path = QPainterPath()
    draw(path)
    for mode, colour in ((QIcon.Mode.Normal, ink), (QIcon.Mode.Disabled, muted)):
        for density in _DENSITIES:
            made.addPixmap(_picture(path, colour, density), mode)
    return made


def _picture(path: QPainterPath, colour: str, density: int) -> QPixmap:
    picture = QPixmap(QSize(FIELD, FIELD) * density)
    picture.setDevicePixelRatio(density)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(colour), _STROKE)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPath(path)
    painter.end()
    return picture


def _lines(path: QPainterPath, *strokes: tuple[tuple[float, float], ...]) -> None:
    for first, *rest in strokes:
        path.moveTo(QPointF(*first))
        for point in rest:
            path.lineTo(QPointF(*point))


def _import(path: QPainterPath) -> None:
    _lines(path, ((10, 3), (10, 12)), ((6.5, 8.5), (10, 12), (13.5, 8.5)))
    _lines(path, ((3.5, 11), (3.5, 16.5), (16.5, 16.5), (16.5, 11)))


def _export(path: QPainterPath) -> None:
    _lines(path, ((10, 12), (10, 3)), ((6.5, 6.5), (10, 3), (13.5, 6.5)))
    _lines(path, ((3.5, 11), (3.5, 16.5), (16.5, 16.5), (16.5, 11)))


def _save(path: QPainterPath) -> None:
    _lines(path, ((3.5, 3.5), (13.5, 3.5), (16.5, 6.5), (16.5, 16.5), (3.5, 16.5), (3.5, 3.5)))
    _lines(path, ((6.5, 3.5), (6.5, 7.5), (12.5, 7.5), (12.5, 3.5)))
    path.addRect(QRectF(6.5, 11, 7, 5.5))


def _undo(path: QPainterPath) -> None:
    _lines(path, ((7, 4), (3.5, 7.5), (7, 11)), ((3.5, 7.5), (11.5, 7.5)))
    path.cubicTo(18, 7.5, 18, 16, 11.5, 16)
    path.lineTo(7, 16)


def _redo(path: QPainterPath) -> None:
    _lines(path, ((13, 4), (16.5, 7.5), (13, 11)), ((16.5, 7.5), (8.5, 7.5)))
    path.cubicTo(2, 7.5, 2, 16, 8.5, 16)
    path.lineTo(13, 16)


def _new_page(path: QPainterPath) -> None:
    _lines(path, ((11.5, 2.5), (4.5, 2.5), (4.5, 17.5), (15.5, 17.5), (15.5, 6.5), (11.5, 2.5)))
    _lines(path, ((11.5, 2.5), (11.5, 6.5), (15.5, 6.5)))
    _lines(path, ((10, 9.5), (10, 14.5)), ((7.5, 12), (12.5, 12)))


def _join(path: QPainterPath) -> None:
    _lines(path, ((2.5, 6), (7.5, 6)), ((2.5, 10), (6, 10)), ((2.5, 14), (7.5, 14)))
    _lines(path, ((12.5, 6), (17.5, 6)), ((14, 10), (17.5, 10)), ((12.5, 14), (17.5, 14)))
    _lines(path, ((8, 10), (12, 10)))


def _lens(path: QPainterPath) -> None:
    path.addEllipse(QRectF(3, 3, 10.5, 10.5))
    _lines(path, ((12, 12), (17, 17)), ((6, 8.2), (10.5, 8.2)))


def _zoom_in(path: QPainterPath) -> None:
    _lens(path)
    _lines(path, ((8.2, 6), (8.2, 10.5)))


def _two_pages(path: QPainterPath) -> None:
    path.addRect(QRectF(3.5, 2.5, 9, 11.5))
    _lines(path, ((7, 17), (16.5, 17), (16.5, 6)))


def _bin(path: QPainterPath) -> None:
    _lines(path, ((4, 5.5), (16, 5.5)), ((8, 5.5), (8, 3), (12, 3), (12, 5.5)))
    _lines(path, ((5.5, 5.5), (6.5, 17), (13.5, 17), (14.5, 5.5)))
    _lines(path, ((8.5, 9), (8.8, 14)), ((11.5, 9), (11.2, 14)))


def _fit(path: QPainterPath) -> None:
    for x, y in ((3, 3), (17, 3), (3, 17), (17, 17)):
        across, down = (4 if x < 10 else -4), (4 if y < 10 else -4)
        _lines(path, ((x + across, y), (x, y), (x, y + down)))
    path.addRect(QRectF(7, 6.5, 6, 7))


def _day(path: QPainterPath) -> None:
    path.addRect(QRectF(3.5, 4.5, 13, 12))
    _lines(path, ((3.5, 8.5), (16.5, 8.5)), ((7, 2.5), (7, 6)), ((13, 2.5), (13, 6)))


_DRAWN: Mapping[str, Callable[[QPainterPath], None]] = {
    "article.import": _import,
    "issue.save": _save,
    "issue.export": _export,
    "edit.undo": _undo,
    "edit.redo": _redo,
    "page.new": _new_page,
    "page.duplicate": _two_pages,
    "page.delete": _bin,
    "seam.accept_all": _join,
    "view.in": _zoom_in,
    "view.out": _lens,
    "view.fit": _fit,
    "day": _day,
}
