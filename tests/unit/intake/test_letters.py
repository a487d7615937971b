"""Letters to the paper: salutations are text, who signs them stands in a byline."""

import pytest

from layout_app.intake.blocks import blocks_of
from layout_app.intake.letters import is_salutation
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


SPEECH = """把冷板凳坐热，把真问题做深

——在青年教师座谈会上的讲话（摘要）

（2026年11月24日）

{greeting}

今天这个座谈会，原定一个半小时，刚才大家发言已经用去了一小时五十分钟。我很高兴，因为没有一个人念稿子。

一、要敢于选择难的题目

我年轻的时候，导师给过我一句话：“题目选得容易，后面十年都难；题目选得难，后面十年都容易。”当时不懂，后来懂了。

二、要舍得在课堂上花时间

上个月我听了七节课。老师讲到第二定律，停下来三分钟，让学生自己想为什么时间有方向。我想，这三分钟就是大学。

三、要学会跟别人一起做事

现在的问题，越来越不是一个学科能解决的。这样的合作，靠的不是行政命令，靠的是午饭。

谢谢大家。
"""


@pytest.mark.parametrize(
    "greeting",
    [
        "各位老师、各位同事：",
        "同志们：",
        "老师们，同学们：",
        "尊敬的各位领导、各位来宾，亲爱的校友们：大家好！",
        "女士们、先生们：",
    ],
)
def test_whom_a_speech_greets_begins_no_other_article(greeting: str) -> None:
    blocks = blocks_of(SPEECH.format(greeting=greeting))
    assert blocks[3].kind is Kind.TEXT
    assert len(stories_of(blocks)) == 1


@pytest.mark.parametrize("head", ["张老师的一天", "老师，您好", "我们需要怎样的同学：一次调查"])
def test_who_is_talked_of_is_not_greeted(head: str) -> None:
    assert not is_salutation(head)
