"""Room kept on a page: for an article still to come, for 导读. One rule: it takes a free place.

Where it stands is shown before it is kept; from there it is dragged like any box.
"""

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from layout_app.desk.pages.landing import largest_room
from layout_app.desk.words import _
from layout_app.model.box import CONTENTS
from layout_app.model.ids import PageId
from layout_app.model.issue import Issue, folio_of, index, paper_of
from layout_app.model.limits import PLANNED_CHARS
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.dialogs.asking import AskingDialog, number
from layout_app.ui.dialogs.likeness import Likeness
from layout_app.ui.fields.article_choice import ArticleChoice

CHARS = 600
"""Characters of an article that nobody has said more about."""
ROWS = 150
"""Height of the list of articles, device-independent pixels."""


class _RoomDialog(AskingDialog):
    """Width and height, and the page with the room on it."""

    def __init__(
        self, bridge: Bridge, title: str, keep: str, page: PageId, size: tuple[int, int],
        likeness: Likeness, parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(bridge, title, keep, likeness, parent)
        self.page = page
        issue, paper = bridge.session.issue, paper_of(bridge.session.issue)
        span = index(issue).pages[page].span
        columns, lines = largest_room(issue, page, *size) or size
        self.columns = number(1, paper.columns * span, columns)
        self.lines = number(1, paper.lines, lines)
        likeness.give_room(420, 420)

    def add_size(self) -> None:
        """Add the fields of the size."""
        self.add("columns", _("Width, columns"), self.columns)
        self.add("lines", _("Height, lines"), self.lines)

    @property
    def size_wanted(self) -> dict[str, object]:
        """Page, columns and lines."""
        return {
            "page": self.page, "columns": self.columns.value(), "lines": self.lines.value()
        }  # fmt: skip

    def blamed(self, code: str) -> str:
        """Return the field of the height: a page has no room for it."""
        return "lines" if code == "page.no_room" else ""

    def show_issue(self, issue: Issue) -> None:
        """Show the page with the room on it."""
        self.show_page(issue, self.page)


class PlanDialog(_RoomDialog):
    """What an article will be about, how long, and whether a picture comes with it."""

    command = "box.plan"

    def __init__(self, bridge: Bridge, page: PageId, likeness: Likeness, parent: QWidget) -> None:
        folio = folio_of(bridge.session.issue, page)
        title = _("Plan an article on page {folio}").format(folio=folio)
        super().__init__(bridge, title, _("Keep the room"), page, (2, 30), likeness, parent)
        self.slug, self.picture = QLineEdit(), QCheckBox(_("A picture comes with it"))
        self.slug.setPlaceholderText(_("Such as: the opening of the new library"))
        self.chars = number(*PLANNED_CHARS, CHARS)
        self.chars.setSingleStep(100)
        self.chars.setSpecialValueText(_("nobody has said"))
        self.add("slug", _("What it is about"), self.slug)
        self.add("chars", _("Characters"), self.chars)
        self.add("picture", _("A picture comes with it"), self.picture)
        self.add_size()
        self.finish("slug", beside=True)

    @property
    def wanted(self) -> dict[str, object]:
        """What is known of the article, and its room."""
        return {
            **self.size_wanted,
            "slug": self.slug.text().strip(),
            "chars": self.chars.value(),
            "picture": "yes" if self.picture.isChecked() else "no",
        }


class ContentsDialog(_RoomDialog):
    """Title and articles of a 导读; without any chosen the gravest of each other page."""

    command = "page.contents"

    def __init__(self, bridge: Bridge, page: PageId, likeness: Likeness, parent: QWidget) -> None:
        folio = folio_of(bridge.session.issue, page)
        title = _("Contents on page {folio}").format(folio=folio)
        super().__init__(bridge, title, _("Add the contents"), page, (1, 14), likeness, parent)
        self.title, self.articles = QLineEdit(), ArticleChoice(ROWS)
        self.title.setPlaceholderText(CONTENTS)
        self.articles.offer(bridge.session.issue, page)
        self.articles.chosen_anew.connect(self.follow)
        self.add("title", _("Title"), self.title)
        self.add("articles", _("Articles"), self.articles)
        self.note(_("None chosen: the weightiest article of every other page."))
        self.add_size()
        self.finish("title", beside=True)

    @property
    def wanted(self) -> dict[str, object]:
        """Title, articles in their order, and room."""
        title = self.title.text().strip()
        return {
            **self.size_wanted,
            **({"title": title} if title else {}),
            "articles": " ".join(self.articles.chosen),
        }
