"""The tour: cards beside parts of the window, gone by what the editor does, by Next or by Skip."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSettings, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from docs.manual.pictures import clipped
from layout_app.desk.commands.seams import open_tails
from layout_app.desk.issues.making import make_issue
from layout_app.desk.words import use_language
from layout_app.ui import start
from layout_app.ui.screen.mime import article_mime
from layout_app.ui.screen.palette import DARK, LIGHT
from layout_app.ui.window.tour import GAP, SEEN, STOPS, Tour, beside
from tests.contrast import contrast
from tests.desks import by_headline, small_issue
from tests.gui.mouse import LEFT, drop, settle

pytestmark = pytest.mark.gui


@pytest.fixture
def session(tmp_path):
    """An issue with copy in the tray and cut sentences that wait; nothing is placed."""
    use_language("en")
    return small_issue(tmp_path, dump=True)


@pytest.fixture
def tour(desk) -> Tour:
    """The tour from the menu of help, at its first card."""
    menu = desk.window.menuBar().findChild(QWidget, "menu-help")
    assert desk.actions.by_name["help.tour"] in menu.actions()
    desk.actions.by_name["help.tour"].trigger()
    desk.window.activateWindow()
    rest()
    return found(desk.window)


def rest() -> None:
    """Let docks and cards come to where they stay."""
    QTest.qWait(60)
    settle()


def found(window) -> Tour | None:
    return window.findChild(Tour, "tour")


def press_next(tour: Tour) -> None:
    QTest.mouseClick(tour.card.next, LEFT)
    rest()


def test_each_card_stands_beside_what_it_speaks_of_and_next_leads_through(desk, tour):
    names = []
    while found(desk.window):
        names.append(tour.stop.name)
        target = tour.stop.place(desk)
        card = tour.card.geometry()
        assert not target.isEmpty()
        assert tour.ring.geometry().contains(target.intersected(desk.window.rect()))
        assert not card.intersects(target), tour.stop.name
        assert desk.window.rect().contains(card)
        assert tour.card.isVisible()
        assert not tour.card.isModal()
        press_next(tour)
    assert names == [stop.name for stop in STOPS]
    assert desk.window.findChild(QWidget, "tour-card") is None


def test_what_the_editor_does_leads_through(desk, tour, qtbot):
    session, view = desk.bridge.session, desk.view
    lead = by_headline(session, "云溪河")

    def at(name: str) -> bool:
        return found(desk.window) is not None and tour.stop.name == name

    page = view.mapFromScene(desk.scene.page_rect(session.selection.page).center())
    drop(view, article_mime([lead]), page)
    qtbot.waitUntil(lambda: at("badge"))
    QTest.mouseClick(view.viewport(), LEFT, pos=QPoint(4, 4))
    rest()
    assert at("badge")
    box = next(box.box for _sheet, box in desk.scene.boxes() if box.article == lead)
    middle = view.mapFromScene(desk.scene.rect_of(box).center())
    QTest.mouseClick(view.viewport(), LEFT, pos=middle)
    qtbot.waitUntil(lambda: at("repair"))
    desk.repair.next()
    assert desk.repair.candidate() is not None
    assert at("repair")
    desk.repair.list.setFocus()
    QTest.keyClick(desk.repair.list, Qt.Key.Key_J)
    qtbot.waitUntil(lambda: at("undo"))
    # Who is at work keeps the keyboard.
    assert not tour.card.isAncestorOf(QApplication.focusWidget())
    QTest.keyClick(desk.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: at("proof"))
    QTest.keyClick(desk.window, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: at("export"))
    QTest.keyClick(desk.window, Qt.Key.Key_F9)
    rest()
    assert at("export")
    QTest.keyClick(desk.window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: found(desk.window) is None)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    dialog.close()


def test_card_of_cuts_speaks_of_joins_where_nothing_is_open(desk, tour, qtbot):
    for end in open_tails(desk.bridge.session.issue):
        desk.bridge.run("seam.missing", tail=str(end.block))
    press_next(tour)
    press_next(tour)
    assert tour.stop.name == "repair"
    assert "take it apart" in tour.card.words.text()


def test_keyboard_reaches_the_card_and_goes_back(desk, tour):
    assert QApplication.focusWidget() is tour.card.next
    QTest.keyClick(tour.card.next, Qt.Key.Key_Space)
    rest()
    assert tour.stop.name == "badge"
    QTest.keyClick(tour.card.next, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is tour.card.skip
    desk.view.setFocus()
    for _press in range(8):
        QTest.keyClick(desk.window, Qt.Key.Key_F6)
        if QApplication.focusWidget() is tour.card.next:
            break
    assert QApplication.focusWidget() is tour.card.next
    QTest.keyClick(tour.card.next, Qt.Key.Key_Escape)
    rest()
    assert found(desk.window) is None
    assert QApplication.focusWidget() is desk.view


@pytest.mark.parametrize("from_page", [True, False])
def test_skip_and_escape_end_it(desk, tour, from_page):
    if from_page:
        desk.view.setFocus()
        QTest.keyClick(desk.view, Qt.Key.Key_Escape)
    else:
        QTest.mouseClick(tour.card.skip, LEFT)
    rest()
    assert found(desk.window) is None
    assert desk.window.findChild(QWidget, "tour-ring") is None
    # Nothing listens any longer.
    desk.actions.by_name["view.proof"].trigger()
    desk.actions.by_name["view.proof"].trigger()
    rest()


def test_tour_begun_twice_is_one(desk, tour):
    press_next(tour)
    desk.actions.by_name["help.tour"].trigger()
    rest()
    assert found(desk.window).stop.name == "tray"
    assert len(desk.window.findChildren(QWidget, "tour-card")) == 1


def test_card_is_told_to_assistive_technology(desk, tour):
    told = QAccessible.queryAccessibleInterface(tour.card)
    assert told.text(QAccessible.Text.Name) == "Tour 1 of 6: Articles come from here"
    assert "Drag an article" in told.text(QAccessible.Text.Description)
    button = QAccessible.queryAccessibleInterface(tour.card.next)
    assert button.text(QAccessible.Text.Name) == "Next step"
    assert "Drag an article" in button.text(QAccessible.Text.Description)


@pytest.mark.parametrize("size", [QSize(1100, 720), QSize(1600, 1000)])
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_card_has_room_for_its_words_and_follows_the_window(desk, session, language, size):
    use_language(language)
    desk.window.resize(size)
    rest()
    desk.actions.by_name["help.tour"].trigger()
    rest()
    tour = found(desk.window)
    while found(desk.window):
        desk.window.resize(size + QSize(60, 40))
        rest()
        assert not tour.card.geometry().intersects(tour.stop.place(desk)), tour.stop.name
        assert desk.window.rect().contains(tour.card.geometry())
        assert list(clipped(tour.card)) == []
        for part in tour.card.findChildren(QLabel):
            assert part.height() >= part.heightForWidth(part.width())
        assert "{" not in tour.card.words.text()
        press_next(tour)
    use_language("en")


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_words_of_a_card_stand_out(colours):
    for words in (colours.text, colours.muted):
        assert contrast(words, colours.raised) >= 4.5


@pytest.mark.parametrize(
    "target",
    [
        QRect(0, 100, 290, 400),
        QRect(300, 740, 800, 240),
        QRect(1500, 0, 90, 30),
        QRect(300, 0, 900, 990),
        QRect(0, 0, 1600, 300),
    ],
)
def test_card_finds_a_side_with_room(target):
    window, card = QRect(0, 0, 1600, 1000), QSize(300, 150)
    stands = QRect(beside(target, card, window), card)
    assert not stands.intersects(target)
    assert window.adjusted(GAP, GAP, -GAP, -GAP).contains(stands)


def test_tour_comes_once_with_the_sample_and_never_by_itself_again(desktop, tmp_path, monkeypatch):
    sample = make_issue(tmp_path / "shipped" / "sample", name="江湾社区报", pages=1).folder
    own = make_issue(tmp_path / "own", name="江湾社区报", pages=1).folder
    monkeypatch.setattr(start, "sample_issue", lambda: sample)
    desktop.open(own)
    rest()
    assert found(desktop.window) is None
    desktop.show_start()
    rest()
    button = desktop.window.findChild(QPushButton, "start-sample")
    QTest.mouseClick(button, LEFT)
    rest()
    assert found(desktop.window).stop.name == "tray"
    assert desktop.window.bridge.session.folder == start.sample_home() / "sample"
    assert QSettings().value(SEEN)
    desktop.open(sample)
    rest()
    assert found(desktop.window) is None
    desktop.window.desk.actions.by_name["help.tour"].trigger()
    rest()
    assert found(desktop.window) is not None
