"""The figures of a printing house. One rule: every figure names its source and can be changed."""

from layout_app.frozen import frozen
from layout_app.model.style import REVERSED, REVERSED_THIN


@frozen
class Limits:
    """Limits that a house sets; the defaults are those of the GWG for newspapers (2022)."""

    ink: float = 240.0
    """Most ink in one place, percent (Petit Press 240 %; GWG R0026 has 245)."""
    rich_black: float = 220.0
    """Most ink in dark text, percent (GWG R0015)."""
    text: float = 5.0
    """Least type size, points (newsprint)."""
    white_text: float = 10.0
    """Least size of text left white, points (GWG R0016)."""
    photo_text: float = REVERSED
    """Least size of text left white in a photo, points (USA Today: 14 pt in two inks or more)."""
    thin_photo_text: float = REVERSED_THIN
    """The same of a face with thin strokes, points."""
    mixed_text: float = 10.0
    """Least size of text in several inks, points (GWG R0017)."""
    line: float = 0.11
    """Least weight of any line, points (two dots of a newspaper's plate, of 1270 an inch)."""
    mixed_line: float = 0.25
    """Least weight of white lines and of lines in several inks, points (GWG R0018, R0019)."""
    picture_error: float = 99.0
    """A picture needs more pixels an inch than this (GWG R0031)."""
    picture_warning: float = 149.0
    """A picture should have more pixels an inch than this (GWG R0031)."""
    bitmap_error: float = 549.0
    """A picture of one bit needs more pixels an inch than this (GWG R0032)."""
    bitmap_warning: float = 799.0
    """A picture of one bit should have more pixels an inch than this (GWG R0032)."""
    spots: tuple[str, ...] = ()
    """Spot inks agreed with the house (GWG R0020: none)."""


GWG = Limits()
"""The limits where no house is named."""
