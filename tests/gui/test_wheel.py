"""The wheel over the properties scrolls them and changes nothing."""

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QWidget

from layout_app.model.issue import index
from tests.gui.mouse import settle
from tests.gui.test_canvas import place

pytestmark = pytest.mark.gui


def roll(field: QWidget) -> None:
    """Turn the wheel over a field as the window system does."""
    window = field.window()
    at = QPointF(field.mapTo(window, field.rect().center()))
    QTest.wheelEvent(window.windowHandle(), at, QPoint(0, -120))
    settle()


@pytest.mark.parametrize("name", ["line", "columns", "rank", "heads"])
def test_wheel_over_a_field_leaves_its_value(desk, name):
    box = place(desk, "a1", column=0, line=12, columns=4, lines=40)
    before = desk.bridge.session.issue
    form = desk.inspector.box
    field = getattr(form, name)
    roll(field)
    assert desk.bridge.session.issue is before
    assert not field.hasFocus()
    field.setFocus()
    assert field.hasFocus()
    if not isinstance(field, QComboBox):
        roll(field)
        assert index(desk.bridge.session.issue).boxes[box][1] is not index(before).boxes[box][1]


def test_wheel_over_a_field_scrolls_the_form(desk):
    place(desk, "a1", column=0, line=12, columns=4, lines=40)
    room = desk.inspector.currentWidget()
    assert room.verticalScrollBar().maximum() > 0
    roll(desk.inspector.box.line)
    assert room.verticalScrollBar().value() > 0
