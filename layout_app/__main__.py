"""The door: `desk` opens the window, everything else is the command line.

One rule: no window code is imported before somebody asks for a window, and a process that this
one spawns imports this module again without starting anything.
"""

import atexit
import gc
import sys
from collections.abc import Sequence

from layout_app.rubbish import leave_rubbish


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit code: 0 done, 1 with problems, 2 refused."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    leave_rubbish()
    if not given or given[0] == "desk":
        from layout_app.ui.app import run as open_desk

        return open_desk(given[1:])
    atexit.register(gc.freeze)  # looking for cycles at the end of a command is for nobody
    from layout_app.cli import main as run_command

    return run_command(given)


if __name__ == "__main__":
    sys.exit(main())
