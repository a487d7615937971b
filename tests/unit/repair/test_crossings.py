"""Columns that pass from one text to another amid full lines."""

from dataclasses import replace

import pytest

from layout_app.model.seam import Block, Decision
from layout_app.model.text import Kind
from layout_app.repair.analyse import analyse
from layout_app.repair.crossings import crossings

WIDTH = 13
WINDOWS = (
    "昨天上午，记者来到河湾老街，看到几名工人正在给临街的老屋更换木窗。社区负责人介绍，这次修缮涉及"
    "36户人家，施工时间预计为两个月，目前已经完成了一半以上。居民告诉记者，家里的老窗户过去漏风，"
    "冬天要用棉布堵住窗缝，现在换上了双层玻璃的仿古木窗，屋里暖和多了。"
)
BUS = (
    "市公交公司昨天表示，从下月起，15路和22路公交车的末班车将延长到晚上十点半，沿途的三所中学、"
    "两个大型小区和新建的图书馆都能受益。为了保证行车安全，公司新招聘了二十名驾驶员，他们已经完成"
    "了全部培训，将在月底以前陆续上岗。"
)


def lines_of(text: str) -> list[str]:
    return [text[n : n + WIDTH] for n in range(0, len(text), WIDTH)]


def paragraph(lines: list[str]) -> tuple[Block, list[str]]:
    return Block(text="".join(lines), kind=Kind.TEXT, certainty=1.0), lines


PAGE = [
    (
        Block(text="老街换上了新木窗", depth=1, kind=Kind.HEADLINE, certainty=1.0),
        ["# 老街换上了新木窗"],
    )
]


@pytest.mark.parametrize("cut", [3, 5])
@pytest.mark.parametrize("at", [2, 4, 5])
def test_the_line_that_goes_on_in_another_text_is_told(cut: int, at: int) -> None:
    windows, bus = lines_of(WINDOWS), lines_of(BUS)
    column = [*windows[:cut], *bus[at:]]
    found = crossings([*PAGE, paragraph(column), paragraph(bus[:at]), paragraph(windows[cut:])])
    assert found == {(1, cut)}


def test_a_column_that_stays_with_its_text_is_left_whole() -> None:
    whole = [paragraph(lines_of(text)) for text in (WINDOWS, BUS, WINDOWS + BUS)]
    assert not crossings([*PAGE, *whole])


def test_a_line_that_begins_amid_a_sentence_is_no_line_of_the_text_that_ended_above_it() -> None:
    ended = "现在换上了双层玻璃的仿古木窗，屋里也就暖和多了。"
    column = [*lines_of(ended), *lines_of("、两个大型小区和新建的图书馆都能受益。")]
    found = crossings([paragraph(lines_of(WINDOWS)), paragraph(column)])
    assert found == {(1, len(lines_of(ended)))}


def test_lines_left_apart_are_proposed_where_nothing_has_a_better_claim() -> None:
    texts = (WINDOWS[:36], BUS[24:])
    apart = [Block(text=text, kind=Kind.TEXT, certainty=0.7) for text in texts]
    assert not analyse(apart).seams
    below = [apart[0], replace(apart[1], below_line=True)]
    (seam,) = analyse(below).seams
    assert (seam.tail.block, seam.head.block, seam.decision) == (0, 1, Decision.SUGGEST)
    rest = Block(text=WINDOWS[36:], kind=Kind.TEXT)
    assert {(s.tail.block, s.head.block) for s in analyse([*below, rest]).seams} >= {(0, 2)}


def test_nothing_is_told_of_no_lines() -> None:
    assert crossings([]) == crossings(PAGE) == frozenset()
