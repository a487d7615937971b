"""Decisions that outlive a changed file of raw copy. One rule: blocks are known by their words.

A file that comes again under its name, with other bytes, is laid beside the one before: what was
joined is joined again, what was refused stays refused, what was settled stays settled. Its articles
then take the places of those they are versions of (`edit.renewing`).
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path

from layout_app.frozen import frozen
from layout_app.intake.dump import Dump
from layout_app.model.issue import Issue
from layout_app.model.seam import Candidate, OpenEnd, Seam, Side, Verdict
from layout_app.model.text import BlockRef

ALIKE = 0.6
"""Share of characters from which two lines in one place are the same line, reworded."""
KIN = 0.3
"""Share of lines found again from which a file is a later version of the other."""


@frozen
class Memory:
    """What was decided of an earlier version, said of the blocks of the new one."""

    refused: frozenset[tuple[int, int]] = frozenset()
    """Tail and head that are not proposed again."""
    apart: frozenset[tuple[int, int]] = frozenset()
    """Tail and head left standing apart: they are joined when the editor says so, not unasked."""
    joined: tuple[Candidate, ...] = ()
    """Joins by the editor, or that were not taken back."""
    by: tuple[str, ...] = ()
    """On whose word each of them was made."""
    settled: tuple[OpenEnd, ...] = ()
    """Ends that the editor called missing or complete, or put his own words to."""
    of: Dump | None = None
    """The earlier version."""
    places: tuple[tuple[int, int], ...] = ()
    """Its blocks that were found again, each with its place in the new version."""


def versions_of(issue: Issue, name: str) -> tuple[str, ...]:
    """Return the dumps of an issue that came under this file name, the latest first."""
    stem, suffix = re.escape(Path(name).stem), re.escape(Path(name).suffix)
    numbered = re.compile(rf"{stem}(?:-[0-9]+)?{suffix}\Z")
    return tuple(dump.name for dump in reversed(issue.dumps) if numbered.match(dump.name))


def recalled(issue: Issue, old: Dump, new: Dump) -> Memory | None:
    """Return what was decided of the old version; None if the new one is another text."""
    places = found_again([b.text for b in old.blocks], [b.text for b in new.blocks])
    if not _is_kin(places, len(old.blocks)):
        return None

    def now(block: BlockRef) -> BlockRef | None:
        at = places.get(block.block) if block.dump == old.name else None
        return None if at is None else BlockRef(dump=new.name, block=at)

    seams = [seam for article in issue.articles for seam in article.seams]
    ends = [end for article in issue.articles for end in article.open_ends]
    kept = [
        (seam, tail, head)
        for seam in seams
        if (tail := now(seam.tail)) and (head := now(seam.head))
    ]
    refused = {
        (tail.block, head.block)
        for end in ends
        for one, two in _refusals(end)
        if (tail := now(one)) and (head := now(two))
    }
    apart = {
        (tail.block, head.block)
        for end in ends
        for other in end.candidates
        if other.decision is None and (tail := now(other.tail)) and (head := now(other.head))
    }
    settled = (
        replace(end, block=block) for end in ends if _is_settled(end) and (block := now(end.block))
    )
    return Memory(
        refused=frozenset(refused),
        apart=frozenset(apart),
        joined=tuple(_again(seam, tail, head) for seam, tail, head in kept),
        by=tuple(seam.by for seam, _tail, _head in kept),
        settled=tuple(settled),
        of=old,
        places=tuple(places.items()),
    )


def is_kin(old: Sequence[str], new: Sequence[str]) -> bool:
    """Tell whether lines are a later version of others, not another text of the same name."""
    return _is_kin(found_again(old, new), len(old))


def _is_kin(places: Mapping[int, int], lines: int) -> bool:
    return len(places) >= KIN * max(1, lines)


def with_refused(
    ends: Sequence[OpenEnd], dump: str, refused: Collection[tuple[int, int]]
) -> tuple[OpenEnd, ...]:
    """Return the ends, each knowing what was refused of it."""
    tails, heads = dict[int, list[BlockRef]](), dict[int, list[BlockRef]]()
    for tail, head in sorted(refused):
        tails.setdefault(tail, []).append(BlockRef(dump=dump, block=head))
        heads.setdefault(head, []).append(BlockRef(dump=dump, block=tail))
    return tuple(
        replace(
            end,
            rejected=tuple((tails if end.side is Side.TAIL else heads).get(end.block.block, ())),
        )
        for end in ends
    )


def with_settled(ends: Sequence[OpenEnd], settled: Sequence[OpenEnd]) -> tuple[OpenEnd, ...]:
    """Return the ends, those settled before with their verdict."""
    verdicts = {(end.block, end.side): end.verdict for end in settled}
    return tuple(
        replace(end, verdict=verdicts.get((end.block, end.side), end.verdict)) for end in ends
    )


def _is_settled(end: OpenEnd) -> bool:
    """Tell whether the editor decided: an end without proposals is missing by itself."""
    proposed = any(candidate.decision for candidate in end.candidates)
    return end.verdict is Verdict.COMPLETE or (end.verdict is Verdict.MISSING and proposed)


def _again(seam: Seam, tail: BlockRef, head: BlockRef) -> Candidate:
    return Candidate(tail=tail, head=head, confidence=seam.confidence, reasons=seam.reasons)


def _refusals(end: OpenEnd) -> Iterator[tuple[BlockRef, BlockRef]]:
    """Give tail and head of every pair that the editor refused at an end."""
    for other in end.rejected:
        yield (end.block, other) if end.side is Side.TAIL else (other, end.block)


def found_again(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Return where the lines of an old text stand in a new one, moved ones too."""
    places: dict[int, int] = {}
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal" or (tag == "replace" and j - i == m - k):
            pairs = zip(range(i, j), range(k, m), strict=True)
            places.update((a, b) for a, b in pairs if _alike(old[a], new[b]))
    found = set(places.values())
    for a, text in enumerate(old):
        if a not in places and old.count(text) == new.count(text) == 1:
            b = new.index(text)
            if b not in found:
                places[a] = b
    return places


def _alike(left: str, right: str) -> bool:
    return left == right or SequenceMatcher(None, left, right, autojunk=False).ratio() >= ALIKE


def is_apart(candidate: Candidate, memory: Memory) -> bool:
    """Tell whether the editor took this join back."""
    return (candidate.tail.block, candidate.head.block) in memory.apart
