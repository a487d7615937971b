"""Pictures cropped where they stand, by mouse and by key."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from layout_app.desk.commands import run
from layout_app.desk.words import msg
from layout_app.model.box import RegionKind
from layout_app.ui.canvas.crop_editor import CropEditor
from tests.gui.hands import picture_of
from tests.gui.mouse import LEFT, PLAIN, pull, settle, steps
from tests.gui.test_canvas import place

pytestmark = pytest.mark.gui
SHIFT = Qt.KeyboardModifier.ShiftModifier


def opened(desk) -> CropEditor:
    box = desk.bridge.session.selection.boxes[0]
    rect = desk.view.region_rect(box, RegionKind.PICTURE)
    QTest.mouseDClick(desk.view.viewport(), LEFT, PLAIN, rect.center().toPoint())
    settle()
    return next(e for e in desk.view.viewport().findChildren(CropEditor) if e.isVisible())


def test_frame_is_drawn_by_a_corner_and_carried(pictured):
    before = len(pictured.bridge.session.history.labels)
    editor = opened(pictured)
    area = editor.area()
    corner = editor.frame().bottomRight().toPoint()
    pull(editor, corner, QPoint(round(-area.width() * 0.4), round(-area.height() * 0.5)))
    assert editor.crop.w == pytest.approx(0.6, abs=0.02)
    assert editor.crop.h == pytest.approx(0.5, abs=0.02)
    pull(editor, editor.frame().center().toPoint(), QPoint(round(area.width() * 0.2), 0))
    assert editor.crop.x == pytest.approx(0.2, abs=0.02)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settle()
    assert picture_of(pictured).crop.x == pytest.approx(0.2, abs=0.02)
    assert len(pictured.bridge.session.history.labels) == before + 1
    assert steps(pictured) == before + 1


@pytest.mark.parametrize("by_key", [False, True])
def test_the_printed_part_is_carried_where_the_frame_cannot_go(pictured, by_key):
    """A picture that is shown whole has no room for its frame: what is cut off still has."""
    box = pictured.bridge.session.selection.boxes[0]
    tall = {"x": 0, "line": 4, "width": 8, "lines": 16}
    run(pictured.bridge.session, "box.region", box=box, kind="picture", **tall)
    settle()
    before = steps(pictured)
    editor = opened(pictured)
    part = editor.printed()
    assert part.w < 0.8
    if by_key:
        QTest.keyClick(editor, Qt.Key.Key_Left)
    else:
        pull(editor, editor.frame().center().toPoint(), QPoint(-30, 10))
    assert editor.printed().x < part.x
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settle()
    assert picture_of(pictured).crop is None
    assert picture_of(pictured).focus is not None
    assert steps(pictured) == before + 1


def test_click_says_what_stays_in_sight(pictured):
    editor = opened(pictured)
    area = editor.area()
    at = QPoint(round(area.x() + area.width() * 0.25), round(area.y() + area.height() * 0.75))
    QTest.mouseClick(editor, LEFT, PLAIN, at)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settle()
    assert picture_of(pictured).focus == pytest.approx((0.25, 0.75), abs=0.02)
    assert picture_of(pictured).crop is None


def test_crop_and_focus_of_one_opening_are_one_step(pictured):
    before, was = steps(pictured), picture_of(pictured)
    editor = opened(pictured)
    for _ in range(10):
        QTest.keyClick(editor, Qt.Key.Key_Left, SHIFT)
    QTest.mouseClick(editor, LEFT, PLAIN, editor.frame().center().toPoint())
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settle()
    assert picture_of(pictured).crop.w == 0.9
    assert picture_of(pictured).focus == pytest.approx((0.45, 0.5), abs=0.02)
    assert steps(pictured) == before + 1
    pictured.bridge.session.undo()
    assert picture_of(pictured) == was


def test_keys_crop_and_home_shows_all(pictured):
    pictured.actions.by_name["view.crop"].trigger()
    settle()
    (editor,) = pictured.view.viewport().findChildren(CropEditor)
    for _ in range(10):
        QTest.keyClick(editor, Qt.Key.Key_Left, SHIFT)
    QTest.keyClick(editor, Qt.Key.Key_Right)
    assert (editor.crop.x, editor.crop.w) == (0.01, 0.9)
    QTest.keyClick(editor, Qt.Key.Key_Home)
    assert editor.crop.w == 1
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert picture_of(pictured).crop is None


def test_the_part_that_is_printed_is_told_with_its_size_and_resolution(pictured):
    editor = opened(pictured)
    session = pictured.bridge.session
    page = session.composed(session.selection.page)
    (box,) = [b for b in page.boxes if any(r.kind is RegionKind.PICTURE for r in b.regions)]
    place = next(r.rect for r in box.regions if r.kind is RegionKind.PICTURE)
    part, pixels = editor.printed(), picture_of(pictured).pixels
    assert part.w * pixels[0] / (part.h * pixels[1]) == pytest.approx(place.w / place.h, rel=0.01)
    dots = round(pixels[0] * part.w / (place.w / 72))
    width, height = round(place.w / 72 * 25.4), round(place.h / 72 * 25.4)
    assert str(width) in editor.told()
    assert str(height) in editor.told()
    assert f"{dots} dpi" in editor.told()
    QTest.keyClick(editor, Qt.Key.Key_Left, SHIFT)
    assert editor.printed() != part


def test_escape_leaves_the_picture(pictured):
    before = pictured.bridge.session.issue
    editor = opened(pictured)
    QTest.keyClick(editor, Qt.Key.Key_Up, SHIFT)
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    settle()
    assert pictured.bridge.session.issue is before


def test_a_box_without_a_picture_says_so(desk, window):
    place(desk, "a3", columns=1, lines=20)
    desk.actions.by_name["view.crop"].trigger()
    settle()
    assert window.statusBar().currentMessage()


def test_box_whose_article_is_lost_is_not_cropped(desk, session):
    cells = {"column": 0, "line": 12, "columns": 3, "lines": 30}
    run(session, "box.place", article="a2", page="A01", **cells)
    (box,) = session.selection.boxes
    session.do(
        lambda issue: replace(issue, articles=tuple(a for a in issue.articles if a.id != "a2")),
        msg("Save"),
    )
    settle()
    told = []
    desk.bridge.refused.connect(told.append)
    desk.cropping.open(box, 0)
    assert told == ["There is no picture in this box to crop."]
