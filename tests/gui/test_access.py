"""The page without eyes and without a mouse: outline, context menus, names."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFormLayout,
    QLineEdit,
    QListView,
    QMenu,
    QToolButton,
    QTreeWidget,
    QWidget,
)

from layout_app.desk.commands import run
from layout_app.model.issue import index
from layout_app.ui.canvas.headline_editor import HeadlineEditor
from layout_app.ui.docks.outline import SPOKEN
from tests.gui.mouse import settle
from tests.gui.test_canvas import box_spot, place, spot

pytestmark = pytest.mark.gui
CONTROLS = (QListView, QTreeWidget, QAbstractSpinBox, QComboBox, QLineEdit, QToolButton)


def branch(desk, *rows: int):
    item = desk.outline.topLevelItem(rows[0])
    for row in rows[1:]:
        item = item.child(row)
    return item


def spoken(desk, *rows: int) -> str:
    """Return what is said of a branch; nothing while the outline waits for its turn."""
    item = branch(desk, *rows)
    return item.data(0, SPOKEN) if item else ""


def test_outline_says_place_parts_and_troubles(desk, qtbot):
    place(desk, "a1", columns=2, lines=20)
    run(desk.bridge.session, "free.panel", page="A01")
    settle()
    qtbot.waitUntil(lambda: "problem" in spoken(desk, 0, 0), timeout=5000)
    box = branch(desk, 0, 0)
    assert "columns 1 to 2, lines 13 to 32" in box.data(0, SPOKEN)
    assert "2 boxes" in branch(desk, 0).data(0, SPOKEN)
    assert "mm from the left" in branch(desk, 0, 1).data(0, SPOKEN)
    parts = [box.child(row).text(0) for row in range(box.childCount())]
    assert parts[0] == "Headline: 云溪又照得见人影了"
    assert parts[-1].startswith("Text, ")


def test_enter_in_the_outline_edits_the_part(desk):
    place(desk, "a2", columns=3, lines=40)
    desk.outline.refresh()
    desk.outline.setFocus()
    desk.outline.setCurrentItem(branch(desk, 0, 0, 0))
    QTest.keyClick(desk.outline, Qt.Key.Key_Return)
    settle()
    (editor,) = desk.view.viewport().findChildren(HeadlineEditor)
    assert editor.toPlainText() == "菜场变宽了"


def menus(desk) -> list[list[str]]:
    """Return the commands of the menus in sight, those behind a row too, and close them."""
    found = []
    for menu in desk.window.findChildren(QMenu):
        if menu.isVisible() and menu.objectName().startswith("context-"):
            behind = [action for sub in menu.findChildren(QMenu) for action in sub.actions()]
            found.append([action.objectName() for action in (*menu.actions(), *behind)])
            menu.close()
    settle()
    return found


def ask_for_menu(view, at: QPoint, reason=QContextMenuEvent.Reason.Mouse) -> None:
    port = view.viewport()
    QApplication.sendEvent(port, QContextMenuEvent(reason, at, port.mapToGlobal(at)))
    settle()


def test_menus_fit_what_lies_under_the_mouse(desk):
    box = place(desk)
    ask_for_menu(desk.view, box_spot(desk, box, 0.5, 0.5))
    (shown,) = menus(desk)
    assert {"box.remove", "headline.vertical", "view.write"} <= set(shown)
    assert not {"box.align_left", "ad.cancel"} & set(shown)
    ask_for_menu(desk.view, spot(desk, 4, 60))
    (shown,) = menus(desk)
    assert {"page.new", "page.duplicate", "guide.add", "free.text"} <= set(shown)
    ask_for_menu(desk.view, QPoint(1, 1), QContextMenuEvent.Reason.Keyboard)
    (shown,) = menus(desk)
    assert "box.remove" in shown
    other = place(desk, "a3", column=3, line=20, columns=1, lines=20)
    desk.bridge.select(replace(desk.bridge.session.selection, boxes=(box, other)))
    ask_for_menu(desk.view, box_spot(desk, box, 0.5, 0.5))
    (shown,) = menus(desk)
    assert "box.align_left" in shown
    ask_for_menu(desk.outline, QPoint(4, 4))
    assert menus(desk)


def test_several_boxes_are_aligned_and_distributed_by_the_menu(desk):
    one, two = place(desk), place(desk, "a3", column=3, line=20, columns=1, lines=20)
    desk.bridge.select(desk.bridge.session.selection)
    run(desk.bridge.session, "box.align_top", boxes=(one, two))
    assert index(desk.bridge.session.issue).boxes[two][1].shape[0].line == 12
    assert desk.actions.by_name["box.distribute_across"].text()


def test_every_control_has_a_name_for_who_does_not_see_it(desk):
    place(desk, "a2", columns=3, lines=40)
    nameless = set()
    for dock in desk.docks.values():
        dock.raise_()
        settle()
        nameless |= {
            f"{type(widget).__name__} {widget.objectName()}"
            for widget in desk.window.findChildren(QWidget)
            if isinstance(widget, CONTROLS) and widget.isVisible() and not _named(widget)
        }
    assert nameless == set()


def _named(widget: QWidget) -> bool:
    """Tell whether a control has a name, a label in a form, or is a part of one that has."""
    words = widget.text() if isinstance(widget, QToolButton) else ""
    parent = widget.parentWidget()
    forms = parent.findChildren(QFormLayout) if parent else []
    return bool(
        widget.accessibleName()
        or widget.toolTip()
        or words
        or isinstance(parent, QAbstractSpinBox | QComboBox)
        or any(form.labelForField(widget) is not None for form in forms)
    )
