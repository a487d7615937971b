"""Time the repair of pages beside jieba, which cuts the same pages ten times.

  page_time.py DUMP… [--runs 7]

Prints milliseconds a page, scaled to 40 blocks, the ratio to the peer, and what loading costs.
Needs `pip install jieba`. One rule: both are timed in turn in one run; the median ratio counts.
"""

import argparse
import resource
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

import jieba

from layout_app.desk.copy.reading import read_dump_file
from layout_app.intake.dump import Dump
from layout_app.repair.analyse import analyse
from layout_app.repair.model import shipped_model

BLOCKS = 40
"""Blocks of the page that times are told for."""
CUTS = 10
"""How often the peer cuts a page."""


def main() -> None:
    """Load, time, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dumps", type=Path, nargs="+")
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    before = _memory()
    loading = _timed(shipped_model)
    dumps = [read_dump_file(path) for path in options.dumps]
    _analysed(dumps)
    loaded = _memory() - before
    jieba.initialize()
    pairs = [_pair(options.dumps, dumps) for _ in range(options.runs)]
    scale = 1000 * BLOCKS / sum(len(dump.blocks) for dump in dumps)
    told = zip(("reading", "repair", "peer"), zip(*pairs, strict=True), strict=True)
    for name, times in told:
        print(f"{name:8} {median(times) * scale:6.1f} ms a page of {BLOCKS} blocks")
    ratio = median((reading + repair) / peer for reading, repair, peer in pairs)
    print(f"ratio    {ratio:6.2f} to the peer, {CUTS} cuts a page; median of {options.runs} runs")
    print(f"loading  {1000 * loading:6.1f} ms, {loaded:.0f} MiB with the pages analysed")


def _pair(paths: Sequence[Path], dumps: Sequence[Dump]) -> tuple[float, float, float]:
    """Return the seconds of reading all pages, of repairing them, and of the peer."""
    return (
        _timed(lambda: [read_dump_file(path) for path in paths]),
        _timed(lambda: _analysed(dumps)),
        _timed(lambda: [jieba.lcut(dump.text) for dump in dumps for _ in range(CUTS)]),
    )


def _analysed(dumps: Sequence[Dump]) -> None:
    for dump in dumps:
        analyse(dump.blocks, dump=dump.name)


def _timed(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def _memory() -> float:
    """Return the most memory used so far, MiB."""
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return size / (2**20 if sys.platform == "darwin" else 2**10)


if __name__ == "__main__":
    main()
