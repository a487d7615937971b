"""问题: everything the issue still lacks. One rule: each row leads to its place and to its cure.

Enter or a double click goes there, again to the next place of one that has several, F8 to the next
problem; a click on its cure or Shift+F8 heals it.
"""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from layout_app.desk.cures import CURES, cure_of
from layout_app.desk.words import _, problem_text, say, severity_text
from layout_app.model.article import headline
from layout_app.model.ids import ArticleId
from layout_app.model.issue import folio_of, index
from layout_app.model.problem import Problem, Severity, places_of
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.fields.rows import Index, say_empty
from layout_app.ui.screen.palette import Colours

SEVERITY, PLACE, TOLD, CURE = 0, 1, 2, 3
"""Columns: how grave it is, where it is, what it is, and what heals it."""
_WAIT = 150
"""Milliseconds before cures of rows that came into sight are looked for."""
_MOST = {SEVERITY: 0.2, PLACE: 0.25, CURE: 0.34}
"""Most of the panel's width that a column takes for its words; the sentences have the rest."""
_TITLE = 14
"""Most characters of an article's headline in its place."""
_LINES = 3
"""Most lines of a sentence; all of it is in its tooltip."""
_AIR = 12
"""Above and below the words of a row together, device-independent pixels."""
_BESIDE = 9
"""Left and right of a button's words."""
_SIGNS = {Severity.ERROR: "✕", Severity.WARNING: "!", Severity.NOTE: "i"}


class ProblemModel(QAbstractTableModel):
    """The problems as rows of severity, place and sentence."""

    def __init__(self, bridge: Bridge, colours: Colours, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._colours = colours
        self._problems: tuple[Problem, ...] = ()
        self._cures: dict[Problem, str] = {}
        self._wanted: dict[Problem, int] = {}
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._look)
        bridge.proofed.connect(self.refresh)

    def refresh(self) -> None:
        """Show what was found last."""
        if self._bridge.problems == self._problems:
            return
        self.beginResetModel()
        self._problems = self._bridge.problems
        self._cures, self._wanted = {}, {}
        self._timer.stop()
        self.endResetModel()

    def cure(self, row: int) -> str:
        """Return what heals a row's problem, as far as that was looked for; else nothing."""
        found = self._problems[row]
        if found.code not in CURES or found in self._cures:
            return self._cures.get(found, "")
        self._wanted[found] = row
        if not self._timer.isActive():
            self._timer.start(_WAIT)
        return ""

    def _look(self) -> None:
        """Look for one cure a tick, of rows that were in sight: no wait is longer than a page."""
        # Until the issue is proofed a problem may be of an article that is no more.
        if self._bridge.held or not self._bridge.is_proofed:
            self._timer.start(_WAIT)
            return
        found, row = self._wanted.popitem()
        cure = cure_of(self._bridge.session, found, patient=False)
        self._cures[found] = say(cure.label) if cure else ""
        at = self.index(row, CURE)
        self.dataChanged.emit(at, at)
        if self._wanted:
            self._timer.start(0)

    def problem(self, row: int) -> Problem:
        """Return the problem of a row."""
        return self._problems[row]

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of problems."""
        return 0 if parent is not None and parent.isValid() else len(self._problems)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 4

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return the columns' names."""
        names = (_("Severity"), _("Place"), _("Problem"), _("Cure"))
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return names[section]
        return None

    def data(self, at: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows."""
        found = self._problems[at.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            sign = f"{_SIGNS[found.severity]} {severity_text(found.severity)}"
            if at.column() == CURE:
                return self.cure(at.row())
            return (sign, self._place(found), problem_text(found))[at.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            told = f"{severity_text(found.severity)}, {self._place(found)}, {problem_text(found)}"
            cure = self.cure(at.row())
            return _("{told} Cure: {cure}").format(told=told, cure=cure) if cure else told
        if role == Qt.ItemDataRole.ForegroundRole and at.column() == 0:
            inks = {Severity.ERROR: self._colours.over, Severity.WARNING: self._colours.short}
            return QColor(inks.get(found.severity, self._colours.muted))
        return None

    def words(self, column: int) -> Iterator[str]:
        """Yield what a column shows; of the cures what is known already, so that none is sought."""
        for row, found in enumerate(self._problems):
            if column == CURE:
                yield self._cures.get(found, "")
            else:
                yield str(self.index(row, column).data())

    def _place(self, found: Problem) -> str:
        """Return page and article; an article that the sentence names is not named twice."""
        articles = index(self._bridge.session.issue).articles
        named = articles.get(ArticleId(found.where.article))
        title = headline(named) if named else found.where.file
        if named and title in problem_text(found):
            title = ""
        if named and len(title) > _TITLE:
            title = f"{title[: _TITLE - 1]}…"
        parts = (found.where.page or self._folios(found), title)
        return " · ".join(part for part in parts if part)

    def _folios(self, found: Problem) -> str:
        """Return the pages on which the article of a problem stands."""
        issue = self._bridge.session.issue
        parts = index(issue).parts.get(ArticleId(found.where.article), ())
        return " ".join(dict.fromkeys(folio_of(issue, page) for page, _box in parts))


class Sentence(QStyledItemDelegate):
    """What is wrong, on as many lines as it needs at the width that its column has."""

    def __init__(self, rows: QTreeView) -> None:
        super().__init__(rows)
        self._rows = rows

    def sizeHint(self, option: QStyleOptionViewItem, at: Index) -> QSize:
        """Return the height of the wrapped words, of a few lines at most."""
        style = self._rows.style()
        beside = 2 * (style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 1)
        width = self._rows.columnWidth(TOLD) - beside
        area = option.fontMetrics.boundingRect(
            QRect(0, 0, max(1, width), 10_000), Qt.TextFlag.TextWordWrap, str(at.data())
        )
        most = _LINES * option.fontMetrics.lineSpacing()
        return QSize(width, min(area.height(), most) + _AIR)


class CureButton(QStyledItemDelegate):
    """What heals a row, as a flat button."""

    def __init__(self, colours: Colours, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._colours = colours

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, at: Index) -> None:
        """Draw the row's ground, then the button; none where nothing is known."""
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, at)
        words, ground.text = str(ground.text), ""
        style = ground.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, ground.widget)
        if not words:
            return
        area = self.button(option, words)
        is_under_mouse = bool(option.state & QStyle.StateFlag.State_MouseOver)
        colours = self._colours
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.accent if is_under_mouse else colours.line), 1))
        painter.setBrush(QColor(colours.raised))
        painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(QColor(colours.text))
        inner = area.adjusted(_BESIDE - 1, 0, 1 - _BESIDE, 0)
        shown = option.fontMetrics.elidedText(words, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignCenter, shown)
        painter.restore()

    def button(self, option: QStyleOptionViewItem, words: str) -> QRect:
        """Return where the button of a row lies."""
        area: QRect = option.rect
        width = option.fontMetrics.horizontalAdvance(words) + 2 * _BESIDE
        height = min(option.fontMetrics.height() + 8, area.height() - 4)
        return QRect(
            area.left() + 4,
            area.center().y() - height // 2,
            min(width, area.width() - 8),
            height,
        )

    def sizeHint(self, option: QStyleOptionViewItem, at: Index) -> QSize:
        """Return a height with room for the button's outline."""
        return QSize(120, option.fontMetrics.height() + _AIR)


class Problems(QTreeView):
    """The rows."""

    go_wanted = Signal(object)
    """A Problem to whose place the editor wants to go."""
    cure_wanted = Signal(object)
    """A Problem that is to be healed."""

    def __init__(self, bridge: Bridge, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("problems")
        self.rows = ProblemModel(bridge, colours, self)
        self._turn = 0
        self.setModel(self.rows)
        self.setRootIsDecorated(False)
        self.setWordWrap(True)
        self.setAllColumnsShowFocus(True)
        header = self.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(TOLD, QHeaderView.ResizeMode.Stretch)
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(24)
        self.setItemDelegateForColumn(TOLD, Sentence(self))
        self.setItemDelegateForColumn(CURE, CureButton(colours, self))
        self.rows.modelReset.connect(self._share)
        self.rows.modelReset.connect(self._begin)
        self.rows.dataChanged.connect(self._share)
        header.sectionResized.connect(self.scheduleDelayedItemsLayout)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._offer)
        self.doubleClicked.connect(self._go)
        self.clicked.connect(self._clicked)

    def sizeHint(self) -> QSize:
        """Ask for the height of a few rows."""
        return QSize(900, 200)

    def next(self) -> None:
        """Go to the next problem."""
        count = self.rows.rowCount()
        if count:
            at = self.rows.index((self.currentIndex().row() + 1) % count, 0)
            self.setCurrentIndex(at)
            self._go(at)

    def cure(self) -> None:
        """Heal the current row's problem."""
        if self.currentIndex().isValid():
            self.cure_wanted.emit(self.rows.problem(self.currentIndex().row()))

    def currentChanged(self, now: Index, before: Index) -> None:
        """Begin at the first place of another row."""
        self._turn = 0
        super().currentChanged(now, before)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the current row's place by Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._go(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width among the columns."""
        self._share()
        super().resizeEvent(event)

    def _begin(self) -> None:
        self._turn = 0

    def _share(self) -> None:
        """Give each column what its words need, up to its most; the sentences have the rest."""
        metrics, whole = self.fontMetrics(), self.viewport().width()
        for column, most in _MOST.items():
            title = str(self.rows.headerData(column, Qt.Orientation.Horizontal))
            widest = max(
                map(metrics.horizontalAdvance, (title, *self.rows.words(column))), default=0
            )
            self.header().resizeSection(column, min(widest + 2 * _BESIDE + 10, round(whole * most)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, or that there are none."""
        super().paintEvent(event)
        if not self.rows.rowCount():
            painter = QPainter(self.viewport())
            area: QRect = self.viewport().rect()
            say_empty(painter, area, self, _("Nothing is wrong that the program could see."))
            painter.end()

    def _go(self, at: QModelIndex) -> None:
        if at.column() == CURE:
            return
        found = self.rows.problem(at.row())
        places = places_of(found)
        self._turn = self._turn % len(places) + 1
        self.go_wanted.emit(replace(found, where=places[self._turn - 1]))

    def _clicked(self, at: QModelIndex) -> None:
        if at.column() == CURE and at.data():
            self.cure()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the hand over a cure."""
        super().mouseMoveEvent(event)
        at = self.indexAt(event.position().toPoint())
        over = at.column() == CURE and bool(at.data())
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def _offer(self, at: QPoint) -> None:
        """Offer place and cure of a row as a menu."""
        row = self.indexAt(at)
        if not row.isValid():
            return
        self.setCurrentIndex(row)
        menu = QMenu(self)
        menu.setObjectName("problem-menu")
        menu.aboutToHide.connect(menu.deleteLater)
        place = menu.addAction(_("Go to its place"))
        place.triggered.connect(lambda: self._go(row.siblingAtColumn(0)))
        cure = menu.addAction(self.rows.cure(row.row()) or _("Nothing is known that heals it"))
        cure.setEnabled(bool(self.rows.cure(row.row())))
        cure.triggered.connect(self.cure)
        menu.popup(self.viewport().mapToGlobal(at))
