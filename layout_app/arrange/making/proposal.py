"""Drafts composed. One rule: only a page on which no text is over is proposed, or its cut is named.

A page may turn out worse than it promises, where lines stand alone or stay short. Then those that
promised less are composed too, and the best of all is taken.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from random import Random

from layout_app.arrange.dressing import Dressed, Dresser
from layout_app.arrange.judging.block import Block
from layout_app.arrange.making.bettering import Bettering
from layout_app.arrange.making.cast import Cast, box_cells
from layout_app.arrange.making.draft import Draft, Sheet
from layout_app.arrange.shapes import Shape
from layout_app.arrange.tiling.tile import Tiling
from layout_app.frozen import frozen
from layout_app.model.box import ArticleBox
from layout_app.model.ids import ArticleId

SPARE = 1
"""Lines that a cut may turn out longer than was counted."""
RIVALS = 6
"""Pages that are composed where one turned out worse than they promise."""
NEIGHBOURS = 12
"""The same of those on which a line alone may be gone, its box and those beside it cut anew."""


@frozen
class Proposal:
    """A page that was composed; what is over is named as a cut."""

    boxes: tuple[ArticleBox, ...]
    score: float
    """Lower is better."""
    white: int
    """Cells that stay empty."""
    violations: dict[str, int]
    """What taste has against it, by name."""
    cuts: tuple[tuple[ArticleId, int], ...]
    """Articles that are too long for their boxes, and the characters to be cut."""
    blocks: tuple[Block, ...]


class Proofs:
    """Composes drafts of one page; what is known to be too small is not composed again."""

    def __init__(self, dresser: Dresser, sheet: Sheet) -> None:
        self._dresser, self._sheet = dresser, sheet
        self._too_small: set[tuple[ArticleId, Shape]] = set()

    def proposal(
        self, bettering: Bettering, draft: Draft, drafts: Sequence[Draft], found: Sequence[Proposal]
    ) -> Proposal | None:
        """Return a draft composed, or one that turned out better; nothing where text is over.

        Others are taken if they are unlike what was found already.
        """
        cast = bettering.cast
        first = self._composed(cast, draft)
        if first is None:
            return None
        later = (rival for rival in _ordered(drafts) if rival.worth > draft.worth)
        best = self._rivalled(cast, (first, draft), later, found, RIVALS)
        return self._reshaped(bettering, best, found)

    def _reshaped(
        self, bettering: Bettering, best: tuple[Proposal, Draft], found: Sequence[Proposal]
    ) -> Proposal:
        """Return the best of a page and those on which what has lines alone is shaped otherwise."""
        left, random = NEIGHBOURS, Random(best[1].number)
        before = None
        while left > 0 and best is not before and (lone := _lone(best[0])):
            before = best
            near = bettering.reshaped(best[1], lone, random)[:left]
            left -= len(near)
            best = self._rivalled(bettering.cast, best, near, found, len(near))
        return best[0]

    def _rivalled(
        self,
        cast: Cast,
        best: tuple[Proposal, Draft],
        rivals: Iterable[Draft],
        found: Sequence[Proposal],
        most: int,
    ) -> tuple[Proposal, Draft]:
        """Return the best of a page and so many of those that promise to be better."""
        for rival in rivals:
            if not most or rival.score >= best[0].score:
                break
            if not self._sheet.is_unlike(rival, found):
                continue
            most -= 1
            tried = self._composed(cast, rival)
            if tried is not None and tried.score < best[0].score:
                best = tried, rival
        return best

    def _composed(self, cast: Cast, draft: Draft) -> Proposal | None:
        made = self._made(cast, draft.tiling)
        return self._proposal(cast, draft.tiling, made) if made else None

    def _made(self, cast: Cast, tiling: Tiling) -> list[Dressed]:
        """Return a page composed; nothing as soon as the text of one article is over."""
        looks = [(cast.articles[place.item].id, cast.shape(place)) for place in tiling]
        if not self._too_small.isdisjoint(looks):
            return []
        made = []
        for look in looks:
            made.append(self._dresser.dressed(*look))
            if _is_over(made[-1]):
                self._too_small.add(look)
                return []
        return [self._dresser.mended(each) for each in made]

    def _proposal(self, cast: Cast, tiling: Tiling, made: Sequence[Dressed]) -> Proposal:
        boxes, blocks = [], []
        for place, dressed in zip(tiling, made, strict=True):
            boxes.append(replace(dressed.box, shape=box_cells(place)))
            block, *leg = cast.blocks(place)
            blocks += [replace(block, slack=max(0, -dressed.misfit), lone=dressed.lone), *leg]
        page = self._sheet.whole(blocks)
        covered = (cells for place in tiling for cells in (place.cells, place.leg) if cells)
        bare = self._sheet.ground.bare(covered)
        return Proposal(
            boxes=tuple(boxes),
            score=round(self._sheet.score(page), 3),
            white=bare - sum(min(0, dressed.misfit) for dressed in made),
            cuts=tuple((dressed.box.article, dressed.over) for dressed in made if dressed.over),
            violations=self._sheet.violations(page),
            blocks=page,
        )


def _ordered(drafts: Iterable[Draft]) -> list[Draft]:
    return sorted(drafts, key=lambda each: each.worth)


def _lone(page: Proposal) -> set[ArticleId]:
    """Return the articles of a page of which lines stand alone."""
    return {ArticleId(block.name) for block in page.blocks if block.lone}


def _is_over(dressed: Dressed) -> bool:
    """Tell whether text is over that no cut was meant for."""
    over = dressed.shape.over
    return dressed.misfit > (over + SPARE if over else 0)
