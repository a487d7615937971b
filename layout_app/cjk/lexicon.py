"""The words of a Chinese text. One rule: the likeliest cut by how common words are, no grammar.

The table is read when the first text asks; `assets/words/README.md` tells where it is from.
"""

from functools import cache, lru_cache

from layout_app.cjk.classes import is_han
from layout_app.resources import asset

LONGEST = 5
"""Characters of the longest word of the table."""
_RAREST = 26
"""Binary digits of the corpus: the cost of an unknown word; each level costs one less."""


@lru_cache(maxsize=1024)
def words(text: str) -> tuple[str, ...]:
    """Cut a text into its words: 冬季 | 征兵 | 体检 | 站 | 设在; what is no Han stands alone."""
    table = _table()
    # The cost of the likeliest cut up to each place, and where its last word begins.
    best = [(0, 0)]
    for end in range(1, len(text) + 1):
        found = [(best[-1][0] + _RAREST - table.get(text[end - 1], 0), end - 1)]
        if is_han(text[end - 1]):
            for start in range(max(0, end - LONGEST), end - 1):
                level = table.get(text[start:end])
                if level is not None:
                    found.append((best[start][0] + _RAREST - level, start))
        best.append(min(found))
    cut = []
    end = len(text)
    while end:
        start = best[end][1]
        cut.append(text[start:end])
        end = start
    return tuple(reversed(cut))


@cache
def _table() -> dict[str, int]:
    """Return every word and its level: the binary digits of how often it stood in the corpus."""
    first, *lines = asset("words/words.txt").read_text("utf-8").splitlines()
    found: dict[str, int] = {}
    for level, line in enumerate(lines, int(first)):
        found.update(dict.fromkeys(line.split(" "), level))
    return found
