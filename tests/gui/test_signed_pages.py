"""A page that is signed, in the window: what is tried on it is refused, and it is said why."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from layout_app.desk.commands import run
from layout_app.desk.session import Selection
from layout_app.model.issue import index
from tests.gui.mouse import drag, settle

pytestmark = pytest.mark.gui


def signed(desk) -> tuple[str, str]:
    """Sign the page of the first article that is placed; return the article and its box."""
    session = desk.bridge.session
    if not index(session.issue).parts:
        run(session, "box.place", article=session.issue.articles[0].id, page="A01", column=0,
            line=20, columns=2, lines=14)  # fmt: skip
    article, ((page, box), *_) = next(iter(index(session.issue).parts.items()))
    run(session, "page.sign", page=page, who="值班")
    desk.bridge.select(Selection(page=page, boxes=(box.id,), article=article))
    settle()
    return article, box.id


def test_what_is_typed_into_a_signed_article_is_refused_and_gone(desk):
    told: list[str] = []
    desk.bridge.refused.connect(told.append)
    article, _box = signed(desk)
    before = desk.bridge.session.issue
    editor = desk.story.editor
    shown = editor.toPlainText()
    editor.setFocus()
    editor.go_to(len(index(before).articles[article].paragraphs) - 1, 0)
    QTest.keyClick(editor, Qt.Key.Key_A)
    settle()
    assert desk.bridge.session.issue is before
    assert editor.toPlainText() == shown
    assert told
    assert "值班" in told[0]


def test_a_box_of_a_signed_page_does_not_follow_the_keys(desk):
    told: list[str] = []
    desk.bridge.refused.connect(told.append)
    _article, box = signed(desk)
    before = desk.bridge.session.issue
    desk.view.setFocus()
    QTest.keyClick(desk.view, Qt.Key.Key_Down)
    QTest.keyClick(desk.view, Qt.Key.Key_Delete)
    settle()
    assert desk.bridge.session.issue is before
    assert box in index(before).boxes
    assert told


def test_a_box_of_a_signed_page_does_not_follow_the_mouse(desk):
    told: list[str] = []
    desk.bridge.refused.connect(told.append)
    _article, box = signed(desk)
    before = desk.bridge.session.issue
    where = desk.scene.rect_of(box)
    # Between its left edge and its middle, where the gutter of its columns would be taken.
    inside = desk.view.mapFromScene((where.topLeft() + where.center()) / 2)
    drag(desk.view, inside, inside + QPoint(60, 80))
    settle()
    assert desk.bridge.session.issue is before
    assert desk.scene.rect_of(box) == where
    assert told
    desk.actions.by_name["page.reopen"].trigger()
    drag(desk.view, inside, inside + QPoint(60, 80))
    assert desk.scene.rect_of(box) != where
