"""Copies of boxes. One rule: no article stands twice, and no booking is printed twice.

The copy of an article's box is a planned one of its size and look, which waits for an article of
its own. An ad keeps what fills it and loses its booking. All other boxes are copied as they are.
A box that was cut, and stands nowhere when it is pasted, comes back itself, wherever that is.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from layout_app.edit.boxes import added, renumbered, with_room_for
from layout_app.edit.free import add_free
from layout_app.edit.lookup import box_of, page_of, with_page
from layout_app.edit.packages import members_of, without
from layout_app.edit.shapes import bounds
from layout_app.edit.snap import fits, free_places, overlapping
from layout_app.errors import CommandError
from layout_app.frozen import frozen
from layout_app.model.article import characters
from layout_app.model.box import (
    FOLD,
    AdBox,
    ArticleBox,
    Box,
    CellBox,
    FreeBox,
    Package,
    PlannedBox,
    RuleBox,
    moved,
)
from layout_app.model.geometry import Cells
from layout_app.model.ids import ArticleId, BoxId, PageId
from layout_app.model.issue import Issue, index, paper_of
from layout_app.model.limits import COPIES
from layout_app.model.paper import Paper, column_x, line_y

NewId = Callable[[], BoxId]
FEWEST, MOST = COPIES


@frozen
class Step:
    """From one copy to the next."""

    columns: int = 0
    lines: int = 0
    """Boxes on points go as far."""
    across: float = 0.0
    """Points, of boxes on points alone."""
    down: float = 0.0


def copied(issue: Issue, boxes: Iterable[BoxId]) -> tuple[Box, ...]:
    """Return boxes to be pasted; those of a package come behind it."""
    wanted = dict.fromkeys(boxes)
    for box in tuple(wanted):
        found = box_of(issue, box)[1]
        if isinstance(found, Package):
            home = index(issue).pages[index(issue).boxes[box][0]]
            wanted |= dict.fromkeys(inner.id for inner in members_of(home, found))
    return tuple(box_of(issue, box)[1] for box in wanted)


def cut(issue: Issue, boxes: Iterable[BoxId]) -> tuple[Issue, tuple[Box, ...]]:
    """Take boxes from their pages, packages with all they hold; return them to be pasted."""
    taken = copied(issue, boxes)
    names = {box.id for box in taken}
    for name in dict.fromkeys(index(issue).boxes[box.id][0] for box in taken):
        page = page_of(issue, name)
        issue = with_page(issue, replace(page, boxes=without(page.boxes, names)))
    return renumbered(issue, {box.article for box in taken if isinstance(box, ArticleBox)}), taken


def paste(
    issue: Issue, page: PageId, copies: Sequence[Box], new_id: NewId
) -> tuple[Issue, tuple[BoxId, ...]]:
    """Put boxes on a page: where they stood, or at the nearest free place; return their ids.

    What stands nowhere comes back itself, of all else there are copies. CommandError where a box is
    larger than the page.
    """
    in_packages = {child for box in copies if isinstance(box, Package) for child in box.boxes}
    ids = {box.id: box.id if _stands_nowhere(issue, box) else new_id() for box in copies}
    boxes = [box if ids[box.id] == box.id else _copy(issue, box) for box in copies]
    made: list[BoxId] = []
    paper = paper_of(issue)
    for box in boxes:
        if box.id in in_packages:
            continue
        placed, held = _placed(issue, page, box), list[Box]()
        if isinstance(placed, Package) and isinstance(box, Package):
            inner = [child for child in boxes if child.id in box.boxes]
            held += (
                replace(_shifted(paper, child, box.cells, placed.cells), id=ids[child.id])
                for child in inner
            )
            placed = replace(placed, boxes=tuple(ids[child.id] for child in inner))
        for each in (*held, replace(placed, id=ids[box.id])):
            issue = _added(issue, page, each)
        made.append(ids[box.id])
    return issue, tuple(made)


def repeated(
    issue: Issue, boxes: Sequence[BoxId], count: int, step: Step, new_id: NewId
) -> tuple[Issue, tuple[BoxId, ...]]:
    """Put so many copies of boxes on their page, each a step from the last; return their ids.

    CommandError where one would leave its page, or boxes on cells are to go by points.
    """
    if not FEWEST <= count <= MOST:
        raise CommandError("box.bad_count", least=FEWEST, most=MOST)
    # What a package holds comes before it, as everywhere.
    originals = sorted(copied(issue, boxes), key=lambda box: isinstance(box, Package))
    inner = {child for box in originals if isinstance(box, Package) for child in box.boxes}
    homes = {box.id: index(issue).boxes[box.id][0] for box in originals}
    made: list[BoxId] = []
    for n in range(1, count + 1):
        ids = {box.id: new_id() for box in originals}
        for box in originals:
            copy = _stepped(paper_of(issue), _copy(issue, box), step, n)
            if isinstance(copy, Package):
                copy = replace(copy, boxes=tuple(ids[child] for child in copy.boxes))
            issue = _added(issue, homes[box.id], replace(copy, id=ids[box.id]))
        made += (ids[box.id] for box in originals if box.id not in inner)
    return issue, tuple(made)


def _stepped(paper: Paper, box: Box, step: Step, times: int) -> Box:
    columns, lines = times * step.columns, times * step.lines
    if isinstance(box, FreeBox):
        across = columns * (paper.chars + paper.gutter) * paper.em + times * step.across
        return moved(box, across, lines * paper.leading + times * step.down)
    if step.across or step.down:
        raise CommandError("box.on_cells", box=box.id)
    cells = _whole(box)
    column, line = cells.column + columns, cells.line + lines
    if column < 0 or line < 0:
        raise CommandError("box.outside", column=column, line=line)
    return _shifted(paper, box, cells, replace(cells, column=column, line=line))


def _stands_nowhere(issue: Issue, box: Box) -> bool:
    """Tell whether a box was cut, and what it shows is still there."""
    found = index(issue)
    has_all = not isinstance(box, ArticleBox) or box.article in found.articles
    return has_all and box.id not in found.boxes


def _copy(issue: Issue, box: Box) -> Box:
    match box:
        case ArticleBox():
            article = index(issue).articles.get(box.article)
            return PlannedBox(
                id=box.id,
                cells=bounds(box.shape),
                chars=characters(article) if article else 0,
                picture=bool(article and article.pictures),
                form=_form(box),
            )
        case AdBox():
            return replace(box, booking="", booked=(0, 0), cancelled=False)
        case _:
            return box


def _form(box: ArticleBox) -> ArticleBox:
    """Return what a box hands on: all of its look, nothing of its article."""
    return replace(
        box,
        id=BoxId(""),
        article=ArticleId(""),
        part=1,
        regions=(),
        heads_lower=0,
        loosen=0,
        picture_lines=0,
        subhead_air=0,
        pinned=False,
    )


def _placed(issue: Issue, page: PageId, box: Box) -> Box:
    """Return a copy where it may stand on a page."""
    found, paper = page_of(issue, page), paper_of(issue)
    if isinstance(box, FreeBox):
        while any(_same_place(box, other) for other in found.boxes):
            box = moved(box, paper.em, paper.em)
        return box
    cells = _whole(box)
    in_fold = isinstance(box, AdBox) and box.slot == FOLD
    if in_fold or (fits(paper, cells, found.span) and not overlapping(found, cells)):
        return box
    if cells.columns > paper.columns * found.span or cells.lines > paper.lines:
        raise CommandError("box.outside", column=cells.column, line=cells.line)
    places = free_places(paper, found, cells.columns, cells.lines)
    free = min(places, key=lambda place: _way(place, cells), default=None)
    placed = free or _inside(cells, paper.columns * found.span, paper.lines)
    return _shifted(paper, box, cells, placed)


def _whole(box: ArticleBox | CellBox) -> Cells:
    return bounds(box.shape) if isinstance(box, ArticleBox) else box.cells


def _way(place: Cells, wish: Cells) -> tuple[int, int, int]:
    down, across = abs(place.line - wish.line), abs(place.column - wish.column)
    return down + 12 * across, place.line, place.column


def _inside(cells: Cells, columns: int, lines: int) -> Cells:
    return replace(
        cells,
        column=min(cells.column, columns - cells.columns),
        line=min(cells.line, lines - cells.lines),
    )


def _same_place(box: FreeBox, other: Box) -> bool:
    if isinstance(box, RuleBox):
        return isinstance(other, RuleBox) and (box.start, box.end) == (other.start, other.end)
    return isinstance(other, type(box)) and box.rect == other.rect


def _shifted(paper: Paper, box: Box, old: Cells, new: Cells) -> Box:
    """Return a box as far from a new place as it was from the old one."""
    columns, lines = new.column - old.column, new.line - old.line
    if isinstance(box, FreeBox):
        across = column_x(paper, new.column) - column_x(paper, old.column)
        return moved(box, across, line_y(paper, new.line) - line_y(paper, old.line))

    def there(cells: Cells) -> Cells:
        column, line = max(0, cells.column + columns), max(0, cells.line + lines)
        return replace(cells, column=column, line=line)

    if isinstance(box, ArticleBox):
        return replace(box, shape=tuple(map(there, box.shape)))
    return replace(box, cells=there(box.cells))


def _added(issue: Issue, page: PageId, box: Box) -> Issue:
    if isinstance(box, FreeBox):
        return add_free(issue, page, box)
    if isinstance(box, ArticleBox):
        part = min(box.part, 1 + len(index(issue).parts.get(box.article, ())))
        issue = with_room_for(issue, box.article, part)
        box = replace(box, part=part)
    return added(issue, page, box)
