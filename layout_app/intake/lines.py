"""Cut a dump into its non-empty lines. One rule: a span gives back its line exactly."""

import re
from collections.abc import Iterator

from layout_app.model.seam import Block

DEEPEST = 6
"""Heading marks that count; more are ornament."""
_TOPIC = re.compile(r"#[^#\s]{1,30}#")


def lines_of(text: str) -> Iterator[Block]:
    """Give each non-empty line as a block of yet unknown kind: text, depth, span, blanks before."""
    start = blanks = 0
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip():
            plain, depth = _without_hashes(line.strip())
            yield Block(text=plain, depth=depth, span=(start, end), blanks=blanks)
            blanks = 0
        else:
            blanks += 1
        start = end + 1


def _without_hashes(line: str) -> tuple[str, int]:
    """Return the line without its heading marks and how many there were; #话题# is no heading."""
    rest = line.lstrip("#")
    depth = len(line) - len(rest)
    if not 0 < depth <= DEEPEST or _TOPIC.match(line):
        return line, 0
    return rest.rstrip("#").strip() if rest.strip("#") else "", depth
