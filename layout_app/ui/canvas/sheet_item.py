"""The paper under the ink. One rule: nothing of it is printed.

Shows the sheet, its type area, columns and, from near, the grid lines.
"""

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from layout_app.model.geometry import Cells
from layout_app.model.ids import PageId
from layout_app.model.paper import Paper, cells_rect, line_y
from layout_app.ui.painter import device_scale, qrect
from layout_app.ui.palette import Colours

SHADOW = 9.0
"""Reach of the shadow, points."""
NEAR = 1.3
"""Device pixels a point from which grid lines are worth showing."""


class SheetItem(QGraphicsItem):
    """A white sheet with faint columns."""

    def __init__(self, page: PageId, paper: Paper, colours: Colours) -> None:
        super().__init__()
        self.page = page
        self.grid = True
        self._paper = paper
        self._colours = colours
        self.setZValue(-1)

    def boundingRect(self) -> QRectF:
        """Return the sheet with its shadow."""
        return self.sheet().adjusted(-SHADOW, -SHADOW, SHADOW, SHADOW)

    def sheet(self) -> QRectF:
        """Return the trimmed sheet."""
        return QRectF(0, 0, *self._paper.trim)

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
        painter.drawRect(qrect(paper.type_area))
        guide.setAlpha(90)
        painter.setPen(QPen(guide, 0))
        for column in range(paper.columns):
            cells = Cells(column=column, line=0, columns=1, lines=paper.lines)
            painter.drawRect(qrect(cells_rect(paper, cells)))
        if device_scale(painter) >= NEAR:
            guide.setAlpha(60)
            painter.setPen(QPen(guide, 0))
            area = paper.type_area
            feet = (line_y(paper, line) + paper.em for line in range(paper.lines))
            painter.drawLines([QLineF(area.x, y, area.right, y) for y in feet])
