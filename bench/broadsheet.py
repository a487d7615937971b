"""Make loads of another load's texts: one broadsheet page of 12,000 characters, or many pages.

usage: broadsheet.py WORK.json OUT.json
       broadsheet.py WORK.json OUT.json --pages 64
Without --pages the texts fill one page of 8 columns of 13 字; with it the load's own pages are
repeated, each time with the clauses of every paragraph in another order, so that none comes twice.
"""

import argparse
import json
import re
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

COLUMNS, CHARS, GUTTER = 8, 13, 1.0
SIZE, LEADING = 9.0, 12.15
BANDS = ((3, 5), (4, 4), (2, 3, 3), (4, 4), (2, 6))
"""Columns of the articles of a page, from top to bottom."""
BAND_LINES, HEAD_LINES = 29, 3
FULL = 0.97
"""Share of the cells below a head that text fills, last lines of paragraphs considered."""
MARGIN = 40.0
SHORT_LAST = 0.5
"""Share of a line that a paragraph's last one leaves empty, on average."""


def rotated(text: str, turn: int) -> str:
    """Return a paragraph whose clauses begin `turn` further on."""
    clauses = re.findall(r"[^，。；]+[，。；]?[”’」』]*", text)
    k = turn % max(1, len(clauses))
    return "".join(clauses[k:] + clauses[:k])


def many(work: dict, pages: int) -> dict:
    """Return the load with its pages repeated to that number."""
    made = []
    for number, page in zip(range(pages), cycle(work["pages"]), strict=False):
        turn = number // len(work["pages"])
        made.append([{**a, "paras": [rotated(p, turn) for p in a["paras"]]} for a in page])
    return {**work, "pages": made}


def broadsheet(work: dict) -> dict:
    """Return one page of eight columns that the load's texts fill."""
    column = CHARS * SIZE
    gutter = GUTTER * SIZE
    lines = BAND_LINES * len(BANDS)
    texts = cycle(p for page in work["pages"] for a in page for p in a["paras"])
    heads = cycle(a["head"] for page in work["pages"] for a in page)
    page = []
    for band, split in enumerate(BANDS):
        at = 0
        for columns in split:
            story = {
                "col": at,
                "ncols": columns,
                "line0": band * BAND_LINES,
                "nlines": BAND_LINES,
                "headlines": HEAD_LINES,
                "head": next(heads),
                "headpt": 30,
                "paras": list(filling(texts, columns * (BAND_LINES - HEAD_LINES) * FULL)),
            }
            page.append(story)
            at += columns
    width = COLUMNS * column + (COLUMNS - 1) * gutter
    geometry = {
        "page_w": width + 2 * MARGIN,
        "page_h": lines * LEADING + 2 * MARGIN,
        "mx": MARGIN,
        "my": MARGIN,
        "tw": width,
        "colw": column,
        "gut": gutter,
        "ncol": COLUMNS,
        "lead": LEADING,
        "size": SIZE,
        "nline": lines,
    }
    return {"geo": geometry, "pages": [page]}


def filling(texts: Iterator[str], lines: float) -> Iterator[str]:
    """Yield paragraphs that fill so many lines, the last cut where they are full."""
    while lines >= 2:
        text = next(texts)
        room = int((lines - SHORT_LAST) * CHARS) - 2
        yield text[:room]
        lines -= (len(text[:room]) + 2) / CHARS + SHORT_LAST


def main() -> None:
    """Write the load."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("work", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--pages", type=int)
    options = parser.parse_args()
    work = json.loads(options.work.read_text(encoding="utf-8"))
    made = many(work, options.pages) if options.pages else broadsheet(work)
    made["chars"] = sum(len(p) for page in made["pages"] for a in page for p in a["paras"])
    options.out.write_text(json.dumps(made, ensure_ascii=False), encoding="utf-8")
    print(f"{len(made['pages'])} pages, {made['chars']} characters")


if __name__ == "__main__":
    main()
