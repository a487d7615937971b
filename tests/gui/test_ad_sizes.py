"""An ad whose PDF does not say how large it is: dropped, asked about, shown, taken back, healed."""

import io
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from layout_app.desk.commands import run
from layout_app.desk.session import Selection
from layout_app.model.box import OWN_TRIM, AdBox, SheetBox, Trim
from layout_app.model.geometry import MM
from layout_app.model.issue import paper_of
from layout_app.model.paper import cells_rect
from layout_app.ui.dialogs.trimming import FillTrimDialog, TrimDialog
from tests.gui.hands import choose, click, figures, pick, the_ad
from tests.gui.mouse import drop, settle, steps
from tests.gui.test_healing import middle, row_of

pytestmark = pytest.mark.gui


@pytest.fixture
def ad(desk) -> AdBox:
    page = desk.bridge.session.issue.pages[1].id
    desk.bridge.select(Selection(page=page))
    run(desk.bridge.session, "ad.book", page=page, slot="通栏", booking="GG-1")
    settle()
    return the_ad(desk)


def sheet(desk, folder: Path, ad: AdBox, bleed: float = 3.0, *, crop: bool = False) -> Path:
    """Write a PDF without TrimBox, larger than the slot by the bleed at each side."""
    slot = cells_rect(paper_of(desk.bridge.session.issue), ad.cells)
    wide, high = slot.w + 2 * bleed * MM, slot.h + 2 * bleed * MM
    made, sink = pikepdf.new(), io.BytesIO()
    made.add_blank_page(page_size=(wide, high))
    if crop:
        made.pages[0].CropBox = [bleed * MM, bleed * MM, wide - bleed * MM, high - bleed * MM]
    made.save(sink)
    path = folder / "店庆.pdf"
    path.write_bytes(sink.getvalue())
    return path


def dropped(desk, ad: AdBox, path: Path) -> FillTrimDialog:
    """Let a file go over the slot, and return the window that asks."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    spot = desk.scene.rect_of(ad.id).center()
    drop(desk.view, mime, desk.view.mapFromScene(spot))
    settle()
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, FillTrimDialog)
    return shown


def test_a_dropped_file_is_asked_about_and_nothing_is_chosen_before(desk, ad, tmp_path):
    count, before = steps(desk), desk.bridge.session.issue
    dialog = dropped(desk, ad, sheet(desk, tmp_path, ad))
    assert dialog.sheet.currentIndex() == -1
    for field in dialog.fields.values():
        assert field.height() >= field.sizeHint().height(), "pressed together by a sentence"
    assert not dialog.keep.isEnabled()
    assert not dialog.bleed.isEnabled()
    assert "MediaBox less 3 mm would fill it." in dialog.told.text()
    pick(dialog.sheet, SheetBox.MEDIA)
    assert "does not fill it" in dialog.told.text()
    figures(dialog.bleed, "3")
    assert "so, and fills it" in dialog.told.text()
    assert desk.bridge.session.issue is before
    click(dialog.keep)
    found = the_ad(desk)
    assert found.trim == Trim(box=SheetBox.MEDIA, bleed=8.504)
    assert found.name == "店庆.pdf"
    assert steps(desk) == count + 1


def test_who_cancels_places_and_keeps_nothing(desk, ad, tmp_path):
    before = desk.bridge.session.issue
    folder = desk.bridge.session.opened.publication_folder / "originals"
    known = set(folder.glob("*")) if folder.is_dir() else set()
    dialog = dropped(desk, ad, sheet(desk, tmp_path, ad))
    pick(dialog.sheet, SheetBox.MEDIA)
    figures(dialog.bleed, "3")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    settle()
    assert desk.bridge.session.issue is before
    assert (set(folder.glob("*")) if folder.is_dir() else set()) == known


def test_a_bleed_that_leaves_nothing_is_said_below_its_field(desk, ad, tmp_path):
    dialog = dropped(desk, ad, sheet(desk, tmp_path, ad))
    pick(dialog.sheet, SheetBox.MEDIA)
    figures(dialog.bleed, "99")
    assert dialog.faults["bleed"].isVisible()
    assert not dialog.keep.isEnabled()
    dialog.reject()


def test_the_menu_asks_for_the_file_and_then_for_its_size(desk, ad, tmp_path, monkeypatch):
    path = sheet(desk, tmp_path, ad, crop=True)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(path), ""))
    choose(desk, "menu-box", "ad.fill")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, FillTrimDialog)
    pick(dialog.sheet, SheetBox.CROP)
    assert "so, and fills it" in dialog.told.text()
    click(dialog.keep)
    assert the_ad(desk).trim == Trim(box=SheetBox.CROP)


def test_properties_tell_the_choice_and_take_it_back(desk, ad, tmp_path):
    form = desk.inspector.ad
    assert not form.trim.isVisibleTo(form)
    assert not desk.actions.by_name["ad.trim"].isEnabled()
    path = sheet(desk, tmp_path, ad)
    run(desk.bridge.session, "ad.fill", box=ad.id, path=path, trim="media", bleed="3")
    settle()
    assert form.cut.text().endswith("mm: MediaBox less 3 mm at each side, as chosen")
    click(form.trim)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, TrimDialog)
    assert (dialog.sheet.currentData(), dialog.bleed.value()) == (SheetBox.MEDIA, 3.0)
    pick(dialog.sheet, SheetBox.NONE)
    assert not dialog.bleed.isEnabled()
    click(dialog.keep)
    assert the_ad(desk).is_unsized
    assert form.cut.text() == "Unknown: it has no TrimBox"


def test_an_ad_with_a_trim_of_its_own_is_not_asked_about(desk, ad, tmp_path):
    path = sheet(desk, tmp_path, ad, 0.0)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].TrimBox = pdf.pages[0].MediaBox
        pdf.save(path)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    drop(desk.view, mime, desk.view.mapFromScene(desk.scene.rect_of(ad.id).center()))
    settle()
    assert QApplication.activeModalWidget() is None
    assert the_ad(desk).trim == OWN_TRIM
    assert not desk.inspector.ad.trim.isVisibleTo(desk.inspector.ad)


@pytest.mark.parametrize(("bleed", "is_asked"), [(3.0, False), (3.2, True)])
def test_the_panel_heals_by_one_click_what_fits_and_asks_else(
    desk, ad, tmp_path, qtbot, bleed, is_asked
):
    path = sheet(desk, tmp_path, ad, bleed)
    run(desk.bridge.session, "ad.fill", box=ad.id, path=path, trim="media")
    run(desk.bridge.session, "ad.trim", box=ad.id, trim="none")
    if is_asked:
        # Nothing that would fill it is known: the slot has another size than the sheet.
        cells = ad.cells
        run(desk.bridge.session, "box.resize", box=ad.id, column=cells.column, line=cells.line,
            columns=cells.columns, lines=cells.lines - 3)  # fmt: skip
    desk._check()
    row = row_of(desk, qtbot, "ad.unsized")
    QTest.mouseClick(desk.problems.viewport(), Qt.MouseButton.LeftButton, pos=middle(desk, row))
    settle()
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, TrimDialog) == is_asked
    if is_asked:
        shown.reject()
    else:
        assert the_ad(desk).trim == Trim(box=SheetBox.MEDIA, bleed=8.504)
