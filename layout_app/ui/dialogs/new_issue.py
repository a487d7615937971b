"""A new issue. One rule: nothing is made before every value can be used."""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from layout_app.desk.issues.making import make_issue
from layout_app.desk.words import _, error_text
from layout_app.edit.record import MOST_NUMBER
from layout_app.errors import LayoutError
from layout_app.model.paper import PRESETS, Paper
from layout_app.store.folder import ISSUE
from layout_app.ui.commands.recent import recent_issues, title_of
from layout_app.ui.fields.day_field import DayField
from layout_app.ui.fields.named import named

MOST_PAGES = 64


class NewIssueDialog(QDialog):
    """Name, date, paper, pages and the folder in which the issue is made."""

    def __init__(self, home: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("new-issue")
        self.setWindowTitle(_("New issue"))
        self.setMinimumWidth(520)
        self.folder: Path | None = None
        """Where the issue was made."""
        self.source = named(QComboBox(), "new-source")
        self.source.addItem(_("None: an empty issue"), None)
        for issue in recent_issues():
            self.source.addItem(title_of(issue), str(issue))
        self.earlier = named(QPushButton(_("Another…")), "new-earlier")
        self.earlier.setAutoDefault(False)
        self.earlier.clicked.connect(self._browse_earlier)
        self.number = named(QSpinBox(), "new-number")
        self.number.setRange(0, MOST_NUMBER)
        self.number.setSpecialValueText(_("Goes on, or none"))
        self.cn = named(QLineEdit(), "new-cn")
        self.cn.setPlaceholderText(_("Such as CN 11-0001; may be left empty"))
        self.name = named(QLineEdit(), "new-name")
        self.name.setPlaceholderText(_("Name of the paper"))
        self.day = named(DayField(), "new-day")
        self.day.show_day(date.today())
        self.paper = named(QComboBox(), "new-paper")
        for paper in PRESETS:
            self.paper.addItem(paper_text(paper), paper.name)
        self.pages = named(QSpinBox(), "new-pages")
        self.pages.setRange(1, MOST_PAGES)
        self.pages.setValue(4)
        self.home = named(QLineEdit(str(home)), "new-home")
        self.trouble = QLabel()
        self.trouble.setWordWrap(True)
        self.trouble.setProperty("role", "trouble")
        self._lay_out()
        self.source.currentIndexChanged.connect(self._follow_source)

    def accept(self) -> None:
        """Make the issue, or say what stands in the way."""
        day = self.day.day
        if day is None:
            self.trouble.setText(_("A date looks like 2023-03-20"))
            self.day.setFocus()
            return
        source = self.source.currentData()
        folder = Path(self.home.text()).expanduser() / day.isoformat()
        try:
            made = make_issue(
                folder,
                source=Path(source) if source else None,
                paper="" if source else str(self.paper.currentData()),
                name=self.name.text().strip(),
                day=day,
                number=self.number.value() or None,
                cn=self.cn.text().strip(),
                pages=self.pages.value(),
            )
        except LayoutError as error:
            self.trouble.setText(error_text(error))
            return
        self.folder = made.folder
        super().accept()

    def _lay_out(self) -> None:
        browse = QPushButton(_("Choose…"))
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        place = QHBoxLayout()
        place.addWidget(self.home, 1)
        place.addWidget(browse)
        follows = QHBoxLayout()
        follows.addWidget(self.source, 1)
        follows.addWidget(self.earlier)
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(10)
        for words, field in (
            (_("Name"), self.name),
            (_("Date"), self.day),
            (_("Number of the issue"), self.number),
            (_("CN number"), self.cn),
            (_("Paper"), self.paper),
            (_("Number of pages"), self.pages),
        ):
            form.addRow(words, field)
        form.addRow(_("Follows"), follows)
        form.addRow(_("Folder"), place)
        # A label is not of a row of two.
        self.source.setAccessibleName(_("Follows"))
        self.home.setAccessibleName(_("Folder"))
        buttons = QDialogButtonBox()
        make = buttons.addButton(_("Make the issue"), QDialogButtonBox.ButtonRole.AcceptRole)
        make.setObjectName("new-make")
        make.setDefault(True)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 20, 20, 16)
        whole.addLayout(form)
        whole.addWidget(self.trouble)
        whole.addWidget(buttons)

    def _follow_source(self) -> None:
        """Leave paper and pages to the issue that is followed."""
        follows = self.source.currentData() is not None
        self.paper.setEnabled(not follows)
        self.pages.setEnabled(not follows)
        if follows:
            self.home.setText(str(Path(str(self.source.currentData())).parent))

    def _browse_earlier(self) -> None:
        """Choose an issue to follow that was not opened lately."""
        chosen = QFileDialog.getExistingDirectory(self, _("Follows"), self.home.text())
        if not chosen:
            return
        folder = Path(chosen)
        if not (folder / ISSUE).is_file():
            self.trouble.setText(
                _("There is no issue in this folder: {folder}").format(folder=folder)
            )
            return
        self.trouble.clear()
        at = self.source.findData(str(folder))
        if at < 0:
            self.source.addItem(f"{folder.parent.name} / {folder.name}", str(folder))
            at = self.source.count() - 1
        self.source.setCurrentIndex(at)

    def _browse(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Folder"), self.home.text())
        if chosen:
            self.home.setText(chosen)


def paper_text(paper: Paper) -> str:
    """Name a paper by its format as printers call it, its sheet and its grid."""
    width, height = paper.trim_mm
    told = _("{width:g} × {height:g} mm, {columns} columns × {chars} characters").format(
        width=width, height=height, columns=paper.columns, chars=paper.chars
    )
    kinds = {"tabloid": _("Tabloid"), "broadsheet": _("Broadsheet")}
    kind = kinds.get(paper.name.partition("-")[0])
    return f"{kind}  {told}" if kind else told
