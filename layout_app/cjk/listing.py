"""Tell lists in lines of copy: items, labels, words in columns. One rule: no line alone is one.

Items stand together and are made alike: each behind a bullet, a number, a label (主办：…), a rank
(一等奖 …) or a moment, or in as many words parted by blanks. None of them ends as a sentence does
or goes on elsewhere.
"""

import re
from collections.abc import Sequence
from itertools import groupby

LONGEST = 40
"""Characters of the longest item."""
BULLETS = tuple("△▲▽▼○●◎□■◇◆☆★►▶▷➤•※")
"""What begins an item, and so never goes on with a sentence."""
_NUMBERED = re.compile(
    r"[（(]?(?:第?[一二三四五六七八九十]{1,3}|\d{1,2})(?:[、)）]|[.．，,：:](?!\d))|[一二三四五六七八九]是|[①-⑳]|0[1-9]\s(?=[一-鿿])"
)
_NUMBER = re.compile(
    r"(?P<before>[（(]?第?)(?P<number>[一二三四五六七八九十]{1,3}|\d{1,2})(?P<behind>[、)）.．，,：:是])"
)
_DIGITS = "〇一二三四五六七八九"
FAR = 12
"""Lines from one item to the next that counts on."""
_BULLET = re.compile(rf"[{''.join(BULLETS)}]|[-*·]\s")
_LABEL = re.compile(r"[^\s，。、：:；“”（）()]{2,8}[：:](?=.)")
_SENTENCE = re.compile(r"[。！？!?…；;，,、][”’」』）)]*\Z|[。！？!?；;].")
_RANK = re.compile(
    r"(?:冠军|亚军|季军|殿军|第?[一二三四五六七八]名|[特一二三四]等奖|[金银铜]奖|优[秀胜]奖"
    r"|鼓励奖|参与奖)[\s：:]"
)
_WHEN = re.compile(
    r"(?:\d{1,2}月\d{1,2}日|\d{1,2}[:：]\d{2}|(?:星期|周)[一二三四五六日天])\S*\s+\S"
)
_FEW = {"bullet": 2, "number": 2, "rank": 2, "when": 2, "label": 3}
"""Lines that make a list, by how they are made; of lines in words it takes three, too."""


def is_numbered(text: str) -> bool:
    """Tell whether a line begins as an item of a list: 一、, 2., （三）, 第一，, 二是, 01 ."""
    return bool(_NUMBERED.match(text))


def items_of(lines: Sequence[str]) -> frozenset[int]:
    """Return the lines that are items of lists, by their place."""
    found: set[int] = set()
    for shape, group in groupby(enumerate(lines), lambda numbered: _shape(numbered[1])):
        run = [n for n, _line in group]
        if shape and len(run) >= _FEW.get(shape, 3):
            found.update(run)
    return frozenset(found)


def begins_item(line: str) -> bool:
    """Tell whether a line begins as an item does: behind a bullet, number, rank, moment, label."""
    forms = (_BULLET, _NUMBERED, _RANK, _WHEN, _LABEL)
    return any(form.match(line) for form in forms)


def items_in_turn(lines: Sequence[str]) -> frozenset[int]:
    """Return the lines whose numbers count on, by their place: （一）…； （二）…；, however long.

    What stands between two of them belongs to the upper one.
    """
    last: dict[str, tuple[int, int]] = {}
    found: set[int] = set()
    for n, line in enumerate(lines):
        hit = _NUMBER.match(line)
        if hit is None or not is_numbered(line):
            continue
        number, form = _value(hit["number"]), f"{hit['before']}{hit['behind']}"
        at, value = last.get(form, (-FAR, 0))
        if number == value + 1 and n - at <= FAR:
            found.update((at, n) if value else ())
        last[form] = n, number
    return frozenset(found)


def _value(number: str) -> int:
    """Return a number up to 99: 7, 十一, 二十."""
    if number.isdigit():
        return int(number)
    tens, ten, ones = number.rpartition("十")
    return (10 * (_DIGITS.find(tens) if tens else 1) if ten else 0) + max(0, _DIGITS.find(ones))


def _shape(line: str) -> str:
    """Return how a line is made if it may be an item, or nothing."""
    if len(line) > LONGEST or _SENTENCE.search(line):
        return ""
    if _BULLET.match(line):
        return "bullet"
    if is_numbered(line):
        return "number"
    if _RANK.match(line):
        return "rank"
    if _WHEN.match(line):
        return "when"
    if _LABEL.match(line):
        return "label"
    words = len(line.split())
    return f"{words} words" if words > 1 and any(map(str.isdigit, line)) else ""
