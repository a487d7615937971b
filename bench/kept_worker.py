"""Export from the desk's kept worker beside Typst's warm compile, 64 pages, and two processes.

usage: kept_worker.py --shared DIR [--runs 7] [--profile x1a] [--split pages]
Eight pages without pictures. The desk has them composed; one key is struck, the order is made, sent
to the kept process, written and read as done: that is an export. Typst compiles the same pages with
its compiler kept, every width new to it, in the same run. Then the same load eight times over, to
see whether 64 pages take eight times as long, and the whole work of the worker in one process and
shared by two. The first export, which starts the process, is not counted; only ratios count.
"""

import argparse
import json
import multiprocessing
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

from peer import add_options, typst_compile
from warm import seconds, typed
from work_issue import issue_of

from layout_app.compose.page import Composer
from layout_app.desk.jobs import ExportWorker, Progress
from layout_app.desk.output.exporting import carry_out
from layout_app.desk.output.ordering import ordered
from layout_app.desk.output.orders import Exported, Order, Wish
from layout_app.fonts.catalogue import shipped
from layout_app.model.box import ArticleBox
from layout_app.model.issue import Issue
from layout_app.press.export import Split
from layout_app.press.profile import Profile
from layout_app.rubbish import leave_rubbish
from layout_app.store.folder import OpenedIssue
from layout_app.store.reading import open_issue
from layout_app.store.saving import new_issue

BARS = {"worker / Typst": 3.0, "64 pages / 8 × 8 pages": 1.15}
LEAST = {"one process / two": 1.6}
ACCEPTED = frozenset({"layout.overset", "press.missing_glyph"})
TIMES = 8


class Desk:
    """An issue on the desk with its composer and its kept worker."""

    def __init__(self, work: dict, folder: Path, wish: Wish) -> None:
        new_issue(folder, issue_of(work))
        self.opened: OpenedIssue = open_issue(folder)
        self.issue: Issue = self.opened.issue
        self.composer, self.worker, self.wish = Composer(shipped()), ExportWorker(), wish
        self.turn = 0
        self.strike()

    def strike(self) -> None:
        """Strike a key in an article of the first page and compose all pages, as the desk does."""
        box = next(b for b in self.issue.pages[0].boxes if isinstance(b, ArticleBox))
        self.turn += 1
        self.issue = typed(self.issue, box, self.turn)
        for page in self.issue.pages:
            self.composer.page(self.issue, page.id)

    def order(self) -> Order:
        """Return the order of an export."""
        return ordered(self.opened, self.issue, self.composer, self.wish)

    def export(self) -> None:
        """Order an export, have it carried out elsewhere, wait for it."""
        self.worker.start(self.order())
        while True:
            for event in self.worker.poll():
                if isinstance(event, Exported):
                    return
                if not isinstance(event, Progress):
                    sys.exit(f"the export failed: {event}")
            time.sleep(0.001)


def longer(work: dict) -> dict:
    """Return a load with every page several times."""
    return {**work, "pages": work["pages"] * TIMES}


def shared_out(order: Order, rounds: int) -> list[float]:
    """Return how many times as long an export takes one process as two."""
    leave_rubbish()
    ratios = []
    for _ in range(rounds):
        with patch("layout_app.press.export.LEAST_SHARED", 1 << 30):
            alone = seconds(lambda: carry_out(order, lambda _done, _all: None))
        both = seconds(lambda: carry_out(order, lambda _done, _all: None))
        ratios.append(alone / both)
    return ratios


def measured(options: argparse.Namespace, folder: Path) -> dict[str, list[float]]:
    """Return the ratios of each pair."""
    load = options.shared / "bench" / "issue" / "work_8p.json"
    work = json.loads(load.read_text(encoding="utf-8"))
    wish = Wish(
        to=folder / "out" if options.split == "pages" else folder / "out.pdf",
        profile=Profile(options.profile), split=Split(options.split), accepted=ACCEPTED,
    )  # fmt: skip
    desk = Desk(work, folder / "short", wish)
    long = Desk(longer(work), folder / "long", replace(wish, to=folder / f"long-{wish.to.name}"))
    compiled = typst_compile(options, work, folder)
    compiled(0)
    for kept in (desk, long):
        kept.export()
    found: dict[str, list[float]] = {name: [] for name in (*BARS, *LEAST)}
    told: dict[str, list[float]] = {"Typst": [], "worker": [], "64 pages": []}
    for turn in range(1, options.runs + 1):
        desk.strike()
        theirs, ours = seconds(lambda turn=turn: compiled(turn)), seconds(desk.export)
        long.strike()
        whole = seconds(long.export)
        found["worker / Typst"].append(ours / theirs)
        found["64 pages / 8 × 8 pages"].append(whole / ours / TIMES)
        for name, value in (("Typst", theirs), ("worker", ours), ("64 pages", whole)):
            told[name].append(value)
    # Typst's threads are in this process, and a program with threads does all its work itself.
    with multiprocessing.get_context("spawn").Pool(1) as fresh:
        rounds = max(3, options.runs // 2)
        found["one process / two"] = fresh.apply(shared_out, (long.order(), rounds))
    for kept in (desk, long):
        kept.worker.close()
    for name, values in told.items():
        print(f"({name}: {statistics.median(values) * 1e3:.0f} ms)")
    return found


def main() -> int:
    """Print medians of ratios, and end with 1 where one misses its bar."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_options(parser)
    parser.add_argument("--profile", default="x1a", choices=[p.value for p in Profile])
    parser.add_argument("--split", default="pages", choices=[s.value for s in Split])
    options = parser.parse_args()
    leave_rubbish()  # as in the running program
    with tempfile.TemporaryDirectory() as folder:
        found = measured(options, Path(folder))
    medians = {name: statistics.median(ratios) for name, ratios in found.items()}
    for name, ratio in medians.items():
        bar = f"at most {BARS[name]}" if name in BARS else f"at least {LEAST[name]}"
        print(f"{name}: {ratio:.2f}, {bar}")
    missed = [name for name in BARS if medians[name] > BARS[name]]
    missed += [name for name in LEAST if medians[name] < LEAST[name]]
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main())
