"""Forms on a screen that is lower than they are: what is pressed at the end can be reached."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QScreen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QPushButton,
    QToolBar,
    QToolButton,
)

from layout_app.desk.commands import run
from layout_app.desk.words import use_language
from layout_app.ui.dialogs.search import SearchDialog
from layout_app.ui.start import LEAST_FRAME, dress
from layout_app.ui.window.dock_places import BELOW
from layout_app.ui.window.main_window import MainWindow
from tests.gui.hands import DUMP, in_dialog, press
from tests.gui.mouse import settle

pytestmark = pytest.mark.gui
LOW = QSize(853, 480)
"""1280 × 720 dots where the system draws all half as large again."""


@pytest.fixture
def low(monkeypatch, desk):
    monkeypatch.setattr(QScreen, "availableSize", lambda _screen: LOW)
    return desk


ASKING = (
    "issue.new issue.print issue.logo article.import page.arrange box.plan ad.book page.contents"
    " page.words page.template page.save_template style.habits colour.define help.keys"
    " jump.keyword article.table"
)


@pytest.mark.parametrize("command", ASKING.split())
def test_question_is_no_higher_than_the_screen(low, qtbot, command):
    run(low.bridge.session, "box.place", article="a1", page="A01", column=0, line=12, columns=3)
    settle()
    seen = []

    def look(shown: QDialog) -> None:
        settle()
        buttons = [b for b in shown.findChildren(QPushButton) if b.isVisibleTo(shown)]
        seen.append((shown.height(), shown.minimumSizeHint().height(), len(buttons)))
        places = [QRect(b.mapTo(shown, QPoint(0, 0)), b.size()) for b in buttons]
        seen.append([place for place in places if not shown.rect().contains(place)])
        shown.reject()

    over = in_dialog(look)
    low.actions.by_name[command].trigger()
    qtbot.waitUntil(lambda: bool(seen))
    over()
    (height, least, buttons), outside = seen
    assert max(height, least) <= LOW.height() - LEAST_FRAME.height()
    assert buttons
    assert outside == []


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
    assert desk.view.viewport().height() >= 280


def test_every_tool_is_in_sight_in_a_narrow_window(qapp, session):
    use_language("zh_CN")
    window = MainWindow(dress(qapp))
    window.show_session(session)
    window.resize(LOW - LEAST_FRAME)
    window.show()
    settle()
    bar = window.findChild(QToolBar, "tools")
    tools = [bar.widgetForAction(a) for a in bar.actions() if not a.isSeparator()]
    assert len(tools) == 10
    assert all(tool.isVisible() for tool in tools)
    window.desk.stop()
    window.close()
    window.deleteLater()
    settle()


@pytest.mark.parametrize("size", [LOW - LEAST_FRAME, QSize(1366, 736)])
def test_what_lies_below_the_page_comes_when_copy_has_cuts_and_when_it_is_asked_for(
    desk, window, size
):
    window.resize(size)
    window.restore()
    settle()
    repair, problems = desk.docks["repair"], desk.docks["problems"]
    assert not repair.isVisible()
    desk.copy_desk.bring_in(DUMP, "auto")
    settle()
    assert repair.isVisible()
    window.restore()
    press(desk, Qt.Key.Key_F8)
    assert problems.isVisible()
    assert not repair.isHidden(), "without its tab the other has no name"
    window.resize(1440, 860)
    window.restore()
    settle()
    assert repair.isVisible()


def test_page_has_the_height_of_a_laptop_until_what_lies_below_is_asked_for(desk, window):
    """1366 × 768: with docks below it a tabloid stood there at a quarter of its size."""
    window.resize(1366, 736)
    window.restore()
    settle()
    assert desk.view.zoom > 0.34
    words = {dock: window.findChild(QToolButton, f"foot-dock-{dock}") for dock in BELOW}
    assert [word.isChecked() for word in words.values()] == [False, False]
    desk.copy_desk.bring_in(DUMP, "auto")
    settle()
    assert words["repair"].text() == desk.docks["repair"].windowTitle() != "Repair"
    assert words["repair"].isChecked()
    QTest.mouseClick(words["problems"], Qt.MouseButton.LeftButton)
    settle()
    assert [word.isChecked() for word in words.values()] == [False, True]
    desk.problems.setFocus()
    press(desk, Qt.Key.Key_F7)
    assert [desk.docks[name].isHidden() for name in BELOW] == [True, True]
    assert desk.view.zoom > 0.34
    assert desk.view.hasFocus()
    press(desk, Qt.Key.Key_F7)
    assert words["repair"].isChecked()
    QTest.mouseClick(words["repair"], Qt.MouseButton.LeftButton)
    settle()
    assert not desk.docks["repair"].isVisible()


def test_buttons_of_the_repair_panel_are_scrolled_where_it_is_low(desk, window):
    window.resize(LOW - LEAST_FRAME)
    window.restore()
    desk.docks["repair"].show()
    desk.docks["repair"].raise_()
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
