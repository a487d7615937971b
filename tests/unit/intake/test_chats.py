"""Speakers' lines of pasted chats stand above what is said; those of timetables are copy."""

from itertools import chain

import pytest

from layout_app.intake.blocks import blocks_of
from layout_app.intake.chats import with_chats
from layout_app.intake.stories import stories_of
from layout_app.model.seam import Block
from layout_app.model.text import Kind
from layout_app.repair.analyse import analyse

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


def kinds_below(names: tuple[str, ...]) -> list[Kind]:
    lines = chain(*zip(names, SPEECH, strict=False))
    return [block.kind for block in blocks_of("\n".join(["# 群里说的话", *lines]))[1:]]


def is_no_chat(names: tuple[str, ...], speech: tuple[str, ...] = SPEECH) -> bool:
    blocks = [Block(text=line) for line in chain(*zip(names, speech, strict=False))]
    return not any(with_chats(blocks, [None] * len(blocks)))


@pytest.mark.parametrize("names", CHATS)
def test_speakers_of_a_chat_stand_above_what_they_say(names: tuple[str, ...]) -> None:
    kinds = kinds_below(names)
    assert kinds[::2] == [Kind.SUBHEAD] * len(names)
    assert kinds[1::2] == [Kind.TEXT] * len(names)


@pytest.mark.parametrize("names", CHATS)
def test_who_speaks_is_part_of_the_story(names: tuple[str, ...]) -> None:
    blocks = blocks_of("\n".join(["# 群里说的话", *chain(*zip(names, SPEECH, strict=False))]))
    assert [story.blocks for story in stories_of(blocks)] == [tuple(range(len(blocks)))]


@pytest.mark.parametrize("names", OTHERS)
def test_lines_of_a_timetable_are_no_speakers(names: tuple[str, ...]) -> None:
    assert is_no_chat(names)


def test_what_stands_below_must_be_spoken() -> None:
    lessons = ("数学", "语文", "自然")
    assert is_no_chat(("李老师 9:00", "王老师 10:00", "李老师 11:00"), lessons)


def test_two_names_make_no_chat() -> None:
    assert is_no_chat(("李姐 9:12", "李姐 9:16"))


def test_messages_without_stops_are_speech_and_lack_no_half() -> None:
    copy = """# 电梯间的群聊
李姐（三街坊） 9:12
新棚子昨天下午搭好了
张三 9:15
[图片]
灯什么时候装好，晚上六点以后看不清秤
李姐（三街坊） 9:16
物业说周五之前装完。
老周🌸 9:20
好的👍"""
    blocks = blocks_of(copy)
    assert [n for n, block in enumerate(blocks) if block.kind is Kind.SUBHEAD] == [1, 3, 6, 8]
    assert {blocks[n].kind for n in (2, 5, 7, 9)} == {Kind.TEXT}
    assert analyse(blocks).problems == ()
