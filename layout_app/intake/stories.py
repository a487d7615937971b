"""Find the articles of a dump. One rule: a story is a run of lines; joins come later.

A kicker or a headline begins a story, a byline below text ends one unless the next letter of a
column begins there. Jump lines, furniture and advertisements belong to none. A headline repeated
above a 上接 mark is part of the jump line: what follows it goes on with the story of that name.
"""

from collections.abc import Iterator, Sequence

from layout_app.cjk.jumplines import jump_back
from layout_app.intake.letters import is_salutation
from layout_app.model.seam import Block, Story
from layout_app.model.text import Kind

OUTSIDE = (Kind.JUMP, Kind.FURNITURE, Kind.AD)
"""The kinds that belong to no story."""

_BODY = (Kind.TEXT, Kind.VERSE, Kind.SUBHEAD, Kind.CAPTION)
SHORTEST_REPEAT = 4
"""Characters that a repeated headline has at least."""


def stories_of(blocks: Sequence[Block]) -> tuple[Story, ...]:
    """Return the articles of the dump in the order of their first lines, before any join."""
    found: list[list[int]] = []
    for run in _runs(blocks):
        first = run[0]
        goes_on = _repeated(blocks, first, found) if _is_jump_title(blocks, first) else None
        if goes_on is None:
            found.append(run)
        else:
            goes_on.extend(run[1:])
    return tuple(Story(blocks=tuple(run)) for run in found if run)


def _runs(blocks: Sequence[Block]) -> Iterator[list[int]]:
    """Give the lines of the page in runs, each begun by a head or behind a closing byline."""
    run: list[int] = []
    for n, block in enumerate(blocks):
        if block.kind in OUTSIDE:
            continue
        if run and _begins(blocks, run, block):
            yield run
            run = []
        run.append(n)
    if run:
        yield run


def _begins(blocks: Sequence[Block], run: Sequence[int], block: Block) -> bool:
    """Tell whether the block begins another story than the run before it."""
    last = blocks[run[-1]].kind
    if block.kind is Kind.KICKER:
        return True
    if block.kind is Kind.HEADLINE:
        return last is not Kind.KICKER
    signed = last is Kind.BYLINE and any(blocks[n].kind in _BODY for n in run)
    return signed and block.kind in _BODY and not is_salutation(block.text)


def _is_jump_title(blocks: Sequence[Block], n: int) -> bool:
    """Tell whether a heading stands right above a line that goes on from another page."""
    below = blocks[n + 1] if n + 1 < len(blocks) else None
    return (
        blocks[n].kind is Kind.HEADLINE and below is not None and jump_back(below.text) is not None
    )


def _repeated(blocks: Sequence[Block], n: int, found: Sequence[list[int]]) -> list[int] | None:
    """Return the story whose headline the block repeats or shortens."""
    title = blocks[n].text
    if len(title) < SHORTEST_REPEAT:
        return None
    for run in found:
        if any(blocks[k].kind is Kind.HEADLINE and blocks[k].text.startswith(title) for k in run):
            return run
    return None
