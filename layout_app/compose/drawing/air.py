"""The air inside a box. One rule: its frame or tint asks for it, and the frame of its package.

In whole 字 and grid lines, so that what stands inside keeps to the grid.
"""

from layout_app.frozen import frozen
from layout_app.model.box import ArticleBox


@frozen(kw_only=False)
class Air:
    """What the content of a box keeps clear of its edges: 字 beside it, grid lines above, below."""

    left: int = 0
    right: int = 0
    above: int = 0
    below: int = 0


NO_AIR, FRAMED = Air(), Air(1, 1, 1, 1)


@frozen
class PackedBox(ArticleBox):
    """A box as it stands in a package, whose frame and heads ask for air; it is never kept."""

    air: Air = NO_AIR


def packed_air(box: ArticleBox) -> Air:
    """Return the air that its package asks of a box, outside of its own frame and tint."""
    return box.air if isinstance(box, PackedBox) else NO_AIR


def air_in(box: ArticleBox) -> Air:
    """Return the air inside a box: that of its own frame or tint, and of its package.

    A tint over several rectangles takes none: there the text keeps the columns of the page.
    """
    packed = packed_air(box)
    is_tinted = box.tint is not None and len(box.shape) == 1
    if not (box.framed or is_tinted):
        return packed
    own = FRAMED
    return Air(
        left=packed.left + own.left,
        right=packed.right + own.right,
        above=packed.above + own.above,
        below=packed.below + own.below,
    )
