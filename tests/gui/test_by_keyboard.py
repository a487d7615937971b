"""A new issue by the keyboard alone: start page, date, copy from files, tray, the other half."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QPushButton, QTableView

from layout_app.desk.words import use_language
from layout_app.ui.dialogs.encoding import EncodingDialog
from layout_app.ui.dialogs.new_issue import NewIssueDialog
from layout_app.ui.fields.day_field import DayField
from tests.gui.hands import CONTROL, DUMP, in_dialog, parts, press
from tests.gui.mouse import LEFT, settle

pytestmark = pytest.mark.gui
STORY = "# 菜场变宽了\n\n街口的菜场昨天开门，摊位从四十个添到六十个。\n"


def shown(dialog):
    """Show a dialog and wait until it has the keyboard."""
    dialog.show()
    dialog.activateWindow()
    QTest.qWaitForWindowActive(dialog)
    return dialog


def test_enter_presses_the_button_of_the_start_page(desktop, tmp_path):
    desktop.open(tmp_path / "nothing")
    page, asked = desktop.window.centralWidget(), []
    page.new_wanted.disconnect()
    page.new_wanted.connect(lambda: asked.append("new"))
    desktop.window.show()
    button = page.findChild(QPushButton, "start-new")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    settle()
    assert asked == ["new"]


@pytest.mark.parametrize("typed", ["2026-03-12", "2026/3/12", "20260312", "2026.3.12"])
def test_date_of_a_new_issue_is_typed_in_one_go(qapp, own_settings, tmp_path, typed):
    use_language("en")
    dialog = shown(NewIssueDialog(tmp_path))
    dialog.day.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(dialog.day, typed)
    QTest.keyClick(dialog.day, Qt.Key.Key_Tab)
    assert dialog.number.hasFocus()
    dialog.accept()
    assert dialog.folder == tmp_path / "2026-03-12"


def test_what_is_no_date_makes_no_issue(qapp, own_settings, tmp_path):
    use_language("en")
    dialog = shown(NewIssueDialog(tmp_path))
    dialog.day.selectAll()
    QTest.keyClicks(dialog.day, "2026-02-30")
    dialog.accept()
    assert dialog.folder is None
    assert "2023-03-20" in dialog.trouble.text()
    assert dialog.day.hasFocus()


def test_day_is_picked_in_the_calendar(qtbot):
    field = DayField()
    qtbot.addWidget(field)
    field.show_day(date(2026, 3, 12))
    field.show()
    QTest.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = field.findChild(QCalendarWidget)
    assert calendar.selectedDate() == QDate(2026, 3, 12)
    grid = calendar.findChild(QTableView)
    QTest.keyClick(grid, Qt.Key.Key_Right)
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert field.day == date(2026, 3, 13)
    assert not calendar.isVisible()


def test_keyboard_that_comes_to_the_tray_places_the_row_it_stands_on(desk):
    while not desk.tray.list.hasFocus():
        press(desk, Qt.Key.Key_F6)
    assert desk.tray.list.chosen() == ["a1"]
    QTest.keyClick(desk.tray.list, Qt.Key.Key_Return)
    settle()
    assert parts(desk, "a1")


def test_part_of_the_window_that_has_the_keyboard_is_framed(desk):
    accent = desk.window.palette().highlight().color()
    for part in (desk.tray.list, desk.flatplan, desk.story.editor, desk.repair.list):
        part.setFocus(Qt.FocusReason.ShortcutFocusReason)
        settle()
        grabbed = part.grab().toImage()
        assert grabbed.pixelColor(0, part.height() // 2) == accent, part.objectName()
        desk.view.setFocus()
        settle()
        grabbed = part.grab().toImage()
        assert grabbed.pixelColor(0, part.height() // 2) != accent, part.objectName()


def test_several_files_are_told_of_together_and_who_stayed_outside_is_named(
    desk, tmp_path, monkeypatch
):
    words = {"甲.txt": STORY.encode("gb18030"), "乙.txt": STORY.encode("utf-16")}
    files = [tmp_path / name for name in (*words, "丙.md", "丁.txt")]
    for name, data in words.items():
        (tmp_path / name).write_bytes(data)
    files[-2].write_text(STORY, encoding="utf-8")
    files[-1].write_text(STORY, encoding="utf-8-sig")
    said, answers = [], iter([True, False])
    desk.copy_desk.said.connect(said.append)
    monkeypatch.setattr(EncodingDialog, "exec", lambda _dialog: next(answers))
    desk.copy_desk.import_files(files)
    assert said[-1] == "Not brought in: 乙.txt · 3 files: 3 articles found"


def test_looking_for_the_other_half_says_what_was_found(desk):
    desk.copy_desk.bring_in(DUMP, "auto")
    settle()
    desk.docks["repair"].raise_()
    desk.repair.list.setFocus()
    QTest.keyClick(desk.repair.list, Qt.Key.Key_L)
    settle()
    told = "No other half was found in the files of this issue."
    assert desk.window.statusBar().currentMessage() == told
    assert QApplication.focusWidget() is desk.repair.list
    press(desk, Qt.Key.Key_Z, CONTROL)


def test_the_first_of_many_old_texts_answers_for_all(desk, tmp_path):
    files = [tmp_path / f"{n}.txt" for n in range(4)]
    for file in files:
        file.write_bytes(STORY.encode("gb18030"))
    seen = []

    def agree(shown) -> None:
        seen.append(shown.all.text())
        QTest.mouseClick(shown.all, LEFT, pos=QPoint(8, shown.all.height() // 2))
        QTest.mouseClick(shown.accept_button, LEFT)

    done = in_dialog(agree)
    desk.copy_desk.import_files(files)
    done()
    assert seen == ["Read the other 3 files so, too"]
    assert desk.window.statusBar().currentMessage().startswith("4 files: 4 articles found")
