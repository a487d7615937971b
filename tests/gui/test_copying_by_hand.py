"""Copies carried with Ctrl or made in a row, and the keys that go to pages and to words."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from layout_app.desk.commands import run
from layout_app.model.box import PanelBox, PlannedBox
from layout_app.model.issue import folio_of, index
from tests.gui.hands import CONTROL, SHIFT, figures, press, type_into
from tests.gui.mouse import LEFT, settle, steps
from tests.gui.test_canvas import box_spot, place
from tests.gui.test_flatplan_by_hand import order, tile

pytestmark = pytest.mark.gui
ALT = Qt.KeyboardModifier.AltModifier


def carry_copy(desk, start: QPoint, *spots: QPoint) -> None:
    port = desk.view.viewport()
    QTest.mousePress(port, LEFT, CONTROL, start)
    for spot in (start + (spots[0] - start) / 2, *spots):
        QTest.mouseMove(port, spot)
        settle(3)
    QTest.mouseRelease(port, LEFT, CONTROL, spots[-1])
    settle()


def boxes(desk) -> list:
    return [box for _page, box in index(desk.bridge.session.issue).boxes.values()]


def test_the_copy_of_a_pinned_box_lands_where_it_is_dropped(desk):
    box = place(desk)
    desk.bridge.run("box.pin")
    before, count = boxes(desk), steps(desk)
    start = box_spot(desk, box, 0.5, 0.5)
    carry_copy(desk, start, start + QPoint(0, 120))
    (copy,) = (each for each in boxes(desk) if isinstance(each, PlannedBox))
    assert before[0] in boxes(desk)
    assert copy.cells.line > before[0].shape[0].line
    assert copy.cells.column == before[0].shape[0].column
    assert not copy.form.pinned
    assert desk.bridge.session.undo_label == "Duplicate"
    assert steps(desk) == count + 1
    press(desk, Qt.Key.Key_Z, CONTROL)
    assert boxes(desk) == before


def test_several_boxes_are_carried_as_copies_and_stay_where_they_are(desk):
    box = place(desk)
    page = desk.bridge.session.selection.page
    run(desk.bridge.session, "free.panel", page=page)
    panel = desk.bridge.session.selection.boxes[0]
    desk.bridge.run("box.pin", box=box)
    before, count = boxes(desk), steps(desk)
    desk.going.select_all()
    settle()
    start = box_spot(desk, box, 0.5, 0.9)
    carry_copy(desk, start, start + QPoint(0, 150), start + QPoint(0, 90), start)
    assert boxes(desk) == before
    assert steps(desk) == count
    desk.going.select_all()
    carry_copy(desk, start, start + QPoint(0, 150), start + QPoint(0, 90))
    assert before == boxes(desk)[: len(before)]
    names = desk.bridge.session.selection.boxes
    chosen = [index(desk.bridge.session.issue).boxes[name][1] for name in names]
    assert {type(each) for each in chosen} == {PanelBox, PlannedBox}
    assert not {box, panel} & set(names)
    assert steps(desk) == count + 1


@pytest.mark.parametrize("kind", ["article", "panel"])
@pytest.mark.parametrize("copied", [True, False])
def test_a_box_let_go_over_the_picture_of_a_page_goes_there(desk, kind, copied):
    box = place(desk)
    if kind == "panel":
        desk.bridge.run("box.remove")
        run(desk.bridge.session, "free.panel", page=order(desk)[0])
        box = desk.bridge.session.selection.boxes[0]
        settle()
    port, start = desk.view.viewport(), box_spot(desk, box, 0.5, 0.5)
    over = port.mapFromGlobal(desk.flatplan.viewport().mapToGlobal(tile(desk, 1)))
    held = CONTROL if copied else Qt.KeyboardModifier.NoModifier
    QTest.mousePress(port, LEFT, held, start)
    for at in (start + QPoint(30, 30), over):
        QTest.mouseMove(port, at)
    QTest.mouseRelease(port, LEFT, held, over)
    settle()
    pages = index(desk.bridge.session.issue).pages
    assert len(pages[order(desk)[1]].boxes) == 1
    assert [each.id for each in pages[order(desk)[0]].boxes] == ([box] if copied else [])
    assert desk.bridge.session.selection.page == order(desk)[1]


def test_copies_in_a_row_are_seen_and_then_made_as_one_step(desk):
    page = order(desk)[0]
    run(desk.bridge.session, "box.plan", page=page, columns=1, lines=12)
    before = steps(desk)
    press(desk, Qt.Key.Key_U, CONTROL | ALT)
    dialog = QApplication.activeModalWidget()
    assert dialog.across.value() == 1
    figures(dialog.count, "40")
    assert not dialog.keep.isEnabled()
    assert "▲" in dialog.faults["count"].text()
    figures(dialog.count, "3")
    assert dialog.keep.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    settle()
    made = sorted(box.cells.column for box in boxes(desk))
    assert made == list(range(made[0], made[0] + 4))
    assert len(desk.bridge.session.selection.boxes) == 4
    assert steps(desk) == before + 1
    run(desk.bridge.session, "free.panel", page=page)
    desk.window.activateWindow()  # without a window manager nobody gives the keys back
    settle()
    press(desk, Qt.Key.Key_U, CONTROL | ALT)
    dialog = QApplication.activeModalWidget()
    figures(dialog.across, "12.5")
    figures(dialog.down, "-2")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    settle()
    first, second = (box.rect for box in boxes(desk) if isinstance(box, PanelBox))
    assert (second.x - first.x, second.y - first.y) == pytest.approx((35.433, -5.669), abs=0.01)


def test_a_page_is_gone_to_by_key_and_number(desk):
    press(desk, Qt.Key.Key_J, CONTROL)
    dialog = QApplication.activeModalWidget()
    assert dialog.page.text() == "A01"
    type_into(dialog.page, "9")
    assert not dialog.keep.isEnabled()
    assert "A09" in dialog.faults["page"].text() or "9" in dialog.faults["page"].text()
    type_into(dialog.page, "3")
    QTest.keyClick(dialog.page, Qt.Key.Key_Return)
    settle()
    session = desk.bridge.session
    assert folio_of(session.issue, session.selection.page) == "A03"
    assert steps(desk) == 0


def test_words_are_gone_through_backwards_by_key(desk):
    press(desk, Qt.Key.Key_F, CONTROL)
    search = desk.seeking.dialog
    type_into(search.words, "的")
    search.search()
    count = search.list.count()
    assert count > 2
    for key, held, row in (
        (Qt.Key.Key_F3, Qt.KeyboardModifier.NoModifier, 0),
        (Qt.Key.Key_F3, CONTROL | SHIFT, count - 1),
        (Qt.Key.Key_F3, CONTROL | SHIFT, count - 2),
    ):
        QTest.keyClick(search, key, held)
        settle()
        assert search.list.currentRow() == row
