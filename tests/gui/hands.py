"""What an editor's hands do, for journeys: keys, menus, dialogs, things carried over the page."""

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QMenu, QWidget

from layout_app.display.items import GlyphRun
from layout_app.display.page import walk
from layout_app.display.places import lines_of
from layout_app.model.box import AdBox
from layout_app.model.issue import index
from tests.gui.mouse import LEFT, PLAIN, drop, settle

DUMP = Path(__file__).parents[2] / "issues/2023-03-20/dumps/suzhou-page.md"
PATIENCE = 5.0
"""Seconds within which a menu behind a row has opened."""
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def press(desk, key: Qt.Key, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(desk.window, key, modifiers)
    settle()


def parts(desk, article: str):
    return index(desk.bridge.session.issue).parts.get(article, ())


def picture_of(desk, article: str = "a2"):
    """Return the first picture of an article."""
    return index(desk.bridge.session.issue).articles[article].pictures[0]


def carry(desk, article: str, across: float, down: float) -> None:
    """Take an article from the tray and let it go over the page in view."""
    mime = desk.tray.model.mimeData([desk.tray.model.index(desk.tray.model.row_of(article))])
    sheet = desk.scene.page_rect(desk.bridge.session.selection.page)
    spot = sheet.topLeft() + QPoint(round(across * sheet.width()), round(down * sheet.height()))
    drop(desk.view, mime, desk.view.mapFromScene(spot))


def words_on(desk, page) -> str:
    found = walk(desk.bridge.session.composed(page).display)
    return "".join(item.text for item, _x, _y in found if isinstance(item, GlyphRun))


def accept_dialog() -> Callable[[], None]:
    """Say yes, by the Enter key, to the question that comes up next."""
    return in_dialog(lambda shown: QTest.keyClick(shown, Qt.Key.Key_Return))


def in_dialog(*acts: Callable[[QDialog], object]) -> Callable[[], None]:
    """Do something in each of the questions that come up next; return what ends the waiting."""
    waiting = list(acts)

    def act() -> None:
        shown = QApplication.activeModalWidget()
        if waiting and isinstance(shown, QDialog) and shown.isVisible():
            waiting.pop(0)(shown)
        if waiting:
            QTimer.singleShot(30, act)

    QTimer.singleShot(0, act)
    return waiting.clear


def type_into(field: QWidget, words: str) -> None:
    """Put other words into a field: all of it chosen, then what an input method commits."""
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, CONTROL)
    done = QInputMethodEvent("", [])
    done.setCommitString(words)
    QApplication.sendEvent(field, done)
    settle()


def figures(field: QWidget, figures: str) -> None:
    """Type figures into a field, over what it holds."""
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(field, figures)
    QTest.keyClick(field, Qt.Key.Key_Tab)
    settle()


def click(button: QWidget) -> None:
    QTest.mouseClick(button, LEFT)
    settle()


def choose(desk, menu: str, command: str) -> None:
    """Open a menu of the menu bar with the mouse, and click a row."""
    bar = desk.window.menuBar()
    found = bar.findChild(QMenu, menu)
    QTest.mouseClick(bar, LEFT, PLAIN, bar.actionGeometry(found.menuAction()).center())
    settle()
    action = desk.actions.by_name[command]
    if action not in found.actions():
        behind = next(m for m in found.findChildren(QMenu) if action in m.actions())
        row = found.actionGeometry(behind.menuAction()).center()
        QTest.mouseClick(found, LEFT, PLAIN, row)
        until = time.monotonic() + PATIENCE
        while not behind.isVisible() and time.monotonic() < until:
            QTest.qWait(20)
        found = behind
    QTest.mouseClick(found, LEFT, PLAIN, found.actionGeometry(action).center())
    settle()


def pick(field: QComboBox, value: str) -> None:
    """Choose in a list by the arrow keys."""
    field.setFocus()
    row = field.findData(value)
    key = Qt.Key.Key_Down if row > field.currentIndex() else Qt.Key.Key_Up
    for _ in range(abs(row - field.currentIndex())):
        QTest.keyClick(field, key)
    settle()
    assert field.currentData() == value


def click_row(view, row: int) -> None:
    at = view.visualRect(view.model().index(row, 0)).center()
    QTest.mouseClick(view.viewport(), LEFT, PLAIN, at)
    settle()


def drop_files(desk, *files: Path) -> None:
    """Let files from the file manager go over the page."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    done = accept_dialog()
    drop(desk.view, mime, desk.view.viewport().rect().center())
    done()
    # Without a window manager nobody gives the keys back after a dialog.
    desk.window.activateWindow()
    settle()


def spot_of(desk, article: str, paragraph: int) -> QPoint:
    """Return the viewport point of the first line of a paragraph."""
    for sheet in desk.scene.sheets:
        lines = lines_of(desk.scene.composed(sheet.page).display, article, paragraph)
        if lines:
            x, y = sheet.x + lines[0].x + 2.5 * lines[0].h, lines[0].y + lines[0].h / 2
            return desk.view.mapFromScene(QPointF(x, y))
    raise AssertionError("the paragraph is not in view")


def undo(desk) -> None:
    # Without a window manager nobody gives the keys back after a dialog.
    desk.window.activateWindow()
    settle()
    press(desk, Qt.Key.Key_Z, CONTROL)


def selected_box(desk):
    box = desk.bridge.session.selection.boxes[0]
    return index(desk.bridge.session.issue).boxes[box][1]


def the_ad(desk) -> AdBox:
    boxes = index(desk.bridge.session.issue).boxes.values()
    return next(box for _page, box in boxes if isinstance(box, AdBox))
