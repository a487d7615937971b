"""Where words of an article stand on a page. One rule: told from the ink, never composed again."""

from dataclasses import replace

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


def words_of(
    display: PageDisplay, article: ArticleId, paragraph: int, start: int, end: int
) -> tuple[Rect, ...]:
    """Return the places of some characters of a paragraph, one for each run that shows any."""
    return tuple(
        cells_of_run(part).moved(dx, dy)
        for item, dx, dy in walk(display)
        if isinstance(item, GlyphRun)
        and item.source is not None
        and not item.is_reading
        and (item.source.article, item.source.paragraph) == (article, paragraph)
        and (part := _between(item, start - item.source.offset, end - item.source.offset))
    )


def _between(run: GlyphRun, start: int, end: int) -> GlyphRun | None:
    """Return the glyphs of a run that show characters from `start` on, before `end`."""
    kept = [k for k, at in enumerate(run.starts) if start <= at < end]
    if not kept:
        return None
    some = slice(kept[0], kept[-1] + 1)
    return replace(
        run,
        glyphs=run.glyphs[some],
        xs=run.xs[some],
        ys=run.ys[some] if len(run.ys) > 1 else run.ys,
        starts=run.starts[some],
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
