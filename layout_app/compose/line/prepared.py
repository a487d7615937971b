"""A measured paragraph. One rule: values, indexed by character, lengths in 1/1000 em.

A prepared paragraph holds, for each character, where its glyph would stand in an endless line. A
line is then the difference of two entries: the blanks at its edges belong to the edges and are
never in the sums, so that no blank is spent twice (typography of line edges: CLREQ 3.1.6).
"""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from layout_app.frozen import frozen
from layout_app.model.ids import FaceId
from layout_app.model.style import BreakStyle

READING = 450
"""Size of a reading, 1/1000 of the text below it: all that a line gap of 0.35 字 has room for."""


class Hyphen(NamedTuple):
    """What a line shows that ends inside a word; the text knows nothing of it."""

    face: FaceId
    gid: int
    width: int


class Dot(NamedTuple):
    """The dot of 着重号: its glyph and the middle of its ink, from its origin, y up."""

    face: FaceId
    gid: int
    x: int
    y: int


class Reading(NamedTuple):
    """A reading (ruby) above the characters start..end."""

    start: int
    end: int
    prepared: "Prepared"
    """Set at `READING` of the size below."""


@frozen(kw_only=False)
class Form:
    """A glyph as it stands in a cell of a vertical line, lengths in 1/1000 em."""

    gid: int
    x: int
    """Its origin to the right of the line's middle."""
    y: int
    """Its origin below the top of the cell."""
    turn: int = 0
    """Degrees clockwise."""
    wide: float = 1.0
    """Width of the glyph, a share of its own."""


@frozen(eq=False)
class Prepared:
    """A measured paragraph; every list is indexed by character, lengths in 1/1000 em."""

    text: str
    style: BreakStyle
    at: list[int]
    """Natural origin of each glyph's cell in an endless line; one entry more than characters."""
    start: list[int]
    """What a line that begins here counts from: the origin plus an opening mark's blank."""
    end: list[int]
    """Where a line that breaks before this character ends: edge blanks and spaces gone."""
    last: list[int]
    """Index of the last inked character of a line that breaks before this character."""
    shrink: list[list[int]]
    """By level, the room to shrink before each origin."""
    shrinks: list[int]
    """Sum of the levels."""
    elastic: list[int]
    """Room of word spaces and Han–Latin gaps to grow, before each origin."""
    gaps: list[int]
    """How many shares of stretch the gaps before each origin take."""
    legal: bytearray
    """1 where a line may break before the character; the end of the text is legal."""
    before: list[int]
    """The last legal break at or before each place; 0 where there is none."""
    after: list[int]
    """The first legal break at or behind each place."""
    runt_from: int
    """A last line that begins behind this place holds too few characters (孤字)."""
    glyphs: list[int]
    """Glyph id; 0 for a character shown by the glyph before it; `MISSING`."""
    shifts: dict[int, int]
    """Offset of a glyph's origin in its cell, where it is not 0."""
    extras: dict[int, tuple[tuple[int, int], ...]]
    """Further glyphs of one character and their offsets (combining marks)."""
    runs: tuple[tuple[int, int, FaceId], ...]
    """Which face shows which characters: start, end, face."""
    missing: tuple[int, ...]
    """Characters that no face has."""
    plain: bool
    """Whether each character shows one glyph in its place."""
    hyphens: Mapping[int, Hyphen]
    """The breaks inside words; `end` has the hyphen's width already."""
    poor: Mapping[int, float]
    """The cost of breaks that are legal but poor, as `linebreak` counts."""
    small: tuple[tuple[int, int], ...]
    """Ranges set smaller and raised (上标); runs end at their ends."""
    readings: tuple[Reading, ...]
    """In order."""
    dotted: tuple[int, ...]
    """Characters with a dot below (着重号), in order."""
    dot: Dot | None
    forms: tuple[tuple[Form, ...], ...] = ()
    """By character, the glyphs of a vertical line, whose lengths run downwards; else empty."""

    def lost(self) -> dict[str, tuple[int, int]]:
        """Return the characters that no face has: where each first stands, and how often."""
        if not self.missing:
            return {}
        times = Counter(map(self.text.__getitem__, self.missing))
        first = {self.text[k]: k for k in reversed(self.missing)}
        return {char: (first[char], count) for char, count in times.items()}
