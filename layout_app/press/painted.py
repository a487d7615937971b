"""Pages as operators, before they have a file. One rule: what a page uses is named after itself.

Whoever paints a page need not know the others: pages painted in several processes fit into one
file, since the same face, picture or ink has the same name everywhere.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import field, replace
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from layout_app.display.items import GlyphRun, Picture, PlacedPdf, glyph_text
from layout_app.fonts.face import Face
from layout_app.frozen import frozen
from layout_app.model.ids import FaceId, PageId
from layout_app.model.ink import Ink
from layout_app.press.overprint import PrintedOver


class FontId(NamedTuple):
    """A font of a file: a face, and how its glyphs are read."""

    face: FaceId
    reading: str = ""
    """Which of several readings (see `reading`); empty for the common one."""


GLYPHS = 0xF_0000
"""A glyph in a stream that has no codes yet is the character of this number plus its id.

Which code a glyph has is known when all pages are painted: a file's codes are counted without gaps.
"""


class Stretch(NamedTuple):
    """Operators of a content stream while one font is set."""

    font: FontId | None
    code: str
    """Latin 1 and glyphs; it ends where the next font is set."""


class Outline(NamedTuple):
    """A glyph that is drawn as a form."""

    face: FaceId
    gid: int


class MarkKind(StrEnum):
    """What a reading program makes of a sequence."""

    TEXT = "text"
    FIGURE = "figure"
    CAPTION = "caption"
    LINE = "line"
    """A line of a box that leads somewhere else."""
    ASIDE = "aside"
    """Whatever else stands in a box that holds no article."""


class Mark(NamedTuple):
    """What a sequence of a stream shows; its place among a page's marks is its MCID."""

    kind: MarkKind
    of: str
    """Id of an article, or of a box that holds none."""
    key: int | str = ""
    """Index of a paragraph, or a picture's original, or the box that a line leads to."""
    offset: int = 0
    """Characters before the sequence in its paragraph."""


class Link(NamedTuple):
    """A place on a page that leads to a box."""

    of: str
    """Id of the article or box that the place belongs to."""
    to: str
    """Id of the box."""
    rect: tuple[float, float, float, float]
    """Left, bottom, right and top in the page's own space."""
    text: str
    """The words that stand there."""


@frozen
class Leaf:
    """A page, or half of one across the fold, in its place on a sheet; lengths in points."""

    page: "PaintedPage"
    left: float
    """Where the shown part begins, from the left of the page's trim."""
    width: float
    x: float
    """Where it stands, from the left of the sheet's trim."""
    bleeds: tuple[bool, bool]
    """Whether ink beyond the trim is shown at its left and at its right."""
    is_again: bool
    """Whether the page is on a sheet already by its other half."""


@frozen
class PaintedPage:
    """One page as a content stream and what the stream names."""

    page: PageId
    folio: str
    trim: tuple[float, float]
    """Width and height, points."""
    bleed: float
    slug: float
    """Room around the trim in which the stream's places count, points."""
    content: tuple[Stretch, ...]
    """The content stream; `font.encoded` gives the glyphs their codes."""
    fonts: Mapping[FontId, Mapping[int, str]]
    """Of each font the glyphs shown and the characters they show."""
    pictures: Mapping[str, Picture]
    """By the names in the stream."""
    placed: Mapping[str, PlacedPdf]
    spots: Mapping[str, Ink]
    inks: frozenset[Ink]
    """All that fills, strokes or sets type."""
    outlines: Mapping[str, Outline] = field(default_factory=dict)
    """Glyphs drawn as forms, by their names in the stream: type that is no type any more (转曲)."""
    marks: tuple[Mark, ...] = ()
    """What its sequences show, by their MCIDs; none of a page that is not tagged."""
    links: tuple[Link, ...] = ()
    leaves: tuple[Leaf, ...] = ()
    """Pages that lie on this one, which is a sheet then."""

    def laid(self, leaves: "tuple[Leaf, ...]") -> "PaintedPage":
        """Return the page as a sheet with others on it; it has their fonts."""
        fonts = dict(self.fonts)
        for leaf in leaves:
            for font, texts in leaf.page.fonts.items():
                fonts[font] = {**texts, **fonts.get(font, {})}
        return replace(self, leaves=leaves, fonts=fonts)


class Signs(dict[int, tuple[str, int]]):
    """Sign in a stream and advance of each glyph of a face, made when they are asked for."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, gid: int) -> tuple[str, int]:
        """Make a glyph's sign."""
        found = self[gid] = chr(GLYPHS + gid), self._face.advance(gid)
        return found


class UsedFace:
    """A face and what a page or a file shows of it."""

    def __init__(self, face: Face, *, reading: str = "") -> None:
        self.face = face
        self.font = FontId(face.id, reading)
        self.signs = signs_of(face)
        self.texts: dict[int, str] = {}
        """The characters that each glyph shows: of several texts of a glyph the first."""

    def note(self, run: GlyphRun) -> None:
        """Take the glyphs of a run."""
        texts, glyphs = self.texts, run.glyphs
        new = set(glyphs).difference(texts)
        if not new:
            return
        assert 0 not in new, "glyph 0 never reaches paper"
        if run.starts == tuple(range(len(run.text))):
            for gid, char in zip(glyphs, run.text, strict=True):
                if gid in new:
                    texts.setdefault(gid, char)
            return
        for k, gid in enumerate(glyphs):
            if gid in new:
                texts.setdefault(gid, glyph_text(run, k))


@lru_cache(maxsize=32)
def signs_of(face: Face) -> Signs:
    """Return the signs of a face: every page and file of a process shares them."""
    return Signs(face)


def font_name(font: FontId) -> str:
    """Return the name of a font in the resources."""
    return "-".join(("F" + _plain(font.face), *filter(None, [font.reading])))


def outline_name(outline: Outline) -> str:
    """Return the name of a glyph that is drawn as a form."""
    return f"Gl{_plain(outline.face)}-{outline.gid}"


def picture_name(item: Picture) -> str:
    """Return the name of a picture in its crop and size."""
    black = f" {item.black}" if isinstance(item, PrintedOver) else ""
    return "Im" + _digest(f"{item.original} {item.crop} {item.rect.w} {item.rect.h}{black}")


def placed_name(item: PlacedPdf) -> str:
    """Return the name of an ad's page in its size, cut where it is."""
    trim = item.trim
    cut = f" {trim.box} {trim.bleed}" if trim.is_chosen else ""
    return "Fm" + _digest(f"{item.original} {item.rect.w} {item.rect.h}{cut}")


def leaf_name(leaf: Leaf) -> str:
    """Return the name of a page as a form on a sheet; `PgR` for what was read by its other half."""
    mark = "PgR" if leaf.is_again else "Pg"
    return mark + _digest(f"{leaf.page.page} {leaf.left} {leaf.bleeds}")


def spot_name(ink: Ink) -> str:
    """Return the name of a spot ink's colour space."""
    return "CS" + _plain(ink.spot)


def _plain(text: str) -> str:
    return text if text.replace("-", "").isalnum() and text.isascii() else text.encode().hex()


def _digest(told: str) -> str:
    return hashlib.sha256(told.encode()).hexdigest()[:16]
