"""An article set once, carried anywhere. One rule: where boxes stand decides nothing of their ink.

Articles are composed as if the first of their boxes' columns and lines were the page's first; the
result is carried to its place. A box that only moves costs the carrying, not the composing.
"""

from collections.abc import Sequence
from dataclasses import replace

from layout_app.compose.article.composed import ComposedArticle, ComposedBox, PlacedRegion
from layout_app.compose.article.facts import Spot
from layout_app.display.items import Group
from layout_app.model.box import ArticleBox
from layout_app.model.geometry import quantised
from layout_app.model.paper import Paper, column_x, crosses_fold, line_y


def at_origin(spots: Sequence[Spot], paper: Paper) -> tuple[Spot, ...]:
    """Return the spots with each box in the upper left corner of the type area.

    A box across the fold keeps its columns: the fold does not move with it.
    """
    return tuple(replace(spot, box=_shifted(spot.box, paper)) for spot in spots)


def carried(article: ComposedArticle, spots: Sequence[Spot], paper: Paper) -> ComposedArticle:
    """Return an article that was composed at the origin where its spots are."""
    ways = [_way(spot.box, paper) for spot in spots]
    boxes = [_box(box, *way) for box, way in zip(article.boxes, ways, strict=True)]
    groups = [_group(group, *way) for group, way in zip(article.groups, ways, strict=True)]
    return replace(article, boxes=tuple(boxes), groups=tuple(groups))


def _corner(box: ArticleBox, paper: Paper) -> tuple[int, int]:
    """Return the column and line by which a box may be carried from the page's first."""
    column = min(cells.column for cells in box.shape)
    end = max(cells.end_column for cells in box.shape)
    line = min(cells.line for cells in box.shape)
    return 0 if crosses_fold(paper, column, end) else column, line


def _shifted(box: ArticleBox, paper: Paper) -> ArticleBox:
    column, line = _corner(box, paper)
    shape = (replace(c, column=c.column - column, line=c.line - line) for c in box.shape)
    return replace(box, shape=tuple(shape))


def _way(box: ArticleBox, paper: Paper) -> tuple[float, float]:
    """Return how far a box is carried, points."""
    column, line = _corner(box, paper)
    return column_x(paper, column) - column_x(paper, 0), line_y(paper, line) - line_y(paper, 0)


def _box(box: ComposedBox, dx: float, dy: float) -> ComposedBox:
    regions = tuple(_region(region, dx, dy) for region in box.regions)
    arms = tuple(arm.moved(dx, dy) for arm in box.arms)
    return replace(box, rect=box.rect.moved(dx, dy), regions=regions, arms=arms)


def _region(region: PlacedRegion, dx: float, dy: float) -> PlacedRegion:
    return replace(region, rect=region.rect.moved(dx, dy))


def _group(group: Group, dx: float, dy: float) -> Group:
    return replace(group, x=quantised(group.x + dx), y=quantised(group.y + dy))
