"""Compose an article over all its boxes. One rule: every character is placed, over, or cut.

Stages: collect the copy, set the heads, plot each part (heads, pictures, inserts, columns), keep
the slots of jump lines, pour, make ink.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from operator import is_

from layout_app.compose.borders import border_items
from layout_app.compose.collect import Copy, collect
from layout_app.compose.columns import (
    Column,
    box_rect,
    column_rect,
    inner_cells,
    strip_span,
    text_span,
)
from layout_app.compose.dropcap import DropCap, cap_group, cap_length, drop_cap, parted
from layout_app.compose.exclusions import LEAST, clear_of
from layout_app.compose.facts import Spot, article_problems, break_problems, jump_problems
from layout_app.compose.fit import Fit, FitState, fit_of
from layout_app.compose.fold import on_one_page
from layout_app.compose.headline import DISPLAY, HeadBlock, HeadRow, HeadSetter, head_items
from layout_app.compose.insets import Insert, InsetSetter, insert_group, picture_group, told_apart
from layout_app.compose.jump import jump_line, jump_words, jumps_between, slots_kept
from layout_app.compose.parting import least_reached, pour_parts
from layout_app.compose.plot import (
    HeadPlace,
    Plot,
    Plotted,
    head_patch,
    head_place,
    patch_rect,
    plot,
    plot_tiers,
    region_of,
    with_cap,
)
from layout_app.compose.pour import BlockLine, FlowText, PlacedLine, Poured, Pourer
from layout_app.compose.prepare import EM, Preparer
from layout_app.compose.setting import ASCENT, set_line
from layout_app.compose.stream import LABEL_AIR, StreamSetter
from layout_app.compose.strip import StripSetter, strip_height, strip_items
from layout_app.compose.tables import with_heads_again
from layout_app.compose.tiers import Tier, tier_group, tier_jump
from layout_app.compose.turns import Span
from layout_app.compose.vertical import VerticalPreparer
from layout_app.display.items import Group, Item, Panel, Rule, moved
from layout_app.frozen import frozen
from layout_app.model.article import Article, heads
from layout_app.model.box import UPRIGHT, ArticleBox, RegionKind
from layout_app.model.geometry import Cells, Rect, quantised, union
from layout_app.model.ids import ArticleId, BoxId
from layout_app.model.ink import BLACK, Ink
from layout_app.model.paper import Paper, line_y
from layout_app.model.problem import Problem
from layout_app.model.style import Align, Stylebook
from layout_app.model.text import Kind

HAIR = 0.3
"""Weight of a thin rule (正线), points."""
FRAME = 0.5
HEAD_AIR = 25.0
"""Cost of a line of air at the headline, as `linebreak` counts."""
MOST_AIR = 2
"""Lines of air that straight feet may claim there."""
_TALL = 400
"""Grid lines of a box that holds any article over any width."""
_REGIONS = {
    Kind.KICKER: RegionKind.KICKER,
    Kind.HEADLINE: RegionKind.HEADLINE,
    Kind.SUBTITLE: RegionKind.SUBTITLE,
    Kind.DECK: RegionKind.DECK,
    Kind.BYLINE: RegionKind.BYLINE,
}


@frozen
class PlacedRegion:
    """A head or column of a box in its place."""

    kind: RegionKind
    rect: Rect
    """Points from the trim's top left."""
    paragraph: int | None = None
    """The head's paragraph; none for a column of text."""
    index: int = 0
    """Which of several pictures or inserts of its kind."""


@frozen
class ComposedBox:
    """What became of a box."""

    box: BoxId
    kind: str
    """article, ad, picture, text, rule, panel, package."""
    rect: Rect
    """Points from the trim's top left."""
    article: ArticleId | None = None
    part: int = 1
    fit: Fit | None = None
    """None where nothing is poured."""
    regions: tuple[PlacedRegion, ...] = ()
    picture_lines: int = 0
    """Grid lines that copyfit made its pictures higher, or below 0 lower."""


@frozen
class ComposedArticle:
    """An article set over all its boxes."""

    article: ArticleId
    boxes: tuple[ComposedBox, ...]
    """By part."""
    groups: tuple[Group, ...]
    """The ink of each box."""
    fit: Fit
    overset: tuple[int, int] | None
    """Paragraph and offset of the first character that found no place."""
    lost: tuple[tuple[int, int], ...]
    """Ranges of the accepted text that found none; inserts behind the first are set."""
    problems: tuple[Problem, ...]


@frozen(kw_only=False)
class _Material:
    """What an article is made of: heads, text, inserts."""

    article: Article
    heads: tuple[Copy, ...]
    inserts: tuple[Insert, ...]
    flow: tuple[FlowText, ...]


@frozen(kw_only=False)
class _Divided:
    """An article with its boxes divided, before its text is poured."""

    article: Article
    spots: tuple[Spot, ...]
    place: HeadPlace
    block: HeadBlock
    plots: tuple[Plot, ...]
    flow: tuple[FlowText, ...]
    cap: DropCap | None


@frozen(kw_only=False)
class _Laid:
    """An article as poured into its boxes."""

    divided: _Divided
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
        """Tell whether lines of air at the head are free for the feet to take."""
        divided = self.divided
        return (
            bool(self.poured.free)
            and bool(divided.block.rows)
            and divided.place.is_over
            and divided.block.strip is None
            and region_of(divided.spots[0].box, RegionKind.TEXT) is None
        )


class ArticleSetter:
    """Composes articles in one stylebook on one paper."""

    def __init__(
        self,
        preparer: Preparer,
        vertical: VerticalPreparer,
        pourer: Pourer,
        book: Stylebook,
        paper: Paper,
    ) -> None:
        self._preparer = preparer
        self._vertical = vertical
        self._pourer = pourer
        self._book = book
        self._paper = paper
        self._heads = HeadSetter(preparer, book, paper)
        self._strips = StripSetter(vertical, self._heads, book, paper)
        self._insets = InsetSetter(preparer, book, paper)
        self._stream = StreamSetter(preparer, vertical, book)

    def compose(self, article: Article, spots: Sequence[Spot]) -> ComposedArticle:
        """Compose an article over its boxes, which stand in the order of its parts.

        The first box says whether its lines run across or down.
        """
        return self._composed(self._laid(article, spots))

    def fit(self, article: Article, spots: Sequence[Spot]) -> Fit:
        """Return how an article fits its boxes, no ink made."""
        return fit_of(self._laid(article, spots).poured)

    def head_lines(self, article: Article, box: ArticleBox) -> int:
        """Return the grid lines that the heads of a box need."""
        above, _ = _told_apart(article, collect(article))
        return self._block(article, above, box, head_place(self._paper, box)).lines

    def last_lines(self, article: Article, spots: Sequence[Spot]) -> tuple[tuple[int, int], ...]:
        """Return the paragraphs of several lines and how many characters their last line has."""
        poured = self._laid(article, spots).poured
        return tuple(
            (line.text.copy.paragraph, len(line.text.copy.text[line.start :].strip()))
            for line in (*poured.lines, *poured.rest)
            if line.start and line.end == len(line.text.copy.text)
            if not (line.text.keep or line.text.block)
        )

    def _laid(self, article: Article, spots: Sequence[Spot]) -> _Laid:
        """Return an article poured, with air at its head where that spares the text more."""
        above, body = _told_apart(article, collect(article))
        # What stands in a frame of its own beside lines that run across runs on in those that fall.
        stream, inserts = (body, ()) if spots[0].box.vertical else told_apart(body)
        flow = self.flow(stream, spots[0].box)
        material = _Material(article, tuple(above), inserts, flow)
        least = spots[0].box.head_lines
        laid = self._tried(material, spots, least, vary=False)
        if laid.is_straight:
            return laid
        leasts = [least]
        if laid.may_take_air:
            needed = laid.divided.block.lines
            leasts += [needed + air for air in range(1, MOST_AIR + 1)]
        return self._straight(material, spots, leasts, laid)

    def _straight(
        self,
        material: _Material,
        spots: Sequence[Spot],
        leasts: Sequence[int],
        natural: _Laid,
    ) -> _Laid:
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
        found = [self._tried(material, spots, least, air) for air, least in enumerate(leasts)]
        fitting = [laid for laid in found[1:] if not laid.poured.rest]
        return min((found[0], *fitting), key=lambda laid: laid.cost)

    def _tried(
        self,
        material: _Material,
        spots: Sequence[Spot],
        least: int,
        air: int = 0,
        *,
        vary: bool = True,
    ) -> _Laid:
        """Return an article poured below heads of at least so many grid lines."""
        divided = self._divided(material, spots, least)
        poured, reached, columns = self._pour(divided, vary=vary)
        return _Laid(divided, poured, reached, columns, poured.cost + air * HEAD_AIR)

    def _divided(self, material: _Material, spots: Sequence[Spot], least: int) -> _Divided:
        """Return the boxes of an article, divided, and what is to be poured into them."""
        first, article, flow = spots[0].box, material.article, material.flow
        place = head_place(self._paper, first)
        block = self._block(article, material.heads, first, place, least)
        boxes = [spot.box for spot in spots]
        plots = self._plots(article, boxes, place, block, material.inserts)
        columns = plots[0].columns
        if first.loosen and columns:
            flow = self._pourer.loosened(flow, columns[0].measure, first.loosen)
        cap = self._cap(flow, first, columns)
        if cap is not None:
            plots[0] = with_cap(self._paper, plots[0], cap.chars, cap.lines)
            flow = self._without_cap(flow, cap)
        return _Divided(article, tuple(spots), place, block, tuple(plots), flow, cap)

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
            block = self._heads.block(above, article.rank, place.width, size, least, place.fold)
        return _inked(block, box.head_ink) if box.head_ink else block

    def flow(self, stream: Sequence[Copy], box: ArticleBox) -> tuple[FlowText, ...]:
        """Return what is poured of an article: neither heads nor inserts."""
        found = self._stream.flow(stream, vertical=box.vertical)
        return _aired(found, box.subhead_air) if box.subhead_air else found

    def lines_needed(self, article: Article, columns: int, width: float, measure: int) -> int:
        """Return the grid lines an article needs over so many columns, heads included."""
        above, body = _told_apart(article, collect(article))
        stream, inserts = told_apart(body)
        block = self._heads.block(above, article.rank, width, 0.0)
        tall = Cells(column=0, line=0, columns=columns, lines=_TALL)
        box = ArticleBox(id=BoxId(""), article=article.id, shape=(tall,))
        lines = self._pourer.lines_of(self.flow(stream, box), measure)
        if article.pictures or inserts:
            (made,) = self._plots(article, [box], head_place(self._paper, box), block, inserts)
            room = sum(c.lines * c.measure for c in made.base)
            lines += -(-(room - sum(c.lines * c.measure for c in made.columns)) // measure)
        return max(1, block.lines + -(-lines // columns))

    def _plots(
        self,
        article: Article,
        boxes: Sequence[ArticleBox],
        place: HeadPlace,
        block: HeadBlock,
        inserts: Sequence[Insert],
    ) -> list[Plot]:
        """Divide each box; pictures and inserts stand in the first that does not name another."""
        insets, found = self._insets, []
        for n, box in enumerate(boxes):
            lines, strip = (block.lines, block.strip) if n == 0 else (0, None)
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
            if lines and not place.is_over:
                head, lines = head_patch(self._paper, box, place, lines), 0
            found.append(plot(self._paper, box, head, lines, pictures, shown, strip))
        return found

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
            replace(self._stream.text(rest), indent=0, longer=flow[0].longer),
            *flow[1:],
        )

    def _pour(
        self, divided: _Divided, *, vary: bool
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
            poured = pour_parts(self._poured, divided.flow, columns, breaks, resume, vary=vary)
            if not poured.rest or reached == len(full) - 1:
                return poured, reached, [*columns, *full[reached + 1 :]]
        raise AssertionError("an article is composed over at least one box")

    def _poured(
        self, flow: Sequence[FlowText], columns: Sequence[Column], last_part: int, *, vary: bool
    ) -> Poured:
        """Return a flow poured, the heads of a table again in every column that it goes on in."""
        poured = self._pourer.pour(flow, columns, last_part, vary=vary)
        for _ in columns:
            again = with_heads_again(flow, poured)
            if len(again) == len(flow) and all(map(is_, again, flow)):
                break
            flow = again
            poured = self._pourer.pour(flow, columns, last_part, vary=vary)
        return poured

    def _resumed(self, copy: Copy, *, is_vertical: bool) -> FlowText:
        """Return a paragraph that goes on in another part."""
        text = self._stream.text(copy, vertical=is_vertical)
        return replace(text, indent=self._book.breaks.resumed, air=0)

    def part_spans(
        self, article: Article, spots: Sequence[Spot], part: int
    ) -> tuple[tuple[Span, ...], int, bool]:
        """Return the lines of a part, how many it holds, and whether text goes on behind it.

        Where the next part is to come, a line is left for its jump line.
        """
        laid = self._laid(article, spots)
        columns = laid.columns[: laid.reached + 1]
        if part > len(columns):
            return (), 0, False
        lines = [
            line
            for _column, share, _first in _shares(laid.poured, columns)[part - 1]
            for line in share
        ]
        room = sum(column.lines for column in columns[part - 1])
        is_last = part == len(spots)
        goes_on = part <= laid.reached or bool(laid.poured.rest)
        return tuple(_spans(lines)), room - is_last, goes_on

    def _composed(self, laid: _Laid) -> ComposedArticle:
        divided, poured, reached, columns = laid.divided, laid.poured, laid.reached, laid.columns
        spots, article = divided.spots, divided.article
        keyword = article.keyword
        jumps = jumps_between([spot.printed for spot in spots[: reached + 1]])
        shares = _shares(poured, columns[: reached + 1])
        boxes, groups = [], []
        for n in range(len(spots)):
            share = shares[n] if n <= reached else ()
            arrives = leaves = None
            if n < reached and jumps[n] and columns[n] and columns[n + 1]:
                leaves = self._jump(columns[n][-1], spots[n + 1], keyword, leaves=True)
            if 0 < n <= reached and jumps[n - 1] and columns[n] and columns[n - 1]:
                arrives = self._jump(columns[n][0], spots[n - 1], keyword, leaves=False)
            jumped = (arrives, leaves)
            fit = fit_of(poured) if n == reached else _unused(columns[n], n > reached)
            box, group = self._box(divided, n, share, jumped, fit, columns[n])
            boxes.append(box)
            groups.append(group)
        over = poured.rest[0] if poured.rest else None
        return ComposedArticle(
            article=article.id,
            boxes=tuple(boxes),
            groups=tuple(groups),
            fit=fit_of(poured),
            overset=(over.text.copy.paragraph, over.text.copy.offset(over.start)) if over else None,
            lost=_lost(poured),
            problems=(
                *article_problems(
                    article, spots, reached, divided.block, divided.plots, poured, divided.flow
                ),
                *jump_problems(
                    article,
                    spots,
                    [n for n, is_jump in enumerate(jumps) if is_jump],
                    [sum(len(lines) for _, lines, _ in share) for share in shares],
                    self._book.jump_least,
                ),
                *break_problems(article, spots, [_ends_at(share) for share in shares]),
            ),
        )

    def _jump(self, column: Column, other: Spot, keyword: str, *, leaves: bool) -> Group:
        """Return a jump line in the slot that was kept beside a column's text."""
        line = self._jump_line(column, other.printed, keyword, leaves=leaves)
        return replace(line, leads_to=other.box.id)

    def _jump_line(self, column: Column, folio: str, keyword: str, *, leaves: bool) -> Group:
        book = self._book
        texts = jump_words(book, folio, keyword, leaves=leaves)
        if isinstance(column, Tier):
            return tier_jump(self._vertical, book, self._paper, texts[0], column, leaves=leaves)
        grown = Column(
            x=column.x,
            width=column.width,
            measure=column.measure,
            line=column.line if leaves else column.line - 1,
            lines=column.lines + 1,
        )
        return jump_line(self._preparer, book, self._paper, texts, grown, leaves=leaves)

    def _box(
        self,
        divided: _Divided,
        n: int,
        share: "_Share",
        jumped: tuple[Group | None, Group | None],
        fit: Fit,
        columns: Sequence[Column],
    ) -> tuple[ComposedBox, Group]:
        box, made = divided.spots[n].box, divided.plots[n]
        rect = box_rect(self._paper, box)
        regions: list[PlacedRegion] = []
        items: list[Item] = list(_frame(box, rect))
        pictures, inserts = self._inset_groups(made)
        items += [_inside(group, rect) for group in pictures]
        for group, region in self._head_groups(divided, n):
            items.append(_inside(group, rect))
            regions.append(region)
        arrives, leaves = jumped
        items += [_inside(arrives, rect)] if arrives else []
        if made.cap is not None and divided.cap is not None:
            inserts.append((divided.cap.copy.position, self._cap_group(made, divided.cap)))
        items += [_inside(group, rect) for group in _woven(self._paper, share, inserts)]
        items += [_inside(leaves, rect)] if leaves else []
        regions += self._inset_regions(made)
        regions += [
            PlacedRegion(kind=RegionKind.TEXT, rect=_place_of(self._paper, column))
            for column in columns
            if column.lines
        ]
        if self._book.column_rules:
            items += self._rules(columns if not made.exclusions else made.base, made, rect)
        bounds = union(
            [Rect(0.0, 0.0, rect.w, rect.h)]
            + [g.bounds.moved(g.x, g.y) for g in items if isinstance(g, Group)]
        )
        composed = ComposedBox(
            box=box.id,
            kind="article",
            rect=rect,
            article=box.article,
            part=box.part,
            fit=fit,
            regions=tuple(regions),
            picture_lines=sum(plotted.changed for plotted in made.insets),
        )
        return composed, Group(x=rect.x, y=rect.y, items=tuple(items), bounds=bounds, name=box.id)

    def _head_groups(self, divided: _Divided, n: int) -> list[tuple[Group, PlacedRegion]]:
        if n > 0:
            return []
        em, block = self._paper.em, divided.block
        head, down = divided.plots[0].head, 0.0
        line = inner_cells(divided.spots[0].box).line
        if head is not None:
            line = head.line
            down = (head.lines - block.lines) * self._paper.leading / 2
        y = line_y(self._paper, line) + down
        found = []
        for row in block.rows:
            rect = self._head_rect(divided, row, y)
            kind = _REGIONS[row.copy.kind]
            stands = row.prepared.forms
            group = Group(
                x=rect.x,
                y=rect.y,
                items=strip_items(self._paper, block, row)
                if stands
                else head_items(row, block.width, em, block.fold),
                bounds=Rect(0.0, 0.0, rect.w, rect.h),
                name=kind.value,
            )
            found.append((group, PlacedRegion(kind=kind, rect=rect, paragraph=row.copy.paragraph)))
        return found

    def _head_rect(self, divided: _Divided, row: HeadRow, y: float) -> Rect:
        """Return the place of a head, in a strip or below `y`, points."""
        em, block, place = self._paper.em, divided.block, divided.place
        box = divided.spots[0].box
        if block.strip and row.prepared.forms:
            _begin, end = strip_span(self._paper, box, block.strip)
            x, width = place.x + (end - row.top - row.height) * em, row.height * em
            height = strip_height(self._paper, block.strip) * em
        else:
            beside = text_span(self._paper, box, block.strip)[0] if block.strip else 0.0
            x, y, width = place.x + beside * em, y + row.top * em, block.width * em
            height = row.height * em
        return Rect(quantised(x), quantised(y), quantised(width), quantised(height))

    def _inset_groups(self, made: Plot) -> tuple[list[Group], list[tuple[int, Group]]]:
        """Return the pictures, and the inserts with the place of their copy in the article."""
        pictures, inserts = [], []
        for plotted in made.insets:
            rect = patch_rect(self._paper, plotted.patch)
            if plotted.inset.picture is not None:
                lines = plotted.picture_lines
                pictures.append(picture_group(plotted.inset, self._paper, rect, lines))
            else:
                group = insert_group(plotted.inset, self._book, self._paper, rect)
                inserts.append((plotted.inset.position, group))
        return pictures, inserts

    def _inset_regions(self, made: Plot) -> list[PlacedRegion]:
        found = []
        for plotted in made.insets:
            found += _regions_of(plotted, self._paper)
        return found

    def _cap_group(self, made: Plot, cap: DropCap) -> Group:
        assert made.cap is not None
        place = patch_rect(self._paper, made.cap)
        return cap_group(cap, self._paper, self._book.body.ink, place)

    def _rules(self, columns: Sequence[Column], made: Plot, rect: Rect) -> list[Rule]:
        """Return thin rules in the middle of the gutters (栏线), broken by exclusions."""
        found = []
        for one, two in pairwise(columns):
            if two.x <= one.x or not on_one_page(self._paper, one.x, two.x):
                continue
            gutter = replace(two, x=one.x + one.width, width=two.x - one.x - one.width)
            x = (one.x + one.width + two.x) / 2 - rect.x
            for run in clear_of(self._paper, (gutter,), made.exclusions):
                place = column_rect(self._paper, run)
                found.append(
                    Rule(
                        x1=quantised(x),
                        y1=quantised(place.y - rect.y),
                        x2=quantised(x),
                        y2=quantised(place.bottom - rect.y),
                        weight=HAIR,
                        ink=BLACK,
                    )
                )
        return found


_Share = Sequence[tuple[Column, Sequence[PlacedLine], int]]
"""The columns of a box with their lines and the slot each begins at."""


def _inked(block: HeadBlock, ink: Ink) -> HeadBlock:
    """Return heads in another ink."""
    rows = (replace(row, style=replace(row.style, ink=ink)) for row in block.rows)
    return replace(block, rows=tuple(rows))


def _spans(lines: Sequence[PlacedLine]) -> Iterator[Span]:
    """Yield what stands on lines; the further lines of a table's row hold nothing of their own."""
    for line in lines:
        copy = line.text.copy
        if line.start < line.end:
            yield Span(copy.paragraph, copy.offset(line.start), copy.offset(line.end - 1) + 1)


def _ends_at(share: _Share) -> tuple[int, int] | None:
    """Return paragraph and offset behind the last character of a part; none for an empty one."""
    ends = [
        (span.paragraph, span.end) for _column, lines, _first in share for span in _spans(lines)
    ]
    return ends[-1] if ends else None


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
            text, left = replace(text, air=text.air + 1), left - 1
        found.append(text)
    return tuple(found)


def _lost(poured: Poured) -> tuple[tuple[int, int], ...]:
    """Return the ranges of the accepted text that found no slot; line feeds do not part them."""
    found: list[tuple[int, int]] = []
    for line in poured.rest:
        copy = line.text.copy
        if line.start == line.end:
            continue
        label = line.text.label.copy if line.text.label is not None and not line.start else None
        start = label.position if label is not None else copy.position + copy.offset(line.start)
        end = copy.position + copy.offset(line.end - 1) + 1
        if found and start <= found[-1][1] + 1:
            start = found.pop()[0]
        found.append((start, end))
    return tuple(found)


def _regions_of(plotted: Plotted, paper: Paper) -> list[PlacedRegion]:
    inset, patch = plotted.inset, plotted.patch
    if inset.picture is None:
        rect = patch_rect(paper, patch)
        return [
            PlacedRegion(kind=inset.kind, rect=rect, paragraph=inset.paragraph, index=inset.index)
        ]
    image = replace(patch, lines=plotted.picture_lines)
    found = [PlacedRegion(kind=inset.kind, rect=patch_rect(paper, image), index=inset.index)]
    if inset.lines:
        words = replace(patch, line=image.end, lines=inset.lines)
        rect = patch_rect(paper, words)
        found.append(PlacedRegion(kind=RegionKind.CAPTION, rect=rect, index=inset.index))
    return found


def _woven(paper: Paper, share: _Share, inserts: Sequence[tuple[int, Group]]) -> list[Group]:
    """Return columns and inserts in the order of the copy they show."""
    waiting = sorted(inserts, key=lambda entry: entry[0], reverse=True)
    found: list[Group] = []
    for column, lines, first in share:
        begin = 0
        for n, line in enumerate(lines if waiting else ()):
            copy = line.text.copy
            while waiting and waiting[-1][0] <= copy.position + copy.offset(line.start):
                if begin < n:
                    found.append(column_group(paper, column, lines[begin:n], first))
                    begin = n
                found.append(waiting.pop()[1])
        found.append(column_group(paper, column, lines[begin:], first))
    return found + [group for _, group in reversed(waiting)]


def column_group(paper: Paper, column: Column, lines: Sequence[PlacedLine], first: int) -> Group:
    """Return the ink of a column; `first` is the slot of its first grid line."""
    if isinstance(column, Tier):
        return tier_group(paper, column, lines, first)
    em, leading = paper.em, paper.leading
    items: list[Item] = []
    for n, line in enumerate(lines):
        style, p = line.text.style, line.text.prepared
        y = round((line.slot - first) * leading, 3)
        if line.text.block is not None:
            items += _block_items(paper, column, lines, n, y)
            continue
        if line.text.label is not None and not line.start:
            items += _label_items(paper, line.text, y)
        items += set_line(
            p,
            line.start,
            line.end,
            size=round(style.size * em, 4),
            ink=style.ink,
            x=0.0,
            y=round(y + ASCENT * em, 3),
            measure=round(column.measure / style.size),
            full=line.is_full,
            indent=line.indent,
            align=style.align,
            copy=line.text.copy,
        )
    rect = column_rect(paper, column)
    bounds = Rect(0.0, 0.0, rect.w, rect.h)
    return Group(x=rect.x, y=rect.y, items=tuple(items), bounds=bounds, name="column")


def _block_items(
    paper: Paper, column: Column, lines: Sequence[PlacedLine], n: int, y: float
) -> list[Item]:
    """Return the ink of a line of a table or list `y` points below the head of its column."""
    text, block = lines[n].text, lines[n].text.block
    assert block is not None
    if block.is_whole and n and lines[n - 1].text is text:
        return []
    line = BlockLine(
        start=lines[n].start,
        end=lines[n].end,
        opens=lines[0].text is text,
        closes=lines[-1].text is text,
    )
    items = block.items(line, column.measure, paper.em, paper.leading)
    return [moved(item, 0.0, y) for item in items]


def _label_items(paper: Paper, text: FlowText, y: float) -> tuple[Item, ...]:
    """Return the number before a paragraph, which ends half a 字 before it."""
    label, size = text.label, text.style.size
    assert label is not None
    return set_line(
        label.prepared,
        0,
        len(label.prepared.text),
        size=quantised(size * paper.em),
        ink=text.style.ink,
        x=0.0,
        y=round(y + ASCENT * paper.em, 3),
        measure=text.hang - LABEL_AIR,
        align=Align.RIGHT,
        copy=label.copy,
    )


def _place_of(paper: Paper, column: Column) -> Rect:
    return column.rect if isinstance(column, Tier) else column_rect(paper, column)


def _inside(group: Group, rect: Rect) -> Group:
    """Return a group that counts from the trim's corner as one that counts from its box's."""
    return replace(group, x=quantised(group.x - rect.x), y=quantised(group.y - rect.y))


def _frame(box: ArticleBox, rect: Rect) -> tuple[Item, ...]:
    """Return the tint of a box, and its frame or border."""
    if not box.framed and box.tint is None:
        return ()
    stroke = BLACK if box.framed and box.border is None else None
    whole = Rect(0.0, 0.0, rect.w, rect.h)
    panel = Panel(rect=whole, fill=box.tint, stroke=stroke, weight=FRAME if stroke else 0.0)
    under = (panel,) if box.tint or stroke else ()
    if box.border is None:
        return under
    return (*under, *border_items(box.border, rect.w, rect.h, box.border_ink))


def _shares(
    poured: Poured, parts: Sequence[tuple[Column, ...]]
) -> "list[list[tuple[Column, list[PlacedLine], int]]]":
    """Return for each part its columns with their lines and the slot each column begins at."""
    found: list[list[tuple[Column, list[PlacedLine], int]]] = []
    filled = iter(poured.columns)
    lines = iter(poured.lines)
    line = next(lines, None)
    first = 0
    for part in parts:
        share = []
        for _ in part:
            column = next(filled)
            taken = []
            while line is not None and line.slot < first + column.lines:
                taken.append(line)
                line = next(lines, None)
            share.append((column, taken, first))
            first += column.lines
        found.append(share)
    return found


def _unused(columns: Sequence[Column], empty: bool) -> Fit:
    """Return the fit of a part that is full, or that the text did not reach."""
    lines = sum(column.lines for column in columns)
    if not empty or not lines:
        return Fit()
    chars = sum(column.lines * column.measure for column in columns) // EM
    return Fit(lines=lines, chars=chars, state=FitState.SHORT)
