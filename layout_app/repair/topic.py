"""Likeness of topic: tf-idf of character bigrams. One rule: only page and table are asked."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from layout_app.repair.copy import Copy
from layout_app.repair.ngrams import Floats, Ints, Table, encode, log_chances, sense_rows

_COMMON = 6.0
"""-log P of bigrams so common that they say nothing."""
_RAREST = 9.0
"""Greatest weight of a bigram."""


def topic_vectors(copy: Copy, table: Table) -> tuple[Floats, Floats]:
    """Return two rows a block: weighted bigram counts, and the sum of their directions."""
    counts = [Counter(_bigrams(text)) for text in copy.texts]
    on_page = Counter(gram for count in counts for gram in count)
    places = {gram: k for k, gram in enumerate(on_page)}
    vectors = np.zeros((len(counts), max(1, len(places))), dtype=np.float32)
    for row, count in enumerate(counts):
        vectors[row, [places[g] for g in count]] = list(count.values())
    if not places:
        return vectors, vectors
    spread = np.fromiter(on_page.values(), dtype=np.float32)
    damping = np.minimum(1.0, np.log1p(len(copy.blocks) / spread) / 1.5)
    ids = np.array([encode(table, gram) for gram in places], dtype=np.int64)
    logs = np.log1p(vectors)
    weighted = logs * (_rarity(ids, table) * damping)
    return np.asarray(weighted, dtype=np.float32), logs @ sense_rows(table, ids)


def _bigrams(text: str) -> list[str]:
    return [a + b for a, b in pairwise(text) if a.isalpha() and b.isalpha()]


def _rarity(ids: Ints, table: Table) -> Floats:
    """Return how much each bigram tells: -log of its chance in the training text."""
    logs = log_chances(table, ids[:, :1]) + log_chances(table, ids)
    return np.asarray(np.clip(-logs - _COMMON, 0.05, _RAREST), dtype=np.float32)


def summed(vectors: Floats, sections: Sequence[Sequence[int]]) -> Floats:
    """Return one row of unit length for every section."""
    choice = np.zeros((len(sections), len(vectors)), dtype=np.float32)
    for row, section in enumerate(sections):
        choice[row, list(section)] = 1.0
    return unit(choice @ vectors)


def unit(rows: Floats) -> Floats:
    """Return the rows at length 1; rows of zeros stay."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, 1e-9), dtype=np.float32)
