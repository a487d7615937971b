"""Marks for the press. One rule: they stand outside the bleed, within the room around the trim.

Crop marks at the corners and register crosses in the middles print on every plate; a bar of solid
and half inks at the foot shows how each plate prints.
"""

from collections.abc import Iterator

from layout_app.display.items import Panel, Rule
from layout_app.display.page import PageDisplay
from layout_app.model.geometry import MM, Rect
from layout_app.model.ink import Ink

# The name that PDF gives to all plates at once.
_REGISTRATION = Ink(c=1.0, m=1.0, y=1.0, k=1.0, spot="All")
_WEIGHT = 0.25
_LENGTH = 5 * MM
_GAP = 3 * MM
_CROSS = 2 * MM
"""Half of a register cross."""
_PATCH = 4 * MM
_BAR = tuple(
    ink for share in (1.0, 0.5) for ink in (Ink(c=share), Ink(m=share), Ink(y=share), Ink(k=share))
)


def press_marks(display: PageDisplay, slug: float) -> tuple[Rule | Panel, ...]:
    """Return the marks of a page as far as the room around the trim (`slug`, points) allows.

    They begin 3 mm from the trim, or beyond a larger bleed.
    """
    near = max(_GAP, display.bleed + _WEIGHT)
    far = min(near + _LENGTH, slug)
    if far <= near:
        return ()
    marks: list[Rule | Panel] = [*_crops(display, near, far)]
    if far - near >= 2 * _CROSS:
        marks += [*_crosses(display, (near + far) / 2), *_bar(display, near)]
    return tuple(marks)


def _crops(display: PageDisplay, near: float, far: float) -> Iterator[Rule]:
    width, height = display.trim
    for x in (0.0, width):
        for y in (-near, height + near):
            yield _rule(x, y, x, y + (far - near if y > 0 else near - far))
    for y in (0.0, height):
        for x in (-near, width + near):
            yield _rule(x, y, x + (far - near if x > 0 else near - far), y)


def _crosses(display: PageDisplay, away: float) -> Iterator[Rule]:
    width, height = display.trim
    middles = [(width / 2, -away), (width / 2, height + away)]
    middles += [(-away, height / 2), (width + away, height / 2)]
    for x, y in middles:
        yield _rule(x - _CROSS, y, x + _CROSS, y)
        yield _rule(x, y - _CROSS, x, y + _CROSS)


def _bar(display: PageDisplay, near: float) -> Iterator[Panel]:
    """Yield patches to the right of the lower left crop mark, where the page has room for all."""
    width, height = display.trim
    start = width / 8
    if start + len(_BAR) * _PATCH > width / 2 - 2 * _CROSS:
        return
    for n, ink in enumerate(_BAR):
        place = Rect(start + n * _PATCH, height + near, _PATCH, _PATCH)
        yield Panel(rect=place, fill=ink)


def _rule(x1: float, y1: float, x2: float, y2: float) -> Rule:
    return Rule(x1=x1, y1=y1, x2=x2, y2=y2, weight=_WEIGHT, ink=_REGISTRATION)
