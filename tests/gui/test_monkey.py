"""Hands without a plan: whatever they do, nothing breaks and undo leads back."""

import os
import random
import re

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from layout_app.model.issue import index
from layout_app.ui.canvas.body_editor import BodyEditor
from layout_app.ui.canvas.crop_editor import CropEditor
from layout_app.ui.canvas.gestures import select_boxes
from layout_app.ui.canvas.headline_editor import HeadlineEditor
from layout_app.ui.canvas.rulers import Ruler
from tests.gui.copy_made import photograph
from tests.gui.mouse import LEFT, PLAIN, drag, drop, settle

pytestmark = pytest.mark.gui
CAMPAIGN = bool(os.environ.get("LAYOUT_CAMPAIGN"))
ROUNDS, ACTIONS = (25, 400) if CAMPAIGN else (3, 60)
KEYS = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Escape,
)
ELSEWHERE = re.compile(r"issue\.|help\.|view\.(colours|proof|inks|reading)|edit\.find")
"""Commands that open another process or another window; those that ask are known by the desk."""


def anywhere(chance: random.Random, desk) -> QPoint:
    port = desk.view.viewport()
    return QPoint(chance.randrange(port.width()), chance.randrange(port.height()))


def drop_something(chance: random.Random, desk) -> None:
    rows = desk.tray.model.rowCount()
    if not rows:
        return
    row = chance.randrange(rows)
    mime = desk.tray.model.mimeData([desk.tray.model.index(row)])
    drop(desk.view, mime, anywhere(chance, desk))
    asked = desk.view.findChild(QMenu, "occupied")
    if asked is not None:
        chance.choice(asked.actions()).trigger()
        asked.close()


def drag_something(chance: random.Random, desk) -> None:
    drag(desk.view, anywhere(chance, desk), anywhere(chance, desk), moves=3)


def press_something(chance: random.Random, desk) -> None:
    shift = chance.choice((Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier))
    QTest.keyClick(desk.view, chance.choice(KEYS), shift)


def type_something(chance: random.Random, desk) -> None:
    editor = desk.story.editor
    if not editor.isReadOnly():
        editor.go_to(chance.randrange(3), chance.randrange(20))
        QTest.keyClick(editor, chance.choice((Qt.Key.Key_A, Qt.Key.Key_Return, Qt.Key.Key_Delete)))


def choose_something(chance: random.Random, desk) -> None:
    boxes = [box.box for _sheet, box in desk.scene.boxes()]
    if boxes:
        select_boxes(
            desk.bridge, tuple(chance.sample(boxes, chance.randint(1, min(3, len(boxes)))))
        )


def order_something(chance: random.Random, desk) -> None:
    may = [
        action
        for name, action in desk.actions.by_name.items()
        if action.isEnabled() and name not in desk.actions.asking and not ELSEWHERE.match(name)
    ]
    chance.choice(may).trigger()


def write_something(chance: random.Random, desk) -> None:
    """Click twice anywhere, type into whatever opens, and leave it one way or the other."""
    port = desk.view.viewport()
    QTest.mouseDClick(port, LEFT, PLAIN, anywhere(chance, desk))
    settle(2)
    kinds = (BodyEditor, HeadlineEditor, CropEditor)
    shown = [e for kind in kinds for e in port.findChildren(kind) if e.isVisible()]
    for editor in shown:
        for _ in range(chance.randint(0, 4)):
            QTest.keyClick(editor, chance.choice((Qt.Key.Key_A, Qt.Key.Key_Left, Qt.Key.Key_Down)))
        if editor.isVisible():
            editor.finish(keep=chance.random() < 0.5)


def pull_something(chance: random.Random, desk) -> None:
    """Pull a guide from a ruler to anywhere."""
    ruler = chance.choice(desk.window.findChildren(Ruler))
    at = ruler.mapFromGlobal(desk.view.viewport().mapToGlobal(anywhere(chance, desk)))
    QTest.mousePress(ruler, LEFT, PLAIN, ruler.rect().center())
    QTest.mouseMove(ruler, (ruler.rect().center() + at) / 2)
    QTest.mouseMove(ruler, at)
    QTest.mouseRelease(ruler, LEFT, PLAIN, at)


def picture_something(chance: random.Random, desk) -> None:
    """Let a kept picture go anywhere."""
    if not desk.gallery.model.rowCount():
        session = desk.bridge.session
        session.keep_original(photograph(session.folder.parent).read_bytes())
        desk.gallery.refresh()
    drop(
        desk.view,
        desk.gallery.model.mimeData([desk.gallery.model.index(0)]),
        anywhere(chance, desk),
    )


def grip_something(chance: random.Random, desk) -> None:
    """Carry a grip of the selected box to anywhere."""
    grips = desk.view._overlay().grips
    if grips:
        start = desk.view.mapFromScene(chance.choice(grips).at)
        drag(desk.view, start, anywhere(chance, desk), moves=3)


def page_something(chance: random.Random, desk) -> None:
    """Move a page, copy it, or let a new one go between two, in the flatplan."""
    rows = desk.flatplan.pages.rowCount()
    if not 1 < rows < 12:
        return
    at = desk.flatplan.visualRect(desk.flatplan.pages.index(chance.randrange(rows))).center()
    page = desk.flatplan.pages.mimeData([desk.flatplan.pages.index(chance.randrange(rows))])
    mime = chance.choice((page, page, desk.page_tools.new.mime()))
    actions = (Qt.DropAction.MoveAction, Qt.DropAction.CopyAction)
    drop(desk.flatplan, mime, at, chance.choice(actions))


DEEDS = (
    drop_something,
    drag_something,
    press_something,
    type_something,
    choose_something,
    order_something,
    write_something,
    pull_something,
    picture_something,
    grip_something,
    page_something,
)


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_random_hands_break_nothing(desk, seed):
    chance = random.Random(seed)
    start = desk.bridge.session.issue
    for _ in range(ACTIONS):
        chance.choice(DEEDS)(chance, desk)
        settle(2)
        shown = {box.box for _sheet, box in desk.scene.boxes()}
        assert shown <= set(index(desk.bridge.session.issue).boxes)
    while desk.bridge.session.undo_label:
        desk.bridge.session.undo()
    settle()
    assert desk.bridge.session.issue is start
