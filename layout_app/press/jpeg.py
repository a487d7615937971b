"""JPEG data that their reader forgives. One rule: only what no sound file has is called torn.

A reader of JPEG fills what it cannot read with gray and says nothing. In files whose rows come in
order two things give damage away: rows ask for more data than there are, or none asks for the last
of them. What shifts or stains a picture and leaves their number is not found.
"""

import io
import re
from collections.abc import Iterator

_BASELINE, _SCAN, _END, _FILLING = (0xC0, 0xC1), 0xDA, 0xD9, 0xFF
"""Second bytes of markers."""
_NEXT = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
"""What ends the data of a scan: no stuffed byte, no restart, no filling."""
_TAIL = 512
"""Bytes at the end that some row must ask for."""
_LIVELY = 32
"""Different bytes that make a tail a picture's: some cameras fill the end of a file."""
_OTHER = bytes(range(1, 255)) * 3
"""Data that are nobody's picture."""


def is_torn(data: bytes) -> bool:
    """Tell whether data within a JPEG are lost or strange; it is decoded up to three times.

    What is no JPEG, or comes in finer and finer scans, is not looked into.
    """
    scans = list(_scans(data)) if data.startswith(b"\xff\xd8") else []
    if len(scans) != 1:
        return False
    try:
        return _is_out_of_step(data, *scans[0])
    except Exception:  # a foreign parser: what it cannot read at all, it tells by itself
        return False


def _is_out_of_step(data: bytes, start: int, end: int) -> bool:
    """Tell whether rows and the data between two places do not come out even."""
    whole = _coarse(data)
    if _coarse(data[:end] + _OTHER + data[end:]) != whole:
        return True
    cut = end - _TAIL
    is_lively = cut > start + _TAIL and len(set(data[cut:end])) > _LIVELY
    return is_lively and _coarse(data[:cut] + _OTHER + data[end:]) == whole


def _scans(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield where the data of each scan of the first picture lie, if its rows come in order."""
    at, is_baseline = 2, False
    while at + 4 <= len(data) and data[at] == _FILLING:
        kind = data[at + 1]
        if kind == _END:
            return
        if kind == _FILLING:
            at += 1
            continue
        is_baseline = is_baseline or kind in _BASELINE
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if kind == _SCAN:
            found = _NEXT.search(data, at)
            if not is_baseline or found is None:
                return
            yield at, found.start()
            at = found.start()


def _coarse(data: bytes) -> bytes:
    from PIL import Image

    image = Image.open(io.BytesIO(data), formats=("JPEG",))
    image.draft(None, (1, 1))
    return image.tobytes()
