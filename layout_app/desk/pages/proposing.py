"""Proposals for pages, looked for in a process of its own. One rule: nothing is changed there.

The issue goes over as a value, proposals come back; what they say of themselves is said here.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from layout_app.arrange.judging.taste import STANDARD
from layout_app.arrange.making.proposal import Proposal
from layout_app.arrange.page import Arranged
from layout_app.compose.page import Composer
from layout_app.desk.pages.arranging import (
    Task,
    bare_heads,
    fragments,
    may_jump,
    proposed,
    waiting,
)
from layout_app.desk.sentences.make_up import TASTE
from layout_app.desk.words import _, filled, plural
from layout_app.frozen import frozen
from layout_app.model.article import headline
from layout_app.model.ids import ArticleId, PageId
from layout_app.model.issue import Issue, OwnFace, index
from layout_app.store.faces import catalogue_of

_NAMED = 4
"""Headlines that a sentence names before it counts."""


@frozen
class ArrangeOrder:
    """Pages to be arranged; it can be pickled."""

    issue: Issue
    home: Path
    """Folder of the publication, where the paper's own faces lie."""
    task: Task


@frozen(kw_only=False)
class Proposed:
    """What could become of each page."""

    found: dict[PageId, Arranged]


class Bench:
    """The composer of the paper that was arranged last: what it has set once stays set."""

    def __init__(self) -> None:
        self._paper: tuple[Path, tuple[OwnFace, ...]] | None = None
        self._composer: Composer | None = None

    def proposed(self, order: ArrangeOrder, progress: Callable[[int, int], None]) -> Proposed:
        """Look for pages."""
        publication = order.issue.publication
        paper = order.home, publication.faces
        if self._composer is None or paper != self._paper:
            self._paper = paper
            self._composer = Composer(catalogue_of(publication, order.home))
        return Proposed(proposed(order.issue, self._composer, order.task, progress))


def white_text(found: Arranged, proposal: Proposal) -> str:
    """Return how much of the free page stays white."""
    share = proposal.white / found.free if found.free else 0.0
    return _("{share} % white").format(share=f"{100 * share:.1f}")


def notable(issue: Issue, proposal: Proposal) -> tuple[str, ...]:
    """Return what is to be cut, then the rules that a page breaks, the gravest first."""
    over = sum(chars for _article, chars in proposal.cuts)
    cut = [plural("{count} character to be cut", "{count} characters to be cut", over)]
    if any(may_jump(issue, chars) for _article, chars in proposal.cuts):
        cut.append(_("or a part on another page"))
    graver_first = sorted(
        proposal.violations.items(), key=lambda found: -getattr(STANDARD, found[0]) * found[1]
    )
    broken = (
        _(TASTE[name]) + (f" ×{count}" if count > 1 else "")
        for name, count in graver_first
        if count
    )
    return (*(cut if over else ()), *broken)


def lost_text(before: Issue, after: Issue) -> str:
    """Name the articles that stood on a page and stand nowhere now; empty if there is none."""
    lost = [article for article in waiting(after) if index(before).parts.get(article)]
    if not lost:
        return ""
    told = _("No room is left for {headlines}: back to the list.")
    return told.format(headlines=_headlines(before, lost))


def waiting_text(before: Issue, after: Issue) -> str:
    """Name the articles that stood nowhere and still do not; empty if there is none."""
    still = [article for article in waiting(after) if not index(before).parts.get(article)]
    halves = [article for article in still if article in fragments(after)]
    heads = [article for article in still if article in bare_heads(after)]
    others = [article for article in still if article not in (*halves, *heads)]
    told = (
        (_("Still without a place: {headlines}."), others),
        (_("Half a text, to be joined first: {headlines}."), halves),
        (_("A headline without text: {headlines}."), heads),
    )
    return " ".join(s.format(headlines=_headlines(before, names)) for s, names in told if names)


def ranked_text(before: Issue, after: Issue) -> str:
    """Say which articles lead where nobody had given a rank; empty where ranks are as before."""
    known = index(before).articles
    leads = [a.id for a in after.articles if a.rank == 1 and known[a.id].rank != 1]
    if not leads:
        return ""
    told = _("No article has a rank; by its length this leads: {headlines}.")
    return told.format(headlines=_headlines(before, leads))


def _headlines(issue: Issue, articles: Sequence[ArticleId]) -> str:
    known = index(issue).articles
    named = _(", ").join(
        filled(_("“{headline}”"), headline=headline(known[each])) for each in articles[:_NAMED]
    )
    others = len(articles) - _NAMED
    if others <= 0:
        return named
    return _("{named} and {count} more").format(named=named, count=others)
