"""Work shared with a second process. One rule: what the other does not bring is done here.

The other is a fork: it has all that is known so far, and sends back what it made. Windows cannot
fork and macOS should not; there, and in a program with threads, everything is done here.
"""

import os
import sys
from collections.abc import Callable, Sequence
from typing import Any, BinaryIO, Generic, NoReturn, TypeVar

R = TypeVar("R")


def may_fork() -> bool:
    """Tell whether a second process can take over as it is: on Linux, two cores, no threads."""
    threading = sys.modules.get("threading")
    threads = threading.active_count() if threading else 1
    return sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1 and threads == 1


class Elsewhere(Generic[R]):
    """Work on some items, under way in a second process where there may be one."""

    def __init__(self, work: Callable[[Any], R], items: Sequence[Any]) -> None:
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

    def result(self) -> tuple[R, ...]:
        """Return the work on each item, once. What failed elsewhere shows its failure here."""
        data = b""
        if self._id:
            with self._line:
                data = self._line.read()
            os.waitpid(self._id, 0)
        if not data:
            return tuple(map(self._work, self._items))
        import pickle

        found: tuple[R, ...] = pickle.loads(data)
        return found


def _serve(work: Callable[[Any], R], items: Sequence[Any], line: BinaryIO) -> NoReturn:
    """Do the work and end without what a program does at its end: that is the parent's."""
    status = 1
    try:
        import pickle

        with line:
            line.write(pickle.dumps(tuple(map(work, items)), protocol=5))
        status = 0
    finally:
        os._exit(status)
