"""问题: everything the issue still lacks. One rule: each row leads to its place.

Enter or a double click goes there, F8 to the next one.
"""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QTreeView, QWidget

from layout_app.desk.words import _, problem_text, severity_text
from layout_app.model.article import headline
from layout_app.model.ids import ArticleId
from layout_app.model.issue import index
from layout_app.model.problem import Problem, Severity
from layout_app.ui.bridge import Bridge
from layout_app.ui.docks.dock import Index, say_empty
from layout_app.ui.palette import Colours

_SIGNS = {Severity.ERROR: "✕", Severity.WARNING: "!", Severity.NOTE: "i"}


class ProblemModel(QAbstractTableModel):
    """The problems as rows of severity, place and sentence."""

    def __init__(self, bridge: Bridge, colours: Colours, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._colours = colours
        self._problems: tuple[Problem, ...] = ()
        bridge.proofed.connect(self.refresh)

    def refresh(self) -> None:
        """Show what was found last."""
        if self._bridge.problems == self._problems:
            return
        self.beginResetModel()
        self._problems = self._bridge.problems
        self.endResetModel()

    def problem(self, row: int) -> Problem:
        """Return the problem of a row."""
        return self._problems[row]

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of problems."""
        return 0 if parent is not None and parent.isValid() else len(self._problems)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 3

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return the columns' names."""
        names = (_("Severity"), _("Place"), _("Problem"))
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return names[section]
        return None

    def data(self, at: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows."""
        found = self._problems[at.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            sign = f"{_SIGNS[found.severity]} {severity_text(found.severity)}"
            return (sign, self._place(found), problem_text(found))[at.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{severity_text(found.severity)}, {self._place(found)}, {problem_text(found)}"
        if role == Qt.ItemDataRole.ForegroundRole and at.column() == 0:
            inks = {Severity.ERROR: self._colours.over, Severity.WARNING: self._colours.short}
            return QColor(inks.get(found.severity, self._colours.muted))
        return None

    def _place(self, found: Problem) -> str:
        articles = index(self._bridge.session.issue).articles
        named = articles.get(ArticleId(found.where.article))
        parts = (found.where.page, headline(named)[:14] if named else found.where.file)
        return " · ".join(part for part in parts if part)


class Problems(QTreeView):
    """The rows."""

    go_wanted = Signal(object)
    """A Problem to whose place the editor wants to go."""

    def __init__(self, bridge: Bridge, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("problems")
        self.rows = ProblemModel(bridge, colours, self)
        self.setModel(self.rows)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        header = self.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.resizeSection(0, 90)
        header.resizeSection(1, 250)
        self.doubleClicked.connect(self._go)

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the current row's place by Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._go(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, or that there are none."""
        super().paintEvent(event)
        if not self.rows.rowCount():
            painter = QPainter(self.viewport())
            area: QRect = self.viewport().rect()
            say_empty(painter, area, self, _("Nothing is wrong that the program could see."))
            painter.end()

    def _go(self, at: QModelIndex) -> None:
        self.go_wanted.emit(self.rows.problem(at.row()))
