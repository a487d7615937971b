"""Which blocks move with a join. One rule: every block keeps exactly one place."""

from collections.abc import Collection, Sequence

from layout_app.model.seam import Block, Candidate, Story
from layout_app.model.text import Kind

_STARTS = (Kind.KICKER, Kind.HEADLINE)


def run_of(blocks: Sequence[Block], stories: Sequence[Story], head: int) -> tuple[int, ...]:
    """Return the head and what follows it up to the next headline."""
    return _run(blocks, [s.blocks for s in stories], head, None, ())


def _run(
    blocks: Sequence[Block],
    orders: Sequence[Sequence[int]],
    head: int,
    tail: int | None,
    heads: Collection[int],
) -> tuple[int, ...]:
    """Return the head and what follows it up to the next headline or head of another seam.

    `heads` are the heads of the other seams; the run never reaches `tail`, its own destination.
    """
    order = next((order for order in orders if head in order), None)
    if order is None:
        return (head,)
    start = order.index(head)
    run = [head]
    for block in order[start + 1 :]:
        if blocks[block].kind in _STARTS or block in heads:
            break
        if block == tail:
            # Headings above the tail stay with it.
            while len(run) > 1 and blocks[run[-1]].kind is Kind.SUBHEAD:
                run.pop()
            break
        run.append(block)
    return tuple(run)


def joined(
    blocks: Sequence[Block], stories: Sequence[Story], seams: Sequence[Candidate]
) -> tuple[Story, ...]:
    """Return the stories after the seams: the run of every head moves directly behind its tail.

    A story all of whose blocks moved away stays as an empty one, so that indices hold. A seam whose
    tail or head is in no story brings the head's block in, or stays without effect.
    """
    orders = [list(story.blocks) for story in stories]
    heads = {seam.head.block for seam in seams}
    for seam in seams:
        _move(blocks, orders, seam.tail.block, seam.head.block, heads - {seam.head.block})
    return tuple(Story(blocks=tuple(order)) for order in orders)


def _move(
    blocks: Sequence[Block],
    orders: Sequence[list[int]],
    tail: int,
    head: int,
    heads: Collection[int],
) -> None:
    """Move the run of a head behind its tail where that is in a story."""
    target = next((order for order in orders if tail in order), None)
    if target is None:
        return
    run = _run(blocks, orders, head, tail, heads)
    for order in orders:
        order[:] = [block for block in order if block not in run]
    at = target.index(tail) + 1
    target[at:at] = run
