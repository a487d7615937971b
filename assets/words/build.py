"""Make the table of characters that stand together in words. One rule: figures, no words.

Run once by hand, not in the build of the program; README.md names the package and the command.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

LEAST = 5
"""How often a pair stands in words of the corpus at least: rarer ones are in names of one day."""
SHARE = 0.3
"""Share of its occurrences that a pair stands inside a word, from which it is taken as one."""


def bound(rows: Iterable[str]) -> dict[str, str]:
    """Return what stands behind each character in words, from rows of word, count and tag.

    How often a word's end meets a word's beginning is what chance would have it.
    """
    inside: Counter[tuple[str, str]] = Counter()
    begins: Counter[str] = Counter()
    ends: Counter[str] = Counter()
    total = 0
    for row in rows:
        word, figure, *_tag = row.split()
        count = int(figure)
        if not all("\u3400" <= char <= "\u9fff" for char in word):
            continue
        total += count
        begins[word[0]] += count
        ends[word[-1]] += count
        for pair in pairwise(word):
            inside[pair] += count
    found: dict[str, list[str]] = defaultdict(list)
    for (one, two), count in inside.items():
        met = ends[one] * begins[two] / total
        if count >= LEAST and count > SHARE * (count + met):
            found[one].append(two)
    return {one: "".join(sorted(found[one])) for one in sorted(found)}


def main() -> None:
    """Write one line a character: it, and all that stand behind it in words."""
    reader = argparse.ArgumentParser()
    reader.add_argument("dictionary", type=Path, help="jieba/dict.txt")
    source = reader.parse_args().dictionary
    found = bound(source.read_text("utf-8").splitlines())
    lines = [f"{one}{others}\n" for one, others in found.items()]
    (Path(__file__).parent / "pairs.txt").write_text("".join(lines), "utf-8")


if __name__ == "__main__":
    main()
