"""Where a page has room: what is taken there, on a paper with a masthead and without."""

import pytest

from layout_app.desk.landing import occupied
from layout_app.edit.styles import set_habits
from layout_app.model.geometry import Cells
from layout_app.model.issue import index, paper_of
from tests.desks import laid_out, small_issue


@pytest.mark.parametrize("lines", [0, 11])
def test_masthead_takes_its_lines_of_the_first_page_if_there_is_one(tmp_path, lines: int) -> None:
    session = laid_out(small_issue(tmp_path))
    issue = set_habits(session.issue, masthead_lines=lines)
    first = issue.pages[0]
    boxes = {cells for box in index(issue).pages[first.id].boxes for cells in box.shape}
    taken = set(occupied(issue, first.id))
    assert {cells for cells in taken if cells.line == 0 and cells not in boxes} == (
        {Cells(column=0, line=0, columns=paper_of(issue).columns, lines=lines)} if lines else set()
    )
    assert boxes <= taken
