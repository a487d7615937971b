"""The page to turn to, by name or number. One rule: it is seen before it is gone to."""

from PySide6.QtWidgets import QLineEdit, QWidget

from layout_app.desk.pages.folios import sought
from layout_app.desk.words import _
from layout_app.model.issue import Issue, folio_of, index
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.dialogs.asking import AskingDialog
from layout_app.ui.dialogs.likeness import Likeness


class PageDialog(AskingDialog):
    """A page name, and the page."""

    command = "page.go"

    def __init__(self, bridge: Bridge, likeness: Likeness, parent: QWidget) -> None:
        super().__init__(bridge, _("Go to page"), _("Go there"), likeness, parent)
        issue, now = bridge.session.issue, bridge.session.selection.page
        self.page = QLineEdit(folio_of(issue, now or issue.pages[0].id))
        self.page.selectAll()
        self.add("page", _("Page"), self.page)
        folios = tuple(index(issue).folios.values())
        self.note(
            _("{first} to {last}; the number alone will do.").format(
                first=folios[0], last=folios[-1]
            )
        )
        likeness.give_room(300, 360)
        self.finish("page")

    @property
    def wanted(self) -> dict[str, object]:
        """The page as it was typed."""
        return {"page": self.page.text()}

    def blamed(self, code: str) -> str:
        """Return the only field."""
        return "page"

    def show_issue(self, issue: Issue) -> None:
        """Show the page that is meant; while none is, the one shown last."""
        if self.keep.isEnabled():
            self.show_page(issue, sought(issue, self.page.text()))
