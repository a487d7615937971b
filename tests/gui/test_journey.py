"""The first twenty minutes of an editor, with mouse and keyboard, minute by minute."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QMenu

from layout_app.display.items import GlyphRun
from layout_app.display.page import walk
from layout_app.display.places import lines_of
from layout_app.model.article import headline
from layout_app.model.box import RegionKind
from layout_app.model.issue import folio_of, index
from layout_app.ui.canvas.body_editor import BodyEditor
from layout_app.ui.canvas.crop_editor import CropEditor
from tests.gui.copy_made import photograph
from tests.gui.mouse import LEFT, PLAIN, drag, drop, settle
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
    """Say yes, by the Enter key, to the question that comes up next."""

    def accept() -> None:
        shown = QApplication.activeModalWidget()
        if isinstance(shown, QDialog):
            QTest.keyClick(shown, Qt.Key.Key_Return)
        else:
            QTimer.singleShot(30, accept)

    QTimer.singleShot(0, accept)


def choose(desk, menu: str, command: str) -> None:
    """Open a menu of the menu bar with the mouse, and click a row."""
    bar = desk.window.menuBar()
    found = bar.findChild(QMenu, menu)
    QTest.mouseClick(bar, LEFT, PLAIN, bar.actionGeometry(found.menuAction()).center())
    settle()
    row = found.actionGeometry(desk.actions.by_name[command]).center()
    QTest.mouseClick(found, LEFT, PLAIN, row)
    settle()


def pick(field: QComboBox, value: str) -> None:
    """Choose in a list by the arrow keys."""
    field.setFocus()
    row = field.findData(value)
    key = Qt.Key.Key_Down if row > field.currentIndex() else Qt.Key.Key_Up
    for _ in range(abs(row - field.currentIndex())):
        QTest.keyClick(field, key)
    settle()
    assert field.currentData() == value


def click_row(view, row: int) -> None:
    at = view.visualRect(view.model().index(row, 0)).center()
    QTest.mouseClick(view.viewport(), LEFT, PLAIN, at)
    settle()


def drop_files(desk, *files: Path) -> None:
    """Let files from the file manager go over the page."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    accept_dialog()
    drop(desk.view, mime, desk.view.viewport().rect().center())
    # Without a window manager nobody gives the keys back after a dialog.
    desk.window.activateWindow()
    settle()


def spot_of(desk, article: str, paragraph: int) -> QPoint:
    """Return the viewport point of the first line of a paragraph."""
    for sheet in desk.scene.sheets:
        lines = lines_of(desk.scene.composed(sheet.page).display, article, paragraph)
        if lines:
            x, y = sheet.x + lines[0].x + 2.5 * lines[0].h, lines[0].y + lines[0].h / 2
            return desk.view.mapFromScene(QPointF(x, y))
    raise AssertionError("the paragraph is not in view")


def test_minute_1_copy_in_gb18030_is_opened_and_chinese_typed(desk, tmp_path):
    file = tmp_path / "食堂.txt"
    file.write_bytes("# 社区食堂下周开门\n\n早饭从六点半开始。\n".encode("gb18030"))
    drop_files(desk, file)
    made = next(a for a in desk.bridge.session.issue.articles if "食堂" in headline(a))
    click_row(desk.tray.list, desk.tray.rows().index(made.id))
    assert desk.bridge.session.selection.article == made.id
    editor = desk.story.editor
    QTest.mouseClick(editor.viewport(), LEFT, PLAIN, editor.viewport().rect().center())
    QTest.keyClick(editor, Qt.Key.Key_Home, CONTROL)
    QTest.keyClick(editor, Qt.Key.Key_Down)
    QApplication.sendEvent(editor, QInputMethodEvent("bai'yang", []))
    preedit = editor.textCursor().block().layout().preeditAreaText()
    assert preedit == "bai'yang"
    compose(editor, "bai'yang'wan", commit="白洋湾")
    now = index(desk.bridge.session.issue).articles[made.id]
    assert now.paragraphs[1].text == "白洋湾早饭从六点半开始。"


def test_minute_2_cut_text_is_seen_joined_and_taken_back(desk):
    drop_files(desk, DUMP)
    repair = desk.repair
    assert repair.list.count() > 3
    rows = [repair.list.item(row).text() for row in range(repair.list.count())]
    is_open = next(n for n, words in enumerate(rows) if not words.startswith(("✓", "∅", "⊘")))
    repair.list.scrollToItem(repair.list.item(is_open))
    repair.list.setFocus()
    click_row(repair.list, is_open)
    assert repair.tail.toPlainText()
    assert repair.head.toPlainText()
    before = desk.bridge.session.issue
    QTest.keyClick(repair.list, Qt.Key.Key_J)
    settle()
    assert desk.bridge.session.issue is not before
    joined = [seam for a in desk.bridge.session.issue.articles for seam in a.seams]
    assert len(joined) == 1 + len([seam for a in before.articles for seam in a.seams])
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
    for menu in desk.view.findChildren(QMenu):
        QTest.keyClick(menu, Qt.Key.Key_Escape)
    folio = folio_of(desk.bridge.session.issue, second)
    assert folio in words_on(desk, first)
    pages = desk.flatplan.pages
    carried = pages.mimeData([pages.index(pages.row_of(second))])
    desk.flatplan.scrollToTop()
    target = desk.flatplan.visualRect(pages.index(0)).center()
    drop(desk.flatplan, carried, target, Qt.DropAction.MoveAction)
    moved = folio_of(desk.bridge.session.issue, second)
    assert moved != folio
    assert moved in words_on(desk, first)
    press(desk, Qt.Key.Key_PageDown, CONTROL)
    before = desk.scene.composed(first)
    QTest.mouseDClick(desk.view.viewport(), LEFT, PLAIN, spot_of(desk, "a1", 1))
    settle()
    editor = desk.view.viewport().findChild(BodyEditor)
    compose(editor, "he'bian", commit="河边的老人们都说，")
    QTest.keyClick(editor, Qt.Key.Key_Return, CONTROL)
    settle()
    assert desk.scene.composed(first) is not before
    assert "河边的老人们都说" in words_on(desk, first).replace("\n", "")
    while desk.bridge.session.undo_label:
        press(desk, Qt.Key.Key_Z, CONTROL)
    assert not parts(desk, "a1")
    while desk.bridge.session.redo_label:
        press(desk, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert len(parts(desk, "a1")) == 2
    assert moved in words_on(desk, first)


def test_minute_15_headline_border_tint_and_a_cropped_picture_with_text_round_it(
    desk, tmp_path, qtbot
):
    press(desk, Qt.Key.Key_PageDown, CONTROL)
    carry(desk, "a1", 0.2, 0.2)
    ((page, box),) = parts(desk, "a1")
    level = desk.bridge.session.composed(page).boxes[0].regions
    head = next(r.rect for r in level if r.kind == "headline")
    text = [r.rect for r in level if r.kind == "text"]
    assert head.w <= max(r.right for r in text) - min(r.x for r in text) + 0.01
    choose(desk, "menu-box", "headline.vertical")
    choose(desk, "menu-box", "box.frame")
    details = desk.inspector.box.details
    pick(details.border, "double")
    pick(details.tint, "0 0 0 0.1")
    now = parts(desk, "a1")[0][1]
    assert (now.framed, now.border.value, now.tint.k) == (True, "double", 0.1)
    regions = desk.bridge.session.composed(page).boxes[0].regions
    head = next(region.rect for region in regions if region.kind == "headline")
    assert head.h > head.w
    assert box.id == now.id
    choose(desk, "menu-box", "headline.vertical")
    crop_a_picture(desk, tmp_path, qtbot, box.id)
    regions = desk.bridge.session.composed(page).boxes[0].regions
    picture = next(r.rect for r in regions if r.kind == "picture")
    texts = [r.rect for r in regions if r.kind == "text"]
    assert texts
    assert not any(text.overlaps(picture) for text in texts)


def crop_a_picture(desk, folder: Path, qtbot, box: str) -> None:
    """Let a photograph go over the article, and crop it where it stands."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(photograph(folder)))])
    drop(desk.view, mime, desk.view.mapFromScene(desk.scene.rect_of(box).center()))
    (picture,) = index(desk.bridge.session.issue).articles["a1"].pictures
    qtbot.waitUntil(lambda: desk.pictures.small(picture.original) is not None, timeout=10_000)
    place = desk.view.region_rect(box, RegionKind.PICTURE)
    QTest.mouseDClick(desk.view.viewport(), LEFT, PLAIN, place.center().toPoint())
    settle()
    editor = desk.view.viewport().findChild(CropEditor)
    corner = editor.frame().bottomRight().toPoint()
    QTest.mousePress(editor, LEFT, PLAIN, corner)
    for step in (20, 60):
        QTest.mouseMove(editor, corner - QPoint(step, step))
    QTest.mouseRelease(editor, LEFT, PLAIN, corner - QPoint(60, 60))
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settle()
    (picture,) = index(desk.bridge.session.issue).articles["a1"].pictures
    assert picture.crop.w < 0.9


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
