"""What kind of file an ad is, and how large. One rule: its boxes are read, its page never.

A file that no press could place as it stands is refused here, before it is kept.
"""

import io
from typing import TYPE_CHECKING

from layout_app.errors import CopyError
from layout_app.model.box import Media
from layout_app.press.images import LARGEST, is_too_large, upright_size

if TYPE_CHECKING:
    from pypdf import PageObject

_PDF = b"%PDF-"
_HEAD = 1024
"""Bytes within which a PDF's first line stands."""


def measured_ad(data: bytes, name: str) -> tuple[Media, tuple[float, float]]:
    """Return the kind of an ad's file and its size: points of the trim, or pixels.

    CopyError for a PDF that is locked, damaged, turned, without TrimBox or of several pages, and
    for a picture that cannot be read or has more than 100 million pixels.
    """
    if _PDF in data[:_HEAD]:
        return Media.PDF, _trim_of(data, name)
    if is_too_large(data):
        raise CopyError("ad.too_many_pixels", name, most=LARGEST // 1_000_000)
    width, height = upright_size(data)
    if not (width and height):
        raise CopyError("ad.unreadable", name)
    return Media.PICTURE, (float(width), float(height))


def _trim_of(data: bytes, name: str) -> tuple[float, float]:
    import pypdf
    from pypdf.errors import DependencyError

    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            raise CopyError("ad.locked", name)
        if len(reader.pages) != 1:
            raise CopyError("ad.not_one_page", name, pages=len(reader.pages))
        return _checked(reader.pages[0], name)
    except CopyError:
        raise
    except DependencyError as error:
        # Only locked files ask for the library that is not there.
        raise CopyError("ad.locked", name) from error
    # A reader of foreign files fails in any way it likes; none of them may reach the user.
    except Exception as error:
        raise CopyError("ad.damaged", name) from error


def _checked(page: "PageObject", name: str) -> tuple[float, float]:
    if (page.rotation or 0) % 360:
        raise CopyError("ad.turned", name, degrees=page.rotation)
    if "/TrimBox" not in page:
        raise CopyError("ad.no_trim", name)
    trim = page.trimbox
    width, height = round(float(trim.width), 3), round(float(trim.height), 3)
    if width <= 0 or height <= 0:
        raise CopyError("ad.damaged", name)
    return width, height
