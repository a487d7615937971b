"""Inks. One rule: process inks are shares 0..1; a spot has a name and a process likeness.

A colour of the stylebook is used by its name, and becomes the ink it stands for (`resolved`) when
a page is composed: who changes the colour changes it wherever it is used.
"""

from collections.abc import Mapping
from dataclasses import replace

from layout_app.frozen import frozen

_PALE = 0.3
"""Most ink, a sum of shares, of what is seen as white or as light as it."""


@frozen
class Ink:
    """What is laid on paper: four process shares, a named spot at a tint, or a named colour."""

    c: float = 0.0
    """Cyan, 0..1; for a spot, the likeness on screen."""
    m: float = 0.0
    """Magenta."""
    y: float = 0.0
    """Yellow."""
    k: float = 0.0
    """Black."""
    spot: str = ""
    """Name of a spot ink, empty for process inks."""
    tint: float = 1.0
    """Share of the spot ink, 0..1; of a colour that is only named, share of it."""
    colour: str = ""
    """Name of the stylebook's colour that this is, or stands for."""

    def __post_init__(self) -> None:
        for share in (self.c, self.m, self.y, self.k, self.tint):
            if not 0 <= share <= 1:
                raise ValueError("an ink is a share of 0..1")

    @property
    def total(self) -> float:
        """Sum of the process shares, 0..4 (TAC 240 % is 2.4)."""
        return self.c + self.m + self.y + self.k

    @property
    def is_paper(self) -> bool:
        """Tell whether nothing is printed (white)."""
        return not self.spot and self.total == 0

    @property
    def is_pale(self) -> bool:
        """Tell whether it is paper, or so little ink that it stands out by what lies around it."""
        return not self.spot and not self.is_named_only and self.total <= _PALE

    @property
    def is_named_only(self) -> bool:
        """Tell whether this is no ink yet but the name of a colour."""
        return bool(self.colour) and not self.spot and self.total == 0

    @property
    def is_black_only(self) -> bool:
        """Tell whether only the black plate holds ink."""
        return not self.spot and self.k > 0 and self.c == self.m == self.y == 0

    @property
    def is_solid_black(self) -> bool:
        """Tell whether it is black and nothing else, at its fullest: it may overprint."""
        return self.k == 1 and self.is_black_only


BLACK = Ink(k=1.0)
PAPER = Ink()
_SIGNS = frozenset("%,:[]{}#&*!|>\\\"'`@")
"""What means something in a file or where inks are typed."""


@frozen
class Colour:
    """An ink of the stylebook under a name of its own."""

    name: str
    """Such as 报头红."""
    ink: Ink

    def __post_init__(self) -> None:
        if not is_colour_name(self.name):
            raise ValueError("a colour has a name without blanks, strokes and figures at its start")
        if self.ink.colour:
            raise ValueError("a colour is an ink, not another colour")


def is_colour_name(name: str) -> bool:
    """Tell whether a colour may be called so: it must not read as figures, a share or `none`."""
    if not name or len(name.split()) != 1 or name != name.strip() or name == "none":
        return False
    return not (name[0].isdigit() or name[0] in "-.?" or set(name) & _SIGNS)


def named_ink(words: str) -> Ink:
    """Read a colour by its name, `报头红`, or a share of it, `报头红 30%`; else ValueError."""
    name, _, share = words.strip().partition(" ")
    try:
        tint = float(share.strip().removesuffix("%")) / 100 if share.strip().endswith("%") else 1.0
    except ValueError:
        raise ValueError(words) from None
    is_read = is_colour_name(name) and (not share or share.strip().endswith("%"))
    if not is_read or not 0 <= tint <= 1:
        raise ValueError(words)
    return Ink(colour=name, tint=round(tint, 6))


def ink_words(ink: Ink) -> str:
    """Return a colour that is only named as `named_ink` reads it."""
    return ink.colour if ink.tint == 1 else f"{ink.colour} {round(ink.tint * 100, 4):g}%"


def resolved(ink: Ink, colours: Mapping[str, Ink], missing: Ink = BLACK) -> Ink:
    """Return the ink that a named colour stands for, at its share; `missing` for an unknown one."""
    if not ink.is_named_only:
        return ink
    found = colours.get(ink.colour)
    if found is None:
        return missing
    share = ink.tint
    if found.spot:
        return replace(found, tint=round(found.tint * share, 4), colour=ink.colour)
    c, m, y, k = (round(part * share, 4) for part in (found.c, found.m, found.y, found.k))
    # Paper under a name would be a mere name again.
    return Ink(c=c, m=m, y=y, k=k, colour=ink.colour if c or m or y or k else "")
