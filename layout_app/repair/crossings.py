"""Where a column passes from one text to another. One rule: what does not read on is left apart.

Lines of a column look alike, whatever text they are of. Those that read on badly are looked at as
seams are, each with all the others; those that are unlikely seams then once more, by themselves,
with all that stands above and below them. A line left apart wrongly is proposed as a seam where
nothing has a better claim on it; one joined wrongly would be printed.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from layout_app.model.seam import Block
from layout_app.repair.analyse import portions
from layout_app.repair.copy import is_closed, read_copy
from layout_app.repair.features import measure
from layout_app.repair.fluency import gains_in_turn
from layout_app.repair.matching import matching
from layout_app.repair.model import Model, pair_logits, shipped_model

READS_ON = -1.0
"""Gain of a line behind an open one from which nothing is asked: below it are six in seven of
those that are of another text, and one in six of the others."""
BEGINS_ANEW = -4.0
"""Gain of a line behind the end of a sentence below which it is of another text."""
LIKELY = (-3.0, -4.5)
"""Logits of the seam, at the first look and at the second, from which a line goes on."""
PORTION = 60
"""Most pieces looked at together: pairs grow with the square, and a crossing is told near by."""
Place = tuple[int, int]
"""A paragraph, and a line of it."""


def crossings(
    paragraphs: Sequence[tuple[Block, Sequence[str]]], model: Model | None = None
) -> frozenset[Place]:
    """Return the lines of paragraphs that are of another text than the line above them.

    Each paragraph is given with the lines that it was joined from; a line is told by the number of
    its paragraph and its own there, both from 0.
    """
    model = model or shipped_model()
    told = [
        (n, k, text)
        for n, (_block, lines) in enumerate(paragraphs)
        for k, text in enumerate(map(matching, lines))
    ]
    if not told:
        return frozenset()
    gains = gains_in_turn(model.table, [text for _n, _k, text in told])
    apart, doubtful = set(), set()
    for gain, (_n, _k, above), (n, k, _text) in zip(gains, told, told[1:], strict=False):
        if k and is_closed(above):
            apart |= {(n, k)} if gain < BEGINS_ANEW else set()
        elif k and gain < READS_ON:
            doubtful.add((n, k))
    for least in LIKELY:
        doubtful = _unlikely(paragraphs, doubtful, apart, least, model)
    return frozenset(apart | doubtful)


def _unlikely(
    paragraphs: Sequence[tuple[Block, Sequence[str]]],
    doubtful: Collection[Place],
    apart: Collection[Place],
    least: float,
    model: Model,
) -> set[Place]:
    """Return the doubtful lines that are no likely seams where all of them are cut."""
    pieces, starts = _pieces(paragraphs, {*doubtful, *apart})
    found: set[Place] = set()
    for start, end in portions(pieces, PORTION):
        copy = read_copy(pieces[start:end])
        if not (copy.tails and copy.heads):
            continue
        pairs = measure(copy, model.table)
        values = pair_logits(model, pairs)
        columns = {head: column for column, head in enumerate(pairs.heads)}
        for row, tail in enumerate(pairs.tails):
            if tail + 1 not in columns:
                continue
            place = starts[start + tail + 1]
            if place in doubtful and values[row, columns[tail + 1]] < least:
                found.add(place)
    return found


def _pieces(
    paragraphs: Sequence[tuple[Block, Sequence[str]]], cuts: Collection[Place]
) -> tuple[list[Block], list[Place]]:
    """Return paragraphs cut before lines, each piece of the kind of the whole, and their places."""
    pieces, starts = [], []
    for n, (block, lines) in enumerate(paragraphs):
        firsts = [0, *(k for k in range(1, len(lines)) if (n, k) in cuts)]
        for first, end in zip(firsts, [*firsts[1:], len(lines)], strict=True):
            text = block.text if len(firsts) == 1 else "".join(map(str.strip, lines[first:end]))
            pieces.append(replace(block, text=text))
            starts.append((n, first))
    return pieces, starts
