"""Type sizes as printers name them. One rule: inside they are points (1/72 inch), nothing else.

字号 by the usual table of Chinese type; 级 (Q) is a quarter of a millimetre.
"""

import re

from layout_app.model.geometry import MM

NUMBERS = {
    "初号": 42.0, "小初": 36.0, "一号": 26.0, "小一": 24.0, "二号": 22.0, "小二": 18.0,
    "三号": 16.0, "小三": 15.0, "四号": 14.0, "小四": 12.0, "五号": 10.5, "小五": 9.0,
    "六号": 7.5, "小六": 6.5, "七号": 5.5, "八号": 5.0,
}  # fmt: skip
"""Points of each 字号."""
_MEASURED = re.compile(r"(?P<amount>\d{1,4}(?:\.\d{1,4})?)\s*(?P<unit>pt|磅|级|[qQ])")
_UNITS = {"pt": 1.0, "磅": 1.0, "级": MM / 4, "q": MM / 4}
"""Points of a unit."""


def points_of(text: str) -> float:
    """Return the points of a size such as 小五, 10.5pt or 15级; ValueError for any other text."""
    told = text.strip()
    if told.startswith("小"):  # 小五号 is 小五
        told = told.removesuffix("号")
    if told in NUMBERS:
        return NUMBERS[told]
    found = _MEASURED.fullmatch(told)
    if found is None or not float(found["amount"]):
        raise ValueError("a size is 小五, 10.5pt or 15级")
    return round(float(found["amount"]) * _UNITS[found["unit"].lower()], 4)


def told_of(points: float) -> str:
    """Return a size in points as text that `points_of` reads."""
    return f"{points!r}".removesuffix(".0") + "pt"
