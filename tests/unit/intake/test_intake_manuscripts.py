"""Files of several manuscripts: one for each headline, and what a front block says of them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout_app.errors import CopyError
from layout_app.model.text import Kind
from tests.stories import read_stories

BRIEFS = """---
rank: 4
section: 要闻
byline: 社区编辑部
---

# 槐影巷补种十二棵国槐

3月12日，槐影巷的空树坑补上了十二棵国槐。

![补种的国槐](huai.jpg)

# 旧衣箱搬到弄口

本报记者 林间

旧衣箱昨天从三号楼下搬到弄口，早晚都能投。

***

云溪书屋

# 书屋周五开到九点

从本周起，书屋周五开到九点。
"""


def stories(text, name="a.md"):
    return read_stories(text, name)


def heads(story):
    return {
        p.kind.value: p.text for p in story.paragraphs if p.kind in (Kind.HEADLINE, Kind.BYLINE)
    }


def test_each_headline_begins_a_story_and_the_front_block_holds_for_each():
    found = stories(BRIEFS)
    assert [heads(story)["headline"] for story in found] == [
        "槐影巷补种十二棵国槐", "旧衣箱搬到弄口", "书屋周五开到九点",
    ]  # fmt: skip
    assert {(story.front.rank, story.front.section) for story in found} == {("4", "要闻")}
    assert [p.text for p in found[0].paragraphs if p.kind is Kind.TEXT] == [
        "3月12日，槐影巷的空树坑补上了十二棵国槐。"
    ]
    assert found[2].paragraphs[0].kind is Kind.KICKER


def test_a_byline_of_its_own_goes_before_the_one_for_all():
    assert [heads(story)["byline"] for story in stories(BRIEFS)] == [
        "社区编辑部", "本报记者 林间", "社区编辑部",
    ]  # fmt: skip


def test_pictures_belong_to_the_story_they_stand_in():
    first, *others = stories(BRIEFS)
    (picture,) = first.pictures
    assert BRIEFS.split("\n")[picture.line - 1].startswith("![补种")
    assert not any(story.pictures for story in others)


def test_without_a_front_block_it_is_the_same():
    copy = BRIEFS.split("---\n", 2)[2]
    assert [story.paragraphs[-1] for story in stories(copy)] == [
        story.paragraphs[-1] for story in stories(BRIEFS)
    ]


def test_a_block_holds_up_to_the_next():
    copy = BRIEFS.replace("***", "---\nrank: 2\nkicker: 云溪书屋\n---").replace(
        "\n云溪书屋\n", "\n"
    )
    found = stories(copy)
    assert [story.front.rank for story in found] == ["4", "4", "2"]
    assert found[2].front.section == ""
    assert [p.kind for p in found[2].paragraphs] == [Kind.KICKER, Kind.HEADLINE, Kind.TEXT]
    assert found[1].paragraphs[-1].text.startswith("旧衣箱昨天")


def test_dashes_amid_a_story_are_no_front_block():
    (story,) = stories("# 标题\n\n甲说：去。\n\n---\n\n乙说：不去。\n\n---\n\n两人都没去。\n")
    assert [p.text for p in story.paragraphs][1:4] == ["甲说：去。", "---", "乙说：不去。"]


def test_numbered_sections_stay_in_their_story():
    (story,) = stories("# 三年清淤\n\n水清了。\n\n# 一、排口\n\n查清。\n\n# 二、淤泥\n\n挖走。\n")
    assert [p.text for p in story.paragraphs if p.kind is Kind.SUBHEAD] == ["一、排口", "二、淤泥"]


@pytest.mark.parametrize("key", ["kicker", "subtitle", "deck"])
def test_what_speaks_of_one_headline_is_refused_above_several(key):
    with pytest.raises(CopyError) as refused:
        stories(BRIEFS.replace("section:", f"{key}: 一句话\nsection:"))
    assert refused.value.code == "copy.front_for_one"
    assert refused.value.arguments == {"path": "a.md", "line": 3, "key": key, "count": 3}


def test_an_ad_among_articles_is_refused():
    with pytest.raises(CopyError) as refused:
        stories(BRIEFS + "\n---\nkind: ad\nsize: 通栏\n---\n# 招租\n")
    line = BRIEFS.count("\n") + 3
    assert (refused.value.code, refused.value.arguments["line"]) == ("copy.ad_among_others", line)


@settings(max_examples=200)
@given(
    st.lists(
        st.sampled_from(["# 甲事", "## 乙", "正文一句。", "", "---", "rank: 2", "![](x)", "***"])
    )
)
def test_any_file_keeps_its_words_in_their_order(lines):
    lines = ["正文一句。", *lines]
    whole = stories("\n".join(lines))
    kept = [p.text for story in whole for p in story.paragraphs]
    assert [text for text in kept if text in ("甲事", "正文一句。")] == [
        line.removeprefix("# ") for line in lines if line in ("# 甲事", "正文一句。")
    ]
