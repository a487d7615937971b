"""How the cost of a cold export grows: 8, 64 and 256 pages beside Typst, and beside each other.

usage: growth.py --shared DIR [--runs 3] [--pages 8 64 256]
DIR holds `bench/issue` with the work load and the Typst peer. Longer loads are the eight pages
again with other Han in the same places, so that no paragraph is met twice. Printed are medians:
seconds, our processor time, memory, the ratio to Typst, and the processor time of each page more
than in the load before, beside that of the second load.
"""

import argparse
import compileall
import json
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from cold_export import HERE, PROGRAM, export_command
from peer import add_options, peer, peer_command

HAN = range(0x4E00, 0xA000)


def longer(work: dict, pages: int) -> dict:
    """Return the load with so many pages: its own, and again with its Han exchanged."""
    text = json.dumps(work["pages"], ensure_ascii=False)
    known = sorted({char for char in text if ord(char) in HAN})
    made = list(work["pages"])
    while len(made) < pages:
        others = known.copy()
        random.Random(len(made)).shuffle(others)
        exchanged = text.translate(dict(zip(map(ord, known), others, strict=True)))
        made += json.loads(exchanged)
    return {**work, "pages": made[:pages]}


def median(found: Iterable[tuple[float, ...]]) -> tuple[float, ...]:
    """Return the medians of what was timed: seconds, processor time, memory."""
    return tuple(map(statistics.median, zip(*found, strict=True)))


def main() -> int:
    """Time pairs of whole processes, and print them."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_options(parser, runs=3)
    parser.add_argument("--pages", type=int, nargs="+", default=[8, 64, 256])
    options = parser.parse_args()
    eight = options.shared / "bench" / "issue" / "work_8p.json"
    work = json.loads(eight.read_text(encoding="utf-8"))
    timed = peer(options.shared).timed
    compileall.compile_dir(PROGRAM, quiet=1)
    print(f"{'pages':>6}{'typst s':>9}{'ours s':>9}{'cpu s':>8}{'MiB':>6}{'ratio':>7}{'a page':>8}")
    costs: list[tuple[int, float]] = []
    first = 0.0
    for pages in options.pages:
        with tempfile.TemporaryDirectory() as scratch:
            load, issue = Path(scratch, "load.json"), Path(scratch, "issue")
            load.write_text(json.dumps(longer(work, pages), ensure_ascii=False), encoding="utf-8")
            subprocess.run([sys.executable, HERE / "work_issue.py", load, issue], check=True)
            ours = export_command(issue, Path(scratch, "out.pdf"))
            typst = peer_command(options, load, Path(scratch, "typst.pdf"))
            pairs = [(timed(typst), timed(ours)) for _ in range(options.runs + 1)][1:]
        theirs, (seconds, cpu, memory) = median(a for a, _ in pairs), median(b for _, b in pairs)
        ratio = statistics.median(b[0] / a[0] for a, b in pairs)
        each = ""
        if costs:
            more = (cpu - costs[-1][1]) / (pages - costs[-1][0])
            first = first or more
            each = f"{more / first:8.2f}"
        costs.append((pages, cpu))
        print(f"{pages:6}{theirs[0]:9.2f}{seconds:9.2f}{cpu:8.2f}{memory:6.0f}{ratio:7.2f}{each}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
