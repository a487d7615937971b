"""The first hour of an editor, from the issue's record to the press, with mouse and keyboard."""

import io
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from layout_app.display.items import PlacedPdf
from layout_app.display.page import walk
from layout_app.model.box import AdBox, Media
from layout_app.model.issue import folio_of
from layout_app.press.profile import Profile
from layout_app.press.render import page_png
from layout_app.ui.dialogs.booking import BookDialog
from layout_app.ui.dialogs.export import ExportDialog
from layout_app.ui.dialogs.record import RecordDialog
from layout_app.ui.screen.painter import page_image
from tests.gui.hands import (
    CONTROL,
    SHIFT,
    carry,
    choose,
    click,
    figures,
    parts,
    pick,
    press,
    the_ad,
    type_into,
    words_on,
)
from tests.gui.mouse import LEFT, PLAIN, drag, drop, settle, steps
from tests.gui.test_random_pages_drawn import alike
from tests.gui.test_screen_equals_print import difference
from tests.gui.test_writing import compose

pytestmark = pytest.mark.gui
SCALE = 4.0
LIMIT = 0.03
"""Mean difference of ink in a cell that holds any."""


def fill_record(desk) -> None:
    """Word the record of the issue in its form, opened by its key."""
    press(desk, Qt.Key.Key_I, CONTROL | SHIFT)
    form = QApplication.activeModalWidget()
    assert isinstance(form, RecordDialog)
    type_into(form.fields["name"], "云溪晚报")
    figures(form.fields["number"], "7")
    figures(form.fields["total"], "88")
    figures(form.fields["date"], "2024-2-10")
    type_into(form.fields["sponsor"], "云溪社区居委会")
    type_into(form.fields["price"], "1元")
    QTest.keyClick(form.fields["price"], Qt.Key.Key_Return)
    # Without a window manager nobody gives the keys back after a dialog.
    desk.window.activateWindow()
    settle()


def test_minute_20_one_record_fills_the_furniture_of_every_page(desk):
    carry(desk, "a1", 0.2, 0.4)
    count = steps(desk)
    before = [words_on(desk, page.id) for page in desk.bridge.session.issue.pages]
    fill_record(desk)
    issue = desk.bridge.session.issue
    assert steps(desk) == count + 1
    first, *others = [words_on(desk, page.id) for page in issue.pages]
    for word in (
        "云溪晚报",
        "第7期",
        "总第88期",
        "今日4版",
        "2024年2月",
        "星期六",
        "云溪社区居委会",
    ):
        assert word in first, word
    for page, words in zip(issue.pages[1:], others, strict=True):
        assert words.startswith(folio_of(issue, page.id))
        assert "云溪晚报　2024年2月10日　星期六" in words
    assert "定价：1元" in others[-1]
    press(desk, Qt.Key.Key_Z, CONTROL)
    assert [words_on(desk, page.id) for page in issue.pages] == before


def test_minute_20_the_pdf_is_what_the_screen_shows(desk, qtbot):
    carry(desk, "a1", 0.2, 0.4)
    press(desk, Qt.Key.Key_PageDown, CONTROL)
    carry(desk, "a2", 0.2, 0.2)
    fill_record(desk)
    press(desk, Qt.Key.Key_S, CONTROL)
    press(desk, Qt.Key.Key_E, CONTROL)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ExportDialog)
    pick(dialog.profile, Profile.SCREEN)
    click(dialog.export_button)
    qtbot.waitUntil(lambda: dialog.certificate.isVisible(), timeout=60_000)
    file = Path(dialog.target.text())
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    pages = desk.bridge.session.issue.pages
    with pikepdf.open(file) as pdf:
        assert len(pdf.pages) == len(pages) == 4
    ink = [alike(print_ink(file.read_bytes(), number)) for number in range(4)]
    for number, page in enumerate(pages):
        screen = alike(canvas_ink(desk, page.id))
        assert difference(screen, ink[number], SCALE) < LIMIT
        assert difference(screen, ink[number - 1], SCALE) > 10 * LIMIT


def canvas_ink(desk, page) -> np.ndarray:
    """Return the ink of a page as the canvas paints it, 0 to 255."""
    image = page_image(desk.bridge.session.composed(page).display, desk.faces, SCALE)
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())
    return 255.0 - rows[:, : grey.width()]


def print_ink(pdf: bytes, number: int) -> np.ndarray:
    """Return the ink of a page of a PDF, 0 to 255."""
    png = page_png(pdf, number, round(72 * SCALE))
    return 255.0 - np.asarray(Image.open(io.BytesIO(png)).convert("L"), dtype=float)


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


# Minute 60


def advertisement(folder: Path, width: float, height: float, ink: str) -> Path:
    """Write an ad of one colour, `ink` as operands and operator of PDF; points."""
    made = pikepdf.new()
    made.add_blank_page(page_size=(width, height))
    made.pages[0].TrimBox = [0, 0, width, height]
    made.pages[0].Contents = made.make_stream(f"{ink} 10 10 {width - 20} 60 re f".encode())
    made.save(folder / "ad.pdf")
    return folder / "ad.pdf"


def booked(desk) -> AdBox:
    """Book the slot of a banner from the menu of pages, answering by keyboard."""

    choose(desk, "menu-page", "ad.book")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, BookDialog)
    type_into(dialog.booking, "GG-0210-3")
    pick(dialog.slot, "通栏")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    settle()
    desk.window.activateWindow()
    settle()
    return the_ad(desk)


def let_go(desk, file: Path, box: str) -> None:
    """Take a file from the file manager and let it go over a box."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    taken = drop(desk.view, mime, desk.view.mapFromScene(desk.scene.rect_of(box).center()))
    assert taken == [True, True, True]


def test_minute_60_an_ads_pdf_is_let_go_on_its_slot_and_stays_opaque(desk, tmp_path):
    press(desk, Qt.Key.Key_PageDown, CONTROL)
    ad = booked(desk)
    assert (ad.slot, ad.booking, ad.original) == ("通栏", "GG-0210-3", "")
    place = desk.scene.rect_of(ad.id)
    file = advertisement(tmp_path, place.width(), place.height(), "0 1 1 0 k")
    count = steps(desk)
    let_go(desk, file, ad.id)
    assert steps(desk) == count + 1
    filled = the_ad(desk)
    assert (filled.id, filled.media) == (ad.id, Media.PDF)
    assert desk.bridge.session.original(filled.original).read_bytes() == file.read_bytes()
    page = desk.bridge.session.selection.page
    shown = [item for item, _x, _y in walk(desk.bridge.session.composed(page).display)]
    assert [item.original for item in shown if isinstance(item, PlacedPdf)] == [filled.original]
    press(desk, Qt.Key.Key_Z, CONTROL)
    assert the_ad(desk).original == ""


def test_minute_60_every_problem_is_listed_while_it_stands(desk, tmp_path, qtbot):
    def codes() -> set[str]:
        return {problem.code for problem in desk.bridge.problems}

    def listed(code: str) -> bool:
        rows = desk.problems.rows
        told = {rows.problem(row).code for row in range(rows.rowCount())}
        return code in codes() and code in told

    press(desk, Qt.Key.Key_PageDown, CONTROL)
    carry(desk, "a2", 0.05, 0.2)
    ((_page, box),) = parts(desk, "a2")
    foot = desk.view.mapFromScene(desk.scene.rect_of(box.id).bottomRight())
    drag(desk.view, foot, foot - QPoint(0, 70))
    qtbot.waitUntil(lambda: listed("layout.overset"))
    press(desk, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: "layout.overset" not in codes())
    editor = desk.story.editor
    QTest.mouseClick(editor.viewport(), LEFT, PLAIN, editor.viewport().rect().center())
    QTest.keyClick(editor, Qt.Key.Key_End, CONTROL)
    compose(editor, commit="恐龙🦖")
    qtbot.waitUntil(lambda: listed("press.missing_glyph"))
    small = tmp_path / "小图.png"
    Image.new("RGB", (60, 40), (200, 80, 40)).save(small)
    let_go(desk, small, box.id)
    qtbot.waitUntil(lambda: listed("press.coarse_picture"))
    ad = booked(desk)
    place = desk.scene.rect_of(ad.id)
    let_go(desk, advertisement(tmp_path, place.width(), place.height(), "1 0 0 rg"), ad.id)
    qtbot.waitUntil(lambda: listed("pdf.colour"))
    dark = advertisement(tmp_path, place.width(), place.height(), "1 1 1 1 k")
    let_go(desk, dark, ad.id)
    qtbot.waitUntil(lambda: "pdf.colour" not in codes())
