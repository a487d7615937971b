"""Tell a manuscript from the dump of a page. One rule: one headline makes a story."""

from collections.abc import Sequence

from layout_app.intake.blocks import blocks_of
from layout_app.intake.frontmatter import has_front
from layout_app.model.seam import Block
from layout_app.model.text import Kind

SURE = 0.8
"""How sure a second headline must be to make a page of the file."""


def is_story(text: str) -> bool:
    """Tell whether the text is one manuscript: it has a front block or one headline."""
    if has_front(text):
        return True
    blocks = blocks_of(text)
    titles = [block for block in blocks if block.kind is Kind.HEADLINE]
    top = [n for n, block in enumerate(blocks) if block.depth == 1]
    if top and top[0] <= 1 and len(top) == 1 and not _is_page(titles[1:]):
        return True
    return len(titles) == 1 and blocks.index(titles[0]) <= 1


def _is_page(others: Sequence[Block]) -> bool:
    """Tell whether any other headline is a sure one."""
    return any(block.certainty >= SURE for block in others)
