"""What a section head (栏头) is. One rule: each field is one command."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from layout_app.desk.commands.inks import ink_text
from layout_app.desk.words import _
from layout_app.model.box import SectionBox, SectionLook
from layout_app.model.ids import BoxId
from layout_app.model.issue import index
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.docks.forms import form_in
from layout_app.ui.fields.in_hand import is_in_hand
from layout_app.ui.fields.showing import show_choice
from layout_app.ui.fields.swatches import look_icon, offer_inks, show_icons, show_tints


class SectionForm(QWidget):
    """Words, look and ink."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._box: BoxId | None = None
        self._title = ""
        self.words = QLineEdit()
        self.words.setObjectName("section-words")
        self.words.editingFinished.connect(self._word)
        self.look, self.ink = QComboBox(), QComboBox()
        self.look.setObjectName("section-look")
        self.ink.setObjectName("section-ink")
        for words, look in look_choices():
            self.look.addItem(words, look.value)
        self.look.activated.connect(
            lambda row: self._run("box.section_head", look=self.look.itemData(row))
        )
        self.ink.activated.connect(lambda row: self._run("box.ink", ink=self.ink.itemData(row)))
        self._lay_out()

    def take(self, box: SectionBox) -> None:
        """Show a section head."""
        self._box, self._title = box.id, box.title
        issue = self._bridge.session.issue
        page = index(issue).boxes[box.id][0]
        self.words.setPlaceholderText(index(issue).pages[page].section)
        if not is_in_hand(self.words):
            self.words.setText(box.title)
        show_choice(self.look, box.look.value)
        offer_inks(self.ink, self._bridge.session, ink_text(box.ink))
        self.setEnabled(not self._bridge.session.read_only)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw the samples when they are first looked at."""
        super().showEvent(event)
        if self.look.itemIcon(0).isNull():
            show_icons(self.look, {look.value: look_icon(look) for look in SectionLook})
        show_tints(self.ink, self._bridge.session)

    def _lay_out(self) -> None:
        form = form_in(self, _("Section head"))
        for words, field in (
            (_("Words"), self.words),
            (_("Look"), self.look),
            (_("Ink"), self.ink),
        ):
            form.addRow(words, field)
            field.setAccessibleName(words)

    def _word(self) -> None:
        if self.words.text().strip() != self._title:
            self._run("box.section_head", title=self.words.text())

    def _run(self, command: str, **arguments: object) -> None:
        if self._box is not None:
            self._bridge.run(command, box=self._box, **arguments)


def look_choices() -> tuple[tuple[str, SectionLook], ...]:
    """Return what the looks of a section head are called."""
    return (
        (_("Band"), SectionLook.BAND),
        (_("Tab and rule"), SectionLook.TAB),
        (_("Between rules"), SectionLook.RULES),
    )
