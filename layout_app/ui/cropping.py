"""Pictures cropped on the page. One rule: crop and focus of one opening are one step."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QImage

from layout_app.desk.words import _, msg
from layout_app.edit.pictures import set_crop, set_focus
from layout_app.model.box import ArticleBox, RegionKind
from layout_app.model.geometry import Rect
from layout_app.model.ids import ArticleId, BoxId
from layout_app.model.issue import Issue, index
from layout_app.ui.canvas.crop_editor import WHOLE, CropEditor
from layout_app.ui.canvas.view import PageView
from layout_app.ui.pictures import Proxies


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
        editor = CropEditor(image, picture.crop, picture.focus, place, self._view.viewport())
        editor.done.connect(lambda crop, focus: self._take(article.id, number, crop, focus))
        editor.closed.connect(lambda: self._view.setFocus(Qt.FocusReason.OtherFocusReason))

    def _take(
        self, article: ArticleId, number: int, crop: Rect, focus: tuple[float, float] | None
    ) -> None:
        def cropped(issue: Issue) -> Issue:
            issue = set_crop(issue, article, number, None if crop == WHOLE else crop)
            return set_focus(issue, article, number, focus)

        self._bridge.do(cropped, msg("Crop a picture"))
