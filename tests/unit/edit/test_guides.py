"""Guides come, move and go; what they draw rests on them."""

import pytest

from layout_app.edit.guides import MOST, add_guide, clear_guides, move_guide, remove_guide
from layout_app.edit.snap import snap_edges, snap_line
from layout_app.errors import CommandError
from layout_app.model.geometry import Rect
from layout_app.model.ids import PageId
from layout_app.model.issue import Issue
from layout_app.model.page import Guide, Page
from layout_app.model.paper import TABLOID_5, column_x, line_y

PAGE = PageId("p1")


@pytest.fixture
def issue() -> Issue:
    return Issue(pages=(Page(id=PAGE),))


def guides(issue: Issue) -> tuple[Guide, ...]:
    return issue.pages[0].guides


def test_guide_comes_moves_and_goes(issue):
    made = add_guide(issue, PAGE, vertical=True, at=100.00049)
    assert guides(made) == (Guide(vertical=True, at=100.0),)
    moved = move_guide(made, PAGE, 0, 120)
    assert guides(moved) == (Guide(vertical=True, at=120),)
    assert move_guide(moved, PAGE, 0, 120) is moved
    assert guides(remove_guide(moved, PAGE, 0)) == ()


def test_all_guides_of_a_page_go_at_once(issue):
    made = add_guide(add_guide(issue, PAGE, vertical=True, at=9), PAGE, vertical=False, at=9)
    assert guides(clear_guides(made, PAGE)) == ()
    assert clear_guides(issue, PAGE) is issue


@pytest.mark.parametrize("at", [-1, 9999, float("nan")])
def test_guide_stays_on_its_page(issue, at):
    with pytest.raises(CommandError, match=r"guide\.outside"):
        add_guide(issue, PAGE, vertical=False, at=at)


def test_guide_that_is_not_there_is_named(issue):
    with pytest.raises(CommandError, match=r"guide\.none"):
        move_guide(issue, PAGE, 0, 10)
    with pytest.raises(CommandError, match=r"guide\.none"):
        remove_guide(issue, PAGE, -1)


def test_a_page_has_so_many_guides_at_most(issue):
    for n in range(MOST):
        issue = add_guide(issue, PAGE, vertical=True, at=n)
    with pytest.raises(CommandError, match=r"guide\.too_many"):
        add_guide(issue, PAGE, vertical=True, at=1)


def test_only_the_edges_in_hand_are_drawn():
    rect, guide = Rect(100, 100, 51, 20), Guide(vertical=True, at=150)
    right = snap_edges(rect, (1, 0), TABLOID_5, [guide], [], 2)
    assert right.rect == Rect(100, 100, 50, 20)
    assert right.lines == (guide,)
    assert snap_edges(rect, (-1, 0), TABLOID_5, [guide], [], 0.01).rect == rect


def test_an_edge_never_passes_the_other():
    rect = Rect(100, 100, 4, 20)
    beyond = snap_edges(rect, (1, 0), TABLOID_5, [Guide(vertical=True, at=99)], [], 6)
    assert beyond.rect.w >= 0


def test_guide_rests_on_grid_and_box_edges():
    left = column_x(TABLOID_5, 1)
    assert snap_line(left + 0.4, TABLOID_5, [], 1, up=True) == left
    line = line_y(TABLOID_5, 3)
    assert snap_line(line - 0.4, TABLOID_5, [], 1, up=False) == line
    foot = pytest.approx(line + TABLOID_5.em, abs=0.001)
    assert snap_line(line + TABLOID_5.em + 0.4, TABLOID_5, [], 1, up=False) == foot
    assert snap_line(77.3, TABLOID_5, [Rect(10, 77, 5, 5)], 1, up=False) == 77
    assert snap_line(77.31239, TABLOID_5, [], 0.0001, up=False) == 77.312
