"""Commands on cut sentences: accept, refuse, take back, or say that a half is gone."""

from layout_app.desk.commands.command import Argument, Command, text, writable
from layout_app.desk.session import Change, Session
from layout_app.desk.words import msg
from layout_app.edit import seams as edit
from layout_app.errors import CommandError
from layout_app.model.issue import Issue
from layout_app.model.seam import Candidate, OpenEnd, Side
from layout_app.model.text import BlockRef


def block(_session: Session, given: object) -> BlockRef:
    """Take a block of raw copy as FILE#NUMBER."""
    if isinstance(given, BlockRef):
        return given
    try:
        return BlockRef.parse(text(_session, given))
    except ValueError:
        raise CommandError("command.no_block", block=str(given)) from None


def open_tails(issue: Issue) -> tuple[OpenEnd, ...]:
    """Return every open tail of an issue in article order."""
    return tuple(
        end for article in issue.articles for end in article.open_ends if end.side is Side.TAIL
    )


def candidate_for(issue: Issue, tail: BlockRef, head: BlockRef) -> Candidate:
    """Return the proposed seam of two blocks, or one on the editor's word alone."""
    proposed = (c for end in open_tails(issue) for c in end.candidates)
    wanted = (c for c in proposed if c.tail == tail and c.head == head)
    return next(wanted, Candidate(tail=tail, head=head, confidence=1.0))


def accept(session: Session, tail: BlockRef, head: BlockRef) -> Change:
    """Join two halves; the head's run moves with it."""
    candidate = candidate_for(session.issue, tail, head)
    return session.do(lambda issue: edit.accept(issue, candidate), msg("Join two halves"))


def accept_all(session: Session) -> Change:
    """Join every proposed seam, the surest first."""

    def joined(issue: Issue) -> Issue:
        for candidate in proposals(issue):
            issue = edit.accept(issue, candidate)
        return issue

    return session.do(joined, msg("Join all proposed halves"))


def proposals(issue: Issue) -> tuple[Candidate, ...]:
    """Return the assigned seams nobody has decided on, the surest first."""
    found = [c for end in open_tails(issue) for c in end.candidates if c.decision]
    return tuple(sorted(found, key=lambda c: -c.confidence))


def unjoin(session: Session, tail: BlockRef, head: BlockRef) -> Change:
    """Take a join back, whenever it was made: both halves and the run return."""
    return session.do(lambda issue: edit.unjoin(issue, tail, head), msg("Take a join back"))


def reject(session: Session, tail: BlockRef, head: BlockRef) -> Change:
    """Refuse a proposed seam; it is not proposed again."""
    return session.do(lambda issue: edit.reject(issue, tail, head), msg("Refuse a proposal"))


def missing(session: Session, tail: BlockRef) -> Change:
    """Say that the other half is not to be found."""
    return session.do(lambda issue: edit.mark_missing(issue, tail), msg("Other half missing"))


def complete(session: Session, tail: BlockRef) -> Change:
    """Say that nothing is missing here."""
    return session.do(lambda issue: edit.mark_complete(issue, tail), msg("Nothing is missing"))


def _has_proposals(session: Session) -> bool:
    return writable(session) and bool(proposals(session.issue))


_TAIL = Argument(name="tail", reader=block)
_HEAD = Argument(name="head", reader=block)

COMMANDS = (
    Command(
        name="seam.accept",
        title=msg("Join the halves"),
        arguments=(_TAIL, _HEAD),
        action=accept,
    ),
    Command(
        name="seam.accept_all",
        title=msg("Join all proposed halves"),
        menu="repair",
        enabled=_has_proposals,
        action=accept_all,
    ),
    Command(
        name="seam.reject",
        title=msg("Refuse the proposal"),
        arguments=(_TAIL, _HEAD),
        action=reject,
    ),
    Command(
        name="seam.unjoin",
        title=msg("Take the join back"),
        arguments=(_TAIL, _HEAD),
        action=unjoin,
    ),
    Command(
        name="seam.missing",
        title=msg("Other half missing"),
        arguments=(_TAIL,),
        action=missing,
    ),
    Command(
        name="seam.complete",
        title=msg("Nothing is missing"),
        arguments=(_TAIL,),
        action=complete,
    ),
)
