"""A window of fields for one command. One rule: it acts once, when agreed to, and says why not.

What it would do is tried on values that nobody else sees: the likeness of the page shows that, and
a refusal stands below the field it is about.
"""

from abc import abstractmethod
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from layout_app.desk.commands import run
from layout_app.desk.words import _, refusal_text
from layout_app.errors import LayoutError
from layout_app.model.ids import BoxId, PageId
from layout_app.model.issue import Issue, index
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.dialogs.likeness import Likeness
from layout_app.ui.fields.abstract import Abstract
from layout_app.ui.fields.room import Rows, resize_within

FIELD, WIDEST = 260, 400
"""Least width of a field, and the most that its choices may ask for, device-independent pixels."""

APART = 14
"""Between the parts of a window, device-independent pixels."""


class AskingDialog(QDialog, metaclass=Abstract):
    """Fields, what is wrong with each, a likeness of what comes of them, and one button."""

    command = ""
    """The command it runs."""

    def __init__(
        self,
        bridge: Bridge,
        title: str,
        keep: str,
        likeness: Likeness | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setObjectName(f"{self.command.replace('.', '-')}-dialog")
        self.bridge = bridge
        self.likeness = likeness
        self.fields: dict[str, QWidget] = {}
        self.faults: dict[str, QLabel] = {}
        self._rows: dict[str, int] = {}
        self._beside = False
        """Whether the likeness stands beside the fields, not below."""
        self.form = Rows()
        self.form.setHorizontalSpacing(14)
        self.form.setVerticalSpacing(8)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.trouble = _fault("trouble")
        self._buttons = QDialogButtonBox()
        self.keep = self._buttons.addButton(keep, QDialogButtonBox.ButtonRole.AcceptRole)
        self.keep.setObjectName("keep")
        self.keep.setDefault(True)
        self._buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)

    # What each window says of itself

    @property
    @abstractmethod
    def wanted(self) -> dict[str, object]:
        """The arguments that the fields say now."""

    def would_be(self) -> Issue:
        """Return the issue as it would be; LayoutError where the command refuses."""
        trial = self.bridge.session.trial()
        run(trial, self.command, **self.wanted)
        return trial.issue

    def blamed(self, code: str) -> str:
        """Return the field that a refusal is about; of none it stands above the buttons."""
        return ""

    def show_issue(self, issue: Issue) -> None:
        """Show what the issue would look like."""

    # Putting together

    def add(self, name: str, words: str, field: QWidget, beside: QWidget | None = None) -> None:
        """Add a field with its label, a place for what is wrong, and perhaps a button beside it."""
        self.fields[name], self.faults[name] = field, _fault(name)
        field.setObjectName(f"asked-{name}")
        field.setAccessibleName(words)
        # A list of choices shows them whole.
        wanted = field.sizeHint().width() if isinstance(field, QComboBox) else 0
        field.setMinimumWidth(max(FIELD, min(wanted, WIDEST)))
        row = QHBoxLayout()
        row.addWidget(field, 1)
        if beside is not None:
            row.addWidget(beside)
        place = QVBoxLayout()
        place.setSpacing(2)
        place.addLayout(row)
        place.addWidget(self.faults[name])
        label = QLabel("" if isinstance(field, QCheckBox) else words)
        label.setBuddy(field)
        # It stays beside the field when a sentence comes below.
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        above = (field.sizeHint().height() - label.sizeHint().height()) // 2
        label.setContentsMargins(0, min(8, max(0, above)), 0, 0)
        self._rows[name] = self.form.rowCount()
        self.form.addRow(label, place)
        changed_of(field)(self.follow)

    def show_row(self, name: str, is_shown: bool) -> None:
        """Show or hide a field with its label."""
        self.form.setRowVisible(self._rows[name], is_shown)
        # A row that comes back brings the place of its sentence along, empty or not.
        self.faults[name].setVisible(is_shown and bool(self.faults[name].text()))

    def note(self, words: str) -> QLabel:
        """Add a muted sentence below the fields so far."""
        label = QLabel(words)
        label.setProperty("role", "muted")
        label.setWordWrap(True)
        self.form.addRow(label)
        return label

    def show_page(self, issue: Issue, page: PageId, *boxes: BoxId) -> None:
        """Show a page, framed what is new on it or else boxes of it."""
        if self.likeness is None:
            return
        composed = self.bridge.session.composer.page(issue, page)
        known = index(self.bridge.session.issue).boxes
        marked = [b.rect for b in composed.boxes if b.box in boxes or b.box not in known]
        self.likeness.show_parts(composed.display, marked=tuple(marked))

    def finish(self, first: str, *, beside: bool = False) -> None:
        """Lay the window out, the likeness below or beside the fields; one has the keyboard."""
        self._beside = beside
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 18, 20, 16)
        whole.setSpacing(APART)
        fields = QVBoxLayout()
        fields.addLayout(self.form)
        fields.addStretch(1)
        fields.addWidget(self.trouble)
        both: QBoxLayout = QHBoxLayout() if beside else QVBoxLayout()
        both.setSpacing(22 if beside else APART)
        both.addLayout(fields, 1)
        if self.likeness is not None:
            side = Qt.AlignmentFlag.AlignTop if beside else Qt.AlignmentFlag.AlignHCenter
            both.addWidget(self.likeness, 0, side)
        whole.addLayout(both, 1)
        whole.addWidget(self._buttons)
        self.fields[first].setFocus(Qt.FocusReason.OtherFocusReason)
        self.follow()

    # Following the fields

    def follow(self, *_now: object) -> None:
        """Try what the fields say; show what comes of it, or why it is refused."""
        refusal: LayoutError | None = None
        issue = self.bridge.session.issue
        try:
            issue = self.would_be()
        except LayoutError as error:
            refusal = error
        self.keep.setEnabled(refusal is None and not self.bridge.session.read_only)
        self._blame(refusal)
        if self.likeness is not None and not self._beside:
            self.likeness.stand_below(self.form.sizeHint().height() + APART)
        self.show_issue(issue)
        self._make_room()

    def showEvent(self, event: QShowEvent) -> None:
        """Have room for what is said from the beginning."""
        super().showEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Grow for sentences that came: no field is pressed together for them."""
        layout = self.layout()
        if layout is None or not self.isVisible():
            return
        layout.activate()
        wanted = layout.totalSizeHint().height()
        if layout.hasHeightForWidth():
            wanted = max(wanted, layout.totalHeightForWidth(self.width()))
        if wanted > self.height():
            resize_within(self, self.width(), wanted)

    def accept(self) -> None:
        """Run the command as one step, or say why not."""
        try:
            run(self.bridge.session, self.command, **self.wanted)
        except LayoutError as error:
            self._blame(error)
            return
        super().accept()

    def _blame(self, refusal: LayoutError | None) -> None:
        """Say a refusal below its field, or above the buttons."""
        blamed = self.blamed(refusal.code) if refusal else ""
        told = f"▲ {refusal_text(refusal)}" if refusal else ""
        for name, label in (("", self.trouble), *self.faults.items()):
            words = told if name == blamed else ""
            label.setText(words)
            label.setVisible(bool(words))
            if name:
                self.fields[name].setAccessibleDescription(words)


def number(least: int, most: int, value: int) -> QSpinBox:
    """Return a field for a whole number."""
    field = QSpinBox()
    field.setRange(least, most)
    field.setValue(value)
    return field


def changed_of(field: QWidget) -> Callable[[Callable[..., None]], object]:
    """Return what ties a listener to the changes of a field."""
    match field:
        case QSpinBox() | QDoubleSpinBox():
            return field.valueChanged.connect
        case QComboBox():
            return field.currentIndexChanged.connect
        case QCheckBox():
            return field.toggled.connect
        case QLineEdit():
            return field.textChanged.connect
        case QPlainTextEdit():
            return field.textChanged.connect
        case QListWidget():
            return field.itemChanged.connect
    raise TypeError(field)


def _fault(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(f"fault-{name}")
    label.setProperty("role", "trouble")
    label.setWordWrap(True)
    label.hide()
    return label
