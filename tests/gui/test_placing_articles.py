"""Several boxes under one mouse, and articles let go where something stands."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from layout_app.desk.pages.landing import masthead_of
from layout_app.model.issue import index
from layout_app.ui.canvas.gestures import select_boxes
from tests.gui.hands import carry
from tests.gui.mouse import drag, drop, settle, steps

pytestmark = pytest.mark.gui


@pytest.fixture
def placed(desk):
    """Two articles on the first page, the third in the tray."""
    page = desk.bridge.session.issue.pages[0].id
    for article, column in (("a1", 0), ("a2", 2)):
        desk.bridge.run(
            "box.place", article=article, page=page, column=column, line=14, columns=2, lines=30
        )
    settle()
    return {a: parts[0][1].id for a, parts in index(desk.bridge.session.issue).parts.items()}


def cells(desk, box):
    return index(desk.bridge.session.issue).boxes[box][1].shape[0]


def middle(desk, box) -> QPoint:
    return desk.view.mapFromScene(desk.scene.rect_of(box).center())


def test_chosen_boxes_are_dragged_together_as_one_step(desk, placed):
    one, two = placed["a1"], placed["a2"]
    before, count = cells(desk, one).line, steps(desk)
    select_boxes(desk.bridge, (one, two))
    start = middle(desk, one)
    drag(desk.view, start, start + QPoint(0, 60))
    moved = cells(desk, one).line - before
    assert moved > 0
    assert cells(desk, two).line - before == moved
    assert steps(desk) == count + 1
    desk.bridge.run("edit.undo")
    assert cells(desk, one).line == before


def test_boxes_are_aligned_from_the_menu(desk, placed):
    one, two = placed["a1"], placed["a2"]
    desk.bridge.run("box.move", box=two, column=2, line=20)
    select_boxes(desk.bridge, (one, two))
    settle()
    action = desk.actions.by_name["box.align_top"]
    assert action.isEnabled()
    action.trigger()
    assert cells(desk, two).line == 14
    select_boxes(desk.bridge, (one,))
    settle()
    assert not action.isEnabled()


def asked(desk) -> QMenu:
    return desk.view.findChild(QMenu, "occupied")


def let_go_on(desk, article: str, box) -> None:
    mime = desk.tray.model.mimeData([desk.tray.model.index(desk.tray.model.row_of(article))])
    drop(desk.view, mime, middle(desk, box))


def test_article_let_go_over_the_masthead_stands_right_below_it(desk):
    carry(desk, "a1", 0.2, 0.08)
    ((_page, box),) = index(desk.bridge.session.issue).parts["a1"]
    head = masthead_of(desk.bridge.session.issue, desk.bridge.session.issue.pages[0].id)
    assert (box.shape[0].column, box.shape[0].line) == (0, head)


@pytest.mark.parametrize("choice", ["box.replace", "box.insert_above"])
def test_occupied_place_asks_what_to_do(desk, placed, choice):
    let_go_on(desk, "a3", placed["a2"])
    assert "a3" not in index(desk.bridge.session.issue).parts
    menu = asked(desk)
    next(action for action in menu.actions() if action.objectName() == choice).trigger()
    menu.close()
    settle()
    parts = index(desk.bridge.session.issue).parts
    assert "a3" in parts
    assert ("a2" in parts) == (choice == "box.insert_above")
    desk.bridge.run("edit.undo")
    assert "a3" not in index(desk.bridge.session.issue).parts


def test_enter_places_all_chosen_rows_of_the_tray(desk):
    desk.tray.list.setFocus()
    desk.tray.list.selectAll()
    desk.tray.list.setCurrentIndex(desk.tray.list.model().index(0, 0))
    desk.tray.list.selectAll()
    QTest.keyClick(desk.tray.list, Qt.Key.Key_Return)
    QApplication.processEvents()
    parts = index(desk.bridge.session.issue).parts
    assert set(parts) == {"a1", "a2", "a3"}
    assert all(
        desk.bridge.session.composer.article(desk.bridge.session.issue, a).fit.state != "over"
        for a in parts
    )
    desk.bridge.run("edit.undo")
    assert not index(desk.bridge.session.issue).parts


def test_menu_places_what_is_left(desk, placed):
    action = desk.actions.by_name["box.fill"]
    assert action.isEnabled()
    action.trigger()
    assert set(index(desk.bridge.session.issue).parts) == {"a1", "a2", "a3"}
    settle()
    assert not action.isEnabled()


def test_closed_dock_is_opened_again_from_the_menu(desk):
    dock = desk.docks["problems"]
    dock.close()
    menu = desk.window.menuBar().findChild(QMenu, "menu-docks")
    action = next(a for a in menu.actions() if a is dock.toggleViewAction())
    assert not action.isChecked()
    action.trigger()
    assert dock.isVisibleTo(desk.window)
