"""The paper under the ink. One rule: nothing of it is printed.

Shows the sheet, its type area, columns and, from near, the grid lines.
"""

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from layout_app.model.geometry import Cells
from layout_app.model.ids import PageId
from layout_app.model.paper import Paper, cells_rect, line_y, spread_trim
from layout_app.ui.screen.painter import device_scale, qrect
from layout_app.ui.screen.palette import Colours

SHADOW = 9.0
"""Reach of the shadow, points."""
NEAR = 1.3
"""Device pixels a point from which grid lines are worth showing."""


class SheetItem(QGraphicsItem):
    """A white sheet with faint columns; of a spread both pages and the fold."""

    def __init__(self, page: PageId, paper: Paper, colours: Colours, span: int = 1) -> None:
        super().__init__()
        self.page = page
        self._span = span
        self.grid = True
        self._paper = paper
        self._colours = colours
        self.setZValue(-1)

    def boundingRect(self) -> QRectF:
        """Return the sheet with its shadow."""
        return self.sheet().adjusted(-SHADOW, -SHADOW, SHADOW, SHADOW)

    def sheet(self) -> QRectF:
        """Return the trimmed sheet."""
        return QRectF(0, 0, *spread_trim(self._paper, self._span))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Draw paper, type area and columns."""
        sheet = self.sheet()
        for step in range(3):
            reach = SHADOW * (3 - step) / 6
            painter.fillRect(
                sheet.adjusted(-reach / 3, 0, reach, reach), QColor(0, 0, 0, 10 + 6 * step)
            )
        painter.fillRect(sheet, Qt.GlobalColor.white)
        if self.grid:
            self._draw_grid(painter)

    def _draw_grid(self, painter: QPainter) -> None:
        paper, guide = self._paper, QColor(self._colours.guide)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        guide.setAlpha(150)
        painter.setPen(QPen(guide, 0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        width = paper.trim[0]
        for n in range(self._span):
            painter.drawRect(qrect(paper.type_area).translated(n * width, 0))
        if self._span == 2:
            painter.setPen(QPen(guide, 0, Qt.PenStyle.DashLine))
            painter.drawLine(QLineF(width, 0, width, paper.trim[1]))
        guide.setAlpha(90)
        painter.setPen(QPen(guide, 0))
        for column in range(paper.columns * self._span):
            cells = Cells(column=column, line=0, columns=1, lines=paper.lines)
            painter.drawRect(qrect(cells_rect(paper, cells)))
        if device_scale(painter) >= NEAR:
            guide.setAlpha(60)
            painter.setPen(QPen(guide, 0))
            area = paper.type_area
            feet = (line_y(paper, line) + paper.em for line in range(paper.lines))
            lefts = [area.x + n * width for n in range(self._span)]
            painter.drawLines([QLineF(x, y, x + area.w, y) for y in feet for x in lefts])
