"""Where an editor goes in an issue. One rule: only what is selected and shown changes."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication

from layout_app.desk.copy.finding import Find
from layout_app.desk.session import Selection
from layout_app.display.places import words_of
from layout_app.edit.wording import Part
from layout_app.model.ids import ArticleId, BoxId
from layout_app.model.issue import index, page_named
from layout_app.model.problem import Problem
from layout_app.ui.canvas.gestures import select_boxes
from layout_app.ui.canvas.view import PageView
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.docks.dock import Dock
from layout_app.ui.docks.story import Story


class Going:
    """Goes to pages, to boxes, and into the words beside the page."""

    def __init__(self, bridge: Bridge, view: PageView, story: Story, dock: Dock) -> None:
        """Go over the pages in `view`, and into the words in `story`, which stands in `dock`."""
        self._bridge = bridge
        self._view = view
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
            self._to_found(ArticleId(at.owner), at.number, found.start, found.end)
        elif at.part is Part.LINE:
            select_boxes(self._bridge, (BoxId(at.owner),))
        else:
            parts = index(issue).parts.get(ArticleId(at.owner), ())
            page = parts[0][0] if parts else self._bridge.session.selection.page
            boxes = tuple(box.id for _page, box in parts[:1])
            self._bridge.select(Selection(page=page, boxes=boxes, article=ArticleId(at.owner)))

    def _to_found(self, article: ArticleId, paragraph: int, start: int, end: int) -> None:
        """Select characters beside the page, and mark them on the page that prints them."""
        session = self._bridge.session
        for page, box in index(session.issue).parts.get(article, ()):
            display = session.composed(page).display
            places = words_of(display, article, paragraph, start, end)
            if places:
                self._bridge.select(Selection(page=page, boxes=(box.id,), article=article))
                self._view.show_found(page, places)
                break
        else:
            self._bridge.select(Selection(page=session.selection.page, article=article))
        self.to_words(article, paragraph, start, end)

    def to_words(self, article: str, paragraph: int, offset: int, end: int | None = None) -> None:
        """Put the cursor into the words beside the page, or select them up to `end`."""
        chosen = self._bridge.session.selection
        if chosen.article != article:
            self._bridge.select(
                Selection(page=chosen.page, boxes=chosen.boxes, article=ArticleId(article))
            )
        self._dock.show()
        self._dock.raise_()
        self._story.go_to(paragraph, offset, end)

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
