"""Make an article fit its boxes exactly (齐稿). One rule: bounded changes, in the order of levers.

Picture height (12 %), headline air (0-2 lines), a line above subheads, optional parts left out or
taken in again, paragraphs a line longer or shorter; then cuts are named for the editor to make.
Tracking and leading are never touched. Every setting that is tried is composed: what is promised is
what will be printed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import combinations, groupby, product

from layout_app.compose.flow.fit import Fit, FitState
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


class LeverKind(StrEnum):
    """What may be changed to make text fit, in this order."""

    PICTURES = "pictures"
    HEAD_AIR = "head_air"
    SUBHEAD_AIR = "subhead_air"
    OPTIONAL = "optional"
    PARAGRAPHS = "paragraphs"


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
    now = best = trial.now
    for coarse in trial.coarse() if trial.misfit(now) else ():
        if not trial.misfit(best) and trial.cost(coarse) >= trial.cost(best):
            break
        found = trial.filled(coarse)
        if trial.rank(found) < trial.rank(best):
            best = found
    fits = trial.misfit(best) == 0
    best = best if fits or trial.misfit(best) > 0 else now
    after = trial.fit(best)
    lines_over = after.lines if after.state is FitState.OVER else 0
    return Copyfit(
        article=article,
        before=trial.fit(now),
        after=after,
        setting=best,
        levers=trial.levers(best),
        cuts=_cheapest(composer.last_lines(applied(issue, article, best), article), lines_over),
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
        self._fits: dict[Setting, Fit] = {}
        value = index(issue).articles[article]
        self._box: ArticleBox = index(issue).parts[article][0][1]
        self._options = options(value)
        self._subheads = sum(p.kind is Kind.SUBHEAD for p in value.paragraphs)
        self._texts = sum(p.kind is Kind.TEXT for p in value.paragraphs)
        self._head_lines = composer.head_lines(issue, article)
        box = self._box
        self.now = Setting(
            pictures=self._picture_lines(box.picture_lines),
            heads=box.head_lines,
            subheads=min(box.subhead_air, self._subheads),
            loosen=box.loosen,
            left_out=tuple(p for p in self._options if _is_out(value.cuts, p)),
        )

    def fit(self, setting: Setting) -> Fit:
        """Return how the article fits with its levers set so."""
        found = self._fits.get(setting)
        if found is None:
            issue = applied(self._issue, self._article, setting)
            found = self._fits[setting] = self._composer.fit(issue, self._article)
        return found

    def misfit(self, setting: Setting) -> int:
        """Return the lines over, or below 0 those short."""
        fit = self.fit(setting)
        return -fit.lines if fit.state is FitState.SHORT else fit.lines

    def coarse(self) -> Iterator[Setting]:
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
        airs = {self.now.heads}
        if self._head_lines and self._air(self.now) <= MOST_HEAD_AIR:
            airs |= {self._head_lines + air for air in range(1, MOST_HEAD_AIR + 1)} | {0}
        found = [
            replace(self.now, pictures=pictures, heads=heads, left_out=left_out)
            for pictures, heads, left_out in product(range(least, most + 1), airs, sets)
        ]
        yield from sorted(found, key=self.cost)

    def cost(self, setting: Setting) -> int:
        """Return how much a setting changes, later levers counting more."""
        now = self.now
        changes = (
            setting.pictures - now.pictures,
            self._air(setting) - self._air(now),
            setting.subheads - now.subheads,
            len(set(setting.left_out) ^ set(now.left_out)),
            setting.loosen - now.loosen,
        )
        return sum(weight * abs(change) for weight, change in enumerate(changes, 1))

    def rank(self, setting: Setting) -> tuple[int, int]:
        """Return what orders settings: how far off the text is, then how much is changed."""
        return abs(self.misfit(setting)), self.cost(setting)

    def filled(self, setting: Setting) -> Setting:
        """Return the setting with air and longer or shorter paragraphs, as near as they come."""
        if not self._is_near(self.misfit(setting)):
            return setting
        aired = [replace(setting, subheads=lines) for lines in range(self._subheads + 1)]
        best = setting = min(aired, key=self.rank)
        for _ in range(4):
            lines = self.misfit(setting)
            loosen = max(-self._texts, min(setting.loosen - lines, self._texts))
            if not lines or loosen == setting.loosen:
                break
            setting = replace(setting, loosen=loosen)
            best = min(best, setting, key=self.rank)
        return best

    def levers(self, setting: Setting) -> tuple[Lever, ...]:
        """Return what a setting changes."""
        now = self.now
        changes = (
            (LeverKind.PICTURES, setting.pictures - now.pictures),
            (LeverKind.HEAD_AIR, self._air(setting) - self._air(now)),
            (LeverKind.SUBHEAD_AIR, setting.subheads - now.subheads),
        )
        found = [Lever(kind=kind, lines=lines) for kind, lines in changes if lines]
        for part in self._options:
            is_out = part in setting.left_out
            if is_out != (part in now.left_out):
                step = -1 if is_out else 1
                found.append(Lever(kind=LeverKind.OPTIONAL, lines=step, paragraph=part[0]))
        if setting.loosen != now.loosen:
            lines = setting.loosen - now.loosen
            found.append(Lever(kind=LeverKind.PARAGRAPHS, lines=lines))
        return tuple(found)

    def _air(self, setting: Setting) -> int:
        """Return the grid lines that the heads have beyond what they need."""
        return max(0, setting.heads - self._head_lines)

    def _is_near(self, lines: int) -> bool:
        """Tell whether subheads and paragraphs alone could make up so many lines."""
        if lines > 0:
            return lines <= self._texts + self.now.subheads
        return -lines <= self._texts + self._subheads

    def _picture_lines(self, wanted: int) -> int:
        """Return how many lines pictures really change when so many are asked for."""
        issue = set_air(self._issue, self._box.id, pictures=max(-99, min(wanted, 99)))
        return self._composer.article(issue, self._article).boxes[0].picture_lines


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


def _cheapest(last_lines: Sequence[tuple[int, int]], lines: int) -> tuple[CheapCut, ...]:
    """Return the cuts that win so many lines, or the cheapest few where none is to be won."""
    ordered = sorted(last_lines, key=lambda entry: entry[1])
    return tuple(
        CheapCut(paragraph=paragraph, chars=chars)
        for paragraph, chars in ordered[: lines or MOST_CUTS]
    )
