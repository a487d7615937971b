"""Tell whether columns cut a text. One rule: an end mark that its author forgot is no cut.

A cut leaves a paragraph without an end, and mostly the other half of it elsewhere; what an author
leaves out stands where a sentence may end. Jump marks tell by themselves.
"""

from collections.abc import Sequence

from layout_app.model.seam import Block, Decision
from layout_app.repair.analyse import analyse
from layout_app.repair.copy import Copy, is_weak, read_copy
from layout_app.repair.fluency import fluency
from layout_app.repair.model import shipped_model

SHORTEST = 20
"""Characters of the shortest paragraph: what is shorter may be a head, a name, an item."""
LIKELY = 0.5
"""Confidence from which a proposed seam says that its halves are halves."""
NO_END, SELDOM_END = -7.0, -4.0
"""Logarithms of the chance of a full stop below which no sentence ends: beside a headline marked
`#`, as authors mark theirs, and elsewhere."""
HABIT = 0.6
"""Share of open paragraphs above which the author writes so."""


def is_cut(blocks: Sequence[Block]) -> bool:
    """Tell whether a text of one article shows that it was taken from the columns of a page."""
    copy = read_copy(blocks)
    if any(copy.onward) or any(copy.back):
        return True
    prose = [n for n, is_body in enumerate(copy.body) if is_body and _is_long(copy, n)]
    tails = [n for n in prose if n in copy.tails and not is_weak(copy.texts[n])]
    if not tails:
        return False
    seams = analyse(blocks).seams
    if any(seam.decision is Decision.AUTO for seam in seams):
        return True
    is_habit = len(tails) > HABIT * len(prose) + 1
    found = any(seam.confidence > LIKELY for seam in seams)
    least = NO_END if any(block.depth == 1 for block in blocks) else SELDOM_END
    return not is_habit and (found or _breaks_off([copy.texts[n] for n in tails], least))


def _is_long(copy: Copy, n: int) -> bool:
    return not copy.blocks[n].depth and len(copy.texts[n]) >= SHORTEST


def _breaks_off(tails: Sequence[str], least: float) -> bool:
    """Tell whether one of the texts ends where no sentence does."""
    stops = fluency(shipped_model().table, tails, ["。"]).joined[:, 0, 0]
    return bool(stops.min() < least)
