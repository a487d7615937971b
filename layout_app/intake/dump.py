"""Read a dump of a page. One rule: reading cannot fail once the bytes are characters."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from layout_app.frozen import frozen
from layout_app.intake.blocks import blocks_of
from layout_app.intake.stories import stories_of
from layout_app.intake.text import Decoded
from layout_app.model.problem import Problem, Severity, Where, problem
from layout_app.model.seam import Block, Story
from layout_app.model.text import Kind

PIECE = 0.7
"""How sure it is that a piece of a column is text: too little for a join that nobody asked for."""


@frozen
class Dump:
    """Raw copy of a page: its lines, what they are, which of them are one article."""

    name: str
    """File name below `dumps/`."""
    encoding: str
    text: str
    blocks: tuple[Block, ...] = ()
    stories: tuple[Story, ...] = ()
    problems: tuple[Problem, ...] = ()


def dump_of(decoded: Decoded, name: str, pieces: Collection[int] = ()) -> Dump:
    """Return the dump that a text is.

    `pieces` are blocks that a column shows below the one above, and that do not read on from it.
    """
    blocks = _with_pieces(blocks_of(decoded.text), pieces)
    empty = () if blocks else (problem("copy.empty", Severity.WARNING, Where(file=name)),)
    return Dump(
        name=name,
        encoding=decoded.encoding,
        text=decoded.text,
        blocks=blocks,
        stories=stories_of(blocks),
        problems=(*decoded.problems, *empty),
    )


def _with_pieces(blocks: Sequence[Block], pieces: Collection[int]) -> tuple[Block, ...]:
    """Return the blocks, pieces of columns and what stands above them as text."""
    both = {*pieces, *(n - 1 for n in pieces)}
    return tuple(
        replace(block, kind=Kind.TEXT, certainty=PIECE, below_line=n in pieces)
        if n in both
        else block
        for n, block in enumerate(blocks)
    )
