"""The first quarter of an hour of an editor, with mouse and keyboard, minute by minute."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QMenu, QPushButton

from layout_app.desk.words import use_language
from layout_app.display.items import GlyphRun
from layout_app.display.page import walk
from layout_app.model.article import headline
from layout_app.model.box import RegionKind
from layout_app.model.issue import folio_of, index
from layout_app.model.text import Kind
from layout_app.ui.canvas.body_editor import BodyEditor
from layout_app.ui.canvas.crop_editor import CropEditor
from layout_app.ui.start import Desktop
from tests import wordfiles
from tests.gui.copy_made import BODY, photograph
from tests.gui.hands import (
    CONTROL,
    DUMP,
    SHIFT,
    carry,
    choose,
    click,
    click_row,
    drop_files,
    in_dialog,
    parts,
    pick,
    press,
    spot_of,
    type_into,
    words_on,
)
from tests.gui.mouse import LEFT, PLAIN, drag, drop, settle
from tests.gui.test_writing import compose

pytestmark = pytest.mark.gui
NEVER_FIRST, NEVER_LAST = "，。、；：？！”’）》」』…—", "“‘（《「『"
CANTEEN = "社区食堂下周开门"
STORY = f"# {CANTEEN}\n\n早饭从六点半开始。\n"


def written(folder: Path, kind: str) -> Path:
    """Write the story as an editor gets it: text of some encoding, or a Word file."""
    file = folder / ("食堂.docx" if kind == "docx" else "食堂.txt")
    if kind == "docx":
        lines = [(CANTEEN, "Heading1"), ("早饭从六点半开始。", "")]
        body = "".join(wordfiles.p(wordfiles.run(words), style) for words, style in lines)
        file.write_bytes(wordfiles.docx(body))
    else:
        words = (
            STORY.translate(str.maketrans("区开门饭从点", "區開門飯從點"))
            if kind == "big5"
            else STORY
        )
        file.write_bytes(words.encode(kind))
    return file


@pytest.mark.parametrize("kind", ["gb18030", "utf-8", "big5", "docx"])
def test_minute_1_copy_is_opened_and_chinese_typed_and_seen(desk, tmp_path, kind):
    drop_files(desk, written(tmp_path, kind))
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
    assert now.paragraphs[1].text.startswith("白洋湾早")
    carry(desk, made.id, 0.2, 0.2)
    ((_page, box),) = parts(desk, made.id)
    inked = ink_of(desk, box.id)
    press(desk, Qt.Key.Key_Z, CONTROL)
    assert not parts(desk, made.id)
    press(desk, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert ink_of(desk, box.id) == inked > 150


def ink_of(desk, box: str) -> int:
    """Count the dots of a box on the canvas that are as dark as type."""
    place = desk.view.mapFromScene(desk.scene.rect_of(box)).boundingRect()
    image = desk.view.viewport().grab(place).toImage()
    image = image.convertToFormat(image.Format.Format_Grayscale8)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return int((rows[:, : image.width()] < 100).sum())


def test_minute_2_cut_text_is_seen_joined_and_taken_back(desk):
    drop_files(desk, DUMP)
    found = [p.kind for a in desk.bridge.session.issue.articles for p in a.paragraphs]
    for kind, least in ((Kind.KICKER, 1), (Kind.HEADLINE, 6), (Kind.BYLINE, 2), (Kind.SUBHEAD, 6)):
        assert found.count(kind) >= least, kind
    repair = desk.repair
    assert repair.list.count() > 3
    rows = [repair.list.item(row).text() for row in range(repair.list.count())]
    is_open = next(n for n, words in enumerate(rows) if not words.startswith(("✓", "∅", "⊘")))
    repair.list.scrollToItem(repair.list.item(is_open))
    repair.list.setFocus()
    click_row(repair.list, is_open)
    assert repair.tail.toPlainText()
    assert repair.head.toPlainText()
    share, _newline, reasons = repair.candidates.item(0).text().partition("\n")
    assert "%" in share
    assert reasons
    before = desk.bridge.session.issue
    QTest.keyClick(repair.list, Qt.Key.Key_J)
    settle()
    assert desk.bridge.session.issue is not before
    joined = [seam for a in desk.bridge.session.issue.articles for seam in a.seams]
    assert len(joined) == 1 + len([seam for a in before.articles for seam in a.seams])
    press(desk, Qt.Key.Key_Z, CONTROL)
    assert desk.bridge.session.issue is before


@pytest.fixture
def desktop(qapp: QApplication):
    use_language("en")
    made = Desktop(qapp)
    made.show_start()
    settle()
    yield made
    made.window.release()
    made.window.close()
    made.window.deleteLater()
    settle()


@pytest.mark.parametrize(
    ("paper", "grid"), [("broadsheet-8", (8, 13)), ("tabloid-6", (6, 11)), ("tabloid-5", (5, 14))]
)
def test_minute_5_page_is_made_from_a_preset(desktop, tmp_path, paper, grid):
    def fill(dialog) -> None:
        type_into(dialog.name, "江湾社区报")
        pick(dialog.paper, paper)
        type_into(dialog.home, str(tmp_path / "paper"))
        click(dialog.findChild(QPushButton, "new-make"))

    in_dialog(fill)
    click(desktop.window.findChild(QPushButton, "start-new"))
    session = desktop.window.bridge.session
    shown = desktop.window.desk.scene.paper
    assert (shown.columns, shown.chars) == grid
    assert (session.issue.name, len(session.issue.pages)) == ("江湾社区报", 4)


KICKED = f"""---
kicker: 江湾新事
deck: 三年的河，半年的树
byline: 本报记者 林间
---
# 云溪又照得见人影了

{BODY}

{BODY}

![孩子们给树起名字](河边.jpg)
"""


def test_minute_5_article_with_all_its_parts_lands_as_one_box_on_whole_cells(desk, tmp_path):
    photograph(tmp_path)
    story = tmp_path / "河边.md"
    story.write_text(KICKED, encoding="utf-8")
    drop_files(desk, story)
    made = desk.bridge.session.issue.articles[-1].id
    press(desk, Qt.Key.Key_N, CONTROL | SHIFT)
    assert folio_of(desk.bridge.session.issue, desk.bridge.session.selection.page) == "A05"
    carry(desk, made, 0.05, 0.2)
    ((page, box),) = parts(desk, made)
    assert page == desk.bridge.session.selection.page
    (cells,) = box.shape
    composed = desk.bridge.session.composed(page).boxes[0]
    found = {region.kind for region in composed.regions}
    wanted = {"kicker", "headline", "deck", "byline", "picture", "caption", "text"}
    assert found >= wanted
    paper = desk.scene.paper
    pitch = (paper.chars + paper.gutter) * paper.em
    for region in composed.regions:
        if region.kind == "text":
            assert round((region.rect.x - paper.type_area.x) / pitch, 2) % 1 == 0
    foot = desk.view.mapFromScene(desk.scene.rect_of(box.id).bottomRight())
    port, told = desk.view.viewport(), []
    QTest.mousePress(port, LEFT, PLAIN, foot)
    for step in (40, 80, 120, 160):
        QTest.mouseMove(port, foot - QPoint(0, step))
        settle()
        told.append(desk.scene.find(box.id)[1].fit)
    QTest.mouseRelease(port, LEFT, PLAIN, foot - QPoint(0, 160))
    settle()
    assert len({(fit.state, fit.lines, fit.chars) for fit in told}) >= 3
    assert told[-1].state == "over"
    assert parts(desk, made)[0][1].shape[0].lines < cells.lines


def test_minute_5_columns_are_broken_without_arithmetic(desk):
    """破三为二: three columns of 14 字 and two gutters divide into two of whole 字."""
    press(desk, Qt.Key.Key_PageDown, CONTROL)
    carry(desk, "a1", 0.05, 0.2)
    ((page, box),) = parts(desk, "a1")
    right = desk.scene.rect_of(box.id)
    paper = desk.scene.paper
    scale = desk.view.transform().m11()
    wanted = 3 * paper.chars + 2 * paper.gutter
    edge = desk.view.mapFromScene(right.topRight() + QPoint(0, round(right.height() / 2)))
    by = round((wanted * paper.em - right.width()) * scale)
    drag(desk.view, edge, edge + QPoint(by, 0))
    assert parts(desk, "a1")[0][1].shape[0].columns == 3

    def two(dialog) -> None:
        assert isinstance(dialog, QInputDialog)
        dialog.setIntValue(2)
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    in_dialog(two)
    choose(desk, "menu-box", "box.columns")
    regions = desk.bridge.session.composed(page).boxes[0].regions
    texts = [r.rect for r in regions if r.kind == "text"]
    assert len(texts) == 2
    widths = [round(rect.w / paper.em, 3) for rect in texts]
    assert all(width % 1 == 0 for width in widths)
    assert abs(widths[0] - widths[1]) <= 1
    assert sum(widths) + round((texts[1].x - texts[0].right) / paper.em, 3) == wanted


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
    assert f"下转{folio}版" in words_on(desk, first)
    start = folio_of(desk.bridge.session.issue, first)
    assert f"上接{start}版" in words_on(desk, second)
    pages = desk.flatplan.pages
    carried = pages.mimeData([pages.index(pages.row_of(second))])
    desk.flatplan.scrollToTop()
    target = desk.flatplan.visualRect(pages.index(0)).center()
    drop(desk.flatplan, carried, target, Qt.DropAction.MoveAction)
    moved = folio_of(desk.bridge.session.issue, second)
    assert moved != folio
    assert f"下转{moved}版" in words_on(desk, first)
    now = folio_of(desk.bridge.session.issue, first)
    assert f"上接{now}版" in words_on(desk, second)
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
    assert f"下转{moved}版" in words_on(desk, first)


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
    pick(details.border, "meander")
    pick(details.tint, "0 0 0 0.1")
    now = parts(desk, "a1")[0][1]
    assert (now.framed, now.border.value, now.tint.k) == (True, "meander", 0.1)
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
    lines = lines_beside(desk, page, picture)
    assert len(lines) > 4
    for line in lines:
        assert line.text[0] not in NEVER_FIRST
        assert line.text[-1] not in NEVER_LAST


def lines_beside(desk, page, picture) -> list[GlyphRun]:
    """Return the runs of body text whose lines end or begin at a picture."""
    found = []
    for item, x, y in walk(desk.bridge.session.composed(page).display):
        if isinstance(item, GlyphRun) and item.source is not None and len(item.text) > 4:
            left, top = x + item.xs[0], y + item.ys[0]
            if picture.y < top < picture.y + picture.h and left != picture.x:
                found.append(item)
    return found


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
