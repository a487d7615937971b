"""The door: `desk` opens the window, everything else is the command line.

One rule: no window code is imported before somebody asks for a window, and a process that this
one spawns imports this module again without starting anything.
"""

import atexit
import os
import signal
import sys
from collections.abc import Sequence
from typing import NoReturn

from layout_app.rubbish import leave_rubbish


def run() -> NoReturn:
    """Be the process: run what was asked and end with its exit code."""
    if not sys.argv[1:] or sys.argv[1] == "desk":
        sys.exit(main())
    # Asked to end, a command ends as by Ctrl+C: parts of files are removed, locks given back.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        code = main()
    except KeyboardInterrupt:
        code = 2
    _leave(code)
    sys.exit(code)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit code: 0 done, 1 with problems, 2 refused."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    leave_rubbish()
    if not given or given[0] == "desk":
        from layout_app.ui.app import run as open_desk

        return open_desk(given[1:])
    from layout_app.cli import main as run_command

    return run_command(given)


def _leave(code: int) -> None:
    """End without taking down module by module what the system takes down at once: 10 ms.

    Where what was printed cannot be handed over any more, Python ends as it always does and says
    so.
    """
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError, AttributeError):
        return
    atexit._run_exitfuncs()  # noqa: SLF001 - there is no public name for it
    os._exit(code)


if __name__ == "__main__":
    run()
