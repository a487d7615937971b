"""The matching copy: a second string a block, for comparing. One rule: it is never printed."""

import re

from layout_app.cjk.folding import folded
from layout_app.frozen import frozen

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_DIGITS = {code: ord("0") for code in range(ord("0"), ord("9") + 1)}
_BEHIND = "，。、；：！？,.;:!?)）》"
"""What stands behind a closing quote, never behind an opening one."""
_FOLD = {**_WIDE, **{wide: ord("0") for wide in range(0xFF10, 0xFF1A)}, **_DIGITS}


@frozen
class Matching:
    """The matching copy of a text and the way back to it."""

    text: str
    offsets: tuple[int, ...]
    """For every character of the copy, its offset in the original."""


def matching(text: str) -> str:
    """Return the text folded, with ASCII marks but curly quotes, digits as 0 and no spaces."""
    return _curled(folded("".join(text.split()))).translate(_FOLD)


def _curled(text: str) -> str:
    """Return the text with straight double quotes as curly ones, by what stands around them."""
    if '"' not in text:
        return text
    chars, is_open = list(text), False
    for hit in re.finditer('["“”]', text):
        n = hit.start()
        if chars[n] == '"':
            ends = not is_open and (n + 1 == len(text) or text[n + 1] in _BEHIND)
            chars[n] = "”" if is_open or ends else "“"
        is_open = chars[n] == "“"
    return "".join(chars)


def matching_with_offsets(text: str) -> Matching:
    """Return the matching copy together with the offsets of its characters in the original."""
    kept = tuple(i for i, char in enumerate(text) if not char.isspace())
    return Matching(text=matching(text), offsets=kept)
