"""A page ready to be painted. One rule: it holds all of the page's ink and nothing else."""

import hashlib
from collections.abc import Iterator

from layout_app.display.items import Group, Item
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


def walk(display: PageDisplay) -> Iterator[tuple[Item, float, float]]:
    """Yield every item that is not a group with the offset to add to its positions."""
    for group in display.groups:
        yield from _walk_group(group, 0.0, 0.0)


def _walk_group(group: Group, dx: float, dy: float) -> Iterator[tuple[Item, float, float]]:
    dx, dy = dx + group.x, dy + group.y
    for item in group.items:
        if isinstance(item, Group):
            yield from _walk_group(item, dx, dy)
        else:
            yield item, dx, dy


def digest(display: PageDisplay) -> str:
    """Return the sha256 of a page's ink: equal pages, equal digests, in any process."""
    return hashlib.sha256(repr(display.groups).encode()).hexdigest()
