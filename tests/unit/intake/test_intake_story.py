"""Single manuscripts: front block, heads, pictures, and what tells them from pages."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout_app.errors import CopyError
from layout_app.intake.recognise import is_story
from layout_app.model.text import HEADS, Kind
from tests.stories import read_stories, read_story

STORY = """---
rank: 1
section: 要闻
byline: "本报通讯员组"
---

改造一年后的回访

# 老楼加梯，难在商量

枫桥里七幢是全社区第一部加装电梯。

## 一楼的账

一楼住户当初反对。

![电梯口的邻居](pictures/lift.jpg)

社区打算写成一张清单
"""


def kinds(story):
    return [(paragraph.kind.value, paragraph.text[:4]) for paragraph in story.paragraphs]


def codes(story):
    return [problem.code for problem in story.problems]


def test_what_an_article_has_no_use_for_is_told_with_its_line():
    head = "---\ndateline: 新华社北京11月23日电\npage: A02\n{more}---\n# 标题\n\n正文。\n"
    told = read_story(head.format(more=""), "a.md").problems
    assert [(p.code, p.where.line) for p in told] == [
        ("copy.dateline_is_text", 2),
        ("copy.page_of_article", 3),
    ]
    ad = read_story(head.format(more="kind: ad\nsize: 2x8\n"), "a.md")
    assert ad.problems == ()
    assert ad.front.page == "A02"


def test_story_is_read_in_its_parts():
    story = read_story(STORY, "lift.md")
    assert kinds(story) == [
        ("kicker", "改造一年"),
        ("headline", "老楼加梯"),
        ("byline", "本报通讯"),
        ("text", "枫桥里七"),
        ("subhead", "一楼的账"),
        ("text", "一楼住户"),
        ("text", "社区打算"),
    ]
    assert (story.front.rank, story.front.section) == ("1", "要闻")
    (picture,) = story.pictures
    assert (picture.caption, picture.path) == ("电梯口的邻居", "pictures/lift.jpg")
    assert STORY.split("\n")[picture.line - 1].startswith("![电梯口")
    assert story.problems == ()


def test_unmarked_story_takes_its_first_line_for_headline():
    copy = "社区食堂开到家门口\n\n苗小雨\n\n近日，枫桥里社区食堂正式开门。\n\n食堂由街道出场地。\n"
    assert [kind for kind, _ in kinds(read_story(copy, "a.txt"))] == [
        "headline",
        "byline",
        "text",
        "text",
    ]


def test_verse_of_a_marked_story_stays_text():
    story = read_story("# 春水\n\n你来的时候\n河面还结着薄冰\n而柳条已经软了\n", "poem.md")
    assert [kind for kind, _ in kinds(story)] == ["headline", "text", "text", "text"]


@pytest.mark.parametrize(
    ("line", "code", "args"),
    [
        ("rnak: 2", "copy.unknown_key", {"key": "rnak", "nearest": "rank"}),
        ("zzz: 2", "copy.unknown_key", {"key": "zzz", "nearest": ""}),
        ("rank: 9", "copy.front_value", {"key": "rank", "found": "9"}),
        ("size: wide", "copy.front_value", {"key": "size", "found": "wide"}),
        ("只有一句话", "copy.front_line", {"found": "只有一句话"}),
        # Read in one way: in every way, it would take minutes.
        ("长" + " " * 100_000 + "句", "copy.front_line", {"found": "长" + " " * 39}),
    ],
)
def test_front_line_that_says_nothing_known_is_told(line, code, args):
    story = read_story(f"---\n{line}\n---\n# 标题\n\n正文。\n", "a.md")
    assert [(p.code, p.where.line, dict(p.args)) for p in story.problems] == [(code, 2, args)]


def test_value_with_a_colon_is_kept_whole():
    story = read_story("---\nkicker: 12:30 开门：第一天\n---\n# 标题\n\n正文。\n", "a.md")
    assert story.paragraphs[0].text == "12:30 开门：第一天"


def test_front_block_left_open_is_copy():
    story = read_story("---\nrank: 1\n\n# 标题\n\n正文。\n", "a.md")
    assert story.front.rank == ""
    assert "rank: 1" in [paragraph.text for paragraph in story.paragraphs]


def test_key_given_twice_is_told():
    assert codes(read_story("---\nrank: 1\nrank: 2\n---\n# 标题\n", "a.md")) == ["copy.front_twice"]


def test_headline_of_markup_is_kept_as_characters():
    story = read_story('# <b>&lt;font color="[[1]]">\n\n正文。\n', "a.md")
    assert story.paragraphs[0].text == '<b>&lt;font color="[[1]]">'


def test_story_of_no_characters_is_told():
    assert codes(read_story(b"", "a.md")) == ["copy.empty"]


def test_story_in_gb18030_is_read():
    assert kinds(read_story(STORY.encode("gb18030"), "a.txt")) == kinds(read_story(STORY, "a.md"))


def test_bytes_that_are_no_story_are_refused():
    with pytest.raises(CopyError):
        read_story(b"\x00\x01\x02\x00\x00", "a.md")


def test_one_headline_makes_a_story():
    assert is_story(STORY)
    assert is_story(STORY.partition("---\n\n")[2])


def test_headlines_marked_alike_part_stories_and_others_make_a_page():
    page = (
        "# 甲社区办起读书会\n\n近日，甲社区办起读书会。\n\n# 河道清淤完工\n\n近日，河道清淤完工。\n"
    )
    assert is_story(page)
    assert not is_story(page.replace("# 河道清淤完工", "河道清淤完工\n\n本报记者 林间"))
    assert not is_story("只有正文的一段话，讲了一件事。\n")


@settings(max_examples=200)
@given(st.text(st.sampled_from("#- \n：:,。标题正文社区rank黄丹![](x)"), max_size=120))
def test_any_story_keeps_heads_in_order(text):
    for story in read_stories(text, "a.md"):
        found = [p.kind for p in story.paragraphs]
        top = found[: next((n for n, kind in enumerate(found) if kind not in HEADS), len(found))]
        assert top[: len(set(top))] == sorted(set(top), key=HEADS.index)
        assert Kind.JUMP not in found
