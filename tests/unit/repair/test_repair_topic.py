"""Likeness of blocks: what is added up from shared bigrams equals the products of whole vectors."""

import numpy as np
import pytest

from layout_app.repair.ngrams import shipped
from layout_app.repair.topic import (
    cosines,
    meaning_space,
    paired,
    space_of,
    sums,
    words_at,
    words_of,
)
from tests.desks import SAMPLE_DUMP

TEXTS = ["", *(line for line in SAMPLE_DUMP.read_text("utf-8").splitlines() if line), "河", ""]
ONE = [(1, 2, 3), (4,), (5, 9), (0,), (3, 4, 5, 6), ()]
TWO = [(2,), (7, 8), (5, 6), (len(TEXTS) - 1,), (3,), (1,)]


def whole(words, count: int) -> np.ndarray:
    """Return every block's vector over all bigrams."""
    vectors = np.zeros((count, len(words.rarity)))
    block = np.repeat(np.arange(count), np.diff(words.starts))
    vectors[block, words.grams] = words.logs
    spread = np.count_nonzero(vectors, axis=0)
    damping = np.minimum(1.0, np.log1p(count / np.maximum(spread, 1)) / 1.5)
    return vectors * words.rarity * damping


def directly(vectors: np.ndarray, one, two) -> np.ndarray:
    left, right = (np.array([vectors[list(g)].sum(axis=0) for g in gs]) for gs in (one, two))
    lengths = [np.maximum(np.linalg.norm(side, axis=1), 1e-9) for side in (left, right)]
    return left @ right.T / np.outer(*lengths)


def test_shared_bigrams_say_what_all_bigrams_would():
    words = words_of(TEXTS, shipped())
    wanted = directly(whole(words, len(TEXTS)), ONE, TWO)
    space = space_of(words)
    one, two = sums(space, ONE), sums(space, TWO)
    assert cosines(one, two) == pytest.approx(wanted, abs=1e-5)
    assert paired(one, two) == pytest.approx(wanted.diagonal(), abs=1e-5)
    assert wanted[4, 4] > 0.4, "a block that stands in both groups is like itself"
    assert not wanted[3].any()


def test_meanings_add_up():
    words = words_of(TEXTS, shipped())
    wanted = directly(words.meanings.astype(float), ONE, TWO)
    space = meaning_space(words)
    assert cosines(sums(space, ONE), sums(space, TWO)) == pytest.approx(wanted, abs=1e-5)


def test_texts_counted_once_are_those_counted_anew():
    places = np.array([7, 0, 3, 3, 12])
    chosen = space_of(words_at(words_of(TEXTS, shipped()), places))
    anew = space_of(words_of([TEXTS[at] for at in places], shipped()))
    groups = [(0,), (1, 2), (2, 3), (4,)]
    told = cosines(sums(chosen, groups), sums(chosen, groups))
    assert told == pytest.approx(cosines(sums(anew, groups), sums(anew, groups)), abs=1e-6)


@pytest.mark.parametrize("texts", [[], [""], ["", ""], ["河"], ["。。", "，"], ["河水", "山石"]])
def test_blocks_that_share_nothing_are_not_alike(texts):
    space = space_of(words_of(texts, shipped()))
    groups = [(at,) for at in range(len(texts))]
    told = cosines(sums(space, groups), sums(space, groups))
    assert told.shape == (len(texts), len(texts))
    assert np.count_nonzero(told - np.diag(told.diagonal())) == 0
