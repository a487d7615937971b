"""What holds for every page of the paper. One rule: each field is one command, undone like others.

The rest of the stylebook, faces and sizes, stands in the dock of styles.
"""

from collections.abc import Mapping

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from layout_app.desk.sentences.make_up import MANNERS
from layout_app.desk.words import Message, _, msg, say
from layout_app.model.issue import stylebook_of
from layout_app.model.limits import HEAD_STEP
from layout_app.model.style import LEAST_SCALE, MOST_SCALE, Manner, Stylebook
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.fields.room import Room

FIELD = 230
"""Least width of a field, device-independent pixels."""
MOST_LINES = 40
STEP = 0.1
"""Lines of air that a click on an arrow gives or takes."""
CHECKS = (
    ("lunar", msg("Date of the lunar calendar in the masthead")),
    ("column_rules", msg("Thin rules between the columns of an article")),
    ("separators", msg("Thin rules between articles")),
    ("opening_bold", msg("Bold words by which a text says who reports")),
    ("jump_head", msg("Small headline where an article goes on")),
    ("jump_at_sentence", msg("End at a sentence before a jump where one is near")),
)
COUNTS = (
    ("masthead_lines", msg("Lines of the masthead")),
    ("jump_least", msg("Least lines before a jump")),
)
WORDINGS = (
    ("jump_to", msg("At the end of a part")),
    ("jump_from", msg("At the beginning of the next")),
    ("jump_keyword", msg("Keyword in it")),
    ("credit", msg("Credit of a picture")),
)


class HabitsDialog(QDialog):
    """Masthead, rules, wordings, the air of heads, how narrow or wide headlines may be drawn."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.setObjectName("habits-dialog")
        self.setWindowTitle(_("What holds for every page"))
        book = stylebook_of(bridge.session.issue)
        self.checks = {name: QCheckBox(say(words)) for name, words in CHECKS}
        self.counts = {name: QSpinBox() for name, _words in COUNTS}
        self.wordings = {name: QLineEdit() for name, _words in WORDINGS}
        self.step, self.manner = QDoubleSpinBox(), QComboBox()
        self.widths = {
            (rank, side): _percent(side)
            for rank in range(1, len(book.levels) + 1)
            for side in ("narrowest", "widest")
        }
        self._dress_checks(book)
        self._dress_counts(book)
        self._dress_step(book.head_step)
        self._dress_manner(book.manner)
        self._dress_wordings(book)
        self._dress_widths(book)
        self._lay_out()

    def _dress_checks(self, book: Stylebook) -> None:
        for name, check in self.checks.items():
            check.setObjectName(f"habit-{name}")
            check.setChecked(bool(getattr(book, name)))
            check.toggled.connect(lambda on, name=name: self._set(name, "yes" if on else "no"))

    def _dress_counts(self, book: Stylebook) -> None:
        for name, count in self.counts.items():
            count.setObjectName(f"habit-{name}")
            count.setRange(0, MOST_LINES)
            count.setKeyboardTracking(False)
            count.setValue(int(getattr(book, name)))
            count.valueChanged.connect(lambda value, name=name: self._set(name, value))

    def _dress_wordings(self, book: Stylebook) -> None:
        for name, field in self.wordings.items():
            field.setObjectName(f"habit-{name}")
            field.setMinimumWidth(FIELD)
            field.setText(str(getattr(book, name)))
            field.editingFinished.connect(lambda name=name: self._word(name))

    def _dress_widths(self, book: Stylebook) -> None:
        for (rank, side), width in self.widths.items():
            width.setObjectName(f"habit-{side}-{rank}")
            width.setValue(round(getattr(book.levels[rank - 1], side) * 100))
            width.valueChanged.connect(
                lambda value, rank=rank, side=side: self._bridge.run(
                    "style.level", rank=rank, **{side: value / 100}
                )
            )

    def _dress_step(self, lines: float) -> None:
        least, most = HEAD_STEP
        self.step.setObjectName("habit-head_step")
        self.step.setAccessibleName(_("Air between heads, and below the last, in lines"))
        self.step.setRange(least, most)
        self.step.setDecimals(2)
        self.step.setSingleStep(STEP)
        self.step.setKeyboardTracking(False)
        self.step.setValue(lines)
        self.step.valueChanged.connect(lambda value: self._set("head_step", round(value, 2)))

    def _dress_manner(self, now: Manner) -> None:
        self.manner.setObjectName("habit-manner")
        for manner, words in MANNERS.items():
            self.manner.addItem(_(words), manner)
        self.manner.setCurrentIndex(self.manner.findData(now))
        self.manner.activated.connect(lambda _at: self._set("manner", self.manner.currentData()))

    def _lay_out(self) -> None:
        inside = QWidget()
        sides = QHBoxLayout(inside)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(28)
        for side in (self._left(), self._right()):
            column = QVBoxLayout()
            column.addLayout(side)
            column.addStretch(1)
            sides.addLayout(column)
        buttons = QDialogButtonBox()
        buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 18, 20, 16)
        whole.setSpacing(14)
        whole.addWidget(Room(inside))
        whole.addWidget(buttons)
        for part in (*self.checks.values(), *self.counts.values(), *self.wordings.values(),
                     *self.widths.values(), self.step, self.manner):  # fmt: skip
            part.setEnabled(not self._bridge.session.read_only)

    def _left(self) -> QFormLayout:
        """Return what a page looks like; side by side with the rest, a low screen holds both."""
        form = _form()
        form.addRow(_head(_("Masthead and rules")))
        _rows(form, COUNTS[:1], self.counts)
        for check in self.checks.values():
            form.addRow(check)
        form.addRow(_("Manner of the pages"), self.manner)
        form.addRow(_head(_("Headlines")))
        form.addRow(_("Air between heads, and below the last, in lines"), self.step)
        return form

    def _right(self) -> QFormLayout:
        form = _form()
        form.addRow(_head(_("Jumps and credits")))
        _rows(form, WORDINGS, self.wordings)
        _rows(form, COUNTS[1:], self.counts)
        told = QLabel(
            _(
                "{folio} stands for the page, {han} for its number in characters, {keyword} and"
                " {credit} for theirs"
            )
        )
        told.setProperty("role", "muted")
        told.setWordWrap(True)
        form.addRow(told)
        form.addRow(_head(_("Width of headline glyphs")))
        form.addRow(self._grid())
        return form

    def _grid(self) -> QGridLayout:
        """Return the limits of each rank side by side."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        for column, words in ((1, _("Narrowest")), (2, _("Widest"))):
            grid.addWidget(QLabel(words), 0, column)
        for (rank, side), field in self.widths.items():
            title = _("Rank {rank}").format(rank=rank)
            column, words = (1, _("Narrowest")) if side == "narrowest" else (2, _("Widest"))
            if column == 1:
                grid.addWidget(QLabel(title), rank, 0)
            field.setAccessibleName(f"{title}, {words}")
            grid.addWidget(field, rank, column)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        return grid

    def _set(self, name: str, value: object) -> None:
        self._bridge.run("style.habits", **{name: value})

    def _word(self, name: str) -> None:
        field = self.wordings[name]
        if field.text() != getattr(stylebook_of(self._bridge.session.issue), name):
            self._set(name, field.text())


def _percent(side: str) -> QSpinBox:
    field = QSpinBox()
    least, most = (LEAST_SCALE, 1.0) if side == "narrowest" else (1.0, MOST_SCALE)
    field.setRange(round(least * 100), round(most * 100))
    field.setSuffix(" %")
    # A label that wraps above would else take the height of these.
    field.setMinimumHeight(field.sizeHint().height())
    field.setKeyboardTracking(False)
    return field


def _form() -> QFormLayout:
    form = QFormLayout()
    form.setHorizontalSpacing(16)
    form.setVerticalSpacing(8)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return form


def _head(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("role", "title")
    label.setContentsMargins(0, 8, 0, 0)
    return label


def _rows(
    form: QFormLayout, rows: tuple[tuple[str, Message], ...], fields: Mapping[str, QWidget]
) -> None:
    for name, words in rows:
        form.addRow(say(words), fields[name])
        fields[name].setAccessibleName(say(words))
