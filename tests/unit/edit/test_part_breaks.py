"""The ends of parts: they follow their words, and go with their boxes."""

import pytest

from layout_app.edit.articles import edit_text, merge_articles, split_article
from layout_app.edit.boxes import continue_on, place, remove_box
from layout_app.edit.jumps import end_part, free_part, set_keyword
from layout_app.edit.pages import delete_page
from layout_app.edit.planning import replace_article
from layout_app.errors import CommandError
from layout_app.model.article import Article
from layout_app.model.geometry import Cells
from layout_app.model.ids import ArticleId, BoxId, PageId
from layout_app.model.issue import Issue, index
from layout_app.model.page import Page
from layout_app.model.text import Paragraph, holds

A, B, P, Q = ArticleId("a"), ArticleId("b"), PageId("p"), PageId("q")
X, Y, Z = BoxId("x"), BoxId("y"), BoxId("z")
TEXT = "一座桥。两条河。三个人。"


def cells(line: int = 0) -> Cells:
    return Cells(column=0, line=line, columns=2, lines=10)


def jumped() -> Issue:
    """Return an issue whose article stands in three boxes, the first two parts ended by hand."""
    story = Article(id=A, paragraphs=(Paragraph(text=TEXT), Paragraph(text=TEXT)))
    other = Article(id=B, paragraphs=(Paragraph(text="别的事。"),))
    found = Issue(articles=(story, other), pages=(Page(id=P), Page(id=Q)))
    found = place(found, A, P, cells(), X)
    found = continue_on(found, A, P, cells(10), Y)
    found = continue_on(found, A, Q, cells(), Z)
    return end_part(end_part(found, X, 0, 4), Y, 1, 8)


def ends(found: Issue) -> list[tuple[int, int, int]]:
    article = index(found).articles[A]
    assert all(holds(b.at, article.paragraphs) for b in article.breaks)
    return [(b.part, b.at.paragraph, b.at.offset) for b in article.breaks]


def test_each_part_has_one_end():
    assert ends(jumped()) == [(1, 0, 4), (2, 1, 8)]
    assert ends(end_part(jumped(), X, 0, 8)) == [(1, 0, 8), (2, 1, 8)]
    assert ends(free_part(jumped(), X)) == [(2, 1, 8)]
    assert free_part(free_part(jumped(), X), X) == free_part(jumped(), X)


def test_an_end_follows_its_words():
    assert ends(edit_text(jumped(), A, 0, "新修的" + TEXT))[0] == (1, 0, 7)
    assert ends(edit_text(jumped(), A, 0, TEXT + "完。"))[0] == (1, 0, 4)


def test_an_end_goes_with_its_box_and_the_others_count_anew():
    assert ends(remove_box(jumped(), X)) == [(1, 1, 8)]
    assert ends(remove_box(jumped(), Y)) == [(1, 0, 4)]
    assert ends(delete_page(jumped(), P)) == []


def test_no_end_is_left_where_no_box_is():
    assert ends(replace_article(jumped(), Y, B)) == []


def test_ends_stay_with_the_article_that_keeps_the_boxes():
    assert ends(split_article(jumped(), A, 1, ArticleId("new"))) == [(1, 0, 4)]
    assert ends(merge_articles(jumped(), A, B)) == [(1, 0, 4), (2, 1, 8)]
    with_b = merge_articles(jumped(), B, A)
    assert index(with_b).articles[B].breaks == ()


def test_an_end_behind_the_text_is_refused():
    with pytest.raises(CommandError, match=r"command\.no_offset"):
        end_part(jumped(), X, 0, 99)


def test_a_keyword_is_one_line():
    found = set_keyword(jumped(), A, " 老\n桥 ")
    assert index(found).articles[A].keyword == "老 桥"
    assert set_keyword(found, A, "老 桥") is found
