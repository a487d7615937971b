"""A row of 接续: a sign, the words at the cut, what became of it. One rule: the words go first.

Words give way where the sentence is whole, so that the cut stays in sight; what is said of them
stands at the right, as much of it as they leave room for. The sign alone says it in a narrow list.
"""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from layout_app.frozen import frozen
from layout_app.ui.fields.rows import Index

CUT = Qt.ItemDataRole.UserRole
"""The `CutWords` of a row."""
_SEAM = "|"
"""Where the sentence is cut, or was."""
_EDGES = 12
"""Left and right of a row together, device-independent pixels."""
_GAP = 14
"""Between the words and what is said of them."""
_LEAST = 170
"""Width of the words for which what is said of them gives way, device-independent pixels."""


@frozen
class CutWords:
    """The words around a cut, on one side or on both."""

    sign: str
    """What became of the cut, in one character."""
    before: str = ""
    """Words whose end is cut."""
    after: str = ""
    """Words whose beginning is cut."""
    said: tuple[str, ...] = ()
    """What became of it in words, the fullest first."""

    @property
    def whole(self) -> str:
        """All of it in one line, for who hears it and for who points at it."""
        return f"{self.sign} {' · '.join((*self.said[:1], _joined(self.before, self.after)))}"


class CutRow(QStyledItemDelegate):
    """Draws a row in the width it has."""

    def initStyleOption(self, option: QStyleOptionViewItem, at: Index) -> None:
        """Put the words as far as there is room for them."""
        super().initStyleOption(option, at)
        row = at.data(CUT)
        assert isinstance(row, CutWords)
        option.text = parted(row, option.fontMetrics, option.rect.width())[0]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, at: Index) -> None:
        """Paint the words, and what is said of them at the right."""
        super().paint(painter, option, at)
        row, area = at.data(CUT), option.rect
        assert isinstance(row, CutWords)
        assert isinstance(area, QRect)
        said = parted(row, option.fontMetrics, area.width())[1]
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        palette = option.palette
        ink = palette.highlightedText() if is_chosen else palette.placeholderText()
        painter.save()
        painter.setPen(ink.color())
        painter.drawText(
            area.adjusted(0, 0, -_EDGES // 2, 0),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            said,
        )
        painter.restore()


def parted(row: CutWords, metrics: QFontMetrics, width: int) -> tuple[str, str]:
    """Return the words of a row as wide as they may be, and what is said at their right."""
    sign = f"{row.sign} "
    room = width - _EDGES - metrics.horizontalAdvance(sign)
    wanted = metrics.horizontalAdvance(_joined(row.before, row.after))
    least = min(wanted, _LEAST)
    for said in row.said:
        taken = metrics.horizontalAdvance(said) + _GAP
        if room - taken >= least:
            return sign + _shortened(row, metrics, room - taken), said
    return sign + _shortened(row, metrics, room), ""


def _shortened(row: CutWords, metrics: QFontMetrics, room: int) -> str:
    """Return the words, shortened away from the cut; of two sides the longer gives way.

    Without dots, which would take the room of two characters in the narrowest list.
    """
    room -= metrics.horizontalAdvance(_SEAM)
    first = max(room // 2, room - metrics.horizontalAdvance(row.after))
    told = row.before
    while told and metrics.horizontalAdvance(told) > first:
        told = told[1:]
    behind, rest = row.after, room - metrics.horizontalAdvance(told)
    while behind and metrics.horizontalAdvance(behind) > rest:
        behind = behind[:-1]
    return _joined(told, behind)


def _joined(before: str, after: str) -> str:
    return f"{before}{_SEAM}{after}"
