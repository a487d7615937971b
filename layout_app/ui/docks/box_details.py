"""What an article's box is beyond its place. One rule: each field is one command.

A field shows a value without writing it; what the editor chooses is written at once and undone
like anything else.
"""

import re
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QPushButton, QSpinBox, QWidget

from layout_app.desk.commands.inks import NONE, ink_text
from layout_app.desk.words import _, plural
from layout_app.model.border import Border
from layout_app.model.box import ArticleBox, Division, Region
from layout_app.model.ids import BoxId
from layout_app.model.ink import Ink
from layout_app.model.issue import index, stylebook_of
from layout_app.model.limits import AIR, DROP_CAP
from layout_app.model.paper import Remainder
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.docks.forms import spaced
from layout_app.ui.fields.in_hand import is_in_hand
from layout_app.ui.fields.named import named
from layout_app.ui.fields.showing import show_choice, show_count
from layout_app.ui.fields.swatches import border_icons, show_icons, show_tints


class BoxDetails(QWidget):
    """Division, drop cap, air, frame and shape."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._box: BoxId | None = None
        self._regions: tuple[Region, ...] = ()
        self._colours: tuple[str, ...] = ()
        self.division = self._choice("box-division", _divisions(), "box.division", "division")
        self.remainder = self._choice("box-remainder", _remainders(), "", "")
        self.remainder.activated.connect(self._set_remainder)
        self.drop_cap = self._number("drop-cap", *DROP_CAP, "box.drop_cap", "lines")
        self.drop_cap.setSpecialValueText(_("None"))
        self.pictures = self._number("air-pictures", *AIR, "box.air", "pictures")
        self.heads = self._number("heads-lower", 0, AIR[1], "box.air", "heads")
        self.subheads = self._number("air-subheads", 0, AIR[1], "box.air", "subheads")
        self.loosen = self._number("air-loosen", *AIR, "box.air", "loosen")
        for field in (self.pictures, self.heads, self.subheads, self.loosen):
            field.setToolTip(_('"Make it fit" sets this by itself; 0 takes it back.'))
        self.border = self._choice("box-border", border_choices(), "box.border", "border")
        self.tint = self._choice("box-tint", tint_choices(), "box.tint", "ink")
        self.shape = named(QLineEdit(), "box-shape")
        self.shape.setToolTip(
            _("Column, line, columns and lines of each rectangle, parted by semicolons")
        )
        self.shape.editingFinished.connect(self._set_shape)
        self.reset = named(QPushButton(), "box-reset-regions")
        self.reset.clicked.connect(self._reset)
        self._lay_out()

    def take(self, box: ArticleBox) -> None:
        """Show a box."""
        self._box = box.id
        self._regions = box.regions
        writable = not self._bridge.session.read_only
        self._offer_tints()
        for choice, value in (
            (self.division, box.division.value),
            (self.remainder, box.remainder.value),
            (self.border, box.border.value if box.border else NONE),
            (self.tint, ink_text(box.tint)),
        ):
            show_choice(choice, value)
        for number, amount in (
            (self.drop_cap, box.drop_cap),
            (self.pictures, box.picture_lines),
            (self.heads, box.heads_lower),
            (self.subheads, box.subhead_air),
            (self.loosen, box.loosen),
        ):
            show_count(number, amount)
        if not is_in_hand(self.shape):
            self.shape.setText(shape_text(box))
            self.shape.setCursorPosition(0)  # the first rectangle is the one to be seen
        self._offer_reset(len(box.regions))
        self.border.setEnabled(writable and box.framed)
        for widget in (
            *(self.division, self.drop_cap, self.pictures, self.heads, self.subheads),
            *(self.loosen, self.tint, self.shape, self.reset),
        ):
            widget.setEnabled(writable)
        self.remainder.setEnabled(writable and box.division is not Division.GRID)

    def _offer_reset(self, count: int) -> None:
        """Offer to let the parts go that the editor has placed, where there are some."""
        self.reset.setText(
            plural(
                "Let {count} placed part find its place",
                "Let {count} placed parts find their place",
                count,
            )
        )
        self.reset.setVisible(count > 0)

    def _offer_tints(self) -> None:
        """Offer the colours of the stylebook behind the greys, whole and as a light tint."""
        names = tuple(stylebook_of(self._bridge.session.issue).inks)
        if names == self._colours:
            return
        self._colours = names
        with QSignalBlocker(self.tint):
            self.tint.clear()
            for words, value in (*tint_choices(), *_colour_tints(names)):
                self.tint.addItem(words, value)
        if self.isVisible():
            show_tints(self.tint, self._bridge.session)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw the samples of borders and tints when they are first looked at."""
        super().showEvent(event)
        if self.border.itemIcon(0).isNull():
            show_icons(self.border, border_icons())
        show_tints(self.tint, self._bridge.session)

    def _lay_out(self) -> None:
        form = spaced(QFormLayout(self))
        form.setContentsMargins(0, 0, 0, 0)
        for words, field in (
            (_("Division"), self.division),
            (_("Remainder"), self.remainder),
            (_("Drop cap, lines"), self.drop_cap),
            (_("Pictures, lines more"), self.pictures),
            (_("Headline smaller, lines less"), self.heads),
            (_("Subheads with air"), self.subheads),
            (_("Paragraphs, lines more"), self.loosen),
            (_("Border"), self.border),
            (_("Tint"), self.tint),
            (_("Shape"), self.shape),
        ):
            form.addRow(words, field)
            field.setAccessibleName(words)
        form.addRow(self.reset)

    def _choice(
        self, name: str, choices: tuple[tuple[str, str], ...], command: str, argument: str
    ) -> QComboBox:
        field = named(QComboBox(), name)
        # A dock as wide as the longest words would be too wide; the list shows them whole.
        field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        field.setMinimumContentsLength(6)
        for words, value in choices:
            field.addItem(words, value)
        if command:
            field.activated.connect(
                lambda row: self._run(command, **{argument: field.itemData(row)})
            )
        return field

    def _number(self, name: str, least: int, most: int, command: str, argument: str) -> QSpinBox:
        field = named(QSpinBox(), name)
        field.setRange(least, most)
        field.setKeyboardTracking(False)
        field.valueChanged.connect(lambda value: self._run(command, **{argument: value}))
        return field

    def _run(self, command: str, **arguments: object) -> None:
        if self._box is not None:
            self._bridge.run(command, box=self._box, **arguments)

    def _set_remainder(self, row: int) -> None:
        division = self.division.currentData()
        self._run("box.division", division=division, remainder=self.remainder.itemData(row))

    def _set_shape(self) -> None:
        """Give the box another shape; one that cannot be is taken back."""
        box = self._shown()
        if box is None or self.shape.text() == shape_text(box):
            return
        self._run("box.shape", cells=_zero_based(self.shape.text()))
        now = self._shown()
        if now is not None:
            self.shape.setText(shape_text(now))

    def _shown(self) -> ArticleBox | None:
        found = index(self._bridge.session.issue).boxes.get(self._box) if self._box else None
        return found[1] if found and isinstance(found[1], ArticleBox) else None

    def _reset(self) -> None:
        for region in self._regions:
            self._run("box.reset_region", kind=region.kind.value, number=region.index)


def shape_text(box: ArticleBox) -> str:
    """Return the rectangles of a box as an editor counts them, from 1."""
    told = _("column {column}, line {line}: {columns} × {lines}")
    return "; ".join(
        told.format(column=c.column + 1, line=c.line + 1, columns=c.columns, lines=c.lines)
        for c in box.shape
    )


def _zero_based(text: str) -> str:
    """Return rectangles counted from 1 as the command counts them; what is none stays as it is."""
    found = []
    for each in re.split("[;；]", text):
        parts = re.findall(r"[0-9]+", each)
        if len(parts) == 4:
            column, line, columns, lines = map(int, parts)
            found.append(f"{column - 1} {line - 1} {columns} {lines}")
        else:
            found.append(each)
    return ";".join(found)


def _divisions() -> tuple[tuple[str, str], ...]:
    return (
        (_("Columns of the page"), Division.GRID.value),
        (_("Equal, whole characters"), Division.WHOLE.value),
        (_("Equal, parts of characters"), Division.FRACTION.value),
        (_("Whole characters, gutter kept"), Division.KEPT_GUTTER.value),
    )


def _remainders() -> tuple[tuple[str, str], ...]:
    return (
        (_("To the first columns"), Remainder.COLUMNS.value),
        (_("To the gutters"), Remainder.GUTTERS.value),
    )


def border_choices() -> tuple[tuple[str, str], ...]:
    """Return what borders are called, the plain one first."""
    words = {
        Border.HAIR: _("Thin rule"),
        Border.BOLD: _("Thick rule"),
        Border.DOUBLE: _("Double rule"),
        Border.THICK_THIN: _("Thick and thin"),
        Border.THIN_THICK: _("Thin and thick"),
        Border.TRIPLE: _("Triple rule"),
        Border.DOTS: _("Dots"),
        Border.BEADS: _("Beads"),
        Border.DASHES: _("Dashes"),
        Border.LADDER: _("Ladder"),
        Border.HATCH: _("Slanting strokes"),
        Border.ZIGZAG: _("Triangles"),
        Border.DIAMONDS: _("Diamonds"),
        Border.CHECKS: _("Checks"),
        Border.MEANDER: _("Meander"),
        Border.NOTCHED: _("Notched corners"),
    }
    return ((_("Plain"), NONE), *((words[border], border.value) for border in Border))


def tint_choices() -> tuple[tuple[str, str], ...]:
    """Return what tints are called, none first."""
    shares = (0.05, 0.1, 0.2, 0.3)
    greys = ((_("{share} % black").format(share=round(100 * k)), Ink(k=k)) for k in shares)
    return ((_("None"), NONE), *((words, ink_text(ink)) for words, ink in greys))


def _colour_tints(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    for name in names:
        for share in (1.0, 0.3, 0.15):
            told = ink_text(Ink(colour=name, tint=share))
            yield told, told
