"""How a box is divided: heads, pictures, inserts, and the columns that are left for text.

One rule: what is not text takes whole grid lines and whole 字; its place is derived, or the
editor's.
"""

from collections.abc import Sequence

from layout_app.compose.article.insets import Insert
from layout_app.compose.article.patches import (
    FAR,
    Measure,
    Patch,
    Plotted,
    free_patch,
    most_together,
    overridden,
    patch_rect,
    region_of,
    side_by_side,
    span_width,
    taller,
)
from layout_app.compose.article.picture_places import (
    BELOW,
    picture_above,
    picture_at_foot,
    picture_place,
)
from layout_app.compose.flow.columns import Column, Strip, box_columns, inner_cells
from layout_app.compose.flow.exclusions import Exclusion, clear_of, contour, excluded
from layout_app.compose.flow.fold import larger_side, sides
from layout_app.compose.flow.tiers import box_tiers, tiers_around
from layout_app.frozen import frozen
from layout_app.model.article import ArticlePicture
from layout_app.model.box import Arrangement, ArticleBox, RegionKind
from layout_app.model.geometry import quantised, union
from layout_app.model.paper import Paper


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
    exclusions = [excluded(patch_rect(paper, head))] if head else []
    taken = [head] if head else []
    placed: list[Plotted] = []
    left = box.picture_lines
    if box.arrangement is Arrangement.UNDER_PICTURE and box.part == 1 and pictures and above:
        top, head = _on_top(paper, box, pictures[0], above)
        above, left, pictures = head.end - inner_cells(box).line, left - top.changed, pictures[1:]
        placed.append(top)
    base = box_columns(paper, box, _moved_text(paper, box, above), strip)
    if head is None and not pictures and not inserts:
        return Plot(columns=base, base=base)
    area = side_by_side(base)
    beside = _side_by_side(paper, box, area, pictures, taken, left)
    placed += beside
    for made in beside:
        exclusions += _kept_clear(paper, area, made, taken)
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


def _side_by_side(
    paper: Paper,
    box: ArticleBox,
    area: Sequence[Column],
    pictures: Sequence[tuple[int, ArticlePicture, Measure]],
    heads: Sequence[Patch],
    left: int,
) -> list[Plotted]:
    """Return the pictures in their columns, as wide as leaves each a place of its own.

    Where no width does, they are as wide as they would be alone.
    """
    widest: list[Plotted] | None = None
    for span in (0, *range(len(area) // 2 - 1, 0, -1)):
        placed: list[Plotted] = []
        taken, change, is_free = list(heads), left, True
        for turn, (index, picture, measure) in enumerate(pictures):
            made = picture_place(
                paper, box, area, turn, index, picture, measure, taken, change, span
            )
            is_derived = region_of(box, RegionKind.PICTURE, index) is None
            is_free = is_free and not (is_derived and any(map(made.patch.meets, taken)))
            change -= made.changed
            placed.append(made)
            _kept_clear(paper, area, made, taken)
        if is_free:
            return placed
        widest = widest or placed
    return widest or []


def _on_top(
    paper: Paper, box: ArticleBox, first: tuple[int, ArticlePicture, Measure], heads: int
) -> tuple[Plotted, Patch]:
    """Return a picture on top of a box, and the heads below it over all columns."""
    area = side_by_side(box_columns(paper, box, 0))
    made = picture_above(paper, box, area, *first, heads, box.picture_lines)
    width = span_width(area, 0, len(area))
    line = made.patch.end + BELOW
    return made, Patch(x=area[0].x, width=width, line=line, lines=heads)


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
            patch = overridden(paper, box, moved)
            inset = measure(sides(paper, patch.x, patch.width)[0][1] / paper.em)
            patch, lines = taller(patch, inset.lines), patch.lines
        else:
            patch, inset, lines = picture_at_foot(paper, box, area, picture, measure, placed)
        over = moved is not None and moved.over
        placed.append(Plotted(inset=inset, patch=patch, picture_lines=lines, over=over))
    holes = [patch_rect(paper, each.patch) for each in placed if not each.over]
    around = tiers_around(paper, tiers, holes)
    return Plot(columns=around, base=tiers, insets=tuple(placed))


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
        patch = overridden(paper, box, moved)
        place = larger_side(paper, patch_rect(paper, patch))
        inset = measure(place.w / paper.em)
        patch = Patch(x=place.x, width=place.w, line=patch.line, lines=inset.lines)
        return Plotted(inset=inset, patch=patch, over=moved.over)
    span = max(1, min(insert.span, most_together(paper, area)))
    inset = measure(span_width(area, 0, span) / paper.em)
    is_quote = insert.kind is RegionKind.QUOTE
    middle = (area[0].lines - inset.lines) // 2 + insert.lower if area else 0
    wish = (len(area) // 2, middle) if is_quote else (len(area) - span, FAR)
    if insert.is_alone:
        wish = 0, 0
    return Plotted(inset=inset, patch=free_patch(paper, area, span, inset.lines, *wish, taken))


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
