"""Pictures of an article are carried and stretched in its box by the mouse."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QMenu

from layout_app.desk.commands import run
from layout_app.edit.shapes import Corner
from layout_app.model.box import RegionKind
from layout_app.model.issue import index
from layout_app.ui.canvas.framing import Frame, Room, carried, stretched
from layout_app.ui.canvas.shaping import GripKind
from layout_app.ui.dialogs.caption import CaptionDialog
from tests.gui.copy_made import photograph
from tests.gui.mouse import drag, settle, steps
from tests.gui.test_canvas import place

pytestmark = pytest.mark.gui
ROOM = Room(width=44.0, lines=30, columns=((0.0, 14.0), (15.0, 29.0), (30.0, 44.0)))
FRAME = Frame(x=30.0, line=4, width=14.0, lines=8)


@pytest.mark.parametrize(
    ("to", "freely", "wanted"),
    [
        ((15.6, 9.4), False, (15.0, 9)),
        ((15.6, 9.4), True, (16.0, 9)),
        ((7.2, 0.0), False, (7.0, 0)),
        ((90.0, 90.0), False, (30.0, 22)),
        ((-5.0, -5.0), False, (0.0, 0)),
    ],
)
def test_carried_picture_lands_on_a_column_and_stays_inside(to, freely, wanted):
    found = carried(FRAME, *to, ROOM, freely=freely)
    assert (found.x, found.line) == wanted
    assert (found.width, found.lines) == (FRAME.width, FRAME.lines)


@pytest.mark.parametrize(
    ("corner", "to", "wanted"),
    [
        (Corner.LOWER_LEFT, (15.7, 18.2), (15.0, 4, 29.0, 14)),
        (Corner.UPPER_LEFT, (22.0, 1.0), (22.0, 1, 22.0, 11)),
        (Corner.LOWER_RIGHT, (10.0, 0.0), (30.0, 4, 3.0, 2)),
        (Corner.UPPER_RIGHT, (99.0, 99.0), (30.0, 10, 14.0, 2)),
    ],
)
def test_stretched_picture_keeps_its_other_corner(corner, to, wanted):
    found = stretched(FRAME, corner, *to, ROOM)
    assert (found.x, found.line, found.width, found.lines) == wanted


def region(desk):
    (box,) = desk.bridge.session.selection.boxes
    return next(r.rect for r in desk.scene.find(box)[1].regions if r.kind is RegionKind.PICTURE)


def grip(desk, corner=None):
    found = [
        g for g in desk.view._overlay().grips if (g.kind, g.corner) == (GripKind.PICTURE, corner)
    ]
    return desk.view.mapFromScene(found[0].at)


def test_corner_makes_a_picture_a_column_narrower_in_one_step(pictured):
    desk = pictured
    (box,) = desk.bridge.session.selection.boxes
    before, done = region(desk), steps(desk)
    paper = desk.scene.paper
    left = before.x + (paper.chars + paper.gutter) * paper.em
    at = desk.view.mapFromScene(QPointF(left + 2, before.bottom + 6 * paper.leading))
    drag(desk.view, grip(desk, Corner.LOWER_LEFT), at)
    after = region(desk)
    assert after.w == pytest.approx(paper.chars * paper.em, abs=0.01)
    assert before.w > 2 * after.w
    assert after.h == pytest.approx(before.h + 6 * paper.leading, abs=0.01)
    assert (after.right, after.y) == pytest.approx((before.right, before.y), abs=0.01)
    assert steps(desk) == done + 1
    run(desk.bridge.session, "edit.undo")
    assert index(desk.bridge.session.issue).boxes[box][1].regions == ()


def test_cross_carries_a_picture_in_one_step(pictured):
    desk = pictured
    before = region(desk)
    to = QPointF(before.x - before.w / 2, before.y + before.h * 1.5)
    drag(desk.view, grip(desk), desk.view.mapFromScene(to))
    after = region(desk)
    assert after.x < before.x
    assert after.y > before.y
    assert (after.w, after.h) == pytest.approx((before.w, before.h), abs=0.01)
    grips = desk.view._overlay().grips
    assert sum(g.kind is GripKind.PICTURE for g in grips) in (1, 5)
    desk.bridge.session.undo()
    settle()
    assert region(desk) == before


def asked_at(desk):
    """Ask for the menu over the picture with the right button."""
    at = desk.view.mapFromScene(QPointF(region(desk).x + 20, region(desk).y + 20))
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, at, desk.view.viewport().mapToGlobal(at)
    )
    QApplication.sendEvent(desk.view.viewport(), event)
    settle()
    (menu,) = (m for m in desk.window.findChildren(QMenu, "picture-menu") if m.isVisible())
    return {action.text(): action for action in menu.actions()}, menu


def test_menu_of_a_picture_writes_its_caption_and_lets_it_find_its_place(pictured):
    desk = pictured
    offered, menu = asked_at(desk)
    assert not offered["Let it find its place"].isEnabled()
    offered["Caption and credit…"].trigger()
    menu.close()
    settle()
    (dialog,) = (d for d in desk.window.findChildren(CaptionDialog) if d.isVisible())
    done = steps(desk)
    dialog.caption.setPlainText("河边的新树")
    dialog.credit.setText("周一舟")
    QTest.keyClick(dialog.credit, Qt.Key.Key_Return)
    settle()
    (picture,) = index(desk.bridge.session.issue).articles["a2"].pictures
    assert (picture.caption, picture.credit) == ("河边的新树", "周一舟")
    assert steps(desk) == done + 1
    drag(desk.view, grip(desk), grip(desk) + QPoint(0, 60))
    (box,) = desk.bridge.session.selection.boxes
    assert index(desk.bridge.session.issue).boxes[box][1].regions
    offered, menu = asked_at(desk)
    offered["Let it find its place"].trigger()
    menu.close()
    settle()
    assert index(desk.bridge.session.issue).boxes[box][1].regions == ()
    offered, menu = asked_at(desk)
    offered["Take the picture out"].trigger()
    menu.close()
    settle()
    assert index(desk.bridge.session.issue).articles["a2"].pictures == ()


def test_caption_by_key_asks_which_of_several_pictures(pictured, tmp_path, monkeypatch):
    desk = pictured
    run(desk.bridge.session, "picture.add", article="a2", path=photograph(tmp_path))
    settle()
    monkeypatch.setattr(
        QInputDialog, "getItem", lambda _parent, _title, _words, names, *_: (names[1], True)
    )
    desk.actions.by_name["picture.remove"].trigger()
    settle()
    assert len(index(desk.bridge.session.issue).articles["a2"].pictures) == 1


def test_box_menu_offers_only_what_may_act(desk):
    place(desk, "a1", columns=3, lines=40)
    menu = desk.actions.context_menu(desk.window, "context-box")
    assert menu.actions()
    assert all(action.isEnabled() for action in menu.actions())
    menu.close()
