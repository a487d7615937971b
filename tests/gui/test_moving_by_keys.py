"""Boxes cut, copied, stacked and laid out by keys and mouse, as in any layout program."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from layout_app.desk.session import Selection
from layout_app.model.geometry import MM
from layout_app.model.issue import folio_of, index
from layout_app.ui.canvas.gestures import select_boxes
from tests.gui.hands import CONTROL, choose, figures, parts, press, undo
from tests.gui.mouse import LEFT, PLAIN, drag, settle, steps

pytestmark = pytest.mark.gui


def test_a_box_is_cut_and_pasted_on_another_page(desk, written):
    ((_page, box),) = parts(desk, "a1")
    before = steps(desk)
    press(desk, Qt.Key.Key_X, CONTROL)
    assert parts(desk, "a1") == ()
    press(desk, Qt.Key.Key_PageDown, CONTROL)
    press(desk, Qt.Key.Key_V, CONTROL)
    ((page, there),) = parts(desk, "a1")
    assert folio_of(desk.bridge.session.issue, page) == "A02"
    assert there == box
    assert desk.bridge.session.selection.boxes == (box.id,)
    assert steps(desk) == before + 2
    undo(desk)
    undo(desk)
    assert parts(desk, "a1")[0][0] == written


def spot(desk, box: str) -> QPoint:
    rect = desk.scene.rect_of(box)
    return desk.view.mapFromScene(rect.topLeft() + QPointF(rect.width() * 0.4, rect.height() * 0.4))


def boxes_on(desk, page) -> list[str]:
    return [box.id for box in index(desk.bridge.session.issue).pages[page].boxes]


@pytest.fixture
def panels(desk):
    """Three panels, the last of which lies on the others."""
    page = desk.bridge.session.issue.pages[1].id
    desk.bridge.select(Selection(page=page))
    places = ((40, 60, 60, 60), (150, 60, 60, 60), (50, 70, 120, 30))
    names = []
    for x, y, width, height in places:
        desk.bridge.run("free.panel", page=page)
        names.append(boxes_on(desk, page)[-1])
        desk.bridge.run("free.rect", box=names[-1], x=x, y=y, width=width, height=height)
    desk.bridge.select(Selection(page=page))
    settle()
    return page, names


def carry_with_control(desk, start: QPoint, by: QPoint) -> None:
    port = desk.view.viewport()
    QTest.mousePress(port, LEFT, CONTROL, start)
    for k in (1, 2, 3):
        QTest.mouseMove(port, start + by * k / 3)
        settle(2)
    QTest.mouseRelease(port, LEFT, CONTROL, start + by)
    settle()


def test_control_takes_a_copy_along_as_one_step(desk, panels):
    page, (first, *_others) = panels
    before = steps(desk)
    found = index(desk.bridge.session.issue)
    start = spot(desk, first) - QPoint(0, 25)
    carry_with_control(desk, start, QPoint(0, 90))
    now = index(desk.bridge.session.issue)
    assert now.boxes[first] == found.boxes[first]
    (copy,) = set(now.boxes) - set(found.boxes)
    assert now.boxes[copy][1].rect.y > found.boxes[first][1].rect.y
    assert now.boxes[copy][1].rect.w == found.boxes[first][1].rect.w
    assert desk.bridge.session.selection.boxes == (copy,)
    assert steps(desk) == before + 1
    undo(desk)
    assert len(boxes_on(desk, page)) == 3


def test_an_article_leaves_its_room_and_look_to_another(desk, written):
    ((_page, box),) = parts(desk, "a1")
    carry_with_control(desk, spot(desk, box.id), QPoint(0, 100))
    boxes = index(desk.bridge.session.issue).pages[written].boxes
    assert [type(each).__name__ for each in boxes] == ["ArticleBox", "PlannedBox"]
    assert boxes[1].cells.line > box.shape[0].line


def test_control_clicks_go_down_through_what_lies_on_another(desk, panels):
    _page, (first, _second, above) = panels
    at = desk.view.mapFromScene(
        desk.scene.rect_of(above).intersected(desk.scene.rect_of(first)).center()
    )
    chosen = []
    for _click in range(3):
        QTest.mouseClick(desk.view.viewport(), LEFT, CONTROL, at)
        settle()
        chosen.append(desk.bridge.session.selection.boxes)
    assert chosen == [(above,), (first,), (above,)]
    QTest.mouseClick(desk.view.viewport(), LEFT, PLAIN, at)
    assert steps(desk) == 6


def test_boxes_go_one_step_up_and_down(desk, panels):
    page, (first, second, above) = panels
    select_boxes(desk.bridge, (first,))
    press(desk, Qt.Key.Key_BracketRight, CONTROL)
    assert boxes_on(desk, page) == [second, above, first]
    press(desk, Qt.Key.Key_BracketRight, CONTROL)
    assert boxes_on(desk, page) == [second, above, first]
    press(desk, Qt.Key.Key_BracketLeft, CONTROL)
    assert boxes_on(desk, page) == [second, first, above]


def test_the_selection_fills_the_window(desk, panels):
    _page, (first, second, _above) = panels
    select_boxes(desk.bridge, (first, second))
    before = desk.view.zoom
    press(desk, Qt.Key.Key_3, CONTROL)
    assert desk.view.zoom > 1.5 * before
    around = desk.scene.rect_of(first).united(desk.scene.rect_of(second))
    seen = desk.view._seen()
    assert seen.contains(around)
    assert seen.width() < 1.3 * around.width() or seen.height() < 1.3 * around.height()


def test_boxes_are_made_of_one_size_and_centred(desk, panels):
    _page, (first, second, above) = panels
    select_boxes(desk.bridge, (above, first, second))
    choose(desk, "menu-box", "box.same_width")
    choose(desk, "menu-box", "box.align_centre")
    found = index(desk.bridge.session.issue).boxes
    rects = [found[box][1].rect for box in (above, first, second)]
    assert {rect.w for rect in rects} == {rects[0].w}
    assert len({round(rect.x + rect.w / 2, 2) for rect in rects}) == 1
    assert rects[1].h == pytest.approx(60 * MM, abs=0.01)
    select_boxes(desk.bridge, (first,))
    choose(desk, "menu-box", "box.align_centre")
    rect = index(desk.bridge.session.issue).boxes[first][1].rect
    area = desk.scene.paper.type_area
    assert rect.x + rect.w / 2 == pytest.approx(area.x + area.w / 2, abs=0.01)


def test_a_pinned_box_stays_under_the_mouse_and_says_why(desk, written):
    desk.bridge.run("box.place", article="a2", page=written, column=3, line=14, columns=2)
    settle()
    ((_p, first),), ((_q, second),) = parts(desk, "a1"), parts(desk, "a2")
    select_boxes(desk.bridge, (first.id, second.id))
    press(desk, Qt.Key.Key_L, CONTROL)
    pinned = {parts(desk, name)[0][1].pinned for name in ("a1", "a2")}
    assert pinned == {True}
    told = []
    desk.bridge.refused.connect(told.append)
    select_boxes(desk.bridge, (first.id,))
    drag(desk.view, spot(desk, first.id), spot(desk, first.id) + QPoint(0, 120))
    QTest.keyClick(desk.view, Qt.Key.Key_Down)
    settle()
    assert [box.shape for _page, box in parts(desk, "a1")] == [first.shape]
    assert len(told) == 2
    assert "pinned" in told[0]
    assert not any(mark.handles for mark in desk.view._overlay().boxes)
    press(desk, Qt.Key.Key_L, CONTROL | Qt.KeyboardModifier.AltModifier)
    drag(desk.view, spot(desk, first.id), spot(desk, first.id) + QPoint(0, 120))
    assert parts(desk, "a1")[0][1].shape != first.shape


def test_a_look_is_taken_and_given_by_keys(desk, written):
    desk.bridge.run("box.place", article="a2", page=written, column=3, line=14, columns=2)
    ((_p, first),), ((_q, second),) = parts(desk, "a1"), parts(desk, "a2")
    desk.bridge.run("box.border", box=first.id, border="double")
    desk.bridge.run("box.tint", box=first.id, ink="0 0 0 0.1")
    desk.bridge.run("free.panel", page=written)
    panel = boxes_on(desk, written)[-1]
    alt = CONTROL | Qt.KeyboardModifier.AltModifier
    select_boxes(desk.bridge, (first.id,))
    press(desk, Qt.Key.Key_C, alt)
    select_boxes(desk.bridge, (panel,))
    assert not desk.actions.by_name["box.give_look"].isEnabled()
    select_boxes(desk.bridge, (panel, second.id))
    press(desk, Qt.Key.Key_V, alt)
    given, model = parts(desk, "a2")[0][1], parts(desk, "a1")[0][1]
    looks = [(box.border, box.tint, box.framed) for box in (given, model)]
    assert looks[0] == looks[1]
    assert (given.article, given.shape) == (second.article, second.shape)
    undo(desk)
    assert parts(desk, "a2")[0][1] == second


def test_a_figure_typed_for_several_boxes_is_that_of_all(desk, written):
    desk.bridge.run("box.place", article="a2", page=written, column=3, line=30, columns=1, lines=9)
    many, before = desk.inspector.many, steps(desk)
    select_boxes(desk.bridge, tuple(parts(desk, name)[0][1].id for name in ("a1", "a2")))
    settle()
    assert (many.line.text(), many.columns.text()) == ("–", "–")
    figures(many.line, "21")
    places = [parts(desk, name)[0][1].shape[0] for name in ("a1", "a2")]
    assert [cells.line for cells in places] == [20, 20]
    assert [cells.columns for cells in places] == [3, 1]
    assert many.line.text() == "21"
    figures(many.columns, "3")
    assert [parts(desk, name)[0][1].shape[0] for name in ("a1", "a2")] == places
    assert many.columns.text() == "–"
    assert steps(desk) == before + 1
    undo(desk)
    assert [parts(desk, name)[0][1].shape[0].line for name in ("a1", "a2")] == [14, 30]
