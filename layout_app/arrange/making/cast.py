"""Articles that shall fill rooms together, and what each may wear. One rule: a value of the search.

What stays white is tiled too, as an item that nobody reads.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from random import Random

from layout_app.arrange.ground import GAP, Room
from layout_app.arrange.judging.block import Block
from layout_app.arrange.making.rooms import fillings
from layout_app.arrange.shapes import BELOW, NotchedShapes, Shape, Shapes, Sizes
from layout_app.arrange.tiling.notch import around, boxed
from layout_app.arrange.tiling.tile import Place, Tiling
from layout_app.frozen import frozen
from layout_app.model.article import Article
from layout_app.model.geometry import Cells

PARTED = 0.1
"""White above this share may be in two places."""
FILLER = 4
"""What is white is worth as little as a brief."""


@frozen(kw_only=False)
class Cast:
    """Articles that shall fill rooms together, and what each may wear."""

    articles: tuple[Article, ...]
    tables: tuple[Shapes, ...]
    notched: tuple[NotchedShapes, ...]
    rooms: tuple[Room, ...]
    white: float = 0.0
    """Share of the free cells that may stay white."""
    level: bool = False
    """Whether each room stays white over its whole width."""
    cuts: bool = False
    """Whether articles may be longer than their boxes."""

    def fillings(self, free: int, random: Random) -> Iterator[Tiling | None]:
        """Yield places of all articles that fill the rooms but for the white, and None between."""
        tables: list[Sizes] = [*self.tables]
        ranks = [article.rank for article in self.articles]
        fillers = len(self.rooms) if self.level else (self.white > 0) + (self.white > PARTED)
        tables += [_filler(self.rooms, int(self.white * free), self.level)] * fillers
        ranks += [FILLER] * fillers
        notched = [*self.notched, *({} for _ in range(fillers))] if any(self.notched) else ()
        for tiling in fillings(tables, ranks, self.rooms, random, notched):
            yield tiling and tuple(place for place in tiling if place.item < len(self.articles))

    def fits(self, item: int, place: Place) -> bool:
        """Tell whether an article has a shape for a place without a notch."""
        row = self.tables[item].get(place.cells.columns, ())
        return place.leg is None and place.cells.lines - GAP in row

    def shape(self, place: Place) -> Shape:
        """Return the shape that an article takes in a place."""
        if place.leg is not None:
            whole, notch = around(place.cells, place.leg)
            return self.notched[place.item][whole.columns, notch][whole.lines - GAP]
        return self.tables[place.item][place.cells.columns][place.cells.lines - GAP]

    def blocks(self, place: Place) -> Iterator[Block]:
        """Give a place as taste sees it: a leg has no rank and no heads of its own."""
        yield self._block(place)
        for leg in box_cells(place)[1:]:
            yield Block(name=self.articles[place.item].id, rank=0, cells=leg)

    def _block(self, place: Place) -> Block:
        article, shape, cells = self.articles[place.item], self.shape(place), place.cells
        look, heads = shape.look, shape.look.heads + shape.air
        shown = look.picture_lines + look.caption_lines
        pictures: tuple[Cells, ...] = ()
        if look.picture_columns:
            pictures = (
                Cells(
                    column=cells.end_column - look.picture_columns,
                    line=cells.line + (0 if look.is_under else heads),
                    columns=look.picture_columns,
                    lines=shown,
                ),
            )
        return Block(
            name=article.id,
            rank=article.rank,
            cells=cells,
            head_size=look.size,
            head_rows=look.rows,
            head_lines=heads,
            head_line=shown + BELOW if look.is_under else 0,
            torn=look.torn,
            pictures=pictures,
            levers=shape.cost,
        )


def box_cells(place: Place) -> tuple[Cells, ...]:
    """Return the cells of the box in a place."""
    if place.leg is not None:
        return boxed(place.cells, place.leg)
    return (replace(place.cells, lines=place.cells.lines - GAP),)


def _filler(rooms: Sequence[Room], most: int, level: bool) -> Sizes:
    """Return the sizes of what stays white, at most so many cells: none is lower than a line."""
    columns = max((room.area.columns for room in rooms), default=0)
    lines = max((room.area.lines for room in rooms), default=0)
    widths: Iterable[int] = range(1, min(columns, most) + 1)
    if level:
        widths = {room.area.columns for room in rooms}
    return {width: range(min(lines, most // width - GAP) + 1) for width in widths}
