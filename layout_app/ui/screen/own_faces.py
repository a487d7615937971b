"""Font files that Qt is given. One rule: nothing is read from them here, a window waits for this.

The machine's fonts stay out: a bare one shows no Chinese at all.
"""

from pathlib import Path

from PySide6.QtGui import QFontDatabase

from layout_app.errors import FontError
from layout_app.resources import asset

WINDOW_FACE = asset("fonts/NewsHei-400.ttf")
"""Sets the window's own words."""
STRONG_FACE = asset("fonts/NewsHei-700.ttf")
"""The same, for titles."""


def family_in(file: Path) -> str:
    """Return the family under which Qt knows a font file, adding the file if need be."""
    number = QFontDatabase.addApplicationFont(str(file))
    families = QFontDatabase.applicationFontFamilies(number)
    if not families:
        raise FontError("font.unreadable", file)
    return families[0]
