"""Count the words that folds of heads part, by even lines alone and with the table of pairs.

usage: folds.py [FILE]
Each line of the file (`heads.txt` beside this script, written for it) is set as headline of each
rank and as kicker over one to four columns of a tabloid; what takes two or three lines counts.
jieba and snownlp say where words are (`pip install jieba snownlp`; neither is part of the program).
The pairs are computed from jieba's own dictionary, so that snownlp's word counts for more.
"""

import argparse
import statistics
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path
from unittest.mock import patch

import jieba
from snownlp import SnowNLP

from layout_app.compose.article.headline import HeadRow, HeadSetter
from layout_app.compose.line import sense
from layout_app.compose.line.collect import Copy
from layout_app.compose.line.prepare import Preparer
from layout_app.fonts.catalogue import shipped
from layout_app.model.ids import ArticleId
from layout_app.model.paper import TABLOID_5, joined
from layout_app.model.style import Stylebook
from layout_app.model.text import Kind

COLUMNS = range(1, 5)
RANKS = range(1, 5)
PAPER = TABLOID_5


def rows(heads: Sequence[str]) -> list[HeadRow]:
    """Return the heads of more than one line that the program sets."""
    setter = HeadSetter(Preparer(shipped()), Stylebook(), PAPER)
    found = []
    for text in heads:
        for kind, ranks in ((Kind.HEADLINE, RANKS), (Kind.KICKER, (1,))):
            copy = Copy(article=ArticleId("a"), paragraph=0, position=0, kind=kind, text=text)
            for columns in COLUMNS:
                width = joined(columns, PAPER.chars, PAPER.gutter)
                for rank in ranks:
                    (row,) = setter.block((copy,), rank, width, 0.0).rows
                    found += [row] if len(row.lines) > 1 and row.fits else []
    return found


def begins_by_jieba(text: str) -> set[int]:
    """Return where words begin."""
    return {begin for _word, begin, _end in jieba.tokenize(text)}


def begins_by_snownlp(text: str) -> set[int]:
    """Return where words begin."""
    return set(accumulate(map(len, SnowNLP(text).words), initial=0))


def tell(name: str, heads: Sequence[str]) -> None:
    """Print how many folds part a word, and what that costs in size."""
    found = rows(heads)
    folds = [(row.copy.text, end) for row in found for _begin, end in row.lines[:-1]]
    size = statistics.mean(row.style.size for row in found)
    print(f"{name:<16} {len(found)} heads, {len(folds)} folds, mean size {size:.2f} 字")
    for judge in (begins_by_jieba, begins_by_snownlp):
        begins = {text: judge(text) for text, _end in folds}
        parted = sum(end not in begins[text] for text, end in folds)
        print(f"    {judge.__name__:<20} {100 * parted / len(folds):.1f} % part a word")


def main() -> None:
    """Tell what even lines alone would do, and what the program does."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, nargs="?", default=Path(__file__).with_name("heads.txt"))
    heads = parser.parse_args().file.read_text(encoding="utf-8").split()
    with patch.object(sense, "_torn", lambda _text, _k: 0.0):
        tell("by even lines", heads)
    tell("by words", heads)


if __name__ == "__main__":
    main()
