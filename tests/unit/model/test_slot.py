"""Sizes of ads by name on the grid, and the strip in the fold."""

from dataclasses import replace

import pytest

from layout_app.model.box import EAR, FOLD
from layout_app.model.geometry import Cells
from layout_app.model.paper import PRESETS, TABLOID_5, Paper
from layout_app.model.slot import FOLD_AIR, SLOTS, FoldSide, fold_rect, slot_cells

presets = pytest.mark.parametrize("paper", PRESETS, ids=lambda paper: paper.name)


@presets
@pytest.mark.parametrize(
    ("slot", "share"), [("整版", 1), ("半版", 0.5), ("1/4", 0.25), ("1/8", 0.125), ("通栏", 0.163)]
)
def test_size_takes_its_share_at_the_foot_of_the_page(paper: Paper, slot, share) -> None:
    cells = slot_cells(paper, slot)
    assert (cells.column, cells.columns) == (0, paper.columns)
    assert cells.end_line == paper.lines
    assert cells.lines == pytest.approx(share * paper.lines, abs=0.5)


@presets
@pytest.mark.parametrize("slot", SLOTS)
@pytest.mark.parametrize("above", [0, 11])
def test_no_size_leaves_the_grid(paper: Paper, slot, above) -> None:
    cells = slot_cells(paper, slot, above)
    assert cells.end_column <= paper.columns
    assert cells.end_line <= paper.lines


@presets
def test_whole_page_below_a_masthead_begins_behind_it(paper: Paper) -> None:
    cells = slot_cells(paper, "整版", above=11)
    assert (cells.line, cells.end_line) == (11, paper.lines)


@presets
def test_ear_stands_right_of_the_masthead_and_leaves_a_line_below(paper: Paper) -> None:
    cells = slot_cells(paper, EAR, above=11)
    assert (cells.line, cells.lines) == (0, 10)
    assert cells.end_column == paper.columns
    assert cells.columns == int(0.4 * paper.columns)


def test_unknown_size_has_no_cells() -> None:
    assert slot_cells(TABLOID_5, "三分之一") is None


def test_strip_in_the_fold_lies_between_the_columns_and_the_cut() -> None:
    lines = Cells(column=0, line=4, columns=1, lines=10)
    area, width, air = TABLOID_5.type_area, TABLOID_5.trim[0], FOLD_AIR * TABLOID_5.em
    left = fold_rect(TABLOID_5, lines, FoldSide.LEFT)
    assert left.x == pytest.approx(area.right + air, abs=0.001)
    assert left.right == pytest.approx(width, abs=0.002)
    right = fold_rect(TABLOID_5, lines, FoldSide.RIGHT)
    assert right.x == 0
    assert right.right == pytest.approx(area.x - air, abs=0.001)
    assert left.y == right.y == pytest.approx(area.y + 4 * TABLOID_5.leading, abs=0.001)
    assert left.h == pytest.approx(9 * TABLOID_5.leading + TABLOID_5.em, abs=0.001)


def test_strip_across_the_fold_is_both_halves() -> None:
    lines = Cells(column=0, line=0, columns=1, lines=75)
    halves = [fold_rect(TABLOID_5, lines, side) for side in (FoldSide.LEFT, FoldSide.RIGHT)]
    both = fold_rect(TABLOID_5, lines, FoldSide.BOTH)
    assert both.w == pytest.approx(sum(half.w for half in halves), abs=0.002)
    assert (both.x, both.y, both.h) == (halves[0].x, halves[0].y, halves[0].h)


def test_all_of_the_fold_takes_every_line() -> None:
    assert slot_cells(TABLOID_5, FOLD) == Cells(column=0, line=0, columns=1, lines=75)


def test_strip_without_room_keeps_a_point() -> None:
    paper = replace(TABLOID_5, left_mm=1.0)
    lines = Cells(column=0, line=0, columns=1, lines=10)
    assert fold_rect(paper, lines, FoldSide.RIGHT).w == 1.0
