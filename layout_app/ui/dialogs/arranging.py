"""自动排版: pages that were made by themselves, to be looked at. One rule: the editor accepts.

The search is another process's; until the editor uses what is shown, nothing of the issue changes.
Used is the very page that was shown, as one step.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from layout_app.arrange.page import Arranged, Proposal
from layout_app.arrange.taste import PRESETS
from layout_app.desk.arranging import Task, applied, is_open, proposed
from layout_app.desk.jobs import ExportWorker, Progress, Refused
from layout_app.desk.proposing import (
    ArrangeOrder,
    Proposed,
    lost_text,
    notable,
    staying,
    waiting_text,
    white_text,
)
from layout_app.desk.words import Message, _, error_text, msg, plural
from layout_app.errors import CommandError, LayoutError
from layout_app.model.box import ArticleBox
from layout_app.model.ids import PageId
from layout_app.model.issue import Issue, folio_of, paper_of
from layout_app.ui.bridge import Bridge
from layout_app.ui.dialogs.likeness import Likeness
from layout_app.ui.docks.dock import Index, begin_row, end_row
from layout_app.ui.faces import ScreenFaces
from layout_app.ui.painter import page_image
from layout_app.ui.palette import Colours

TICK = 80
"""Milliseconds between two questions to the process."""
THUMB, INSET = 150, 10
"""Height of a page in the list, and what is around it, device-independent pixels."""
MOST_TOLD = 4
"""Faults that a row tells."""
LIST, WIDE, HIGH = 350, 400, 510
"""Width of the list, and most room of the page beside it."""
DETAIL = Qt.ItemDataRole.UserRole
_DIED = "export.worker_died"


@dataclass(frozen=True, slots=True)
class Row:
    """One page in the list, and the issue with it."""

    issue: Issue
    page: PageId
    name: str
    detail: str


class ArrangingDialog(QDialog):
    """A list of pages, one of them large, and how the search goes on."""

    label: Message
    """What the step is called."""
    adds = False
    """Whether what another search finds comes below what the last one found."""

    def __init__(
        self,
        bridge: Bridge,
        worker: ExportWorker,
        pages: tuple[PageId, ...],
        faces: ScreenFaces,
        likeness: Likeness,
        colours: Colours,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.bridge, self.pages, self.likeness = bridge, pages, likeness
        self.rows: list[Row] = []
        self._worker, self._faces = worker, faces
        self._issue = bridge.session.issue
        self._task = Task(pages=pages)
        self._make_parts(colours)
        self._lay_out()
        self._tick = QTimer(self, interval=TICK)
        self._tick.timeout.connect(self._poll)
        self._idle = QTimer(self, singleShot=True, interval=0)
        self._idle.timeout.connect(self._paint_one)
        self.list.currentRowChanged.connect(lambda _row: self._follow())
        self.list.itemDoubleClicked.connect(lambda _row: self.accept())
        self.list.itemEntered.connect(lambda under: self._show(self.list.row(under)))
        self.list.viewport().installEventFilter(self)
        self.manner.currentIndexChanged.connect(self._other_manner)
        self.others.clicked.connect(self._other_pages)
        self.use.clicked.connect(self.accept)
        self._show_page(self._issue, pages[0])
        self._follow()

    # What each window says of itself

    def rows_of(self, found: dict[PageId, Arranged]) -> Iterable[Row]:
        """Return what a search has found as rows."""
        raise NotImplementedError

    def told(self, fresh: int) -> str:
        """Return what a search has come to that found so many rows."""
        raise NotImplementedError

    # Searching

    def search(self) -> None:
        """Let pages be looked for, here only where no process can be had."""
        self._issue = self.bridge.session.issue
        self.progress.setRange(0, 0)
        self._say(_("Looking for pages…"))
        home = self.bridge.session.opened.publication_folder
        try:
            self._worker.start(ArrangeOrder(issue=self._issue, home=home, task=self._task))
        except OSError:
            self._search_here()
            return
        self._tick.start()
        self._enable()

    def accept(self) -> None:
        """Put what is shown in the place of the issue, as one step."""
        row = self._current
        if row is None or not self.use.isEnabled():
            return
        if self.bridge.session.issue is not self._issue:
            self.search()  # It was made of another issue than stands there now.
        elif self.bridge.do(lambda _issue: row.issue, self.label):
            self._stop()
            super().accept()

    def reject(self) -> None:
        """Leave everything as it was; a search under way ends."""
        self._stop()
        super().reject()

    def _stop(self) -> None:
        self._tick.stop()
        self._idle.stop()
        if self._worker.is_busy:
            self._worker.cancel()

    def _other_pages(self) -> None:
        """Look for others, from another seed."""
        self._task = replace(self._task, seed=self._task.seed + 1)
        self.search()

    def _other_manner(self) -> None:
        """Look for what another paper would mind."""
        self._task = replace(self._task, preset=str(self.manner.currentData()))
        if self._worker.is_busy:
            self._worker.cancel()
        self.search()

    def _search_here(self) -> None:
        """Look for pages in this process: the window waits, and says so."""
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            found = proposed(self._issue, self.bridge.session.composer, self._task)
        finally:
            QApplication.restoreOverrideCursor()
        self._take(found)

    def _poll(self) -> None:
        for event in self._worker.poll():
            match event:
                case Progress(done=done, total=total):
                    self.progress.setRange(0, total if total > 1 else 0)
                    self.progress.setValue(done)
                case Proposed(found=found):
                    self._tick.stop()
                    self._take(found)
                case Refused(error=error):
                    self._tick.stop()
                    self._refuse(error)

    def _refuse(self, error: LayoutError) -> None:
        died = _("The search stopped unexpectedly; nothing has changed. Try other pages.")
        self._say(died if error.code == _DIED else error_text(error), is_trouble=True)
        self._enable()

    def _take(self, found: dict[PageId, Arranged]) -> None:
        """Add what was found, and choose the first that is new."""
        if not self.adds:
            self.rows.clear()
            self.list.clear()
        first = self.list.count()
        for row in self.rows_of(found):
            self.rows.append(row)
            shown = QListWidgetItem(row.name)
            shown.setData(DETAIL, row.detail)
            self.list.addItem(shown)
        fresh = self.list.count() - first
        self._say(self.told(fresh), is_trouble=not self.rows)
        self._enable()
        if fresh:
            self.list.setCurrentRow(first)
            self.list.scrollToItem(
                self.list.item(first), QAbstractItemView.ScrollHint.PositionAtTop
            )
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            self._idle.start()

    # Showing

    @property
    def _current(self) -> Row | None:
        at = self.list.currentRow()
        return self.rows[at] if 0 <= at < len(self.rows) else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show what is chosen again, once the mouse has left the list."""
        if event.type() == QEvent.Type.Leave:
            self._follow()
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        """Show what is chosen."""
        self._show(self.list.currentRow())
        self._enable()

    def _show(self, at: int) -> None:
        """Show a page large, and say who finds no room on it."""
        if not 0 <= at < len(self.rows):
            return
        row = self.rows[at]
        lost, still = lost_text(self._issue, row.issue), waiting_text(self._issue, row.issue)
        for line, words in ((self.lost, f"▲ {lost}" if lost else ""), (self.waiting, still)):
            line.setText(words)
            line.setVisible(bool(words))
        self._show_page(row.issue, row.page)
        self._give_room()

    def _show_page(self, issue: Issue, page: PageId) -> None:
        fixed = staying(self._issue, page)
        composed = self.bridge.session.composer.page(issue, page)
        marked = tuple(box.rect for box in composed.boxes if box.box in fixed)
        self.likeness.show_parts(composed.display, marked=marked)
        self.pins.setVisible(bool(marked))

    def _give_room(self) -> None:
        """Grow where wrapped lines need more: a window learns of their height too late."""
        whole = self.layout()
        assert whole is not None
        whole.activate()
        self.resize(self.width(), max(self.height(), whole.totalHeightForWidth(self.width())))

    def _paint_one(self) -> None:
        """Paint the next small page that has no picture yet."""
        for at, row in enumerate(self.rows):
            shown = self.list.item(at)
            if shown.data(Qt.ItemDataRole.DecorationRole) is not None:
                continue
            display = self.bridge.session.composer.page(row.issue, row.page).display
            ratio = max(2.0, self.devicePixelRatioF())
            scale = ratio * THUMB / display.trim[1]
            picture = page_image(display, self._faces, scale, self.likeness.proxy)
            picture.setDevicePixelRatio(ratio)
            shown.setData(Qt.ItemDataRole.DecorationRole, picture)
            self._idle.start()
            return

    def repaint_pictures(self) -> None:
        """Paint the small pages anew: a picture has arrived."""
        for at in range(self.list.count()):
            self.list.item(at).setData(Qt.ItemDataRole.DecorationRole, None)
        self._idle.start()

    def _say(self, sentence: str, *, is_trouble: bool = False) -> None:
        self.state.setText(f"▲ {sentence}" if is_trouble else sentence)
        self.state.setProperty("role", "trouble" if is_trouble else "muted")
        self.state.style().unpolish(self.state)
        self.state.style().polish(self.state)

    def _enable(self) -> None:
        busy = self._worker.is_busy
        self.progress.setVisible(busy)
        self.others.setEnabled(not busy)
        may = self._current is not None and not busy and not self.bridge.session.read_only
        self.use.setEnabled(may)

    # Putting together

    def _make_parts(self, colours: Colours) -> None:
        self.list = QListWidget()
        self.list.setObjectName("proposals")
        self.list.setAccessibleName(_("Proposals"))
        self.list.setFixedWidth(LIST)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        wide, high = paper_of(self._issue).trim
        self.list.setItemDelegate(_PageRow(colours, QSize(round(THUMB * wide / high), THUMB), self))
        self.likeness.give_room(WIDE, HIGH)
        self.manner = QComboBox()
        self.manner.setObjectName("arrange-manner")
        self.manner.setAccessibleName(_("Manner"))
        names = (_("Most papers"), _("Current affairs"), _("City paper"), _("Supplement"))
        for name, preset in zip(names, PRESETS, strict=True):
            self.manner.addItem(name, preset)
        self.others = _button("arrange-others", _("Others"))
        self.use = _button("arrange-use", "")
        self.state, self.pins = _line("arrange-state"), _line("arrange-pins")
        self.lost, self.waiting = _line("arrange-lost"), _line("arrange-waiting")
        self.lost.setProperty("role", "trouble")
        for line in (self.lost, self.waiting):
            line.hide()
        self.pins.setText(_("In frames: pinned, or continued elsewhere; this stays."))
        self.pins.setProperty("role", "muted")
        self.progress = QProgressBar()
        self.progress.setObjectName("arrange-progress")
        self.progress.setTextVisible(False)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        label = QLabel(_("Manner"))
        label.setBuddy(self.manner)
        row.addWidget(label)
        row.addWidget(self.manner, 1)
        row.addWidget(self.others)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addLayout(row)
        left.addWidget(self.list, 1)
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addWidget(self.likeness, 0, Qt.AlignmentFlag.AlignTop)
        right.addWidget(self.pins)
        right.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(18)
        both.addLayout(left)
        both.addLayout(right, 1)
        buttons = QDialogButtonBox()
        buttons.addButton(self.use, QDialogButtonBox.ButtonRole.AcceptRole)
        close = buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setObjectName("arrange-cancel")
        close.setAutoDefault(False)
        self.use.setDefault(True)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 18, 20, 16)
        whole.setSpacing(12)
        whole.addLayout(both, 1)
        for widget in (self.lost, self.waiting, self.state, self.progress, buttons):
            whole.addWidget(widget)


class ArrangePageDialog(ArrangingDialog):
    """Proposals for one page; others come below them."""

    label = msg("Arrange the page")
    adds = True

    def __init__(
        self, bridge: Bridge, worker: ExportWorker, page: PageId, faces: ScreenFaces,
        likeness: Likeness, colours: Colours, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(bridge, worker, (page,), faces, likeness, colours, parent)
        self.setObjectName("page-arrange-dialog")
        folio = folio_of(bridge.session.issue, page)
        self.setWindowTitle(_("Arrange page {folio}").format(folio=folio))
        self.use.setText(_("Use this page"))
        self._seen: set[tuple[ArticleBox, ...]] = set()
        self.search()

    def rows_of(self, found: dict[PageId, Arranged]) -> Iterable[Row]:
        """Yield the proposals that are not in the list yet."""
        (page,), (arranged,) = found.keys(), found.values()
        for chosen, proposal in enumerate(arranged.proposals, 1):
            if proposal.boxes in self._seen:
                continue
            self._seen.add(proposal.boxes)
            yield Row(
                applied(self._issue, found, chosen),
                page,
                _("Proposal {number}").format(number=len(self._seen)),
                _detail(arranged, proposal),
            )

    def told(self, fresh: int) -> str:
        """Return how many proposals are new, or that there is none."""
        if 0 < fresh < len(self.rows):
            return plural("{count} more proposal", "{count} more proposals", fresh)
        if fresh:
            return plural("{count} proposal", "{count} proposals", fresh)
        if self.rows:
            return _("No other page was found.")
        folio = folio_of(self.bridge.session.issue, self.pages[0])
        return error_text(CommandError("arrange.no_page", pages=folio))


class ArrangeIssueDialog(ArrangingDialog):
    """All pages at once, the best proposal for each."""

    label = msg("Arrange the pages")

    def __init__(
        self, bridge: Bridge, worker: ExportWorker, faces: ScreenFaces,
        likeness: Likeness, colours: Colours, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        issue = bridge.session.issue
        pages = tuple(page.id for page in issue.pages if is_open(issue, page.id))
        super().__init__(bridge, worker, pages, faces, likeness, colours, parent)
        self.setObjectName("issue-arrange-dialog")
        self.setWindowTitle(_("Arrange all pages"))
        self.use.setText(_("Use these pages"))
        self.search()

    def rows_of(self, found: dict[PageId, Arranged]) -> Iterable[Row]:
        """Yield the pages that change."""
        issue = applied(self._issue, found)
        for page, arranged in found.items():
            if arranged.proposals:
                detail = _detail(arranged, arranged.proposals[0])
                yield Row(issue, page, folio_of(issue, page), detail)

    def told(self, fresh: int) -> str:
        """Return how many pages change, and how many stay."""
        if not fresh:
            folios = ", ".join(folio_of(self._issue, page) for page in self.pages)
            return error_text(CommandError("arrange.no_page", pages=folios))
        told = plural("{count} page is arranged", "{count} pages are arranged", fresh)
        stay = len(self.bridge.session.issue.pages) - fresh
        if not stay:
            return told
        return _("{told}; {kept}").format(
            told=told,
            kept=plural("{count} stays as it is", "{count} stay as they are", stay),
        )


class _PageRow(QStyledItemDelegate):
    """A small page with its name, and beside it what is to be said of it."""

    def __init__(self, colours: Colours, size: QSize, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        self._size = size

    def sizeHint(self, option: QStyleOptionViewItem, at: Index) -> QSize:
        """Return the height of a small page with room around."""
        return QSize(LIST - 20, self._size.height() + 2 * INSET)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, at: Index) -> None:
        """Draw the page, its name and what is to be said of it."""
        area: QRect = option.rect
        ink = begin_row(painter, option)
        sheet = QRect(area.topLeft() + QPoint(INSET, INSET), self._size)
        painter.fillRect(sheet, Qt.GlobalColor.white)
        picture = at.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(picture, QImage):
            painter.drawImage(sheet.topLeft(), picture)
        painter.setPen(QPen(QColor(self._colours.line), 1))
        painter.drawRect(sheet.adjusted(-1, -1, 0, 0))
        words = area.adjusted(self._size.width() + 2 * INSET + 4, INSET, -INSET, -INSET)
        font = QFont(painter.font())
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(ink.words)
        painter.drawText(words, str(at.data()))
        below = words.adjusted(0, painter.fontMetrics().lineSpacing() + 4, 0, 0)
        font.setBold(False)
        painter.setFont(font)
        painter.setPen(ink.muted)
        painter.drawText(below, Qt.TextFlag.TextWordWrap, str(at.data(DETAIL)))
        end_row(painter, area, INSET, self._colours.line)


def _detail(arranged: Arranged, proposal: Proposal) -> str:
    """Return the white of a page, and what is grave of all that is to be said against it."""
    found = notable(proposal)
    told = (*found[:MOST_TOLD], "…") if len(found) > MOST_TOLD else found or (_("no fault"),)
    return "\n".join((white_text(arranged, proposal), _("; ").join(told)))


def _button(name: str, words: str) -> QPushButton:
    made = QPushButton(words)
    made.setObjectName(name)
    made.setAutoDefault(False)
    return made


def _line(name: str) -> QLabel:
    made = QLabel()
    made.setObjectName(name)
    made.setWordWrap(True)
    return made
