"""A spread in the window: one wide sheet, cells over both pages, a wide picture in the flatplan."""

import pytest
from PySide6.QtCore import QPointF, Qt

from layout_app.desk.commands import run
from layout_app.model.geometry import Cells
from layout_app.model.issue import index
from layout_app.model.paper import TABLOID_5, column_x
from layout_app.ui.canvas.cells import Handle, cell_at, placed_at, stretched
from layout_app.ui.canvas.rulers import ticks
from layout_app.ui.canvas.scene import spread_of
from layout_app.ui.docks.flatplan import SPAN
from tests.gui.mouse import settle

pytestmark = pytest.mark.gui
WIDTH = TABLOID_5.trim[0]


def test_a_spread_is_one_sheet_of_two_pages(desk, session):
    run(session, "page.join", page="A02")
    settle()
    (sheet,) = desk.view.pages.sheets
    assert sheet.span == 2
    assert desk.view.pages.page_rect(sheet.page).width() == pytest.approx(2 * WIDTH)
    assert desk.view.pages.sheet_at(QPointF(1.5 * WIDTH, 50)) == sheet
    row = desk.flatplan.pages.index(1)
    assert row.data(SPAN) == 2
    assert row.data(Qt.ItemDataRole.DisplayRole) == "A02-A03"
    run(session, "page.part", page="A02")
    settle()
    assert [sheet.span for sheet in desk.view.pages.sheets] == [1, 1]


def test_pages_behind_a_spread_face_each_other_as_before(session):
    issue = session.issue
    assert [len(spread_of(issue, page.id)) for page in issue.pages] == [1, 2, 2, 1]
    run(session, "page.new")
    run(session, "page.join", page="A02")
    issue = session.issue
    assert [len(spread_of(issue, page.id)) for page in issue.pages] == [1, 1, 2, 2]


def test_the_mouse_knows_the_columns_of_both_pages():
    x = column_x(TABLOID_5, 7) + 3
    assert cell_at(TABLOID_5, x, 100, 2)[0] == 7
    assert cell_at(TABLOID_5, x, 100)[0] == 4
    cells = Cells(column=1, line=0, columns=3, lines=4)
    assert placed_at(cells, TABLOID_5, x, 100, 2).column == 7
    assert placed_at(cells, TABLOID_5, x, 100).column == 2
    right = Handle(1, 0)
    dx = column_x(TABLOID_5, 6) - column_x(TABLOID_5, 3)
    assert stretched(cells, right, dx, 0, TABLOID_5, 2).columns == 6
    assert stretched(cells, right, dx, 0, TABLOID_5).columns == 4
    assert stretched(cells, Handle(-1, 0), -900, 0, TABLOID_5, 2).column == 0


def test_the_ruler_counts_the_columns_of_both_pages():
    _small, numbered = ticks(TABLOID_5, vertical=False, in_mm=False, scale=1.0, span=2)
    assert [number for _at, number in numbered] == [str(n) for n in range(1, 11)]
    assert numbered[5][0] == pytest.approx(column_x(TABLOID_5, 5), abs=0.01)


def test_the_section_of_the_right_page_is_named_in_its_own_field(desk, session):
    run(session, "page.join", page="A02")
    settle()
    form = desk.inspector.page
    assert form.right_section.isVisibleTo(form)
    form.right_section.setText("专题")
    form.right_section.editingFinished.emit()
    assert index(session.issue).pages[session.selection.page].right_page.section == "专题"
