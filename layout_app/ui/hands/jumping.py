"""Articles that go on on another page. One rule: a part ends behind a sentence the editor chose."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from layout_app.desk.commands.jumps import proposed
from layout_app.desk.words import _, plural
from layout_app.errors import LayoutError
from layout_app.model.box import ArticleBox
from layout_app.model.ids import BoxId, PageId
from layout_app.model.issue import folio_of, index
from layout_app.ui.canvas.view import PageView
from layout_app.ui.docks.flatplan import place_freely

WORDS = 14
"""Characters before an end that tell which one it is."""


class Jumping(QObject):
    """Continues articles, and offers where their parts end."""

    def __init__(self, view: PageView) -> None:
        super().__init__(view)
        self._view = view
        self._bridge = view.pages.bridge

    def ask(self) -> None:
        """Offer the other pages for the rest of the selected box."""
        session = self._bridge.session
        chosen = session.selection.boxes
        if len(chosen) != 1 or not isinstance(index(session.issue).boxes[chosen[0]][1], ArticleBox):
            return
        home = index(session.issue).boxes[chosen[0]][0]
        menu = self._menu("continue-on")
        for page in session.issue.pages:
            if page.id != home:
                words = _("On page {folio} {section}").format(
                    folio=folio_of(session.issue, page.id), section=page.section
                )
                action = menu.addAction(words.strip())
                action.triggered.connect(
                    lambda _on=False, page=page.id: self.go_on(chosen[0], page)
                )
        self._pop_up(menu, chosen[0])

    def go_on(self, box: BoxId, page: PageId) -> None:
        """Continue an article where a page has room, and offer the ends of the part before."""
        _home, found = index(self._bridge.session.issue).boxes[box]
        assert isinstance(found, ArticleBox)
        last = index(self._bridge.session.issue).parts[found.article][-1][1].id
        if place_freely(self._bridge, found.article, page):
            self.offer(last)

    def offer(self, box: str) -> None:
        """Offer the best ends of a part before its jump; none where it does not jump."""
        session = self._bridge.session
        home, found = index(session.issue).boxes[BoxId(box)]
        if not isinstance(found, ArticleBox):
            return
        parts = index(session.issue).parts[found.article]
        if all(page == home for page, _part in parts):
            return
        try:
            ends = proposed(session, BoxId(box))
        except LayoutError:
            return
        menu = self._menu("jump-ends")
        paragraphs = index(session.issue).articles[found.article].paragraphs
        title = menu.addAction(
            _("End the part on page {folio}").format(folio=folio_of(session.issue, home))
        )
        title.setEnabled(False)
        for number, end in enumerate(ends, 1):
            words = paragraphs[end.paragraph].text[: end.offset][-WORDS:]
            free = plural("{count} line free", "{count} lines free", end.free)
            action = menu.addAction(_("…{words} ({free})").format(words=words, free=free))
            action.triggered.connect(
                lambda _on=False, number=number: self._bridge.run(
                    "jump.end", box=box, number=number
                )
            )
        menu.addSeparator()
        full = menu.addAction(_("Where its box is full"))
        full.triggered.connect(lambda: self._bridge.run("jump.free", box=box))
        self._pop_up(menu, BoxId(box))

    def _menu(self, name: str) -> QMenu:
        menu = QMenu(self._view)
        menu.setObjectName(name)
        return menu

    def _pop_up(self, menu: QMenu, box: BoxId) -> None:
        """Show a menu at the foot of a box, or in the middle where its page is not in view."""
        port = self._view.viewport()
        rect = self._view.pages.rect_of(box)
        middle = port.rect().center()
        at = self._view.mapFromScene(rect.bottomLeft()) if rect else middle
        # Deleted only when hidden: a menu that closes is still running its action.
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(port.mapToGlobal(at if port.rect().contains(at) else middle))
