"""The stylebook. One rule: sizes are in 字 (body size = 1), so that a paper scales as a whole.

A size that a printer names (小五, 10.5pt, 15级) is kept in points beside and becomes 字 on the
paper: `in_chars` does that before anything is set.
"""

from dataclasses import fields, replace
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

from layout_app.frozen import frozen
from layout_app.model.border import Border
from layout_app.model.ids import FaceId
from layout_app.model.ink import BLACK, Colour, Ink, resolved

T = TypeVar("T", "TextStyle", "HeadWidth")


class Kinsoku(StrEnum):
    """How much may not start or end a line (避头尾); each level adds to the one before."""

    NONE = "none"
    BASIC = "basic"
    GB = "gb"
    STRICT = "strict"


class MarkScheme(StrEnum):
    """How wide full-width marks are set inside a line."""

    FULL = "full"
    """全角式: 1 em, squeezed only beside another mark and at line ends."""
    KAIMING = "kaiming"
    """开明式: 。？！ full-width, every other mark half."""
    LINE_END = "line_end"
    """行末半角式: full inside, half at line ends, adjacent marks left alone."""
    TIGHT = "tight"
    """As 全角式, quotes and brackets half: so heads are set, where their blanks gape."""


class Digits(StrEnum):
    """How wide digits are set; the text has them half-width whatever the choice (T34)."""

    HALF = "half"
    FULL = "full"
    """One cell each."""


class Manner(StrEnum):
    """What a paper minds most in the make-up of its pages."""

    STANDARD = "standard"
    POLITICS = "politics"
    """时政: strict order."""
    CITY = "city"
    """都市: free places, lively sizes."""
    SUPPLEMENT = "supplement"
    """副刊: air."""


class Align(StrEnum):
    """How a line that is not justified stands in its measure."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@frozen
class BreakStyle:
    """The house's choices for breaking and justifying; lengths in 1/1000 em."""

    kinsoku: Kinsoku = Kinsoku.BASIC
    marks: MarkScheme = MarkScheme.FULL
    pair: int = 1500
    """Width of two adjacent full-width marks: 1500 or 1000."""
    autospace: int = 250
    """Gap between Han and Latin or digits."""
    digits: Digits = Digits.HALF
    kai_western: FaceId = FaceId("song-400")
    """Face of figures and western letters in 楷, whose own lean like italics; empty for its own."""
    hyphenate: bool = True
    """Whether English words may be divided at a line end."""
    part_units: bool = True
    """Whether a number may part from its Chinese unit in a line that would be torn otherwise."""
    shrink_stops: bool = True
    """Whether 。？！ may shrink inside a line."""
    hang: bool = False
    """Whether 、，。 may hang over the line end."""
    indent: int = 2000
    """First line indent."""
    resumed: int = 0
    """Indent of a line with which a paragraph goes on on another page."""
    trim_indent: bool = True
    """Whether an opening mark after the indent loses its blank."""
    runt: int = 2
    """Least Han characters on a last line."""
    widow: int = 2
    """Least lines of a paragraph at a column head."""
    orphan: int = 2
    """Least lines of a paragraph at a column foot."""


HEAD_GAP = 125
"""Most of a gap between Han and figures in a head, 1/1000 em: a quarter 字 of large type gapes."""


@cache
def head_breaks(style: BreakStyle) -> BreakStyle:
    """Return how large heads are set where text is set so: quotes tight, figures close to Han."""
    marks = MarkScheme.TIGHT if style.marks is MarkScheme.FULL else style.marks
    return replace(style, marks=marks, autospace=min(style.autospace, HEAD_GAP))


@frozen
class TextStyle:
    """How a kind of text is set."""

    face: FaceId = FaceId("song-400")
    size: float = 1.0
    """Type size, 字; what `points` says comes before it."""
    points: float = 0.0
    """Type size in points; 0 where it is given in 字."""
    ink: Ink = BLACK
    align: Align = Align.LEFT
    lines: int = 1
    """Grid lines that one line of this text occupies (占行)."""


_BOLD = 500
"""Weight from which strokes are strong all round."""


def is_thin(face: FaceId) -> bool:
    """Tell whether the name of a face gives it a weight below that of strong strokes."""
    weight = face.rpartition("-")[2]
    return weight.isdecimal() and int(weight) < _BOLD


@frozen
class HeadWidth:
    """The largest headline over heads of a width."""

    chars: float
    """Heads up to so many 字 wide."""
    size: float = 1.0
    """Largest size, 字; what `points` says comes before it."""
    points: float = 0.0


PALE = Ink(k=0.1)
"""What lies below text in the place of a colour that nobody knows."""
REVERSED, REVERSED_THIN = 14.0, 24.0
"""Least size of type left white in a photo, and of type with thin strokes, points.

Each of four plates may close what another leaves open: a daily asks for 14 pt where type is left
white in two inks or more. A regular Song or Kai of 24 pt has hairlines as strong as a bold's at 10.
"""
LEAST_SCALE, MOST_SCALE = 0.9, 1.1
"""How narrow and how wide glyphs of a headline may be drawn (长, 扁)."""


@frozen
class HeadLevel:
    """The heads of one rank of article."""

    headline: TextStyle
    """Its size is the largest the level allows."""
    smallest: float = 1.0
    """Least size of the headline, 字; below it the head does not fit."""
    kicker: TextStyle
    subtitle: TextStyle
    smallest_points: float = 0.0
    """The same in points; 0 where it is given in 字."""
    widths: tuple[HeadWidth, ...] = ()
    """Largest sizes by width, narrow first; wider heads take the headline's own."""
    narrowest: float = 1.0
    """Least width of the glyphs of a headline that would else be smaller, a share of their own."""
    widest: float = 1.0
    """Most width of the glyphs of a headline that would else leave room at its sides."""

    def __post_init__(self) -> None:
        if not LEAST_SCALE <= self.narrowest <= 1 <= self.widest <= MOST_SCALE:
            raise ValueError("glyphs of a headline are 0.9 to 1.1 of their width")
        chars = [step.chars for step in self.widths]
        if chars != sorted(set(chars)):
            raise ValueError("the widths of a headline level stand narrow first, once each")

    def largest(self, width: float) -> float:
        """Return the largest size of a headline over `width` 字, in 字."""
        fitting = (step.size for step in self.widths if width <= step.chars + 1e-6)
        return next(fitting, self.headline.size)


def _level(face: str, largest: float, smallest: float, beside: float) -> HeadLevel:
    return HeadLevel(
        headline=TextStyle(face=FaceId(face), size=largest, align=Align.CENTRE),
        smallest=smallest,
        kicker=TextStyle(face=FaceId("kai-400"), size=beside, align=Align.CENTRE),
        subtitle=TextStyle(face=FaceId("song-400"), size=beside, align=Align.CENTRE),
    )


@frozen
class Stylebook:
    """Faces, sizes, inks and wordings of a paper; change it and every page follows."""

    body: TextStyle = TextStyle()
    bold: FaceId = FaceId("hei-700")
    """Face of bold marks in the body."""
    subhead: TextStyle = TextStyle(face=FaceId("hei-700"), lines=2)
    deck: TextStyle = TextStyle(face=FaceId("kai-400"))
    byline: TextStyle = TextStyle(face=FaceId("kai-400"), align=Align.RIGHT)
    caption: TextStyle = TextStyle(face=FaceId("hei-400"), size=0.85)
    quote: TextStyle = TextStyle(face=FaceId("kai-400"), size=1.5, align=Align.CENTRE)
    fact: TextStyle = TextStyle(face=FaceId("hei-400"), size=0.9)
    fact_title: TextStyle = TextStyle(face=FaceId("hei-700"), align=Align.CENTRE)
    fact_tint: Ink = Ink(k=0.08)
    fact_border: Border | None = None
    table: TextStyle = TextStyle(face=FaceId("song-400"), size=0.9)
    table_head: TextStyle = TextStyle(face=FaceId("hei-700"), size=0.9)
    names: TextStyle = TextStyle()
    verse: TextStyle = TextStyle(face=FaceId("kai-400"))
    notice: TextStyle = TextStyle()
    notice_number: FaceId = FaceId("hei-700")
    """Face of the number before a notice."""
    drop_cap: FaceId = FaceId("song-700")
    folio: TextStyle = TextStyle(face=FaceId("hei-400"), size=0.9)
    masthead: TextStyle = TextStyle(face=FaceId("song-900"), size=6.0)
    jump: TextStyle = TextStyle(face=FaceId("kai-400"), size=0.9, align=Align.RIGHT)
    levels: tuple[HeadLevel, ...] = (
        _level("song-900", 5.0, 2.6, 1.7),
        _level("song-700", 3.4, 2.0, 1.4),
        _level("hei-700", 2.5, 1.6, 1.2),
        _level("hei-700", 1.8, 1.2, 1.0),
    )
    """Heads by rank, 1 lead … 4 brief."""
    colours: tuple[Colour, ...] = ()
    """The paper's own colours, to be used by name wherever an ink is."""
    breaks: BreakStyle = BreakStyle()
    head_step: float = 0.33
    """Air between two heads of an article, and below the last at least, grid lines."""
    opening_bold: bool = True
    """Whether 本报讯 and who reports, where a text begins with them, stand in the bold face."""
    masthead_lines: int = 11
    """Grid lines that the masthead takes at the head of page 1."""
    lunar: bool = False
    """Whether the masthead tells the date of the lunar calendar too (农历)."""
    column_rules: bool = False
    """Whether a thin rule stands in the gutters of an article."""
    separators: bool = True
    """Whether thin rules stand between the articles of a page."""
    folio_pattern: str = "A{number:02}"
    """Name of a page by its place in the order, from 1."""
    credit: str = "{credit}　摄"
    """How the maker of a picture is named behind its caption."""
    jump_to: str = "（下转{folio}版）"
    """{folio} is the page's printed name, {han} its number in Han figures, {keyword} as below."""
    jump_from: str = "（上接{folio}版{keyword}）"
    jump_keyword: str = "《{keyword}》"
    """How an article's keyword stands in a jump line; nothing where it has none, or no room."""
    jump_least: int = 8
    """Least lines of a part before a jump."""
    jump_head: bool = True
    """Whether a part on another page bears a small head: the article's keyword or headline."""
    jump_at_sentence: bool = True
    """Whether a part ends at a sentence before a jump, where one ends near its foot."""
    manner: Manner = Manner.STANDARD
    """By what pages that make themselves are chosen, and pages made by hand are judged."""

    def __post_init__(self) -> None:
        names = [colour.name for colour in self.colours]
        if len(names) != len(set(names)):
            raise ValueError("two colours of one name in a stylebook")
        try:
            first, second = (self.folio_pattern.format(number=number) for number in (1, 2))
        except (LookupError, ValueError, AttributeError):
            raise ValueError("a folio is named by {number}, as A{number:02}") from None
        if first == second:
            raise ValueError("a folio is named by {number}, as A{number:02}")

    @property
    def inks(self) -> dict[str, Ink]:
        """The inks of the paper's colours by their names."""
        return {colour.name: colour.ink for colour in self.colours}

    def level(self, rank: int) -> HeadLevel:
        """Return the heads of a rank; ranks beyond the last take the last."""
        return self.levels[min(max(rank, 1), len(self.levels)) - 1]


def in_chars(book: Stylebook, em: float) -> Stylebook:
    """Return a stylebook with every size in 字 of `em` points."""
    levels = tuple(_level_in_chars(level, em) for level in book.levels)
    values = {spec.name: getattr(book, spec.name) for spec in fields(book)}
    styles: dict[str, Any] = {
        name: style_in_chars(style, em)
        for name, style in values.items()
        if isinstance(style, TextStyle)
    }
    return replace(book, levels=levels, **styles)


def in_inks(book: Stylebook) -> Stylebook:
    """Return a stylebook with the ink in the place of each named colour."""
    inks = book.inks

    def inked(style: TextStyle) -> TextStyle:
        found = resolved(style.ink, inks)
        return style if found is style.ink else replace(style, ink=found)

    styles: dict[str, Any] = {
        spec.name: inked(style)
        for spec in fields(book)
        if isinstance(style := getattr(book, spec.name), TextStyle)
    }
    levels = tuple(
        replace(
            level,
            headline=inked(level.headline),
            kicker=inked(level.kicker),
            subtitle=inked(level.subtitle),
        )
        for level in book.levels
    )
    tint = resolved(book.fact_tint, inks, PALE)
    return replace(book, levels=levels, fact_tint=tint, **styles)


def colours_named(book: Stylebook) -> tuple[str, ...]:
    """Return the colours that the styles of a stylebook name, each once."""
    styles = [getattr(book, spec.name) for spec in fields(book)]
    found = [style.ink for style in styles if isinstance(style, TextStyle)]
    for level in book.levels:
        found += [level.headline.ink, level.kicker.ink, level.subtitle.ink]
    named = (ink.colour for ink in (*found, book.fact_tint) if ink.is_named_only)
    return tuple(dict.fromkeys(named))


def style_in_chars(style: TextStyle, em: float) -> TextStyle:
    """Return a style with its size in 字 of `em` points."""
    return _sized(style, em) if style.points else style


def _level_in_chars(level: HeadLevel, em: float) -> HeadLevel:
    least = level.smallest_points
    return replace(
        level,
        headline=style_in_chars(level.headline, em),
        kicker=style_in_chars(level.kicker, em),
        subtitle=style_in_chars(level.subtitle, em),
        smallest=round(least / em, 4) if least else level.smallest,
        smallest_points=0.0,
        widths=tuple(_sized(step, em) if step.points else step for step in level.widths),
    )


def _sized(sized: T, em: float) -> T:
    return replace(sized, size=round(sized.points / em, 4), points=0.0)
