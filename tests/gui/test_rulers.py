"""Rulers count characters, lines and millimetres from where an editor counts."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from layout_app.model.geometry import MM
from layout_app.model.paper import TABLOID_5, column_x, line_y
from layout_app.ui.canvas.rulers import Ruler, ticks
from tests.gui.mouse import settle

pytestmark = pytest.mark.gui


def test_columns_are_numbered_where_they_begin():
    _small, numbered = ticks(TABLOID_5, vertical=False, in_mm=False, scale=1)
    assert [number for _at, number in numbered] == ["1", "2", "3", "4", "5"]
    wanted = [column_x(TABLOID_5, k) for k in range(5)]
    assert [at for at, _n in numbered] == pytest.approx(wanted, abs=0.001)


def test_lines_are_numbered_on_the_grid():
    _small, numbered = ticks(TABLOID_5, vertical=True, in_mm=False, scale=0.6)
    at, number = numbered[3]
    assert at == pytest.approx(line_y(TABLOID_5, int(number) - 1), abs=0.001)


def test_millimetres_begin_at_the_trim_and_thin_out_when_small():
    small, numbered = ticks(TABLOID_5, vertical=False, in_mm=True, scale=2)
    assert small[0] == 0
    assert numbered[1][0] / MM == pytest.approx(int(numbered[1][1]))
    far, _numbers = ticks(TABLOID_5, vertical=False, in_mm=True, scale=0.3)
    assert len(far) < len(small)


def test_corner_changes_the_unit_and_the_menu_hides_them(desk):
    corner = desk.window.findChild(QToolButton, "ruler-unit")
    rulers = desk.window.findChildren(Ruler)
    assert len(rulers) == 2
    QTest.mouseClick(corner, Qt.MouseButton.LeftButton)
    assert all(ruler.in_mm for ruler in rulers)
    desk.actions.by_name["view.rulers"].trigger()
    settle()
    assert not any(ruler.isVisible() for ruler in rulers)
