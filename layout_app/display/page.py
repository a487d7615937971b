"""A page ready to be painted. One rule: it holds all of the page's ink and nothing else."""

from collections.abc import Iterator

from layout_app.display.items import Group, Leaf
from layout_app.frozen import frozen
from layout_app.model.ids import PageId


@frozen
class PageDisplay:
    """The display list of one page."""

    page: PageId
    folio: str
    trim: tuple[float, float]
    """Width and height, points."""
    bleed: float = 0.0
    """Ink allowed beyond the trim, points."""
    groups: tuple[Group, ...] = ()
    """In painting order: a group for each box, furniture first."""


def walk(display: PageDisplay) -> Iterator[tuple[Leaf, float, float]]:
    """Yield every item that is not a group with the offset to add to its positions, points."""
    for group in display.groups:
        yield from leaves(group)


def leaves(group: Group, dx: float = 0.0, dy: float = 0.0) -> Iterator[tuple[Leaf, float, float]]:
    """Yield what a group holds, however deep, as `walk` does; dx and dy are the group's own."""
    dx, dy = dx + group.x, dy + group.y
    for item in group.items:
        if isinstance(item, Group):
            yield from leaves(item, dx, dy)
        else:
            yield item, dx, dy
