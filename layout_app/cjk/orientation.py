"""How characters stand in a vertical line. One rule: what a face draws itself is not asked here.

`orientation_of` is the Vertical_Orientation property (UAX #50), of the signs that Chinese copy may
hold; `postures` says which figures and letters stand upright, which share a cell and which lie.
"""

import re
from collections.abc import Iterator
from enum import Enum, StrEnum
from itertools import groupby

from layout_app.cjk.classes import CharClass, class_of
from layout_app.frozen import frozen


class Orientation(StrEnum):
    """The classes of UAX #50."""

    UPRIGHT = "U"
    ROTATED = "R"
    """Lies on its right side."""
    TURNED = "Tr"
    """Has a form of its own, and lies where a face lacks it: （）《》～."""
    RAISED = "Tu"
    """Has a form of its own and stands upright where a face lacks it: ，。、."""


class Posture(Enum):
    """How a stretch of western characters stands (CLREQ 2.3.3)."""

    UPRIGHT = "upright"
    """One a cell: 5, A, GDP."""
    TOGETHER = "together"
    """纵中横: two or three figures side by side in one cell."""
    LYING = "lying"
    """Turned clockwise: 2023, Wi-Fi."""


@frozen(kw_only=False)
class Stretch:
    """Characters start..end that share a posture."""

    start: int
    end: int
    posture: Posture


QUOTES = {"“": "『", "”": "』", "‘": "「", "’": "」"}
"""Vertical text takes corner brackets for quotes, double ones outside (GB/T 15834-2011 5.2.3)."""
LATERAL = frozenset("：；！？")
"""Stand upright at the right, whole cells that nothing squeezes (GB/T 15834-2011 5.2.1)."""
LONGEST_ACRONYM = 5
_LATIN = CharClass.LATIN

_TURNED = frozenset(
    "〈〉《》「」『』【】〔〕〖〗〘〙〚〛〜〝〞〟〰゠ー﹙﹚﹛﹜﹝﹞（）［］＿｛｜｝～｟｠￣"
)
# Small kana are of this class too; a Chinese line has none that a face would not draw.
_RAISED = frozenset("、。，．！？﹐﹑﹒")
_LYING_WIDE = frozenset("－＜＝＞﹘﹣﹤﹥﹦")
_UPRIGHT_SIGNS = frozenset("§©®±¼½¾×÷‖†‡‰‱※‼⁂⁇⁈⁉⁑℀℁ℏℓ℔℮ℵ⅌⅍∞∴∵⌫⏏")
_UPRIGHT = (
    *(range(0x2103, 0x210A), range(0x2116, 0x2119), range(0x211E, 0x2124)),
    *(range(0x2136, 0x2140), range(0x2145, 0x214B), range(0x214F, 0x218A)),
    *(range(0x2300, 0x2308), range(0x230C, 0x2320), range(0x2324, 0x2329)),
    *(range(0x237D, 0x239B), range(0x23BE, 0x23CE), range(0x23E2, 0x2423)),
    *(range(0x2424, 0x2500), range(0x25A0, 0x261A), range(0x2620, 0x2768)),
    *(range(0x2776, 0x2794), range(0x2B12, 0x2B30), range(0x2B50, 0x2B5A)),
    *(range(0x2E80, 0xA4D0), range(0xA960, 0xA980), range(0xAC00, 0xD800)),
    *(range(0xE000, 0xFB00), range(0xFE10, 0xFE20), range(0xFE30, 0xFE49)),
    *(range(0xFE50, 0xFE70), range(0xFF01, 0xFF61), range(0xFFE0, 0xFFE8)),
    *(range(0x1F000, 0x1F800), range(0x1F900, 0x1FA00), range(0x20000, 0x40000)),
)
_WORD = re.compile(
    r"(?P<before>[$¥£€№#]?)"
    r"(?P<core>[^\W_]+(?:[-.,:/'&@_+–][^\W_]+)*)"
    r"(?P<after>[%‰°]?)"
)


def orientation_of(char: str) -> Orientation:
    """Return the class of one character; rotated where the property names none."""
    if char in _TURNED:
        return Orientation.TURNED
    if char in _RAISED:
        return Orientation.RAISED
    if char in _LYING_WIDE:
        return Orientation.ROTATED
    if char in _UPRIGHT_SIGNS or any(ord(char) in r for r in _UPRIGHT):
        return Orientation.UPRIGHT
    return Orientation.ROTATED


def postures(text: str) -> tuple[Stretch, ...]:
    """Return how the western characters of a text stand, in order.

    One figure stands upright, two or three share a cell, more lie; capitals of an acronym and
    single letters stand upright, other words lie. A sign stands as its number does.
    """
    found: list[Stretch] = []
    for start, end in _western(text):
        at = start
        for word in _WORD.finditer(text, start, end):
            found += (*_signs(text, at, word.start()), *_word(word))
            at = word.end()
        found += _signs(text, at, end)
    return tuple(found)


def _western(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of western characters."""
    for is_western, part in groupby(range(len(text)), lambda k: class_of(text[k]) is _LATIN):
        if is_western:
            places = list(part)
            yield places[0], places[-1] + 1


def _word(word: re.Match[str]) -> list[Stretch]:
    core = word["core"]
    if core.isascii() and core.isdigit() and 1 < len(core) <= 3:
        before = Stretch(*word.span("before"), Posture.UPRIGHT)
        after = Stretch(*word.span("after"), Posture.UPRIGHT)
        together = Stretch(*word.span("core"), Posture.TOGETHER)
        return [part for part in (before, together, after) if part.start < part.end]
    posture = Posture.UPRIGHT if _stands(core) else Posture.LYING
    return [Stretch(word.start(), word.end(), posture)]


def _stands(core: str) -> bool:
    """Tell whether a word stands upright: 5, A, GDP, 5G, C919."""
    if len(core) == 1:
        return True
    is_acronym = core.isascii() and core.isalnum() and core.upper() == core
    return is_acronym and not core.isdigit() and len(core) <= LONGEST_ACRONYM


def _signs(text: str, start: int, end: int) -> list[Stretch]:
    """Return the western signs between words, each by its own class."""
    stands = Orientation.UPRIGHT
    return [
        Stretch(k, k + 1, Posture.UPRIGHT if orientation_of(text[k]) is stands else Posture.LYING)
        for k in range(start, end)
    ]
