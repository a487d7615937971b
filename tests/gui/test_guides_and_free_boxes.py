"""Guides pulled from the rulers, and boxes on points that they draw."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from layout_app.desk.commands import run
from layout_app.desk.session import open_session
from layout_app.edit.free import rect_of
from layout_app.model.geometry import MM
from layout_app.model.issue import index, paper_of
from layout_app.ui.canvas.body_editor import BodyEditor
from layout_app.ui.canvas.rulers import Ruler
from tests.gui.hands import type_into
from tests.gui.mouse import LEFT, PLAIN, drag, settle, steps
from tests.gui.test_writing import compose

pytestmark = pytest.mark.gui


def spot(desk, x: float, y: float) -> QPoint:
    """Return the viewport point of a place on the first page, in points."""
    return desk.view.mapFromScene(QPointF(x, y))


def guides(desk):
    return desk.bridge.session.issue.pages[0].guides


def pull(desk, name: str, end: QPoint) -> None:
    """Drag from the middle of a ruler to a point of the viewport."""
    ruler = next(r for r in desk.window.findChildren(Ruler) if r.objectName() == name)
    start = ruler.rect().center()
    to = ruler.mapFromGlobal(desk.view.viewport().mapToGlobal(end))
    QTest.mousePress(ruler, LEFT, PLAIN, start)
    for k in range(1, 5):
        QTest.mouseMove(ruler, start + (to - start) * k / 4)
        settle(2)
    QTest.mouseRelease(ruler, LEFT, PLAIN, to)
    settle()


def add(desk, name: str):
    """Add a box on points by its command, and return it."""
    desk.actions.by_name[name].trigger()
    settle()
    (box,) = desk.bridge.session.selection.boxes
    return box


def rect(desk, box):
    return rect_of(index(desk.bridge.session.issue).boxes[box][1])


def test_guide_is_pulled_from_a_ruler_as_one_step_and_kept_in_the_file(desk):
    pull(desk, "ruler-down", spot(desk, 200.3, 300))
    pull(desk, "ruler-across", spot(desk, 300, 401.4))
    upright, level = guides(desk)
    assert upright.vertical
    assert upright.at == pytest.approx(200.3, abs=15)
    assert not level.vertical
    assert steps(desk) == 2
    desk.bridge.session.save()
    again = open_session(desk.bridge.session.folder)
    assert again.issue.pages[0].guides == (upright, level)


def test_guide_is_moved_and_goes_when_let_go_outside(desk):
    run(desk.bridge.session, "guide.add", page="A01", vertical=True, at=60)
    settle()
    at = spot(desk, 60 * MM, 500)
    drag(desk.view, at, at + QPoint(40, 0))
    (guide,) = guides(desk)
    assert guide.at > 60 * MM + 20
    assert steps(desk) == 2
    at = spot(desk, guide.at, 500)
    drag(desk.view, at, QPoint(at.x(), -40))
    assert guides(desk) == ()
    desk.bridge.session.undo()
    assert guides(desk) == (guide,)


def test_guide_let_go_on_its_ruler_leaves_no_step(desk):
    ruler = next(r for r in desk.window.findChildren(Ruler) if r.objectName() == "ruler-down")
    drag_on = ruler.rect().center()
    QTest.mousePress(ruler, LEFT, PLAIN, drag_on)
    QTest.mouseMove(ruler, drag_on + QPoint(0, 30))
    QTest.mouseRelease(ruler, LEFT, PLAIN, drag_on)
    settle()
    assert guides(desk) == ()
    assert not desk.bridge.session.undo_label


def test_escape_puts_a_guide_back(desk):
    run(desk.bridge.session, "guide.add", page="A01", vertical=False, at=100)
    settle()
    before = desk.bridge.session.issue
    at, port = spot(desk, 300, 100 * MM), desk.view.viewport()
    QTest.mousePress(port, LEFT, PLAIN, at)
    QTest.mouseMove(port, at + QPoint(0, 50))
    assert desk.bridge.session.issue is not before
    QTest.keyClick(desk.view, Qt.Key.Key_Escape)
    assert desk.bridge.session.issue is before


def test_box_on_points_is_drawn_to_a_guide_that_is_shown(desk):
    run(desk.bridge.session, "guide.add", page="A01", vertical=True, at=40)
    box = add(desk, "free.panel")
    before = rect(desk, box)
    middle = QPointF(before.x + before.w / 2, before.y + before.h / 2)
    by = 40 * MM - before.x
    start = desk.view.mapFromScene(middle)
    end = desk.view.mapFromScene(middle + QPointF(by + 3, 31))
    port = desk.view.viewport()
    QTest.mousePress(port, LEFT, PLAIN, start)
    QTest.mouseMove(port, start + (end - start) / 2)
    QTest.mouseMove(port, end)
    assert rect(desk, box).x == pytest.approx(40 * MM, abs=0.001)
    drawn = [line for line in desk.view._overlay().lines if line.draws]
    assert (drawn[0].vertical, drawn[0].at) == (True, pytest.approx(40 * MM, abs=0.001))
    QTest.mouseRelease(port, LEFT, PLAIN, end)
    settle()
    assert [line for line in desk.view._overlay().lines if line.draws] == []
    assert steps(desk) == 3


def test_alt_lets_nothing_draw_the_box(desk):
    box = add(desk, "free.panel")
    before = rect(desk, box)
    start = desk.view.mapFromScene(QPointF(before.x + before.w / 2, before.y + before.h / 2))
    port, alt = desk.view.viewport(), Qt.KeyboardModifier.AltModifier
    QTest.mousePress(port, LEFT, alt, start)
    for by in (10, 23):
        QTest.keyPress(desk.view, Qt.Key.Key_Alt, alt)
        QTest.mouseMove(port, start + QPoint(by, 0))
        settle(2)
    QTest.mouseRelease(port, LEFT, alt, start + QPoint(23, 0))
    settle()
    free = 23 / desk.view.transform().m11()
    assert rect(desk, box).x == pytest.approx(before.x + free, abs=0.01)


def test_box_on_points_is_stretched_by_its_handles(desk):
    box = add(desk, "free.panel")
    before = rect(desk, box)
    foot = desk.view.mapFromScene(QPointF(before.right, before.bottom))
    drag(desk.view, foot, foot + QPoint(31, 42))
    after = rect(desk, box)
    assert (after.x, after.y) == (before.x, before.y)
    assert after.w > before.w + 10
    assert after.h > before.h + 10
    assert steps(desk) == 2


def test_rule_is_drawn_to_an_upright_or_a_level_one(desk):
    box = add(desk, "free.rule")
    before = rect(desk, box)
    assert before.h == 0
    end = desk.view.mapFromScene(QPointF(before.right, before.y))
    drag(desk.view, end, end + QPoint(-40, 0))
    assert rect(desk, box).w < before.w
    assert rect(desk, box).h == 0


def test_arrows_nudge_by_a_millimetre_and_shift_stretches(desk):
    box = add(desk, "free.panel")
    before = rect(desk, box)
    QTest.keyClick(desk.view, Qt.Key.Key_Right)
    QTest.keyClick(desk.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(desk.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    after = rect(desk, box)
    assert after.x == pytest.approx(before.x + MM, abs=0.002)
    assert after.y == pytest.approx(before.y + 0.1 * MM, abs=0.002)
    assert after.w == pytest.approx(before.w + MM, abs=0.002)
    assert steps(desk) == 2


def test_free_text_is_written_in_place(desk):
    box = add(desk, "free.text")
    (editor,) = desk.view.viewport().findChildren(BodyEditor)
    assert editor.textCursor().selectedText() == "Free text"
    compose(editor, "tian", commit="今日多云")
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    found = index(desk.bridge.session.issue).boxes[box][1]
    assert [p.text for p in found.paragraphs] == ["今日多云"]
    assert steps(desk) == 2


def test_hidden_guides_draw_nothing_and_are_not_taken_up(desk):
    run(desk.bridge.session, "guide.add", page="A01", vertical=True, at=60)
    desk.actions.by_name["view.guides"].trigger()
    settle()
    before = guides(desk)
    at = spot(desk, 60 * MM, 500)
    drag(desk.view, at, at + QPoint(40, 0))
    assert guides(desk) == before
    assert desk.view._overlay().lines == ()


def test_properties_show_the_box_and_change_it_by_samples(desk):
    box = add(desk, "free.panel")
    form = desk.inspector.free
    assert desk.inspector.currentWidget().widget() is form
    assert form.left.value() == pytest.approx(rect(desk, box).x / MM, abs=0.06)
    assert form.border.isVisible()
    assert not form.border.itemIcon(3).isNull()
    form.border.setFocus()
    QTest.keyClick(form.border, Qt.Key.Key_Down)
    settle()
    assert index(desk.bridge.session.issue).boxes[box][1].border == form.border.currentData()
    form.left.setValue(30)
    settle()
    assert rect(desk, box).x == pytest.approx(30 * MM, abs=0.001)
    add(desk, "free.rule")
    assert not form.border.isVisible()
    assert form.weight.isVisible()


def test_a_free_text_is_set_larger_by_typed_figures(desk):
    box = add(desk, "free.text")
    form = desk.inspector.free
    assert form.size_.isVisible()
    assert form.size_.value() == pytest.approx(
        index(desk.bridge.session.issue).boxes[box][1].style.size, abs=0.01
    )
    form.size_.setFocus()
    form.size_.selectAll()
    em = paper_of(desk.bridge.session.issue).em
    QTest.keyClicks(form.size_, "42")
    QTest.keyClick(form.size_, Qt.Key.Key_Return)
    settle()
    size = index(desk.bridge.session.issue).boxes[box][1].style.size
    assert size * em == pytest.approx(42, abs=0.01)
    assert form.size_.text() == "42 pt 初号"
    type_into(form.size_.lineEdit(), "二号")
    QTest.keyClick(form.size_, Qt.Key.Key_Return)
    settle()
    size = index(desk.bridge.session.issue).boxes[box][1].style.size
    assert size * em == pytest.approx(22, abs=0.01)
    desk.actions.trigger("edit.undo")
    settle()
    assert form.size_.value() != pytest.approx(22 / em, abs=0.01)
    add(desk, "free.rule")
    assert not form.size_.isVisible()
