"""Two states of a page or an article side by side. One rule: a page is seen as it prints.

An article is seen by its words; the paragraphs that the other state has not are bold.
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

from layout_app.desk.words import _
from layout_app.display.page import PageDisplay
from layout_app.model.article import Article
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.dialogs.likeness import Likeness

ROWS, WIDE, HIGH = 210, 290, 340
"""Width of the list, and the room of each of the two states, device-independent pixels."""

Side = PageDisplay | Article | None
"""A state; none where there was nothing."""


class VersionsDialog(QDialog):
    """A list of what has two states, and those of the chosen row."""

    def __init__(
        self,
        bridge: Bridge,
        likeness: Callable[[], Likeness],
        name: str,
        titles: tuple[str, str, str],
        parent: QWidget | None = None,
    ) -> None:
        """Take a name for tests, and the titles of the window and of both sides."""
        super().__init__(parent)
        self.bridge = bridge
        title, *columns = titles
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.list = QListWidget()
        self.list.setObjectName(f"{name}-versions")
        self.list.setAccessibleName(title)
        self.list.setFixedWidth(ROWS)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.pages = (likeness(), likeness())
        self.texts = (QTextBrowser(), QTextBrowser())
        self.sides = (QStackedWidget(), QStackedWidget())
        self.told = QLabel()
        self.told.setObjectName(f"{name}-told")
        self.told.setWordWrap(True)
        self.told.setProperty("role", "muted")
        self.buttons = QDialogButtonBox()
        self.buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.rejected.connect(self.reject)
        self._lay_out(columns)

    def fill(self, rows: list[str]) -> None:
        """List what has two states, and choose the first."""
        self.list.clear()
        for row in rows:
            self.list.addItem(row)
            self.list.item(self.list.count() - 1).setToolTip(row)
        self.list.setCurrentRow(0)

    def show_sides(self, before: Side, after: Side, told: str) -> None:
        """Show both states of the chosen row, and a sentence below; nothing where none is."""
        sides = (before, after)
        for n, side in enumerate(sides):
            self.sides[n].setVisible(any(each is not None for each in sides))
            self.sides[n].setCurrentIndex(int(any(isinstance(each, Article) for each in sides)))
            self.pages[n].setVisible(isinstance(side, PageDisplay))
            if isinstance(side, PageDisplay):
                self.pages[n].show_parts(side)
            other = sides[1 - n]
            apart_from = other if isinstance(other, Article) else None
            self.texts[n].setHtml(_html(side, apart_from) if isinstance(side, Article) else "")
        self.told.setText(told)

    def _lay_out(self, titles: list[str]) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
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
        whole.addWidget(self.buttons)


def _html(article: Article, other: Article | None) -> str:
    """Return the paragraphs of an article; those that the other has not, in bold."""
    known = {paragraph.text for paragraph in other.paragraphs} if other else set()
    lines = ((escape(paragraph.text), paragraph.text in known) for paragraph in article.paragraphs)
    return "".join(f"<p>{text if same else f'<b>{text}</b>'}</p>" for text, same in lines)
