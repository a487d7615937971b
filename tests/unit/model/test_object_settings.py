"""Tables, names, verse and notices: what their settings may be, and which cells stay merged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout_app.model.setting import (
    MOST_MERGED,
    Merged,
    NamesSetting,
    NoticesSetting,
    TableSetting,
    holding,
    text_at,
)


@pytest.mark.parametrize(
    "wrong",
    [(-1, 0), (0, -1), (0, 0, 0, 1), (0, 0, 1, 0), (MOST_MERGED + 1, 0), (0, 0, MOST_MERGED + 1)],
)
def test_merged_cells_are_a_rectangle_of_a_table(wrong):
    with pytest.raises(ValueError, match="rectangle"):
        Merged(*wrong)


def test_merged_cells_give_their_room_to_the_first():
    merged = Merged(1, 2, 2, 3)
    assert (merged.end_row, merged.end_column) == (3, 5)
    assert merged.covered == {(1, 3), (1, 4), (2, 2), (2, 3), (2, 4)}
    assert Merged(1, 2).covered == frozenset()


@pytest.mark.parametrize(
    ("made", "wrong"),
    [
        (TableSetting, {"heads": -1}),
        (TableSetting, {"span": 0}),
        (TableSetting, {"widths": (1.0, -0.1)}),
        (NamesSetting, {"cell": -1}),
        (NoticesSetting, {"first": 0}),
    ],
)
def test_setting_that_cannot_be_is_refused(made, wrong):
    with pytest.raises(ValueError, match=r"no |run|count"):
        made(**wrong)


ROWS = (("场次", "主队", ""), ("一", "云溪", "2"), ("", "", ""), ("二",))


def kept(*merged: Merged, heads: int = 1) -> tuple[Merged, ...]:
    return holding(TableSetting(merged=merged), ROWS, heads)


def test_merged_cells_hold_over_empty_ones():
    assert kept(Merged(0, 1, 1, 2)) == (Merged(0, 1, 1, 2),)
    assert kept(Merged(2, 0, 1, 3)) == (Merged(2, 0, 1, 3),)


@pytest.mark.parametrize(
    ("merged", "why"),
    [
        (Merged(1, 1, 1, 2), "covers words"),
        (Merged(0, 2, 2, 1), "covers words"),
        (Merged(1, 0), "is one cell"),
        (Merged(2, 0, 3, 1), "ends below the table"),
        (Merged(3, 1), "begins beyond its row"),
    ],
)
def test_merged_cells_are_let_go(merged, why):
    assert kept(merged) == (), why


def test_merged_cells_are_not_partly_head():
    rows = (("场次", "主队"), ("", "云溪"))
    setting = TableSetting(merged=(Merged(0, 0, 2, 1),))
    assert holding(setting, rows, 2) == setting.merged
    assert holding(setting, rows, 0) == setting.merged
    assert holding(setting, rows, 1) == ()


def test_of_merged_cells_that_meet_the_first_holds():
    one, two = Merged(2, 0, 1, 2), Merged(2, 1, 1, 2)
    assert kept(one, two) == (one,)
    assert kept(two, one) == (two,)


GRIDS = st.lists(st.lists(st.sampled_from(["", " ", "甲"]), max_size=4), max_size=4)
MERGED = st.lists(
    st.builds(Merged, *[st.integers(0, 4)] * 2, *[st.integers(1, 3)] * 2), max_size=4
).map(tuple)


@given(GRIDS, MERGED, st.integers(0, 3))
def test_no_words_are_covered_and_no_cell_is_merged_twice(rows, merged, heads):
    found = holding(TableSetting(merged=merged), rows, heads)
    covered = [cell for each in found for cell in each.covered]
    assert not any(text_at(rows, *cell) for cell in covered)
    taken = covered + [(each.row, each.column) for each in found]
    assert len(taken) == len(set(taken))
    assert set(found) <= set(merged)


def test_words_of_a_cell_beyond_the_edge_are_none():
    assert text_at(ROWS, 1, 1) == "云溪"
    assert text_at(ROWS, 3, 1) == ""
    assert text_at(ROWS, 4, 0) == ""
