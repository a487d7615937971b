"""How well text fits its box. One rule: 多 n 行 n 字, 缺 n 行 n 字, exact figures always."""

from enum import StrEnum

from layout_app.compose.flow.poured import Poured, Tally
from layout_app.compose.line.cells import EM
from layout_app.frozen import frozen


class FitState(StrEnum):
    """Whether text is over, short or exact."""

    OVER = "over"
    SHORT = "short"
    EXACT = "exact"


@frozen
class Fit:
    """Lines and characters that an article has over or lacks."""

    lines: int = 0
    chars: int = 0
    """Characters behind the last slot, or 字 that the free slots would hold."""
    state: FitState = FitState.EXACT


@frozen
class Filled:
    """How an article fills its boxes, and what was changed so that it does."""

    fit: Fit
    tally: Tally
    pictures: int
    """Grid lines of its pictures together, captions apart."""
    changed: int
    """Grid lines that copyfit made them higher, or below 0 lower, within its limit."""
    heads_lower: int
    """Grid lines that its heads take less because copyfit made the headline smaller."""
    head_air: int
    """Grid lines of its heads beyond what they need."""


def fit_of(poured: Poured) -> Fit:
    """Return how a flow fits the columns it was poured into."""
    if poured.rest:
        chars = sum(line.end - line.start for line in poured.rest)
        return Fit(lines=len(poured.rest), chars=chars, state=FitState.OVER)
    if poured.free:
        chars = sum(poured.free) // EM
        return Fit(lines=len(poured.free), chars=chars, state=FitState.SHORT)
    return Fit()
