"""Where the pictures of a box stand. One rule: derived from their shape, or the editor's.

In columns they take turns between the head of the last and the foot of the first; beside vertical
lines they stand at the foot, from the left.
"""

import math
from collections.abc import Sequence
from dataclasses import replace

from layout_app.compose.article.insets import Inset, aspect
from layout_app.compose.article.patches import (
    FAR,
    LEFT_UNDER,
    Measure,
    Patch,
    Plotted,
    aired,
    free_patch,
    most_together,
    overridden,
    region_of,
    span_width,
    taller,
    together,
    without_slivers,
)
from layout_app.compose.flow.columns import Column, inner_cells
from layout_app.compose.flow.fold import sides
from layout_app.model.article import ArticlePicture
from layout_app.model.box import ArticleBox, RegionKind
from layout_app.model.geometry import Rect, quantised
from layout_app.model.paper import Paper

HIGHEST = 0.6
"""Share of its columns' height that a derived picture takes at most."""
MOST_CHANGED = 0.12
"""Share of its height by which copyfit may make a picture higher or lower, cropping it.

It counts from the height of the uncropped picture, whatever the grid has made of that.
"""
WIDE = 0.45
"""Share of its columns' height up to which a picture spans both of two columns."""
CROPPED = 1.15
"""A picture that is so much higher than that spans fewer columns."""
BELOW = 1
"""Grid lines of air between a picture with its caption and heads below it."""
LOWEST = 3
"""Grid lines of the lowest derived picture."""
PICTURE_LEAST = 6
"""字 of the narrowest picture beside vertical lines, and of what is left beside it."""


def picture_place(
    paper: Paper,
    box: ArticleBox,
    area: Sequence[Column],
    turn: int,
    index: int,
    picture: ArticlePicture,
    measure: Measure,
    taken: Sequence[Patch],
    change: int,
    widest: int = 0,
) -> Plotted:
    """Return where a picture stands in columns; copyfit makes it `change` grid lines higher.

    A derived one spans at most `widest` columns, where that says something.
    """
    moved = region_of(box, RegionKind.PICTURE, index)
    if moved is not None:
        patch = overridden(paper, box, moved)
        # A picture may lie across the fold; its caption stands on the left side of it.
        inset = measure(sides(paper, patch.x, patch.width)[0][1] / paper.em)
        changed = within_limit(paper, change, patch.lines, _height(paper, patch.lines))
        return Plotted(
            inset=inset,
            patch=taller(patch, changed + inset.lines),
            picture_lines=patch.lines + changed,
            over=moved.over,
            changed=changed,
        )
    room = min((c.lines for c in area), default=1)
    most = max(LOWEST, round(HIGHEST * room))
    span = min(_span_of(picture, len(area)), most_together(paper, area))
    if (
        _is_pair(paper, area)
        and derived_lines(paper, picture, span_width(area, 0, 2)) <= WIDE * room
    ):
        span = 2
    while span > 1 and derived_lines(paper, picture, span_width(area, 0, span)) > most * CROPPED:
        span -= 1
    span = min(span, widest) if widest else span
    found = _derived(paper, area, span, turn, picture, measure, taken, most, change)
    # Where many pictures share a box, a narrower one still finds room beside the others.
    while span > 1 and any(map(found.patch.meets, taken)):
        span -= 1
        found = _derived(paper, area, span, turn, picture, measure, taken, most, change)
    return found


def picture_above(
    paper: Paper,
    box: ArticleBox,
    area: Sequence[Column],
    index: int,
    picture: ArticlePicture,
    measure: Measure,
    heads: int,
    change: int,
) -> Plotted:
    """Return where the picture stands below which the heads do: over all columns, on top.

    It leaves the heads their grid lines and the text some below them.
    """
    if region_of(box, RegionKind.PICTURE, index) is not None:
        return picture_place(paper, box, area, 0, index, picture, measure, (), change)
    span = most_together(paper, area)
    caption = measure(span_width(area, 0, span) / paper.em).lines
    room = min((c.lines for c in area), default=1)
    most = max(LOWEST, room - caption - BELOW - heads - LEFT_UNDER)
    return _derived(paper, area, span, 0, picture, measure, (), most, change)


def _derived(
    paper: Paper,
    area: Sequence[Column],
    span: int,
    turn: int,
    picture: ArticlePicture,
    measure: Measure,
    taken: Sequence[Patch],
    most: int,
    change: int,
) -> Plotted:
    """Return a picture over `span` columns, at most `most` lines high.

    It stands at the head of the last columns or, every second one, at the foot of the first.
    """
    width = span_width(area, 0, span)
    inset = measure(width / paper.em)
    lines = min(derived_lines(paper, picture, width), most)
    # What is cropped to its columns anyway has no height of its own.
    own = width / aspect(picture) if lines == derived_lines(paper, picture, width) else 0.0
    changed = within_limit(paper, change, lines, own or _height(paper, lines))
    below = turn % 2 == 1
    patch = free_patch(
        paper,
        area,
        span,
        lines + changed + inset.lines,
        0 if below else len(area) - span,
        FAR if below else 0,
        taken,
    )
    patch = without_slivers(patch, area, taken)
    return Plotted(
        inset=inset, patch=patch, picture_lines=patch.lines - inset.lines, changed=changed
    )


def picture_at_foot(
    paper: Paper,
    box: ArticleBox,
    area: Rect,
    picture: ArticlePicture,
    measure: Measure,
    placed: Sequence[Plotted],
) -> tuple[Patch, Inset, int]:
    """Return where a picture stands at the foot of vertical lines, with its grid lines.

    It takes half of their width, an upright one a third; the next stands right of it, or above.
    """
    em = paper.em
    x, width = min(sides(paper, area.x, area.w), key=lambda side: side[0])
    wide = max(1, int(width / em + 1e-6))
    chars = min(wide, max(PICTURE_LEAST, wide // (2 if aspect(picture) >= 1 else 3)))
    if wide - chars < PICTURE_LEAST:
        chars = wide
    end = inner_cells(box).end_line
    room = round((area.bottom - area.y) / paper.leading)
    most = max(LOWEST, round(HIGHEST * room))
    taken = [aired(each.patch, em) for each in placed]
    first: tuple[Patch, Inset, int] | None = None
    while first is None or chars >= PICTURE_LEAST:
        inset = measure(chars)
        lines = min(derived_lines(paper, picture, chars * em), most)
        total = lines + inset.lines
        foot = Patch(x=x, width=quantised(chars * em), line=end - total, lines=total)
        first = first or (foot, inset, lines)
        for up in range(max(1, room - total)):
            for across in range(wide - chars + 1):
                place = replace(foot, x=quantised(x + across * em), line=foot.line - up)
                if not any(map(place.meets, taken)):
                    return place, inset, lines
        # A smaller one may still find room beside the others.
        chars = chars * 3 // 4
    return first


def derived_lines(paper: Paper, picture: ArticlePicture, width: float) -> int:
    """Return the grid lines of a picture that is `width` points wide, uncropped."""
    return max(LOWEST, round((width / aspect(picture) - paper.em) / paper.leading) + 1)


def within_limit(paper: Paper, change: int, lines: int, own: float) -> int:
    """Return as much of a change of grid lines as keeps a picture within 12 % of its own height.

    `own` is that height, points.
    """
    least, most = (
        (share * own - paper.em) / paper.leading + 1 - lines
        for share in (1 - MOST_CHANGED, 1 + MOST_CHANGED)
    )
    return max(min(0, math.ceil(least - 1e-9)), min(change, max(0, math.floor(most + 1e-9))))


def _height(paper: Paper, lines: int) -> float:
    """Return the height of so many grid lines, points."""
    return (lines - 1) * paper.leading + paper.em


def _span_of(picture: ArticlePicture, columns: int) -> int:
    """Return how many columns a derived picture spans: an upright one fewer."""
    if columns < 3:
        return 1
    span = 2 if columns == 3 else columns // 2
    return max(1, span - 1) if aspect(picture) < 1 else span


def _is_pair(paper: Paper, area: Sequence[Column]) -> bool:
    """Tell whether an article has two columns, both on one page."""
    return len(area) == 2 and together(paper, area, 0, 2)
