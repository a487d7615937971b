"""What to cut: the cheapest lines of an article that is over, one click from its words."""

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtTest import QTest

from layout_app.desk.commands import run
from layout_app.model.box import RegionKind
from layout_app.ui.dialogs.cutting import CuttingDialog
from tests.gui.hands import CONTROL, SHIFT, click_row
from tests.gui.mouse import settle

pytestmark = pytest.mark.gui


def test_copyfit_that_does_not_reach_shows_what_may_be_cut(desk, qtbot):
    session = desk.bridge.session
    run(session, "box.place", article="a1", page="A01", column=0, line=12, columns=1, lines=20)
    settle()
    QTest.keyClick(desk.window, Qt.Key.Key_F, CONTROL | SHIFT)
    settle()
    QTest.keyClick(desk.window, Qt.Key.Key_F, CONTROL | SHIFT)
    settle()
    (shown,) = (each for each in desk.window.findChildren(CuttingDialog) if each.isVisible())
    # Beside the page: the box that is over and its badge stay in sight.
    box = desk.view.region_rect(session.selection.boxes[0], RegionKind.TEXT)
    over = box.translated(desk.view.viewport().mapToGlobal(QPointF(0, 0)))
    assert not QRectF(shown.geometry()).intersects(over)
    assert "over" in shown.fit.text()
    assert "a line less for" in shown.list.item(0).text()
    click_row(shown.list, 0)
    place = shown._places[0]
    cursor = desk.story.editor.textCursor()
    assert (cursor.blockNumber(), cursor.atBlockEnd()) == (place.paragraph, True)
    before = shown.fit.text()
    for _ in range(30):
        QTest.keyClick(desk.story.editor, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: shown.fit.text() != before, timeout=5000)
    run(session, "box.resize", box=session.selection.boxes[0], column=0, line=12, columns=4,
        lines=40)  # fmt: skip
    qtbot.waitUntil(lambda: shown.list.count() == 0, timeout=5000)
