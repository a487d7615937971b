"""Problems healed in the panel: by mouse, by key, by menu, and by the record that is asked for."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QMenu

from layout_app.desk.words import msg
from layout_app.edit.lookup import with_page
from layout_app.model.box import AdBox, SectionBox, TextBox
from layout_app.model.geometry import Cells, Rect
from layout_app.model.ids import BoxId
from layout_app.model.issue import Colophon, Issue, LegalKind, colophon_of, index
from layout_app.model.text import Paragraph
from layout_app.ui.dialogs.record import RecordDialog
from layout_app.ui.docks.problems import CURE
from tests.gui.mouse import settle, steps

pytestmark = pytest.mark.gui

AD = AdBox(id=BoxId("ad"), cells=Cells(column=0, line=20, columns=2, lines=10), booking="GG-1")
TEXT = TextBox(id=BoxId("text"), rect=Rect(100, 600, 100, 10),
               paragraphs=(Paragraph(text="今天晴转多云，最高气温18度。"),))  # fmt: skip


def add(desk, *boxes):
    def added(issue: Issue) -> Issue:
        page = issue.pages[0]
        return with_page(issue, replace(page, boxes=(*page.boxes, *boxes)))

    desk.bridge.do(added, msg("Add boxes"))
    desk._check()


def row_of(desk, qtbot, code: str) -> int:
    """Wait until a problem and its cure are shown; return its row."""
    panel = desk.problems

    def rows():
        problems = desk.bridge.problems
        return [n for n, p in enumerate(problems) if p.code == code and panel.rows.cure(n)]

    qtbot.waitUntil(lambda: bool(rows()), timeout=8000)
    return rows()[0]


def middle(desk, row: int) -> QPoint:
    """Return the middle of a row's cure."""
    at = desk.problems.rows.index(row, CURE)
    desk.problems.scrollTo(at)
    area = desk.problems.visualRect(at)
    return QPoint(area.left() + 24, area.center().y())


def is_gone(desk, code: str) -> bool:
    return code not in {p.code for p in desk.bridge.session.problems()}


def test_a_click_on_a_cure_heals_in_one_step(desk, qtbot):
    add(desk, AD, TEXT)
    before = desk.bridge.session.issue
    row, known = row_of(desk, qtbot, "box.text_over"), steps(desk)
    QTest.mouseClick(desk.problems.viewport(), Qt.MouseButton.LeftButton, pos=middle(desk, row))
    settle()
    assert is_gone(desk, "box.text_over")
    assert steps(desk) == known + 1
    desk.actions.trigger("edit.undo")
    assert desk.bridge.session.issue == before


def test_a_click_beside_a_cure_changes_nothing(desk, qtbot):
    add(desk, TEXT)
    row, before = row_of(desk, qtbot, "box.text_over"), desk.bridge.session.issue
    at = desk.problems.visualRect(desk.problems.rows.index(row, 2)).center()
    QTest.mouseClick(desk.problems.viewport(), Qt.MouseButton.LeftButton, pos=at)
    settle()
    assert desk.bridge.session.issue is before


def test_shift_f8_heals_the_current_problem(desk, qtbot):
    add(desk, AD)
    desk.problems.setCurrentIndex(desk.problems.rows.index(row_of(desk, qtbot, "ad.empty"), 0))
    QTest.keyClick(desk.window, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    settle()
    assert index(desk.bridge.session.issue).boxes[AD.id][1].house


def test_the_menu_of_a_problem_offers_place_and_cure(desk, qtbot):
    add(desk, AD)
    row = row_of(desk, qtbot, "ad.empty")
    desk.problems._offer(desk.problems.visualRect(desk.problems.rows.index(row, 2)).center())
    (menu,) = desk.problems.findChildren(QMenu, "problem-menu")
    place, cure = menu.actions()
    place.trigger()
    assert desk.bridge.session.selection.boxes == (AD.id,)
    assert cure.text() == "Use the house filler"
    cure.trigger()
    menu.close()
    assert is_gone(desk, "ad.empty")


def test_the_cure_of_a_row_is_spoken(desk, qtbot):
    add(desk, AD)
    row = row_of(desk, qtbot, "ad.empty")
    said = desk.problems.rows.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.endswith("Cure: Use the house filler")
    assert QAccessible.queryAccessibleInterface(desk.problems) is not None


def test_an_empty_field_of_the_law_opens_the_record_at_it(desk, qtbot):
    whole = Colophon(
        cn="", sponsor="街道", publisher="报社", address="云溪路1号", phone="000-00000000",
        printer="印务", printer_address="云溪路2号", distribution="自办发行", price="1.00元",
    )  # fmt: skip
    desk.bridge.do(
        lambda issue: replace(
            issue, publication=replace(issue.publication, legal=LegalKind.CN, colophon=whole)
        ),
        msg("Make it a newspaper"),
    )
    desk._check()
    row = row_of(desk, qtbot, "pub.cn")
    QTest.mouseClick(desk.problems.viewport(), Qt.MouseButton.LeftButton, pos=middle(desk, row))
    (record,) = desk.window.findChildren(RecordDialog)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is record.fields["cn"], timeout=3000)
    QTest.keyClicks(record.fields["cn"], "CN 00-0000")
    record.accept()
    settle()
    assert colophon_of(desk.bridge.session.issue).cn == "CN 00-0000"
    assert is_gone(desk, "pub.cn")


def test_words_that_a_cure_needs_are_asked_for(desk, qtbot, monkeypatch):
    strip = SectionBox(id=BoxId("strip"), cells=Cells(column=0, line=40, columns=2, lines=2))
    add(desk, strip)
    monkeypatch.setattr(QInputDialog, "getText", lambda *_args: ("民生", True))
    row = row_of(desk, qtbot, "section.no_words")
    QTest.mouseClick(desk.problems.viewport(), Qt.MouseButton.LeftButton, pos=middle(desk, row))
    settle()
    assert desk.bridge.session.issue.pages[0].section == "民生"
    assert is_gone(desk, "section.no_words")


def test_cures_of_rows_that_are_gone_are_sought_no_more(desk, qtbot):
    qtbot.waitUntil(lambda: bool(desk.bridge.problems), timeout=8000)
    rows = desk.problems.rows
    rows.cure(0)
    desk.bridge.problems = ()
    rows.refresh()
    assert rows.rowCount() == 0
    qtbot.wait(250)


def test_no_cure_is_sought_for_an_article_that_was_just_removed(desk, qtbot):
    rows = desk.problems.rows
    qtbot.waitUntil(lambda: bool(desk.bridge.problems), timeout=8000)
    problems = desk.bridge.problems
    unplaced = [n for n, p in enumerate(problems) if p.code == "layout.unplaced"]
    rows.cure(unplaced[-1])
    assert desk.bridge.run("article.remove", article=problems[unplaced[-1]].where.article)
    with qtbot.waitSignal(desk.bridge.proofed, timeout=8000):  # a fault on the way fails the test
        pass
    assert rows.rowCount() < len(problems)


def test_what_an_import_met_stands_in_the_panel_until_it_is_settled(desk, qtbot, tmp_path):
    file = tmp_path / "空.txt"
    file.write_text("\n", encoding="utf-8")
    assert desk.bridge.run("article.import", file=str(file))
    desk.docks["problems"].raise_()
    row = row_of(desk, qtbot, "copy.empty")
    before = steps(desk)
    QTest.mouseClick(desk.problems.viewport(), Qt.MouseButton.LeftButton, pos=middle(desk, row))
    # Nothing of pages or articles has changed: the panel follows all the same.
    qtbot.waitUntil(lambda: "copy.empty" not in {p.code for p in desk.bridge.problems})
    assert steps(desk) == before + 1
    desk.bridge.run("edit.undo")
    qtbot.waitUntil(lambda: "copy.empty" in {p.code for p in desk.bridge.problems})
