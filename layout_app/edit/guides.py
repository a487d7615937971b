"""Operations on guides. One rule: a guide belongs to its page and is named by its place there."""

from dataclasses import replace

from layout_app.edit.lookup import page_of, with_page
from layout_app.errors import CommandError
from layout_app.model.geometry import quantised
from layout_app.model.ids import PageId
from layout_app.model.issue import Issue, paper_of
from layout_app.model.page import Guide, Page

MOST = 60
"""Guides of a page."""


def add_guide(issue: Issue, page: PageId, *, vertical: bool, at: float) -> Issue:
    """Put a guide behind the others of a page, `at` points from the trim's left or top."""
    found = page_of(issue, page)
    if len(found.guides) >= MOST:
        raise CommandError("guide.too_many", most=MOST)
    guide = Guide(vertical=vertical, at=_checked(issue, found, at, vertical=vertical))
    return with_page(issue, replace(found, guides=(*found.guides, guide)))


def move_guide(issue: Issue, page: PageId, number: int, at: float) -> Issue:
    """Move a guide, by its index, to `at` points."""
    found = page_of(issue, page)
    old = _guide(found, number)
    moved = replace(old, at=_checked(issue, found, at, vertical=old.vertical))
    if moved == old:
        return issue
    guides = (*found.guides[:number], moved, *found.guides[number + 1 :])
    return with_page(issue, replace(found, guides=guides))


def remove_guide(issue: Issue, page: PageId, number: int) -> Issue:
    """Take a guide away, by its index."""
    found = page_of(issue, page)
    _guide(found, number)
    guides = (*found.guides[:number], *found.guides[number + 1 :])
    return with_page(issue, replace(found, guides=guides))


def clear_guides(issue: Issue, page: PageId) -> Issue:
    """Take all guides of a page away."""
    found = page_of(issue, page)
    return with_page(issue, replace(found, guides=())) if found.guides else issue


def _guide(page: Page, number: int) -> Guide:
    if not 0 <= number < len(page.guides):
        raise CommandError("guide.none", number=number)
    return page.guides[number]


def _checked(issue: Issue, page: Page, at: float, *, vertical: bool) -> float:
    width, height = paper_of(issue).trim
    most = width * page.span if vertical else height
    if not 0 <= at <= most:
        raise CommandError("guide.outside")
    return quantised(at)
