"""A note is pinned where the cursor stands, seen in the story, and seen to in the problems."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QInputDialog

from layout_app.model.issue import index
from tests.gui.mouse import settle


def test_a_note_is_pinned_at_the_cursor_and_marked(window, desk, monkeypatch):
    desk.tray.list.setCurrentIndex(desk.tray.list.model().index(0, 0))
    settle()
    editor = desk.story.editor
    block = editor.document().findBlockByNumber(1)
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + 4)
    editor.setTextCursor(cursor)
    plain = len(editor.extraSelections())
    monkeypatch.setattr(QInputDialog, "getText", lambda *_given, **_more: ("核对人名", True))
    desk.actions.by_name["note.pin"].trigger()
    settle()
    article = desk.bridge.session.selection.article
    (note,) = index(desk.bridge.session.issue).articles[article].notes
    assert (note.at.paragraph, note.at.offset, note.text) == (1, 4, "核对人名")
    marks = editor.extraSelections()
    assert len(marks) == plain + 1
    place = editor.cursorRect(editor.textCursor()).center()
    assert editor.note_at(place).endswith(": 核对人名")
    assert not editor.note_at(QPoint(place.x(), 2))
    marked = [mark.cursor.selectedText() for mark in marks]
    assert block.text()[4] in marked
    desk.actions.by_name["edit.undo"].trigger()
    settle()
    assert len(editor.extraSelections()) == plain


def test_thinking_better_of_it_pins_nothing(window, desk, monkeypatch):
    desk.tray.list.setCurrentIndex(desk.tray.list.model().index(0, 0))
    settle()
    before = desk.bridge.session.issue
    monkeypatch.setattr(QInputDialog, "getText", lambda *_given, **_more: ("", False))
    desk.actions.by_name["note.pin"].trigger()
    assert desk.bridge.session.issue is before
