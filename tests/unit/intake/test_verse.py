"""Verse in raw copy: what is read as a poem, where its stanzas begin, and what is no verse."""

import random
from pathlib import Path

import pytest

from layout_app.desk.copy.reading import articles_of
from layout_app.intake.dump import dump_of
from layout_app.intake.html import html_text
from layout_app.intake.lines import lines_of
from layout_app.intake.manuscripts import manuscripts_of
from layout_app.intake.text import decode
from layout_app.intake.verse import stanza_starts, with_verse
from layout_app.model.text import Kind
from tests.stories import read_story, word_story
from tests.wordfiles import docx, p, run

STANZAS = (
    ("停了四十天的桥，", "今天早上又有人走。", "他把车推得很慢，", "像怕惊醒什么。"),
    ("石头数着脚步，", "只把背挺了挺。"),
    ("水在下面接着", "每一个走过去的影子，", "接住，又还给岸。"),
)
LINES = tuple(line for stanza in STANZAS for line in stanza)
POEM = "\n\n".join("\n".join(stanza) for stanza in STANZAS)
PROSE = "这座桥是光绪年间修的，三孔，青石，桥面上的车辙有一指深，两头的石狮子只剩下一头。"


def verse(text):
    """Return the stanzas that are found in a text."""
    blocks = with_verse(tuple(lines_of(text)))
    starts, found = stanza_starts(blocks), []
    for n, block in enumerate(blocks):
        if block.kind is Kind.VERSE:
            if n in starts:
                found.append([])
            found[-1].append(block.text)
    return tuple(map(tuple, found))


def stanzas(paragraphs):
    """Return the stanzas of an article, each begun by a setting."""
    found = []
    for paragraph in paragraphs:
        if paragraph.kind is Kind.VERSE:
            if paragraph.setting is not None:
                found.append([])
            found[-1].append(paragraph.text)
    return tuple(map(tuple, found))


@pytest.mark.parametrize(
    "text",
    [
        f"# 过桥\n\n{POEM}\n",
        f"# 过桥\n\n林间\n\n{POEM}\n\n（作者是摆渡人）\n",
        f"过桥\n\n林间\n\n{POEM}\n\n{PROSE}\n",
        f"# 过桥\n林间\n{POEM}\n\n# 又一篇\n\n{PROSE}\n",
        f"{PROSE}\n\n{POEM}\n——写在桥头\n",
        "# 过桥\n\n" + "\n\n\n".join("\n\n".join(stanza) for stanza in STANZAS),
    ],
)
def test_stanzas_are_parted_by_empty_lines(text):
    assert verse(text) == STANZAS


def test_a_metre_makes_verse_of_closed_lines():
    assert verse("# 江雪\n\n千山鸟飞绝，万径人踪灭。\n孤舟蓑笠翁，独钓寒江雪。\n") == ()
    lines = ("千山鸟飞绝，", "万径人踪灭。", "孤舟蓑笠翁，", "独钓寒江雪。")
    assert verse("# 江雪\n\n" + "\n".join(lines)) == (lines,)


@pytest.mark.parametrize(
    "text",
    [
        "# 办证\n\n带上这些：\n身份证原件\n户口本复印件\n两张证件照\n租房合同\n",
        "# 菜单\n\n周一 红烧肉\n周二 狮子头\n周三 白切鸡\n周四 油爆虾\n",
        "# 名单\n\n王小河\n李长江\n张大海\n刘湖\n",
        "两会昨天闭幕\n社区食堂今起开门迎客\n一号桥本周封闭施工\n青檐路的路灯换了\n",
        "# 问答\n\n“去哪里？”\n“回家去。”\n“等等我。”\n“一起走吧。”\n",
        "# 春水\n\n你来的时候\n河面还结着薄冰\n而柳条已经软了\n",
        "# 桥\n\n停了四十天的桥，\n\n今天早上又有人走。\n\n他把车推得很慢，\n\n像怕惊醒什么。\n",
    ],
)
def test_lists_titles_and_talk_are_no_verse(text):
    assert verse(text) == ()


@pytest.mark.parametrize("width", range(8, 20))
def test_prose_broken_at_its_column_is_no_verse(width):
    lines = [PROSE[k : k + width] for k in range(0, len(PROSE), width)]
    assert verse("# 桥\n\n" + "\n".join(lines) + "\n\n" + "\n".join(lines)) == ()


def test_no_paragraph_of_the_sample_pages_becomes_verse():
    for name in ("2023-03-20", "2023-03-27"):
        for file in sorted((Path(__file__).parents[3] / "issues" / name / "dumps").glob("*.md")):
            found = verse(file.read_text(encoding="utf-8"))
            assert bool(found) == (file.name == "39-poem.md"), file


def test_a_story_keeps_its_stanzas_and_its_words():
    story = read_story(f"---\nbyline: 林间\n---\n\n# 过桥\n\n{POEM}\n", "poem.md")
    assert stanzas(story.paragraphs) == STANZAS
    assert tuple(q.text for q in story.paragraphs) == ("过桥", "林间", *LINES)


def test_a_dump_keeps_its_stanzas_and_every_line_its_block():
    text = f"# 过桥\n\n{POEM}\n\n# 老桥\n\n{PROSE}\n"
    poem, prose = articles_of(dump_of(decode(text.encode(), name="a.txt"), "a.txt"))
    assert stanzas(poem.paragraphs) == STANZAS
    assert [q.blocks[0].block for q in poem.paragraphs] == list(range(len(LINES) + 1))
    assert [q.kind for q in prose.paragraphs] == [Kind.HEADLINE, Kind.TEXT]


@pytest.mark.parametrize(
    "body",
    [
        "".join(p("<w:br/>".join(map(run, stanza))) for stanza in STANZAS),
        p(run("")).join("".join(p(run(line)) for line in stanza) for stanza in STANZAS),
    ],
    ids=["breaks", "paragraphs"],
)
def test_a_word_file_keeps_its_stanzas(body):
    story = word_story(docx(p(run("过桥"), "Title") + body), "a.docx")
    assert stanzas(story.paragraphs) == STANZAS


@pytest.mark.parametrize(
    "body",
    [
        "".join(f"<p>{'<br>'.join(stanza)}</p>" for stanza in STANZAS),
        "<div>" + "<br/><br/>".join("<br/>".join(stanza) for stanza in STANZAS) + "</div>",
        "<p>&nbsp;</p>".join("".join(f"<p>{x}</p>" for x in stanza) for stanza in STANZAS),
        "<p><br></p>".join("".join(f"<p>{x}</p>" for x in stanza) for stanza in STANZAS),
    ],
    ids=["paragraphs", "breaks", "blanks", "break alone"],
)
def test_a_web_page_keeps_its_stanzas(body):
    page = f"<html><body><h1>过桥</h1>{body}</body></html>"
    (story,) = manuscripts_of(html_text(page.encode(), "a.html"), "a.html")
    assert stanzas(story.paragraphs) == STANZAS


def test_any_lines_keep_their_words_and_places():
    chance = random.Random(5)
    choice = (*LINES, "", "", "# 题", PROSE, "林间", "3月5日", "“走。”", "| 甲 | 乙 |")
    for _ in range(300):
        blocks = tuple(lines_of("\n".join(chance.choices(choice, k=chance.randrange(14)))))
        read = with_verse(blocks)
        assert [b.text for b in read] == [b.text for b in blocks]
        assert {b.kind for b in read} <= {Kind.TEXT, Kind.VERSE, Kind.TABLE}
        assert all(read[n].kind is Kind.VERSE for n in stanza_starts(read))


def test_a_headline_with_its_subtitle_right_below_a_poem_is_none_of_it() -> None:
    poem = ["雨从北边的操场走来", "脚步很轻", "像迟到的人推开教室的后门", "我们都没有回头"]
    heads = ["做一个不着急的老师", "——访省教学名师梅若谷", "本报记者 范依依"]
    read = with_verse(tuple(lines_of("\n".join(["春分", "贺一鸣", *poem, *heads]))))
    assert [b.text for b in read if b.kind is Kind.VERSE] == poem


def test_the_headline_right_below_a_poem_is_none_of_it() -> None:
    poem = ["桂花落在图纸上", "像一枚迟到的图章", "我把窗推开一寸", "风就把名字念了一遍"]
    last = ["路灯还亮着", "替我守着那张没有写完的信"]
    prose = "本刊面向全校师生征集散文、诗歌、小小说、摄影作品，注明姓名、学院和联系方式。"
    read = with_verse(tuple(lines_of("\n".join([*poem, "", *last, "征集作品", prose]))))
    assert [b.text for b in read if b.kind is Kind.VERSE] == [*poem, *last]
