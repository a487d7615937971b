"""Drafts composed. One rule: only a page on which no text is over is proposed, or its cut is named.

A page may turn out worse than it promises, where lines stand alone or stay short. Then those that
promised less are composed too, and the best of all is taken.
"""

from collections.abc import Sequence
from dataclasses import replace

from layout_app.arrange.dressing import Dressed, Dresser
from layout_app.arrange.judging.block import Block
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
        self, cast: Cast, draft: Draft, drafts: Sequence[Draft], found: Sequence[Proposal]
    ) -> Proposal | None:
        """Return a draft composed, or one that turned out better; nothing where text is over.

        Others are taken if they are unlike what was found already.
        """
        best = self._composed(cast, draft)
        if best is None:
            return None
        left = RIVALS
        for rival in sorted(drafts, key=lambda each: each.worth):
            if not left or rival.score >= best.score:
                break
            if rival.worth <= draft.worth or not self._sheet.is_unlike(rival, found):
                continue
            left -= 1
            tried = self._composed(cast, rival)
            if tried is not None:
                best = min(best, tried, key=lambda each: each.score)
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


def _is_over(dressed: Dressed) -> bool:
    """Tell whether text is over that no cut was meant for."""
    over = dressed.shape.over
    return dressed.misfit > (over + SPARE if over else 0)
