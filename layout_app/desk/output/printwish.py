"""What an editor wants on office paper. One rule: it can be said before anything is loaded."""

from enum import StrEnum

from layout_app.frozen import frozen
from layout_app.model.ids import PageId


class SheetPaper(StrEnum):
    """Office paper."""

    A4 = "A4"
    A3 = "A3"


@frozen
class PrintWish:
    """Which pages, on what, and how."""

    pages: tuple[PageId, ...] = ()
    """Empty prints all."""
    paper: SheetPaper = SheetPaper.A4
    tiled: bool = False
    """Full size on several sheets; else the page is made to fit."""
    numbers: bool = True
    """Line numbers."""
