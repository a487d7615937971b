"""How long the search behind automatic pages takes to its table, its first page and its pinwheel.

usage: tilings.py [--runs 5] [--columns 8] [--lines 110]
Articles are drawn by their levels with some twenty heights for each width; medians are printed.
"""

import argparse
from random import Random
from statistics import median
from time import perf_counter

from layout_app.arrange.tiling.table import filled
from layout_app.arrange.tiling.tile import Corners, Row, Tiling, tilings

WIDTHS = {1: (4, 8), 2: (2, 5), 3: (2, 4), 4: (1, 3)}
AREAS = {1: 4.0, 2: 2.2, 3: 1.3, 4: 0.6}
FULL = 0.97
"""Share of the page that the articles take as they are."""
PAGES = 500
ITEMS = (6, 7, 8, 9, 10, 11, 16)


def load(items: int, columns: int, lines: int, seed: int) -> tuple[list[Row], list[int]]:
    """Return the rows of a page's articles, and their levels."""
    random = Random(seed)
    levels = [1, *[2] * min(3, max(1, items // 4))]
    levels += [random.choice((3, 3, 4)) for _ in range(items - len(levels))]
    areas = [AREAS[level] * random.uniform(0.7, 1.3) for level in levels]
    share = FULL * columns * lines / sum(areas)
    return [
        article(level, area * share, columns, lines, random)
        for level, area in zip(levels, areas, strict=True)
    ], levels


def article(level: int, cells: float, columns: int, lines: int, random: Random) -> Row:
    """Return the row of an article whose area varies by 12 % each way."""
    row = [0] * (columns + 1)
    least, most = WIDTHS[level]
    for width in range(least, min(most, columns) + 1):
        for _ in range(random.randint(8, 26)):
            height = round(cells * random.uniform(0.88, 1.12) / width)
            row[width] |= 1 << height if 2 < height <= lines else 0
    return tuple(row)


def is_whole(page: Tiling, columns: int, lines: int) -> bool:
    """Tell whether no cut crosses the page below a lead as wide as it."""
    top = page[0].cells.end_line if page[0].cells.columns == columns else 0
    cells = [place.cells for place in page if place.cells.line >= top]
    down = any(all(x <= c.column or x >= c.end_column for c in cells) for x in range(1, columns))
    across = range(top + 1, lines)
    return not down and not any(all(y <= c.line or y >= c.end_line for c in cells) for y in across)


def seconds(items: int, columns: int, lines: int, seed: int) -> tuple[float, ...]:
    """Return the time to the table, the first page, the first whole one and to all pages."""
    rows, levels = load(items, columns, lines, seed)
    start = perf_counter()
    if items <= 11:
        for _ in filled(rows, columns, lines, lead=1):
            pass
    table = perf_counter() - start
    first = whole = float("inf")
    pages = 0
    start = perf_counter()
    for page in tilings(rows, columns, lines, levels, Corners(lead=0), Random(seed)):
        now = perf_counter() - start
        if page:
            pages, first = pages + 1, min(first, now)
            if whole > now and is_whole(page, columns, lines):
                whole = now
        if pages == PAGES:
            break
    return table, first, whole, perf_counter() - start


def main() -> None:
    """Print a line for each number of articles."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--columns", type=int, default=8)
    parser.add_argument("--lines", type=int, default=110)
    asked = parser.parse_args()
    print(f"{'articles':>8} {'table':>8} {'first':>8} {'whole':>8} {PAGES:>5} pages   (ms)")
    for items in ITEMS:
        runs = [seconds(items, asked.columns, asked.lines, seed) for seed in range(asked.runs)]
        table, first, whole, every = (1000 * median(times) for times in zip(*runs, strict=True))
        known = f"{table:8.1f}" if items <= 11 else " " * 8
        print(f"{items:8} {known} {first:8.1f} {whole:8.1f} {every:11.0f}")


if __name__ == "__main__":
    main()
