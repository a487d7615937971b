"""A guide to the millimetre. One rule: whoever pulls one from a ruler is asked nothing."""

from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QWidget

from layout_app.desk.words import _
from layout_app.model.geometry import MM
from layout_app.model.ids import PageId
from layout_app.model.issue import index, paper_of
from layout_app.model.paper import spread_trim
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.dialogs.asking import AskingDialog

FIRST = 50.0
"""Millimetres from the edge, as long as nothing was typed."""


class GuideDialog(AskingDialog):
    """Upright or level, and how far from the edge."""

    command = "guide.add"

    def __init__(self, bridge: Bridge, page: PageId, parent: QWidget) -> None:
        super().__init__(bridge, _("Add a guide"), _("Add it"), None, parent)
        issue = bridge.session.issue
        self._page = page
        self._trim = spread_trim(paper_of(issue), index(issue).pages[page].span)
        self.kind, self.at = QComboBox(), QDoubleSpinBox()
        self.kind.addItem(_("Upright, from the left edge"), "yes")
        self.kind.addItem(_("Level, from the upper edge"), "no")
        self.at.setDecimals(1)
        self.at.setSuffix(" " + _("mm"))
        self.add("kind", _("Guide"), self.kind)
        self.add("at", _("Place"), self.at)
        self.kind.currentIndexChanged.connect(self._stay_on_page)
        self._stay_on_page()
        self.at.setValue(FIRST)
        self.finish("kind")

    @property
    def wanted(self) -> dict[str, object]:
        """The page, the way and the place of the guide."""
        return {
            "page": self._page, "vertical": self.kind.currentData(), "at": self.at.value()
        }  # fmt: skip

    def _stay_on_page(self) -> None:
        """Let the place go as far as the page."""
        width, height = self._trim
        self.at.setRange(
            0.0, round((width if self.kind.currentData() == "yes" else height) / MM, 1)
        )
