"""How glyphs are read back. One rule: a font tells one reading of a glyph, whatever page asks.

A glyph may stand for several characters: a corner bracket for the quote it is drawn for, 人 for the
radical ⼈. Each reading but the common one has a font of its own, with the glyphs read like that.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from layout_app.cjk.orientation import QUOTES
from layout_app.display.items import GlyphRun, glyph_text, part_of
from layout_app.fonts.face import Face

COMMON, AS_QUOTES = "", "quotes"
"""Readings; those of characters that share a glyph with commoner ones are counted from 1."""

# Radicals, old Hangul, compatibility forms, rare Han: what may share a commoner one's glyph. Signs
# below U+2B00 that do are alike on paper (see `conservation`).
_RARE = re.compile("[\u2b00-\u2fff\u3040-\u4dff\ua000-\uff00\uff61-\U0010ffff]")
# Ligatures and vertical forms: letters and marks take their glyphs unasked.
_FORM = re.compile("[\ufb00-\ufb06\ufe10-\ufe19\ufe30-\ufe4f]")


def parted(run: GlyphRun, face: Face) -> Iterator[tuple[str, GlyphRun]]:
    """Yield a run in parts of one reading each."""
    # Only vertical lines lend brackets to quotes.
    stands = len(run.ys) > 1 or len(run.glyphs) == 1
    may_lend = stands and not QUOTES.keys().isdisjoint(run.text)
    if not may_lend and not _RARE.search(run.text):
        yield COMMON, run
        return
    readings = [_reading(face, gid, glyph_text(run, k)) for k, gid in enumerate(run.glyphs)]
    for reading, part in groupby(range(len(readings)), readings.__getitem__):
        places = list(part)
        yield reading, part_of(run, places[0], places[-1] + 1)


def _reading(face: Face, gid: int, text: str) -> str:
    """Return how a glyph is read that shows a text."""
    if text in QUOTES:
        return COMMON if gid == face.glyph(text) else AS_QUOTES
    if len(text) != 1 or not _RARE.match(text) or gid != face.glyph(text):
        return COMMON
    place = sorted(face.characters(gid), key=_rareness).index(text)
    place += _FORM.match(text) is not None
    return str(place) if place else COMMON


def _rareness(char: str) -> tuple[bool, bool, str]:
    return _FORM.match(char) is not None, _RARE.match(char) is not None, char
