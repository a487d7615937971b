"""Copy held for later issues. One rule: its words are seen before it is taken or dropped."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from layout_app.desk.copy.carrying import held
from layout_app.desk.words import _, error_text, plural
from layout_app.errors import LayoutError
from layout_app.model.article import Article, characters, headline
from layout_app.model.text import HEADS
from layout_app.ui.commands.bridge import Bridge

ROWS, WORDS, HIGH = 260, 380, 360
"""Width of the list and of the words beside it, and their height, device-independent pixels."""
_ID = Qt.ItemDataRole.UserRole


class HeldDialog(QDialog):
    """The held copy by its headlines, the words of the current one beside it."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._articles: dict[str, Article] = {}
        self.setObjectName("held")
        self.setWindowTitle(_("Held copy"))
        self.list = QListWidget()
        self.list.setObjectName("held-articles")
        self.list.setAccessibleName(_("Held copy"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setMinimumSize(ROWS, HIGH)
        self.list.setSpacing(3)
        self.words = QTextBrowser()
        self.words.setFrameShape(QFrame.Shape.NoFrame)
        self.words.setAccessibleName(_("Words of the article"))
        self.words.setMinimumSize(WORDS, HIGH)
        self.told = QLabel()
        self.told.setObjectName("held-told")
        self.told.setWordWrap(True)
        self.take = QPushButton(_("Take into this issue"))
        self.take.setObjectName("held-take")
        self.drop = QPushButton(_("Hold no longer"))
        self.drop.setObjectName("held-drop")
        self.drop.setAutoDefault(False)
        self._lay_out()
        self.list.currentItemChanged.connect(lambda *_rows: self._follow())
        self.list.itemSelectionChanged.connect(self._follow)
        self.list.itemActivated.connect(lambda _row: self._take())
        self.take.clicked.connect(self._take)
        self.drop.clicked.connect(self._drop)
        self.refresh()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def chosen(self) -> str:
        """The ids of the chosen rows, from above."""
        rows = sorted(self.list.selectedItems(), key=self.list.row)
        return " ".join(str(row.data(_ID)) for row in rows)

    def refresh(self) -> None:
        """List what is held; what cannot be read is said."""
        trouble = ""
        try:
            found = held(self._bridge.session)
        except LayoutError as error:
            found, trouble = (), error_text(error)
        self._articles = {article.id: article for article in found}
        self.list.clear()
        for article in found:
            length = plural("{count} character", "{count} characters", characters(article))
            row = QListWidgetItem(f"{headline(article)}\n{length}")
            row.setData(_ID, article.id)
            self.list.addItem(row)
        self.list.setCurrentRow(0)
        if trouble:
            told = f"▲ {trouble}"
        elif found:
            told = _("Copy is held until an issue of the paper takes it.")
        else:
            told = _(
                "Nothing is held. “Hold for a later issue” in the menu of articles puts it here."
            )
        self.told.setText(told)
        self.told.setProperty("role", "trouble" if trouble else "muted")
        self._follow()

    def _follow(self) -> None:
        row = self.list.currentItem()
        article = self._articles.get(row.data(_ID)) if row is not None else None
        self.words.setHtml(_html(article) if article else "")
        may = bool(self.chosen) and not self._bridge.session.read_only
        self.take.setEnabled(may)
        self.drop.setEnabled(may)

    def _take(self) -> None:
        if self.take.isEnabled() and self._bridge.run("article.take", articles=self.chosen):
            self.accept()

    def _drop(self) -> None:
        if self._bridge.run("article.drop", articles=self.chosen):
            self.refresh()

    def _lay_out(self) -> None:
        both = QHBoxLayout()
        both.setSpacing(16)
        both.addWidget(self.list)
        both.addWidget(self.words, 1)
        buttons = QDialogButtonBox()
        buttons.addButton(self.drop, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.take, QDialogButtonBox.ButtonRole.ActionRole)
        close = buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setAutoDefault(False)
        self.take.setDefault(True)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 18, 20, 16)
        whole.setSpacing(14)
        whole.addLayout(both, 1)
        whole.addWidget(self.told)
        whole.addWidget(buttons)


def _html(article: Article) -> str:
    """Return the words of an article, its heads bold."""
    words = ((p.kind in HEADS, escape(p.text)) for p in article.paragraphs)
    return "".join(f"<p><b>{text}</b></p>" if bold else f"<p>{text}</p>" for bold, text in words)
