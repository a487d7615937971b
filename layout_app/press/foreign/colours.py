"""Colour spaces of a foreign file. One rule: what becomes of a colour is known by its plates."""

from collections.abc import Iterator, Sequence
from dataclasses import field
from typing import Any

from layout_app.frozen import frozen
from layout_app.model.ink import Ink
from layout_app.preflight.finding import Finding, fail, warn
from layout_app.press.foreign.standard import Standard
from layout_app.press.foreign.values import (
    bytes_of,
    data_of,
    entry,
    fingerprint,
    found,
    items,
    mapping,
    name,
    number,
)
from layout_app.press.icc import icc_header, is_same_press

_DEVICE = {"DeviceGray": 1, "DeviceRGB": 3, "DeviceCMYK": 4}
_SHORT = {"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "I": "Indexed"}
_CALIBRATED = {"CalGray": 1, "CalRGB": 3, "Lab": 3}
_COUNTS = {"GRAY": 1, "RGB": 3, "Lab": 3, "CMYK": 4}
"""Components of what a profile is for."""
_PLATES = ("Cyan", "Magenta", "Yellow", "Black")
_DEEP = 6
ALL = "All"
"""The ink of register marks: every plate."""


@frozen
class Space:
    """A colour space."""

    family: str
    """DeviceCMYK, ICCBased, Separation …; empty for what is no colour space."""
    count: int
    """Components of a colour."""
    inks: tuple[str, ...] = ()
    """Names of a Separation's or DeviceN's plates."""
    base: "Space | None" = None
    """What stands for the inks, holds a palette's colours, or paints an uncoloured pattern."""
    profile: bytes = field(default=b"", repr=False)
    """ICC profile."""
    definition: str = field(default="", repr=False)
    """Hash of how the inks are shown."""


GRAY, CMYK = Space(family="DeviceGray", count=1), Space(family="DeviceCMYK", count=4)
LIGHT = Space(family="DeviceRGB", count=3)
NOTHING = Space(family="", count=0)


def space_of(value: Any, resources: Any, deep: int = 0) -> Space:
    """Return the colour space behind a name or an array; `resources` are those of the page."""
    value = found(value)
    parts = items(value)
    told = name(parts[0]) if parts else name(value)
    if deep > _DEEP or not told:
        return NOTHING
    if not parts:
        return _named(told, resources, deep)
    family = _SHORT.get(told, told)
    if family in _DEVICE:
        return Space(family=family, count=_DEVICE[family])
    if family in _CALIBRATED:
        return Space(family=family, count=_CALIBRATED[family])
    return _compound(family, [*parts[1:], None, None, None], resources, deep)


def _named(told: str, resources: Any, deep: int) -> Space:
    if told in _DEVICE:
        return Space(family=told, count=_DEVICE[told])
    if told == "Pattern":
        return Space(family=told, count=0)
    listed = entry(entry(resources, "/ColorSpace"), f"/{told}")
    if listed is not None:
        return space_of(listed, resources, deep + 1)
    # Only pictures in a line of content abbreviate: elsewhere I, G or RGB is a name like another.
    family = _SHORT.get(told, "")
    return Space(family=family, count=_DEVICE[family]) if family in _DEVICE else NOTHING


def _compound(family: str, told: Sequence[Any], resources: Any, deep: int) -> Space:
    first, second, third = told[0], told[1], told[2]
    if family == "ICCBased":
        count = round(number(entry(first, "/N"), 3))
        return Space(family=family, count=count, profile=data_of(first) or b"")
    if family == "Indexed":
        return Space(family=family, count=1, base=space_of(first, resources, deep + 1))
    if family == "Pattern":
        return Space(family=family, count=0, base=space_of(first, resources, deep + 1))
    if family in ("Separation", "DeviceN"):
        inks = tuple(map(name, items(first))) or (name(first),)
        return Space(
            family=family,
            count=len(inks),
            inks=inks,
            base=space_of(second, resources, deep + 1),
            definition=fingerprint(second) + fingerprint(third),
        )
    return NOTHING


def palette_of(value: Any, resources: Any) -> tuple[int, bytes]:
    """Return the last place of a palette and its colours; -1 for what is none."""
    value = found(value)
    if name(value) and isinstance(value, str):
        value = entry(entry(resources, "/ColorSpace"), f"/{name(value)}")
    parts = items(value)
    if len(parts) < 4:
        return -1, b""
    return round(number(parts[2], -1)), bytes_of(parts[3])


def ink_of(space: Space, colour: Sequence[float]) -> Ink | None:
    """Return what lands on paper; None where a profile or a palette decides."""
    shares = [min(1.0, max(0.0, share)) for share in colour]
    if len(shares) != space.count:
        return None
    match space.family:
        case "DeviceGray":
            return Ink(k=1 - shares[0])
        case "DeviceCMYK":
            return Ink(c=shares[0], m=shares[1], y=shares[2], k=shares[3])
        case "Separation" | "DeviceN":
            return _plates(space.inks, shares)
        case _:
            return None


def _plates(inks: Sequence[str], shares: Sequence[float]) -> Ink | None:
    spots = [ink for ink in inks if ink not in (*_PLATES, "None")]
    if spots:
        return Ink(spot=spots[0], tint=max(shares))
    laid = dict(zip(inks, shares, strict=True))
    c, m, y, k = (laid.get(plate, 0.0) for plate in _PLATES)
    return Ink(c=c, m=m, y=y, k=k) if laid.keys() - {"None"} else None


def judge_space(space: Space, standard: Standard, intent: bytes) -> Iterator[Finding]:
    """Yield what is wrong with using a colour space; `intent` is the output profile."""
    family = space.family
    if family in ("DeviceRGB", *_CALIBRATED):
        # take light only with a profile: the press is a CMYK one.
        if standard.is_cmyk_only or family == "DeviceRGB":
            yield fail("pdf.colour", space=family, standard=standard)
    elif family == "ICCBased":
        header = icc_header(space.profile)
        if standard.is_cmyk_only:
            yield fail("pdf.colour", space=family, standard=standard)
        elif header is None or _COUNTS.get(header.space, space.count) != space.count:
            yield fail("pdf.colour_damaged")
        elif is_same_press(space.profile, intent):
            yield fail("pdf.same_profile")
        elif header.space == "CMYK":
            yield warn("pdf.other_press")
    elif family in ("Separation", "DeviceN") and space.base is not None:
        if any(judge_space(space.base, standard, intent)):
            yield fail("pdf.spot_likeness", spot=" ".join(space.inks), space=space.base.family)
    elif family == "":
        yield fail("pdf.no_resource", kind="ColorSpace")
    elif space.base is not None:
        yield from judge_space(space.base, standard, intent)


def spots_of(space: Space) -> tuple[str, ...]:
    """Return the inks that ask for plates of their own."""
    if space.family in ("Separation", "DeviceN"):
        return tuple(ink for ink in space.inks if ink not in (*_PLATES, "None", ALL))
    return spots_of(space.base) if space.base is not None else ()


def judge_defaults(resources: Any) -> Iterator[Finding]:
    """Yield the colour spaces that would secretly take the place of the plain ones."""
    for key in mapping(entry(resources, "/ColorSpace")):
        if key in ("/DefaultRGB", "/DefaultGray", "/DefaultCMYK"):
            yield fail("pdf.default_space", space=key[1:])


def judge_spots(spaces: Sequence[Space]) -> Iterator[Finding]:
    """Yield the spot inks that are described in two ways: nobody can tell which is meant."""
    first: dict[str, str] = {}
    told: set[str] = set()
    for space in spaces:
        if space.family != "Separation" or space.inks[0] in told:
            continue
        ink = space.inks[0]
        if first.setdefault(ink, space.definition) != space.definition:
            told.add(ink)
            yield fail("pdf.spot_twice", spot=ink)
