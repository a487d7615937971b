"""Find and replace over the whole issue. One rule: every find is seen before it is changed."""

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from layout_app.desk.copy.finding import Find, context_of, finds, replacements
from layout_app.desk.session import Change
from layout_app.desk.words import _, msg, plural
from layout_app.edit.wording import Part
from layout_app.model.article import headline
from layout_app.model.box import UNBOOKED, AdBox
from layout_app.model.ids import ArticleId, BoxId
from layout_app.model.issue import Issue, folio_of, index
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.fields.kinds import box_text
from layout_app.ui.fields.room import resize_within

MOST = 2000
"""Finds that are listed."""
BEFORE = 6
"""Characters shown before a find."""
NAMED = 10
"""Characters of an article's name in a row."""
REST = 150
"""Milliseconds without a key before the words are looked for."""


class SearchDialog(QDialog):
    """Words, other words, and every place where the first stand."""

    go_wanted = Signal(object)
    """A Find to show."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._finds: tuple[Find, ...] = ()
        self._done = 0
        """Places replaced since other words were looked for."""
        self._is_shown = False
        """Whether the place chosen in the list was gone to already."""
        self.setObjectName("search")
        self.setWindowTitle(_("Find and replace"))
        # It stands over the list of articles: any wider, it would hide the page.
        resize_within(self, 420, 460)
        self.words, self.by = QLineEdit(), QLineEdit()
        self.words.setObjectName("search-words")
        self.by.setObjectName("search-by")
        self.words.setPlaceholderText(_("Enter goes on, Shift+Enter back"))
        self.here = QCheckBox(_("Only in the selected article"))
        self.exact = QCheckBox(_("Capitals count"))
        self.count = QLabel()
        self.count.setObjectName("search-count")
        self.list = QListWidget()
        self.list.setObjectName("search-finds")
        self.list.setAccessibleName(_("Places found"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.one, self.all = QPushButton(_("Replace")), QPushButton(_("Replace all"))
        self.one.setObjectName("search-replace")
        self.all.setObjectName("search-replace-all")
        self.shut = QPushButton(_("Close"))
        self.shut.setObjectName("search-close")
        self._soon = QTimer(self, singleShot=True, interval=REST)
        self._lay_out()
        self._connect()

    def open_with(self, words: str) -> None:
        """Show the dialog; words selected in the story are looked for at once."""
        if words and "\u2029" not in words:
            self.words.setText(words)
        self.words.selectAll()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search()
        self.show()
        self.raise_()
        self.activateWindow()

    def search(self) -> None:
        """List every place of the words as the issue stands now."""
        self._soon.stop()
        session = self._bridge.session
        chosen = session.selection.article if self.here.isChecked() else None
        at = self.list.currentRow()
        self._finds = finds(
            session.issue, self.words.text(), article=chosen, exact=self.exact.isChecked()
        )
        self.list.clear()
        for find in self._finds[:MOST]:
            before, found, behind = context_of(session.issue, find)
            named = _named(session.issue, find)
            self.list.addItem(QListWidgetItem(f"{named}   …{before[-BEFORE:]}【{found}】{behind}…"))
        # What is listed anew must not be told from what was chosen by hand.
        with QSignalBlocker(self.list):
            self.list.setCurrentRow(min(max(0, at), self.list.count() - 1))
        self.count.setText(self._told() if self.words.text() else "")
        may = bool(self._finds) and not session.read_only
        self.one.setEnabled(may)
        self.all.setEnabled(may)

    def _told(self) -> str:
        count = len(self._finds)
        if not self._done:
            return plural("{count} place", "{count} places", count)
        done = plural("{count} place replaced", "{count} places replaced", self._done)
        return _("{done}, {count} left").format(done=done, count=count) if count else done

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.addRow(_("Find"), self.words)
        form.addRow(_("Replace by"), self.by)
        choices = QHBoxLayout()
        choices.addWidget(self.here)
        choices.addWidget(self.exact)
        choices.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self.count, 1)
        for button in (self.one, self.all, self.shut):
            button.setAutoDefault(False)
            foot.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 12)
        whole.addLayout(form)
        whole.addLayout(choices)
        whole.addWidget(self.list, 1)
        whole.addLayout(foot)

    def _connect(self) -> None:
        self._soon.timeout.connect(self.search)
        self.words.textChanged.connect(self._look_anew)
        self.here.toggled.connect(self.search)
        self.exact.toggled.connect(self.search)
        self.list.itemClicked.connect(lambda _item: self._go())
        self.list.currentRowChanged.connect(lambda _row: self._walk())
        self.one.clicked.connect(self._replace_one)
        self.all.clicked.connect(self._replace_all)
        self.shut.clicked.connect(self.reject)
        self._bridge.changed.connect(self._follow)

    def _look_anew(self) -> None:
        self._done, self._is_shown = 0, False
        with QSignalBlocker(self.list):
            self.list.setCurrentRow(-1)
        self._soon.start()

    def _follow(self, change: Change) -> None:
        if self.isVisible() and (change.articles or change.pages or change.order):
            self._soon.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next place by Enter, to the one before with Shift."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.next(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def next(self, by: int = 1) -> None:
        """Go to the next place, or the one before, round and round; the first time to the first."""
        is_shown = self._is_shown
        self.search()
        if not self.list.count():
            return
        row = self.list.currentRow()
        with QSignalBlocker(self.list):
            self.list.setCurrentRow((row + by * is_shown) % self.list.count())
        self._go()

    def _walk(self) -> None:
        """Follow the arrow keys through the list."""
        if self.list.hasFocus():
            self._go()

    def _go(self) -> None:
        """Show the chosen place; the keyboard stays where it is."""
        if 0 <= self.list.currentRow() < len(self._finds):
            self._is_shown = True
            self.go_wanted.emit(self._finds[self.list.currentRow()])

    def _replace_one(self) -> None:
        self.search()
        if 0 <= self.list.currentRow() < len(self._finds):
            self._is_shown = False
            self._replace((self._finds[self.list.currentRow()],))
            self._go()

    def _replace_all(self) -> None:
        self.search()
        self._replace(self._finds)

    def _replace(self, chosen: tuple[Find, ...]) -> None:
        """Put the other words in the places chosen, as one step."""
        change = self._bridge.do_each(
            replacements(chosen, self.by.text()), msg("Replace “{words}”", words=self.words.text())
        )
        if change is not None:
            self._done += len(chosen) - len(change.refused)
        self.search()


def _named(issue: Issue, find: Find) -> str:
    """Name the article, or the page and the box, in which something is found."""
    at = find.at
    if at.part is Part.LINE:
        page, box = index(issue).boxes[BoxId(at.owner)]
        ad = isinstance(box, AdBox) and (box.booking or box.slot or UNBOOKED)
        named = _("Ad {slot}").format(slot=ad) if ad else box_text(box)
        return f"{folio_of(issue, page)} {named}"
    head = headline(index(issue).articles[ArticleId(at.owner)])
    named = head if len(head) <= NAMED else f"{head[: NAMED - 1]}…"
    kinds = {Part.CAPTION: _("Caption"), Part.CREDIT: _("Credit")}
    return f"{named} · {kinds[at.part]}" if at.part in kinds else named
