"""Before and around an issue: new, open, recent, recovered, taken over."""

import json
import time
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt, QTimer, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog, QMessageBox, QPushButton

from layout_app.desk.commands import run
from layout_app.desk.issues.making import make_issue
from layout_app.desk.session import open_for_editing
from layout_app.desk.words import use_language
from layout_app.model.issue import LegalKind, colophon_of
from layout_app.ui.commands.recent import recent_issues, title_of
from layout_app.ui.dialogs.new_issue import NewIssueDialog
from layout_app.ui.hands.copy_desk import copy_folder
from layout_app.ui.start import LEAST_FRAME, dress, keep_on_screen, speak_to
from tests.gui.hands import DUMP
from tests.gui.mouse import LEFT, PLAIN, settle

pytestmark = pytest.mark.gui


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_issue(tmp_path / "2023-03-20", name="江湾社区报", pages=2).folder


def press_when_shown(name: str) -> None:
    """Press a button of the question that will stand there."""

    def press() -> None:
        shown = QApplication.activeModalWidget()
        if isinstance(shown, QMessageBox):
            found = next(b for b in shown.findChildren(QPushButton) if b.objectName() == name)
            found.click()
        else:
            QTimer.singleShot(50, press)

    QTimer.singleShot(0, press)


def test_opened_issue_is_the_first_of_the_recent_ones(desktop, folder, tmp_path):
    day = date(2023, 3, 27)
    other = make_issue(tmp_path / "2023-03-27", name="江湾社区报", day=day, pages=1).folder
    desktop.open(folder)
    desktop.open(other)
    assert recent_issues() == (other, folder)
    assert title_of(other) == "江湾社区报 2023-03-27"
    assert title_of(folder) == "江湾社区报"
    assert not (folder / ".lock").exists()
    assert desktop.window.bridge.session.folder == other


def test_issue_that_cannot_be_read_leads_to_the_start_page_with_a_reason(desktop, tmp_path):
    desktop.open(tmp_path / "nothing")
    page = desktop.window.centralWidget()
    assert page.objectName() == "start-page"
    assert "no issue" in page.trouble.text()


def test_new_issue_is_made_where_the_dialog_says(qapp, own_settings, tmp_path):
    use_language("en")
    dialog = NewIssueDialog(tmp_path)
    dialog.name.setText("江湾社区报")
    dialog.day.show_day(date(2023, 4, 3))
    dialog.pages.setValue(6)
    dialog.paper.setCurrentIndex(2)
    dialog.accept()
    session = open_for_editing(dialog.folder)
    assert (session.issue.name, len(session.issue.pages)) == ("江湾社区报", 6)
    assert session.issue.paper == "broadsheet-8"
    session.close()
    again = NewIssueDialog(tmp_path)
    again.day.show_day(date(2023, 4, 3))
    again.accept()
    assert again.folder is None
    assert again.trouble.text()


def test_new_issue_has_its_numbers_and_follows_one_that_is_looked_for(
    qapp, own_settings, tmp_path, monkeypatch
):
    use_language("zh_CN")
    dialog = NewIssueDialog(tmp_path / "a")
    assert [dialog.paper.itemText(n)[:2] for n in range(3)] == ["四开", "四开", "对开"]
    use_language("en")
    dialog.day.show_day(date(2023, 4, 3))
    dialog.number.setValue(211)
    dialog.cn.setText("CN 11-0001")
    dialog.accept()
    first = open_for_editing(dialog.folder)
    assert first.issue.number == 211
    assert colophon_of(first.issue).cn == "CN 11-0001"
    assert first.issue.publication.legal is LegalKind.CN
    first.close()
    next_one = NewIssueDialog(tmp_path / "b")
    folder = iter([str(tmp_path), str(dialog.folder)])
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_given: next(folder))
    next_one.earlier.click()
    assert "no issue" in next_one.trouble.text()
    assert next_one.source.currentData() is None
    next_one.earlier.click()
    assert next_one.source.currentData() == str(dialog.folder)
    assert not next_one.trouble.text()
    next_one.day.show_day(date(2023, 4, 10))
    next_one.accept()
    following = open_for_editing(next_one.folder)
    assert following.issue.number == 212
    following.close()


def test_unsaved_work_is_offered_and_recovered(desktop, folder):
    lost = open_for_editing(folder)
    run(lost, "page.section", page="A02", name="街道")
    (folder / ".lock").unlink()
    press_when_shown("recover")
    desktop.open(folder)
    session = desktop.window.bridge.session
    assert session.issue.pages[1].section == "街道"
    assert session.dirty


def test_unsaved_work_may_be_left(desktop, folder):
    lost = open_for_editing(folder)
    run(lost, "page.section", page="A02", name="街道")
    (folder / ".lock").unlink()
    press_when_shown("recovery-leave")
    desktop.open(folder)
    assert desktop.window.bridge.session.issue.pages[1].section == ""
    assert not desktop.window.bridge.session.dirty


def test_start_page_says_which_issue_holds_unsaved_work(desktop, folder, tmp_path):
    """The row says it before anything is opened; a click on it leads to the question."""
    other = make_issue(tmp_path / "other", name="江湾社区报", pages=1).folder
    desktop.open(other)
    desktop.open(folder)
    desktop.window.close()
    lost = open_for_editing(folder)
    run(lost, "page.section", page="A02", name="街道")
    run(lost, "page.section", page="A01", name="要闻")
    lock_of_another(folder, 5)
    desktop.show_start()
    rows = desktop.window.centralWidget().list
    assert "unsaved" not in rows.item(0).text(), "somebody is still at work there"
    (folder / ".lock").unlink()
    desktop.show_start()
    rows = desktop.window.centralWidget().list
    assert "▲ 2 unsaved changes, the last at 20" in rows.item(0).text()
    assert "unsaved" not in rows.item(1).text()
    press_when_shown("recover")
    QTest.mouseClick(rows.viewport(), LEFT, PLAIN, rows.visualItemRect(rows.item(0)).center())
    settle()
    assert desktop.window.bridge.session.issue.pages[1].section == "街道"


def lock_of_another(folder: Path, age: float) -> None:
    held = {"user": "周", "host": "elsewhere", "pid": 1, "time": time.time() - age, "token": "x"}
    (folder / ".lock").write_text(json.dumps(held), encoding="utf-8")


@pytest.mark.parametrize("unreadable", [False, True])
def test_stale_lock_is_taken_over_after_a_question(desktop, folder, unreadable):
    lock_of_another(folder, 3600)
    if unreadable:
        import os

        (folder / ".lock").write_text("{", encoding="utf-8")
        os.utime(folder / ".lock", (time.time() - 3600, time.time() - 3600))
    desktop.open(folder)
    assert desktop.window.bridge.session.read_only
    take = desktop.window.findChild(QPushButton, "lock-take")
    press_when_shown("lock-yes")
    take.click()
    assert not desktop.window.bridge.session.read_only
    assert desktop.window.bridge.enabled("page.new")


def test_fresh_lock_is_left_to_its_holder_and_looked_at_again(desktop, folder):
    lock_of_another(folder, 5)
    desktop.open(folder)
    assert desktop.window.findChild(QPushButton, "lock-take") is None
    (folder / ".lock").unlink()
    desktop.window.findChild(QPushButton, "lock-again").click()
    assert not desktop.window.bridge.session.read_only


def test_other_colours_keep_the_session_and_its_unsaved_work(desktop, folder):
    desktop.open(folder)
    session = desktop.window.bridge.session
    run(session, "page.section", page="A02", name="街道")
    before = desktop.window.palette().window().color()
    desktop.window.swap_colours()
    settle()
    assert desktop.window.bridge.session is session
    assert session.dirty
    assert desktop.window.palette().window().color() != before
    run(session, "edit.undo")
    settle()
    assert not session.dirty


def test_the_window_and_its_frame_lie_on_the_screen(desktop):
    """A window as high as the screen has its status bar below it, once it is framed."""
    window = desktop.window
    room = window.screen().availableGeometry()
    window.resize(room.size())
    window.move(room.topLeft() + QPoint(30, 30))
    keep_on_screen(window)
    assert window.height() <= room.height() - LEAST_FRAME.height()
    assert room.contains(window.frameGeometry())


def test_start_page_has_the_keys_of_the_menu(desktop, qtbot, tmp_path):
    desktop.open(tmp_path / "nothing")
    page, asked = desktop.window.centralWidget(), []
    page.new_wanted.disconnect()
    page.open_wanted.disconnect()
    page.new_wanted.connect(lambda: asked.append("new"))
    page.open_wanted.connect(lambda: asked.append("open"))
    desktop.window.show()
    desktop.window.activateWindow()
    QTest.qWaitForWindowActive(desktop.window)
    for n, key in enumerate((Qt.Key.Key_N, Qt.Key.Key_O), 1):
        QTest.keyClick(desktop.window, key, Qt.KeyboardModifier.ControlModifier)
        # A button that a key presses is seen going down before it acts.
        qtbot.waitUntil(lambda n=n: len(asked) == n)
    assert asked == ["new", "open"]


def test_dialog_that_asks_for_files_says_size_and_not_volume(qapp):
    try:
        use_language("zh_CN")
        speak_to(qapp)
        assert qapp.translate("QFileSystemModel", "Size") == "大小"
    finally:
        use_language("en")
        for translator in qapp.findChildren(QTranslator):
            qapp.removeTranslator(translator)


def test_days_and_buttons_of_qts_own_dialogs_are_the_desks(qapp, own_settings):
    """Months in Chinese whatever the system speaks, and no pictures on 确定 and 取消."""
    try:
        use_language("zh_CN")
        dress(qapp)
        assert QLocale().monthName(3, QLocale.FormatType.LongFormat) == "三月"
        asked = QInputDialog()
        asked.show()
        settle()
        buttons = asked.findChildren(QPushButton)
        assert [button.text() for button in buttons] == ["确定", "取消"]
        assert all(button.icon().isNull() for button in buttons)
        asked.close()
    finally:
        use_language("en")
        for translator in qapp.findChildren(QTranslator):
            qapp.removeTranslator(translator)
        dress(qapp)
        assert QLocale().monthName(3) == "March"


def test_copy_is_looked_for_where_there_is_a_folder(own_settings, monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    assert copy_folder() == str(tmp_path)
    (tmp_path / "Documents").mkdir()
    assert copy_folder() == str(tmp_path / "Documents")


def test_import_says_what_was_joined_and_what_waits(desktop, folder):
    desktop.open(folder)
    said = []
    copy = desktop.window.desk.copy_desk
    copy.said.connect(said.append)
    copy.bring_in(DUMP, "auto")
    assert said == ["suzhou-page.md: 5 articles found, 2 cuts joined, 1 cut proposed"]
