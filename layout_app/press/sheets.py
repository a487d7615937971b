"""Pages laid onto sheets of office paper. One rule: a page keeps its outlines; it is only placed.

A sheet's own page carries what is written around; the proof lies below it as a form.
"""

import io
from typing import Any

from layout_app.frozen import frozen
from layout_app.model.geometry import Rect


@frozen
class Laid:
    """A page on a sheet; lengths in points, y down."""

    page: int
    """Which page of the file."""
    x: float
    """Where the trim's left would lie on the sheet."""
    y: float
    scale: float
    window: Rect
    """What of the page is shown, from its trim's top left, unscaled."""


def assembled(pages: bytes, sheets: bytes, laid: tuple[Laid, ...]) -> bytes:
    """Return the sheets with a page below each; both are PDF files, a place for every sheet."""
    from pypdf import PdfReader, PdfWriter

    source = PdfReader(io.BytesIO(pages))
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(sheets)))
    for sheet, place in zip(writer.pages, laid, strict=True):
        _lay(writer, sheet, source.pages[place.page], place)
    sink = io.BytesIO()
    writer.write(sink)
    return sink.getvalue()


def pictures(pdf: bytes, dpi: int) -> tuple[bytes, ...]:
    """Return every page of a file as PNG."""
    from layout_app.press.render import page_count, page_png

    return tuple(page_png(pdf, n, dpi) for n in range(page_count(pdf)))


def _lay(writer: Any, sheet: Any, page: Any, place: Laid) -> None:  # noqa: ANN401 - pypdf's objects
    from pypdf.generic import (
        ArrayObject,
        DictionaryObject,
        FloatObject,
        NameObject,
        StreamObject,
    )

    trim, shown, k = page.trimbox, place.window, place.scale
    left, top = float(trim.left), float(trim.top)
    form = StreamObject()
    contents = page.get_contents()
    form._data = contents.get_data() if contents is not None else b""  # noqa: SLF001 - a stream's data
    box = (left + shown.x, top - shown.bottom, left + shown.right, top - shown.y)
    form[NameObject("/Type")] = NameObject("/XObject")
    form[NameObject("/Subtype")] = NameObject("/Form")
    form[NameObject("/BBox")] = ArrayObject([FloatObject(f"{value:.3f}") for value in box])
    form[NameObject("/Resources")] = page["/Resources"].clone(writer)
    high = float(sheet.mediabox.height)
    x, y = place.x - left * k, high - place.y - top * k
    drawn = StreamObject()
    drawn._data = f"q {k:.6f} 0 0 {k:.6f} {x:.3f} {y:.3f} cm /Proof Do Q\n".encode()  # noqa: SLF001 - as above
    resources = sheet["/Resources"].get_object()
    forms = resources.get("/XObject")
    forms = forms.get_object() if forms is not None else DictionaryObject()
    forms[NameObject("/Proof")] = writer._add_object(form)  # noqa: SLF001 - pypdf offers no other door
    resources[NameObject("/XObject")] = forms
    before = sheet.raw_get("/Contents")
    parts = before.get_object()
    rest = list(parts) if isinstance(parts, ArrayObject) else [before]
    sheet[NameObject("/Contents")] = ArrayObject([writer._add_object(drawn), *rest])  # noqa: SLF001 - as above
