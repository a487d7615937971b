"""Numbers before notices. One rule: a number that stands in the copy is copy and stays."""

import re
from collections.abc import Callable, Mapping, Sequence

from layout_app.compose.line.collect import Copy, part_of
from layout_app.model.setting import Numbering

# 1. 一、（一） ①, with the blanks behind them.
_OWN = re.compile(
    r"(?:\d{1,3}[.．、](?!\d)|[一二三四五六七八九十百]{1,4}、"
    r"|[（(](?:\d{1,3}|[一二三四五六七八九十]{1,3})[)）]|[①-⑳㉑-㉟])\s*"
)
_FIGURES = "〇一二三四五六七八九"


def own_number(copy: Copy) -> tuple[Copy, Copy] | None:
    """Return the number that a notice begins with and the rest, none where it has none."""
    found = _OWN.match(copy.text)
    if found is None or found.end() == len(copy.text):
        return None
    label = part_of(copy, 0, len(found.group().rstrip()))
    return label, part_of(copy, found.end(), len(copy.text))


def numbers(numbering: Numbering, first: int, count: int) -> Sequence[str]:
    """Return so many numbers from `first` on as they are printed."""
    return [_NUMBERS[numbering](n) for n in range(first, first + count)]


def chinese(number: int) -> str:
    """Return a number from 1 to 99 in Chinese, 二十一; a higher one digit by digit."""
    if number > 99:
        return "".join(_FIGURES[int(digit)] for digit in str(number))
    tens, ones = divmod(number, 10)
    head = "" if tens < 2 else _FIGURES[tens]
    return f"{head}{'十' if tens else ''}{_FIGURES[ones] if ones else ''}"


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if number <= 20 else f"（{number}）"


_NUMBERS: Mapping[Numbering, Callable[[int], str]] = {
    Numbering.FIGURES: lambda n: f"{n}.",
    Numbering.CHINESE: lambda n: f"{chinese(n)}、",
    Numbering.CIRCLED: _circled,
    Numbering.NONE: lambda _n: "",
}
