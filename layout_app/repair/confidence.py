"""How sure a seam is. One rule: a rival on either side, or a half maybe lost, makes it unsure."""

import numpy as np

from layout_app.repair.trees import Doubles


def confidences(chances: Doubles) -> Doubles:
    """Return for every pair its odds against all others of its row and of its column, and none."""
    odds = np.minimum(chances, 1 - 1e-9) / (1 - np.minimum(chances, 1 - 1e-9))
    row = odds / (1 + odds.sum(axis=1, keepdims=True))
    column = odds / (1 + odds.sum(axis=0, keepdims=True))
    return np.asarray(np.minimum(row, column), dtype=np.float64)


def sigmoid(values: Doubles) -> Doubles:
    """Return the probability of a logit."""
    return np.asarray(1 / (1 + np.exp(-np.clip(values, -40, 40))), dtype=np.float64)


def logit(chance: float) -> float:
    """Return the logit of a probability."""
    return float(np.log(chance / (1 - chance)))
