"""Try settings of the levers. One rule: every setting that is tried is composed.

All levers are tried together, one may give back what another took too much; the least change is
taken that leaves no line alone and no foot uneven.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import combinations, product

from layout_app.compose.flow.fit import Filled, FitState
from layout_app.compose.levers import (
    MOST_HEAD_AIR,
    MOST_LOWER,
    Lever,
    LeverKind,
    Parts,
    Setting,
    applied,
    is_out,
    options,
)
from layout_app.compose.page import Composer
from layout_app.edit.boxes import set_air
from layout_app.model.box import ArticleBox
from layout_app.model.ids import ArticleId
from layout_app.model.issue import Issue, index
from layout_app.model.text import Kind

WEIGHTS = {
    LeverKind.PICTURES: 1,
    LeverKind.HEAD_AIR: 2,
    LeverKind.HEAD_SIZE: 3,
    LeverKind.SUBHEAD_AIR: 4,
    LeverKind.OPTIONAL: 5,
    LeverKind.PARAGRAPHS: 2,
}
"""What a change of one counts: the later a lever comes, the more; gaps count besides."""
STRAIN = 50
"""What gaps cost more, as `linebreak` counts, that is as much as a change of one.

A paragraph that takes a line more mostly costs 200 to 600.
"""
AGAINST = 3
"""How many times as much it counts where it adds lines to text that is over, or takes some of what
is short, so that another lever comes out even."""
_ANY = 999
_TRIES = 3
"""How often lines are asked for again where the air of the heads has changed with them."""


class Trial:
    """Settings of one article, each composed once."""

    def __init__(self, composer: Composer, issue: Issue, article: ArticleId) -> None:
        self._composer, self._issue, self._article = composer, issue, article
        self._filled: dict[Setting, Filled] = {}
        self._needed: dict[tuple[Parts, int], int] = {}
        self._tightest: dict[Parts, int] = {}
        """How many lines the text can lose, where it was found not to reach."""
        value = index(issue).articles[article]
        self._box: ArticleBox = index(issue).parts[article][0][1]
        self._options = options(value)
        self._has_pictures = bool(value.pictures)
        self._subheads = sum(p.kind is Kind.SUBHEAD for p in value.paragraphs)
        self._texts = sum(p.kind is Kind.TEXT for p in value.paragraphs)
        box = self._box
        self.now = Setting(
            pictures=self._picture_lines(box.picture_lines),
            heads=box.head_lines,
            lower=box.heads_lower,
            subheads=min(box.subhead_air, self._subheads),
            loosen=box.loosen,
            left_out=tuple(p for p in self._options if is_out(value.cuts, p)),
        )

    def filled(self, setting: Setting) -> Filled:
        """Return how the article fills its boxes with its levers set so."""
        found = self._filled.get(setting)
        if found is None:
            issue = applied(self._issue, self._article, setting)
            found = self._filled[setting] = self._composer.filled(issue, self._article)
        return found

    @property
    def tried(self) -> tuple[Setting, ...]:
        """The settings that were composed."""
        return tuple(self._filled)

    def misfit(self, setting: Setting) -> int:
        """Return the lines over, or below 0 those short."""
        fit = self.filled(setting).fit
        return -fit.lines if fit.state is FitState.SHORT else fit.lines

    def best(self) -> Setting:
        """Return the least change that makes the article fit, or leaves the least of it over."""
        best = self.now
        if not self.misfit(best):
            return best
        for coarse in self._coarse():
            if not self.misfit(best) and self._least(coarse) >= self._cost(best):
                break
            if not self._is_vain(coarse):
                best = min(best, self._fine(coarse, best), key=self._rank)
        return best if not self.misfit(best) or self.misfit(self.now) > 0 else self.now

    def _is_done(self, setting: Setting) -> bool:
        """Tell whether the article fits, with no more lines alone or empty than now."""
        return not self.misfit(setting) and not self._rank(setting)[0]

    def _off(self, setting: Setting) -> int:
        """Return how many lines a setting is off; those that it is beyond exact weigh heavily."""
        lines, now = self.misfit(setting), self.misfit(self.now)
        return abs(lines) + (_ANY if lines * now < 0 else 0)

    def levers(self, setting: Setting) -> tuple[Lever, ...]:
        """Return what is changed with a setting, as it is printed."""
        found = []
        for kind, change in self._changes(setting).items():
            if change and kind is not LeverKind.OPTIONAL:
                found.append(Lever(kind=kind, lines=change))
            elif change:
                found += self._switched(setting)
        return tuple(found)

    def _coarse(self) -> Iterator[Setting]:
        """Give the settings of pictures, heads and optional parts, the least changes first.

        Parts are only left out of text that is over, and only taken into text that is short.
        """
        least, most = self._picture_lines(-_ANY), self._picture_lines(_ANY)
        out = set(self.now.left_out)
        is_over = self.misfit(self.now) > 0
        sets = [
            left_out
            for count in range(len(self._options) + 1)
            for left_out in combinations(self._options, count)
            if (out <= set(left_out) if is_over else set(left_out) <= out)
        ]
        found = [
            replace(self.now, pictures=pictures, heads=heads, lower=lower, left_out=left_out)
            for left_out in sets
            for lower in self._lowers(left_out)
            for pictures, heads in product(range(least, most + 1), self._heads(left_out, lower))
        ]
        yield from sorted(found, key=self._least)

    def _lowers(self, left_out: Parts) -> set[int]:
        """Return how much lower the heads may be: those of text that is short only less so."""
        most = MOST_LOWER if self.misfit(self.now) > 0 else 0
        needed = self._head_lines(left_out, 0)
        lower = {needed - self._head_lines(left_out, n) for n in range(1, most + 1)}
        return {0, *lower, self.now.lower}

    def _heads(self, left_out: Parts, lower: int) -> set[int]:
        """Return the grid lines that may be kept for the heads: their air is an editor's or ours.

        An editor's own air beyond what copyfit may give stays.
        """
        needed = self._head_lines(left_out, lower)
        if not needed or self.now.heads > needed + MOST_HEAD_AIR:
            return {self.now.heads}
        return {self.now.heads, 0, *(needed + air for air in range(1, MOST_HEAD_AIR + 1))}

    def _is_vain(self, coarse: Setting) -> bool:
        """Tell whether a setting adds lines to text that is over without them."""
        fewer = []
        if coarse.heads > self._head_lines(coarse.left_out, coarse.lower):
            fewer.append(replace(coarse, heads=min(coarse.heads, self.now.heads)))
        if coarse.pictures > self.now.pictures:
            fewer.append(replace(coarse, pictures=self.now.pictures))
        return any(self.misfit(other) >= 0 for other in fewer if other != coarse)

    def _fine(self, coarse: Setting, known: Setting) -> Setting:
        """Return a setting with air above subheads and lines in paragraphs, as well as it fits."""
        best = coarse
        for subheads in range(self._subheads + 1):
            aired = replace(coarse, subheads=subheads)
            fits = [setting for setting in (best, known) if self._is_done(setting)]
            if any(self._least(aired) >= self._cost(setting) for setting in fits):
                continue
            best = min(best, aired, self._loosened(aired), key=self._rank)
        return best

    def _loosened(self, setting: Setting) -> Setting:
        """Return a setting with as many lines more or fewer in paragraphs as it is off."""
        best = setting
        tightest = self._tightest.get(setting.left_out, self._texts)
        for _ in range(_TRIES):
            lines = self.misfit(setting)
            if not lines or not -self._texts <= lines <= tightest:
                break
            setting = replace(setting, loosen=setting.loosen - lines)
            best = min(best, setting, key=self._rank)
            if self.misfit(setting) == lines:
                break
            if 0 < self.misfit(setting) <= lines:
                self._tightest[setting.left_out] = lines - self.misfit(setting)
                break
        return best

    def _rank(self, setting: Setting) -> tuple[int, int, int, int]:
        """Return what orders settings: lines alone first, then what is off, then what is changed.

        Lines that stand alone whatever is tried, or as many of them as now, are put up with.
        """
        flaws = self.filled(setting).tally.flaws
        more = max(0, flaws - self.filled(self.now).tally.flaws)
        return more, self._off(setting), flaws, self._cost(setting)

    def _least(self, setting: Setting) -> int:
        """Return how much a setting asks to be changed, later levers counting more."""
        now = self.now
        return self._weighed(
            {
                LeverKind.PICTURES: setting.pictures - now.pictures,
                LeverKind.HEAD_AIR: self._air(setting) - self._air(now),
                LeverKind.HEAD_SIZE: now.lower - setting.lower,
                LeverKind.SUBHEAD_AIR: setting.subheads - now.subheads,
                LeverKind.OPTIONAL: len(now.left_out) - len(setting.left_out),
                LeverKind.PARAGRAPHS: setting.loosen - now.loosen,
            }
        )

    def _cost(self, setting: Setting) -> int:
        """Return how much is changed with a setting, as it is printed; the evenest costs least."""
        now, found = self.filled(self.now).tally, self.filled(setting).tally
        others = max(0, found.varied - now.varied)
        changes = self._changes(setting)
        step = -1 if changes[LeverKind.PARAGRAPHS] < 0 else 1
        strained = round(max(0.0, found.strain - now.strain) / STRAIN)
        return self._weighed({**changes, LeverKind.PARAGRAPHS: step * others}) + strained

    def _weighed(self, changes: Mapping[LeverKind, int]) -> int:
        """Return what changes count together; two levers are more than one."""
        need = -self.misfit(self.now)
        used = {kind: change for kind, change in changes.items() if change}
        weights = (
            WEIGHTS[kind] * abs(change) * (AGAINST if change * need < 0 else 1)
            for kind, change in used.items()
        )
        return sum(weights) + max(0, len(used) - 1)

    def _changes(self, setting: Setting) -> dict[LeverKind, int]:
        """Return the lines that each lever has added, or below 0 taken, as they are printed."""
        now, found = self.filled(self.now), self.filled(setting)
        lines = [filled.tally.longer - filled.tally.shorter for filled in (now, found)]
        return {
            LeverKind.PICTURES: found.pictures - now.pictures,
            LeverKind.HEAD_AIR: found.head_air - now.head_air,
            LeverKind.HEAD_SIZE: now.heads_lower - found.heads_lower,
            LeverKind.SUBHEAD_AIR: found.tally.aired - now.tally.aired,
            LeverKind.OPTIONAL: len(self.now.left_out) - len(setting.left_out),
            LeverKind.PARAGRAPHS: lines[1] - lines[0],
        }

    def _switched(self, setting: Setting) -> Iterator[Lever]:
        for part in self._options:
            is_out = part in setting.left_out
            if is_out != (part in self.now.left_out):
                step = -1 if is_out else 1
                yield Lever(kind=LeverKind.OPTIONAL, lines=step, paragraph=part[0])

    def _air(self, setting: Setting) -> int:
        """Return the grid lines that the heads are to have beyond what they need."""
        return max(0, setting.heads - self._head_lines(setting.left_out, setting.lower))

    def _head_lines(self, left_out: Parts, lower: int) -> int:
        """Return the grid lines that lower heads need without some optional parts."""
        found = self._needed.get((left_out, lower))
        if found is None:
            setting = Setting(lower=lower, left_out=left_out)
            issue = applied(self._issue, self._article, setting)
            found = self._needed[left_out, lower] = self._composer.head_lines(issue, self._article)
        return found

    def _picture_lines(self, wanted: int) -> int:
        """Return how many lines pictures really change when so many are asked for."""
        if not wanted or not self._has_pictures:
            return 0
        issue = set_air(self._issue, self._box.id, pictures=max(-99, min(wanted, 99)))
        return self._composer.filled(issue, self._article).changed
