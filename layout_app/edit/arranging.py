"""A page made anew. One rule: boxes of the articles named are exchanged, and nothing else."""

from collections.abc import Iterable
from dataclasses import replace

from layout_app.edit.boxes import added
from layout_app.edit.jumps import end_part
from layout_app.edit.lookup import page_of, with_box, with_page
from layout_app.edit.packages import without
from layout_app.model.box import ArticleBox
from layout_app.model.ids import ArticleId, BoxId, PageId, new_id
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


def resumed(issue: Issue, article: ArticleId, end: int) -> Issue:
    """End the first part of an article behind so many paragraphs; its second goes on from there.

    The lines that the second box wants its text to take more are told by the first, as ever.
    """
    (_, first), (_, second) = index(issue).parts[article]
    issue = with_box(issue, replace(first, loosen=second.loosen))
    issue = with_box(issue, replace(second, loosen=0))
    text = index(issue).articles[article].paragraphs[end - 1].text
    return end_part(issue, first.id, end - 1, len(text))


def _free_id(issue: Issue) -> BoxId:
    while (made := BoxId(new_id())) in index(issue).boxes:
        pass
    return made
