"""What of a line is weighed by learnt weights. One rule: names and numbers, no judgement.

`kindweights` holds a row for every name that `facts_of` gives. Length, place and likeness of form
are left to the weights written by hand: made pages do not have the forms of real ones.
"""

from math import log

from layout_app.intake.features import Line

KIN = 0.03
"""The kinship that speaks neither for one topic nor for two."""
_PLAIN = (
    *("closed", "has_stop", "begins_sentence", "ends_cut", "unbalanced", "has_pause", "has_tag"),
    *("before_lead", "repeats", "told_below", "told_above", "before_mark_of_stop"),
    *("quoted_next", "quoted_second", "quoted_above", "quoted_near"),
)


def facts_of(line: Line) -> dict[str, float]:
    """Return the facts of a line that are not zero, each of the size of one."""
    found = {name: float(getattr(line, name)) for name in _PLAIN}
    found[f"depth_{min(line.depth, 3)}"] = 1.0
    tie = bond(line)
    found |= {"bond": tie, "bond_depth_2": tie * (line.depth == 2)}
    return {name: value for name, value in found.items() if value}


def bond(line: Line) -> float:
    """Weigh whether one topic runs on from above the line to below it, -2..2."""
    if not line.kinship:
        return 0.0
    return max(-2.0, min(2.0, 2 * log((line.kinship + KIN / 8) / KIN)))
