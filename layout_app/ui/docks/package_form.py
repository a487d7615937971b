"""What a package (专题) is: heads, frame, what it holds. One rule: each field is one command."""

from functools import partial

from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QWidget

from layout_app.desk.words import _
from layout_app.edit.packages import members_of
from layout_app.model.box import Package, head_kind
from layout_app.model.ids import BoxId
from layout_app.model.issue import box_name, index
from layout_app.model.text import Kind
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.docks.forms import ENDS, form_in
from layout_app.ui.docks.place_fields import PlaceFields
from layout_app.ui.fields.in_hand import is_in_hand
from layout_app.ui.fields.kinds import box_text, kind_text
from layout_app.ui.fields.showing import show_check

HEADS = {
    "kicker": Kind.KICKER,
    "title": Kind.HEADLINE,
    "subtitle": Kind.SUBTITLE,
    "deck": Kind.DECK,
}
"""The heads of a package by the arguments of the command that words them."""


class PackageForm(QWidget):
    """Heads, frame, place, and the boxes that stand in it."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._box: BoxId | None = None
        self._told: dict[str, str] = {}
        self.heads = {name: QLineEdit() for name in HEADS}
        self.framed = QCheckBox(_("Frame round the package"))
        self.framed.setObjectName("package-framed")
        self.framed.clicked.connect(lambda: bridge.run("box.frame", box=self._box))
        self.place = PlaceFields(bridge, "package")
        self.held = QLabel()
        self.held.setObjectName("package-holds")
        self.held.setWordWrap(True)
        form = form_in(self, _("Package"), ends=ENDS)
        for name, field in self.heads.items():
            field.setObjectName(f"package-{name}")
            field.setAccessibleName(kind_text(HEADS[name]))
            field.editingFinished.connect(partial(self._word, name))
            form.addRow(kind_text(HEADS[name]), field)
        self.heads["title"].setPlaceholderText(_("Such as: our street this week"))
        form.addRow(self.framed)
        for words, spin in self.place.rows:
            form.addRow(words, spin)
            spin.setAccessibleName(words)
        form.addRow(_("Holds"), self.held)

    def take(self, box: Package) -> None:
        """Show a package."""
        self._box = box.id
        found = {head_kind(head): head.text for head in reversed(box.heads)}
        self._told = {name: found.get(kind, "") for name, kind in HEADS.items()}
        for name, field in self.heads.items():
            # Words in hand stay; those given already follow undo, wherever the cursor is.
            if not is_in_hand(field) and field.text() != self._told[name]:
                field.setText(self._told[name])
        show_check(self.framed, box.framed)
        self.place.take(box.id, box.cells)
        self.held.setText("\n".join(self._names(box)))
        self.setEnabled(not self._bridge.session.read_only)

    def _names(self, package: Package) -> list[str]:
        """Return what the boxes are called; of those without a name, what they are."""
        known = index(self._bridge.session.issue)
        page = known.pages[known.boxes[package.id][0]]
        found = members_of(page, package)
        named = ((box, box_name(box, known.articles)) for box in found)
        return [name if name != box.id else box_text(box) for box, name in named]

    def _word(self, name: str) -> None:
        words = self.heads[name].text()
        if self._box is not None and " ".join(words.split()) != self._told[name]:
            self._bridge.run("box.package_heads", box=self._box, **{name: words})
