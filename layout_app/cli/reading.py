"""What reading commands share: a composer with an issue's faces, and pages by their folios."""

from layout_app.compose.page import Composer
from layout_app.errors import CommandError
from layout_app.model.ids import PageId
from layout_app.model.issue import Issue, index
from layout_app.store.faces import catalogue_of
from layout_app.store.folder import OpenedIssue


def composed_by(opened: OpenedIssue) -> Composer:
    """Return a composer with the shipped faces and the paper's own."""
    return Composer(catalogue_of(opened.issue.publication, opened.publication_folder))


def one_page(issue: Issue, folio: str) -> PageId:
    """Return the page of a folio; CommandError names those there are."""
    found = page_ids(issue, folio)
    if len(found) != 1:
        folios = ", ".join(index(issue).folios.values())
        raise CommandError("command.no_page", page=folio, pages=folios)
    return found[0]


def page_ids(issue: Issue, folios: str) -> tuple[PageId, ...]:
    """Return the pages of a list of folios `A01,A03`, each once; none for an empty list."""
    by_folio = {folio: page for page, folio in index(issue).folios.items()}
    found = []
    for folio in filter(None, folios.replace(" ", "").split(",")):
        if folio not in by_folio:
            raise CommandError("command.no_page", page=folio, pages=", ".join(by_folio))
        found.append(by_folio[folio])
    return tuple(dict.fromkeys(found))
