"""Which items are merged."""

from random import Random

import pytest

from layout_app.arrange.tiling.merge import groups


@pytest.mark.parametrize("seed", range(5))
def test_the_lowest_of_one_level_are_merged_first(seed: int):
    levels = [1, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4]
    parts = groups(levels, 9, [0], Random(seed))
    assert len(parts) <= 9
    assert sorted(item for part in parts for item in part) == list(range(12))
    merged = [part for part in parts if len(part) > 1]
    assert all(len({levels[item] for item in part}) == 1 for part in merged)
    assert sum(levels[item] == 4 for part in merged for item in part) >= 4
    assert max(map(len, parts)) <= 3


@pytest.mark.parametrize("seed", range(5))
def test_who_stands_in_a_corner_is_never_merged(seed: int):
    levels = [4] * 18
    parts = groups(levels, 9, [3, 17], Random(seed))
    assert (3,) in parts
    assert (17,) in parts
    assert len(parts) == 9


def test_other_items_are_merged_the_next_time():
    random = Random(1)
    levels = [1, *[4] * 13]
    assert len({tuple(groups(levels, 9, [0], random)) for _ in range(10)}) == 10


def test_unequal_items_are_merged_when_equal_ones_do_not_suffice():
    levels = [*range(1, 17)]
    parts = groups(levels, 9, [0], Random(1))
    assert len(parts) == 9


def test_few_items_stay_alone():
    assert sorted(groups([1, 3, 4], 3, [0], Random(1))) == [(0,), (1,), (2,)]
