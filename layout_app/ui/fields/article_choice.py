"""Articles that are ticked, in an order. One rule: what is chosen stands as the list stands."""

from collections.abc import Collection

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from layout_app.model.article import headline
from layout_app.model.ids import ArticleId, PageId
from layout_app.model.issue import Issue, folio_of, index

_ID = Qt.ItemDataRole.UserRole
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ArticleChoice(QListWidget):
    """Articles with their folios; rows are ticked, and moved by Alt and an arrow."""

    chosen_anew = Signal()
    """A row was ticked or moved by hand."""

    def __init__(self, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(height)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.itemChanged.connect(lambda _item: self.chosen_anew.emit())
        self.model().rowsMoved.connect(lambda *_rows: self.chosen_anew.emit())

    @property
    def chosen(self) -> tuple[ArticleId, ...]:
        """What is ticked."""
        rows = (self.item(row) for row in range(self.count()))
        return tuple(
            ArticleId(row.data(_ID)) for row in rows if row.checkState() is Qt.CheckState.Checked
        )

    def offer(self, issue: Issue, page: PageId, ticked: Collection[ArticleId] = ()) -> None:
        """Offer what stands on other pages in their order, behind what is ticked."""
        articles, now = index(issue).articles, self.currentRow()
        placed = sorted(
            index(issue).parts.items(), key=lambda found: folio_of(issue, found[1][0][0])
        )
        others = (a for a, parts in placed if parts[0][0] != page and a not in ticked)
        self.clear()
        for article in (*ticked, *others):
            if article in articles:
                self._add(issue, article, is_ticked=article in ticked)
        self.setCurrentRow(now)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move a row by Alt and an arrow."""
        by = _STEPS.get(Qt.Key(event.key()), 0)
        to = self.currentRow() + by
        if not (by and event.modifiers() & Qt.KeyboardModifier.AltModifier):
            super().keyPressEvent(event)
        elif 0 <= to < self.count():
            with QSignalBlocker(self):
                self.insertItem(to, self.takeItem(self.currentRow()))
                self.setCurrentRow(to)
            self.chosen_anew.emit()

    def _add(self, issue: Issue, article: ArticleId, *, is_ticked: bool) -> None:
        parts = index(issue).parts.get(article, ())
        folio = folio_of(issue, parts[0][0]) if parts else "–"
        row = QListWidgetItem(f"{folio}　{headline(index(issue).articles[article])}")
        row.setData(_ID, article)
        # Rows are let go between others, never onto one.
        flags = row.flags() & ~Qt.ItemFlag.ItemIsDropEnabled
        row.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable)
        row.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)
        with QSignalBlocker(self):
            self.addItem(row)
