"""Kinds of output and what a file says of itself. One rule: no clock, no chance, no machine."""

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from enum import StrEnum

from layout_app.frozen import frozen
from layout_app.model.geometry import MM

SLUG = 10 * MM
"""Room around the trim of a press page, points."""


class Profile(StrEnum):
    """What a file is made for."""

    X1A = "x1a"
    """PDF/X-1a:2003: CMYK and spot inks, nothing transparent."""
    X4 = "x4"
    """PDF/X-4."""
    SCREEN = "screen"
    """For readers: sRGB, bookmarks, links, tags."""

    @property
    def is_press(self) -> bool:
        """Tell whether a printing house gets the file."""
        return self is not Profile.SCREEN

    @property
    def version(self) -> tuple[int, int]:
        """PDF version of the header."""
        return {Profile.X1A: (1, 4), Profile.X4: (1, 6), Profile.SCREEN: (1, 7)}[self]


def slug_of(profile: Profile) -> float:
    """Return the room around the trim where nothing else is said: none for the screen."""
    return SLUG if profile.is_press else 0.0


@frozen
class Bookmark:
    """An entry of the outline that readers see beside the pages."""

    title: str
    page: int
    """Index into the file's pages."""
    y: float = 0.0
    """Points from the trim's top."""
    level: int = 0
    """0 for a page, 1 for a headline below it."""


ROW, HEAD_ROW, ITEM = "TR", "TH", "LI"
"""Roles of paragraphs that are rows of a table, rows of its head, items of a list."""


@frozen
class Told:
    """An article or another box as reading programs are told of it."""

    name: str
    """Id of the article, or of the box."""
    role: str = "Art"
    """Structure type: Art, Figure, TOC, Sect or P."""
    roles: tuple[str, ...] = ()
    """Of an article's paragraphs: H1, H2, P, BlockQuote, or one of the roles above."""
    cells: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    """Of each row of a table the offsets where its cells but the last end."""
    alts: Mapping[str, str] = field(default_factory=dict)
    """What the article's pictures show, by their originals."""
    alt: str = ""
    """What the box itself shows."""


@frozen
class Target:
    """Where a link leads."""

    page: int
    """Index into the file's pages."""
    x: float
    """Points from the trim's left."""
    y: float
    """Points from the trim's top."""


@frozen
class DocumentInfo:
    """What a file says of itself; equal infos and pages make equal bytes."""

    title: str
    when: datetime
    """Date of the issue, with its offset."""
    identity: str
    """Any text that tells this issue from others: the document's UUID is its hash."""
    creator: str = "layout-app"
    icc: bytes = field(default=b"", repr=False)
    """Output profile; must be there for a press profile. By it a file for screens shows inks."""
    condition: str = "Coldset newsprint, CGATS TR 002, 240 %"
    """The printing condition in words."""
    registered: str = ""
    """Its name in the ICC registry; empty for a condition of one's own."""
    bookmarks: tuple[Bookmark, ...] = ()
    told: tuple[Told, ...] = ()
    """Articles and boxes in the order in which they are read."""
    targets: Mapping[str, Target] = field(default_factory=dict)
    """Where boxes stand to which links lead, by their ids."""

    def __post_init__(self) -> None:
        if self.when.tzinfo is None:
            raise ValueError("the date of a file has an offset")
        if not self.title:
            raise ValueError("a file has a title")
