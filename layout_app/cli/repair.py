"""`repair`: what would be joined in dumps, and what is missing; nothing is written."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from layout_app.cli.output import print_json, print_line, print_problems
from layout_app.desk.copy.reading import read_dump_file
from layout_app.desk.words import error_text
from layout_app.errors import LayoutError
from layout_app.model.problem import Problem
from layout_app.repair.analyse import analyse
from layout_app.repair.report import report

_EDGE = 10
"""Characters shown on each side of a seam."""


def arguments(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="text dumps")
    parser.add_argument("--assume", choices=("auto", "suggest"), default="auto")
    parser.add_argument("--encoding", default="auto")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(options: Namespace) -> int:
    """Report on each file that can be read; 2 if one could not."""
    refused = 0
    for name in options.files:
        try:
            found, met = _report(name, options)
        except LayoutError as error:
            sys.stderr.write(error_text(error) + "\n")
            refused = 2
            continue
        if options.json:
            print_json(found)
        else:
            _print(found)
            print_problems(met)
    return refused


def _report(name: str, options: Namespace) -> tuple[dict[str, object], Sequence[Problem]]:
    """Return what is found in a file, and what was met while it was read."""
    dump = read_dump_file(Path(name), options.encoding)
    analysis = analyse(dump.blocks, dump=dump.name)
    told = replace(analysis, problems=(*dump.problems, *analysis.problems))
    return report(name, dump.blocks, told, dump.stories, options.assume), dump.problems


def _print(found: dict[str, object]) -> None:
    """Print a report for people: each seam, then each open end, with both halves' edges."""
    blocks, seams, tails = (found[key] for key in ("blocks", "seams", "open_tails"))
    assert isinstance(blocks, list)
    assert isinstance(seams, list)
    assert isinstance(tails, list)
    print_line(str(found["file"]))
    for seam in seams:
        tail, head = blocks[seam["tail"]]["text"], blocks[seam["head"]]["text"]
        print_line(
            f"  {seam['decision']:8}{seam['tail']:>4} → {seam['head']:<4}"
            f"{seam['confidence']:.2f}  …{tail[-_EDGE:]}|{head[:_EDGE]}…"
        )
    for tail in tails:
        text = blocks[tail["block"]]["text"]
        print_line(f"  {tail['verdict']:8}{tail['block']:>4}  …{text[-_EDGE:]}")
