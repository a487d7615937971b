"""Spreads over the whole screen."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from layout_app.desk.commands import run
from layout_app.ui.window.reading import ReadingView
from tests.gui.mouse import settle

pytestmark = pytest.mark.gui
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(desk):
    desk.actions.by_name["view.reading"].trigger()
    settle()
    (found,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, ReadingView)]
    found.resize(1200, 800)
    settle()
    return found


def folios(desk, view) -> list[str]:
    order = [page.id for page in desk.bridge.session.issue.pages]
    return [f"A0{order.index(page) + 1}" for page in view.pages]


def test_arrows_turn_spreads_and_stay_at_the_ends(desk, view):
    seen = [folios(desk, view)]
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_Right):
        QTest.keyClick(view, key)
        seen.append(folios(desk, view))
    assert seen == [["A01"], ["A02", "A03"], ["A04"], ["A04"]]
    QTest.keyClick(view, Qt.Key.Key_Home)
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert folios(desk, view) == ["A01"]


def test_esc_goes_back_to_the_page_that_was_read(desk, view):
    QTest.keyClick(view, Qt.Key.Key_End)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    settle()
    assert desk.bridge.session.selection.page == desk.bridge.session.issue.pages[3].id


def white(view) -> set[tuple[int, int]]:
    image = view.grab().toImage()
    return {
        (x, y)
        for x in range(0, image.width(), 20)
        for y in range(0, image.height(), 20)
        if image.pixelColor(x, y).lightness() > 250
    }


def test_click_brings_the_place_nearer_and_drag_moves_it(desk, view):
    whole = white(view)
    QTest.mouseClick(view, LEFT, pos=QPoint(600, 300))
    settle()
    assert view.is_near
    assert len(white(view)) > 1.5 * len(whole)
    before = view.grab().toImage()
    QTest.mousePress(view, LEFT, pos=QPoint(600, 500))
    QTest.mouseMove(view, QPoint(600, 300))
    QTest.mouseRelease(view, LEFT, pos=QPoint(600, 300))
    settle()
    assert view.is_near
    assert view.grab().toImage() != before
    QTest.mouseClick(view, LEFT, pos=QPoint(600, 300))
    assert not view.is_near
    assert white(view) == whole


def test_reading_follows_pages_that_go(desk, view):
    first = view.pages
    run(desk.bridge.session, "page.delete", page=first[0])
    settle()
    assert view.pages != first
    assert view.isVisible()
    for page in desk.bridge.session.issue.pages:
        run(desk.bridge.session, "page.delete", page=page.id)
    settle()
    assert view.pages == ()
