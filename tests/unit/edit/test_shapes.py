"""Corners cut off a rectangle of cells, and found again in the shape they make."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout_app.edit.boxes import move_box
from layout_app.edit.shapes import Corner, bounds, cells_at, cut_corners, without_corners
from layout_app.errors import CommandError
from layout_app.model.box import ArticleBox
from layout_app.model.geometry import Cells
from layout_app.model.ids import ArticleId, BoxId, PageId
from layout_app.model.issue import Issue, index
from layout_app.model.page import Page

WHOLE = Cells(column=1, line=10, columns=4, lines=20)


def cells(*numbers: int) -> Cells:
    column, line, columns, lines = numbers
    return Cells(column=column, line=line, columns=columns, lines=lines)


@pytest.mark.parametrize("wrong", [
    (-1, 0, 1, 1), (0, -1, 1, 1), (0, 0, 0, 1), (0, 0, 1, 0), (0, 0, 49, 1), (0, 0, 1, 401),
])  # fmt: skip
def test_cells_that_no_page_can_have_are_refused(wrong):
    assert cells_at(0, 0, 48, 400) == cells(0, 0, 48, 400)
    with pytest.raises(CommandError, match=r"command\.bad_cells"):
        cells_at(*wrong)


def test_one_corner_makes_an_l():
    shape = without_corners(WHOLE, {Corner.UPPER_RIGHT: (2, 8)})
    assert shape == (cells(1, 10, 2, 8), cells(1, 18, 4, 12))
    assert cut_corners(shape) == {Corner.UPPER_RIGHT: (2, 8)}
    assert bounds(shape) == WHOLE


def test_two_corners_make_a_t():
    shape = without_corners(WHOLE, {Corner.LOWER_LEFT: (1, 8), Corner.LOWER_RIGHT: (1, 8)})
    assert shape == (cells(1, 10, 4, 12), cells(2, 22, 2, 8))


def test_nothing_cut_is_the_rectangle():
    assert without_corners(WHOLE, {}) == (WHOLE,)
    assert without_corners(WHOLE, {Corner.UPPER_LEFT: (0, 9)}) == (WHOLE,)
    assert cut_corners((WHOLE,)) == {}


def test_a_cut_leaves_a_cell():
    (upper, lower) = without_corners(WHOLE, {Corner.UPPER_LEFT: (99, 99)})
    assert (upper.columns, lower.lines) == (1, 1)


def test_a_hole_is_no_corner():
    ring = (cells(0, 0, 3, 1), cells(0, 1, 1, 1), cells(2, 1, 1, 1), cells(0, 2, 3, 1))
    assert cut_corners(ring) is None


SIZES = st.tuples(st.integers(1, 3), st.integers(1, 8))


@given(st.sampled_from(Corner), SIZES)
def test_what_is_cut_off_is_found_again(corner, size):
    assert cut_corners(without_corners(WHOLE, {corner: size})) == {corner: size}


@pytest.mark.parametrize("corner", Corner)
def test_a_box_of_any_corner_moves_by_its_bounds(corner):
    shape = without_corners(WHOLE, {corner: (1, 5)})
    box = ArticleBox(id=BoxId("b"), article=ArticleId("a"), shape=shape)
    issue = Issue(pages=(Page(id=PageId("p"), boxes=(box,)),))
    moved = index(move_box(issue, box.id, 0, 3)).boxes[box.id][1]
    assert bounds(moved.shape) == cells(0, 3, 4, 20)
    assert cut_corners(moved.shape) == {corner: (1, 5)}
