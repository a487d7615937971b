"""Pages that nobody has composed yet. One rule: what is compared is judged on one sheet."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Protocol

from layout_app.arrange.ground import Ground
from layout_app.arrange.judging.block import Block
from layout_app.arrange.judging.breaches import violations
from layout_app.arrange.judging.likeness import differing
from layout_app.arrange.judging.taste import Preset, score
from layout_app.arrange.making.cast import Cast
from layout_app.arrange.tiling.tile import Tiling
from layout_app.frozen import frozen

UNLIKE = 0.31
"""Share of the cells in which another proposal differs from those before it."""


@frozen(kw_only=False)
class Draft:
    """A page that nobody has composed yet."""

    score: float
    number: int
    tiling: Tiling
    blocks: tuple[Block, ...]

    @property
    def worth(self) -> tuple[float, int]:
        """What orders drafts, the best first."""
        return self.score, self.number


class Laid(Protocol):
    """What lies on a sheet."""

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All of it as taste sees it."""


@frozen(kw_only=False)
class Sheet:
    """A page that is judged: its ground, and what the paper minds."""

    ground: Ground
    preset: Preset

    def draft(self, cast: Cast, tiling: Tiling, number: int) -> Draft:
        """Return the draft of a cast in its places."""
        blocks = self.whole(chain.from_iterable(cast.blocks(place) for place in tiling))
        return Draft(self.score(blocks), number, tiling, blocks)

    def whole(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        """Return blocks together with what stays where it is, the masthead apart."""
        return (*blocks, *self._fixed())

    def score(self, blocks: Sequence[Block]) -> float:
        """Weigh everything that the paper minds; lower is better."""
        ground = self.ground
        return score(blocks, ground.columns, ground.lines, ground.top, self.preset)

    def violations(self, blocks: Sequence[Block]) -> dict[str, int]:
        """Return what taste has against a page, by name."""
        ground = self.ground
        return violations(blocks, ground.columns, ground.lines, ground.top)

    def is_unlike(self, page: Laid, others: Iterable[Laid]) -> bool:
        """Tell whether a page may be proposed beside others."""
        columns, lines, own = self.ground.columns, self.ground.lines, _owned(page.blocks)
        return all(differing(own, _owned(o.blocks), columns, lines) >= UNLIKE for o in others)

    def _fixed(self) -> Iterator[Block]:
        for n, held in enumerate(self.ground.held):
            if held.cells.end_line > self.ground.top:
                yield Block(name=f"held{n}", rank=0, cells=held.cells, is_ad=held.is_ad)


def _owned(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks of articles, legs too."""
    articles = {block.name for block in blocks if block.rank}
    return [block for block in blocks if block.name in articles]
