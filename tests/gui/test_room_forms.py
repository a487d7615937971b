"""The properties of room kept for an article, and of 导读, changed field by field."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from layout_app.desk.commands import run
from layout_app.model.box import CONTENTS
from tests.gui.hands import click, figures, selected_box, type_into
from tests.gui.mouse import LEFT, PLAIN, settle, steps

pytestmark = pytest.mark.gui
ALT = Qt.KeyboardModifier.AltModifier


def tick(choice, row: int) -> None:
    """Click on the box to tick of a row."""
    option, at = QStyleOptionViewItem(), choice.model().index(row, 0)
    choice.initViewItemOption(option)
    option.rect = choice.visualRect(at)
    option.features |= QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
    part = QStyle.SubElement.SE_ItemViewItemCheckIndicator
    where = choice.style().subElementRect(part, option, choice).center()
    QTest.mouseClick(choice.viewport(), LEFT, PLAIN, where)
    settle()


@pytest.fixture
def planned(desk):
    run(desk.bridge.session, "box.plan", page="A01", columns=2, lines=20, slug="图书馆")
    settle()
    return desk, desk.inspector.planned


@pytest.fixture
def contents(desk):
    for number, article in enumerate(("a1", "a2"), 2):
        run(desk.bridge.session, "box.place", article=article, page=f"A0{number}", column=0,
            line=0, columns=3, lines=20)  # fmt: skip
    run(desk.bridge.session, "page.contents", page="A01", columns=1, lines=14)
    settle()
    return desk, desk.inspector.contents


def test_planned_article_is_shown_and_described_anew(planned):
    desk, form = planned
    assert desk.inspector.currentWidget().widget() is form
    assert (form.slug.text(), form.chars.value()) == ("图书馆", 0)
    assert not form.look.isVisible()
    before = steps(desk)
    type_into(form.slug, "新图书馆开馆")
    QTest.keyClick(form.slug, Qt.Key.Key_Return)
    figures(form.chars, "800")
    click(form.picture)
    made = selected_box(desk)
    assert (made.slug, made.chars, made.picture) == ("新图书馆开馆", 800, True)
    assert steps(desk) == before + 3
    desk.bridge.session.undo()
    settle()
    assert not form.picture.isChecked()


def test_place_of_a_planned_article_is_typed(planned):
    desk, form = planned
    figures(form.place.columns, "3")
    figures(form.place.lines, "9")
    assert (selected_box(desk).cells.columns, selected_box(desk).cells.lines) == (3, 9)
    desk.bridge.session.undo()
    settle()
    assert form.place.columns.value() == 2


def test_look_of_a_copied_box_is_told(desk):
    run(desk.bridge.session, "box.place", article="a2", page="A01", column=0, line=12, columns=2,
        lines=20)  # fmt: skip
    settle()
    run(desk.bridge.session, "box.duplicate", boxes=desk.bridge.session.selection.boxes[0])
    settle()
    assert desk.inspector.planned.look.isVisible()


def test_contents_take_a_title_and_their_usual_one_again(contents):
    desk, form = contents
    assert desk.inspector.currentWidget().widget() is form
    assert form.title.text() == ""
    type_into(form.title, "今日看点")
    QTest.keyClick(form.title, Qt.Key.Key_Return)
    settle()
    assert selected_box(desk).title == "今日看点"
    form.title.selectAll()
    QTest.keyClick(form.title, Qt.Key.Key_Delete)
    QTest.keyClick(form.title, Qt.Key.Key_Return)
    settle()
    assert selected_box(desk).title == CONTENTS


def test_articles_of_contents_are_ticked_and_moved(contents):
    desk, form = contents
    rows = [form.articles.item(row).text() for row in range(form.articles.count())]
    assert [row[:3] for row in rows] == ["A02", "A03"]
    tick(form.articles, 1)
    assert selected_box(desk).articles == ("a2",)
    tick(form.articles, 1)
    assert selected_box(desk).articles == ("a2", "a1")
    before = steps(desk)
    form.articles.setCurrentRow(1)
    form.articles.setFocus()
    QTest.keyClick(form.articles, Qt.Key.Key_Up, ALT)
    settle()
    assert selected_box(desk).articles == ("a1", "a2")
    assert steps(desk) == before + 1
    desk.bridge.session.undo()
    settle()
    assert form.articles.item(0).text().startswith("A03")
    tick(form.articles, 0)
    tick(form.articles, 0)
    assert selected_box(desk).articles in ((), ("a1",))


def test_forms_write_nothing_where_the_issue_is_only_read(contents):
    desk, form = contents
    desk.bridge.session.read_only = "Li"
    desk.inspector.refresh()
    assert not form.isEnabled()
