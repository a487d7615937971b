"""The search for one page: drafts by the hundred, the best composed. One rule: issue and seed.

Pages that fill the ground exactly are drawn and ordered by taste; the best are bettered and
composed. Where articles find no page together, what is tried escalates, and an article fewer is
the last resort.
"""

from collections.abc import Callable, Sequence
from random import Random

from layout_app.arrange.dressing import Dresser
from layout_app.arrange.ground import ground
from layout_app.arrange.judging.taste import Preset
from layout_app.arrange.making.bettering import Bettering
from layout_app.arrange.making.cast import Cast
from layout_app.arrange.making.draft import Draft, Sheet
from layout_app.arrange.making.escalation import Escalation, whiter
from layout_app.arrange.making.proposal import Proofs, Proposal
from layout_app.arrange.shapes import Wardrobe
from layout_app.model.article import Article
from layout_app.model.ids import ArticleId, PageId
from layout_app.model.issue import index

FIRST_DRAWN = 40
"""Pages drawn before the first is composed."""
POOR = 12.0
"""A score for each article, above which a page is put up with only when all ways to fill the page
without a cut were tried."""
DRAWN, MOST_DRAWN = 6000, 500
"""Articles on the pages drawn of one way, and pages: what is drawn costs as much on every page."""
TRYING, DRAWING = 400, 5000
"""Steps of drawing after which a way that brings no page is left, and one that brings some is
composed. Where there are pages the first came within 22 steps on 179 of 179 ways."""
PATIENCE = 4
"""How many times as long as it should a search may take that has found nothing yet."""
COMPOSING = 0.9
"""Share of the time after which no further proposals are looked for."""
SLOW_DRAWING, SLOW_BETTERING = 0.45, 0.4
"""Shares of what is left of it after which a slow machine draws and betters no more, so that what
is drawn is composed. All others are stopped by counts, and propose the same."""
CHOOSING = 0.3
"""Share of the time in which others are looked for where the first page came late."""


class Search:
    """The search for one page."""

    def __init__(
        self,
        wardrobe: Wardrobe,
        page: PageId,
        articles: Sequence[ArticleId],
        own: int,
        seed: int,
        preset: Preset,
        clock: Callable[[], float],
        seconds: float,
    ) -> None:
        self.begun = clock()
        self.first = 0.0
        self._clock, self._seconds = clock, seconds
        self._last = self.begun + seconds * PATIENCE
        self._end = self._given_up = self.begun
        self._random, self._seed = Random(seed), seed
        found = index(wardrobe.issue)
        self.ground = ground(wardrobe.issue, found.pages[page], frozenset(articles))
        self._escalation = Escalation(wardrobe, self.ground)
        self._sheet = Sheet(self.ground, preset)
        self._proofs = Proofs(Dresser(wardrobe.composer, wardrobe.issue), self._sheet)
        named = [found.articles[article] for article in articles]
        self._least = {article.id: wardrobe.least(article) for article in named}
        # An article without a shape, its headline too long for any width, stops no other.
        self._articles = sorted(named, key=lambda a: (not self._least[a.id], a.rank != 1))
        self._uncut = own or sum(area > 0 for area in self._least.values())
        """Articles of which none is left out before cuts are proposed."""

    def proposals(self, wanted: int) -> tuple[tuple[Proposal, ...], list[Article]]:
        """Return proposals, the best first, and the articles that are on none of them."""
        hopeless: list[Article] = []
        articles = self._holdable(self._articles)
        while articles and self._clock() < self._last:
            found = self._found(articles, len(hopeless), wanted)
            if found:
                best = sorted(found, key=lambda proposal: proposal.score)[:wanted]
                return tuple(best), [each for each in self._articles if each not in articles]
            if len(articles) > 1:
                articles = articles[:-1]
                continue
            # What does not even stand on the page alone stops no other.
            hopeless += articles
            articles = self._holdable([each for each in self._articles if each not in hopeless])
        return (), self._articles

    def _found(self, articles: Sequence[Article], hopeless: int, wanted: int) -> list[Proposal]:
        """Return proposals that hold all of these articles."""
        now = self._clock()
        self._end, self._given_up = now + COMPOSING * self._seconds, now + self._seconds
        found: list[Proposal] = []
        whitest = 1.0
        may_cut = len(articles) + hopeless == self._uncut
        for cast in self._escalation.casts(articles, may_cut=may_cut):
            if found and (cast.white > whiter(whitest) or self._clock() > self._end):
                break
            has_choice = len(found) >= wanted
            if has_choice and (cast.cuts or cast.white > whitest or not _is_poor(found)):
                break
            self._look(cast, wanted, found)
            if found:
                whitest = min(whitest, cast.white)
        return found

    def _holdable(self, articles: Sequence[Article]) -> list[Article]:
        """Return articles without the last, which could find no room even at their least."""
        room = max((sum(room.cells for room in each) for each in self.ground.layouts), default=0)
        kept = []
        for article in articles:
            room -= self._least[article.id]
            if room < 0 or not self._least[article.id]:
                break
            kept.append(article)
        return kept

    def _look(self, cast: Cast, wanted: int, found: list[Proposal]) -> None:
        """Find pages of a cast, each unlike those before it."""
        drawn: list[Draft] = []
        most = min(MOST_DRAWN, DRAWN // len(cast.articles))
        is_late = self._after(SLOW_DRAWING)
        # What is tried after notches is drawn as it were without them.
        random = Random(self._seed) if any(cast.notched) else self._random
        for step, tiling in enumerate(cast.fillings(self.ground.free, random)):
            is_over = is_late() if drawn or found else self._clock() > self._given_up
            if is_over or step > (DRAWING if drawn else TRYING):
                break
            if tiling is None:
                continue
            drawn.append(self._sheet.draft(cast, tiling, len(drawn)))
            if len(drawn) == FIRST_DRAWN and not found:
                self._compose(cast, drawn, found, 1)
            if len(drawn) >= most:
                break
        if drawn:
            is_late = self._after(SLOW_BETTERING)
            bettering = Bettering(self._sheet, cast)
            bettering.exchange(drawn, is_late)
            bettering.recut(drawn, Random(self._seed), is_late)
        self._compose(cast, drawn, found, wanted)

    def _after(self, share: float) -> Callable[[], bool]:
        """Return what tells whether a share of the time that is left has gone."""
        now = self._clock()
        end = now + share * max(0.0, self._end - now)
        return lambda: self._clock() > end

    def _compose(
        self, cast: Cast, drawn: Sequence[Draft], found: list[Proposal], wanted: int
    ) -> None:
        """Compose the best of the drawn pages, each unlike those before it.

        What was found before gives way to what is better and like it.
        """
        kept = found.copy()
        found.clear()
        both: list[Proposal | Draft] = [*kept, *drawn]
        for each in sorted(both, key=lambda each: each.score):
            if len(found) >= wanted or (kept and self._clock() > self._end):
                break
            if not self._sheet.is_unlike(each, found):
                continue
            if isinstance(each, Draft):
                self._propose(cast, each, drawn, found)
            else:
                found.append(each)
        found += [each for each in kept if each not in found and self._sheet.is_unlike(each, found)]

    def _propose(
        self, cast: Cast, draft: Draft, drawn: Sequence[Draft], found: list[Proposal]
    ) -> None:
        """Add a draft, or a better one that was drawn, once it is composed."""
        proposal = self._proofs.proposal(Bettering(self._sheet, cast), draft, drawn, found)
        if proposal is None:
            return
        found.append(proposal)
        if not self.first:
            now = self._clock()
            self.first = now - self.begun
            self._end = max(self._end, now + CHOOSING * self._seconds)


def _is_poor(found: Sequence[Proposal]) -> bool:
    """Tell whether the best page breaks rules so that more freedom may bring a better one."""
    best = min(found, key=lambda proposal: proposal.score)
    return best.score > POOR * len(best.boxes)
