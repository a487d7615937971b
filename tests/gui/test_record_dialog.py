"""The record of the issue by hand: fields, what is derived, what is missing, one step."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from layout_app.desk.issues import record
from layout_app.model.issue import LegalKind
from layout_app.ui.dialogs.record import GROUPS, RecordDialog
from layout_app.ui.fields.day_field import day_of
from tests.gui.mouse import settle, steps

pytestmark = pytest.mark.gui
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def dialog(desk) -> RecordDialog:
    QTest.keyClick(desk.window, Qt.Key.Key_I, CONTROL | SHIFT)
    settle()
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, RecordDialog)
    return shown


def written(field: QLineEdit, words: str) -> None:
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    field.insert(words)
    settle()


def test_every_field_of_the_record_stands_in_the_form(desk, dialog):
    shown = [name for _title, rows in GROUPS for name, _words in rows]
    assert sorted(shown) == sorted(record.values(desk.bridge.session.issue))
    assert dialog.wanted == record.values(desk.bridge.session.issue)
    dialog.reject()


def test_weekday_and_lunar_date_follow_the_date(dialog):
    assert dialog.derived.text() == "星期一　农历癸卯年二月廿九"
    QTest.keyClick(dialog.fields["date"], Qt.Key.Key_Up)
    assert dialog.derived.text() == "星期二　农历癸卯年二月三十"
    dialog.reject()


def test_what_is_no_date_is_said_and_keeps_the_form_open(desk, dialog):
    before = desk.bridge.session.issue
    written(dialog.fields["date"], "2024-02-30")
    assert "2023-03-20" in dialog.faults["date"].text()
    assert not dialog.derived.isVisible()
    dialog.keep.click()
    assert dialog.isVisible()
    written(dialog.fields["date"], "2024年2月29日")
    assert dialog.derived.text().startswith("星期四")
    dialog.keep.click()
    assert not dialog.isVisible()
    assert desk.bridge.session.issue.date == date(2024, 2, 29)
    assert desk.bridge.session.issue is not before


@pytest.mark.parametrize(
    "words", ["2024-02-10", "2024/2/10", "20240210", "2024.2.10", "2024年2月10日", " 2024-2-10 "]
)
def test_a_date_is_understood_however_it_is_written(words):
    assert day_of(words) == date(2024, 2, 10)


@pytest.mark.parametrize("words", ["", "2024", "10-02-2024", "2024-13-01", "二〇二四年"])
def test_what_is_no_date_is_none(words):
    assert day_of(words) is None


def test_many_fields_are_one_step(desk, dialog):
    before, count = desk.bridge.session.issue, steps(desk)
    written(dialog.fields["name"], "云溪晚报")
    written(dialog.fields["price"], "1元")
    dialog.fields["number"].setValue(7)
    QTest.keyClick(dialog.fields["price"], Qt.Key.Key_Return)
    settle()
    issue = desk.bridge.session.issue
    assert (issue.name, issue.number, issue.colophon.price) == ("云溪晚报", 7, "1元")
    assert steps(desk) == count + 1
    # Without a window manager nobody gives the keys back after a dialog.
    desk.window.activateWindow()
    settle()
    QTest.keyClick(desk.window, Qt.Key.Key_Z, CONTROL)
    settle()
    assert desk.bridge.session.issue is before


def test_nothing_changed_is_no_step(desk, dialog):
    count = steps(desk)
    dialog.keep.click()
    assert steps(desk) == count


def test_what_the_legal_kind_asks_for_is_marked_and_said_beside_its_field(desk, dialog):
    assert not dialog.note.isVisible()
    kind = dialog.fields["legal"]
    kind.setCurrentIndex(kind.findData(LegalKind.CN))
    settle()
    assert dialog.labels["price"].text().endswith("*")
    assert not dialog.labels["editors"].text().endswith("*")
    fault = dialog.faults["price"]
    assert fault.isVisible()
    assert fault.mapTo(dialog, fault.rect().topLeft()).y() > dialog.fields["price"].y()
    written(dialog.fields["price"], "1元")
    assert not fault.isVisible()
    kind.setCurrentIndex(kind.findData(LegalKind.INTERNAL))
    settle()
    assert dialog.labels["cn"].text().startswith("Permit number")
    assert "1元" in fault.text()
    assert "1元" in dialog.fields["price"].accessibleDescription()
    dialog.keep.click()
    settle()
    assert desk.bridge.session.issue.publication.legal is LegalKind.INTERNAL


def test_numbers_and_date_can_be_taken_away(desk, dialog):
    written(dialog.fields["date"], "")
    assert not dialog.derived.isVisible()
    dialog.keep.click()
    assert desk.bridge.session.issue.date is None


@pytest.mark.parametrize("name", ["price", "cn", "date"])
def test_it_opens_at_a_field(desk, name):
    RecordDialog(desk.bridge, name, desk.window).open()
    settle()
    shown = QApplication.activeModalWidget()
    assert shown.focusWidget() is shown.fields[name]
    place = shown.fields[name].visibleRegion().boundingRect()
    assert place.height() == shown.fields[name].height()
    shown.reject()


def test_a_reader_can_look_and_not_write(desk):
    desk.bridge.session.read_only = "somebody"
    desk.actions.trigger("issue.record")
    settle()
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, RecordDialog)
    assert not shown.keep.isEnabled()
    shown.reject()
