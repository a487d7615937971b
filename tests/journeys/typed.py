"""The command line as a user types it, in a child with little memory and time."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
SECONDS = 30
"""Ends a child that hangs; a quiet machine needs one."""
CHILD = """
import sys
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30))
except ImportError:
    pass
from layout_app.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


@dataclass(frozen=True)
class Told:
    code: int
    out: str
    err: str

    def problems(self) -> list[dict]:
        return json.loads(self.out)["problems"]


def type_(*words: object, door: tuple[str, ...] = ()) -> Told:
    done = subprocess.run(
        [*door, sys.executable, "-c", CHILD, *map(str, words)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert done.returncode in (0, 1, 2), done.stderr
    assert "Traceback" not in done.stderr
    assert "layout-app-" not in done.stderr, "a report of a fault of ours"
    if done.returncode == 2:
        assert 1 <= len(done.stderr.splitlines()) <= 2
    return Told(done.returncode, done.stdout, done.stderr)


def files(folder: Path) -> dict[str, bytes]:
    found = (p for p in folder.rglob("*") if p.is_file() and ".cache" not in p.parts)
    return {str(p.relative_to(folder)): p.read_bytes() for p in found}
