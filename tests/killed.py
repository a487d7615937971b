"""A program that is killed at work."""

import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]


def killed(script: str, *arguments: object, after: float) -> list[str]:
    """Run a script, kill it so many seconds after it says `ready`; return the words it said since.

    It leaves no handler a chance: what it was writing is torn.
    """
    child = subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    time.sleep(after)
    child.send_signal(signal.SIGKILL)
    told = child.stdout.read().split()
    child.wait()
    return told
