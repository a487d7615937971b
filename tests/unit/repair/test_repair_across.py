"""Halves on other pages: a page says the same on whatever shelf it stands, and however often."""

import random

import pytest

from layout_app.intake.dump import dump_of
from layout_app.intake.text import decode
from layout_app.model.seam import Block, Decision
from layout_app.model.text import Kind
from layout_app.repair.across import Sheet, Shelf, page_of
from layout_app.repair.analyse import analyse
from tests.desks import SAMPLE_DUMP

TEXT = SAMPLE_DUMP.read_text("utf-8")


def sheet(name: str, text: str) -> Sheet:
    dump = dump_of(decode(text.encode(), name=name), name)
    found = analyse(dump.blocks, dump=name)
    return Sheet(dump=name, blocks=dump.blocks, ends=(*found.tails, *found.heads))


def pages(count: int) -> list[Sheet]:
    """Deal the sample page's blocks out to several, so that halves lie on different ones."""
    blocks, chance = [b for b in TEXT.split("\n\n") if b.strip()], random.Random(7)
    dealt: list[list[str]] = [[] for _ in range(count)]
    for block in blocks:
        chance.choice(dealt).append(block)
    return [sheet(f"p{n}.txt", "\n\n".join(part)) for n, part in enumerate(dealt)]


def test_a_shelf_says_what_each_page_alone_is_told():
    sheets = pages(4)
    shelf, found = Shelf(sheets), 0
    for one in sheets:
        others = [other for other in sheets if other is not one]
        told = shelf.look(one, others)
        assert told == Shelf([one, *others]).look(one, others)
        assert told == shelf.look(one, others)
        found += len(told)
    assert found > 1


def test_what_else_stands_on_the_shelf_changes_nothing():
    first, second, *rest = pages(4)
    alone = Shelf([first, second]).look(first, [second])
    assert Shelf([*rest, second, first]).look(first, [second]) == alone


def test_halves_dealt_out_are_found_and_not_joined_unasked():
    sheets = pages(4)
    shelf = Shelf(sheets)
    found = [c for s in sheets for c in shelf.look(s, [o for o in sheets if o is not s])]
    assert any(c.decision is Decision.SUGGEST for c in found)
    assert all(c.decision is not Decision.AUTO for c in found)
    assert all(c.tail.dump != c.head.dump for c in found)


def test_half_alone_amid_an_article_of_another_page_is_found_and_moves_nothing():
    lines = [block for block in TEXT.split("\n\n") if block.strip()]
    tail, head = lines[21].strip(), lines[22].strip()
    one = sheet("p1.txt", "\n\n".join(lines[17:22]))
    amid = [*lines[28:31], head, *lines[31:34]]
    other = sheet("p2.txt", "\n\n".join(amid))
    assert all(end.block.block != 3 for end in other.ends)
    (found,) = [c for c in Shelf([one, other]).look(one, [other]) if c.decision]
    assert (one.blocks[found.tail.block].text, other.blocks[found.head.block].text) == (tail, head)
    assert found.decision is Decision.SUGGEST
    assert found.is_alone


def test_a_page_without_open_ends_looks_for_nothing():
    closed = sheet("closed.txt", "# 题\n\n河水清了。")
    assert Shelf([closed, *pages(2)]).look(closed, pages(2)) == ()


@pytest.mark.parametrize(
    ("name", "blocks", "page"),
    [
        ("a03.txt", (), "A03"),
        ("dump.txt", ((Kind.FURNITURE, "2026年12月1日　第二版　要闻"),), "第二版"),
        ("a03.txt", ((Kind.FURNITURE, "B02 副刊"),), "B02"),
        ("a03.txt", ((Kind.TEXT, "昨天的B02刊登了此事。"),), "A03"),
        ("dump.txt", ((Kind.TEXT, "昨天的B02刊登了此事。"),), ""),
    ],
)
def test_a_dump_is_of_the_page_that_its_folio_or_its_name_says(name, blocks, page):
    """What an article says of some page does not count."""
    found = tuple(Block(text=text, kind=kind) for kind, text in blocks)
    assert page_of(Sheet(dump=name, blocks=found)) == page


def test_what_goes_on_below_its_repeated_title_is_offered_to_another_page():
    first = (
        "河湾旧事\n那天夜里雨下得很大，渡口的灯一盏一盏地灭了，只剩下摆渡人的小屋还亮着。\n"
        "阿福去开门，门外站着一个背木箱的年轻人，说要连夜过河去找他的姐姐，因为姐姐托人带\n"
        "（下转第4版）"
    )
    second = (
        "书房开到十点\n本报讯（记者 陈敏）从昨天起，书房每天延长开放两个小时，座位增加到六十个。\n"
        "河湾旧事\n（上接第1版）\n了口信，说家里的老屋要卖了，再不回去就见不到了。阿福看了看河面。"
    )
    one, two = sheet("A01.txt", first), sheet("A04.txt", second)
    assert two.blocks[2].kind is Kind.HEADLINE
    offered = [(c.tail.block, c.head.block) for c in Shelf([one, two]).look(one, [two])]
    assert (2, 4) in offered
