"""Strings across a seam that the page uses elsewhere. One rule: no dictionary but the page."""

import numpy as np

from layout_app.repair.copy import Copy
from layout_app.repair.ngrams import Floats

REACH = 4
"""Characters on each side of the seam that are tried."""


def page_cache(copy: Copy) -> dict[str, Floats]:
    """Return length and count of the longest string across each seam that stands elsewhere."""
    page = "\n".join(copy.texts)
    known = {page[k : k + 2] for k in range(len(page) - 1)}
    length = np.zeros((len(copy.tails), len(copy.heads)), dtype=np.float32)
    count = np.zeros_like(length)
    for row, i in enumerate(copy.tails):
        left = copy.texts[i][-REACH:]
        for column, j in enumerate(copy.heads):
            right = copy.texts[j][:REACH]
            if i != j and left[-1:] + right[:1] in known:
                word = shared_word(left, right, page)
                length[row, column] = len(word)
                count[row, column] = min(page.count(word), 9)
    return {"cache_length": length, "cache_count": count}


def shared_word(left: str, right: str, page: str) -> str:
    """Return the longest string across left|right that stands somewhere on the page."""
    best = ""
    for a in range(1, len(left) + 1):
        for b in range(1, len(right) + 1):
            word = left[-a:] + right[:b]
            if word not in page:
                break
            best = max(best, word, key=len)
    return best
