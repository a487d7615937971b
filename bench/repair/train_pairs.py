"""Train the trees that judge pairs of blocks, and choose their thresholds.

  train_pairs.py ARTICLES.jsonl[.xz]… --generator generate.py --out layout_app/repair/data/pairs.npz

Pages are made from the articles of one fold, measured with n-grams counted on the other folds, and
judged by trees fitted on the pages of the other folds: neither counts nor trees saw the articles
that choose the thresholds. The shipped trees are then fitted on all pages. The file names its
inputs by sha256 and holds the figures. One rule: pages kept for reporting never come here.
"""

import argparse
import functools
import hashlib
import importlib.util
import json
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType

import articles
import counting
import fitting
import numpy as np

from layout_app.intake.blocks import blocks_of
from layout_app.repair import ngrams
from layout_app.repair.copy import read_copy
from layout_app.repair.features import measure
from layout_app.repair.openheads import HEAD_FEATURES
from layout_app.repair.trees import Trees

FOLDS = 5
NOISE = (0, 0, 0, 0.005, 0.02)
LOOKS = {"first": (300, 20, 0.06), "second": (200, 15, 0.05), "opening": (80, 10, 0.06)}
"""Trees, leaves a tree and rate of the two looks and of the judgement of heads."""
PRECISION = 0.997
"""Least precision of automatic seams on the pages that choose the threshold."""
LEAST_SURE = 0.97
MARGIN = 1 / 3
"""Share of the way from the chosen threshold to 1 that is added: other pages differ."""


def main() -> None:
    """Measure, fit, choose, write."""
    options = _options()
    pages = measured_pages(options)
    print(len(pages), "pages", sum(len(p.truth()) for p in pages), "pairs", flush=True)
    names = {"first": tuple(sorted(pages[0].pairs.values))}
    look = fitting.out_of_fold(pages, names["first"], make("first"))
    first = trained(pages, names["first"], "first")
    fitting.add_rivals(pages, look)
    names["second"] = tuple(sorted(pages[0].pairs.values))
    judged = fitting.out_of_fold(pages, names["second"], make("second"))
    second = trained(pages, names["second"], "second")
    least, sure = options.least, chosen_sure(pages, judged, options.least)
    openings, heads = fitting.fit_openings(pages, judged, make("opening"))
    opening = fitting.exported(openings, HEAD_FEATURES)
    told = {
        "heads": heads,
        "least": least,
        "sure": sure,
        "figures": reported(pages, judged, least, sure),
    }
    print(json.dumps(told, indent=1))
    inputs = [hashlib.sha256(path.read_bytes()).hexdigest() for path in options.inputs]
    notes = json.dumps({**told, "inputs": inputs, "seed": options.seed, "looks": LOOKS})
    write(options.out, {"first": first, "second": second, "opening": opening}, least, sure, notes)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("inputs", type=Path, nargs="+")
    parser.add_argument("--generator", type=Path, required=True, help="maker of pages with gold")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--pages", type=int, default=1600, help="pages made of each input")
    parser.add_argument("--seed", type=int, default=20001)
    parser.add_argument("--order", type=int, default=articles.ORDER)
    parser.add_argument("--budget", type=int, default=articles.BUDGET)
    parser.add_argument("--least", type=float, default=0.5, help="chance that makes a seam")
    return parser.parse_args()


def measured_pages(options: argparse.Namespace) -> list[fitting.Page]:
    """Return the pages of all folds, each measured with n-grams of the other folds."""
    generator = loaded(options.generator)
    sources = {path.name: list(articles.read(path)) for path in options.inputs}
    pages = []
    for fold in range(FOLDS):
        parts = {name: articles.split(rows, fold, FOLDS) for name, rows in sources.items()}
        table = _counted([a for outside, _ in parts.values() for a in outside], options)
        for name, (_, inside) in parts.items():
            made = generator.gen_pages(
                inside, options.pages // FOLDS, options.seed + fold, NOISE, f"{name}{fold}"
            )
            pages += [p for p in (measured(g, name, fold, table) for g in made) if p]
    return pages


def measured(
    gold: dict[str, list[dict[str, str]]], source: str, fold: int, table: ngrams.Table
) -> fitting.Page | None:
    """Return a page read as intake reads its dump; None if nothing on it is open."""
    dump = "\n\n".join(block["text"] for block in gold["blocks"]) + "\n"
    copy = read_copy(blocks_of(dump))
    assert len(copy.blocks) == len(gold["blocks"])
    if not copy.tails:
        return None
    pairs = measure(copy, table)
    return fitting.Page(source=source, fold=fold, gold=gold, copy=copy, pairs=pairs)


def _counted(rows: Sequence[articles.Article], options: argparse.Namespace) -> ngrams.Table:
    texts = articles.texts(rows)
    arrays = counting.make_arrays(texts, order=options.order, budget=options.budget)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ngrams.bin"
        ngrams.save(path, {"order": options.order}, arrays)
        return ngrams.load(path)


def loaded(path: Path) -> ModuleType:
    """Return the module of a file outside the path: the maker of pages."""
    spec = importlib.util.spec_from_file_location("generate", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def make(look: str) -> "functools.partial[object]":
    """Return the fitting of a look, still without pairs."""
    trees, leaves, rate = LOOKS[look]
    return functools.partial(fitting.fit, trees=trees, leaves=leaves, rate=rate)


def trained(pages: Sequence[fitting.Page], names: Sequence[str], look: str) -> Trees:
    """Fit a look on all pages."""
    return fitting.exported(make(look)(*fitting.stacked(pages, names)), names)


def chosen_sure(
    pages: Sequence[fitting.Page], judged: Sequence[fitting.Doubles], least: float
) -> float:
    """Return the least confidence at which every source keeps the precision."""
    for sure in np.arange(LEAST_SURE, 0.9995, 0.001):
        shares = [
            fitting.figures(*of_source(pages, judged, source), least, float(sure))["auto P"]
            for source in sorted({page.source for page in pages})
        ]
        if min(shares) >= PRECISION:
            return round(float(sure + (1 - sure) * MARGIN), 4)
    return 0.9995


def of_source(
    pages: Sequence[fitting.Page], judged: Sequence[fitting.Doubles], source: str
) -> tuple[list[fitting.Page], list[fitting.Doubles]]:
    """Return the pages of one source and their logits."""
    at = [k for k, page in enumerate(pages) if page.source == source]
    return [pages[k] for k in at], [judged[k] for k in at]


def reported(
    pages: Sequence[fitting.Page], judged: Sequence[fitting.Doubles], least: float, sure: float
) -> dict[str, dict[str, float]]:
    """Return the figures of every source at the chosen thresholds."""
    return {
        source: {
            name: round(value, 4)
            for name, value in fitting.figures(
                *of_source(pages, judged, source), least, sure
            ).items()
        }
        for source in sorted({page.source for page in pages})
    }


def write(path: Path, looks: Mapping[str, Trees], least: float, sure: float, notes: str) -> None:
    """Write the trees and the thresholds as plain arrays."""
    arrays: dict[str, object] = {"least": least, "sure": sure, "notes": notes}
    for prefix, trees in looks.items():
        arrays[f"{prefix}_names"] = " ".join(trees.names)
        arrays[f"{prefix}_base"] = trees.base
        for name in ("feature", "threshold", "left", "right", "value"):
            arrays[f"{prefix}_{name}"] = getattr(trees, name)
    np.savez_compressed(path, **arrays)
    print(path, path.stat().st_size)


if __name__ == "__main__":
    main()
