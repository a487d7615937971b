"""The digital edition from the dialog of exports: this issue or all, progress, cancel, folder."""

from datetime import date

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from layout_app.desk.commands import run
from layout_app.desk.issues.making import make_issue
from layout_app.desk.session import open_session
from layout_app.desk.words import use_language
from layout_app.model.issue import Publication
from layout_app.store.publication import new_publication
from layout_app.ui.dialogs.export import WEB, ExportDialog
from tests.gui.hands import click, pick
from tests.gui.mouse import settle

pytestmark = pytest.mark.gui
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def session(tmp_path):
    """One of three issues of a publication; the last has no date."""
    use_language("en")
    home = new_publication(tmp_path / "paper", Publication(name="江湾社区报"))
    for name, day in (("2023-03-20", 20), ("2023-03-27", 27)):
        make_issue(home / name, day=date(2023, 3, day), pages=1)
    make_issue(home / "undated", pages=1)
    return open_session(home / "2023-03-20")


@pytest.fixture
def dialog(desk) -> ExportDialog:
    QTest.keyClick(desk.window, Qt.Key.Key_E, CONTROL)
    settle()
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, ExportDialog)
    pick(shown.profile, WEB)
    return shown


def done(dialog, qtbot) -> None:
    click(dialog.export_button)
    assert dialog.progress.isVisible()
    assert dialog.close_button.text() == "Cancel"
    qtbot.waitUntil(lambda: dialog.certificate.isVisible(), timeout=60_000)


def test_only_what_concerns_a_site_is_asked(desk, dialog):
    assert dialog.scope.isVisible()
    for field in (dialog.house, dialog.pages, dialog.split, dialog.template, dialog.marks):
        assert not field.isVisible()
    assert dialog.target.text() == str(desk.bridge.session.opened.publication_folder / "web")
    pick(dialog.profile, "screen")
    assert not dialog.scope.isVisible()
    assert dialog.pages.isVisible()
    dialog.reject()


def test_this_issue_is_published_as_it_stands_and_its_folder_opened(
    desk, dialog, qtbot, monkeypatch
):
    run(desk.bridge.session, "issue.record", name="江湾晚报")
    assert desk.bridge.session.dirty
    done(dialog, qtbot)
    site = desk.bridge.session.opened.publication_folder / "web"
    assert "江湾晚报" in (site / "index.html").read_text("utf-8")
    assert [path.name for path in site.iterdir() if path.is_dir() and path.name[:4] == "2023"] == [
        "2023-03-20"
    ]
    assert "1 issue" in dialog.certificate.summary.text()
    assert not dialog.certificate.table.isVisible()
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    click(dialog.show_button)
    assert [url.toLocalFile() for url in opened] == [str(site)]
    dialog.reject()


def test_all_issues_are_published_and_those_that_cannot_are_named(desk, dialog, qtbot):
    pick(dialog.scope, True)
    done(dialog, qtbot)
    site = desk.bridge.session.opened.publication_folder / "web"
    listed = (site / "index.html").read_text("utf-8")
    assert "2023-03-20" in listed
    assert "2023-03-27" in listed
    assert "2 issues, 2 pages" in dialog.certificate.summary.text()
    assert "undated" in dialog.certificate.press.text()
    dialog.reject()


def test_cancelled_edition_leaves_the_dialog_ready(desk, dialog, qtbot):
    click(dialog.export_button)
    dialog.cancel()
    settle()
    assert not desk.worker.is_busy
    assert "Cancelled" in dialog.state.text()
    assert dialog.export_button.isEnabled()
    done(dialog, qtbot)
    dialog.reject()


def test_issue_without_a_date_is_said_at_once(desk, dialog):
    dialog.reject()
    run(desk.bridge.session, "issue.record", without="date")
    settle()
    desk.actions.by_name["issue.export"].trigger()
    settle()
    shown = QApplication.activeModalWidget()
    pick(shown.profile, WEB)
    assert "date" in shown.state.text()
    assert not shown.export_button.isEnabled()
    pick(shown.profile, "screen")
    assert not shown.state.text()
    shown.reject()
