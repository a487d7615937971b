"""How the headings of a page are marked: by `#`, by `##`, not at all. One rule: the page decides.

A page that marks every headline alike and every subhead alike tells by its marks which is which;
a page of mixed marks tells little. Weights are natural logarithms of odds.
"""

from collections.abc import Mapping, Sequence

from layout_app.frozen import frozen

DEEP = 3
"""Marks that count: more are as three."""
FITS = 1.5
"""The weight of a heading marked as the page marks its kind."""
STRAYS = -5.0
"""The weight of one marked otherwise."""


@frozen
class Marking:
    """A way to mark headings: what each number of marks says for a headline and for a subhead."""

    headline: Mapping[int, float]
    subhead: Mapping[int, float]
    odds: float
    """How likely the way is before the page is seen."""


def _alike(headline: int, subhead: int, odds: float = -3.0) -> Marking:
    """Return the way of a page that marks all its headlines and all its subheads alike."""
    return Marking(headline=_only(headline), subhead=_only(subhead), odds=odds)


def _only(marks: int) -> Mapping[int, float]:
    return {depth: FITS if depth == marks else STRAYS for depth in range(DEEP + 1)}


MIXED = Marking(
    headline={0: 0.0, 1: 0.0, 2: 0.5, 3: -4.5},
    subhead={0: -0.5, 1: -8.0, 2: 0.5, 3: 0.5},
    odds=0.0,
)
"""Headlines and subheads marked this way and that, as in dumps gathered from several files."""

WAYS = (
    MIXED,
    _alike(1, 2),
    _alike(2, 3),
    _alike(1, 3),
    _alike(2, 2),
    _alike(1, 0),
    _alike(2, 0),
    _alike(0, 0),
    _alike(1, 1, odds=-10.0),
)
"""The ways a page may be marked in."""


def marked(depth: int) -> int:
    """Return the number of marks as the tables count it."""
    return min(depth, DEEP)


def likeliest(scores: Sequence[float]) -> Marking:
    """Return the way of the greatest score, its odds added; on a tie the one named first."""
    return max(zip(WAYS, scores, strict=True), key=lambda pair: pair[0].odds + pair[1])[0]
