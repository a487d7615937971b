"""Which boxes an article may have. One rule: what a box holds is counted here, composed elsewhere.

All columns of a page share one measure, so that an article's text takes as many lines in any box:
one composition tells them. A box of w columns holds the text, w times the grid lines of the heads,
and its picture; what it has more is slack, which air, picture and paragraphs take up. Sizes come
from the stylebook; a headline in two lines, a wider picture, a crop and air are levers, each with
a cost and a limit. A box with a notch holds as much less as the notch takes, and has no slack.
"""

import math
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from layout_app.arrange.ground import GAP
from layout_app.arrange.judging.block import PAGE_SHAPE
from layout_app.arrange.judging.breaches import FLAT, TALL
from layout_app.arrange.tiling.notch import Corner, Notch
from layout_app.compose.page import Composer
from layout_app.frozen import frozen
from layout_app.model.article import Article, ArticlePicture
from layout_app.model.box import ArticleBox
from layout_app.model.geometry import Cells
from layout_app.model.ids import ArticleId, BoxId
from layout_app.model.issue import Issue, paper_of, stylebook_of
from layout_app.model.paper import joined
from layout_app.model.text import INSERTS, Kind

WIDTHS = {1: (0.5, 1.0), 2: (0.25, 0.625), 3: (0.25, 0.5), 4: (0.0, 0.375)}
"""Least and most share of the page's columns that an article of a rank takes."""


@frozen
class Freedom:
    """How far articles may be changed to fill a page."""

    air: int = 2
    """Grid lines of air at the heads."""
    any_width: bool = False
    """Whether an article may be wider or narrower than its rank asks for."""
    towers: bool = False
    """Whether boxes may be towers."""
    ribbons: bool = False
    """Whether boxes may be nearly as flat as ribbons."""
    sizes: bool = False
    """Whether headlines take every size that the stylebook allows."""
    tallest: float = 0.45
    """Share of the page's lines that a picture may take."""
    cost: float = 0.0
    """Of a shape that only this allows."""
    cut: float = 0.0
    """Share of its lines that an editor may be asked to cut an article by."""
    notched: bool = False
    """Whether boxes may have a notch that others fill."""


FREEDOMS = (
    Freedom(),
    Freedom(air=3, any_width=True, cost=6.0),
    Freedom(air=4, any_width=True, towers=True, sizes=True, tallest=0.6, cost=12.0),
)
"""What is tried in turn."""
FREEST = replace(FREEDOMS[-1], ribbons=True)
"""What is tried where a page would stay white or articles be cut otherwise."""
USUAL = Freedom(towers=True, ribbons=True)
"""By what it is told how much of a page an article takes."""
NOTCHED = replace(FREEST, notched=True)
"""What is tried where few articles have too few rectangles to choose from."""
CUTTING = tuple(
    replace(FREEST, air=0, tallest=FREEDOMS[0].tallest, cut=cut) for cut in (0.02, 0.04, 0.08)
)
"""What is tried of articles that are too much for a page: no cut is made, only proposed."""
CROP = 0.12
"""How much lower or higher than it is a picture may be shown, a share of its height."""
BELOW = 1
"""Grid lines of air between a picture's caption and the text below it."""
LEAST_TEXT = 2
"""Grid lines of text that stand below the heads at least."""
RIBBON = 0.2
"""Height by width of a box below which its lines are lost under its heads: it is not made."""
LEAST_LEAD = 6
"""The same of the page's lead."""
ARM, ABOVE = 8, 4
"""Grid lines of text in an arm beside a notch, and above one, at least."""
NOTCHED_RANK = 2
"""The lowest rank whose boxes have notches: what is shorter has no arms."""
ARRIVING = 2
"""The rank by whose widths the second part of an article is set."""
STEP = 0.2
"""Between two sizes of a headline that are tried, 字."""
SHRED, SHRED_COST = 4, 10.0
"""Grid lines of text below a picture that others stand beside, with fewer of which it hangs in
shreds, and the cost of each that lacks."""
AIR_COST, SLACK_COST, CROP_COST, LARGER_COST, WIDER_COST = 3.0, 6.0, 100.0, 4.0, 3.0
OVER_COST, NOTCH_COST = 10.0, 6.0
STORY = range(3, 13)
"""Grid lines of text below a picture over all columns and its heads with which an article is one
of pictures (图片新闻)."""
STORY_SHAPE = 1.2
"""Width by height of its picture at least: an upright one would tower over the page."""
STORY_RANK = 2
"""The highest rank of such an article: a lead's head is on top."""
COARSE_COST = 30.0
"""Of a picture without any detail; one of `FINE` dots an inch costs nothing."""
FINE = 150.0


@frozen
class Look:
    """How an article is dressed over a width."""

    columns: int
    headline_size: float
    """What its box is told, 字; 0 lets the stylebook fit it."""
    size: float
    """Size of the headline as set, 字."""
    rows: int
    """Lines of the headline."""
    heads: int
    """Grid lines that the heads need."""
    torn: int = 0
    """Words that they break at a line end."""
    leaves: bool = False
    """Whether its text goes on on another page."""
    arrives: bool = False
    """Whether it goes on from another page."""
    picture_columns: int = 0
    is_under: bool = False
    """Whether the heads stand below the picture (图下题)."""
    picture_lines: int = 0
    """Grid lines of the picture itself."""
    caption_lines: int = 0
    need: int = 0
    """Lines of one column that all of it takes."""
    cost: float = 0.0
    """Of what was changed from the natural look."""


@frozen
class Shape:
    """A box that an article fills."""

    look: Look
    lines: int
    air: int
    cost: float
    over: int = 0
    """Lines of one column that would have to be cut."""
    notch: Notch | None = None
    """What others fill of its box."""

    @property
    def columns(self) -> int:
        """Columns of the box: an arm below a notch is none of those that the heads stand over."""
        beside = self.notch is not None and self.notch.corner is Corner.UPPER_RIGHT
        return self.look.columns + (self.notch.columns if self.notch and beside else 0)


Shapes = Mapping[int, Mapping[int, Shape]]
"""By columns, then by grid lines of the box, the cheapest shape."""
Sizes = Mapping[int, Collection[int]]
"""By columns, the grid lines of the boxes there may be."""
NotchedShapes = Mapping[tuple[int, Notch], Mapping[int, Shape]]
"""By columns and notch, then by grid lines of the box, the cheapest shape."""
NotchedSizes = Mapping[tuple[int, Notch], Collection[int]]
"""By columns and notch, the grid lines of the boxes there may be."""


class Wardrobe:
    """What every article of an issue may wear on its pages; measured once."""

    def __init__(
        self,
        composer: Composer,
        issue: Issue,
        *,
        leaving: ArticleId | None = None,
        arriving: ArticleId | None = None,
    ) -> None:
        """Take an issue; in it the first part of an article may be `leaving`, its second arriving.

        The text of the first takes the lines that it takes, and the heads of the second are small.
        """
        self.composer, self.issue = composer, issue
        self._leaving, self._arriving = leaving, arriving
        self._paper, self._book = paper_of(issue), stylebook_of(issue)
        self._known: dict[tuple[ArticleId, int, Freedom], Shapes] = {}
        self._notched: dict[tuple[ArticleId, int, Freedom], NotchedShapes] = {}
        self._heads: dict[tuple[ArticleId, int, float], Look | None] = {}

    def usual(self, article: Article, most_lines: int = 0) -> float:
        """Return the cells that it usually takes: the middle of what it may, on the whole page."""
        found = areas(self.shapes(article, most_lines or self._paper.lines, USUAL))
        return found[len(found) // 2] if found else 0

    def least(self, article: Article) -> int:
        """Return the cells of its least box, however it is set, and the line below; 0 for none."""
        freest = (FREEST, CUTTING[-1])
        tables = (self.shapes(article, self._paper.lines, freedom) for freedom in freest)
        return min((areas(table)[0] for table in tables if table), default=0)

    def shapes(self, article: Article, most_lines: int, freedom: Freedom = FREEDOMS[0]) -> Shapes:
        """Return the shapes of an article in boxes of at most so many grid lines, counted once."""
        key = article.id, most_lines, freedom
        if key not in self._known:
            self._known[key] = self._shapes(article, most_lines, freedom)
        return self._known[key]

    def _shapes(self, article: Article, most_lines: int, freedom: Freedom) -> Shapes:
        text = self.composer.text_lines(self.issue, article.id)
        found: dict[int, dict[int, Shape]] = {}
        most_text = LEAST_LEAD if article.rank == 1 else LEAST_TEXT
        usual = self._widths(article)
        widths = range(1, self._paper.columns + 1) if freedom.any_width else usual
        for columns in widths:
            fitting: dict[int, Shape] = {}
            beyond = 0.0 if columns in usual else freedom.cost
            least = min(most_text, -(-text // columns))  # some articles are heads and a deck
            legal = self._heights(columns, most_lines, freedom)
            for look in self._looks(article, columns, text, freedom):
                for shape in _filled(look, freedom.air, beyond, int(freedom.cut * text)):
                    room = shape.lines - look.heads - shape.air
                    if shape.lines not in legal or room < max(least, _tall(look)):
                        continue
                    if shreds := _shreds(look, room):
                        shape = replace(shape, cost=shape.cost + shreds)
                    known = fitting.get(shape.lines)
                    if known is None or shape.cost < known.cost:
                        fitting[shape.lines] = shape
            if fitting:
                found[columns] = fitting
        return found

    def notched(self, article: Article, most_lines: int, freedom: Freedom) -> NotchedShapes:
        """Return the shapes of an article in boxes with a notch, counted once."""
        if not freedom.notched or article.rank > NOTCHED_RANK or len(article.pictures) > 1:
            return {}
        key = article.id, most_lines, freedom
        if key not in self._notched:
            self._notched[key] = self._with_notches(article, most_lines, freedom)
        return self._notched[key]

    def _with_notches(self, article: Article, most_lines: int, freedom: Freedom) -> NotchedShapes:
        text = self.composer.text_lines(self.issue, article.id)
        found: dict[tuple[int, Notch], dict[int, Shape]] = {}
        for columns in self._widths(article):
            for look in self._looks(article, columns, text, freedom):
                for shape in _notched(look, self._paper.columns, most_lines, freedom.air):
                    assert shape.notch is not None
                    row = found.setdefault((shape.columns, shape.notch), {})
                    known = row.get(shape.lines)
                    if known is None or shape.cost < known.cost:
                        row[shape.lines] = shape
        return found

    def _heights(self, columns: int, most_lines: int, freedom: Freedom) -> range:
        """Return the grid lines that a box may have: it is never a ribbon."""
        as_high_as_wide = columns / self._paper.columns * self._paper.lines / PAGE_SHAPE
        lowest = math.ceil(FLAT * as_high_as_wide) - GAP
        highest = math.floor(TALL * as_high_as_wide) - GAP
        if freedom.ribbons:
            lowest = math.ceil(RIBBON * as_high_as_wide)
        return range(lowest, (most_lines if freedom.towers else min(most_lines, highest)) + 1)

    def _widths(self, article: Article) -> range:
        """Return the columns that an article may span by its rank."""
        rank = ARRIVING if article.id == self._arriving else article.rank
        columns = self._paper.columns
        least, most = WIDTHS[min(max(rank, 1), 4)]
        low = min(max(1, round(least * columns)), columns - 1) if columns > 1 else 1
        return range(max(1, low), max(low, round(most * columns)) + 1)

    def _looks(self, article: Article, columns: int, text: int, freedom: Freedom) -> Iterator[Look]:
        for look in self._headed(article, columns, freedom):
            bare = text + columns * look.heads + self._inserts(article, columns)
            if not article.pictures:
                yield replace(look, need=bare)
            elif len(article.pictures) == 1:
                picture = article.pictures[0]
                yield from self._pictured(look, picture, article.rank, bare, freedom.tallest)
            else:
                yield from self._composed(article, look)

    def _headed(self, article: Article, columns: int, freedom: Freedom) -> Iterator[Look]:
        """Give the looks of the heads: as the stylebook fits them, and in other sizes it allows."""
        natural = self._headed_at(article, columns, 0.0)
        if natural is not None:
            yield natural
            if not natural.rows or natural.arrives:
                return
        level = self._book.level(article.rank)
        largest = level.largest(joined(columns, self._paper.chars, self._paper.gutter))
        sizes = [largest]
        if freedom.sizes:
            steps = int((largest - level.smallest) / STEP)
            sizes += [round(level.smallest + STEP * n, 2) for n in range(steps)]
        known = {natural.heads} if natural else set()
        for size in sizes:
            look = self._headed_at(article, columns, size)
            if natural and look and look.torn > natural.torn:
                continue
            if look is not None and look.heads not in known:
                known.add(look.heads)
                yield replace(look, cost=LARGER_COST)

    def _headed_at(self, article: Article, columns: int, size: float) -> Look | None:
        """Return the look of heads of a size, 0 for the stylebook's; none where they do not fit."""
        key = article.id, columns, size
        if key not in self._heads:
            self._heads[key] = self._with_heads(article, columns, size)
        return self._heads[key]

    def _with_heads(self, article: Article, columns: int, size: float) -> Look | None:
        block = self.composer.heads_in(self.issue, _box(article, columns, size))
        row = next((row for row in block.rows if row.copy.kind is Kind.HEADLINE), None)
        if not all(row.fits for row in block.rows):
            return None
        return Look(
            columns=columns,
            headline_size=size,
            size=row.style.size if row else 0.0,
            rows=len(row.lines) if row else 0,
            heads=block.lines,
            torn=sum(len(row.torn) for row in block.rows),
            leaves=article.id == self._leaving,
            arrives=article.id == self._arriving,
        )

    def _pictured(
        self, look: Look, picture: ArticlePicture, rank: int, bare: int, tallest: float
    ) -> Iterator[Look]:
        """Give the looks of one picture: over some of the columns, cropped by whole lines."""
        columns = look.columns
        usual = max(1, round(columns / 2))
        rows = -(-bare // columns) - look.heads
        is_story = rank >= STORY_RANK and rows in STORY
        for span in range(max(1, math.ceil(columns / 3)), columns + 1):
            width = joined(span, self._paper.chars, self._paper.gutter) * self._paper.em
            lines, caption = self.composer.picture_lines(self.issue, picture, width)
            if lines > tallest * self._paper.lines:
                break
            most = int(CROP * lines + 1e-9)
            is_wide = width >= STORY_SHAPE * lines * self._paper.leading
            is_under = span == columns and is_story and is_wide
            for change in range(-most, most + 1):
                yield replace(
                    look,
                    picture_columns=span,
                    is_under=is_under,
                    picture_lines=lines + change,
                    caption_lines=caption,
                    need=bare + span * (lines + change + caption + BELOW),
                    cost=look.cost
                    + CROP_COST * abs(change) / lines
                    + (0.0 if is_under else WIDER_COST * abs(span - usual))
                    + COARSE_COST * _coarse(picture, width),
                )

    def _inserts(self, article: Article, columns: int) -> int:
        """Return the lines of one column that quotes and fact boxes take, by composition."""
        if not any(p.kind in INSERTS for p in article.paragraphs):
            return 0
        bare = self.composer.text_lines(self.issue, article.id)
        whole = self.composer.shape_for(self.issue, article.id, columns)
        heads = self.composer.heads_in(self.issue, _box(article, columns)).lines
        return max(0, (whole - heads) * columns - bare)

    def _composed(self, article: Article, look: Look) -> Iterator[Look]:
        """Give the look of an article with several pictures, which find their places themselves."""
        lines = self.composer.shape_for(self.issue, article.id, look.columns)
        natural = self.composer.heads_in(self.issue, _box(article, look.columns)).lines
        yield replace(look, need=(lines + look.heads - natural) * look.columns)


def areas(table: Sizes) -> list[int]:
    """Return the cells of each shape, the line below it included, in order."""
    return sorted(columns * (lines + GAP) for columns, row in table.items() for lines in row)


def _coarse(picture: ArticlePicture, width: float) -> float:
    """Return how far a picture of so many points lacks detail, 0..1."""
    shown = picture.pixels[0] * (picture.crop.w if picture.crop else 1.0)
    return max(0.0, 1 - shown / (width / 72) / FINE) if shown else 0.0


def _filled(look: Look, most_air: int, beyond: float = 0.0, most_over: int = 0) -> Iterator[Shape]:
    """Give the boxes that a look fills, each with a line of air more at the heads.

    Where lines may be cut, lower ones come first.
    """
    lines = -(-look.need // look.columns)
    slack = lines * look.columns - look.need
    for fewer in range(1, (most_over + slack) // look.columns + 1):
        over = fewer * look.columns - slack
        cost = look.cost + beyond + OVER_COST * over
        yield Shape(look=look, lines=lines - fewer, air=0, cost=cost, over=over)
    for air in range(1 if look.arrives else most_air + 1):
        cost = look.cost + beyond + AIR_COST * air + SLACK_COST * slack
        yield Shape(look=look, lines=lines + air, air=air, cost=cost)


def _notched(look: Look, widest: int, most_lines: int, most_air: int) -> Iterator[Shape]:
    """Give the boxes with a notch that a look fills to the last line; no picture is on top."""
    if look.is_under:
        return
    for corner in Corner:
        is_beside = corner is Corner.UPPER_RIGHT
        for span in range(1, widest - look.columns + 1 if is_beside else look.columns):
            columns = look.columns + span if is_beside else look.columns
            for air in range(most_air + 1):
                need = look.need + look.columns * air
                cost = look.cost + NOTCH_COST + AIR_COST * air
                for deep in range(ARM + GAP, most_lines):
                    lines, rest = divmod(need + span * deep, columns)
                    if lines > most_lines:
                        break
                    if rest == 0 and _has_arms(look, lines - air, deep, is_beside):
                        notch = Notch(corner, span, deep)
                        yield Shape(look=look, lines=lines, air=air, cost=cost, notch=notch)


def _has_arms(look: Look, lines: int, deep: int, is_beside: bool) -> bool:
    """Tell whether the text around a notch has arms, and a picture its place in one."""
    text = lines - look.heads
    if is_beside:
        return lines - deep >= ARM and text >= max(ARM, _tall(look))
    return text - deep >= max(ABOVE, _tall(look))


def _tall(look: Look) -> int:
    """Return the grid lines of text that a look's picture needs beside or above it."""
    if not look.picture_columns:
        return 0
    below = LEAST_TEXT if look.picture_columns == look.columns else 0
    return look.picture_lines + look.caption_lines + BELOW + below


def _shreds(look: Look, room: int) -> float:
    """Return what it costs that a few lines of text hang below a picture."""
    if not look.picture_columns or look.is_under:
        return 0.0
    below = room - look.picture_lines - look.caption_lines - BELOW
    return SHRED_COST * (SHRED - below) if 0 < below < SHRED else 0.0


def _box(article: Article, columns: int, size: float = 0.0) -> ArticleBox:
    """Return a box that is only measured."""
    cells = Cells(column=0, line=0, columns=columns, lines=1)
    return ArticleBox(id=BoxId("measured"), article=article.id, shape=(cells,), headline_size=size)
