"""What stands on a page. One rule: an article box is one object; what it shows is derived.

Article boxes, ads and packages stand on cells of the grid; free text, pictures, rules and panels
stand on points.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from enum import StrEnum
from typing import assert_never

from layout_app.frozen import frozen
from layout_app.model.border import Border
from layout_app.model.geometry import Cells, Rect, quantised
from layout_app.model.ids import ArticleId, BoxId
from layout_app.model.ink import BLACK, Ink
from layout_app.model.ornament import Ornament
from layout_app.model.paper import Remainder
from layout_app.model.style import TextStyle
from layout_app.model.text import HEADS, Kind, Paragraph


class Arrangement(StrEnum):
    """Where the heads of an article stand to its text."""

    OVER = "over"
    """盖文: over all columns."""
    INSIDE = "inside"
    """文夹题: between columns of its own text."""
    BESIDE = "beside"
    """串文: in a corner, text beside and below."""
    SURROUNDED = "surrounded"
    """文包题: text on three or four sides."""
    UNDER_PICTURE = "under_picture"
    """图下题: over all columns, below a picture as wide as they are; without one, over them."""
    VERTICAL_LEFT = "vertical_left"
    """竖题: vertical, at the left of its text."""
    VERTICAL_RIGHT = "vertical_right"


UPRIGHT = (Arrangement.VERTICAL_LEFT, Arrangement.VERTICAL_RIGHT)
"""The arrangements of vertical heads."""


class Division(StrEnum):
    """How a box is divided into inner columns."""

    GRID = "grid"
    """By the columns of the page."""
    WHOLE = "whole"
    """Equal columns of whole 字."""
    FRACTION = "fraction"
    """Equal columns, fractional 字."""
    KEPT_GUTTER = "kept_gutter"
    """Whole 字, unequal, the gutter kept."""


class RegionKind(StrEnum):
    """A part of an article box with a place of its own."""

    KICKER = "kicker"
    HEADLINE = "headline"
    SUBTITLE = "subtitle"
    DECK = "deck"
    BYLINE = "byline"
    TEXT = "text"
    PICTURE = "picture"
    CAPTION = "caption"
    QUOTE = "quote"
    FACT = "fact"
    TABLE = "table"


@frozen
class Region:
    """A derived rectangle that the editor has overridden."""

    kind: RegionKind
    rect: Rect
    """Points from the top left of the box."""
    index: int = 0
    """Which of several of one kind."""
    over: bool = False
    """Whether it may lie over others of its box (压题照片)."""


@frozen
class ArticleBox:
    """One part of an article as one object on a page."""

    id: BoxId
    article: ArticleId
    shape: tuple[Cells, ...]
    """Rectangles of cells whose union is the box; the first is its upper left."""
    part: int = 1
    """Which part of the article it shows, from 1."""
    arrangement: Arrangement = Arrangement.OVER
    columns: int = 0
    """Inner columns; 0 takes the page's."""
    division: Division = Division.GRID
    remainder: Remainder = Remainder.COLUMNS
    headline_size: float = 0.0
    """Size of the headline, 字; 0 lets the stylebook fit it."""
    head_ink: Ink | None = None
    """Ink of the heads, as over a photo (压题照片); none takes the stylebook's."""
    head_lines: int = 0
    """Grid lines kept for the heads (占行); they take more where they need more."""
    heads_lower: int = 0
    """Grid lines that its heads take less because the headline is smaller; no more than 12 % is
    taken off its size for that."""
    picture_lines: int = 0
    """Grid lines that its pictures together are higher, or below 0 lower, than they would be; of
    none more than 12 % is cropped for that."""
    subhead_air: int = 0
    """Subheads, from the first, that get a grid line of air more."""
    loosen: int = 0
    """Lines that its text takes more, or below 0 fewer, than it would; paragraphs that look best
    so take them, one each."""
    drop_cap: int = 0
    """Grid lines that the first character of the text is high; 0 sets none."""
    regions: tuple[Region, ...] = ()
    framed: bool = False
    border: Border | None = None
    """What its frame is drawn as; none takes a plain rule."""
    border_ink: Ink = BLACK
    tint: Ink | None = None
    vertical: bool = False
    """Whether its text runs in vertical lines, right to left; all parts as the first."""
    pinned: bool = False
    """Whether automatic arrangement must leave it alone."""

    def __post_init__(self) -> None:
        if not self.shape:
            raise ValueError("a box covers at least one rectangle of cells")
        if self.part < 1:
            raise ValueError("parts count from 1")
        if self.border is not None and not self.framed:
            raise ValueError("a border belongs to a framed box")


@frozen
class TextBox:
    """Free text that belongs to no article."""

    id: BoxId
    rect: Rect
    paragraphs: tuple[Paragraph, ...] = ()
    style: TextStyle = TextStyle()
    vertical: bool = False
    """Whether its lines run downwards, the first at the right."""


@frozen
class PictureBox:
    """A picture that belongs to no article."""

    id: BoxId
    rect: Rect
    original: str
    """sha256 of the file in `originals/`."""
    name: str = ""
    """The file name it came with."""
    crop: Rect | None = None
    """The part shown, in shares of the original's width and height (0..1)."""


@frozen
class RuleBox:
    """A straight rule between two points."""

    id: BoxId
    start: tuple[float, float]
    end: tuple[float, float]
    weight: float = 0.3
    """Points."""
    ink: Ink = BLACK


@frozen
class PanelBox:
    """A rectangle of ink, with or without an outline."""

    id: BoxId
    rect: Rect
    fill: Ink | None = None
    stroke: Ink | None = None
    weight: float = 0.3
    border: Border | None = None
    """What its outline is drawn as, in the ink of the stroke or black; none takes a plain one."""


class Media(StrEnum):
    """What kind of file fills a place."""

    PDF = "pdf"
    """A finished page, placed opaque."""
    PICTURE = "picture"


class SheetBox(StrEnum):
    """A frame of a PDF's page that may say how large an ad is."""

    TRIM = "trim"
    """成品框: the file itself says where it is cut (TrimBox)."""
    MEDIA = "media"
    """页面框: all of the sheet (MediaBox)."""
    CROP = "crop"
    """裁切框: what viewers show of the sheet (CropBox)."""
    NONE = "none"
    """The file does not say where it is cut, and nobody has chosen."""


@frozen
class Trim:
    """Where an ad's PDF is cut: by its own word, or as an editor chose for want of that."""

    box: SheetBox = SheetBox.TRIM
    bleed: float = 0.0
    """Points within a chosen box that are cut off at each of its sides."""

    def __post_init__(self) -> None:
        if self.bleed < 0:
            raise ValueError("a bleed has no negative size")
        if self.bleed and not self.is_chosen:
            raise ValueError("a bleed belongs to a chosen box")

    @property
    def is_chosen(self) -> bool:
        """Tell whether an editor said which box is the size."""
        return self.box in (SheetBox.MEDIA, SheetBox.CROP)


OWN_TRIM = Trim()
"""A page is cut where its file says."""
SHEETS = {SheetBox.MEDIA: "MediaBox", SheetBox.CROP: "CropBox"}
"""What the boxes are called that may be chosen."""


@frozen
class AdBox:
    """An advertisement: a booked slot, and the opaque file or the set text that fills it."""

    id: BoxId
    cells: Cells
    """Of 中缝 only the lines count: it stands beside the grid, at the fold; across the fold of a
    spread it takes both halves."""
    booking: str = ""
    """Reference of the booking."""
    slot: str = ""
    """Name of its size: 整版, 半版, 通栏 …"""
    original: str = ""
    """sha256 of the PDF or picture in `originals/`; empty while booked only, or where text fills
    the slot."""
    media: Media = Media.PDF
    name: str = ""
    """The file name it came with."""
    extent: tuple[float, float] = (0.0, 0.0)
    """Width and height of the file: points of a PDF's trim, pixels of a picture; 0 where nobody
    has measured it."""
    trim: Trim = OWN_TRIM
    """Where its PDF is cut."""
    paragraphs: tuple[Paragraph, ...] = ()
    """Set text: 公告, 遗失声明, classified lines."""
    columns: int = 1
    """Columns of the set text."""
    is_marked: bool = False
    """Whether the file itself says 广告, so that no mark is set over it."""
    house: bool = False
    """Whether the paper's own filler stands here until the slot is sold."""
    cancelled: bool = False
    """Whether the booking was cancelled; the slot stays until the editor gives it up."""
    booked: tuple[int, int] = (0, 0)
    """Columns and lines of the booking where they are no longer those of the slot; 0 where they
    are."""

    def __post_init__(self) -> None:
        if self.columns < 1:
            raise ValueError("set text has at least one column")
        if min(self.extent) < 0 or min(self.booked) < 0:
            raise ValueError("an ad has no negative size")

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing fills the slot yet."""
        return not (self.original or self.paragraphs or self.house)

    @property
    def is_unsized(self) -> bool:
        """Tell whether its PDF waits for an editor to say which of its boxes is the size."""
        return bool(self.original) and self.trim.box is SheetBox.NONE


@frozen
class PlannedBox:
    """Room kept for an article before its copy is there."""

    id: BoxId
    cells: Cells
    slug: str = ""
    """What it will be about."""
    chars: int = 0
    """Characters wanted; 0 where nobody has said."""
    picture: bool = False
    """Whether a picture is wanted."""
    form: ArticleBox | None = None
    """A box whose columns, frame, tint and heads the article that comes takes over."""

    def __post_init__(self) -> None:
        if self.chars < 0:
            raise ValueError("an article has no negative length")


CONTENTS = "导读"
"""What a list of the issue's headlines is called where nobody says otherwise; like the names below
it is the paper's word, whatever language the window speaks."""
UNBOOKED = "广告位"
"""What a slot is called that has neither a booking nor the name of a size."""
UNNAMED = "待定稿件"
"""What an article to come is called of which nobody has said what it is about."""
MASTHEAD = "报头"

PACKAGE = "专题"
"""What a package is called that has no title."""


@frozen
class ContentsBox:
    """导读: headlines of the issue with the folios they stand on, derived from the articles."""

    id: BoxId
    cells: Cells
    title: str = CONTENTS
    articles: tuple[ArticleId, ...] = ()
    """Which articles it names, in this order; empty takes the gravest of the other pages."""


class SectionLook(StrEnum):
    """How a section head is drawn."""

    BAND = "band"
    """White words on a band of colour."""
    TAB = "tab"
    """White words on a patch of colour, a thick rule beside it."""
    RULES = "rules"
    """Coloured words between a thin rule and a thick one."""


@frozen
class SectionBox:
    """栏头: the name of a section as a strip of colour over its columns."""

    id: BoxId
    cells: Cells
    title: str = ""
    """Its words; empty takes the section of the page."""
    look: SectionLook = SectionLook.BAND
    ink: Ink = BLACK


@frozen
class OrnamentBox:
    """报花: a drawing from the library, as large as its rectangle lets it."""

    id: BoxId
    rect: Rect
    ornament: Ornament
    ink: Ink = BLACK


@frozen
class Package:
    """Boxes under one head and frame (专题); they move with it."""

    id: BoxId
    cells: Cells
    heads: tuple[Paragraph, ...] = ()
    boxes: tuple[BoxId, ...] = ()
    framed: bool = True


CellBox = AdBox | PlannedBox | ContentsBox | SectionBox | Package
"""A box on one rectangle of cells."""
FreeBox = TextBox | PictureBox | PanelBox | OrnamentBox | RuleBox
"""A box on points; all but a rule have a rectangle."""
Box = ArticleBox | CellBox | FreeBox


def head_kind(head: Paragraph) -> Kind:
    """Return what a head of a package is set as: a headline, where its kind is no head's."""
    return head.kind if head.kind in HEADS else Kind.HEADLINE


def package_name(package: Package) -> str:
    """Return what an editor calls a package: its title."""
    titles = (head.text for head in package.heads if head_kind(head) is Kind.HEADLINE)
    return next(filter(None, titles), PACKAGE)


def packed_in(boxes: Iterable[Box]) -> dict[BoxId, Package]:
    """Return the package of each box that is in one."""
    packages = (box for box in boxes if isinstance(box, Package))
    return {member: package for package in packages for member in package.boxes}


def package_of(boxes: Iterable[Box], box: BoxId) -> Package | None:
    """Return the package that a box of a page belongs to."""
    return packed_in(boxes).get(box)


FOLD = "中缝"
"""The slot in the fold: a strip beside the grid."""
EAR = "报眼"
"""The slot beside the masthead."""


def cells_of(box: Box) -> tuple[Cells, ...]:
    """Return the cells that a box keeps for itself; none for boxes on points, and in the fold."""
    match box:
        case ArticleBox():
            return box.shape
        case AdBox(slot=slot) if slot == FOLD:
            return ()
        case AdBox() | PlannedBox() | ContentsBox() | SectionBox():
            return (box.cells,)
        case _:
            return ()


def moved(box: FreeBox, dx: float, dy: float) -> FreeBox:
    """Return a box so many points further right and down."""
    if not isinstance(box, RuleBox):
        return replace(box, rect=box.rect.moved(dx, dy))
    (x1, y1), (x2, y2) = box.start, box.end
    return replace(
        box,
        start=(quantised(x1 + dx), quantised(y1 + dy)),
        end=(quantised(x2 + dx), quantised(y2 + dy)),
    )


def with_inks(box: Box, change: Callable[[Ink], Ink], fill: Callable[[Ink], Ink]) -> Box:
    """Return a box whose inks are changed: `fill` those below something, `change` all others."""
    match box:
        case ArticleBox():
            return replace(
                box,
                head_ink=None if box.head_ink is None else change(box.head_ink),
                border_ink=change(box.border_ink),
                tint=None if box.tint is None else fill(box.tint),
            )
        case TextBox():
            return replace(box, style=replace(box.style, ink=change(box.style.ink)))
        case RuleBox() | SectionBox() | OrnamentBox():
            return replace(box, ink=change(box.ink))
        case PanelBox():
            return replace(
                box,
                fill=None if box.fill is None else fill(box.fill),
                stroke=None if box.stroke is None else change(box.stroke),
            )
        case PictureBox() | AdBox() | PlannedBox() | ContentsBox() | Package():
            return box
        case _:
            assert_never(box)
