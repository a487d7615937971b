"""The first twenty minutes of an editor, with mouse and keyboard, minute by minute."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from layout_app.display.items import GlyphRun
from layout_app.display.page import walk
from layout_app.model.article import headline
from layout_app.model.issue import folio_of, index
from tests.gui.mouse import drag, drop, settle
from tests.gui.test_writing import compose

pytestmark = pytest.mark.gui
DUMP = Path(__file__).parents[2] / "issues/2023-03-20/dumps/suzhou-page.md"
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def press(desk, key: Qt.Key, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(desk.window, key, modifiers)
    settle()


def parts(desk, article: str):
    return index(desk.bridge.session.issue).parts.get(article, ())


def carry(desk, article: str, across: float, down: float) -> None:
    """Take an article from the tray and let it go over the page in view."""
    mime = desk.tray.model.mimeData([desk.tray.model.index(desk.tray.model.row_of(article))])
    sheet = desk.scene.page_rect(desk.bridge.session.selection.page)
    spot = sheet.topLeft() + QPoint(round(across * sheet.width()), round(down * sheet.height()))
    drop(desk.view, mime, desk.view.mapFromScene(spot))


def words_on(desk, page) -> str:
    found = walk(desk.bridge.session.composed(page).display)
    return "".join(item.text for item, _x, _y in found if isinstance(item, GlyphRun))


def accept_dialog() -> None:
    """Say yes to the question that comes up next."""

    def accept() -> None:
        shown = QApplication.activeModalWidget()
        if isinstance(shown, QDialog):
            shown.accept()
        else:
            QTimer.singleShot(30, accept)

    QTimer.singleShot(0, accept)


def test_minute_1_copy_in_gb18030_is_opened_and_chinese_typed(desk, tmp_path):
    file = tmp_path / "食堂.txt"
    file.write_bytes("# 社区食堂下周开门\n\n早饭从六点半开始。\n".encode("gb18030"))
    accept_dialog()
    desk.copy_desk.import_files([file])
    settle()
    made = next(a for a in desk.bridge.session.issue.articles if "食堂" in headline(a))
    desk.edit_story(made.id, 1, 0)
    compose(desk.story.editor, "bai", "bai'yang", commit="白洋湾")
    now = index(desk.bridge.session.issue).articles[made.id]
    assert now.paragraphs[1].text == "白洋湾早饭从六点半开始。"


def test_minute_2_cut_text_is_seen_joined_and_taken_back(desk):
    desk.bridge.run("article.import", file=DUMP, repair="suggest")
    settle()
    repair = desk.repair
    assert repair.list.count() > 3
    assert repair.tail.toPlainText()
    assert repair.head.toPlainText()
    before = desk.bridge.session.issue
    repair.list.setFocus()
    QTest.keyClick(repair.list, Qt.Key.Key_J)
    settle()
    assert desk.bridge.session.issue is not before
    press(desk, Qt.Key.Key_Z, CONTROL)
    assert desk.bridge.session.issue is before


def test_minute_5_article_lands_as_one_box_on_whole_cells(desk):
    press(desk, Qt.Key.Key_N, CONTROL | SHIFT)
    assert folio_of(desk.bridge.session.issue, desk.bridge.session.selection.page) == "A05"
    carry(desk, "a1", 0.2, 0.2)
    ((page, box),) = parts(desk, "a1")
    assert page == desk.bridge.session.selection.page
    (cells,) = box.shape
    composed = desk.bridge.session.composed(page).boxes[0]
    assert composed.fit is not None
    before = composed.fit
    foot = desk.view.mapFromScene(desk.scene.rect_of(box.id).bottomRight())
    drag(desk.view, foot, foot - QPoint(0, 60))
    shorter = parts(desk, "a1")[0][1].shape[0]
    assert shorter.lines < cells.lines
    assert desk.bridge.session.composed(page).boxes[0].fit != before


def test_minute_10_article_goes_on_elsewhere_and_jump_lines_follow(desk):
    press(desk, Qt.Key.Key_PageDown, CONTROL)
    carry(desk, "a1", 0.2, 0.2)
    ((first, box),) = parts(desk, "a1")
    foot = desk.view.mapFromScene(desk.scene.rect_of(box.id).bottomRight())
    drag(desk.view, foot, foot - QPoint(0, 90))
    press(desk, Qt.Key.Key_PageDown, CONTROL)
    press(desk, Qt.Key.Key_PageDown, CONTROL)
    carry(desk, "a1", 0.2, 0.3)
    _, (second, _more) = parts(desk, "a1")
    folio = folio_of(desk.bridge.session.issue, second)
    assert folio in words_on(desk, first)
    desk.bridge.run("page.move", page=second, to=0)
    settle()
    moved = folio_of(desk.bridge.session.issue, second)
    assert moved != folio
    assert moved in words_on(desk, first)
    while desk.bridge.session.undo_label:
        press(desk, Qt.Key.Key_Z, CONTROL)
    assert not parts(desk, "a1")
    while desk.bridge.session.redo_label:
        press(desk, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert len(parts(desk, "a1")) == 2
    assert moved in words_on(desk, first)


def test_minute_15_headline_stands_vertically_in_a_border_on_a_tint(desk):
    press(desk, Qt.Key.Key_PageDown, CONTROL)
    carry(desk, "a1", 0.2, 0.2)
    ((page, box),) = parts(desk, "a1")
    for name in ("headline.vertical", "box.frame"):
        desk.actions.by_name[name].trigger()
        settle()
    details = desk.inspector.box.details
    for field, value in ((details.border, "double"), (details.tint, "0 0 0 0.1")):
        field.setCurrentIndex(field.findData(value))
        field.activated.emit(field.currentIndex())
        settle()
    now = parts(desk, "a1")[0][1]
    assert (now.framed, now.border.value, now.tint.k) == (True, "double", 0.1)
    regions = desk.bridge.session.composed(page).boxes[0].regions
    head = next(region.rect for region in regions if region.kind == "headline")
    assert head.h > head.w
    assert box.id == now.id


def test_minute_20_proof_shows_the_page_with_its_furniture(desk, qtbot):
    carry(desk, "a1", 0.2, 0.4)
    page = desk.bridge.session.selection.page
    words = words_on(desk, page)
    assert "A01" in words
    assert "社区报" in words.replace(" ", "")
    press(desk, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: page in desk.proof.pages, timeout=90_000)
    assert desk.view.bare
    press(desk, Qt.Key.Key_F9)
    assert not desk.proof.pages
