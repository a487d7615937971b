"""What reading commands share: a composer with an issue's faces, and pages by their folios."""

from layout_app.compose.page import Composer
from layout_app.desk.pages.folios import chosen_pages
from layout_app.errors import CommandError
from layout_app.model.ids import PageId
from layout_app.model.issue import Issue, index
from layout_app.store.faces import catalogue_of
from layout_app.store.folder import OpenedIssue


def composed_by(opened: OpenedIssue) -> Composer:
    """Return a composer with the shipped faces and the paper's own."""
    return Composer(catalogue_of(opened.issue.publication, opened.publication_folder))


def pages_named(issue: Issue, folios: str | None) -> tuple[PageId, ...]:
    """Return the pages of `A01,A03-A05`, all where none were asked for.

    CommandError names those there are where nothing is named, or a page that is not there.
    """
    if folios is None:
        return tuple(page.id for page in issue.pages)
    return chosen_pages(issue, folios) or (one_page(issue, folios),)


def one_page(issue: Issue, folio: str) -> PageId:
    """Return the page of a folio; CommandError names those there are."""
    found = chosen_pages(issue, folio)
    if len(found) != 1:
        folios = ", ".join(index(issue).folios.values())
        raise CommandError("command.no_page", page=folio, pages=folios)
    return found[0]
