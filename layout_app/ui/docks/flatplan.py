"""版面: the pages of the issue, small. One rule: a thumbnail is the display list at a small zoom.

One page is painted an idle tick. Drag a page to another place; drop an article on one.
"""

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QImage, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from layout_app.compose.page import ComposedPage
from layout_app.desk.pages.landing import free_place
from layout_app.desk.session import Change, Selection
from layout_app.desk.words import _
from layout_app.display.items import Picture
from layout_app.display.page import walk
from layout_app.model.ids import ArticleId, PageId
from layout_app.model.issue import folio_of, index, paper_of
from layout_app.model.page import Stage
from layout_app.model.problem import Severity
from layout_app.ui.canvas.gestures import put_down
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.fields.rows import Index, SpeakingList
from layout_app.ui.screen.faces import ScreenFaces
from layout_app.ui.screen.mime import ARTICLE, NEW_PAGE, PAGE, articles_in, page_mime, pages_in
from layout_app.ui.screen.painter import Proxy, page_image
from layout_app.ui.screen.palette import Colours

HEIGHT = 132
"""Height of a thumbnail, device-independent pixels."""
REST = 400
"""Milliseconds without a change before thumbnails are painted anew."""
ID = Qt.ItemDataRole.UserRole
TITLE = Qt.ItemDataRole.UserRole + 1
TROUBLE = Qt.ItemDataRole.UserRole + 2
SPAN = Qt.ItemDataRole.UserRole + 3
STAGE = Qt.ItemDataRole.UserRole + 4


class PageModel(QAbstractListModel):
    """The pages in their order, each with its picture."""

    continued = Signal(str)
    """A box whose article now goes on elsewhere."""

    def __init__(
        self,
        bridge: Bridge,
        faces: ScreenFaces,
        proxy: Proxy | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._faces = faces
        self._proxy = proxy
        self._ids: tuple[PageId, ...] = ()
        self._shown: tuple[tuple[PageId, int], ...] = ()
        self._pictures: dict[PageId, tuple[ComposedPage, QImage]] = {}
        self._stale: list[PageId] = []
        self._idle = QTimer(self, singleShot=True, interval=0)
        self._idle.timeout.connect(self._paint_one)
        self._reorder()
        bridge.changed.connect(self._follow)
        bridge.proofed.connect(self._proofed)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of pages."""
        return 0 if parent is not None and parent.isValid() else len(self._ids)

    def data(self, at: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a page shows."""
        page = self._ids[at.row()]
        issue = self._bridge.session.issue
        if page not in index(issue).pages:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return folio_of(issue, page)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self._said(page)
        if role == ID:
            return page
        if role == TITLE:
            return index(issue).pages[page].section
        if role == TROUBLE:
            return self._trouble(page)
        if role == SPAN:
            return index(issue).pages[page].span
        if role == STAGE:
            return index(issue).pages[page].state.stage.value
        if role == Qt.ItemDataRole.DecorationRole:
            painted = self._pictures.get(page)
            return painted[1] if painted else None
        return None

    def flags(self, at: Index) -> Qt.ItemFlag:
        """Let pages be dragged, and things be dropped on and between them."""
        flags = super().flags(at) | Qt.ItemFlag.ItemIsDropEnabled
        return flags | Qt.ItemFlag.ItemIsDragEnabled if at.isValid() else flags

    def supportedDropActions(self) -> Qt.DropAction:
        """Return what a drop does: articles are copied here, pages moved."""
        return Qt.DropAction.CopyAction | Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Return what can be carried here."""
        return [PAGE, NEW_PAGE, ARTICLE]

    def mimeData(self, indexes):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN201 - the stub asks for a sequence of QModelIndex, Qt gives a list
        """Return the page taken up."""
        return page_mime(self._ids[indexes[0].row()])

    def dropMimeData(
        self, mime: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Move a page behind the gap it was dropped in, or place an article where it fits."""
        pages, articles = pages_in(mime), articles_in(mime)
        gap = row if row >= 0 else parent.row() if parent.isValid() else len(self._ids)
        if pages and pages[0] in self._ids:
            copied = action == Qt.DropAction.CopyAction
            to = gap - (1 if row >= 0 and self._ids.index(pages[0]) < gap else 0)
            if copied:
                self._soon("page.duplicate", page=pages[0], at=gap)
            else:
                self._soon("page.move", page=pages[0], to=min(to, len(self._ids) - 1))
            return True
        if mime.hasFormat(NEW_PAGE):
            self._soon("page.new", at=gap)
            return True
        if articles and parent.isValid():
            before = index(self._bridge.session.issue).parts.get(articles[0], ())
            done = place_freely(self._bridge, articles[0], self._ids[parent.row()])
            if done and before:
                self.continued.emit(before[-1][1].id)
            return done
        return False

    def _soon(self, command: str, **arguments: object) -> None:
        """Run a command after the drop: until then the view holds indexes of the old order."""
        QTimer.singleShot(0, lambda: self._bridge.run(command, **arguments))

    def row_of(self, page: PageId) -> int | None:
        """Return the row of a page."""
        return self._ids.index(page) if page in self._ids else None

    def thumbnail_size(self) -> QSize:
        """Return the size of a thumbnail."""
        width, height = paper_of(self._bridge.session.issue).trim
        return QSize(round(HEIGHT * width / height), HEIGHT)

    def repaint(self, original: str) -> None:
        """Paint the pages with a picture again once the hands rest, because it has arrived."""
        showing = [
            page
            for page, (composed, _image) in self._pictures.items()
            if any(
                isinstance(item, Picture) and item.original == original
                for item, _x, _y in walk(composed.display)
            )
        ]
        for page in showing:
            del self._pictures[page]
        self._stale += [page for page in showing if page not in self._stale]
        self._idle.start(REST)

    def _said(self, page: PageId) -> str:
        """Return a page's folio, and who has read or signed it."""
        issue = self._bridge.session.issue
        state = index(issue).pages[page].state
        words = {Stage.READ: _("read by {who}"), Stage.SIGNED: _("signed by {who}")}
        told = words.get(state.stage, "").format(who=state.who)
        return " ".join(part for part in (folio_of(issue, page), told) if part)

    def _trouble(self, page: PageId) -> str:
        """Return the gravest severity found on a page, empty when there is none."""
        folio = folio_of(self._bridge.session.issue, page)
        found = {p.severity for p in self._bridge.problems if p.where.page == folio}
        return next((s.value for s in Severity if s in found and s is not Severity.NOTE), "")

    def _follow(self, change: Change) -> None:
        pages = self._bridge.session.issue.pages
        if tuple((page.id, page.span) for page in pages) != self._shown:
            self._reorder()
        elif change.pages or change.articles:
            self._stale = list(self._ids)
            self._idle.start(REST)

    def _proofed(self) -> None:
        if self._ids:
            self.dataChanged.emit(self.index(0), self.index(len(self._ids) - 1))

    def _reorder(self) -> None:
        self.beginResetModel()
        pages = self._bridge.session.issue.pages
        self._shown = tuple((page.id, page.span) for page in pages)
        self._ids = tuple(page for page, _span in self._shown)
        self._pictures = {k: v for k, v in self._pictures.items() if k in self._ids}
        self.endResetModel()
        self._stale = list(self._ids)
        self._idle.start(0)

    def _paint_one(self) -> None:
        """Paint the next page whose ink is not what its picture shows; never amid a drag."""
        if self._bridge.held:
            self._idle.start(REST)
            return
        while self._stale:
            page = self._stale.pop(0)
            if page not in index(self._bridge.session.issue).pages:
                continue
            composed = self._bridge.session.composed(page)
            painted = self._pictures.get(page)
            if painted is None or painted[0] is not composed:
                self._pictures[page] = composed, self._picture(composed)
                row = self.index(self._ids.index(page))
                self.dataChanged.emit(row, row)
                self._idle.start(0)
                return

    def _picture(self, composed: ComposedPage) -> QImage:
        scale = 2 * HEIGHT / composed.display.trim[1]
        image = page_image(composed.display, self._faces, scale, self._proxy)
        image.setDevicePixelRatio(2)
        return image


class PageTile(QStyledItemDelegate):
    """A page's picture with its folio and section, and marks for its stage and for trouble."""

    def __init__(self, colours: Colours, size: QSize, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        self._size = size
        self.lit = ""
        """The page that something carried would go to."""

    def sizeHint(self, option: QStyleOptionViewItem, at: Index) -> QSize:
        """Return the picture with room for its words."""
        return QSize(self._width(at) + 20, self._size.height() + 40)

    def _width(self, at: Index) -> int:
        """Return the width of a page's picture; a spread is as wide as two."""
        return self._size.width() * int(at.data(SPAN) or 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, at: Index) -> None:
        """Draw the paper, its frame and the words below."""
        area: QRect = option.rect
        palette: QPalette = option.palette
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        sheet = QRect(area.left() + 10, area.top() + 8, self._width(at), self._size.height())
        painter.fillRect(sheet, Qt.GlobalColor.white)
        picture = at.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(picture, QImage):
            painter.drawImage(sheet.topLeft(), picture)
        lit = self.lit != "" and at.data(ID) == self.lit
        edge = QColor(self._colours.accent if chosen or lit else self._colours.line)
        if lit:
            veil = QColor(self._colours.accent)
            veil.setAlpha(60)
            painter.fillRect(sheet, veil)
        painter.setPen(QPen(edge, 2 if chosen or lit else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(sheet.adjusted(-1, -1, 0, 0))
        words = sheet.adjusted(0, self._size.height() + 4, 0, 24)
        painter.setPen(edge if chosen else palette.text().color())
        name = " ".join(part for part in (str(at.data()), str(at.data(TITLE) or "")) if part)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(words, flags, name)
        self._draw_stage(painter, sheet, str(at.data(STAGE)))
        self._draw_trouble(painter, sheet, str(at.data(TROUBLE) or ""))
        painter.restore()

    def _draw_stage(self, painter: QPainter, sheet: QRect, stage: str) -> None:
        """Tick what was read, in a disc what was signed."""
        if stage not in (Stage.READ, Stage.SIGNED):
            return
        is_signed = stage == Stage.SIGNED
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = self._colours.exact if is_signed else self._colours.base
        painter.setPen(QPen(QColor(self._colours.exact), 1))
        painter.setBrush(QColor(ground))
        spot = QRect(sheet.left() - 6, sheet.top() - 5, 16, 16)
        painter.drawEllipse(spot)
        painter.setPen(QPen(QColor(self._colours.base if is_signed else self._colours.exact), 2))
        corners = ((4, 8), (7, 11), (12, 5))
        painter.drawPolyline([QPoint(spot.left() + x, spot.top() + y) for x, y in corners])

    def _draw_trouble(self, painter: QPainter, sheet: QRect, severity: str) -> None:
        if not severity:
            return
        is_error = severity == Severity.ERROR.value
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colours.over if is_error else self._colours.short))
        spot = QRect(sheet.right() - 11, sheet.top() - 5, 16, 16)
        painter.drawEllipse(spot)
        painter.setPen(QColor(self._colours.base))
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, "!" if is_error else "·")


class Flatplan(SpeakingList):
    """The pages side by side."""

    def __init__(
        self,
        bridge: Bridge,
        faces: ScreenFaces,
        colours: Colours,
        proxy: Proxy | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("No pages yet. Add one with Ctrl+Shift+N."), parent)
        self._bridge = bridge
        self.pages = PageModel(bridge, faces, proxy, self)
        self.setObjectName("flatplan")
        self.setAccessibleName(_("Pages"))
        self.setModel(self.pages)
        self._lit: PageId | None = None
        self.tile = PageTile(colours, self.pages.thumbnail_size(), self)
        self.setItemDelegate(self.tile)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setSpacing(2)
        # A spread is as wide as two pages.
        self.setUniformItemSizes(False)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        # Pages that do not move by themselves took the drops away from the viewport too.
        self.viewport().setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.selectionModel().currentChanged.connect(self._select)
        bridge.changed.connect(self._follow)
        self.pages.modelReset.connect(self._follow)
        self._follow()

    @property
    def lit(self) -> PageId | None:
        """The page that something carried would go to."""
        return self._lit

    def light(self, page: PageId | None) -> None:
        """Show which page something carried over the pages would go to."""
        if page != self._lit:
            self._lit = page
            self.tile.lit = page or ""
            self.viewport().update()

    def page_at(self, at: QPoint) -> PageId | None:
        """Return the page whose picture lies under a point of the screen."""
        spot = self.viewport().mapFromGlobal(at)
        if not self.isVisible() or not self.viewport().rect().contains(spot):
            return None
        found = self.indexAt(spot)
        return PageId(str(found.data(ID))) if found.isValid() else None

    def _select(self, current: QModelIndex) -> None:
        page = current.data(ID)
        if page is not None and page != self._bridge.session.selection.page:
            self._bridge.select(Selection(page=page))

    def _follow(self, _change: Change | None = None) -> None:
        page = self._bridge.session.selection.page
        row = self.pages.row_of(page) if page else None
        if row is not None and self.currentIndex().row() != row:
            self.setCurrentIndex(self.pages.index(row))


def place_freely(bridge: Bridge, article: ArticleId, page: PageId) -> bool:
    """Place an article on a page where it fits best; say so if there is no room."""
    place = free_place(bridge.session.issue, bridge.session.composer, article, page)
    if place is None:
        bridge.refused.emit(_("There is no room left on this page."))
        return False
    return put_down(bridge, article, place)
