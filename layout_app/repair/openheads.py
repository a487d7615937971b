"""Which blocks begin in mid-sentence. One rule: asked of the block itself, not of any tail."""

import numpy as np
import numpy.typing as npt

from layout_app.repair.copy import Copy
from layout_app.repair.features import Pairs
from layout_app.repair.marks import NOT_FIRST, closes_first
from layout_app.repair.sections import follows_heading

UNLIKE = -6.5
"""Mean log P of the first characters below which a block does not begin like a paragraph."""


def open_heads(copy: Copy, pairs: Pairs) -> npt.NDArray[np.bool_]:
    """Return for every possible head whether it begins in mid-sentence."""
    strange = pairs.fluency.opening < UNLIKE
    told = [_is_told(copy, j) for j in pairs.heads]
    placed = [follows_heading(copy, j) for j in pairs.heads]
    return np.asarray(np.array(told) | (strange & ~np.array(placed)), dtype=np.bool_)


def _is_told(copy: Copy, head: int) -> bool:
    """Tell whether a mark says it: 上接, a closing bracket, a comma in front."""
    text = copy.texts[head]
    return copy.back[head] or text[:1] in NOT_FIRST or bool(closes_first(text))
