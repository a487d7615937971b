"""Forms on a screen that is lower than they are: what is pressed at the end can be reached."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QScreen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox

from layout_app.ui.dialogs.search import SearchDialog
from tests.gui.mouse import settle

pytestmark = pytest.mark.gui
LOW = QSize(853, 480)
"""1280 × 720 dots where the system draws all half as large again."""


@pytest.fixture
def low(monkeypatch, desk):
    monkeypatch.setattr(QScreen, "availableSize", lambda _screen: LOW)
    return desk


@pytest.mark.parametrize("command", ["issue.export", "issue.record", "edit.find"])
def test_form_is_no_higher_than_the_screen(low, command):
    low.actions.by_name[command].trigger()
    settle()
    shown = QApplication.activeModalWidget() or next(
        w for w in QApplication.topLevelWidgets() if isinstance(w, SearchDialog) and w.isVisible()
    )
    assert isinstance(shown, QDialog)
    assert shown.height() <= LOW.height() - 20
    for buttons in shown.findChildren(QDialogButtonBox):
        assert shown.rect().contains(buttons.geometry())
    shown.reject()


def test_form_is_whole_where_the_screen_has_room(desk, monkeypatch):
    monkeypatch.setattr(QScreen, "availableSize", lambda _screen: QSize(1280, 720))
    desk.actions.by_name["issue.export"].trigger()
    settle()
    shown = QApplication.activeModalWidget()
    assert not shown._room.verticalScrollBar().isVisible()
    QTest.qWait(50)
    shown.reject()
