"""How a box is divided: heads, pictures, inserts, and the columns that are left for text.

One rule: what is not text takes whole grid lines and whole 字; its place is derived, or the
editor's. Heads that do not stand over all columns (文夹题, 串文, 文包题) are exclusions too.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import replace

from layout_app.compose.columns import (
    Column,
    Strip,
    box_columns,
    box_rect,
    inner_cells,
    inner_width,
)
from layout_app.compose.exclusions import Exclusion, clear_of, contour, excluded
from layout_app.compose.fold import Fold, fold_in, larger_side, on_one_page, sides
from layout_app.compose.insets import Insert, Inset, aspect
from layout_app.compose.tiers import box_tiers, tiers_around
from layout_app.frozen import frozen
from layout_app.model.article import ArticlePicture
from layout_app.model.box import Arrangement, ArticleBox, Region, RegionKind
from layout_app.model.geometry import Rect, quantised, union
from layout_app.model.paper import Paper, column_x, line_y

HIGHEST = 0.6
"""Share of its columns' height that a derived picture takes at most."""
MOST_CHANGED = 0.12
"""Share of a picture's height that copyfit may add or take."""
WIDE = 0.45
"""Share of its columns' height up to which a picture spans both of two columns."""
CROPPED = 1.15
"""A picture that is so much higher than that spans fewer columns."""
LOWEST = 3
"""Grid lines of the lowest derived picture."""
LEFT_UNDER = 5
"""Fewer lines than this are not left above or below a head or picture between columns."""
PICTURE_LEAST = 6
"""字 of the narrowest picture beside vertical lines, and of what is left beside it."""
_COLUMN_AWAY = 12
"""Lines that an inset rather moves up or down than to the next column."""
_FAR = 4096

Measure = Callable[[float], Inset]
"""Sets an inset over a width in 字."""


@frozen
class Patch:
    """A rectangle of a box: points across, grid lines down."""

    x: float
    width: float
    line: int
    lines: int

    @property
    def end(self) -> int:
        """First grid line below it."""
        return self.line + self.lines

    def meets(self, other: "Patch") -> bool:
        """Tell whether two patches share a grid line of a column."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.line < other.end
            and other.line < self.end
        )


@frozen
class Plotted:
    """An inset in its place."""

    inset: Inset
    patch: Patch
    picture_lines: int = 0
    """Grid lines of the picture itself, without its caption."""
    over: bool = False
    """Whether it lies over the text, which then does not run around it."""
    changed: int = 0
    """Grid lines that copyfit made the picture higher, or below 0 lower."""


@frozen
class Plot:
    """A box, divided."""

    columns: tuple[Column, ...]
    """Where text may stand, in reading order."""
    base: tuple[Column, ...]
    """The columns before anything was taken out of them."""
    exclusions: tuple[Exclusion, ...] = ()
    head: Patch | None = None
    """Where the heads stand; none where they stand over all columns, or elsewhere."""
    insets: tuple[Plotted, ...] = ()
    cap: Patch | None = None
    """Where the large first character stands."""


@frozen
class HeadPlace:
    """What the heads of a box may fill."""

    x: float
    """Points."""
    width: float
    """字."""
    line: int | None
    """First grid line; none lets the arrangement place the block by its height."""
    is_over: bool
    """Whether text begins below it in every column."""
    fold: Fold | None = None
    """The fold that crosses it (通版)."""


def head_place(paper: Paper, box: ArticleBox) -> HeadPlace:
    """Return where the heads of a box stand by their arrangement, or where the editor put them."""
    cells = inner_cells(box)
    moved = region_of(box, RegionKind.HEADLINE)
    if box.arrangement in _BETWEEN and moved is not None:
        patch = _overridden(paper, box, moved)
        return _head_place(paper, patch.x, patch.width / paper.em, patch.line)
    columns = _area(box_columns(paper, box, 0)) if box.arrangement in _BETWEEN else ()
    if len(columns) < 2:
        x = quantised(column_x(paper, cells.column) + (paper.em if box.framed else 0.0))
        return _head_place(paper, x, inner_width(paper, box), cells.line, is_over=True)
    first, stop = _spanned(box.arrangement, len(columns))
    left, right = columns[first], columns[stop - 1]
    width = round((right.x + right.width - left.x) / paper.em, 3)
    line = None if box.arrangement is Arrangement.SURROUNDED else cells.line
    return _head_place(paper, left.x, width, line)


def _head_place(
    paper: Paper, x: float, width: float, line: int | None, *, is_over: bool = False
) -> HeadPlace:
    fold = fold_in(paper, x, width)
    return HeadPlace(x=x, width=width, line=line, is_over=is_over, fold=fold)


def head_patch(paper: Paper, box: ArticleBox, place: HeadPlace, lines: int) -> Patch:
    """Return the rectangle that heads of so many grid lines take out of the text."""
    cells = inner_cells(box)
    line = place.line
    if line is None:
        line = cells.line + max(0, (cells.lines - lines) // 2)
    elif 0 < cells.end_line - line - lines < LEFT_UNDER:
        lines = cells.end_line - line
    return Patch(x=place.x, width=quantised(place.width * paper.em), line=line, lines=lines)


_BETWEEN = (Arrangement.INSIDE, Arrangement.BESIDE, Arrangement.SURROUNDED)


def _spanned(arrangement: Arrangement, columns: int) -> tuple[int, int]:
    """Return which of several columns the heads take."""
    if arrangement is Arrangement.BESIDE:
        return 0, min(columns - 1, math.ceil(columns * 0.6))
    if columns > 2:
        return 1, columns - 1
    return (1, 2) if arrangement is Arrangement.SURROUNDED else (0, 1)


def plot(
    paper: Paper,
    box: ArticleBox,
    head: Patch | None,
    above: int,
    pictures: Sequence[tuple[int, ArticlePicture, Measure]],
    inserts: Sequence[tuple[Insert, Measure]],
    strip: Strip | None = None,
) -> Plot:
    """Divide a box with `above` grid lines of heads over all columns, in a patch, or in a strip."""
    base = box_columns(paper, box, _moved_text(paper, box, above), strip)
    if head is None and not pictures and not inserts:
        return Plot(columns=base, base=base)
    exclusions = [excluded(patch_rect(paper, head))] if head else []
    taken = [head] if head else []
    placed: list[Plotted] = []
    area = _area(base)
    left = box.picture_lines
    for turn, (index, picture, measure) in enumerate(pictures):
        made = _picture(paper, box, area, turn, index, picture, measure, taken, left)
        left -= made.changed
        placed.append(made)
        exclusions += _kept_clear(paper, area, placed[-1], taken)
    for insert, measure in inserts:
        placed.append(_insert(paper, box, area, insert, measure, taken))
        exclusions += _kept_clear(paper, area, placed[-1], taken)
    return Plot(
        columns=clear_of(paper, base, exclusions),
        base=base,
        exclusions=tuple(exclusions),
        head=head,
        insets=tuple(placed),
    )


def plot_tiers(
    paper: Paper,
    box: ArticleBox,
    above: int,
    strip: Strip | None,
    pictures: Sequence[tuple[int, ArticlePicture, Measure]] = (),
) -> Plot:
    """Divide a box for vertical lines; pictures stand at its foot, from the left."""
    tiers = box_tiers(paper, box, _moved_text(paper, box, above), strip)
    if not pictures or not tiers:
        return Plot(columns=tiers, base=tiers)
    area = union(tier.rect for tier in tiers)
    placed: list[Plotted] = []
    for index, picture, measure in pictures:
        moved = region_of(box, RegionKind.PICTURE, index)
        if moved is not None:
            patch = _overridden(paper, box, moved)
            inset = measure(sides(paper, patch.x, patch.width)[0][1] / paper.em)
            patch, lines = _taller(patch, inset.lines), patch.lines
        else:
            patch, inset, lines = _at_foot(paper, box, area, picture, measure, placed)
        over = moved is not None and moved.over
        placed.append(Plotted(inset=inset, patch=patch, picture_lines=lines, over=over))
    holes = [patch_rect(paper, each.patch) for each in placed if not each.over]
    around = tiers_around(paper, tiers, holes)
    return Plot(columns=around, base=tiers, insets=tuple(placed))


def _at_foot(
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
    taken = [_aired(each.patch, em) for each in placed]
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


def _aired(patch: Patch, em: float) -> Patch:
    return Patch(
        x=patch.x - em, width=patch.width + 2 * em, line=patch.line - 1, lines=patch.lines + 2
    )


def _moved_text(paper: Paper, box: ArticleBox, above: int) -> int:
    """Return the grid lines above the text: the editor's, or those of the heads."""
    moved = region_of(box, RegionKind.TEXT)
    return above if moved is None else max(0, round(moved.rect.y / paper.leading))


def with_cap(paper: Paper, plotted: Plot, chars: int, lines: int) -> Plot:
    """Return a plot with a large first character `chars` 字 wide at the head of its text."""
    first = plotted.columns[0]
    cap = Patch(x=first.x, width=quantised(chars * paper.em), line=first.line, lines=lines)
    exclusions = (*plotted.exclusions, excluded(patch_rect(paper, cap), air=0.0))
    return Plot(
        columns=clear_of(paper, plotted.base, exclusions),
        base=plotted.base,
        exclusions=exclusions,
        head=plotted.head,
        insets=plotted.insets,
        cap=cap,
    )


def patch_rect(paper: Paper, patch: Patch) -> Rect:
    """Return the place of a patch, first line's top to last line's foot, points."""
    h = (patch.lines - 1) * paper.leading + paper.em
    return Rect(patch.x, line_y(paper, patch.line), patch.width, quantised(max(0.0, h)))


def region_of(box: ArticleBox, kind: RegionKind, index: int = 0) -> Region | None:
    """Return the editor's rectangle of a part of a box, none where it is derived."""
    return next((r for r in box.regions if r.kind is kind and r.index == index), None)


def derived_lines(paper: Paper, picture: ArticlePicture, width: float) -> int:
    """Return the grid lines of a picture that is `width` points wide, uncropped."""
    return max(LOWEST, round((width / aspect(picture) - paper.em) / paper.leading) + 1)


def within_limit(change: int, lines: int) -> int:
    """Return as much of a change of a picture's height as copyfit may make: 12 %."""
    most = int(MOST_CHANGED * lines + 1e-9)
    return max(-most, min(change, most))


def _area(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Return the columns side by side in which insets find their places."""
    return tuple(c for c in columns if c.line == columns[0].line)


def _picture(
    paper: Paper,
    box: ArticleBox,
    area: Sequence[Column],
    turn: int,
    index: int,
    picture: ArticlePicture,
    measure: Measure,
    taken: Sequence[Patch],
    change: int,
) -> Plotted:
    moved = region_of(box, RegionKind.PICTURE, index)
    if moved is not None:
        patch = _overridden(paper, box, moved)
        # A picture may lie across the fold; its caption stands on the left side of it.
        inset = measure(sides(paper, patch.x, patch.width)[0][1] / paper.em)
        changed = within_limit(change, patch.lines)
        return Plotted(
            inset=inset,
            patch=_taller(patch, changed + inset.lines),
            picture_lines=patch.lines + changed,
            over=moved.over,
            changed=changed,
        )
    room = min((c.lines for c in area), default=1)
    most = max(LOWEST, round(HIGHEST * room))
    span = min(_span_of(picture, len(area)), _most_together(paper, area))
    if _is_pair(paper, area) and derived_lines(paper, picture, _width(area, 0, 2)) <= WIDE * room:
        span = 2
    while span > 1 and derived_lines(paper, picture, _width(area, 0, span)) > most * CROPPED:
        span -= 1
    found = _derived(paper, area, span, turn, picture, measure, taken, most, change)
    # Where many pictures share a box, a narrower one still finds room beside the others.
    while span > 1 and any(map(found.patch.meets, taken)):
        span -= 1
        found = _derived(paper, area, span, turn, picture, measure, taken, most, change)
    return found


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
    width = _width(area, 0, span)
    inset = measure(width / paper.em)
    lines = min(derived_lines(paper, picture, width), most)
    changed = within_limit(change, lines)
    below = turn % 2 == 1
    patch = _free_patch(
        paper,
        area,
        span,
        lines + changed + inset.lines,
        0 if below else len(area) - span,
        _FAR if below else 0,
        taken,
    )
    patch = _without_slivers(patch, area, taken)
    return Plotted(
        inset=inset, patch=patch, picture_lines=patch.lines - inset.lines, changed=changed
    )


def _without_slivers(patch: Patch, area: Sequence[Column], taken: Sequence[Patch]) -> Patch:
    """Return a patch that takes the few lines too, that it would leave at the head or foot."""
    head = max((c.line for c in area), default=patch.line)
    foot = min((c.line + c.lines for c in area), default=patch.end)
    line = head if 0 < patch.line - head < LEFT_UNDER else patch.line
    end = foot if 0 < foot - patch.end < LEFT_UNDER else patch.end
    grown = Patch(x=patch.x, width=patch.width, line=line, lines=end - line)
    return patch if any(map(grown.meets, taken)) else grown


def _insert(
    paper: Paper,
    box: ArticleBox,
    area: Sequence[Column],
    insert: Insert,
    measure: Measure,
    taken: Sequence[Patch],
) -> Plotted:
    moved = region_of(box, insert.kind, insert.index)
    if moved is not None:
        patch = _overridden(paper, box, moved)
        place = larger_side(paper, patch_rect(paper, patch))
        inset = measure(place.w / paper.em)
        patch = Patch(x=place.x, width=place.w, line=patch.line, lines=inset.lines)
        return Plotted(inset=inset, patch=patch, over=moved.over)
    span = max(1, min(insert.span, _most_together(paper, area)))
    inset = measure(_width(area, 0, span) / paper.em)
    is_quote = insert.kind is RegionKind.QUOTE
    middle = (area[0].lines - inset.lines) // 2 if area else 0
    wish = (len(area) // 2, middle) if is_quote else (len(area) - span, _FAR)
    return Plotted(inset=inset, patch=_free_patch(paper, area, span, inset.lines, *wish, taken))


def _span_of(picture: ArticlePicture, columns: int) -> int:
    """Return how many columns a derived picture spans: an upright one fewer."""
    if columns < 3:
        return 1
    span = 2 if columns == 3 else columns // 2
    return max(1, span - 1) if aspect(picture) < 1 else span


def _is_pair(paper: Paper, area: Sequence[Column]) -> bool:
    """Tell whether an article has two columns, both on one page."""
    return len(area) == 2 and _together(paper, area, 0, 2)


def _together(paper: Paper, area: Sequence[Column], first: int, span: int) -> bool:
    """Tell whether columns side by side stand on one page, not on both of a spread."""
    last = area[first + span - 1]
    return on_one_page(paper, area[first].x, last.x + last.width)


def _most_together(paper: Paper, area: Sequence[Column]) -> int:
    """Return how many columns an inset may span at most without crossing the fold."""
    left = sum(column.x < paper.trim[0] for column in area)
    return max(left, len(area) - left)


def _width(area: Sequence[Column], first: int, span: int) -> float:
    if not area:
        return 0.0
    last = area[min(first + span, len(area)) - 1]
    return quantised(last.x + last.width - area[first].x)


def _free_patch(
    paper: Paper,
    area: Sequence[Column],
    span: int,
    lines: int,
    column: int,
    down: int,
    taken: Sequence[Patch],
) -> Patch:
    """Return the free place nearest to one `down` lines below the head of a column.

    Where none is free, it is the wished one. No place lies across the fold.
    """
    if not area:
        return Patch(x=0.0, width=0.0, line=0, lines=lines)

    def at(first: int, line: int) -> Patch:
        return Patch(x=area[first].x, width=_width(area, first, span), line=line, lines=lines)

    def way(patch: Patch, first: int) -> int:
        return abs(patch.line - area[first].line - wish) + _COLUMN_AWAY * abs(first - column)

    room = min(c.lines for c in area)
    wish = max(0, min(down, room - lines))
    firsts = [k for k in range(len(area) - span + 1) if _together(paper, area, k, span)]
    column = min(firsts, key=lambda k: abs(k - column), default=column)
    wished = at(column, area[column].line + wish)
    if not any(map(wished.meets, taken)):
        return wished
    best: tuple[int, Patch] | None = None
    for first in firsts:
        for line in range(area[first].line, area[first].line + max(1, room - lines + 1)):
            patch = at(first, line)
            far = way(patch, first)
            if (best is None or far < best[0]) and not any(map(patch.meets, taken)):
                best = far, patch
    return best[1] if best else wished


def _kept_clear(
    paper: Paper, area: Sequence[Column], plotted: Plotted, taken: list[Patch]
) -> list[Exclusion]:
    """Return what an inset takes out of the text: with a line of air, where it has no rules."""
    patch, inset = plotted.patch, plotted.inset
    if plotted.over:
        # A picture may lie over words; its caption must not.
        words = Patch(
            x=patch.x,
            width=patch.width,
            line=patch.line + plotted.picture_lines,
            lines=inset.lines,
        )
        is_captioned = inset.picture is not None and inset.lines > 0
        return [excluded(patch_rect(paper, words))] if is_captioned else []
    top = min((c.line for c in area), default=patch.line)
    foot = max((c.line + c.lines for c in area), default=patch.end)
    is_airy = inset.kind is not RegionKind.QUOTE
    above = int(is_airy and patch.line > top)
    below = int(is_airy and patch.end < foot)
    airy = Patch(
        x=patch.x,
        width=patch.width,
        line=patch.line - above,
        lines=patch.lines + above + below,
    )
    taken.append(airy)
    if inset.picture is None or not inset.picture.contour:
        return [excluded(patch_rect(paper, airy))]
    image = Patch(x=patch.x, width=patch.width, line=patch.line, lines=plotted.picture_lines)
    found = [contour(patch_rect(paper, image), inset.picture.contour)]
    if inset.lines:
        words = Patch(x=patch.x, width=patch.width, line=image.end, lines=inset.lines + below)
        found.append(excluded(patch_rect(paper, words)))
    return found


def _overridden(paper: Paper, box: ArticleBox, region: Region) -> Patch:
    """Return the editor's rectangle on the nearest column edges or whole 字, and grid lines."""
    place, rect, em = box_rect(paper, box), region.rect, paper.em
    edges = [x for c in box_columns(paper, box, 0) for x in (c.x, c.x + c.width)]
    left = _nearest_edge(place.x + rect.x, place.x, edges, em)
    right = _nearest_edge(place.x + rect.right, place.x, edges, em)
    return Patch(
        x=quantised(left),
        width=quantised(max(em, right - left)),
        line=min(c.line for c in box.shape) + round(rect.y / paper.leading),
        lines=max(1, round((rect.h - em) / paper.leading) + 1),
    )


def _nearest_edge(x: float, origin: float, edges: Sequence[float], em: float) -> float:
    """Return the column's edge within half a 字, or else the nearest whole 字 of the box."""
    edge = min(edges, key=lambda found: abs(found - x), default=x)
    return edge if abs(edge - x) <= em / 2 else origin + round((x - origin) / em) * em


def _taller(patch: Patch, lines: int) -> Patch:
    return Patch(x=patch.x, width=patch.width, line=patch.line, lines=patch.lines + lines)
