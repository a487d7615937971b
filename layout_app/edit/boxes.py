"""Operations on boxes. One rule: a box stands on whole cells of its page's grid, never outside.

The parts of an article are numbered 1, 2 … without a gap, in the order they were made.
"""

from collections.abc import Collection
from dataclasses import replace
from itertools import combinations

from layout_app.edit.lookup import article_of, box_of, page_of, with_article, with_box, with_page
from layout_app.edit.packages import members_of, without
from layout_app.edit.shapes import bounds
from layout_app.edit.snap import fits
from layout_app.errors import CommandError
from layout_app.model.box import (
    AdBox,
    Arrangement,
    ArticleBox,
    Box,
    CellBox,
    Division,
    Package,
    Region,
    RegionKind,
    RuleBox,
    TextBox,
    moved,
)
from layout_app.model.geometry import Cells, quantised
from layout_app.model.ids import ArticleId, BoxId, PageId
from layout_app.model.issue import Issue, index, paper_of
from layout_app.model.limits import (
    AIR,
    DROP_CAP,
    HEAD_LINES,
    HEADLINE_SIZE,
    INNER_COLUMNS,
    POINTS,
    REGIONS,
)
from layout_app.model.page import Page
from layout_app.model.paper import Remainder, cells_rect, column_x, line_y


def place(issue: Issue, article: ArticleId, page: PageId, cells: Cells, made: BoxId) -> Issue:
    """Put an article on a page as its first box; CommandError if it stands somewhere already."""
    article_of(issue, article)
    if index(issue).parts.get(article):
        raise CommandError("box.already_placed", article=article)
    return added(issue, page, ArticleBox(id=made, article=article, shape=(cells,)))


def continue_on(issue: Issue, article: ArticleId, page: PageId, cells: Cells, made: BoxId) -> Issue:
    """Show the next part of an article in a further box."""
    article_of(issue, article)
    parts = index(issue).parts.get(article, ())
    if not parts:
        raise CommandError("box.not_placed", article=article)
    part, vertical = parts[-1][1].part + 1, parts[0][1].vertical
    more = ArticleBox(id=made, article=article, shape=(cells,), part=part, vertical=vertical)
    return added(issue, page, more)


def move_box(issue: Issue, box: BoxId, column: int, line: int, page: PageId | None = None) -> Issue:
    """Move a box so that its upper left cell is (column, line), there or on another page.

    The boxes of a package move with it; one of them that leaves the page leaves its package.
    """
    home, found = box_of(issue, box)
    target = page_of(issue, page) if page else home
    if not _is_on(issue, target, column, line):
        raise CommandError("box.outside", column=column, line=line)
    moved = [_moved_to(issue, found, column, line)]
    if isinstance(found, Package):
        columns, lines = column - found.cells.column, line - found.cells.line
        moved += (_moved_by(issue, inner, columns, lines) for inner in members_of(home, found))
    for each in moved:
        _check_inside(issue, target, each)
    if target.id == home.id:
        for each in moved:
            issue = with_box(issue, each)
        return issue
    painted = [each.id for each in home.boxes]
    moved.sort(key=lambda each: painted.index(each.id))
    names = {each.id for each in moved}
    issue = with_page(issue, replace(home, boxes=without(home.boxes, names)))
    return with_page(issue, replace(target, boxes=(*target.boxes, *moved)))


def nudge(issue: Issue, box: BoxId, columns: int, lines: int) -> Issue:
    """Move a box by whole columns and lines."""
    _, found = box_of(issue, box)
    column, line = _corner(issue, found)
    return move_box(issue, box, column + columns, line + lines)


def resize_box(issue: Issue, box: BoxId, cells: Cells) -> Issue:
    """Give a box one rectangle of cells; a rule has none.

    The boxes of a package keep their place and size, unless it only moves.
    """
    page, found = box_of(issue, box)
    if isinstance(found, Package) and _size(found.cells) == _size(cells):
        return move_box(issue, box, cells.column, cells.line)
    if isinstance(found, RuleBox):
        raise CommandError("box.has_no_cells", box=box)
    if isinstance(found, ArticleBox):
        sized: Box = replace(found, shape=(cells,))
    elif isinstance(found, AdBox):
        is_due = found.booked == (cells.columns, cells.lines)
        sized = replace(found, cells=cells, booked=(0, 0) if is_due else found.booked)
    elif isinstance(found, CellBox):
        sized = replace(found, cells=cells)
    else:
        sized = replace(found, rect=cells_rect(paper_of(issue), cells))
    _check_cells(issue, page, cells)
    return with_box(issue, sized)


def remove_box(issue: Issue, box: BoxId) -> Issue:
    """Take a box from its page; its article returns to the tray, later parts count anew.

    What a package holds stays.
    """
    page, found = box_of(issue, box)
    issue = with_page(issue, replace(page, boxes=without(page.boxes, {box})))
    return renumbered(issue, {found.article}) if isinstance(found, ArticleBox) else issue


def without_article(issue: Issue, article: ArticleId) -> Issue:
    """Return the issue without the boxes of an article."""
    for page, box in index(issue).parts.get(article, ()):
        found = index(issue).pages[page]
        issue = with_page(issue, replace(found, boxes=without(found.boxes, {box.id})))
    return renumbered(issue, {article})


def renumbered(issue: Issue, articles: Collection[ArticleId]) -> Issue:
    """Return the issue with the parts of these articles counted from 1 without a gap.

    The ends that the editor has set go with their parts.
    """
    for article in articles:
        now: dict[int, int] = {}
        for part, (_, box) in enumerate(index(issue).parts.get(article, ()), 1):
            now[box.part] = part
            issue = with_box(issue, replace(box, part=part))
        found = index(issue).articles.get(article)
        if found is not None and found.breaks:
            kept = (replace(b, part=now[b.part]) for b in found.breaks if b.part in now)
            issue = with_article(issue, replace(found, breaks=tuple(kept)))
    return issue


def with_room_for(issue: Issue, article: ArticleId, part: int) -> Issue:
    """Return the issue with the parts of an article, from one on, counted one further."""
    for _page, box in index(issue).parts.get(article, ()):
        if box.part >= part:
            issue = with_box(issue, replace(box, part=box.part + 1))
    found = index(issue).articles[article]
    later = tuple(replace(b, part=b.part + (b.part >= part)) for b in found.breaks)
    return with_article(issue, replace(found, breaks=later)) if found.breaks else issue


def set_columns(issue: Issue, box: BoxId, columns: int) -> Issue:
    """Divide an article box into inner columns; 0 takes the page's."""
    least, most = INNER_COLUMNS
    if not least <= columns <= most:
        raise CommandError("box.bad_columns", columns=columns, most=most)
    return with_box(issue, replace(article_box(issue, box), columns=columns))


def set_headline_size(issue: Issue, box: BoxId, size: float) -> Issue:
    """Set the headline of a box at a size in 字; 0 lets the stylebook fit it."""
    least, most = HEADLINE_SIZE
    if not least <= size <= most:
        raise CommandError("box.bad_size", size=size, most=most)
    return with_box(issue, replace(article_box(issue, box), headline_size=quantised(size)))


def set_head_lines(issue: Issue, box: BoxId, lines: int) -> Issue:
    """Keep grid lines for the heads of a box (占行); 0 gives them what they need."""
    least, most = HEAD_LINES
    if not least <= lines <= most:
        raise CommandError("box.bad_head_lines", lines=lines, most=most)
    return with_box(issue, replace(article_box(issue, box), head_lines=lines))


def set_framed(issue: Issue, box: BoxId, framed: bool) -> Issue:
    """Draw a frame round an article box or a package, or take it away with its border."""
    _, package = box_of(issue, box)
    if isinstance(package, Package):
        return with_box(issue, replace(package, framed=framed))
    found = article_box(issue, box)
    border = found.border if framed else None
    return with_box(issue, replace(found, framed=framed, border=border))


def set_pinned(issue: Issue, box: BoxId, *, pinned: bool) -> Issue:
    """Keep an article's box where it stands when pages are arranged, or let it go."""
    return with_box(issue, replace(article_box(issue, box), pinned=pinned))


def set_shape(issue: Issue, box: BoxId, shape: tuple[Cells, ...]) -> Issue:
    """Give an article box the union of rectangles: L, T, steps; they must hang together."""
    page, found = box_of(issue, box)[0], article_box(issue, box)
    if not shape or not _hangs_together(shape):
        raise CommandError("box.bad_shape", box=box)
    for cells in shape:
        _check_cells(issue, page, cells)
    ordered = tuple(sorted(shape, key=lambda cells: (cells.line, cells.column)))
    return with_box(issue, replace(found, shape=ordered))


def set_arrangement(issue: Issue, box: BoxId, arrangement: Arrangement) -> Issue:
    """Say where the heads of an article box stand to its text."""
    return with_box(issue, replace(article_box(issue, box), arrangement=arrangement))


def set_division(
    issue: Issue, box: BoxId, division: Division, remainder: Remainder | None = None
) -> Issue:
    """Say how an article box is divided into inner columns, and where a remainder goes (破栏)."""
    found = article_box(issue, box)
    return with_box(
        issue, replace(found, division=division, remainder=remainder or found.remainder)
    )


def set_drop_cap(issue: Issue, box: BoxId, lines: int) -> Issue:
    """Set the first character of a text `lines` grid lines high; 0 or 1 sets it as the others."""
    least, most = DROP_CAP
    if not least <= lines <= most:
        raise CommandError("box.bad_cap", lines=lines, most=most)
    return with_box(issue, replace(article_box(issue, box), drop_cap=lines if lines > 1 else 0))


def set_air(
    issue: Issue,
    box: BoxId,
    *,
    heads: int | None = None,
    pictures: int | None = None,
    subheads: int | None = None,
    loosen: int | None = None,
) -> Issue:
    """Give subheads lines of air, pictures and paragraphs lines more or fewer, `heads` fewer.

    None keeps what is set.
    """
    found = article_box(issue, box)
    shortest, most = AIR
    for given, least in ((heads, 0), (pictures, shortest), (subheads, 0), (loosen, shortest)):
        if given is not None and not least <= given <= most:
            raise CommandError("box.bad_air", lines=given, most=most)
    return with_box(
        issue,
        replace(
            found,
            heads_lower=found.heads_lower if heads is None else heads,
            picture_lines=found.picture_lines if pictures is None else pictures,
            subhead_air=found.subhead_air if subheads is None else subheads,
            loosen=found.loosen if loosen is None else loosen,
        ),
    )


def set_region(issue: Issue, box: BoxId, region: Region) -> Issue:
    """Give a part of an article box a place of the editor's own.

    CommandError for one that no page can have.
    """
    found, rect = article_box(issue, box), region.rect
    reach = max(abs(rect.x), abs(rect.y), abs(rect.right), abs(rect.bottom))
    if not (REGIONS[0] <= region.index <= REGIONS[1] and reach <= POINTS[1]):
        raise CommandError("box.bad_region", box=box)
    others = _but(found.regions, region.kind, region.index)
    return with_box(issue, replace(found, regions=(*others, region)))


def reset_region(issue: Issue, box: BoxId, kind: RegionKind, number: int = 0) -> Issue:
    """Let a part of an article box find its place by itself again.

    Heads that lay over it stand on paper again, in the ink of the stylebook.
    """
    found = article_box(issue, box)
    kept = _but(found.regions, kind, number)
    lay_over = any(region.over and region not in kept for region in found.regions)
    if lay_over and kind is RegionKind.PICTURE:
        found = replace(found, head_lines=0, head_ink=None)
    return with_box(issue, replace(found, regions=kept))


def set_vertical(issue: Issue, box: BoxId, *, vertical: bool) -> Issue:
    """Let the lines of a text run down instead of across; of an article, in all its parts."""
    _, found = box_of(issue, box)
    match found:
        case TextBox():
            return with_box(issue, replace(found, vertical=vertical))
        case ArticleBox():
            for _page, part in index(issue).parts[found.article]:
                issue = with_box(issue, replace(part, vertical=vertical))
            return issue
        case _:
            raise CommandError("box.no_text", box=box)


def to_front(issue: Issue, box: BoxId) -> Issue:
    """Paint a box last."""
    page, found = box_of(issue, box)
    if page.boxes[-1] is found:
        return issue
    return with_page(issue, replace(page, boxes=(*_others(page, box), found)))


def to_back(issue: Issue, box: BoxId) -> Issue:
    """Paint a box first."""
    page, found = box_of(issue, box)
    if page.boxes[0] is found:
        return issue
    return with_page(issue, replace(page, boxes=(found, *_others(page, box))))


def article_box(issue: Issue, box: BoxId) -> ArticleBox:
    """Return an article's box; CommandError if it is of another kind."""
    _, found = box_of(issue, box)
    if not isinstance(found, ArticleBox):
        raise CommandError("box.no_article_box", box=box)
    return found


def added(issue: Issue, page: PageId, box: Box) -> Issue:
    """Put a new box on a page, above the others; CommandError if it would leave the grid."""
    found = page_of(issue, page)
    if box.id in index(issue).boxes:
        raise CommandError("box.id_taken", box=box.id)
    _check_inside(issue, found, box)
    return with_page(issue, replace(found, boxes=(*found.boxes, box)))


def _others(page: Page, box: BoxId) -> tuple[Box, ...]:
    return tuple(other for other in page.boxes if other.id != box)


def _but(regions: tuple[Region, ...], kind: RegionKind, number: int) -> tuple[Region, ...]:
    return tuple(r for r in regions if (r.kind, r.index) != (kind, number))


def _hangs_together(shape: tuple[Cells, ...]) -> bool:
    """Tell whether rectangles share no cell and each has a side in common with another."""
    if any(one.overlaps(two) for one, two in combinations(shape, 2)):
        return False
    reached, waiting = [shape[0]], list(shape[1:])
    while found := next((c for c in waiting if any(_adjoin(c, r) for r in reached)), None):
        waiting.remove(found)
        reached.append(found)
    return not waiting


def _adjoin(one: Cells, two: Cells) -> bool:
    beside = one.end_column == two.column or two.end_column == one.column
    below = one.end_line == two.line or two.end_line == one.line
    share_lines = one.line < two.end_line and two.line < one.end_line
    share_columns = one.column < two.end_column and two.column < one.end_column
    return (beside and share_lines) or (below and share_columns)


def _size(cells: Cells) -> tuple[int, int]:
    return cells.columns, cells.lines


def _corner(issue: Issue, box: Box) -> tuple[int, int]:
    """Return the upper left cell; of a box on points, the nearest."""
    if isinstance(box, ArticleBox):
        whole = bounds(box.shape)
        return whole.column, whole.line
    if isinstance(box, CellBox):
        return box.cells.column, box.cells.line
    x, y = box.start if isinstance(box, RuleBox) else (box.rect.x, box.rect.y)
    paper, page = paper_of(issue), index(issue).boxes[box.id][0]
    columns = paper.columns * index(issue).pages[page].span
    column = min(range(columns), key=lambda n: abs(column_x(paper, n) - x))
    return column, min(range(paper.lines), key=lambda n: abs(line_y(paper, n) - y))


def _moved_to(issue: Issue, box: Box, column: int, line: int) -> Box:
    if isinstance(box, ArticleBox | CellBox):
        old_column, old_line = _corner(issue, box)
        return _moved_by(issue, box, column - old_column, line - old_line)
    paper = paper_of(issue)
    x, y = box.start if isinstance(box, RuleBox) else (box.rect.x, box.rect.y)
    return moved(box, column_x(paper, column) - x, line_y(paper, line) - y)


def _is_on(issue: Issue, page: Page, column: int, line: int) -> bool:
    """Tell whether a cell lies on a page."""
    paper = paper_of(issue)
    return 0 <= column < paper.columns * page.span and 0 <= line < paper.lines


def _moved_by(issue: Issue, box: Box, columns: int, lines: int) -> Box:
    if isinstance(box, ArticleBox):
        return replace(box, shape=tuple(_shifted(c, columns, lines) for c in box.shape))
    if isinstance(box, CellBox):
        return replace(box, cells=_shifted(box.cells, columns, lines))
    return moved(box, *_way(issue, box, columns, lines))


def _way(issue: Issue, box: Box, columns: int, lines: int) -> tuple[float, float]:
    """Return in points how far columns and lines take a box on points; on the grid it stays so."""
    paper, (column, line) = paper_of(issue), _corner(issue, box)
    across = column_x(paper, column + columns) - column_x(paper, column)
    return across, line_y(paper, line + lines) - line_y(paper, line)


def _shifted(cells: Cells, columns: int, lines: int) -> Cells:
    column, line = cells.column + columns, cells.line + lines
    if column < 0 or line < 0:
        raise CommandError("box.outside", column=column, line=line)
    return replace(cells, column=column, line=line)


def _check_inside(issue: Issue, page: Page, box: Box) -> None:
    if isinstance(box, ArticleBox):
        for cells in box.shape:
            _check_cells(issue, page, cells)
    elif isinstance(box, CellBox):
        _check_cells(issue, page, box.cells)


def _check_cells(issue: Issue, page: Page, cells: Cells) -> None:
    if not fits(paper_of(issue), cells, page.span):
        raise CommandError("box.outside", column=cells.column, line=cells.line)
