"""Heads over a photo (压题照片). One rule: its height and the ink over it, seen as they print."""

from PySide6.QtWidgets import QComboBox, QWidget

from layout_app.compose.article.patches import region_of
from layout_app.desk.commands.inks import ink_text
from layout_app.desk.words import _
from layout_app.edit.boxes import article_box
from layout_app.model.box import Region, RegionKind
from layout_app.model.ids import BoxId, PageId
from layout_app.model.ink import PAPER
from layout_app.model.issue import Issue, index, paper_of
from layout_app.model.paper import joined
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.dialogs.asking import AskingDialog, number
from layout_app.ui.dialogs.likeness import Likeness
from layout_app.ui.fields.swatches import offer_inks, show_tints


class UnderHeadsDialog(AskingDialog):
    """How many lines the picture is high, and the ink of the heads that lie on it."""

    command = "picture.under_heads"

    def __init__(
        self, bridge: Bridge, box: BoxId, picture: int, likeness: Likeness, parent: QWidget
    ) -> None:
        title = _("Lay the heads over the picture")
        super().__init__(bridge, title, title, likeness, parent)
        self.box, self.picture = box, picture
        issue = bridge.session.issue
        self._page: PageId = index(issue).boxes[box][0]
        shown = article_box(issue, box)
        self.lines = number(1, max(1, shown.shape[0].lines - 1), self._height())
        self.ink = QComboBox()
        ink = shown.head_ink if self._laid() and shown.head_ink else PAPER
        offer_inks(self.ink, bridge.session, ink_text(ink), PAPER)
        show_tints(self.ink, bridge.session)
        likeness.give_room(420, 420)
        self.add("lines", _("Height of the picture, lines"), self.lines)
        self.add("ink", _("Ink of the heads"), self.ink)
        self.note(_('"Let it find its place" in the menu of the picture takes this back.'))
        self.finish("lines", beside=True)
        self.lines.selectAll()

    @property
    def wanted(self) -> dict[str, object]:
        """The picture, its height and the ink."""
        return {
            "box": self.box,
            "picture": self.picture,
            "lines": self.lines.value(),
            "ink": self.ink.currentData(),
        }

    def blamed(self, code: str) -> str:
        """Return the height, or the ink that the printing house refuses."""
        return "lines" if code == "picture.bad_height" else "ink"

    def show_issue(self, issue: Issue) -> None:
        """Show the page with the heads over the picture."""
        self.show_page(issue, self._page, self.box)

    def _laid(self) -> Region | None:
        """Return where the picture lies under the heads; none where it does not."""
        found = region_of(
            article_box(self.bridge.session.issue, self.box), RegionKind.PICTURE, self.picture
        )
        return found if found is not None and found.over else None

    def _height(self) -> int:
        """Return its lines now, or those at which all of it is seen, half the box at most."""
        issue = self.bridge.session.issue
        shown, paper = article_box(issue, self.box), paper_of(issue)
        laid = self._laid()
        if laid is not None:
            return round((laid.rect.h - paper.em) / paper.leading) + 1
        cells = shown.shape[0]
        wide, high = index(issue).articles[shown.article].pictures[self.picture].pixels
        width = joined(cells.columns, paper.chars, paper.gutter) * paper.em
        whole = round(width * high / wide / paper.leading) if wide else cells.lines // 2
        return max(1, min(whole, cells.lines // 2))
