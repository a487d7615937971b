"""Pages changed as a whole or in part. One rule: every article keeps to its legal shapes.

Neighbours that make up a rectangle may tile it in other ways as well; so a page that was drawn gets
better step by step, which a thousand others drawn by chance do not.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random

from layout_app.arrange.tiling.guillotine import drawn
from layout_app.arrange.tiling.table import Row, at_once, filled
from layout_app.arrange.tiling.tile import Tiling
from layout_app.frozen import frozen
from layout_app.model.geometry import Cells


@frozen
class Part:
    """Places of a page that make up a rectangle."""

    places: tuple[int, ...]
    """Their numbers."""
    area: Cells


def mirrored(tiling: Tiling, area: Cells) -> Tiling:
    """Return the mirror image of a page without notches in the area that it tiles."""
    both = area.column + area.end_column
    return tuple(
        replace(place, cells=replace(place.cells, column=both - place.cells.end_column))
        for place in tiling
    )


def parts(tiling: Tiling, most: int) -> list[Part]:
    """Return the parts of a page of at most so many places; none has a notch."""
    cells = [place.cells for place in tiling]
    edges = [(c.column, c.line, c.end_column, c.end_line) for c in cells]
    whole = [n for n, place in enumerate(tiling) if place.leg is None]
    found = []
    for first in whole:
        left, top, _, _ = edges[first]
        for last in whole:
            _, _, right, foot = edges[last]
            if last == first or right <= left or foot <= top:
                continue
            inside = [
                n
                for n in whole
                if left <= edges[n][0]
                and edges[n][2] <= right
                and top <= edges[n][1]
                and edges[n][3] <= foot
            ]
            area = Cells(column=left, line=top, columns=right - left, lines=foot - top)
            covered = sum([cells[n].columns * cells[n].lines for n in inside])
            if 1 < len(inside) <= most and covered == area.columns * area.lines:
                found.append(Part(places=tuple(inside), area=area))
    return found


def cut_anew(
    rows: Sequence[Row], levels: Sequence[int], area: Cells, random: Random, most: int
) -> Iterator[list[Cells]]:
    """Yield at most so many ways to tile an area by straight cuts, no two alike: each item's cells.

    Rows are the legal heights of the items at each width, the blank line below included.
    """
    table = at_once(filled(rows, levels, area.columns, area.lines))
    if not table.is_tiled:
        return
    spot = (area.column, area.line, area.columns, area.lines)
    ways = dict.fromkeys(
        tuple(sorted(drawn(table, table.whole, spot, random))) for _ in range(most)
    )
    for way in ways:
        yield [
            Cells(column=column, line=line, columns=columns, lines=lines)
            for _, column, line, columns, lines in way
        ]
