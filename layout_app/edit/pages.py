"""Operations on pages. One rule: a page has an id for good; its folio follows from the order."""

from dataclasses import replace

from layout_app.edit.boxes import renumbered
from layout_app.edit.lookup import page_of, with_page
from layout_app.errors import CommandError
from layout_app.model.box import ArticleBox
from layout_app.model.ids import PageId
from layout_app.model.issue import Issue, index
from layout_app.model.page import Page


def new_page(issue: Issue, made: PageId, at: int | None = None, section: str = "") -> Issue:
    """Add an empty page at an index of the order, or behind the last."""
    if made in index(issue).pages:
        raise CommandError("page.id_taken", page=made)
    at = len(issue.pages) if at is None else _checked(at, len(issue.pages))
    page = Page(id=made, section=section)
    return replace(issue, pages=(*issue.pages[:at], page, *issue.pages[at:]))


def move_page(issue: Issue, page: PageId, to: int) -> Issue:
    """Move a page to an index of the order; folios and jump lines follow."""
    found = page_of(issue, page)
    rest = [other for other in issue.pages if other.id != page]
    rest.insert(_checked(to, len(rest)), found)
    return issue if tuple(rest) == issue.pages else replace(issue, pages=tuple(rest))


def delete_page(issue: Issue, page: PageId) -> Issue:
    """Delete a page; its articles return to the tray, their further parts count anew."""
    found = page_of(issue, page)
    rest = replace(issue, pages=tuple(other for other in issue.pages if other.id != page))
    shown = {box.article for box in found.boxes if isinstance(box, ArticleBox)}
    return renumbered(rest, shown)


def set_section(issue: Issue, page: PageId, section: str) -> Issue:
    """Give a page its section name (版名)."""
    found = page_of(issue, page)
    return issue if found.section == section else with_page(issue, replace(found, section=section))


def _checked(at: int, most: int) -> int:
    if not 0 <= at <= most:
        raise CommandError("page.no_place", at=at, most=most)
    return at
