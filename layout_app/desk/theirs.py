"""What another program wrote meanwhile, taken instead of one's own. One rule: one's own is kept.

It is one step, which undo takes back; and the journal with one's own is set aside first, so that
it stands among the unsaved versions even when the history is gone.
"""

from layout_app.desk.session import Session
from layout_app.desk.unsaved import taken
from layout_app.desk.words import msg
from layout_app.model.issue import Issue, index
from layout_app.store.journal import set_journal_aside
from layout_app.store.theirs import Theirs, theirs, with_theirs


def offered(session: Session) -> tuple[Theirs, ...]:
    """Return the pages and articles that others changed as well and that can be taken."""
    return theirs(session.opened, session.contested(), index(session.issue).articles)


def take_theirs(session: Session) -> None:
    """Take them as they lie on disk; IssueFileError where one's own cannot be kept."""
    found = offered(session)
    if not found:
        return
    session.check_lock()
    if session.diary:
        session.diary.write()
        set_journal_aside(session.folder)
    session.do(lambda issue: _with(issue, found), msg("Take what is on disk"), signed_too=True)
    session.opened = with_theirs(session.opened, found)


def _with(issue: Issue, found: tuple[Theirs, ...]) -> Issue:
    for each in found:
        issue = taken(issue, each.value)
    return issue
