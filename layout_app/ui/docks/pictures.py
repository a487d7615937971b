"""图片: the kept originals, used or not. One rule: what is carried is an original's name.

A picture is dragged onto the page or into an article; Enter gives it to the selected article, or
puts it on the page in view.
"""

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from layout_app.desk.material.gallery import Original, Shares, gallery, resolutions
from layout_app.desk.session import Change, Selection
from layout_app.desk.words import _, plural
from layout_app.model.ids import ArticleId, BoxId
from layout_app.model.issue import index
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.fields.flow import flowing
from layout_app.ui.fields.rows import Index, SpeakingList, begin_row, end_row
from layout_app.ui.screen.mime import PICTURE, picture_mime
from layout_app.ui.screen.palette import Colours
from layout_app.ui.screen.pictures import Proxies

ROW_HEIGHT = 76
REST = 250
"""Milliseconds without a change before the list is made anew."""
THUMB = QSize(84, 56)
COARSE = 150
"""Pixels an inch below which newsprint shows the grain."""
ORIGINAL = Qt.ItemDataRole.UserRole


class OriginalModel(QAbstractListModel):
    """The originals, those of the issue first."""

    def __init__(self, bridge: Bridge, thumbs: Proxies, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._thumbs = thumbs
        self._ppi: dict[str, int] = {}
        self._shares: Shares = {}
        self.originals: tuple[Original, ...] = ()
        thumbs.arrived.connect(self._arrived)

    def refresh(self, *, measured: bool) -> None:
        """List the originals as they are now; `measured` looks at the pages too."""
        if measured:
            self._ppi = resolutions(self._bridge.session, self._shares)
        found = gallery(self._bridge.session, self._ppi)
        if found == self.originals:
            return
        same = [o.digest for o in found] == [o.digest for o in self.originals]
        if same:
            self.originals = found
            self.dataChanged.emit(self.index(0), self.index(len(found) - 1))
        else:
            self.beginResetModel()
            self.originals = found
            self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of originals."""
        return 0 if parent is not None and parent.isValid() else len(self.originals)

    def data(self, at: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row shows."""
        original = self.originals[at.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return name_text(original)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join((name_text(original), detail_text(original)))
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(_use_text(use.page, use.words) for use in original.uses) or None
        if role == ORIGINAL:
            return original
        if role == Qt.ItemDataRole.DecorationRole and not (original.is_pdf or original.is_missing):
            return self._thumbs.small(original.digest)
        return None

    def flags(self, at: Index) -> Qt.ItemFlag:
        """Let what is there be dragged."""
        flags = super().flags(at)
        may = at.isValid() and not (
            self.originals[at.row()].is_missing or self.originals[at.row()].is_pdf
        )
        return flags | Qt.ItemFlag.ItemIsDragEnabled if may else flags

    def mimeTypes(self) -> list[str]:
        """Return what can be carried from here."""
        return [PICTURE]

    def mimeData(self, indexes):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN201 - the stub asks for a sequence of QModelIndex, Qt gives a list
        """Return the original taken up."""
        original = self.originals[indexes[0].row()]
        return picture_mime(original.digest, original.name)

    def _arrived(self, digest: str) -> None:
        rows = [n for n, original in enumerate(self.originals) if original.digest == digest]
        for row in rows:
            self.dataChanged.emit(self.index(row), self.index(row))


class OriginalRow(QStyledItemDelegate):
    """A thumbnail, the name, and below it where the picture stands and how fine."""

    def __init__(self, colours: Colours, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._colours = colours

    def sizeHint(self, option: QStyleOptionViewItem, at: Index) -> QSize:
        """Return the height of a thumbnail."""
        return QSize(120, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, at: Index) -> None:
        """Draw ground, thumbnail, name and detail."""
        area: QRect = option.rect
        original = at.data(ORIGINAL)
        assert isinstance(original, Original)
        ink = begin_row(painter, option)
        place = QRect(area.left() + 10, area.top() + 6, THUMB.width(), THUMB.height())
        self._draw_picture(painter, place, at.data(Qt.ItemDataRole.DecorationRole), original)
        text = area.adjusted(THUMB.width() + 22, 8, -8, -8)
        elide, metrics = Qt.TextElideMode, painter.fontMetrics()
        painter.setPen(ink.words)
        name = metrics.elidedText(name_text(original), elide.ElideMiddle, text.width())
        painter.drawText(text, Qt.AlignmentFlag.AlignTop, name)
        small = QFont(painter.font())
        small.setPointSizeF(small.pointSizeF() * 0.88)
        painter.setFont(small)
        troubled = original.is_missing or 0 < original.ppi < COARSE
        is_red = troubled and not ink.selected
        painter.setPen(QColor(self._colours.over) if is_red else ink.muted)
        painter.drawText(
            text.adjusted(0, metrics.height() + 4, 0, 0),
            Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap,
            detail_text(original),
        )
        end_row(painter, area, 10, self._colours.line)

    def _draw_picture(
        self, painter: QPainter, place: QRect, picture: object, original: Original
    ) -> None:
        if isinstance(picture, QImage):
            size = picture.size().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
            shown = QRect(place.topLeft(), size)
            shown.moveCenter(place.center())
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(shown, picture)
            return
        painter.fillRect(place, QColor(self._colours.raised))
        painter.setPen(QColor(self._colours.muted))
        sign = "PDF" if original.is_pdf else "!" if original.is_missing else ""
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, sign)


class Pictures(QWidget):
    """The list, and what can be done with it."""

    find_wanted = Signal()
    """Missing originals are to be looked for."""
    add_wanted = Signal()
    """Picture files are to be added to the selected article."""

    def __init__(
        self, bridge: Bridge, thumbs: Proxies, colours: Colours, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.model = OriginalModel(bridge, thumbs, self)
        self.list = SpeakingList(
            _("No pictures yet. Drop picture files on an article, or on the page.")
        )
        self.list.setObjectName("pictures")
        self.list.setAccessibleName(_("Pictures"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(OriginalRow(colours, self))
        self.list.setDragEnabled(True)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.add = QPushButton(_("Add…"))
        self.add.setObjectName("picture-add")
        self.add.setToolTip(_("Add picture files to the selected article"))
        self.look = QPushButton(_("Find missing…"))
        self.look.setObjectName("picture-find")
        self.add.clicked.connect(self.add_wanted)
        self.look.clicked.connect(self.find_wanted)
        self.list.activated.connect(self._use)
        self.list.clicked.connect(self._show_use)
        row = flowing(self.add, self.look, spacing=6)
        row.setContentsMargins(8, 8, 8, 8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(row)
        layout.addWidget(self.list)
        self._soon = QTimer(self, singleShot=True, interval=REST)
        self._soon.timeout.connect(self._catch_up)
        bridge.changed.connect(self._follow)
        bridge.proofed.connect(self._measure)
        self._show_buttons()

    def refresh(self) -> None:
        """List the originals as they are now."""
        self.model.refresh(measured=False)
        self._show_buttons()

    def showEvent(self, event: QShowEvent) -> None:
        """List the originals when they come into sight."""
        self.refresh()

    def _follow(self, change: Change) -> None:
        if change.articles or change.pages or change.order:
            self._soon.start()
        elif change.selection:
            self._show_buttons()

    def _catch_up(self) -> None:
        if self.isVisible():
            self.refresh()

    def _measure(self) -> None:
        if self.isVisible():
            self.model.refresh(measured=True)
            self._show_buttons()

    def _show_buttons(self) -> None:
        session = self._bridge.session
        writable = not session.read_only
        self.add.setEnabled(writable and session.selection.article is not None)
        self.look.setEnabled(writable and any(o.is_missing for o in self.model.originals))

    def _show_use(self, at: QModelIndex) -> None:
        """Turn to where the picture stands."""
        original = at.data(ORIGINAL)
        if not isinstance(original, Original) or not original.uses:
            return
        use = original.uses[0]
        found, chosen = index(self._bridge.session.issue), self._bridge.session.selection
        box = BoxId(use.box)
        page = found.boxes[box][0] if box in found.boxes else chosen.page
        boxes = (box,) if box in found.boxes else ()
        article = ArticleId(use.article) if use.article in found.articles else None
        self._bridge.select(Selection(page=page, boxes=boxes, article=article))

    def _use(self, at: QModelIndex) -> None:
        """Give the picture to the selected article, or put it on the page in view."""
        original, session = at.data(ORIGINAL), self._bridge.session
        if not isinstance(original, Original) or original.is_missing or original.is_pdf:
            return
        path, chosen = session.original(original.digest), session.selection
        if any(use.article == chosen.article for use in original.uses if use.article):
            return
        if chosen.article is not None:
            self._bridge.run("picture.add", article=chosen.article, path=path, name=original.name)
        elif chosen.page is not None:
            self._bridge.run("free.picture", page=chosen.page, path=path)


def name_text(original: Original) -> str:
    """Return what an original is called."""
    return original.name or _("Not used in this issue")


def detail_text(original: Original) -> str:
    """Say where an original stands and how fine it is printed."""
    if original.is_missing:
        return _("! The file is missing")
    parts = []
    if original.ppi:
        fine = _("{ppi} ppi").format(ppi=original.ppi)
        parts.append(f"! {fine}" if original.ppi < COARSE else fine)
    if original.pixels[0]:
        parts.append("{} × {}".format(*original.pixels))
    if original.uses:
        pages = list(dict.fromkeys(use.page for use in original.uses if use.page))
        where = " ".join(pages) or _("not on a page")
        parts.append(where)
        if len(original.uses) > 1:
            count = len(original.uses)
            parts.append(plural("{count} time", "{count} times", count))
    return " · ".join(parts) or original.digest[:12]


def _use_text(page: str, words: str) -> str:
    return " ".join(part for part in (page or "–", words) if part)
