"""Copies of boxes. One rule: no article stands twice, and no booking is printed twice.

The copy of an article's box is a planned one of its size and look, which waits for an article of
its own. An ad keeps what fills it and loses its booking. All other boxes are copied as they are.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from layout_app.edit.boxes import added
from layout_app.edit.free import add_free
from layout_app.edit.lookup import box_of, page_of
from layout_app.edit.packages import members_of
from layout_app.edit.shapes import bounds
from layout_app.edit.snap import fits, free_places, overlapping
from layout_app.errors import CommandError
from layout_app.model.article import characters
from layout_app.model.box import (
    FOLD,
    AdBox,
    ArticleBox,
    Box,
    FreeBox,
    Package,
    PlannedBox,
    RuleBox,
    moved,
)
from layout_app.model.geometry import Cells
from layout_app.model.ids import ArticleId, BoxId, PageId
from layout_app.model.issue import Issue, index, paper_of
from layout_app.model.paper import Paper, column_x, line_y

NewId = Callable[[], BoxId]


def copied(issue: Issue, boxes: Iterable[BoxId]) -> tuple[Box, ...]:
    """Return the boxes as they are pasted; those of a package come behind it."""
    wanted = dict.fromkeys(boxes)
    for box in tuple(wanted):
        found = box_of(issue, box)[1]
        if isinstance(found, Package):
            home = index(issue).pages[index(issue).boxes[box][0]]
            wanted |= dict.fromkeys(inner.id for inner in members_of(home, found))
    return tuple(_copy(issue, box_of(issue, box)[1]) for box in wanted)


def paste(
    issue: Issue, page: PageId, copies: Sequence[Box], new_id: NewId
) -> tuple[Issue, tuple[BoxId, ...]]:
    """Put copies on a page: where they stood, or at the nearest free place; return their ids.

    CommandError where a box is larger than the page.
    """
    in_packages = {child for box in copies if isinstance(box, Package) for child in box.boxes}
    made: list[BoxId] = []
    paper = paper_of(issue)
    for box in copies:
        if box.id in in_packages:
            continue
        placed, held = _placed(issue, page, box), list[Box]()
        if isinstance(placed, Package) and isinstance(box, Package):
            inner = [child for child in copies if child.id in box.boxes]
            ids = {child.id: new_id() for child in inner}
            held += (
                replace(_shifted(paper, child, box.cells, placed.cells), id=ids[child.id])
                for child in inner
            )
            placed = replace(placed, boxes=tuple(ids.values()))
        name = new_id()
        for each in (*held, replace(placed, id=name)):
            issue = _added(issue, page, each)
        made.append(name)
    return issue, tuple(made)


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
    )


def _placed(issue: Issue, page: PageId, box: Box) -> Box:
    """Return a copy where it may stand on a page."""
    found, paper = page_of(issue, page), paper_of(issue)
    assert not isinstance(box, ArticleBox), "the copy of an article's box is a planned one"
    if isinstance(box, FreeBox):
        while any(_same_place(box, other) for other in found.boxes):
            box = moved(box, paper.em, paper.em)
        return box
    cells = box.cells
    in_fold = isinstance(box, AdBox) and box.slot == FOLD
    if in_fold or (fits(paper, cells, found.span) and not overlapping(found, cells)):
        return box
    if cells.columns > paper.columns * found.span or cells.lines > paper.lines:
        raise CommandError("box.outside", column=cells.column, line=cells.line)
    places = free_places(paper, found, cells.columns, cells.lines)
    free = min(places, key=lambda place: _way(place, cells), default=None)
    placed = free or _inside(cells, paper.columns * found.span, paper.lines)
    return replace(box, cells=placed)


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
    """Return what a package holds as far from its new place as it was from the old one."""
    columns, lines = new.column - old.column, new.line - old.line
    assert not isinstance(box, ArticleBox), "the copy of an article's box is a planned one"
    if isinstance(box, FreeBox):
        across = column_x(paper, new.column) - column_x(paper, old.column)
        return moved(box, across, line_y(paper, new.line) - line_y(paper, old.line))
    cells = box.cells
    column, line = max(0, cells.column + columns), max(0, cells.line + lines)
    return replace(box, cells=replace(cells, column=column, line=line))


def _added(issue: Issue, page: PageId, box: Box) -> Issue:
    if isinstance(box, FreeBox):
        return add_free(issue, page, box)
    return added(issue, page, box)
