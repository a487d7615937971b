"""Body text and captions written on the page itself."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from layout_app.desk.commands import run
from layout_app.display.places import lines_of
from layout_app.model.box import RegionKind
from layout_app.model.issue import index
from layout_app.ui.canvas.body_editor import BodyEditor
from layout_app.ui.canvas.gestures import select_boxes
from layout_app.ui.canvas.headline_editor import HeadlineEditor
from tests.gui.copy_made import photograph
from tests.gui.mouse import LEFT, PLAIN, settle, steps
from tests.gui.test_writing import compose

pytestmark = pytest.mark.gui
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def placed(desk):
    cells = {"column": 0, "line": 12, "columns": 3, "lines": 30}
    run(desk.bridge.session, "box.place", article="a2", page="A01", **cells)
    settle()
    desk.view.setFocus()
    return desk


def texts(desk) -> list[str]:
    return [p.text for p in index(desk.bridge.session.issue).articles["a2"].paragraphs]


def spot_of(desk, paragraph: int):
    """Return the viewport point of the third character of a paragraph."""
    page = desk.bridge.session.selection.page
    first = lines_of(desk.scene.composed(page).display, "a2", paragraph)[0]
    at = desk.scene.page_rect(page).topLeft()
    at.setX(at.x() + first.x + 2.5 * first.h)
    at.setY(at.y() + first.y + first.h / 2)
    return desk.view.mapFromScene(at)


def open_body(desk, paragraph: int = 1) -> BodyEditor:
    QTest.mouseDClick(desk.view.viewport(), LEFT, PLAIN, spot_of(desk, paragraph))
    settle()
    return editor_of(desk)


def editor_of(desk) -> BodyEditor | None:
    found = desk.view.viewport().findChildren(BodyEditor)
    return next((editor for editor in found if editor.isVisible()), None)


def test_double_click_opens_the_paragraph_at_the_character(placed):
    editor = open_body(placed)
    assert editor.toPlainText() == texts(placed)[1]
    assert editor.offset() == 2
    assert editor.hasFocus()
    assert editor.geometry().contains(spot_of(placed, 1))
    assert placed.story.editor.textCursor().blockNumber() == 1


def test_vertical_text_is_typed_across_in_type_of_its_size(placed):
    placed.view.zoom_to(2.0)
    across = open_body(placed)
    size, words = across.font().pixelSize(), across.toPlainText()
    across.finish(keep=True)
    run(placed.bridge.session, "box.vertical", box=placed.bridge.session.selection.boxes[0])
    settle()
    placed.view.setFocus()
    placed.writing.first_text()
    settle()
    editor = editor_of(placed)
    assert editor.toPlainText() == words
    assert editor.font().pixelSize() == pytest.approx(size, abs=1)
    assert editor.width() > 8 * size
    QTest.keyClicks(editor, "A")
    settle()
    assert texts(placed)[1] == f"A{words}"


def test_page_shows_every_word_while_it_is_typed_and_all_is_one_step(placed):
    before = placed.bridge.session.issue
    page = placed.bridge.session.selection.page
    shown = placed.scene.composed(page)
    editor = open_body(placed)
    QApplication.sendEvent(editor, QInputMethodEvent("bai'yang", []))
    assert editor.document().findBlockByNumber(0).layout().preeditAreaText() == "bai'yang"
    assert placed.bridge.session.issue is before
    compose(editor, "bai'yang'wan", commit="白洋湾")
    assert "白洋湾" in texts(placed)[1]
    assert placed.scene.composed(page) is not shown
    QTest.keyClicks(editor, "ab")
    QTest.keyClick(editor, Qt.Key.Key_Return, CONTROL)
    settle()
    assert editor_of(placed) is None
    assert placed.view.hasFocus()
    assert "白洋湾ab" in texts(placed)[1]
    assert steps(placed) == 2
    placed.bridge.session.undo()
    assert placed.bridge.session.issue is before


def test_escape_takes_back_all_that_was_typed(placed):
    before = placed.bridge.session.issue
    editor = open_body(placed)
    compose(editor, commit="河道")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert len(texts(placed)) > len(before.articles[1].paragraphs)
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    settle()
    assert placed.bridge.session.issue is before


def test_undo_inside_the_editor_is_its_own(placed):
    was = texts(placed)
    editor = open_body(placed)
    QTest.keyClicks(editor, "abc")
    assert texts(placed) != was
    QTest.keyClick(editor, Qt.Key.Key_Z, CONTROL)
    settle()
    assert texts(placed) == was
    assert editor_of(placed) is editor
    QTest.keyClick(editor, Qt.Key.Key_Z, CONTROL)
    settle()
    assert texts(placed) == was


@pytest.mark.parametrize(("key", "modifiers"), [("Escape", PLAIN), ("Return", CONTROL)])
def test_box_stays_selected_when_its_editor_closes(placed, key, modifiers):
    """The keyboard goes back to the page, and does not walk to the next box on the way."""
    cells = {"column": 3, "line": 12, "columns": 2, "lines": 30}
    run(placed.bridge.session, "box.place", article="a1", page="A01", **cells)
    settle()
    (box,) = (b.box for _sheet, b in placed.scene.boxes() if b.article == "a2")
    editor = open_body(placed)
    select_boxes(placed.bridge, (box,))
    QTest.keyClick(editor, Qt.Key[f"Key_{key}"], modifiers)
    settle()
    assert editor_of(placed) is None
    assert placed.bridge.session.selection.boxes == (box,)
    assert placed.view.hasFocus()


@pytest.mark.parametrize("paragraph", [0, 1])
def test_field_that_is_clicked_while_words_are_written_has_the_keyboard(placed, paragraph):
    """What is typed next is meant for it; on the page Del would take the box off."""
    before, field = placed.bridge.session.issue, placed.tray.filter
    at = spot_of(placed, paragraph)
    QTest.mouseDClick(placed.view.viewport(), LEFT, PLAIN, at)
    settle()
    assert QApplication.focusWidget().parent() is placed.view.viewport()
    QTest.mouseClick(field, LEFT)
    settle()
    assert field.hasFocus()
    QTest.keyClicks(QApplication.focusWidget(), "x")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete)
    assert field.text() == "x"
    assert placed.bridge.session.issue is before


def test_enter_makes_two_paragraphs(placed):
    was = texts(placed)
    editor = open_body(placed)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClick(editor, Qt.Key.Key_Return, CONTROL)
    assert texts(placed) == [was[0], was[1][:2], was[1][2:], *was[2:]]


def test_arrows_walk_from_paragraph_to_paragraph_and_to_the_headline(placed):
    first = open_body(placed)
    QTest.keyClick(first, Qt.Key.Key_Return)
    QTest.keyClick(first, Qt.Key.Key_Return, CONTROL)
    settle()
    editor = open_body(placed, 2)
    QTest.keyClick(editor, Qt.Key.Key_Up)
    settle()
    above = editor_of(placed)
    assert above is not editor
    assert above.toPlainText() == texts(placed)[1]
    for _ in range(12):
        if (shown := editor_of(placed)) is not None:
            QTest.keyClick(shown, Qt.Key.Key_Up)
            settle()
    heads = placed.view.viewport().findChildren(HeadlineEditor)
    assert [head.toPlainText() for head in heads if head.isVisible()] == ["菜场变宽了"]


def test_headline_is_seen_whole_while_it_grows(placed):
    QTest.mouseDClick(placed.view.viewport(), LEFT, PLAIN, spot_of(placed, 0))
    settle()
    (editor,) = placed.view.viewport().findChildren(HeadlineEditor)
    low = editor.height()
    QTest.keyClick(editor, Qt.Key.Key_End)
    for event in (QInputMethodEvent("河边的菜场变宽了" * 12, []), QInputMethodEvent()):
        if not event.preeditString():
            event.setCommitString("河边的菜场变宽了" * 12)
        QApplication.sendEvent(editor, event)
        settle()
        first, last = QTextCursor(editor.document()), QTextCursor(editor.document())
        last.movePosition(QTextCursor.MoveOperation.End)
        assert editor.height() > low
        assert editor.cursorRect(first).top() >= 0
        assert editor.cursorRect(last).bottom() <= editor.viewport().height()
    assert not editor.verticalScrollBar().isVisible()


def test_paste_is_cleaned_and_click_elsewhere_keeps_it(placed):
    editor = open_body(placed)
    mime = QMimeData()
    mime.setText("新\u200b桥")
    editor.insertFromMimeData(mime)
    placed.tray.list.setFocus()
    settle()
    assert "新桥" in texts(placed)[1]
    assert editor_of(placed) is None


def test_key_opens_the_first_paragraph(placed):
    placed.actions.by_name["view.write"].trigger()
    settle()
    assert editor_of(placed).toPlainText() == texts(placed)[1]


def test_read_only_text_is_not_opened(placed):
    placed.bridge.session.read_only = "somebody else"
    assert open_body(placed) is None


def test_caption_is_written_in_place(placed, tmp_path):
    run(placed.bridge.session, "picture.add", article="a2", path=photograph(tmp_path))
    run(placed.bridge.session, "picture.caption", article="a2", caption="孩子们在河边种树。")
    settle()
    box = placed.bridge.session.selection.boxes[0]
    rect = placed.view.region_rect(box, RegionKind.CAPTION)
    QTest.mouseDClick(placed.view.viewport(), LEFT, PLAIN, rect.center().toPoint())
    (editor,) = placed.view.viewport().findChildren(HeadlineEditor)
    assert editor.toPlainText() == "孩子们在河边种树。"
    compose(editor, commit="河边六十棵树。")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settle()
    pictures = index(placed.bridge.session.issue).articles["a2"].pictures
    assert pictures[0].caption == "河边六十棵树。"


def test_words_replaced_while_a_paragraph_is_open_stay_replaced(placed):
    open_body(placed)
    word = texts(placed)[0][:2]
    placed.seeking.open()
    settle()
    search = placed.seeking.dialog
    search.words.setText(word)
    search.by.setText("★★")
    search.search()
    search.all.click()
    settle()
    assert texts(placed)[0].startswith("★★")
    assert editor_of(placed) is None
    search.close()
    placed.window.activateWindow()
    settle()
    QTest.keyClicks(QApplication.focusWidget() or placed.view, "x")
    settle()
    assert texts(placed)[0].startswith("★★")


def test_editor_closes_when_its_words_change_and_stays_when_others_do(placed):
    editor = open_body(placed)
    run(placed.bridge.session, "article.edit", article="a1", paragraph=1, text="别处的一段。")
    assert editor_of(placed) is editor
    QTest.keyClicks(editor, "x")
    run(placed.bridge.session, "article.edit", article="a2", paragraph=0, text="由别处改写")
    assert editor_of(placed) is None
    assert texts(placed)[0] == "由别处改写"
    assert "x" in texts(placed)[1]


def test_free_text_reworded_elsewhere_closes_its_editor(placed):
    session = placed.bridge.session
    run(session, "free.text", page="A01", words="旧词")
    settle()
    (box,) = session.selection.boxes
    placed.writing.words(box)
    editor = editor_of(placed)
    QTest.keyClicks(editor, "x")
    assert index(session.issue).boxes[box][1].paragraphs[0].text == "旧词x"
    run(session, "free.words", box=box, words="新词")
    assert editor_of(placed) is None
    assert index(session.issue).boxes[box][1].paragraphs[0].text == "新词"
