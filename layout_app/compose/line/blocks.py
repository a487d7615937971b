"""Short texts set in a rectangle of their own: captions, quotes, fact boxes. One rule: no columns.

What stands here is set once, in one measure, from the top; lengths are 字 until ink is made.
"""

from collections.abc import Iterable

from layout_app.compose.line.cells import EM
from layout_app.compose.line.collect import Copy
from layout_app.compose.line.linebreak import break_lines
from layout_app.compose.line.prepare import Preparer
from layout_app.compose.line.prepared import Prepared
from layout_app.compose.line.sense import break_at_sense
from layout_app.compose.line.setting import set_line
from layout_app.display.items import ASCENT, Item
from layout_app.frozen import frozen
from layout_app.model.geometry import quantised
from layout_app.model.style import Align, Stylebook, TextStyle
from layout_app.model.text import Mark


@frozen
class Piece:
    """A paragraph that is to be set, and how."""

    text: str
    style: TextStyle
    marks: tuple[Mark, ...] = ()
    copy: Copy | None = None
    """Where it comes from; none for what is no copy."""
    indent: int = 0
    """First-line indent, 1/1000 of its own size."""


@frozen
class BlockLine:
    """A line of a block."""

    piece: Piece
    prepared: Prepared
    start: int
    end: int
    baseline: float
    """字 below the top of the block."""


@frozen
class TextBlock:
    """Paragraphs set in one measure."""

    lines: tuple[BlockLine, ...]
    width: float
    """字."""
    height: float
    """字, from the top of the first line to the foot of the last."""


def text_block(
    preparer: Preparer,
    book: Stylebook,
    pieces: Iterable[Piece],
    width: float,
    pitch: float,
    *,
    on_grid: bool = False,
) -> TextBlock:
    """Set paragraphs over `width` 字; `pitch` is the distance of lines in their own size.

    `on_grid` takes it in 字 and stands every size on the base line of a 字.
    """
    found: list[BlockLine] = []
    top = height = 0.0
    for piece in pieces:
        style = piece.style
        p = preparer.prepare(piece.text, style.face, book.breaks, piece.marks, book.bold)
        measure = max(EM, round(width * EM / style.size))
        size = 1.0 if on_grid else style.size
        start = 0
        for end in _ends(p, measure, piece):
            found.append(
                BlockLine(
                    piece=piece,
                    prepared=p,
                    start=start,
                    end=end,
                    baseline=top + ASCENT * size,
                )
            )
            start, height, top = end, top + size, top + pitch * size
    return TextBlock(lines=tuple(found), width=width, height=height)


def block_items(block: TextBlock, em: float, x: float, y: float) -> tuple[Item, ...]:
    """Return the ink of a block whose top left is (x, y) points."""
    found: list[Item] = []
    for line in block.lines:
        style, p = line.piece.style, line.prepared
        found += set_line(
            p,
            line.start,
            line.end,
            size=quantised(style.size * em),
            ink=style.ink,
            x=x,
            y=quantised(y + line.baseline * em),
            measure=max(EM, round(block.width * EM / style.size)),
            full=style.align is Align.LEFT and line.end < len(p.text),
            indent=0 if line.start else line.piece.indent,
            align=style.align,
            copy=line.piece.copy,
        )
    return tuple(found)


def _ends(p: Prepared, measure: int, piece: Piece) -> tuple[int, ...]:
    if piece.style.align is Align.CENTRE:
        return break_at_sense(p, measure).ends
    return break_lines(p, measure - piece.indent, measure).ends
