"""Make up an article: divide its boxes and pour its text. One rule: no ink.

Stages: collect the copy, set the heads, plot each part (heads, pictures, inserts, columns), keep
the slots of jump lines, pour. Air at the head and lines more or fewer are tried until feet are
straight; where a number of lines more or fewer is wanted, the text takes just that.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from operator import is_

from layout_app.compose.article.facts import Spot
from layout_app.compose.article.head_places import HeadPlace, head_patch, head_place
from layout_app.compose.article.headline import DISPLAY, HeadBlock, HeadSetter
from layout_app.compose.article.insets import Insert, InsetSetter, told_apart
from layout_app.compose.article.jump import jumps_between, slots_kept
from layout_app.compose.article.patches import region_of
from layout_app.compose.article.picture_places import derived_lines
from layout_app.compose.article.plot import Plot, plot, plot_tiers, with_cap
from layout_app.compose.article.strip import StripSetter
from layout_app.compose.flow.columns import Column, inner_cells, inner_width
from layout_app.compose.flow.dropcap import DropCap, cap_length, drop_cap, parted
from layout_app.compose.flow.exclusions import LEAST
from layout_app.compose.flow.fit import fit_of
from layout_app.compose.flow.parting import least_reached, pour_parts
from layout_app.compose.flow.pour import Pourer, is_much
from layout_app.compose.flow.poured import FlowText, Poured, Tally
from layout_app.compose.flow.stream import StreamSetter
from layout_app.compose.flow.tables.rows import with_heads_again
from layout_app.compose.flow.tiers import poem_in_place
from layout_app.compose.line.cells import EM
from layout_app.compose.line.collect import Copy, collect
from layout_app.compose.line.prepare import Preparer
from layout_app.compose.line.vertical import VerticalPreparer
from layout_app.frozen import frozen
from layout_app.model.article import Article, ArticlePicture, head, heads
from layout_app.model.box import UPRIGHT, ArticleBox, RegionKind
from layout_app.model.geometry import Cells
from layout_app.model.ids import BoxId
from layout_app.model.ink import Ink
from layout_app.model.paper import Paper
from layout_app.model.style import Stylebook
from layout_app.model.text import Kind

HEAD_AIR = 25.0
"""Cost of a line of air at the headline, as `linebreak` counts."""
MOST_AIR = 2
"""Lines of air that straight feet may claim there."""
AIR_SHARE = 1 / 3
"""The same as a share of the lines that the heads need: a brief's is no headline in a void."""
JUMP_RANK = 4
"""The rank whose headline names an article where it goes on: it is no article of its own."""
MOST_FREE = 3
"""Lines that a part leaves free at most to end at a sentence before a jump."""
MOVES = (1, -1, 2, -2, 3, -3)
"""Grid lines that a pull quote moves down or up where lines would else stand alone beside it."""
LEAST_BELOW = 6
"""Grid lines of text below such a head; a lower part bears none."""
_KEPT = 64
_TALL = 400
"""Grid lines of a box that holds any article over any width."""


@frozen(kw_only=False)
class _Material:
    """What an article is made of: heads, text, inserts."""

    article: Article
    heads: tuple[Copy, ...]
    inserts: tuple[Insert, ...]
    flow: tuple[FlowText, ...]


_Rooms = tuple[HeadPlace, HeadBlock, tuple[HeadBlock | None, ...], tuple[Plot, ...]]
"""Where an article's heads stand, its heads, the small ones of later parts, its divided boxes."""
_Place = tuple[tuple[tuple[str, ArticleBox], ...], int, tuple[int, ...]]
"""Folio and box of each part, lines kept for the heads, how much lower each insert stands."""


@frozen(kw_only=False)
class Divided:
    """An article with its boxes divided, before its text is poured."""

    article: Article
    spots: tuple[Spot, ...]
    place: HeadPlace
    block: HeadBlock
    jump_heads: tuple[HeadBlock | None, ...]
    """The small head of each part that goes on on another page; none where it bears none."""
    plots: tuple[Plot, ...]
    flow: tuple[FlowText, ...]
    cap: DropCap | None


@frozen(kw_only=False)
class Laid:
    """An article as poured into its boxes."""

    divided: Divided
    poured: Poured
    reached: int
    """The last part that the text comes to."""
    columns: list[tuple[Column, ...]]
    """Of each part, without the slots of jump lines."""
    cost: float
    """Of straight feet, and of the air above the text."""

    @property
    def is_straight(self) -> bool:
        """Tell whether the columns end on the box's foot with every paragraph's best lines."""
        return self.poured.cost == 0 and not self.poured.is_balanced

    @property
    def may_take_air(self) -> bool:
        """Tell whether lines of air at the head are free for the feet to take.

        Not where text is so short that it is balanced all the same.
        """
        divided, columns = self.divided, self.columns[self.reached]
        free = len(self.poured.free)
        most = max((column.lines for column in columns), default=0)
        return (
            free > 0
            and not is_much(free - MOST_AIR * len(columns), most)
            and bool(divided.block.rows)
            and divided.place.is_over
            and divided.block.strip is None
            and region_of(divided.spots[0].box, RegionKind.TEXT) is None
        )


class MakeUp:
    """Divides and fills the boxes of articles in one stylebook on one paper."""

    def __init__(
        self,
        preparer: Preparer,
        vertical: VerticalPreparer,
        pourer: Pourer,
        book: Stylebook,
        paper: Paper,
    ) -> None:
        self._preparer = preparer
        self._pourer = pourer
        self._book = book
        self._paper = paper
        self._heads = HeadSetter(preparer, book, paper)
        self._strips = StripSetter(vertical, self._heads, book, paper)
        self._insets = InsetSetter(preparer, book, paper)
        self._stream = StreamSetter(preparer, vertical, book)
        self._article: Article | None = None
        self._known: dict[_Place, _Rooms] = {}

    def laid(self, article: Article, spots: Sequence[Spot]) -> Laid:
        """Return an article poured, with air at its head where that spares the text more.

        No head gets more than `MOST_AIR` lines beyond what it needs so.
        """
        above, body = _told_apart(article, collect(article))
        # What stands in a frame of its own beside lines that run across runs on in those that fall.
        stream, inserts = (body, ()) if spots[0].box.vertical else told_apart(body)
        flow = self._flow(stream, spots[0].box)
        material = _Material(article, tuple(above), inserts, flow)
        laid = self._made(material, spots)
        if not any(_is_free(insert, spots[0].box) for insert in inserts):
            return laid
        for lower in MOVES if self.tally(laid).flaws else ():
            moved = tuple(_moved(inserts, spots[0].box, lower))
            tried = self._made(replace(material, inserts=moved), spots)
            if not self.tally(tried).flaws and fit_of(tried.poured) == fit_of(laid.poured):
                return tried
        return laid

    def _made(self, material: _Material, spots: Sequence[Spot]) -> Laid:
        """Return an article poured around its inserts where they stand."""
        least = spots[0].box.head_lines
        laid = self._tried(material, spots, least, vary=False)
        if laid.is_straight or spots[0].box.loosen:
            return laid
        leasts = [least]
        if laid.may_take_air:
            taken = laid.divided.block.lines
            needed = self._needed(material, spots[0].box) if least else taken
            most = min(needed + MOST_AIR, int((1 + AIR_SHARE) * needed + 1e-9))
            leasts += list(range(taken + 1, most + 1))
        return self._straight(material, spots, leasts, laid)

    def tally(self, laid: Laid) -> Tally:
        """Return what was changed in the text of an article, and what is left amiss."""
        return self._pourer.tally(laid.poured)

    def heads(self, article: Article, box: ArticleBox) -> HeadBlock:
        """Return the heads of a box on the grid lines that they need."""
        above, _ = _told_apart(article, collect(article))
        return self._block(article, above, box, head_place(self._paper, box))

    def _needed(self, material: _Material, box: ArticleBox) -> int:
        """Return the grid lines that the heads need, whatever the editor keeps for them."""
        place = head_place(self._paper, box)
        return self._block(material.article, material.heads, box, place).lines

    def text_lines(self, article: Article, measure: int) -> int:
        """Return the lines of an article's text in one endless column; heads and insets apart."""
        _, body = _told_apart(article, collect(article))
        stream, _ = told_apart(body)
        return self._pourer.lines_of(self._stream.flow(stream), measure)

    def picture_lines(self, picture: ArticlePicture, width: float) -> tuple[int, int]:
        """Return the grid lines of an uncropped picture over `width` points, and its caption's."""
        inset = self._insets.picture(picture, 0, width / self._paper.em)
        return derived_lines(self._paper, picture, width), inset.lines

    def lines_needed(self, article: Article, columns: int, width: float, measure: int) -> int:
        """Return the grid lines an article needs over so many columns, heads included."""
        above, body = _told_apart(article, collect(article))
        stream, inserts = told_apart(body)
        block = self._heads.block(above, article.rank, width, 0.0)
        tall = Cells(column=0, line=0, columns=columns, lines=_TALL)
        box = ArticleBox(id=BoxId(""), article=article.id, shape=(tall,))
        lines = self._pourer.lines_of(self._flow(stream, box), measure)
        if article.pictures or inserts:
            (made,) = self._plots(article, [box], head_place(self._paper, box), block, inserts)
            room = sum(c.lines * c.measure for c in made.base)
            lines += -(-(room - sum(c.lines * c.measure for c in made.columns)) // measure)
        return max(1, block.lines + -(-lines // columns))

    def part_needed(self, article: Article, columns: int, width: float, lines: int) -> int:
        """Return the grid lines over so many columns of a part that holds so many lines elsewhere.

        It says where it comes from and bears a small head; to end at a sentence the part before
        may leave it a few lines more.
        """
        more = MOST_FREE if self._book.jump_at_sentence else 0
        needed = -(-(lines + more) // columns) + 1
        block = self._jump_head(article, width)
        return needed + block.lines if block and _bears(needed, block) else needed

    def _flow(self, stream: Sequence[Copy], box: ArticleBox) -> tuple[FlowText, ...]:
        """Return what is poured of an article: neither heads nor inserts."""
        found = self._stream.flow(stream, vertical=box.vertical)
        return _aired(found, box.subhead_air) if box.subhead_air else found

    def _straight(
        self,
        material: _Material,
        spots: Sequence[Spot],
        leasts: Sequence[int],
        natural: Laid,
    ) -> Laid:
        """Return the cheapest way to straight feet: air at the head first, then other lines.

        Air leaves every paragraph its best lines and the feet on the box's; `leasts` are lines
        kept for the heads, each a line of air more.
        """
        for air, least in enumerate(leasts[1:], 1):
            laid = self._tried(material, spots, least, air, vary=False)
            if laid.is_straight and not laid.poured.rest:
                return laid
        if natural.cost == 0:
            return natural
        varied = self._filled(natural.divided, vary=True)
        airy = [self._tried(material, spots, least, air) for air, least in enumerate(leasts) if air]
        fitting = [laid for laid in (natural, *airy) if not laid.poured.rest]
        return min((varied, *fitting), key=lambda laid: laid.cost)

    def _tried(
        self,
        material: _Material,
        spots: Sequence[Spot],
        least: int,
        air: int = 0,
        *,
        vary: bool = True,
    ) -> Laid:
        """Return an article poured below heads of at least so many grid lines."""
        return self._filled(self._divided(material, spots, least), air, vary=vary)

    def _filled(self, divided: Divided, air: int = 0, *, vary: bool) -> Laid:
        """Return a divided article poured."""
        poured, reached, columns = self._pour(divided, vary=vary)
        return Laid(divided, poured, reached, columns, poured.cost + air * HEAD_AIR)

    def _divided(self, material: _Material, spots: Sequence[Spot], least: int) -> Divided:
        """Return the boxes of an article, divided, and what is to be poured into them."""
        first, article, flow = spots[0].box, material.article, material.flow
        place, block, jump_heads, plots = self._rooms(material, spots, least)
        columns = plots[0].columns
        cap = self._cap(flow, first, columns)
        if cap is not None:
            plots = (with_cap(self._paper, plots[0], cap.chars, cap.lines), *plots[1:])
            flow = self._without_cap(flow, cap)
        return Divided(article, tuple(spots), place, block, jump_heads, plots, flow, cap)

    def _rooms(self, material: _Material, spots: Sequence[Spot], least: int) -> _Rooms:
        """Return the rooms of an article; those of the last one are kept.

        Copyfit asks for the same again and again, with other lines of text in them.
        """
        article = material.article
        if self._article is not article and self._article != article:
            self._article, self._known = article, {}
        bare = (replace(spot.box, loosen=0, subhead_air=0) for spot in spots)
        places = tuple((spot.printed, box) for spot, box in zip(spots, bare, strict=True))
        key = places, least, tuple(insert.lower for insert in material.inserts)
        found = self._known.get(key)
        if found is None:
            if len(self._known) > _KEPT:
                self._known.clear()
            found = self._known[key] = self._divide(material, spots, least)
        return found

    def _divide(self, material: _Material, spots: Sequence[Spot], least: int) -> _Rooms:
        article, boxes = material.article, [spot.box for spot in spots]
        place = head_place(self._paper, boxes[0])
        block = self._block(article, material.heads, boxes[0], place, least)
        jump_heads = self._jump_heads(article, spots)
        plots = self._plots(article, boxes, place, block, material.inserts, jump_heads)
        return place, block, jump_heads, plots

    def _block(
        self,
        article: Article,
        above: Sequence[Copy],
        box: ArticleBox,
        place: HeadPlace,
        least: int = 0,
    ) -> HeadBlock:
        if box.arrangement in UPRIGHT and any(copy.kind in DISPLAY for copy in above):
            block = self._strips.block(above, article.rank, box)
        else:
            size = box.headline_size
            block = self._heads.block(
                above,
                article.rank,
                place.width,
                size,
                least,
                place.fold,
                lower=box.heads_lower,
                in_photo=_is_reversed(box),
            )
        return _inked(block, box.head_ink) if box.head_ink else block

    def _jump_heads(self, article: Article, spots: Sequence[Spot]) -> tuple[HeadBlock | None, ...]:
        """Return the small head of each part: its keyword, or the article's headline."""
        jumps = jumps_between([spot.printed for spot in spots])
        found: list[HeadBlock | None] = [None]
        for spot, is_jump in zip(spots[1:], jumps, strict=True):
            wanted = is_jump and not spots[0].box.vertical
            block = self._jump_head(article, inner_width(self._paper, spot.box)) if wanted else None
            found.append(block if block and _bears(inner_cells(spot.box).lines, block) else None)
        return tuple(found)

    def _jump_head(self, article: Article, width: float) -> HeadBlock | None:
        main = head(article, Kind.HEADLINE)
        words = article.keyword or (main.text if main else "")
        if not words or not self._book.jump_head:
            return None
        copy = Copy(article=article.id, paragraph=0, position=0, kind=Kind.HEADLINE, text=words)
        return self._heads.block((copy,), JUMP_RANK, width, 0.0)

    def _plots(
        self,
        article: Article,
        boxes: Sequence[ArticleBox],
        place: HeadPlace,
        block: HeadBlock,
        inserts: Sequence[Insert],
        jump_heads: Sequence[HeadBlock | None] = (None,),
    ) -> tuple[Plot, ...]:
        """Divide each box; pictures and inserts stand in the first that does not name another."""
        insets, found = self._insets, []
        for n, box in enumerate(boxes):
            top = jump_heads[n]
            lines, strip = (block.lines, block.strip) if n == 0 else (top.lines if top else 0, None)
            pictures = [
                (k, picture, partial(insets.picture, picture, k))
                for k, picture in enumerate(article.pictures)
                if _shown_in(boxes, RegionKind.PICTURE, k) == n
            ]
            if boxes[0].vertical:
                found.append(plot_tiers(self._paper, box, lines, strip, pictures))
                continue
            shown = [
                (insert, partial(insets.insert, insert))
                for insert in inserts
                if _shown_in(boxes, insert.kind, insert.index) == n
            ]
            head = None
            if n == 0 and lines and not place.is_over:
                head, lines = head_patch(self._paper, box, place, lines), 0
            found.append(plot(self._paper, box, head, lines, pictures, shown, strip))
        return tuple(found)

    def _cap(
        self, flow: Sequence[FlowText], box: ArticleBox, columns: Sequence[Column]
    ) -> DropCap | None:
        """Return the drop cap of a text whose first paragraph is longer than it is high."""
        if box.vertical or box.drop_cap < 2 or not flow:
            return None
        if not columns or columns[0].lines < box.drop_cap:
            return None
        copy = flow[0].copy
        k = cap_length(copy)
        if not k:
            return None
        letter, rest = parted(copy, k)
        book = self._book
        p = self._preparer.prepare(letter.text, book.drop_cap, book.breaks)
        cap = drop_cap(letter, p, box.drop_cap, self._paper)
        beside = columns[0].measure - cap.chars * EM
        lasts = len(rest.text) * EM > beside * cap.lines
        return cap if beside >= LEAST and lasts and not p.missing else None

    def _without_cap(self, flow: Sequence[FlowText], cap: DropCap) -> tuple[FlowText, ...]:
        """Return a flow that goes on behind its large first character, without an indent."""
        _, rest = parted(flow[0].copy, len(cap.copy.text))
        return (
            replace(self._stream.text(rest), indent=0),
            *flow[1:],
        )

    def _pour(
        self, divided: Divided, *, vary: bool
    ) -> tuple[Poured, int, list[tuple[Column, ...]]]:
        """Pour into as few parts as hold the text; return which part was reached."""
        full = [made.columns for made in divided.plots]
        pages = [spot.printed for spot in divided.spots]
        breaks = divided.article.breaks
        for reached in range(least_reached(breaks, len(full)), len(full)):
            columns = slots_kept(
                full[: reached + 1], pages[: reached + 1], self._book.breaks.resumed
            )
            resume = partial(self._resumed, is_vertical=divided.spots[0].box.vertical)
            poured = pour_parts(
                self._poured,
                divided.flow,
                columns,
                breaks,
                resume,
                vary=vary,
                loosen=divided.spots[0].box.loosen,
            )
            if not poured.rest or reached == len(full) - 1:
                if divided.spots[0].box.vertical:
                    poured = poem_in_place(poured)
                return poured, reached, [*columns, *full[reached + 1 :]]
        raise AssertionError("an article is composed over at least one box")

    def _poured(
        self,
        flow: Sequence[FlowText],
        columns: Sequence[Column],
        last_part: int,
        *,
        vary: bool,
        loosen: int,
    ) -> Poured:
        """Return a flow poured, the heads of a table again in every column that it goes on in."""
        poured = self._pourer.pour(flow, columns, last_part, vary=vary, loosen=loosen)
        for _ in columns:
            again = with_heads_again(flow, poured)
            if len(again) == len(flow) and all(map(is_, again, flow)):
                break
            flow = again
            poured = self._pourer.pour(flow, columns, last_part, vary=vary, loosen=loosen)
        return poured

    def _resumed(self, copy: Copy, *, is_vertical: bool) -> FlowText:
        """Return a paragraph that goes on in another part."""
        text = self._stream.text(copy, vertical=is_vertical)
        return replace(text, indent=self._book.breaks.resumed, air=0)


def _is_free(insert: Insert, box: ArticleBox) -> bool:
    """Tell whether an insert may move a little: a pull quote that the editor has not placed."""
    is_quote = insert.kind is RegionKind.QUOTE
    return is_quote and region_of(box, insert.kind, insert.index) is None


def _moved(inserts: Sequence[Insert], box: ArticleBox, lower: int) -> Iterator[Insert]:
    """Give the inserts, those that may move so many lines lower."""
    for insert in inserts:
        yield replace(insert, lower=lower) if _is_free(insert, box) else insert


def _bears(lines: int, block: HeadBlock) -> bool:
    """Tell whether a part of so many grid lines is high enough for its small head."""
    return lines >= block.lines + LEAST_BELOW


def _is_reversed(box: ArticleBox) -> bool:
    """Tell whether the heads of a box are left white in its photo (压题照片)."""
    laid = (region for region in box.regions if region.kind is RegionKind.PICTURE and region.over)
    return box.head_ink is not None and box.head_ink.is_pale and any(laid)


def _inked(block: HeadBlock, ink: Ink) -> HeadBlock:
    """Return heads in another ink."""
    rows = (replace(row, style=replace(row.style, ink=ink)) for row in block.rows)
    return replace(block, rows=tuple(rows))


def _told_apart(article: Article, copies: Sequence[Copy]) -> tuple[list[Copy], list[Copy]]:
    """Return the copy of the heads and that of the body."""
    above = len(heads(article))
    return (
        [copy for copy in copies if copy.paragraph < above],
        [copy for copy in copies if copy.paragraph >= above],
    )


def _shown_in(boxes: Sequence[ArticleBox], kind: RegionKind, index: int) -> int:
    """Return which box shows an inset: the one that has a place for it, or else the first."""
    return next((n for n, box in enumerate(boxes) if region_of(box, kind, index)), 0)


def _aired(flow: Sequence[FlowText], subheads: int) -> tuple[FlowText, ...]:
    """Return the flow with a line of air more above its first subheads."""
    left, found = subheads, []
    for text in flow:
        if text.copy.kind is Kind.SUBHEAD and left:
            text, left = replace(text, air=text.air + 1, is_aired=True), left - 1
        found.append(text)
    return tuple(found)
