"""Inks as screen colours. One rule: black alone is plain black, everything else is an estimate."""

from functools import lru_cache

from PySide6.QtGui import QColor

from layout_app.model.ink import Ink


@lru_cache(maxsize=512)
def colour(ink: Ink) -> QColor:
    """Return the colour of an ink on white paper; a spot ink shows its likeness at its tint."""
    share = ink.tint if ink.spot else 1.0
    shares = (min(1.0, part * share + ink.k * share) for part in (ink.c, ink.m, ink.y))
    return QColor(*(round(255 * (1 - part)) for part in shares))
