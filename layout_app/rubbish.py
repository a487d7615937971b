"""When cycles of dead objects are looked for. One rule: never in the middle of work.

Python looks whenever 700 more containers are alive, which took two fifths of the time of composing
a page; what the program makes hardly ever has cycles, so that nearly nothing was found.
"""

import gc

CYCLES = 200_000
"""Containers made between two looks, if nobody rests before: some 50 MB at most."""
_SELDOM = 1000
"""Looks at what is young for one at everything."""


def leave_rubbish() -> None:
    """Let cycles lie from now on."""
    gc.set_threshold(CYCLES, 10, _SELDOM)


def sweep() -> None:
    """Look through what was made since the last time; for a moment of rest."""
    gc.collect(1)


def sweep_all() -> None:
    """Look through everything; for a moment when everything changes anyway."""
    gc.collect()
