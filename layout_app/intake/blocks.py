"""From the text of a dump to its blocks. One rule: every non-empty line is a block."""

from layout_app.intake.kinds import classify
from layout_app.intake.lines import lines_of
from layout_app.model.seam import Block


def blocks_of(text: str) -> tuple[Block, ...]:
    """Return the non-empty lines of a dump with their kinds, how sure each is, and their places."""
    return classify(tuple(lines_of(text)))
