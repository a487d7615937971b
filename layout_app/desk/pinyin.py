"""Initials of pinyin, by which commands are found. One rule: a hint for searching, never for text.

The first level of GB 2312 stands in the order of pinyin, so the place of a character there tells
its initial; of a character with several readings it knows one.
"""

from bisect import bisect_right

_FIRSTS = "啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝"
_INITIALS = "abcdefghjklmnopqrstwxyz"
_STARTS = [char.encode("gb2312") for char in _FIRSTS]
_FIRST_LEVEL_ENDS = bytes([0xD7, 0xF9])


def initials(words: str) -> str:
    """Return the initials of Chinese characters; of anything else the letters and digits."""
    return "".join(_initial(char) for char in words).lower()


def _initial(char: str) -> str:
    if char.isascii():
        return char if char.isalnum() else ""
    try:
        code = char.encode("gb2312")
    except UnicodeEncodeError:
        return ""
    at = bisect_right(_STARTS, code) - 1
    return _INITIALS[at] if len(code) == 2 and at >= 0 and code <= _FIRST_LEVEL_ENDS else ""
