"""The window stands before the issue is read, and fills without a jump."""

import pytest
from PySide6.QtCore import QSettings

from layout_app.cjk import hyphenation
from layout_app.desk.issues.making import make_issue
from layout_app.fonts.catalogue import shipped
from layout_app.model.ids import FaceId
from layout_app.ui.screen.own_faces import STRONG_FACE, WINDOW_FACE
from layout_app.ui.start import Desktop
from layout_app.ui.window.skeleton import FOOT, HEAD, LEFT, RIGHT
from tests.gui.mouse import settle

pytestmark = pytest.mark.gui


def test_window_is_seen_before_the_issue_is_read(desktop, qtbot, tmp_path):
    folder = make_issue(tmp_path / "2023-03-20", name="江湾社区报", pages=2).folder
    desktop.open_soon(folder)
    assert not (folder / ".lock").exists()
    desktop.window.grab()
    assert desktop.window.waiting.is_seen
    assert desktop.window.bridge is None
    qtbot.waitUntil(lambda: desktop.window.bridge is not None, timeout=20_000)
    assert desktop.window.bridge.session.folder == folder


def test_issue_that_cannot_be_read_is_told_after_the_window_was_seen(desktop, qtbot, tmp_path):
    desktop.open_soon(tmp_path / "nothing")
    desktop.window.grab()
    qtbot.waitUntil(lambda: desktop.window.centralWidget().objectName() == "start-page")
    assert "no issue" in desktop.window.centralWidget().trouble.text()


def test_parts_stand_where_the_skeleton_had_them(window, desk):
    settle()
    area = desk.view.mapTo(window, desk.view.rect().topLeft())
    assert abs(area.x() - LEFT) < 40
    assert abs(area.y() - HEAD) < 40
    assert abs(window.width() - area.x() - desk.view.width() - RIGHT) < 40
    assert abs(window.height() - area.y() - desk.view.height() - FOOT) < 80


def test_geometry_is_the_last_one_before_the_window_is_shown(desktop, qapp):
    desktop.window.setGeometry(40, 30, 707, 606)
    QSettings().setValue("geometry", desktop.window.saveGeometry())
    again = Desktop(qapp)
    assert (again.window.width(), again.window.height()) == (707, 606)
    again.window.close()
    again.window.deleteLater()


def test_window_s_own_faces_are_those_of_the_catalogue():
    faces = shipped()
    assert faces.face(FaceId("hei-400")).path == WINDOW_FACE
    assert faces.face(FaceId("hei-700")).path == STRONG_FACE


def test_patterns_of_english_words_are_read_before_a_key_asks_for_them(desk, qtbot):
    hyphenation._english.cache_clear()
    desk.bridge.run("page.section", page="A01", name="News")
    qtbot.waitUntil(lambda: hyphenation._english.cache_info().currsize == 1, timeout=5000)
