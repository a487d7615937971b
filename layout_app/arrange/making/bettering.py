"""Drafts changed for the better. One rule: a draft stays as it is unless another way scores less.

The best are mirrored, articles in them exchanged; then parts of them are cut anew.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from itertools import combinations
from random import Random

from layout_app.arrange.making.cast import Cast
from layout_app.arrange.making.draft import Draft, Sheet
from layout_app.arrange.making.rooms import row
from layout_app.arrange.tiling.anew import Part, cut_anew, mirrored, parts
from layout_app.arrange.tiling.tile import Place, Tiling
from layout_app.frozen import frozen
from layout_app.model.ids import ArticleId

BETTERED = 12
"""Drafts, the best, in which articles are exchanged."""
RECUT, PART = 4, 4
"""Drafts, each unlike those before it, of which parts are cut anew, and places of the largest."""
WAYS, EACH = 200, 8
"""Ways that are tried for a draft, and for a part of it."""

Late = Callable[[], bool]
"""Tells whether the time is up."""


@frozen(kw_only=False)
class Bettering:
    """What a cast allows on a sheet."""

    sheet: Sheet
    cast: Cast

    def exchange(self, drafts: list[Draft], is_late: Late) -> None:
        """Order drafts; mirror the best, and exchange articles in them."""
        drafts.sort(key=lambda draft: draft.worth)
        drafts[:BETTERED] = [self._mirrored(each) for each in drafts[:BETTERED]]
        drafts[:BETTERED] = [self._exchanged(each, is_late) for each in drafts[:BETTERED]]
        drafts.sort(key=lambda draft: draft.worth)

    def recut(self, drafts: list[Draft], random: Random, is_late: Late) -> None:
        """Cut parts of the best drafts anew, each of which is unlike those before it."""
        chosen: list[int] = []
        for n, draft in enumerate(drafts):
            if len(chosen) >= RECUT or is_late():
                return
            if self.sheet.is_unlike(draft, [drafts[k] for k in chosen]):
                chosen.append(n)
                drafts[n] = self._cut_anew(draft, random, is_late)

    def reshaped(
        self, draft: Draft, articles: Collection[ArticleId], random: Random
    ) -> list[Draft]:
        """Return pages, the best first, on which one of these articles has another shape.

        A part around it is cut anew.
        """
        named = [n for n, place in enumerate(draft.tiling) if self._name(place) in articles]
        found = {}
        for part in parts(draft.tiling, PART):
            concerned = [n for n in part.places if n in named]
            for way in self._recuts(draft, part, random) if concerned else ():
                if any(_size(way[n]) != _size(draft.tiling[n]) for n in concerned):
                    found[way] = self._redrawn(draft, way)
        return sorted(found.values(), key=lambda each: each.score)

    def _name(self, place: Place) -> ArticleId:
        return self.cast.articles[place.item].id

    def _mirrored(self, draft: Draft) -> Draft:
        """Return the better of a page and its mirror image, where nothing ties it to a side."""
        room, *others = self.cast.rooms
        if others or room.corner or any(place.leg for place in draft.tiling):
            return draft
        image = self._redrawn(draft, mirrored(draft.tiling, room.area))
        return min(draft, image, key=lambda each: each.worth)

    def _exchanged(self, draft: Draft, is_late: Late) -> Draft:
        """Return a page with articles below the lead exchanged that fit each other's places."""
        lead = 1 if self.cast.articles[0].rank == 1 else 0
        before = None
        while draft is not before:
            before = draft
            for one, other in combinations(range(lead, len(draft.tiling)), 2):
                places = list(draft.tiling)
                here, there = places[one], places[other]
                if not (self.cast.fits(one, there) and self.cast.fits(other, here)):
                    continue
                if is_late():
                    return draft
                places[one], places[other] = replace(there, item=one), replace(here, item=other)
                tried = self._redrawn(draft, tuple(places))
                draft = min(draft, tried, key=lambda each: each.score)
        return draft

    def _cut_anew(self, draft: Draft, random: Random, is_late: Late) -> Draft:
        """Return a page bettered part by part until no part gets better, or all is tried."""
        left = WAYS
        before = None
        while draft is not before:
            before = draft
            found = parts(draft.tiling, PART)
            random.shuffle(found)
            for part in found:
                ways = [self._redrawn(draft, way) for way in self._recuts(draft, part, random)]
                left -= len(ways)
                if left < 0 or is_late():
                    return draft
                draft = min(draft, *ways, key=lambda each: each.score) if ways else draft
                if draft is not before:
                    break
        return draft

    def _recuts(self, draft: Draft, part: Part, random: Random) -> Iterator[Tiling]:
        """Yield pages with a part cut anew."""
        items = [draft.tiling[n].item for n in part.places]
        rows = [row(self.cast.tables[item], part.area.columns) for item in items]
        levels = [self.cast.articles[item].rank for item in items]
        for way in cut_anew(rows, levels, part.area, random, EACH):
            places = list(draft.tiling)
            for n, cells in zip(part.places, way, strict=True):
                places[n] = replace(places[n], cells=cells)
            yield tuple(places)

    def _redrawn(self, draft: Draft, tiling: Tiling) -> Draft:
        return self.sheet.draft(self.cast, tiling, draft.number)


def _size(place: Place) -> tuple[int, int]:
    return place.cells.columns, place.cells.lines
