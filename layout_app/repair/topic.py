"""Likeness of topic: tf-idf of character bigrams. One rule: only page and table are asked.

Texts are counted once, whatever pages they are laid on (`words_of`). Only the bigrams that several
blocks of a page share make blocks alike; what a block has alone counts for its length.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from layout_app.frozen import frozen
from layout_app.repair.ngrams import Floats, Ints, Table, ids_of, log_chances, sense_rows

Doubles = npt.NDArray[np.float64]
Groups = Sequence[Sequence[int]]
"""Indices of blocks that are read together."""
_COMMON = 6.0
"""-log P of bigrams so common that they say nothing."""
_RAREST = 9.0
"""Greatest weight of a bigram."""


@frozen(eq=False)
class Words:
    """The bigrams of texts, text after text, each once a text."""

    starts: Ints
    """Where the bigrams of every text begin, last where they end."""
    grams: Ints
    logs: Floats
    """log(1 + how often the text holds it)."""
    rarity: Floats
    """How much a bigram tells, one value a gram."""
    meanings: Floats
    """One row a text: the sum of the directions of its bigrams."""


@frozen(eq=False)
class Space:
    """The blocks of a page as vectors."""

    blocks: Ints
    """Of every bigram that a block shares with others, the block …"""
    columns: Ints
    """… its place in the vector …"""
    weights: Floats
    """… and its weight there."""
    width: int
    own: Doubles
    """One value a block: the squares of what it shares with no other."""


@frozen(eq=False)
class Sums:
    """Groups of blocks: the sum of their vectors, and which blocks they are."""

    vectors: Doubles
    choice: Doubles
    """A row a group: 1 for its blocks, 0 for the others."""
    own: Doubles

    @property
    def lengths(self) -> Doubles:
        """The length of every group's vector."""
        squares = np.einsum("gv,gv->g", self.vectors, self.vectors) + self.choice @ self.own
        return np.asarray(np.maximum(np.sqrt(squares), 1e-9), dtype=np.float64)


def words_of(texts: Sequence[str], table: Table) -> Words:
    """Count the bigrams of matching copies."""
    grams, text = _bigrams(texts)
    kept, place = np.unique(grams, return_inverse=True)
    cells, counts = np.unique(text * max(1, len(kept)) + place, return_counts=True)
    text, column = np.divmod(cells, max(1, len(kept)))
    ids = ids_of(table, np.stack([kept >> 32, kept & 0xFFFFFFFF], axis=1))
    starts = np.searchsorted(text, np.arange(len(texts) + 1))
    logs = np.log1p(counts.astype(np.float32))
    return Words(
        starts=starts,
        grams=column,
        logs=logs,
        rarity=_rarity(ids, table),
        meanings=_meanings(starts, column, logs, sense_rows(table, ids)),
    )


def words_at(words: Words, texts: Ints) -> Words:
    """Return the words of some of the texts, in the order given."""
    counts = np.diff(words.starts)[texts]
    starts = np.concatenate([[0], np.cumsum(counts)])
    entries = np.arange(starts[-1]) + np.repeat(words.starts[texts] - starts[:-1], counts)
    return Words(
        starts=starts,
        grams=words.grams[entries],
        logs=words.logs[entries],
        rarity=words.rarity,
        meanings=words.meanings[texts],
    )


def _bigrams(texts: Sequence[str]) -> tuple[Ints, Ints]:
    """Return every pair of neighbouring letters, its codes in one number, and its text's index."""
    page = "\n".join(texts)
    codes = np.frombuffer(page.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    codes = codes.astype(np.int64)
    letters = np.fromiter(map(str.isalpha, page), dtype=bool, count=len(page))
    block = np.repeat(np.arange(len(texts)), [len(text) + 1 for text in texts])[: len(page)]
    whole = letters[:-1] & letters[1:]
    return (codes[:-1] << 32 | codes[1:])[whole], block[:-1][whole]


def _rarity(ids: Ints, table: Table) -> Floats:
    """Return how much each bigram tells: -log of its chance in the training text."""
    logs = log_chances(table, ids[:, :1]) + log_chances(table, ids)
    return np.asarray(np.clip(-logs - _COMMON, 0.05, _RAREST), dtype=np.float32)


def _meanings(starts: Ints, grams: Ints, logs: Floats, senses: Floats) -> Floats:
    """Return the sum of each text's directions, weighted by their counts."""
    found = np.zeros((len(starts) - 1, senses.shape[1]), dtype=np.float32)
    for text, (start, end) in enumerate(pairwise(starts.tolist())):
        found[text] = logs[start:end] @ senses[grams[start:end]]
    return found


def space_of(words: Words) -> Space:
    """Lay the texts on one page: what nearly every block holds tells little there."""
    count = len(words.starts) - 1
    block = np.repeat(np.arange(count), np.diff(words.starts))
    spread = np.bincount(words.grams, minlength=len(words.rarity))
    damping = np.minimum(1.0, np.log1p(count / np.maximum(spread, 1).astype(np.float32)) / 1.5)
    weights = words.logs * (words.rarity * damping.astype(np.float32))[words.grams]
    shared = spread[words.grams] > 1
    alone = np.bincount(block[~shared], weights=weights[~shared] ** 2, minlength=count)
    columns = np.cumsum(spread > 1) - 1
    return Space(
        blocks=block[shared],
        columns=columns[words.grams[shared]],
        weights=weights[shared],
        width=int(columns[-1]) + 1 if len(columns) else 0,
        own=alone.astype(np.float64, copy=False),
    )


def meaning_space(words: Words) -> Space:
    """Return the directions of the texts as vectors."""
    count, width = words.meanings.shape
    return Space(
        blocks=np.repeat(np.arange(count), width),
        columns=np.tile(np.arange(width), count),
        weights=words.meanings.ravel(),
        width=width,
        own=np.zeros(count),
    )


def sums(space: Space, groups: Groups) -> Sums:
    """Add up the vectors of every group's blocks."""
    sizes = [len(group) for group in groups]
    rows = np.repeat(np.arange(len(groups)), sizes)
    blocks = np.array([block for group in groups for block in group], dtype=np.int64)
    choice = np.zeros((len(groups), len(space.own)))
    choice[rows, blocks] = 1.0
    starts = np.searchsorted(space.blocks, blocks)
    counts = np.searchsorted(space.blocks, blocks, side="right") - starts
    before = np.concatenate([[0], np.cumsum(counts)])
    entries = np.arange(before[-1]) + np.repeat(starts - before[:-1], counts)
    cells = np.repeat(rows, counts) * space.width + space.columns[entries]
    size = len(groups) * space.width
    added = np.bincount(cells, weights=space.weights[entries], minlength=size)
    # Without a single weight the sums would be whole numbers.
    vectors = added.astype(np.float64, copy=False).reshape(len(groups), space.width)
    return Sums(vectors=vectors, choice=choice, own=space.own)


def cosines(one: Sums, two: Sums) -> Floats:
    """Return how alike groups of blocks are: rows `one`, columns `two`."""
    products = one.vectors @ two.vectors.T + one.choice * one.own @ two.choice.T
    return np.asarray(products / (one.lengths[:, None] * two.lengths[None, :]), dtype=np.float32)


def paired(one: Sums, two: Sums) -> Floats:
    """Return how alike each group is to the other of its place."""
    products = np.einsum("gv,gv->g", one.vectors, two.vectors)
    products += np.einsum("gb,gb,b->g", one.choice, two.choice, one.own)
    return np.asarray(products / (one.lengths * two.lengths), dtype=np.float32)
