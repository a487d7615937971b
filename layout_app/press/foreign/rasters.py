"""Values of pictures as a file stores them. One rule: no more is unpacked than the picture needs.

A page in one picture is 120 MB and more. pypdf stops at 75, and takes back what a predictor did
byte by byte in Python, a minute for a page. What Flate packs by a PNG predictor is what a PNG
holds, so Pillow reads it as one.
"""

import io
import struct
import warnings
import zlib
from typing import TYPE_CHECKING, Any

from pypdf.generic import StreamObject

from layout_app.frozen import frozen
from layout_app.press.foreign.values import data_of, entry, filters, found, items, number
from layout_app.press.spoilt import Unreadable, reading

if TYPE_CHECKING:
    import numpy as np

BITS = (1, 2, 4, 8, 16)
"""Bits that a value may have (ISO 32000-1, table 89)."""
_MOST_PACKED = 1 << 30
"""Bytes that are unpacked at the most, to see whether all are there."""
_PIECE = 1 << 20
_PNG, _TIFF = 10, 2
"""Predictors from 10 on are those of PNG."""
_PNG_TYPES = {1: 0, 2: 4, 3: 2, 4: 6}
"""PNG's kinds of pictures of so many channels; the fourth is called clear, and is not touched."""
_PNG_LARGEST = 89_000_000
"""Pixels from which Pillow takes a PNG for a trap."""


@frozen
class Form:
    """How a picture's values lie."""

    width: int
    height: int
    count: int
    """Values of a pixel."""
    bits: int

    @property
    def row(self) -> int:
        """Bytes of a row."""
        return (self.width * self.count * self.bits + 7) // 8


def is_whole(stream: Any, form: Form) -> bool:
    """Tell whether a stream holds as many bytes as its picture needs."""
    predictor = _predictor(stream, form)
    if filters(stream) != ["FlateDecode"]:
        data = data_of(stream)
        return data is not None and len(data) >= form.row * form.height
    needed = (form.row + (predictor >= _PNG)) * form.height
    if needed > _MOST_PACKED:
        return False
    unpacker, data = zlib.decompressobj(), _stored(stream)
    counted = 0
    try:
        while counted < needed and (piece := unpacker.decompress(data, _PIECE)):
            counted += len(piece)
            data = unpacker.unconsumed_tail
    except zlib.error:
        return False
    return counted >= needed


def values_of(stream: Any, form: Form) -> "np.ndarray[Any, Any] | None":
    """Return rows × columns × values of a whole picture, each as 0..255; None where it is not."""
    import numpy as np

    predictor = _predictor(stream, form)
    needed = form.row * form.height
    if filters(stream) != ["FlateDecode"]:
        data = data_of(stream)
    elif predictor == 0:
        return None
    elif predictor >= _PNG:
        # Pillow makes up what is missing.
        return _from_png(_stored(stream), form) if is_whole(stream, form) else None
    else:
        data = _unpacked(_stored(stream), needed)
    if data is None or len(data) < needed:
        return None
    rows = np.frombuffer(data, np.uint8, needed).reshape(form.height, form.row)
    values = _parted(rows, form)
    if predictor == _TIFF and filters(stream) == ["FlateDecode"]:
        if form.bits != 8:
            return None
        values = np.cumsum(values, axis=1, dtype=np.uint8)
    return values


def _predictor(stream: Any, form: Form) -> int:
    """Return a picture's predictor, 1 for none; 0 for one that tells another form than the picture.

    Readers take such a one at its word, so there is nothing to be known of what they would print.
    """
    listed = items(entry(stream, "/DecodeParms"))
    told = listed[0] if listed else entry(stream, "/DecodeParms")
    predictor = round(number(entry(told, "/Predictor"), 1))
    said = tuple(
        round(number(entry(told, key), usual))
        for key, usual in (("/Columns", 1), ("/Colors", 1), ("/BitsPerComponent", 8))
    )
    return predictor if predictor <= 1 or said == (form.width, form.count, form.bits) else 0


def _stored(stream: Any) -> bytes:
    told = found(stream)
    return bytes(told._data) if isinstance(told, StreamObject) else b""  # noqa: SLF001 - as stored


def _unpacked(data: bytes, most: int) -> bytes | None:
    try:
        return zlib.decompressobj().decompress(data, max(1, most))
    except zlib.error:
        return None


def _parted(rows: "np.ndarray[Any, Any]", form: Form) -> "np.ndarray[Any, Any]":
    """Return the values of packed rows, those of more bits without the lower, of fewer spread."""
    import numpy as np

    values = rows
    if form.bits == 16:
        values = rows[:, ::2]
    elif form.bits < 8:
        each, most = 8 // form.bits, (1 << form.bits) - 1
        shifts = np.arange(8 - form.bits, -1, -form.bits, dtype=np.uint8)
        values = (rows[:, :, None] >> shifts & most) * np.uint8(255 // most)
        values = values.reshape(len(rows), form.row * each)
    values = values[:, : form.width * form.count]
    return values.reshape(form.height, form.width, form.count)


def _from_png(data: bytes, form: Form) -> "np.ndarray[Any, Any] | None":
    import numpy as np
    from PIL import Image

    if form.count not in _PNG_TYPES or (form.bits < 8 and form.count > 1):
        return None
    if form.width * form.height > _PNG_LARGEST:
        return None
    kind = _PNG_TYPES[form.count]
    head = struct.pack(">IIBBBBB", form.width, form.height, form.bits, kind, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", data), (b"IEND", b""))
    file = b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks)
    try:
        with warnings.catch_warnings(), reading():
            warnings.simplefilter("ignore")
            opened = Image.open(io.BytesIO(file), formats=("PNG",))
            opened.load()
    except Unreadable:
        return None
    values = np.asarray(opened)
    if values.dtype == np.bool_:
        values = values * np.uint8(255)
    if values.dtype != np.uint8:
        values = (values >> 8).astype(np.uint8)
    return values.reshape(form.height, form.width, form.count)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
