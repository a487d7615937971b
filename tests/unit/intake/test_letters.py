"""Letters to the paper: salutations are text, who signs them stands in a byline."""

import pytest

from layout_app.intake.blocks import blocks_of
from layout_app.intake.stories import stories_of
from layout_app.model.text import Kind

LETTERS = (
    "我家楼下的路灯坏了半个月，晚上老人出门只能摸黑走路，希望有关部门尽快派人来修。",
    "菜场改造以后宽敞多了，可是下水口常常堵，一到下雨摊位前就积水，顾客都绕着走。",
    "校门口上下学时车多人多，建议在路口画一条斑马线，再请一位协管员。",
)
SIGNED = ("三街坊居民 李桂花", "菜场摊主 老孙", "一位家长")


def column(salutation: str, *, gap: str = "\n", ends: tuple[str, ...] = SIGNED) -> str:
    letters = [[salutation, letter, end] for letter, end in zip(LETTERS, ends, strict=True)]
    return gap.join(["# 读者来信", *(line for letter in letters for line in letter if line)])


@pytest.mark.parametrize("salutation", ["编辑同志：", "编辑部：", "编辑同志：您好！"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_letters_of_a_column_are_one_article(salutation: str, gap: str) -> None:
    blocks = blocks_of(column(salutation, gap=gap))
    assert [block.kind for block in blocks[1:]] == [Kind.TEXT, Kind.TEXT, Kind.BYLINE] * 3
    assert len(stories_of(blocks)) == 1


def test_line_above_a_salutation_may_be_the_head_of_the_next_letter() -> None:
    heads = ("菜场下水口常堵", "路灯亮了 居民笑了", "老孙")
    kinds = [block.kind for block in blocks_of(column("编辑同志：", ends=heads))]
    assert Kind.BYLINE not in kinds[:-1]


def test_who_signs_stands_above_the_head_of_the_next_letter() -> None:
    lines = column("编辑同志：").replace("老孙\n", "老孙\n校门口缺斑马线\n")
    blocks = blocks_of(lines)
    assert blocks[6].kind is Kind.BYLINE
    assert blocks[7].kind in (Kind.HEADLINE, Kind.SUBHEAD)
