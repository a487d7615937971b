"""What a page says of itself: header, ear, imprint, editors. One rule: empty means derived.

What is derived stands in the empty field, and below is the page as it would print.
"""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from layout_app.desk.commands.command import leaf
from layout_app.desk.pages.folios import Leaf
from layout_app.desk.pages.wording import parts_shown, wordings
from layout_app.desk.words import _, msg, say
from layout_app.model.ids import PageId
from layout_app.model.issue import Issue, folios_of
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.dialogs.asking import AskingDialog
from layout_app.ui.dialogs.likeness import Likeness

ROWS = (
    ("editor", msg("Editor of the page")),
    ("designer", msg("Layout")),
    ("proofreader", msg("Proofreading")),
    ("editors", msg("Instead of the three")),
    ("section", msg("Section in the header")),
    ("ear", msg("Right of the masthead")),
    ("colophon", msg("Imprint")),
)
STAFF = ("editor", "designer", "proofreader", "editors")


class PageWordsDialog(AskingDialog):
    """The parts that the page prints, those it has words for, and its editors."""

    command = "page.words"

    def __init__(
        self, bridge: Bridge, page: PageId, field: str, likeness: Likeness, parent: QWidget
    ) -> None:
        folios = folios_of(bridge.session.issue, page)
        super().__init__(
            bridge,
            _("Words of page {folio}").format(folio="-".join(folios)),
            _("Change the words"),
            likeness,
            parent,
        )
        self.leaf = Leaf(page)
        if len(folios) == 2:
            self.side = QComboBox()
            self.side.addItems(folios)
            self.add("page", _("Page"), self.side)
            self.side.currentIndexChanged.connect(self._turn)
        for name, words in ROWS:
            self.add(name, say(words), QLineEdit())
        self.told = self.note("")
        self.finish(field)
        self._turn()
        likeness.give_room(560, 260)
        self.follow()
        if not self.fields[field].isVisibleTo(self):
            self.fields["editor"].setFocus()

    @property
    def wanted(self) -> dict[str, object]:
        """What the fields say of the page in hand."""
        folio = folios_of(self.bridge.session.issue, self.leaf.page)[int(self.leaf.is_right)]
        return {"page": folio, **{name: self._line(name).text() for name, _words in ROWS}}

    def show_issue(self, issue: Issue) -> None:
        """Show head and foot of the page."""
        display = self.bridge.session.composer.page(issue, self.leaf.page).display
        if self.likeness is not None:
            self.likeness.show_parts(display, parts_shown(issue, self.leaf))

    def _turn(self, *_now: object) -> None:
        """Show the words of a page, of a spread those of the side chosen."""
        session = self.bridge.session
        side = self.fields.get("page")
        if isinstance(side, QComboBox):
            self.leaf = leaf(session, side.currentText())
        for name, held in wordings(session.issue, self.leaf).items():
            line = self._line(name)
            with QSignalBlocker(line):
                line.setText(held.own)
            line.setPlaceholderText(held.derived)
            is_shown = bool(held.own) or name in STAFF or (held.is_printed and name != "section")
            self.show_row(name, is_shown)
        has_strip = wordings(session.issue, self.leaf)["editor"].is_printed
        told = _("What is left empty is derived from the record of the issue.")
        if not has_strip:
            told = _(
                "The first page has a masthead and prints no editors; a ／ begins a new row right"
                " of it. What is left empty is derived."
            )
        self.told.setText(told)
        self.follow()

    def _line(self, name: str) -> QLineEdit:
        line = self.fields[name]
        assert isinstance(line, QLineEdit)
        return line
