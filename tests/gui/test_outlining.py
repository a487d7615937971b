"""Text round an outline, and heads over a picture: drawn by mouse and key, seen before kept."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from layout_app.desk.commands import run
from layout_app.desk.commands.inks import ink_text
from layout_app.model.box import RegionKind
from layout_app.model.ink import BLACK, PAPER
from layout_app.ui.canvas.outline_editor import OutlineEditor
from layout_app.ui.dialogs.under_heads import UnderHeadsDialog
from tests.gui.hands import choose, click, figures, picture_of, selected_box
from tests.gui.mouse import PLAIN, pull, settle, steps

pytestmark = pytest.mark.gui


def by_menu_of_picture(desk, row: str) -> None:
    """Choose a row of the menu that the right button opens over the picture."""
    rect, port = (
        desk.view.region_rect(selected_box(desk).id, RegionKind.PICTURE),
        desk.view.viewport(),
    )
    at = rect.topLeft().toPoint() + QPoint(20, 20)
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, port.mapToGlobal(at))
    QApplication.sendEvent(port, asked)
    settle()
    (menu,) = (m for m in desk.window.findChildren(QMenu, "picture-menu") if m.isVisible())
    action = next(a for a in menu.actions() if a.text() == row)
    assert action.isEnabled()
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, PLAIN, menu.actionGeometry(action).center())
    settle()


@pytest.fixture
def outlined(pictured):
    by_menu_of_picture(pictured, "Text round an outline…")
    (editor,) = pictured.view.viewport().findChildren(OutlineEditor)
    return pictured, editor


def test_corners_are_carried_and_pulled_out_of_a_side(outlined):
    desk, editor = outlined
    before = len(desk.bridge.session.history.labels)
    area = editor.area()
    by = QPoint(round(area.width() * 0.25), 0)
    pull(editor, area.topLeft().toPoint(), by)
    assert len(editor.corners) == 4
    assert editor.corners[0] == pytest.approx((0.25, 0), abs=0.01)
    right = QPoint(round(area.right()), round(area.center().y()))
    pull(editor, right, QPoint(round(-area.width() * 0.3), 0))
    assert len(editor.corners) == 5
    assert editor.corners[2] == pytest.approx((0.7, 0.5), abs=0.01)
    drawn = editor.corners
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settle()
    assert picture_of(desk).contour == drawn
    assert steps(desk) == before + 1


def test_corners_stay_within_the_picture(outlined):
    _desk, editor = outlined
    pull(editor, editor.area().topLeft().toPoint(), QPoint(-60, -60))
    assert editor.corners[0] == (0.0, 0.0)


def test_outline_is_drawn_by_keys(outlined):
    desk, editor = outlined
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.chosen == 1
    for _ in range(10):
        QTest.keyClick(editor, Qt.Key.Key_Left)
    assert editor.corners[1] == pytest.approx((0.9, 0))
    QTest.keyClick(editor, Qt.Key.Key_Insert)
    assert editor.corners[2] == pytest.approx((0.95, 0.5))
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    assert len(editor.corners) == 3
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settle()
    assert len(picture_of(desk).contour) == 3


def test_home_takes_the_rectangle_again_and_escape_leaves_all(outlined):
    desk, editor = outlined
    run(desk.bridge.session, "picture.contour", article="a2", picture=0, corners="0 0 1 0 0 1")
    QTest.keyClick(editor, Qt.Key.Key_Left)
    QTest.keyClick(editor, Qt.Key.Key_Right)
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    settle()
    assert len(picture_of(desk).contour) == 3
    choose(desk, "menu-copy", "picture.contour")
    editor = next(e for e in desk.view.viewport().findChildren(OutlineEditor) if e.isVisible())
    assert len(editor.corners) == 3
    QTest.keyClick(editor, Qt.Key.Key_Home)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settle()
    assert picture_of(desk).contour == ()


def test_text_runs_into_what_the_outline_leaves_free(outlined):
    desk, editor = outlined
    page = desk.bridge.session.selection.page
    taken = {b.box: b.fit for b in desk.bridge.session.composed(page).boxes}
    pull(editor, editor.area().bottomRight().toPoint(), QPoint(-400, -400))
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settle()
    now = {b.box: b.fit for b in desk.bridge.session.composed(page).boxes}
    assert now != taken


def test_heads_are_laid_over_the_picture_and_come_back(pictured):
    desk = pictured
    by_menu_of_picture(desk, "Lay the heads over the picture…")
    (dialog,) = desk.window.findChildren(UnderHeadsDialog)
    assert dialog.ink.currentData() == ink_text(PAPER)
    assert dialog.lines.maximum() == selected_box(desk).shape[0].lines - 1
    figures(dialog.lines, "12")
    before = steps(desk)
    click(dialog.keep)
    assert steps(desk) == before + 1
    (place,) = selected_box(desk).regions
    assert place.over
    assert (selected_box(desk).head_lines, selected_box(desk).head_ink) == (13, PAPER)
    by_menu_of_picture(desk, "Let it find its place")
    assert selected_box(desk).regions == ()
    assert (selected_box(desk).head_lines, selected_box(desk).head_ink) == (0, None)


def test_heads_over_a_picture_are_changed_from_the_menu_of_copy(pictured):
    desk = pictured
    box = selected_box(desk).id
    run(desk.bridge.session, "picture.under_heads", box=box, lines=9, ink="0 0 0 1")
    settle()
    choose(desk, "menu-copy", "picture.under_heads")
    (dialog,) = desk.window.findChildren(UnderHeadsDialog)
    assert (dialog.lines.value(), dialog.ink.currentData()) == (9, ink_text(BLACK))
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    settle()
    assert selected_box(desk).head_lines == 10
