"""The words of a content stream. One rule: what is joined again is the stream, byte for byte."""

import re
from collections.abc import Iterator

_SPACE = rb"[\x00\t\n\x0c\r ]+"
_STRING = rb"\((?:[^()\\]|\\[\s\S])*\)"
_TOKEN = re.compile(
    rb"(?P<space>(?:" + _SPACE + rb"|%[^\r\n]*)+)"
    rb"|(?P<operand>"
    # A row of strings and gaps, as type is set in: read at once, it holds no colour.
    rb"\[(?:[^\[\]()<>%]|<[0-9A-Fa-f\s]*>|" + _STRING + rb")*\]"
    rb"|" + _STRING + rb"|<[0-9A-Fa-f\s]*>|/[^\x00\t\n\x0c\r ()<>\[\]{}/%]*|[+-]?[\d.]+(?:[-\d.]*)"
    rb"|<<|>>|\[|\])"
    rb"|(?P<operator>[A-Za-z'\"][A-Za-z0-9*'\"]*)"
)
_INLINE = re.compile(
    rb"BI\b[\s\S]*?[\x00\t\n\x0c\r ]ID[\x00\t\n\x0c\r ][\s\S]*?"
    rb"[\x00\t\n\x0c\r ]EI(?=[\x00\t\n\x0c\r ]|$)"
)
Word = tuple[str, bytes]
"""Its kind (space, operand, operator, inline for a whole picture, other) and its bytes."""


def words(content: bytes) -> Iterator[Word]:
    """Yield the words of a content stream; a picture inside it is one word."""
    at = 0
    while at < len(content):
        found = _TOKEN.match(content, at)
        if found is None:
            end = _nested(content, at) if content[at : at + 1] == b"(" else at + 1
            yield ("operand" if end > at + 1 else "other"), content[at:end]
            at = end
            continue
        kind, word = str(found.lastgroup), found[0]
        picture = _INLINE.match(content, at) if word == b"BI" else None
        if picture is not None:
            kind, word = "inline", picture[0]
        yield kind, word
        at += len(word)


def _nested(content: bytes, at: int) -> int:
    """Return the end of a string that holds brackets of its own."""
    depth, place = 0, at
    while place < len(content):
        sign = content[place]
        if sign == 0x5C:
            place += 1
        elif sign == 0x28:
            depth += 1
        elif sign == 0x29:
            depth -= 1
            if not depth:
                return place + 1
        place += 1
    return len(content)
