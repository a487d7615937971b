"""How far two pages differ."""

import pytest
from hypothesis import given

from layout_app.arrange.judging.likeness import differing
from tests.unit.arrange.judging.drawn import COLUMNS, LINES, Drawn, tilings


def test_pages_differ_by_cells():
    one, other = Drawn("AABB AABB"), Drawn("AABB CCBB")
    assert differing(one.blocks, one.blocks, 4, 10) == 0
    assert differing(one.blocks, other.blocks, 4, 10) == 0.25
    assert differing(one.blocks, Drawn("BBAA BBAA").blocks, 4, 10) == 1


def test_what_nobody_owns_does_not_differ():
    assert differing([], [], 4, 10) == 0
    assert differing(Drawn("..AA").blocks, Drawn("..AA").blocks, 4, 5) == 0
    assert differing(Drawn("..AA").blocks, Drawn(".AA.").blocks, 4, 5) == pytest.approx(2 / 3)


@given(tilings(), tilings())
def test_pages_differ_as_an_independent_judge_samples_them(one, other):
    def owner(blocks, column, line):
        (found,) = (
            b.name
            for b in blocks
            if b.cells.column <= column < b.cells.end_column
            and b.cells.line <= line < b.cells.end_line
        )
        return found

    cells = [(column, line) for column in range(COLUMNS) for line in range(LINES)]
    changed = sum(owner(one, *cell) != owner(other, *cell) for cell in cells)
    share = differing(one, other, COLUMNS, LINES)
    assert share == pytest.approx(changed / len(cells))
    assert share == differing(other, one, COLUMNS, LINES)
