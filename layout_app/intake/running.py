"""Find the running heads of pages within a dump. One rule: what else stands there tells them.

The name of a paper, or a line that comes again and again, is a running head where it always stands
beside a folio, a date or another line of that kind.
"""

from collections import defaultdict
from collections.abc import Sequence

from layout_app.intake.marks import PAPER
from layout_app.model.seam import Block
from layout_app.model.text import Kind

LONGEST = 20
"""Characters of the longest."""


def with_running_heads(blocks: Sequence[Block], said: Sequence[Kind | None]) -> list[Kind | None]:
    """Return the kinds that lines give themselves, running heads among them as furniture."""
    found = list(said)
    places: dict[str, list[int]] = defaultdict(list)
    for n, block in enumerate(blocks):
        if said[n] is None and not block.depth and len(block.text) <= LONGEST:
            places[block.text].append(n)
    doubtful = {text: at for text, at in places.items() if len(at) > 1 or PAPER.fullmatch(text)}
    text_at = {n: text for text, at in doubtful.items() for n in at}
    alone = {text: set(at) for text, at in doubtful.items()}
    told = [n for n, kind in enumerate(found) if kind is Kind.FURNITURE]
    # Each line is told once, and tells the two beside it: a chain of heads takes no rounds.
    while told:
        at = told.pop()
        for text in [text_at[n] for n in (at - 1, at + 1) if n in text_at]:
            alone[text] -= {at - 1, at + 1}
            if not alone[text]:
                for n in doubtful.pop(text, ()):
                    found[n] = Kind.FURNITURE
                    told.append(n)
    return found
