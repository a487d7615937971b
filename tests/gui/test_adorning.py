"""Colours, section heads and ornaments by hand: the dialog, the fields, the samples."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from layout_app.model.box import OrnamentBox, SectionBox, SectionLook
from layout_app.model.ink import Ink
from layout_app.model.issue import index, stylebook_of
from layout_app.model.ornament import Ornament
from layout_app.model.style import Manner
from layout_app.ui.dialogs.colours import ColoursDialog
from layout_app.ui.dialogs.habits import HabitsDialog
from layout_app.ui.docks.free_form import ornament_choices
from tests.gui.hands import figures
from tests.gui.mouse import settle, steps

pytestmark = pytest.mark.gui


@pytest.fixture
def dialog(desk) -> ColoursDialog:
    desk.docks["styles"].raise_()
    settle()
    desk.styles.colours.click()
    settle()
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, ColoursDialog)
    return shown


def define(dialog: ColoursDialog, name: str, *percent: int, spot: str = "") -> None:
    dialog.add.click()
    dialog.name.setText(name)
    dialog.spot.setText(spot)
    for field, value in zip(dialog.shares.values(), percent, strict=True):
        field.setValue(value)
    dialog.keep.click()
    settle()


def inks(desk) -> dict[str, Ink]:
    return stylebook_of(desk.bridge.session.issue).inks


def test_a_colour_is_made_changed_and_removed_each_in_one_step(desk, dialog):
    before = steps(desk)
    define(dialog, "报头红", 0, 100, 90, 0)
    assert inks(desk) == {"报头红": Ink(m=1.0, y=0.9)}
    assert dialog.list.currentItem().text() == "报头红"
    dialog.shares["k"].setValue(20)
    dialog.keep.click()
    settle()
    assert inks(desk)["报头红"] == Ink(m=1.0, y=0.9, k=0.2)
    assert dialog.list.count() == 1
    define(dialog, "桥绿", 60, 0, 50, 40)
    dialog.remove.click()
    settle()
    assert list(inks(desk)) == ["报头红"]
    assert steps(desk) == before + 4
    dialog.reject()


@pytest.mark.parametrize(
    ("name", "percent", "spot", "can_be_kept", "is_trouble"),
    [
        ("浓", (100, 100, 100, 50), "", True, True),
        ("金", (0, 20, 60, 20), "PANTONE 871 C", True, True),
        ("3号", (0, 20, 60, 20), "", False, True),
        ("", (0, 20, 60, 20), "", False, False),
        ("绿", (60, 0, 50, 0), "", True, False),
    ],
)
def test_what_a_press_refuses_is_said_before_it_is_kept(
    dialog, name, percent, spot, can_be_kept, is_trouble
):
    dialog.add.click()
    dialog.name.setText(name)
    dialog.spot.setText(spot)
    for field, value in zip(dialog.shares.values(), percent, strict=True):
        field.setValue(value)
    assert dialog.keep.isEnabled() is can_be_kept
    assert dialog.told.text().startswith("▲") is is_trouble
    dialog.reject()


def shown(desk, kind: type):
    boxes = [box for page in desk.bridge.session.issue.pages for box in page.boxes]
    return next(box for box in boxes if isinstance(box, kind))


def choose(field, value: str) -> None:
    row = field.findData(value)
    assert row >= 0, value
    field.setCurrentIndex(row)
    field.activated.emit(row)
    settle()


@pytest.fixture
def coloured(desk):
    desk.bridge.run("colour.define", name="桥绿", ink="0.6 0 0.5 0.4")
    desk.docks["inspector"].raise_()
    return desk


def test_a_section_head_is_worded_dressed_and_coloured(coloured):
    coloured.bridge.run("page.section_head", page="A02")
    settle()
    form = coloured.inspector.section
    assert coloured.inspector.currentWidget().widget() is form
    form.words.setText("街坊")
    QTest.keyClick(form.words, Qt.Key.Key_Return)
    choose(form.look, "tab")
    choose(form.ink, "桥绿 50%")
    found = shown(coloured, SectionBox)
    assert (found.title, found.look) == ("街坊", SectionLook.TAB)
    assert (found.ink.colour, found.ink.tint) == ("桥绿", 0.5)
    assert not form.look.itemIcon(0).isNull()
    coloured.bridge.run("edit.undo")
    settle()
    assert form.ink.currentData() == "0 0 0 1"


def test_an_ornament_is_chosen_from_the_library_and_coloured(coloured):
    coloured.bridge.run("free.ornament", page="A02")
    settle()
    form = coloured.inspector.free
    assert coloured.inspector.currentWidget().widget() is form
    assert form.ornament.count() == len(Ornament) == len(ornament_choices())
    choose(form.ornament, "swallows")
    choose(form.ink, "桥绿")
    found = shown(coloured, OrnamentBox)
    assert (found.ornament, found.ink.colour) == (Ornament.SWALLOWS, "桥绿")
    icons = {form.ornament.itemIcon(row).cacheKey() for row in range(form.ornament.count())}
    assert len(icons) == len(Ornament)
    assert form.width_.value() > 0


def test_fields_follow_an_ink_that_no_list_has(coloured):
    coloured.bridge.run("free.ornament", page="A02", ink="0.1 0.2 0.3 0")
    settle()
    form = coloured.inspector.free
    assert form.ink.currentData() == "0.1 0.2 0.3 0"
    box = shown(coloured, OrnamentBox)
    assert index(coloured.bridge.session.issue).boxes[box.id][1].ink == Ink(c=0.1, m=0.2, y=0.3)


def test_what_holds_for_every_page_is_said_in_one_window(desk):
    desk.actions.by_name["style.habits"].trigger()
    settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, HabitsDialog)
    before = steps(desk)
    dialog.checks["lunar"].setChecked(True)
    dialog.counts["masthead_lines"].setValue(9)
    dialog.wordings["jump_to"].setText("（转{han}版）")
    dialog.wordings["jump_to"].editingFinished.emit()
    dialog.wordings["credit"].editingFinished.emit()
    dialog.widths[1, "narrowest"].setValue(92)
    figures(dialog.step, "0.5")
    book = stylebook_of(desk.bridge.session.issue)
    assert (book.lunar, book.masthead_lines, book.jump_to) == (True, 9, "（转{han}版）")
    assert book.levels[0].narrowest == 0.92
    assert book.head_step == 0.5
    assert dialog.manner.currentData() == Manner.STANDARD
    dialog.manner.setFocus()
    QTest.keyClick(dialog.manner, Qt.Key.Key_Down)
    settle()
    assert stylebook_of(desk.bridge.session.issue).manner is Manner.POLITICS
    assert steps(desk) == before + 6
    dialog.reject()
