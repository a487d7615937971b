"""Damaged files from the window: told before, mended when wished, told after."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QPushButton

from layout_app.desk.commands import run
from layout_app.desk.issues.making import make_issue
from layout_app.desk.session import open_for_editing
from layout_app.store.folder import ISSUE, page_path
from layout_app.ui.dialogs.mending import MendedDialog
from tests.gui.hands import in_dialog
from tests.gui.mouse import settle

pytestmark = pytest.mark.gui


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An issue that was saved twice."""
    made = make_issue(tmp_path / "2023-03-20", name="江湾社区报", pages=2).folder
    session = open_for_editing(made)
    for name, price in (("街道", "1.00"), ("要闻", "2.00")):
        run(session, "page.section", page="A01", name=name)
        run(session, "issue.record", price=price)
        session.save()
    session.close()
    return made


def answer(name: str, told: list[str]):
    """Press a button of the question about damaged files, and keep what it says."""

    def press(shown: QDialog) -> None:
        assert isinstance(shown, QMessageBox)
        told.extend((shown.text(), shown.informativeText()))
        next(b for b in shown.findChildren(QPushButton) if b.objectName() == name).click()

    return in_dialog(press)


def first_page(folder: Path) -> Path:
    session = open_for_editing(folder)
    path = page_path(folder, session.issue.pages[0].id)
    session.close()
    return path


def test_damaged_page_is_mended_when_the_issue_is_opened(desktop, folder):
    page = first_page(folder)
    page.write_bytes(b"\0" * 300)
    told: list[str] = []
    over = answer("mending-mend", told)
    desktop.open(folder)
    over()
    assert told[0] == "1 file of this issue is gone or damaged."
    assert f"pages/{page.name}" in told[1]
    assert desktop.window.bridge.session.issue.pages[0].section == "街道"
    settle()
    (shown,) = desktop.window.findChildren(MendedDialog)
    assert page.name in shown.words.toPlainText()
    assert Path(f"{page}.damaged").read_bytes() == b"\0" * 300
    shown.reject()


def test_damaged_page_may_wait(desktop, folder):
    page = first_page(folder)
    page.write_bytes(b"")
    over = answer("mending-leave", [])
    desktop.open(folder)
    over()
    assert len(desktop.window.bridge.session.issue.pages) == 1
    assert page.read_bytes() == b""


@pytest.mark.parametrize("damage", [b"", None])
def test_issue_that_does_not_open_is_mended(desktop, folder, damage):
    page, record, told = first_page(folder), folder / ISSUE, []
    page.write_bytes(b"")
    record.unlink()
    if damage is not None:
        record.write_bytes(damage)
    over = answer("mending-leave", told)
    desktop.open(folder)
    over()
    assert told[1].startswith(f"issue.yaml\npages/{page.name}\n")
    assert desktop.window.centralWidget().objectName() == "start-page"
    assert ISSUE in desktop.window.centralWidget().trouble.text()
    over = answer("mending-mend", [])
    desktop.open(folder)
    over()
    assert len(desktop.window.bridge.session.issue.pages) == 2
    (shown,) = desktop.window.findChildren(MendedDialog)
    shown.reject()


def test_what_nothing_can_be_given_back_for_is_not_asked_about(desktop, folder):
    page = first_page(folder)
    page.write_bytes(b"\0")
    Path(f"{page}.bak").unlink()
    desktop.open(folder)
    assert QApplication.activeModalWidget() is None
    assert len(desktop.window.bridge.session.issue.pages) == 1


def test_files_are_looked_over_from_the_menu(desktop, folder):
    desktop.open(folder)
    first = desktop.window
    first.desk.actions.by_name["issue.mend"].trigger()
    settle()
    assert desktop.window is not first
    assert desktop.window.bridge.session.folder == folder
    assert desktop.window.statusBar().currentMessage() == "Everything is as it should be."
