"""Boosted trees as plain arrays. One rule: what is run here equals what was trained."""

from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from layout_app.frozen import frozen
from layout_app.repair.ngrams import Floats

Doubles = npt.NDArray[np.float64]
LEAF = -1
AT_ONCE = 2048
"""Rows that walk down the trees together: a bound on memory."""


@frozen(eq=False)
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


@frozen(eq=False)
class _Forest:
    """Trees laid out for walking: nodes in one row, tree after tree, the deepest tree first."""

    feature: npt.NDArray[np.intp]
    threshold: Doubles
    """Of every node; a leaf leads back to itself whatever is asked there."""
    onward: npt.NDArray[np.intp]
    """Two places a node: where greater values go, and the others."""
    value: Doubles
    roots: npt.NDArray[np.intp]
    active: tuple[int, ...]
    """For every step down, how many trees are that deep."""
    rank: npt.NDArray[np.intp]
    """Where each tree of the file stands here."""


@lru_cache(maxsize=8)
def _forest(trees: Trees) -> _Forest:
    depths = _depths(trees)
    order = np.argsort(-depths, kind="stable")
    count, width = trees.feature.shape
    roots = np.arange(count) * width
    leaf = trees.feature[order] == LEAF
    own = roots[:, None] + np.arange(width)
    left, right = (side[order] + roots[:, None] for side in (trees.left, trees.right))
    ways = np.stack([np.where(leaf, own, right), np.where(leaf, own, left)], axis=2)
    return _Forest(
        feature=np.maximum(trees.feature[order], 0).astype(np.intp).ravel(),
        threshold=trees.threshold[order].ravel(),
        onward=ways.astype(np.intp).ravel(),
        value=trees.value[order].ravel(),
        roots=roots.astype(np.intp),
        active=tuple(int((depths > step).sum()) for step in range(int(depths.max(initial=0)))),
        rank=np.argsort(order, kind="stable"),
    )


def _depths(trees: Trees) -> npt.NDArray[np.intp]:
    """Return how many steps lead to the deepest leaf of every tree."""
    count, width = trees.feature.shape
    depths, reached = np.zeros(count, dtype=np.intp), np.zeros((count, width), dtype=bool)
    reached[:, :1] = True
    inner = trees.feature != LEAF
    while (reached & inner).any():
        tree, node = np.nonzero(reached & inner)
        depths[np.unique(tree)] += 1
        reached = np.zeros_like(reached)
        reached[tree, trees.left[tree, node]] = True
        reached[tree, trees.right[tree, node]] = True
    return depths


def logits(trees: Trees, matrix: Floats) -> Doubles:
    """Return the logit of every row of a matrix whose columns are `trees.names`."""
    parts = [_logits(trees, matrix[k : k + AT_ONCE]) for k in range(0, len(matrix), AT_ONCE)]
    return np.concatenate(parts) if parts else np.zeros(0)


def _logits(trees: Trees, matrix: Floats) -> Doubles:
    forest = _forest(trees)
    values = matrix.astype(np.float64).ravel()
    starts = np.arange(len(matrix)) * matrix.shape[1]
    node = np.repeat(forest.roots[:, None], len(matrix), axis=1)
    for active in forest.active:
        at = node[:active]
        asked = values.take(forest.feature.take(at) + starts)
        at[...] = forest.onward.take(2 * at + (asked <= forest.threshold.take(at)))
    told = forest.value.take(node)[forest.rank]
    return np.asarray(trees.base + told.sum(axis=0), dtype=np.float64)


def load_trees(path: Path, prefix: str) -> Trees:
    """Read one set of trees of a model file."""
    with np.load(path, allow_pickle=False) as file:
        arrays = {name: file[f"{prefix}_{name}"] for name in _ARRAYS}
        names = tuple(str(file[f"{prefix}_names"]).split())
        base = float(file[f"{prefix}_base"])
    return Trees(names=names, base=base, **arrays)


_ARRAYS = ("feature", "threshold", "left", "right", "value")
