"""Where an editor goes in an issue. One rule: only what is selected and shown changes."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication

from layout_app.desk.copy.finding import Find
from layout_app.desk.session import Selection
from layout_app.edit.wording import Part
from layout_app.model.ids import ArticleId, BoxId
from layout_app.model.issue import index, page_named
from layout_app.model.problem import Problem
from layout_app.ui.canvas.gestures import select_boxes
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.docks.dock import Dock
from layout_app.ui.docks.story import Story


class Going:
    """Goes to pages, to boxes, and into the words beside the page."""

    def __init__(self, bridge: Bridge, story: Story, dock: Dock) -> None:
        """Go into the words in `story`, which stands in `dock`."""
        self._bridge = bridge
        self._story = story
        self._dock = dock

    def to_problem(self, found: Problem) -> None:
        """Show the place of a problem: its box, its page, its words."""
        issue, where = self._bridge.session.issue, found.where
        box = BoxId(where.box)
        article = ArticleId(where.article)
        parts = index(issue).parts.get(article, ())
        if box in index(issue).boxes:
            select_boxes(self._bridge, (box,))
        elif parts:
            page, placed = parts[-1]
            self._bridge.select(Selection(page=page, boxes=(placed.id,), article=article))
        elif article in index(issue).articles:
            page_now = self._bridge.session.selection.page
            self._bridge.select(Selection(page=page_now, article=article))
        else:
            self._to_folio(where.page)
        if where.paragraph is not None and article in index(issue).articles:
            self.to_words(article, where.paragraph, where.offset or 0)

    def to_find(self, found: Find) -> None:
        """Show words that were looked for: in the story, or the box that they stand in."""
        at, issue = found.at, self._bridge.session.issue
        if at.part is Part.PARAGRAPH:
            self.to_words(at.owner, at.number, found.start)
        elif at.part is Part.LINE:
            select_boxes(self._bridge, (BoxId(at.owner),))
        else:
            parts = index(issue).parts.get(ArticleId(at.owner), ())
            page = parts[0][0] if parts else self._bridge.session.selection.page
            boxes = tuple(box.id for _page, box in parts[:1])
            self._bridge.select(Selection(page=page, boxes=boxes, article=ArticleId(at.owner)))

    def to_words(self, article: str, paragraph: int, offset: int) -> None:
        """Put the cursor into the words beside the page."""
        chosen = self._bridge.session.selection
        if chosen.article != article:
            self._bridge.select(
                Selection(page=chosen.page, boxes=chosen.boxes, article=ArticleId(article))
            )
        self._dock.show()
        self._dock.raise_()
        self._story.go_to(paragraph, offset)

    def show_written(self, article: str, paragraph: int, offset: int) -> None:
        """Show beside the page the words that are being written on it."""
        if self._bridge.session.selection.article == article:
            self._story.show_place(paragraph, offset)

    def select_all(self) -> None:
        """Select every box of the page in view; in a list that has the keyboard, every row."""
        focus = QApplication.focusWidget()
        page = self._bridge.session.selection.page
        if isinstance(focus, QAbstractItemView):
            focus.selectAll()
        elif page is not None:
            boxes = index(self._bridge.session.issue).pages[page].boxes
            select_boxes(self._bridge, tuple(box.id for box in boxes), page)

    def to_story(self) -> None:
        """Give the keyboard to the words beside the page."""
        self._dock.show()
        self._dock.raise_()
        self._story.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def turn(self, by: int) -> None:
        """Turn so many pages on."""
        pages = [page.id for page in self._bridge.session.issue.pages]
        now = self._bridge.session.selection.page
        if now in pages and 0 <= pages.index(now) + by < len(pages):
            self._bridge.select(Selection(page=pages[pages.index(now) + by]))

    def _to_folio(self, folio: str) -> None:
        page = page_named(self._bridge.session.issue, folio) if folio else None
        if page is not None:
            self._bridge.select(Selection(page=page))
