"""Count characters and make a pruned, quantised table. One rule: no text leaves this module."""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt
from senses import sense_arrays

from layout_app.repair.matching import matching
from layout_app.repair.ngrams import BOS, EOS, FIRST, UNKNOWN

Array = npt.NDArray[np.generic]
Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
BITS = 16
SENSE_GRAMS, SENSE_WIDTH = 24_000, 64
"""Bigrams with a direction of meaning, and its dimensions."""
FLOOR = 1 / 8000
"""Chance of any character where nothing is known."""


def vocabulary(texts: Iterable[str], least: int) -> list[str]:
    """Return the characters that occur at least `least` times, in code order."""
    codes = np.frombuffer("".join(texts).encode("utf-32-le"), dtype=np.uint32)
    values, counts = np.unique(codes, return_counts=True)
    return [chr(code) for code in values[counts >= least]]


def encoded(texts: Sequence[str], characters: Sequence[str]) -> Ints:
    """Return all paragraphs as one row of ids, each between BOS and EOS."""
    ids = np.full(0x110000, UNKNOWN, dtype=np.int64)
    ids[[ord(char) for char in characters]] = np.arange(FIRST, FIRST + len(characters))
    ids[0], ids[1] = BOS, EOS
    joined = "".join(f"\0{text}\1" for text in map(matching, texts))
    return ids[np.frombuffer(joined.encode("utf-32-le"), dtype=np.uint32)]


class Level:
    """The entries of one order: context entry, last id, count."""

    def __init__(self, context: Ints, last: Ints, count: Ints) -> None:
        self.context, self.last, self.count = context, last, count


def count_levels(ids: Ints, order: int, size: int) -> list[Level]:
    """Count every n-gram up to `order`; BOS stands nowhere but at its begin."""
    counts = np.bincount(ids, minlength=size).astype(np.int64)
    levels = [Level(np.zeros(size, dtype=np.int64), np.arange(size), counts)]
    at = ids
    for k in range(2, order + 1):
        at, last = at[:-1], ids[k - 1 :]
        whole = (at >= 0) & (last != BOS)
        keys, place, count = np.unique(
            (at[whole] << BITS) | last[whole], return_inverse=True, return_counts=True
        )
        at = np.full(len(last), -1, dtype=np.int64)
        at[whole] = place
        levels.append(Level(keys >> BITS, keys & 0xFFFF, count))
    return levels


def chances_of(levels: list[Level], suffixes: list[Ints]) -> list[Floats]:
    """Return P of every entry, interpolated with all shorter histories."""
    total = levels[0].count.copy()
    total[BOS] = 0
    size = np.count_nonzero(total)
    first = (total + size * FLOOR) / (total.sum() + size)
    result = [np.maximum(first, 1e-9)]
    for k in range(1, len(levels)):
        level, above = levels[k], len(levels[k - 1].count)
        n = np.bincount(level.context, level.count, above)[level.context]
        lower = result[k - 1][suffixes[k]]
        cut = discounts(level.count)[np.minimum(level.count, 3)]
        mass = np.bincount(level.context, cut, above)[level.context]
        result.append((level.count - cut + mass * lower) / n)
    return result


def discounts(counts: Ints) -> Floats:
    """Return what absolute discounting takes off counts of 0, 1, 2 and more."""
    n1, n2, n3, n4 = (max(int(np.count_nonzero(counts == c)), 1) for c in (1, 2, 3, 4))
    y = n1 / (n1 + 2 * n2)
    return np.array([0, 1 - 2 * y * n2 / n1, 2 - 3 * y * n3 / n2, 3 - 4 * y * n4 / n3])


def suffix_entries(levels: list[Level]) -> list[Ints]:
    """Return for every entry the entry of the order below that lacks its first id."""
    result: list[Ints] = [np.zeros(0, dtype=np.int64)]
    for k in range(1, len(levels)):
        if k == 1:
            result.append(levels[1].last)
            continue
        keys = (levels[k - 1].context << BITS) | levels[k - 1].last
        wanted = (result[k - 1][levels[k].context] << BITS) | levels[k].last
        result.append(np.searchsorted(keys, wanted))
    return result


def kept(
    levels: list[Level], chances: list[Floats], suffixes: list[Ints], budget: int
) -> list[npt.NDArray[np.bool_]]:
    """Choose about `budget` entries by what their loss would cost, with all their contexts."""
    losses = []
    for k in range(1, len(levels)):
        level = levels[k]
        lower = chances[k - 1][suffixes[k]]
        losses.append(level.count * np.log(np.maximum(chances[k] / lower, 1e-9)))
    everything = np.concatenate(losses)
    if len(everything) <= budget:
        bar = -np.inf
    else:
        bar = np.partition(everything, len(everything) - budget)[len(everything) - budget]
    keep = [np.ones(len(levels[0].count), dtype=bool), *[loss >= bar for loss in losses]]
    for k in range(len(levels) - 1, 1, -1):
        keep[k - 1][levels[k].context[keep[k]]] = True
        keep[k - 1][suffixes[k][keep[k]]] = True
    return keep


def fall_weights(
    levels: list[Level], chances: list[Floats], suffixes: list[Ints], keep: list[Array]
) -> list[Floats]:
    """Return for every context the weight that makes its kept chances and the rest sum to 1."""
    result = []
    for k in range(1, len(levels)):
        level, above, use = levels[k], len(levels[k - 1].count), keep[k]
        context = level.context[use]
        own = np.bincount(context, chances[k][use], above)
        lower = np.bincount(context, chances[k - 1][suffixes[k]][use], above)
        result.append(np.clip((1 - own) / np.maximum(1 - lower, 1e-6), 1e-5, 1.0))
    return result


def codes_of(values: list[Floats]) -> tuple[npt.NDArray[np.float32], list[Array]]:
    """Return a book of 256 log values and the codes of the given chances in it."""
    logs = [np.log(v) for v in values]
    every = np.concatenate(logs)
    steps = np.linspace(every.min(), every.max(), 65)
    book = np.unique(np.concatenate([steps, np.quantile(every, np.linspace(0, 1, 191))]))
    middles = (book[1:] + book[:-1]) / 2
    return book.astype(np.float32), [np.searchsorted(middles, v).astype(np.uint8) for v in logs]


def make_arrays(
    articles: Sequence[Sequence[str]], *, order: int, budget: int, least: int = 2
) -> dict[str, Array]:
    """Count the paragraphs of the articles and return the arrays of a table."""
    texts = [text for paragraphs in articles for text in paragraphs]
    characters = vocabulary(map(matching, texts), least)
    ids = encoded(texts, characters)
    levels = count_levels(ids, order, FIRST + len(characters))
    suffixes = suffix_entries(levels)
    chances = chances_of(levels, suffixes)
    keep = kept(levels, chances, suffixes, budget)
    weights = fall_weights(levels, chances, suffixes, keep)
    arrays: dict[str, Array] = {
        "characters": np.array([ord(char) for char in characters], dtype=np.uint32)
    }
    arrays["chance_book"], chance = codes_of([c[m] for c, m in zip(chances, keep, strict=True)])
    arrays["weight_book"], weight = codes_of(
        [w[m] for w, m in zip(weights, keep[:-1], strict=True)]
    )
    arrays.update(sense_arrays(articles, characters, grams=SENSE_GRAMS, width=SENSE_WIDTH))
    renumber = np.cumsum(keep[0]) - 1
    for k in range(1, order + 1):
        arrays[f"chance{k}"] = chance[k - 1]
        if k < order:
            arrays[f"weight{k}"] = weight[k - 1]
        if k > 1:
            level, use = levels[k - 1], keep[k - 1]
            context = renumber[level.context[use]]
            count = np.bincount(context, minlength=int(keep[k - 2].sum()))
            arrays[f"fan{k}"] = count.astype(np.uint8 if count.max() < 256 else np.uint16)
            arrays[f"last{k}"] = level.last[use].astype(np.uint16)
            renumber = np.cumsum(use) - 1
    return arrays
