"""栏头: the name of a section across columns. One rule: the words are the page's own, or the box's.

In a band they are left white, or black where the band is light.
"""

from collections.abc import Iterator

from layout_app.compose.beside.words import WordSetter
from layout_app.display.items import Item, Panel, Rule
from layout_app.model.box import SectionBox, SectionLook
from layout_app.model.geometry import Rect, quantised
from layout_app.model.ink import BLACK, PAPER, Ink
from layout_app.model.problem import Problem, Severity, Where, problem
from layout_app.model.style import Align, TextStyle

FILL = 0.66
"""Size of the words, share of the strip's height."""
LARGEST = 3.2
"""字."""
INSET = 0.8
"""Air before the words, in their own size."""
LIGHT = 0.45
"""A band of less ink than this carries black words."""
THICK, THIN = 2.4, 0.5
"""Weights of the rules, points."""


def section_items(box: SectionBox, place: Rect, title: str, words: WordSetter) -> Iterator[Item]:
    """Yield a section head in its place, points from the top left of its box."""
    em = words.em
    size = min(LARGEST, FILL * place.h / em)
    top = (place.h - size * em) / 2
    inset = INSET * size * em
    width = words.width(title, size, _style(words, BLACK)) + 2 * inset
    width = min(width, place.w)
    match box.look:
        case SectionLook.BAND:
            yield Panel(rect=place, fill=box.ink)
            yield from _words(title, words, size, inset, top, place.w - 2 * inset, _on(box.ink))
        case SectionLook.TAB:
            tab = Rect(0.0, 0.0, quantised(width), place.h)
            yield Panel(rect=tab, fill=box.ink)
            y = quantised(place.h - THICK / 2)
            yield Rule(x1=tab.right, y1=y, x2=place.w, y2=y, weight=THICK, ink=box.ink)
            yield from _words(title, words, size, inset, top, width - 2 * inset, _on(box.ink))
        case SectionLook.RULES:
            for y, weight in ((THIN / 2, THIN), (place.h - THICK / 2, THICK)):
                at = quantised(y)
                yield Rule(x1=0.0, y1=at, x2=place.w, y2=at, weight=weight, ink=box.ink)
            yield from _words(title, words, size, 0.0, top, place.w, box.ink)


def section_problems(
    box: SectionBox, title: str, words: WordSetter, folio: str
) -> Iterator[Problem]:
    """Tell of a strip without words, and of lacking glyphs."""
    where = Where(page=folio, box=box.id)
    if not title:
        yield problem("section.no_words", Severity.WARNING, where)
    yield from words.missing(title, where, _style(words, BLACK))


def _style(words: WordSetter, ink: Ink) -> TextStyle:
    return TextStyle(face=words.bold, ink=ink)


def _on(ink: Ink) -> Ink:
    """Return the ink of words on a band."""
    return BLACK if ink.total * (ink.tint if ink.spot else 1.0) < LIGHT else PAPER


def _words(
    title: str, words: WordSetter, size: float, x: float, top: float, width: float, ink: Ink
) -> tuple[Item, ...]:
    style = _style(words, ink)
    return words.line(title, size, quantised(x), top, max(1.0, width), Align.LEFT, style)
