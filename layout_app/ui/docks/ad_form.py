"""What an ad is: its booking, its size, what fills it. One rule: buttons lead to the commands."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QVBoxLayout, QWidget

from layout_app.desk.pages.fitting import size_text
from layout_app.desk.words import _
from layout_app.model.box import OWN_TRIM, AdBox
from layout_app.model.ids import BoxId
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.docks.forms import spaced
from layout_app.ui.fields.room import Rows
from layout_app.ui.fields.showing import show_check


class AdForm(QWidget):
    """Booking, size and filling of an ad, and the mark over it."""

    command_wanted = Signal(str)
    """A command on the selected ad that asks for more."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._box: BoxId | None = None
        self.title = QLabel()
        self.title.setProperty("role", "title")
        self.booking, self.size_, self.filling = QLabel(), QLabel(), QLabel()
        self.cut = QLabel()
        for label in (self.booking, self.size_, self.filling, self.cut):
            label.setWordWrap(True)
        self.marked = QCheckBox(_("Says itself that it is an ad"))
        self.marked.setObjectName("ad-marked")
        self.marked.clicked.connect(self._mark)
        self.rebook = QPushButton(_("Change the booking…"))
        self.fill = QPushButton(_("Fill it with a file…"))
        self.trim = QPushButton(_("Choose its size…"))
        self.text = QPushButton(_("Set its text…"))
        for button, command in (
            (self.rebook, "ad.rebook"), (self.fill, "ad.fill"), (self.trim, "ad.trim"),
            (self.text, "ad.text"),
        ):  # fmt: skip
            button.setObjectName(f"form-{command}")
            button.clicked.connect(
                lambda _on=False, command=command: self.command_wanted.emit(command)
            )
        self._lay_out()

    def take(self, box: AdBox) -> None:
        """Show an ad."""
        self._box = box.id
        self.title.setText(f"{_('Advertisement')} {box.slot}".strip())
        self.booking.setText(box.booking or "–")
        told = size_text(box.cells.columns, box.cells.lines)
        if any(box.booked):
            told = _("{size}, booked {other}").format(size=told, other=size_text(*box.booked))
        self.size_.setText(told)
        self.filling.setText(_filling(box))
        is_open = box.trim != OWN_TRIM
        self.cut.setText(_cut(box))
        self._rows.setRowVisible(self.cut, is_open)
        self.trim.setVisible(is_open)
        show_check(self.marked, box.is_marked)
        writable = not self._bridge.session.read_only
        self.marked.setEnabled(writable and not box.is_empty and not box.house)
        for button in (self.rebook, self.fill, self.trim, self.text):
            button.setEnabled(writable)

    def _mark(self, on: bool) -> None:
        self._bridge.run("ad.mark", box=self._box, marked="yes" if on else "no")

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(14, 14, 14, 14)
        form = self._rows = spaced(Rows())
        form.addRow(self.title)
        form.addRow(_("Booking"), self.booking)
        form.addRow(_("Size of the ad"), self.size_)
        form.addRow(_("Filled with"), self.filling)
        form.addRow(_("Size of the file"), self.cut)
        form.addRow(self.marked)
        outer.addLayout(form)
        for button in (self.rebook, self.fill, self.trim, self.text):
            outer.addWidget(button)
        outer.addStretch(1)


def _cut(box: AdBox) -> str:
    """Return what the size of a PDF without a TrimBox is based on."""
    from layout_app.ui.fields.trims import told_size, told_trim  # few ads need the words

    if not box.trim.is_chosen:
        return _("Unknown: it has no TrimBox")
    return _("{size} mm: {box}, as chosen").format(
        size=told_size(box.extent), box=told_trim(box.trim)
    )


def _filling(box: AdBox) -> str:
    """Return what stands in a slot."""
    if box.house:
        return _("The house filler")
    if box.cancelled:
        return _("Nothing: it was cancelled")
    if box.original:
        return box.name or _("A file")
    return _("Set text") if box.paragraphs else _("Nothing yet")
