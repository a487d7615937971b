"""Forms on a screen that is lower than they are: what is pressed at the end can be reached."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QScreen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QPushButton

from layout_app.ui.dialogs.search import SearchDialog
from layout_app.ui.start import LEAST_FRAME
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


def test_window_is_no_larger_than_a_low_screen(desk, window):
    """Its frame counted, as a window manager draws it; the page is in sight, and not as a stamp."""
    window.resize(LOW - LEAST_FRAME)
    settle()
    assert window.size() == LOW - LEAST_FRAME
    for dock in desk.docks.values():
        dock.show()
        dock.raise_()
        settle()
        assert window.size() == LOW - LEAST_FRAME, dock.objectName()
        assert window.rect().contains(dock.geometry()), dock.objectName()
    window.restore()
    settle()
    assert desk.view.viewport().height() >= 150


def test_buttons_of_the_repair_panel_are_scrolled_where_it_is_low(desk, window):
    window.resize(LOW - LEAST_FRAME)
    window.restore()
    settle()
    last = desk.repair.findChild(QPushButton, "repair-l")
    assert last.visibleRegion().isEmpty()
    desk.repair.list.setFocus()
    last.setEnabled(True)
    for _ in range(12):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if last.hasFocus():
            break
    settle()
    assert last.hasFocus()
    assert last.visibleRegion().boundingRect().height() >= last.height() - 2


def test_form_is_whole_where_the_screen_has_room(desk, monkeypatch):
    monkeypatch.setattr(QScreen, "availableSize", lambda _screen: QSize(1280, 720))
    desk.actions.by_name["issue.export"].trigger()
    settle()
    shown = QApplication.activeModalWidget()
    assert not shown._room.verticalScrollBar().isVisible()
    QTest.qWait(50)
    shown.reject()
