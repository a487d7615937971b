"""How many errors an issue may hold. One rule: the arithmetic of the regulation, nothing guessed.

《报纸期刊质量管理规定》 (2020): an issue fails above three errors in ten thousand characters. The
annex on counting was seen in part only, so that its figures stand here as a table to be corrected.
"""

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction

from layout_app.frozen import frozen
from layout_app.model.geometry import Rect
from layout_app.model.paper import Paper

SHARE = Fraction(3, 10_000)
NEWS_PICTURE = 0.8
"""Of a picture's area that counts as characters."""
_FEW, _SEVERAL = 1, 5
_MOST_TIMES = 3


@frozen
class Mistake:
    """Characters that are wrong, missing or too many."""

    characters: int
    is_prominent: bool = False
    """Whether it stands in a headline, the masthead, a folio or a column head."""
    is_half: bool = False
    """Whether it is a sentence whose other half is missing."""
    told: str = ""
    """What is wrong, so that the same mistake made again is known."""


@frozen
class Budget:
    """What an issue may hold and what it is known to hold."""

    characters: int
    """版面字数."""
    allowed: float
    known: int

    @property
    def is_exceeded(self) -> bool:
        """Tell whether the issue fails."""
        return self.known > self.allowed


def page_characters(paper: Paper, pictures: Iterable[Rect] = (), span: int = 1) -> int:
    """Return the characters of a page: a full type area, but for the part of pictures not counted.

    Furniture counts as if its place were full of text.
    """
    area = paper.type_area
    a_line = area.w / paper.em
    whole = span * a_line * paper.lines
    cell = paper.em * paper.leading
    lost = sum((1 - NEWS_PICTURE) * rect.w * rect.h / cell for rect in pictures)
    return round(whole - lost)


def weight_of(mistake: Mistake) -> int:
    """Return what one mistake counts: 1 character 1, 2 to 5 2, more 4; double where prominent."""
    weight = 1 + (mistake.characters > _FEW) + 2 * (mistake.characters > _SEVERAL)
    return weight * (2 if mistake.is_prominent else 1)


def budget(characters: int, mistakes: Iterable[Mistake]) -> Budget:
    """Return the budget of an issue; the same mistake counts at most three times."""
    seen: Counter[str] = Counter()
    known = 0
    for mistake in mistakes:
        if mistake.told:
            seen[mistake.told] += 1
            if seen[mistake.told] > _MOST_TIMES:
                continue
        known += weight_of(mistake)
    return Budget(characters=characters, allowed=round(float(characters * SHARE), 1), known=known)
