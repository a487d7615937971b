"""What text runs around: pictures, quotes, fact boxes, wide tables. One rule: whole grid lines.

An inset is measured for a width first; `plot` gives it a place; then it becomes ink.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace

from layout_app.compose.drawing.borders import border_items
from layout_app.compose.flow.tables.ink import table_items
from layout_app.compose.flow.tables.table import Table, table_of
from layout_app.compose.line.blocks import Piece, TextBlock, block_items, text_block
from layout_app.compose.line.cells import EM
from layout_app.compose.line.collect import Copy, runs_of
from layout_app.compose.line.prepare import Preparer
from layout_app.display.items import Group, Item, Panel, Picture, Rule
from layout_app.frozen import frozen
from layout_app.model.article import ArticlePicture
from layout_app.model.box import RegionKind
from layout_app.model.geometry import Rect, quantised
from layout_app.model.ink import BLACK
from layout_app.model.paper import Paper
from layout_app.model.setting import TableSetting
from layout_app.model.style import Stylebook
from layout_app.model.text import INSERTS, Kind

WHOLE = Rect(0, 0, 1, 1)
USUAL = 1.5
"""Width to height of a picture that nobody has measured."""
QUOTE_PITCH = 1.4
FACT_PITCH = 1.45
PAD = 0.8
"""Air inside a fact box, 字, and between a quote and its rules."""
EDGE = 0.6
"""Air outside the rules of a quote, 字."""
RULE = 0.5
"""Weight of the rules above and below a quote, points."""


@frozen
class Insert:
    """A pull quote, fact box or wide table: copy that stands in a place of its own."""

    kind: RegionKind
    index: int
    """Which of several of its kind."""
    copies: tuple[Copy, ...]
    span: int = 1
    """Columns of its box that it asks for."""
    is_alone: bool = False
    """Whether the article has no other text: it stands below the heads then."""
    lower: int = 0
    """Grid lines that it stands below its usual place, or below 0 above it."""


@frozen
class Inset:
    """Something that text runs around, measured for a width."""

    kind: RegionKind
    index: int
    block: TextBlock
    """Its own text: of a picture, the caption."""
    lines: int
    """Grid lines it takes; of a picture, those below its edge."""
    picture: ArticlePicture | None = None
    position: int = 0
    """Offset of its text in the accepted text: ink follows the copy."""
    paragraph: int | None = None
    table: Table | None = None


def told_apart(copies: Iterable[Copy]) -> tuple[tuple[Copy, ...], tuple[Insert, ...]]:
    """Return the copy of the text, and the inserts; fact paragraphs in a row share a box.

    A table that spans several columns is an insert, any other flows with the text.
    """
    stream: list[Copy] = []
    inserts: list[Insert] = []
    counts = dict.fromkeys(RegionKind, 0)
    for run in runs_of(copies):
        kind, setting = run[0].kind, run[0].setting
        span = setting.span if isinstance(setting, TableSetting) else 1
        if kind not in INSERTS and span == 1:
            stream += run
            continue
        region = RegionKind(kind.value)
        for share in zip(run, strict=True) if kind is Kind.QUOTE else (run,):
            inserts.append(Insert(kind=region, index=counts[region], copies=share, span=span))
            counts[region] += 1
    if not stream and len(inserts) == 1:
        inserts = [replace(inserts[0], is_alone=True)]
    return tuple(stream), tuple(inserts)


def aspect(picture: ArticlePicture) -> float:
    """Return width to height of what is shown of a picture."""
    width, height = picture.pixels
    crop = picture.crop or WHOLE
    if not (width and height and crop.w and crop.h):
        return USUAL
    return width * crop.w / (height * crop.h)


def shown(picture: ArticlePicture, place: Rect) -> Rect:
    """Return the part of a picture that fills a place without distortion, about its focus."""
    crop = picture.crop or WHOLE
    if not all(picture.pixels) or not place.h:
        return crop
    share = place.w / place.h / aspect(picture)
    w, h = (crop.w * share, crop.h) if share < 1 else (crop.w, crop.h / share)
    middle = crop.x + crop.w / 2, crop.y + crop.h / 2
    x, y = picture.focus or middle
    return Rect(
        round(min(max(x - w / 2, crop.x), crop.x + crop.w - w), 6),
        round(min(max(y - h / 2, crop.y), crop.y + crop.h - h), 6),
        round(w, 6),
        round(h, 6),
    )


class InsetSetter:
    """Measures and draws insets in the styles of one stylebook."""

    def __init__(self, preparer: Preparer, book: Stylebook, paper: Paper) -> None:
        self._preparer, self._book, self._paper = preparer, book, paper

    def picture(self, picture: ArticlePicture, index: int, width: float) -> Inset:
        """Return a picture with its caption set over `width` 字, on the grid below it."""
        words = caption_words(picture, self._book)
        pieces = (Piece(text=words, style=self._book.caption),) if words else ()
        block = text_block(
            self._preparer, self._book, pieces, width, self._paper.pitch, on_grid=True
        )
        return Inset(
            kind=RegionKind.PICTURE,
            index=index,
            block=block,
            lines=len(block.lines),
            picture=picture,
        )

    def insert(self, insert: Insert, width: float) -> Inset:
        """Return a pull quote, a fact box or a table over `width` 字."""
        if insert.kind is RegionKind.TABLE:
            return self._table(insert, width)
        is_quote = insert.kind is RegionKind.QUOTE
        room = max(1.0, width if is_quote else width - 2 * PAD)
        pieces = self._quote(insert.copies) if is_quote else self._fact(insert.copies)
        pitch = QUOTE_PITCH if is_quote else FACT_PITCH
        block = text_block(self._preparer, self._book, pieces, room, pitch)
        around = 2 * PAD + (2 * EDGE if is_quote else 0.0)
        first = insert.copies[0]
        return Inset(
            kind=insert.kind,
            index=insert.index,
            block=block,
            lines=max(1, math.ceil((block.height + around - 1) / self._paper.pitch - 1e-9) + 1),
            position=first.position,
            paragraph=first.paragraph,
        )

    def _table(self, insert: Insert, width: float) -> Inset:
        table = table_of(self._preparer, self._book, insert.copies)
        first = insert.copies[0]
        return Inset(
            kind=insert.kind,
            index=insert.index,
            block=TextBlock(lines=(), width=width, height=0.0),
            lines=table.laid(round(width * EM)).lines,
            position=first.position,
            paragraph=first.paragraph,
            table=table,
        )

    def _quote(self, copies: Sequence[Copy]) -> list[Piece]:
        style = self._book.quote
        return [Piece(text=c.text, style=style, marks=c.marks, copy=c) for c in copies]

    def _fact(self, copies: Sequence[Copy]) -> list[Piece]:
        book, titled = self._book, len(copies) > 1
        found = []
        for n, copy in enumerate(copies):
            is_title = titled and n == 0
            style = book.fact_title if is_title else book.fact
            indent = 0 if is_title else book.breaks.indent
            found.append(
                Piece(text=copy.text, style=style, marks=copy.marks, copy=copy, indent=indent)
            )
        return found


def picture_group(inset: Inset, paper: Paper, rect: Rect, lines: int) -> Group:
    """Return a picture `lines` grid lines high at the top of `rect`, its caption below."""
    assert inset.picture is not None
    place = Rect(0.0, 0.0, rect.w, quantised((lines - 1) * paper.leading + paper.em))
    image = Picture(rect=place, original=inset.picture.original, crop=shown(inset.picture, place))
    words = block_items(inset.block, paper.em, 0.0, quantised(lines * paper.leading))
    return _group(inset, rect, (image, *words))


def insert_group(inset: Inset, book: Stylebook, paper: Paper, rect: Rect) -> Group:
    """Return a quote between two rules, a fact box on its tint, or a table, in `rect`."""
    em = paper.em
    if inset.table is not None:
        return _group(inset, rect, table_items(inset.table, rect.w / em, em, paper.leading))
    spare = quantised((rect.h - inset.block.height * em) / 2)
    if inset.kind is RegionKind.FACT:
        under: tuple[Item, ...] = (Panel(rect=Rect(0.0, 0.0, rect.w, rect.h), fill=book.fact_tint),)
        if book.fact_border is not None:
            under += border_items(book.fact_border, rect.w, rect.h, BLACK)
        x = PAD * em
    else:
        edges = (quantised(EDGE * em), quantised(rect.h - EDGE * em))
        under = tuple(Rule(x1=0.0, y1=y, x2=rect.w, y2=y, weight=RULE, ink=BLACK) for y in edges)
        x = 0.0
    return _group(inset, rect, (*under, *block_items(inset.block, em, x, spare)))


def _group(inset: Inset, rect: Rect, items: tuple[Item, ...]) -> Group:
    bounds = Rect(0.0, 0.0, rect.w, rect.h)
    return Group(x=rect.x, y=rect.y, items=items, bounds=bounds, name=inset.kind.value)


def caption_words(picture: ArticlePicture, book: Stylebook) -> str:
    """Return what stands below a picture: its caption, and whose it is as the paper says it."""
    credit = book.credit.replace("{credit}", picture.credit) if picture.credit else ""
    return "　".join(filter(None, (picture.caption.strip(), credit)))
