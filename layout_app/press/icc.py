"""ICC profiles as files. One rule: two that do the same are the same, whatever else they say."""

import struct
from functools import lru_cache

from layout_app.frozen import frozen

_HEADER, _ROW = 128, 12
_SEEN = (b"A2B0", b"A2B1", b"A2B2")
"""Tags that tell the colours of inks, by rendering intent (ICC.1:2001-04, 6.4)."""


@frozen
class IccHeader:
    """What the first bytes of an ICC profile say."""

    major: int
    device: str
    """Class: prtr, mntr, scnr …"""
    space: str
    """Colour space: CMYK, RGB, GRAY …"""


def icc_header(profile: bytes) -> IccHeader | None:
    """Return the header of a profile; None for a damaged one."""
    if _tags(profile) is None:
        return None
    return IccHeader(
        major=profile[8],
        device=profile[12:16].decode("latin-1").strip(),
        space=profile[16:20].decode("latin-1").strip(),
    )


@lru_cache(maxsize=32)
def is_same_press(one: bytes, other: bytes) -> bool:
    """Tell whether the same inks have the same colours by two profiles.

    A profile that is saved anew has another date, description or maker, and its inks are those of
    the first. How colours become inks may differ, since nobody asks for that here.
    """
    if one == other:
        return bool(one)
    tables = [
        (profile[16:24], *(tags.get(tag) for tag in _SEEN))
        for profile in (one, other)
        if (tags := _tags(profile)) is not None
    ]
    return len(tables) == 2 and tables[0] == tables[1] and any(tables[0][1:])


def _tags(profile: bytes) -> dict[bytes, bytes] | None:
    """Return the tags of a profile; None for a damaged one."""
    if len(profile) < _HEADER + 4 or profile[36:40] != b"acsp":
        return None
    size, count = (struct.unpack_from(">I", profile, at)[0] for at in (0, _HEADER))
    if size > len(profile) or _HEADER + 4 + _ROW * count > len(profile):
        return None
    rows = [struct.unpack_from(">4sII", profile, _HEADER + 4 + _ROW * k) for k in range(count)]
    if any(offset + length > len(profile) for _, offset, length in rows):
        return None
    return {tag: profile[offset : offset + length] for tag, offset, length in rows}
