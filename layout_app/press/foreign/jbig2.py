"""Bitmaps of JBIG2 as they lie in a PDF. One rule: segments that are not whole are no picture.

The segments are those of ITU-T T.88, 7.2; what stands inside one has no check of its own.
"""

import struct
from collections.abc import Iterator

from layout_app.frozen import frozen

_PAGE, _UNKNOWN = 48, 0xFFFFFFFF
_REGIONS = frozenset((4, 6, 7, 20, 22, 23, 36, 38, 39, 40, 42, 43))
_KNOWN = _REGIONS | {0, 16, _PAGE, 49, 50, 51, 52, 53, 62}
_GENERIC = 38
"""The only kind whose length may be unknown when it begins."""


class _TornError(Exception):
    """A segment that is none, or not whole."""


@frozen
class _Segment:
    kind: int
    data: bytes


def is_whole(data: bytes, shared: bytes, size: tuple[int, int]) -> bool:
    """Tell whether a stream, with those it shares, has every segment of a page of this size."""
    try:
        kinds = [segment.kind for segment in _segments(shared)]
        own = list(_segments(data))
    except (_TornError, struct.error):
        return False
    pages = [segment.data for segment in own if segment.kind == _PAGE]
    if len(pages) != 1 or len(pages[0]) < 19 or _PAGE in kinds:
        return False
    width, height = struct.unpack_from(">II", pages[0])
    if (width, height) != size and (width, height) != (size[0], _UNKNOWN):
        return False
    return any(segment.kind in _REGIONS for segment in own)


def _segments(data: bytes) -> Iterator[_Segment]:
    at = 0
    while at < len(data):
        number, flags, counted = struct.unpack_from(">IBB", data, at)
        at += 5
        if counted >> 5 == 7:
            referred = struct.unpack_from(">I", data, at)[0] & 0x1FFFFFFF
            at += 4 + (referred + 8) // 8
        else:
            referred = counted >> 5
            at += 1
        at += referred * (1 if number <= 256 else 2 if number <= 65536 else 4)
        at += 4 if flags & 0x40 else 1
        (length,) = struct.unpack_from(">I", data, at)
        at += 4
        kind = flags & 0x3F
        if kind not in _KNOWN:
            raise _TornError
        if length == _UNKNOWN:
            length = _found_length(data, at, kind)
        if at + length > len(data):
            raise _TornError
        yield _Segment(kind=kind, data=data[at : at + length])
        at += length


def _found_length(data: bytes, at: int, kind: int) -> int:
    """Return the length of a region that tells it only at its end (T.88, 7.2.7)."""
    if kind != _GENERIC:
        raise _TornError
    is_mmr = data[at + 17] & 1 if at + 17 < len(data) else 0
    end = data.find(b"\0\0" if is_mmr else b"\xff\xac", at + 18)
    if end < 0:
        raise _TornError
    return end + 2 + 4 - at
