"""Where things stand. One rule: type is judged by its em boxes, lines by their full weight."""

from collections.abc import Iterator

from layout_app.display.items import ASCENT, Area, GlyphRun, Leaf, Panel, Picture, PlacedPdf, Rule
from layout_app.display.page import PageDisplay
from layout_app.display.places import cells_of_run
from layout_app.model.geometry import MM, Rect
from layout_app.model.paper import Paper, spread_area
from layout_app.preflight.finding import Finding, fail

# Rounding of positions and a hair of overshoot are no faults.
_SLACK = 0.05
# Share of the em that a character leaves free at each of its sides.
_SIDE = 0.03


def judge_place(
    item: Leaf, dx: float, dy: float, display: PageDisplay, paper: Paper
) -> Iterator[Finding]:
    """Yield what is wrong with where an item stands; (dx, dy) is added to its positions."""
    place = extent(item)
    left, right, top, bottom = place.x + dx, place.right + dx, place.y + dy, place.bottom + dy
    width, height = display.trim
    edge = display.bleed + _SLACK
    over = max(-left, -top, right - width, bottom - height)
    if over > edge:
        yield fail("press.outside_trim", mm=_millimetres(over - display.bleed))
    elif isinstance(item, GlyphRun) and item.source is not None:
        area = spread_area(paper, max(1, round(width / paper.trim[0])))
        over = max(area.x - left, area.y - top, right - area.right, bottom - area.bottom)
        # A hanging mark may stand half an em beside its column, a last line 0.12 em below.
        if over > _SLACK + item.size / 2:
            yield fail("press.outside_type_area", mm=_millimetres(over))
        elif width > paper.trim[0] and _meets(item, paper.trim[0] - dx):
            yield fail("press.in_fold")


def _millimetres(points: float) -> float:
    return max(0.1, round(points / MM, 1))


def extent(item: Leaf) -> Rect:
    """Return what an item covers: type its em boxes, a line its weight; points as it counts."""
    match item:
        case GlyphRun():
            return _em_boxes(item) if item.glyphs else Rect(0.0, 0.0, 0.0, 0.0)
        case Rule():
            half = item.weight / 2
            across = half if item.x1 == item.x2 else 0.0
            down = half if item.y1 == item.y2 else 0.0
            x, y = min(item.x1, item.x2) - across, min(item.y1, item.y2) - down
            return Rect(
                x,
                y,
                abs(item.x2 - item.x1) + 2 * across,
                abs(item.y2 - item.y1) + 2 * down,
            )
        case PlacedPdf():
            return item.shown or item.rect
        case Area():
            return item.bounds
        case Panel() | Picture():
            return item.rect


def _em_boxes(run: GlyphRun) -> Rect:
    cells, spare = cells_of_run(run), run.size - _last_advance(run)
    if run.turn:
        return Rect(cells.x, cells.y, cells.w, cells.h - spare)
    return Rect(cells.x, cells.y, cells.w - spare, cells.h)


def _meets(run: GlyphRun, fold: float) -> bool:
    """Tell whether a character lies over the fold of a spread."""
    em = (1 - _SIDE) * run.size * run.wide
    reach = (run.size * ASCENT, 0.0) if run.turn else (-_SIDE * run.size, em)
    return any(x - reach[0] < fold < x + reach[1] for x in run.xs)


def _last_advance(run: GlyphRun) -> float:
    """Return a width for the last glyph: an em, or half of one for Latin and blanks."""
    return run.size * (1.0 if run.text[-1:] >= "\u2e80" else 0.5)
