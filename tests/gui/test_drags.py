"""What a drag tells while it lasts, and a page that scrolls under it."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from layout_app.model.geometry import MM
from layout_app.model.issue import index
from layout_app.ui.canvas.drifting import EDGE, PATIENCE
from tests.gui.hands import CONTROL, parts, press
from tests.gui.mouse import LEFT, PLAIN, settle, steps

pytestmark = pytest.mark.gui


def middle_of(desk, box) -> QPoint:
    return desk.view.mapFromScene(desk.scene.rect_of(box).center())


def press_and_carry(desk, start: QPoint, *spots: QPoint) -> None:
    port = desk.view.viewport()
    QTest.mousePress(port, LEFT, PLAIN, start)
    for spot in spots:
        QTest.mouseMove(port, spot)
        settle(3)


def let_go(desk, spot: QPoint) -> None:
    QTest.mouseRelease(desk.view.viewport(), LEFT, PLAIN, spot)
    settle()


def told(desk) -> str:
    return desk.view._overlay().measure


def test_a_drag_tells_columns_lines_and_millimetres(desk, written):
    ((_page, box),) = parts(desk, "a1")
    start = middle_of(desk, box.id) + QPoint(9, 30)
    assert told(desk) == ""
    press_and_carry(desk, start, start + QPoint(4, 40), start + QPoint(0, 60))
    line = index(desk.bridge.session.issue).boxes[box.id][1].shape[0].line
    assert line > 14
    assert told(desk) == f"Column 1, line {line + 1}"
    desk.view.grab()
    let_go(desk, start + QPoint(0, 60))
    assert told(desk) == ""
    rect = desk.scene.rect_of(box.id)
    foot = desk.view.mapFromScene(QPointF(rect.center().x(), rect.bottom())) + QPoint(0, 4)
    press_and_carry(desk, foot, foot - QPoint(0, 20), foot - QPoint(0, 40))
    cells = index(desk.bridge.session.issue).boxes[box.id][1].shape[0]
    assert told(desk) == f"3 columns × {cells.lines} lines"
    let_go(desk, foot - QPoint(0, 40))

    desk.bridge.run("free.panel", page=written)
    panel = index(desk.bridge.session.issue).pages[written].boxes[-1].id
    settle()
    start = middle_of(desk, panel)
    press_and_carry(desk, start, start + QPoint(20, 20), start + QPoint(30, 30))
    rect = index(desk.bridge.session.issue).boxes[panel][1].rect
    assert told(desk) == f"{rect.x / MM:.1f}, {rect.y / MM:.1f} mm"
    let_go(desk, start + QPoint(30, 30))


def test_the_page_scrolls_under_a_box_at_the_edge(desk, written):
    ((_page, box),) = parts(desk, "a1")
    desk.view.zoom_to(2.0)
    bar, port = desk.view.verticalScrollBar(), desk.view.viewport()
    before = steps(desk)
    grasp = desk.scene.rect_of(box.id).topLeft() + QPointF(40, 60)
    bar.setValue(bar.value() + desk.view.mapFromScene(grasp).y() - 200)
    settle()
    first, start = bar.value(), desk.view.mapFromScene(grasp)
    foot = QPoint(start.x(), port.height() - EDGE // 3)
    press_and_carry(desk, start, start + QPoint(0, 30), foot)
    QTest.qWait(PATIENCE // 2)
    assert bar.value() == first, "who only passes is not scrolled"
    QTest.qWait(3 * PATIENCE)
    assert bar.value() > first
    line = index(desk.bridge.session.issue).boxes[box.id][1].shape[0].line
    at = bar.value()
    inside = foot - QPoint(0, 3 * EDGE)
    QTest.mouseMove(port, inside)
    settle()
    stopped = bar.value()
    QTest.qWait(2 * PATIENCE)
    assert bar.value() == stopped >= at
    let_go(desk, inside)
    assert line > 14
    assert steps(desk) == before + 1
    bar.setValue(bar.maximum())
    press(desk, Qt.Key.Key_Z, CONTROL)
    assert desk.view._seen().intersects(desk.scene.rect_of(box.id))


def test_a_box_let_go_over_the_scroll_bar_stays_there(desk, written):
    ((_page, box),) = parts(desk, "a1")
    desk.view.zoom_to(1.5)
    settle()
    port = desk.view.viewport()
    start = desk.view.mapFromScene(desk.scene.rect_of(box.id).topLeft() + QPointF(40, 40))
    bar = QPoint(start.x(), port.height() + 4)
    assert desk.view.horizontalScrollBar().isVisible()
    press_and_carry(desk, start, start + QPoint(0, 60), bar)
    let_go(desk, bar)
    assert index(desk.bridge.session.issue).boxes[box.id][1].shape[0].line > 14


def test_the_page_scrolls_under_an_article_from_the_tray(desk):
    desk.view.zoom_to(2.0)
    bar, port = desk.view.verticalScrollBar(), desk.view.viewport()
    bar.setValue(bar.minimum())
    settle()
    first = bar.value()
    mime = desk.tray.model.mimeData([desk.tray.model.index(desk.tray.model.row_of("a2"))])
    spot = QPoint(port.width() // 2, port.height() - EDGE // 2)
    for kind in (QDragEnterEvent, QDragMoveEvent):
        QApplication.sendEvent(port, kind(spot, Qt.DropAction.CopyAction, mime, LEFT, PLAIN))
    QTest.qWait(3 * PATIENCE)
    assert bar.value() > first
    lower = desk.view.drops.proposed
    QApplication.sendEvent(port, QDragLeaveEvent())
    at = bar.value()
    QTest.qWait(2 * PATIENCE)
    assert bar.value() == at
    assert lower is not None
    assert desk.view.drops.proposed is None
