"""Compose an article over all its boxes. One rule: every character is placed, over, or cut.

Stages: collect the copy, set the heads, find the columns of each part, keep the slots of jump
lines, pour, make ink.
"""

from collections.abc import Sequence
from itertools import pairwise

from layout_app.compose.collect import Copy, collect
from layout_app.compose.columns import (
    Column,
    box_columns,
    box_rect,
    column_rect,
    inner_cells,
    inner_width,
)
from layout_app.compose.facts import Spot, article_problems
from layout_app.compose.fit import Fit, FitState, fit_of
from layout_app.compose.headline import HeadBlock, HeadSetter, head_items
from layout_app.compose.jump import jump_line, jumps_between, slots_kept
from layout_app.compose.pour import FlowText, PlacedLine, Poured, Pourer
from layout_app.compose.prepare import EM, Preparer
from layout_app.compose.setting import ASCENT, set_line
from layout_app.display.items import Group, Item, Panel, Rule
from layout_app.frozen import frozen
from layout_app.model.article import Article, heads
from layout_app.model.box import ArticleBox, RegionKind
from layout_app.model.geometry import Rect, quantised, union
from layout_app.model.ids import ArticleId, BoxId
from layout_app.model.ink import BLACK
from layout_app.model.paper import Paper, column_x, line_y
from layout_app.model.problem import Problem
from layout_app.model.style import Stylebook
from layout_app.model.text import Kind

HAIR = 0.3
"""Weight of a thin rule (正线), points."""
FRAME = 0.5
HEAD_AIR = 25.0
"""Cost of a line of air at the headline, as `linebreak` counts."""
MOST_AIR = 2
"""Lines of air that straight feet may claim there."""
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
    problems: tuple[Problem, ...]


@frozen(kw_only=False)
class _Laid:
    """The heads of an article and its text as poured below them."""

    block: HeadBlock
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


class ArticleSetter:
    """Composes articles in one stylebook on one paper."""

    def __init__(self, preparer: Preparer, pourer: Pourer, book: Stylebook, paper: Paper) -> None:
        self._preparer = preparer
        self._pourer = pourer
        self._book = book
        self._paper = paper
        self._heads = HeadSetter(preparer, book, paper)

    def compose(self, article: Article, spots: Sequence[Spot]) -> ComposedArticle:
        """Compose an article over its boxes, which stand in the order of its parts."""
        copies = collect(article)
        flow = self.flow(article, copies)
        block = self._block(article, copies, spots[0].box)
        laid = self._laid(flow, spots, block, vary=False)
        if not laid.is_straight:
            blocks = [block]
            if laid.poured.free and block.rows and not _is_moved(spots[0].box):
                blocks += [
                    self._block(article, copies, spots[0].box, block.lines + air)
                    for air in range(1, MOST_AIR + 1)
                ]
            laid = self._straight(flow, spots, blocks, laid)
        return self._composed(article, spots, laid, flow)

    def _block(
        self, article: Article, copies: Sequence[Copy], box: ArticleBox, least: int = 0
    ) -> HeadBlock:
        width = inner_width(self._paper, box)
        found = _heads_of(article, copies)
        least = max(least, box.head_lines)
        return self._heads.block(found, article.rank, width, box.headline_size, least)

    def _straight(
        self,
        flow: Sequence[FlowText],
        spots: Sequence[Spot],
        blocks: Sequence[HeadBlock],
        natural: "_Laid",
    ) -> "_Laid":
        """Return the cheapest way to straight feet: air at the head first, then other lines.

        Air leaves every paragraph its best lines and the feet on the box's; the blocks differ by
        a line each.
        """
        for air, block in enumerate(blocks[1:], 1):
            laid = self._laid(flow, spots, block, air, vary=False)
            if laid.is_straight and not laid.poured.rest:
                return laid
        if natural.cost == 0:
            return natural
        found = [self._laid(flow, spots, block, air) for air, block in enumerate(blocks)]
        fitting = [laid for laid in found[1:] if not laid.poured.rest]
        return min((found[0], *fitting), key=lambda laid: laid.cost)

    def _laid(
        self,
        flow: Sequence[FlowText],
        spots: Sequence[Spot],
        block: HeadBlock,
        air: int = 0,
        *,
        vary: bool = True,
    ) -> "_Laid":
        full = [self._columns(spot.box, block, n) for n, spot in enumerate(spots)]
        folios = [spot.folio for spot in spots]
        poured, reached, columns = self._poured(flow, full, folios, vary=vary)
        return _Laid(block, poured, reached, columns, poured.cost + air * HEAD_AIR)

    def flow(self, article: Article, copies: Sequence[Copy]) -> tuple[FlowText, ...]:
        """Return what is poured of an article: all but its heads."""
        above = len(heads(article))
        return tuple(self._flow_text(copy) for copy in copies if copy.paragraph >= above)

    def lines_needed(self, article: Article, columns: int, width: float, measure: int) -> int:
        """Return the grid lines an article needs over so many columns, heads included."""
        copies = collect(article)
        block = self._heads.block(_heads_of(article, copies), article.rank, width, 0.0)
        lines = self._pourer.lines_of(self.flow(article, copies), measure)
        return max(1, block.lines + -(-lines // columns))

    def _flow_text(self, copy: Copy) -> FlowText:
        book = self._book
        style, indent, air, keep = book.body, book.breaks.indent, 0, 0
        if copy.kind is Kind.SUBHEAD:
            style, air, keep = book.subhead, book.subhead.lines - 1, 2
        elif copy.kind is Kind.BYLINE:
            style, indent = book.byline, 0
        p = self._preparer.prepare(copy.text, style.face, book.breaks, copy.marks, book.bold)
        return FlowText(copy=copy, prepared=p, style=style, indent=indent, air=air, keep=keep)

    def _columns(self, box: ArticleBox, block: HeadBlock, n: int) -> tuple[Column, ...]:
        above = block.lines if n == 0 else 0
        moved = next((r for r in box.regions if r.kind is RegionKind.TEXT and not r.index), None)
        if moved is not None:
            above = max(0, round(moved.rect.y / self._paper.leading))
        return box_columns(self._paper, box, above)

    def _poured(
        self,
        flow: Sequence[FlowText],
        full: Sequence[tuple[Column, ...]],
        pages: Sequence[str],
        *,
        vary: bool,
    ) -> tuple[Poured, int, list[tuple[Column, ...]]]:
        """Pour into as few parts as hold the text; return which part was reached."""
        for reached in range(len(full)):
            columns = slots_kept(
                full[: reached + 1], pages[: reached + 1], self._book.breaks.resumed
            )
            flat = [column for part in columns for column in part]
            before = sum(len(part) for part in columns[:-1])
            poured = self._pourer.pour(flow, flat, before, vary=vary)
            if not poured.rest or reached == len(full) - 1:
                return poured, reached, [*columns, *full[reached + 1 :]]
        raise AssertionError("an article is composed over at least one box")

    def _composed(
        self,
        article: Article,
        spots: Sequence[Spot],
        laid: "_Laid",
        flow: Sequence[FlowText],
    ) -> ComposedArticle:
        block, poured, reached, columns = laid.block, laid.poured, laid.reached, laid.columns
        jumps = jumps_between([spot.folio for spot in spots[: reached + 1]])
        shares = _shares(poured, columns[: reached + 1])
        boxes, groups = [], []
        for n, spot in enumerate(spots):
            share = shares[n] if n <= reached else ()
            arrives = leaves = None
            if n < reached and jumps[n] and columns[n] and columns[n + 1]:
                leaves = self._jump(columns[n][-1], spots[n + 1].folio, leaves=True)
            if 0 < n <= reached and jumps[n - 1] and columns[n] and columns[n - 1]:
                arrives = self._jump(columns[n][0], spots[n - 1].folio, leaves=False)
            jumped = (arrives, leaves)
            fit = fit_of(poured) if n == reached else _unused(columns[n], n > reached)
            box, group = self._box(spot, block if n == 0 else None, share, jumped, fit, columns[n])
            boxes.append(box)
            groups.append(group)
        over = poured.rest[0] if poured.rest else None
        return ComposedArticle(
            article=article.id,
            boxes=tuple(boxes),
            groups=tuple(groups),
            fit=fit_of(poured),
            overset=(over.text.copy.paragraph, over.text.copy.offset(over.start)) if over else None,
            problems=article_problems(article, spots, reached, block, poured, flow),
        )

    def _jump(self, column: Column, folio: str, *, leaves: bool) -> Group:
        """Return a jump line in the slot that was kept beside a column's text."""
        book = self._book
        grown = Column(
            x=column.x,
            width=column.width,
            measure=column.measure,
            line=column.line if leaves else column.line - 1,
            lines=column.lines + 1,
        )
        text = (book.jump_to if leaves else book.jump_from).format(folio=folio)
        return jump_line(self._preparer, book, self._paper, text, grown, leaves=leaves)

    def _box(
        self,
        spot: Spot,
        block: HeadBlock | None,
        share: "Sequence[tuple[Column, Sequence[PlacedLine], int]]",
        jumped: tuple[Group | None, Group | None],
        fit: Fit,
        columns: Sequence[Column],
    ) -> tuple[ComposedBox, Group]:
        rect = box_rect(self._paper, spot.box)
        regions: list[PlacedRegion] = []
        items: list[Item] = list(_frame(spot.box, rect))
        for group, region in self._head_groups(spot.box, block):
            items.append(_inside(group, rect))
            regions.append(region)
        arrives, leaves = jumped
        items += [_inside(arrives, rect)] if arrives else []
        for column, lines, first in share:
            items.append(_inside(column_group(self._paper, column, lines, first), rect))
        items += [_inside(leaves, rect)] if leaves else []
        regions += [
            PlacedRegion(kind=RegionKind.TEXT, rect=column_rect(self._paper, column))
            for column in columns
            if column.lines
        ]
        if self._book.column_rules:
            items += self._rules(columns, rect)
        bounds = union(
            [Rect(0.0, 0.0, rect.w, rect.h)]
            + [g.bounds.moved(g.x, g.y) for g in items if isinstance(g, Group)]
        )
        box = ComposedBox(
            box=spot.box.id,
            kind="article",
            rect=rect,
            article=spot.box.article,
            part=spot.box.part,
            fit=fit,
            regions=tuple(regions),
        )
        return box, Group(x=rect.x, y=rect.y, items=tuple(items), bounds=bounds, name=spot.box.id)

    def _head_groups(
        self, box: ArticleBox, block: HeadBlock | None
    ) -> list[tuple[Group, PlacedRegion]]:
        if block is None:
            return []
        em = self._paper.em
        cells = inner_cells(box)
        x = column_x(self._paper, cells.column) + (em if box.framed else 0.0)
        y = line_y(self._paper, cells.line)
        found = []
        for row in block.rows:
            rect = Rect(
                quantised(x),
                quantised(y + row.top * em),
                quantised(block.width * em),
                quantised(row.height * em),
            )
            kind = _REGIONS[row.copy.kind]
            group = Group(
                x=rect.x,
                y=rect.y,
                items=head_items(row, block.width, em),
                bounds=Rect(0.0, 0.0, rect.w, rect.h),
                name=kind.value,
            )
            found.append((group, PlacedRegion(kind=kind, rect=rect, paragraph=row.copy.paragraph)))
        return found

    def _rules(self, columns: Sequence[Column], rect: Rect) -> list[Rule]:
        """Return thin rules in the middle of the gutters (栏线)."""
        found = []
        for one, two in pairwise(columns):
            x = (one.x + one.width + two.x) / 2 - rect.x
            if two.x <= one.x:
                continue
            place = column_rect(self._paper, two)
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


def column_group(paper: Paper, column: Column, lines: Sequence[PlacedLine], first: int) -> Group:
    """Return the ink of a column; `first` is the slot of its first grid line."""
    em, leading = paper.em, paper.leading
    items: list[Item] = []
    for line in lines:
        style, p = line.text.style, line.text.prepared
        items += set_line(
            p,
            line.start,
            line.end,
            size=round(style.size * em, 3),
            ink=style.ink,
            x=0.0,
            y=round((line.slot - first) * leading + ASCENT * em, 3),
            measure=round(column.measure / style.size),
            full=line.is_full,
            indent=line.indent,
            align=style.align,
            copy=line.text.copy,
        )
    rect = column_rect(paper, column)
    bounds = Rect(0.0, 0.0, rect.w, rect.h)
    return Group(x=rect.x, y=rect.y, items=tuple(items), bounds=bounds, name="column")


def _is_moved(box: ArticleBox) -> bool:
    """Tell whether the editor has said where the text of a box begins."""
    return any(region.kind is RegionKind.TEXT for region in box.regions)


def _heads_of(article: Article, copies: Sequence[Copy]) -> list[Copy]:
    above = len(heads(article))
    return [copy for copy in copies if copy.paragraph < above]


def _inside(group: Group, rect: Rect) -> Group:
    """Return a group that counts from the trim's corner as one that counts from its box's."""
    return Group(
        x=quantised(group.x - rect.x),
        y=quantised(group.y - rect.y),
        items=group.items,
        bounds=group.bounds,
        name=group.name,
    )


def _frame(box: ArticleBox, rect: Rect) -> tuple[Panel, ...]:
    if not box.framed and box.tint is None:
        return ()
    return (
        Panel(
            rect=Rect(0.0, 0.0, rect.w, rect.h),
            fill=box.tint,
            stroke=BLACK if box.framed else None,
            weight=FRAME if box.framed else 0.0,
        ),
    )


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
