import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from layout_app.repair.assign import assign, break_cycles
from layout_app.repair.confidence import confidences

GAINS = st.integers(1, 4).flatmap(
    lambda rows: st.integers(1, 4).flatmap(
        lambda columns: st.lists(
            st.lists(st.integers(-9, 9), min_size=columns, max_size=columns),
            min_size=rows,
            max_size=rows,
        )
    )
)


def gain_of(gains: list[list[int]], columns: tuple[int | None, ...]) -> int:
    return sum(gains[row][column] for row, column in enumerate(columns) if column is not None)


@given(GAINS)
def test_assignment_is_one_to_one_and_best(gains: list[list[int]]):
    rows, columns = len(gains), len(gains[0])
    found = assign(np.array(gains, dtype=float))
    taken = [column for column in found if column is not None]
    assert len(taken) == len(set(taken))
    choices = itertools.product([None, *range(columns)], repeat=rows)
    one_to_one = (c for c in choices if len(set(t := [x for x in c if x is not None])) == len(t))
    assert gain_of(gains, found) == max(gain_of(gains, c) for c in one_to_one)


def test_better_claim_takes_the_head_from_an_earlier_tail():
    assert assign(np.array([[2.0, -1.0], [5.0, -9.0]])) == (None, 0)


def test_tail_without_gain_stays_alone():
    assert assign(np.array([[-0.1, -3.0]])) == (None,)


def test_ring_is_broken_at_its_weakest_seam():
    links = [(1, 2), (2, 3), (3, 1), (5, 6)]
    assert break_cycles(links, [3.0, 1.0, 2.0, 0.5]) == ((1, 2), (3, 1), (5, 6))


def test_rival_on_either_side_lowers_the_confidence():
    alone = confidences(np.array([[0.9, 0.0]]))[0, 0]
    assert np.isclose(alone, 0.9)
    assert confidences(np.array([[0.9, 0.9]]))[0, 0] < 0.5
    assert confidences(np.array([[0.9], [0.9]]))[0, 0] < 0.5
