"""What belongs to a number. One rule: no line may end inside “9000亿元” (CLREQ 3.1.4)."""

import re

from layout_app.cjk.classes import is_han

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
NUMBER = re.compile(
    r"(?:第?[¥￥$＄£№]?)\d(?:[\d.,:/·-]*\d)?"
    rf"(?:\s?(?:{_LATIN})(?![A-Za-z])|\s?(?:%|‰|°|(?P<said>[多余]|[十百千万亿]*(?:{_UNIT})?)))"
)
"""A number with its sign, its magnitude and its unit: ¥300, 24.5%, 9000亿元, 第3届."""

RATIO = re.compile(r"\d[\d.]*(?:\s?[∶：]\s?\d[\d.]*)+")
"""A ratio, a score or a time with Chinese colons: 1∶12, 3：2, 9：40."""

NOTE = re.compile(r".[\[［〔]\d{1,3}[\]］〕]")
"""A note in brackets with the character it belongs to: 据[1]."""


def partings(text: str) -> list[int]:
    """Return the places before what is said of a number in Chinese: 9000|亿|元, never 24.5|%."""
    said = (match.span("said") for match in NUMBER.finditer(text) if match["said"])
    return [k for start, stop in said for k in range(start, stop) if is_han(text[k])]


def bound_ranges(text: str) -> list[tuple[int, int]]:
    """Return the ranges of a text inside which no line may end, in order."""
    found = [match.span() for match in NUMBER.finditer(text)]
    if "∶" in text or "：" in text:
        found += [match.span() for match in RATIO.finditer(text)]
    if "[" in text or "［" in text or "〔" in text:
        found += [match.span() for match in NOTE.finditer(text)]
    outer: list[tuple[int, int]] = []
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if end - start > 1 and (not outer or end > outer[-1][1]):
            outer.append((start, end))
    return outer
