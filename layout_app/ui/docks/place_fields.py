"""Where a box stands on the grid, in figures. One rule: counted from 1, and never beside it."""

from PySide6.QtWidgets import QSpinBox

from layout_app.desk.words import _
from layout_app.model.geometry import Cells
from layout_app.model.ids import BoxId
from layout_app.model.issue import index, paper_of
from layout_app.model.limits import GRID_COLUMNS, GRID_LINES
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.fields.showing import show_count


class PlaceFields:
    """Column, line, width and height; a run of changes is one step."""

    def __init__(self, bridge: Bridge, name: str) -> None:
        self._bridge = bridge
        self._box: BoxId | None = None
        self.column, self.columns = (
            spin(f"{name}-{which}", *GRID_COLUMNS) for which in ("column", "columns")
        )
        self.line, self.lines = (
            spin(f"{name}-{which}", *GRID_LINES) for which in ("line", "lines")
        )
        for field in self.all:
            field.valueChanged.connect(self._resize)

    @property
    def all(self) -> tuple[QSpinBox, ...]:
        """The fields in their order."""
        return self.column, self.line, self.columns, self.lines

    @property
    def rows(self) -> tuple[tuple[str, QSpinBox], ...]:
        """The fields, each with its label."""
        return (
            (_("First column"), self.column),
            (_("First line"), self.line),
            (_("Width, columns"), self.columns),
            (_("Height, lines"), self.lines),
        )

    def take(self, box: BoxId, cells: Cells, *, is_rectangle: bool = True) -> None:
        """Show the place of a box; of several rectangles what lies around them, only to be read."""
        self._box = box
        for field in self.all:
            field.setEnabled(is_rectangle and not self._bridge.session.read_only)
        shown = (cells.column + 1, cells.line + 1, cells.columns, cells.lines)
        for field, value in zip(self.all, shown, strict=True):
            show_count(field, value)

    def _resize(self) -> None:
        issue = self._bridge.session.issue
        paper, found = paper_of(issue), index(issue)
        home = found.boxes.get(self._box) if self._box else None
        most = paper.columns * (found.pages[home[0]].span if home else 1)
        column, line = self.column.value() - 1, self.line.value() - 1
        self._bridge.run(
            "box.resize",
            box=self._box,
            column=min(column, most - 1),
            line=min(line, paper.lines - 1),
            columns=max(1, min(self.columns.value(), most - column)),
            lines=max(1, min(self.lines.value(), paper.lines - line)),
            merge=("fields", self._box),
        )


def spin(name: str, least: int, most: int) -> QSpinBox:
    """Return a field for a whole number that writes once the typing is done."""
    field = QSpinBox()
    field.setObjectName(name)
    field.setRange(least, most)
    field.setKeyboardTracking(False)
    return field
