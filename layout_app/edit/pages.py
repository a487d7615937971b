"""Operations on pages. One rule: a page has an id for good; its folio follows from the order."""

from collections.abc import Mapping
from dataclasses import replace

from layout_app.edit.articles import one_line
from layout_app.edit.boxes import added, renumbered
from layout_app.edit.lookup import page_of, with_page
from layout_app.errors import CommandError
from layout_app.model.box import AdBox, ArticleBox, Box, ContentsBox, Package, PictureBox
from layout_app.model.geometry import Cells
from layout_app.model.ids import BoxId, PageId, new_id
from layout_app.model.issue import Issue, index, paper_of
from layout_app.model.page import FurnitureOverride, Page
from layout_app.model.paper import cells_rect

FURNITURE = ("section", "editors", "editor", "designer", "proofreader", "ear", "colophon")
"""What of its furniture a page may word its own way."""


def new_page(issue: Issue, made: PageId, at: int | None = None) -> Issue:
    """Add an empty page at an index of the order, or behind the last."""
    if made in index(issue).pages:
        raise CommandError("page.id_taken", page=made)
    at = len(issue.pages) if at is None else _checked(at, len(issue.pages))
    page = Page(id=made)
    return replace(issue, pages=(*issue.pages[:at], page, *issue.pages[at:]))


def page_from(
    issue: Issue, made: PageId, name: str, template: Page, at: int | None = None
) -> Issue:
    """Add a page, or a spread, that begins with what a template holds."""
    added_to = new_page(issue, made, at)
    wide = replace(page_of(added_to, made), span=template.span)
    return apply_template(with_page(added_to, wide), made, name, template)


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


def set_section(issue: Issue, page: PageId, section: str, *, is_right: bool = False) -> Issue:
    """Give a page, or the right one of a spread, its section name (版名)."""
    found = page_of(issue, page)
    return _told(issue, found, is_right, section, _own_words(found, is_right))


def set_furniture(
    issue: Issue, page: PageId, texts: Mapping[str, str], *, is_right: bool = False
) -> Issue:
    """Give furniture of a page words of its own; empty words let it be derived again.

    `is_right` means the right page of a spread.
    """
    found = page_of(issue, page)
    unknown = texts.keys() - set(FURNITURE)
    if unknown:
        raise CommandError("page.no_furniture", name=min(unknown), names=", ".join(FURNITURE))
    words = {own.name: own.text for own in _own_words(found, is_right)}
    words |= {name: one_line(text).strip() for name, text in texts.items()}
    own = tuple(
        FurnitureOverride(name=name, text=text) for name, text in sorted(words.items()) if text
    )
    section = found.right_page.section if is_right else found.section
    return _told(issue, found, is_right, section, own)


def _own_words(page: Page, is_right: bool) -> tuple[FurnitureOverride, ...]:
    return page.right_page.furniture if is_right else page.furniture


def _told(
    issue: Issue,
    page: Page,
    is_right: bool,
    section: str,
    furniture: tuple[FurnitureOverride, ...],
) -> Issue:
    """Return the issue with a page, or the right one of a spread, that says this of itself."""
    if is_right:
        right = replace(page.right_page, section=section, furniture=furniture)
        told = replace(page, right=right)
    else:
        told = replace(page, section=section, furniture=furniture)
    return issue if told == page else with_page(issue, told)


def place_picture(issue: Issue, page: PageId, cells: Cells, made: BoxId, original: str) -> Issue:
    """Put a picture that belongs to no article on a page: 报花, a photo of its own."""
    rect = cells_rect(paper_of(issue), cells)
    return added(issue, page, PictureBox(id=made, rect=rect, original=original))


def template_of(page: Page) -> Page:
    """Return what a page hands on to others: furniture, slots and standing boxes, no copy."""
    standing = (box for box in page.boxes if not isinstance(box, ArticleBox | Package))
    return Page(
        id=PageId("template"),
        boxes=tuple(emptied(box) for box in standing),
        section=page.section,
        span=page.span,
        right=page.right,
        furniture=page.furniture,
        guides=page.guides,
    )


def apply_template(issue: Issue, page: PageId, name: str, template: Page) -> Issue:
    """Give a page the furniture and the boxes of a template; what stands there already stays.

    The boxes of a template that the page has already are not added again.
    """
    found = page_of(issue, page)
    if template.span != found.span:
        raise CommandError("page.other_span", name=name)
    right = template.right and found.right_page
    if right and template.right:
        own = template.right
        right = replace(right, section=right.section or own.section, furniture=own.furniture)
    boxes = tuple(replace(box, id=BoxId(new_id())) for box in template.boxes)
    return with_page(
        issue,
        replace(
            found,
            boxes=(*found.boxes, *boxes) if found.template != name else found.boxes,
            section=found.section or template.section,
            furniture=template.furniture,
            guides=template.guides,
            template=name,
            right=right or found.right,
        ),
    )


def emptied(box: Box) -> Box:
    """Return a standing box as another page takes it over: no ad, and 导读 of no one's articles."""
    if isinstance(box, AdBox):
        return AdBox(id=box.id, cells=box.cells, slot=box.slot)
    return replace(box, articles=()) if isinstance(box, ContentsBox) else box


def _checked(at: int, most: int) -> int:
    if not 0 <= at <= most:
        raise CommandError("page.no_place", at=at, most=most)
    return at
