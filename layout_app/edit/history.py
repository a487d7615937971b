"""Undo as values. One rule: a step keeps what was before and after it; nothing is replayed.

Steps with one merge key become one step while they follow each other within the pause, or, in a
gesture, however long it takes.
"""

from collections.abc import Hashable
from dataclasses import replace
from typing import Generic, TypeVar

from layout_app.frozen import frozen

T = TypeVar("T")

PAUSE = 0.5
"""Seconds without a change that end a run of typing."""
LIMIT = 500


@frozen(kw_only=False)
class Entry(Generic[T]):
    """One step."""

    before: T
    after: T
    label: str
    merge: Hashable
    at: float
    """Time of its last change, seconds."""


class History(Generic[T]):
    """The states of a document, back and forth."""

    def __init__(self, current: T, *, limit: int = LIMIT, pause: float = PAUSE) -> None:
        self.current = current
        self._limit = limit
        self._pause = pause
        self._done: list[Entry[T]] = []
        self._undone: list[Entry[T]] = []
        # What the last new step took away; abandoning that step gives it back.
        self._lost: list[Entry[T]] = []
        self._oldest: list[Entry[T]] = []

    @property
    def undo_label(self) -> str:
        """What undo would take back; empty if nothing."""
        return self._done[-1].label if self._done else ""

    @property
    def redo_label(self) -> str:
        """What redo would bring back; empty if nothing."""
        return self._undone[-1].label if self._undone else ""

    @property
    def labels(self) -> tuple[str, ...]:
        """Every step in the order it was made: those done, then those undone."""
        return (*(e.label for e in self._done), *(e.label for e in reversed(self._undone)))

    @property
    def count(self) -> int:
        """How many steps are done."""
        return len(self._done)

    def go_to(self, count: int) -> None:
        """Undo or redo until so many steps are done, or as many as there are."""
        while self._done and self.count > max(0, count):
            self.undo()
        while self._undone and self.count < count:
            self.redo()

    def push(
        self,
        after: T,
        label: str,
        *,
        merge: Hashable = None,
        gesture: bool = False,
        now: float,
    ) -> None:
        """Make `after` current, as a step of its own or as part of the last.

        A gesture is called by what it began with: a copy that is carried is a copy.
        """
        if after is self.current:
            return
        last = self._done[-1] if self._done and not self._undone else None
        if last and self._joins(last, merge, gesture=gesture, now=now):
            called = last.label if gesture else label
            self._done[-1] = replace(last, after=after, label=called, at=now)
        else:
            self._done.append(Entry(self.current, after, label, merge, now))
            self._lost, self._undone = self._undone, []
            self._oldest = self._done[: -self._limit]
            del self._done[: -self._limit]
        self.current = after

    def undo(self) -> None:
        """Take back the last step; nothing if there is none."""
        if self._done:
            entry = self._done.pop()
            self._undone.append(entry)
            self._forget()
            self.current = entry.before

    def redo(self) -> None:
        """Bring back the step last taken back; nothing if there is none."""
        if self._undone:
            entry = self._undone.pop()
            self._done.append(entry)
            self._forget()
            self.current = entry.after

    def abandon(self, merge: Hashable) -> None:
        """Take back the gesture in hand as if it had never been: what could be redone still can."""
        if merge is None or self._undone or not self._done:
            return
        if self._done[-1].merge == merge:
            self.current = self._done.pop().before
            self._undone, self._done = self._lost, [*self._oldest, *self._done]
            self._forget()

    def show(self, current: T) -> None:
        """Make another value current without a step, as for what is selected."""
        self.current = current

    def _joins(self, last: Entry[T], merge: Hashable, *, gesture: bool, now: float) -> bool:
        same = merge is not None and last.merge == merge
        return same and (gesture or now - last.at < self._pause)

    def _forget(self) -> None:
        self._lost, self._oldest = [], []
