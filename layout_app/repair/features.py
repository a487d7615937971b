"""What is measured of a pair of blocks. One rule: the trees know a feature by its name.

Every array has a row for each open tail and a column for each possible head of one dump.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from layout_app.frozen import frozen
from layout_app.model.text import Kind
from layout_app.repair import marks, sections, topic
from layout_app.repair.copy import ASIDE, HEADINGS, Copy, is_closed, is_weak
from layout_app.repair.fluency import Fluency, fluency
from layout_app.repair.ngrams import Floats, Table
from layout_app.repair.pagecache import page_cache

Bools = npt.NDArray[np.bool_]
Named = dict[str, Floats]
UNLIKE_OPENING = -6.0
"""Mean log P below which a block does not begin like a paragraph."""
_RIVALLED = ("pmi", "fresh_gain", "first", "topic", "topic_article", "sense", "sense_article")
"""Features that are also told relative to the best other of the row and the column."""
LONGEST = 100
"""Lengths above it are alike."""


@frozen(eq=False)
class Pairs:
    """The measured pairs of one dump."""

    tails: tuple[int, ...]
    heads: tuple[int, ...]
    allowed: Bools
    """Whether the pair may be a seam at all."""
    values: Named
    """By name: one value a pair."""
    of_heads: Named
    """By name: what is measured of a head, whatever tails there are; one value a head."""
    fluency: Fluency


def measure(copy: Copy, table: Table, words: topic.Words | None = None) -> Pairs:
    """Measure all pairs of a dump; `words` are those of its texts, if they are counted already."""
    tails, heads = copy.tails, copy.heads
    shape = (len(tails), len(heads))
    reading = fluency(table, [copy.texts[i] for i in tails], [copy.texts[j] for j in heads])
    rows, columns = np.array(tails, dtype=np.int64), np.array(heads, dtype=np.int64)
    values = {
        **_reading(reading),
        **_topics(copy, words or topic.words_of(copy.texts, table)),
        **_positions(copy, rows, columns, reading),
        **_forms(copy),
        **marks.mark_features(copy),
        **page_cache(copy),
    }
    of_heads = {name: value[0] for name, value in values.items() if len(value) == 1}
    values = {name: _filled(value, shape) for name, value in values.items()}
    for name in _RIVALLED:
        values.update(_margins(name, values[name]))
    allowed = rows[:, None] != columns[None, :]
    return Pairs(
        tails=tails,
        heads=heads,
        allowed=allowed,
        values=values,
        of_heads=of_heads,
        fluency=reading,
    )


def _filled(value: Floats, shape: tuple[int, int]) -> Floats:
    return np.ascontiguousarray(np.broadcast_to(value, shape), dtype=np.float32)


def _margins(name: str, value: Floats) -> Named:
    """Return how far each value leads its row and its column."""
    return {f"{name}_row": lead(value), f"{name}_column": lead(value.T).T}


def lead(value: Floats) -> Floats:
    """Return each value minus the best other one of its row."""
    if value.shape[1] < 2:
        return np.zeros_like(value)
    ordered = np.partition(value, -2, axis=1)
    best, second = ordered[:, -1:], ordered[:, -2:-1]
    return np.asarray(value - np.where(value >= best, second, best), dtype=np.float32)


def _reading(reading: Fluency) -> Named:
    """Return what the language model says of the seam."""
    joined = reading.joined
    gain = joined - reading.alone[None, :, :]
    fresh = joined - reading.fresh[None, :, :]
    return {
        "pmi": gain.sum(axis=2),
        "fresh_gain": fresh.sum(axis=2),
        "first": joined[:, :, 0],
        "second": gain[:, :, 1] if gain.shape[2] > 1 else gain[:, :, 0],
        "joined": joined.sum(axis=2),
        "opening": reading.opening[None, :],
        "ending": reading.ending[:, None],
    }


def _topics(copy: Copy, words: topic.Words) -> Named:
    """Return how alike the surroundings of both halves are, by words and by meaning."""
    groups = _Groups.of(copy)
    return {
        **_likeness(topic.space_of(words), groups, "topic"),
        **_likeness(topic.meaning_space(words), groups, "sense"),
    }


@frozen
class _Groups:
    """What is read together with each tail and each head."""

    tails: topic.Groups
    """The tails alone; `heads` the same."""
    above: topic.Groups
    article: topic.Groups
    onward: topic.Groups
    """What stands behind the tails."""
    heads: topic.Groups
    below: topic.Groups
    here: topic.Groups
    """What stands in front of the heads."""

    @classmethod
    def of(cls, copy: Copy) -> "_Groups":
        return cls(
            tails=[(i,) for i in copy.tails],
            above=[sections.section_above(copy, i) for i in copy.tails],
            article=[sections.article_above(copy, i) for i in copy.tails],
            onward=[_neighbours(copy, i, 1) for i in copy.tails],
            heads=[(j,) for j in copy.heads],
            below=[sections.section_below(copy, j) for j in copy.heads],
            here=[_neighbours(copy, j, -1) for j in copy.heads],
        )


def _likeness(space: topic.Space, groups: _Groups, name: str) -> Named:
    above, below = topic.sums(space, groups.above), topic.sums(space, groups.below)
    article, onward = topic.sums(space, groups.article), topic.sums(space, groups.onward)
    here = topic.sums(space, groups.here)
    tails, heads = topic.sums(space, groups.tails), topic.sums(space, groups.heads)
    return {
        name: topic.cosines(above, below),
        f"{name}_article": topic.cosines(article, below),
        f"{name}_blocks": topic.cosines(tails, heads),
        f"{name}_head_here": topic.paired(here, below)[None, :],
        f"{name}_tail_next": topic.paired(onward, above)[:, None],
    }


def _neighbours(copy: Copy, block: int, step: int) -> tuple[int, ...]:
    """Return the section on the other side of a block: above a head, below a tail."""
    at = block + step
    while 0 <= at < len(copy.blocks) and copy.blocks[at].kind in ASIDE:
        at += step
    if not 0 <= at < len(copy.blocks):
        return ()
    if step > 0:
        return sections.section_below(copy, at)
    return sections.section_above(copy, at)


def _positions(
    copy: Copy, rows: npt.NDArray[np.int64], columns: npt.NDArray[np.int64], reading: Fluency
) -> Named:
    count = len(copy.blocks)
    apart = columns[None, :] - rows[:, None]
    low = np.minimum(rows[:, None], columns[None, :]) + 1
    high = np.maximum(rows[:, None], columns[None, :])
    opening = dict(zip(copy.heads, reading.opening.tolist(), strict=True))
    tails = set(copy.tails)
    heading = [_is_heading(copy, i) for i in range(count)]
    strange = [opening.get(i, 0.0) < UNLIKE_OPENING and not heading[i - 1] for i in range(count)]
    between = {
        "body_between": copy.body,
        "tails_between": [i in tails for i in range(count)],
        "strange_between": strange,
        "headings_between": heading,
        "headlines_between": [b.kind is Kind.HEADLINE for b in copy.blocks],
    }
    named = {name: _between(flags, low, high) for name, flags in between.items()}
    return {
        **named,
        "distance": np.log1p(np.abs(apart)).astype(np.float32),
        "forwards": (apart > 0).astype(np.float32),
        "next_body": ((apart > 0) & (named["body_between"] == 0)).astype(np.float32),
        "head_after_heading": _row([sections.follows_heading(copy, j) for j in copy.heads]),
        "heading_after_tail": _column([_heads_next(copy, i) for i in copy.tails]),
        "before_head_closed": _row([_closed_before(copy, j) for j in copy.heads]),
        "tails_on_page": _column([len(copy.tails)] * len(copy.tails)),
        "blocks_on_page": _column([count] * len(copy.tails)),
    }


def _is_heading(copy: Copy, at: int) -> bool:
    return copy.blocks[at].kind in HEADINGS and not copy.body[at]


def _between(
    flags: Sequence[bool], low: npt.NDArray[np.int64], high: npt.NDArray[np.int64]
) -> Floats:
    """Count the flagged blocks with low <= index < high."""
    running = np.concatenate([[0], np.cumsum(np.asarray(flags, dtype=np.float32))])
    return np.asarray(running[np.maximum(high, low)] - running[low], dtype=np.float32)


def _heads_next(copy: Copy, tail: int) -> float:
    """Return what follows the tail: 0 text, 1 a subhead, 2 a headline, 3 the end of the dump."""
    at = sections.after(copy, tail)
    if at is None:
        return 3.0
    if copy.body[at]:
        return 0.0
    return 2.0 if copy.blocks[at].kind in (Kind.HEADLINE, Kind.KICKER) else 1.0


def _closed_before(copy: Copy, head: int) -> float:
    """Return what stands before the head: 0 an open block, 1 a closed one, 2 no text."""
    at = sections.before(copy, head)
    if at is None or not copy.body[at]:
        return 2.0
    return float(is_closed(copy.texts[at]))


def _forms(copy: Copy) -> Named:
    tails = set(copy.tails)
    blocks, texts = copy.blocks, copy.texts
    return {
        "tail_length": _column([min(len(texts[i]), LONGEST) for i in copy.tails]),
        "head_length": _row([min(len(texts[j]), LONGEST) for j in copy.heads]),
        "head_open": _row([j in tails for j in copy.heads]),
        "tail_commas": _column([sum(texts[i].count(c) for c in ",、;:") for i in copy.tails]),
        "tail_stops": _column([texts[i].count("。") for i in copy.tails]),
        "tail_weak": _column([is_weak(texts[i]) for i in copy.tails]),
        "tail_unsure": _column([1 - blocks[i].certainty for i in copy.tails]),
        "head_unsure": _row([1 - blocks[j].certainty for j in copy.heads]),
        "tail_is_text": _column([blocks[i].kind is Kind.TEXT for i in copy.tails]),
        "head_is_text": _row([blocks[j].kind is Kind.TEXT for j in copy.heads]),
    }


def _column(values: Sequence[float]) -> Floats:
    return np.asarray(values, dtype=np.float32)[:, None]


def _row(values: Sequence[float]) -> Floats:
    return np.asarray(values, dtype=np.float32)[None, :]


def matrix(pairs: Pairs, names: Sequence[str]) -> Floats:
    """Return the named values of the allowed pairs, one row a pair."""
    return np.stack([pairs.values[name][pairs.allowed] for name in names], axis=1)
