"""Pages that came line by line, as their columns are set."""

import time

import pytest

from layout_app.intake.blocks import blocks_of
from layout_app.intake.columned import columns_of
from layout_app.intake.wrapped import width_of
from layout_app.model.text import Kind
from tests.desks import SAMPLE_DUMP

TEXTS = (
    "本报讯（记者 周敏）昨天上午，记者来到河湾老街，看到几名工人正在给临街的老屋更换木窗。社区负责"
    "人介绍，这次修缮涉及36户人家，施工时间预计为两个月，目前已经完成了一半以上。",
    "居民陈阿姨告诉记者，家里的老窗户过去漏风，冬天要用棉布堵住窗缝，现在换上了双层玻璃的仿古木窗，屋里暖和多了。",
    "为了不影响居民的日常生活，施工队把噪声较大的工序安排在上午九点以后，并在巷口设置了临时通道。",
)


def columned(copy: str) -> str:
    """Return copy with the lines of its columns joined by their form."""
    columns = columns_of(copy)
    return columns.joined() if columns else copy


def set_in(text: str, width: int, *, indent: bool) -> list[str]:
    """Return the lines of a paragraph in a column; no line begins with a mark."""
    lines, line = [], "\u3000\u3000" if indent else ""
    for char in text:
        if width_of(line + char) > width and char not in "，。、；：）":
            lines.append(line)
            line = ""
        line += char
    return [*lines, line]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("indent", [False, True])
@pytest.mark.parametrize("width", [22, 26, 30, 44])
def test_lines_of_columns_are_joined_to_paragraphs(width: int, indent: bool, between: str) -> None:
    head, foot = "老街换上了新木窗", "A03 社区新闻"
    set_lines = [line for text in TEXTS * 3 for line in set_in(text, width, indent=indent)]
    copy = between.join([head, *set_lines, foot, "广告热线 0000-12345678"])
    blocks = blocks_of(columned(copy))
    assert [block.text for block in blocks[:2]] == [head, TEXTS[0]]
    assert "".join(block.text for block in blocks[1:-2]) == "".join(TEXTS * 3)
    assert {block.kind for block in blocks[1:-2]} == {Kind.TEXT}
    assert len(blocks) - 3 <= len(TEXTS * 3) + (0 if indent else 6)


def test_lines_keep_their_numbers() -> None:
    lines = [line for text in TEXTS for line in set_in(text, 26, indent=True)]
    joined = columned("\n".join(lines)).split("\n")
    assert len(joined) == len(lines)
    assert joined[len(set_in(TEXTS[0], 26, indent=True))].strip() == TEXTS[1]


def test_columns_of_two_widths_stand_on_one_page() -> None:
    narrow = [line for text in TEXTS for line in set_in(text, 22, indent=True)]
    wide = set_in("".join(TEXTS), 40, indent=True)
    blocks = blocks_of(columned("\n".join([*narrow, "窗缝不再漏风", *wide])))
    assert [block.text for block in blocks] == [*TEXTS, "窗缝不再漏风", "".join(TEXTS)]


def test_a_head_and_the_next_article_stay_apart_from_a_text_cut_at_the_foot_of_its_column() -> None:
    cut = set_in(TEXTS[1], 26, indent=True)[:3]
    rest = set_in(TEXTS[0], 26, indent=False)
    blocks = blocks_of(columned("\n".join([*cut, "窗缝不再漏风了", *rest, *rest])))
    assert blocks[0].text == "".join(cut).strip()
    assert blocks[1].text == "窗缝不再漏风了"


@pytest.mark.parametrize(
    "copy",
    [
        SAMPLE_DUMP.read_text("utf-8"),
        "\n".join(TEXTS * 9),
        "\n".join(["白日依山尽，", "黄河入海流。", "欲穷千里目，", "更上一层楼。"] * 9),
        "\n".join(["晨起开门雪满山", "雪晴云淡日光寒", "檐流未滴梅花冻"] * 9),
        "\n".join(f"{n}.太极拳培训在体育公园举行" for n in range(20)),
        "\n".join(["| 线路甲乙丙丁戊己 | 首班 |"] * 20),
    ],
    ids=["sample", "prose", "verse", "metre", "items", "rows"],
)
def test_other_copy_stays(copy: str) -> None:
    assert columned(copy) == copy


def test_many_lines_are_joined_at_once() -> None:
    lines = [line for text in TEXTS for line in set_in(text, 26, indent=True)] * 2000
    begun = time.process_time()
    columned("\n".join(lines))
    assert time.process_time() - begun < 20
