"""Choose the bounds of slips, and measure how many are found.

  choose_slips.py ARTICLES.jsonl[.xz]… [--seed 50001]

Pages of training articles, one fold of five, are given slips, one in 300 everyday characters: a
third by one that looks alike, a third by one that sounds alike, a third by any other. They are read
with n-grams counted on the other folds. For each of the two rules the bounds are taken that find
most slips while nine of ten places shown are slips. Half of the pages choose, the others are
measured. One rule: no page kept for reporting comes here.
"""

import argparse
import random
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import articles
import counting
import numpy as np

from layout_app.repair import ngrams, suspicious
from layout_app.repair.matching import matching
from layout_app.repair.suspicious import Doubt, Reading

FOLDS, ARTICLES, PARAGRAPHS = 5, 5, 6
"""Folds, articles of a page, paragraphs of an article."""
PAGES = 60
"""Pages made of each input."""
RATE = 1 / 300
PRECISION = 0.9
GAINS = (6, 8, 10, 12, 14, 16, 18, 20)
SMOOTHS = (-6.0, -5.0, -4.0, -3.5, -3.0, -2.5)
DATA = Path(suspicious.__file__).parent / "data" / "alike.npz"


@dataclass(frozen=True)
class Page:
    """Paragraphs with slips: the kind of each by paragraph and place."""

    texts: tuple[str, ...]
    slips: dict[tuple[int, int], str]


Found = tuple[str | None, Doubt]
"""The kind of slip at a doubtful place, None for none, and what is measured of it."""
Rule = Callable[[Doubt], bool]


def main() -> None:
    """Make pages, choose on half of them, measure the others."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("inputs", type=Path, nargs="+")
    parser.add_argument("--seed", type=int, default=50001)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    parts = [articles.split(list(articles.read(path)), 0, FOLDS) for path in options.inputs]
    table = _counted([article for outside, _ in parts for article in outside])
    pages = [page for _, inside in parts for page in made(inside, chance)]
    chance.shuffle(pages)
    half = len(pages) // 2
    alike = chosen(pages[:half], table, lambda doubt: doubt.alike)
    other = chosen(pages[:half], table, lambda doubt: doubt.other)
    print("alike", alike, "other", other)
    told(
        pages[half:], table, "chosen", lambda d: _above(d.alike, *alike) or _above(d.other, *other)
    )
    told(pages[half:], table, "shipped", suspicious.is_slip)


def _counted(rows: Sequence[articles.Article]) -> ngrams.Table:
    arrays = counting.make_arrays(
        articles.texts(rows), order=articles.ORDER, budget=articles.BUDGET
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ngrams.bin"
        ngrams.save(path, {"order": articles.ORDER}, arrays)
        return ngrams.load(path)


def made(rows: Sequence[articles.Article], chance: random.Random) -> Iterator[Page]:
    """Give pages of articles with slips in them."""
    slips = Slips(chance)
    for _ in range(PAGES):
        texts = [
            matching(text)
            for article in chance.sample(rows, ARTICLES)
            for text in article["paras"][:PARAGRAPHS]
        ]
        yield slips.page(texts)


class Slips:
    """Everyday characters and what is taken for them."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        with np.load(DATA, allow_pickle=False) as file:
            codes, shapes, sounds = (file[name] for name in ("codes", "shapes", "sounds"))
        self.every = [chr(code) for code in codes]
        self.shapes = {
            char: [chr(code) for code in row[:5]]
            for char, row in zip(self.every, shapes, strict=True)
        }
        spoken: dict[int, list[str]] = {}
        for char, sound in zip(self.every, sounds.tolist(), strict=True):
            spoken.setdefault(sound, []).append(char)
        self.sounds = {
            char: [o for o in row if o != char] for row in spoken.values() for char in row
        }

    def page(self, texts: Sequence[str]) -> Page:
        """Return the texts with a slip in one of 300 everyday characters."""
        found: dict[tuple[int, int], str] = {}
        written = []
        for n, text in enumerate(texts):
            chars = list(text)
            for at, char in enumerate(chars):
                if char in self.shapes and self.chance.random() < RATE:
                    kind = self.chance.choice(("looks", "sounds", "any"))
                    pool = self._pool(char, kind)
                    if pool:
                        chars[at] = self.chance.choice(pool)
                        found[n, at] = kind
            written.append("".join(chars))
        return Page(tuple(written), found)

    def _pool(self, char: str, kind: str) -> Sequence[str]:
        if kind == "looks":
            return self.shapes[char]
        return self.sounds[char] if kind == "sounds" else self.every


def doubts(pages: Sequence[Page], table: ngrams.Table) -> Iterator[Found]:
    """Give the doubtful places of the pages."""
    for page in pages:
        whole = "\n".join(page.texts)
        for n, text in enumerate(page.texts):
            for doubt in suspicious.doubtful(text, whole, table):
                yield page.slips.get((n, doubt.at)), doubt


def _above(reading: Reading, gain: float, smooth: float) -> bool:
    return reading.gain > gain and reading.smooth > smooth


def chosen(
    pages: Sequence[Page], table: ngrams.Table, of: Callable[[Doubt], Reading]
) -> tuple[float, float]:
    """Return the bounds that find most slips at the precision; the strictest if none keeps it."""
    found = [(kind, of(doubt)) for kind, doubt in doubts(pages, table)]
    best, most = (float(GAINS[-1]), SMOOTHS[-1]), 0
    for gain, smooth in product(GAINS, SMOOTHS):
        shown = [kind for kind, reading in found if _above(reading, gain, smooth)]
        true = sum(kind is not None for kind in shown)
        if true > most and true >= PRECISION * len(shown):
            best, most = (float(gain), smooth), true
    return best


def told(pages: Sequence[Page], table: ngrams.Table, name: str, rule: Rule) -> None:
    """Print precision and recall, and what is shown wrongly of 10,000 characters."""
    every = Counter(kind for page in pages for kind in page.slips.values())
    shown = [kind for kind, doubt in doubts(pages, table) if rule(doubt)]
    hits = Counter(kind for kind in shown if kind)
    true, size = sum(hits.values()), sum(len(text) for page in pages for text in page.texts)
    shares = {kind: round(hits[kind] / count, 3) for kind, count in sorted(every.items())}
    print(
        f"{name:8} {true} of {sum(every.values())} slips found, {len(shown)} places shown:"
        f" precision {true / max(1, len(shown)):.3f}, recall {true / sum(every.values()):.3f},"
        f" by kind {shares}; wrongly {1e4 * (len(shown) - true) / size:.2f} of 10,000 characters"
    )


if __name__ == "__main__":
    main()
