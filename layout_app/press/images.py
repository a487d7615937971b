"""Pictures as press colour. One rule: an original is hostile until its header has been read.

Everything comes out as a plain raster without alpha, profile and metadata, cropped, turned
upright and no finer than the press can show.
"""

import io
import warnings
import zlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from enum import StrEnum
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, Self

from layout_app.errors import ExportError
from layout_app.frozen import frozen
from layout_app.model.geometry import Rect
from layout_app.preflight.house import PICTURES, PictureRules
from layout_app.press.colour import (
    as_black,
    as_gray,
    as_press,
    as_screen,
    below_black,
    has_profile,
)
from layout_app.press.described import profile_of
from layout_app.press.jpeg import is_torn
from layout_app.press.objects import Document, Value
from layout_app.press.opening import TooLarge, most_pixels, opened
from layout_app.press.overprint import Shape
from layout_app.press.render import ReaderPicture, reader_picture
from layout_app.press.spoilt import Unreadable, reading

if TYPE_CHECKING:
    from PIL import Image

HEAVIEST_PHOTO = 300_000
"""Bytes of a photo that readers load with an article."""
SLIP = 0.3
"""How far a plate may slip, points (0.1 mm)."""
_WHOLE = Rect(0.0, 0.0, 1.0, 1.0)
_COARSE = replace(PICTURES, ppi=72.0, spare=1.0)
"""A pixel a point."""
_FLAT_COLOURS = 256
_DRAWN_COLOURS, _GROUND = 4096, 0.25
"""Most colours of a drawing, edges made smooth included, and the least share of its ground."""
_GRAY = frozenset(("I", "I;16", "I;16B", "I;16L", "I;16N", "F", "LA", "La"))
"""Modes of gray pictures beside L."""
_CLEAR_GRAY = "LA;16B"
"""How a PNG of deep grays with alpha lies in its file."""
_ORIENTATION, _SIDEWAYS = 0x0112, 5
"""The EXIF tag of a picture's turn, and the first of its values that lie on their side."""
_BITS, _PHOTOMETRIC, _WHITE_IS_ZERO = 258, 262, 0
"""TIFF tags of the depth of a channel and of what its values mean, and a value of the latter."""
# Index 0 of a bitmap is black: printed by the black plate alone.
_BITMAP_SPACE = "[/Indexed /DeviceCMYK 1 <000000FF00000000>]"


class Flaw(StrEnum):
    """What keeps a picture from print."""

    UNREADABLE = "unreadable"
    """It is no picture, or of a kind that nobody prints."""
    DAMAGED = "damaged"
    """Behind its header it is cut off or spoilt."""
    TOO_LARGE = "too_large"


class ImageSource(Protocol):
    """Where originals come from."""

    def original(self, sha256: str) -> bytes:
        """Return the bytes of an original; `OSError` or `KeyError` when there is none."""


@frozen
class PressImage:
    """A raster as a PDF holds it."""

    width: int
    height: int
    space: str
    """Colour space as it is written."""
    bits: int
    data: bytes
    filter: str
    is_inverted: bool = False
    """Whether 0 means full ink (CMYK JPEGs of the Adobe kind)."""


def fetch(pictures: ImageSource, sha256: str) -> bytes:
    """Return an original, or refuse the export."""
    try:
        return pictures.original(sha256)
    except (OSError, KeyError) as error:
        raise ExportError("export.original_missing", original=sha256) from error


@frozen
class Look:
    """What the header of a picture says."""

    size: tuple[int, int]
    """Width and height as it is seen, pixels."""
    mode: str
    """Pillow's: 1, L, RGB, CMYK …"""
    has_profile: bool
    is_profile_right: bool
    """Whether the profile can be read and is for such a picture."""


def look(data: bytes) -> Look | None:
    """Return what a picture's header says; None where it cannot be read. Nothing is decoded."""
    with warnings.catch_warnings(), suppress(TooLarge, Unreadable), reading():
        warnings.simplefilter("ignore")
        image = opened(data)
        # Where the turn of a PNG may stand behind its pixels, asking for it decodes them.
        turned = (image.format != "PNG" or _has_exif(data)) and _lies(image)
        profile = image.info.get("icc_profile")
        width, height = image.size
        is_gray = image.mode in _GRAY or _Deep.of(image).is_clear
        mode = "L" if is_gray else image.mode
        return Look(
            size=(height, width) if turned else (width, height),
            mode=mode,
            has_profile=bool(profile),
            is_profile_right=has_profile(profile, "RGB" if mode in ("P", "RGBA") else mode),
        )
    return None


def upright_size(data: bytes) -> tuple[int, int]:
    """Return width and height of a picture as it is seen; (0, 0) where it cannot be read."""
    found = look(data)
    return found.size if found is not None else (0, 0)


def drawn_part(data: bytes) -> Rect | None:
    """Return what is not ground in a chart, a table or a drawing, shares of it as it is seen.

    One is known by few colours on an even ground that is all around it. None for photographs, for
    pictures that fill their frame, for what was saved as a JPEG, which has no even ground, and for
    what cannot be read.
    """
    from PIL import Image, ImageChops, ImageOps

    try:
        found = opened(data)
        if found.format in ("JPEG", "MPO"):
            return None
        with reading():
            image = _eight_bit(ImageOps.exif_transpose(found), _Deep.of(found)).convert("RGB")
    except (TooLarge, Unreadable):
        return None
    colours: list[tuple[int, Any]] | None = image.getcolors(_DRAWN_COLOURS)
    if colours is None:
        return None
    count, ground = max(colours, key=itemgetter(0))
    if count < _GROUND * image.width * image.height:
        return None
    box = ImageChops.difference(image, Image.new("RGB", image.size, ground)).getbbox()
    left, top, right, bottom = box or (0, 0, 0, 0)
    if not (left and top and right < image.width and bottom < image.height):
        return None
    return Rect(
        left / image.width, top / image.height,
        (right - left) / image.width, (bottom - top) / image.height,
    )  # fmt: skip


def flaw_of(data: bytes) -> Flaw | None:
    """Return what keeps a picture from print; it is decoded as coarsely as its kind allows."""
    try:
        found = opened(data)
    except TooLarge:
        return Flaw.TOO_LARGE
    except Unreadable:
        return Flaw.UNREADABLE
    try:
        _developed(found, _WHOLE, (1.0, 1.0), b"", True, _COARSE)
    except Unreadable:
        return Flaw.DAMAGED
    return None


def flaw_when_taken(data: bytes) -> Flaw | None:
    """Return what keeps a picture from print, looked for as thoroughly as once is enough."""
    return flaw_of(data) or (Flaw.DAMAGED if is_torn(data) else None)


def add_image(document: Document, image: PressImage) -> Value:
    """Add a raster to a file and return it."""
    entries: dict[str, Value] = {
        "Type": "/XObject",
        "Subtype": "/Image",
        "Width": image.width,
        "Height": image.height,
        "ColorSpace": image.space,
        "BitsPerComponent": image.bits,
        "Filter": image.filter,
    }
    if image.is_inverted:
        entries["Decode"] = "[1 0 1 0 1 0 1 0]"
    return document.stream(image.data, entries, level=0)


def press_image(
    data: bytes,
    original: str,
    crop: Rect,
    size: tuple[float, float],
    icc: bytes,
    *,
    is_rgb: bool,
    rules: PictureRules = PICTURES,
    black: Sequence[Shape] = (),
) -> PressImage:
    """Return an original cropped (shares), for a place of `size` points, in the press' colour.

    `icc` is the output profile; `is_rgb` asks for sRGB instead; `black` are the shapes that black
    prints over it, in shares of what is shown. ExportError for what is no picture, is damaged, or
    has too many pixels.
    """
    try:
        return _converted(data, crop, size, icc, is_rgb, rules, black)
    except TooLarge as error:
        raise ExportError(
            "export.picture_too_large", original=original, most=most_pixels(data) // 1_000_000
        ) from error
    except Unreadable as error:
        raise ExportError("export.picture_damaged", original=original, why=str(error)) from error


def reader_photo(data: bytes, crop: Rect, icc: bytes, widest: int) -> ReaderPicture | None:
    """Return an original cropped (shares), in sRGB, at most `widest` pixels wide.

    None for what is no picture, is damaged, or has too many pixels.
    """
    found = look(data)
    if found is None:
        return None
    # A pixel a point: the place is as large as the picture is to be.
    width = min(float(widest), found.size[0] * crop.w)
    size = (width, width * found.size[1] * crop.h / (found.size[0] * crop.w))
    try:
        image = _developed(opened(data), crop, size, icc, True, _COARSE)
    except (TooLarge, Unreadable):
        return None
    if image.mode == "1":
        # Lines drawn in black and white become smooth when they are made small.
        image = image.convert("L").resize((round(size[0]), round(size[1])), reducing_gap=3.0)
    return reader_picture(image, most=HEAVIEST_PHOTO)


def screen_pixels(data: bytes, icc: bytes, largest: int) -> tuple[int, int, bytes] | None:
    """Return width, height and RGB bytes of an original as it is printed, about `largest` pixels.

    None for what cannot be read.
    """
    found = look(data)
    if found is None:
        return None
    width, height = found.size
    share = min(1.0, (largest / (width * height)) ** 0.5)
    try:
        image = _developed(
            opened(data), _WHOLE, (width * share, height * share), icc, True, _COARSE
        )
    except (TooLarge, Unreadable):
        return None
    rgb = image.convert("RGB")
    return rgb.width, rgb.height, rgb.tobytes()


def _converted(
    data: bytes,
    crop: Rect,
    size: tuple[float, float],
    icc: bytes,
    is_rgb: bool,
    rules: PictureRules,
    black: Sequence[Shape],
) -> PressImage:
    image = _developed(opened(data), crop, size, icc, is_rgb, rules)
    if image.mode == "1":
        return _bitmap(image)
    if image.mode == "CMYK" and black:
        image = below_black(image, rules.ink / 100, black, SLIP * image.width / size[0])
    spaces = {"L": "/DeviceGray", "RGB": "/DeviceRGB"}
    return _encoded(image, spaces.get(image.mode, "/DeviceCMYK"), rules.quality)


def _developed(
    found: "Image.Image",
    crop: Rect,
    size: tuple[float, float],
    icc: bytes,
    is_rgb: bool,
    rules: PictureRules,
) -> "Image.Image":
    """Return the pixels of an original in the press' colour; 1 bit stays 1 bit; Unreadable."""
    image, profile = _decoded(found, crop, size, rules)
    if image.mode == "1":
        return image
    image = _fitted(image, size, rules)
    if image.mode == "L":
        return as_gray(image, profile) if is_rgb else as_black(image, profile, icc, rules)
    return as_screen(image, profile, icc) if is_rgb else as_press(image, profile, icc, rules)


def _decoded(
    found: "Image.Image", crop: Rect, size: tuple[float, float], rules: PictureRules
) -> "tuple[Image.Image, bytes | None]":
    """Return what is shown of an original, 8 bits deep or 1, and its ICC profile; Unreadable."""
    from PIL import ImageOps

    with warnings.catch_warnings(), reading():
        # Broken EXIF data are warned of and dropped with the rest.
        warnings.simplefilter("ignore")
        deep = _Deep.of(found)
        # A JPEG can be decoded small: 24 Mpx for a place of 3 Mpx take a third of the time.
        found.draft(None, _enough(found, crop, size, rules))
        image = _cropped(ImageOps.exif_transpose(found), crop)
        if image.mode == "1":
            return image, None
        image = _eight_bit(image, deep)
        return image, profile_of(found, image.mode)


def _enough(
    found: "Image.Image", crop: Rect, size: tuple[float, float], rules: PictureRules
) -> tuple[int, int]:
    """Return the pixels of the whole original that its place can show, as it lies in its file."""
    wide, high = (
        max(1, round(side / 72 * rules.ppi / max(0.01, share)))
        for side, share in zip(size, (crop.w, crop.h), strict=True)
    )
    return (high, wide) if _lies(found) else (wide, high)


def _lies(found: "Image.Image") -> bool:
    """Tell whether a picture lies on its side in its file; a TIFF is set upright when read."""
    turn = found.getexif().get(_ORIENTATION, 1)
    return found.format != "TIFF" and turn >= _SIDEWAYS


def _has_exif(png: bytes) -> bool:
    return b"eXIf" in png or b"Raw profile type" in png


def _cropped(image: "Image.Image", crop: Rect) -> "Image.Image":
    w, h = image.size
    left, top = round(crop.x * w), round(crop.y * h)
    right, bottom = round(crop.right * w), round(crop.bottom * h)
    left, top = min(max(left, 0), w - 1), min(max(top, 0), h - 1)
    right, bottom = min(max(right, left + 1), w), min(max(bottom, top + 1), h)
    if (left, top, right, bottom) == (0, 0, w, h):
        image.load()
        return image
    return image.crop((left, top, right, bottom))


class _Deep(NamedTuple):
    """How grays of more than 8 bits are to be read."""

    bits: int = 16
    is_negative: bool = False
    """Whether 0 is white; Pillow heeds that in 8 bits only."""
    is_clear: bool = False
    """Whether they come with alpha; Pillow reads them as RGBA."""

    @classmethod
    def of(cls, found: "Image.Image") -> Self:
        """Return what the file of a picture says that is not decoded yet."""
        tags = getattr(found, "tag_v2", {})
        bits = tags.get(_BITS, (16,))[0]
        is_clear = any(tile[3] == _CLEAR_GRAY for tile in getattr(found, "tile", ()))
        return cls(min(bits, 16), tags.get(_PHOTOMETRIC) == _WHITE_IS_ZERO, is_clear)


def _eight_bit(image: "Image.Image", deep: _Deep) -> "Image.Image":
    """Return L, RGB, LAB or CMYK without alpha: what was clear is paper."""
    from PIL import Image, ImageOps

    if image.mode in ("L", "RGB", "LAB", "CMYK"):
        if "transparency" not in image.info:
            return image
    elif image.mode == "F":
        return _from_shares(image)
    elif image.mode.startswith("I"):
        gray = image.convert("I").point(lambda value: value / 2 ** (deep.bits - 8)).convert("L")
        return ImageOps.invert(gray) if deep.is_negative else gray
    is_gray = image.mode in ("LA", "La", "L") or deep.is_clear
    clear = image.convert("RGBA")
    paper = Image.new("RGBA", clear.size, (255, 255, 255, 255))
    paper.alpha_composite(clear)
    return paper.convert("L" if is_gray else "RGB")


def _from_shares(image: "Image.Image") -> "Image.Image":
    """Return a picture of floating values from 0 to 1, as TIFF has them; ValueError for others."""
    ends: Any = image.getextrema()
    if not 0 <= min(ends) <= max(ends) <= 1:
        raise ValueError("floating values beyond 0 and 1")
    return image.point(lambda value: value * 255).convert("L")


def _fitted(image: "Image.Image", size: tuple[float, float], rules: PictureRules) -> "Image.Image":
    from PIL import Image

    limits = tuple(max(1, round(side / 72 * rules.ppi)) for side in size)
    if image.width <= limits[0] * rules.spare or image.height <= limits[1] * rules.spare:
        return image
    return image.resize((limits[0], limits[1]), Image.Resampling.LANCZOS, reducing_gap=3.0)


def _bitmap(image: "Image.Image") -> PressImage:
    return PressImage(
        width=image.width,
        height=image.height,
        space=_BITMAP_SPACE,
        bits=1,
        data=zlib.compress(image.tobytes()),
        filter="/FlateDecode",
    )


def _encoded(image: "Image.Image", space: str, quality: int) -> PressImage:
    """Store photographs as JPEG, flat colours (logos, charts) without loss."""
    is_flat = image.getcolors(_FLAT_COLOURS) is not None
    if is_flat:
        data = zlib.compress(image.tobytes())
    else:
        sink = io.BytesIO()
        image.info.clear()
        image.save(sink, "JPEG", quality=quality)
        data = sink.getvalue()
    return PressImage(
        width=image.width,
        height=image.height,
        space=space,
        bits=8,
        data=data,
        filter="/FlateDecode" if is_flat else "/DCTDecode",
        is_inverted=not is_flat and image.mode == "CMYK",
    )
