"""A picture of a page at any zoom. One rule: type is averaged where it gets small, not dropped."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget


class ProofItem(QGraphicsItem):
    """A picture of so many dots an inch, in points of the scene."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self._dpi = 72
        self._small = QImage()

    @property
    def image(self) -> QImage:
        """The picture as it was given."""
        return self._image

    def show_image(self, image: QImage, dpi: int) -> None:
        """Show another picture."""
        self.prepareGeometryChange()
        self._image, self._dpi, self._small = image, dpi, QImage()
        self.update()

    def boundingRect(self) -> QRectF:
        """Return the page."""
        k = 72 / self._dpi
        return QRectF(0, 0, self._image.width() * k, self._image.height() * k)

    def paint(
        self,
        painter: QPainter,
        _option: QStyleOptionGraphicsItem,
        _widget: QWidget | None = None,
    ) -> None:
        """Paint the picture, from one that has just the dots of the screen where it is smaller."""
        page = self.boundingRect()
        zoom = painter.deviceTransform().m11()
        size = QSize(round(page.width() * zoom), round(page.height() * zoom))
        if size.isEmpty():
            return
        shown = self._image
        if size.width() < shown.width():
            if self._small.size() != size:
                kept = Qt.AspectRatioMode.IgnoreAspectRatio
                smooth = Qt.TransformationMode.SmoothTransformation
                self._small = shown.scaled(size, kept, smooth)
            shown = self._small
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(page, shown)
