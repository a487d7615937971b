"""The plates of the proof, in the window."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from layout_app.desk.output.proofing import proof_order
from layout_app.desk.output.separating import InkView, LightTable, SeparationOrder, ViewOrder
from tests.gui.mouse import settle

pytestmark = pytest.mark.gui


def show_inks(desk, qtbot) -> None:
    desk.actions.by_name["view.inks"].trigger()
    qtbot.waitUntil(lambda: bool(desk.proof.plates) and desk.proof.is_settled, timeout=60_000)


def middle_of_a_stem(desk, page) -> QPointF:
    """Return a place of the page where black is solid."""
    (found,) = desk.proof.plates
    black = next(sheet for sheet in found.sheets if sheet.ink == "Black")
    place = black.shares.index(255)
    y, x = divmod(place, found.first.size[0])
    k = 72 / found.first.dpi
    return QPointF((x + 0.5) * k + desk.scene.sheet_of(page).x, (y + 0.5) * k)


def test_inks_show_the_proof_first_and_name_what_lies_under_the_mouse(desk, written, qtbot):
    show_inks(desk, qtbot)
    assert desk.inks.isVisible()
    assert [sheet.ink for sheet in desk.proof.plates[0].sheets] == [
        "Cyan", "Magenta", "Yellow", "Black",
    ]  # fmt: skip
    at = desk.view.mapFromScene(middle_of_a_stem(desk, written))
    QTest.mouseMove(desk.view.viewport(), at)
    settle()
    assert desk.proof.inks_at(desk.view.mapToScene(at))["Cyan"] == 0
    assert desk.inks.figures.text().startswith("C 0  M 0  Y 0  K ")


def test_plate_taken_off_is_not_on_the_screen(desk, written, qtbot):
    show_inks(desk, qtbot)
    at = middle_of_a_stem(desk, written)

    def light() -> int:
        item = desk.scene.items(at)[0]
        k = 144 / 72
        x = at.x() - desk.scene.sheet_of(written).x
        return item.image.pixelColor(int(x * k), int(at.y() * k)).lightness()

    assert light() < 70
    QTest.mouseClick(desk.inks.plate("Black"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.proof.is_settled, timeout=60_000)
    assert light() > 250


def test_inks_go_with_the_proof_and_with_a_change_of_the_page(desk, written, qtbot):
    show_inks(desk, qtbot)
    desk.bridge.run("box.place", article="a2", page=written, column=3, line=14, columns=2)
    settle()
    assert desk.proof.plates == ()
    qtbot.waitUntil(lambda: bool(desk.proof.plates), timeout=60_000)
    desk.inks.inks.click()
    qtbot.waitUntil(lambda: desk.proof.is_settled, timeout=60_000)
    assert desk.inks.view is None
    desk.actions.by_name["view.proof"].trigger()
    settle()
    assert desk.proof.pages == ()
    assert not desk.inks.isVisible()


def test_plates_that_are_gone_are_said_to_be(desk, written):
    table = LightTable()
    view = InkView(off=frozenset({"Black"}), limit=240)
    assert table.viewed(ViewOrder(page=written, view=view)) is None
    order = SeparationOrder(proof=proof_order(desk.bridge.session, written), view=InkView())
    found = table.separated(order)
    columns, rows = found.first.size
    assert len(found.first.rgb) == columns * rows * 3
    assert 90 < found.highest <= 101
    shown = table.viewed(ViewOrder(page=written, view=view))
    assert set(shown.rgb) == {255}


def test_inks_asked_for_twice_lead_back_to_the_layout(desk):
    proof = desk.actions.by_name["view.proof"]
    for on in (True, False, True):
        QTest.keyClick(desk.window, Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)
        settle()
        assert (proof.isChecked(), desk.inks.inks.isChecked()) == (on, on)
