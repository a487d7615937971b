"""What is tried in turn where articles find no page together. One rule: the least change first.

More air and other widths come first, then notches, a white corner, cuts, and more and more white.
Few articles have few ways to tile a page: the longer ones may then have a notch, a corner of their
box that others fill.
"""

from collections.abc import Iterable, Iterator, Sequence

from layout_app.arrange.ground import Ground, Room
from layout_app.arrange.making.cast import Cast
from layout_app.arrange.shapes import CUTTING, FREEDOMS, FREEST, NOTCHED, Freedom, Wardrobe
from layout_app.frozen import frozen
from layout_app.model.article import Article

WHITE = (0.02, 0.04, 0.08, 0.16, 0.3, 0.5, 0.75, 1.0)
"""Shares of the free cells that may stay white where articles do not fill a page otherwise.

The first comes before a cut.
"""
THIN = 0.75
"""Copy that usually takes less than this share of the free cells does not fill the page."""
CHOICE = 2
"""Steps of these by which a further proposal may be whiter than the first."""
FEW = 6
"""Articles on a page whose boxes may have a notch: more have enough to choose from."""


@frozen(kw_only=False)
class Escalation:
    """What a page gives to choose from."""

    wardrobe: Wardrobe
    ground: Ground

    def casts(self, articles: Sequence[Article], *, may_cut: bool) -> Iterator[Cast]:
        """Give what may be tried with these articles, the best first.

        Copy that is far too little for the page keeps its usual looks, and white is at the foot.
        """
        most = max((room.area.lines for room in self.ground.layouts[0]), default=0)
        usual = sum(self.wardrobe.usual(article, most) for article in articles)
        if usual < THIN * self.ground.free:
            for white in WHITE:
                yield from self._over_layouts(articles, FREEDOMS[0], white, level=True)
        for freedom in FREEDOMS:
            yield from self._over_layouts(articles, freedom)
        freest = FREEST
        if len(articles) <= FEW:
            freest = NOTCHED
            yield from self._over_layouts(articles, freest)
        yield from self._over_layouts(articles, freest, WHITE[0])
        for freedom in CUTTING if may_cut else ():
            yield from self._over_layouts(articles, freedom)
        for white in WHITE[1:]:
            yield from self._over_layouts(articles, FREEST, white)

    def _over_layouts(
        self,
        articles: Sequence[Article],
        freedom: Freedom,
        white: float = 0.0,
        *,
        level: bool = False,
    ) -> Iterator[Cast]:
        """Give the rooms of each layout in turn, and what articles may wear in them.

        What may stay white can be whole rooms: where it suffices those at the foot.
        """
        for rooms in self._rooms(int(white * self.ground.free)):
            most = max((room.area.lines for room in rooms), default=0)
            tables = (self.wardrobe.shapes(article, most, freedom) for article in articles)
            notched = (self.wardrobe.notched(article, most, freedom) for article in articles)
            yield Cast(
                tuple(articles),
                tuple(tables),
                tuple(notched),
                rooms,
                white,
                level,
                freedom.cut > 0,
            )

    def _rooms(self, white: int) -> Iterable[tuple[Room, ...]]:
        """Return the rooms to be filled, the best first: all, those above, the largest."""
        layouts = self.ground.layouts
        above = (_without(rooms, _at_the_foot(rooms), white) for rooms in layouts)
        largest = (_without(rooms, rooms, white) for rooms in layouts)
        return dict.fromkeys((*layouts, *above, *largest))


def whiter(white: float) -> float:
    """Return how white further proposals may be where the first was found so white."""
    steps = (0.0, *WHITE)
    return steps[min(steps.index(white) + CHOICE, len(WHITE))]


def _without(rooms: tuple[Room, ...], some: Iterable[Room], most: int) -> tuple[Room, ...]:
    """Return rooms without the smallest of some, which have at most so many cells together."""
    left = set(rooms)
    for room in sorted(some, key=lambda room: room.cells):
        most -= room.cells
        if most < 0 or len(left) == 1:
            break
        left.remove(room)
    return tuple(room for room in rooms if room in left)


def _at_the_foot(rooms: Sequence[Room]) -> Iterator[Room]:
    """Give the rooms that have no other below them."""
    for room in rooms:
        area = room.area
        if not any(
            area.end_line <= other.area.line
            and area.column < other.area.end_column
            and other.area.column < area.end_column
            for other in rooms
        ):
            yield room
