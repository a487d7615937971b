"""An issue opened only to be written to. One rule: the lock is held until that is done.

Work that an editor lost in a crash is decided on in the window: until then nothing else writes
what it would come back over.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from layout_app.desk.session import Session, open_session
from layout_app.errors import IssueFileError
from layout_app.store.lock import hold
from layout_app.store.recovery import left_unsaved


@contextmanager
def writing(folder: Path) -> Iterator[Session]:
    """Lock an issue and open it; the lock is given back in the end.

    LockedError if somebody else holds it; IssueFileError while unsaved work waits to be recovered.
    """
    with hold(folder):
        if left_unsaved(folder):
            raise IssueFileError("store.unsaved_work", folder)
        yield open_session(folder)
