"""Tell manuscripts from the dump of a page. One rule: a page is what its headlines cannot part.

A front block is an editor's; a headline marked `#` begins a manuscript. Other headlines beside
those make a page of the file.
"""

from collections.abc import Sequence

from layout_app.intake.blocks import blocks_of
from layout_app.intake.frontmatter import has_front
from layout_app.intake.manuscripts import is_title
from layout_app.intake.wrapped import unwrapped
from layout_app.model.seam import Block
from layout_app.model.text import Kind

SHORTEST = 4
"""Characters of the shortest headline that is no subhead such as 晨."""
SURE, LIKELY = 0.8, 0.6
"""How sure a further headline must be to make a page of the file: beside `#`, and elsewhere."""


def is_story(text: str) -> bool:
    """Tell whether the text is a manuscript, or several that begin with `#` each."""
    if has_front(text):
        return True
    blocks = blocks_of(unwrapped(text))
    marked = [n for n, block in enumerate(blocks) if is_title(block)]
    titles = [n for n, block in enumerate(blocks) if block.kind is Kind.HEADLINE]
    first = (marked or titles)[:1]
    least = SURE if marked else LIKELY
    others = [n for n in titles if n not in (marked or first) and blocks[n].certainty >= least]
    if marked:
        others = [n for n in others if _is_apart(blocks, n)]
    return bool(first) and first[0] <= 1 and not others


def _is_apart(blocks: Sequence[Block], n: int) -> bool:
    """Tell whether a headline beside others marked `#` is marked and no mere word, or signed."""
    is_signed = n + 1 < len(blocks) and blocks[n + 1].kind is Kind.BYLINE
    return is_signed or (blocks[n].depth > 0 and len(blocks[n].text) >= SHORTEST)
