"""The plates of a page. One rule: they are drawn from the file that was written, by pdfium.

Nothing else is needed to run it; ghostscript's `tiffsep` is the judge in tests.
"""

import io
from typing import TYPE_CHECKING

from pypdf import PdfReader, PdfWriter

from layout_app.errors import ExportError
from layout_app.frozen import frozen
from layout_app.press.render import drawn_at_trim
from layout_app.press.separation.splitting import Splitting
from layout_app.press.separation.tints import PROCESS

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

MOST_SPOTS = 8
"""Spot inks of a page that are drawn."""
PAPER = (255, 255, 255)


@frozen
class Plate:
    """What one ink leaves on paper."""

    ink: str
    """`Cyan`, `Magenta`, `Yellow`, `Black`, or the name of a spot ink."""
    shares: "npt.NDArray[np.uint8]"
    """Rows × columns at the trim, 0 paper to 255 solid."""
    solid: tuple[int, int, int] = PAPER
    """How a spot ink looks where it is solid: red, green, blue."""

    @property
    def mean(self) -> float:
        """Share of the page that it covers, percent."""
        return float(self.shares.mean()) / 2.55


def plates(pdf: bytes, page: int, dpi: int) -> tuple[Plate, ...]:
    """Return the plates of a page cut at its trim: four process inks, then the spots it uses."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    if not 0 <= page < len(writer.pages):
        raise ExportError("render.no_such_page", page=page + 1, pages=len(writer.pages))
    splitting = Splitting(writer, writer.pages[page])
    spots = sorted(splitting.spots)[:MOST_SPOTS]
    return tuple(
        Plate(
            ink=ink,
            shares=_drawn(splitting.on(ink), page, dpi),
            solid=_solid(splitting.spots[ink]) if ink in splitting.spots else PAPER,
        )
        for ink in (*PROCESS, *spots)
    )


def _drawn(pdf: bytes, page: int, dpi: int) -> "npt.NDArray[np.uint8]":
    import numpy as np

    gray = drawn_at_trim(pdf, page, dpi, grayscale=True).convert("L")
    return 255 - np.asarray(gray)


def _solid(patch: bytes) -> tuple[int, int, int]:
    """Return the colour of a page that is one patch."""
    pixel = drawn_at_trim(patch, 0, 72).convert("RGB").getpixel((1, 1))
    assert isinstance(pixel, tuple)
    return int(pixel[0]), int(pixel[1]), int(pixel[2])
