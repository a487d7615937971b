"""Characters that look wrong. One rule: they are shown to the editor, never changed.

Two kinds: signs that stand for a lost glyph, and single characters that make pairs nobody writes
while another one would read on far better. One that looks or sounds alike need not read on as much
better as any other: scanners and keyboards err that way. The bounds are those at which most slips
are found while nine of ten places shown are slips (`bench/repair/choose_slips.py`).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

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
    ids_of,
    is_known,
    log_chances,
)

LOST = re.compile("[\ufffd\u25a1\u3013\ue000-\uf8ff]|(?<=[\u4e00-\u9fff])\\?(?=[\u4e00-\u9fff])")
"""Signs in the place of a glyph: �, □, 〓, private characters, an ASCII ? between Han."""
REACH = 4
"""Characters that a wrong one disturbs: itself and those read right behind it."""
ALIKE_GAIN, ALIKE_SMOOTH = 12.0, -5.0
"""Least gain in log P by a character that looks or sounds alike, and least mean log P with it."""
GAIN, SMOOTH = 20.0, -6.0
"""The same for any other character, where no pair with the one that stands there is known."""
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
    doubts = doubtful(copy.text, page, table)
    return {copy.offsets[doubt.at]: "slip" for doubt in doubts if is_slip(doubt)}


def is_slip(doubt: "Doubt") -> bool:
    """Tell whether a doubtful character is shown as a slip."""
    alike = doubt.alike.gain > ALIKE_GAIN and doubt.alike.smooth > ALIKE_SMOOTH
    return alike or (doubt.other.gain > GAIN and doubt.other.smooth > SMOOTH)


@frozen(kw_only=False)
class Reading:
    """How well the best other character reads on."""

    gain: float = -np.inf
    """log P with it minus log P as it stands."""
    smooth: float = -np.inf
    """Mean log P with it."""


@frozen(kw_only=False)
class Doubt:
    """A character in a pair that the table does not know and the page does not repeat."""

    at: int
    alike: Reading
    """With the best character that looks or sounds alike."""
    other: Reading
    """With the best of the most frequent ones, where both pairs are unknown."""


def doubtful(text: str, page: str, table: Table) -> Iterator[Doubt]:
    """Yield the doubtful characters of a matching copy that stands on a page."""
    ids = np.array([BOS, *encode(table, text), EOS], dtype=np.int64)
    known = is_known(table, np.stack([ids[:-1], ids[1:]], axis=1))
    alike = _alike(table)
    for at in range(1, len(text) - 1):
        if (known[at] and known[at + 1]) or not _stands_alone(text, at, page):
            continue
        others = alike.get(int(ids[at + 1]), _NOBODY)
        strange = not known[at] and not known[at + 1]
        yield Doubt(
            at,
            _best(table, ids, at + 1, others),
            _best(table, ids, at + 1, _frequent(table)) if strange else Reading(),
        )


def _stands_alone(text: str, at: int, page: str) -> bool:
    """Tell whether a character stands between Han, in pairs that the page holds once."""
    return (
        all(map(_is_han, text[at - 1 : at + 2]))
        and page.count(text[at - 1 : at + 1]) == page.count(text[at : at + 2]) == 1
    )


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def _best(table: Table, ids: Ints, at: int, others: Ints) -> Reading:
    """Return how the best of other characters reads on at a place."""
    if not len(others):
        return Reading()
    start, end = max(0, at - table.order + 1), min(at + REACH, len(ids))
    rows = np.repeat(ids[None, start:end], len(others) + 1, axis=0)
    rows[1:, at - start] = others
    before = np.full((len(rows), table.order - 1), NONE)
    sums = _read(table, np.hstack([before, rows]), at - start)
    best = float(sums[1:].max())
    return Reading(best - float(sums[0]), best / (end - at))


def _read(table: Table, rows: Ints, first: int) -> Floats:
    """Return log P of every row from a place on; each is padded in front by a full history."""
    grams = np.lib.stride_tricks.sliding_window_view(rows, table.order, axis=1)[:, first:]
    logs = log_chances(table, grams.reshape(-1, table.order))
    return np.asarray(logs.reshape(grams.shape[:2]).sum(axis=1), dtype=np.float32)


@lru_cache(maxsize=2)
def _frequent(table: Table) -> Ints:
    """Return the most frequent Han characters."""
    han = [n for n in range(FIRST, len(table.codes)) if _is_han(chr(int(table.codes[n])))]
    ids = np.array(han, dtype=np.int64)
    order = np.argsort(-log_chances(table, ids[:, None]), kind="stable")
    return ids[order][:TRIED]


_NOBODY = np.zeros(0, dtype=np.int64)


@lru_cache(maxsize=2)
def _alike(table: Table) -> Mapping[int, Ints]:
    """Return by character the known ones that look or sound like it."""
    path = Path(__file__).parent / "data" / "alike.npz"
    with np.load(path, allow_pickle=False) as file:
        codes, shapes, sounds = (file[name].astype(np.int64) for name in _ARRAYS)
    spoken = {sound: codes[sounds == sound] for sound in np.unique(sounds).tolist()}
    return {
        int(own): ids_of(table, np.setdiff1d(np.append(shape, spoken[sound]), [code]))
        for own, code, shape, sound in zip(
            ids_of(table, codes), codes, shapes, sounds.tolist(), strict=True
        )
    }


_ARRAYS = ("codes", "shapes", "sounds")
