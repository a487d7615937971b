"""A whole cold export beside Typst: the same work load, the same faces, processes in turn.

usage: cold_export.py --shared DIR [--runs 7] [--profile screen] [--work FILE]
                      [--regular FILE --bold FILE --family NAME]
Typst gets our faces, which are small cuts, unless others are named: with whole ones, such as Noto
Serif CJK SC of Debian's fonts-noto-cjk, it takes nearly twice as long to start.
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

HERE = Path(__file__).parent
PROGRAM = HERE.parent / "layout_app"
FONTS = HERE.parent / "assets" / "fonts"


def export_command(issue: Path, out: Path, profile: str = "screen") -> list[str]:
    """Return the command line of a cold export into one file."""
    ours = [sys.executable, "-m", "layout_app", "export", str(issue), "--to", str(out)]
    return [*ours, "--profile", profile, "--split", "issue", "--accept", "layout.overset"]


def main() -> int:
    """Make the issue, then let the peer time the pairs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--profile", default="screen")
    parser.add_argument("--work", type=Path)
    parser.add_argument("--regular", type=Path, default=FONTS / "NewsSong-400.ttf")
    parser.add_argument("--bold", type=Path, default=FONTS / "NewsSong-700.ttf")
    parser.add_argument("--family", help="family in those files, where they hold several")
    options = parser.parse_args()
    peer = options.shared / "bench" / "issue"
    work = options.work or peer / "work_8p.json"
    if not work.is_file():
        sys.exit(f"no work load at {work}")
    # An installed program has its bytecode; a checkout whose sources changed has not.
    compileall.compile_dir(PROGRAM, quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        issue, out = Path(folder, "issue"), Path(folder, "out.pdf")
        subprocess.run([sys.executable, HERE / "work_issue.py", work, issue], check=True)
        ours = export_command(issue, out, options.profile)
        typst = [sys.executable, peer / "peer_typst.py", work, Path(folder, "typst.pdf")]
        typst += ["--regular", options.regular, "--bold", options.bold]
        typst += ["--family", options.family] if options.family else []
        timed = [*map(str, typst), "--runs", str(options.runs), "--beside", shlex.join(ours)]
        return subprocess.run(timed, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
