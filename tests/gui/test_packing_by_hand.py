"""A package made and taken apart by hand: menus, mouse, the fields of its properties."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from layout_app.model.box import Package
from layout_app.model.issue import index
from layout_app.ui.canvas.gestures import select_boxes
from tests.gui.hands import CONTROL, SHIFT, choose, click, figures, press, type_into
from tests.gui.mouse import LEFT, PLAIN, drag, settle, steps
from tests.gui.test_access import ask_for_menu, menus
from tests.gui.test_canvas import box_spot, place

pytestmark = pytest.mark.gui


def package_of(desk) -> Package:
    (box,) = desk.bridge.session.selection.boxes
    found = index(desk.bridge.session.issue).boxes[box][1]
    assert isinstance(found, Package)
    return found


def cells_of(desk, box) -> tuple[int, int]:
    (cells,) = index(desk.bridge.session.issue).boxes[box][1].shape
    return cells.column, cells.line


def press_on(desk, spot, modifiers=PLAIN) -> None:
    QTest.mouseClick(desk.view.viewport(), LEFT, modifiers, spot)
    settle()


@pytest.fixture
def two(desk):
    """Two articles side by side, both chosen with the mouse."""
    left, right = place(desk, "a2", 0, 14, 2, 26), place(desk, "a3", 2, 14, 2, 26)
    press_on(desk, box_spot(desk, left, 0.5, 0.5))
    press_on(desk, box_spot(desk, right, 0.5, 0.5), SHIFT)
    assert set(desk.bridge.session.selection.boxes) == {left, right}
    return desk, left, right


@pytest.fixture
def packed(two):
    desk, left, right = two
    choose(desk, "menu-box", "box.package")
    return desk, left, right


def test_chosen_boxes_become_a_package_by_the_menu_in_one_step(two):
    desk, left, right = two
    ask_for_menu(desk.view, box_spot(desk, left, 0.5, 0.5))
    (shown,) = menus(desk)
    assert "box.package" in shown
    assert "box.unpackage" not in shown
    choose(desk, "menu-box", "box.package")
    assert package_of(desk).boxes == (left, right)
    assert desk.inspector.currentWidget().widget() is desk.inspector.package
    assert desk.window.focusWidget() is desk.inspector.package.heads["title"]
    desk.view.setFocus()
    ask_for_menu(desk.view, box_spot(desk, left, 0.5, 0.5))
    (shown,) = menus(desk)
    assert "box.unpackage" in shown
    assert "box.package" not in shown
    press(desk, Qt.Key.Key_Z, CONTROL)
    assert set(index(desk.bridge.session.issue).boxes) == {left, right}
    assert set(desk.bridge.session.selection.boxes) == {left, right}


def test_its_properties_are_typed_and_clicked(packed):
    desk, left, _right = packed
    form = desk.inspector.package
    assert form.held.text() == "菜场变宽了\n英语角添了菜场课"
    type_into(form.heads["title"], "街坊本周")
    QTest.keyClick(form.heads["title"], Qt.Key.Key_Return)
    type_into(form.heads["kicker"], "河边")
    QTest.keyClick(form.heads["kicker"], Qt.Key.Key_Return)
    settle()
    assert [head.text for head in package_of(desk).heads] == ["河边", "街坊本周"]
    click(form.framed)
    assert not package_of(desk).framed
    assert not desk.actions.by_name["box.frame"].isChecked()
    figures(form.place.line, "21")
    assert package_of(desk).cells.line == 20
    assert cells_of(desk, left) == (0, 20)
    desk.bridge.session.undo()
    desk.bridge.session.undo()
    settle()
    assert form.framed.isChecked()
    assert cells_of(desk, left) == (0, 14)


def test_undo_in_its_fields_takes_back_typing_and_then_the_step(packed):
    desk, _left, _right = packed
    title = desk.inspector.package.heads["title"]
    type_into(title, "街坊本周")
    QTest.keyClick(title, Qt.Key.Key_Z, CONTROL)
    settle()
    assert title.text() == ""
    assert desk.bridge.session.undo_label == "Make a package"
    type_into(title, "街坊本周")
    QTest.keyClick(title, Qt.Key.Key_Return)
    settle()
    assert [head.text for head in package_of(desk).heads] == ["街坊本周"]
    QTest.keyClick(title, Qt.Key.Key_Z, CONTROL)
    settle()
    assert package_of(desk).heads == ()
    assert title.text() == ""
    QTest.keyClick(title, Qt.Key.Key_Z, CONTROL | SHIFT)
    settle()
    assert title.text() == "街坊本周"
    line = desk.inspector.package.place.line
    figures(line, "21")
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Z, CONTROL)
    settle()
    assert package_of(desk).cells.line == 14
    assert line.value() == 15


def test_it_is_taken_by_its_heads_and_its_boxes_by_themselves(packed):
    desk, left, right = packed
    type_into(desk.inspector.package.heads["title"], "街坊本周")
    QTest.keyClick(desk.inspector.package.heads["title"], Qt.Key.Key_Return)
    settle()
    package = package_of(desk).id
    press_on(desk, box_spot(desk, right, 0.5, 0.7))
    assert desk.bridge.session.selection.boxes == (right,)
    (heads,) = desk.scene.find(package)[1].regions
    middle = QPointF(heads.rect.x + heads.rect.w / 4, heads.rect.y + heads.rect.h / 2)
    spot = desk.view.mapFromScene(middle)
    press_on(desk, spot)
    assert desk.bridge.session.selection.boxes == (package,)
    desk.docks["styles"].raise_()
    QTest.mouseDClick(desk.view.viewport(), LEFT, PLAIN, spot)
    settle()
    title = desk.inspector.package.heads["title"]
    assert desk.window.focusWidget() is title
    QTest.keyClicks(title, "OK")
    QTest.keyClick(title, Qt.Key.Key_Return)
    settle()
    assert package_of(desk).heads[0].text == "OK"
    pitch = desk.view.mapFromScene(QPointF(0, desk.scene.paper.leading * 8)).y()
    down = pitch - desk.view.mapFromScene(QPointF(0, 0)).y()
    before = steps(desk)
    drag(desk.view, spot, spot + QPoint(0, down))
    assert (cells_of(desk, left), cells_of(desk, right)) == ((0, 22), (2, 22))
    assert steps(desk) == before + 1


def test_deleted_it_leaves_its_boxes_and_keys_make_and_end_it(packed):
    desk, left, right = packed
    package = package_of(desk).id
    desk.view.setFocus()
    press(desk, Qt.Key.Key_Delete)
    boxes = index(desk.bridge.session.issue).boxes
    assert package not in boxes
    assert {left, right} <= set(boxes)
    press_on(desk, box_spot(desk, left, 0.5, 0.5))
    press_on(desk, box_spot(desk, right, 0.5, 0.5), SHIFT)
    press(desk, Qt.Key.Key_G, CONTROL)
    assert package_of(desk).boxes == (left, right)
    press_on(desk, box_spot(desk, left, 0.5, 0.5))
    press(desk, Qt.Key.Key_G, CONTROL | SHIFT)
    assert set(desk.bridge.session.selection.boxes) == {left, right}
    assert not any(
        isinstance(box, Package) for _, box in index(desk.bridge.session.issue).boxes.values()
    )


def test_the_last_box_but_one_taken_away_ends_it(packed):
    desk, left, right = packed
    package = package_of(desk).id
    press_on(desk, box_spot(desk, right, 0.5, 0.5))
    press(desk, Qt.Key.Key_Delete)
    assert set(index(desk.bridge.session.issue).boxes) == {left}
    press(desk, Qt.Key.Key_Z, CONTROL)
    assert set(index(desk.bridge.session.issue).boxes) == {left, right, package}


def test_a_box_in_between_is_told_by_name(two, qtbot):
    desk, left, right = two
    place(desk, "a1", 1, 41, 2, 7)
    low = desk.bridge.session.selection.boxes[0]
    desk.bridge.run("box.move", box=right, column=2, line=49)
    settle()
    press_on(desk, box_spot(desk, left, 0.5, 0.5))
    press_on(desk, box_spot(desk, right, 0.5, 0.3), SHIFT)
    assert set(desk.bridge.session.selection.boxes) == {left, right}
    with qtbot.waitSignal(desk.bridge.refused) as told:
        choose(desk, "menu-box", "box.package")
    assert "云溪又照得见人影了" in told.args[0]
    assert set(index(desk.bridge.session.issue).boxes) == {left, right, low}


def test_carried_to_the_facing_page_and_back_at_one_go_a_box_stays_in_its_package(packed):
    desk, left, right = packed
    package = package_of(desk).id
    desk.bridge.run("box.move", box=package, column=0, line=14, page="A02")
    select_boxes(desk.bridge, (package,))
    desk.scene.set_facing(True)
    settle()
    home = index(desk.bridge.session.issue).boxes[package][0]
    port, start = desk.view.viewport(), box_spot(desk, left, 0.5, 0.8)
    width = round(desk.scene.paper.trim[0] * desk.view.transform().m11())
    away, back = start + QPoint(width, 0), start + QPoint(0, 30)
    QTest.mousePress(port, LEFT, PLAIN, start)
    for spot in (start + QPoint(40, 0), away):
        QTest.mouseMove(port, spot)
        settle()
    assert index(desk.bridge.session.issue).boxes[left][0] != home
    assert package not in index(desk.bridge.session.issue).boxes
    QTest.mouseMove(port, back)
    settle()
    QTest.mouseRelease(port, LEFT, PLAIN, back)
    settle()
    boxes = index(desk.bridge.session.issue).boxes
    assert boxes[left][0] == home
    assert boxes[package][1].boxes == (left, right)


def test_the_outline_and_undo_call_it_by_its_title(packed):
    desk, _left, _right = packed
    title = desk.inspector.package.heads["title"]
    type_into(title, "街坊本周")
    QTest.keyClick(title, Qt.Key.Key_Return)
    settle()
    desk.outline.refresh()
    page = desk.outline.topLevelItem(0)
    rows = [page.child(n).text(0) for n in range(page.childCount())]
    assert any(row.endswith("街坊本周") for row in rows)
    desk.view.setFocus()
    press(desk, Qt.Key.Key_Delete)
    assert desk.bridge.session.undo_label == "Take the package “街坊本周” apart"
