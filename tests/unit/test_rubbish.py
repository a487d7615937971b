"""Cycles lie while work goes on and are found at rest."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from layout_app.rubbish import CYCLES, leave_rubbish, sweep, sweep_all


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    kept = gc.get_threshold()
    yield
    gc.set_threshold(*kept)


class Ring:
    """An object that holds itself."""

    def __init__(self) -> None:
        self.itself = self


def test_cycles_lie_while_work_goes_on() -> None:
    leave_rubbish()
    sweep_all()
    left = weakref.ref(Ring())
    made = [[] for _ in range(CYCLES // 10)]
    assert left() is not None
    assert made


def test_a_sweep_finds_what_is_young() -> None:
    leave_rubbish()
    left = weakref.ref(Ring())
    sweep()
    assert left() is None


def test_cycles_that_nobody_sweeps_are_found_before_they_fill_the_memory() -> None:
    leave_rubbish()
    left = weakref.ref(Ring())
    made = [[] for _ in range(2 * CYCLES)]
    assert left() is None
    assert made
