"""What a character is to a line of Chinese. One rule: a class depends on the character alone."""

import unicodedata
from enum import IntEnum
from functools import lru_cache


class CharClass(IntEnum):
    """How a character behaves inside a line."""

    HAN = 0
    """One cell: Han, kana, full-width letters and symbols."""
    OPEN = 1
    """Opening mark, ink in the right half: “《（."""
    CLOSE = 2
    """Closing mark, pause or stop, ink in the left half: ，。”》."""
    DASH = 3
    """— and …, which join with their like (CLREQ 3.1.2; GB/T 15834-2011 5.1.5)."""
    DOT = 4
    """间隔号 ·, fixed at half a cell."""
    LATIN = 5
    """Letters, digits and marks of western text, shaped in runs."""
    SPACE = 6
    """A blank that vanishes at a line edge."""
    JOINED = 7
    """Combining marks, joiners and selectors: part of the character before."""


OPENING = frozenset("“‘（《〈「『【〔〖［｛")
CLOSING = frozenset("，。、；：？！”’）》〉」』】〕〗］｝．")
BRACKETS = frozenset("“”‘’（）《》〈〉「」『』【】〔〕〖〗［］｛｝")
PAUSES = frozenset("，、；：")
STOPS = frozenset("。？！．")
EXCLAIMING = frozenset("？！")
HANGING = frozenset("、，。")
"""What may stand behind a line's edge in horizontal text (T26)."""
DIGITS = frozenset("0123456789")
DASHES = frozenset("—…⸺")
CONNECTORS = frozenset("-–—～/／·")
"""Fixed widths, no stretch beside them (GB/T 15834-2011 4.13; CLREQ 3.1.6)."""

_SPACES = frozenset(" \t\u00a0\u3000\u2002\u2003\u2009\u202f")
_JOINERS = range(0x200B, 0x2010)
_SELECTORS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))
# Signs below U+2E80 that Chinese faces draw one cell wide.
_WIDE_SIGNS = (range(0x2100, 0x2E80), range(0x2010, 0x2070))
_LATIN_SIGNS = frozenset("–‑‐‰™€№")


@lru_cache(maxsize=1 << 14)
def class_of(char: str) -> CharClass:
    """Return the class of one character."""
    if "\u3400" <= char < "\ua000":
        return CharClass.HAN
    if char in OPENING:
        return CharClass.OPEN
    if char in CLOSING:
        return CharClass.CLOSE
    if char in DASHES:
        return CharClass.DASH
    if char in "··‧":
        return CharClass.DOT
    if char in _SPACES:
        return CharClass.SPACE
    return _class_by_code(char)


def _class_by_code(char: str) -> CharClass:
    code = ord(char)
    if code in _JOINERS or any(code in r for r in _SELECTORS):
        return CharClass.JOINED
    if code >= 0x2E80:
        return CharClass.JOINED if unicodedata.category(char) in ("Mn", "Me") else CharClass.HAN
    if unicodedata.combining(char):
        return CharClass.JOINED
    if any(code in r for r in _WIDE_SIGNS) and char not in _LATIN_SIGNS:
        return CharClass.HAN
    return CharClass.LATIN


def is_han(char: str) -> bool:
    """Tell whether the character is a Chinese character, ○ of the years included."""
    code = ord(char)
    return 0x4E00 <= code <= 0x9FFF or 0x3400 <= code <= 0x4DBF or char == "〇" or code >= 0x20000


def is_word(char: str) -> bool:
    """Tell whether the character may stand inside a western word or number."""
    return char.isalnum() and class_of(char) is CharClass.LATIN


def takes_gap(char: str) -> bool:
    """Tell whether a western character is set off from Han by a gap (CLREQ 3.2.2)."""
    return char.isalnum() or char in "%‰°$€£¥+#@&"
