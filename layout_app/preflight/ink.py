"""Inks, type sizes, lines and pixels. One rule: one item at a time, whatever lies below it."""

import math
from collections.abc import Iterator, Mapping

from layout_app.display.items import Area, GlyphRun, Leaf, Panel, Picture, PlacedPdf, Rule
from layout_app.frozen import frozen
from layout_app.model.geometry import Rect
from layout_app.model.ink import Ink
from layout_app.model.problem import Fact
from layout_app.model.style import is_thin
from layout_app.preflight.finding import Finding, fail, warn
from layout_app.preflight.limits import Limits

DARK = 0.85
"""Share of black that is dark enough to pass for black (GWG R0015)."""


_HAIR = 0.01
"""Share of a drawing's side that may be left out unseen."""
_STRETCHED = 0.03
"""Share by which a picture may be wider or higher than its place shows it, unseen."""


@frozen(kw_only=False)
class Raster:
    """The pixels of an original, as it is seen."""

    width: int
    height: int
    is_line_art: bool = False
    """Whether it is black and white without grays (1 bit)."""
    drawn: Rect | None = None
    """What is not ground in a chart or drawing, shares; None for all else."""


Pixels = Mapping[str, Raster]
"""By sha256 of the original."""


def judge_ink(item: Leaf, limits: Limits, pixels: Pixels) -> Iterator[Finding]:
    """Yield what is wrong with an item wherever it stands."""
    match item:
        case GlyphRun():
            yield from _run(item, limits)
        case Rule():
            yield from judge_line(item.weight, item.ink, limits)
        case Panel():
            if item.fill is not None:
                yield from judge_fill(item.fill, limits)
            if item.stroke is not None:
                yield from judge_line(item.weight, item.stroke, limits)
        case Area():
            yield from judge_fill(item.ink, limits)
        case Picture():
            yield from _picture(item, limits, pixels)
        case PlacedPdf():
            return


def _run(run: GlyphRun, limits: Limits) -> Iterator[Finding]:
    """Yield what is wrong with type; of a small reading only that it is one, and small."""
    size = round(run.size, 2)
    if run.is_reading and size < limits.text:
        yield warn("press.small_reading", reading=run.text, size=size, least=limits.text)
        yield from judge_fill(run.ink, limits)
    else:
        yield from judge_text(run.size, run.ink, limits)


def judge_text(size: float, ink: Ink, limits: Limits) -> Iterator[Finding]:
    """Yield what is wrong with type of this size (points) and ink."""
    size = round(size, 2)
    if size < limits.text:
        yield warn("press.small_text", size=size, least=limits.text)
    if ink.is_paper and size < limits.white_text:
        yield warn("press.small_white_text", size=size, least=limits.white_text)
    if _is_mixed(ink) and size < limits.mixed_text:
        yield warn("press.small_mixed_text", size=size, least=limits.mixed_text)
    if ink.k >= DARK and _percent(ink.total) > limits.rich_black:
        yield warn("press.rich_black_text", ink=_percent(ink.total), most=limits.rich_black)
    yield from judge_fill(ink, limits)


def judge_in_photo(run: GlyphRun, limits: Limits) -> Finding | None:
    """Return what is wrong with the size of type that lies over a photo; none if it holds."""
    least = limits.thin_photo_text if is_thin(run.face) else limits.photo_text
    size = round(run.size, 2)
    if not run.ink.is_pale or size >= least:
        return None
    return warn("press.small_text_in_photo", size=size, least=least)


def judge_line(weight: float, ink: Ink, limits: Limits) -> Iterator[Finding]:
    """Yield what is wrong with a line of this weight (points) and ink."""
    if weight <= 0:
        yield fail("press.line_without_weight")
    elif weight < (least := _least_weight(ink, limits)):
        yield warn("press.thin_line", weight=round(weight, 3), least=least)
    yield from judge_fill(ink, limits)


def _least_weight(ink: Ink, limits: Limits) -> float:
    """Return how strong a line must be: where plates may slip, or paper closes in, stronger."""
    return max(limits.line, limits.mixed_line if ink.is_paper or _is_mixed(ink) else 0.0)


def judge_fill(ink: Ink, limits: Limits) -> Iterator[Finding]:
    """Yield what is wrong with an ink wherever it lies."""
    if ink.colour and (forbidden := forbids(ink, limits)):
        yield forbidden
    elif ink.colour:
        return
    elif ink.spot:
        if ink.spot not in limits.spots:
            yield warn("press.spot_not_agreed", spot=ink.spot)
    else:
        yield from judge_sum(ink.total, limits)


def forbids(ink: Ink, limits: Limits) -> Finding | None:
    """Return what a house has against a colour of the stylebook, by the colour's name."""
    if ink.spot and ink.spot not in limits.spots:
        return warn("press.colour_not_agreed", colour=ink.colour, spot=ink.spot)
    total = _percent(ink.total)
    if not ink.spot and total > limits.ink:
        return warn("press.colour_too_dark", colour=ink.colour, ink=total, most=limits.ink)
    return None


def printable(ink: Ink, limits: Limits, *, is_text: bool = False) -> Ink:
    """Return the nearest ink that a house takes: a spot's likeness, less colour below black.

    A named colour stays: it is changed where it is defined.
    """
    if ink.is_named_only:
        return ink
    if ink.spot and ink.spot not in limits.spots:
        ink = Ink(**{name: round(getattr(ink, name) * ink.tint, 4) for name in "cmyk"})
    if is_text and ink.k >= DARK and _percent(ink.total) > limits.rich_black:
        return Ink(k=ink.k)
    colour, room = ink.total - ink.k, limits.ink / 100 - ink.k
    if ink.spot or colour <= room:
        return ink
    share = max(0.0, room) / colour
    c, m, y = (math.floor(part * share * 100) / 100 for part in (ink.c, ink.m, ink.y))
    return Ink(c=c, m=m, y=y, k=ink.k)


def judge_sum(total: float, limits: Limits) -> Iterator[Finding]:
    """Yield what is wrong with so much ink in one place, a sum of shares."""
    if _percent(total) > limits.ink:
        yield warn("press.too_much_ink", ink=_percent(total), most=limits.ink)


def judge_pixels(ppi: float, limits: Limits, **facts: Fact) -> Iterator[Finding]:
    """Yield what is wrong with a picture of so many pixels an inch; `facts` name it."""
    told = round(ppi)
    if told <= limits.picture_error:
        yield fail("press.coarse_picture", ppi=told, least=limits.picture_error, **facts)
    elif told <= limits.picture_warning:
        yield warn("press.coarse_picture", ppi=told, least=limits.picture_warning, **facts)


def judge_bits(ppi: float, limits: Limits, **facts: Fact) -> Iterator[Finding]:
    """Yield what is wrong with a black and white picture of so many pixels an inch."""
    told = round(ppi)
    if told <= limits.bitmap_error:
        yield fail("press.coarse_bitmap", ppi=told, least=limits.bitmap_error, **facts)
    elif told <= limits.bitmap_warning:
        yield warn("press.coarse_bitmap", ppi=told, least=limits.bitmap_warning, **facts)


def _picture(picture: Picture, limits: Limits, pixels: Pixels) -> Iterator[Finding]:
    found = pixels.get(picture.original)
    if found is None or not picture.rect.w or not picture.rect.h:
        return
    across = found.width * picture.crop.w / picture.rect.w
    down = found.height * picture.crop.h / picture.rect.h
    judge = judge_bits if found.is_line_art else judge_pixels
    yield from judge(72 * min(across, down), limits, original=picture.original)
    stretch = max(across, down) / max(min(across, down), 1e-9) - 1
    if stretch > _STRETCHED:
        percent = _percent(stretch)
        yield warn("press.stretched_picture", original=picture.original, percent=percent)
    if found.drawn is not None and _cuts(picture.crop, found.drawn):
        yield warn("press.chart_cropped", original=picture.original)


def _cuts(crop: Rect, drawn: Rect) -> bool:
    """Tell whether a crop leaves out part of what is drawn; a hair is none."""
    return (
        drawn.x < crop.x - _HAIR or drawn.y < crop.y - _HAIR
        or drawn.right > crop.right + _HAIR or drawn.bottom > crop.bottom + _HAIR
    )  # fmt: skip


def _is_mixed(ink: Ink) -> bool:
    return not ink.spot and sum(share > 0 for share in (ink.c, ink.m, ink.y, ink.k)) > 1


def _percent(share: float) -> int:
    return round(share * 100)
