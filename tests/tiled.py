"""Pages of items for the search: made by cutting a page, and what may be said of a tiling."""

from collections.abc import Iterator, Sequence
from itertools import islice
from random import Random

from layout_app.arrange.tiling.notch import Notched, around
from layout_app.arrange.tiling.tile import Corners, Row, Tiling, tilings
from layout_app.model.geometry import Cells


def row(columns: int, *shapes: tuple[int, int]) -> Row:
    """The row of an item that may have these shapes, each columns × lines."""
    return tuple(sum({1 << h for w, h in shapes if w == width}) for width in range(columns + 1))


def cut_page(items: int, columns: int, height: int, random: Random) -> list[tuple[int, int]]:
    """The shapes of a page that is cut again and again at its largest rectangle."""
    parts = [(columns, height)]
    while len(parts) < items:
        w, h = max(parts, key=lambda part: part[0] * part[1])
        parts.remove((w, h))
        if w > 1 and (random.random() < 0.6 or h < 6):
            at = random.randint(1, w - 1)
            parts += [(at, h), (w - at, h)]
        else:
            at = random.randint(h // 3, h - h // 3)
            parts += [(w, at), (w, h - at)]
    return sorted(parts, key=lambda part: -part[0] * part[1])


def page_rows(items: int, seed: int, columns: int = 8, height: int = 110) -> list[Row]:
    """Rows of a page that can be tiled, the largest item first, each with some shapes more."""
    random = Random(seed)
    rows = []
    for w, h in cut_page(items, columns, height, random):
        near = [
            (width, w * h // width + random.randint(-3, 3))
            for width in range(1, columns + 1)
            for _ in range(6)
            if 2 * w * h // 3 < width * height
        ]
        rows.append(row(columns, (w, h), *((a, b) for a, b in near if 4 < b <= height)))
    return rows


def drawn_pages(
    rows: Sequence[Row],
    columns: int,
    height: int,
    corners: Corners,
    count: int,
    seed: int = 1,
    notched: Sequence[Notched] = (),
) -> list[Tiling]:
    """The first pages that the search finds."""
    levels = [1, 2, 2, *[3] * 5, *[4] * 30][: len(rows)]
    found = tilings(rows, columns, height, levels, corners, Random(seed), notched)
    return list(islice((page for page in found if page), count))


def covers(page: Tiling, items: int, columns: int, height: int) -> bool:
    """Whether every item has a place and every cell one owner."""
    owned = sorted(
        (x, y)
        for place in page
        for part in (place.cells, place.leg)
        if part
        for x, y in _cells(part)
    )
    return [place.item for place in page] == list(range(items)) and owned == [
        (x, y) for x in range(columns) for y in range(height)
    ]


def _cells(cells: Cells) -> Iterator[tuple[int, int]]:
    for x in range(cells.column, cells.end_column):
        for y in range(cells.line, cells.end_line):
            yield x, y


def is_legal(page: Tiling, rows: Sequence[Row], notched: Sequence[Notched] = ()) -> bool:
    """Whether every item has one of its shapes."""
    return all(
        _is_legal_around(place.cells, place.leg, notched[place.item])
        if place.leg
        else rows[place.item][place.cells.columns] >> place.cells.lines & 1
        for place in page
    )


def _is_legal_around(head: Cells, leg: Cells, notched: Notched) -> bool:
    """Whether two rectangles leave a notch that the item may have."""
    whole, notch = around(head, leg)
    *parts, _ = notch.parts(whole)
    return parts == [head, leg] and bool(notched[whole.columns, notch] >> whole.lines & 1)


def keeps(page: Tiling, corners: Corners, columns: int, height: int) -> bool:
    """Whether the lead and the foot stand where they must."""
    at = {place.item: place.cells for place in page}
    lead, foot = (None if i is None else at[i] for i in (corners.lead, corners.foot))
    is_lead_right = lead is None or (
        lead.line == 0 and (lead.column == 0 or lead.end_column == columns)
    )
    if foot is None:
        return is_lead_right
    is_in_corner = foot.column == 0 if corners.foot_left else foot.end_column == columns
    return is_lead_right and is_in_corner and foot.end_line == height


def is_cut_through(page: Tiling, columns: int, height: int, top: int = 0) -> bool:
    """Whether a straight cut runs from edge to edge below the first `top` lines."""
    cells = [place.cells for place in page if place.cells.line >= top]
    down = any(all(x <= c.column or x >= c.end_column for c in cells) for x in range(1, columns))
    lines = range(top + 1, height)
    return down or any(all(y <= c.line or y >= c.end_line for c in cells) for y in lines)
