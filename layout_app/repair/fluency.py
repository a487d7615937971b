"""How well texts read on across a seam, by n-grams. One rule: all pairs of a page at once."""

from collections.abc import Sequence

import numpy as np

from layout_app.frozen import frozen
from layout_app.repair.ngrams import (
    BOS,
    EOS,
    NONE,
    UNKNOWN,
    Floats,
    Ints,
    Table,
    encode,
    log_chances,
)

OPENING = 5
"""Characters of a block that tell whether it begins like a paragraph."""


@frozen(eq=False)
class Fluency:
    """Log chances of the first characters of heads behind tails; rows are tails, columns heads."""

    joined: Floats
    """Tails × heads × characters: log P(h_q | t h_<q)."""
    alone: Floats
    """Heads × characters: log P(h_q | h_<q)."""
    fresh: Floats
    """Heads × characters: log P(h_q | BOS h_<q)."""
    opening: Floats
    """Heads: mean log P of the first characters behind BOS."""
    ending: Floats
    """Tails: log P(EOS | t)."""


def fluency(table: Table, tails: Sequence[str], heads: Sequence[str]) -> Fluency:
    """Measure every tail with every head (matching copies)."""
    reach = table.order - 1
    ends = _table_rows([_last(table, text, reach) for text in tails], reach)
    starts = _table_rows([_first(table, text, reach) for text in heads], reach)
    grams = _joined_rows(ends, starts)
    joined = log_chances(table, grams.reshape(-1, table.order))
    fresh = _after(table, [BOS], heads, OPENING)
    return Fluency(
        joined=joined.reshape(len(tails), len(heads), reach),
        alone=_stacked(_after(table, [], heads, reach), reach),
        fresh=_stacked([logs[:reach] for logs in fresh], reach),
        opening=np.array([logs.mean() for logs in fresh], dtype=np.float32),
        ending=log_chances(table, np.hstack([ends, np.full((len(tails), 1), EOS)])),
    )


@frozen(eq=False, kw_only=False)
class Starts:
    """The first characters of heads, ready to be read behind any tail."""

    rows: Ints
    """Heads × characters."""
    alone: Floats
    """Heads: log P of these characters without a tail."""


def starts_of(table: Table, heads: Sequence[str]) -> Starts:
    """Make heads (matching copies) ready."""
    reach = table.order - 1
    alone = [logs.sum() for logs in _after(table, [], heads, reach)] if heads else []
    rows = _table_rows([_first(table, text, reach) for text in heads], reach)
    return Starts(rows, np.array(alone, dtype=np.float32))


def gains(table: Table, tails: Sequence[str], starts: Starts) -> Floats:
    """Return tails × heads: how much likelier a head's first characters are behind a tail."""
    reach = table.order - 1
    ends = _table_rows([_last(table, text, reach) for text in tails], reach)
    grams = _joined_rows(ends, starts.rows)
    joined = log_chances(table, grams.reshape(-1, table.order)).reshape(*grams.shape[:3])
    return np.asarray(joined.sum(axis=2) - starts.alone, dtype=np.float32)


def gains_in_turn(table: Table, lines: Sequence[str]) -> Floats:
    """Return of every line but the first how much likelier its beginning is behind the one above.

    Lines are matching copies; the gain is of log P of their first characters.
    """
    reach = table.order - 1
    ends = _table_rows([_last(table, text, reach) for text in lines[:-1]], reach)
    starts = starts_of(table, lines[1:])
    both = np.concatenate([ends, starts.rows], axis=1)
    grams = np.lib.stride_tricks.sliding_window_view(both, table.order, axis=1)[:, :reach]
    joined = log_chances(table, grams.reshape(-1, table.order)).reshape(len(both), reach)
    return np.asarray(joined.sum(axis=1) - starts.alone, dtype=np.float32)


def _last(table: Table, text: str, reach: int) -> list[int]:
    ids = encode(table, text[-reach:])
    short = reach - len(ids)
    return [NONE] * max(0, short - 1) + [BOS] * (short > 0) + ids


def _first(table: Table, text: str, reach: int) -> list[int]:
    ids = encode(table, text[:reach])
    return (ids + [EOS] + [UNKNOWN] * reach)[:reach]


def _table_rows(rows: list[list[int]], width: int) -> Ints:
    return np.array(rows, dtype=np.int64).reshape(-1, width)


def _joined_rows(ends: Ints, starts: Ints) -> Ints:
    """Return tails × heads × characters × order ids: each character with what stands before it."""
    reach = ends.shape[1]
    shape = (len(ends), len(starts), reach)
    left = np.broadcast_to(ends[:, None, :], shape)
    right = np.broadcast_to(starts[None, :, :], shape)
    both = np.concatenate([left, right], axis=2)
    return np.stack([both[:, :, q : q + reach + 1] for q in range(reach)], axis=2)


def _after(table: Table, history: list[int], texts: Sequence[str], count: int) -> list[Floats]:
    """Return log P of the first characters of every text behind a history."""
    ids = [[*encode(table, text[:count]), EOS][:count] for text in texts]
    rows = [row for one in ids for row in _windows(history + one, table.order)[len(history) :]]
    logs = log_chances(table, _table_rows(rows, table.order))
    return np.split(logs, np.cumsum([len(one) for one in ids])[:-1])


def _windows(ids: list[int], order: int) -> list[list[int]]:
    """Return every id with the ids before it, as many as the model looks at."""
    padded = [NONE] * (order - 1) + ids
    return [padded[k : k + order] for k in range(len(ids))]


def _stacked(rows: list[Floats], width: int) -> Floats:
    """Return the rows as one array, filled up with zeros."""
    stacked = np.zeros((len(rows), width), dtype=np.float32)
    for at, row in enumerate(rows):
        stacked[at, : min(width, len(row))] = row[:width]
    return stacked
