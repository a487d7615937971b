"""What is read together with a block. One rule: a section never crosses a heading."""

from layout_app.model.text import Kind
from layout_app.repair.copy import ASIDE, HEADINGS, Copy

ABOVE, BELOW = 6, 4
"""Most blocks of a section above a tail and below a head."""


def section_above(copy: Copy, block: int) -> tuple[int, ...]:
    """Return the block, the paragraphs above it and their heading."""
    found = [block]
    for at in range(block - 1, -1, -1):
        if len(found) > ABOVE:
            break
        if copy.blocks[at].kind in ASIDE:
            continue
        heading = copy.blocks[at].kind in HEADINGS and not copy.body[at]
        if copy.body[at] or heading:
            found.append(at)
        if heading:
            break
    return tuple(found)


def section_below(copy: Copy, block: int) -> tuple[int, ...]:
    """Return the block and the paragraphs below it."""
    found = [block]
    for at in range(block + 1, len(copy.blocks)):
        kind = copy.blocks[at].kind
        if len(found) >= BELOW or (kind in HEADINGS and not copy.body[at]):
            break
        if copy.body[at] and kind not in ASIDE:
            found.append(at)
    return tuple(found)


def article_above(copy: Copy, block: int) -> tuple[int, ...]:
    """Return everything from the last headline down to the block."""
    found = [block]
    for at in range(block - 1, -1, -1):
        if copy.blocks[at].kind not in ASIDE:
            found.append(at)
        if copy.blocks[at].kind is Kind.HEADLINE:
            break
    return tuple(found)


def before(copy: Copy, block: int) -> int | None:
    """Return the block read before this one: furniture and jump lines are passed over."""
    return next((at for at in range(block - 1, -1, -1) if _is_read(copy, at)), None)


def after(copy: Copy, block: int) -> int | None:
    """Return the block read after this one."""
    return next((at for at in range(block + 1, len(copy.blocks)) if _is_read(copy, at)), None)


def _is_read(copy: Copy, at: int) -> bool:
    return copy.body[at] or copy.blocks[at].kind not in ASIDE


def follows_heading(copy: Copy, block: int) -> bool:
    """Tell whether a heading stands directly before the block."""
    at = before(copy, block)
    return at is not None and not copy.body[at] and copy.blocks[at].kind in HEADINGS
