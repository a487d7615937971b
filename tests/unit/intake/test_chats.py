"""Speakers' lines of pasted chats are no copy; lines of timetables and programmes are."""

from itertools import chain

import pytest

from layout_app.intake.blocks import blocks_of
from layout_app.model.text import Kind

SPEECH = (
    "新棚子昨天下午搭好了，下雨也不积水。",
    "灯什么时候装好，晚上六点以后看不清秤。",
    "物业说周五之前装完，一共十二盏。",
    "台阶那边能不能加一段扶手",
)
CHATS = (
    ("李姐（三街坊） 9:12", "张三 9:15", "李姐（三街坊） 9:16", "老周 9:20"),
    ("阿福 2026/11/20 14:03:22", "社区小陈 2026/11/20 14:05:01", "阿福 2026/11/20 14:06:47"),
    ("2026-11-20 14:03:22 三号楼", "2026-11-20 14:05:01 二号楼", "2026-11-20 14:06:47 三号楼"),
    ("社区小陈 昨天 20:15", "王小云 星期三 上午9:21", "社区小陈 星期三 上午9:30"),
)
OTHERS = (
    ("早场 9:30", "午场 14:00", "晚场 19:30"),
    ("大厅 9:30", "小厅 10:00", "大厅 11:30"),
    ("张三 9:00", "李四 12:00", "王五 15:00"),
)


def kinds_below(names: tuple[str, ...], speech: tuple[str, ...] = SPEECH) -> list[Kind]:
    lines = chain.from_iterable(zip(names, speech, strict=False))
    return [block.kind for block in blocks_of("\n".join(["# 群里说的话", *lines]))[1:]]


@pytest.mark.parametrize("names", CHATS)
def test_speakers_of_a_chat_are_furniture_and_what_they_say_is_text(names: tuple[str, ...]) -> None:
    kinds = kinds_below(names)
    assert kinds[::2] == [Kind.FURNITURE] * len(names)
    assert kinds[1::2] == [Kind.TEXT] * len(names)


@pytest.mark.parametrize("names", OTHERS)
def test_lines_of_a_timetable_stay_copy(names: tuple[str, ...]) -> None:
    assert Kind.FURNITURE not in kinds_below(names)


def test_what_stands_below_must_be_spoken() -> None:
    lessons = ("数学", "语文", "自然")
    assert Kind.FURNITURE not in kinds_below(
        ("李老师 9:00", "王老师 10:00", "李老师 11:00"), lessons
    )


def test_two_names_make_no_chat() -> None:
    assert Kind.FURNITURE not in kinds_below(("李姐 9:12", "李姐 9:16"))
