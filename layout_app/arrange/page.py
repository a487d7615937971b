"""Arrange a page: articles into boxes that fill what is free. One rule: only what was composed."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field

from layout_app.arrange.judging.taste import STANDARD, Preset
from layout_app.arrange.making.proposal import Proposal
from layout_app.arrange.making.search import Search
from layout_app.arrange.shapes import Wardrobe
from layout_app.frozen import frozen
from layout_app.model.ids import ArticleId, PageId


@frozen(kw_only=False)
class Jump:
    """An article that goes on on another page."""

    article: ArticleId
    end: int
    """Paragraphs of its first part."""
    to: PageId


@frozen
class Arranged:
    """What came of a page."""

    free: int
    """Cells of the page that nothing pinned, booked or printed on every page keeps."""
    proposals: tuple[Proposal, ...]
    """The best first, each unlike those before it."""
    unplaced: tuple[ArticleId, ...]
    """Articles that found no room."""
    seconds_first: float
    """Until the first page was composed."""
    seconds_total: float
    ranks: Mapping[ArticleId, int] = field(default_factory=dict)
    """What articles were taken for that came without a rank."""
    jumps: tuple[Jump, ...] = ()
    """Articles of which a part stands on this page, and the other on another."""

    def leads(self, proposal: Proposal | None) -> tuple[ArticleId, ...]:
        """Return the articles of a proposal that were taken for leads."""
        boxes = proposal.boxes if proposal else ()
        return tuple(box.article for box in boxes if self.ranks.get(box.article) == 1)


def arranged(
    wardrobe: Wardrobe,
    page: PageId,
    articles: Sequence[ArticleId],
    *,
    own: int = 0,
    seconds: float = 1.0,
    seed: int = 0,
    wanted: int = 3,
    preset: Preset = STANDARD,
    clock: Callable[[], float] = time.monotonic,
) -> Arranged:
    """Return proposals for a page that holds these articles, at most `seconds` from now.

    The boxes that they have on the page are lifted; everything else stays where it is. Where there
    are too many, the last are left out, leads never before others; the first `own` stand on the
    page already, and cuts are proposed rather than that one of them goes. What is looked at depends
    on issue and seed alone: what was done ends the search, the time only on a machine too slow for
    that.
    """
    search = Search(wardrobe, page, articles, own, seed, preset, clock, seconds)
    proposals, left_out = search.proposals(wanted)
    return Arranged(
        free=search.ground.free,
        proposals=proposals,
        unplaced=tuple(article.id for article in left_out),
        seconds_first=search.first,
        seconds_total=clock() - search.begun,
    )
