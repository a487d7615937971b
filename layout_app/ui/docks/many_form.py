"""Several boxes at once: how many, of what kinds, and what they share. One rule: it only tells.

What would act on all of them stands in the menu: align, distribute, copy.
"""

from collections import Counter
from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QLabel, QWidget

from layout_app.desk.words import _, plural
from layout_app.edit.shapes import bounds
from layout_app.model.box import AdBox, ArticleBox, Box, Package, cells_of
from layout_app.model.geometry import Cells
from layout_app.ui.docks.forms import ENDS, form_in
from layout_app.ui.fields.kinds import box_text

_DIFFERENT = "–"
"""What stands for values that are not the same."""


class ManyForm(QWidget):
    """The boxes that are selected together."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.kinds = QLabel(), QLabel()
        self.title.setProperty("role", "title")
        self.title.setObjectName("many-title")
        self.kinds.setWordWrap(True)
        self.column, self.line = QLabel(), QLabel()
        self.columns, self.lines = QLabel(), QLabel()
        form = form_in(self, ends=ENDS)
        form.addRow(self.title)
        form.addRow(self.kinds)
        for words, field in (
            (_("First column"), self.column),
            (_("First line"), self.line),
            (_("Width, columns"), self.columns),
            (_("Height, lines"), self.lines),
        ):
            form.addRow(words, field)
            field.setAccessibleName(words)

    def take(self, boxes: Sequence[Box]) -> None:
        """Show boxes: a value where all have the same, a dash where they differ or have none."""
        self.title.setText(plural("{count} box selected", "{count} boxes selected", len(boxes)))
        kinds = Counter(map(_kind, boxes))
        self.kinds.setText(_(", ").join(f"{kind} × {count}" for kind, count in kinds.items()))
        places = [_place(box) for box in boxes]
        for label, value in (
            (self.column, lambda cells: cells.column + 1),
            (self.line, lambda cells: cells.line + 1),
            (self.columns, lambda cells: cells.columns),
            (self.lines, lambda cells: cells.lines),
        ):
            label.setText(_shared(places, value))


def _shared(places: Sequence[Cells | None], value: Callable[[Cells], int]) -> str:
    found = {None if cells is None else value(cells) for cells in places}
    only = found.pop() if len(found) == 1 else None
    return _DIFFERENT if only is None else str(only)


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
