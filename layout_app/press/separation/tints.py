"""What a colour leaves on a plate. One rule: a tint is a share of full ink, 0 paper to 1 solid.

A colour that overprints leaves a plate alone on which it has no ink (ISO 32000-1, 8.6.7): black
type does not clear the tint below it. In mode 1 that holds for single plates of a process colour.
"""

from collections.abc import Sequence

from layout_app.frozen import frozen
from layout_app.press.foreign.colours import ALL, Space

PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
_LIGHT = ("DeviceRGB", "CalRGB", "Lab")


@frozen(kw_only=False)
class Colour:
    """A colour as its operators set it."""

    space: Space
    values: tuple[float, ...]

    @property
    def is_plain(self) -> bool:
        """Whether its tints follow from its values alone: no pattern, no palette."""
        return bool(kind_of(self.space)) and len(self.values) == self.space.count


@frozen(kw_only=False)
class Overprint:
    """How a colour meets what lies below it."""

    on: bool = False
    by_plate: bool = False
    """Mode 1: also plates of a process colour are left alone where it has no ink."""


def kind_of(space: Space) -> str:
    """Return `process`, `gray`, `light`, `inks`, or nothing for patterns and palettes."""
    if space.family in ("Separation", "DeviceN"):
        return "inks"
    if space.family == "ICCBased":
        return {1: "gray", 3: "light", 4: "process"}.get(space.count, "")
    if space.family in ("DeviceGray", "CalGray"):
        return "gray"
    if space.family in _LIGHT:
        return "light"
    return "process" if space.family == "DeviceCMYK" else ""


def tint(space: Space, values: Sequence[float], plate: str) -> float:
    """Return the share of ink that a plain colour leaves on a plate."""
    shares = [min(1.0, max(0.0, value)) for value in values]
    at = PROCESS.index(plate) if plate in PROCESS else -1
    match kind_of(space):
        case "process":
            return shares[at] if at >= 0 else 0.0
        case "gray":
            return 1 - shares[0] if plate == "Black" else 0.0
        case "light":
            return 1 - shares[at] if 0 <= at < 3 else 0.0
        case _:
            named = dict(zip(space.inks, shares, strict=False))
            return named.get(plate, named.get(ALL, 0.0))


def is_laid(colour: Colour, how: Overprint, plate: str) -> bool:
    """Tell whether a colour touches a plate at all, be it with paper."""
    if not how.on:
        return True
    kind = kind_of(colour.space)
    if kind == "inks":
        return plate in colour.space.inks or ALL in colour.space.inks
    if kind == "process" and how.by_plate and colour.space.family == "DeviceCMYK":
        return plate in PROCESS and tint(colour.space, colour.values, plate) > 0
    return plate in PROCESS or not kind


def inks_of(space: Space) -> tuple[str, ...]:
    """Return the spot inks that a space asks for."""
    found = space.inks + (inks_of(space.base) if space.base is not None else ())
    return tuple(ink for ink in found if ink not in (*PROCESS, ALL, "None", ""))
