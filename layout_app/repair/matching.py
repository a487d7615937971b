"""The matching copy: a second string a block, for comparing. One rule: it is never printed."""

from layout_app.frozen import frozen

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_DIGITS = {code: ord("0") for code in range(ord("0"), ord("9") + 1)}
_QUOTES = {ord(a): ord(b) for a, b in zip("「」『』﹁﹂", "“”‘’“”", strict=True)}
_FOLD = {**_WIDE, **{wide: ord("0") for wide in range(0xFF10, 0xFF1A)}, **_DIGITS, **_QUOTES}


@frozen
class Matching:
    """The matching copy of a text and the way back to it."""

    text: str
    offsets: tuple[int, ...]
    """For every character of the copy, its offset in the original."""


def matching(text: str) -> str:
    """Return the text with ASCII marks, digits as 0, curly quotes and no spaces."""
    return "".join(text.split()).translate(_FOLD)


def matching_with_offsets(text: str) -> Matching:
    """Return the matching copy together with the offsets of its characters in the original."""
    kept = tuple(i for i, char in enumerate(text) if not char.isspace())
    return Matching(text=matching(text), offsets=kept)
