"""What is arranged: a page, or all. One rule: a wish has the words, the window does the work.

`page_wish` asks for proposals for one page, others below them; `issue_wish` for the best of every
page at once.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from layout_app.arrange.making.proposal import Proposal
from layout_app.arrange.page import Arranged
from layout_app.desk.pages.arranging import applied, continued_text, is_open, no_page
from layout_app.desk.pages.proposing import notable, white_text
from layout_app.desk.words import Message, _, error_text, msg, plural
from layout_app.frozen import frozen
from layout_app.model.box import ArticleBox
from layout_app.model.ids import PageId
from layout_app.model.issue import Issue, folio_of

MOST_TOLD = 4
"""Faults that a row tells."""
Found = dict[PageId, Arranged]


@frozen
class Row:
    """One page in the list, and the issue with it."""

    issue: Issue
    page: PageId
    name: str
    detail: str
    boxes: tuple[ArticleBox, ...] = ()
    """What stands on it, by which it is told from other proposals."""


@frozen
class Wish:
    """What the window of proposals is asked for, and what it says of it."""

    name: str
    """Object name of the window."""
    title: str
    use: str
    """What the button says that takes what is shown."""
    label: Message
    """What the step is called."""
    pages: tuple[PageId, ...]
    rows_of: Callable[[Issue, Found, Sequence[Row]], Iterable[Row]]
    """Return what a search has found in an issue as rows, beside those that stay in the list."""
    told: Callable[[Issue, Sequence[Row], int], str]
    """Return what a search has come to: the rows there are now, and how many are new."""
    adds: bool = False
    """Whether what another search finds comes below what the last one found."""


def page_wish(issue: Issue, page: PageId) -> Wish:
    """Ask for proposals for one page."""
    return Wish(
        name="page-arrange-dialog",
        title=_("Arrange page {folio}").format(folio=folio_of(issue, page)),
        use=_("Use this page"),
        label=msg("Arrange the page"),
        pages=(page,),
        rows_of=_proposals,
        told=partial(_proposals_told, page),
        adds=True,
    )


def issue_wish(issue: Issue) -> Wish:
    """Ask for the best proposal for each page that may change."""
    pages = tuple(page.id for page in issue.pages if is_open(issue, page.id))
    return Wish(
        name="issue-arrange-dialog",
        title=_("Arrange all pages"),
        use=_("Use these pages"),
        label=msg("Arrange the pages"),
        pages=pages,
        rows_of=_changed_pages,
        told=partial(_pages_told, pages),
    )


def _proposals(issue: Issue, found: Found, there: Sequence[Row]) -> Iterable[Row]:
    """Yield the proposals for a page that are not in the list yet."""
    (page,), (arranged,) = found.keys(), found.values()
    known = {row.boxes for row in there}
    for chosen, proposal in enumerate(arranged.proposals, 1):
        if proposal.boxes not in known:
            known.add(proposal.boxes)
            yield Row(
                issue=applied(issue, found, chosen),
                page=page,
                name=_("Proposal {number}").format(number=len(known)),
                detail=_detail(issue, arranged, proposal, page),
                boxes=proposal.boxes,
            )


def _proposals_told(page: PageId, issue: Issue, rows: Sequence[Row], fresh: int) -> str:
    """Return how many proposals are new, or that there is none."""
    if 0 < fresh < len(rows):
        return plural("{count} more proposal", "{count} more proposals", fresh)
    if fresh:
        return plural("{count} proposal", "{count} proposals", fresh)
    if rows:
        return _("No other page was found.")
    return error_text(no_page(issue, (page,)))


def _changed_pages(issue: Issue, found: Found, _there: Sequence[Row]) -> Iterable[Row]:
    """Yield the pages that change."""
    made = applied(issue, found)
    for page, arranged in found.items():
        if arranged.proposals:
            detail = _detail(issue, arranged, arranged.proposals[0], page)
            yield Row(issue=made, page=page, name=folio_of(made, page), detail=detail)


def _pages_told(pages: tuple[PageId, ...], issue: Issue, _rows: Sequence[Row], fresh: int) -> str:
    """Return how many pages change, and how many stay."""
    if not fresh:
        return error_text(no_page(issue, pages))
    told = plural("{count} page is arranged", "{count} pages are arranged", fresh)
    stay = len(issue.pages) - fresh
    if not stay:
        return told
    return _("{told}; {kept}").format(
        told=told,
        kept=plural("{count} stays as it is", "{count} stay as they are", stay),
    )


def _detail(issue: Issue, arranged: Arranged, proposal: Proposal, page: PageId) -> str:
    """Return the white of a page, and what is grave of all that is to be said against it."""
    found = (*continued_text(issue, page, arranged), *notable(issue, proposal))
    told = (*found[:MOST_TOLD], "…") if len(found) > MOST_TOLD else found or (_("no fault"),)
    return "\n".join((white_text(arranged, proposal), _("; ").join(told)))
