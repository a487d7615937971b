"""The paper's own colours. One rule: a colour is changed here, and wherever it is used.

Each button is one command; what a printing house would refuse is said before it is kept.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSpinBox,
    QWidget,
)

from layout_app.desk.commands.inks import house_limits
from layout_app.desk.words import _
from layout_app.model.ink import Colour, Ink, is_colour_name
from layout_app.model.issue import stylebook_of
from layout_app.preflight.ink import forbids
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.dialogs.listing import lay_out
from layout_app.ui.fields.swatches import SIZE, tint_icon

SHARES = ("c", "m", "y", "k")
FIELD = 210
"""Least width of the fields, device-independent pixels."""
NEW = Ink(c=1.0, m=0.6)
"""What a new colour begins with."""


class ColoursDialog(QDialog):
    """The colours by name, and the shares of the chosen one."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.setObjectName("colours-dialog")
        self.setWindowTitle(_("Colours of the paper"))
        self.list = QListWidget()
        self.list.setObjectName("colours")
        self.list.setAccessibleName(_("Colours"))
        self.list.setIconSize(SIZE)
        self.name, self.spot = QLineEdit(), QLineEdit()
        self.name.setObjectName("colour-name")
        self.spot.setObjectName("colour-spot")
        self.spot.setMinimumWidth(FIELD)
        self.spot.setPlaceholderText(_("none: printed in the four inks"))
        self.shares = {share: _percent(f"colour-{share}") for share in SHARES}
        self.sample, self.told = QLabel(), QLabel()
        self.told.setObjectName("colour-told")
        self.add, self.remove = QPushButton(_("New")), QPushButton(_("Remove"))
        self.keep = QPushButton(_("Keep the colour"))
        for name, button in (("add", self.add), ("remove", self.remove), ("keep", self.keep)):
            button.setObjectName(f"colour-{name}")
            button.setAutoDefault(False)
        self.keep.setDefault(True)
        self._lay_out()
        self._connect()
        self.refresh()

    def refresh(self, chosen: str = "") -> None:
        """Show the colours as they are now, one of them chosen."""
        self.list.clear()
        for colour in stylebook_of(self._bridge.session.issue).colours:
            item = QListWidgetItem(tint_icon(colour.ink), colour.name)
            item.setData(Qt.ItemDataRole.UserRole, colour)
            self.list.addItem(item)
        rows = [self.list.item(row).text() for row in range(self.list.count())]
        if rows:
            self.list.setCurrentRow(rows.index(chosen) if chosen in rows else 0)
        else:
            self._begin()

    @property
    def ink(self) -> Ink:
        """The ink that the fields say."""
        c, m, y, k = (self.shares[share].value() / 100 for share in SHARES)
        return Ink(c=c, m=m, y=y, k=k, spot=self.spot.text().strip())

    # Putting together

    def _lay_out(self) -> None:
        labels = (_("Cyan"), _("Magenta"), _("Yellow"), _("Black"))
        rows: tuple[tuple[str, QWidget], ...] = (
            (_("Name of the colour"), self.name),
            *zip(labels, self.shares.values(), strict=True),
            (_("Spot ink"), self.spot),
            (_("Sample"), self.sample),
        )
        lay_out(self, self.list, (self.add, self.remove), rows, self.told, self.keep)

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(lambda *_rows: self._show())
        self.add.clicked.connect(self._begin)
        self.remove.clicked.connect(self._remove)
        self.keep.clicked.connect(self._keep)
        for field in self.shares.values():
            field.valueChanged.connect(self._follow)
        for words in (self.name, self.spot):
            words.textChanged.connect(self._follow)

    # Following the fields

    def _show(self) -> None:
        item = self.list.currentItem()
        colour = item.data(Qt.ItemDataRole.UserRole) if item else None
        if isinstance(colour, Colour):
            self._put(colour.name, colour.ink)

    def _begin(self) -> None:
        """Clear the fields for a colour that is not there yet."""
        self.list.setCurrentRow(-1)
        self._put("", NEW)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put(self, name: str, ink: Ink) -> None:
        self.name.setText(name)
        self.spot.setText(ink.spot)
        for share, field in self.shares.items():
            field.setValue(round(getattr(ink, share) * 100))
        self._follow()

    def _follow(self, *_now: object) -> None:
        """Show the sample, and say what a press would object to."""
        ink, name = self.ink, self.name.text().strip()
        self.sample.setPixmap(tint_icon(ink).pixmap(SIZE))
        writable = not self._bridge.session.read_only
        is_good = is_colour_name(name)
        self.keep.setEnabled(writable and is_good)
        self.add.setEnabled(writable)
        self.remove.setEnabled(writable and self.list.currentItem() is not None)
        limits = house_limits(self._bridge.session)
        total = round(ink.total * 100)
        told = _("Spot ink; the four shares are its likeness.")
        if not ink.spot:
            told = _("Ink in all {total} %, at most {most} %.").format(
                total=total, most=round(limits.ink)
            )
        named = Ink(c=ink.c, m=ink.m, y=ink.y, k=ink.k, spot=ink.spot, colour=name or "–")
        is_refused = forbids(named, limits) is not None
        if is_refused and ink.spot:
            told = _("The printing house has not agreed to this spot ink.")
        elif not is_good and name:
            told = _(
                "The name of a colour is made of letters and figures and begins with a letter."
            )
        self._say(told, is_trouble=is_refused or bool(name and not is_good))

    def _say(self, told: str, *, is_trouble: bool) -> None:
        self.told.setText(f"▲ {told}" if is_trouble else told)
        self.told.setProperty("role", "trouble" if is_trouble else "muted")
        self.told.style().unpolish(self.told)
        self.told.style().polish(self.told)

    def _keep(self) -> None:
        name, ink = self.name.text().strip(), self.ink
        shares = f"{ink.c:g} {ink.m:g} {ink.y:g} {ink.k:g}"
        if self._bridge.run("colour.define", name=name, ink=shares, spot=ink.spot):
            self.refresh(name)

    def _remove(self) -> None:
        item = self.list.currentItem()
        if item is not None and self._bridge.run("colour.remove", name=item.text()):
            self.refresh()


def _percent(name: str) -> QSpinBox:
    field = QSpinBox()
    field.setObjectName(name)
    field.setRange(0, 100)
    field.setSuffix(" %")
    return field
