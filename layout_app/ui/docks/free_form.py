"""What a box on points is. One rule: lengths are millimetres, each field is one command."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QLabel, QWidget

from layout_app.desk.commands.inks import NONE, ink_text
from layout_app.desk.words import _
from layout_app.edit.free import rect_of
from layout_app.edit.styles import LARGEST, SMALLEST
from layout_app.model.box import FreeBox, OrnamentBox, PanelBox, RuleBox, TextBox
from layout_app.model.geometry import MM
from layout_app.model.ids import BoxId
from layout_app.model.issue import paper_of
from layout_app.model.limits import POINTS
from layout_app.model.ornament import Ornament
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.docks.box_details import border_choices, tint_choices
from layout_app.ui.docks.forms import form_in
from layout_app.ui.fields.kinds import box_text
from layout_app.ui.fields.showing import show_choice, show_number
from layout_app.ui.fields.size_field import SizeField
from layout_app.ui.fields.swatches import (
    WEIGHTS,
    border_icons,
    offer_inks,
    ornament_icon,
    rule_icon,
    show_icons,
    show_tints,
)


class FreeForm(QWidget):
    """Place, size, rule, border and tint."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._box: BoxId | None = None
        self._has_icons = False
        self.title = QLabel()
        self.title.setProperty("role", "title")
        self.left, self.top = self._length("free-x", "x"), self._length("free-y", "y")
        self.width_ = self._length("free-width", "width")
        self.height_ = self._length("free-height", "height")
        self.size_ = SizeField("free-size", SMALLEST, LARGEST)
        self.size_.valueChanged.connect(lambda value: self._run("free.size", size=value))
        self.weight = self._choice("free-weight", "free.stroke", "weight")
        for weight in WEIGHTS:
            self.weight.addItem(_("{weight:g} pt").format(weight=weight), f"{weight:g}")
        self.border = self._choice("free-border", "box.border", "border")
        for words, value in border_choices():
            self.border.addItem(words, value)
        self.tint = self._choice("free-tint", "box.tint", "ink")
        for words, value in tint_choices():
            self.tint.addItem(words, value)
        self.ornament = self._choice("free-ornament", "box.ornament", "ornament")
        for words, value in ornament_choices():
            self.ornament.addItem(words, value)
        self.ink = self._choice("free-ink", "box.ink", "ink")
        self._lay_out()

    def take(self, box: FreeBox) -> None:
        """Show a box."""
        self._box = box.id
        self.title.setText(box_text(box))
        rect = rect_of(box)
        assert rect is not None
        for field, value in (
            (self.left, rect.x),
            (self.top, rect.y),
            (self.width_, rect.w),
            (self.height_, rect.h),
        ):
            show_number(field, value / MM)
        if isinstance(box, TextBox):
            em = paper_of(self._bridge.session.issue).em
            size = box.style.points / em if box.style.points else box.style.size
            self.size_.show_size(size, em)
        if isinstance(box, RuleBox | PanelBox):
            show_choice(self.weight, f"{box.weight:g}")
        if isinstance(box, PanelBox):
            show_choice(self.border, box.border.value if box.border else NONE)
            show_choice(self.tint, ink_text(box.fill))
        if isinstance(box, OrnamentBox):
            show_choice(self.ornament, box.ornament.value)
        if isinstance(box, OrnamentBox | RuleBox):
            offer_inks(self.ink, self._bridge.session, ink_text(box.ink))
        for field_, is_there in (
            (self.size_, isinstance(box, TextBox)),
            (self.ornament, isinstance(box, OrnamentBox)),
            (self.ink, isinstance(box, OrnamentBox | RuleBox)),
            (self.weight, isinstance(box, RuleBox | PanelBox)),
            (self.border, isinstance(box, PanelBox)),
            (self.tint, isinstance(box, PanelBox)),
        ):
            self._form.setRowVisible(field_, is_there)
        self.setEnabled(not self._bridge.session.read_only)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw the samples when they are first looked at."""
        super().showEvent(event)
        if not self._has_icons:
            self._has_icons = True
            show_icons(self.weight, {f"{weight:g}": rule_icon(weight) for weight in WEIGHTS})
            show_icons(self.border, border_icons())
            show_icons(self.ornament, {o.value: ornament_icon(o) for o in Ornament})
            show_tints(self.tint, self._bridge.session)
        show_tints(self.ink, self._bridge.session)

    def _lay_out(self) -> None:
        self._form = form_in(self)
        self._form.addRow(self.title)
        for words, field in (
            (_("From the left"), self.left),
            (_("From above"), self.top),
            (_("Width"), self.width_),
            (_("Height"), self.height_),
            (_("Size"), self.size_),
            (_("Ornament"), self.ornament),
            (_("Rule"), self.weight),
            (_("Ink"), self.ink),
            (_("Border"), self.border),
            (_("Tint"), self.tint),
        ):
            self._form.addRow(words, field)
            field.setAccessibleName(words)

    def _length(self, name: str, argument: str) -> QDoubleSpinBox:
        field = QDoubleSpinBox()
        field.setObjectName(name)
        field.setRange(*(points / MM for points in POINTS))
        field.setDecimals(1)
        field.setSuffix(" " + _("mm"))
        field.setKeyboardTracking(False)
        field.valueChanged.connect(lambda value: self._run("free.rect", **{argument: value}))
        return field

    def _choice(self, name: str, command: str, argument: str) -> QComboBox:
        field = QComboBox()
        field.setObjectName(name)
        field.activated.connect(lambda row: self._run(command, **{argument: field.itemData(row)}))
        return field

    def _run(self, command: str, **arguments: object) -> None:
        if self._box is not None:
            self._bridge.run(command, box=self._box, **arguments)


def ornament_choices() -> tuple[tuple[str, str], ...]:
    """Return what the ornaments of the library are called."""
    words = {
        Ornament.PLUM: _("Plum blossom"),
        Ornament.CHRYSANTHEMUM: _("Chrysanthemum"),
        Ornament.LOTUS: _("Lotus"),
        Ornament.BAMBOO: _("Bamboo"),
        Ornament.WHEAT: _("Wheat"),
        Ornament.SPRIG: _("Sprig"),
        Ornament.CLOUD: _("Cloud"),
        Ornament.WAVES: _("Waves"),
        Ornament.SWALLOWS: _("Swallows"),
        Ornament.SUN: _("Rising sun"),
        Ornament.SNOW: _("Snow crystal"),
        Ornament.LANTERN: _("Lantern"),
        Ornament.ROSETTE: _("Rosette"),
        Ornament.FRET: _("Fret"),
        Ornament.TAILPIECE: _("Tailpiece"),
        Ornament.VINE: _("Vine"),
    }
    return tuple((words[ornament], ornament.value) for ornament in Ornament)
