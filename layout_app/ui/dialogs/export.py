"""Pages out. One rule: the work is another process's; the window asks it ten times a second.

What a press must not get is named before anything is written, and the editor may answer for it.
"""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from layout_app.desk.exporting import MUST_BE_ACCEPTED, Exported, Order, Wish, ordered, split_of
from layout_app.desk.jobs import ExportWorker, Progress, Refused
from layout_app.desk.words import _, error_text, plural, problem_text
from layout_app.errors import LayoutError
from layout_app.model.ids import PageId
from layout_app.model.issue import folio_of
from layout_app.press.export import Split
from layout_app.press.profile import Profile
from layout_app.ui.bridge import Bridge

TICK = 100
"""Milliseconds between two questions to the worker."""
_SHOWN = 4
"""Problems that are named one by one."""


class ExportDialog(QDialog):
    """Profile, pages, files and target; then how far it is."""

    def __init__(
        self, bridge: Bridge, worker: ExportWorker, folder: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._worker = worker
        self._folder = folder
        self._own_target = False
        self.setObjectName("export-dialog")
        self.setWindowTitle(_("Export"))
        self.setMinimumWidth(560)
        self._make_fields()
        self._lay_out()
        self._tick = QTimer(self, interval=TICK)
        self._tick.timeout.connect(self._poll)
        self.profile.currentIndexChanged.connect(self._profile_chosen)
        self.pages.currentIndexChanged.connect(self._look_ahead)
        self._profile_chosen()

    def export(self) -> None:
        """Compose, then hand the order to the worker."""
        try:
            order = self._order()
        except LayoutError as error:
            self._say(error_text(error))
            return
        self.progress.setRange(0, len(order.pages))
        self.progress.setValue(0)
        self._say(_("Exporting…"))
        self._set_busy(busy=True)
        self._worker.start(order)
        self._tick.start()

    def cancel(self) -> None:
        """Stop the export; nothing of it stays behind, unless it has ended in the meantime."""
        self._poll()
        if not self._worker.is_busy:
            return
        self._tick.stop()
        self._worker.cancel()
        self._set_busy(busy=False)
        self._say(_("Cancelled. Nothing was written."))

    def reject(self) -> None:
        """Close the dialog; stop an export under way first."""
        if self._worker.is_busy:
            self.cancel()
        else:
            super().reject()

    def _make_fields(self) -> None:
        self.profile = _choice(
            "profile",
            (
                (_("Press: PDF/X-1a"), Profile.X1A),
                (_("Press: PDF/X-4"), Profile.X4),
                (_("Screen: PDF for readers"), Profile.SCREEN),
            ),
        )
        issue = self._bridge.session.issue
        current = self._bridge.session.selection.page
        choices: list[tuple[str, PageId | None]] = [(_("All pages"), None)]
        choices += [(folio_of(issue, page.id), page.id) for page in issue.pages]
        self.pages = _choice("pages", tuple(choices))
        self.pages.setToolTip(folio_of(issue, current) if current else "")
        self.split = _choice(
            "split",
            ((_("One file a page"), Split.PAGES), (_("One file for the issue"), Split.ISSUE)),
        )
        self.split.currentIndexChanged.connect(self._suggest_target)
        self.target = QLineEdit()
        self.target.setObjectName("target")
        self.target.textEdited.connect(self._target_typed)
        self.accept_problems = QCheckBox(_("I answer for these; export all the same"))
        self.accept_problems.setObjectName("accept-problems")
        self.accept_problems.toggled.connect(self._look_ahead)
        self.report = QCheckBox(_("Write a certificate that accounts for every character"))
        self.report.setObjectName("report")
        self.ahead, self.state = QLabel(), QLabel()
        self.ahead.setObjectName("ahead")
        self.state.setObjectName("export-state")
        self.ahead.setWordWrap(True)
        self.state.setWordWrap(True)
        self.progress = QProgressBar()
        self.progress.setObjectName("export-progress")
        self.progress.hide()

    def _lay_out(self) -> None:
        browse = QPushButton(_("Choose…"))
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        row = QHBoxLayout()
        row.addWidget(self.target, 1)
        row.addWidget(browse)
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(18)
        for title, field in (
            (_("Profile"), self.profile),
            (_("Pages"), self.pages),
            (_("Files"), self.split),
        ):
            form.addRow(title, field)
        form.addRow(_("To"), row)
        form.addRow("", self.report)
        self.buttons = QDialogButtonBox()
        self.export_button = self.buttons.addButton(
            _("Export"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.export_button.setDefault(True)
        self.export_button.setObjectName("export")
        self.close_button = self.buttons.addButton(
            _("Close"), QDialogButtonBox.ButtonRole.RejectRole
        )
        self.close_button.setObjectName("close")
        self.show_button = self.buttons.addButton(
            _("Show files"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.show_button.hide()
        self.show_button.clicked.connect(self._show_files)
        self.export_button.clicked.connect(self.export)
        self.buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 20, 20, 16)
        whole.setSpacing(12)
        whole.addLayout(form)
        for widget in (self.ahead, self.accept_problems, self.progress, self.state):
            whole.addWidget(widget)
        whole.addStretch(1)
        whole.addWidget(self.buttons)

    def _order(self) -> Order:
        session = self._bridge.session
        page = self.pages.currentData()
        target = Path(self.target.text()).expanduser()
        accepted = frozenset(MUST_BE_ACCEPTED) if self.accept_problems.isChecked() else frozenset()
        folder = target.parent if self._split() is Split.ISSUE else target
        wish = Wish(
            to=target,
            profile=self._profile(),
            split=self._split(),
            pages=(page,) if page else (),
            accepted=accepted,
            report=folder / "certificate.json" if self.report.isChecked() else None,
        )
        return ordered(session.opened, session.issue, session.composer, wish)

    def _profile(self) -> Profile:
        return Profile(self.profile.currentData())

    def _split(self) -> Split:
        return Split(self.split.currentData())

    def _profile_chosen(self) -> None:
        self.split.setCurrentIndex(self.split.findData(split_of(self._profile())))
        self._suggest_target()
        self._look_ahead()

    def _suggest_target(self) -> None:
        if self._own_target:
            return
        whole = self._split() is Split.ISSUE
        name = f"{self._bridge.session.folder.name}.pdf" if whole else self._profile().value
        self.target.setText(str(self._folder / name))

    def _target_typed(self) -> None:
        self._own_target = True

    def _browse(self) -> None:
        if self._split() is Split.ISSUE:
            chosen, _filter = QFileDialog.getSaveFileName(
                self, _("Export to"), self.target.text(), "PDF (*.pdf)"
            )
        else:
            chosen = QFileDialog.getExistingDirectory(self, _("Export to"), str(self._folder))
        if chosen:
            self._own_target = True
            self.target.setText(chosen)

    def _look_ahead(self) -> None:
        """Name what the press would refuse, before anybody waits for it."""
        session = self._bridge.session
        chosen = self.pages.currentData()
        pages = (chosen,) if chosen else tuple(page.id for page in session.issue.pages)
        found = [p for page in pages for p in session.composed(page).problems]
        stops = [p for p in dict.fromkeys(found) if p.code in MUST_BE_ACCEPTED]
        lines = [f"✕ {p.where.page} {problem_text(p)}" for p in stops[:_SHOWN]]
        if len(stops) > _SHOWN:
            lines.append(plural("and {count} more", "and {count} more", len(stops) - _SHOWN))
        matters = bool(stops) and self._profile().is_press
        self.ahead.setText("\n".join(lines) if matters else "")
        self.ahead.setVisible(matters)
        self.accept_problems.setVisible(matters)
        self.export_button.setEnabled(not matters or self.accept_problems.isChecked())

    def _poll(self) -> None:
        for event in self._worker.poll():
            match event:
                case Progress(done=done, total=total):
                    self.progress.setRange(0, total)
                    self.progress.setValue(done)
                case Refused(error=error):
                    self._ended(error_text(error))
                case Exported():
                    count = len(event.result.files)
                    self._ended(plural("{count} file written.", "{count} files written.", count))
                    self.show_button.show()

    def _ended(self, sentence: str) -> None:
        self._tick.stop()
        self._set_busy(busy=False)
        self._say(sentence)

    def _set_busy(self, *, busy: bool) -> None:
        for field in (self.profile, self.pages, self.split, self.target, self.export_button):
            field.setEnabled(not busy)
        self.progress.setVisible(busy)
        self.close_button.setText(_("Cancel") if busy else _("Close"))

    def _say(self, sentence: str) -> None:
        self.state.setText(sentence)

    def _show_files(self) -> None:
        target = Path(self.target.text())
        folder = target.parent if self._split() is Split.ISSUE else target
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _choice(name: str, choices: tuple[tuple[str, object], ...]) -> QComboBox:
    field = QComboBox()
    field.setObjectName(name)
    for title, value in choices:
        field.addItem(title, value)
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return field
