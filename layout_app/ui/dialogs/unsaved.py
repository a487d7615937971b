"""What was left without saving, beside what stands now. One rule: both are seen before one goes.

A page is shown as it prints, an article by its words, what differs in them marked.
"""

from collections.abc import Callable
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QStackedWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from layout_app.desk.unsaved import taken, versions
from layout_app.desk.words import _, clock, filled
from layout_app.model.article import Article, headline
from layout_app.model.issue import Issue, folio_of, index
from layout_app.model.page import Page
from layout_app.store.unsaved import Unsaved
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.dialogs.likeness import Likeness

ROWS, WIDE, HIGH = 210, 290, 340
"""Width of the list, and the room of each of the two versions, device-independent pixels."""
_TIME = "%m-%d %H:%M"


class UnsavedDialog(QDialog):
    """The versions, the chosen one beside what stands now, and what takes it."""

    def __init__(
        self, bridge: Bridge, likeness: Callable[[], Likeness], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._versions: tuple[Unsaved, ...] = ()
        self.setObjectName("unsaved")
        self.setWindowTitle(_("Unsaved versions"))
        self.list = QListWidget()
        self.list.setObjectName("unsaved-versions")
        self.list.setAccessibleName(_("Unsaved versions"))
        self.list.setFixedWidth(ROWS)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.pages = (likeness(), likeness())
        self.texts = (QTextBrowser(), QTextBrowser())
        self.sides = (QStackedWidget(), QStackedWidget())
        self.told = QLabel()
        self.told.setObjectName("unsaved-told")
        self.told.setWordWrap(True)
        self.told.setProperty("role", "muted")
        buttons = QDialogButtonBox()
        self.take = buttons.addButton(
            _("Take this version"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.take.setObjectName("unsaved-take")
        self.take.clicked.connect(self._take)
        buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        self._lay_out(buttons)
        self.list.currentRowChanged.connect(self._show)
        self.refresh()

    def refresh(self) -> None:
        """List what still reads otherwise than what stands now."""
        self._versions = versions(self._bridge.session)
        self.list.clear()
        for version in self._versions:
            name = _named(self._bridge.session.issue, version.value)
            self.list.addItem(f"{clock(version.at, _TIME)}  {name}")
            self.list.item(self.list.count() - 1).setToolTip(name)
        self.list.setCurrentRow(0)
        if not self._versions:
            self._show(-1)

    def _lay_out(self, buttons: QDialogButtonBox) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        titles = (_("As it is now"), _("As it was left, unsaved"))
        for column, title in enumerate(titles):
            page, text, side = self.pages[column], self.texts[column], self.sides[column]
            page.give_room(WIDE, HIGH)
            text.setAccessibleName(title)
            middle = QWidget()
            around = QVBoxLayout(middle)
            around.setContentsMargins(0, 0, 0, 0)
            around.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            for widget in (middle, text):
                side.addWidget(widget)
            side.setFixedSize(WIDE, HIGH)
            grid.addWidget(QLabel(title), 0, column)
            grid.addWidget(side, 1, column)
        grid.addWidget(self.told, 2, 0, 1, 2)
        inner = QHBoxLayout()
        inner.setSpacing(16)
        inner.addWidget(self.list)
        inner.addLayout(grid)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 16, 18, 14)
        whole.setSpacing(12)
        whole.addLayout(inner)
        whole.addWidget(buttons)

    def _show(self, row: int) -> None:
        version = self._versions[row] if 0 <= row < len(self._versions) else None
        self.take.setEnabled(version is not None)
        for side in self.sides:
            side.setVisible(version is not None)
        if version is None:
            self.told.setText(_("Nothing that was left without saving reads otherwise than now."))
        elif isinstance(version.value, Page):
            self._show_page(version.value)
        else:
            self._show_article(version.value)

    def _show_page(self, page: Page) -> None:
        session = self._bridge.session
        trial = taken(session.issue, page)
        is_there = page.id in index(session.issue).pages
        for side, issue in enumerate((session.issue if is_there else None, trial)):
            self.sides[side].setCurrentIndex(0)
            self.pages[side].setVisible(issue is not None)
            if issue is not None:
                self.pages[side].show_parts(session.composer.page(issue, page.id).display)
        self.told.setText(_("It takes the place of the page; undo brings that back."))

    def _show_article(self, article: Article) -> None:
        issue = self._bridge.session.issue
        now = index(issue).articles.get(article.id)
        for side, (own, other) in enumerate(((now, article), (article, now))):
            self.sides[side].setCurrentIndex(1)
            self.texts[side].setHtml(_html(own, other) if own else "")
        beside = len(taken(issue, article).articles) > len(issue.articles)
        self.told.setText(
            _("It comes into the list of articles, beside the one that stands now.")
            if beside
            else _("It takes the place of the article; undo brings that back.")
        )

    def _take(self) -> None:
        row = self.list.currentRow()
        if not 0 <= row < len(self._versions):
            return
        if self._bridge.run("issue.unsaved", version=self._versions[row].name):
            self.refresh()
            if not self._versions:
                self.accept()


def _named(issue: Issue, value: Page | Article) -> str:
    if isinstance(value, Article):
        return filled(_("“{headline}”"), headline=headline(value))
    if value.id in index(issue).pages:
        return _("page {folio}").format(folio=folio_of(issue, value.id))
    return _("a page that is gone")


def _html(article: Article, other: Article | None) -> str:
    """Return the paragraphs of an article; those that the other has not, in bold."""
    known = {paragraph.text for paragraph in other.paragraphs} if other else set()
    lines = ((escape(paragraph.text), paragraph.text in known) for paragraph in article.paragraphs)
    return "".join(f"<p>{text if same else f'<b>{text}</b>'}</p>" for text, same in lines)
