"""The stylebook. One rule: sizes are in 字 (body size = 1), so that a paper scales as a whole."""

from enum import StrEnum

from layout_app.frozen import frozen
from layout_app.model.border import Border
from layout_app.model.ids import FaceId
from layout_app.model.ink import BLACK, Ink


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


class Digits(StrEnum):
    """How wide digits are set; the text has them half-width whatever the choice (T34)."""

    HALF = "half"
    FULL = "full"
    """One cell each."""


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


@frozen
class TextStyle:
    """How a kind of text is set."""

    face: FaceId = FaceId("song-400")
    size: float = 1.0
    """Type size, 字."""
    ink: Ink = BLACK
    align: Align = Align.LEFT
    lines: int = 1
    """Grid lines that one line of this text occupies (占行)."""


@frozen
class HeadLevel:
    """The heads of one rank of article."""

    headline: TextStyle
    """Its size is the largest the level allows."""
    smallest: float
    """Least size of the headline, 字; below it the head does not fit."""
    kicker: TextStyle
    subtitle: TextStyle


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
    breaks: BreakStyle = BreakStyle()
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

    def level(self, rank: int) -> HeadLevel:
        """Return the heads of a rank; ranks beyond the last take the last."""
        return self.levels[min(max(rank, 1), len(self.levels)) - 1]
