"""Which lines are a list."""

import pytest

from layout_app.cjk.listing import items_in_turn, items_of


@pytest.mark.parametrize(
    "lines",
    [
        ["△桂花社区办起旧物市场", "△海棠社区换上节能灯"],
        ["1.太极拳培训", "2.书法讲座"],
        ["一、太极拳培训，周一上午", "二、书法讲座，周二下午"],
        ["一等奖：王小明 李小红", "二等奖：张三", "三等奖：赵六"],
        ["冠军 吴立新", "亚军 郑海", "季军 蓝天明"],
        ["15:00 石湾队—河口队", "17:00 上坪队—塘下队"],
        ["6月5日 8:00-12:00 柳营路", "6月6日 13:00-17:00 桥东街全线"],
        ["物业 65000001", "居委会 65000002", "卫生站 65000003"],
    ],
)
def test_lines_made_alike_are_items(lines: list[str]) -> None:
    assert items_of(["昨天下午，社区开了会。", *lines, "会后大家散去。"]) == set(
        range(1, len(lines) + 1)
    )


@pytest.mark.parametrize(
    "lines",
    [
        ["1.太极拳培训"],
        ["一、扩大就业门路。今年新增岗位", "二、改善居住条件。今年加装电梯"],
        ["1.太极拳培训在广场上", "练了一个月，报名的人越来越多。"],
        ["河湾大桥 今日合龙", "明年五一 建成通车", "全长两公里 双向六车道"],
        ["王小明 李小红", "张三 李四", "赵六 钱七"],
    ],
)
def test_other_lines_are_none(lines: list[str]) -> None:
    assert items_of(lines) == frozenset()


def test_numbers_that_count_on_are_of_one_list() -> None:
    lines = [
        *(
            "一、扩大就业门路。今年新增岗位三百个；",
            "另有夜校四所。",
            "二、改善居住条件。",
            "三、修路。",
        ),
        *("（十）甲", "（十一）乙", "9.丙", "10.丁", "2024年，戊", "五、己"),
    ]
    assert items_in_turn(lines) == {0, 2, 3, 4, 5, 6, 7}


def test_lists_are_found_in_time_that_grows_with_the_lines() -> None:
    lines = [f"{n % 90 + 1}.甲" for n in range(50_000)]
    assert len(items_in_turn(lines)) > 49_000
