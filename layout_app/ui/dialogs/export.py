"""Pages out. One rule: the work is another process's; the window asks it ten times a second.

What a press must not get is named before anything is written, and the editor may answer for it,
kind by kind. At the end stands the certificate, made from the files that were written.
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

from layout_app.desk.jobs import ExportWorker, Progress, Refused
from layout_app.desk.output.looking_ahead import file_names, stops
from layout_app.desk.output.ordering import ordered
from layout_app.desk.output.orders import Exported, Order, Wish, split_of
from layout_app.desk.output.publishing import Published, SiteOrder, site_order
from layout_app.desk.pages.folios import chosen_pages
from layout_app.desk.problems.still_open import open_text
from layout_app.desk.words import _, error_text
from layout_app.errors import LayoutError
from layout_app.model.ids import PageId
from layout_app.model.issue import Issue, folio_of
from layout_app.model.problem import Problem
from layout_app.press.export import Split
from layout_app.press.profile import Profile
from layout_app.store.houses import house, house_names
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.dialogs.certificate import CertificateView
from layout_app.ui.dialogs.export_stops import Stops
from layout_app.ui.fields.named import named
from layout_app.ui.fields.room import Room

TICK = 100
"""Milliseconds between two questions to the worker."""
REST = 250
"""Milliseconds after a key before the pages are looked at."""
CERTIFICATE = "certificate.json"
WEB = "web"
"""What is chosen in the place of a profile for the digital edition."""
WIDTH, HEIGHT = 620, 460
_FIELDS = "{paper} {date:%Y%m%d} {folio} {section}"


class ExportDialog(QDialog):
    """Profile, pages, files and target; then how far it is; then what was written."""

    def __init__(
        self, bridge: Bridge, worker: ExportWorker, folder: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._worker = worker
        self._folder = folder
        self._own_target = False
        self._trouble = False
        self.setObjectName("export-dialog")
        self.setWindowTitle(_("Export"))
        self.setMinimumWidth(WIDTH)
        self._make_fields()
        self._make_ends()
        self._make_buttons()
        self._lay_out()
        self._tick = QTimer(self, interval=TICK)
        self._tick.timeout.connect(self._poll)
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self.look_ahead)
        self.profile.currentIndexChanged.connect(self._profile_chosen)
        self.house.currentIndexChanged.connect(self.look_ahead)
        self.pages.currentTextChanged.connect(lambda _words: self._rest.start())
        self.template.textChanged.connect(lambda _words: self._rest.start())
        self._profile_chosen()

    def export(self) -> None:
        """Compose, then hand the order to the worker."""
        try:
            order = self._order()
        except LayoutError as error:
            self._say(error_text(error))
            return
        # How many pages there are is known when the first of them is ready.
        self.progress.setRange(0, 0)
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
        self._say(
            _("Cancelled. Issues that were finished stay.")
            if self._is_web
            else _("Cancelled. Nothing was written.")
        )

    def reject(self) -> None:
        """Close the dialog; stop an export under way first."""
        if self._worker.is_busy:
            self.cancel()
        else:
            super().reject()

    # Putting together

    def _make_fields(self) -> None:
        """Make what can be chosen, in the order of the form."""
        issue = self._bridge.session.issue
        self.profile = _choice(
            "profile",
            (
                (_("Press: PDF/X-1a"), Profile.X1A),
                (_("Press: PDF/X-4"), Profile.X4),
                (_("Screen: PDF for readers"), Profile.SCREEN),
                (_("Web: digital edition"), WEB),
            ),
        )
        self.house = _choice("house", self._houses())
        self.house.setCurrentIndex(max(0, self.house.findData(issue.publication.house)))
        self.scope = _choice(
            "scope", ((_("This issue"), False), (_("All issues of the publication"), True))
        )
        self.pages = _page_choice(issue)
        self.split = _choice(
            "split",
            ((_("One file a page"), Split.PAGES), (_("One file for the issue"), Split.ISSUE)),
        )
        self.split.currentIndexChanged.connect(self._split_chosen)
        self.template = named(QLineEdit(), "template")
        self.template.setPlaceholderText(
            _("As the house asks; fields: {fields}").format(fields=_FIELDS)
        )
        self.example = named(QLabel(), "example")
        self.example.setWordWrap(True)
        self.example.setProperty("role", "muted")
        self.target = named(QLineEdit(), "target")
        self.target.setAccessibleName(_("To"))
        self.target.textEdited.connect(self._target_typed)
        self.marks = named(QCheckBox(_("Crop and register marks")), "marks")
        self.stops = Stops()
        self.stops.changed.connect(self._enable)

    def _make_ends(self) -> None:
        """Make what tells how far the export is, and what became of it."""
        self.certificate = CertificateView()
        self.certificate.hide()
        self.state = named(QLabel(), "export-state")
        self.state.setWordWrap(True)
        self.progress = named(QProgressBar(), "export-progress")
        self.progress.hide()

    def _houses(self) -> tuple[tuple[str, object], ...]:
        home = self._bridge.session.opened.publication_folder
        found: list[tuple[str, object]] = [(_("Newsprint, where no house is named"), "")]
        for name in house_names(home):
            try:
                title = house(home, name).title
            except LayoutError:
                title = ""
            found.append((f"{title} ({name})" if title else name, name))
        return tuple(found)

    def _make_buttons(self) -> None:
        roles = QDialogButtonBox.ButtonRole
        self.buttons = QDialogButtonBox()
        self.export_button = self._button("export", _("Export"), roles.ActionRole)
        self.export_button.setDefault(True)
        self.export_button.clicked.connect(self.export)
        self.close_button = self._button("close", _("Close"), roles.RejectRole)
        self.show_button = self._button("open-folder", _("Open folder"), roles.ActionRole)
        self.show_button.clicked.connect(self._show_files)
        self.again_button = self._button("again", _("Export again"), roles.ActionRole)
        self.again_button.clicked.connect(lambda: self._show_form(shown=True))
        for button in (self.show_button, self.again_button):
            button.hide()
        self.buttons.rejected.connect(self.reject)

    def _button(self, name: str, title: str, role: QDialogButtonBox.ButtonRole) -> QPushButton:
        button = self.buttons.addButton(title, role)
        button.setObjectName(name)
        return button

    def _lay_out(self) -> None:
        browse = QPushButton(_("Choose…"))
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        row = QHBoxLayout()
        row.addWidget(self.target, 1)
        row.addWidget(browse)
        self.form = QWidget()
        form = QFormLayout(self.form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(18)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for title, field in (
            (_("Profile"), self.profile),
            (_("Printing house"), self.house),
            (_("Issues"), self.scope),
            (_("Pages"), self.pages),
            (_("Files"), self.split),
            (_("File names"), self.template),
            ("", self.example),
        ):
            form.addRow(title, field)
        form.addRow(_("To"), row)
        form.addRow("", self.marks)
        form.addRow(self.stops)
        self._form = form
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 20, 20, 16)
        whole.setSpacing(12)
        self._room = Room(self.form)
        for widget in (self._room, self.certificate, self.progress, self.state):
            whole.addWidget(widget)
        whole.setStretchFactor(self.certificate, 1)
        whole.addStretch(0)
        whole.addWidget(self.buttons)

    # What is wished

    def _wish(self) -> Wish:
        target = Path(self.target.text()).expanduser()
        return Wish(
            to=target,
            profile=self._profile(),
            split=self._split(),
            pages=self._pages(),
            accepted=self.stops.accepted,
            report=self._folder_of(target) / CERTIFICATE,
            marks=self.marks.isChecked() and self._profile().is_press,
            house=str(self.house.currentData()) if self._profile().is_press else None,
            template=self.template.text().strip() if self._split() is Split.PAGES else "",
        )

    def _pages(self) -> tuple[PageId, ...]:
        return chosen_pages(self._bridge.session.issue, self.pages.currentText())

    def _order(self) -> Order | SiteOrder:
        session = self._bridge.session
        if self._is_web:
            to, whole = Path(self.target.text()).expanduser(), bool(self.scope.currentData())
            return site_order(session.opened, session.issue, to, whole=whole)
        return ordered(session.opened, session.issue, session.composer, self._wish())

    def _folder_of(self, target: Path) -> Path:
        is_file = not self._is_web and self._split() is Split.ISSUE
        return target.parent if is_file else target

    def _profile(self) -> Profile:
        return Profile(self.profile.currentData())

    def _split(self) -> Split:
        return Split(self.split.currentData())

    @property
    def _is_web(self) -> bool:
        return bool(self.profile.currentData() == WEB)

    def _profile_chosen(self) -> None:
        is_press = not self._is_web and self._profile().is_press
        for field in (self.house, self.marks):
            self._form.setRowVisible(field, is_press)
        for field in (self.pages, self.split):
            self._form.setRowVisible(field, not self._is_web)
        self._form.setRowVisible(self.scope, self._is_web)
        if not self._is_web:
            self.split.setCurrentIndex(self.split.findData(split_of(self._profile())))
        self._split_chosen()

    def _split_chosen(self) -> None:
        by_page = not self._is_web and self._split() is Split.PAGES
        for field in (self.template, self.example):
            self._form.setRowVisible(field, by_page)
        self._suggest_target()
        self.look_ahead()

    def _suggest_target(self) -> None:
        if self._own_target:
            return
        if self._is_web:
            self.target.setText(str(self._site_folder()))
            return
        whole = self._split() is Split.ISSUE
        name = f"{self._bridge.session.folder.name}.pdf" if whole else self._profile().value
        self.target.setText(str(self._folder / name))

    def _site_folder(self) -> Path:
        """Return the folder of the site: one for all issues of a publication."""
        opened = self._bridge.session.opened
        is_alone = opened.publication_folder == opened.folder
        return (self._folder if is_alone else opened.publication_folder) / WEB

    def _target_typed(self) -> None:
        self._own_target = True

    def _browse(self) -> None:
        if not self._is_web and self._split() is Split.ISSUE:
            chosen, _filter = QFileDialog.getSaveFileName(
                self, _("Export to"), self.target.text(), "PDF (*.pdf)"
            )
        else:
            chosen = QFileDialog.getExistingDirectory(self, _("Export to"), str(self._folder))
        if chosen:
            self._own_target = True
            self.target.setText(chosen)

    def look_ahead(self) -> None:
        """Show the names of the files, and what the press would refuse, before anybody waits."""
        self._rest.stop()
        session = self._bridge.session
        names: tuple[str, ...] = ()
        found: dict[str, tuple[Problem, ...]] = {}
        try:
            if self._is_web:
                self._order()
            else:
                wish = self._wish()
                names = file_names(session.opened, session.issue, wish)
                found = stops(session.opened, session.issue, session.composer, wish)
        except LayoutError as error:
            self.example.clear()
            self._trouble = True
            self._say(error_text(error))
            self._enable()
            return
        if self._trouble:
            self._say("")
        self._trouble = False
        self.example.setText(_example(names))
        self.stops.show_problems(found)
        self._enable()
        self.adjustSize()

    # While and after

    def _poll(self) -> None:
        for event in self._worker.poll():
            match event:
                case Progress(done=done, total=total):
                    self.progress.setRange(0, total)
                    self.progress.setValue(done)
                case Refused(error=error):
                    self._ended(error_text(error))
                case Exported():
                    self._ended("")
                    session = self._bridge.session
                    left = open_text(session.issue, session.problems())
                    self.certificate.show_export(event, left)
                    self._show_form(shown=False)
                case Published():
                    self._ended("")
                    self.certificate.show_site(event)
                    self._show_form(shown=False)

    def _ended(self, sentence: str) -> None:
        self._tick.stop()
        self._set_busy(busy=False)
        self._say(sentence)

    def _show_form(self, *, shown: bool) -> None:
        """Show what can be chosen, or what was written."""
        self._room.setVisible(shown)
        self.export_button.setVisible(shown)
        self.certificate.setVisible(not shown)
        self.show_button.setVisible(not shown)
        self.again_button.setVisible(not shown)
        if not shown:
            self.resize(WIDTH, max(self.height(), HEIGHT))
            self.show_button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.adjustSize()

    def _enable(self) -> None:
        busy = self._worker.is_busy
        self.export_button.setEnabled(not busy and not self._trouble and self.stops.is_clear)

    def _set_busy(self, *, busy: bool) -> None:
        self.form.setEnabled(not busy)
        self.progress.setVisible(busy)
        self.close_button.setText(_("Cancel") if busy else _("Close"))
        if busy:
            self.export_button.setEnabled(False)
        else:
            self._enable()

    def _say(self, sentence: str) -> None:
        self.state.setText(sentence)
        self.state.setVisible(bool(sentence))

    def _show_files(self) -> None:
        target = Path(self.target.text()).expanduser()
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder_of(target))))


def _choice(name: str, choices: tuple[tuple[str, object], ...]) -> QComboBox:
    field = named(QComboBox(), name)
    for title, value in choices:
        field.addItem(title, value)
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return field


def _page_choice(issue: Issue) -> QComboBox:
    """Return the folios of an issue to choose from; several may be typed."""
    field = _choice("pages", (("", None), *((folio_of(issue, p.id), p.id) for p in issue.pages)))
    field.setEditable(True)
    line = field.lineEdit()
    assert line is not None
    line.setPlaceholderText(_("All pages; or as A01, A03-A05"))
    return field


def _example(names: tuple[str, ...]) -> str:
    """Show the first names of the files."""
    shown = ", ".join(names[:2])
    return f"→ {shown}, …" if len(names) > 2 else f"→ {shown}"
