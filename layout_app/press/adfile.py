"""What kind of file an ad is, and how large. One rule: its boxes are read, its page never.

A file that no press could place as it stands is refused here, before it is kept.
"""

import io
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from layout_app.errors import CopyError
from layout_app.model.box import OWN_TRIM, SHEETS, Media, SheetBox, Trim
from layout_app.model.geometry import MM
from layout_app.press.foreign.boxes import Frame, frame, sheet_of, trim_of
from layout_app.press.foreign.values import entry, number
from layout_app.press.images import Flaw, flaw_when_taken, upright_size
from layout_app.press.opening import most_pixels

if TYPE_CHECKING:
    from pypdf import PageObject

T = TypeVar("T")
Size = tuple[float, float]
"""Width and height."""

_FLAWS = {
    Flaw.UNREADABLE: "ad.unreadable",
    Flaw.DAMAGED: "ad.picture_damaged",
    Flaw.TOO_LARGE: "ad.too_many_pixels",
}
_PDF = b"%PDF-"
_HEAD = 1024
"""Bytes within which a PDF's first line stands."""


def measured_ad(data: bytes, name: str, trim: Trim = OWN_TRIM) -> tuple[Media, tuple[float, float]]:
    """Return the kind of an ad's file and its size: points of the trim, or pixels.

    Where the file does not say where it is cut, `trim` does; while nobody has chosen, it has no
    size. CopyError for a PDF that is locked, damaged, turned, scaled or of several pages, has no
    TrimBox and no choice, or both, and for a picture that cannot be read, is damaged or has too
    many pixels.
    """
    if _PDF in data[:_HEAD]:
        return Media.PDF, _of_pdf(data, name, lambda page: _trimmed(page, name, trim))
    if trim != OWN_TRIM:
        raise CopyError("ad.no_boxes", name)
    if flaw := flaw_when_taken(data):
        raise CopyError(_FLAWS[flaw], name, most=most_pixels(data) // 1_000_000)
    width, height = upright_size(data)
    return Media.PICTURE, (float(width), float(height))


def sheet_sizes(data: bytes, name: str) -> dict[SheetBox, Size]:
    """Return the boxes that may be chosen for an ad's size, points; those of one size once.

    CopyError as for its measure.
    """
    return _of_pdf(data, name, _sheets)


def _of_pdf(data: bytes, name: str, told: Callable[["PageObject"], T]) -> T:
    """Return what is told of the only page of a PDF."""
    import pypdf
    from pypdf.errors import DependencyError

    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            raise CopyError("ad.locked", name)
        if len(reader.pages) != 1:
            raise CopyError("ad.not_one_page", name, pages=len(reader.pages))
        page = reader.pages[0]
        turned = (page.rotation or 0) % 360
    except CopyError:
        raise
    except DependencyError as error:
        # Only locked files ask for the library that is not there.
        raise CopyError("ad.locked", name) from error
    # A reader of foreign files fails in any way it likes; none of them may reach the user.
    except Exception as error:
        raise CopyError("ad.damaged", name) from error
    if turned:
        raise CopyError("ad.turned", name, degrees=page.rotation)
    if number(entry(page, "/UserUnit"), 1.0) != 1.0:
        raise CopyError("ad.user_unit", name)
    return told(page)


def _sheets(page: "PageObject") -> dict[SheetBox, Size]:
    found: dict[Frame, SheetBox] = {}
    for box in SHEETS:
        sheet = sheet_of(page, box)
        if sheet is not None:
            found.setdefault(sheet, box)
    return {box: _size(sheet) for sheet, box in found.items()}


def _trimmed(page: "PageObject", name: str, trim: Trim) -> Size:
    has_trim = "/TrimBox" in page
    if has_trim and trim != OWN_TRIM:
        raise CopyError("ad.has_trim", name)
    if not has_trim and trim.box is SheetBox.TRIM:
        raise CopyError("ad.no_trim", name)
    if trim.box is SheetBox.NONE:
        return 0.0, 0.0
    cut = trim_of(page, trim) if trim.is_chosen else frame(page, "/TrimBox")
    if cut is None and trim.bleed:
        raise CopyError("ad.nothing_left", name, bleed=round(trim.bleed / MM, 2))
    size = _size(cut) if cut is not None else (0.0, 0.0)
    if min(size) <= 0:
        raise CopyError("ad.damaged", name)
    return size


def _size(box: Frame) -> Size:
    return round(box[2] - box[0], 3), round(box[3] - box[1], 3)
