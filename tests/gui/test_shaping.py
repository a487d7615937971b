"""Shapes, columns and heads changed by grips; articles continued and ended by hand."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from layout_app.desk.commands import run
from layout_app.edit.shapes import Corner, bounds, cut_corners
from layout_app.model.box import Arrangement, RegionKind
from layout_app.model.issue import folio_of, index
from layout_app.ui.canvas import overlay
from layout_app.ui.canvas.cells import HANDLES
from layout_app.ui.canvas.shaping import GripKind
from tests.gui.mouse import LEFT, PLAIN, drag, drop, hover, settle, steps
from tests.gui.test_canvas import box_spot, place, spot

pytestmark = pytest.mark.gui


def box_of(desk, box):
    return index(desk.bridge.session.issue).boxes[box][1]


def grip(desk, kind: GripKind, corner: Corner | None = None) -> QPoint:
    found = [g for g in desk.view._overlay().grips if (g.kind, g.corner) == (kind, corner)]
    return desk.view.mapFromScene(found[0].at)


@pytest.fixture
def lead(desk):
    return place(desk, "a1", column=0, line=12, columns=4, lines=40)


def test_corner_is_cut_off_and_put_back_by_its_diamond(desk, lead):
    at = grip(desk, GripKind.CORNER, Corner.UPPER_RIGHT)
    drag(desk.view, at, spot(desk, 3, 30))
    (found,) = cut_corners(box_of(desk, lead).shape).items()
    assert found[0] is Corner.UPPER_RIGHT
    assert found[1][0] == 1
    assert found[1][1] == pytest.approx(18, abs=1)
    assert steps(desk) == 2
    at = grip(desk, GripKind.CORNER, Corner.UPPER_RIGHT)
    drag(desk.view, at, box_spot(desk, lead, 1.0, 0.0))
    assert cut_corners(box_of(desk, lead).shape) == {}


def test_l_is_carried_and_stretched_as_one(desk, lead):
    run(desk.bridge.session, "box.shape", box=lead, cells="1 12 3 10; 0 22 4 30")
    settle()
    before = cut_corners(box_of(desk, lead).shape)
    start = box_spot(desk, lead, 0.6, 0.7)
    right = round(desk.scene.paper.chars * desk.scene.paper.em * desk.view.transform().m11() * 1.1)
    drag(desk.view, start, start + QPoint(right, 0))
    moved = box_of(desk, lead).shape
    assert bounds(moved).column == 1
    assert cut_corners(moved) == before
    foot = box_spot(desk, lead, 0.5, 1.0)
    drag(desk.view, foot, foot - QPoint(0, 30))
    assert bounds(box_of(desk, lead).shape).lines < bounds(moved).lines
    assert cut_corners(box_of(desk, lead).shape) == before


def test_columns_are_pulled_narrower_and_back(desk, lead):
    at = grip(desk, GripKind.COLUMNS)
    rect = desk.scene.rect_of(lead)
    wide = desk.view.mapFromScene(QPointF(rect.left() + rect.width() / 2, 0)).x()
    drag(desk.view, at, QPoint(wide, at.y()))
    assert box_of(desk, lead).columns == 2
    texts = [r for r in desk.scene.find(lead)[1].regions if r.kind is RegionKind.TEXT]
    assert len({region.rect.x for region in texts}) == 2
    assert steps(desk) == 2


@pytest.mark.parametrize(
    ("across", "down", "wanted"),
    [
        (0.05, 0.4, Arrangement.VERTICAL_LEFT),
        (0.95, 0.4, Arrangement.VERTICAL_RIGHT),
        (0.3, 0.3, Arrangement.BESIDE),
        (0.7, 0.3, Arrangement.INSIDE),
        (0.5, 0.7, Arrangement.SURROUNDED),
    ],
)
def test_heads_are_carried_to_where_they_stand(desk, lead, across, down, wanted):
    at = grip(desk, GripKind.HEADS)
    port = desk.view.viewport()
    QTest.mousePress(port, LEFT, PLAIN, at)
    to = box_spot(desk, lead, across, down)
    QTest.mouseMove(port, (at + to) / 2)
    QTest.mouseMove(port, to)
    settle()
    assert desk.view._overlay().ghost.label
    QTest.mouseRelease(port, LEFT, PLAIN, to)
    settle()
    assert box_of(desk, lead).arrangement is wanted
    assert steps(desk) == 2
    desk.bridge.session.undo()
    assert box_of(desk, lead).arrangement is Arrangement.OVER


def test_escape_gives_back_the_shape(desk, lead):
    before = desk.bridge.session.issue
    at, port = grip(desk, GripKind.CORNER, Corner.LOWER_LEFT), desk.view.viewport()
    QTest.mousePress(port, LEFT, PLAIN, at)
    QTest.mouseMove(port, at + QPoint(60, -90))
    assert desk.bridge.session.issue is not before
    QTest.keyClick(desk.view, Qt.Key.Key_Escape)
    assert desk.bridge.session.issue is before


def over(desk):
    """Place an article in a box that is too small, and return the box and its badge's place."""
    box = place(desk, "a1", column=0, line=12, columns=3, lines=18)
    mark = next(m for m in desk.view._overlay().boxes if m.box == box)
    port = desk.view.viewport()
    badge = overlay.badge_of(mark, desk.view.viewportTransform(), desk.view.font(), port.rect())
    assert mark.fit.state == "over"
    return box, badge.center().toPoint()


@pytest.mark.parametrize("zoom", [0.4, 0.7, 1.0, 2.0])
@pytest.mark.parametrize("lines", [4, 12, 40])
def test_badge_of_a_selected_box_covers_none_of_its_grips(desk, zoom, lines):
    box = place(desk, "a1", column=0, line=12, columns=1, lines=lines)
    desk.view.zoom_to(zoom)
    desk.view.ensureVisible(desk.scene.rect_of(box), 0, 60)
    settle()
    mark = next(m for m in desk.view._overlay().boxes if m.box == box)
    to_device, window = desk.view.viewportTransform(), desk.view.viewport().rect()
    badge = overlay.badge_of(mark, to_device, desk.view.font(), window)
    assert mark.handles
    assert window.contains(badge.toRect())
    for handle in HANDLES:
        at = overlay.handle_place(overlay.around(to_device.mapRect(mark.rect)), handle)
        half = overlay.GRIP / 2
        grip = QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half)
        assert not badge.intersects(grip), handle
    for grip in desk.view._overlay().grips:
        assert not badge.contains(to_device.map(grip.at)), grip


def test_of_several_boxes_only_those_that_do_not_fit_carry_a_badge_on_their_edge(desk):
    """Badges lie on words: of several selected boxes each covers as little as can be."""
    over(desk)
    place(desk, "a2", column=0, line=40, columns=3, lines=30)
    fits = place(desk, "a3", column=4, line=12, columns=1, lines=30)
    session = desk.bridge.session
    short = desk.scene.find(fits)[1].fit.lines
    run(session, "box.resize", box=fits, column=4, line=12, columns=1, lines=30 - short)
    settle()
    assert desk.scene.find(fits)[1].fit.state == "exact"
    QTest.keyClick(desk.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert len(session.selection.boxes) == 3
    to_device, window = desk.view.viewportTransform(), desk.view.viewport().rect()
    shown = desk.view._overlay().boxes
    assert all(mark.selected for mark in shown)
    marks = {mark.fit.state: mark for mark in shown if mark.fit}
    assert set(marks) == {"over", "short"}
    for mark in marks.values():
        brief = overlay.badge_of(mark, to_device, desk.view.font(), window)
        full = overlay.badge_of(replace(mark, brief=False), to_device, desk.view.font(), window)
        assert brief.width() < full.width()
        assert abs(brief.center().y() - to_device.mapRect(mark.rect).bottom()) <= 2


@pytest.mark.parametrize("zoom", [0.2, 0.4, 1.0])
def test_badges_leave_the_heads_of_small_boxes_in_sight(desk, zoom):
    place(desk, "a1", column=0, line=12, columns=1, lines=10)
    place(desk, "a2", column=1, line=12, columns=2, lines=9)
    desk.bridge.select(replace(desk.bridge.session.selection, boxes=()))
    desk.view.zoom_to(zoom)
    settle()
    to_device, window = desk.view.viewportTransform(), desk.view.viewport().rect()
    marks = [mark for mark in desk.view._overlay().boxes if mark.fit]
    assert [mark.fit.state for mark in marks] == ["over", "over"]
    for mark in marks:
        badge = overlay.badge_of(mark, to_device, desk.view.font(), window)
        rect = to_device.mapRect(mark.rect)
        assert badge.width() <= rect.width() + overlay.GRIP
        assert badge.top() >= rect.center().y() - overlay.GRIP


@pytest.mark.parametrize(("zoom", "scale"), [(0.25, 0.5), (1.0, 1.0)])
def test_the_pin_of_a_small_box_lies_on_its_corner(desk, zoom, scale):
    box = place(desk, "a2", column=0, line=12, columns=2, lines=12)
    desk.bridge.run("box.pin")
    desk.view.zoom_to(zoom)
    settle()
    mark = next(m for m in desk.view._overlay().boxes if m.box == box)
    rect = desk.view.viewportTransform().mapRect(mark.rect)
    middle, drawn = overlay.pin_of(mark, rect)
    assert drawn == scale
    assert rect.adjusted(0, 0, -1, 0).contains(middle) == (scale == 1.0)


def ends_menu(desk) -> QMenu:
    return next(m for m in desk.view.findChildren(QMenu) if m.objectName() == "jump-ends")


def choose(menu: QMenu, row: int) -> None:
    QTest.mouseClick(menu, LEFT, PLAIN, menu.actionGeometry(menu.actions()[row]).center())
    settle()


def test_rest_is_carried_by_its_badge_to_another_page_and_ends_at_a_sentence(desk):
    box, badge = over(desk)
    flatplan, port = desk.flatplan, desk.view.viewport()
    page = desk.bridge.session.issue.pages[1].id
    on_screen = flatplan.viewport().mapToGlobal(
        flatplan.visualRect(flatplan.pages.index(flatplan.pages.row_of(page))).center()
    )
    to = port.mapFromGlobal(on_screen)
    QTest.mousePress(port, LEFT, PLAIN, badge)
    for at in (badge + QPoint(20, 20), to):
        QTest.mouseMove(port, at)
    QTest.mouseRelease(port, LEFT, PLAIN, to)
    settle()
    article = box_of(desk, box).article
    first, second = index(desk.bridge.session.issue).parts[article]
    assert second[0] == page
    menu = ends_menu(desk)
    assert 3 <= len(menu.actions()) <= 6
    choose(menu, 1)
    (made,) = index(desk.bridge.session.issue).articles[article].breaks
    text = index(desk.bridge.session.issue).articles[article].paragraphs[made.at.paragraph].text
    assert text[: made.at.offset][-1] in "。！？…”"
    assert first[1].id == box


def test_article_dropped_again_goes_on_there_and_ends_are_offered(desk):
    box, _badge = over(desk)
    desk.going.turn(1)
    settle()
    mime = desk.tray.model.mimeData([desk.tray.model.index(desk.tray.model.row_of("a1"))])
    drop(desk.view, mime, desk.view.mapFromScene(desk.scene.sceneRect().center()))
    assert len(index(desk.bridge.session.issue).parts["a1"]) == 2
    menu = ends_menu(desk)
    choose(menu, len(menu.actions()) - 1)
    assert not index(desk.bridge.session.issue).articles["a1"].breaks
    assert box_of(desk, box).part == 1


def test_pages_are_offered_for_the_rest_by_the_menu(desk):
    box, _badge = over(desk)
    desk.actions.by_name["box.continue"].trigger()
    settle()
    menu = next(m for m in desk.view.findChildren(QMenu) if m.objectName() == "continue-on")
    issue = desk.bridge.session.issue
    assert folio_of(issue, issue.pages[1].id) in menu.actions()[0].text()
    choose(menu, 0)
    assert [p for p, _b in index(desk.bridge.session.issue).parts["a1"]] == [
        issue.pages[0].id,
        issue.pages[1].id,
    ]
    assert box_of(desk, box).part == 1


def test_what_lies_on_words_is_drawn_only_near_the_mouse(desk):
    box = place(desk, "a1", column=0, line=12, columns=2, lines=40)
    port, to_device = desk.view.viewport(), desk.view.viewportTransform()
    grips = desk.view._overlay().grips
    knob = next(g for g in grips if g.kind is GripKind.HEADS)
    assert knob not in overlay.seen(grips, None, to_device)
    middle = to_device.mapRect(desk.scene.rect_of(box)).center()
    hover(port, middle.toPoint())
    now = desk.view._overlay()
    assert knob not in overlay.seen(now.grips, now.mouse, to_device)
    hover(port, to_device.map(knob.at).toPoint() + QPoint(20, 10))
    now = desk.view._overlay()
    assert knob in overlay.seen(now.grips, now.mouse, to_device)


def test_handles_stand_outside_of_a_box_and_never_on_each_other():
    rect = QRectF(100, 100, 24, 300)
    places = [
        overlay.handle_place(overlay.around(rect), handle) for handle in overlay.handles_of(rect)
    ]
    assert len(places) == 6
    for at in places:
        grip = QRectF(at.x() - 3, at.y() - 3, 6, 6)
        assert not grip.intersects(rect.adjusted(1, 1, -1, -1))
        others = [other for other in places if other is not at]
        assert all((other - at).manhattanLength() > overlay.GRIP for other in others)


def test_a_small_box_has_no_diamonds_under_its_handles(desk):
    place(desk, "a1", column=0, line=12, columns=1, lines=4)
    desk.view.zoom_to(0.4)
    settle()
    assert all(g.kind is not GripKind.CORNER for g in desk.view._overlay().grips)
