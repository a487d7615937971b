"""Make an article fit its boxes exactly (齐稿). One rule: what is promised is what will be printed.

`levers` says what may be changed, `trial` finds the least change. What the levers do not reach is
left to the editor: the cheapest cuts are named, each composed, or another page.
"""

from layout_app.compose.flow.fit import Fit, FitState
from layout_app.compose.levers import Lever, Setting, applied
from layout_app.compose.page import Composer
from layout_app.compose.trial import Trial
from layout_app.edit.articles import cut_range
from layout_app.frozen import frozen
from layout_app.model.ids import ArticleId
from layout_app.model.issue import Issue, index

MOST_CUTS = 6
"""Cuts that are named where none is needed."""
LEAST_JUMPED = 8
"""Lines over from which continuing on another page is worth a box."""


@frozen
class CheapCut:
    """A paragraph in which deleting so many characters wins a line."""

    paragraph: int
    chars: int


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
    trial = Trial(composer, issue, article)
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
