"""The heads above an article's columns: 引题, 主题, 副题, 提要, byline. One rule: whole grid lines.

One step of air, the stylebook's, parts them from each other and at least from what stands below.

A headline takes the fewest of one to three lines at which its size stays within its level; lines
break at sense (a mark, a space, the editor's own break), inside a word only where no size and no
number of lines spares it. Nothing is ever squeezed to fit: a head
that does not fit is a problem, set at its least size in as many lines as it needs. Only a level of
the stylebook may let its glyphs be drawn narrower or wider (长, 扁), by a tenth at most.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from layout_app.compose.flow.columns import Strip
from layout_app.compose.flow.fold import Fold, opened_at
from layout_app.compose.line.cells import EM
from layout_app.compose.line.collect import Copy
from layout_app.compose.line.linebreak import break_lines
from layout_app.compose.line.measurer import Measurer
from layout_app.compose.line.prepare import Preparer
from layout_app.compose.line.prepared import Prepared
from layout_app.compose.line.sense import cut_at, split_at_sense, tears
from layout_app.compose.line.setting import line_width, set_line, widened
from layout_app.display.items import ASCENT, Item
from layout_app.frozen import frozen
from layout_app.model.geometry import quantised
from layout_app.model.paper import Paper
from layout_app.model.style import (
    REVERSED,
    REVERSED_THIN,
    Align,
    HeadLevel,
    Stylebook,
    TextStyle,
    head_breaks,
    is_thin,
)
from layout_app.model.text import Kind, MarkKind

LINE = 1.15
"""Height of a line of a head, in its own size."""
FILL = 0.98
"""Share of its measure that a head may fill."""
MOST_LINES = 3
STEP = 0.05
"""Grain of headline sizes, 字."""
MOST_SMALLER = 0.12
"""Share of its size that is taken off a headline at most so that the heads are lower."""
LEAST_AIR = 1.0
"""Least air above and below the heads together, 字."""
ABOVE = 1 / 3
"""Share of that air which stands above: the blank line between two articles stands there, too."""
LEADS = 1.5
"""How much larger than the least of a photo a headline may be there, to lead the other heads."""
LEAST_SHARE = 0.8
"""A kicker or subtitle may be set this much smaller to stay on one line."""
DECK_INSET = 2
"""Air at either side of a deck that is not narrow, 字."""
DECK_CHARS = 45
"""Characters of the longest line of a deck: no eye finds the next one from the end of more."""
DECK_LARGER = 1.2
"""How much larger it is set at most so that no more do; beyond that its lines are shorter."""
DISPLAY = (Kind.KICKER, Kind.HEADLINE, Kind.SUBTITLE)
"""The heads that are set large; deck and byline are set in lines like the text's."""


@frozen
class HeadRow:
    """One head as set, in 字 below the top of the block."""

    copy: Copy
    prepared: Prepared
    style: TextStyle
    """With the size that was found."""
    lines: tuple[tuple[int, int], ...]
    top: float
    height: float
    pitch: float
    """Distance of its lines, 字."""
    fits: bool = True
    wide: float = 1.0
    """Width of its glyphs, a share of their own."""
    width: float = 0.0
    """字 of the lines of a deck or byline, in the middle of the block; 0 for other heads."""

    @property
    def torn(self) -> tuple[int, ...]:
        """Where it breaks inside a word, other than by the editor's hand: index into the text."""
        if self.copy.kind not in DISPLAY or not self.fits:
            return ()
        ends = {j for _, j in self.lines[:-1]}.difference(editor_breaks(self.copy))
        return tuple(sorted(k for k in ends if tears(self.copy.text, k)))


@frozen
class Fitting:
    """Size and lines that were found for a head."""

    size: float
    """字."""
    lines: tuple[tuple[int, int], ...]
    fits: bool = True
    wide: float = 1.0


@frozen
class HeadBlock:
    """All heads of an article over one width."""

    rows: tuple[HeadRow, ...]
    lines: int
    """Grid lines it takes."""
    width: float
    """字."""
    strip: Strip | None = None
    """Where vertical heads stand, beside the others and the text."""
    fold: Fold | None = None
    """The fold that they cross (通版)."""
    lower: int = 0
    """Grid lines that it needs less because the headline is smaller."""
    air: int = 0
    """Grid lines that it has beyond what it needs."""

    @property
    def standing(self) -> tuple[HeadRow, ...]:
        """The vertical heads; their tops count from the strip's right edge."""
        return tuple(row for row in self.rows if row.prepared.forms)


class HeadSetter:
    """Sets heads in the styles of one stylebook."""

    def __init__(self, preparer: Preparer, book: Stylebook, paper: Paper) -> None:
        self._preparer = preparer
        self._book = book
        self._paper = paper

    def block(
        self,
        copies: Iterable[Copy],
        rank: int,
        width: float,
        size: float,
        least: int = 0,
        fold: Fold | None = None,
        *,
        lower: int = 0,
        in_photo: bool = False,
    ) -> HeadBlock:
        """Return the heads over `width` 字, on `least` grid lines or as many as they need.

        `size` is the editor's size of the headline, or 0. It becomes as much smaller as makes the
        heads `lower` grid lines lower, or as near to that as 12 % and its level allow. The
        stylebook's step stands between two heads and, at least, below the last; what they do not
        need of their lines is air around them. Where they cross a fold, deck and byline stand on
        its left side. `in_photo` tells that they are left white in a photo: only the editor's own
        size is smaller than that holds.
        """
        level = self._book.level(rank)
        found = tuple(copies)
        beside = fold.left if fold else width
        ordered = sorted(found, key=lambda copy: copy.kind not in DISPLAY)
        rows = [
            self._display(copy, level, width, size, fold, in_photo=in_photo)
            if copy.kind in DISPLAY
            else self._gridded(copy, beside, in_photo=in_photo)
            for copy in ordered
        ]
        needed = self._needed(rows)
        if lower and not in_photo:
            rows = self._lowered(rows, level, width, fold, lower)
        taken = max(self._needed(rows), least) if rows else 0
        top = (taken * self._paper.pitch - self._height(rows)) * ABOVE if _is_large(rows) else 0.0
        placed = []
        for row in rows:
            placed.append(_moved(row, top))
            top += row.height + self._step
        return HeadBlock(
            rows=tuple(placed),
            lines=taken,
            width=width,
            fold=fold,
            lower=needed - self._needed(rows),
            air=taken - self._needed(rows),
        )

    @property
    def _step(self) -> float:
        """Return the air between two heads, 字."""
        return self._book.head_step * self._paper.pitch

    def _height(self, rows: Sequence[HeadRow]) -> float:
        """Return the height of heads with the air between them, 字."""
        return sum(row.height for row in rows) + self._step * max(0, len(rows) - 1)

    def _needed(self, rows: Sequence[HeadRow]) -> int:
        """Return the grid lines that heads need with the least air around them."""
        air = max(LEAST_AIR, self._step / (1 - ABOVE)) if _is_large(rows) else 0.0
        return math.ceil((self._height(rows) + air) / self._paper.pitch - 1e-9)

    def _lowered(
        self,
        rows: Sequence[HeadRow],
        level: HeadLevel,
        width: float,
        fold: Fold | None,
        lower: int,
    ) -> list[HeadRow]:
        """Return heads with the largest headline that makes them so many grid lines lower.

        Where none does, as many lines as one does; it stays within 12 % and the level's sizes.
        """
        best = list(rows)
        at = next((n for n, row in enumerate(rows) if row.copy.kind is Kind.HEADLINE), None)
        if at is None or not rows[at].fits:
            return best
        largest = rows[at].style.size
        least = max((1 - MOST_SMALLER) * largest, min(level.smallest, largest))
        size = (math.ceil(largest / STEP - 1e-9) - 1) * STEP
        needed, won = self._needed(rows), 0
        while size >= least - 1e-9 and won < lower:
            row = self._display(rows[at].copy, level, width, size, fold, in_photo=False)
            tried = [*rows[:at], row, *rows[at + 1 :]]
            if row.fits and won < needed - self._needed(tried) <= lower:
                best, won = tried, needed - self._needed(tried)
            size -= STEP
        return best

    def _prepare(self, copy: Copy, style: TextStyle) -> Prepared:
        return prepare_head(self._preparer, self._book, copy, style)

    def _display(
        self,
        copy: Copy,
        level: HeadLevel,
        width: float,
        size: float,
        fold: Fold | None,
        *,
        in_photo: bool,
    ) -> HeadRow:
        style, least = head_sizes(copy.kind, level, size)
        if in_photo and not (size and copy.kind is Kind.HEADLINE):
            style = self._reversed(style, keeps_face=copy.kind is Kind.HEADLINE)
            least = max(least, self._least_reversed(style))
        scales = (1.0, 1.0)
        if copy.kind is Kind.HEADLINE:
            scales = (level.narrowest, level.widest)
            leads = LEADS * self._least_reversed(style) if in_photo else least
            style = style if size else sized(style, max(least, leads, level.largest(width)))
        p = self._prepare(copy, style)
        found = fitted(p, copy, style.size, least, width, scales if fold is None else (1.0, 1.0))
        if fold is not None:
            # The line opens at the fold, and moves by half a character at most to do so.
            room = width - 2 * fold.clear - found.size
            found = fitted(p, copy, style.size, least, room)
        return HeadRow(
            copy=copy,
            prepared=p,
            style=sized(style, found.size),
            lines=found.lines,
            top=0.0,
            height=LINE * found.size * len(found.lines),
            pitch=LINE * found.size,
            fits=found.fits,
            wide=found.wide,
        )

    def _least_reversed(self, style: TextStyle) -> float:
        """Return the least size of type left white in a photo, 字."""
        return (REVERSED_THIN if is_thin(style.face) else REVERSED) / self._paper.em

    def _reversed(self, style: TextStyle, *, keeps_face: bool = False) -> TextStyle:
        """Return a style that can be left white in a photo; thin strokes give way to bold ones."""
        least = REVERSED_THIN / self._paper.em
        if not keeps_face and is_thin(style.face) and style.size < least:
            style = replace(style, face=self._book.bold)
        return sized(style, max(style.size, self._least_reversed(style)))

    def _gridded(self, copy: Copy, width: float, *, in_photo: bool) -> HeadRow:
        """Return a deck or byline, whose lines stand on the grid unless they are set larger."""
        is_deck = copy.kind is Kind.DECK
        style = self._book.deck if is_deck else self._book.byline
        if not is_deck:
            style = TextStyle(face=style.face, size=style.size, ink=style.ink, align=Align.CENTRE)
        pitch = self._paper.pitch
        room = width - 2 * DECK_INSET if is_deck and width > 20 else width
        if in_photo:
            style = self._reversed(style)
            pitch *= math.ceil(LINE * style.size / pitch - 1e-9)
        elif is_deck and room > DECK_CHARS * style.size:
            size = math.floor(room / DECK_CHARS / STEP + 1e-9) * STEP
            size = round(min(size, DECK_LARGER * style.size), 3)
            pitch *= size / style.size
            style, room = sized(style, size), min(room, DECK_CHARS * size)
            room = size * _squared(self._prepare(copy, style), int(room / size + 1e-6))
        p = self._prepare(copy, style)
        lines = _filled(p, room / style.size)
        return HeadRow(
            copy=copy,
            prepared=p,
            style=style,
            lines=lines,
            top=0.0,
            height=len(lines) * pitch,
            pitch=pitch,
            width=room,
        )


def _squared(p: Prepared, chars: int) -> int:
    """Return the fewest characters a line over which words take no more lines than over `chars`."""
    lines = len(_filled(p, chars))
    fewest = math.ceil(line_width(p, 0, len(p.text)) / EM / lines)
    return next((n for n in range(fewest, chars) if len(_filled(p, n)) == lines), chars)


def _filled(p: Prepared, chars: float) -> tuple[tuple[int, int], ...]:
    """Return the lines of words over so many characters."""
    measure = round(chars * EM)
    ends = break_lines(p, measure, measure).ends
    return tuple(zip((0, *ends), ends, strict=False))


def prepare_head(preparer: Measurer, book: Stylebook, copy: Copy, style: TextStyle) -> Prepared:
    """Measure a head; the blanks between clauses of a large one are set wide and stay blanks."""
    is_large = copy.kind in DISPLAY
    text = clauses_apart(copy.text) if is_large else copy.text
    breaks = head_breaks(book.breaks) if is_large else book.breaks
    p = preparer.prepare(text, style.face, breaks, copy.marks, book.bold)
    return p if text == copy.text else replace(p, text=copy.text)


def clauses_apart(text: str) -> str:
    """Return a head with a whole 字 between its clauses: 限载10吨　行人走西侧.

    A narrower blank looks like the gaps beside figures and letters, and parts nothing.
    """
    if " " not in text:
        return text
    wide = [False, *map(_is_wide, text), False]
    return "".join(
        "\u3000" if char == " " and wide[k] and wide[k + 2] else char for k, char in enumerate(text)
    )


def _is_wide(char: str) -> bool:
    """Tell whether a character is Han or a mark of theirs."""
    return "\u2e80" <= char <= "\uffef"


def head_sizes(kind: Kind, level: HeadLevel, size: float) -> tuple[TextStyle, float]:
    """Return a large head's style at its largest, and its least size; `size` is the editor's."""
    if kind is Kind.HEADLINE:
        return (sized(level.headline, size), size) if size else (level.headline, level.smallest)
    style = level.kicker if kind is Kind.KICKER else level.subtitle
    return style, style.size * LEAST_SHARE


def head_items(row: HeadRow, width: float, em: float, fold: Fold | None = None) -> tuple[Item, ...]:
    """Return the ink of a head in points from the top left of the head's row."""
    size = row.style.size
    found: list[Item] = []
    gridded = row.copy.kind not in DISPLAY
    if fold is not None and not gridded:
        return _over_fold(row, width, em, fold)
    width = fold.left if fold else width
    inset = row.width or width
    x = (width - inset) / 2 * em
    lead = (row.pitch - size) / 2
    for n, (i, j) in enumerate(row.lines):
        items = set_line(
            row.prepared,
            i,
            j,
            size=quantised(size * em),
            ink=row.style.ink,
            x=x if row.wide == 1 else 0.0,
            y=quantised((n * row.pitch + lead + ASCENT * size) * em),
            measure=round(inset * EM / size / row.wide),
            full=gridded and j < len(row.prepared.text) and row.copy.kind is Kind.DECK,
            align=Align.LEFT if row.copy.kind is Kind.DECK else row.style.align,
            copy=row.copy,
        )
        found += items if row.wide == 1 else widened(items, x, row.wide)
    return tuple(found)


def _over_fold(row: HeadRow, width: float, em: float, fold: Fold) -> tuple[Item, ...]:
    """Return the ink of a large head that opens where its lines would meet the fold."""
    size, align = row.style.size, row.style.align
    before = Align.LEFT if align is Align.LEFT else Align.RIGHT
    after = Align.RIGHT if align is Align.RIGHT else Align.LEFT
    found: list[Item] = []
    for n, (i, j) in enumerate(row.lines):
        at = opened_at(row.prepared, i, j, size, width, align, fold)
        ends = fold.at - fold.clear, fold.at + fold.clear
        parts = [(i, j, 0.0, width, align)]
        if at is not None:
            parts = [(i, at, 0.0, ends[0], before), (at, j, ends[1], width, after)]
        for a, b, left, right, side in parts:
            if a < b:
                found += set_line(
                    row.prepared,
                    a,
                    b,
                    size=quantised(size * em),
                    ink=row.style.ink,
                    x=quantised(left * em),
                    y=quantised((n * row.pitch + ((LINE - 1) / 2 + ASCENT) * size) * em),
                    measure=round((right - left) * EM / size),
                    align=side,
                    copy=row.copy,
                )
    return tuple(found)


def sized(style: TextStyle, size: float) -> TextStyle:
    """Return a style at another size, 字."""
    return replace(style, size=size)


def _is_large(rows: Iterable[HeadRow]) -> bool:
    return any(row.copy.kind in DISPLAY for row in rows)


def _moved(row: HeadRow, top: float) -> HeadRow:
    return replace(row, top=top)


def fitted(
    p: Prepared,
    copy: Copy,
    largest: float,
    smallest: float,
    width: float,
    scales: tuple[float, float] = (1.0, 1.0),
) -> Fitting:
    """Return the fewest lines that a head fits on within the level's sizes, its words whole.

    A smaller size or a line more comes before a break inside a word.
    `scales` are the least and most width of its glyphs: a head is drawn narrower only where it
    would else be smaller, and wider only where it is as large as it may be.
    """
    room = FILL * width * EM
    most = _widest(room, largest, smallest, scales[0])
    forced = editor_breaks(copy)
    for lines in [cut_at(forced, len(p.text))] if forced else _splits(p, most):
        widest = max(line_width(p, i, j) for i, j in lines)
        size, wide = _scaled(room / max(widest, 1), largest, scales)
        if size >= smallest - 1e-9:
            return Fitting(size=round(size, 3), lines=lines, wide=wide)
    return Fitting(size=smallest, lines=_filled(p, width / smallest), fits=False)


def _splits(p: Prepared, most: float) -> Iterator[tuple[tuple[int, int], ...]]:
    """Give the splits of a head into one to three lines; those that tear a word come last."""
    for whole in (True, False):
        for count in range(1, MOST_LINES + 1):
            lines = split_at_sense(p, count, most, whole=whole)
            if lines is not None:
                yield lines


def _widest(room: float, largest: float, smallest: float, narrowest: float) -> float:
    """Return the widest line that fits, 1/1000 em: in the least size in steps, or the one given."""
    least = math.ceil(smallest / STEP - 1e-9) * STEP
    found = room / narrowest / least if least <= largest else room / largest
    return found * (1 + 1e-9)


def _scaled(room: float, largest: float, scales: tuple[float, float]) -> tuple[float, float]:
    """Return size and width of the glyphs of a head that fills its room at size `room`, 字."""
    narrowest, widest = scales
    if room >= largest:
        return largest, math.floor(min(widest, room / largest) * 100 + 1e-9) / 100
    size = min(largest, math.floor(room / narrowest / STEP + 1e-9) * STEP)
    wide = math.floor(min(1.0, room / size) * 100 + 1e-9) / 100 if size else 1.0
    return (size, wide) if wide >= narrowest - 1e-9 else (math.floor(room / STEP) * STEP, 1.0)


def editor_breaks(copy: Copy) -> tuple[int, ...]:
    """Return before which characters the editor breaks a head."""
    inside = {m.start for m in copy.marks if m.kind is MarkKind.BREAK}
    return tuple(sorted(at for at in inside if 0 < at < len(copy.text)))
