"""竖题: heads in a strip at the side of their text. One rule: whole 字 wide, whole lines high.

From the right stand 引题, 主题 in one to three lines, 副题. Deck and byline lie over the text
beside the strip; where the text is vertical, begins below it or keeps the page's columns, they
stand in the strip.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import assert_never

from layout_app.compose.article.headline import (
    DISPLAY,
    FILL,
    LINE,
    HeadBlock,
    HeadRow,
    HeadSetter,
    fitted,
    head_sizes,
    prepare_head,
    sized,
)
from layout_app.compose.drawing.air import air_in
from layout_app.compose.flow.columns import (
    Strip,
    inner_cells,
    inner_width,
    strip_in,
    text_span,
)
from layout_app.compose.flow.fold import fold_in
from layout_app.compose.line.cells import EM
from layout_app.compose.line.collect import Copy
from layout_app.compose.line.linebreak import break_lines
from layout_app.compose.line.prepared import Prepared
from layout_app.compose.line.setting import line_width
from layout_app.compose.line.vertical import VerticalPreparer
from layout_app.compose.line.vertical_setting import set_vertical_line
from layout_app.display.items import Item
from layout_app.model.box import Arrangement, ArticleBox
from layout_app.model.geometry import quantised
from layout_app.model.paper import Paper, column_x
from layout_app.model.style import Align, Stylebook, TextStyle
from layout_app.model.text import Kind

AIR = 2.0
"""What a strip is longer than its longest line at least, where text stands below it, 字."""
GAP = 0.4
"""Air between two heads of a strip, 字."""
SPREAD = 250
"""Most that the gaps of a headline grow by, 1/1000 of its size."""
WIDEST = 0.5
"""Share of its box that one line of a vertical headline may take."""


class StripSetter:
    """Sets vertical heads in the styles of one stylebook."""

    def __init__(
        self, preparer: VerticalPreparer, heads: HeadSetter, book: Stylebook, paper: Paper
    ) -> None:
        self._preparer = preparer
        self._heads = heads
        self._book = book
        self._paper = paper

    def block(self, copies: Iterable[Copy], rank: int, box: ArticleBox) -> HeadBlock:
        """Return the heads of a box, the large ones vertical."""
        found = tuple(copies)
        height = (inner_cells(box).lines - 1) * self._paper.pitch + 1
        rows = [self._row(copy, rank, height, box) for copy in found if copy.kind in DISPLAY]
        level = [copy for copy in found if copy.kind not in DISPLAY]
        longest = max(_longest(row, _spread(row, height)) for row in rows)
        lines = math.ceil((longest + AIR - 1) / self._paper.pitch - 1e-9) + 1
        strip = strip_in(self._paper, box, math.ceil(_width(rows)), lines)
        # A byline behind a deck stays with it: what stands in the strip is read first.
        joining = list(takewhile(lambda copy: _joins(copy, box, strip), level))
        if joining:
            height = strip_height(self._paper, strip)
            rows += [self._gridded(copy, height) for copy in joining]
            level = level[len(joining) :]
            strip = strip_in(self._paper, box, math.ceil(_width(rows)), lines)
        if strip.width > inner_width(self._paper, box):
            rows = [
                replace(row, fits=row.fits and row.copy.kind is not Kind.HEADLINE) for row in rows
            ]
        left, width = text_span(self._paper, box, strip)
        left += air_in(box).left
        x = column_x(self._paper, inner_cells(box).column) + left * self._paper.em
        fold = fold_in(self._paper, x, width)
        beside = self._heads.block(level, rank, width, 0.0, fold=fold)
        top = (strip.width - _width(rows)) / 2
        standing = []
        for row in rows:
            standing.append(replace(row, top=top))
            top += row.height + GAP
        return replace(beside, rows=(*standing, *beside.rows), strip=strip)

    def _row(self, copy: Copy, rank: int, height: float, box: ArticleBox) -> HeadRow:
        style, least = head_sizes(copy.kind, self._book.level(rank), box.headline_size)
        p = self._prepare(copy, style)
        largest = max(least, min(style.size, WIDEST * inner_width(self._paper, box) / LINE))
        fitting = fitted(p, copy, largest, least, height)
        found, lines, fits = fitting.size, fitting.lines, fitting.fits
        return HeadRow(
            copy=copy,
            prepared=p,
            style=sized(style, found),
            lines=lines,
            top=0.0,
            height=LINE * found * len(lines),
            pitch=LINE * found,
            fits=fits,
        )

    def _gridded(self, copy: Copy, height: float) -> HeadRow:
        """Return a deck or byline, in lines like the text's."""
        style = self._book.deck if copy.kind is Kind.DECK else self._book.byline
        p = self._prepare(copy, style)
        measure = max(EM, round(height * EM / style.size))
        ends = break_lines(p, measure, measure).ends
        pitch = self._paper.pitch
        return HeadRow(
            copy=copy,
            prepared=p,
            style=style,
            lines=tuple(zip((0, *ends), ends, strict=False)),
            top=0.0,
            height=len(ends) * pitch,
            pitch=pitch,
        )

    def _prepare(self, copy: Copy, style: TextStyle) -> Prepared:
        return prepare_head(self._preparer, self._book, copy, style)


def _joins(copy: Copy, box: ArticleBox, strip: Strip) -> bool:
    """Tell whether a deck or byline stands in the strip: over the text it would be far from it."""
    if box.vertical:
        return True
    at_left = box.arrangement is Arrangement.VERTICAL_LEFT
    return bool(strip.columns) and (at_left or copy.kind is Kind.BYLINE)


def _width(rows: Sequence[HeadRow]) -> float:
    """Return the width of heads side by side, 字."""
    return round(sum(row.height for row in rows) + GAP * (len(rows) - 1), 6)


def strip_height(paper: Paper, strip: Strip) -> float:
    """Return the height of a strip, first line's top to last line's foot, 字."""
    return (strip.lines - 1) * paper.pitch + 1


def strip_items(paper: Paper, block: HeadBlock, row: HeadRow) -> tuple[Item, ...]:
    """Return the ink of a vertical head in points from the top left of its row.

    Its lines stand in the middle of the strip; a shorter 引题 begins with the headline, a shorter
    副题 ends with it.
    """
    assert block.strip is not None, "vertical heads stand in a strip"
    em, size = paper.em, row.style.size
    height = strip_height(paper, block.strip)
    gap = _spread(row, height)
    top, length, align = _frame(block, row, height)
    found: list[Item] = []
    for n, (i, j) in enumerate(row.lines):
        wide = _length(row, i, j, gap)
        measure = round(length * EM / size)
        found += set_vertical_line(
            row.prepared,
            i,
            j,
            size=quantised(size * em),
            ink=row.style.ink,
            x=quantised((row.height - (n + 0.5) * row.pitch) * em),
            y=quantised((top + _lead(align, measure - wide) * size / EM) * em),
            measure=wide,
            full=gap > 0 or (row.copy.kind is Kind.DECK and j < len(row.prepared.text)),
            copy=row.copy,
        )
    return tuple(found)


def _frame(block: HeadBlock, row: HeadRow, height: float) -> tuple[float, float, Align]:
    """Return where a head's lines may stand, top and length in 字, and at which end they do."""
    align = row.style.align
    main = next((r for r in block.standing if r.copy.kind is Kind.HEADLINE), row)
    if align is not Align.CENTRE or main is row:
        return 0.0, height, align
    length = _longest(main, _spread(main, height))
    if _longest(row, 0) > length:
        return 0.0, height, align
    edge = Align.LEFT if row.copy.kind is Kind.KICKER else Align.RIGHT
    return (height - length) / 2, length, edge


def _spread(row: HeadRow, height: float) -> int:
    """Return what the gaps of a headline grow by to fill its strip (疏排), 1/1000 of its size.

    Those of other heads do not.
    """
    if row.copy.kind is not Kind.HEADLINE:
        return 0
    p, room = row.prepared, FILL * height * EM / row.style.size
    free = [
        (room - line_width(p, i, j)) / gaps
        for i, j in row.lines
        if (gaps := p.gaps[p.last[j]] - p.gaps[i]) > 0
    ]
    return max(0, math.floor(min(*free, SPREAD))) if free else 0


def _length(row: HeadRow, i: int, j: int, gap: int) -> int:
    p = row.prepared
    return line_width(p, i, j) + gap * (p.gaps[p.last[j]] - p.gaps[i])


def _longest(row: HeadRow, gap: int) -> float:
    """Return the length of a head's longest line, 字."""
    return max(_length(row, i, j, gap) for i, j in row.lines) * row.style.size / EM


def _lead(align: Align, spare: int) -> int:
    """Return what of the spare length stands above a line."""
    match align:
        case Align.LEFT:
            return 0
        case Align.CENTRE:
            return spare // 2
        case Align.RIGHT:
            return spare
        case _:
            assert_never(align)
