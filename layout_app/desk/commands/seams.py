"""Commands on cut sentences: accept, refuse, take back, or say that a half is gone."""

from functools import partial
from pathlib import Path

from layout_app.desk.commands.command import Argument, Command, one_of, path, text, writable
from layout_app.desk.session import Change, Session
from layout_app.desk.words import msg
from layout_app.edit import open_ends, seams
from layout_app.errors import CommandError
from layout_app.model.issue import Issue
from layout_app.model.seam import Candidate, OpenEnd, Side, Verdict
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
    return session.do(lambda issue: seams.accept(issue, candidate), msg("Join two halves"))


def accept_all(session: Session) -> Change:
    """Join every proposed seam, the surest first; one that cannot be joined stays proposed."""
    proposed = proposals(session.issue)
    return session.do_each(
        (partial(seams.accept, candidate=candidate) for candidate in proposed),
        msg("Join all proposed halves"),
    )


def proposals(issue: Issue) -> tuple[Candidate, ...]:
    """Return the assigned seams nobody has decided on, the surest first, each half once."""
    found = open_ends.proposed(issue)
    if not found:
        return ()
    taken = {block for a in issue.articles for p in a.paragraphs for block in p.blocks[1:]}
    chosen, begun = [], set[BlockRef]()
    for candidate in sorted(found, key=lambda c: -c.confidence):
        if candidate.head not in taken and candidate.tail not in begun:
            chosen.append(candidate)
            taken.add(candidate.head)
            begun.add(candidate.tail)
    return tuple(chosen)


def unjoin(session: Session, tail: BlockRef, head: BlockRef) -> Change:
    """Take a join back, whenever it was made: both halves and the run return."""
    return session.do(lambda issue: seams.unjoin(issue, tail, head), msg("Take a join back"))


def reject(session: Session, tail: BlockRef, head: BlockRef) -> Change:
    """Refuse a proposed seam; it is not proposed again."""
    return session.do(lambda issue: open_ends.reject(issue, tail, head), msg("Refuse a proposal"))


def missing(session: Session, tail: BlockRef, side: Side | None = None) -> Change:
    """Say that the other half is not to be found."""
    return session.do(
        lambda issue: open_ends.mark_missing(issue, tail, side), msg("Other half missing")
    )


def complete(session: Session, tail: BlockRef, side: Side | None = None) -> Change:
    """Say that nothing is missing here."""
    return session.do(
        lambda issue: open_ends.mark_complete(issue, tail, side), msg("Nothing is missing")
    )


def write(session: Session, tail: BlockRef, text: str, side: Side | None = None) -> Change:
    """Put the editor's own words in the place of the missing half."""
    return session.do(
        lambda issue: open_ends.write_missing(issue, tail, text, side),
        msg("Write the missing text"),
    )


def reopen(session: Session, tail: BlockRef, side: Side | None = None) -> Change:
    """Take back what was decided of a cut sentence, words written for it too."""
    return session.do(lambda issue: open_ends.reopen(issue, tail, side), msg("Open the cut again"))


def look(session: Session, folder: Path | None = None) -> tuple[Candidate, ...]:
    """Look for missing halves in all files of the issue, or in those of a folder."""
    from layout_app.desk.copy.elsewhere import look_elsewhere

    return look_elsewhere(session, folder)


def _has_open_ends(session: Session) -> bool:
    ends = (end for article in session.issue.articles for end in article.open_ends)
    return writable(session) and any(end.verdict is not Verdict.COMPLETE for end in ends)


def _has_proposals(session: Session) -> bool:
    return writable(session) and bool(proposals(session.issue))


_TAIL = Argument(name="tail", reader=block)
_HEAD = Argument(name="head", reader=block)
_SIDE = Argument(name="side", reader=one_of(Side), optional=True)
"""Which edge of the block is cut; of two, the tail."""

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
        arguments=(_TAIL, _SIDE),
        action=missing,
    ),
    Command(
        name="seam.complete",
        title=msg("Nothing is missing"),
        arguments=(_TAIL, _SIDE),
        action=complete,
    ),
    Command(
        name="seam.write",
        title=msg("Write the missing text"),
        arguments=(_TAIL, Argument(name="text"), _SIDE),
        action=write,
    ),
    Command(
        name="seam.reopen",
        title=msg("Open the cut again"),
        arguments=(_TAIL, _SIDE),
        action=reopen,
    ),
    Command(
        name="seam.look",
        title=msg("Find halves in other files"),
        arguments=(Argument(name="folder", reader=path, optional=True),),
        enabled=_has_open_ends,
        action=look,
    ),
)
