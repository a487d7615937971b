"""Every command written down as it ends. One rule: a run of one key is a command of its own.

A run of typing or a drag is written when it ends, rests or grows long; anything else at once.
"""

from collections.abc import Callable, Hashable

from layout_app.errors import LayoutError
from layout_app.model.issue import Issue
from layout_app.store.folder import OpenedIssue
from layout_app.store.journal import Entry, Journal
from layout_app.store.saving import images

LONGEST = 2.0
"""Seconds that a run may take before it is written down."""
MOST = 50
"""Changes of a run before it is written down."""


class Diary:
    """The journal of a session and what is not in it yet."""

    def __init__(self, opened: OpenedIssue, may_write: Callable[[], None]) -> None:
        """Begin at what was read; `may_write` raises LockedError once the journal is another's."""
        self._opened = opened
        self._may_write = may_write
        self._journal = Journal(opened.folder)
        self._written = self._latest = opened.issue
        self._run: Hashable = None
        self._label = ""
        self._since = 0.0
        self._count = 0
        self.trouble: LayoutError | None = None
        """Why the last command could not be written down."""

    def note(self, issue: Issue, label: str, run: Hashable, now: float) -> None:
        """Take note of a change; `run` is the same for all changes of a run, None for no run."""
        if run != self._run:
            self.write()
            self._since, self._count = now, 0
        self._latest, self._label, self._run = issue, label, run
        self._count += 1
        if run is None or self._count >= MOST or now - self._since >= LONGEST:
            self.write()

    def rest(self, now: float) -> None:
        """Write a run down that has taken long enough, and let it survive a power cut."""
        if self._latest is not self._written and now - self._since >= LONGEST:
            self.write()
        self._journal.sync()

    def write(self) -> None:
        """Write down what is not yet; trouble with the disk is kept for who asks."""
        self._run = None
        if self._latest is self._written:
            return
        home, label = self._opened.publication_folder, self._label
        found = images(self._opened, self._written, self._latest)
        files = {
            path.relative_to(home).as_posix(): None if data is None else data.decode("utf-8")
            for path, data in found.items()
        }
        lying = {path.relative_to(home).as_posix(): self._opened.files.get(path) for path in found}
        bases = {name: state.sha256 if state else "" for name, state in lying.items()}
        try:
            self._may_write()
            self._journal.append(Entry.now(label, files, bases))
        except LayoutError as error:
            self.trouble = error
        else:
            self._written, self.trouble = self._latest, None

    def forget(self, opened: OpenedIssue) -> None:
        """Drop the journal, because the issue lies on disk as `opened`, or nobody wants it."""
        self._journal.drop()
        self._opened = opened
        self._written = self._latest = opened.issue
        self._run = None
