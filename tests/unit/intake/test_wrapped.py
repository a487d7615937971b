"""Manuscripts whose lines were broken at a width."""

import re

from hypothesis import given
from hypothesis import strategies as st

from layout_app.intake.manuscripts import manuscripts_of
from layout_app.intake.recognise import is_story
from layout_app.intake.text import Decoded
from layout_app.intake.wrapped import unwrapped, without_breaks

MAIL = """社区食堂的账本
本报记者 吴桐

　　“一份红烧肉，成本9块3，卖10块。”槐荫社区食堂的
老板娘冯桂香翻开账本，一笔一笔指给记者看。食堂开张
一年，每天接待老人两百多位，赚的钱刚够付水电。
　　去年冬天，食堂差点关门。燃气涨价、菜价上涨，街道
12.5万元补贴又迟迟没到账。冯桂香把自己的积蓄垫进去，
一垫就是三个月。
"""
PARAGRAPHS = [
    "“一份红烧肉，成本9块3，卖10块。”槐荫社区食堂的老板娘冯桂香翻开账本，一笔一笔指给记者看。"
    "食堂开张一年，每天接待老人两百多位，赚的钱刚够付水电。",
    "去年冬天，食堂差点关门。燃气涨价、菜价上涨，街道12.5万元补贴又迟迟没到账。"
    "冯桂香把自己的积蓄垫进去，一垫就是三个月。",
]


def test_lines_of_a_mail_become_its_paragraphs() -> None:
    assert is_story(MAIL)
    (story,) = manuscripts_of(Decoded(text=MAIL, encoding="utf-8"), "a.txt")
    assert [p.kind.value for p in story.paragraphs] == ["headline", "byline", "text", "text"]
    assert [p.text for p in story.paragraphs[2:]] == PARAGRAPHS


def broken(paragraph: str, width: int, hang: int) -> str:
    """Return a paragraph broken at a width; up to `hang` marks may stand over the edge."""
    lines = [""]
    for part in re.findall(r"(?:[0-9A-Za-z.]+|.)[，。、；：？！”]*", paragraph):
        inside = part[: len(part) - hang] or part[0]
        if sum(1 if char.isascii() else 2 for char in lines[-1] + inside) > width:
            lines.append("")
        lines[-1] += part
    return "\n".join(lines)


@given(st.integers(30, 90), st.integers(0, 1), st.sampled_from(["", "　　"]))
def test_paragraphs_broken_at_any_width_are_made_whole(width: int, hang: int, indent: str) -> None:
    paragraphs = [indent + "".join(PARAGRAPHS * k) for k in (2, 1)]
    gap = "\n" if indent else "\n\n"
    copy = "食堂\n" + gap.join(broken(p, width, hang) for p in paragraphs)
    assert unwrapped(copy).replace("\n\n", "\n").split("\n") == ["食堂", *paragraphs]


def test_items_and_headings_stay_on_lines_of_their_own() -> None:
    rows = [
        "　　槐荫社区食堂从下个月起改在新楼开张，地方比原来",
        "大一倍，老人可以坐在靠窗的位子上吃，也可以请志愿者",
        "送到家里，要送餐的请提前一天打电话说好，电话写在每",
        "张菜单的背面，节假日不送餐，下雨下雪天可能会晚到。",
        "1. 要送餐的老人请提前一天打电话说好，电话号码写在每",
        "（二）下雪天可能会晚到",
        "## 请各位老人谅解",
    ]
    assert unwrapped("\n".join(rows)).split("\n")[1:] == rows[4:]


def test_latin_words_keep_the_blank_between_them() -> None:
    rows = [
        "河湾街道与一所大学合办的 community",
        "kitchen 项目上个月得到一个 social",
        "design 大奖，评委说它的 public kitchen",
        "办得好",
    ]
    joined = (
        "community kitchen 项目上个月得到一个 social design 大奖，评委说它的 public kitchen办得好"
    )
    assert unwrapped("\n".join(rows)).endswith(joined)


def test_lines_that_end_sentences_are_paragraphs_however_wide() -> None:
    rows = ["河湾社区昨天上午在体育公园里办起了今年的消防演练。"] * 6
    assert unwrapped("\n".join(rows)) == "\n".join(rows)


def test_a_poem_stays_in_lines() -> None:
    poem = (
        "停了四十天的桥，\n今天早上又有人走。\n第一个是送牛奶的，\n他把车推得很慢，\n像怕惊醒什么。"
    )
    assert unwrapped(poem) == poem


@given(st.text(alphabet="桥河a1 　，。\n#-", max_size=200))
def test_no_character_is_lost(copy: str) -> None:
    assert "".join(unwrapped(copy).split()) == "".join(copy.split())


def test_a_paragraph_of_many_breaks_is_joined_at_once() -> None:
    line = "桥东菜市场建成于一九九六年，去年秋天停业，今年元宵节重新开"
    assert without_breaks([line] * 100_000) == [line * 100_000]
