"""The print dialog: what it shows is what comes out."""

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter

from layout_app.ui.dialogs.printing import PrintDialog, _layout

pytestmark = pytest.mark.gui


@pytest.fixture
def dialog(desk, qtbot):
    page = desk.bridge.session.issue.pages[0].id
    desk.bridge.run("box.place", article="a1", page=page, column=0, line=14, columns=3)
    found = PrintDialog(desk.bridge, desk.worker)
    qtbot.addWidget(found)
    found.show()
    qtbot.waitUntil(lambda: bool(found.pdf), timeout=60_000)
    return found


def test_page_in_view_is_shown_on_its_sheet(dialog):
    assert dialog.pages.currentText() == "A01"
    assert dialog.preview.count == 1
    assert dialog.print_button.isEnabled()
    assert "1" in dialog.state.text()


def test_other_choices_make_other_sheets(dialog, qtbot):
    dialog.manner.setCurrentIndex(1)
    assert not dialog.print_button.isEnabled()
    qtbot.waitUntil(lambda: dialog.preview.count == 4, timeout=60_000)
    dialog.paper.setCurrentIndex(1)
    dialog.manner.setCurrentIndex(0)
    dialog.pages.setEditText("A01-A02")
    qtbot.waitUntil(lambda: dialog.preview.count == 2, timeout=60_000)


def test_page_that_is_not_there_is_said(dialog, qtbot):
    dialog.pages.setEditText("A09")
    qtbot.waitUntil(lambda: "A09" in dialog.state.text(), timeout=10_000)
    assert dialog.preview.count == 0
    assert not dialog.print_button.isEnabled()


def test_sheets_go_to_a_file_and_to_a_printer(dialog, qtbot, tmp_path):
    dialog.save_to(tmp_path / "read.pdf")
    assert len(PdfReader(tmp_path / "read.pdf").pages) == 1
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageLayout(_layout(dialog.wish.paper, dialog.preview.is_wide))
    printer.setFullPage(True)
    dialog.print_to(printer)
    qtbot.waitUntil(lambda: (tmp_path / "printed.pdf").exists(), timeout=60_000)
    (sheet,) = PdfReader(tmp_path / "printed.pdf").pages
    assert [round(float(v)) for v in sheet.mediabox[2:]] == [595, 842]
    assert sheet.images[0].image.width == pytest.approx(2480, abs=3)
