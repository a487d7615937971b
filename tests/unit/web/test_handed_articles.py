"""An article as blocks, as HTML to be pasted, as a Word file."""

import re
import zipfile
from io import BytesIO
from xml.etree import ElementTree

import pytest

from layout_app.edit.articles import cut_range
from layout_app.intake.docx import docx_text
from layout_app.model.article import Article, ArticlePicture
from layout_app.model.ids import ArticleId
from layout_app.model.issue import Issue, Publication, index
from layout_app.model.setting import Merged, NoticesSetting, Numbering, TableSetting, VerseSetting
from layout_app.model.style import Stylebook
from layout_app.model.text import Kind, Mark, MarkKind, Paragraph
from layout_app.web.blocks import article_blocks, blocks_html, plain_text
from layout_app.web.pasted import pasted_document, pasted_html
from layout_app.web.word import word_file
from tests.stories import word_story

BOLD = Mark(kind=MarkKind.BOLD, start=0, end=3)
RAISED = Mark(kind=MarkKind.SUPER, start=2, end=4)


def paragraph(text: str, kind: Kind = Kind.TEXT, **more) -> Paragraph:
    return Paragraph(text=text, kind=kind, **more)


ARTICLE = Article(
    id=ArticleId("a1"),
    paragraphs=(
        paragraph("街坊说", Kind.KICKER),
        paragraph("桥 <修> & 路通", Kind.HEADLINE),
        paragraph("三年工期，两月收尾", Kind.DECK),
        paragraph("本报编辑部", Kind.BYLINE),
        paragraph("石板路铺好了。", marks=(BOLD, RAISED)),
        paragraph("三年两月", Kind.SUBHEAD),
        paragraph("“走得稳当。”", Kind.QUOTE),
        paragraph("数字", Kind.FACT),
        paragraph("长四十米", Kind.FACT),
        paragraph("路段\t长度", Kind.TABLE, setting=TableSetting(heads=1)),
        paragraph("河东\t98.5", Kind.TABLE),
        paragraph("河西", Kind.TABLE),
        paragraph("春水绕旧堤", Kind.VERSE),
        paragraph("新桥接晚晖", Kind.VERSE),
        paragraph("周一停水", Kind.NOTICE, setting=NoticesSetting(numbers=Numbering.FIGURES)),
        paragraph("下转A02版", Kind.JUMP),
    ),
    pictures=(
        ArticlePicture(original="0" * 64, name="a.jpg", caption="新桥", credit="某某"),
        ArticlePicture(original="1" * 64, name="b.jpg"),
    ),
)
LINES = (
    "街坊说", "桥 <修> & 路通", "三年工期，两月收尾", "本报编辑部", "石板路铺好了。",
    "三年两月", "“走得稳当。”", "数字", "长四十米", "路段\t长度", "河东\t98.5", "河西",
    "春水绕旧堤", "新桥接晚晖", "1.周一停水", "新桥　某某　摄",
)  # fmt: skip


@pytest.fixture
def blocks():
    return article_blocks(ARTICLE, Stylebook())


def test_blocks_hold_what_is_read_in_order(blocks):
    assert plain_text(blocks) == "\n".join(LINES)


def test_cut_words_are_not_handed_on():
    issue = Issue(publication=Publication(name="街坊报"), articles=(ARTICLE,))
    cut = index(cut_range(issue, ARTICLE.id, (4, 0), (4, 3))).articles[ARTICLE.id]
    assert plain_text(article_blocks(cut, Stylebook())).split("\n")[4] == "铺好了。"


def test_html_is_well_formed_and_keeps_every_character_in_order(blocks):
    tree = ElementTree.fromstring(pasted_html(blocks))
    words = "".join(tree.itertext())
    assert words == "".join(LINES).replace("\t", "")


def test_html_names_what_things_are(blocks):
    tree = ElementTree.fromstring(pasted_html(blocks))
    assert tree.findtext("h1") == LINES[1]
    assert tree.findtext("h2") == "三年两月"
    assert tree.findtext("blockquote") == "“走得稳当。”"
    assert [p.text for p in tree.findall("section/p")] == [None, "长四十米"]
    assert [len(row) for row in tree.iter("tr")] == [2, 2, 2]
    assert [cell.text for cell in tree.iter("th")] == ["路段", "长度"]
    assert len(list(tree.iter("br"))) == 1
    assert [strong.text for strong in tree.iter("strong")] == ["石板", None, "数字"]
    assert [sup.text for sup in tree.iter("sup")] == ["路", "铺"]


def test_html_needs_no_style_sheet(blocks):
    made = pasted_html(blocks)
    assert not re.search(r"\b(class|id)=|<style|position:", made)
    tree = ElementTree.fromstring(made)
    assert all(p.get("style") for p in tree.iter("p"))


def test_a_reading_stands_above_its_characters():
    ruby = Mark(kind=MarkKind.RUBY, start=1, end=2, value="dī")
    made = Article(id=ArticleId("a"), paragraphs=(paragraph("旧堤岸", marks=(ruby,)),))
    blocks = article_blocks(made, Stylebook())
    assert "旧<ruby>堤<rp>（</rp><rt>dī</rt><rp>）</rp></ruby>岸" in pasted_html(blocks)
    assert docx_text(word_file(blocks), "a.docx").text == "旧堤（dī）岸"


def test_the_file_is_a_document_in_utf_8(blocks):
    made = pasted_document("桥 & 路", blocks)
    assert made.startswith("<!DOCTYPE html>")
    tree = ElementTree.fromstring(made.partition("\n")[2])
    assert tree.findtext("head/title") == "桥 & 路"
    assert tree.find("head/meta").get("charset") == "utf-8"


def test_the_word_file_is_read_back_with_the_same_words(blocks):
    read = docx_text(word_file(blocks), "a.docx")
    assert read.problems == ()
    table = {
        "路段\t长度": "| 路段 | 长度 |",
        "河东\t98.5": "| 河东 | 98.5 |",
        "河西": "| 河西 |  |",
    }
    heads = {LINES[1]: f"# {LINES[1]}", "三年两月": "## 三年两月"}
    want = [(table | heads).get(line, line) for line in LINES]
    assert [line for line in read.text.split("\n") if line] == want


def test_the_word_file_keeps_headline_and_subhead(blocks):
    story = word_story(word_file(blocks), "a.docx")
    kinds = {p.text: p.kind for p in story.paragraphs}
    assert kinds[LINES[1]] is Kind.HEADLINE
    assert kinds["三年两月"] is Kind.SUBHEAD


def test_the_word_file_keeps_bold_and_raised_words_and_sets_heads_of_tables_bold(blocks):
    with zipfile.ZipFile(BytesIO(word_file(blocks))) as archive:
        body = archive.read("word/document.xml").decode()
    looks = {
        words: re.findall(r"<w:(b|vertAlign)\b", run)
        for run, words in re.findall(r"<w:r>(.*?)<w:t[^>]*>([^<]*)</w:t></w:r>", body)
    }
    assert (looks["石板"], looks["路"], looks["铺"]) == (["b"], ["b", "vertAlign"], ["vertAlign"])
    assert (looks["路段"], looks["河东"]) == (["b"], [])


def test_the_word_file_is_xml_whatever_the_text_holds():
    odd = Article(id=ArticleId("a"), paragraphs=(paragraph("桥\x0b]]>&<w:p>\ufffe路𬇕"),))
    data = word_file(article_blocks(odd, Stylebook()))
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            ElementTree.fromstring(archive.read(name))
    assert docx_text(data, "a.docx").text == "桥]]>&<w:p>路𬇕"


def test_equal_articles_make_equal_word_files(blocks):
    assert word_file(blocks) == word_file(article_blocks(ARTICLE, Stylebook()))


SPANNED = (
    ("线路\t时刻\t\t备注", TableSetting(heads=2, merged=(
        Merged(0, 0, 2, 1), Merged(0, 1, 1, 2), Merged(0, 3, 2, 1)))),
    ("\t首班\t末班\t", None),
    ("一路\t5:50\t21:20\t—", None),
)  # fmt: skip


def test_merged_cells_stay_one_in_html_and_in_word():
    rows = tuple(paragraph(text, Kind.TABLE, setting=setting) for text, setting in SPANNED)
    made = Article(id=ArticleId("a"), paragraphs=(paragraph("班次", Kind.HEADLINE), *rows))
    blocks = article_blocks(made, Stylebook())
    html = blocks_html(blocks, lambda _name: "")
    assert (
        '<tr><th rowspan="2">线路</th><th colspan="2">时刻</th><th rowspan="2">备注</th></tr>'
        in html
    )
    assert "<tr><th>首班</th><th>末班</th></tr><tr><td>一路</td>" in html
    again = word_story(word_file(blocks), "a.docx").paragraphs[1:]
    assert [(row.text, row.setting) for row in again] == list(SPANNED)


VERSES = (("停了四十天的桥，", "又有人走。"), ("石头数着脚步，", "背挺了挺。"))


@pytest.fixture
def poem():
    lines = [
        paragraph(text, Kind.VERSE, setting=VerseSetting() if n == 0 else None)
        for stanza in VERSES
        for n, text in enumerate(stanza)
    ]
    made = Article(id=ArticleId("a"), paragraphs=(paragraph("过桥", Kind.HEADLINE), *lines))
    return article_blocks(made, Stylebook())


def test_stanzas_stand_apart_wherever_an_article_goes(poem):
    assert plain_text(poem) == "过桥\n停了四十天的桥，\n又有人走。\n\n石头数着脚步，\n背挺了挺。"
    html = blocks_html(poem, lambda _name: "")
    stanzas = "".join(f"<p>{'<br/>'.join(stanza)}</p>" for stanza in VERSES)
    assert html == f"<h1>过桥</h1>{stanzas}"


def test_a_poem_comes_back_from_its_word_file_with_its_stanzas(poem):
    again = word_story(word_file(poem), "a.docx").paragraphs[1:]
    assert [(line.text, line.setting is not None) for line in again] == [
        ("停了四十天的桥，", True), ("又有人走。", False),
        ("石头数着脚步，", True), ("背挺了挺。", False),
    ]  # fmt: skip
