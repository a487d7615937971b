"""An issue opened for writing by a command. One rule: the lock is held until the command ends."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from layout_app.desk.session import Session, open_session
from layout_app.store.lock import hold


@contextmanager
def writing(folder: Path) -> Iterator[Session]:
    """Open an issue, lock it, and give the lock back; LockedError if somebody else holds it."""
    with hold(folder):
        yield open_session(folder)
