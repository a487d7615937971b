"""Chinese goes in by an input method: every field shows its spelling and takes its words."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from layout_app.desk.commands import run
from layout_app.ui.fields.day_field import DayField
from tests.gui.mouse import settle

pytestmark = pytest.mark.gui
WORDS = "中文"
SPELLING = "zhong'wen"
FORMS = (
    "issue.new issue.print issue.record issue.export edit.find page.words page.section"
    " page.save_template page.contents style.habits colour.define jump.keyword"
    " box.plan ad.book help.keys"
)


def text_of(field: QWidget) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def spelt(field: QWidget) -> tuple[str, str]:
    """Spell words into an empty field, let one be taken; return both texts."""
    field.setFocus()
    field.clear()
    QApplication.sendEvent(field, QInputMethodEvent(SPELLING, []))
    settle()
    before = text_of(field)
    event = QInputMethodEvent("", [])
    event.setCommitString(WORDS)
    QApplication.sendEvent(field, event)
    settle()
    return before, text_of(field)


def fields_in(shown: QWidget) -> list[QWidget]:
    """Return the fields for words that can be reached; numbers and days take no Chinese."""
    found = [f for kind in (QLineEdit, QPlainTextEdit, QTextEdit) for f in shown.findChildren(kind)]
    return [
        field
        for field in found
        if field.isVisibleTo(shown) and field.isEnabled() and not field.isReadOnly()
        and not isinstance(field, DayField)
        and not isinstance(field.parent(), QAbstractSpinBox)
    ]  # fmt: skip


@pytest.mark.parametrize("command", FORMS.split())
def test_fields_of_a_form_take_words_from_an_input_method(desk, qtbot, command):
    run(desk.bridge.session, "box.place", article="a1", page="A01", column=0, line=12, columns=3)
    settle()
    seen: dict[str | int, tuple[str, str]] = {}

    def look() -> None:
        shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog)]
        for dialog in (w for w in shown if w.isVisible()):
            for n, field in enumerate(fields_in(dialog)):
                seen[field.objectName() or n] = spelt(field)
            dialog.reject()

    QTimer.singleShot(200, look)
    desk.actions.by_name[command].trigger()
    qtbot.waitUntil(lambda: bool(seen))
    assert set(seen.values()) == {("", WORDS)}


def test_fields_beside_the_page_take_words_from_an_input_method(desk):
    run(desk.bridge.session, "box.place", article="a1", page="A01", column=0, line=12, columns=3)
    settle()
    seen = {}
    for dock in desk.docks.values():
        dock.show()
        dock.raise_()
        settle()
        for n, field in enumerate(fields_in(dock)):
            seen[field.objectName() or f"{dock.objectName()} {n}"] = spelt(field)
    assert set(seen.values()) == {("", WORDS)}
