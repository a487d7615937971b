"""Rectangles of points and of cells: where they end, meet and move."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from layout_app.model.geometry import MM, Cells, Rect, quantised, union
from tests import strategies

PLACES = st.floats(-2000, 2000).map(quantised)
SIZES = st.floats(0.001, 500).map(quantised)
RECTS = st.builds(Rect, PLACES, PLACES, SIZES, SIZES)


def test_an_inch_is_25_millimetres_and_4():
    assert pytest.approx(72) == 25.4 * MM


@given(st.floats(-1e5, 1e5))
def test_quantised_lengths_are_within_half_a_grain_and_stay(value):
    found = quantised(value)
    assert abs(found - value) <= 0.0005 + 1e-9
    assert quantised(found) == found


@pytest.mark.parametrize(("w", "h"), [(-0.001, 1), (1, -0.001)])
def test_rectangle_has_no_negative_size(w, h):
    with pytest.raises(AssertionError, match="negative"):
        Rect(0, 0, w, h)


def test_rectangle_holds_its_left_and_upper_edges_only():
    rect = Rect(10, 20, 5, 8)
    assert rect.contains(10, 20)
    assert rect.contains(14.999, 27.999)
    assert not rect.contains(15, 20)
    assert not rect.contains(10, 28)
    assert not rect.contains(9.999, 20)
    assert not rect.contains(10, 19.999)


@given(RECTS, SIZES, SIZES)
def test_rectangles_that_share_an_edge_do_not_overlap(rect, w, h):
    """Also where the sum of left edge and width is a float beside the neighbour's left edge."""
    beside = Rect(quantised(rect.right), rect.y, w, h)
    below = Rect(rect.x, quantised(rect.bottom), w, h)
    assert not rect.overlaps(beside)
    assert not beside.overlaps(rect)
    assert not rect.overlaps(below)
    assert not below.overlaps(rect)


@given(RECTS, SIZES, SIZES)
def test_rectangles_that_share_a_grain_overlap(rect, w, h):
    other = Rect(quantised(rect.right - 0.001), quantised(rect.bottom - 0.001), w, h)
    assert rect.overlaps(other)
    assert other.overlaps(rect)


@given(RECTS)
def test_rectangle_overlaps_itself(rect):
    assert rect.overlaps(rect)


@given(RECTS, PLACES, PLACES)
def test_rectangle_moved_there_and_back_is_the_same(rect, dx, dy):
    there = rect.moved(dx, dy)
    assert (there.w, there.h) == (rect.w, rect.h)
    assert there.x == pytest.approx(rect.x + dx, abs=0.0006)
    assert there.y == pytest.approx(rect.y + dy, abs=0.0006)
    assert there.moved(-dx, -dy) == rect


def test_sides_are_drawn_in():
    assert Rect(10, 20, 30, 40).inset(2, 5) == Rect(12, 25, 26, 30)
    assert Rect(10, 20, 30, 40).inset(-2, -5) == Rect(8, 15, 34, 50)


@given(RECTS, st.floats(0, 1000), st.floats(0, 1000))
def test_rectangle_drawn_in_lies_within_itself(rect, dx, dy):
    found = rect.inset(dx, dy)
    assert rect.x <= found.x
    assert found.right <= rect.right + 0.0015
    assert rect.y <= found.y
    assert found.bottom <= rect.bottom + 0.0015


@given(st.lists(RECTS, min_size=1, max_size=5))
def test_union_is_the_smallest_rectangle_around_all(rects):
    found = union(iter(rects))
    assert found.x == min(r.x for r in rects)
    assert found.y == min(r.y for r in rects)
    assert found.right == pytest.approx(max(r.right for r in rects), abs=0.001)
    assert found.bottom == pytest.approx(max(r.bottom for r in rects), abs=0.001)


@given(RECTS, RECTS, PLACES, PLACES)
def test_places_that_are_made_are_quantised(one, two, dx, dy):
    for made in (one.moved(dx, dy), one.inset(dx, dy), union((one, two))):
        for length in (made.x, made.y, made.w, made.h):
            assert length == quantised(length)


def test_union_of_nothing_is_refused():
    with pytest.raises(ValueError, match="empty"):
        union(())


@pytest.mark.parametrize(
    "wrong", [{"column": -1}, {"line": -1}, {"columns": 0}, {"lines": 0}], ids=str
)
def test_cells_lie_on_the_grid_and_cover_something(wrong):
    with pytest.raises(ValueError, match="cells"):
        Cells(**{"column": 0, "line": 0, "columns": 1, "lines": 1} | wrong)


def _covered(cells: Cells) -> set[tuple[int, int]]:
    return {
        (column, line)
        for column in range(cells.column, cells.end_column)
        for line in range(cells.line, cells.end_line)
    }


SMALL = st.builds(
    Cells,
    column=st.integers(0, 6),
    line=st.integers(0, 6),
    columns=st.integers(1, 4),
    lines=st.integers(1, 4),
)


@given(SMALL, SMALL)
@example(Cells(column=2, line=0, columns=1, lines=1), Cells(column=0, line=0, columns=2, lines=1))
@example(Cells(column=0, line=2, columns=1, lines=1), Cells(column=0, line=0, columns=1, lines=2))
def test_cells_overlap_where_they_share_one(one, two):
    assert one.overlaps(two) is bool(_covered(one) & _covered(two))


@given(strategies.cells)
def test_cells_cover_columns_by_lines(cells):
    assert len(_covered(cells)) == cells.columns * cells.lines
