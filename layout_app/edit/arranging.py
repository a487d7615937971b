"""A page made anew. One rule: boxes of the articles named are exchanged, and nothing else."""

from collections.abc import Iterable
from dataclasses import replace

from layout_app.edit.boxes import added
from layout_app.edit.lookup import page_of, with_page
from layout_app.edit.packages import without
from layout_app.model.box import ArticleBox
from layout_app.model.ids import BoxId, PageId, new_id
from layout_app.model.issue import Issue, index


def rearranged(issue: Issue, page: PageId, boxes: Iterable[ArticleBox]) -> Issue:
    """Return the issue with these boxes on a page in place of those of the same articles there."""
    made = tuple(boxes)
    moved = {box.article for box in made}
    found = page_of(issue, page)
    old = {b.id for b in found.boxes if isinstance(b, ArticleBox) and b.article in moved}
    issue = with_page(issue, replace(found, boxes=without(found.boxes, old)))
    for box in made:
        issue = added(issue, page, replace(box, id=_free_id(issue)))
    return issue


def _free_id(issue: Issue) -> BoxId:
    while (made := BoxId(new_id())) in index(issue).boxes:
        pass
    return made
