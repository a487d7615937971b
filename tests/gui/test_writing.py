"""Chinese typed with an input method, in place and beside the page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from layout_app.desk.commands import run
from layout_app.model.box import RegionKind
from layout_app.model.issue import index
from layout_app.ui.canvas.headline_editor import HeadlineEditor
from tests.gui.mouse import settle

pytestmark = pytest.mark.gui


def compose(widget, *preedits: str, commit: str) -> None:
    """Type as an input method does: what is being spelt, then the words chosen."""
    for spelt in preedits:
        QApplication.sendEvent(widget, QInputMethodEvent(spelt, []))
    done = QInputMethodEvent("", [])
    done.setCommitString(commit)
    QApplication.sendEvent(widget, done)
    settle()


def headline(desk) -> str:
    return index(desk.bridge.session.issue).articles["a2"].paragraphs[0].text


@pytest.fixture
def placed(desk):
    run(
        desk.bridge.session,
        "box.place",
        article="a2",
        page="A01",
        column=0,
        line=12,
        columns=3,
        lines=30,
    )
    settle()
    desk.view.setFocus()
    return desk


def head_rect(desk, box):
    return desk.view.region_rect(box, RegionKind.HEADLINE, paragraph=0)


def editor_of(desk) -> HeadlineEditor:
    return desk.view.viewport().findChild(HeadlineEditor)


def test_f2_opens_an_editor_over_the_headline(placed):
    QTest.keyClick(placed.view, Qt.Key.Key_F2)
    editor = editor_of(placed)
    assert editor.toPlainText() == "菜场变宽了"
    box = placed.bridge.session.selection.boxes[0]
    assert editor.geometry().toRectF().intersects(head_rect(placed, box))


def test_vertical_headline_is_typed_across_where_it_stands(placed):
    box = placed.bridge.session.selection.boxes[0]
    run(placed.bridge.session, "headline.vertical", box=box)
    settle()
    place = head_rect(placed, box)
    assert place.height() > 2 * place.width()
    QTest.keyClick(placed.view, Qt.Key.Key_F2)
    editor = editor_of(placed)
    assert editor.toPlainText() == "菜场变宽了"
    assert editor.width() > editor.height()
    assert editor.geometry().toRectF().intersects(place)
    compose(editor, commit="白洋湾")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settle()
    assert headline(placed) == "白洋湾"


def test_double_click_on_a_headline_opens_it(placed):
    box = placed.bridge.session.selection.boxes[0]
    head = head_rect(placed, box).center().toPoint()
    port = placed.view.viewport()
    QTest.mouseDClick(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, head)
    assert editor_of(placed).toPlainText() == "菜场变宽了"
    editor_of(placed).finish(keep=False)


def test_words_spelt_with_an_input_method_are_seen_and_then_the_headlines(placed):
    QTest.keyClick(placed.view, Qt.Key.Key_F2)
    editor = editor_of(placed)
    QApplication.sendEvent(editor, QInputMethodEvent("bai'yang", []))
    assert editor.document().firstBlock().layout().preeditAreaText() == "bai'yang"
    assert headline(placed) == "菜场变宽了"
    compose(editor, "bai'yang'wan", commit="白洋湾")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settle()
    assert headline(placed) == "白洋湾"
    assert placed.bridge.session.undo_label


def test_escape_leaves_the_headline_as_it_was(placed):
    before = placed.bridge.session.issue
    QTest.keyClick(placed.view, Qt.Key.Key_F2)
    compose(editor_of(placed), commit="别的")
    QTest.keyClick(editor_of(placed), Qt.Key.Key_Escape)
    settle()
    assert placed.bridge.session.issue is before


def test_click_elsewhere_takes_the_headline_over(placed):
    QTest.keyClick(placed.view, Qt.Key.Key_F2)
    compose(editor_of(placed), commit="别的题目")
    placed.tray.list.setFocus()
    settle()
    assert headline(placed) == "别的题目"


def test_story_takes_words_of_an_input_method(placed):
    editor = placed.story.editor
    editor.go_to(1, 2)
    before = editor.toPlainText()
    QApplication.sendEvent(editor, QInputMethodEvent("he'dao", []))
    settle()
    assert editor.toPlainText() == before
    compose(editor, "he'dao", commit="河道")
    text = index(placed.bridge.session.issue).articles["a2"].paragraphs[1].text
    assert text[2:4] == "河道"
