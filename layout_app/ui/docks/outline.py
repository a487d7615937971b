"""大纲: pages and their boxes as a tree. One rule: it selects what the canvas selects.

The canvas is invisible to screen readers; this tree says the same in words.
"""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from layout_app.desk.session import Change, Selection
from layout_app.desk.words import _
from layout_app.model.article import headline
from layout_app.model.box import (
    AdBox,
    ArticleBox,
    Box,
    ContentsBox,
    PanelBox,
    PictureBox,
    PlannedBox,
    RuleBox,
    TextBox,
)
from layout_app.model.ids import BoxId, PageId
from layout_app.model.issue import folio_of, index
from layout_app.ui.bridge import Bridge

PAGE = Qt.ItemDataRole.UserRole
BOX = Qt.ItemDataRole.UserRole + 1
Row = tuple[str, PageId, BoxId | None]


class Outline(QTreeWidget):
    """The issue in words."""

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
        """Return what the tree says: words, page and box; pages have no box."""
        issue, rows = self._bridge.session.issue, list[Row]()
        for page in issue.pages:
            name = " ".join(part for part in (folio_of(issue, page.id), page.section) if part)
            rows.append((name, page.id, None))
            rows += [(self._name(box), page.id, box.id) for box in page.boxes]
        return tuple(rows)

    def _list(self, rows: tuple[Row, ...]) -> None:
        self.clear()
        branch: QTreeWidgetItem | None = None
        for words, page, box in rows:
            item = self._item(words, page, box)
            if branch is None or box is None:
                branch = item
                self.addTopLevelItem(item)
                item.setExpanded(True)
            else:
                branch.addChild(item)

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
    def _item(words: str, page: PageId, box: BoxId | None) -> QTreeWidgetItem:
        item = QTreeWidgetItem([words])
        item.setData(0, PAGE, page)
        item.setData(0, BOX, box)
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
            if target is not self.currentItem():
                self.setCurrentItem(target)


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
        case PlannedBox():
            return _("Planned article")
        case ContentsBox():
            return _("Contents")
        case _:
            return _("Package")
