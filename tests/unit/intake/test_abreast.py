"""Columns side by side in lines of text: prose is set below each other, tables stay."""

from itertools import zip_longest

import pytest

from layout_app.intake.abreast import set_below
from layout_app.intake.wrapped import width_of

MARKET = (
    "　　昨天上午，三街坊菜场的六十二户摊主把货架推进了新搭的大棚。大棚长四十八米，装了十二盏灯，"
    "地面重新铺过，下雨不再积水。过去一到雨天就要垫砖头，顾客绕着走，生意少了一半，"
    "现在四周装了卷帘，早上六点放下来，中午再卷上去。"
)
READING = (
    "　　从昨天起，运河书房每天延长开放两个小时，晚上十点才关门。书房由旧粮仓改建，今年五月开放，"
    "现有座位六十个，藏书一万二千册。负责人说，延长开放以后，每天来的人比原来多了一倍，"
    "附近上夜班的居民下班后总算有地方坐坐，志愿者也增加到二十名。"
)


def column(title: str, text: str, width: int = 12) -> list[str]:
    return [title, *(text[n : n + width] for n in range(0, len(text), width))]


def abreast(*columns: list[str], gutter: int = 3) -> str:
    widths = [max(map(width_of, lines)) + gutter for lines in columns]
    rows = zip_longest(*columns, fillvalue="")
    return "\n".join(
        "".join(cell + " " * (w - width_of(cell)) for cell, w in zip(row, widths, strict=True))
        for row in rows
    )


ONE, TWO = column("三街坊菜场搬进新棚", MARKET), column("运河书房开到十点", READING)


@pytest.mark.parametrize("columns", [(ONE, TWO), (TWO, ONE, TWO), (ONE[:-1], TWO)])
@pytest.mark.parametrize("gutter", [2, 6])
def test_columns_come_one_after_the_other(columns: tuple[list[str], ...], gutter: int) -> None:
    page = f"河湾社区报  2026年11月28日  A03\n{abreast(*columns, gutter=gutter)}"
    assert set_below(page).split("\n")[1:] == [line for lines in columns for line in lines]


@pytest.mark.parametrize(
    "copy",
    [
        "\n".join(f"大白菜{n}号    每斤1.2{n}元    本地菜场" for n in range(12)),
        "\n".join(["渡口的灯一盏一盏地灭了    老人还坐在船头"] * 12),
        "\n".join(ONE + TWO),
        "提神聚气　再开新局\n" * 12,
        "",
    ],
)
def test_other_copy_stays(copy: str) -> None:
    assert set_below(copy) == copy
