"""Controls that flow: more rows where there is less room, and all of them in sight."""

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QPushButton

from layout_app.ui.fields.flow import flowing
from tests.gui.mouse import settle

pytestmark = pytest.mark.gui


@pytest.fixture
def row(qtbot):
    parts = [QPushButton(f"No {n}") for n in range(5)]
    for part in parts:
        part.setFixedSize(100, 30)
    whole = flowing(*parts, spacing=4)
    qtbot.addWidget(whole)
    return whole, parts


@pytest.mark.parametrize(("width", "rows"), [(520, 1), (516, 1), (515, 2), (210, 3), (100, 5)])
def test_rows_follow_the_width_and_none_is_out_of_sight(row, width, rows):
    whole, parts = row
    high = whole.heightForWidth(width)
    assert high == rows * 30 + (rows - 1) * 4
    whole.resize(width, high)
    whole.show()
    settle()
    places = [part.geometry() for part in parts]
    assert all(QRect(0, 0, width, high).contains(place) for place in places)
    assert not any(a.intersects(b) for a in places for b in places if a is not b)
    assert len({place.top() for place in places}) == rows


def test_hidden_controls_take_no_room(row):
    whole, parts = row
    parts[0].hide()
    assert whole.heightForWidth(412) == 30


def test_margins_are_kept(row):
    whole, parts = row
    whole.setContentsMargins(8, 6, 8, 6)
    assert whole.minimumSizeHint() == QSize(116, 42)
    assert whole.heightForWidth(116) == 5 * 30 + 4 * 4 + 12
    whole.resize(116, 178)
    whole.show()
    settle()
    assert parts[0].pos().x() == 8
    assert parts[0].pos().y() == 6


def test_window_fits_a_screen_at_200_percent(desk):
    least = desk.window.minimumSizeHint()
    assert least.width() <= 960
    assert least.height() <= 500
