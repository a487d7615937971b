"""What a press must not get, to be answered for one by one. One rule: nothing is ticked by itself.

Each kind of problem is a row that can be ticked, its places are below it. The codes that were
accepted stand in the certificate.
"""

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from layout_app.desk.words import _, plural, problem_text
from layout_app.model.problem import Problem

_CODE = Qt.ItemDataRole.UserRole
_MOST = 40
"""Places of a kind that are listed."""
HEIGHT = 150


class Stops(QWidget):
    """Kinds of problems with a tick each, and one tick for all of them."""

    changed = Signal()
    """Other kinds are answered for."""

    def __init__(self) -> None:
        super().__init__()
        self._codes: tuple[str, ...] = ()
        self.tree = QTreeWidget()
        self.tree.setObjectName("stops")
        self.tree.setAccessibleName(_("Problems to answer for"))
        self.tree.setHeaderHidden(True)
        self.tree.setMinimumHeight(HEIGHT)
        self.tree.setWordWrap(True)
        self.tree.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.tree.itemChanged.connect(self._ticked)
        self.all = QCheckBox(_("I answer for these; export all the same"))
        self.all.setObjectName("accept-problems")
        self.all.clicked.connect(self._tick_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tree)
        column.addWidget(self.all)

    @property
    def accepted(self) -> frozenset[str]:
        """The codes that the editor answers for."""
        return frozenset(code for code, item in self._rows() if _is_ticked(item))

    @property
    def is_clear(self) -> bool:
        """Whether nothing stands in the way any more."""
        return len(self.accepted) == len(self._codes)

    def show_problems(self, found: Mapping[str, tuple[Problem, ...]]) -> None:
        """List problems by their codes; ticks stay where the code stays."""
        kept = self.accepted
        self._codes = tuple(found)
        with QSignalBlocker(self.tree):
            self.tree.clear()
            for code, places in found.items():
                row = QTreeWidgetItem([_title(places)])
                row.setData(0, _CODE, code)
                state = Qt.CheckState.Checked if code in kept else Qt.CheckState.Unchecked
                row.setCheckState(0, state)
                for place in places[:_MOST] if len(places) > 1 else ():
                    row.addChild(
                        QTreeWidgetItem([f"{place.where.page} {problem_text(place)}".strip()])
                    )
                self.tree.addTopLevelItem(row)
        self.setVisible(bool(found))
        self._follow()

    def _rows(self) -> list[tuple[str, QTreeWidgetItem]]:
        found = []
        for k in range(self.tree.topLevelItemCount()):
            item = self.tree.topLevelItem(k)
            assert item is not None
            found.append((str(item.data(0, _CODE)), item))
        return found

    def _tick_all(self, on: bool) -> None:
        for _code, item in self._rows():
            item.setCheckState(0, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def _ticked(self, _item: QTreeWidgetItem, _column: int) -> None:
        self._follow()
        self.changed.emit()

    def _follow(self) -> None:
        self.all.setChecked(bool(self._codes) and self.is_clear)


def _title(places: tuple[Problem, ...]) -> str:
    first = f"✕ {places[0].where.page} {problem_text(places[0])}"
    if len(places) == 1:
        return first
    # Not within the braces of another text: what stands there never reaches the catalogue.
    more = plural("and {count} more", "and {count} more", len(places) - 1)
    return f"{first}  {more}"


def _is_ticked(item: QTreeWidgetItem) -> bool:
    return item.checkState(0) is Qt.CheckState.Checked
