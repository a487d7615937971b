"""Which blocks begin in mid-sentence. One rule: a tail that fits is evidence, not the question."""

import numpy as np

from layout_app.repair.copy import Copy
from layout_app.repair.features import Pairs
from layout_app.repair.marks import NOT_FIRST, closes_first
from layout_app.repair.ngrams import Floats
from layout_app.repair.trees import Doubles

_OF_HEADS = (
    *("opening", "head_after_heading", "before_head_closed", "head_length", "head_open"),
    *("head_unsure", "head_is_text", "topic_head_here", "sense_head_here"),
)
HEAD_FEATURES = (*_OF_HEADS, "told", "first_of_dump", "first_chance", "best_tail", "all_tails")
"""Columns of the matrix of heads."""


def head_matrix(copy: Copy, pairs: Pairs, chances: Doubles) -> Floats:
    """Return one row for every possible head; `chances` are those of its pairs."""
    columns = [pairs.of_heads[name] for name in _OF_HEADS]
    columns += [
        np.array([_is_told(copy, j) for j in pairs.heads]),
        np.array([j == min(pairs.heads) for j in pairs.heads]),
        pairs.fluency.fresh[:, 0],
        chances.max(axis=0, initial=0.0),
        chances.sum(axis=0),
    ]
    return np.stack([np.asarray(column, dtype=np.float32) for column in columns], axis=1)


def _is_told(copy: Copy, head: int) -> bool:
    """Tell whether a mark says it: 上接, a closing bracket, a comma in front."""
    text = copy.texts[head]
    return copy.back[head] or text[:1] in NOT_FIRST or bool(closes_first(text))
