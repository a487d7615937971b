"""Boxes cut, copied, stacked and laid out by keys and mouse, as in any layout program."""

import pytest
from PySide6.QtCore import Qt

from layout_app.model.issue import folio_of
from tests.gui.hands import CONTROL, parts, press, undo
from tests.gui.mouse import steps

pytestmark = pytest.mark.gui


def test_a_box_is_cut_and_pasted_on_another_page(desk, written):
    ((_page, box),) = parts(desk, "a1")
    before = steps(desk)
    press(desk, Qt.Key.Key_X, CONTROL)
    assert parts(desk, "a1") == ()
    press(desk, Qt.Key.Key_PageDown, CONTROL)
    press(desk, Qt.Key.Key_V, CONTROL)
    ((page, there),) = parts(desk, "a1")
    assert folio_of(desk.bridge.session.issue, page) == "A02"
    assert there == box
    assert desk.bridge.session.selection.boxes == (box.id,)
    assert steps(desk) == before + 2
    undo(desk)
    undo(desk)
    assert parts(desk, "a1")[0][0] == written
