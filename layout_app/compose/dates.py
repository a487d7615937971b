"""Dates in the words of a paper. One rule: arithmetic, never the machine's locale."""

from datetime import date

_WEEKDAYS = "一二三四五六日"


def day_words(day: date) -> str:
    """Return `2023年3月20日`."""
    return f"{day.year}年{day.month}月{day.day}日"


def month_words(day: date) -> str:
    """Return `2023年3月`."""
    return f"{day.year}年{day.month}月"


def weekday_words(day: date) -> str:
    """Return `星期一`."""
    return f"星期{_WEEKDAYS[day.weekday()]}"
