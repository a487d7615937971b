"""A page as it was signed, beside what stands now. One rule: nothing is changed from here."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from layout_app.desk.differing import as_signed, edit_text, since_signed, touched_text
from layout_app.desk.words import _, filled
from layout_app.model.article import headline
from layout_app.model.ids import PageId
from layout_app.model.issue import folio_of, index
from layout_app.ui.commands.bridge import Bridge
from layout_app.ui.dialogs.likeness import Likeness
from layout_app.ui.dialogs.versions import Side, VersionsDialog

EDITS = 6
"""Changes of words that are told below an article; of more it is said that there are more."""


class SignedDialog(VersionsDialog):
    """The page and those of its articles that were changed, as signed and as now."""

    def __init__(
        self,
        bridge: Bridge,
        page: PageId,
        likeness: Callable[[], Likeness],
        parent: QWidget | None = None,
    ) -> None:
        folio = folio_of(bridge.session.issue, page)
        titles = (
            _("Page {folio} since it was signed").format(folio=folio),
            _("As it was signed"),
            _("As it is now"),
        )
        super().__init__(bridge, likeness, "signed", titles, parent)
        self._rows: list[tuple[str, Side, Side, str]] = []
        """Name, both states, and what is otherwise, of each row."""
        self._compare(page)
        self.list.currentRowChanged.connect(self._show)
        self.fill([name for name, *_sides in self._rows])
        if not self._rows:
            self.show_sides(None, None, _("What was signed is not kept here."))

    def _compare(self, page: PageId) -> None:
        session = self.bridge.session
        kept, found = as_signed(session, page), since_signed(session)
        if kept is None or found is None:
            return
        signed, ink = kept
        change = next((each for each in found.pages if each.page == page), None)
        told = _("Nothing is otherwise.")
        if change is not None and change.is_unexpected:
            told = _("It looks otherwise, though nobody touched it: see styles and faces.")
        elif change is not None:
            told = touched_text(change.touched) or _("its articles were changed")
        now = session.composed(page).display
        name = _("page {folio}").format(folio=now.folio)
        self._rows.append((name, ink, now, told))
        articles = {article.id: article for article in signed.articles}
        for each in found.articles:
            before = articles.get(each.article)
            after = index(session.issue).articles.get(each.article)
            if before is not None:
                edits = [edit_text(edit) for edit in each.edits]
                more = ["…"] if len(edits) > EDITS else []
                told = "\n".join([touched_text(each.touched), *edits[:EDITS], *more])
                name = filled(_("“{headline}”"), headline=headline(before))
                self._rows.append((name, before, after, told))

    def _show(self, row: int) -> None:
        if 0 <= row < len(self._rows):
            _name, before, after, told = self._rows[row]
            self.show_sides(before, after, told)
