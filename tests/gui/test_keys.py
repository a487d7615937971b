"""Keys as an editor wants them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest

from layout_app.desk.commands import COMMANDS
from layout_app.desk.words import say, use_language
from layout_app.ui.commands.keys import Keys
from layout_app.ui.dialogs.keys import KeysDialog
from layout_app.ui.fields.command_search import NAME
from tests.gui.hands import click
from tests.gui.mouse import settle

pytestmark = pytest.mark.gui
LEFT = Qt.MouseButton.LeftButton
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def dialog(desk, qtbot):
    made = KeysDialog(desk.actions.by_name)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    settle()
    return made


def choose(dialog, name):
    """Choose the row of a command."""
    rows = dialog.list.model()
    at = next(at for n in range(rows.rowCount()) if (at := rows.index(n, 0)).data(NAME) == name)
    dialog.list.setCurrentIndex(at)


def test_key_is_recorded_kept_and_works(desk, window, dialog):
    choose(dialog, "page.new")
    QTest.keyClick(dialog.field, Qt.Key.Key_K, CTRL | SHIFT)
    assert not dialog.taken.text()
    click(dialog.use)
    pages = len(desk.bridge.session.issue.pages)
    dialog.hide()
    window.activateWindow()
    settle()
    QTest.keyClick(window, Qt.Key.Key_K, CTRL | SHIFT)
    settle()
    assert len(desk.bridge.session.issue.pages) == pages + 1
    desk.actions.by_name["page.new"].setShortcut("")
    assert Keys(desk.actions.by_name).key("page.new") == "Ctrl+Shift+K"


def test_taken_key_is_said_and_changes_hands(dialog):
    choose(dialog, "page.new")
    QTest.keyClick(dialog.field, Qt.Key.Key_S, CTRL)
    assert "Save" in dialog.taken.text()
    click(dialog.use)
    assert dialog.keys.key("page.new") == "Ctrl+S"
    assert dialog.keys.key("issue.save") == ""


def test_redo_answers_ctrl_y_too_until_another_command_has_it(desk, window, dialog):
    dialog.hide()
    window.activateWindow()
    pages = len(desk.bridge.session.issue.pages)
    desk.bridge.run("page.new")
    for key in (Qt.Key.Key_Z, Qt.Key.Key_Y):
        QTest.keyClick(window, key, CTRL)
        settle()
    assert len(desk.bridge.session.issue.pages) == pages + 1
    dialog.show()
    choose(dialog, "view.fit")
    QTest.keyClick(dialog.field, Qt.Key.Key_Y, CTRL)
    click(dialog.use)
    assert [key.toString() for key in desk.actions.by_name["edit.redo"].shortcuts()] == [
        "Ctrl+Shift+Z"
    ]
    assert dialog.keys.key("view.fit") == "Ctrl+Y"


def test_reset_gives_back_what_the_table_says(dialog):
    before = {name: dialog.keys.key(name) for name in ("page.new", "issue.save", "edit.undo")}
    choose(dialog, "page.new")
    QTest.keyClick(dialog.field, Qt.Key.Key_S, CTRL)
    click(dialog.use)
    click(dialog.reset)
    assert dialog.keys.key("page.new") == before["page.new"]
    choose(dialog, "edit.undo")
    click(dialog.none)
    assert dialog.keys.key("edit.undo") == ""
    click(dialog.reset_all)
    assert {name: dialog.keys.key(name) for name in before} == before


def test_no_key_is_held_twice_after_any_change(desk, dialog):
    for name in ("page.new", "view.fit", "issue.save"):
        dialog.keys.give(name, "Ctrl+Alt+9")
    held = [action.shortcut().toString() for action in desk.actions.by_name.values()]
    assert held.count("Ctrl+Alt+9") == 1
    dialog.keys.reset_all()


@pytest.mark.parametrize("words", ["page.new", "xjbm", "新建版面"])
def test_command_is_found_by_title_name_and_pinyin(qtbot, words):
    use_language("zh_CN")
    action = QAction(say(COMMANDS["page.new"].title))
    use_language("en")
    other = QAction("撤销")
    dialog = KeysDialog({"edit.undo": other, "page.new": action})
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.search.setText(words)
    assert dialog.command == "page.new"
