"""The proof is the written file, in the place of the page it proofs."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from layout_app.desk.output.proofing import proof_order, proofed
from tests.gui.mouse import settle

pytestmark = pytest.mark.gui


def test_proof_is_the_page_at_its_trim(desk, written):
    made = proofed(proof_order(desk.bridge.session, written))
    image = QImage.fromData(made.png)
    width, height = desk.scene.paper.trim
    assert abs(image.width() - width * made.dpi / 72) <= 1
    assert abs(image.height() - height * made.dpi / 72) <= 1
    dark = sum(
        image.pixelColor(x, y).lightness() < 128
        for x in range(0, image.width(), 7)
        for y in range(0, image.height(), 7)
    )
    assert dark > 200


def test_proof_stands_where_the_layout_stood(desk, written, qtbot):
    at, size = desk.view.mapFromScene(0.0, 0.0), desk.view.viewport().size()
    desk.actions.by_name["view.proof"].trigger()
    qtbot.waitUntil(lambda: desk.proof.pages == (written,), timeout=60_000)
    assert desk.inks.isVisible()
    assert desk.view.mapFromScene(0.0, 0.0) == at
    assert desk.view.viewport().size() == size
    sheet = desk.view.mapFromScene(desk.scene.page_rect(written)).boundingRect()
    bar = desk.inks.mapTo(desk.window, desk.inks.rect().bottomLeft())
    assert bar.y() < desk.view.viewport().mapTo(desk.window, sheet.topLeft()).y()


def test_proof_comes_goes_and_is_taken_off_when_the_page_changes(desk, written, qtbot):
    QTest.keyClick(desk.window, Qt.Key.Key_F9)
    if not desk.actions.by_name["view.proof"].isChecked():
        desk.actions.by_name["view.proof"].trigger()
    qtbot.waitUntil(lambda: desk.proof.pages == (written,), timeout=60_000)
    desk.bridge.run("box.place", article="a2", page=written, column=3, line=14, columns=2)
    settle()
    assert desk.proof.pages == ()
    qtbot.waitUntil(lambda: desk.proof.pages == (written,), timeout=60_000)
    desk.actions.by_name["view.proof"].trigger()
    settle()
    assert desk.proof.pages == ()
    assert not desk.view.bare
