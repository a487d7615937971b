"""An issue on its way into a window that stands already. One rule: no step holds the window long.

What the desk is made of is loaded a piece a tick; then the issue is read and its first page is
composed. The window is shown, can be moved and closed all the while.
"""

from collections.abc import Callable
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

PIECES = (
    "layout_app.fonts.catalogue",
    "layout_app.store.saving",
    "layout_app.compose.article.composing",
    "layout_app.compose.page",
    "layout_app.desk.session",
    "layout_app.desk.commands",
    "layout_app.ui.canvas.view",
    "layout_app.ui.docks.inspector",
    "layout_app.ui.window.desk",
)
"""In the order in which they need each other."""


class Opening(QObject):
    """Loads the pieces, then does what was waiting for them."""

    def __init__(self, done: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._left = list(PIECES)
        self._done = done
        self._tick = QTimer(self, interval=0)
        self._tick.timeout.connect(self._step)

    def start(self) -> None:
        """Begin, once."""
        self._tick.start()

    def _step(self) -> None:
        if self._left:
            import_module(self._left.pop(0))
            return
        self._tick.stop()
        self._done()
