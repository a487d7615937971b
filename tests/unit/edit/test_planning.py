"""Planned boxes, replaced articles and 导读: nothing is lost, all returns to the tray."""

from dataclasses import replace

import pytest

from layout_app.edit.boxes import continue_on, place, set_framed
from layout_app.edit.planning import (
    add_contents,
    add_section,
    change_contents,
    change_planned,
    change_section,
    plan,
    replace_article,
)
from layout_app.errors import CommandError
from layout_app.model.article import Article
from layout_app.model.box import CONTENTS, ArticleBox, ContentsBox, PlannedBox, SectionLook
from layout_app.model.geometry import Cells
from layout_app.model.ids import ArticleId, BoxId, PageId
from layout_app.model.issue import Issue, index
from layout_app.model.page import Page

A, B, P, Q = ArticleId("a"), ArticleId("b"), PageId("p"), PageId("q")
X, Y, Z = BoxId("x"), BoxId("y"), BoxId("z")


def cells(column: int = 0, line: int = 0, columns: int = 2, lines: int = 10) -> Cells:
    return Cells(column=column, line=line, columns=columns, lines=lines)


def issue() -> Issue:
    return Issue(articles=(Article(id=A), Article(id=B)), pages=(Page(id=P), Page(id=Q)))


def jumped() -> Issue:
    """Return an issue whose first article stands in three boxes on two pages."""
    found = place(issue(), A, P, cells(), X)
    found = continue_on(found, A, P, cells(2), Y)
    return continue_on(found, A, Q, cells(), Z)


def boxes(found: Issue) -> list[tuple[str, str, str, int]]:
    return [(p.id, b.id, b.article, b.part) for p in found.pages for b in p.boxes]


@pytest.mark.parametrize("box", [X, Y, Z])
def test_the_old_article_returns_to_the_tray_whole(box):
    found = replace_article(jumped(), box, B)
    page = Q if box == Z else P
    assert boxes(found) == [(page, box, B, 1)]
    assert index(found).parts.get(A) is None
    assert {article.id for article in found.articles} == {A, B}


def test_the_box_keeps_shape_style_and_pin():
    before = set_framed(jumped(), X, True)
    pinned = replace(before.pages[0].boxes[0], pinned=True, headline_size=4.0, columns=2)
    page = replace(before.pages[0], boxes=(pinned, *before.pages[0].boxes[1:]))
    found = replace_article(replace(before, pages=(page, before.pages[1])), X, B)
    assert index(found).boxes[X][1] == replace(pinned, article=B)


def test_the_box_keeps_its_place_among_the_others():
    found = plan(jumped(), P, cells(4, 0, 1), BoxId("w"))
    found = replace_article(found, Y, B)
    assert [box.id for box in found.pages[0].boxes] == [Y, "w"]


def test_an_article_that_stands_somewhere_is_not_put_into_a_second_box():
    found = place(jumped(), B, Q, cells(2), BoxId("w"))
    with pytest.raises(CommandError, match=r"box\.already_placed"):
        replace_article(found, X, B)


def test_the_same_article_changes_nothing():
    found = jumped()
    assert replace_article(found, X, A) is found


def test_a_planned_box_becomes_the_article_that_comes():
    found = plan(issue(), P, cells(1, 2, 3, 9), X, slug=" 老街  改造 ", chars=800, picture=True)
    box = index(found).boxes[X][1]
    assert box == PlannedBox(
        id=X, cells=cells(1, 2, 3, 9), slug="老街 改造", chars=800, picture=True
    )
    found = replace_article(found, X, A)
    assert index(found).boxes[X][1] == ArticleBox(id=X, article=A, shape=(cells(1, 2, 3, 9),))


def test_room_for_a_negative_length_is_refused():
    with pytest.raises(CommandError, match=r"box\.bad_length"):
        plan(issue(), P, cells(), X, chars=-1)


def test_contents_name_known_articles_only():
    found = add_contents(issue(), P, cells(), X, title="今日看点", articles=(B,))
    assert index(found).boxes[X][1] == ContentsBox(
        id=X, cells=cells(), title="今日看点", articles=(B,)
    )
    with pytest.raises(CommandError, match=r"command\.no_article"):
        add_contents(issue(), P, cells(), X, articles=(ArticleId("none"),))


def test_a_planned_article_is_described_anew():
    made = plan(issue(), P, cells(), X, slug="馆", chars=300)
    found = change_planned(made, X, slug=" 新 馆 ", picture=True)
    (box,) = found.pages[0].boxes
    assert (box.slug, box.chars, box.picture) == ("新 馆", 300, True)
    assert change_planned(found, X) is found
    with pytest.raises(CommandError, match="bad_length"):
        change_planned(found, X, chars=-1)


def test_contents_take_another_title_and_other_articles():
    made = add_contents(issue(), P, cells(), X)
    found = change_contents(made, X, title="看点", articles=(B, A, B))
    (box,) = found.pages[0].boxes
    assert (box.title, box.articles) == ("看点", (B, A))
    assert change_contents(found, X, title="").pages[0].boxes[0].title == CONTENTS
    assert change_contents(found, X) is found
    with pytest.raises(CommandError, match="no_article"):
        change_contents(found, X, articles=(ArticleId("none"),))


def test_a_section_head_takes_other_words_or_another_look():
    made = add_section(issue(), P, cells(), X, title="要闻", look=SectionLook.TAB)
    worded = change_section(made, X, " 副  刊 ")
    (box,) = worded.pages[0].boxes
    assert (box.title, box.look) == ("副 刊", SectionLook.TAB)
    (box,) = change_section(worded, X, look=SectionLook.RULES).pages[0].boxes
    assert (box.title, box.look) == ("副 刊", SectionLook.RULES)
    assert change_section(worded, X) is worded


def test_room_of_another_kind_is_refused():
    with pytest.raises(CommandError, match="no_planned"):
        change_planned(add_contents(issue(), P, cells(), X), X, slug="馆")
    with pytest.raises(CommandError, match="no_contents"):
        change_contents(plan(issue(), P, cells(), X), X, title="看点")
    with pytest.raises(CommandError, match="no_section"):
        change_section(plan(issue(), P, cells(), X), X, title="看点")
