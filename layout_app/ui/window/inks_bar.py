"""分色 on the proof: which plates are seen, and how much ink. One rule: it only chooses.

It stands there while the proof does. Nothing chosen is the page as any program shows it; with inks,
black overprints as on the press, and each plate can be taken off.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from layout_app.desk.output.inkview import InkView
from layout_app.desk.words import Message, _, msg, say
from layout_app.ui.canvas.proof_layer import ProofLayer
from layout_app.ui.screen.palette import Colours

PROCESS: tuple[tuple[str, Message, str], ...] = (
    ("Cyan", msg("Cyan"), "#00a0dc"),
    ("Magenta", msg("Magenta"), "#d6007f"),
    ("Yellow", msg("Yellow"), "#ffe100"),
    ("Black", msg("Black"), "#000000"),
)
"""Name of the plate, its name in words, its swatch."""
_SWATCH = 12
_READOUT = "C 100  M 100  Y 100  K 100  +100 = 400 %"
"""The longest that the figures get."""


class InksBar(QWidget):
    """Buttons of the plates, the limit, and the figures under the mouse."""

    chosen = Signal(object)
    """An InkView, or None for the page as any program shows it."""

    def __init__(self, proof: ProofLayer, limit: float, colours: Colours) -> None:
        super().__init__()
        self.setObjectName("inks-bar")
        self.setAutoFillBackground(True)
        self._proof, self._limit, self._colours = proof, limit, colours
        self._plates: dict[str, QToolButton] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(10, 4, 10, 4)
        self._row.setSpacing(2)
        self.inks = _button("inks-on", _("Inks"), _("Overprinting and plates, as on the press"))
        self.over = _button(
            "inks-over",
            _("Above {limit} %").format(limit=round(limit)),
            _("Show in red where all inks together are more than the house allows"),
        )
        self.over.setChecked(True)
        self.figures = QLabel()
        self.figures.setObjectName("inks-figures")
        self.figures.setMinimumWidth(self.fontMetrics().horizontalAdvance(_READOUT))
        self.figures.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.figures.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.figures.setAccessibleName(_("Ink under the mouse"))
        for widget in (self.inks, *self._process_buttons(), self.over, self.figures):
            self._row.addWidget(widget)
        self.inks.toggled.connect(self._choose)
        self.over.toggled.connect(self._choose)
        proof.separated.connect(self._learn)
        proof.under.connect(self._tell)
        self.chosen.connect(proof.show_inks)
        self.hide()
        self._enable()

    @property
    def view(self) -> InkView | None:
        """What is chosen."""
        if not self.inks.isChecked():
            return None
        off = frozenset(ink for ink, button in self._plates.items() if not button.isChecked())
        return InkView(off=off, limit=self._limit if self.over.isChecked() else 0.0)

    def plate(self, ink: str) -> QToolButton:
        """Return the button of a plate."""
        return self._plates[ink]

    def _process_buttons(self) -> list[QToolButton]:
        return [self._add(ink, say(title), QColor(swatch)) for ink, title, swatch in PROCESS]

    def _add(self, ink: str, title: str, swatch: QColor) -> QToolButton:
        button = _button(f"inks-{ink}", title, _("Show or take off this plate"))
        button.setIcon(_swatch(swatch, QColor(self._colours.line)))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setChecked(True)
        button.toggled.connect(self._choose)
        self._plates[ink] = button
        return button

    def _learn(self) -> None:
        """Give spot inks their buttons, and tell how much of the page each plate covers."""
        titles = {ink: say(title) for ink, title, _colour in PROCESS}
        means: dict[str, float] = {}
        for found in self._proof.plates:
            for sheet in found.sheets:
                means[sheet.ink] = max(means.get(sheet.ink, 0.0), sheet.mean)
                if sheet.ink not in self._plates:
                    button = self._add(sheet.ink, sheet.ink, QColor(*sheet.solid))
                    self._row.insertWidget(self._row.indexOf(self.over), button)
        for ink, button in self._plates.items():
            button.setVisible(ink in means or ink in titles)
            share = f" {means[ink]:.0f} %" if ink in means else ""
            button.setText(titles.get(ink, ink) + share)
        self._tell(None)

    def _choose(self) -> None:
        self._enable()
        self.chosen.emit(self.view)
        self._tell(None)

    def _enable(self) -> None:
        for button in (*self._plates.values(), self.over):
            button.setEnabled(self.inks.isChecked())

    def _tell(self, inks: object) -> None:
        """Show the ink under the mouse; beside the page, the most that there is anywhere."""
        if not self.inks.isChecked():
            self.figures.clear()
            return
        if not isinstance(inks, dict):
            most = max((found.highest for found in self._proof.plates), default=None)
            self.figures.setText("" if most is None else _most(most))
            self._mark(most or 0.0)
            return
        short = {ink: ink[0] if ink != "Black" else "K" for ink, _title, _colour in PROCESS}
        told = "  ".join(f"{short[ink]} {inks.get(ink, 0):.0f}" for ink in short)
        spots = sum(share for ink, share in inks.items() if ink not in short)
        told += f"  +{spots:.0f}" if len(inks) > len(short) else ""
        total = sum(inks.values())
        self.figures.setText(f"{told} = {total:.0f} %")
        self._mark(total)

    def _mark(self, total: float) -> None:
        """Say by colour and weight that a sum is above the limit."""
        over = total > self._limit + 0.5
        ink = self._colours.over if over else self._colours.text
        weight = 600 if over else 400
        self.figures.setStyleSheet(f"color: {ink}; font-weight: {weight};")


def _most(most: float) -> str:
    return _("at most {percent} %").format(percent=round(most))


def _button(name: str, title: str, hint: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setText(title)
    button.setToolTip(hint)
    button.setCheckable(True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def _swatch(colour: QColor, line: QColor) -> QIcon:
    picture = QPixmap(2 * _SWATCH, 2 * _SWATCH)
    picture.setDevicePixelRatio(2)
    picture.fill(colour)
    painter = QPainter(picture)
    painter.setPen(line)
    painter.drawRect(0, 0, _SWATCH - 1, _SWATCH - 1)
    painter.end()
    return QIcon(picture)
