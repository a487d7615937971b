"""What belongs to a number. One rule: no line may end inside “9000亿元” (CLREQ 3.1.4)."""

import re
from typing import NamedTuple

from layout_app.cjk.classes import DIGITS, is_han

_UNITS = (
    *("公里", "公顷", "公斤", "千克", "毫米", "厘米", "平方米", "立方米", "平方公里", "千米"),
    *("小时", "分钟", "人次", "美元", "欧元", "日元", "港元", "千瓦时", "千瓦", "年代"),
    *("年", "月", "日", "号", "时", "分", "秒", "元", "角", "人", "个", "名", "岁", "度", "倍"),
    *("米", "吨", "亩", "克", "升", "℃", "％"),
)
_LATIN_UNITS = (
    *("km", "cm", "mm", "nm", "m", "kg", "mg", "g", "t", "km²", "m²", "m³", "ml", "L", "h", "min"),
    *("kW", "MW", "GW", "kWh", "kV", "V", "W", "A", "GB", "MB", "TB", "kHz", "MHz", "GHz", "Hz"),
    *("Gbps", "Mbps", "km/h", "m/s", "dB", "℃", "°C", "pH"),
)
# Counting words such as 项 or 届 are left out: binding them loosens narrow columns for nothing.
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_LATIN = "|".join(sorted(_LATIN_UNITS, key=len, reverse=True))
# What stands before a number is looked for from its first figure: few characters are one.
_NUMBER = re.compile(
    r"[0-9](?:[\d.,:/·-]*\d)?"
    rf"(?:\s?(?:{_LATIN})(?![A-Za-z])|\s?(?:%|‰|°|(?P<said>[多余]|[十百千万亿]*(?:{_UNIT})?)))"
)
_RANK = "第"
_BEFORE = frozenset("¥￥$＄£№≥≤≈±" + _RANK)
_SIGNS = frozenset("－−＋")
_SHARES = ("℃", "°", "°C", "度", "%", "％", "‰")
# Read in one way and from its first figure on: text may be all figures.
_RATIO = re.compile(r"(?<![\d.])\.*\d[\d.]*+(?:\s?[∶：]\s?\d[\d.]*+)+")
_NOTE = re.compile(r".[\[［〔]\d{1,3}[\]］〕]")
_STOPS = frozenset(".．")
_PAUSES = frozenset(["", *"，；：。"])
_PHONE = re.compile(r"(?<![\d-])(?:0\d{2,3}|[48]00|\d{4})-\d{3,8}(?:-\d{1,8})?(?![\d-])")


class Bonds(NamedTuple):
    """What the figures of a text hold together."""

    ranges: list[tuple[int, int]]
    """Inside which no line may end, in order: ¥300, 24.5%, 9000亿元, 1∶12, 9：40, 据[1], 2.再."""
    partings: list[int]
    """Around a number, before what Chinese says of it: 第|9000|亿|元, never 24.5|%."""
    hyphens: list[int]
    """Behind the hyphens of telephone numbers: 0571-|88776655."""
    minuses: list[int]
    """Before the minus of degrees and shares: it begins lines as a connector may not: 约|－5℃."""


def bonds_of(text: str) -> Bonds:
    """Return what the figures of a text hold together."""
    found = Bonds([], [], [], [])
    spans = [_span(text, match, found) for match in _NUMBER.finditer(text)]
    if not spans:
        return found
    if "∶" in text or "：" in text:
        spans += [match.span() for match in _RATIO.finditer(text)]
    if "[" in text or "［" in text or "〔" in text:
        spans += [match.span() for match in _NOTE.finditer(text)]
    for phone in _PHONE.finditer(text) if "-" in text else ():
        found.hyphens.extend(k + 1 for k in range(*phone.span()) if text[k] == "-")
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if end - start > 1 and (not found.ranges or end > found.ranges[-1][1]):
            found.ranges.append((start, end))
    return found


def _span(text: str, match: re.Match[str], found: Bonds) -> tuple[int, int]:
    """Return where a number begins and ends, its sign and unit with it; add where it may part."""
    start, stop = match.span()
    before = text[start - 1] if start else ""
    if before in _BEFORE:
        if before == _RANK:
            found.partings.append(start)
        start -= 1
    elif before in _SIGNS and text[start - 2 : start - 1] not in DIGITS:
        start -= 1
        if match[0].endswith(_SHARES):
            found.minuses.append(start)
    if match["said"]:
        found.partings.extend(k for k in range(*match.span("said")) if is_han(text[k]))
    elif before in _PAUSES and len(match[0]) <= 2 and _counts(text, stop):
        stop += 2
    return start, stop


def _counts(text: str, stop: int) -> bool:
    """Tell whether a full stop and Chinese follow a number: it counts items (2.再)."""
    return text[stop : stop + 1] in _STOPS and "\u4e00" <= text[stop + 1 : stop + 2] <= "\u9fff"
