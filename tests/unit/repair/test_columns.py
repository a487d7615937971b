"""Copy of one headline: what was cut out of columns, and what its author wrote so."""

from pathlib import Path

import pytest

from layout_app.desk.copy.reading import is_dump
from layout_app.intake.blocks import blocks_of
from layout_app.repair.columns import is_cut
from tests.desks import BRIEF, LEAD, SAMPLE_DUMP

LINES = [line for line in SAMPLE_DUMP.read_text(encoding="utf-8").split("\n") if line.strip()]
ARTICLES = {
    "A1": range(17),
    "A2": range(17, 28),
    "A3": [*range(28, 34), *range(37, 43)],
    "A4": range(34, 37),
    "A5": range(43, 47),
}
"""The sample page's articles, each by its lines."""
WHOLE = """# 河边新修的步道通了

本报记者 林间

昨天清早，河南岸的步道头一回走满了人。从桥头到船坞一千二百米，去年秋天动工，修了五个月。

石阶一共九十级，每十级有一块平台，老人可以歇脚。社区还在平台上装了扶手和长椅。

## 晚上也亮

路灯昨晚也亮了，三十六盏，天黑以后自动打开，到十一点调暗一半。
"""


def cut(text):
    return is_cut(blocks_of(text))


@pytest.mark.parametrize("name", ARTICLES)
def test_each_article_of_the_sample_page_alone_is_a_dump(name):
    assert is_dump("\n\n".join(LINES[n] for n in ARTICLES[name]))


@pytest.mark.parametrize("text", [WHOLE, LEAD, BRIEF, WHOLE.replace("# ", "", 1)])
def test_an_ordinary_story_is_none(text):
    assert not cut(text)
    assert not is_dump(text)


@pytest.mark.parametrize("end", ["五个月。", "可以歇脚。", "调暗一半。"])
def test_a_forgotten_full_stop_is_no_cut(end):
    assert not cut(WHOLE.replace(end, end[:-1]))


def test_an_author_who_sets_no_full_stops_is_not_cut():
    assert not cut("\n".join(line.rstrip("。") for line in WHOLE.split("\n")))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("去年秋天动工，修了五个月。", "去年秋天动工，修了五个月。（下转第3版）"),
        ("昨天清早，", "（上接第1版）"),
        ("去年秋天动工，修了五个月。\n\n", "去年秋天动\n\n工，修了五个月。"),
        ("社区还在平台上装了扶手和长椅。", "社区还在平台上装了扶手和"),
    ],
    ids=["onward", "back", "two halves", "one half"],
)
def test_what_columns_do_to_a_story_is_seen(old, new):
    assert old in WHOLE
    assert cut(WHOLE.replace(old, new))


def test_no_copy_of_the_sample_issues_is_taken_for_a_dump():
    files = sorted((Path(__file__).parents[3] / "issues").glob("**/dumps/[0-9]*.md"))
    assert len(files) > 50
    for file in files:
        text = file.read_text(encoding="utf-8")
        assert not is_dump(text), file
        assert not is_dump(text.partition("---\n")[2].partition("---\n")[2] or text), file


def test_a_mail_whose_lines_were_broken_at_a_width_is_no_page() -> None:
    mail = """社区食堂的账本

    “一份红烧肉，成本9块3，卖10块。”槐荫社区食堂的
老板娘冯桂香翻开账本，一笔一笔指给记者看。食堂开张
一年，每天接待老人两百多位，赚的钱刚够付水电。

    去年冬天，食堂差点关门。燃气涨价、菜价上涨，街道
补贴又迟迟没到账。冯桂香把自己的积蓄垫了进去，一垫
就是三个月。

                                      （记者 吴桐）
"""
    assert not is_dump(mail)
