"""Pages made like others. One rule: a copy holds room, never the same copy twice."""

from collections.abc import Mapping
from dataclasses import replace

from layout_app.edit.lookup import page_of
from layout_app.edit.shapes import bounds
from layout_app.errors import CommandError
from layout_app.model.article import headline
from layout_app.model.box import AdBox, ArticleBox, Box, Package, PlannedBox
from layout_app.model.ids import ArticleId, BoxId, PageId, new_id
from layout_app.model.issue import Issue, index
from layout_app.model.page import PageState


def duplicate_page(issue: Issue, page: PageId, made: PageId, at: int | None = None) -> Issue:
    """Add a page like another, behind it or at an index of the order.

    Where an article stands, room is kept for one of its size; ad slots are empty; a package keeps
    its heads and holds what stands for its boxes.
    """
    found = page_of(issue, page)
    if made in index(issue).pages:
        raise CommandError("page.id_taken", page=made)
    names = {a: headline(found) for a, found in index(issue).articles.items()}
    ids = {box.id: BoxId(new_id()) for box in found.boxes}
    boxes = tuple(_like(box, ids, names) for box in found.boxes)
    copied = replace(found, id=made, boxes=boxes, state=PageState())
    behind = issue.pages.index(found) + 1
    at = behind if at is None else at
    if not 0 <= at <= len(issue.pages):
        raise CommandError("page.no_place", at=at, most=len(issue.pages))
    return replace(issue, pages=(*issue.pages[:at], copied, *issue.pages[at:]))


def _like(box: Box, ids: Mapping[BoxId, BoxId], names: Mapping[ArticleId, str]) -> Box:
    """Return what keeps a box's room on a page whose boxes have these ids."""
    made = ids[box.id]
    match box:
        case ArticleBox(shape=shape, article=article):
            return PlannedBox(id=made, cells=bounds(shape), slug=names.get(article, ""))
        case AdBox(cells=cells, slot=slot):
            return AdBox(id=made, cells=cells, slot=slot)
        case Package(boxes=held):
            return replace(box, id=made, boxes=tuple(ids[name] for name in held if name in ids))
        case _:
            return replace(box, id=made)
