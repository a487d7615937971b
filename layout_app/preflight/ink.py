"""Inks, type sizes, lines and pixels. One rule: one item at a time, whatever lies below it."""

from collections.abc import Iterator, Mapping

from layout_app.display.items import GlyphRun, Panel, Picture, PlacedPdf, Rule
from layout_app.model.ink import Ink
from layout_app.preflight.finding import Finding, fail, warn
from layout_app.preflight.limits import Limits

# Dark enough to pass for black (GWG R0015).
_DARK = 0.85

Leaf = GlyphRun | Rule | Panel | Picture | PlacedPdf
Pixels = Mapping[str, tuple[int, int]]
"""Width and height of originals by sha256."""


def judge_ink(item: Leaf, limits: Limits, pixels: Pixels) -> Iterator[Finding]:
    """Yield what is wrong with an item wherever it stands."""
    match item:
        case GlyphRun():
            yield from _text(item, limits)
        case Rule():
            yield from _line(item.weight, item.ink, limits)
        case Panel():
            if item.fill is not None:
                yield from _fill(item.fill, limits)
            if item.stroke is not None:
                yield from _line(item.weight, item.stroke, limits)
        case Picture():
            yield from _picture(item, limits, pixels)
        case PlacedPdf():
            return


def _text(run: GlyphRun, limits: Limits) -> Iterator[Finding]:
    size, ink = round(run.size, 2), run.ink
    if size < limits.text:
        yield warn("press.small_text", size=size, least=limits.text)
    if ink.is_paper and size < limits.white_text:
        yield warn("press.small_white_text", size=size, least=limits.white_text)
    if _is_mixed(ink) and size < limits.mixed_text:
        yield warn("press.small_mixed_text", size=size, least=limits.mixed_text)
    if ink.k >= _DARK and ink.total > limits.rich_black:
        yield warn(
            "press.rich_black_text", ink=_percent(ink.total), most=_percent(limits.rich_black)
        )
    yield from _fill(ink, limits)


def _line(weight: float, ink: Ink, limits: Limits) -> Iterator[Finding]:
    if weight <= 0:
        yield fail("press.line_without_weight")
    elif weight < limits.mixed_line and (ink.is_paper or _is_mixed(ink)):
        yield warn("press.thin_line", weight=round(weight, 3), least=limits.mixed_line)
    yield from _fill(ink, limits)


def _fill(ink: Ink, limits: Limits) -> Iterator[Finding]:
    if ink.spot:
        if ink.spot not in limits.spots:
            yield warn("press.spot_not_agreed", spot=ink.spot)
    elif round(ink.total, 4) > limits.ink:
        yield warn("press.too_much_ink", ink=_percent(ink.total), most=_percent(limits.ink))


def _picture(picture: Picture, limits: Limits, pixels: Pixels) -> Iterator[Finding]:
    found = pixels.get(picture.original)
    if found is None or not picture.rect.w or not picture.rect.h:
        return
    across = found[0] * picture.crop.w / picture.rect.w
    down = found[1] * picture.crop.h / picture.rect.h
    ppi = round(72 * min(across, down))
    if ppi <= limits.picture_error:
        yield fail("press.coarse_picture", ppi=ppi, least=limits.picture_error)
    elif ppi <= limits.picture_warning:
        yield warn("press.coarse_picture", ppi=ppi, least=limits.picture_warning)


def _is_mixed(ink: Ink) -> bool:
    return not ink.spot and sum(share > 0 for share in (ink.c, ink.m, ink.y, ink.k)) > 1


def _percent(share: float) -> int:
    return round(share * 100)
