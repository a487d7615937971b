"""The door: `desk` opens the window, everything else is the command line.

One rule: no window code is imported before somebody asks for a window, and a process that this
one spawns imports this module again without starting anything.
"""

import atexit
import gc
import sys
from collections.abc import Sequence

_CYCLES = 200_000
"""Containers that a command makes before cycles are looked for: some 50 MB."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit code: 0 done, 1 with problems, 2 refused."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or given[0] == "desk":
        from layout_app.ui.app import run as open_desk

        return open_desk(given[1:])
    _leave_rubbish()
    from layout_app.cli import main as run_command

    return run_command(given)


def _leave_rubbish() -> None:
    """Let a command's cycles lie: looking for them took a tenth of an export, its end included."""
    gc.set_threshold(_CYCLES)
    atexit.register(gc.freeze)


if __name__ == "__main__":
    sys.exit(main())
