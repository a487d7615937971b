"""What a paper's own articles add to the language model. One rule: counts, never text.

An article leaves the hashes of its n-grams and how often each occurs, apart from all others, so
that learning it again changes nothing and forgetting it leaves no trace. The hashes are no cipher:
whoever has the program can guess at them, so they stay beside the publication.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from layout_app.frozen import frozen

Hashes = npt.NDArray[np.uint32]
Numbers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]

ORDERS = (2, 3, 4)
"""Lengths of the n-grams that are counted; the shortest only as a history of the next."""
BEGIN, END, STRANGE = 2, 3, 0xFFFD
"""Codes of a paragraph's begin, its end, and a character the table does not know."""
TRUST = 16.0
"""How many sightings of a history weigh as much as what the shipped table says of it; chosen so
that held-back articles of the sample issue are read best."""
FORMAT = "archive-1"
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_FOLD, _DROP = np.uint64(29), np.uint64(32)
_MOST = 0xFFFF


@frozen(eq=False)
class Learned:
    """The n-grams of one article."""

    issue: str
    """Name of the issue's folder."""
    article: str
    hashes: Hashes
    """Ascending, each once."""
    counts: npt.NDArray[np.uint16]


@frozen(eq=False)
class Archive:
    """The n-grams of many articles, ready for questions."""

    hashes: Hashes
    counts: Numbers


def learned(issue: str, article: str, paragraphs: Iterable[Sequence[int]]) -> Learned:
    """Count the n-grams of an article; its paragraphs are codes from BEGIN to END."""
    found = [
        gram_hashes(np.lib.stride_tricks.sliding_window_view(np.asarray(codes), order))
        for codes in paragraphs
        for order in ORDERS
        if len(codes) >= order
    ]
    every = np.concatenate(found) if found else np.zeros(0, np.uint32)
    hashes, counts = np.unique(every, return_counts=True)
    return Learned(
        issue=issue,
        article=article,
        hashes=hashes,
        counts=np.minimum(counts, _MOST).astype(np.uint16),
    )


def gram_hashes(grams: npt.NDArray[np.integer]) -> Hashes:
    """Return a hash for every row of character codes; its length counts too."""
    value = np.full(len(grams), grams.shape[1], dtype=np.uint64)
    for column in grams.T:
        value = (value ^ column.astype(np.uint64)) * _MULTIPLIER
        value ^= value >> _FOLD
    return (value >> _DROP).astype(np.uint32)


def pooled(entries: Iterable[Learned]) -> Archive:
    """Add up what was learned; an article that stands in several issues counts once."""
    once = {entry.article: entry for entry in sorted(entries, key=lambda e: (e.article, e.issue))}
    if not once:
        return Archive(hashes=np.zeros(0, np.uint32), counts=np.zeros(0, np.int64))
    every = np.concatenate([entry.hashes for entry in once.values()])
    weights = np.concatenate([entry.counts for entry in once.values()])
    hashes, places = np.unique(every, return_inverse=True)
    counts = np.bincount(places, weights=weights, minlength=len(hashes))
    return Archive(hashes=hashes, counts=counts.astype(np.int64))


def adapted(archive: Archive, grams: Numbers, logs: Floats) -> Floats:
    """Return log P of each row's last code, given what the table says and what was counted.

    A row that begins with a negative code has a shorter history.
    """
    for order in ORDERS[1:]:
        if grams.shape[1] < order or not len(archive.hashes):
            break
        rows = grams[:, -order:]
        whole = rows[:, 0] >= 0
        seen = np.where(whole, _counted(archive, rows[:, :-1]), 0)
        hits = np.where(whole, _counted(archive, rows), 0)
        chance = (np.minimum(hits, seen) + TRUST * np.exp(logs)) / (seen + TRUST)
        logs = np.where(seen > 0, np.log(chance), logs).astype(np.float32)
    return logs


def _counted(archive: Archive, grams: Numbers) -> Numbers:
    wanted = gram_hashes(grams)
    at = np.minimum(np.searchsorted(archive.hashes, wanted), len(archive.hashes) - 1)
    return np.where(archive.hashes[at] == wanted, archive.counts[at], 0)


def to_bytes(entries: Iterable[Learned]) -> bytes:
    """Return the file of what was learned: a line of JSON, then hashes and counts by article."""
    ordered = sorted(entries, key=lambda e: (e.issue, e.article))
    body = b"".join(e.hashes.astype("<u4").tobytes() + _little(e.counts) for e in ordered)
    header = {
        "format": FORMAT,
        "sha256": hashlib.sha256(body).hexdigest(),
        "articles": [[e.issue, e.article, len(e.hashes)] for e in ordered],
    }
    return json.dumps(header).encode() + b"\n" + body


def _little(counts: npt.NDArray[np.uint16]) -> bytes:
    return counts.astype("<u2").tobytes()


def from_bytes(data: bytes) -> tuple[Learned, ...]:
    """Read the file of what was learned; ValueError if it is damaged or none."""
    line, _end, body = data.partition(b"\n")
    try:
        header = json.loads(line)
        listed = [(str(i), str(a), int(n)) for i, a, n in header["articles"]]
        sound = (header["format"], header["sha256"]) == (FORMAT, hashlib.sha256(body).hexdigest())
    except (ValueError, TypeError, KeyError):
        raise ValueError("not a file of learned counts") from None
    if not sound or sum(6 * n for *_name, n in listed) != len(body):
        raise ValueError("a damaged file of learned counts")
    found, at = [], 0
    for issue, article, n in listed:
        hashes = np.frombuffer(body, "<u4", n, at).astype(np.uint32)
        counts = np.frombuffer(body, "<u2", n, at + 4 * n).astype(np.uint16)
        found.append(Learned(issue=issue, article=article, hashes=hashes, counts=counts))
        at += 6 * n
    return tuple(found)
