"""Copies of boxes in a row. One rule: the page shows them before they are made."""

from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox, QWidget

from layout_app.desk.words import _
from layout_app.edit.grouping import place_of
from layout_app.model.box import FreeBox
from layout_app.model.geometry import MM, union
from layout_app.model.ids import BoxId
from layout_app.model.issue import Issue, index, paper_of
from layout_app.model.limits import COPIES, GRID_COLUMNS, GRID_LINES
from layout_app.model.paper import spread_area
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.dialogs.asking import AskingDialog, number
from layout_app.ui.dialogs.likeness import Likeness

FARTHEST = 2000.0
"""Millimetres from one copy to the next."""


class RepeatDialog(AskingDialog):
    """How many copies, and how far from one to the next: on the grid, or in millimetres."""

    command = "box.repeat"

    def __init__(
        self, bridge: Bridge, boxes: tuple[BoxId, ...], likeness: Likeness, parent: QWidget
    ) -> None:
        super().__init__(bridge, _("Step and repeat"), _("Make the copies"), likeness, parent)
        found = index(bridge.session.issue).boxes
        self._boxes = boxes
        self._page = found[boxes[0]][0]
        on_points = all(isinstance(found[box][1], FreeBox) for box in boxes)
        across, down = self._side_by_side(on_points)
        self.across: QSpinBox | QDoubleSpinBox
        self.down: QSpinBox | QDoubleSpinBox
        self.count = number(*COPIES, COPIES[0])
        self.across, self.down = (
            (_millimetres(across), _millimetres(down))
            if on_points
            else (_cells(across, GRID_COLUMNS[1]), _cells(down, GRID_LINES[1]))
        )
        self.add("count", _("Copies"), self.count)
        self.add("across", _("To the right, mm") if on_points else _("Columns right"), self.across)
        self.add("down", _("Downwards, mm") if on_points else _("Lines down"), self.down)
        self.note(_("From one copy to the next; less than 0 goes left or up."))
        self._names = ("across", "down") if on_points else ("columns", "lines")
        likeness.give_room(420, 420)
        self.finish("count", beside=True)
        self.count.selectAll()

    @property
    def wanted(self) -> dict[str, object]:
        """The boxes, the number of copies and the way from one to the next."""
        way = dict(zip(self._names, (self.across.value(), self.down.value()), strict=True))
        return {"boxes": self._boxes, "count": self.count.value(), **way}

    def blamed(self, code: str) -> str:
        """Return the field of the number: so many do not stand on the page."""
        return "count"

    def show_issue(self, issue: Issue) -> None:
        """Show the page with the copies on it."""
        self.show_page(issue, self._page)

    def _side_by_side(self, on_points: bool) -> tuple[float, float]:
        """Return the way to a copy beside the boxes, or below them; none where the page ends there.

        In millimetres, or in columns and lines.
        """
        issue = self.bridge.session.issue
        paper, span = paper_of(issue), index(issue).pages[self._page].span
        whole = union(place_of(issue, box) for box in self._boxes)
        area = spread_area(paper, span)
        if on_points:
            across, down = whole.w / MM, whole.h / MM
        else:
            gutter = paper.gutter * paper.em
            across = (whole.w + gutter) / (paper.chars * paper.em + gutter)
            down = (whole.h + paper.leading - paper.em) / paper.leading
        if whole.right + whole.w <= area.right:
            return across, 0.0
        return 0.0, down if whole.bottom + whole.h <= area.bottom else 0.0


def _cells(way: float, most: int) -> QSpinBox:
    return number(-most, most, round(way))


def _millimetres(way: float) -> QDoubleSpinBox:
    field = QDoubleSpinBox()
    field.setRange(-FARTHEST, FARTHEST)
    field.setDecimals(2)
    field.setValue(way)
    return field
