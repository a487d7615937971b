"""Commands that make pages by themselves: one step each, taken back as one."""

from layout_app.desk.commands.command import (
    Argument,
    Command,
    has_page,
    number,
    page,
    selected_page,
    whole,
    writable,
)
from layout_app.desk.pages.arranging import (
    PROPOSALS,
    SECONDS,
    Task,
    applied,
    check_open,
    no_page,
    proposed,
)
from layout_app.desk.session import Change, Selection, Session
from layout_app.desk.words import Message, msg
from layout_app.model.ids import PageId


def arrange_page(
    session: Session, page: PageId, proposal: int, seed: int, seconds: float
) -> Change:
    """Put the articles of a page, and those that wait, where they fill it."""
    return _arranged(session, (page,), proposal, seed, seconds, msg("Arrange the page"))


def arrange_issue(session: Session, seed: int, seconds: float) -> Change:
    """Spread the articles that wait over the pages, and fill each."""
    pages = tuple(page.id for page in session.issue.pages)
    return _arranged(session, pages, 1, seed, seconds, msg("Arrange the pages"))


def _arranged(
    session: Session,
    pages: tuple[PageId, ...],
    proposal: int,
    seed: int,
    seconds: float,
    label: Message,
) -> Change:
    check_open(session.issue, pages)
    task = Task(pages=pages, seconds=seconds, seed=seed, wanted=max(PROPOSALS, proposal))
    found = proposed(session.issue, session.composer, task)
    if not any(each.proposals for each in found.values()):
        raise no_page(session.issue, pages)
    return session.do(
        lambda issue: applied(issue, found, proposal), label, select=Selection(page=pages[0])
    )


_PROPOSAL = Argument(name="proposal", reader=whole, default=lambda _session: 1)
_SEED = Argument(name="seed", reader=whole, default=lambda _session: 0)
_SECONDS = Argument(name="seconds", reader=number, default=lambda _session: SECONDS)


COMMANDS = (
    Command(
        name="page.arrange",
        title=msg("Arrange the page by itself…"),
        arguments=(
            Argument(name="page", reader=page, default=selected_page),
            _PROPOSAL,
            _SEED,
            _SECONDS,
        ),
        enabled=has_page,
        action=arrange_page,
    ),
    Command(
        name="issue.arrange",
        title=msg("Arrange all pages by themselves…"),
        arguments=(_SEED, _SECONDS),
        enabled=writable,
        action=arrange_issue,
    ),
)
