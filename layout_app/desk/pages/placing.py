"""Articles that find their own places. One rule: whole articles only, and no page another's copy.

Copy of a section that a page bears goes on pages of that section, or on pages of none; other copy
goes anywhere, on the supplement last. Supplement copy keeps off page one while anything else stands
there. What is left white below goes to the box above it, as far as its levers fill it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from layout_app.compose.copyfit import copyfit
from layout_app.compose.flow.fit import FitState
from layout_app.compose.levers import Lever, LeverKind, applied
from layout_app.compose.page import Composer
from layout_app.desk.pages.landing import free_place, occupied
from layout_app.edit.boxes import place, resize_box
from layout_app.model.box import ArticleBox
from layout_app.model.geometry import Cells
from layout_app.model.ids import ArticleId, BoxId, PageId, new_id
from layout_app.model.issue import Issue, index, paper_of
from layout_app.model.page import Page

SUPPLEMENT = "副刊"
"""The section whose copy is no news."""
MOST_WHITE = 6
"""Lines of white that a box takes; more is room for another article."""


def filled(
    issue: Issue, composer: Composer, articles: Sequence[ArticleId], pages: Sequence[PageId]
) -> Issue:
    """Place articles on pages where they fit whole, and fill the feet below them."""
    known = index(issue).parts
    new = [article for article in articles if article not in known]
    for article in sorted(new, key=lambda article: _turn(issue, article)):
        issue = _placed(issue, composer, article, pages)
    for article in new:
        if article in index(issue).parts:
            issue = _to_foot(issue, composer, article, new)
    return issue


def _turn(issue: Issue, article: ArticleId) -> int:
    """Return when an article is placed: before others where a page is its own, supplement last."""
    section = index(issue).articles[article].section
    if any(section in _sections(page) for page in issue.pages):
        return 0
    return 2 if section == SUPPLEMENT else 1


def _placed(issue: Issue, composer: Composer, article: ArticleId, pages: Sequence[PageId]) -> Issue:
    for page in _homes(issue, article, pages):
        found = free_place(issue, composer, article, page)
        if found is not None and found.fits:
            return place(issue, article, page, found.cells, BoxId(new_id()))
    return issue


def _homes(issue: Issue, article: ArticleId, pages: Sequence[PageId]) -> Iterator[PageId]:
    """Yield the pages that an article may stand on, the likeliest first."""
    section = index(issue).articles[article].section
    found = [index(issue).pages[page] for page in pages]
    if any(section in _sections(page) for page in issue.pages):
        wanted = [page for page in found if section in _sections(page)]
        wanted += [page for page in found if not _sections(page)]
    else:
        wanted = sorted(found, key=lambda page: SUPPLEMENT in _sections(page))
    if section == SUPPLEMENT:
        first = issue.pages[0]
        wanted = [page for page in wanted if page.id != first.id or _is_bare(page)]
        wanted.sort(key=lambda page: page.id == first.id)
    yield from (page.id for page in wanted)


def _sections(page: Page) -> set[str]:
    """Return the sections that a page, or a spread, bears."""
    told = {page.section, page.right_page.section if page.span == 2 else ""}
    return told - {""}


def _is_bare(page: Page) -> bool:
    return not any(isinstance(box, ArticleBox) for box in page.boxes)


def _to_foot(
    issue: Issue, composer: Composer, article: ArticleId, new: Sequence[ArticleId]
) -> Issue:
    """Let a box take the white below it, alone or together with the one above; else as it can."""
    page, box = index(issue).parts[article][0]
    white = _white_below(issue, page, box)
    if 0 < white <= MOST_WHITE:
        upper = _above(issue, page, box, new)
        for share in range(white + 1) if upper else (0,):
            found = _grown(issue, composer, box, share, white)
            if found is not None and share and upper:
                found = _grown(found, composer, upper, 0, share)
            if found is not None:
                return found
    return _grown(issue, composer, box, 0, 0) or issue


def _grown(issue: Issue, composer: Composer, box: ArticleBox, down: int, foot: int) -> Issue | None:
    """Move the head of a box and its foot down; None where its levers do not fill it then."""
    cells = box.shape[0]
    wanted = replace(cells, line=cells.line + down, lines=cells.lines - down + foot)
    moved = resize_box(issue, box.id, wanted) if wanted != cells else issue
    found = copyfit(composer, moved, box.article)
    if found.after.state is not FitState.EXACT or any(map(_leaves_out, found.levers)):
        return None
    return applied(moved, box.article, found.setting) if found.levers else moved


def _leaves_out(lever: Lever) -> bool:
    """Tell whether a lever takes words off the page: that is for an editor to decide."""
    return lever.kind is LeverKind.OPTIONAL and lever.lines < 0


def _white_below(issue: Issue, page: PageId, box: ArticleBox) -> int:
    """Return how many lines below a box are free over its whole width."""
    cells = box.shape[0]
    below = [other.line for other in occupied(issue, page) if _is_below(other, cells)]
    return min([paper_of(issue).lines, *below]) - cells.end_line


def _is_below(other: Cells, cells: Cells) -> bool:
    is_beside = other.end_column <= cells.column or cells.end_column <= other.column
    return other.line >= cells.end_line and not is_beside


def _above(
    issue: Issue, page: PageId, box: ArticleBox, new: Sequence[ArticleId]
) -> ArticleBox | None:
    """Return the box just placed that ends where this one begins, as wide as it."""
    cells = box.shape[0]
    for other in index(issue).pages[page].boxes:
        if isinstance(other, ArticleBox) and other.article in new:
            above = other.shape[0]
            if (above.column, above.columns, above.end_line) == (
                cells.column, cells.columns, cells.line
            ):  # fmt: skip
                return other
    return None
