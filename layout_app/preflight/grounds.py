"""What type lies on. One rule: what was painted last below it counts, for each character.

Photos, ornaments and ads have no one ink: what type in them needs is a matter of its size alone.
"""

from collections.abc import Iterable, Iterator

from layout_app.display.items import (
    Area,
    GlyphRun,
    Leaf,
    Panel,
    Picture,
    PlacedPdf,
    glyph_text,
    origins,
)
from layout_app.model.geometry import Rect
from layout_app.model.ink import PAPER, Ink
from layout_app.preflight.finding import Finding, fail, warn
from layout_app.preflight.ink import DARK, judge_in_photo
from layout_app.preflight.limits import Limits
from layout_app.preflight.place import extent

_SMALL_WHITE = "press.small_white_text"
_FAINT = 0.1
"""Most ink, a sum of shares, from which white type does not stand out."""
_RISE = 0.38
"""Share of the em from the base line up to the middle of a character."""


class Grounds:
    """What lies below the type of a page, as far as it was painted."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._painted: list[tuple[Rect, Ink | None, bool]] = []
        """Where, in which ink if in one, and whether a photo."""
        self._inks: set[Ink] = set()
        self._has_dark = False

    def told(
        self, item: Leaf, dx: float, dy: float, findings: Iterable[Finding]
    ) -> Iterator[Finding]:
        """Yield the findings of an item, and what is wrong with type where it lies.

        (dx, dy) is added to its positions. For white type in a photo the photo's size counts.
        """
        if not isinstance(item, GlyphRun):
            self._paint(item, dx, dy)
            yield from findings
            return
        small = self._small_in_photo(item, dx, dy)
        yield from (found for found in findings if not (small and found.code == _SMALL_WHITE))
        if small is not None:
            yield small
        yield from self._lost(item, dx, dy)

    def _paint(self, item: Leaf, dx: float, dy: float) -> None:
        if isinstance(item, Panel) and item.fill is not None:
            self._painted.append((item.rect.moved(dx, dy), item.fill, False))
            self._inks.add(item.fill)
            self._has_dark |= item.fill.k >= DARK or self._is_over(item.fill)
        elif isinstance(item, Picture | PlacedPdf | Area):
            is_photo = isinstance(item, Picture)
            self._painted.append((extent(item).moved(dx, dy), None, is_photo))

    def _small_in_photo(self, run: GlyphRun, dx: float, dy: float) -> Finding | None:
        if not self._painted or not run.ink.is_pale:
            return None
        place = extent(run).moved(dx, dy)
        below = (photo for rect, _ink, photo in self._painted[::-1] if rect.overlaps(place))
        return judge_in_photo(run, self._limits) if next(below, False) else None

    def _lost(self, run: GlyphRun, dx: float, dy: float) -> Iterator[Finding]:
        """Yield what is wrong with the ink of type on the ink below it."""
        ink = run.ink
        is_black = ink.is_solid_black
        if not (ink.is_paper or (is_black and self._has_dark) or ink in self._inks):
            return
        below = {self._below(x + dx, y + dy) for x, y in _middles(run)} - {None}
        if any(ground is not None and _is_alike(ink, ground) for ground in below):
            yield fail("press.unseen_text")
            return
        over = [ground for ground in below if ground is not None and self._is_over(ground)]
        if is_black and over:
            most = max(map(_with_black, over))
            yield warn("press.black_on_dark", ink=most, most=self._limits.ink)

    def _below(self, x: float, y: float) -> Ink | None:
        """Return the ink at a place, paper where none is; None where there is no one ink."""
        for rect, ink, _photo in self._painted[::-1]:
            if rect.x <= x <= rect.right and rect.y <= y <= rect.bottom:
                return ink
        return PAPER

    def _is_over(self, ground: Ink) -> bool:
        return _with_black(ground) > self._limits.ink


def _with_black(ground: Ink) -> int:
    """Return all ink where black prints over a ground, percent."""
    return round(100 * (1 + (ground.tint if ground.spot else ground.total - ground.k)))


def _is_alike(ink: Ink, ground: Ink) -> bool:
    """Tell whether type does not stand out from its ground at all."""
    if ink.is_paper:
        return (ground.tint if ground.spot else ground.total) <= _FAINT
    if ink.is_solid_black:
        return not ground.spot and ground.k >= DARK
    return ink == ground


def _middles(run: GlyphRun) -> Iterator[tuple[float, float]]:
    """Yield the middle of each character that has ink."""
    for k, (x, y) in enumerate(origins(run)):
        text = glyph_text(run, k)
        if not text.strip():
            continue
        along = run.size * run.wide * (0.5 if text >= "\u2e80" else 0.25)
        rise = _RISE * run.size
        yield (x + rise, y + along) if run.turn else (x + along, y - rise)
