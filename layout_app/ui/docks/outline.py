"""大纲: pages, their boxes and parts as a tree. One rule: it selects what the canvas selects.

The canvas is invisible to screen readers; this tree says the same in words: what a box is, on which
columns and lines it stands, what is wrong with it. Enter edits what a row names.
"""

from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from layout_app.desk.session import Change, Selection
from layout_app.desk.words import _, plural
from layout_app.edit.free import rect_of
from layout_app.edit.shapes import bounds
from layout_app.model.article import headline, heads
from layout_app.model.box import (
    AdBox,
    ArticleBox,
    Box,
    ContentsBox,
    OrnamentBox,
    PanelBox,
    PictureBox,
    PlannedBox,
    RuleBox,
    SectionBox,
    TextBox,
    cells_of,
)
from layout_app.model.geometry import MM
from layout_app.model.ids import BoxId, PageId
from layout_app.model.issue import folio_of, index
from layout_app.ui.bridge import Bridge
from layout_app.ui.docks.kinds import kind_text

PAGE = Qt.ItemDataRole.UserRole
BOX = Qt.ItemDataRole.UserRole + 1
PART = Qt.ItemDataRole.UserRole + 2
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the tree."""

    words: str
    spoken: str
    """The same with place and troubles, for whoever does not see the page."""
    page: PageId
    box: BoxId | None = None
    part: tuple[str, int] | None = None
    """Kind and number of a part of an article's box: `head`, `text` or `picture`."""


class Outline(QTreeWidget):
    """The issue in words."""

    edit_wanted = Signal(str, str, int)
    """Box, kind and number of a part to edit; -1 for the box as such."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.setObjectName("outline")
        self.setHeaderHidden(True)
        self._listed: tuple[Row, ...] | None = None
        self._soon = QTimer(self, singleShot=True, interval=60)
        self._soon.timeout.connect(self.refresh)
        self.itemSelectionChanged.connect(self._select)
        bridge.changed.connect(self._follow)
        bridge.proofed.connect(self._soon.start)
        self.refresh()

    def refresh(self) -> None:
        """List the pages and boxes as they are now."""
        rows = self._rows()
        self.blockSignals(True)
        if rows != self._listed:
            self._listed = rows
            self._list(rows)
        self._show_selection()
        self.blockSignals(False)

    def _rows(self) -> tuple[Row, ...]:
        """Return what the tree says: pages have no box, boxes no part."""
        issue, rows = self._bridge.session.issue, list[Row]()
        for page in issue.pages:
            name = " ".join(part for part in (folio_of(issue, page.id), page.section) if part)
            count = plural("{count} box", "{count} boxes", len(page.boxes))
            spoken = _("Page {name}, {count}").format(name=name, count=count)
            rows.append(Row(words=name, spoken=spoken, page=page.id))
            for box in page.boxes:
                words = self._name(box)
                spoken = ", ".join(filter(None, (words, place_text(box), self._trouble(box.id))))
                rows.append(Row(words=words, spoken=spoken, page=page.id, box=box.id))
                rows += self._parts(page.id, box)
        return tuple(rows)

    def _trouble(self, box: BoxId) -> str:
        count = sum(problem.where.box == box for problem in self._bridge.problems)
        return plural("{count} problem", "{count} problems", count) if count else ""

    def _parts(self, page: PageId, box: Box) -> list[Row]:
        """Return the heads, the text and the pictures of an article's box."""
        found = index(self._bridge.session.issue).articles
        article = found.get(box.article) if isinstance(box, ArticleBox) else None
        if article is None or not isinstance(box, ArticleBox) or box.part > 1:
            return []
        above = heads(article)
        told = [
            (("head", n), f"{kind_text(head.kind)}: {head.text}") for n, head in enumerate(above)
        ]
        count = len(article.paragraphs) - len(above)
        body = plural("Text, {count} paragraph", "Text, {count} paragraphs", count)
        told += [(("text", len(above)), body)] if count else []
        told += [
            (("picture", n), _("Picture: {name}").format(name=picture.caption or picture.name))
            for n, picture in enumerate(article.pictures)
        ]
        return [
            Row(words=words, spoken=words, page=page, box=box.id, part=part) for part, words in told
        ]

    def _list(self, rows: tuple[Row, ...]) -> None:
        self.clear()
        page: QTreeWidgetItem | None = None
        box: QTreeWidgetItem | None = None
        for row in rows:
            item = self._item(row)
            if page is None or row.box is None:
                page = item
                self.addTopLevelItem(item)
                item.setExpanded(True)
            elif box is None or row.part is None:
                box = item
                page.addChild(item)
            else:
                box.addChild(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit what the row names by Enter."""
        at = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and at is not None:
            box, part = at.data(0, BOX), at.data(0, PART) or ("head", -1)
            if box:
                self.edit_wanted.emit(box, *part)
                return
        super().keyPressEvent(event)

    def _name(self, box: Box) -> str:
        if isinstance(box, ArticleBox):
            # The file of an article may be lost while its box stands.
            article = index(self._bridge.session.issue).articles.get(box.article)
            name = headline(article) if article else box.article
            return (
                name if box.part == 1 else _("{name}, part {part}").format(name=name, part=box.part)
            )
        if isinstance(box, AdBox):
            return _("Ad {slot}").format(slot=box.slot)
        if isinstance(box, PlannedBox) and box.slug:
            return box.slug
        return _kind_name(box)

    @staticmethod
    def _item(row: Row) -> QTreeWidgetItem:
        item = QTreeWidgetItem([row.words])
        for role, value in (
            (PAGE, row.page),
            (BOX, row.box),
            (PART, row.part),
            (SPOKEN, row.spoken),
            (Qt.ItemDataRole.ToolTipRole, row.spoken),
        ):
            item.setData(0, role, value)
        return item

    def _select(self) -> None:
        chosen = self.selectedItems()
        if not chosen:
            return
        page, box = chosen[0].data(0, PAGE), chosen[0].data(0, BOX)
        found = index(self._bridge.session.issue).boxes.get(box)
        article = found[1].article if found and isinstance(found[1], ArticleBox) else None
        self._bridge.select(Selection(page=page, boxes=(box,) if box else (), article=article))

    def _follow(self, change: Change) -> None:
        if change.pages or change.articles or change.order:
            self._soon.start()
        elif change.selection:
            self.blockSignals(True)
            self._show_selection()
            self.blockSignals(False)

    def _show_selection(self) -> None:
        chosen = self._bridge.session.selection
        wanted = chosen.boxes[0] if chosen.boxes else None
        for k in range(self.topLevelItemCount()):
            branch = self.topLevelItem(k)
            if branch is None or branch.data(0, PAGE) != chosen.page:
                continue
            rows = [row for n in range(branch.childCount()) if (row := branch.child(n))]
            target = next((row for row in rows if row.data(0, BOX) == wanted), branch)
            now = self.currentItem()
            inside = now is not None and now.parent() is target and target is not branch
            if now is not target and not inside:
                self.setCurrentItem(target)


def place_text(box: Box) -> str:
    """Say on which columns and lines a box stands, or on which millimetres."""
    cells, rect = cells_of(box), rect_of(box)
    if cells:
        whole = bounds(cells)
        return _("columns {column} to {last}, lines {line} to {foot}").format(
            column=whole.column + 1,
            last=whole.end_column,
            line=whole.line + 1,
            foot=whole.end_line,
        )
    if rect is None:
        return ""
    left, top, width, height = (round(part / MM) for part in (rect.x, rect.y, rect.w, rect.h))
    return _("{left} mm from the left, {top} mm from above, {width} by {height} mm").format(
        left=left, top=top, width=width, height=height
    )


def _kind_name(box: Box) -> str:
    match box:
        case TextBox():
            return _("Free text")
        case PictureBox():
            return _("Picture")
        case RuleBox():
            return _("Rule")
        case PanelBox():
            return _("Panel")
        case SectionBox():
            return _("Section head")
        case OrnamentBox():
            return _("Ornament")
        case PlannedBox():
            return _("Planned article")
        case ContentsBox():
            return _("Contents")
        case _:
            return _("Package")
