"""Papers: the grid in points, spreads, divided columns, and sheets that cannot be."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout_app.model.geometry import MM, Cells
from layout_app.model.paper import (
    BROADSHEET_8,
    PRESETS,
    TABLOID_5,
    Paper,
    Remainder,
    cells_rect,
    chars_across,
    column_x,
    crosses_fold,
    divided,
    fold_band,
    joined,
    line_y,
    spread_area,
    spread_trim,
)

presets = pytest.mark.parametrize("paper", PRESETS, ids=lambda paper: paper.name)


@presets
def test_columns_and_gutters_fill_the_type_area(paper: Paper) -> None:
    wide = joined(paper.columns, paper.chars, paper.gutter)
    assert wide * paper.em == pytest.approx(paper.type_mm[0] * MM)
    assert paper.type_area.w == pytest.approx(wide * paper.em, abs=0.001)
    assert paper.width_mm == pytest.approx(paper.type_mm[0])


@presets
def test_type_area_stands_in_the_middle_where_no_margin_is_told(paper: Paper) -> None:
    area, (width, _) = paper.type_area, paper.trim
    assert area.x == pytest.approx(width - area.right, abs=0.002)
    assert area.y == pytest.approx(paper.top_mm * MM, abs=0.001)


def test_left_margin_is_kept() -> None:
    paper = replace(TABLOID_5, left_mm=20.0)
    assert paper.type_area.x == pytest.approx(20 * MM, abs=0.001)


def test_body_size_that_is_given_makes_the_type_area_narrower() -> None:
    paper = replace(TABLOID_5, points=9.0)
    assert paper.em == 9.0
    assert paper.type_area.w == pytest.approx(74 * 9.0)
    assert paper.leading == pytest.approx(1.4 * 9.0)
    assert paper.height_chars == pytest.approx(74 * 1.4 + 1)


@pytest.mark.parametrize("points", [3.0, 72.0])
def test_body_size_reaches_from_3_to_72_points(points) -> None:
    assert replace(TABLOID_5, columns=1, chars=4, lines=1, points=points).em == points


@presets
def test_columns_follow_each_other_a_gutter_apart(paper: Paper) -> None:
    step = (paper.chars + paper.gutter) * paper.em
    for column in range(1, paper.columns):
        apart = column_x(paper, column) - column_x(paper, column - 1)
        assert apart == pytest.approx(step, abs=0.002)
    assert column_x(paper, 0) == paper.type_area.x
    assert line_y(paper, 0) == paper.type_area.y
    assert line_y(paper, 7) == pytest.approx(paper.type_area.y + 7 * paper.leading, abs=0.001)


@presets
def test_columns_beyond_the_last_stand_on_the_next_page(paper: Paper) -> None:
    for column in range(paper.columns):
        there = column_x(paper, paper.columns + column) - column_x(paper, column)
        assert there == pytest.approx(paper.trim[0], abs=0.002)


@presets
def test_cells_reach_from_the_first_lines_top_to_the_last_lines_foot(paper: Paper) -> None:
    whole = Cells(column=0, line=0, columns=paper.columns, lines=paper.lines)
    rect = cells_rect(paper, whole)
    assert (rect.x, rect.y) == (paper.type_area.x, paper.type_area.y)
    assert rect.w == pytest.approx(paper.type_area.w, abs=0.002)
    assert rect.h == pytest.approx(paper.height_chars * paper.em, abs=0.001)
    one = cells_rect(paper, Cells(column=1, line=2, columns=1, lines=1))
    assert (one.x, one.y) == (column_x(paper, 1), line_y(paper, 2))
    assert one.w == pytest.approx(paper.chars * paper.em, abs=0.001)
    assert one.h == pytest.approx(paper.em, abs=0.001)


@pytest.mark.parametrize(
    ("column", "end", "crosses"),
    [(0, 5, False), (4, 6, True), (0, 10, True), (5, 6, False), (5, 10, False)],
)
def test_fold_is_crossed_by_columns_on_both_sides(column, end, crosses) -> None:
    assert crosses_fold(TABLOID_5, column, end) is crosses


@given(st.sampled_from(PRESETS), st.data())
def test_columns_are_as_wide_as_the_room_they_take(paper: Paper, data: st.DataObject) -> None:
    """Also across the fold, where the inner margins of both pages belong to the measure."""
    first = data.draw(st.integers(0, 2 * paper.columns - 1))
    last = data.draw(st.integers(first, 2 * paper.columns - 1))
    across = chars_across(paper, first, last - first + 1) * paper.em
    right = column_x(paper, last) + paper.chars * paper.em
    assert across == pytest.approx(right - column_x(paper, first), abs=0.003)


@presets
def test_spread_is_two_sheets_with_one_type_area(paper: Paper) -> None:
    assert spread_trim(paper, 1) == paper.trim
    assert spread_trim(paper, 2) == (pytest.approx(2 * paper.trim[0]), paper.trim[1])
    assert spread_area(paper, 1) == paper.type_area
    area = spread_area(paper, 2)
    assert area.x == paper.type_area.x
    assert area.right == pytest.approx(paper.trim[0] + paper.type_area.right, abs=0.002)


@presets
def test_fold_band_lies_between_the_type_areas_of_both_pages(paper: Paper) -> None:
    left, right = fold_band(paper)
    assert left == pytest.approx(paper.type_area.right, abs=0.003)
    assert right == pytest.approx(paper.trim[0] + paper.type_area.x, abs=0.002)


def test_columns_too_narrow_for_a_character_are_refused() -> None:
    with pytest.raises(ValueError, match="too narrow"):
        divided(5, 4, 1.0)


@given(st.integers(11, 120), st.integers(1, 6), st.sampled_from(Remainder))
def test_divided_columns_differ_by_one_character_at_most_wide_first(width, parts, remainder):
    measures, gutter = divided(width, parts, 1.0, remainder)
    assert len(measures) == parts
    assert list(measures) == sorted(measures, reverse=True)
    assert measures[0] - measures[-1] <= (remainder is Remainder.COLUMNS)
    assert sum(measures) + (parts - 1) * gutter == pytest.approx(width)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"columns": 0}, "1-24 columns"),
        ({"columns": 25}, "1-24 columns"),
        ({"chars": 3}, "4-200 字"),
        ({"lines": 0}, "1-400 lines"),
        ({"points": 2.9}, "3 to 72 points"),
        ({"type_mm": (245, 0)}, "3 to 72 points"),
        ({"trim_mm": (2001, 420)}, "at most 2 m"),
        ({"top_mm": -1}, "does not fit the trim"),
        ({"left_mm": -1.0}, "does not fit the trim"),
        ({"left_mm": 35.1}, "does not fit the trim"),
        ({"top_mm": 43}, "does not fit the trim"),
        ({"points": 9.6}, "columns do not fit"),
        ({"pitch": 1.42}, "grid lines do not fit"),
        ({"bleed_mm": -0.1}, "no negative size"),
    ],
    ids=str,
)
def test_sheet_that_cannot_be_is_refused(wrong, told) -> None:
    with pytest.raises(ValueError, match=told):
        replace(TABLOID_5, **wrong)


def test_papers_are_equal_by_what_they_are_told_not_by_what_follows() -> None:
    assert replace(BROADSHEET_8) == BROADSHEET_8
    assert hash(replace(BROADSHEET_8)) == hash(BROADSHEET_8)
    assert replace(BROADSHEET_8, top_mm=24) != BROADSHEET_8
    assert replace(BROADSHEET_8, top_mm=24).type_area.y == pytest.approx(24 * MM, abs=0.001)
