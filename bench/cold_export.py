"""A whole cold export beside Typst: the same work load, the same faces, processes in turn.

usage: cold_export.py --shared DIR [--runs 7] [--profile screen] [--work FILE]
                      [--regular FILE --bold FILE --family NAME]
DIR holds `bench/issue` with the work load and the Typst peer, which times the pairs and prints the
medians of their ratios; only the ratios count.
"""

import argparse
import compileall
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

from peer import add_options, peer_command

HERE = Path(__file__).parent
PROGRAM = HERE.parent / "layout_app"


def export_command(issue: Path, out: Path, profile: str = "screen") -> list[str]:
    """Return the command line of a cold export into one file."""
    ours = [sys.executable, "-m", "layout_app", "export", str(issue), "--to", str(out)]
    return [*ours, "--profile", profile, "--split", "issue", "--accept", "layout.overset"]


def main() -> int:
    """Make the issue, then let the peer time the pairs."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_options(parser)
    parser.add_argument("--profile", default="screen")
    parser.add_argument("--work", type=Path)
    options = parser.parse_args()
    work = options.work or options.shared / "bench" / "issue" / "work_8p.json"
    if not work.is_file():
        sys.exit(f"no work load at {work}")
    # An installed program has its bytecode; a checkout whose sources changed has not.
    compileall.compile_dir(PROGRAM, quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        issue, out = Path(folder, "issue"), Path(folder, "out.pdf")
        subprocess.run([sys.executable, HERE / "work_issue.py", work, issue], check=True)
        ours = export_command(issue, out, options.profile)
        typst = peer_command(options, work, Path(folder, "typst.pdf"))
        timed = [*typst, "--runs", str(options.runs), "--beside", shlex.join(ours)]
        return subprocess.run(timed, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
