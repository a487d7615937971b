"""Pages that make themselves, by hand: opened, looked at, chosen, used and taken back."""

import shutil
from dataclasses import replace
from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from layout_app.desk.jobs import ExportWorker
from layout_app.desk.pages.arranging import movable
from layout_app.desk.session import Selection, open_session
from layout_app.desk.words import use_language
from layout_app.model.article import headline
from layout_app.model.box import AdBox, ArticleBox
from layout_app.model.issue import index, paper_of
from layout_app.model.style import Manner
from layout_app.ui.dialogs.arranging import ArrangingDialog
from layout_app.ui.dialogs.palette import CommandPalette
from layout_app.ui.start import dress
from layout_app.ui.window.main_window import MainWindow
from tests.gui.hands import choose, click, click_row, undo
from tests.gui.mouse import LEFT, PLAIN, hover, settle, steps

pytestmark = pytest.mark.gui
SAMPLE = Path(__file__).parents[2] / "issues"
PATIENCE = 60_000


@pytest.fixture
def sample(tmp_path, qapp):
    """The session of the `window`: the sample issue, its copy on every page."""
    use_language("en")
    shutil.copytree(SAMPLE, tmp_path / "paper", ignore=shutil.ignore_patterns(".lock"))
    return open_session(tmp_path / "paper" / "2023-03-20")


@pytest.fixture
def full(sample, qapp):
    """A window on the sample."""
    made = MainWindow(dress(qapp))
    made.show()
    made.show_session(sample)
    settle()
    yield made.desk
    made.desk.stop()
    sample.opened = replace(sample.opened, issue=sample.issue)
    made.close()
    made.deleteLater()
    settle()


def turn_to(desk, number: int):
    page = desk.bridge.session.issue.pages[number - 1].id
    desk.bridge.select(Selection(page=page))
    settle()
    return page


def opened(desk, command: str = "page.arrange", kind=ArrangingDialog):
    choose(desk, "menu-page", command)
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, kind)
    return shown


def found(dialog, qtbot):
    qtbot.waitUntil(lambda: not dialog._worker.is_busy, timeout=PATIENCE)
    settle()
    return dialog


def boxes(desk, page, kind=ArticleBox) -> dict:
    on_page = index(desk.bridge.session.issue).pages[page].boxes
    return {box.id: box for box in on_page if isinstance(box, kind)}


def shapes(issue, page) -> set:
    on_page = index(issue).pages[page].boxes
    return {(box.article, box.shape) for box in on_page if isinstance(box, ArticleBox)}


def test_the_second_proposal_is_used_as_one_step_and_taken_back(full, qtbot):
    page, before = turn_to(full, 2), full.bridge.session.issue
    count = steps(full)
    dialog = found(opened(full), qtbot)
    assert dialog.list.count() >= 2
    click_row(dialog.list, 1)
    wanted = dialog.rows[1].issue
    assert shapes(wanted, page) != shapes(dialog.rows[0].issue, page)
    click(dialog.use)
    assert QApplication.activeModalWidget() is None
    assert full.bridge.session.issue is wanted
    assert steps(full) == count + 1
    assert shapes(full.bridge.session.issue, page) != shapes(before, page)
    undo(full)
    assert full.bridge.session.issue == before


def test_what_is_shown_has_no_text_over(full, qtbot):
    page = turn_to(full, 2)
    dialog = found(opened(full), qtbot)
    composer = full.bridge.session.composer
    assert dialog.rows
    for row in dialog.rows:
        moved = {box.article for box in index(row.issue).pages[page].boxes
                 if isinstance(box, ArticleBox)}  # fmt: skip
        assert moved
        codes = [
            p.code for p in composer.page(row.issue, page).problems if p.where.article in moved
        ]
        assert "layout.overset" not in codes
    dialog.reject()


def test_arrow_and_enter_use_a_proposal(full, qtbot):
    turn_to(full, 2)
    dialog = found(opened(full), qtbot)
    assert QApplication.focusWidget() is dialog.list
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    wanted = dialog.rows[1].issue
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    settle()
    assert QApplication.activeModalWidget() is None
    assert full.bridge.session.issue is wanted


def test_mouse_over_a_row_shows_it_large_and_leaves_the_choice(full, qtbot):
    turn_to(full, 2)
    dialog = found(opened(full), qtbot)
    first = dialog.likeness._display
    at = dialog.list.visualRect(dialog.list.model().index(1, 0)).center()
    hover(dialog.list.viewport(), at)
    assert dialog.likeness._display != first
    assert dialog.list.currentRow() == 0
    QApplication.sendEvent(dialog.list.viewport(), QEvent(QEvent.Type.Leave))
    settle()
    assert dialog.likeness._display == first
    dialog.reject()


def test_escape_leaves_everything_as_it_was(full, qtbot):
    turn_to(full, 2)
    before, count = full.bridge.session.issue, steps(full)
    dialog = found(opened(full), qtbot)
    QTest.keyClick(dialog.list, Qt.Key.Key_Escape)
    settle()
    assert QApplication.activeModalWidget() is None
    assert full.bridge.session.issue is before
    assert steps(full) == count


def test_escape_ends_a_search_under_way(full, qtbot):
    turn_to(full, 2)
    before = full.bridge.session.issue
    dialog = opened(full)
    assert full.worker.is_busy
    assert not dialog.use.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    settle()
    assert QApplication.activeModalWidget() is None
    assert not full.worker.is_busy
    assert full.bridge.session.issue is before
    # The next search has a process again.
    assert found(opened(full), qtbot).rows
    QApplication.activeModalWidget().reject()


def test_the_window_goes_on_while_pages_are_looked_for(full, qtbot):
    turn_to(full, 2)
    dialog = opened(full)
    longest = last = 0.0
    while full.worker.is_busy:
        last = monotonic()
        qtbot.wait(20)
        if full.worker.is_busy:
            longest = max(longest, monotonic() - last)
    assert longest < 0.5
    dialog.reject()


def test_others_come_below(full, qtbot):
    page = turn_to(full, 2)
    dialog = found(opened(full), qtbot)
    first = [shapes(row.issue, page) for row in dialog.rows]
    click(dialog.others)
    assert not dialog.others.isEnabled()
    found(dialog, qtbot)
    assert [shapes(row.issue, page) for row in dialog.rows[: len(first)]] == first
    every = [frozenset(shapes(row.issue, page)) for row in dialog.rows]
    assert len(set(every)) == len(every)
    if len(every) > len(first):
        assert dialog.list.currentRow() == len(first)
    else:
        assert dialog.state.text() == "No other page was found."
    dialog.reject()


def test_another_manner_is_searched_for(full, qtbot):
    turn_to(full, 2)
    dialog = found(opened(full), qtbot)
    dialog.manner.setFocus()
    QTest.keyClick(dialog.manner, Qt.Key.Key_Down)
    assert full.worker.is_busy
    assert dialog._task.manner is Manner.POLITICS
    found(dialog, qtbot)
    dialog.reject()


def test_pinned_box_and_ads_stay(full, qtbot):
    page = turn_to(full, 4)
    session = full.bridge.session
    ads = boxes(full, page, AdBox)
    box = next(b for b in boxes(full, page).values() if b.article in movable(session.issue, page))
    session.select(Selection(page=page, boxes=(box.id,), article=box.article))
    settle()
    choose(full, "menu-box", "box.pin")
    assert boxes(full, page)[box.id].pinned
    dialog = found(opened(full), qtbot)
    assert dialog.likeness._marked
    assert dialog.pins.isVisible()
    for row in dialog.rows:
        there = {b.id: b for b in index(row.issue).pages[page].boxes}
        assert there[box.id].shape == box.shape
        assert {name: there[name] for name in ads} == ads
    dialog.reject()
    full.window.activateWindow()
    session.select(Selection(page=page, boxes=(box.id,), article=box.article))
    settle()
    assert not full.actions.by_name["box.pin"].isEnabled()
    choose(full, "menu-box", "box.unpin")
    assert boxes(full, page)[box.id] == box


def test_who_finds_no_room_is_named(full, qtbot):
    page = turn_to(full, 2)
    dialog = found(opened(full), qtbot)
    row = dialog.rows[0]
    before = {a for a, _shape in shapes(full.bridge.session.issue, page)}
    gone = before - {a for a, _shape in shapes(row.issue, page)}
    names = [headline(index(row.issue).articles[article]) for article in gone]
    assert all(name in dialog.lost.text() for name in names)
    assert dialog.lost.isVisible() is bool(names)
    assert "Still without a place" in dialog.waiting.text()
    dialog.reject()


def test_page_that_nothing_fills(desk, qtbot):
    page, paper = turn_to(desk, 2), paper_of(desk.bridge.session.issue)
    desk.bridge.run("box.plan", page=page, columns=paper.columns, lines=paper.lines)
    settle()
    before = desk.bridge.session.issue
    dialog = found(opened(desk), qtbot)
    assert dialog.list.count() == 0
    assert not dialog.use.isEnabled()
    assert "place them by hand" in dialog.state.text()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    settle()
    assert desk.bridge.session.issue is before


def test_spread_is_refused_with_a_sentence(full):
    page = turn_to(full, 2)
    full.bridge.run("page.join", page=page)
    settle()
    choose(full, "menu-page", "page.arrange")
    assert QApplication.activeModalWidget() is None
    assert not full.tray.arrange.isVisible()
    assert "spreads are not arranged" in full.window.statusBar().currentMessage()


def test_context_menu_of_the_page_and_palette_lead_to_it(full):
    turn_to(full, 2)
    port, corner = full.view.viewport(), QPoint(1, 1)
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, corner, port.mapToGlobal(corner))
    QApplication.sendEvent(port, asked)
    settle()
    menu = QApplication.activePopupWidget()
    row = menu.actionGeometry(full.actions.by_name["page.arrange"]).center()
    QTest.mouseClick(menu, LEFT, PLAIN, row)
    settle()
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, ArrangingDialog)
    shown.reject()
    full.window.activateWindow()
    settle()
    full.open_palette()
    palette = full.window.findChild(CommandPalette)
    QTest.keyClicks(palette.field, "page.arrange")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    settle()
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, ArrangingDialog)
    shown.reject()


def test_tray_invites_while_articles_wait(full, qtbot):
    turn_to(full, 2)
    assert full.tray.arrange.isVisible()
    click(full.tray.arrange)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ArrangingDialog)
    dialog.reject()


def test_without_a_process_it_is_searched_here(full, monkeypatch):
    def refuse(_worker, _order):
        raise OSError

    monkeypatch.setattr(ExportWorker, "start", refuse)
    turn_to(full, 2)
    dialog = opened(full)
    assert dialog.rows
    assert dialog.use.isEnabled()
    assert QApplication.overrideCursor() is None
    dialog.reject()


def test_process_that_dies_is_told_and_the_next_one_searches(full, qtbot):
    turn_to(full, 2)
    before = full.bridge.session.issue
    dialog = opened(full)
    full.worker._process.kill()
    found(dialog, qtbot)
    qtbot.waitUntil(lambda: "stopped unexpectedly" in dialog.state.text(), timeout=PATIENCE)
    assert not dialog.use.isEnabled()
    assert full.bridge.session.issue is before
    click(dialog.others)
    assert found(dialog, qtbot).rows
    dialog.reject()


def test_all_pages_in_one_step(full, qtbot):
    before, count = full.bridge.session.issue, steps(full)
    dialog = opened(full, "issue.arrange", ArrangingDialog)
    qtbot.waitUntil(lambda: dialog.progress.value() >= 1, timeout=PATIENCE)
    assert dialog.progress.maximum() == 4
    assert dialog.progress.isVisible()
    found(dialog, qtbot)
    assert dialog.list.count() >= 2
    QTest.mouseClick(dialog.use, LEFT, PLAIN)
    settle()
    assert full.bridge.session.issue is not before
    assert steps(full) == count + 1
    undo(full)
    assert full.bridge.session.issue == before


def test_all_pages_cancelled(full):
    before = full.bridge.session.issue
    dialog = opened(full, "issue.arrange", ArrangingDialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    settle()
    assert not full.worker.is_busy
    assert full.bridge.session.issue is before
