"""Cuts printed again, and the keyword of jumps. One rule: no word is lost."""

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from layout_app.desk.words import _, filled
from layout_app.model.article import Article, headline
from layout_app.model.ids import ArticleId
from layout_app.model.issue import Issue, index
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.dialogs.asking import AskingDialog
from layout_app.ui.dialogs.likeness import Likeness

SEEN = 24
"""Characters of a cut, from its beginning and its end."""


class UncutDialog(AskingDialog):
    """Which of an article's cuts is printed again."""

    command = "article.uncut"

    def __init__(self, bridge: Bridge, article: ArticleId, parent: QWidget) -> None:
        found = index(bridge.session.issue).articles[article]
        title = filled(_("Cuts of “{headline}”"), headline=headline(found))
        super().__init__(bridge, title, _("Print it again"), None, parent)
        self.article = article
        self.cut = QComboBox()
        for number, words in enumerate(_cuts(found)):
            self.cut.addItem(words, number)
        self.add("number", _("Not printed"), self.cut)
        self.finish("number")

    @property
    def wanted(self) -> dict[str, object]:
        """The article, and the place of the cut among its cuts."""
        return {"article": self.article, "number": self.cut.currentData()}


class KeywordDialog(AskingDialog):
    """What jump lines call an article."""

    command = "jump.keyword"

    def __init__(
        self, bridge: Bridge, article: ArticleId, likeness: Likeness, parent: QWidget
    ) -> None:
        found = index(bridge.session.issue).articles[article]
        super().__init__(
            bridge, _("Keyword of the jump lines"), _("Change the keyword"), likeness, parent
        )
        self.article = article
        self.keyword = QLineEdit(found.keyword)
        self.keyword.selectAll()
        self.add("text", _("Keyword"), self.keyword)
        self.note(_("It stands in jump lines that have room for it; empty leaves it out."))
        likeness.give_room(420, 360)
        self.finish("text")

    @property
    def wanted(self) -> dict[str, object]:
        """The article and its keyword."""
        return {"article": self.article, "text": self.keyword.text().strip()}

    def show_issue(self, issue: Issue) -> None:
        """Show the part that ends in a jump line; an article on one page shows nothing."""
        parts = index(issue).parts.get(self.article, ())
        if self.likeness is None:
            return
        self.likeness.setVisible(len(parts) > 1)
        if len(parts) > 1:
            page, box = parts[0]
            composed = self.bridge.session.composer.page(issue, page)
            rects = tuple(b.rect for b in composed.boxes if b.box == box.id)
            self.likeness.show_parts(composed.display, rects)


def _cuts(article: Article) -> list[str]:
    """Return the words of each cut, long ones by their beginning and end."""
    told = []
    for cut in article.cuts:
        text = article.paragraphs[cut.start.paragraph].text
        words = text[cut.start.offset : cut.end.offset]
        told.append(words if len(words) <= 2 * SEEN else f"{words[:SEEN]}…{words[-SEEN:]}")
    return told
