"""Characters that look wrong. One rule: they are shown to the editor, never changed.

Two kinds: signs that stand for a lost glyph, and single characters that fit neither side while
another one would read on smoothly, as a slip of a scanner or a keyboard does.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from layout_app.frozen import frozen
from layout_app.repair.matching import matching_with_offsets
from layout_app.repair.ngrams import (
    BOS,
    EOS,
    FIRST,
    NONE,
    Floats,
    Ints,
    Table,
    encode,
    is_known,
    log_chances,
    rows_of,
)

LOST = re.compile("[\ufffd\u25a1\u3013\ue000-\uf8ff]|(?<=[\u4e00-\u9fff])\\?(?=[\u4e00-\u9fff])")
"""Signs in the place of a glyph: �, □, 〓, private characters, an ASCII ? between Han."""
REACH = 3
"""Characters that a wrong one disturbs: itself and those read right behind it."""
GAIN = 14.0
"""Least gain in log P by another character, from which one is shown."""
SMOOTH = -2.5
"""Least mean log P of the other reading: it must be a phrase the model knows."""
TRIED = 1200
"""Most frequent characters that are tried instead."""
AROUND = 2
"""Characters shown on each side."""


@frozen
class Suspicion:
    """A place that an editor should look at."""

    block: int
    """Index of the text."""
    offset: int
    """Characters before it in the text."""
    code: str
    """`lost_glyph` or `slip`."""
    text: str
    """The place with what stands around it."""


def suspicions(texts: Sequence[str], table: Table) -> tuple[Suspicion, ...]:
    """Return the suspicious places of a page's texts in order."""
    page = "\n".join(matching_with_offsets(text).text for text in texts)
    return tuple(
        Suspicion(block=n, offset=at, code=code, text=_around(text, at))
        for n, text in enumerate(texts)
        for at, code in sorted({**_slips(text, page, table), **_lost(text)}.items())
    )


def _around(text: str, at: int) -> str:
    return text[max(0, at - AROUND) : at + AROUND + 1]


def _lost(text: str) -> dict[int, str]:
    return {found.start(): "lost_glyph" for found in LOST.finditer(text)}


def _slips(text: str, page: str, table: Table) -> dict[int, str]:
    copy = matching_with_offsets(text)
    if len(copy.text) < REACH:
        return {}
    ids = np.array([BOS, *encode(table, copy.text), EOS], dtype=np.int64)
    return {
        copy.offsets[at]: "slip"
        for at in _strange(copy.text, page, table, ids)
        if _has_better(table, ids, at + 1)
    }


def _strange(text: str, page: str, table: Table, ids: Ints) -> list[int]:
    """Return the characters that are read worse here than alone, in pairs met nowhere else."""
    logs = log_chances(table, rows_of(ids.tolist(), table.order))
    gains = logs - log_chances(table, ids[:, None])
    known = is_known(table, np.stack([ids[:-1], ids[1:]], axis=1))
    return [
        at
        for at in range(1, len(text) - 1)
        if not known[at]
        and all(map(_is_han, text[at - 1 : at + 2]))
        and gains[at + 1 : at + 1 + REACH].sum() < 0
        and page.count(text[at - 1 : at + 1]) == page.count(text[at : at + 2]) == 1
    ]


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def _has_better(table: Table, ids: Ints, at: int) -> bool:
    """Tell whether another character reads on far better at a place."""
    others = _frequent(table)
    start, end = max(0, at - table.order + 1), min(at + REACH, len(ids))
    rows = np.repeat(ids[None, start:end], len(others) + 1, axis=0)
    rows[1:, at - start] = others
    before = np.full((len(rows), table.order - 1), NONE)
    sums = _read(table, np.hstack([before, rows]), at - start)
    best = float(sums[1:].max())
    return best - float(sums[0]) > GAIN and best / (end - at) > SMOOTH


def _read(table: Table, rows: Ints, first: int) -> Floats:
    """Return log P of every row from a place on; each is padded in front by a full history."""
    width = rows.shape[1] - table.order + 1
    parts = [log_chances(table, rows[:, k : k + table.order]) for k in range(first, width)]
    return np.asarray(np.sum(parts, axis=0), dtype=np.float32)


@lru_cache(maxsize=2)
def _frequent(table: Table) -> Ints:
    """Return the most frequent Han characters."""
    han = [n for n in range(FIRST, len(table.codes)) if _is_han(chr(int(table.codes[n])))]
    ids = np.array(han, dtype=np.int64)
    order = np.argsort(-log_chances(table, ids[:, None]), kind="stable")
    return ids[order][:TRIED]
