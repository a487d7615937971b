"""Several boxes at once: how many, of what kinds, and what they share. One rule: one step for all.

A figure typed here is that of every box; a dash stands where they differ. What else acts on all of
them stands in the menu: align, distribute, copy.
"""

from collections import Counter
from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QLabel, QWidget

from layout_app.desk.words import _, plural
from layout_app.edit.shapes import bounds
from layout_app.model.box import AdBox, ArticleBox, Box, Package, cells_of
from layout_app.model.geometry import Cells
from layout_app.model.issue import index
from layout_app.model.limits import GRID_COLUMNS, GRID_LINES
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.docks.forms import ENDS, form_in
from layout_app.ui.docks.place_fields import spin
from layout_app.ui.fields.kinds import box_text
from layout_app.ui.fields.showing import show_count

_DIFFERENT = "–"
"""What stands for values that are not the same; the field holds 0."""


class ManyForm(QWidget):
    """The boxes that are selected together."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.title, self.kinds = QLabel(), QLabel()
        self.title.setProperty("role", "title")
        self.title.setObjectName("many-title")
        self.kinds.setWordWrap(True)
        self.column, self.columns = (
            spin(f"many-{name}", 0, GRID_COLUMNS[1]) for name in ("column", "columns")
        )
        self.line, self.lines = (
            spin(f"many-{name}", 0, GRID_LINES[1]) for name in ("line", "lines")
        )
        form = form_in(self, ends=ENDS)
        form.addRow(self.title)
        form.addRow(self.kinds)
        for words, name, field in (
            (_("First column"), "column", self.column),
            (_("First line"), "line", self.line),
            (_("Width, columns"), "columns", self.columns),
            (_("Height, lines"), "lines", self.lines),
        ):
            form.addRow(words, field)
            field.setAccessibleName(words)
            field.setSpecialValueText(_DIFFERENT)
            field.valueChanged.connect(lambda value, name=name: self._place_all(name, value))

    def take(self, boxes: Sequence[Box]) -> None:
        """Show boxes: a value where all have the same, a dash where they differ or have none."""
        self.title.setText(plural("{count} box selected", "{count} boxes selected", len(boxes)))
        kinds = Counter(map(_kind, boxes))
        self.kinds.setText(_(", ").join(f"{kind} × {count}" for kind, count in kinds.items()))
        places = [_place(box) for box in boxes]
        may = any(places) and not self._bridge.session.read_only
        for field, value in (
            (self.column, lambda cells: cells.column + 1),
            (self.line, lambda cells: cells.line + 1),
            (self.columns, lambda cells: cells.columns),
            (self.lines, lambda cells: cells.lines),
        ):
            field.setEnabled(may)
            show_count(field, _shared(places, value))

    def _place_all(self, name: str, value: int) -> None:
        """Give all boxes one figure; where one of them cannot have it, all keep theirs."""
        boxes = self._bridge.session.selection.boxes
        if not value:
            return
        figure = value - 1 if name in ("column", "line") else value
        given = {name: figure, "merge": ("fields", name, boxes)}
        if not self._bridge.run("box.place_together", boxes=boxes, **given):
            found = index(self._bridge.session.issue).boxes
            self.take([found[box][1] for box in boxes])


def _shared(places: Sequence[Cells | None], value: Callable[[Cells], int]) -> int:
    """Return what all have that stand on cells; 0 where they differ."""
    found = {value(cells) for cells in places if cells is not None}
    return found.pop() if len(found) == 1 else 0


def _place(box: Box) -> Cells | None:
    if isinstance(box, Package):
        return box.cells
    shape = cells_of(box)
    return bounds(shape) if shape else None


def _kind(box: Box) -> str:
    match box:
        case ArticleBox():
            return _("Article")
        case AdBox():
            return _("Ad")
    return box_text(box)
