"""Boosted trees as plain arrays. One rule: what is run here equals what was trained."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from layout_app.repair.ngrams import Floats

Doubles = npt.NDArray[np.float64]
LEAF = -1
AT_ONCE = 2048
"""Rows that walk down the trees together: a bound on memory."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Trees:
    """A sum of decision trees; every array has one row a tree, one column a node."""

    names: tuple[str, ...]
    """The features in the order of the matrix's columns."""
    feature: npt.NDArray[np.int16]
    """Column asked at the node; LEAF at a leaf."""
    threshold: Doubles
    """Values up to it go left."""
    left: npt.NDArray[np.int16]
    right: npt.NDArray[np.int16]
    value: Doubles
    """What a leaf adds to the logit."""
    base: float
    """The logit before any tree."""


def logits(trees: Trees, matrix: Floats) -> Doubles:
    """Return the logit of every row of a matrix whose columns are `trees.names`."""
    parts = [_logits(trees, matrix[k : k + AT_ONCE]) for k in range(0, len(matrix), AT_ONCE)]
    return np.concatenate(parts) if parts else np.zeros(0)


def _logits(trees: Trees, matrix: Floats) -> Doubles:
    count = len(matrix)
    tree = np.arange(len(trees.feature))[:, None]
    node = np.zeros((len(trees.feature), count), dtype=np.int64)
    row = np.arange(count)[None, :]
    while True:
        asked = trees.feature[tree, node]
        inner = asked != LEAF
        if not inner.any():
            break
        goes_left = matrix[row, np.maximum(asked, 0)] <= trees.threshold[tree, node]
        step = np.where(goes_left, trees.left[tree, node], trees.right[tree, node])
        node = np.where(inner, step, node)
    return np.asarray(trees.base + trees.value[tree, node].sum(axis=0), dtype=np.float64)


def load_trees(path: Path, prefix: str) -> Trees:
    """Read one set of trees of a model file."""
    with np.load(path, allow_pickle=False) as file:
        arrays = {name: file[f"{prefix}_{name}"] for name in _ARRAYS}
        names = tuple(str(file[f"{prefix}_names"]).split())
        base = float(file[f"{prefix}_base"])
    return Trees(names=names, base=base, **arrays)


_ARRAYS = ("feature", "threshold", "left", "right", "value")
