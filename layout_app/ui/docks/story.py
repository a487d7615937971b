"""文稿: the words of an article beside the page. One rule: every key goes through the session.

A run of typing is one step of the session's history.
"""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QLabel, QMenu, QVBoxLayout, QWidget

from layout_app.desk.commands import COMMANDS
from layout_app.desk.pages.fitting import fit_of_article, fit_text
from layout_app.desk.problems.doubts import DOUBT
from layout_app.desk.session import Change
from layout_app.desk.words import _, msg, plural, say
from layout_app.edit.articles import set_paragraphs
from layout_app.model.article import Article, headline
from layout_app.model.article import characters as length_of
from layout_app.model.breaks import BROKEN
from layout_app.model.ids import ArticleId
from layout_app.model.issue import index
from layout_app.model.text import Kind
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.docks.marks import offer_marks
from layout_app.ui.docks.retype import behind_parting, may_become, retyped
from layout_app.ui.docks.story_editor import StoryEditor
from layout_app.ui.fields.elided import Elided
from layout_app.ui.fields.kinds import kind_text
from layout_app.ui.screen.palette import Colours

COMMANDS_HERE = (
    "note.pin",
    "article.table", "article.names", "article.verse", "article.notices",
    "article.insert_table", "article.cut", "article.uncut",
)  # fmt: skip
"""Commands on the words under the cursor."""
LEAST = 48
"""Height of the words at least, on a low screen."""


class Story(QWidget):
    """The editor with the article's name, length and fit above it."""

    command_wanted = Signal(str)
    """A command on the words that are selected."""

    def __init__(self, bridge: Bridge, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._colours = colours
        self._shown: Article | None = None
        self.title, self.count = Elided(), QLabel()
        self.title.setProperty("role", "title")
        self.title.setObjectName("story-title")
        self.count.setObjectName("story-count")
        self.editor = StoryEditor(colours)
        self.editor.setMinimumHeight(LEAST)
        self.editor.textChanged.connect(self._typed)
        self.editor.kind_wanted.connect(self._offer_kinds)
        self.editor.head_parted.connect(self._part)
        self.editor.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.editor.customContextMenuRequested.connect(self._offer_marks)
        self._lay_out()
        bridge.changed.connect(self._follow)
        self.refresh()

    def refresh(self) -> None:
        """Show the selected article as it is now."""
        issue = self._bridge.session.issue
        chosen = self._bridge.session.selection.article
        article = index(issue).articles.get(chosen) if chosen else None
        self.editor.setReadOnly(article is None or bool(self._bridge.session.read_only))
        if article is not self._shown:
            self._shown = article
            self.editor.take(article)
        self.title.setText(headline(article) if article else "")
        self.title.setToolTip(self.title.text())
        self.count.setText(self._count_text(article) if article else "")
        self._mark_over(article)

    def show_place(self, paragraph: int, offset: int) -> None:
        """Put the cursor on a character and leave the keyboard where it is."""
        self.editor.go_to(paragraph, offset)

    def go_to(self, paragraph: int, offset: int, end: int | None = None) -> None:
        """Put the cursor on a character of the article in view, or select some."""
        self.editor.go_to(paragraph, offset, end)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        # One below the other: beside the count few characters of a title would be left.
        head = QWidget()
        rows = QVBoxLayout(head)
        rows.setContentsMargins(12, 8, 12, 8)
        rows.setSpacing(2)
        rows.addWidget(self.title)
        rows.addWidget(self.count)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addWidget(self.editor, 1)

    def _count_text(self, article: Article) -> str:
        length = plural("{count} character", "{count} characters", length_of(article))
        fit = fit_of_article(self._bridge.session, article.id)
        return f"{length} · {fit_text(fit)}" if fit else length

    def _mark_over(self, article: Article | None) -> None:
        issue, over = self._bridge.session.issue, None
        if article is not None and article.id in index(issue).parts:
            over = self._bridge.session.composer.article(issue, article.id).overset
        cuts, notes = (article.cuts, article.notes) if article else ((), ())
        self.editor.mark(over, cuts, (note for note in notes if note.by != DOUBT))

    def _follow(self, change: Change) -> None:
        if change:
            self.refresh()

    def _typed(self) -> None:
        """Hand the words on: one paragraph as typing, anything else as a change of paragraphs."""
        article = self._shown
        if article is None:
            return
        lines = self.editor.toPlainText().split("\n")
        old = [p.text for p in article.paragraphs]
        if lines == old:
            return
        changed = [n for n, line in enumerate(lines) if n >= len(old) or line != old[n]]
        if len(lines) == len(old) and len(changed) == 1:
            done = self._bridge.run(
                "article.edit", article=article.id, paragraph=changed[0], text=lines[changed[0]]
            )
        else:
            done = self._set_lines(article, lines)
        if not done:
            self.editor.take(article)

    def _set_lines(self, article: Article, lines: list[str]) -> bool:
        paragraphs = retyped(article.paragraphs, lines)
        return self._bridge.do(
            lambda issue: set_paragraphs(issue, article.id, paragraphs),
            msg("Type in “{headline}”", headline=headline(article)),
            merge=("paragraphs", article.id),
        )

    def _part(self, paragraph: int, start: int, end: int, is_line: bool) -> None:
        """Part a head, or break its line, and put the cursor before what stood behind the place."""
        before = self._shown
        if before is None:
            return
        breaks = is_line and before.paragraphs[paragraph].kind in BROKEN
        self._bridge.run(
            "headline.break" if breaks else "headline.part",
            article=before.id,
            paragraph=paragraph,
            start=start,
            end=end,
        )
        after = index(self._bridge.session.issue).articles[before.id]
        self.editor.put_cursor(*behind_parting(before, after, paragraph, start))

    def _offer_kinds(self, paragraph: int, at: QPoint) -> None:
        if self._shown is None or self._bridge.session.read_only:
            return
        article = self._shown
        menu = QMenu(self)
        for kind in may_become(article.paragraphs, paragraph):
            action = menu.addAction(kind_text(kind))
            action.setCheckable(True)
            action.setChecked(article.paragraphs[paragraph].kind is kind)
            action.triggered.connect(
                lambda _on=False, kind=kind: self._set_kind(article.id, paragraph, kind)
            )
        if paragraph:
            menu.addSeparator()
            split = menu.addAction(_("Make an article of its own from here"))
            split.triggered.connect(
                lambda: self._bridge.run("article.split", article=article.id, paragraph=paragraph)
            )
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def _offer_marks(self, at: QPoint) -> None:
        """Offer what Qt offers, and marks where words of one paragraph are selected."""
        menu = self.editor.createStandardContextMenu()
        chosen = self.editor.selected()
        if chosen and self._shown is not None and not self._bridge.session.read_only:
            marks = menu.addMenu(_("Mark"))
            offer_marks(marks, self.editor, self._bridge, self._shown.id, *chosen)
        if self._shown is not None and not self._bridge.session.read_only:
            self._offer_commands(menu, has_words=chosen is not None)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.editor.mapToGlobal(at))

    def _offer_commands(self, menu: QMenu, *, has_words: bool) -> None:
        """Offer what makes objects of paragraphs, and what leaves words out."""
        menu.addSeparator()
        for name in COMMANDS_HERE:
            row = menu.addAction(say(COMMANDS[name].title))
            row.setObjectName(f"story-{name}")
            row.setEnabled(self._bridge.enabled(name) and (has_words or name != "article.cut"))
            row.triggered.connect(lambda _on=False, name=name: self.command_wanted.emit(name))

    def _set_kind(self, article: ArticleId, paragraph: int, kind: Kind) -> None:
        self._bridge.run("article.kind", article=article, paragraph=paragraph, kind=kind.value)
