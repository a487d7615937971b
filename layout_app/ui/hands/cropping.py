"""Pictures cropped on the page. One rule: crop and focus of one opening are one step."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from layout_app.desk.words import _
from layout_app.model.box import ArticleBox, RegionKind
from layout_app.model.geometry import Rect
from layout_app.model.ids import ArticleId, BoxId
from layout_app.model.issue import index
from layout_app.ui.canvas.crop_editor import WHOLE, CropEditor
from layout_app.ui.canvas.picture_editor import Share
from layout_app.ui.canvas.view import PageView
from layout_app.ui.screen.pictures import Proxies


class Cropping(QObject):
    """Opens the crop editor over a picture of an article."""

    def __init__(self, view: PageView, pictures: Proxies) -> None:
        super().__init__(view)
        self._view = view
        self._pictures = pictures
        self._bridge = view.pages.bridge

    def open_selected(self) -> None:
        """Crop the first picture of the selected box."""
        chosen = self._bridge.session.selection.boxes
        if len(chosen) == 1:
            self.open(chosen[0], 0)

    def open(self, box: str, number: int) -> None:
        """Crop a picture of a box, by its index."""
        session = self._bridge.session
        found = index(session.issue).boxes.get(BoxId(box))
        place = self._view.region_rect(BoxId(box), RegionKind.PICTURE, number=number)
        if session.read_only or found is None or not isinstance(found[1], ArticleBox):
            return
        article = index(session.issue).articles.get(found[1].article)
        if article is None or place is None or number >= len(article.pictures):
            self._bridge.refused.emit(_("There is no picture in this box to crop."))
            return
        picture = article.pictures[number]
        image = self._pictures.small(picture.original)
        if not isinstance(image, QImage):
            self._bridge.refused.emit(_("The picture is still being read."))
            return
        zoom = self._view.transform().m11()
        on_paper = Rect(0.0, 0.0, place.width() / zoom, place.height() / zoom)
        editor = CropEditor(image, picture, on_paper, place, self._view.viewport())
        editor.done.connect(lambda crop, focus: self._take(article.id, number, crop, focus))
        editor.closed.connect(lambda: self._view.take_keyboard(editor))

    def _take(self, article: ArticleId, number: int, crop: Rect, focus: Share | None) -> None:
        part = () if crop == WHOLE else (crop.x, crop.y, crop.w, crop.h)
        self._bridge.run("picture.crop", article=article, picture=number, part=part, at=focus or ())
