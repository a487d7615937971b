"""Where English words may be divided. One rule: pyphen is imported here, not at the start.

Pyphen comes under a choice of three licences, of which MPL 1.1 is ours; its table of American
English, `hyph_en_US.dic`, under a BSD-style one.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyphen import HyphDict

LEAST = 5
"""Letters of a word that may be divided (T12)."""
BEFORE, BEHIND = 2, 3
"""Least letters on the first and on the second line."""

# A word alone: no code, no number, no acronym, no part of an address or of a compound.
# Only its beginning is tried: from each letter of a long one the search would take its square.
_WORD = re.compile(rf"\b[A-Z]?[a-z]{{{LEAST - 1},}}(?![\w@#&=+/\\~-]|[.:'’]\w)", re.ASCII)
# Words whose blanks were lost, together longer than any in a paper: JimBaileySailingtoParadise.
_GLUED = re.compile(r"(?<![A-Za-z])[A-Za-z]{20,120}(?![A-Za-z_@#&=+/\\~-])")
_PART = re.compile("[A-Z]?[a-z]+")
_BEFORE_IT = frozenset(" \t\n\r\f\v(\"'—‘“…")
_WIDE = "\u2e80", "\uffef"
"""Han and their marks, behind which a word may begin as well."""
_DIGITS = b"0123456789"
_VALUE = re.compile(rb"(\d?)[^\d]?")


def divisions(text: str) -> tuple[int, ...]:
    """Return the places at which a line may end with a hyphen: `Associa|tion`."""
    alone = {
        word.start() + at
        for word in _WORD.finditer(text)
        if word.end() - word.start() >= LEAST and _begins(text, word.start())
        for at in _points(word.group())
    }
    glued = (at for word in _GLUED.finditer(text) for at in _seams(text, *word.span()))
    return tuple(sorted(alone.union(glued)))


def _seams(text: str, start: int, stop: int) -> Iterator[int]:
    """Give where words without their blanks are divided: as each alone, and before capitals."""
    if not _begins(text, start):
        return
    for part in _PART.finditer(text, start, stop):
        if start + BEFORE <= part.start() <= stop - BEHIND:
            yield part.start()
        yield from (part.start() + at for at in _points(part.group()))


def _begins(text: str, at: int) -> bool:
    """Tell whether a word may begin at a place, by what stands before it."""
    before = text[at - 1 : at]
    return not before or before in _BEFORE_IT or _WIDE[0] <= before <= _WIDE[1]


def read_patterns() -> None:
    """Read the patterns before a word asks, at a moment of rest: no key should wait 40 ms."""
    _english()


@cache
def _points(word: str) -> tuple[int, ...]:
    last = len(word) - BEHIND
    return tuple(at for at in map(int, _english().positions(word)) if BEFORE <= at <= last)


class _Patterns:
    """The patterns of a table, each read when a word meets it: reading all takes 80 ms."""

    def __init__(self, table: bytes) -> None:
        rows = table.split(b"\n")[1:]
        self._rows = dict(
            zip(b"\n".join(rows).translate(None, _DIGITS).split(b"\n"), rows, strict=True)
        )
        self.longest = max(map(len, self._rows))

    def get(self, letters: str) -> tuple[int, tuple[int, ...]] | None:
        """Return where a pattern's values begin and the values, none for other letters."""
        row = self._rows.get(letters.encode())
        return (0, tuple(int(value or b"0") for value in _VALUE.findall(row))) if row else None


@cache
def _english() -> "HyphDict":
    from pyphen import LANGUAGES, HyphDict

    found = HyphDict.__new__(HyphDict)
    found.patterns = _Patterns(LANGUAGES["en_US"].read_bytes())
    found.maxlen, found.cache = found.patterns.longest, {}
    return found
