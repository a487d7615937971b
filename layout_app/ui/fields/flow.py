"""Controls in rows that break like words. One rule: less room, more rows."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QFrame, QLayout, QLayoutItem, QScrollArea, QSizePolicy, QWidget


class Flow(QLayout):
    """One control after the other, a new row where the width ends."""

    def __init__(self, spacing: int = 4) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        """Put an item behind the others."""
        self._items.append(item)

    def count(self) -> int:
        """Return the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item; none beyond the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take an item out; none beyond the last."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Ask for no more room than there is."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Tell that narrow rows are more rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows and the margins."""
        return self._lay(QRect(0, 0, width, 0), moves=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._lay(rect, moves=True)

    def sizeHint(self) -> QSize:
        """Return the size of a single row."""
        hints = [item.sizeHint() for item in self._shown()]
        width = sum(hint.width() + self.spacing() for hint in hints)
        return self._framed(QSize(width, max((hint.height() for hint in hints), default=0)))

    def minimumSize(self) -> QSize:
        """Return the size of the largest item."""
        found = QSize()
        for item in self._shown():
            found = found.expandedTo(item.minimumSize())
        return self._framed(found)

    def _framed(self, size: QSize) -> QSize:
        return size.grownBy(self.contentsMargins())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lay(self, rect: QRect, *, moves: bool) -> int:
        """Place the items if it `moves` them, and return the height that they take."""
        around = self.contentsMargins()
        whole, rect = rect, rect.marginsRemoved(around)
        x, y, high = rect.x(), rect.y(), 0
        for item in self._shown():
            size = item.sizeHint()
            if x > rect.x() and x + size.width() > rect.right() + 1:
                x, y, high = rect.x(), y + high + self.spacing(), 0
            if moves:
                width = min(size.width(), rect.width())
                item.setGeometry(QRect(QPoint(x, y), QSize(width, size.height())))
            x, high = x + size.width() + self.spacing(), max(high, size.height())
        return y + high + around.bottom() - whole.y()


def flowing(*parts: QWidget, spacing: int = 4) -> QWidget:
    """Return a widget in which others flow."""
    whole = QWidget()
    flow = Flow(spacing)
    whole.setLayout(flow)
    for part in parts:
        flow.addWidget(part)
    return whole


class FlowRoom(QScrollArea):
    """Controls in rows, as high as all of them where there is room; scrolled where there is not."""

    def __init__(self, *parts: QWidget) -> None:
        super().__init__()
        self._inside = inside = flowing(*parts)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inside)
        for part in (self.viewport(), inside):
            part.setAutoFillBackground(False)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows."""
        return self._inside.heightForWidth(width)

    def sizeHint(self) -> QSize:
        """Return the size of a single row."""
        return self._inside.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the size of the largest control, and of the bar beside it."""
        bar = self.verticalScrollBar().sizeHint().width()
        return self._inside.minimumSizeHint() + QSize(bar, 0)
