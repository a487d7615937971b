"""Composing in the running program beside Typst's warm compile of the same page.

usage: warm.py --shared DIR [--runs 7] [--regular FILE --bold FILE --family NAME]
A broadsheet page of 12,000 characters: composed from nothing with the faces open, one article of
some 1,500 characters poured at a new width, and one key struck. Each pair begins with Typst
compiling the page with its compiler kept and every width new to it (a size larger by a thousandth),
so that neither side finds its lines made already. DIR holds `bench/issue` with the work load and
the Typst peer.
"""

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from broadsheet import broadsheet
from peer import add_options, typst_compile
from work_issue import issue_of

from layout_app.compose.page import Composer
from layout_app.edit.articles import edit_text
from layout_app.edit.boxes import resize_box, set_columns
from layout_app.fonts.catalogue import shipped
from layout_app.model.box import ArticleBox
from layout_app.model.geometry import Cells
from layout_app.model.issue import Issue
from layout_app.model.text import Kind
from layout_app.rubbish import leave_rubbish

POURED = 1500
BARS = {"compose the page": 0.35, "pour 1,500 characters anew": 0.06, "strike a key": 0.02}
WIDTHS = tuple((columns, inner) for columns in (3, 4, 5, 6, 7) for inner in (2, 3, 4, 5))
"""Columns of the page and columns inside, so that the measure differs each time."""


def seconds(action: Callable[[], object]) -> float:
    """Return how long an action takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def widened(issue: Issue, box: ArticleBox, turn: int) -> Issue:
    """Return the issue with the box in another width and other columns inside."""
    columns, inner = WIDTHS[turn % len(WIDTHS)]
    cells = Cells(column=0, line=0, columns=columns, lines=60)
    return set_columns(resize_box(issue, box.id, cells), box.id, inner)


def typed(issue: Issue, box: ArticleBox, turn: int) -> Issue:
    """Return the issue with one more character in the middle of an article."""
    article = next(a for a in issue.articles if a.id == box.article)
    number = [k for k, p in enumerate(article.paragraphs) if p.kind is Kind.TEXT][1]
    text = article.paragraphs[number].text
    middle = len(text) // 2 + turn
    return edit_text(issue, article.id, number, text[:middle] + "新" + text[middle:])


def characters(issue: Issue, box: ArticleBox) -> int:
    """Return the characters of a box's article."""
    article = next(a for a in issue.articles if a.id == box.article)
    return sum(len(p.text) for p in article.paragraphs)


def main() -> int:
    """Print medians of ratios, and end with 1 where one is above its bar."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_options(parser)
    options = parser.parse_args()
    leave_rubbish()  # as in the running program
    load = options.shared / "bench" / "issue" / "work_8p.json"
    work = broadsheet(json.loads(load.read_text(encoding="utf-8")))
    issue, faces = issue_of(work), shipped()
    (page,) = issue.pages
    boxes = [box for box in page.boxes if isinstance(box, ArticleBox)]
    box = min(boxes, key=lambda b: abs(characters(issue, b) - POURED))
    kept = Composer(faces)
    kept.page(issue, page.id)
    ratios: dict[str, list[float]] = {name: [] for name in BARS}
    peers = []
    with tempfile.TemporaryDirectory() as folder:
        compiled = typst_compile(options, work, Path(folder))
        compiled(0)
        for turn in range(1, options.runs + 1):
            theirs = seconds(lambda turn=turn: compiled(turn))
            new, key = widened(issue, box, turn), typed(issue, box, turn)
            # The page with the wider box is not composed: its boxes overlap, an article's do not.
            actions: tuple[Callable[[], object], ...] = (
                lambda: Composer(faces).page(issue, page.id),
                lambda new=new: kept.article(new, box.article),
                lambda key=key: kept.page(key, page.id),
            )
            peers.append(theirs)
            for name, action in zip(BARS, actions, strict=True):
                ratios[name].append(seconds(action) / theirs)
            kept.page(issue, page.id)
    told = sum(characters(issue, b) for b in boxes)
    print(f"{told} characters; Typst, warm: {statistics.median(peers) * 1e3:.0f} ms")
    medians = {name: statistics.median(found) for name, found in ratios.items()}
    for name, ratio in medians.items():
        print(f"{name}: {ratio:.3f} of it, bar {BARS[name]}")
    print(f"({characters(issue, box)} characters poured)")
    return int(any(medians[name] > bar for name, bar in BARS.items()))


if __name__ == "__main__":
    sys.exit(main())
