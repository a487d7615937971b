"""What was left without saving, beside what stands now. One rule: both are seen before one goes."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialogButtonBox, QWidget

from layout_app.desk.unsaved import taken, versions
from layout_app.desk.words import _, clock, filled
from layout_app.model.article import Article, headline
from layout_app.model.issue import Issue, folio_of, index
from layout_app.model.page import Page
from layout_app.store.unsaved import Unsaved
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.dialogs.likeness import Likeness
from layout_app.ui.dialogs.versions import VersionsDialog

_TIME = "%m-%d %H:%M"


class UnsavedDialog(VersionsDialog):
    """The versions, the chosen one beside what stands now, and what takes it."""

    def __init__(
        self, bridge: Bridge, likeness: Callable[[], Likeness], parent: QWidget | None = None
    ) -> None:
        titles = (_("Unsaved versions"), _("As it is now"), _("As it was left, unsaved"))
        super().__init__(bridge, likeness, "unsaved", titles, parent)
        self._versions: tuple[Unsaved, ...] = ()
        self.take = self.buttons.addButton(
            _("Take this version"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.take.setObjectName("unsaved-take")
        self.take.clicked.connect(self._take)
        self.list.currentRowChanged.connect(self._show)
        self.refresh()

    def refresh(self) -> None:
        """List what still reads otherwise than what stands now."""
        self._versions = versions(self.bridge.session)
        issue = self.bridge.session.issue
        self.fill([f"{clock(v.at, _TIME)}  {named(issue, v.value)}" for v in self._versions])
        if not self._versions:
            self._show(-1)

    def _show(self, row: int) -> None:
        version = self._versions[row] if 0 <= row < len(self._versions) else None
        self.take.setEnabled(version is not None)
        if version is None:
            told = _("Nothing that was left without saving reads otherwise than now.")
            self.show_sides(None, None, told)
        elif isinstance(version.value, Page):
            self._show_page(version.value)
        else:
            self._show_article(version.value)

    def _show_page(self, page: Page) -> None:
        session = self.bridge.session
        there = page.id in index(session.issue).pages
        before = session.composed(page.id).display if there else None
        after = session.composer.page(taken(session.issue, page), page.id).display
        told = _("It takes the place of the page; undo brings that back.")
        self.show_sides(before, after, told)

    def _show_article(self, article: Article) -> None:
        issue = self.bridge.session.issue
        beside = len(taken(issue, article).articles) > len(issue.articles)
        told = (
            _("It comes into the list of articles, beside the one that stands now.")
            if beside
            else _("It takes the place of the article; undo brings that back.")
        )
        self.show_sides(index(issue).articles.get(article.id), article, told)

    def _take(self) -> None:
        row = self.list.currentRow()
        if not 0 <= row < len(self._versions):
            return
        if self.bridge.run("issue.unsaved", version=self._versions[row].name):
            self.refresh()
            if not self._versions:
                self.accept()


def named(issue: Issue, value: Page | Article) -> str:
    """Return what an editor calls a page or an article of an issue."""
    if isinstance(value, Article):
        return filled(_("“{headline}”"), headline=headline(value))
    if value.id in index(issue).pages:
        return _("page {folio}").format(folio=folio_of(issue, value.id))
    return _("a page that is gone")
