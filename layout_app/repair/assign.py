"""Which tail gets which head. One rule: one to one, and every tail may stay alone."""

from collections.abc import Sequence

import numpy as np

from layout_app.repair.trees import Doubles

NEVER = -1e9


def assign(gains: Doubles) -> tuple[int | None, ...]:
    """Return the column of every row so that the sum of gains is greatest.

    A row may also stay alone, at a gain of 0: a private column for each row stands for that.
    """
    rows, columns = gains.shape
    alone = np.full((rows, rows), NEVER)
    np.fill_diagonal(alone, 0.0)
    matched = _hungarian(-np.hstack([np.maximum(gains, NEVER), alone]))
    return tuple(int(c) if c < columns else None for c in matched)


def _hungarian(cost: Doubles) -> list[int]:
    """Return the cheapest column of every row (shortest augmenting paths; rows <= columns)."""
    rows, columns = cost.shape
    row_price, column_price = np.zeros(rows + 1), np.zeros(columns + 1)
    owner = np.full(columns + 1, rows)  # the last column and row are the start of every path
    for row in range(rows):
        owner[columns] = row
        came = _path(cost, row_price, column_price, owner)
        column = came.pop()
        while came:
            owner[column] = owner[came[-1]]
            column = came.pop()
        owner[columns] = rows
    matched = [0] * rows
    for column in range(columns):
        if owner[column] < rows:
            matched[int(owner[column])] = column
    return matched


def _path(
    cost: Doubles,
    row_price: Doubles,
    column_price: Doubles,
    owner: "np.ndarray[tuple[int], np.dtype[np.int64]]",
) -> list[int]:
    """Return the columns of the cheapest path to a free one, and keep the prices right."""
    rows, columns = cost.shape
    least = np.full(columns, np.inf)
    via = np.full(columns, columns)
    used = np.zeros(columns + 1, dtype=bool)
    at = columns
    while owner[at] != rows:
        used[at] = True
        row = owner[at]
        reduced = cost[row] - row_price[row] - column_price[:columns]
        better = ~used[:columns] & (reduced < least)
        least[better], via[better] = reduced[better], at
        open_least = np.where(used[:columns], np.inf, least)
        following = int(open_least.argmin())
        step = open_least[following]
        row_price[owner[used]] += step
        column_price[used] -= step
        least[~used[:columns]] -= step
        at = following
    path = [at]
    while at != columns:
        at = int(via[at])
        path.append(at)
    path.reverse()
    return path


def break_cycles(
    links: Sequence[tuple[int, int]], strengths: Sequence[float]
) -> tuple[tuple[int, int], ...]:
    """Return the links of tail to head without the weakest one of every ring."""
    kept: dict[int, int] = {}
    for k in sorted(range(len(links)), key=lambda k: (-strengths[k], links[k])):
        tail, head = links[k]
        if _end(kept, head) != tail:
            kept[tail] = head
    return tuple(link for link in links if kept.get(link[0]) == link[1])


def _end(kept: dict[int, int], start: int) -> int:
    """Return where the chain of links from a block ends."""
    while start in kept:
        start = kept[start]
    return start
