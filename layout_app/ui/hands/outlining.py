"""Outlines drawn on the page. One rule: what is drawn round is the picture as it prints."""

from itertools import chain

from PySide6.QtCore import QObject, QPointF
from PySide6.QtGui import QImage, QPainter

from layout_app.desk.words import _
from layout_app.display.page import PageDisplay
from layout_app.model.box import ArticleBox, RegionKind
from layout_app.model.geometry import Rect
from layout_app.model.ids import BoxId
from layout_app.model.issue import index
from layout_app.ui.canvas.outline_editor import OutlineEditor
from layout_app.ui.canvas.picture_editor import LARGEST
from layout_app.ui.canvas.view import PageView
from layout_app.ui.screen.faces import ScreenFaces
from layout_app.ui.screen.painter import paint_page
from layout_app.ui.screen.pictures import Proxies


class Outlining(QObject):
    """Opens the editor of outlines over a picture of an article."""

    def __init__(self, view: PageView, faces: ScreenFaces, pictures: Proxies) -> None:
        super().__init__(view)
        self._view, self._faces, self._pictures = view, faces, pictures
        self._bridge = view.pages.bridge

    def open(self, box: str, number: int) -> None:
        """Draw the outline of a picture of a box, by its index."""
        session, pages = self._bridge.session, self._view.pages
        _page, shown = index(session.issue).boxes.get(BoxId(box), (None, None))
        found = pages.find(BoxId(box))
        place = self._view.region_rect(BoxId(box), RegionKind.PICTURE, number=number)
        if session.read_only or not isinstance(shown, ArticleBox) or found is None:
            return
        if place is None:
            self._bridge.refused.emit(_("There is no picture in this box to draw round."))
            return
        sheet, composed = found
        page = pages.composed(sheet.page)
        assert page is not None
        where = next(
            r.rect for r in composed.regions if (r.kind, r.index) == (RegionKind.PICTURE, number)
        )
        picture = index(session.issue).articles[shown.article].pictures[number]
        image = self._part(page.display, where)
        editor = OutlineEditor(image, picture.contour, place, self._view.viewport())
        editor.done.connect(
            lambda corners: self._bridge.run(
                "picture.contour",
                article=shown.article,
                picture=number,
                corners=tuple(chain.from_iterable(corners)),
            )
        )
        editor.closed.connect(lambda: self._view.take_keyboard(editor))

    def _part(self, display: PageDisplay, part: Rect) -> QImage:
        """Return a part of a page as it prints."""
        scale = 2 * LARGEST / max(part.w, part.h)
        image = QImage(
            max(1, round(part.w * scale)), max(1, round(part.h * scale)), QImage.Format.Format_RGB32
        )
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.scale(scale, scale)
        painter.translate(QPointF(-part.x, -part.y))
        paint_page(painter, display, self._faces, self._pictures.small)
        painter.end()
        return image
