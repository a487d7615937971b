"""White at the foot of a box is told by its depth: the columns share what is missing."""

import math

import pytest

from layout_app.desk import commands
from layout_app.model.problem import Severity
from tests.desks import by_headline, small_issue


@pytest.mark.parametrize("columns", [1, 2])
def test_white_is_told_by_its_depth(columns, tmp_path):
    session = small_issue(tmp_path)
    lead = by_headline(session, "云溪河")
    least = session.composer.shape_for(session.issue, lead, columns)
    told = {}
    for more in range(8):
        made = {"column": 0, "line": 10, "columns": columns, "lines": least + more}
        commands.run(session, "box.place", article=lead, page="A01", **made)
        (box,) = session.composed(session.issue.pages[0].id).boxes
        depth = math.ceil(box.fit.lines / columns)
        told[depth] = [p.severity for p in session.problems() if p.code == "layout.short"]
        session.undo()
    assert {0, 1} & told.keys()
    assert max(told) >= 3
    for depth, severities in told.items():
        grave = Severity.WARNING if depth >= 3 else Severity.NOTE
        assert severities == ([grave] if depth > 1 else [])


def test_vertical_lines_leave_it_at_the_left(tmp_path):
    """A hole is as wide as there are lines in it, however many columns of the page share them."""
    session = small_issue(tmp_path)
    lead, told = by_headline(session, "云溪河"), {}
    for lines in range(14, 24):
        made = {"column": 0, "line": 10, "columns": 5, "lines": lines}
        commands.run(session, "box.place", article=lead, page="A01", **made)
        (box,) = session.composed(session.issue.pages[0].id).boxes
        commands.run(session, "box.vertical", box=box.box)
        (box,) = session.composed(session.issue.pages[0].id).boxes
        if box.fit.state == "short":
            told[box.fit.lines] = [p.severity for p in session.problems() if "short" in p.code]
        session.undo()
        session.undo()
    assert any(3 <= lines <= 10 for lines in told), told
    for lines, severities in told.items():
        grave = Severity.WARNING if lines >= 3 else Severity.NOTE
        assert severities == ([grave] if lines > 1 else [])
