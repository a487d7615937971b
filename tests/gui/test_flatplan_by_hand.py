"""Pages added, moved, duplicated and deleted by dragging; boxes carried over their pictures."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from layout_app.model.box import PlannedBox
from layout_app.model.issue import index
from tests.gui.mouse import LEFT, PLAIN, drop, settle, steps
from tests.gui.test_canvas import box_spot, place

pytestmark = pytest.mark.gui
MOVE = Qt.DropAction.MoveAction


def order(desk) -> list[str]:
    return [page.id for page in desk.bridge.session.issue.pages]


def tile(desk, row: int) -> QPoint:
    return desk.flatplan.visualRect(desk.flatplan.pages.index(row)).center()


def page_mime(desk, row: int):
    return desk.flatplan.pages.mimeData([desk.flatplan.pages.index(row)])


def test_page_is_moved_by_dragging(desk):
    one, two, *rest = order(desk)
    drop(desk.flatplan, page_mime(desk, 1), tile(desk, 0), MOVE)
    assert order(desk) == [two, one, *rest]
    assert steps(desk) == 1


def test_page_dragged_with_ctrl_leaves_another_like_it(desk):
    place(desk)
    before = order(desk)
    drop(desk.flatplan, page_mime(desk, 0), tile(desk, 1))
    (made,) = set(order(desk)) - set(before)
    (room,) = index(desk.bridge.session.issue).pages[made].boxes
    assert isinstance(room, PlannedBox)
    assert room.slug == "菜场变宽了"


def test_new_page_is_dragged_between_two(desk):
    before = order(desk)
    drop(desk.flatplan, desk.page_tools.new.mime(), tile(desk, 1))
    assert len(order(desk)) == len(before) + 1
    assert order(desk)[1] not in before


def test_page_dragged_onto_the_bin_is_deleted(desk):
    before = order(desk)
    bin_ = desk.page_tools.bin
    bin_.viewport = lambda: bin_  # the hands of the tests drop on what views show
    assert drop(bin_, page_mime(desk, 2), bin_.rect().center(), MOVE)[-1]
    assert order(desk) == [*before[:2], *before[3:]]


def test_buttons_and_keys_do_the_same(desk):
    count = len(order(desk))
    for button, wanted in (
        (desk.page_tools.new, count + 1),
        (desk.page_tools.copy, count + 2),
        (desk.page_tools.bin, count + 1),
    ):
        QTest.mouseClick(button, LEFT, PLAIN, button.rect().center())
        settle()
        assert len(order(desk)) == wanted
    desk.flatplan.setFocus()
    QTest.keyClick(desk.flatplan, Qt.Key.Key_Delete)
    settle()
    assert len(order(desk)) == count


def test_delete_over_the_pages_never_takes_a_box(desk):
    box = place(desk)
    desk.flatplan.setFocus()
    QTest.keyClick(desk.flatplan, Qt.Key.Key_Delete)
    settle()
    assert len(order(desk)) == 3
    desk.bridge.session.undo()
    assert box in index(desk.bridge.session.issue).boxes


def test_a_box_that_rests_on_a_picture_turns_to_that_page_and_is_let_go_there(desk, qtbot):
    box = place(desk)
    page = order(desk)[1]
    port = desk.view.viewport()
    start = box_spot(desk, box, 0.5, 0.5)
    over = port.mapFromGlobal(desk.flatplan.viewport().mapToGlobal(tile(desk, 1)))
    QTest.mousePress(port, LEFT, PLAIN, start)
    for at in (start + QPoint(40, 40), over):
        QTest.mouseMove(port, at)
    assert desk.flatplan.lit == page
    qtbot.waitUntil(lambda: desk.bridge.session.selection.page == page, timeout=3000)
    settle()
    sheet = desk.scene.page_rect(page)
    inside = desk.view.mapFromScene(sheet.center())
    QTest.mouseMove(port, inside)
    QTest.mouseRelease(port, LEFT, PLAIN, inside)
    settle()
    assert desk.flatplan.lit is None
    assert index(desk.bridge.session.issue).boxes[box][0] == page
    assert steps(desk) == 2
