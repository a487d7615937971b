"""A file changed by another program: a save asks, and nothing of theirs is lost."""

import json
import time
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMessageBox

from layout_app.desk.issues.making import make_issue
from layout_app.desk.session import open_session
from layout_app.desk.words import use_language
from layout_app.model.article import headline
from layout_app.model.issue import index
from layout_app.store.folder import article_path
from layout_app.store.lock import LOCK
from layout_app.ui.hands.saving import name_of_file
from tests.gui.hands import CONTROL, press, undo
from tests.gui.mouse import LEFT, settle

pytestmark = pytest.mark.gui
SEEN: list[str] = []


def file_of(desk, article: str) -> Path:
    return article_path(desk.bridge.session.folder, article)


def answering(words: str) -> None:
    """Press a button of the question once it is shown."""

    def answer() -> None:
        (box,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox)]
        SEEN.append(box.informativeText())
        (button,) = [b for b in box.buttons() if b.text() == words]
        QTest.mouseClick(button, LEFT)

    QTimer.singleShot(100, answer)


@pytest.fixture
def contested(desk):
    """Leave an issue with a change of one's own in an article that another program changed."""
    SEEN.clear()
    path = file_of(desk, "a2")
    theirs = path.read_text(encoding="utf-8").replace("菜场变宽了", "菜场宽了一倍")
    desk.bridge.run("article.edit", article="a2", paragraph=0, text="菜场大了")
    path.write_text(theirs, encoding="utf-8")
    settle()
    return desk


def test_saving_over_keeps_theirs_beside_mine(contested):
    answering("Save over it")
    press(contested, Qt.Key.Key_S, CONTROL)
    session = contested.bridge.session
    assert not session.dirty
    assert SEEN[0].startswith("“菜场大了”\n")
    saved = open_session(session.folder).issue
    assert headline(index(saved).articles["a2"]) == "菜场大了"
    path = file_of(contested, "a2")
    assert "菜场宽了一倍" in path.with_name(path.name + ".bak").read_text(encoding="utf-8")
    contested.bridge.run("article.edit", article="a2", paragraph=0, text="菜场更大了")
    contested.actions.trigger("issue.save")
    assert not session.dirty
    assert len(SEEN) == 1


def test_cancelled_save_changes_nothing(contested):
    answering("Cancel")
    press(contested, Qt.Key.Key_S, CONTROL)
    assert contested.bridge.session.dirty
    assert "菜场宽了一倍" in file_of(contested, "a2").read_text(encoding="utf-8")


def test_theirs_is_taken_as_one_step_and_mine_comes_back(contested):
    path, session = file_of(contested, "a2"), contested.bridge.session
    contested.bridge.run("article.edit", article="a3", paragraph=0, text="英语角")
    lying = path.read_bytes()
    answering("Take theirs")
    press(contested, Qt.Key.Key_S, CONTROL)
    assert not session.dirty
    assert "undo brings yours back" in SEEN[0]
    assert path.read_bytes() == lying
    saved = open_session(session.folder).issue
    assert headline(index(saved).articles["a2"]) == "菜场宽了一倍"
    assert headline(index(saved).articles["a3"]) == "英语角"
    undo(contested)
    assert headline(index(session.issue).articles["a2"]) == "菜场大了"
    press(contested, Qt.Key.Key_S, CONTROL)
    assert len(SEEN) == 1, "what I have seen and undone is mine to save"
    saved = open_session(session.folder).issue
    assert headline(index(saved).articles["a2"]) == "菜场大了"
    assert "菜场宽了一倍" in path.with_name(path.name + ".bak").read_text(encoding="utf-8")


def test_an_order_that_somebody_changed_cannot_be_taken(desk):
    SEEN.clear()
    path = desk.bridge.session.folder / "issue.yaml"
    desk.bridge.run("page.new")
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    settle()
    answering("Cancel")
    press(desk, Qt.Key.Key_S, CONTROL)
    assert SEEN
    assert "theirs" not in SEEN[0]


def test_copy_beside_leaves_theirs_alone(contested, tmp_path, monkeypatch):
    to = tmp_path / "另存"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(to), ""))
    answering("Save a copy…")
    press(contested, Qt.Key.Key_S, CONTROL)
    assert headline(index(open_session(to).issue).articles["a2"]) == "菜场大了"
    assert "菜场宽了一倍" in file_of(contested, "a2").read_text(encoding="utf-8")


def test_files_are_named_as_an_editor_knows_them(desk):
    use_language("zh_CN")
    session = desk.bridge.session
    named = [
        name_of_file(session.issue, session.folder, session.folder / at)
        for at in (
            file_of(desk, "a2"),
            f"pages/{session.issue.pages[1].id}.yaml",
            "issue.yaml",
        )
    ]
    assert named == ["《菜场变宽了》", "第 A02 版", "issue.yaml"]


def test_window_that_only_reads_says_who_writes_and_what_can_be_done(desktop, folder_of_another):
    desktop.open(folder_of_another)
    settle()
    words = desktop.window.findChild(QLabel, "lock-words").text()
    assert words.startswith("Read-only: 李编辑 (编辑部) is editing this issue, last seen at ")
    assert "save a copy" in words
    assert "open it" not in words
    assert desktop.window.bridge.session.read_only


@pytest.fixture
def folder_of_another(tmp_path):
    """Make an issue that somebody at another computer has just shown a sign of editing."""
    folder = tmp_path / "2026-03-12"
    make_issue(folder, name="江湾社区报", day=date(2026, 3, 12))
    holder = {"user": "李编辑", "host": "编辑部", "pid": 1, "time": time.time()}
    (folder / LOCK).write_text(json.dumps(holder), encoding="utf-8")
    return folder
