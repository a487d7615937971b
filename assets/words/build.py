"""Make the table of words by which heads are broken. One rule: common Han words, by how common.

Run once by hand, not in the build of the program; README.md names the package and the command.
"""

import argparse
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

LEAST = 8
"""How often a word stands in the corpus at least: 95,000 words; rarer ones are names of one day."""
_HAN = re.compile("[\u3400-\u9fff]{1,5}")


def levels(rows: Iterable[str]) -> dict[int, list[str]]:
    """Return the words by the binary digits of their counts, from rows of word, count and tag."""
    found: dict[int, list[str]] = defaultdict(list)
    for row in rows:
        word, count, *_tag = row.split()
        if int(count) >= LEAST and _HAN.fullmatch(word):
            found[int(count).bit_length()].append(word)
    return found


def main() -> None:
    """Write one line a level, the rarest first, the words parted by spaces."""
    reader = argparse.ArgumentParser()
    reader.add_argument("dictionary", type=Path, help="jieba/dict.txt")
    source = reader.parse_args().dictionary
    found = levels(source.read_text("utf-8").splitlines())
    first, last = min(found), max(found)
    lines = [" ".join(sorted(found[level])) for level in range(first, last + 1)]
    (Path(__file__).parent / "words.txt").write_text(
        f"{first}\n" + "\n".join(lines) + "\n", "utf-8"
    )


if __name__ == "__main__":
    main()
