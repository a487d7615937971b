"""What reading commands share: a composer with an issue's faces, and pages by their folios."""

from layout_app.compose.page import Composer
from layout_app.errors import CommandError
from layout_app.model.ids import PageId
from layout_app.model.issue import Issue, index, page_named
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
    found = []
    for folio in filter(None, folios.replace(" ", "").split(",")):
        page = page_named(issue, folio)
        if page is None:
            known = ", ".join(index(issue).folios.values())
            raise CommandError("command.no_page", page=folio, pages=known)
        found.append(page)
    return tuple(dict.fromkeys(found))
