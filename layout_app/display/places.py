"""Where words of an article stand on a page. One rule: told from the ink, never composed again."""

from layout_app.display.items import ASCENT, DESCENT, GlyphRun
from layout_app.display.page import PageDisplay, walk
from layout_app.model.geometry import Rect, quantised
from layout_app.model.ids import ArticleId


def lines_of(display: PageDisplay, article: ArticleId, paragraph: int) -> tuple[Rect, ...]:
    """Return the places of a paragraph's runs from the trim's corner, in their order."""
    return tuple(
        cells_of_run(item).moved(dx, dy)
        for item, dx, dy in walk(display)
        if isinstance(item, GlyphRun)
        and item.source is not None
        and (item.source.article, item.source.paragraph) == (article, paragraph)
    )


def cells_of_run(run: GlyphRun) -> Rect:
    """Return the rectangle around the cells of a run's glyphs, points as the run counts."""
    size = run.size
    left, upper = min(run.xs), min(run.ys)
    wide, high = max(run.xs) - left + size, max(run.ys) - upper + size
    if run.turn:  # it lies on its right side: its line runs down, its top is at the right
        left -= DESCENT * size
    else:
        upper -= ASCENT * size
    return Rect(*map(quantised, (left, upper, wide, high)))
