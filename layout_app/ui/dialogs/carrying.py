"""Which issue copy goes to. One rule: what goes, and what stays all the same, is told before."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from layout_app.desk.words import _, filled, plural
from layout_app.model.article import headline
from layout_app.model.ids import ArticleId
from layout_app.model.issue import Issue, index
from layout_app.store.folder import issue_folders
from layout_app.store.lock import holder, in_use
from layout_app.ui.commands.recent import title_of
from layout_app.ui.fields.named import named
from layout_app.ui.fields.room import resize_within

NAMED = 3
"""Articles that are named; of more it is told how many."""
WIDTH, HEIGHT = 460, 360
_FOLDER = Qt.ItemDataRole.UserRole


class CarryDialog(QDialog):
    """The issues beside this one, the following first; any other is looked for by its folder."""

    def __init__(
        self, issue: Issue, here: Path, articles: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("carry")
        self.setWindowTitle(_("Carry to another issue"))
        self.folder: Path | None = None
        """Where the editor agreed to carry to."""
        self._here = here
        self.told = QLabel(what_goes(issue, articles))
        self.told.setWordWrap(True)
        self.stays = QLabel(what_stays(issue, articles))
        self.stays.setWordWrap(True)
        self.stays.setProperty("role", "muted")
        self.stays.setVisible(bool(self.stays.text()))
        self.list = named(QListWidget(), "carry-issues")
        self.list.setAccessibleName(_("Carry to"))
        self.list.setSpacing(2)
        self.none = QLabel(
            _(
                "There is no other issue beside this one yet: make it first, or let the copy wait "
                "with “Hold for a later issue”."
            )
        )
        self.none.setWordWrap(True)
        self.go = named(QPushButton(_("Carry over")), "carry-go")
        self.other = named(QPushButton(_("Another folder…")), "carry-other")
        self._lay_out()
        self._list()
        resize_within(self, WIDTH, HEIGHT if self.list.count() else self.sizeHint().height())

    def accept(self) -> None:
        """Agree to the current row."""
        row = self.list.currentItem()
        if row is not None and row.flags() & Qt.ItemFlag.ItemIsEnabled:
            self.folder = Path(str(row.data(_FOLDER)))
            super().accept()

    def _look_elsewhere(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, _("Carry to another issue"), str(self._here.parent)
        )
        if chosen:
            self.folder = Path(chosen)
            super().accept()

    def _list(self) -> None:
        """List the issues in the order of their names; the first after this one is chosen."""
        others = [folder for folder in issue_folders(self._here.parent) if folder != self._here]
        following = next((n for n, f in enumerate(others) if f.name > self._here.name), None)
        for n, folder in enumerate(others):
            is_taken = in_use(folder)
            row = QListWidgetItem(_row(folder, is_next=n == following, is_taken=is_taken))
            row.setData(_FOLDER, str(folder))
            row.setToolTip(str(folder))
            if is_taken:
                row.setFlags(row.flags() & ~Qt.ItemFlag.ItemIsEnabled)
            self.list.addItem(row)
        self.list.setVisible(bool(others))
        self.none.setVisible(not others)
        if others:
            self.list.setCurrentRow(len(others) - 1 if following is None else following)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._follow()

    def _follow(self) -> None:
        row = self.list.currentItem()
        self.go.setEnabled(row is not None and bool(row.flags() & Qt.ItemFlag.ItemIsEnabled))

    def _lay_out(self) -> None:
        self.list.currentItemChanged.connect(lambda *_rows: self._follow())
        self.list.itemActivated.connect(lambda _row: self.accept())
        self.go.setDefault(True)
        self.go.clicked.connect(self.accept)
        self.other.setAutoDefault(False)
        self.other.clicked.connect(self._look_elsewhere)
        buttons = QDialogButtonBox()
        buttons.addButton(self.other, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.go, QDialogButtonBox.ButtonRole.ActionRole)
        cancel = buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        cancel.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 18, 20, 16)
        whole.setSpacing(10)
        for part in (self.told, self.stays, self.none):
            whole.addWidget(part)
        whole.addWidget(self.list, 1)
        whole.addWidget(buttons)


def what_goes(issue: Issue, articles: Sequence[str]) -> str:
    """Name the articles, the first of many."""
    names = _headlines(issue, articles[:NAMED])
    if len(articles) <= NAMED:
        return names
    more = plural("{count} article", "{count} articles", len(articles))
    return _("{names} and others, {articles} in all").format(names=names, articles=more)


def what_stays(issue: Issue, articles: Sequence[str]) -> str:
    """Say which of them have a place here, of which a copy goes; empty where none has."""
    placed = [one for one in articles if ArticleId(one) in index(issue).parts]
    if not placed:
        return ""
    if len(placed) == len(articles):
        return _("What stands on a page stays there; a copy of it goes.")
    names = _headlines(issue, placed[:NAMED]) + ("…" if len(placed) > NAMED else "")
    return _("Stands on a page and stays there; a copy goes: {names}").format(names=names)


def _headlines(issue: Issue, articles: Sequence[str]) -> str:
    known = index(issue).articles
    return "".join(
        filled(_("“{headline}”"), headline=headline(known[ArticleId(one)])) for one in articles
    )


def _row(folder: Path, *, is_next: bool, is_taken: bool) -> str:
    """Return an issue's folder, its name where that is known, and what is to be known of it."""
    title = title_of(folder)
    parts = [folder.name]
    if folder.parent.name not in title:
        parts.append(title)
    if is_next:
        parts.append(_("the next one"))
    if is_taken:
        held = holder(folder)
        parts.append(_("{who} is editing it").format(who=held.user if held else "–"))
    return "   ".join(parts)
