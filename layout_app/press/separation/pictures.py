"""Pictures and colour spaces as one plate sees them. One rule: what pdfium gets is gray.

Pictures of process colour are decoded once and taken apart; all others keep their data, and their
colour space is replaced by a function that answers with the plate's gray.
"""

import io
import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    FloatObject,
    NameObject,
    NumberObject,
    StreamObject,
)

from layout_app.press.foreign.colours import ALL, Space, space_of
from layout_app.press.foreign.images import stored_inks
from layout_app.press.foreign.rasters import BITS, Form, values_of
from layout_app.press.foreign.values import (
    bytes_of,
    entry,
    filters,
    is_true,
    items,
    number,
    numbers,
)
from layout_app.press.separation.tints import PROCESS, kind_of, tint
from layout_app.press.spoilt import Unreadable, reading

if TYPE_CHECKING:
    import numpy as np

Add = Callable[[Any], Any]
"""Puts an object into the file and returns what refers to it."""
_GRAY = NameObject("/DeviceGray")
_COUNTS = {"process": 4, "gray": 1, "light": 3}


class PlatePicture:
    """A picture of a file that is rewritten; `show` makes it the picture of a plate."""

    def __init__(self, stream: StreamObject, resources: Any, add: Add) -> None:
        self._stream = stream
        self._add = add
        self._kept = StreamObject()
        self._kept.update(stream)
        self._raw = stream._data  # noqa: SLF001 - as it is stored; decoding would lose JPEG data
        told = entry(stream, "/ColorSpace")
        self.is_stencil = is_true(entry(stream, "/ImageMask"))
        self.space = space_of(told, resources) if told is not None else Space(family="", count=0)
        self._shares: np.ndarray[Any, Any] | None = None
        self._tried = False

    def show(self, plate: str) -> None:
        """Put the plate's gray in the place of the picture."""
        if self.is_stencil or not self.space.family:
            return
        shares = self._decoded()
        if shares is None:
            self._recolour(plate)
            return
        at = PROCESS.index(plate) if plate in PROCESS else -1
        if kind_of(self.space) == "gray":
            at = 0 if plate == "Black" else -1
        if at < 0:
            self._replace(1, 1, b"\xff")
            return
        height, width = shares.shape[:2]
        self._replace(width, height, (255 - shares[:, :, at]).tobytes())

    def _replace(self, width: int, height: int, data: bytes) -> None:
        stream = self._stream
        for key in ("/Filter", "/DecodeParms", "/Decode", "/Intent"):
            stream.pop(key, None)
        stream[NameObject("/Width")] = NumberObject(width)
        stream[NameObject("/Height")] = NumberObject(height)
        stream[NameObject("/BitsPerComponent")] = NumberObject(8)
        stream[NameObject("/ColorSpace")] = _GRAY
        stream._data = data  # noqa: SLF001 - stored as it is: it is written once and thrown away

    def _recolour(self, plate: str) -> None:
        self._stream[NameObject("/ColorSpace")] = plate_space(
            entry(self._kept, "/ColorSpace"), self.space, plate, self._add
        )

    def _decoded(self) -> "np.ndarray[Any, Any] | None":
        """Return rows × columns × plates of ink, 0..255; None for what is not process or gray."""
        if not self._tried:
            self._tried = True
            if kind_of(self.space) in ("process", "gray"):
                self._shares = self._read()
        return self._shares

    def _read(self) -> "np.ndarray[Any, Any] | None":
        count = self.space.count
        width, height = (round(number(entry(self._kept, k))) for k in ("/Width", "/Height"))
        used = filters(self._kept)
        if used == ["DCTDecode"]:
            values = _jpeg(self._raw, count)
        elif "DCTDecode" in used:
            return None
        else:
            bits = round(number(entry(self._kept, "/BitsPerComponent"), 8))
            form = Form(width=width, height=height, count=count, bits=bits)
            values = values_of(self._stream, form) if bits in BITS else None
        if values is None:
            return None
        if numbers(entry(self._kept, "/Decode"))[:2] == [1.0, 0.0]:
            values = 255 - values
        return 255 - values if kind_of(self.space) == "gray" else values


def _jpeg(data: bytes, count: int) -> "np.ndarray[Any, Any] | None":
    """Return the values that a JPEG stores; None where it cannot be read or has others."""
    import numpy as np
    from PIL import Image

    try:
        with warnings.catch_warnings(), reading():
            warnings.simplefilter("ignore")
            opened = Image.open(io.BytesIO(data), formats=("JPEG",))
            opened.load()
    except Unreadable:  # pdfium is asked instead
        return None
    if opened.mode != {1: "L", 4: "CMYK"}.get(count):
        return None
    return np.asarray(opened)[:, :, None] if count == 1 else stored_inks(opened)


def plate_space(value: Any, space: Space, plate: str, add: Add) -> Any:
    """Return a colour space that answers with the gray of a plate, for the same components."""
    if space.family == "Indexed" and space.base is not None:
        return _palette(value, space.base, plate)
    if space.family == "Pattern" and space.base is not None:
        return ArrayObject(
            [NameObject("/Pattern"), plate_space(items(value)[1], space.base, plate, add)]
        )
    kind = kind_of(space)
    if not kind:
        return value
    at = _index(space, kind, plate)
    return _answering(space.count, at, add, is_light=kind in ("gray", "light"))


def _index(space: Space, kind: str, plate: str) -> int:
    """Return which component is the plate's, -1 where none is."""
    if kind == "gray":
        return 0 if plate == "Black" else -1
    if kind == "inks":
        for name in (plate, ALL):
            if name in space.inks:
                return space.inks.index(name)
        return -1
    most = _COUNTS[kind]
    return PROCESS.index(plate) if plate in PROCESS[:most] else -1


def _answering(count: int, at: int, add: Add, *, is_light: bool) -> ArrayObject:
    """Return a space of `count` inks whose gray is that of component `at`; paper where none is."""
    if at < 0:
        program = "pop " * count + "1"
    else:
        # What lies above the component goes; it comes to the top, and what lies below goes.
        program = "pop " * (count - 1 - at) + ("" if is_light else "1 exch sub ")
        program += "exch pop " * at
    function = StreamObject()
    function._data = b"{ %s }" % program.strip().encode()  # noqa: SLF001 - a stream's data
    function[NameObject("/FunctionType")] = NumberObject(4)
    function[NameObject("/Domain")] = _floats([0, 1] * count)
    function[NameObject("/Range")] = _floats([0, 1])
    names = ArrayObject([NameObject(f"/P{k}") for k in range(count)])
    return ArrayObject([NameObject("/DeviceN"), names, _GRAY, add(function)])


def _palette(value: Any, base: Space, plate: str) -> ArrayObject:
    """Return a palette of grays."""
    parts = items(value)
    colours = bytes_of(parts[3] if len(parts) > 3 else b"")
    count = max(1, base.count)
    grays = bytes(
        round(255 * (1 - tint(base, [v / 255 for v in colours[at : at + count]], plate)))
        for at in range(0, len(colours) - count + 1, count)
    )
    most = NumberObject(len(grays) - 1)
    return ArrayObject([NameObject("/Indexed"), _GRAY, most, ByteStringObject(grays)])


def _floats(values: list[float]) -> ArrayObject:
    return ArrayObject([FloatObject(value) for value in values])
