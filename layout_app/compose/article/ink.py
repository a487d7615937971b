"""The ink of an article whose text is poured. One rule: all that was poured is shown, once."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from layout_app.compose.article.composed import ComposedBox, PlacedRegion
from layout_app.compose.article.facts import Spot
from layout_app.compose.article.headline import HeadBlock, HeadRow, head_items
from layout_app.compose.article.insets import insert_group, picture_group
from layout_app.compose.article.jump import jump_line, jump_words
from layout_app.compose.article.makeup import Divided
from layout_app.compose.article.patches import Plotted, patch_rect
from layout_app.compose.article.plot import Plot
from layout_app.compose.article.strip import strip_height, strip_items
from layout_app.compose.drawing.air import air_in, packed_air
from layout_app.compose.drawing.borders import border_items
from layout_app.compose.flow.columns import (
    Column,
    box_rect,
    column_rect,
    inner_cells,
    strip_span,
    text_span,
)
from layout_app.compose.flow.dropcap import DropCap, cap_group
from layout_app.compose.flow.exclusions import clear_of
from layout_app.compose.flow.fit import Fit
from layout_app.compose.flow.fold import on_one_page
from layout_app.compose.flow.poured import BlockLine, FlowText, PlacedLine
from layout_app.compose.flow.stream import LABEL_AIR
from layout_app.compose.flow.tiers import Tier, tier_group, tier_jump
from layout_app.compose.line.prepare import Preparer
from layout_app.compose.line.setting import set_line
from layout_app.compose.line.vertical import VerticalPreparer
from layout_app.display.items import ASCENT, GlyphRun, Group, Item, Panel, Rule, moved
from layout_app.model.box import ArticleBox, RegionKind
from layout_app.model.geometry import Rect, quantised, union
from layout_app.model.ink import BLACK
from layout_app.model.paper import Paper, cells_rect, column_x, line_y
from layout_app.model.style import Align, Stylebook
from layout_app.model.text import Kind

HAIR = 0.3
"""Weight of a thin rule (正线), points."""
FRAME = 0.5
_REGIONS = {
    Kind.KICKER: RegionKind.KICKER,
    Kind.HEADLINE: RegionKind.HEADLINE,
    Kind.SUBTITLE: RegionKind.SUBTITLE,
    Kind.DECK: RegionKind.DECK,
    Kind.BYLINE: RegionKind.BYLINE,
}

Share = Sequence[tuple[Column, Sequence[PlacedLine], int]]
"""The columns of a box with their lines and the slot each begins at."""


class ArticleInker:
    """Makes the ink of articles in one stylebook on one paper."""

    def __init__(
        self, preparer: Preparer, vertical: VerticalPreparer, book: Stylebook, paper: Paper
    ) -> None:
        self._preparer = preparer
        self._vertical = vertical
        self._book = book
        self._paper = paper

    def jump(self, column: Column, other: Spot, keyword: str, *, leaves: bool) -> Group:
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

    def _jump_head(self, box: ArticleBox, block: HeadBlock) -> Group:
        """Return the head of a part on another page: words said again belong to no copy."""
        em, cells = self._paper.em, inner_cells(box)
        (row,) = block.rows
        x = column_x(self._paper, cells.column) + air_in(box).left * em
        y = line_y(self._paper, cells.line) + row.top * em
        items = tuple(
            replace(item, source=None) if isinstance(item, GlyphRun) else item
            for item in head_items(row, block.width, em)
        )
        bounds = Rect(0.0, 0.0, quantised(block.width * em), quantised(row.height * em))
        return Group(x=quantised(x), y=quantised(y), items=items, bounds=bounds, name="jump head")

    def box(
        self,
        divided: Divided,
        n: int,
        share: Share,
        jumped: tuple[Group | None, Group | None],
        fit: Fit,
        columns: Sequence[Column],
    ) -> tuple[ComposedBox, Group]:
        """Return what became of the `n`-th box of an article, and its ink.

        `jumped` are the jump lines that it begins and ends with.
        """
        box, made = divided.spots[n].box, divided.plots[n]
        rect = box_rect(self._paper, box)
        heads = self._head_groups(divided, n)
        above = [head for head, _ in heads]
        groups = [_inside(group, rect) for group in self._groups(divided, n, above, share, jumped)]
        items = (*_frame(box, rect, self._paper), *groups, *self._rules(columns, made, rect))
        bounds = union(
            [Rect(0.0, 0.0, rect.w, rect.h), *(g.bounds.moved(g.x, g.y) for g in groups)]
        )
        composed = ComposedBox(
            box=box.id,
            kind="article",
            rect=rect,
            article=box.article,
            part=box.part,
            fit=fit,
            regions=(
                *(region for _, region in heads),
                *self._inset_regions(made),
                *(_text_region(self._paper, column) for column in columns if column.lines),
            ),
            arms=tuple(cells_rect(self._paper, c) for c in box.shape) if box.shape[1:] else (),
        )
        return composed, Group(x=rect.x, y=rect.y, items=items, bounds=bounds, name=box.id)

    def _groups(
        self,
        divided: Divided,
        n: int,
        heads: Sequence[Group],
        share: Share,
        jumped: tuple[Group | None, Group | None],
    ) -> Iterator[Group]:
        """Yield the ink of the `n`-th box, the lowest first, where it is on the page."""
        made, jump_head = divided.plots[n], divided.jump_heads[n]
        pictures, inserts = self._inset_groups(made)
        yield from pictures
        yield from heads
        arrives, leaves = jumped
        if arrives and jump_head is not None:
            yield self._jump_head(divided.spots[n].box, jump_head)
        if arrives:
            yield arrives
        if made.cap is not None and divided.cap is not None:
            inserts.append((divided.cap.copy.position, self._cap_group(made, divided.cap)))
        yield from _woven(self._paper, share, inserts)
        if leaves:
            yield leaves

    def _head_groups(self, divided: Divided, n: int) -> list[tuple[Group, PlacedRegion]]:
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

    def _head_rect(self, divided: Divided, row: HeadRow, y: float) -> Rect:
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
        if not self._book.column_rules:
            return []
        found = []
        for one, two in pairwise(made.base if made.exclusions else columns):
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


def _woven(paper: Paper, share: Share, inserts: Sequence[tuple[int, Group]]) -> list[Group]:
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
    text: FlowText | None = None
    for n, line in enumerate(lines):
        if line.text is not text:  # most lines have the text of the one before
            text = line.text
            style, p = text.style, text.prepared
            size, measure = round(style.size * em, 4), round(column.measure / style.size)
        y = round((line.slot - first) * leading, 3)
        if text.block is not None:
            items += _block_items(paper, column, lines, n, y)
            continue
        if text.label is not None and not line.start:
            items += _label_items(paper, text, y)
        items += set_line(
            p,
            line.start,
            line.end,
            size=size,
            ink=style.ink,
            x=0.0,
            y=round(y + ASCENT * em, 3),
            measure=measure,
            full=line.is_full,
            indent=line.indent,
            align=style.align,
            copy=text.copy,
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


def _text_region(paper: Paper, column: Column) -> PlacedRegion:
    rect = column.rect if isinstance(column, Tier) else column_rect(paper, column)
    return PlacedRegion(kind=RegionKind.TEXT, rect=rect)


def _inside(group: Group, rect: Rect) -> Group:
    """Return a group that counts from the trim's corner as one that counts from its box's."""
    return replace(group, x=quantised(group.x - rect.x), y=quantised(group.y - rect.y))


def _frame(box: ArticleBox, rect: Rect, paper: Paper) -> tuple[Item, ...]:
    """Return the tint of a box, and its frame or border, within the air of its package."""
    if not box.framed and box.tint is None:
        return ()
    stroke = BLACK if box.framed and box.border is None else None
    air = packed_air(box)
    x, y = quantised(air.left * paper.em), quantised(air.above * paper.leading)
    width = quantised(rect.w - x - air.right * paper.em)
    height = quantised(rect.h - y - air.below * paper.leading)
    inside = Rect(x, y, width, height)
    panel = Panel(rect=inside, fill=box.tint, stroke=stroke, weight=FRAME if stroke else 0.0)
    under = (panel,) if box.tint or stroke else ()
    if box.border is None:
        return under
    border = border_items(box.border, width, height, box.border_ink)
    return (*under, *(moved(item, x, y) for item in border))
