"""Picture files of any maker, opened. One rule: no pixel is decoded before its header is read.

A TIFF file in press colour with a clear ground, as cut-outs are saved, is unknown to Pillow. It is
read as a gray one with all its channels side by side, and laid on paper, which has no ink.
"""

import io
import struct
import warnings
from contextlib import suppress
from typing import TYPE_CHECKING

from layout_app.press.jpeg import scans_of
from layout_app.press.spoilt import Unreadable, reading

if TYPE_CHECKING:
    from PIL import Image
    from PIL.TiffImagePlugin import ImageFileDirectory_v2

LARGEST = 100_000_000
"""Pixels of the largest picture that is opened."""
_MOST_READ = 16 * LARGEST
"""Pixels that the scans of one JPEG go over together: 10 make a photo, and thousands a trap."""
_MOST_VALUES = 178_000_000
"""Channels of all pixels of the largest cut-out: what Pillow opens as one gray picture."""
FORMATS = ("JPEG", "PNG", "TIFF", "WEBP", "GIF", "BMP")
"""Kinds of pictures that are opened; the readers of others are never asked."""

_WIDTH, _HEIGHT, _BITS, _COMPRESSION, _COLOUR = 256, 257, 258, 259, 262
_OFFSETS, _TURN, _CHANNELS, _ROWS, _COUNTS = 273, 274, 277, 278, 279
_PLANAR, _PREDICTOR, _EXTRA, _PROFILE = 284, 317, 338, 34675
"""TIFF tags."""
_BLACK_IS_ZERO, _SEPARATED = 1, 5
"""Values of `_COLOUR`."""
_PARTED = 2
"""Value of `_PLANAR`: each channel lies by itself."""
_DEEP = 16
_INKS = 4
_CLEAR = 2
"""Value of `_EXTRA`: a channel tells what is clear, and the inks do not know of it."""
_LONG = 4
"""The type of a value, and its bytes."""


class TooLarge(Exception):  # noqa: N818 - it is told as a refusal or a fact, never raised on
    """A picture has more than `most_pixels`, or is gone over far too often."""


def opened(data: bytes) -> "Image.Image":
    """Return a picture whose header was read; TooLarge or Unreadable."""
    from PIL import Image, UnidentifiedImageError

    with warnings.catch_warnings(), reading():
        # Pillow warns of fewer pixels than are refused here, and of damage that decoding tells.
        warnings.simplefilter("ignore")
        try:
            try:
                found: Image.Image = Image.open(io.BytesIO(data), formats=FORMATS)
            except UnidentifiedImageError:
                found = _cut_out(data)
        except Image.DecompressionBombError as error:
            raise TooLarge from error
        if _is_misread(found):
            raise ValueError("a TIFF file of an unknown kind")
        if found.width * found.height > LARGEST or is_trap(data, found.width * found.height):
            raise TooLarge
        return found


def is_trap(data: bytes, pixels: int) -> bool:
    """Tell whether a JPEG of so many pixels is gone over so often that it takes minutes."""
    return pixels * len(scans_of(data)) > _MOST_READ


def most_pixels(data: bytes) -> int:
    """Return how many pixels a picture of this file's kind may have."""
    from PIL import Image, UnidentifiedImageError

    # What else is wrong with it, another says.
    with warnings.catch_warnings(), suppress(Unreadable), reading():
        warnings.simplefilter("ignore")
        try:
            Image.open(io.BytesIO(data), formats=FORMATS)
        except UnidentifiedImageError:
            channels: int = _tags(data)[_CHANNELS]
            return min(LARGEST, _MOST_VALUES // channels)
    return LARGEST


def _is_misread(found: "Image.Image") -> bool:
    """Tell whether Pillow would make another picture of a TIFF file without a word.

    It does of integers of 32 bits, and where the channels of 16 bits lie one behind the other.
    """
    tags = getattr(found, "tag_v2", {})
    deep = max(tags.get(_BITS, (1,)))
    is_parted = tags.get(_PLANAR) == _PARTED and tags.get(_CHANNELS, 1) > 1
    return found.mode != "F" and (deep > _DEEP or (deep == _DEEP and is_parted))


def _cut_out(data: bytes) -> "Image.Image":
    """Return a CMYK TIFF with a clear ground as it lies on paper; any other file is refused."""
    import numpy as np
    from PIL import Image, ImageChops, ImageOps

    if data[:4] not in (b"II*\0", b"MM\0*"):
        raise ValueError("no TIFF file")
    tags = _tags(data)
    wide, high, channels = tags[_WIDTH], tags[_HEIGHT], tags[_CHANNELS]
    extra, depth = tags.get(_EXTRA, ()), set(tags[_BITS])
    is_known = tags[_COLOUR] == _SEPARATED and channels == _INKS + len(extra)
    if not is_known or tags.get(_PLANAR, 1) != 1 or depth not in ({8}, {_DEEP}):
        raise ValueError("a TIFF file of an unknown kind")
    if wide * high > min(LARGEST, _MOST_VALUES // channels):
        raise TooLarge
    values = np.asarray(Image.open(io.BytesIO(_as_gray(data, tags)))).reshape(high, wide, channels)
    if tags.get(_PREDICTOR, 1) == 2:
        values = np.cumsum(values, axis=1, dtype=values.dtype)
    if depth == {_DEEP}:
        values = values >> 8
    planes = [Image.fromarray(values[:, :, k].astype(np.uint8)) for k in range(channels)]
    inks = planes[:_INKS]
    if _CLEAR in extra:
        clear = planes[_INKS + extra.index(_CLEAR)]
        inks = [ImageChops.multiply(ink, clear) for ink in inks]
    found = Image.merge("CMYK", inks)
    found.getexif()[_TURN] = tags.get(_TURN, 1)
    upright = ImageOps.exif_transpose(found)
    if profile := tags.get(_PROFILE):
        upright.info["icc_profile"] = profile
    return upright


def _tags(data: bytes) -> "ImageFileDirectory_v2":
    """Return the first directory of a TIFF file."""
    from PIL.TiffImagePlugin import ImageFileDirectory_v2

    tags = ImageFileDirectory_v2(data[:8])
    file = io.BytesIO(data)
    file.seek(tags.next)
    tags.load(file)
    return tags


def _as_gray(data: bytes, tags: "ImageFileDirectory_v2") -> bytes:
    """Return a TIFF file with a directory that tells of one wide channel in the same places."""
    order = "<" if data[:2] == b"II" else ">"
    told = {
        _WIDTH: (tags[_WIDTH] * tags[_CHANNELS],),
        _HEIGHT: (tags[_HEIGHT],),
        _BITS: tags[_BITS][:1],
        _COMPRESSION: (tags[_COMPRESSION],),
        _COLOUR: (_BLACK_IS_ZERO,),
        _OFFSETS: tags[_OFFSETS],
        _CHANNELS: (1,),
        _ROWS: (tags.get(_ROWS, tags[_HEIGHT]),),
        _COUNTS: tags[_COUNTS],
    }
    long = {tag: struct.pack(f"{order}{len(values)}L", *values) for tag, values in told.items()}
    start = len(data) + len(data) % 2
    behind = start + 2 + 12 * len(told) + 4
    entries, further = b"", b""
    for tag, values in long.items():
        field = values if len(values) == 4 else struct.pack(f"{order}L", behind + len(further))
        entries += struct.pack(f"{order}HHL", tag, _LONG, len(values) // 4) + field
        further += values if len(values) > 4 else b""
    directory = struct.pack(f"{order}H", len(told)) + entries + bytes(4) + further
    return data[:4] + struct.pack(f"{order}L", start) + data[8:].ljust(start - 8, b"\0") + directory
