"""Likeness of topic: tf-idf of character bigrams. One rule: only page and table are asked."""

from collections.abc import Sequence

import numpy as np

from layout_app.repair.copy import Copy
from layout_app.repair.ngrams import Floats, Ints, Table, ids_of, log_chances, sense_rows

Groups = Sequence[Sequence[int]]
"""Indices of blocks that are read together."""
_COMMON = 6.0
"""-log P of bigrams so common that they say nothing."""
_RAREST = 9.0
"""Greatest weight of a bigram."""


def topic_vectors(copy: Copy, table: Table) -> tuple[Floats, Floats]:
    """Return two rows a block: weighted bigram counts, and the sum of their directions."""
    grams, block = _bigrams(copy.texts)
    kept, vectors = _counted(grams, block, len(copy.texts))
    if not len(kept):
        return vectors, vectors
    spread = np.count_nonzero(vectors, axis=0)
    damping = np.minimum(1.0, np.log1p(len(copy.blocks) / spread.astype(np.float32)) / 1.5)
    ids = ids_of(table, np.stack([kept >> 32, kept & 0xFFFFFFFF], axis=1))
    logs = np.log1p(vectors)
    weighted = logs * (_rarity(ids, table) * damping)
    return np.asarray(weighted, dtype=np.float32), logs @ sense_rows(table, ids)


def _bigrams(texts: Sequence[str]) -> tuple[Ints, Ints]:
    """Return every pair of neighbouring letters, its codes in one number, and its text's index."""
    page = "\n".join(texts)
    codes = np.frombuffer(page.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    codes = codes.astype(np.int64)
    letters = np.fromiter(map(str.isalpha, page), dtype=bool, count=len(page))
    block = np.repeat(np.arange(len(texts)), [len(text) + 1 for text in texts])[: len(page)]
    whole = letters[:-1] & letters[1:]
    return (codes[:-1] << 32 | codes[1:])[whole], block[:-1][whole]


def _counted(grams: Ints, block: Ints, count: int) -> tuple[Ints, Floats]:
    """Return the bigrams in the order of their first sight, and how often each block holds each."""
    kept, first, place = np.unique(grams, return_index=True, return_inverse=True)
    order = np.argsort(first)
    rank = np.argsort(order)
    cells = block * max(1, len(kept)) + rank[place]
    counts = np.bincount(cells, minlength=count * max(1, len(kept)))
    return kept[order], counts.reshape(count, -1).astype(np.float32)


def _rarity(ids: Ints, table: Table) -> Floats:
    """Return how much each bigram tells: -log of its chance in the training text."""
    logs = log_chances(table, ids[:, :1]) + log_chances(table, ids)
    return np.asarray(np.clip(-logs - _COMMON, 0.05, _RAREST), dtype=np.float32)


def cosines(products: Floats, one: Groups, two: Groups) -> Floats:
    """Return how alike groups of blocks are: rows `one`, columns `two`.

    `products` holds the product of every block's vector with every other's.
    """
    left, right = _chosen(one, len(products)), _chosen(two, len(products))
    lengths = _lengths(products, left)[:, None] * _lengths(products, right)[None, :]
    return np.asarray(left @ products @ right.T / lengths, dtype=np.float32)


def _chosen(groups: Groups, count: int) -> Floats:
    """Return a row for every group: 1 for its blocks, 0 for the others."""
    choice = np.zeros((len(groups), count), dtype=np.float32)
    for row, group in enumerate(groups):
        choice[row, list(group)] = 1.0
    return choice


def _lengths(products: Floats, choice: Floats) -> Floats:
    squares = (choice @ products * choice).sum(axis=1)
    return np.asarray(np.maximum(np.sqrt(np.maximum(squares, 0.0)), 1e-9), dtype=np.float32)
