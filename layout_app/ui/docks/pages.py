"""版面: the pages with what makes and unmakes them above. One rule: drag it there, or click it.

A new page is dragged between two pages, a page is dragged onto the bin; with Ctrl held a page that
is dragged leaves another like it.
"""

from PySide6.QtCore import QMimeData, QPoint, QSize, Qt
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from layout_app.desk.session import Change
from layout_app.desk.words import _
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.docks.flatplan import Flatplan
from layout_app.ui.screen.icons import FIELD, icon
from layout_app.ui.screen.mime import new_page_mime, pages_in
from layout_app.ui.screen.palette import Colours


class NewPage(QToolButton):
    """A page that is not there yet: a click adds it behind the last, a drag where it is let go."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed: QPoint | None = None

    @staticmethod
    def mime() -> QMimeData:
        """Return a new page ready for carrying."""
        return new_page_mime()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Get ready to be carried."""
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Be carried once the mouse has gone far enough."""
        far = QApplication.startDragDistance()
        if self._pressed is None or not self.isDown():
            return
        if (event.position().toPoint() - self._pressed).manhattanLength() >= far:
            self.setDown(False)
            self._pressed = None
            drag = QDrag(self)
            drag.setMimeData(self.mime())
            drag.setPixmap(self.icon().pixmap(QSize(FIELD, FIELD)))
            drag.exec(Qt.DropAction.CopyAction)


class Bin(QToolButton):
    """Where pages go: clicked, it takes the one in view."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome pages."""
        if pages_in(event.mimeData()) and not self._bridge.session.read_only:
            self.setDown(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Look as before."""
        self.setDown(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Delete the page that is let go."""
        self.setDown(False)
        for page in pages_in(event.mimeData()):
            self._bridge.run("page.delete", page=page)
        event.acceptProposedAction()


class Pages(QWidget):
    """The flatplan with its tools."""

    def __init__(
        self, bridge: Bridge, flatplan: Flatplan, colours: Colours, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.flatplan = flatplan
        self.new, self.copy, self.bin = NewPage(), QToolButton(), Bin(bridge)
        for button, name, told in (
            (self.new, "page.new", _("New page: click, or drag it between two pages")),
            (self.copy, "page.duplicate", _("Another page like this one; or drag one with Ctrl")),
            (self.bin, "page.delete", _("Delete this page; or drag one here")),
        ):
            button.setObjectName(f"flatplan-{name}")
            button.setIcon(icon(name, colours.text, colours.muted))
            button.setIconSize(QSize(FIELD, FIELD))
            button.setToolTip(told)
            button.setAccessibleName(told)
            button.clicked.connect(lambda _on=False, name=name: bridge.run(name))
        row = QHBoxLayout()
        row.setContentsMargins(8, 4, 8, 4)
        for button in (self.new, self.copy, self.bin):
            row.addWidget(button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(row)
        layout.addWidget(flatplan, 1)
        flatplan.installEventFilter(self)
        bridge.changed.connect(self._follow)
        self._follow()

    def eventFilter(self, watched: object, event: object) -> bool:
        """Delete and duplicate by key, while the pages have the keyboard."""
        if watched is self.flatplan and isinstance(event, QKeyEvent):
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        """Take Del before it takes the selected box from its page."""
        if event.key() != Qt.Key.Key_Delete:
            return False
        if event.type() == QKeyEvent.Type.ShortcutOverride:
            event.accept()
        elif event.type() == QKeyEvent.Type.KeyPress:
            self._bridge.run("page.delete")
        return True

    def _follow(self, _change: Change | None = None) -> None:
        for button, name in (
            (self.new, "page.new"),
            (self.copy, "page.duplicate"),
            (self.bin, "page.delete"),
        ):
            button.setEnabled(self._bridge.enabled(name))
