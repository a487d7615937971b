"""Fields of the properties that reach further than place and size."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from layout_app.display.items import GlyphRun
from layout_app.display.page import walk
from layout_app.model.border import Border
from layout_app.model.box import Division
from layout_app.model.issue import index
from layout_app.model.paper import Remainder
from layout_app.ui.canvas.gestures import select_boxes
from layout_app.ui.docks import box_details
from tests.gui.hands import CONTROL
from tests.gui.mouse import settle, steps

pytestmark = pytest.mark.gui


@pytest.fixture
def details(desk):
    page = desk.bridge.session.issue.pages[1].id
    desk.bridge.run("box.place", article="a1", page=page, column=0, line=2, columns=3, lines=30)
    settle()
    return desk.inspector.box.details


def box(desk):
    return index(desk.bridge.session.issue).parts["a1"][0][1]


def choose(field, value: str) -> None:
    row = field.findData(value)
    field.setCurrentIndex(row)
    field.activated.emit(row)
    settle()


def headline_size(desk) -> float:
    """Return the size of the headline on the page, points."""
    page, _box = index(desk.bridge.session.issue).parts["a1"][0]
    items = (item for item, _x, _y in walk(desk.bridge.session.composed(page).display))
    return max(item.size for item in items if isinstance(item, GlyphRun))


def test_lines_typed_into_headline_smaller_make_the_headline_smaller_by_themselves(desk, details):
    """The field that copyfit sets: typed, seen on the page, told in the fit, taken back by 0."""
    form = desk.inspector.box
    desk.bridge.run("headline.size", size=7.0)
    settle()
    before, short = headline_size(desk), form.fit.text()
    details.heads.setFocus()
    QTest.keyClick(details.heads, Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(details.heads, "1")
    QTest.keyClick(details.heads, Qt.Key.Key_Return)
    settle()
    assert box(desk).heads_lower == 1
    assert 0 < headline_size(desk) < before
    assert form.fit.text() != short
    QTest.keyClicks(details.heads, "0")
    assert details.heads.toolTip()
    QTest.keyClick(details.heads, Qt.Key.Key_Down)
    settle()
    assert box(desk).heads_lower == 0
    assert headline_size(desk) == before


def test_place_of_an_l_is_shown_as_what_lies_around_it(desk, details):
    """Not as the figures of the box that was selected before."""
    form = desk.inspector.box
    desk.bridge.run("box.shape", cells="1 12 3 10; 0 22 4 30")
    settle()
    assert [field.value() for field in form.place.all] == [1, 13, 4, 40]
    assert not any(field.isEnabled() for field in form.place.all)
    assert details.shape.cursorPosition() == 0
    desk.bridge.run("edit.undo")
    settle()
    assert [field.value() for field in form.place.all] == [1, 3, 3, 30]
    assert all(field.isEnabled() for field in form.place.all)


def test_fields_write_what_is_chosen_and_undo_shows_it_again(desk, details):
    before = steps(desk)
    choose(details.division, "whole")
    choose(details.remainder, "gutters")
    details.drop_cap.setValue(3)
    details.pictures.setValue(2)
    details.heads.setValue(1)
    details.subheads.setValue(1)
    details.loosen.setValue(-1)
    choose(details.tint, "0 0 0 0.1")
    desk.bridge.run("box.frame")
    settle()
    choose(details.border, "double")
    found = box(desk)
    assert (found.division, found.remainder) == (Division.WHOLE, Remainder.GUTTERS)
    assert (found.drop_cap, found.picture_lines, found.subhead_air, found.loosen) == (3, 2, 1, -1)
    assert found.heads_lower == 1
    assert found.tint.k == 0.1
    assert found.border is Border.DOUBLE
    while steps(desk) > before:
        desk.bridge.run("edit.undo")
    settle()
    assert details.division.currentData() == "grid"
    assert details.drop_cap.value() == 0
    assert details.tint.currentData() == "none"
    assert not details.border.isEnabled()


def test_fields_show_all_that_a_command_accepts_and_enter_keeps_it(desk, details):
    form = desk.inspector.box
    shown = {
        "box.columns": ("columns", 40, form.inner),
        "headline.size": ("size", 61.125, form.headline_size),
        "headline.lines": ("lines", 90, form.head_lines),
        "box.air": ("loosen", -60, details.loosen),
    }
    name = box(desk).id
    for command, (argument, value, field) in shown.items():
        desk.bridge.run(command, box=name, **{argument: value})
        settle()
        assert field.value() == value
    before = box(desk)
    QTimer.singleShot(
        300, lambda: QTest.keyClick(QApplication.activeModalWidget(), Qt.Key.Key_Enter)
    )
    desk.actions.trigger("box.columns")
    assert box(desk) == before


def test_showing_another_box_writes_nothing(desk, details):
    page = desk.bridge.session.issue.pages[1].id
    desk.bridge.run("box.place", article="a2", page=page, column=3, line=2, columns=2)
    count = steps(desk)
    for article in ("a1", "a2", "a1"):
        select_boxes(desk.bridge, (index(desk.bridge.session.issue).parts[article][0][1].id,))
        settle()
    assert steps(desk) == count


def test_shape_is_typed_as_an_editor_counts(desk, details):
    assert details.shape.text() == "column 1, line 3: 3 × 30"
    details.shape.setText("1 3 3 12; 1 15 1 10")
    details.shape.editingFinished.emit()
    settle()
    assert [(c.column, c.line, c.columns, c.lines) for c in box(desk).shape] == [
        (0, 2, 3, 12),
        (0, 14, 1, 10),
    ]
    details.shape.setText("1 3 nonsense")
    details.shape.editingFinished.emit()
    settle()
    assert details.shape.text() == "column 1, line 3: 3 × 12; column 1, line 15: 1 × 10"
    details.shape.setText("column 1, line 3: 2 × 20")
    details.shape.editingFinished.emit()
    settle()
    assert [(c.columns, c.lines) for c in box(desk).shape] == [(2, 20)]


def test_placed_parts_find_their_place_again(desk, details):
    assert not details.reset.isVisibleTo(details)
    desk.bridge.run("box.region", kind="headline", x=2, line=1, width=20, lines=3)
    settle()
    assert details.reset.isVisibleTo(details)
    details.reset.click()
    settle()
    assert box(desk).regions == ()


def test_every_border_has_a_name(qapp):
    assert len(box_details.border_choices()) == len(Border) + 1
