"""Two facing pages as one spread (通版), and apart again. One rule: nothing on them moves.

A spread is one record: the boxes of its right page count their columns and points from the left
one's corner. What the right page has of its own, its id first, is kept for the day they part.
"""

from dataclasses import replace

from layout_app.edit.lookup import page_of
from layout_app.edit.packages import without
from layout_app.errors import CommandError
from layout_app.model.box import ArticleBox, Box, CellBox, RuleBox, moved
from layout_app.model.geometry import quantised
from layout_app.model.ids import PageId
from layout_app.model.issue import Issue, first_folio, folios_of, index, paper_of
from layout_app.model.page import Guide, Page, PageState, RightPage
from layout_app.model.paper import Paper, crosses_fold


def join_pages(issue: Issue, page: PageId) -> Issue:
    """Make a page and the one that faces it a spread; CommandError where none does."""
    left, right = _facing(issue, page)
    paper = paper_of(issue)
    spread = Page(
        id=left.id,
        boxes=(*left.boxes, *(shifted(box, paper, 1) for box in right.boxes)),
        section=left.section,
        span=2,
        right=RightPage(
            id=right.id,
            section=right.section,
            furniture=right.furniture,
            template=right.template,
        ),
        template=left.template,
        guides=(*left.guides, *(_guide(guide, paper.trim[0]) for guide in right.guides)),
        furniture=left.furniture,
    )
    others = (other for other in issue.pages if other.id != right.id)
    return replace(issue, pages=tuple(spread if p.id == left.id else p for p in others))


def part_pages(issue: Issue, page: PageId) -> Issue:
    """Make a spread two pages again; CommandError names a box that stands on both."""
    found = page_of(issue, page)
    if found.span != 2:
        raise CommandError("page.no_spread", page=page)
    paper = paper_of(issue)
    across = next((box.id for box in found.boxes if is_across(box, paper)), None)
    if across is not None:
        raise CommandError("page.box_across", page=page, box=across)
    beyond = {box.id for box in found.boxes if is_beyond(box, paper)}
    here = {box.id for box in found.boxes} - beyond
    right = found.right_page
    if right.id in index(issue).pages:
        raise CommandError("page.id_taken", page=right.id)
    width = paper.trim[0]
    pages = (
        replace(
            found,
            boxes=without(found.boxes, beyond),
            span=1,
            right=None,
            state=PageState(),
            guides=tuple(g for g in found.guides if not (g.vertical and g.at >= width)),
        ),
        Page(
            id=right.id,
            boxes=tuple(shifted(box, paper, -1) for box in without(found.boxes, here)),
            section=right.section,
            template=right.template,
            guides=tuple(
                _guide(g, -width) for g in found.guides if not g.vertical or g.at >= width
            ),
            furniture=right.furniture,
        ),
    )
    at = issue.pages.index(found)
    return replace(issue, pages=(*issue.pages[:at], *pages, *issue.pages[at + 1 :]))


def is_across(box: Box, paper: Paper) -> bool:
    """Tell whether a box stands on both pages of a spread."""
    if isinstance(box, ArticleBox):
        column = min(cells.column for cells in box.shape)
        return crosses_fold(paper, column, max(cells.end_column for cells in box.shape))
    if isinstance(box, CellBox):
        return crosses_fold(paper, box.cells.column, box.cells.end_column)
    if isinstance(box, RuleBox):
        left, right = sorted((box.start[0], box.end[0]))
        return left < paper.trim[0] < right
    return box.rect.x < paper.trim[0] < box.rect.right


def is_beyond(box: Box, paper: Paper) -> bool:
    """Tell whether a box stands on the right page of a spread."""
    if isinstance(box, ArticleBox):
        return min(cells.column for cells in box.shape) >= paper.columns
    if isinstance(box, CellBox):
        return box.cells.column >= paper.columns
    if isinstance(box, RuleBox):
        return min(box.start[0], box.end[0]) >= paper.trim[0]
    return box.rect.x >= paper.trim[0]


def shifted(box: Box, paper: Paper, pages: int) -> Box:
    """Return a box so many pages further right."""
    columns = pages * paper.columns
    if isinstance(box, ArticleBox):
        shape = (replace(cells, column=cells.column + columns) for cells in box.shape)
        return replace(box, shape=tuple(shape))
    if isinstance(box, CellBox):
        return replace(box, cells=replace(box.cells, column=box.cells.column + columns))
    return moved(box, pages * paper.trim[0], 0.0)


def can_join(issue: Issue, page: PageId) -> bool:
    """Tell whether a page faces another, both single."""
    try:
        _facing(issue, page)
    except CommandError:
        return False
    return True


def _facing(issue: Issue, page: PageId) -> tuple[Page, Page]:
    """Return a page and the one it faces: the left one is even."""
    found = page_of(issue, page)
    at = issue.pages.index(found)
    first = at if first_folio(issue, page) % 2 == 0 else at - 1
    pair = issue.pages[max(first, 0) : max(first, 0) + 2]
    if first < 0 or len(pair) < 2 or any(p.span != 1 for p in pair):
        folios = ", ".join(name for p in issue.pages for name in folios_of(issue, p.id))
        raise CommandError("page.faces_none", page=folios_of(issue, page)[0], pages=folios)
    return pair[0], pair[1]


def _guide(guide: Guide, dx: float) -> Guide:
    return replace(guide, at=quantised(guide.at + dx)) if guide.vertical else guide
