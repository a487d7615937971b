"""Which blocks move with a join. One rule: every block keeps exactly one place."""

from collections.abc import Collection, Sequence

from layout_app.frozen import frozen
from layout_app.model.seam import Block, Candidate, Story
from layout_app.model.text import Kind

_STARTS = (Kind.KICKER, Kind.HEADLINE)


@frozen
class Joined:
    """A story after seams were applied."""

    blocks: tuple[int, ...]
    """Indices of its blocks in reading order; a head stands directly behind its tail."""
    links: tuple[tuple[int, int], ...] = ()
    """Tail and head of every seam inside it: the two are one paragraph."""
    home: tuple[int, ...] = ()
    """For every block, the index of the story it was found in."""


def run_of(
    blocks: Sequence[Block],
    stories: Sequence[Story],
    head: int,
    *,
    tail: int | None = None,
    heads: Collection[int] = (),
) -> tuple[int, ...]:
    """Return the head and what follows it up to the next headline or head of another seam.

    `heads` are the heads of the other seams; the run never reaches `tail`, its own destination.
    """
    return _run(blocks, [list(s.blocks) for s in stories], head, tail, heads)


def _run(
    blocks: Sequence[Block],
    orders: Sequence[Sequence[int]],
    head: int,
    tail: int | None,
    heads: Collection[int],
) -> tuple[int, ...]:
    order = next((order for order in orders if head in order), None)
    if order is None:
        return (head,)
    start = order.index(head)
    run = [head]
    for block in order[start + 1 :]:
        if blocks[block].kind in _STARTS or block in heads:
            break
        if block == tail:
            return tuple(_without_trailing_headings(blocks, run))
        run.append(block)
    return tuple(run)


def _without_trailing_headings(blocks: Sequence[Block], run: list[int]) -> list[int]:
    """Return the run without the headings that stand above what follows it."""
    while len(run) > 1 and blocks[run[-1]].kind is Kind.SUBHEAD:
        run = run[:-1]
    return run


def joined(
    blocks: Sequence[Block], stories: Sequence[Story], seams: Sequence[Candidate]
) -> tuple[Joined, ...]:
    """Return the stories after the seams: the run of every head moves behind its tail.

    A story all of whose blocks moved away stays as an empty one, so that indices hold. A seam whose
    tail or head is in no story brings the head's block in, or stays without effect.
    """
    orders = [list(story.blocks) for story in stories]
    home = {block: at for at, order in enumerate(orders) for block in order}
    links = [(seam.tail.block, seam.head.block) for seam in seams]
    heads = {head for _, head in links}
    applied = [pair for pair in links if _move(blocks, orders, pair, heads - {pair[1]})]
    return tuple(
        Joined(
            blocks=tuple(order),
            links=tuple((t, h) for t, h in applied if h in order),
            home=tuple(home.get(block, at) for block in order),
        )
        for at, order in enumerate(orders)
    )


def _move(
    blocks: Sequence[Block],
    orders: Sequence[list[int]],
    link: tuple[int, int],
    heads: Collection[int],
) -> bool:
    """Move the run of a head behind its tail; tell whether the tail is in a story."""
    tail, head = link
    target = next((order for order in orders if tail in order), None)
    if target is None:
        return False
    run = _run(blocks, orders, head, tail, heads)
    if tail in run:
        return False
    for order in orders:
        order[:] = [block for block in order if block not in run]
    at = target.index(tail) + 1
    target[at:at] = run
    return True
