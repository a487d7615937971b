"""Where words of an article stand on a page. One rule: told from the ink, never composed again."""

from layout_app.display.hit import ASCENT
from layout_app.display.items import GlyphRun
from layout_app.display.page import PageDisplay, walk
from layout_app.model.geometry import Rect, quantised
from layout_app.model.ids import ArticleId


def lines_of(display: PageDisplay, article: ArticleId, paragraph: int) -> tuple[Rect, ...]:
    """Return the places of a paragraph's runs from the trim's corner, in their order."""
    return tuple(
        _cells(item, dx, dy)
        for item, dx, dy in walk(display)
        if isinstance(item, GlyphRun)
        and item.source is not None
        and (item.source.article, item.source.paragraph) == (article, paragraph)
    )


def _cells(run: GlyphRun, dx: float, dy: float) -> Rect:
    """Return the rectangle around the cells of a run's glyphs."""
    left, right = min(run.xs), max(run.xs)
    upper, lower = min(run.ys), max(run.ys)
    size = run.size
    if run.turn:  # it lies on its right side: its line runs down, its top is at the right
        return Rect(
            quantised(dx + left - (1 - ASCENT) * size),
            quantised(dy + upper),
            quantised(right - left + size),
            quantised(lower - upper + size),
        )
    return Rect(
        quantised(dx + left),
        quantised(dy + upper - ASCENT * size),
        quantised(right - left + size),
        quantised(lower - upper + size),
    )
