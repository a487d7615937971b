"""Cut a dump into its non-empty lines. One rule: a span gives back its line exactly."""

import re
from collections.abc import Iterator

from layout_app.model.seam import Block

_HASHES = re.compile(r"(#{1,6})(?!#)[\s\u3000]*(.*?)[\s\u3000]*#*\Z", re.DOTALL)
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
    hashes = _HASHES.match(line)
    if hashes is None or _TOPIC.match(line):
        return line, 0
    return hashes[2].strip(), len(hashes[1])
