"""Crop marks. One rule: they stand outside the bleed and print on every plate."""

from layout_app.display.items import Rule
from layout_app.display.page import PageDisplay
from layout_app.model.geometry import MM
from layout_app.model.ink import Ink

# The name that PDF gives to all plates at once.
_REGISTRATION = Ink(c=1.0, m=1.0, y=1.0, k=1.0, spot="All")
_WEIGHT = 0.25
_LENGTH = 5 * MM
_GAP = 3 * MM


def crop_marks(display: PageDisplay, slug: float) -> tuple[Rule, ...]:
    """Return two marks at each corner as far as the room around the trim (`slug`, points) allows.

    They begin 3 mm from the trim, or beyond a larger bleed.
    """
    near = max(_GAP, display.bleed + _WEIGHT)
    far = min(near + _LENGTH, slug)
    if far <= near:
        return ()
    width, height = display.trim
    across = [
        (x, y, x, y + (far - near if y > 0 else near - far))
        for x in (0.0, width)
        for y in (-near, height + near)
    ]
    down = [
        (x, y, x + (far - near if x > 0 else near - far), y)
        for x in (-near, width + near)
        for y in (0.0, height)
    ]
    return tuple(
        Rule(x1=x1, y1=y1, x2=x2, y2=y2, weight=_WEIGHT, ink=_REGISTRATION)
        for x1, y1, x2, y2 in (*across, *down)
    )
