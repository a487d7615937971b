"""Arrange a page: articles into boxes that fill what is free. One rule: only what was composed.

Pages that fill the ground exactly are drawn by the hundred and ordered by taste; the best are
composed, and only those on which no text is over are proposed. Where articles find no page
together, more is allowed step by step: more air, other widths, a white corner, cuts, an article
fewer. What stays white is tiled too, as an item that nobody reads. Few articles have few ways to
tile a page: the longer ones may then have a notch, a corner of their box that others fill.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from itertools import chain, combinations
from random import Random

from layout_app.arrange.anew import Part, cut_anew, mirrored, parts
from layout_app.arrange.block import Block
from layout_app.arrange.breaches import violations
from layout_app.arrange.dressing import Dressed, Dresser
from layout_app.arrange.ground import GAP, Room, ground
from layout_app.arrange.likeness import differing
from layout_app.arrange.notch import around, boxed
from layout_app.arrange.rooms import fillings, row
from layout_app.arrange.shapes import (
    BELOW,
    CUTTING,
    FREEDOMS,
    FREEST,
    NOTCHED,
    Freedom,
    NotchedShapes,
    Shape,
    Shapes,
    Sizes,
    Wardrobe,
)
from layout_app.arrange.taste import STANDARD, Preset, score
from layout_app.arrange.tile import Place, Tiling
from layout_app.frozen import frozen
from layout_app.model.article import Article
from layout_app.model.box import ArticleBox
from layout_app.model.geometry import Cells
from layout_app.model.ids import ArticleId, PageId
from layout_app.model.issue import index, paper_of

FIRST_DRAWN = 40
"""Pages drawn before the first is composed."""
POOR = 12.0
"""A score for each article, above which a page is put up with only when all ways to fill the page
without a cut were tried."""
BETTERED = 12
"""Of those drawn, the best, in which articles are then exchanged."""
RECUT, PART = 4, 4
"""Pages, each unlike those before it, of which parts are cut anew, and places of the largest."""
WAYS, EACH = 200, 8
"""Ways that are tried for a page, and for a part of it."""
DRAWN = 500
"""Pages drawn in all: as many as a slow machine draws in time, so that all propose the same."""
PATIENCE = 4
"""How many times as long as it should a search may take that has found nothing yet."""
WHITE = (0.02, 0.04, 0.08, 0.16, 0.3, 0.5, 0.75, 1.0)
"""Shares of the free cells that may stay white where articles do not fill a page otherwise.

The first comes before a cut.
"""
THIN = 0.75
"""Copy that usually takes less than this share of the free cells does not fill the page."""
CHOICE = 2
"""Steps of these by which a further proposal may be whiter than the first."""
PARTED = 0.1
"""White above this share may be in two places."""
FEW = 6
"""Articles on a page whose boxes may have a notch: more have enough to choose from."""
FILLER = 4
"""What is white is worth as little as a brief."""
TRYING, DRAWING, COMPOSING = 0.25, 0.4, 0.9
"""Shares of the time after which a way that brings no page is left, one that brings some is
composed, and no further proposals are looked for."""
BETTERING, RECUTTING = 0.1, 0.2
"""Shares of the time in which articles are exchanged, and parts cut anew, once some pages of a way
are drawn."""
CHOOSING = 0.3
"""Share of the time in which others are looked for where the first page came late."""
SPARE = 1
"""Lines that a cut may turn out longer than was counted."""
RIVALS = 6
"""Pages that are composed where one turned out worse than they promise."""
UNLIKE = 0.31
"""Share of the cells in which another proposal differs from those before it."""


@frozen
class Proposal:
    """A page that was composed; what is over is named as a cut."""

    boxes: tuple[ArticleBox, ...]
    score: float
    """Lower is better."""
    white: int
    """Cells that stay empty."""
    violations: dict[str, int]
    """What taste has against it, by name."""
    cuts: tuple[tuple[ArticleId, int], ...]
    """Articles that are too long for their boxes, and the characters to be cut."""
    blocks: tuple[Block, ...]


@frozen
class Arranged:
    """What came of a page."""

    free: int
    """Cells of the page that nothing pinned, booked or printed on every page keeps."""
    proposals: tuple[Proposal, ...]
    """The best first, each unlike those before it."""
    unplaced: tuple[ArticleId, ...]
    """Articles that found no room."""
    seconds_first: float
    """Until the first page was composed."""
    seconds_total: float
    ranks: Mapping[ArticleId, int] = field(default_factory=dict)
    """What articles were taken for that came without a rank."""

    def leads(self, proposal: Proposal | None) -> tuple[ArticleId, ...]:
        """Return the articles of a proposal that were taken for leads."""
        boxes = proposal.boxes if proposal else ()
        return tuple(box.article for box in boxes if self.ranks.get(box.article) == 1)


def arranged(
    wardrobe: Wardrobe,
    page: PageId,
    articles: Sequence[ArticleId],
    *,
    own: int = 0,
    seconds: float = 1.0,
    seed: int = 0,
    wanted: int = 3,
    preset: Preset = STANDARD,
    clock: Callable[[], float] = time.monotonic,
) -> Arranged:
    """Return proposals for a page that holds these articles, at most `seconds` from now.

    The boxes that they have on the page are lifted; everything else stays where it is. Where there
    are too many, the last are left out, leads never before others; the first `own` stand on the
    page already, and cuts are proposed rather than that one of them goes. What is looked at depends
    on issue and seed alone, as long as the time suffices.
    """
    search = _Search(wardrobe, page, articles, own, seed, preset, clock, seconds)
    proposals, left_out = search.proposals(wanted)
    return Arranged(
        free=search.ground.free,
        proposals=proposals,
        unplaced=tuple(article.id for article in left_out),
        seconds_first=search.first,
        seconds_total=clock() - search.begun,
    )


@frozen(kw_only=False)
class _Drawn:
    """A page that nobody has composed yet."""

    score: float
    number: int
    tiling: Tiling
    blocks: tuple[Block, ...]


@frozen(kw_only=False)
class _Cast:
    """Articles that shall fill rooms together, and what each may wear."""

    articles: tuple[Article, ...]
    tables: tuple[Shapes, ...]
    notched: tuple[NotchedShapes, ...]
    rooms: tuple[Room, ...]
    white: float = 0.0
    """Share of the free cells that may stay white."""
    level: bool = False
    """Whether each room stays white over its whole width."""
    cuts: bool = False
    """Whether articles may be longer than their boxes."""

    def fillings(self, free: int, random: Random) -> Iterator[Tiling | None]:
        """Yield places of all articles that fill the rooms but for the white, and None between."""
        tables: list[Sizes] = [*self.tables]
        ranks = [article.rank for article in self.articles]
        fillers = len(self.rooms) if self.level else (self.white > 0) + (self.white > PARTED)
        tables += [_filler(self.rooms, int(self.white * free), self.level)] * fillers
        ranks += [FILLER] * fillers
        notched = [*self.notched, *({} for _ in range(fillers))] if any(self.notched) else ()
        for tiling in fillings(tables, ranks, self.rooms, random, notched):
            yield tiling and tuple(place for place in tiling if place.item < len(self.articles))

    def fits(self, item: int, place: Place) -> bool:
        """Tell whether an article has a shape for a place without a notch."""
        row = self.tables[item].get(place.cells.columns, ())
        return place.leg is None and place.cells.lines - GAP in row

    def shape(self, place: Place) -> Shape:
        """Return the shape that an article takes in a place."""
        if place.leg is not None:
            whole, notch = around(place.cells, place.leg)
            return self.notched[place.item][whole.columns, notch][whole.lines - GAP]
        return self.tables[place.item][place.cells.columns][place.cells.lines - GAP]


class _Search:
    """The search for one page."""

    def __init__(
        self,
        wardrobe: Wardrobe,
        page: PageId,
        articles: Sequence[ArticleId],
        own: int,
        seed: int,
        preset: Preset,
        clock: Callable[[], float],
        seconds: float,
    ) -> None:
        self.begun = clock()
        self.first = 0.0
        self._clock, self._seconds = clock, seconds
        self._last = self.begun + seconds * PATIENCE
        self._end = self._given_up = self.begun
        self._random, self._seed, self._preset = Random(seed), seed, preset
        issue = wardrobe.issue
        self._paper = paper_of(issue)
        found = index(issue)
        self.ground = ground(issue, found.pages[page], frozenset(articles))
        self._wardrobe = wardrobe
        self._dresser = Dresser(wardrobe.composer, issue)
        self._too_small: set[tuple[ArticleId, Shape]] = set()
        named = [found.articles[article] for article in articles]
        self._least = {article.id: self._wardrobe.least(article) for article in named}
        # An article without a shape, its headline too long for any width, stops no other.
        self._articles = sorted(named, key=lambda a: (not self._least[a.id], a.rank != 1))
        self._uncut = own or sum(area > 0 for area in self._least.values())
        """Articles of which none is left out before cuts are proposed."""

    def proposals(self, wanted: int) -> tuple[tuple[Proposal, ...], list[Article]]:
        """Return proposals, the best first, and the articles that are on none of them."""
        articles = self._holdable()
        while articles and self._clock() < self._last:
            now = self._clock()
            self._end, self._given_up = now + COMPOSING * self._seconds, now + self._seconds
            found: list[Proposal] = []
            whitest = 1.0
            for cast in self._casts(articles):
                if found and (cast.white > _whiter(whitest) or self._clock() > self._end):
                    break
                has_choice = len(found) >= wanted
                if has_choice and (cast.cuts or cast.white > whitest or not _is_poor(found)):
                    break
                self._look(cast, wanted, found)
                if found:
                    whitest = min(whitest, cast.white)
            if found:
                best = sorted(found, key=lambda proposal: proposal.score)[:wanted]
                return tuple(best), self._articles[len(articles) :]
            articles = articles[:-1]
        return (), self._articles

    def _casts(self, articles: Sequence[Article]) -> Iterator[_Cast]:
        """Give what may be tried with these articles, the best first.

        Copy that is far too little for the page keeps its usual looks, and white is at the foot.
        """
        most = max((room.area.lines for room in self.ground.layouts[0]), default=0)
        usual = sum(self._wardrobe.usual(article, most) for article in articles)
        if usual < THIN * self.ground.free:
            for white in WHITE:
                yield from self._over_layouts(articles, FREEDOMS[0], white, level=True)
        for freedom in FREEDOMS:
            yield from self._over_layouts(articles, freedom)
        freest = FREEST
        if len(articles) <= FEW:
            freest = NOTCHED
            yield from self._over_layouts(articles, freest)
        yield from self._over_layouts(articles, freest, WHITE[0])
        for freedom in CUTTING if len(articles) == self._uncut else ():
            yield from self._over_layouts(articles, freedom)
        for white in WHITE[1:]:
            yield from self._over_layouts(articles, FREEST, white)

    def _over_layouts(
        self,
        articles: Sequence[Article],
        freedom: Freedom,
        white: float = 0.0,
        *,
        level: bool = False,
    ) -> Iterator[_Cast]:
        """Give the rooms of each layout in turn, and what articles may wear in them.

        What may stay white can be whole rooms: where it suffices those at the foot.
        """
        for rooms in self._rooms(int(white * self.ground.free)):
            most = max((room.area.lines for room in rooms), default=0)
            tables = (self._wardrobe.shapes(article, most, freedom) for article in articles)
            notched = (self._wardrobe.notched(article, most, freedom) for article in articles)
            yield _Cast(
                tuple(articles),
                tuple(tables),
                tuple(notched),
                rooms,
                white,
                level,
                freedom.cut > 0,
            )

    def _rooms(self, white: int) -> Iterable[tuple[Room, ...]]:
        """Return the rooms to be filled, the best first: all, those above, the largest."""
        layouts = self.ground.layouts
        above = (_without(rooms, _at_the_foot(rooms), white) for rooms in layouts)
        largest = (_without(rooms, rooms, white) for rooms in layouts)
        return dict.fromkeys((*layouts, *above, *largest))

    def _holdable(self) -> list[Article]:
        """Return the articles without the last, which could find no room even at their least."""
        room = max((sum(room.cells for room in each) for each in self.ground.layouts), default=0)
        kept = []
        for article in self._articles:
            room -= self._least[article.id]
            if room < 0 or not self._least[article.id]:
                break
            kept.append(article)
        return kept

    def _look(self, cast: _Cast, wanted: int, found: list[Proposal]) -> None:
        """Find pages of a cast, each unlike those before it."""
        drawn: list[_Drawn] = []
        begun = self._clock()
        # What is tried after notches is drawn as it were without them.
        random = Random(self._seed) if any(cast.notched) else self._random
        for tiling in cast.fillings(self.ground.free, random):
            late = min(begun + TRYING * self._seconds, self._given_up)
            if drawn:
                late = begun + DRAWING * self._seconds
            if found:
                late = min(late, self._end) if drawn else self._end
            if self._clock() > late:
                break
            if tiling is None:
                continue
            drawn.append(self._drawn(cast, tiling, len(drawn)))
            if len(drawn) == FIRST_DRAWN and not found:
                self._compose(cast, drawn, found, 1)
            if len(drawn) >= DRAWN:
                break
        if drawn:
            self._better(cast, drawn)
        self._compose(cast, drawn, found, wanted)

    def _drawn(self, cast: _Cast, tiling: Tiling, number: int) -> _Drawn:
        blocks = (
            *chain.from_iterable(_blocks(cast, place) for place in tiling),
            *self._fixed(),
        )
        return _Drawn(self._score(blocks), number, tiling, blocks)

    def _better(self, cast: _Cast, drawn: list[_Drawn]) -> None:
        """Order pages; mirror the best, exchange articles in them, then cut parts anew."""
        drawn.sort(key=_worth)
        end = self._clock() + BETTERING * self._seconds
        drawn[:BETTERED] = [self._mirrored(cast, each) for each in drawn[:BETTERED]]
        drawn[:BETTERED] = [self._bettered(cast, each, end) for each in drawn[:BETTERED]]
        drawn.sort(key=_worth)
        self._recut(cast, drawn, self._clock() + RECUTTING * self._seconds)

    def _mirrored(self, cast: _Cast, page: _Drawn) -> _Drawn:
        """Return the better of a page and its mirror image, where nothing ties it to a side."""
        room, *others = cast.rooms
        if others or room.corner or any(place.leg for place in page.tiling):
            return page
        image = self._drawn(cast, mirrored(page.tiling, room.area), page.number)
        return min(page, image, key=_worth)

    def _bettered(self, cast: _Cast, page: _Drawn, end: float) -> _Drawn:
        """Return a page with articles below the lead exchanged that fit each other's places."""
        lead = 1 if cast.articles[0].rank == 1 else 0
        before = None
        while page is not before:
            before = page
            for one, other in combinations(range(lead, len(page.tiling)), 2):
                places = list(page.tiling)
                here, there = places[one], places[other]
                if not (cast.fits(one, there) and cast.fits(other, here)):
                    continue
                if self._clock() > end:
                    return page
                places[one], places[other] = replace(there, item=one), replace(here, item=other)
                tried = self._drawn(cast, tuple(places), page.number)
                page = min(page, tried, key=lambda each: each.score)
        return page

    def _recut(self, cast: _Cast, drawn: list[_Drawn], end: float) -> None:
        """Cut parts of the best pages anew, each of which is unlike those before it."""
        random = Random(self._seed)
        chosen: list[int] = []
        for n, page in enumerate(drawn):
            if len(chosen) >= RECUT or self._clock() > end:
                return
            if self._is_unlike(page.blocks, [drawn[k] for k in chosen]):
                chosen.append(n)
                drawn[n] = self._cut_anew(cast, page, random, end)

    def _cut_anew(self, cast: _Cast, page: _Drawn, random: Random, end: float) -> _Drawn:
        """Return a page bettered part by part until no part gets better, or all is tried."""
        left = WAYS
        before = None
        while page is not before:
            before = page
            found = parts(page.tiling, PART)
            random.shuffle(found)
            for part in found:
                ways = [
                    self._drawn(cast, way, page.number) for way in _recuts(cast, page, part, random)
                ]
                left -= len(ways)
                if left < 0 or self._clock() > end:
                    return page
                page = min(page, *ways, key=lambda each: each.score) if ways else page
                if page is not before:
                    break
        return page

    def _compose(
        self, cast: _Cast, drawn: Sequence[_Drawn], found: list[Proposal], wanted: int
    ) -> None:
        """Compose the best of the drawn pages, each unlike those before it.

        What was found before gives way to what is better and like it.
        """
        kept = found.copy()
        found.clear()
        both: list[Proposal | _Drawn] = [*kept, *drawn]
        for each in sorted(both, key=lambda each: each.score):
            if len(found) >= wanted or (kept and self._clock() > self._end):
                break
            if not self._is_unlike(each.blocks, found):
                continue
            if isinstance(each, _Drawn):
                self._propose(cast, each, drawn, found)
            else:
                found.append(each)
        found += [
            each for each in kept if each not in found and self._is_unlike(each.blocks, found)
        ]

    def _propose(
        self, cast: _Cast, page: _Drawn, drawn: Sequence[_Drawn], found: list[Proposal]
    ) -> None:
        """Compose a page, and add it, or a better one that was drawn, where no text is over."""
        proposal = self._composed(cast, page)
        if proposal is None:
            return
        found.append(self._rivalled(cast, proposal, page, drawn, found))
        if not self.first:
            now = self._clock()
            self.first = now - self.begun
            self._end = max(self._end, now + CHOOSING * self._seconds)

    def _rivalled(
        self,
        cast: _Cast,
        best: Proposal,
        page: _Drawn,
        drawn: Sequence[_Drawn],
        found: Sequence[Proposal],
    ) -> Proposal:
        """Return the best of a page and those that promised to be better than it turned out."""
        left = RIVALS
        for rival in sorted(drawn, key=_worth):
            if not left or rival.score >= best.score:
                break
            if _worth(rival) <= _worth(page) or not self._is_unlike(rival.blocks, found):
                continue
            left -= 1
            tried = self._composed(cast, rival)
            if tried is not None:
                best = min(best, tried, key=lambda each: each.score)
        return best

    def _composed(self, cast: _Cast, page: _Drawn) -> Proposal | None:
        """Return a page composed; nothing where text is over."""
        made = self._made(cast, page.tiling)
        return self._proposal(cast, page.tiling, made) if made else None

    def _made(self, cast: _Cast, tiling: Tiling) -> list[Dressed]:
        """Return a page composed; nothing as soon as the text of one article is over."""
        looks = [(cast.articles[place.item].id, cast.shape(place)) for place in tiling]
        if not self._too_small.isdisjoint(looks):
            return []
        made = []
        for look in looks:
            made.append(self._dresser.dressed(*look))
            if _is_over(made[-1]):
                self._too_small.add(look)
                return []
        return [self._dresser.mended(each) for each in made]

    def _is_unlike(self, blocks: Sequence[Block], found: Sequence[Proposal | _Drawn]) -> bool:
        columns, lines = self._paper.columns, self._paper.lines
        own = _owned(blocks)
        return all(differing(own, _owned(each.blocks), columns, lines) >= UNLIKE for each in found)

    def _proposal(self, cast: _Cast, tiling: Tiling, made: Sequence[Dressed]) -> Proposal:
        boxes, blocks = [], []
        for place, dressed in zip(tiling, made, strict=True):
            boxes.append(replace(dressed.box, shape=_box_cells(place)))
            block, *leg = _blocks(cast, place)
            blocks += [replace(block, slack=max(0, -dressed.misfit), lone=dressed.lone), *leg]
        page = (*blocks, *self._fixed())
        covered = (cells for place in tiling for cells in (place.cells, place.leg) if cells)
        bare = self.ground.bare(covered)
        return Proposal(
            boxes=tuple(boxes),
            score=round(self._score(page), 3),
            white=bare - sum(min(0, dressed.misfit) for dressed in made),
            cuts=tuple((dressed.box.article, dressed.over) for dressed in made if dressed.over),
            violations=violations(page, self._paper.columns, self._paper.lines, self.ground.top),
            blocks=page,
        )

    def _fixed(self) -> Iterator[Block]:
        """Give what stays where it is, the masthead apart."""
        for n, held in enumerate(self.ground.held):
            if held.cells.end_line > self.ground.top:
                yield Block(name=f"held{n}", rank=0, cells=held.cells, is_ad=held.is_ad)

    def _score(self, blocks: Sequence[Block]) -> float:
        paper = self._paper
        return score(blocks, paper.columns, paper.lines, self.ground.top, self._preset)


def _worth(page: _Drawn) -> tuple[float, int]:
    return page.score, page.number


def _is_over(dressed: Dressed) -> bool:
    """Tell whether text is over that no cut was meant for."""
    over = dressed.shape.over
    return dressed.misfit > (over + SPARE if over else 0)


def _is_poor(found: Sequence[Proposal]) -> bool:
    """Tell whether the best page breaks rules so that more freedom may bring a better one."""
    best = min(found, key=lambda proposal: proposal.score)
    return best.score > POOR * len(best.boxes)


def _whiter(white: float) -> float:
    """Return how white further proposals may be where the first was found so white."""
    steps = (0.0, *WHITE)
    return steps[min(steps.index(white) + CHOICE, len(WHITE))]


def _without(rooms: tuple[Room, ...], some: Iterable[Room], most: int) -> tuple[Room, ...]:
    """Return rooms without the smallest of some, which have at most so many cells together."""
    left = set(rooms)
    for room in sorted(some, key=lambda room: room.cells):
        most -= room.cells
        if most < 0 or len(left) == 1:
            break
        left.remove(room)
    return tuple(room for room in rooms if room in left)


def _at_the_foot(rooms: Sequence[Room]) -> Iterator[Room]:
    """Give the rooms that have no other below them."""
    for room in rooms:
        area = room.area
        if not any(
            area.end_line <= other.area.line
            and area.column < other.area.end_column
            and other.area.column < area.end_column
            for other in rooms
        ):
            yield room


def _filler(rooms: Sequence[Room], most: int, level: bool) -> Sizes:
    """Return the sizes of what stays white, at most so many cells: none is lower than a line."""
    columns = max((room.area.columns for room in rooms), default=0)
    lines = max((room.area.lines for room in rooms), default=0)
    widths: Iterable[int] = range(1, min(columns, most) + 1)
    if level:
        widths = {room.area.columns for room in rooms}
    return {width: range(min(lines, most // width - GAP) + 1) for width in widths}


def _recuts(cast: _Cast, page: _Drawn, part: Part, random: Random) -> Iterator[Tiling]:
    """Yield pages with a part cut anew."""
    items = [page.tiling[n].item for n in part.places]
    rows = [row(cast.tables[item], part.area.columns) for item in items]
    levels = [cast.articles[item].rank for item in items]
    for way in cut_anew(rows, levels, part.area, random, EACH):
        places = list(page.tiling)
        for n, cells in zip(part.places, way, strict=True):
            places[n] = replace(places[n], cells=cells)
        yield tuple(places)


def _owned(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks of articles, legs too."""
    articles = {block.name for block in blocks if block.rank}
    return [block for block in blocks if block.name in articles]


def _box_cells(place: Place) -> tuple[Cells, ...]:
    """Return the cells of the box in a place."""
    if place.leg is not None:
        return boxed(place.cells, place.leg)
    return (replace(place.cells, lines=place.cells.lines - GAP),)


def _blocks(cast: _Cast, place: Place) -> Iterator[Block]:
    """Give a place as taste sees it: a leg has no rank and no heads of its own."""
    yield _block(cast, place)
    for leg in _box_cells(place)[1:]:
        yield Block(name=cast.articles[place.item].id, rank=0, cells=leg)


def _block(cast: _Cast, place: Place) -> Block:
    """Return a place as taste sees it."""
    article, shape, cells = cast.articles[place.item], cast.shape(place), place.cells
    look, heads = shape.look, shape.look.heads + shape.air
    shown = look.picture_lines + look.caption_lines
    pictures: tuple[Cells, ...] = ()
    if look.picture_columns:
        pictures = (
            Cells(
                column=cells.end_column - look.picture_columns,
                line=cells.line + (0 if look.is_under else heads),
                columns=look.picture_columns,
                lines=shown,
            ),
        )
    return Block(
        name=article.id,
        rank=article.rank,
        cells=cells,
        head_size=look.size,
        head_rows=look.rows,
        head_lines=heads,
        head_line=shown + BELOW if look.is_under else 0,
        torn=look.torn,
        pictures=pictures,
        levers=shape.cost,
    )
