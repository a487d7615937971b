"""The pictures of an article in the window. One rule: a picture is told by its box or article."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMenu, QWidget

from layout_app.desk.words import _
from layout_app.model.article import Article
from layout_app.model.box import ArticleBox, RegionKind
from layout_app.model.ids import BoxId
from layout_app.model.issue import index
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.dialogs.caption import CaptionDialog

FILES = "*.jpg *.jpeg *.png *.tif *.tiff"
Act = Callable[[Article, int], None]
"""What is done to a picture of an article, by its index."""
OnPage = Callable[[str, int], object]
"""What is done to a picture where a box shows it, by its index."""


class Picturing:
    """Caption, file, outline and place of the pictures of the selected article."""

    def __init__(
        self,
        bridge: Bridge,
        window: QWidget,
        said: Callable[[str], object],
        *,
        crop: OnPage,
        outline: OnPage,
        under_heads: OnPage,
    ) -> None:
        self._bridge = bridge
        self._window = window
        self._said = said
        self._crop, self._outline, self._under_heads = crop, outline, under_heads

    def menu(self, box: str, number: int, at: QPoint) -> None:
        """Offer at a point of the screen what can be done to a picture of a box."""
        found = index(self._bridge.session.issue).boxes.get(BoxId(box))
        if found is None or not isinstance(found[1], ArticleBox):
            return
        article = index(self._bridge.session.issue).articles[found[1].article]
        if number >= len(article.pictures):
            return
        menu = QMenu(self._window)
        menu.setObjectName("picture-menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        writable = not self._bridge.session.read_only
        # Only the first part has heads.
        leads = found[1].part == 1
        placed = any((r.kind, r.index) == (RegionKind.PICTURE, number) for r in found[1].regions)
        for title, act, may in (
            (_("Caption and credit…"), lambda: self._caption(article, number), True),
            (_("Crop the picture…"), lambda: self._crop(box, number), True),
            (_("Text round an outline…"), lambda: self._outline(box, number), True),
            (_("Lay the heads over the picture…"), lambda: self._under_heads(box, number), leads),
            (_("Replace the picture…"), lambda: self._replace(article, number), True),
            (_("Let it find its place"), lambda: self._let_go(box, number), placed),
            (_("Take the picture out"), lambda: self._remove(article, number), True),
        ):
            action = menu.addAction(title)
            action.setEnabled(writable and may)
            action.triggered.connect(act)
        menu.popup(at)

    def caption(self) -> None:
        """Ask for caption and credit of a picture of the selected article."""
        self._with_one(self._caption)

    def replace(self) -> None:
        """Ask for the file that takes the place of a picture."""
        self._with_one(self._replace)

    def remove(self) -> None:
        """Take a picture out of the selected article."""
        self._with_one(self._remove)

    def outline(self) -> None:
        """Draw what text keeps clear of round a picture of the selected article."""
        self._with_one(lambda article, number: self._on_page(self._outline, article, number))

    def under_heads(self) -> None:
        """Lay the heads of the selected article over one of its pictures."""
        self._with_one(lambda article, number: self._on_page(self._under_heads, article, number))

    def _on_page(self, act: OnPage, article: Article, number: int) -> None:
        """Act on a picture in the selected box, or in the first of its article."""
        parts = [
            box.id for _page, box in index(self._bridge.session.issue).parts.get(article.id, ())
        ]
        chosen = [box for box in self._bridge.session.selection.boxes if box in parts]
        if parts:
            act((chosen or parts)[0], number)
        else:
            self._said(_("Place the article first."))

    def _with_one(self, act: Act) -> None:
        """Act on the article's picture; ask which, where it has several."""
        chosen = self._bridge.session.selection.article
        article = index(self._bridge.session.issue).articles.get(chosen) if chosen else None
        if article is None or not article.pictures:
            self._said(_("Select an article that has a picture."))
            return
        number, given = 0, True
        if len(article.pictures) > 1:
            names = [
                f"{n}  {picture.caption or picture.name}"
                for n, picture in enumerate(article.pictures, 1)
            ]
            name, given = QInputDialog.getItem(
                self._window, _("Pictures"), _("Which picture?"), names, 0, False
            )
            number = names.index(name) if given else 0
        if given:
            act(article, number)

    def _caption(self, article: Article, number: int) -> None:
        picture = article.pictures[number]
        dialog = CaptionDialog(self._bridge, article.id, number, picture, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _replace(self, article: Article, number: int) -> None:
        home = str(self._bridge.session.folder)
        chosen, _filter = QFileDialog.getOpenFileName(
            self._window, _("Replace the picture"), home, _("Pictures") + f" ({FILES})"
        )
        if chosen:
            self._bridge.run("picture.replace", article=article.id, picture=number, path=chosen)

    def _remove(self, article: Article, number: int) -> None:
        self._bridge.run("picture.remove", article=article.id, picture=number)

    def _let_go(self, box: str, number: int) -> None:
        kind = RegionKind.PICTURE.value
        self._bridge.run("box.reset_region", box=box, kind=kind, number=number)
