"""Headlines broken by `/`: the sign becomes a mark, and is never in the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout_app.edit.articles import edit_text, set_paragraphs, write_head
from layout_app.model.article import Article, accepted_text
from layout_app.model.breaks import breaks_at, read_breaks, written
from layout_app.model.ids import ArticleId
from layout_app.model.issue import Issue
from layout_app.model.text import Kind, Mark, MarkKind, Paragraph
from tests.stories import read_story

A = ArticleId("a")


def issue(head: str, *marks: Mark, kind: Kind = Kind.HEADLINE) -> Issue:
    first = Paragraph(text=head, kind=kind, marks=marks)
    return Issue(articles=(Article(id=A, paragraphs=(first, Paragraph(text="甲/乙"))),))


def head(found: Issue) -> tuple[str, list[int]]:
    first = found.articles[0].paragraphs[0]
    return first.text, [m.start for m in first.marks if m.kind is MarkKind.BREAK]


@pytest.mark.parametrize(
    ("words", "text", "breaks"),
    [
        ("云溪又/照得见人影了", "云溪又照得见人影了", [3]),
        ("云溪又 / 照得见", "云溪又照得见", [3]),
        ("一/二/三", "一二三", [1, 2]),
        ("一//二", "一二", [1]),
        ("/一二/", "一二", []),
        (r"甲\/乙", "甲/乙", []),
        ("甲／乙", "甲／乙", []),
        ("3/8节的TCP/IP", "3/8节的TCP/IP", []),
        ("The news / of the day", "The newsof the day", [8]),
        ("第3/届", "第3届", [2]),
        ("", "", []),
        ("/", "", []),
        ("\\", "\\", []),
    ],
)
def test_words_of_a_head(words, text, breaks):
    assert read_breaks(words) == (text, tuple(breaks))


def test_a_headline_is_written_with_its_breaks():
    found = write_head(issue("旧题"), A, 0, "云溪又/照得见人影了")
    assert head(found) == ("云溪又照得见人影了", [3])
    assert written(found.articles[0].paragraphs[0]) == "云溪又/照得见人影了"
    assert "/" not in accepted_text(found.articles[0]).split("\n")[0]
    assert head(write_head(found, A, 0, "云溪又照得/见人影了")) == ("云溪又照得见人影了", [5])
    assert write_head(found, A, 0, "云溪又/照得见人影了") is found


def test_a_sign_typed_into_a_head_breaks_it_and_leaves_other_breaks():
    found = edit_text(write_head(issue("旧"), A, 0, "一二/三四五"), A, 0, "一二三四/五")
    assert head(found) == ("一二三四五", [2, 4])
    assert head(edit_text(found, A, 0, "一二三四五六")) == ("一二三四五六", [2, 4])


def test_a_stroke_that_stands_in_a_head_stays():
    found = write_head(issue("旧"), A, 0, r"甲\/乙丙")
    assert head(found) == ("甲/乙丙", [])
    assert head(edit_text(found, A, 0, "甲/乙丙丁")) == ("甲/乙丙丁", [])


def test_body_text_keeps_its_strokes():
    found = edit_text(issue("题"), A, 1, "甲/乙/丙")
    assert found.articles[0].paragraphs[1].text == "甲/乙/丙"
    deck = edit_text(issue("题", kind=Kind.DECK), A, 0, "甲/乙")
    assert head(deck) == ("甲/乙", [])


def test_other_marks_of_a_head_stay_with_their_characters():
    bold = Mark(kind=MarkKind.BOLD, start=2, end=4)
    found = write_head(issue("一二三四", bold), A, 0, "零一二/三四")
    assert found.articles[0].paragraphs[0].marks == (
        Mark(kind=MarkKind.BOLD, start=3, end=5),
        Mark(kind=MarkKind.BREAK, start=3, end=3),
    )


def test_a_manuscript_breaks_its_headline():
    copy = "---\nsubtitle: 第一/第二\n---\n# 云溪又/照得见人影了\n\n正文/正文。\n"
    heads = {p.kind: p for p in read_story(copy, "a.md").paragraphs}
    assert heads[Kind.HEADLINE].text == "云溪又照得见人影了"
    assert heads[Kind.HEADLINE].marks == breaks_at([3])
    assert heads[Kind.SUBTITLE].marks == breaks_at([2])
    assert heads[Kind.TEXT].text == "正文/正文。"


signs = st.text(st.sampled_from("甲乙a3/\\／，"), max_size=12)


@given(signs, st.sets(st.integers(1, 11)))
def test_a_written_head_reads_as_itself(text, places):
    offsets = tuple(sorted(at for at in places if at < len(text)))
    found = Paragraph(text=text, kind=Kind.HEADLINE, marks=breaks_at(offsets))
    assert read_breaks(written(found)) == (text, offsets)


def test_whole_paragraphs_are_taken_as_they_are():
    given_ = (Paragraph(text="甲/乙", kind=Kind.HEADLINE),)
    assert set_paragraphs(issue("题"), A, given_).articles[0].paragraphs == given_
