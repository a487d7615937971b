"""The page under the hand: dropping, moving, stretching, keys, zoom."""

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QDragEnterEvent, QImage, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from layout_app.desk.commands import run
from layout_app.desk.pages.fitting import fit_text
from layout_app.desk.session import Selection
from layout_app.fonts.catalogue import shipped
from layout_app.model.geometry import Cells
from layout_app.model.ids import BoxId
from layout_app.model.issue import index, stylebook_of
from layout_app.model.paper import cells_rect
from layout_app.ui.canvas import box_item
from layout_app.ui.canvas.gestures import cells_of, select_boxes
from layout_app.ui.screen.faces import ScreenFaces
from layout_app.ui.screen.painter import page_image
from tests.gui.hands import CONTROL
from tests.gui.mouse import LEFT, PLAIN, drag, drop, settle, steps

pytestmark = pytest.mark.gui


def place(desk, article="a2", column=0, line=12, columns=2, lines=30) -> BoxId:
    session = desk.bridge.session
    run(
        session,
        "box.place",
        article=article,
        page="A01",
        column=column,
        line=line,
        columns=columns,
        lines=lines,
    )
    settle()
    return session.selection.boxes[0]


def spot(desk, column: float, line: float) -> QPoint:
    """Return the viewport point of a cell of the first page."""
    paper = desk.scene.paper
    rect = cells_rect(paper, Cells(column=int(column), line=int(line), columns=1, lines=1))
    return desk.view.mapFromScene(QPointF(rect.x + 6, rect.y + 4))


def box_spot(desk, box: BoxId, across: float, down: float) -> QPoint:
    rect = desk.scene.rect_of(box)
    at = QPointF(rect.x() + across * rect.width(), rect.y() + down * rect.height())
    return desk.view.mapFromScene(at)


def test_article_dropped_from_tray_lands_as_one_box(desk):
    at = desk.tray.model.index(desk.tray.model.row_of("a2"))
    assert drop(desk.view, desk.tray.model.mimeData([at]), spot(desk, 1, 20)) == [True, True, True]
    (box,) = desk.bridge.session.selection.boxes
    cells = cells_of(desk.bridge, box)
    assert (cells.column, cells.line) == (1, 20)
    assert desk.scene.find(box)[1].fit.state != "over"
    assert steps(desk) == 1


def test_ghost_shrinks_beside_a_box_that_stands_there(desk):
    place(desk, "a3", column=2, line=12, columns=3, lines=20)
    at = desk.tray.model.index(desk.tray.model.row_of("a1"))
    drop(desk.view, desk.tray.model.mimeData([at]), spot(desk, 0, 12))
    cells = cells_of(desk.bridge, desk.bridge.session.selection.boxes[0])
    assert (cells.column, cells.columns) == (0, 2)


def test_foreign_things_are_refused(desk):
    mime = QMimeData()
    mime.setText("words from elsewhere")
    event = QDragEnterEvent(
        QPoint(200, 200),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(desk.view.viewport(), event)
    assert not event.isAccepted()


def test_box_moved_by_mouse_snaps_to_cells_as_one_step(desk):
    box = place(desk)
    before = desk.bridge.session.issue
    paper = desk.scene.paper
    right = round((paper.chars + paper.gutter) * paper.em * desk.view.transform().m11())
    down = round(5 * paper.leading * desk.view.transform().m22())
    start = box_spot(desk, box, 0.5, 0.5)
    drag(desk.view, start, start + QPoint(right, down))
    cells = cells_of(desk.bridge, box)
    assert (cells.column, cells.line) == (1, 17)
    assert steps(desk) == 2
    QTest.keyClick(desk.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert desk.bridge.session.issue is before


def test_escape_in_mid_drag_leaves_no_trace(desk):
    box = place(desk)
    before = desk.bridge.session.issue
    start = box_spot(desk, box, 0.5, 0.5)
    port = desk.view.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(port, start + QPoint(60, 60))
    QTest.mouseMove(port, start + QPoint(120, 90))
    assert desk.bridge.session.issue is not before
    QTest.keyClick(desk.view, Qt.Key.Key_Escape)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    assert desk.bridge.session.issue is before
    assert steps(desk) == 1


def test_box_stretched_by_handle_reflows_at_every_cell(desk):
    box = place(desk, "a1", lines=20)
    before = desk.scene.find(box)[1].fit
    assert before.state == "over"
    paper = desk.scene.paper
    start = box_spot(desk, box, 0.5, 1.0)
    port = desk.view.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    badges = []
    for lines in (4, 8, 12):
        by = round(lines * paper.leading * desk.view.transform().m22())
        QTest.mouseMove(port, start + QPoint(0, by))
        settle()
        badges.append(fit_text(desk.scene.find(box)[1].fit))
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    assert cells_of(desk.bridge, box).lines == 32
    assert len(set(badges)) == 3
    assert steps(desk) == 2


def test_click_on_paper_selects_nothing_but_the_page(desk):
    box = place(desk)
    QTest.mouseClick(
        desk.view.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        spot(desk, 4, 60),
    )
    assert desk.bridge.session.selection.boxes == ()
    QTest.mouseClick(
        desk.view.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        box_spot(desk, box, 0.4, 0.4),
    )
    assert desk.bridge.session.selection.boxes == (box,)
    assert desk.bridge.session.selection.article == "a2"


def test_rubber_band_selects_what_it_touches(desk):
    one, two = place(desk), place(desk, "a3", column=3, line=12, columns=1, lines=20)
    drag(desk.view, spot(desk, 0, 70), spot(desk, 4, 30))
    assert set(desk.bridge.session.selection.boxes) == {one, two}


def test_arrows_nudge_and_make_one_step(desk):
    box = place(desk)
    for _ in range(3):
        QTest.keyClick(desk.view, Qt.Key.Key_Down)
    QTest.keyClick(desk.view, Qt.Key.Key_Right)
    cells = cells_of(desk.bridge, box)
    assert (cells.column, cells.line) == (1, 15)
    assert steps(desk) == 2


def test_shift_arrows_stretch(desk):
    box = place(desk)
    QTest.keyClick(desk.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(desk.view, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert cells_of(desk.bridge, box) == Cells(column=0, line=12, columns=3, lines=29)


def test_tab_walks_the_boxes_in_reading_order(desk):
    low = place(desk, "a2", column=0, line=50, columns=2, lines=15)
    right = place(desk, "a3", column=2, line=12, columns=1, lines=20)
    left = place(desk, "a1", column=0, line=12, columns=2, lines=30)
    select_boxes(desk.bridge, ())
    walked = []
    for _ in range(4):
        QTest.keyClick(desk.view, Qt.Key.Key_Tab)
        walked.append(desk.bridge.session.selection.boxes[0])
    assert walked == [left, right, low, left]


def test_refused_move_says_why_and_changes_nothing(desk, window):
    place(desk, line=12)
    before = desk.bridge.session.issue
    QTest.keyClick(desk.view, Qt.Key.Key_Left)
    assert desk.bridge.session.issue is before
    assert window.statusBar().currentMessage()


def test_delete_takes_the_box_and_leaves_the_article(desk, window):
    place(desk)
    desk.actions.by_name["box.remove"].trigger()
    assert not index(desk.bridge.session.issue).parts
    assert "a2" in desk.tray.rows()


def test_delete_takes_all_that_is_selected_as_one_step(desk):
    place(desk, "a1", columns=2)
    place(desk, "a2", column=2, columns=2)
    before = steps(desk)
    QTest.keyClick(desk.view, Qt.Key.Key_A, CONTROL)
    QTest.keyClick(desk.view, Qt.Key.Key_Delete)
    settle()
    assert not index(desk.bridge.session.issue).parts
    assert steps(desk) == before + 1
    assert desk.bridge.session.undo_label == "Take 2 boxes from the page"
    assert not desk.bridge.session.selection.boxes


def test_click_on_one_of_several_selected_boxes_takes_that_one(desk):
    place(desk, "a1", columns=2)
    second = place(desk, "a2", column=2, columns=2)
    QTest.keyClick(desk.view, Qt.Key.Key_A, CONTROL)
    at = box_spot(desk, second, 0.5, 0.5)
    QTest.mousePress(desk.view.viewport(), LEFT, PLAIN, at)
    assert len(desk.bridge.session.selection.boxes) == 2, "they may be about to be carried"
    QTest.mouseRelease(desk.view.viewport(), LEFT, PLAIN, at)
    settle()
    assert desk.bridge.session.selection.boxes == (second,)
    assert desk.bridge.session.selection.article == "a2"


def test_zoom_steps_and_fit_keep_their_order(desk):
    fitting = desk.view.zoom
    desk.view.zoom_to(1.0)
    desk.view.step(up=True)
    assert desk.view.zoom == pytest.approx(1.5)
    desk.view.step(up=False)
    assert desk.view.zoom == pytest.approx(1.0)
    desk.view.fit()
    assert desk.view.zoom == pytest.approx(fitting)


@pytest.mark.parametrize("grip", [0.5, 0.0])
def test_box_is_not_pulled_over_the_masthead_but_by_alt(desk, grip):
    """By its middle it is moved, by its upper edge it is made higher."""
    head = stylebook_of(desk.bridge.session.issue).masthead_lines
    box = place(desk, column=0, line=head + 6, columns=2, lines=20)
    start = box_spot(desk, box, 0.5, grip) - QPoint(0, 4 if grip == 0.0 else 0)
    up = spot(desk, 0, 0).y() - spot(desk, 0, head + 6).y()
    drag(desk.view, start, start + QPoint(0, up))
    assert cells_of(desk.bridge, box).line == head
    assert steps(desk) == 2
    desk.bridge.session.undo()
    settle()
    port = desk.view.viewport()
    QTest.mousePress(port, LEFT, PLAIN, start)
    for part in (2, 1):
        at = QPointF(start + QPoint(0, up // part))
        moved = QMouseEvent(
            QEvent.Type.MouseMove, at, port.mapToGlobal(at), Qt.MouseButton.NoButton, LEFT,
            Qt.KeyboardModifier.AltModifier,
        )  # fmt: skip
        QApplication.sendEvent(port, moved)
        settle()
    QTest.mouseRelease(port, LEFT, PLAIN, start + QPoint(0, up))
    settle()
    assert cells_of(desk.bridge, box).line < head


def test_zoom_by_keys_goes_to_the_selected_box(desk):
    box = place(desk, column=0, line=13, columns=2, lines=10)
    desk.view.setFocus()
    QTest.keyClick(desk.window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert desk.view.zoom == pytest.approx(1.0)
    seen = desk.view.mapToScene(desk.view.viewport().rect()).boundingRect()
    assert seen.contains(desk.scene.rect_of(box).topLeft())


def test_wheel_zoom_keeps_the_point_under_the_mouse(desk):
    desk.view.zoom_to(1.0)
    point = QPointF(200, 180)
    before = desk.view.mapToScene(point.toPoint())
    QApplication.sendEvent(desk.view.viewport(), wheel(desk, point, 120))
    assert desk.view.zoom == pytest.approx(1.5)
    after = desk.view.mapToScene(point.toPoint())
    assert (after - before).manhattanLength() < 2


def test_wheel_with_shift_goes_sideways(desk):
    desk.view.zoom_to(3.0)
    across, down = desk.view.horizontalScrollBar(), desk.view.verticalScrollBar()
    before = across.value(), down.value()
    shift = Qt.KeyboardModifier.ShiftModifier
    QApplication.sendEvent(desk.view.viewport(), wheel(desk, QPointF(200, 180), -120, shift))
    assert across.value() > before[0]
    assert down.value() == before[1]


def wheel(
    desk, at: QPointF, by: int, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.ControlModifier
) -> QWheelEvent:
    return QWheelEvent(
        at,
        desk.view.viewport().mapToGlobal(at),
        QPoint(),
        QPoint(0, by),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )


def test_space_and_drag_pans(desk):
    desk.view.zoom_to(3.0)
    before = desk.view.verticalScrollBar().value()
    QTest.keyPress(desk.view, Qt.Key.Key_Space)
    drag(desk.view, QPoint(200, 200), QPoint(200, 120))
    QTest.keyRelease(desk.view, Qt.Key.Key_Space)
    assert desk.view.verticalScrollBar().value() == before + 80


def test_facing_pages_move_a_box_across(desk):
    box = place(desk)
    session = desk.bridge.session
    run(session, "box.move", box=box, page="A02", column=0, line=12)
    select_boxes(desk.bridge, (box,))
    settle()
    assert len(desk.scene.sheets) == 1 or desk.scene.sheets[0].page != session.issue.pages[0].id
    desk.scene.set_facing(True)
    settle()
    left, right = desk.scene.sheets
    start = box_spot(desk, box, 0.5, 0.5)
    width = round(desk.scene.paper.trim[0] * desk.view.transform().m11())
    drag(desk.view, start, start + QPoint(width, 0))
    assert index(session.issue).boxes[box][0] == right.page
    assert left.page != right.page


def test_read_only_issue_is_not_moved(desk):
    box = place(desk)
    desk.bridge.session.read_only = "somebody else"
    before = desk.bridge.session.issue
    start = box_spot(desk, box, 0.5, 0.5)
    drag(desk.view, start, start + QPoint(120, 90))
    assert desk.bridge.session.issue is before


def test_box_carried_to_a_thumbnail_moves_to_that_page(desk):
    box = place(desk)
    before = cells_of(desk.bridge, box)
    flatplan = desk.flatplan
    spot = flatplan.visualRect(flatplan.pages.index(1)).center()
    on_screen = flatplan.viewport().mapToGlobal(spot)
    port = desk.view.viewport()
    start = box_spot(desk, box, 0.5, 0.5)
    QTest.mousePress(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    for at in (start + QPoint(40, 40), port.mapFromGlobal(on_screen)):
        QTest.mouseMove(port, at)
    QTest.mouseRelease(
        port,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        port.mapFromGlobal(on_screen),
    )
    settle()
    issue = desk.bridge.session.issue
    assert index(issue).boxes[box][0] == issue.pages[1].id
    assert cells_of(desk.bridge, box) == before
    assert desk.bridge.session.selection.page == issue.pages[1].id
    assert steps(desk) == 2


def test_box_carried_to_a_thumbnail_lands_where_nothing_stands(desk):
    first, second = desk.bridge.session.issue.pages[:2]
    masthead = stylebook_of(desk.bridge.session.issue).masthead_lines
    below = place(desk, "a2", 0, masthead, 2, 10)
    run(desk.bridge.session, "box.place", article="a1", page=second.id, column=0, line=0, columns=3)
    settle()
    desk.bridge.select(Selection(page=second.id))
    settle()
    box = next(box.id for box in index(desk.bridge.session.issue).pages[second.id].boxes)
    port, flatplan = desk.view.viewport(), desk.flatplan
    picture = flatplan.visualRect(flatplan.pages.index(0)).center()
    there = port.mapFromGlobal(flatplan.viewport().mapToGlobal(picture))
    start = box_spot(desk, box, 0.5, 0.5)
    QTest.mousePress(port, LEFT, PLAIN, start)
    # Over the fold and on: the box is carried, and stays in its upper corner.
    QTest.mouseMove(port, start + QPoint(0, 8))
    QTest.mouseMove(port, there)
    QTest.mouseRelease(port, LEFT, PLAIN, there)
    settle()
    found = index(desk.bridge.session.issue)
    assert found.boxes[box][0] == first.id
    landed, standing = cells_of(desk.bridge, box), cells_of(desk.bridge, below)
    assert landed.line >= masthead
    assert not landed.overlaps(standing)


def test_box_let_go_outside_stays_where_it_was(desk):
    box = place(desk)
    before = desk.bridge.session.issue
    drag(desk.view, box_spot(desk, box, 0.5, 0.5), QPoint(-3000, -3000))
    assert desk.bridge.session.issue is before


def test_canvas_is_what_the_painter_paints(desk):
    place(desk, "a1", columns=3, lines=40)
    run(desk.bridge.session, "box.frame")
    select_boxes(desk.bridge, ())
    settle()
    scene, page = desk.scene, desk.bridge.session.issue.pages[0].id
    scene.set_grid(False)
    width, height = (round(side) for side in scene.paper.trim)
    for cached in (True, False):
        scene.set_cached(cached)
        canvas = QImage(width, height, QImage.Format.Format_RGB32)
        canvas.fill(Qt.GlobalColor.white)
        painter = QPainter(canvas)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scene.render(painter, QRectF(0, 0, width, height), QRectF(0, 0, width, height))
        painter.end()
        painted = page_image(scene.composed(page).display, ScreenFaces(shipped()), 1.0)
        assert _ink(canvas) == pytest.approx(_ink(painted), rel=0.01)


def _ink(image: QImage) -> int:
    """Return the darkness of a page but for its edges, where the shadow lies."""
    inner = image.copy(3, 3, image.width() - 6, image.height() - 6)
    grey = bytes(inner.convertToFormat(QImage.Format.Format_Grayscale8).constBits())
    return 255 * len(grey) - sum(grey)


@pytest.mark.parametrize("zoom", [0.31, 0.4, 0.473])
def test_carried_box_keeps_its_picture(desk, monkeypatch, zoom):
    box = place(desk, "a1")
    desk.view.zoom_to(zoom)
    settle()
    desk.view.viewport().repaint()
    painted: list[str] = []
    real = box_item.paint
    monkeypatch.setattr(
        box_item,
        "paint",
        lambda painter, *args, **kw: painted.append("") or real(painter, *args, **kw),
    )
    start, port = box_spot(desk, box, 0.5, 0.5), desk.view.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    places = set()
    for step in range(1, 40):
        QTest.mouseMove(port, start + QPoint(step % 7, 3 * step))
        settle(2)
        port.repaint()
        places.add(cells_of(desk.bridge, box).line)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    assert len(places) > 8
    assert painted == []


def test_commands_are_named_anew_when_the_hand_rests(desk):
    box = place(desk)
    undo = desk.actions.by_name["edit.undo"]
    start = box_spot(desk, box, 0.5, 0.5)
    drag(desk.view, start, start + QPoint(0, 80))
    assert "Move" in undo.text()
    QTest.keyClick(desk.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "Place" in undo.text()
