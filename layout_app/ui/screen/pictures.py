"""Small pictures for the screen. One rule: the window decodes no original as large as it is.

A picture is read at the size of its proxy by one thread beside the window, which waits for nothing:
Qt lets go of the interpreter while it decodes. Until a picture arrives its place is grey. Halves of
halves are kept too, so that its letters and lines stay legible however small it is shown. What no
page in view has shown for a while is let go and read again when it is needed.

What Qt shows otherwise than it is printed (press colour, TIFF, a turn or colours it does not heed)
and what it cannot read comes from the press room.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from math import inf
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QColorSpace, QImage, QImageReader, QPainter

from layout_app.desk.condition import shown_profile
from layout_app.desk.session import Session

LARGEST = 2_000_000
"""Pixels of a proxy."""
THUMBNAIL = 40_000
"""Pixels of a thumbnail."""
SMALLEST = 48
"""Pixels that the shorter side of a halved picture has at least."""
_UNHEARD = {b"png": b"eXIf", b"webp": b"EXIF", b"jpeg": b"R03\0"}
"""Where files say how they are turned or coloured, and Qt does not listen."""
KEPT = 2
"""Times that other pages may come into view before a picture that none shows is let go."""


class Proxies(QObject):
    """Small pictures by the sha256 of their original."""

    arrived = Signal(str)
    """An original that was asked for can be shown."""
    _was_read = Signal(str, object)

    def __init__(
        self, session: Session, *, largest: int = LARGEST, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._largest = largest
        self._small: dict[str, tuple[QImage, ...]] = {}
        self._used: dict[str, int] = {}
        self._turn = 0
        self._reader: ThreadPoolExecutor | None = None
        self._is_stopped = False
        self._was_read.connect(self._take)

    def small(self, original: str, wide: float = inf) -> QImage | None:
        """Return the proxy of an original, or None for now; it is read soon.

        It is the smallest at hand of at least `wide` pixels, or the largest.
        """
        self._used[original] = self._turn
        if original not in self._small and not self._is_stopped:
            self._small[original] = ()
            if self._reader is None:
                self._reader = ThreadPoolExecutor(1, thread_name_prefix="proxies")
            path = self._session.original(original)
            home, icc = self._session.opened.publication_folder, self._session.issue.publication.icc
            self._reader.submit(self._read, original, path, home, icc)
        levels = self._small.get(original, ())
        return next((image for image in reversed(levels) if image.width() >= wide), None) or (
            levels[0] if levels else None
        )

    def turn(self) -> None:
        """Let go of what the pages before the last ones showed; other pages are in view now."""
        self._turn += 1
        for original in [o for o, turn in self._used.items() if turn < self._turn - KEPT]:
            del self._used[original]
            self._small.pop(original, None)

    def retry(self) -> None:
        """Read anew what could not be read: a file that was lost may have come back."""
        for original in [name for name, levels in self._small.items() if not levels]:
            del self._small[original]
            self.arrived.emit(original)

    def held(self) -> int:
        """Return the bytes of the pictures at hand."""
        return sum(image.sizeInBytes() for levels in self._small.values() for image in levels)

    def stop(self) -> None:
        """Read no more; a window that goes may still paint once."""
        self._is_stopped = True
        if self._reader is not None:
            self._reader.shutdown(cancel_futures=True)
            self._reader = None

    def _read(self, original: str, path: Path, home: Path, icc: str) -> None:
        """Read a picture beside the window; no value of the issue is touched here."""
        reader = QImageReader(str(path))
        reader.setAutoTransform(True)
        reader.setScaledSize(_scaled(reader.size(), self._largest))
        image = QImage() if _is_for_press(reader, path) else _on_paper(_in_srgb(reader.read()))
        if image.isNull():
            image = _as_printed(path, home, icc, self._largest)
        self._was_read.emit(original, tuple(_levels(image)))

    def _take(self, original: str, levels: tuple[QImage, ...]) -> None:
        if original in self._small:
            self._small[original] = levels
            self.arrived.emit(original)


def _is_for_press(reader: QImageReader, path: Path) -> bool:
    """Tell whether Qt would show a picture in other colours, or turned otherwise, than paper."""
    kind = bytes(reader.format().data())
    if kind == b"tiff" or reader.imageFormat() == QImage.Format.Format_CMYK8888:
        return True
    return kind in _UNHEARD and _UNHEARD[kind] in path.read_bytes()


def _as_printed(path: Path, home: Path, icc: str, largest: int) -> QImage:
    """Return a picture as the press room reads it; a null one where it cannot."""
    from layout_app.press.images import screen_pixels

    try:
        data = path.read_bytes()
    except OSError:
        return QImage()
    found = screen_pixels(data, shown_profile(home, icc), largest)
    if found is None:
        return QImage()
    width, height, pixels = found
    # Qt keeps no hold of the bytes; the copy is its own.
    return QImage(pixels, width, height, 3 * width, QImage.Format.Format_RGB888).copy()


def _in_srgb(image: QImage) -> QImage:
    """Return a picture in the colours that the screen is told in, whatever it has its own in."""
    shown = QColorSpace(QColorSpace.NamedColorSpace.SRgb)
    if image.colorSpace().isValid() and image.colorSpace() != shown:
        return image.convertedToColorSpace(shown)
    return image


def _on_paper(image: QImage) -> QImage:
    """Return a picture whose clear parts are paper, as they are printed, whatever lies below."""
    if not image.hasAlphaChannel():
        return image
    paper = QImage(image.size(), QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(0, 0, image)
    painter.end()
    return paper


def _levels(image: QImage) -> Iterator[QImage]:
    """Yield a picture and its halves; nothing for one that could not be read."""
    while not image.isNull():
        yield image
        if min(image.width(), image.height()) < 2 * SMALLEST:
            return
        image = image.scaled(
            image.width() // 2,
            image.height() // 2,
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )


def _scaled(size: QSize, largest: int) -> QSize:
    """Return the size of a proxy; JPEG files are then read at a fraction of the work."""
    pixels = size.width() * size.height()
    if pixels <= largest:
        return size
    share = (largest / pixels) ** 0.5
    return QSize(max(1, int(size.width() * share)), max(1, int(size.height() * share)))
