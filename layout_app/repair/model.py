"""The trained model as one value. One rule: table, trees and thresholds belong together."""

from functools import lru_cache
from pathlib import Path

import numpy as np

from layout_app.frozen import frozen
from layout_app.repair.features import Pairs, matrix
from layout_app.repair.ngrams import Table, load
from layout_app.repair.rivals import rival_features
from layout_app.repair.trees import Doubles, Trees, load_trees, logits

DATA = Path(__file__).parent / "data"
UNTHINKABLE = -30.0
"""Logit of a pair that may not be a seam."""


@frozen(eq=False)
class Model:
    """Everything learned: language, trees of the first and second look, thresholds."""

    table: Table
    first: Trees
    second: Trees
    opening: Trees
    """Trees that tell which blocks begin in mid-sentence."""
    least: float
    """Probability above which a tail is joined rather than left alone (τ)."""
    sure: float
    """Confidence from which a seam may be applied without asking."""


def pair_logits(model: Model, pairs: Pairs) -> Doubles:
    """Return the logit of every pair, rows tails, columns heads."""
    look = spread(pairs, logits(model.first, matrix(pairs, model.first.names)))
    pairs.values.update(rival_features(pairs, look))
    return spread(pairs, logits(model.second, matrix(pairs, model.second.names)))


def spread(pairs: Pairs, values: Doubles) -> Doubles:
    """Return the values of the allowed pairs at their places."""
    whole = np.full(pairs.allowed.shape, UNTHINKABLE)
    whole[pairs.allowed] = values
    return whole


@lru_cache(maxsize=1)
def shipped_model() -> Model:
    """Return the model that comes with the program, read once."""
    path = DATA / "pairs.npz"
    with np.load(path, allow_pickle=False) as file:
        least, sure = float(file["least"]), float(file["sure"])
    return Model(
        table=load(DATA / "ngrams.bin"),
        first=load_trees(path, "first"),
        second=load_trees(path, "second"),
        opening=load_trees(path, "opening"),
        least=least,
        sure=sure,
    )
