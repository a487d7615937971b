"""A page as pixels. One rule: pdfium draws the file that was written, nothing of ours does."""

import io

from layout_app.errors import ExportError


def page_png(pdf: bytes, page: int, dpi: int) -> bytes:
    """Return a page, cut at its trim, as PNG; ExportError for a page or resolution out of range."""
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
        image = drawn.render(scale=dpi / 72, crop=crop).to_pil()
        sink = io.BytesIO()
        image.save(sink, "PNG", dpi=(dpi, dpi))
        return sink.getvalue()
    finally:
        document.close()


def blanked(png: bytes, shapes: list[tuple[tuple[float, float], ...]]) -> bytes:
    """Return a picture of a page with polygons (shares of its sides) painted white."""
    from PIL import Image, ImageDraw

    image = Image.open(io.BytesIO(png), formats=("PNG",)).convert("RGB")
    draw = ImageDraw.Draw(image)
    for shape in shapes:
        draw.polygon([(x * image.width, y * image.height) for x, y in shape], fill="white")
    sink = io.BytesIO()
    image.save(sink, "PNG")
    return sink.getvalue()
