"""Small pictures for the screen. One rule: the window decodes no original as large as it is.

A picture is read at the size of its proxy when the hands rest, one a tick; until then its place
is grey.
"""

from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtGui import QImage, QImageReader

from layout_app.desk.session import Session

LARGEST = 2_000_000
"""Pixels of a proxy."""
THUMBNAIL = 40_000
"""Pixels of a thumbnail."""


class Proxies(QObject):
    """Small pictures by the sha256 of their original."""

    arrived = Signal()
    """A picture that was asked for can be shown."""

    def __init__(
        self, session: Session, *, largest: int = LARGEST, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._largest = largest
        self._small: dict[str, QImage | None] = {}
        self._wanted: list[str] = []
        self._idle = QTimer(self, singleShot=True, interval=30)
        self._idle.timeout.connect(self._read_one)

    def small(self, original: str) -> QImage | None:
        """Return the proxy of an original, or None for now; it is read soon."""
        if original not in self._small:
            self._small[original] = None
            self._wanted.append(original)
            self._idle.start()
        return self._small[original]

    def stop(self) -> None:
        """Read no more."""
        self._idle.stop()
        self._wanted.clear()

    def _read_one(self) -> None:
        if not self._wanted:
            return
        original = self._wanted.pop(0)
        reader = QImageReader(str(self._session.original(original)))
        reader.setAutoTransform(True)
        reader.setScaledSize(_scaled(reader.size(), self._largest))
        image = reader.read()
        self._small[original] = None if image.isNull() else image
        self.arrived.emit()
        if self._wanted:
            self._idle.start()


def _scaled(size: QSize, largest: int) -> QSize:
    """Return the size of a proxy; JPEG files are then read at a fraction of the work."""
    pixels = size.width() * size.height()
    if pixels <= largest:
        return size
    share = (largest / pixels) ** 0.5
    return QSize(max(1, round(size.width() * share)), max(1, round(size.height() * share)))
