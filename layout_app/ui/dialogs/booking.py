"""Ads booked, booked otherwise, and set in type.

One rule: a booking that changes moves nothing on the page.
"""

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from layout_app.desk.commands.ads import text_of_lines
from layout_app.desk.material.ads import USUAL, slot_text
from layout_app.desk.words import _
from layout_app.edit.ads import ad_of, named_cells
from layout_app.errors import CommandError
from layout_app.model.geometry import Cells
from layout_app.model.ids import BoxId, PageId
from layout_app.model.issue import Issue, folio_of, index, paper_of
from layout_app.model.limits import AD_COLUMNS
from layout_app.model.slot import SLOTS
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.dialogs.asking import AskingDialog, number
from layout_app.ui.dialogs.likeness import Likeness

WORDS_HIGH = 150
"""Height of the words of an ad, device-independent pixels."""


class _SizeDialog(AskingDialog):
    """A booking with its size: by the trade's name, or in columns and lines."""

    def __init__(
        self, bridge: Bridge, title: str, keep: str, page: PageId, likeness: Likeness,
        parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(bridge, title, keep, likeness, parent)
        self.page = page
        paper = paper_of(bridge.session.issue)
        span = index(bridge.session.issue).pages[page].span
        self.booking = QLineEdit()
        self.slot = QComboBox()
        for slot in SLOTS:
            self.slot.addItem(slot_text(slot), slot)
        self.slot.addItem(_("Of another size"), "")
        self.columns = number(1, paper.columns * span, paper.columns)
        self.lines = number(1, paper.lines, 1)
        likeness.give_room(420, 400)

    def lay_out(self, first: str) -> None:
        """Put the fields below each other, and follow the name of the size."""
        self.add("booking", _("Reference of the booking"), self.booking)
        self.add("slot", _("Size of the ad"), self.slot)
        self.add("columns", _("Width, columns"), self.columns)
        self.add("lines", _("Height, lines"), self.lines)
        self.slot.currentIndexChanged.connect(self._take_size)
        self.told = self.note("")
        self.finish(first, beside=True)

    def _take_size(self, *_now: object) -> None:
        """Show the columns and lines that a name means on this page."""
        named = self._named()
        if named is not None:
            for field, value in ((self.columns, named.columns), (self.lines, named.lines)):
                field.setValue(value)
        self.follow()

    def _named(self) -> Cells | None:
        """Return the cells of the named size; none where the page has no place for it."""
        slot = self.slot.currentData()
        try:
            return named_cells(self.bridge.session.issue, self.page, slot) if slot else None
        except CommandError:
            return None

    def let_count(self) -> None:
        """Let columns and lines be typed where no name says them."""
        for field in (self.columns, self.lines):
            field.setEnabled(not self.slot.currentData())


class BookDialog(_SizeDialog):
    """A slot on a page: its size, and the place that is free for it."""

    command = "ad.book"

    def __init__(self, bridge: Bridge, page: PageId, likeness: Likeness, parent: QWidget) -> None:
        folio = folio_of(bridge.session.issue, page)
        title = _("Book an ad on page {folio}").format(folio=folio)
        super().__init__(bridge, title, _("Book the ad"), page, likeness, parent)
        self.slot.setCurrentIndex(self.slot.findData(USUAL))
        self.lay_out("booking")
        self._take_size()

    @property
    def wanted(self) -> dict[str, object]:
        """The size by its name, or columns and lines in a free place."""
        slot = self.slot.currentData()
        size = {"columns": self.columns.value(), "lines": self.lines.value()}
        return {
            "page": self.page,
            "booking": self.booking.text().strip(),
            **({"slot": slot} if slot else size),
        }

    def blamed(self, code: str) -> str:
        """Return the field of the size: nothing else can be wrong."""
        return "slot" if self.slot.currentData() else "lines"

    def show_issue(self, issue: Issue) -> None:
        """Show the page with the slot, and say where it stands."""
        self.let_count()
        self.show_page(issue, self.page)
        named = bool(self.slot.currentData())
        self.told.setText(
            _("A named size has its own place; articles under it are told of as problems.")
            if named
            else _("It stands in the uppermost free place of the page.")
        )


class RebookDialog(_SizeDialog):
    """What a booking is now; the slot on the page stays as it is until it is resized."""

    command = "ad.rebook"

    def __init__(self, bridge: Bridge, box: BoxId, likeness: Likeness, parent: QWidget) -> None:
        page = index(bridge.session.issue).boxes[box][0]
        super().__init__(
            bridge, _("Change the booking"), _("Change the booking"), page, likeness, parent
        )
        self.box = box
        self.ad = ad = ad_of(bridge.session.issue, box)
        columns, lines = ad.booked if any(ad.booked) else (ad.cells.columns, ad.cells.lines)
        self.booking.setText(ad.booking)
        self.columns.setValue(columns)
        self.lines.setValue(lines)
        self.slot.setCurrentIndex(self.slot.findData(self._name_of(columns, lines)))
        self.lay_out("booking")
        self.booking.selectAll()

    @property
    def wanted(self) -> dict[str, object]:
        """Reference and size."""
        return {
            "box": self.box,
            "columns": self.columns.value(),
            "lines": self.lines.value(),
            "booking": self.booking.text().strip(),
        }

    def show_issue(self, issue: Issue) -> None:
        """Show the page, and say what differs from the slot on it."""
        self.let_count()
        self.show_page(issue, self.page, self.box)
        cells = self.ad.cells
        size = {"columns": cells.columns, "lines": cells.lines}
        if (self.columns.value(), self.lines.value()) == (cells.columns, cells.lines):
            told = _("The slot on the page is of this size.")
        else:
            told = _(
                "The slot on the page stays {columns} columns × {lines} lines; the panel of"
                " problems offers to change it."
            ).format(**size)
        if self.ad.cancelled:
            told = _("It was cancelled, and is taken up again.") + " " + told
        self.told.setText(told)

    def _name_of(self, columns: int, lines: int) -> str:
        """Return the name of a size, the slot's own first; empty if it has none."""
        for slot in (self.ad.slot, *SLOTS):
            try:
                named = named_cells(self.bridge.session.issue, self.page, slot)
            except CommandError:
                continue
            if (named.columns, named.lines) == (columns, lines):
                return slot
        return ""


class AdTextDialog(AskingDialog):
    """The words of an ad that is set in type, and its columns."""

    command = "ad.text"

    def __init__(self, bridge: Bridge, box: BoxId, likeness: Likeness, parent: QWidget) -> None:
        super().__init__(bridge, _("Set the ad's text"), _("Set it so"), likeness, parent)
        ad = ad_of(bridge.session.issue, box)
        self.box = box
        self.words = QPlainTextEdit(text_of_lines(ad.paragraphs))
        self.words.setTabChangesFocus(True)
        self.words.setMinimumHeight(WORDS_HIGH)
        self.columns = number(*AD_COLUMNS, ad.columns)
        self.add("words", _("Words"), self.words)
        self.note(_("A paragraph a line; # before a headline, ## before a subhead"))
        self.add("columns", _("Columns"), self.columns)
        likeness.give_room(420, 400)
        self.finish("words", beside=True)

    @property
    def wanted(self) -> dict[str, object]:
        """The ad, its words, its columns."""
        return {
            "box": self.box, "text": self.words.toPlainText(), "columns": self.columns.value()
        }  # fmt: skip

    def blamed(self, code: str) -> str:
        """Return the field of the words, or of the columns where they are too many."""
        return "words" if code == "ad.no_text" else "columns"

    def show_issue(self, issue: Issue) -> None:
        """Show the page with the ad on it."""
        self.show_page(issue, index(issue).boxes[self.box][0], self.box)
