"""稿件: the articles of the issue and how far they are. One rule: what is carried is an id.

Drag an article onto a page, or press Enter to place it where it fits; a double click opens its
words.
"""

from enum import IntEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPoint,
    QRect,
    QSize,
    QSortFilterProxyModel,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QDrag, QFocusEvent, QFont, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from layout_app.desk.pages.arranging import is_open, waiting
from layout_app.desk.problems.cuts import is_undecided
from layout_app.desk.session import Change, Selection
from layout_app.desk.words import _, plural
from layout_app.model.article import Article, characters, headline
from layout_app.model.ids import ArticleId
from layout_app.model.issue import folio_of, index
from layout_app.model.seam import Verdict
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.fields.named import named
from layout_app.ui.fields.rows import Index, SpeakingList, begin_row, end_row
from layout_app.ui.screen.mime import ARTICLE, article_mime
from layout_app.ui.screen.palette import Colours

NARROWEST = 60
"""Width below which rows are no longer elided."""
ROW_HEIGHT = 50
REST = 60
"""Milliseconds without a key before the row of the typed article is painted anew."""


SLIP_WIDTH, SLIP_OFF = 160, 14
"""Width of the headline that the mouse carries, and how far from its point, device-independent."""


class Role(IntEnum):
    """What a row knows beside its words."""

    ID = Qt.ItemDataRole.UserRole
    PLACED = Qt.ItemDataRole.UserRole + 1
    DETAIL = Qt.ItemDataRole.UserRole + 2
    RANK = Qt.ItemDataRole.UserRole + 3


class ArticleModel(QAbstractListModel):
    """The articles as rows, the unplaced first."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._ids: tuple[ArticleId, ...] = ()
        self._written: set[ArticleId] = set()
        """Articles whose rows are shown as they were before the last keys."""
        self._soon = QTimer(self, singleShot=True, interval=REST)
        self._soon.timeout.connect(self._catch_up)
        self._reorder()
        bridge.changed.connect(self._follow)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of articles."""
        return 0 if parent is not None and parent.isValid() else len(self._ids)

    def data(self, at: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row shows."""
        found = index(self._bridge.session.issue).articles.get(self._ids[at.row()])
        if found is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return headline(found)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{headline(found)}, {self._detail(found)}"
        if role == Role.ID:
            return found.id
        if role == Role.RANK:
            return found.rank
        if role == Role.DETAIL:
            return self._detail(found)
        if role == Role.PLACED:
            return found.id in index(self._bridge.session.issue).parts
        return None

    def flags(self, at: Index) -> Qt.ItemFlag:
        """Let every row be dragged."""
        flags = super().flags(at)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if at.isValid() else flags

    def mimeTypes(self) -> list[str]:
        """Return what can be carried from here."""
        return [ARTICLE]

    def mimeData(self, indexes):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN201 - the stub asks for a sequence of QModelIndex, Qt gives a list
        """Return the ids of the articles taken up."""
        return article_mime([self._ids[at.row()] for at in indexes])

    def row_of(self, article: ArticleId) -> int | None:
        """Return the row of an article."""
        return self._ids.index(article) if article in self._ids else None

    def _detail(self, article: Article) -> str:
        issue = self._bridge.session.issue
        length = plural("{count} character", "{count} characters", characters(article))
        parts = index(issue).parts.get(article.id, ())
        folios = " ".join(dict.fromkeys(folio_of(issue, page) for page, _box in parts))
        if parts:
            detail = _("{length} · on {folios}").format(length=length, folios=folios)
        else:
            detail = _("{length} · not placed").format(length=length)
        if any(is_undecided(end) for end in article.open_ends):
            return _("{detail} · cut text").format(detail=detail)
        if any(end.verdict is Verdict.MISSING for end in article.open_ends):
            return _("{detail} · half a sentence missing").format(detail=detail)
        return detail

    def _sorted(self) -> tuple[ArticleId, ...]:
        issue = self._bridge.session.issue
        parts = index(issue).parts
        ordered = sorted(issue.articles, key=lambda article: article.id in parts)
        return tuple(article.id for article in ordered)

    def _follow(self, change: Change) -> None:
        if not (change.pages or change.articles or change.order):
            return
        if (change.pages or change.order) and self._sorted() != self._ids:
            self._reorder()
        elif change.pages or len(change.articles) > 1:
            self.dataChanged.emit(self.index(0), self.index(len(self._ids) - 1))
        else:
            self._written.update(change.articles)
            self._soon.start()

    def _catch_up(self) -> None:
        """Show the rows of what was typed: one row, but the list then paints all in sight."""
        for article in self._written:
            if (row := self.row_of(article)) is not None:
                self.dataChanged.emit(self.index(row), self.index(row))
        self._written.clear()

    def _reorder(self) -> None:
        self.beginResetModel()
        self._ids = self._sorted()
        self.endResetModel()


class ArticleRow(QStyledItemDelegate):
    """Two lines a row: the headline, and below it length, place and open ends."""

    def __init__(self, colours: Colours, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._colours = colours

    def sizeHint(self, option: QStyleOptionViewItem, at: Index) -> QSize:
        """Return the height of two lines."""
        return QSize(NARROWEST, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, at: Index) -> None:
        """Draw ground, state bar, headline and detail."""
        area: QRect = option.rect
        ink = begin_row(painter, option)
        placed = bool(at.data(Role.PLACED))
        bar = QColor(self._colours.line if placed else self._colours.accent)
        painter.fillRect(QRect(area.left(), area.top() + 6, 3, area.height() - 12), bar)
        text = area.adjusted(14, 6, -10, -6)
        self._draw_line(painter, text, at.data(), ink.words, bold=not placed)
        lower = text.adjusted(0, text.height() // 2 + 1, 0, 0)
        self._draw_line(painter, lower, str(at.data(Role.DETAIL)), ink.muted, small=True)
        end_row(painter, area, 14, self._colours.line)

    def _draw_line(
        self,
        painter: QPainter,
        area: QRect,
        words: str,
        ink: QColor,
        *,
        bold: bool = False,
        small: bool = False,
    ) -> None:
        font = QFont(painter.font())
        font.setBold(bold)
        if small:
            font.setPointSizeF(font.pointSizeF() * 0.88)
        painter.save()
        painter.setFont(font)
        painter.setPen(ink)
        room = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, room)
        painter.restore()


class TrayList(SpeakingList):
    """The rows, from which articles are taken up."""

    place_wanted = Signal(list)
    """Articles to place where they fit."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Place the chosen articles by Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.place_wanted.emit(self.chosen())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose the row that the keyboard comes to: Enter places what is chosen."""
        super().focusInEvent(event)
        if not self.selectedIndexes():
            self.selectionModel().select(
                self.currentIndex(), QItemSelectionModel.SelectionFlag.Select
            )

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Carry the articles as a slip beside the mouse: where they would land stays in sight."""
        rows = self.selectedIndexes()
        if not rows:
            return
        drag = QDrag(self)
        drag.setMimeData(self.model().mimeData(rows))
        drag.setPixmap(self._slip(str(rows[0].data()), len(rows)))
        drag.setHotSpot(QPoint(-SLIP_OFF, -SLIP_OFF))
        drag.exec(actions, Qt.DropAction.CopyAction)

    def _slip(self, words: str, count: int) -> QPixmap:
        """Return a headline, and how many more go with it, on a plate."""
        metrics, ratio = self.fontMetrics(), self.devicePixelRatioF()
        more = f" + {count - 1}" if count > 1 else ""
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, SLIP_WIDTH) + more
        size = QSize(metrics.horizontalAdvance(shown) + 16, metrics.height() + 8)
        plate = QPixmap(size * ratio)
        plate.setDevicePixelRatio(ratio)
        plate.fill(Qt.GlobalColor.transparent)
        painter = QPainter(plate)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().highlight())
        area = QRect(QPoint(0, 0), size)
        painter.drawRoundedRect(area, 3, 3)
        painter.setPen(self.palette().highlightedText().color())
        painter.setFont(self.font())
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, shown)
        painter.end()
        return plate

    def chosen(self) -> list[str]:
        """Return the ids of the chosen articles, from above."""
        rows = sorted(self.selectedIndexes(), key=lambda at: at.row())
        return [str(at.data(Role.ID)) for at in rows]


class Tray(QWidget):
    """The list with its filter, and below it the way to pages that make themselves."""

    arrange_wanted = Signal()
    """What waits is to be proposed places on the page in view."""
    words_wanted = Signal(str)
    """An article whose words the editor wants to read."""

    def __init__(self, bridge: Bridge, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._boxes: dict[ArticleId, int] = {}
        """In how many boxes each article stood after the last change."""
        self.model = ArticleModel(bridge, self)
        self._shown = QSortFilterProxyModel(self)
        self._shown.setSourceModel(self.model)
        self._shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.list = self._make_list(colours)
        self.filter = named(QLineEdit(), "tray-filter")
        self.filter.setPlaceholderText(_("Find an article"))
        self.filter.setAccessibleName(_("Find an article"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._shown.setFilterFixedString)
        self.arrange = named(QPushButton(_("Arrange the page…")), "tray-arrange")
        self.arrange.setToolTip(_("See how the articles that wait would stand on this page"))
        self.arrange.clicked.connect(self.arrange_wanted)
        self._lay_out()
        bridge.changed.connect(self._follow)
        self._invite()
        self._taken_off(Change(order=True))  # none yet: only counted

    def _make_list(self, colours: Colours) -> TrayList:
        made = TrayList(_("No articles yet. Import copy with Ctrl+I, or drop a file on the page."))
        made.setObjectName("tray")
        made.setAccessibleName(_("Articles"))
        made.setModel(self._shown)
        made.setItemDelegate(ArticleRow(colours, self))
        made.setDragEnabled(True)
        made.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.selectionModel().currentChanged.connect(self._select)
        made.clicked.connect(self._select)
        made.doubleClicked.connect(lambda at: self.words_wanted.emit(at.data(Role.ID)))
        return made

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(_aired(self.filter))
        whole.addWidget(self.list)
        whole.addLayout(_aired(self.arrange))

    def rows(self) -> list[str]:
        """Return the ids of the rows in view."""
        return [
            str(self._shown.index(row, 0).data(Role.ID)) for row in range(self._shown.rowCount())
        ]

    def _select(self, current: QModelIndex) -> None:
        """Select the article, and its box if the page in view shows it."""
        article = current.data(Role.ID)
        session = self._bridge.session
        if article is None or session.selection.article == article:
            return
        parts = index(session.issue).parts.get(article, ())
        page = session.selection.page
        here = tuple(box.id for where, box in parts if where == page)
        self._bridge.select(Selection(page=page, boxes=here[:1], article=article))

    def _invite(self) -> None:
        """Offer to arrange the page while articles wait and the page in view may change."""
        session = self._bridge.session
        page = session.selection.page
        may = self._bridge.enabled("page.arrange")
        is_wanted = page is not None and is_open(session.issue, page) and waiting(session.issue)
        self.arrange.setVisible(may and bool(is_wanted))

    def _follow(self, change: Change) -> None:
        """Show the session's article as the current row; without one none is.

        Articles that were taken off a page are brought into sight.
        """
        self._invite()
        off = self._taken_off(change)
        article = self._bridge.session.selection.article
        to = self._row(article) if article else QModelIndex()
        if not to.isValid():
            self.list.selectionModel().clear()
            self._mark(off)
        elif to != self.list.currentIndex():
            # An article just placed goes to the end; the editor is still at those above.
            bar = self.list.verticalScrollBar()
            stays = bar.value() if change.pages or change.order else None
            self.list.setCurrentIndex(to)
            if stays is not None:
                bar.setValue(stays)
        if article in off:
            self.list.scrollTo(to)

    def _taken_off(self, change: Change) -> tuple[ArticleId, ...]:
        """Return the articles that stand in fewer boxes than before the change."""
        if not (change.pages or change.order):
            return ()
        parts = index(self._bridge.session.issue).parts
        now = {article: len(boxes) for article, boxes in parts.items()}
        before, self._boxes = self._boxes, now
        return tuple(article for article in before if now.get(article, 0) < before[article])

    def _mark(self, articles: tuple[ArticleId, ...]) -> None:
        """Choose the rows of several articles, the first of them in sight."""
        rows = [row for row in map(self._row, articles) if row.isValid()]
        for row in rows:
            self.list.selectionModel().select(row, QItemSelectionModel.SelectionFlag.Select)
        if rows:
            self.list.scrollTo(min(rows, key=lambda row: row.row()))

    def _row(self, article: ArticleId) -> QModelIndex:
        """Return the row of an article in view; an invalid one where the filter hides it."""
        row = self.model.row_of(article)
        source = QModelIndex() if row is None else self.model.index(row)
        return self._shown.mapFromSource(source)


def _aired(widget: QWidget) -> QVBoxLayout:
    """Return a widget with air around it; without any where it is hidden."""
    around = QVBoxLayout()
    around.setContentsMargins(8, 8, 8, 8)
    around.addWidget(widget)
    return around
