"""Small pictures for the screen. One rule: the window decodes no original as large as it is.

A picture is read at the size of its proxy by one thread beside the window, which waits for nothing:
Qt lets go of the interpreter while it decodes. Until a picture arrives its place is grey. What no
page in view has shown for a while is let go and read again when it is needed.
"""

from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage, QImageReader

from layout_app.desk.session import Session

LARGEST = 2_000_000
"""Pixels of a proxy."""
THUMBNAIL = 40_000
"""Pixels of a thumbnail."""
KEPT = 2
"""Times that other pages may come into view before a picture that none shows is let go."""


class Proxies(QObject):
    """Small pictures by the sha256 of their original."""

    arrived = Signal(str)
    """An original that was asked for can be shown."""
    _was_read = Signal(str, QImage)

    def __init__(
        self, session: Session, *, largest: int = LARGEST, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._largest = largest
        self._small: dict[str, QImage | None] = {}
        self._used: dict[str, int] = {}
        self._turn = 0
        self._reader: ThreadPoolExecutor | None = None
        self._was_read.connect(self._take)

    def small(self, original: str) -> QImage | None:
        """Return the proxy of an original, or None for now; it is read soon."""
        self._used[original] = self._turn
        if original not in self._small:
            self._small[original] = None
            if self._reader is None:
                self._reader = ThreadPoolExecutor(1, thread_name_prefix="proxies")
            path = str(self._session.original(original))
            self._reader.submit(self._read, original, path)
        return self._small[original]

    def turn(self) -> None:
        """Let go of what the pages before the last ones showed; other pages are in view now."""
        self._turn += 1
        for original in [o for o, turn in self._used.items() if turn < self._turn - KEPT]:
            del self._used[original]
            self._small.pop(original, None)

    def held(self) -> int:
        """Return the bytes of the pictures at hand."""
        return sum(image.sizeInBytes() for image in self._small.values() if image)

    def stop(self) -> None:
        """Read no more."""
        if self._reader is not None:
            self._reader.shutdown(cancel_futures=True)
            self._reader = None

    def _read(self, original: str, path: str) -> None:
        """Read a picture beside the window; no value of the issue is touched here."""
        reader = QImageReader(path)
        reader.setAutoTransform(True)
        reader.setScaledSize(_scaled(reader.size(), self._largest))
        self._was_read.emit(original, reader.read())

    def _take(self, original: str, image: QImage) -> None:
        if original in self._small:
            self._small[original] = None if image.isNull() else image
            self.arrived.emit(original)


def _scaled(size: QSize, largest: int) -> QSize:
    """Return the size of a proxy; JPEG files are then read at a fraction of the work."""
    pixels = size.width() * size.height()
    if pixels <= largest:
        return size
    share = (largest / pixels) ** 0.5
    return QSize(max(1, int(size.width() * share)), max(1, int(size.height() * share)))
