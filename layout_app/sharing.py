"""Work shared with a second process. One rule: what the other does not bring is done here.

The other is a fork: it has all that is known so far, and sends back what it made. Windows cannot
fork and macOS should not; there, and in a program with threads, everything is done here.
"""

import mmap
import os
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import BinaryIO, Generic, NoReturn, Self, TypeVar

T = TypeVar("T")
R = TypeVar("R")
_COUNT = 4
"""Bytes of a count."""


def may_fork() -> bool:
    """Tell whether a second process can take over as it is: on Linux, two cores, no threads.

    The system counts the threads: Python does not know those of libraries, and a fork that waits
    for one of them waits for ever.
    """
    if sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2:
        return False
    return len(os.listdir("/proc/self/task")) == 1


class Tally:
    """What this process and the second one have done, together; made before the other begins."""

    def __init__(self, heard: Callable[[int, int], None], total: int) -> None:
        """Tell `heard`, in this process only, of what is done and the total at each step."""
        self._heard, self._total, self._home = heard, total, os.getpid()
        self._there = mmap.mmap(-1, _COUNT)
        self._here = self._told = 0
        heard(0, total)

    def step(self) -> None:
        """Count one more as done."""
        if os.getpid() != self._home:
            self._there[:] = (int.from_bytes(self._there[:]) + 1).to_bytes(_COUNT)
            return
        self._here += 1
        self._tell(self._here + int.from_bytes(self._there[:]))

    def end(self) -> None:
        """Tell that all is done, if the last steps were the other's."""
        if self._told < self._total:
            self._tell(self._total)

    def _tell(self, done: int) -> None:
        self._told = done
        self._heard(done, self._total)


class Elsewhere(Generic[T, R]):
    """Work on some items, under way in a second process where there may be one.

    As a context it stops the other process at its end.
    """

    def __init__(self, work: Callable[[T], R], items: Sequence[T]) -> None:
        self._work, self._items = work, items
        self._id = 0
        if items and may_fork():
            reading, writing = os.pipe()
            self._id = os.fork()
            if not self._id:
                os.close(reading)
                _serve(work, items, os.fdopen(writing, "wb"))
            os.close(writing)
            self._line = os.fdopen(reading, "rb")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_failure: object) -> None:
        self.stop()

    def stop(self) -> None:
        """End the other process if it is still at work."""
        other, self._id = self._id, 0
        if other:
            self._line.close()
            with suppress(ProcessLookupError):
                os.kill(other, signal.SIGKILL)
            os.waitpid(other, 0)

    def result(self) -> tuple[R, ...]:
        """Return the work on each item, once. What failed elsewhere shows its failure here."""
        data = b""
        if self._id:
            data = self._line.read()
            self._line.close()
            other, self._id = self._id, 0
            _id, status = os.waitpid(other, 0)
            # What a process that was killed had sent is half a result.
            data = b"" if status else data
        if not data:
            return tuple(map(self._work, self._items))
        import pickle

        found: tuple[R, ...] = pickle.loads(data)
        return found


def _serve(work: Callable[[T], R], items: Sequence[T], line: BinaryIO) -> NoReturn:
    """Do the work and end without what a program does at its end: that is the parent's."""
    status = 1
    try:
        import pickle

        with line:
            line.write(pickle.dumps(tuple(map(work, items)), protocol=5))
        status = 0
    finally:
        os._exit(status)
