"""What lies on the heads of a box or on each other. One rule: the ink is asked, not the frames.

A picture that was laid under the heads (压题照片) may lie there, and so may heads that the editor
put on one in an ink for it; its caption may not.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from layout_app.compose.article.composed import ComposedBox
from layout_app.compose.article.facts import HAIR
from layout_app.compose.article.patches import Plotted, patch_rect, region_of
from layout_app.compose.article.plot import Plot
from layout_app.display.items import GlyphRun, Group
from layout_app.display.page import leaves
from layout_app.display.places import cells_of_run
from layout_app.model.box import ArticleBox, RegionKind
from layout_app.model.geometry import Rect, union
from layout_app.model.paper import Paper
from layout_app.model.problem import Problem, Severity, Where, problem
from layout_app.model.text import HEADS

_HEADS = frozenset(kind.value for kind in HEADS)


def covering_problems(
    paper: Paper, box: ArticleBox, made: Plot, shown: ComposedBox, ink: Group, place: Where
) -> Iterator[Problem]:
    """Tell of heads that leave the box, of insets on a head or another inset, of text on a head."""
    heads = {
        group.name: _printed(group, ink.x, ink.y)
        for group in ink.items
        if isinstance(group, Group) and group.name in _HEADS
    }
    for region in shown.regions:
        if region.kind.value in heads and _leaves(paper, region.rect, shown.rect):
            at = replace(place, paragraph=region.paragraph)
            yield problem("layout.head_too_long", Severity.WARNING, at, kind=region.kind.value)
    for plotted in made.insets:
        rect = _taken(paper, plotted, under_heads=plotted.over or _is_put_on_photo(box))
        for name, head in heads.items():
            if rect is not None and _lies_on(rect, head):
                yield _told(plotted, name, place)
                break
    for one, two in combinations(made.insets, 2):
        rects = [_taken(paper, each, under_heads=each.over) for each in (one, two)]
        if rects[0] and rects[1] and _lies_on(rects[0], rects[1]):
            yield _told(two, one.inset.kind.value, place)
    moved = region_of(box, RegionKind.TEXT)
    if moved is None or moved.over:
        return
    columns = [region.rect for region in shown.regions if region.kind is RegionKind.TEXT]
    for name, head in heads.items():
        if any(_lies_on(column, head) for column in columns):
            yield problem("layout.text_covers", Severity.ERROR, place, on=name)
            break


def _told(plotted: Plotted, on: str, place: Where) -> Problem:
    kind, number = plotted.inset.kind.value, plotted.inset.index + 1
    at = replace(place, paragraph=plotted.inset.paragraph)
    return problem("layout.inset_covers", Severity.ERROR, at, kind=kind, number=number, on=on)


def _is_put_on_photo(box: ArticleBox) -> bool:
    """Tell whether the editor put the heads of a box somewhere, in an ink of their own."""
    return box.head_ink is not None and region_of(box, RegionKind.HEADLINE) is not None


def _taken(paper: Paper, plotted: Plotted, *, under_heads: bool) -> Rect | None:
    """Return what an inset keeps for itself; of a picture under heads, its caption's place."""
    patch = plotted.patch
    if under_heads and plotted.inset.picture is not None:
        words = plotted.inset.lines
        patch = replace(patch, line=patch.line + plotted.picture_lines, lines=words)
    return patch_rect(paper, patch) if patch.lines else None


def _printed(group: Group, dx: float, dy: float) -> Rect:
    """Return the em boxes of a head's characters, as they stand on the page."""
    found = [
        cells_of_run(item).moved(x, y)
        for item, x, y in leaves(group, dx, dy)
        if isinstance(item, GlyphRun) and item.xs
    ]
    return union(found) if found else Rect(0.0, 0.0, 0.0, 0.0)


def _leaves(paper: Paper, head: Rect, box: Rect) -> bool:
    """Tell whether a head leaves its box; the gap below the last line is still its own."""
    beside = max(box.x - head.x, head.right - box.right)
    return beside > HAIR or head.bottom > box.bottom + paper.leading


def _lies_on(one: Rect, two: Rect) -> bool:
    return one.inset(HAIR, HAIR).overlaps(two)
