"""Where a page has room: what is taken there, on a paper with a masthead and without."""

import pytest

from layout_app.desk import commands
from layout_app.desk.pages.landing import free_place, occupied
from layout_app.edit.free import rect_of
from layout_app.edit.styles import set_habits
from layout_app.model.geometry import Cells
from layout_app.model.issue import index, paper_of
from layout_app.model.paper import cells_rect
from tests.desks import by_headline, laid_out, small_issue


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


def added(session, page, *names):
    """Add boxes on points by their commands; return their places."""
    for name in names:
        commands.run(session, name, page=page)
    return [rect_of(box) for box in index(session.issue).pages[page].boxes if rect_of(box)]


def test_what_is_added_stands_on_nothing_that_is_there(tmp_path):
    session = laid_out(small_issue(tmp_path))
    page = session.issue.pages[2].id
    paper, taken = paper_of(session.issue), list(occupied(session.issue, page))
    places = added(session, page, "free.text", "free.text", "free.rule", "free.rule", "free.panel")
    assert len(places) == 5
    for place in places:
        assert not any(place.overlaps(cells_rect(paper, cells)) for cells in taken)
        assert not any(place.overlaps(other) for other in places if other is not place)
    assert len({(place.x, place.y) for place in places}) == 5


def test_on_a_full_page_what_is_added_is_cascaded(tmp_path):
    session = laid_out(small_issue(tmp_path))
    page = session.issue.pages[2].id
    places = added(session, page, *["free.panel"] * 60)
    assert len({(place.x, place.y) for place in places}) == 60


def test_a_box_is_sent_behind_all_others_and_back(tmp_path):
    session = laid_out(small_issue(tmp_path))
    page = session.issue.pages[0].id
    added(session, page, "free.panel")
    (panel,) = session.selection.boxes
    before = session.issue
    assert before.pages[0].boxes[-1].id == panel
    commands.run(session, "box.back")
    assert session.issue.pages[0].boxes[0].id == panel
    session.undo()
    assert session.issue is before


def test_a_gap_between_boxes_is_no_room(tmp_path):
    """An article that finds only a line or two is better left where it is."""
    session = small_issue(tmp_path)
    lead, page = by_headline(session, "云溪河"), session.issue.pages[1].id
    paper = paper_of(session.issue)
    above, below = paper.lines // 2, paper.lines - paper.lines // 2
    for line, lines in ((0, above), (above + 2, below - 2)):
        commands.run(
            session, "box.plan", page=page, columns=paper.columns, lines=lines, chars=0
        )  # fmt: skip
        (box,) = session.selection.boxes
        commands.run(session, "box.move", box=box, column=0, line=line)
    assert free_place(session.issue, session.composer, lead, page) is None
    commands.run(session, "box.remove", box=box)
    place = free_place(session.issue, session.composer, lead, page)
    assert place is not None
    assert place.cells.line == above
