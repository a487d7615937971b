"""Make an article fit its boxes exactly (齐稿). One rule: bounded changes, in the order of levers.

Picture height (12 %), headline air (0-2 lines), a line above subheads, optional parts left out or
taken in again, paragraphs a line longer or shorter; then cuts are named for the editor to make.
Tracking and leading are never touched. All levers are tried together, one may give back what
another took too much; the least change is taken that leaves no line alone and no foot uneven.
Every setting that is tried is composed: what is promised is what will be printed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import combinations, groupby, product

from layout_app.compose.flow.fit import Filled, Fit, FitState
from layout_app.compose.flow.poured import Tally
from layout_app.compose.page import Composer
from layout_app.edit.articles import cut_range, uncut
from layout_app.edit.boxes import set_air, set_head_lines
from layout_app.frozen import frozen
from layout_app.model.article import Article, Cut
from layout_app.model.box import ArticleBox
from layout_app.model.ids import ArticleId
from layout_app.model.issue import Issue, index
from layout_app.model.text import INSERTS, Kind

MOST_HEAD_AIR = 2
MOST_OPTIONS = 4
"""Optional parts that are tried in and out."""
MOST_CUTS = 6
"""Cuts that are named where none is needed."""
LEAST_JUMPED = 8
"""Lines over from which continuing on another page is worth a box."""
_FIT = "fit"
"""Who made a cut that copyfit may take back."""
_ANY = 999
_TRIES = 3
"""How often lines are asked for again where the air of the heads has changed with them."""


class LeverKind(StrEnum):
    """What may be changed to make text fit, in this order."""

    PICTURES = "pictures"
    HEAD_AIR = "head_air"
    SUBHEAD_AIR = "subhead_air"
    OPTIONAL = "optional"
    PARAGRAPHS = "paragraphs"


WEIGHTS = {kind: weight for weight, kind in enumerate(LeverKind, 1)}
"""What a change of one counts: the later a lever comes, the more."""
AGAINST = 3
"""How many times as much it counts where it adds lines to text that is over, or takes some of what
is short, so that another lever comes out even."""


@frozen
class Lever:
    """A change that was used."""

    kind: LeverKind
    lines: int
    """Grid lines added, or below 0 taken; of an optional part 1 takes it in, -1 leaves it out."""
    paragraph: int | None = None
    """The first paragraph of an optional part."""


@frozen
class CheapCut:
    """A paragraph in which deleting so many characters wins a line."""

    paragraph: int
    chars: int


@frozen
class Setting:
    """What the levers of an article are set to."""

    pictures: int = 0
    heads: int = 0
    """Grid lines kept for the heads; 0 gives them what they need."""
    subheads: int = 0
    loosen: int = 0
    """Lines that the text takes more, or below 0 fewer."""
    left_out: tuple[tuple[int, ...], ...] = ()
    """The paragraphs of the optional parts that are not printed."""


@frozen
class Copyfit:
    """How an article fits, and how it could fit."""

    article: ArticleId
    before: Fit
    after: Fit
    """With the levers used."""
    setting: Setting
    levers: tuple[Lever, ...]
    """In the order of their use; none where they would not make it exact."""
    cuts: tuple[CheapCut, ...]
    """Cheapest first: those that would win the lines that are over, or the cheapest few."""
    may_jump: bool
    """Whether so much is over that a part on another page is worth its place."""


def copyfit(composer: Composer, issue: Issue, article: ArticleId) -> Copyfit:
    """Return how an article fits and the least changes that make it fit; KeyError if unplaced."""
    trial = _Trial(composer, issue, article)
    best = trial.best()
    after = trial.filled(best).fit
    lines_over = after.lines if after.state is FitState.OVER else 0
    return Copyfit(
        article=article,
        before=trial.filled(trial.now).fit,
        after=after,
        setting=best,
        levers=trial.levers(best),
        cuts=_cheapest(composer, applied(issue, article, best), article, lines_over),
        may_jump=lines_over >= LEAST_JUMPED,
    )


def applied(issue: Issue, article: ArticleId, setting: Setting) -> Issue:
    """Return the issue with the levers of an article set."""
    box = index(issue).parts[article][0][1]
    issue = set_air(
        issue,
        box.id,
        pictures=setting.pictures,
        subheads=setting.subheads,
        loosen=setting.loosen,
    )
    issue = set_head_lines(issue, box.id, setting.heads)
    for part in options(index(issue).articles[article]):
        issue = _with_option(issue, article, part, printed=part not in setting.left_out)
    return issue


def options(article: Article) -> tuple[tuple[int, ...], ...]:
    """Return the paragraphs of each optional part: deck, pull quotes, fact boxes.

    What the editor cut, wholly or in part, is settled and no option.
    """
    numbered = list(enumerate(article.paragraphs))
    found: list[tuple[int, ...]] = []
    for kind, group in groupby(numbered, lambda entry: entry[1].kind):
        if kind in (Kind.DECK, *INSERTS):
            part = tuple(n for n, _ in group)
            found += [part] if kind is Kind.FACT else [(n,) for n in part]
    return tuple(
        part
        for part in found
        if all(cut.by == _FIT for cut in article.cuts if cut.start.paragraph in part)
    )[:MOST_OPTIONS]


class _Trial:
    """Settings of one article, each composed once."""

    def __init__(self, composer: Composer, issue: Issue, article: ArticleId) -> None:
        self._composer, self._issue, self._article = composer, issue, article
        self._filled: dict[Setting, Filled] = {}
        self._needed: dict[tuple[tuple[int, ...], ...], int] = {}
        self._tightest: dict[tuple[tuple[int, ...], ...], int] = {}
        """How many lines the text can lose, where it was found not to reach."""
        value = index(issue).articles[article]
        self._box: ArticleBox = index(issue).parts[article][0][1]
        self._options = options(value)
        self._subheads = sum(p.kind is Kind.SUBHEAD for p in value.paragraphs)
        self._texts = sum(p.kind is Kind.TEXT for p in value.paragraphs)
        box = self._box
        self.now = Setting(
            pictures=self._picture_lines(box.picture_lines),
            heads=box.head_lines,
            subheads=min(box.subhead_air, self._subheads),
            loosen=box.loosen,
            left_out=tuple(p for p in self._options if _is_out(value.cuts, p)),
        )

    def filled(self, setting: Setting) -> Filled:
        """Return how the article fills its boxes with its levers set so."""
        found = self._filled.get(setting)
        if found is None:
            issue = applied(self._issue, self._article, setting)
            found = self._filled[setting] = self._composer.filled(issue, self._article)
        return found

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
            replace(self.now, pictures=pictures, heads=heads, left_out=left_out)
            for left_out in sets
            for pictures, heads in product(range(least, most + 1), self._heads(left_out))
        ]
        yield from sorted(found, key=self._least)

    def _heads(self, left_out: tuple[tuple[int, ...], ...]) -> set[int]:
        """Return the grid lines that may be kept for the heads: their air is an editor's or ours.

        An editor's own air beyond what copyfit may give stays.
        """
        needed = self._head_lines(left_out)
        if not needed or self.now.heads > needed + MOST_HEAD_AIR:
            return {self.now.heads}
        return {self.now.heads, 0, *(needed + air for air in range(1, MOST_HEAD_AIR + 1))}

    def _is_vain(self, coarse: Setting) -> bool:
        """Tell whether a setting adds lines to text that is over without them."""
        fewer = []
        if coarse.heads > self._head_lines(coarse.left_out):
            fewer.append(replace(coarse, heads=min(coarse.heads, self.now.heads)))
        if coarse.pictures > self.now.pictures:
            fewer.append(replace(coarse, pictures=self.now.pictures))
        return any(self.misfit(other) >= 0 for other in fewer if other != coarse)

    def _fine(self, coarse: Setting, known: Setting) -> Setting:
        """Return a setting with air above subheads and lines in paragraphs, as well as it fits."""
        best = coarse
        for subheads in range(self._subheads + 1):
            aired = replace(coarse, subheads=subheads)
            fits = [setting for setting in (best, known) if not self.misfit(setting)]
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
                LeverKind.SUBHEAD_AIR: setting.subheads - now.subheads,
                LeverKind.OPTIONAL: len(now.left_out) - len(setting.left_out),
                LeverKind.PARAGRAPHS: setting.loosen - now.loosen,
            }
        )

    def _cost(self, setting: Setting) -> int:
        """Return how much is changed with a setting, as it is printed."""
        now, found = self.filled(self.now).tally, self.filled(setting).tally
        uneven = max(0, _changed(found) - _changed(now))
        changes = self._changes(setting)
        step = -1 if changes[LeverKind.PARAGRAPHS] < 0 else 1
        return self._weighed({**changes, LeverKind.PARAGRAPHS: step * uneven})

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
        return max(0, setting.heads - self._head_lines(setting.left_out))

    def _head_lines(self, left_out: tuple[tuple[int, ...], ...]) -> int:
        """Return the grid lines that the heads need without some optional parts."""
        found = self._needed.get(left_out)
        if found is None:
            setting = Setting(left_out=left_out)
            issue = applied(self._issue, self._article, setting)
            found = self._needed[left_out] = self._composer.head_lines(issue, self._article)
        return found

    def _picture_lines(self, wanted: int) -> int:
        """Return how many lines pictures really change when so many are asked for."""
        issue = set_air(self._issue, self._box.id, pictures=max(-99, min(wanted, 99)))
        return self._composer.filled(issue, self._article).changed


def _changed(tally: Tally) -> int:
    """Return how many paragraphs have other lines than their best; those with wide gaps twice."""
    return tally.longer + tally.shorter + tally.uneven


def _is_out(cuts: Sequence[Cut], part: tuple[int, ...]) -> bool:
    return any(cut.by == _FIT and cut.start.paragraph in part for cut in cuts)


def _with_option(
    issue: Issue, article: ArticleId, part: tuple[int, ...], *, printed: bool
) -> Issue:
    """Return the issue with an optional part printed, or cut by copyfit's hand."""
    found = index(issue).articles[article]
    if printed == (not _is_out(found.cuts, part)):
        return issue
    if not printed:
        end = len(found.paragraphs[part[-1]].text)
        return cut_range(issue, article, (part[0], 0), (part[-1], end), by=_FIT)
    for n in reversed(range(len(found.cuts))):
        if found.cuts[n].by == _FIT and found.cuts[n].start.paragraph in part:
            issue = uncut(issue, article, n)
    return issue


def _cheapest(
    composer: Composer, issue: Issue, article: ArticleId, lines: int
) -> tuple[CheapCut, ...]:
    """Return the cuts that win so many lines, or the cheapest few where none is to be won."""
    ordered = sorted(composer.last_lines(issue, article), key=lambda entry: entry[1])
    cuts = [CheapCut(paragraph=paragraph, chars=chars) for paragraph, chars in ordered]
    if not 0 < lines < LEAST_JUMPED:
        return tuple(cuts[: lines or MOST_CUTS])
    found: list[CheapCut] = []
    for cut in cuts:
        if lines <= 0:
            break
        # Where a foot asks for other lines a cut may win none: only what was composed is named.
        end = len(index(issue).articles[article].paragraphs[cut.paragraph].text)
        tried = cut_range(issue, article, (cut.paragraph, end - cut.chars), (cut.paragraph, end))
        fit = composer.fit(tried, article)
        left = fit.lines if fit.state is FitState.OVER else 0
        if left < lines:
            issue, lines = tried, left
            found.append(cut)
    return tuple(found)
