"""Pictures of a foreign file. One rule: what cannot be decoded cannot be printed."""

import io
import warnings
from collections.abc import Iterator
from contextlib import suppress
from math import hypot
from typing import TYPE_CHECKING, Any

from layout_app.model.geometry import MM
from layout_app.preflight.finding import Finding, fail
from layout_app.preflight.ink import judge_bits, judge_pixels, judge_sum
from layout_app.preflight.limits import Limits
from layout_app.press.foreign import fax, jbig2
from layout_app.press.foreign.colours import (
    CMYK,
    GRAY,
    LIGHT,
    NOTHING,
    Space,
    judge_space,
    palette_of,
    space_of,
)
from layout_app.press.foreign.painting import PaintedImage
from layout_app.press.foreign.rasters import BITS, Form, is_whole, values_of
from layout_app.press.foreign.standard import Standard
from layout_app.press.foreign.values import (
    data_of,
    entry,
    filters,
    found,
    is_true,
    items,
    number,
    numbers,
)
from layout_app.press.jpeg import is_torn
from layout_app.press.opening import is_trap
from layout_app.press.spoilt import Unreadable, reading

if TYPE_CHECKING:
    import numpy as np
    from PIL import Image

SQUARE = 15 * MM
"""Side of the squares in which ink is averaged (GWG R0026)."""
_MOST_PIXELS = 100_000_000
"""Pixels of a picture that is looked at, of eight bits; a page of lines has more of one bit."""
_MOST_FAX = 400_000
"""Bytes of a bitmap in fax codes that are read code by code: two seconds."""
_CHANNELS = {"1": 1, "L": 1, "LA": 2, "RGB": 3, "RGBA": 4, "CMYK": 4}
_SMALL = 16
"""Pictures of so few pixels are ornaments that may be coarse (GWG R0031)."""
_INLINE = {"/Width": "/W", "/Height": "/H", "/BitsPerComponent": "/BPC", "/ColorSpace": "/CS",
           "/ImageMask": "/IM", "/Decode": "/D"}  # fmt: skip


def judge_image(
    image: PaintedImage, standard: Standard, intent: bytes, limits: Limits
) -> Iterator[Finding]:
    """Yield what is wrong with a picture in its place."""
    stream = image.stream
    is_mask = is_true(_of(image, "/ImageMask"))
    bits = 1 if is_mask else round(number(_of(image, "/BitsPerComponent"), 8))
    space = space_in(image)
    if space.family:
        yield from judge_space(space, standard, intent)
    if not standard.is_modern:
        if entry(stream, "/SMask") is not None or number(entry(stream, "/SMaskInData")):
            yield fail("pdf.transparency", standard=standard)
        if bits == 16:
            yield fail("pdf.image_bits", bits=bits)
    if items(entry(stream, "/Alternates")):
        yield fail("pdf.alternates")
    yield from _judge_pixels(image, bits, limits)
    yield from _judge_data(image, space, bits, standard, intent, limits)


def space_in(image: PaintedImage) -> Space:
    """Return the colour space of a picture."""
    told = _of(image, "/ColorSpace")
    if is_true(_of(image, "/ImageMask")):
        return GRAY
    return space_of(told, image.resources) if told is not None else NOTHING


def _of(image: PaintedImage, key: str) -> Any:
    value = entry(image.stream, key)
    return value if value is not None else entry(image.stream, _INLINE.get(key, key))


def _size(image: PaintedImage) -> tuple[int, int]:
    return round(number(_of(image, "/Width"))), round(number(_of(image, "/Height")))


def _judge_pixels(image: PaintedImage, bits: int, limits: Limits) -> Iterator[Finding]:
    width, height = _size(image)
    a, b, c, d, _, _ = image.placed
    across, down = hypot(a, b) / 72, hypot(c, d) / 72
    if not across or not down or (width <= _SMALL and height <= _SMALL):
        return
    ppi = min(width / across, height / down)
    yield from judge_bits(ppi, limits) if bits == 1 else judge_pixels(ppi, limits)


def _judge_data(
    image: PaintedImage,
    space: Space,
    bits: int,
    standard: Standard,
    intent: bytes,
    limits: Limits,
) -> Iterator[Finding]:
    width, height = _size(image)
    if width <= 0 or height <= 0 or bits not in BITS:
        yield fail("pdf.image_damaged")
        return
    if width * height * bits > _MOST_PIXELS * 8:
        yield fail("pdf.too_complex")
        return
    if image.data is not None:
        return
    used = filters(image.stream)
    if used and used[-1] in ("DCTDecode", "JPXDecode", "CCITTFaxDecode", "JBIG2Decode"):
        if used == ["DCTDecode"]:
            yield from _judge_jpeg(image, space, limits)
        elif used == ["JPXDecode"]:
            yield from _judge_jpeg_2000(image, space, standard, intent)
        elif not _is_whole_bitmap(image, used[-1]):
            yield fail("pdf.image_damaged")
        return
    form = Form(width=width, height=height, count=max(space.count, 1), bits=bits)
    if not is_whole(image.stream, form):
        yield fail("pdf.image_damaged")
    elif space == CMYK:
        shares = values_of(image.stream, form)
        if shares is not None:
            yield from _judge_ink(image, _decoded(image, shares), limits)
    elif space.family == "Indexed" and space.base is not None:
        yield from _judge_palette(image, space, form, limits)


def _judge_palette(
    image: PaintedImage, space: Space, form: Form, limits: Limits
) -> Iterator[Finding]:
    import numpy as np

    most, colours = palette_of(_of(image, "/ColorSpace"), image.resources)
    count = max(space.base.count, 1) if space.base is not None else 1
    if not 0 <= most <= 255 or len(colours) < (most + 1) * count:
        yield fail("pdf.image_damaged")
        return
    values = values_of(image.stream, form) if space.base == CMYK and form.bits <= 8 else None
    if values is None or numbers(_of(image, "/Decode")):
        return
    table = np.frombuffer(colours, np.uint8, (most + 1) * 4).reshape(most + 1, 4)
    places = values[:, :, 0] // (255 // ((1 << form.bits) - 1))
    yield from _judge_ink(image, table[np.minimum(places, most)], limits)


def _judge_jpeg(image: PaintedImage, space: Space, limits: Limits) -> Iterator[Finding]:
    from PIL import Image

    raw = getattr(found(image.stream), "_data", b"")
    try:
        with warnings.catch_warnings(), reading():
            warnings.simplefilter("ignore")
            opened = Image.open(io.BytesIO(raw), formats=("JPEG",))
            if is_trap(raw, opened.width * opened.height):
                yield fail("pdf.too_complex")
                return
            opened.load()
    except Unreadable:
        yield fail("pdf.image_damaged")
        return
    if opened.size != _size(image) or is_torn(raw) or not _fits(space, opened):
        yield fail("pdf.image_damaged")
    elif space == CMYK and opened.mode == "CMYK":
        yield from _judge_ink(image, _decoded(image, stored_inks(opened)), limits)


def _is_whole_bitmap(image: PaintedImage, coded: str) -> bool:
    """Tell whether every line of a bitmap is there, in so far as its codes tell."""
    from pypdf.generic import StreamObject

    parts = items(entry(image.stream, "/DecodeParms"))
    told = parts[-1] if parts else entry(image.stream, "/DecodeParms")
    if len(filters(image.stream)) > 1:
        return True  # packed twice: nobody does, and no reader unpacks only the outer one
    raw = found(image.stream)
    data = bytes(raw._data) if isinstance(raw, StreamObject) else b""  # noqa: SLF001 - as stored
    width, height = _size(image)
    if coded == "JBIG2Decode":
        return jbig2.is_whole(data, data_of(entry(told, "/JBIG2Globals")) or b"", (width, height))
    form = fax.Fax(
        columns=round(number(entry(told, "/Columns"), 1728)),
        k=round(number(entry(told, "/K"))),
        is_aligned=is_true(entry(told, "/EncodedByteAlign")),
    )
    if form.columns != width:
        return False
    return len(data) > _MOST_FAX or fax.whole_lines(data, form, height) == height


def stored_inks(opened: "Image.Image") -> "np.ndarray[Any, Any]":
    """Return the values that a CMYK JPEG stores.

    Pillow turns them round, as Adobe's need; in a PDF a Decode array says whether they do.
    """
    import numpy as np

    return 255 - np.asarray(opened)


def _judge_jpeg_2000(
    image: PaintedImage, space: Space, standard: Standard, intent: bytes
) -> Iterator[Finding]:
    """Judge what can be read of a JPEG 2000; where the file tells no colours, the picture does."""
    from PIL import Image

    raw = getattr(found(image.stream), "_data", b"")
    with warnings.catch_warnings(), suppress(Unreadable), reading():
        warnings.simplefilter("ignore")
        # Pillow knows not all of them: what it cannot open may be sound.
        opened = Image.open(io.BytesIO(raw), formats=("JPEG2000",))
        if opened.width * opened.height > _MOST_PIXELS:
            yield fail("pdf.image_damaged")
            return
        if not _fits(space, opened, more=1):
            yield fail("pdf.image_damaged")
            return
        if not space.family and opened.mode in ("RGB", "RGBA"):
            yield from judge_space(LIGHT, standard, intent)
        try:
            opened.load()
        except OSError:
            yield fail("pdf.image_damaged")


def _fits(space: Space, opened: "Image.Image", *, more: int = 0) -> bool:
    """Tell whether a picture has the channels of its colour space; one `more` says what is clear.

    Where only the picture's file tells colours, it has what it has.
    """
    count = _CHANNELS.get(opened.mode, space.count)
    return not space.family or space.count <= count <= space.count + more


def _decoded(image: PaintedImage, shares: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
    return 255 - shares if numbers(_of(image, "/Decode"))[:2] == [1.0, 0.0] else shares


def _judge_ink(
    image: PaintedImage, shares: "np.ndarray[Any, Any]", limits: Limits
) -> Iterator[Finding]:
    """Judge the mean ink of the darkest square of 15 mm, or of the whole of a small picture."""
    import numpy as np

    height, width = shares.shape[:2]
    a, b, c, d, _, _ = image.placed
    across = max(1, round(SQUARE * width / max(hypot(a, b), 0.01)))
    down = max(1, round(SQUARE * height / max(hypot(c, d), 0.01)))
    sums = shares.sum(axis=2, dtype=np.uint16).astype(np.float32) / 255
    rows = np.add.reduceat(sums, np.arange(0, height, down), axis=0)
    squares = np.add.reduceat(rows, np.arange(0, width, across), axis=1)
    counts = np.outer(
        np.diff(np.append(np.arange(0, height, down), height)),
        np.diff(np.append(np.arange(0, width, across), width)),
    )
    # A strip at the edge is no square: only whole ones count, unless there is none.
    whole = counts == counts.max()
    yield from judge_sum(float((squares / counts)[whole].max()), limits)
