"""How the headings of a page are marked: by `#`, by `##`, not at all. One rule: the page decides.

A page that marks every headline alike and every subhead alike tells by its marks which is which;
a page of mixed marks tells little.
"""

from collections.abc import Mapping, Sequence

from layout_app.frozen import frozen
from layout_app.intake.heads import Heads

DEEP = 3
"""Marks that count: more are as three."""
ALIKE = ((1, 2), (2, 3), (1, 3), (2, 2), (1, 0), (2, 0), (0, 2), (0, 3), (0, 0), (1, 1))
"""Marks of headlines and of subheads on pages that mark each kind alike."""
RARE = (1, 1)
"""The way that hardly a page is marked in: it takes every subhead for a headline."""
SINGLE = -8.0
"""The weight of a subhead behind a single mark, on a page marked in any other way."""
RARER = 3.0
"""How many times less likely it is, in logarithms, than another."""


@frozen
class Marking:
    """A way to mark headings: what each number of marks says for a headline and for a subhead."""

    headline: Mapping[int, float]
    subhead: Mapping[int, float]
    odds: float = 0.0
    """How likely the way is before the page is seen."""


def ways(heads: Heads) -> tuple[Marking, ...]:
    """Return the ways a page may be marked in; first that of a page gathered from several files."""
    mixed = Marking(
        headline=dict(enumerate(heads.mixed_headline)),
        subhead={**dict(enumerate(heads.mixed_subhead)), 1: SINGLE},
    )
    return (mixed, *(_alike(heads, *marks) for marks in ALIKE))


def _alike(heads: Heads, headline: int, subhead: int) -> Marking:
    """Return the way of a page that marks all its headlines and all its subheads alike."""
    below = _only(heads, subhead)
    return Marking(
        headline=_only(heads, headline),
        subhead=below if subhead == 1 else {**below, 1: SINGLE},
        odds=heads.alike * (RARER if (headline, subhead) == RARE else 1.0),
    )


def _only(heads: Heads, marks: int) -> dict[int, float]:
    return {depth: heads.fits if depth == marks else heads.strays for depth in range(DEEP + 1)}


def marked(depth: int) -> int:
    """Return the number of marks as the tables count it."""
    return min(depth, DEEP)


def likeliest(ways: Sequence[Marking], scores: Sequence[float]) -> int:
    """Return the index of the way of the greatest score, its odds added; on a tie the first."""
    told = [way.odds + score for way, score in zip(ways, scores, strict=True)]
    return told.index(max(told))
