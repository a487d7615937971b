"""Dates and figures in the words of a paper. One rule: arithmetic, never the machine's locale."""

from datetime import date

_FIGURES = "〇一二三四五六七八九"
_WEEKDAYS = "一二三四五六日"


def day_words(day: date) -> str:
    """Return `2023年3月20日`."""
    return f"{day.year}年{day.month}月{day.day}日"


def month_words(day: date) -> str:
    """Return `2023年3月`."""
    return f"{day.year}年{day.month}月"


def han_number(number: int) -> str:
    """Return 1 to 99 in Han figures: 三, 十二, 二十; other numbers as they are."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    head = "" if not tens else ("" if tens == 1 else _FIGURES[tens]) + "十"
    return head + (_FIGURES[ones] if ones else "")


def lunar_words(day: date) -> str:
    """Return `农历癸卯年二月廿九`; empty beyond the years 1900 to 2100 that the tables know."""
    from borax.calendars.lunardate import LunarDate  # most papers do without

    try:
        found = LunarDate.from_solar(day)
    except (ValueError, OverflowError):
        return ""
    leap = "闰" if found.leap else ""
    return f"农历{found.gz_year}年{leap}{found.cn_month}月{found.cn_day}"


def weekday_words(day: date) -> str:
    """Return `星期一`."""
    return f"星期{_WEEKDAYS[day.weekday()]}"
