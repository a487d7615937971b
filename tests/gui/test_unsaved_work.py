"""What an editor is asked before unsaved work could be lost."""

import json
import re

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QMessageBox

from layout_app.desk.commands import run
from layout_app.desk.session import open_for_editing, open_session
from layout_app.desk.words import use_language
from layout_app.ui.dialogs.recovery import offer_recovery
from layout_app.ui.dialogs.unsaved import UnsavedDialog
from layout_app.ui.start import dress, open_issue
from layout_app.ui.window.main_window import MainWindow
from tests.desks import by_headline, laid_out, small_issue
from tests.gui.mouse import LEFT, settle

pytestmark = pytest.mark.gui


def named(box: QMessageBox, title: str) -> QAbstractButton:
    """Return a button by its title; Qt names its own OK in the language of its translator."""
    if title == "OK":
        return box.button(QMessageBox.StandardButton.Ok)
    (found,) = [button for button in box.buttons() if button.text().replace("&", "") == title]
    return found


def press(*titles: str) -> list[str]:
    """Press buttons of the message boxes to come, in turn; the list fills with what they say."""
    told: list[str] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            told.append(f"{box.text()} {box.informativeText()}")
            button = named(box, titles[len(told) - 1])
            if len(told) < len(titles):
                QTimer.singleShot(50, answer)
            QTest.mouseClick(button, LEFT)
        else:
            QTimer.singleShot(50, answer)

    QTimer.singleShot(50, answer)
    return told


def shown(qapp, session) -> MainWindow:
    made = MainWindow(dress(qapp))
    made.show()
    made.show_session(session)
    settle()
    return made


def lose_lock(desk) -> None:
    lock = desk.bridge.session.folder / ".lock"
    lock.write_text(json.dumps({"user": "Li", "host": "h", "pid": 1, "time": 1.7e9, "token": "x"}))


def test_window_whose_lock_is_lost_offers_a_copy_before_it_closes(qapp, tmp_path, monkeypatch):
    use_language("en")
    folder = laid_out(small_issue(tmp_path)).folder
    window = shown(qapp, open_for_editing(folder))
    desk = window.desk
    desk.bridge.run("page.section", page="A02", name="街道")
    lose_lock(desk)
    assert not desk.bridge.run("issue.save")
    assert not desk.actions.by_name["issue.save"].isEnabled()
    told = press("Cancel")
    assert not window.close()
    assert "Li@h is editing" in told[0]
    target = str(tmp_path / "kept")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (target, ""))
    press("Save a copy…")
    assert window.close()
    assert open_session(tmp_path / "kept").issue.pages[1].section == "街道"
    assert open_session(folder).issue.pages[1].section == ""
    assert (folder / ".lock").exists()
    window.deleteLater()
    settle()


def test_recovery_names_what_was_saved_since_and_asks_again_where_it_failed(qapp, tmp_path):
    use_language("en")
    folder = laid_out(small_issue(tmp_path)).folder
    session = open_for_editing(folder)
    lead = by_headline(session, "云溪河")
    run(session, "article.edit", article=lead, paragraph=2, text="没有保存的一段。")
    session.diary.write()
    (folder / ".lock").unlink()
    other = open_session(folder)
    run(other, "article.edit", article=lead, paragraph=3, text="后来保存的一段。")
    other.save()
    (folder / ".history").write_text("in the way")
    again = open_for_editing(folder)
    told = press("Open as saved", "OK", "Recover")
    assert offer_recovery(again, None)
    assert "云溪河边新修的步道通了" in told[0]
    assert ".history" in told[1]
    assert again.dirty
    again.close()


def test_recovery_names_what_was_undone_and_brought_back(qapp, tmp_path):
    use_language("en")
    folder = laid_out(small_issue(tmp_path)).folder
    session = open_for_editing(folder)
    run(session, "page.section", page="A02", name="街道")
    done = session.undo_label
    session.undo()
    session.redo()
    (folder / ".lock").unlink()
    again = open_for_editing(folder)
    told = press("Cancel")
    offer_recovery(again, None)
    again.close()
    rows = told[0].splitlines()
    assert [row.split("  ")[1] for row in rows if "  " in row] == [
        done, f"Undo: {done}", f"Redo: {done}"
    ]  # fmt: skip


def test_recovery_may_be_left_open(qapp, tmp_path):
    use_language("en")
    folder = laid_out(small_issue(tmp_path)).folder
    session = open_for_editing(folder)
    run(session, "page.section", page="A02", name="街道")
    (folder / ".lock").unlink()
    again = open_for_editing(folder)
    press("Cancel")
    assert not offer_recovery(again, None)
    again.close()
    assert len(open_for_editing(folder).left) == 1


def test_page_that_two_people_changed_is_shown_twice_and_taken_by_one_click(qapp, tmp_path):
    use_language("en")
    folder = laid_out(small_issue(tmp_path)).folder
    session = open_for_editing(folder)
    run(session, "page.section", page="A01", name="街道")
    session.diary.write()
    (folder / ".lock").unlink()
    other = open_session(folder)
    run(other, "page.section", page="A01", name="邻里")
    other.save()
    window = MainWindow(dress(qapp))
    window.show()
    told = press("Recover")
    open_issue(window, folder)
    settle()
    assert "page A01" in told[0]
    assert "shown beside theirs" in told[0]
    assert "Unsaved versions" in told[0]
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, UnsavedDialog)
    now, left = (page.grab().toImage() for page in dialog.pages)
    assert now != left
    assert window.desk.bridge.session.issue.pages[0].section == "邻里"
    QTest.mouseClick(dialog.take, LEFT)
    settle()
    assert window.desk.bridge.session.issue.pages[0].section == "街道"
    # Nothing else was left: the window of versions is gone.
    assert QApplication.activeModalWidget() is None
    window.desk.bridge.run("issue.save")
    assert window.close()
    window.deleteLater()
    settle()


def test_saving_by_key_is_said_with_the_time_and_a_refusal_with_its_reason(desk, window):
    """At the foot of the window; the title loses its mark only when all is on disk."""
    session, foot = desk.bridge.session, window.statusBar()
    desk.bridge.run("page.section", page="A01", name="要闻")
    settle()
    assert window.isWindowModified()
    file = session.folder / "pages" / f"{session.issue.pages[0].id}.yaml"
    held = file.read_bytes()
    file.unlink()
    file.mkdir()
    QTest.keyClick(desk.view, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert foot.currentMessage()
    assert not foot.currentMessage().startswith("Saved")
    assert window.isWindowModified()
    file.rmdir()
    file.write_bytes(held)
    QTest.keyClick(desk.view, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert re.fullmatch(r"Saved at \d\d:\d\d:\d\d\.", foot.currentMessage())
    assert not window.isWindowModified()
    assert "要闻" in "".join(f.read_text("utf-8") for f in session.folder.glob("pages/*.yaml"))
