"""A page as pixels. One rule: pdfium draws the file that was written, nothing of ours does."""

import io
from typing import TYPE_CHECKING

from layout_app.errors import ExportError
from layout_app.frozen import frozen

if TYPE_CHECKING:
    from PIL import Image


_GRAYS, _STEP = 16, 17
"""Steps of gray that the smooth edges of type need, and how far they lie apart of 255."""
_COLOURS = 128
_QUALITIES = (90, 80, 70, 60)
"""Of WebP, the first that is light enough: at 90 type stays as crisp as it was drawn."""
_LONGEST = 16383
"""Pixels of the longer side of a WebP at most."""
HEAVIEST = 1_000_000
"""Bytes of the picture of a page with photos."""


@frozen
class ReaderPicture:
    """A picture as a browser shows it."""

    data: bytes
    suffix: str
    """Of its file: png, webp."""
    width: int
    height: int
    """Pixels."""


def reader_page(png: bytes, *, is_type: bool, folios: int = 1) -> ReaderPicture:
    """Return a drawn page as readers load it: type alone without loss, photos lighter."""
    from PIL import Image

    size = Image.open(io.BytesIO(png), formats=("PNG",)).size
    if is_type:
        return ReaderPicture(data=lean(png, is_type=True), suffix="png", width=size[0],
                             height=size[1])  # fmt: skip
    return reader_picture(Image.open(io.BytesIO(png)), most=HEAVIEST * folios)


def reader_picture(image: "Image.Image", most: int = HEAVIEST) -> ReaderPicture:
    """Return pixels as WebP of at most so many bytes, or in the least quality there is.

    What is longer than a WebP may be is made smaller.
    """
    from PIL import ImageOps

    if max(image.size) > _LONGEST:
        image = ImageOps.contain(image, (_LONGEST, _LONGEST))
    data = b""
    for quality in _QUALITIES:
        data = _webp(image, quality)
        if len(data) <= most:
            break
    return ReaderPicture(data=data, suffix="webp", width=image.width, height=image.height)


def cover(page: ReaderPicture, width: int) -> ReaderPicture:
    """Return a page so small that many of them stand on a list."""
    from PIL import Image

    image = Image.open(io.BytesIO(page.data)).convert("RGB")
    height = max(1, round(image.height * width / image.width))
    return reader_picture(image.resize((width, height), Image.Resampling.LANCZOS))


def page_png(pdf: bytes, page: int, dpi: int) -> bytes:
    """Return a page, cut at its trim, as PNG; ExportError for a page or resolution out of range."""
    sink = io.BytesIO()
    drawn_at_trim(pdf, page, dpi).save(sink, "PNG", dpi=(dpi, dpi))
    return sink.getvalue()


def drawn_at_trim(pdf: bytes, page: int, dpi: int, *, grayscale: bool = False) -> "Image.Image":
    """Return a page cut at its trim; ExportError for a page or resolution out of range."""
    import pypdfium2

    if not 1 <= dpi <= 1200:
        raise ExportError("render.bad_dpi", dpi=dpi)
    document = pypdfium2.PdfDocument(pdf)
    try:
        if not 0 <= page < len(document):
            raise ExportError("render.no_such_page", page=page + 1, pages=len(document))
        drawn = document[page]
        left, bottom, right, top = drawn.get_mediabox()
        trim = drawn.get_trimbox()
        crop = trim[0] - left, trim[1] - bottom, right - trim[2], top - trim[3]
        bitmap = drawn.render(scale=dpi / 72, crop=crop, grayscale=grayscale)
        # The picture outlives the document.
        image: Image.Image = bitmap.to_pil().copy()
        return image
    finally:
        document.close()


def page_count(pdf: bytes) -> int:
    """Return how many pages a file has."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def lean(png: bytes, *, is_type: bool = False) -> bytes:
    """Return a picture of a page in one channel where it is gray: less than half as large.

    A page of type alone (`is_type`) needs no more than 16 steps of gray, or 128 colours, which
    halves it again: the smooth edges of letters differ by 3 %, unseen, but a photo would band.
    """
    from PIL import Image, ImageChops

    image = Image.open(io.BytesIO(png), formats=("PNG",)).convert("RGB")
    red, *others = image.split()
    if any(ImageChops.difference(red, other).getbbox() is not None for other in others):
        if not is_type:
            return png
        return _png(image.quantize(_COLOURS, dither=Image.Dither.NONE))
    if not is_type:
        return _png(red)
    steps = red.point([round(value / _STEP) for value in range(256)])
    steps.putpalette([value for step in range(_GRAYS) for value in [step * _STEP] * 3])
    return _png(steps)


def blanked(png: bytes, shapes: list[tuple[tuple[float, float], ...]]) -> bytes:
    """Return a picture of a page with polygons (shares of its sides) painted white."""
    from PIL import Image, ImageDraw

    opened = Image.open(io.BytesIO(png), formats=("PNG", "WEBP"))
    is_type = opened.mode == "P"
    image = opened.convert("L" if opened.mode == "L" else "RGB")
    draw = ImageDraw.Draw(image)
    for shape in shapes:
        draw.polygon([(x * image.width, y * image.height) for x, y in shape], fill="white")
    if opened.format == "WEBP":
        return _webp(image, _QUALITIES[0])
    blank = _png(image)
    return lean(blank, is_type=True) if is_type else blank


def _webp(image: "Image.Image", quality: int) -> bytes:
    sink = io.BytesIO()
    image.convert("RGB").save(sink, "WEBP", quality=quality)
    return sink.getvalue()


def _png(image: "Image.Image") -> bytes:
    sink = io.BytesIO()
    image.save(sink, "PNG", optimize=True)
    return sink.getvalue()
