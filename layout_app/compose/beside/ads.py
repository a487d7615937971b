"""Ads in their slots. One rule: a file is placed as it is, never scaled, never looked into.

A slot without a file holds set text, the paper's own filler, or is hatched. Where a file does not
say 广告 itself, the mark stands inside its upper right corner.
"""

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from layout_app.compose.beside.imprint import Facts
from layout_app.compose.beside.words import WordSetter
from layout_app.compose.flow.fold import CLEAR
from layout_app.compose.line.blocks import BlockLine, Piece, TextBlock, block_items, text_block
from layout_app.compose.line.cells import EM
from layout_app.compose.line.prepare import Preparer
from layout_app.display.items import ASCENT, Item, Panel, Picture, PlacedPdf, Rule, moved
from layout_app.model.box import FOLD, UNBOOKED, AdBox, Media
from layout_app.model.geometry import MM, Rect, quantised
from layout_app.model.ids import FaceId
from layout_app.model.ink import BLACK, PAPER, Ink
from layout_app.model.paper import Paper, cells_rect, crosses_fold
from layout_app.model.problem import Problem, Severity, Where, problem
from layout_app.model.slot import FoldSide, fold_rect
from layout_app.model.style import Align, Stylebook, TextStyle
from layout_app.model.text import Kind, Mark

MARK = "广告"
MARK_SIZE = 0.75
"""Size of the mark, 字."""
MARK_CLEAR = 0.2
"""What the mark keeps off the edges of its ad, 字: over a frame it looks like a broken rule."""
TOLERANCE = 0.5 * MM
"""How far a trim may be from its slot, points; the press refuses more."""
BOOKED = Ink(k=0.08)
HATCH = 14.0
"""Distance of the strokes across a booked slot, points."""
PAD = 0.6
"""Air inside the frame of set text, 字."""
GUTTER = 1.2
"""Gutter of classified columns, 字."""
TEXT_SIZE = 0.9
PITCH, OPEN_PITCH = 1.3, 1.7
"""Least line pitch of set text, in its own size, and the most where there is room."""
HEAD_SIZE = 1.7
HAIR = 0.3
NAME_SHARE = 0.55
"""Share of a filler's width and height that the paper's name may take."""


def ad_rect(box: AdBox, paper: Paper, *, is_left: bool) -> Rect:
    """Return the place of an ad, points from the trim's corner.

    `is_left` tells whether the page, or the left one of a spread, lies left of the fold.
    """
    if box.slot != FOLD:
        return cells_rect(paper, box.cells)
    if crosses_fold(paper, box.cells.column, box.cells.end_column):
        return fold_rect(paper, box.cells, FoldSide.BOTH)
    if box.cells.column >= paper.columns:
        return fold_rect(paper, box.cells, FoldSide.RIGHT).moved(paper.trim[0], 0.0)
    return fold_rect(paper, box.cells, FoldSide.LEFT if is_left else FoldSide.RIGHT)


class AdSetter:
    """Sets ads in one stylebook on one paper."""

    def __init__(self, preparer: Preparer, book: Stylebook, paper: Paper) -> None:
        self._preparer, self._book, self._paper = preparer, book, paper
        self._words = WordSetter(preparer, book, paper.em)

    def items(self, box: AdBox, rect: Rect, facts: Facts) -> tuple[Item, ...]:
        """Return the ink of an ad from the top left of its slot."""
        place = Rect(0.0, 0.0, rect.w, rect.h)
        if box.house or box.is_empty or box.is_unsized:
            # A strip over both halves of a fold is drawn in each, so that no word meets the fold.
            return tuple(
                moved(item, half.x, 0.0)
                for half in self._halves(box, place)
                for item in self._unfilled(box, Rect(0.0, 0.0, half.w, half.h), facts)
            )
        if box.paragraphs:
            shown, _over = self._text(box, place)
        else:
            shown = [_file(box, place)]
        return (*shown, *(() if box.is_marked else self._mark(place)))

    def _unfilled(self, box: AdBox, place: Rect, facts: Facts) -> Iterator[Item]:
        return self._filler(place, facts) if box.house else self._booked(box, place)

    def _halves(self, box: AdBox, place: Rect) -> tuple[Rect, ...]:
        """Return a slot's place, or what a strip in a fold has at each side of it."""
        if not self._is_across(box):
            return (place,)
        width = quantised(place.w / 2 - CLEAR)
        return (
            Rect(0.0, 0.0, width, place.h),
            Rect(quantised(place.w - width), 0.0, width, place.h),
        )

    def _is_across(self, box: AdBox) -> bool:
        """Tell whether a strip lies in the fold of a spread, over both its halves."""
        is_both = crosses_fold(self._paper, box.cells.column, box.cells.end_column)
        return box.slot == FOLD and is_both

    def problems(self, box: AdBox, rect: Rect, folio: str) -> Iterator[Problem]:
        """Tell of an empty slot, a changed booking, a file or text that does not fit."""
        where = Where(page=folio, box=box.id)
        named = {"booking": box.booking or box.slot or UNBOOKED}
        if box.cancelled:
            yield problem("ad.cancelled", Severity.WARNING, where, **named)
        elif box.is_empty:
            yield problem("ad.empty", Severity.WARNING, where, **named)
        if box.is_unsized:
            name = box.name or box.original[:8]
            yield problem("ad.unsized", Severity.ERROR, where, name=name)
        if any(box.booked):
            yield problem(
                "ad.rebooked", Severity.WARNING, where, **named,
                columns=box.booked[0], lines=box.booked[1],
            )  # fmt: skip
        if box.original and box.media is Media.PDF:
            yield from _wrong_size(box, rect, where)
        if box.paragraphs:
            _shown, over = self._text(box, Rect(0.0, 0.0, rect.w, rect.h))
            if over:
                yield problem("ad.text_over", Severity.ERROR, where, lines=over)
            for paragraph in box.paragraphs:
                style = self._style(paragraph.kind)
                yield from self._words.missing(paragraph.text, where, style)

    def _mark(self, place: Rect) -> Iterator[Item]:
        """Yield 广告 on paper white inside the upper right corner, clear of the frame."""
        em = self._paper.em
        width, height = quantised(MARK_SIZE * 2.4 * em), quantised(MARK_SIZE * 1.25 * em)
        clear = quantised(MARK_CLEAR * em)
        x = quantised(place.w - width - clear)
        yield Panel(rect=Rect(x, clear, width, height), fill=PAPER)
        top = clear + (height - MARK_SIZE * em) / 2
        yield from self._words.line(MARK, MARK_SIZE, x, top, width, Align.CENTRE)

    def _booked(self, box: AdBox, place: Rect) -> Iterator[Item]:
        """Yield hatching with the size and the booking in its middle."""
        yield Panel(rect=place, fill=BOOKED, stroke=BLACK, weight=HAIR)
        yield from hatched(place.w, place.h)
        words = "　".join(filter(None, (box.slot, box.booking))) or UNBOOKED
        top = place.h / 2 - self._paper.em / 2
        yield from self._words.line(words, 1.0, 0.0, top, place.w, Align.CENTRE)

    def _filler(self, place: Rect, facts: Facts) -> Iterator[Item]:
        """Yield the paper's own notice: its name, and how to subscribe or advertise."""
        em = self._paper.em
        yield Panel(rect=place, stroke=BLACK, weight=HAIR)
        colophon = facts.colophon
        told = (
            ("征订 · 投稿 · 广告 ", colophon.phone),
            ("地址 ", colophon.address),
            ("定价 ", colophon.price),
        )
        width = place.w - 2 * PAD * em
        measure = round(width / em * EM)
        found = (self._words.broken(label + words, measure) for label, words in told if words)
        rows = [row.strip() for broken in found for row in broken]
        rows = rows[: max(0, int((place.h / em - 3.0) / 1.6))]
        wide = NAME_SHARE * place.w / em / max(1, len(facts.name))
        high = min(NAME_SHARE * place.h / em, place.h / em - 2.4 - 1.6 * len(rows))
        size = max(1.0, min(wide, high))
        top = (place.h - (size + 0.5 + 1.6 * len(rows)) * em) / 2
        yield from self._words.line(
            facts.name, size, PAD * em, top, width, Align.CENTRE, self._book.masthead
        )
        for n, row in enumerate(rows):
            y = top + (size + 0.8 + 1.6 * n) * em
            yield from self._words.line(row, 1.0, PAD * em, y, width, Align.CENTRE)

    def _text(self, box: AdBox, place: Rect) -> tuple[list[Item], int]:
        """Return set text in its frame, and how many lines found no room."""
        em = self._paper.em
        in_fold = box.slot == FOLD
        items: list[Item] = []
        if not in_fold:
            items.append(Panel(rect=place, fill=PAPER, stroke=BLACK, weight=HAIR))
        room = place.inset(PAD * em, PAD * em)
        if in_fold:
            # The mark takes the whole width of so narrow a strip.
            down = MARK_SIZE * 1.25 * em
            room = Rect(room.x, quantised(room.y + down), room.w, max(0.0, room.h - down))
        across = self._is_across(box)
        heads = [p for p in box.paragraphs if p.kind is Kind.HEADLINE and not across]
        pieces = [self._piece(p.kind, p.text, p.marks, 1) for p in heads]
        block = text_block(self._preparer, self._book, pieces, room.w / em, PITCH)
        items += block_items(block, em, room.x, room.y)
        top = room.y + (block.height + (0.5 if heads else 0.0)) * em
        below = [p for p in box.paragraphs if across or p.kind is not Kind.HEADLINE]
        columns = 0 if in_fold else box.columns
        body = [(self._piece(p.kind, p.text, p.marks, columns), p.kind) for p in below]
        count = 2 if across else box.columns
        gutter = 2 * CLEAR if across else GUTTER * em
        width = (room.w - (count - 1) * gutter) / count
        found, over = self._columns(body, count, width / em, (room.bottom - top) / em)
        if count == 1 and found and not in_fold:
            # A notice of few lines stands in the middle of its slot.
            top += max(0.0, room.bottom - top - found[0].height * em) / 2
        for n, column in enumerate(found):
            x = quantised(room.x + n * (width + gutter))
            items += block_items(column, em, x, quantised(top))
            if n and not across:
                y1, y2 = quantised(top), quantised(room.bottom)
                at = quantised(x - gutter / 2)
                items.append(Rule(x1=at, y1=y1, x2=at, y2=y2, weight=HAIR, ink=BLACK))
        return items, over

    def _columns(
        self, pieces: Sequence[tuple[Piece, Kind]], columns: int, width: float, height: float
    ) -> tuple[list[TextBlock], int]:
        """Return text told to columns of equal height, 字, and the lines left over."""
        if not pieces:
            return [], 0
        blocks = [text_block(self._preparer, self._book, [p], width, PITCH) for p, _ in pieces]
        lines = [line for block in blocks for line in block.lines]
        most = max(0, math.floor((height - TEXT_SIZE) / (PITCH * TEXT_SIZE) + 1e-6) + 1)
        if not most:
            return [], len(lines)
        ends = accumulate(len(block.lines) for block in blocks)
        heads = {e for e, (_, kind) in zip(ends, pieces, strict=True) if kind is Kind.SUBHEAD}
        starts = _shared_starts(len(lines), columns, most, heads)
        shares = [lines[a:b] for a, b in pairwise(starts)]
        each = max(map(len, shares))
        step = min(OPEN_PITCH * TEXT_SIZE, (height - TEXT_SIZE) / max(1, each - 1))
        return [_column(share, width, step) for share in shares], len(lines) - starts[-1]

    def _style(self, kind: Kind) -> TextStyle:
        book = self._book
        if kind is Kind.HEADLINE:
            return TextStyle(face=book.bold, size=HEAD_SIZE, align=Align.CENTRE)
        face = book.bold if kind is Kind.SUBHEAD else book.body.face
        return TextStyle(face=FaceId(face), size=TEXT_SIZE, ink=book.body.ink)

    def _piece(self, kind: Kind, text: str, marks: tuple[Mark, ...], columns: int) -> Piece:
        # Classified notices begin flush: there are many and each is short.
        plain = kind is Kind.TEXT and columns == 1
        indent = self._book.breaks.indent if plain else 0
        return Piece(text=text, style=self._style(kind), marks=marks, indent=indent)


def _shared_starts(lines: int, columns: int, most: int, heads: Collection[int]) -> list[int]:
    """Return where each column begins and the last one ends.

    Columns have at most `most` lines, are as even as may be, and none ends right behind a head;
    `heads` are the lines that follow one.
    """
    starts = [0]
    for each in range(min(most, -(-lines // columns)), most + 1):
        starts = [0]
        while len(starts) <= columns and starts[-1] < lines:
            end = min(lines, starts[-1] + each)
            while end < lines and end in heads and end > starts[-1] + 1:
                end -= 1
            starts.append(end)
        if starts[-1] == lines:
            break
    return starts


def hatched(w: float, h: float) -> Iterator[Rule]:
    """Yield slanting strokes across a rectangle of w × h points, from its upper left corner."""
    at = HATCH
    while at < w + h:
        x1, y1 = (at, 0.0) if at <= w else (w, at - w)
        x2, y2 = (0.0, at) if at <= h else (at - h, h)
        yield Rule(
            x1=quantised(x1),
            y1=quantised(y1),
            x2=quantised(x2),
            y2=quantised(y2),
            weight=0.2,
            ink=Ink(k=0.2),
        )
        at += HATCH


def _file(box: AdBox, place: Rect) -> Item:
    """Return a PDF over its slot, or a picture as large as it fits without being cropped."""
    if box.media is Media.PDF:
        return PlacedPdf(rect=place, original=box.original, trim=box.trim)
    width, height = box.extent
    if not (width and height):
        return Picture(rect=place, original=box.original)
    scale = min(place.w / width, place.h / height)
    w, h = quantised(width * scale), quantised(height * scale)
    shown = Rect(quantised((place.w - w) / 2), quantised((place.h - h) / 2), w, h)
    return Picture(rect=shown, original=box.original)


def _wrong_size(box: AdBox, rect: Rect, where: Where) -> Iterator[Problem]:
    width, height = box.extent
    if not (width and height):
        return
    if abs(width - rect.w) > TOLERANCE or abs(height - rect.h) > TOLERANCE:
        yield problem(
            "ad.wrong_size",
            Severity.ERROR,
            where,
            booked=f"{rect.w / MM:.1f} × {rect.h / MM:.1f}",
            measured=f"{width / MM:.1f} × {height / MM:.1f}",
            name=box.name or box.original[:8],
        )


def _column(lines: Sequence[BlockLine], width: float, step: float) -> TextBlock:
    """Return lines of equal size from the top of a column."""
    moved = tuple(
        replace(line, baseline=n * step + ASCENT * TEXT_SIZE) for n, line in enumerate(lines)
    )
    return TextBlock(lines=moved, width=width, height=(len(lines) - 1) * step + TEXT_SIZE)
