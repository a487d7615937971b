"""How large an ad is whose PDF does not say so. One rule: nothing is chosen but by the editor."""

from pathlib import Path

from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QWidget

from layout_app.compose.beside.ads import TOLERANCE, ad_rect
from layout_app.desk.files import read_bytes
from layout_app.desk.material.ads import MOST_BLEED, likely_trims, trim_named
from layout_app.desk.words import _
from layout_app.edit.ads import AdFile, ad_of, fill, pdf_ad_of, set_trim
from layout_app.errors import CommandError
from layout_app.model.box import SHEETS, Media, SheetBox, Trim
from layout_app.model.geometry import MM
from layout_app.model.ids import BoxId
from layout_app.model.issue import Issue, paper_of
from layout_app.press.adfile import Size, measured_ad, sheet_sizes
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.dialogs.asking import FIELD, AskingDialog
from layout_app.ui.fields.trims import told_size


class _TrimDialog(AskingDialog):
    """Which box of a PDF's page is the size of an ad, and how much bleed lies within it."""

    def __init__(
        self, bridge: Bridge, box: BoxId, path: Path, name: str, keep: str, parent: QWidget
    ) -> None:
        super().__init__(bridge, _("Size of the ad “{name}”").format(name=name), keep, None, parent)
        self.box, self.name = box, name
        self._data = read_bytes(path)
        rect = ad_rect(ad_of(bridge.session.issue, box), paper_of(bridge.session.issue),
                       is_left=True)  # fmt: skip
        self._slot = rect.w, rect.h
        self.sheet, self.bleed = QComboBox(), QDoubleSpinBox()
        for sheet, size in sheet_sizes(self._data, name).items():
            self.sheet.addItem(_sheet(sheet).format(size=told_size(size)), sheet.value)
        self.sheet.setPlaceholderText(_("Choose…"))
        self.bleed.setRange(0.0, MOST_BLEED)
        self.bleed.setDecimals(1)
        self.bleed.setSingleStep(0.5)
        self.bleed.setSuffix(" " + _("mm"))

    def lay_out(self, chosen: Trim | None = None) -> None:
        """Put the fields below each other, with what was chosen before."""
        self.note(_("The file does not say where the ad is cut (it has no TrimBox)."))
        self.add("trim", _("Size of the ad"), self.sheet)
        self.sheet.setMinimumWidth(max(FIELD, self.sheet.sizeHint().width()))
        self.add("bleed", _("Bleed in it, at each side"), self.bleed)
        self.told = self.note("")
        self.sheet.setCurrentIndex(self.sheet.findData(chosen.box.value) if chosen else -1)
        self.bleed.setValue(chosen.bleed / MM if chosen else 0.0)
        self.finish("trim")

    @property
    def chosen(self) -> dict[str, object]:
        """The ad, the box of its page by its name, and the bleed, mm."""
        return {"box": self.box, "trim": self.sheet.currentData() or "", "bleed": self._bleed}

    @property
    def trim(self) -> Trim:
        """What is chosen; CommandError while nothing is."""
        if self.sheet.currentIndex() < 0:
            raise CommandError("ad.no_choice")
        return trim_named(SheetBox(self.sheet.currentData()), self._bleed)

    @property
    def _bleed(self) -> float:
        return self.bleed.value() if self.bleed.isEnabled() else 0.0

    def measured(self) -> Size:
        """Return the size of the ad as it is chosen, points; LayoutError where it has none."""
        return measured_ad(self._data, self.name, self.trim)[1]

    def follow(self, *now: object) -> None:
        """Offer a bleed where a box is chosen."""
        self.bleed.setEnabled(self.sheet.currentData() in SHEETS)
        super().follow(*now)

    def blamed(self, code: str) -> str:
        """Return the bleed where it leaves nothing, else the box."""
        return "bleed" if code == "ad.nothing_left" else "trim"

    def show_issue(self, issue: Issue) -> None:
        """Say how large the ad is so, and whether it fills its slot."""
        told = [_("The slot measures {size} mm.").format(size=told_size(self._slot))]
        width, height = ad_of(issue, self.box).extent if self.keep.isEnabled() else (0.0, 0.0)
        if width and height:
            size = told_size((width, height))
            fits = all(
                abs(a - b) <= TOLERANCE for a, b in zip((width, height), self._slot, strict=True)
            )
            words = (
                _("The ad measures {size} mm so, and fills it.")
                if fits
                else _("The ad measures {size} mm so, and does not fill it; it is never scaled.")
            )
            told.append(words.format(size=size))
        else:
            told += [
                _("{box} less {bleed:g} mm would fill it.").format(
                    box=SHEETS[trim.box], bleed=round(trim.bleed / MM, 2)
                )
                for trim in likely_trims(self._data, self._slot)
            ]
        self.told.setText("\n".join(told))


class FillTrimDialog(_TrimDialog):
    """A file on its way into a slot."""

    command = "ad.fill"

    def __init__(
        self, bridge: Bridge, box: BoxId, path: Path, marked: str, parent: QWidget
    ) -> None:
        super().__init__(bridge, box, path, path.name, _("Fill the slot"), parent)
        self._path, self._marked = path, marked
        self.lay_out()

    @property
    def wanted(self) -> dict[str, object]:
        """The file, and what is chosen."""
        return {**self.chosen, "path": self._path, "marked": self._marked}

    def would_be(self) -> Issue:
        """Return the issue with the file; it is not kept yet."""
        file = AdFile(
            original="0" * 64, name=self.name, media=Media.PDF, extent=self.measured(),
            trim=self.trim,
        )  # fmt: skip
        return fill(self.bridge.session.issue, self.box, file)


class TrimDialog(_TrimDialog):
    """The size of an ad that stands in its slot, chosen or taken back."""

    command = "ad.trim"

    def __init__(self, bridge: Bridge, box: BoxId, parent: QWidget) -> None:
        ad = pdf_ad_of(bridge.session.issue, box)
        path = bridge.session.original(ad.original)
        name = ad.name or _("A file")
        super().__init__(bridge, box, path, name, _("Take this size"), parent)
        if ad.trim.is_chosen:
            self.sheet.addItem(_("Nobody knows: take the choice back"), SheetBox.NONE.value)
        self.lay_out(ad.trim if ad.trim.is_chosen else None)

    @property
    def wanted(self) -> dict[str, object]:
        """What is chosen."""
        return self.chosen

    def would_be(self) -> Issue:
        """Return the issue with the size so."""
        return set_trim(self.bridge.session.issue, self.box, self.trim, self.measured())


def _sheet(box: SheetBox) -> str:
    if box is SheetBox.CROP:
        return _("What viewers show of it (CropBox): {size} mm")
    return _("All of the sheet (MediaBox): {size} mm")
