"""The list of watched words: begun from what is selected, kept, changed, removed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from layout_app.ui.dialogs.watched import WatchedDialog
from tests.gui.mouse import settle


def opened(window) -> WatchedDialog:
    window.desk.actions.by_name["word.watch"].trigger()
    settle()
    (dialog,) = window.findChildren(WatchedDialog)
    return dialog


def watched(desk) -> list[tuple[str, str]]:
    return [(word.find, word.put) for word in desk.bridge.session.issue.publication.words]


def test_a_word_selected_in_the_story_is_watched_for(window, desk):
    desk.tray.list.setCurrentIndex(desk.tray.list.model().index(0, 0))
    settle()
    block = desk.story.editor.document().findBlockByNumber(1)
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + 2, QTextCursor.MoveMode.KeepAnchor)
    desk.story.editor.setTextCursor(cursor)
    dialog = opened(window)
    assert dialog.word.text() == block.text()[:2]
    QTest.keyClicks(dialog.put, "xy")
    QTest.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    assert watched(desk) == [(block.text()[:2], "xy")]
    assert dialog.list.count() == 1
    dialog.reject()
    settle()
    assert any(found.code == "copy.watched_instead" for found in desk.bridge.session.problems())


def test_words_are_added_changed_and_removed_by_hand(window, desk):
    dialog = opened(window)
    assert not dialog.keep.isEnabled()
    QTest.keyClicks(dialog.word, "ab")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert watched(desk) == [("ab", "")]
    QTest.keyClicks(dialog.put, "cd")
    QTest.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    assert watched(desk) == [("ab", "cd")]
    QTest.mouseClick(dialog.add, Qt.MouseButton.LeftButton)
    assert dialog.word.text() == ""
    dialog.list.setCurrentRow(0)
    QTest.mouseClick(dialog.remove, Qt.MouseButton.LeftButton)
    assert watched(desk) == []
    desk.actions.by_name["edit.undo"].trigger()
    assert watched(desk) == [("ab", "cd")]
