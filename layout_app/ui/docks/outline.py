"""大纲: pages, their boxes and parts as a tree. One rule: it selects what the canvas selects.

The canvas is invisible to screen readers; this tree says the same in words: what a box is, on which
columns and lines it stands, what is wrong with it. Enter edits what a row names.
"""

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from layout_app.desk.session import Change, Selection
from layout_app.desk.words import _, plural
from layout_app.edit.free import rect_of
from layout_app.edit.shapes import bounds
from layout_app.frozen import frozen
from layout_app.model.article import headline, heads
from layout_app.model.box import (
    PACKAGE,
    AdBox,
    ArticleBox,
    Box,
    Package,
    PlannedBox,
    cells_of,
    package_name,
)
from layout_app.model.geometry import MM
from layout_app.model.ids import BoxId, PageId
from layout_app.model.issue import folio_of, index
from layout_app.model.page import Page
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.fields.kinds import box_text, kind_text

REST = 60
"""Milliseconds without a change before the tree follows."""
PAGE = Qt.ItemDataRole.UserRole
BOX = Qt.ItemDataRole.UserRole + 1
PART = Qt.ItemDataRole.UserRole + 2
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@frozen
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
        self._listed: dict[PageId, tuple[Row, ...]] = {}
        """What each branch says, the page's own row first."""
        self._troubles = Counter[str]()
        """How many problems each box has."""
        self._untold: set[PageId] = set()
        """Pages whose boxes may be others, or be told otherwise, than they are listed."""
        self._soon = QTimer(self, singleShot=True, interval=REST)
        self._soon.timeout.connect(self._catch_up)
        self.itemSelectionChanged.connect(self._select)
        bridge.changed.connect(self._follow)
        bridge.proofed.connect(self._count_troubles)
        self.refresh()

    def refresh(self) -> None:
        """List the pages and boxes as they are now."""
        self._untold.update(page.id for page in self._bridge.session.issue.pages)
        self._catch_up()

    def _catch_up(self) -> None:
        """List anew what may have changed: an issue has many pages, and typing changes one."""
        self._soon.stop()
        pages = self._bridge.session.issue.pages
        with QSignalBlocker(self):
            if list(self._listed) != [page.id for page in pages]:
                self.clear()
                self._listed = {}
                self._untold.update(page.id for page in pages)
            for number, page in enumerate(pages):
                self._tell(number, self._rows(page))
            self._untold.clear()
            self._show_selection()

    def _rows(self, page: Page) -> tuple[Row, ...]:
        """Return what a branch says: the page has no box, a box no part."""
        if page.id not in self._untold:
            return (self._page_row(page), *self._listed[page.id][1:])
        boxes = (row for box in page.boxes for row in self._box_rows(page.id, box))
        return (self._page_row(page), *boxes)

    def _page_row(self, page: Page) -> Row:
        folio = folio_of(self._bridge.session.issue, page.id)
        name = " ".join(part for part in (folio, page.section) if part)
        count = plural("{count} box", "{count} boxes", len(page.boxes))
        spoken = _("Page {name}, {count}").format(name=name, count=count)
        return Row(words=name, spoken=spoken, page=page.id)

    def _box_rows(self, page: PageId, box: Box) -> list[Row]:
        words = self._name(box)
        spoken = ", ".join(filter(None, (words, place_text(box), self._trouble(box.id))))
        whole = Row(words=words, spoken=spoken, page=page, box=box.id)
        return [whole, *self._parts(page, box)]

    def _trouble(self, box: BoxId) -> str:
        count = self._troubles[box]
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

    def _tell(self, number: int, rows: tuple[Row, ...]) -> None:
        """Let a branch say these rows; of the same things the words alone change."""
        page = rows[0].page
        known = self._listed.get(page)
        self._listed[page] = rows
        if known == rows:
            return
        branch = self.topLevelItem(number)
        if branch is None:
            branch = QTreeWidgetItem()
            self.addTopLevelItem(branch)
            branch.setExpanded(True)
        if known is None or [_about(row) for row in known] != [_about(row) for row in rows]:
            self._grow(branch, rows)
        for item, row in zip(_items(branch), rows, strict=True):
            _say(item, row)

    @staticmethod
    def _grow(branch: QTreeWidgetItem, rows: tuple[Row, ...]) -> None:
        """Give a page's branch the twigs of its rows; boxes that were open stay so."""
        opened = {item.data(0, BOX) for item in _items(branch) if item.isExpanded()}
        branch.takeChildren()
        box = branch
        for row in rows[1:]:
            item = QTreeWidgetItem()
            if row.part is None:
                box = item
                branch.addChild(item)
            else:
                box.addChild(item)
                box.setExpanded(row.box in opened)

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
            name = box.booking or box.slot
            return _("Ad {slot}").format(slot=name) if name else _("Ad slot")
        if isinstance(box, PlannedBox) and box.slug:
            return box.slug
        if isinstance(box, Package):
            name = package_name(box)
            return box_text(box) if name == PACKAGE else f"{box_text(box)}: {name}"
        return box_text(box)

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
            self._untold |= self._touched(change)
            self._soon.start()
        elif change.selection:
            with QSignalBlocker(self):
                self._show_selection()

    def _touched(self, change: Change) -> set[PageId]:
        """Return the pages whose boxes a change may have named anew."""
        issue = self._bridge.session.issue
        if change.order:
            return {page.id for page in issue.pages}
        parts = index(issue).parts
        shown = (page for article in change.articles for page, _box in parts.get(article, ()))
        return {*change.pages, *shown}

    def _count_troubles(self) -> None:
        """Tell anew the pages of boxes that have more or fewer problems than before."""
        before = self._troubles
        self._troubles = Counter(problem.where.box for problem in self._bridge.problems)
        boxes = index(self._bridge.session.issue).boxes
        for box in {*before, *self._troubles} & boxes.keys():
            if before[box] != self._troubles[box]:
                self._untold.add(boxes[BoxId(box)][0])
                self._soon.start()

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


def _about(row: Row) -> tuple[BoxId | None, tuple[str, int] | None]:
    """Return what a row is of; its words may change while it is of the same."""
    return row.box, row.part


def _items(branch: QTreeWidgetItem) -> Iterator[QTreeWidgetItem]:
    """Yield an item and what hangs on it, from above."""
    yield branch
    for number in range(branch.childCount()):
        if twig := branch.child(number):
            yield from _items(twig)


def _say(item: QTreeWidgetItem, row: Row) -> None:
    item.setText(0, row.words)
    for role, value in (
        (PAGE, row.page),
        (BOX, row.box),
        (PART, row.part),
        (SPOKEN, row.spoken),
        (Qt.ItemDataRole.ToolTipRole, row.spoken),
    ):
        item.setData(0, role, value)


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
