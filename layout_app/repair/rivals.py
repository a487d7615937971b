"""The second look at a pair: what the first look gave its rivals. One rule: nothing new is read."""

import numpy as np

from layout_app.repair.confidence import confidences, sigmoid
from layout_app.repair.features import Named, Pairs, lead
from layout_app.repair.trees import Doubles


def rival_features(pairs: Pairs, first: Doubles) -> Named:
    """Return what the logits of the first look (NEVER where not allowed) say of each pair."""
    bounded = np.clip(first, -15.0, 15.0).astype(np.float32)
    chances = np.where(pairs.allowed, sigmoid(first), 0.0)
    shape = bounded.shape
    named = {
        "look": bounded,
        "look_row": lead(bounded),
        "look_column": lead(bounded.T).T,
        "look_sure": confidences(chances),
        "row_sum": np.broadcast_to(chances.sum(axis=1, keepdims=True), shape),
        "column_sum": np.broadcast_to(chances.sum(axis=0, keepdims=True), shape),
        "row_rank": (-bounded).argsort(axis=1).argsort(axis=1),
        "column_rank": (-bounded).argsort(axis=0).argsort(axis=0),
        "head_as_tail": _other_side(pairs, chances),
        "page_seams": np.broadcast_to(chances.max(axis=0, initial=0.0).sum(), shape),
    }
    return {name: np.ascontiguousarray(value, dtype=np.float32) for name, value in named.items()}


def _other_side(pairs: Pairs, chances: Doubles) -> Doubles:
    """Return for every head how likely its own end finds a head."""
    best = dict(zip(pairs.tails, chances.max(axis=1, initial=0.0).tolist(), strict=True))
    row = np.array([best.get(j, 0.0) for j in pairs.heads])
    return np.broadcast_to(row[None, :], chances.shape)
