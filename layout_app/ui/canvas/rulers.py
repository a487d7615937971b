"""Rulers at the page's edges. One rule: they count what the editor counts, or millimetres.

Across stand 字 from the left of the type area with the columns' numbers, down the grid lines; a
click on the corner changes both to millimetres from the trim.
"""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QToolButton, QWidget

from layout_app.desk.words import _
from layout_app.model.geometry import MM
from layout_app.model.paper import Paper
from layout_app.ui.canvas.view import PageView
from layout_app.ui.screen.palette import Colours

WIDTH = 22
"""Device-independent pixels."""
LEAST_TICK = 5.0
"""Pixels between two ticks at least."""
LEAST_NUMBER = 34.0
"""Pixels between two numbers at least."""
_STEPS = (1, 2, 5, 10, 20, 50, 100)

Tick = tuple[float, str]
"""Place in points from the trim, and the number written there."""


def ticks(
    paper: Paper, *, vertical: bool, in_mm: bool, scale: float, span: int = 1
) -> tuple[tuple[float, ...], tuple[Tick, ...]]:
    """Return the ticks and the numbered ones of a ruler; `scale` is pixels a point.

    Characters and columns of a spread are counted anew on its right page, columns go on.
    """
    if span == 2 and not vertical and not in_mm:
        small, numbered = ticks(paper, vertical=False, in_mm=False, scale=scale)
        width = paper.trim[0]
        return (*small, *(at + width for at in small)), (
            *numbered,
            *((at + width, str(int(number) + paper.columns)) for at, number in numbered),
        )
    if in_mm:
        start, unit = 0.0, MM
        count = int(paper.trim_mm[1] if vertical else span * paper.trim_mm[0]) + 1
    elif vertical:
        start, unit, count = paper.type_area.y, paper.leading, paper.lines + 1
    else:
        start, unit = paper.type_area.x, paper.em
        count = round(paper.type_area.w / paper.em) + 1
    tick, number = (_step(unit * scale, least) for least in (LEAST_TICK, LEAST_NUMBER))
    small = tuple(start + k * unit for k in range(0, count, tick))
    if in_mm:
        return small, tuple((start + k * unit, str(k)) for k in range(0, count, number))
    if vertical:
        lines = dict.fromkeys((1, *range(number, count, number)))
        return small, tuple((start + (n - 1) * unit, str(n)) for n in lines)
    pitch = paper.chars + paper.gutter
    columns = range(paper.columns)
    return small, tuple((start + k * pitch * unit, str(k + 1)) for k in columns)


def _step(pixels: float, least: float) -> int:
    return next((step for step in _STEPS if step * pixels >= least), _STEPS[-1])


class Ruler(QWidget):
    """A strip along one edge of the view."""

    def __init__(self, view: PageView, colours: Colours, *, vertical: bool) -> None:
        super().__init__()
        self._view = view
        self._colours = colours
        self._vertical = vertical
        self.in_mm = False
        self.setObjectName("ruler-down" if vertical else "ruler-across")
        self.setAccessibleName(_("Ruler"))
        self.setToolTip(_("Pull a guide from here onto the page"))
        self.setFixedWidth(WIDTH) if vertical else self.setFixedHeight(WIDTH)
        self._drawn: tuple[object, ...] = ()
        view.zoomed.connect(lambda _zoom: self.follow())
        view.pages.recomposed.connect(self.follow)
        for bar in (view.horizontalScrollBar(), view.verticalScrollBar()):
            bar.valueChanged.connect(lambda _value: self.follow())

    def sizeHint(self) -> QSize:
        """Return the width of the strip."""
        return QSize(WIDTH, WIDTH)

    def follow(self) -> None:
        """Draw anew if the page lies elsewhere now; a drag on it moves no ruler."""
        if self._place() != self._drawn:
            self.update()

    def _place(self) -> tuple[object, ...]:
        sheet = self._view.pages.sheet_of_selection()
        transform = self._view.viewportTransform()
        return sheet, transform.m11(), transform.dx(), transform.dy(), self.in_mm

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to pull a guide: an upright one from the ruler at the left."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._view.pull_guide(vertical=self._vertical)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the guide over the page."""
        spot = self._view.viewport().mapFromGlobal(event.globalPosition().toPoint())
        freely = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        self._view.follow_guide(spot, freely=freely)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Leave the guide where it is."""
        self._view.let_guide_go()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ticks and numbers of the page that is worked on."""
        self._drawn = self._place()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._colours.window))
        sheet = self._view.pages.sheet_of_selection()
        if sheet is not None:
            transform = self._view.viewportTransform()
            small, numbered = ticks(
                self._view.pages.paper,
                vertical=self._vertical,
                in_mm=self.in_mm,
                scale=transform.m11(),
                span=sheet.span,
            )
            painter.setPen(QPen(QColor(self._colours.muted), 1))
            font = painter.font()
            font.setPointSizeF(7.5)
            painter.setFont(font)
            for at in small:
                self._tick(painter, self._pixel(at, sheet.x), 4)
            for at, number in numbered:
                self._tick(painter, self._pixel(at, sheet.x), 9, number)
        painter.end()

    def _pixel(self, at: float, x: float) -> float:
        place = QPointF(0, at) if self._vertical else QPointF(at + x, 0)
        mapped = self._view.viewportTransform().map(place)
        return round(mapped.y() if self._vertical else mapped.x())

    def _tick(self, painter: QPainter, at: float, length: int, number: str = "") -> None:
        if self._vertical:
            painter.drawLine(QPointF(WIDTH - length, at), QPointF(WIDTH, at))
        else:
            painter.drawLine(QPointF(at, WIDTH - length), QPointF(at, WIDTH))
        if not number:
            return
        height = QFontMetricsF(painter.font()).height()
        if self._vertical:
            painter.drawText(
                QRectF(0, at + 1, WIDTH - 6, height), Qt.AlignmentFlag.AlignRight, number
            )
        else:
            painter.drawText(QPointF(at + 3, height - 1), number)


class Corner(QToolButton):
    """Where the rulers meet: their unit, changed by a click."""

    unit_changed = Signal(bool)
    """Whether the rulers count millimetres."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("ruler-unit")
        self.setFixedSize(WIDTH, WIDTH)
        self.setStyleSheet("padding: 0; font-size: 8pt")
        self._in_mm = False
        self._show()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Change the unit."""
        self._in_mm = not self._in_mm
        self._show()
        self.unit_changed.emit(self._in_mm)

    def _show(self) -> None:
        self.setText("mm" if self._in_mm else _("em"))
        words = _("Rulers in millimetres") if self._in_mm else _("Rulers in characters and lines")
        self.setToolTip(words)
        self.setAccessibleName(words)


def framed(view: PageView, colours: Colours) -> tuple[QWidget, tuple[QWidget, ...]]:
    """Return the view with rulers at its left and top, and what is hidden without them."""
    across = Ruler(view, colours, vertical=False)
    down = Ruler(view, colours, vertical=True)
    corner = Corner()

    def change(in_mm: bool) -> None:
        for ruler in (across, down):
            ruler.in_mm = in_mm
            ruler.update()

    corner.unit_changed.connect(change)
    whole = QWidget()
    grid = QGridLayout(whole)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(0)
    grid.addWidget(corner, 0, 0)
    grid.addWidget(across, 0, 1)
    grid.addWidget(down, 1, 0)
    grid.addWidget(view, 1, 1)
    return whole, (across, down, corner)
