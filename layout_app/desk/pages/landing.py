"""Where an article lands when it is let go. One rule: cells only, and always on the page.

The width follows from rank and length, shrinks to what is free, and the height is what the text
needs at that width, as far as the page has room.
"""

from bisect import bisect_left
from collections.abc import Iterable

from layout_app.compose.page import Composer, FitState
from layout_app.edit.snap import free_places
from layout_app.errors import CommandError
from layout_app.frozen import frozen
from layout_app.model.article import characters
from layout_app.model.box import Package, cells_of
from layout_app.model.geometry import Cells
from layout_app.model.ids import ArticleId, PageId
from layout_app.model.issue import Issue, index, paper_of, stylebook_of
from layout_app.model.page import Page

LEAST_ROOM = 4
"""Lines of a room that is worth keeping."""
COMFORTABLE = 36
"""Lines of a column that are pleasant to read at one go."""
_LEAST = {1: 3, 2: 2, 3: 2, 4: 1}
"""Columns by rank that a headline wants."""


@frozen
class Landing:
    """A proposal for an article on a page."""

    page: PageId
    cells: Cells
    needed: int
    """Lines that its text needs at this width."""
    free: bool
    """Whether nothing stands in these cells."""

    @property
    def fits(self) -> bool:
        """Tell whether the whole article finds room."""
        return self.cells.lines >= self.needed


def landing(
    issue: Issue, composer: Composer, article: ArticleId, page: PageId, column: int, line: int
) -> Landing:
    """Return where an article would land with its upper left near a cell, below the masthead."""
    paper = paper_of(issue)
    line = max(line, masthead_of(issue, page))
    taken = tuple(occupied(issue, page))
    wanted = preferred_columns(issue, article)
    # An article is placed on one page of a spread; the editor draws it over the fold.
    first = column - column % paper.columns
    end = first + paper.columns
    start = min(column, end - wanted)
    if not _is_free(_at(start, line), taken):
        start = column
    columns = _free_columns(start, line, min(wanted, end - start), taken)
    needed = needed_lines(issue, composer, article, max(1, columns))
    if not columns:
        cells = Cells(
            column=start, line=line, columns=1, lines=max(1, min(needed, paper.lines - line))
        )
        return Landing(page=page, cells=cells, needed=needed, free=False)
    room = _free_lines(start, line, columns, min(needed, paper.lines - line), taken)
    cells = Cells(column=start, line=line, columns=columns, lines=room)
    return Landing(page=page, cells=cells, needed=needed, free=True)


def free_place(
    issue: Issue, composer: Composer, article: ArticleId, page: PageId
) -> Landing | None:
    """Return the first place, row by row, where an article fits; else where most of it does.

    None where only gaps are left, lower than `LEAST_ROOM`.
    """
    paper = paper_of(issue)
    taken = tuple(occupied(issue, page))
    starts = {0, *(cells.end_line for cells in taken)}
    places = (
        landing(issue, composer, article, page, column, line)
        for line in sorted(start for start in starts if start < paper.lines)
        for column in range(paper.columns * index(issue).pages[page].span)
        if _is_free(_at(column, line), taken)
    )
    best: Landing | None = None
    for place in places:
        if place.fits:
            return place
        is_room = place.cells.lines >= LEAST_ROOM
        if is_room and (best is None or _area(place.cells) > _area(best.cells)):
            best = place
    return best


def free_cells(issue: Issue, page: Page, columns: int, lines: int) -> list[Cells]:
    """Return where cells of a size touch nothing on a page, below the masthead of the first."""
    above = masthead_of(issue, page.id)
    places = free_places(paper_of(issue), page, columns, lines)
    return [cells for cells in places if cells.line >= above]


def room_for(issue: Issue, page: PageId, columns: int, lines: int) -> Cells:
    """Return the uppermost free place of a size; CommandError where a page has none."""
    free = free_cells(issue, index(issue).pages[page], columns, lines)
    if not free:
        raise CommandError("page.no_room", columns=columns, lines=lines)
    return free[0]


def nearest_room(issue: Issue, page: PageId, cells: Cells) -> Cells:
    """Return the free place of a size nearest to the same cells of a page, or those if none is."""
    free = free_cells(issue, index(issue).pages[page], cells.columns, cells.lines)
    away = (abs(place.line - cells.line) + abs(place.column - cells.column) for place in free)
    return min(zip(away, free, strict=True), key=lambda way: way[0], default=(0, cells))[1]


def largest_room(issue: Issue, page: PageId, columns: int, lines: int) -> tuple[int, int] | None:
    """Return the size nearest to a wished one that a page has room for, lines given up first."""
    found = index(issue).pages[page]
    for wide in range(min(columns, paper_of(issue).columns), 0, -1):
        fits = range(min(lines, paper_of(issue).lines), 0, -1)
        # A lower room fits wherever a higher one does: the highest is found by halves.
        at = bisect_left(fits, True, key=lambda high: bool(free_cells(issue, found, wide, high)))
        if at < len(fits) and fits[at] >= LEAST_ROOM:
            return wide, fits[at]
    return None


def needed_lines(issue: Issue, composer: Composer, article: ArticleId, columns: int) -> int:
    """Return the lines an article needs at a width, or what it still has over if it is placed."""
    if article not in index(issue).parts:
        return composer.shape_for(issue, article, columns)
    fit = composer.article(issue, article).fit
    over = fit.lines if fit.state is FitState.OVER else 1
    return composer.part_needed(issue, article, columns, over)


def occupied(issue: Issue, page: PageId) -> Iterable[Cells]:
    """Yield the cells of a page that hold something, the masthead of page 1 included."""
    head = masthead_of(issue, page)
    if head:
        yield Cells(column=0, line=0, columns=paper_of(issue).columns, lines=head)
    for box in index(issue).pages[page].boxes:
        yield from (box.cells,) if isinstance(box, Package) else cells_of(box)


def masthead_of(issue: Issue, page: PageId) -> int:
    """Return the lines that the masthead takes of a page: none but of the first."""
    is_first = bool(issue.pages) and issue.pages[0].id == page
    return stylebook_of(issue).masthead_lines if is_first else 0


def preferred_columns(issue: Issue, article: ArticleId) -> int:
    """Return how many columns an article likes: its rank's, or more where it is long."""
    paper, found = paper_of(issue), index(issue).articles[article]
    for_length = -(-characters(found) // (paper.chars * COMFORTABLE))
    return min(paper.columns, max(_LEAST[found.rank], for_length))


def _at(column: int, line: int) -> Cells:
    return Cells(column=column, line=line, columns=1, lines=1)


def _is_free(cells: Cells, taken: Iterable[Cells]) -> bool:
    return not any(cells.overlaps(other) for other in taken)


def _free_columns(column: int, line: int, wanted: int, taken: tuple[Cells, ...]) -> int:
    blocked = (k for k in range(wanted) if not _is_free(_at(column + k, line), taken))
    return next(blocked, wanted)


def _free_lines(column: int, line: int, columns: int, wanted: int, taken: tuple[Cells, ...]) -> int:
    """Return how many lines below a row of cells stay free, at least that row."""
    below = [
        other.line - line
        for other in taken
        if other.line > line and column < other.end_column and other.column < column + columns
    ]
    return max(1, min([wanted, *below]))


def _area(cells: Cells) -> int:
    return cells.columns * cells.lines
