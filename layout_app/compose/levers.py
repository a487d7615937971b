"""What copyfit may change. One rule: bounded changes, in the order of levers.

Picture height (12 %), headline air (0-2 lines), headline size (12 %, where whole grid lines come
of it), a line above subheads, optional parts left out or taken in again, paragraphs a line longer
or shorter. Tracking and leading are never touched.
"""

from collections.abc import Sequence
from enum import StrEnum
from itertools import groupby

from layout_app.edit.articles import cut_range, uncut
from layout_app.edit.boxes import set_air, set_head_lines
from layout_app.frozen import frozen
from layout_app.model.article import Article, Cut
from layout_app.model.ids import ArticleId
from layout_app.model.issue import Issue, index
from layout_app.model.text import INSERTS, Kind

MOST_HEAD_AIR = 2
MOST_LOWER = 3
"""Grid lines that heads are made lower at most: so many go with a line of the headline."""
MOST_OPTIONS = 4
"""Optional parts that are tried in and out."""
_FIT = "fit"
"""Who made a cut that copyfit may take back."""

Parts = tuple[tuple[int, ...], ...]
"""The paragraphs of each of several optional parts."""


class LeverKind(StrEnum):
    """What may be changed to make text fit, in this order."""

    PICTURES = "pictures"
    HEAD_AIR = "head_air"
    HEAD_SIZE = "head_size"
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
class Setting:
    """What the levers of an article are set to."""

    pictures: int = 0
    heads: int = 0
    """Grid lines kept for the heads; 0 gives them what they need."""
    lower: int = 0
    """Grid lines that they are lower by a smaller headline."""
    subheads: int = 0
    loosen: int = 0
    """Lines that the text takes more, or below 0 fewer."""
    left_out: Parts = ()
    """The paragraphs of the optional parts that are not printed."""


def applied(issue: Issue, article: ArticleId, setting: Setting) -> Issue:
    """Return the issue with the levers of an article set."""
    box = index(issue).parts[article][0][1]
    issue = set_air(
        issue,
        box.id,
        heads=setting.lower,
        pictures=setting.pictures,
        subheads=setting.subheads,
        loosen=setting.loosen,
    )
    issue = set_head_lines(issue, box.id, setting.heads)
    for part in options(index(issue).articles[article]):
        issue = _with_option(issue, article, part, printed=part not in setting.left_out)
    return issue


def options(article: Article) -> Parts:
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


def is_out(cuts: Sequence[Cut], part: tuple[int, ...]) -> bool:
    """Tell whether copyfit has left an optional part out."""
    return any(cut.by == _FIT and cut.start.paragraph in part for cut in cuts)


def _with_option(
    issue: Issue, article: ArticleId, part: tuple[int, ...], *, printed: bool
) -> Issue:
    """Return the issue with an optional part printed, or cut by copyfit's hand."""
    found = index(issue).articles[article]
    if printed == (not is_out(found.cuts, part)):
        return issue
    if not printed:
        end = len(found.paragraphs[part[-1]].text)
        return cut_range(issue, article, (part[0], 0), (part[-1], end), by=_FIT)
    for n in reversed(range(len(found.cuts))):
        if found.cuts[n].by == _FIT and found.cuts[n].start.paragraph in part:
            issue = uncut(issue, article, n)
    return issue
