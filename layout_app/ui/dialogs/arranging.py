"""自动排版: pages that were made by themselves, to be looked at. One rule: the editor accepts.

The search is another process's; until the editor uses what is shown, nothing of the issue changes.
Used is the very page that was shown, as one step.
"""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
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
    QVBoxLayout,
    QWidget,
)

from layout_app.arrange.page import Arranged
from layout_app.desk.jobs import ExportWorker, Progress, Refused
from layout_app.desk.pages.arranging import Task, proposed, staying
from layout_app.desk.pages.proposing import (
    ArrangeOrder,
    Proposed,
    lost_text,
    ranked_text,
    waiting_text,
)
from layout_app.desk.sentences.make_up import MANNERS
from layout_app.desk.words import _, error_text
from layout_app.errors import LayoutError
from layout_app.model.ids import PageId
from layout_app.model.issue import Issue, paper_of, stylebook_of
from layout_app.model.style import Manner
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.dialogs.arranging_wishes import Row, Wish
from layout_app.ui.dialogs.likeness import Likeness
from layout_app.ui.dialogs.page_row import DETAIL, LIST, THUMB, PageRow
from layout_app.ui.fields.room import highest
from layout_app.ui.screen.faces import ScreenFaces
from layout_app.ui.screen.painter import page_image
from layout_app.ui.screen.palette import Colours

TICK = 80
"""Milliseconds between two questions to the process."""
WIDE, HIGH = 400, 510
"""Most room of the page beside the list."""
BESIDE = 90
"""Height of the lines below the page, device-independent pixels."""
_DIED = "export.worker_died"


class ArrangingDialog(QDialog):
    """A list of pages, one of them large, and how the search goes on."""

    def __init__(
        self,
        bridge: Bridge,
        worker: ExportWorker,
        wish: Wish,
        faces: ScreenFaces,
        likeness: Likeness,
        colours: Colours,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.bridge, self.wish, self.likeness = bridge, wish, likeness
        self.setObjectName(wish.name)
        self.setWindowTitle(wish.title)
        self.rows: list[Row] = []
        self._worker, self._faces = worker, faces
        self._issue = bridge.session.issue
        self._task = Task(pages=wish.pages)
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
        self._show_page(self._issue, wish.pages[0])
        self._follow()
        self.search()

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
        elif self.bridge.do(lambda _issue: row.issue, self.wish.label):
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
        self._task = replace(self._task, manner=Manner(self.manner.currentData()))
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
        if not self.wish.adds:
            self.rows.clear()
            self.list.clear()
        first = self.list.count()
        for row in tuple(self.wish.rows_of(self._issue, found, self.rows)):
            self.rows.append(row)
            shown = QListWidgetItem(row.name)
            shown.setData(DETAIL, row.detail)
            self.list.addItem(shown)
        fresh = self.list.count() - first
        told = self.wish.told(self._issue, self.rows, fresh)
        self._say(told, is_trouble=not self.rows)
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
        lost = lost_text(self._issue, row.issue)
        for line, words in (
            (self.lost, f"▲ {lost}" if lost else ""),
            (self.waiting, waiting_text(self._issue, row.issue)),
            (self.ranked, ranked_text(self._issue, row.issue)),
        ):
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
        self.list.setItemDelegate(PageRow(colours, QSize(round(THUMB * wide / high), THUMB), self))
        self.likeness.give_room(WIDE, min(HIGH, highest(self) - BESIDE))
        self.manner = QComboBox()
        self.manner.setObjectName("arrange-manner")
        self.manner.setAccessibleName(_("Manner"))
        for manner, words in MANNERS.items():
            self.manner.addItem(_(words), manner)
        self.manner.setCurrentIndex(self.manner.findData(stylebook_of(self._issue).manner))
        self.others = _button("arrange-others", _("Others"))
        self.use = _button("arrange-use", self.wish.use)
        self.state, self.pins = _line("arrange-state"), _line("arrange-pins")
        self.lost, self.waiting = _line("arrange-lost"), _line("arrange-waiting")
        self.ranked = _line("arrange-ranked")
        self.lost.setProperty("role", "trouble")
        for line in (self.lost, self.waiting, self.ranked):
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
        for widget in (
            *(self.lost, self.waiting, self.ranked, self.state),
            *(self.progress, buttons),
        ):
            whole.addWidget(widget)


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
