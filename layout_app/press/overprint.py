"""Black that prints over what is there. One rule: the ink below counts, before it is painted.

Small black type and all black lines overprint, so that no paper shows where a plate slips (GWG
R0009-R0012). Over a dark photo black and the photo's colours together would be more than the sheet
holds: large type knocks out, and a photo learns the shapes of the rest, to keep its colours low
below them (`colour.below_black`), where nobody sees it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from layout_app.display.items import (
    Area,
    GlyphRun,
    Group,
    Item,
    Panel,
    Picture,
    PlacedPdf,
    Rule,
    origins,
)
from layout_app.display.page import PageDisplay, walk
from layout_app.fonts.catalogue import Catalogue
from layout_app.fonts.face import Face
from layout_app.frozen import frozen
from layout_app.model.geometry import Rect
from layout_app.preflight.place import extent

LARGE_TYPE = 12.0
"""Points from which black type may knock out (GWG R0009)."""
_STEPS = (0.25, 0.5, 0.75, 1.0)
"""Where a curve is cut into straight pieces."""

Loop = tuple[tuple[float, float], ...]
"""Corners of a closed line."""
Shape = tuple[Loop, ...]
"""One character or line: its outer loops, and the inner ones, which turn the other way."""


@frozen
class PrintedOver(Picture):
    """A picture that black overprints."""

    black: tuple[Shape, ...] = ()
    """Where, in shares of its width and height."""


def prints_over(run: GlyphRun, dx: float, dy: float, photos: Iterable[Rect]) -> bool:
    """Tell whether type is black that prints over what is there, photos among it.

    `dx` and `dy` are the offset of the run on its page, `photos` lie there; points.
    """
    if not run.ink.is_solid_black:
        return False
    if run.size < LARGE_TYPE:
        return True
    place = extent(run).moved(dx, dy)
    return not any(photo.overlaps(place) for photo in photos)


def with_black_told(display: PageDisplay, faces: Catalogue) -> PageDisplay:
    """Return a page whose pictures know where black is printed over them."""
    photos: list[Rect] = []
    black: list[list[Shape]] = []
    for item, dx, dy in walk(display):
        if isinstance(item, Picture):
            photos.append(item.rect.moved(dx, dy))
            black.append([])
            continue
        if not photos:
            continue
        place = extent(item).moved(dx, dy)
        for photo, found in zip(photos, black, strict=True):
            if photo.overlaps(place):
                left, top = dx - photo.x, dy - photo.y
                shapes = _shapes(item, dx, dy, photos, faces)
                found += (_shares(shape, left, top, photo) for shape in shapes)
    if not any(black):
        return display
    told = iter(black)
    return replace(display, groups=tuple(_told(group, told) for group in display.groups))


def _told(group: Group, told: Iterator[Sequence[Shape]]) -> Group:
    items: list[Item] = []
    for item in group.items:
        if isinstance(item, Group):
            items.append(_told(item, told))
        elif isinstance(item, Picture):
            black = tuple(next(told))
            items.append(_printed_over(item, black) if black else item)
        else:
            items.append(item)
    return replace(group, items=tuple(items))


def _printed_over(item: Picture, black: tuple[Shape, ...]) -> PrintedOver:
    return PrintedOver(rect=item.rect, original=item.original, crop=item.crop, black=black)


def _shapes(
    item: Item, dx: float, dy: float, photos: Sequence[Rect], faces: Catalogue
) -> Iterator[Shape]:
    """Give the shapes of a leaf's ink that overprints, as the leaf counts."""
    match item:
        case GlyphRun() if prints_over(item, dx, dy, photos):
            yield from _characters(item, faces.face(item.face))
        case Rule() if item.ink.is_solid_black and item.weight > 0:
            yield (_line(item),)
        case Panel() if item.stroke is not None and item.stroke.is_solid_black:
            outer = item.rect.inset(-item.weight / 2, -item.weight / 2)
            inner = item.rect.inset(item.weight / 2, item.weight / 2)
            yield _corners(outer), _corners(inner)[::-1]
        case GlyphRun() | Rule() | Panel() | Area() | Picture() | PlacedPdf() | Group():
            return


def _characters(run: GlyphRun, face: Face) -> Iterator[Shape]:
    high = run.size / 1000
    wide = high * run.wide
    for gid, (x, y) in zip(run.glyphs, origins(run), strict=True):
        if run.turn:
            yield tuple(
                tuple((x + v * high, y + u * wide) for u, v in loop) for loop in _loops(face, gid)
            )
        else:
            yield tuple(
                tuple((x + u * wide, y - v * high) for u, v in loop) for loop in _loops(face, gid)
            )


def _loops(face: Face, gid: int) -> Iterator[Loop]:
    """Give the loops of a glyph, curves as straight pieces, 1/1000 em, y upwards."""
    loop: list[tuple[float, float]] = []
    for operator, points in face.outline(gid):
        if operator == "m":
            if loop:
                yield tuple(loop)
            loop = [*points]
        elif operator == "l":
            loop += points
        elif operator == "c":
            loop += _bent(loop[-1], *points)
    if loop:
        yield tuple(loop)


def _bent(
    a: tuple[float, float], b: tuple[float, float], c: tuple[float, float], d: tuple[float, float]
) -> Iterator[tuple[float, float]]:
    """Give points of a cubic curve behind its first."""
    for t in _STEPS:
        s = 1 - t
        shares = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
        ends = (a, b, c, d)
        yield (
            sum(share * x for share, (x, _) in zip(shares, ends, strict=True)),
            sum(share * y for share, (_, y) in zip(shares, ends, strict=True)),
        )


def _line(rule: Rule) -> Loop:
    length = max(1e-6, ((rule.x2 - rule.x1) ** 2 + (rule.y2 - rule.y1) ** 2) ** 0.5)
    across = rule.weight / 2 / length
    x, y = (rule.y2 - rule.y1) * across, (rule.x1 - rule.x2) * across
    return (
        (rule.x1 + x, rule.y1 + y),
        (rule.x2 + x, rule.y2 + y),
        (rule.x2 - x, rule.y2 - y),
        (rule.x1 - x, rule.y1 - y),
    )


def _corners(rect: Rect) -> Loop:
    return (
        (rect.x, rect.y),
        (rect.right, rect.y),
        (rect.right, rect.bottom),
        (rect.x, rect.bottom),
    )


def _shares(shape: Shape, left: float, top: float, photo: Rect) -> Shape:
    """Return a shape, moved, in shares of a photo."""
    return tuple(
        tuple((round((x + left) / photo.w, 5), round((y + top) / photo.h, 5)) for x, y in loop)
        for loop in shape
    )
