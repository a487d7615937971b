"""Sizes of ads in words. One rule: a trim is named by the box of the page that it is."""

from layout_app.desk.words import _
from layout_app.model.box import SHEETS, Trim
from layout_app.model.geometry import MM
from layout_app.press.adfile import Size


def told_trim(trim: Trim) -> str:
    """Return a choice in words."""
    if trim.bleed:
        return _("{box} less {bleed:g} mm at each side").format(
            box=SHEETS[trim.box], bleed=round(trim.bleed / MM, 2)
        )
    return SHEETS[trim.box]


def told_size(size: Size) -> str:
    """Return width and height in millimetres."""
    return f"{size[0] / MM:.1f} × {size[1] / MM:.1f}"
