"""The record of the issue. One rule: said once here, printed by the furniture of every page.

What is missing or wrong stands below its field; the whole form is one step of the history.
"""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from layout_app.cjk.dates import lunar_words, weekday_words
from layout_app.desk.commands.furniture import recorded
from layout_app.desk.issues import record
from layout_app.desk.words import Message, _, msg, say
from layout_app.edit.record import MOST_NUMBER
from layout_app.model.issue import Issue, LegalKind
from layout_app.preflight.law import asked
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.dialogs.asking import changed_of
from layout_app.ui.fields.day_field import DayField
from layout_app.ui.fields.room import Room

FIELD = 200
"""Least width of a field, device-independent pixels."""
FAULTS = 60
"""Height that is kept for sentences below fields."""
KINDS = (
    (LegalKind.CN, msg("Newspaper with a CN number")),
    (LegalKind.INTERNAL, msg("Internal matter with a permit")),
    (LegalKind.NONE, msg("Neither: no form is asked for")),
)
Group = tuple[Message, tuple[tuple[str, Message], ...]]
"""A title, and fields with their labels."""
GROUPS: tuple[Group, ...] = (
    (
        msg("This issue"),
        (
            ("name", msg("Name of the paper")),
            ("date", msg("Date")),
            ("number", msg("Number of the year")),
            ("total", msg("Total number")),
        ),
    ),
    (
        msg("Licence"),
        (("legal", msg("Legal kind")), ("cn", msg("CN number"))),
    ),
    (
        msg("Who publishes"),
        (
            ("sponsor", msg("Sponsor")),
            ("publisher", msg("Publisher")),
            ("editors", msg("Editors")),
            ("address", msg("Address")),
            ("phone", msg("Telephone")),
            ("web", msg("Web address")),
        ),
    ),
    (
        msg("Printing and sale"),
        (
            ("printer", msg("Printer")),
            ("printer_address", msg("Address of the printer")),
            ("distribution", msg("Distribution")),
            ("price", msg("Price")),
            ("recipients", msg("Recipients")),
            ("print_date", msg("Day of printing")),
            ("print_run", msg("Copies printed")),
        ),
    ),
)
"""Fields as they stand together; two groups a column."""
PERMIT = msg("Permit number")


class RecordDialog(QDialog):
    """Name, date, numbers, licence and colophon, with what the legal kind asks for."""

    def __init__(self, bridge: Bridge, field: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.setObjectName("record-dialog")
        self.setWindowTitle(_("Record of the issue"))
        self.derived = QLabel()
        self.derived.setObjectName("record-derived")
        self.derived.setProperty("role", "muted")
        self.fields = {name: self._made(name) for _t, rows in GROUPS for name, _w in rows}
        self.labels: dict[str, QLabel] = {}
        self.faults = {name: _fault(name) for name in self.fields}
        self._lay_out()
        self._show(record.values(bridge.session.issue))
        for part in self.fields.values():
            changed_of(part)(self._follow)
        self._follow()
        self.open_at(field or "name")

    def open_at(self, field: str) -> None:
        """Give the keyboard to a field, such as `price`."""
        part = self.fields[field]
        part.setFocus(Qt.FocusReason.OtherFocusReason)
        self._room.ensureWidgetVisible(part)

    @property
    def wanted(self) -> dict[str, record.Value]:
        """What the fields say now."""
        return {name: _value(part) for name, part in self.fields.items()}

    def accept(self) -> None:
        """Change the record in one step, or say why not."""
        if not self._is_clear:
            self.open_at("date")
            return
        told = record.changes(self._bridge.session.issue, self.wanted)
        if not told or self._bridge.run("issue.record", **told):
            super().accept()

    # Putting together

    def _made(self, name: str) -> QWidget:
        part: QWidget
        match name:
            case "date":
                part = DayField()
            case "number" | "total":
                part = QSpinBox()
                part.setRange(0, MOST_NUMBER)
                part.setSpecialValueText(_("none"))
            case "legal":
                part = QComboBox()
                for kind, title in KINDS:
                    part.addItem(say(title), kind)
            case _:
                part = QLineEdit()
        part.setObjectName(f"record-{name}")
        part.setMinimumWidth(FIELD)
        return part

    def _lay_out(self) -> None:
        columns = QHBoxLayout()
        columns.setSpacing(28)
        for first in (0, 2):
            column = QVBoxLayout()
            column.addLayout(self._form(GROUPS[first : first + 2]))
            column.addStretch(1)
            columns.addLayout(column, 1)
        inside = QWidget()
        inside.setLayout(columns)
        self._room = Room(inside, FAULTS)
        self.note = QLabel(_("* asked for by the legal kind"))
        self.note.setProperty("role", "muted")
        buttons = QDialogButtonBox()
        self.keep = buttons.addButton(
            _("Change the record"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.keep.setObjectName("record-keep")
        self.keep.setDefault(True)
        self.keep.setEnabled(not self._bridge.session.read_only)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self.note, 1)
        foot.addWidget(buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 18, 20, 16)
        whole.addWidget(self._room, 1)
        whole.addLayout(foot)

    def _form(self, groups: tuple[Group, ...]) -> QFormLayout:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(14)
        for title, rows in groups:
            head = QLabel(say(title))
            head.setProperty("role", "title")
            if form.rowCount():
                head.setContentsMargins(0, 12, 0, 0)
            form.addRow(head)
            for name, words in rows:
                form.addRow(self._label(name, words), self._place(name))
        return form

    def _label(self, name: str, words: Message) -> QLabel:
        """Return the label of a field; it stays beside the field when a sentence comes below."""
        part = self.fields[name]
        label = self.labels[name] = QLabel(f"{say(words)} *")
        label.setBuddy(part)
        label.setMinimumWidth(label.sizeHint().width())
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        above = (part.sizeHint().height() - label.sizeHint().height()) // 2
        label.setContentsMargins(0, max(0, above), 0, 0)
        return label

    def _place(self, name: str) -> QVBoxLayout:
        """Return a field with what is said below it."""
        place = QVBoxLayout()
        place.setSpacing(2)
        place.addWidget(self.fields[name])
        if name == "date":
            place.addWidget(self.derived)
        place.addWidget(self.faults[name])
        return place

    # Following the fields

    def _show(self, held: dict[str, record.Value]) -> None:
        for name, part in self.fields.items():
            _put(part, held[name])
        placeholder = self._bridge.session.issue.publication.name
        name_field = self.fields["name"]
        assert isinstance(name_field, QLineEdit)
        name_field.setPlaceholderText(placeholder)

    def _issue(self) -> Issue:
        """Return the issue as it would be."""
        issue = self._bridge.session.issue
        return recorded(issue, **record.changes(issue, self.wanted))

    def _follow(self, *_now: object) -> None:
        """Derive weekday and 农历, mark what is asked for, and say what is missing or wrong."""
        issue = self._issue()
        day = issue.date
        self.derived.setText(f"{weekday_words(day)}　{lunar_words(day)}" if day else "")
        self.derived.setVisible(day is not None)
        wanted, wrong = asked(issue.publication), self._wrong(issue)
        self.note.setVisible(bool(wanted))
        is_internal = issue.publication.legal is LegalKind.INTERNAL
        for _title, rows in GROUPS:
            for name, words in rows:
                title = say(PERMIT if name == "cn" and is_internal else words)
                self._mark(name, title, name in wanted, wrong.get(name))

    def _wrong(self, issue: Issue) -> dict[str, Message]:
        """Return what stands below fields."""
        if self._is_clear:
            return record.faults(issue)
        return record.faults(issue) | {"date": msg("A date looks like 2023-03-20")}

    @property
    def _is_clear(self) -> bool:
        """Whether every field can be read."""
        day = self.fields["date"]
        return not (isinstance(day, DayField) and day.is_wrong)

    def _mark(self, name: str, title: str, is_asked: bool, wrong: Message | None) -> None:
        self.labels[name].setText(f"{title} *" if is_asked else title)
        told = say(wrong) if wrong else ""
        self.faults[name].setText(f"▲ {told}" if told else "")
        self.faults[name].setVisible(bool(told))
        self.fields[name].setAccessibleName(title)
        self.fields[name].setAccessibleDescription(told)


def _fault(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(f"record-{name}-fault")
    label.setProperty("role", "trouble")
    label.setWordWrap(True)
    return label


def _value(part: QWidget) -> record.Value:
    match part:
        case DayField():
            return part.day
        case QSpinBox():
            return part.value() or None
        case QComboBox():
            return LegalKind(part.currentData())
        case QLineEdit():
            return part.text().strip()
    raise TypeError(part)


def _put(part: QWidget, value: record.Value) -> None:
    match part, value:
        case DayField(), date() | None:
            part.show_day(value)
        case QSpinBox(), int():
            part.setValue(value)
        case QComboBox(), _:
            part.setCurrentIndex(part.findData(value))
        case QLineEdit(), str():
            part.setText(value)
