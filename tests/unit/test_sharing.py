"""Work shared with a second process."""

import _thread
import os
import subprocess
import sys
import time

import pytest

from layout_app import sharing
from layout_app.sharing import Elsewhere, Tally, may_fork

CORES = len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


@pytest.fixture
def forking(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fork although the tests' own runner has a thread: no work here touches a library."""
    monkeypatch.setattr(sharing, "may_fork", lambda: True)


def forks(test):
    marked = pytest.mark.usefixtures("forking")(test)
    return pytest.mark.skipif(CORES < 2, reason="needs Linux and two cores")(marked)


@pytest.mark.skipif(CORES < 2, reason="needs Linux and two cores")
def test_program_without_threads_may_fork() -> None:
    code = "from layout_app.sharing import may_fork; print(may_fork())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"


@forks
def test_work_is_done_in_another_process() -> None:
    found = Elsewhere(lambda item: (item, os.getpid()), "abc").result()
    assert [item for item, _ in found] == ["a", "b", "c"]
    assert os.getpid() not in {process for _, process in found}


@forks
def test_large_results_come_back_whole() -> None:
    assert Elsewhere(lambda item: bytes([item]) * 1_000_000, (1, 2)).result() == (
        b"\x01" * 1_000_000,
        b"\x02" * 1_000_000,
    )


@forks
def test_what_fails_there_fails_here() -> None:
    def work(item: int) -> int:
        if item == 2:
            raise ValueError("no page 2")
        return item

    with pytest.raises(ValueError, match="no page 2"):
        Elsewhere(work, (1, 2)).result()


@forks
def test_what_cannot_travel_is_done_here() -> None:
    found = Elsewhere(lambda item: lambda: item, (7,)).result()
    assert [made() for made in found] == [7]


@forks
def test_process_that_is_killed_costs_nothing_but_time() -> None:
    here = os.getpid()

    def work(item: int) -> int:
        if os.getpid() != here:
            os.kill(os.getpid(), 9)
        return item

    assert Elsewhere(work, (1, 2)).result() == (1, 2)


@forks
def test_half_a_result_of_a_killed_process_is_done_anew() -> None:
    other = Elsewhere(lambda item: bytes([item]) * 1_000_000, (1, 2))
    time.sleep(0.5)  # the pipe is full by now
    os.kill(other._id, 9)
    assert other.result() == (b"\x01" * 1_000_000, b"\x02" * 1_000_000)


@forks
def test_work_that_is_left_is_stopped() -> None:
    reading, writing = os.pipe()
    with Elsewhere(lambda _item: time.sleep(60), (1,)):
        os.close(writing)
    with os.fdopen(reading, "rb") as line:  # ends when nobody holds the other end any more
        assert line.read() == b""


@forks
def test_steps_of_both_processes_are_counted() -> None:
    heard: list[tuple[int, int]] = []
    tally = Tally(lambda done, total: heard.append((done, total)), 5)

    def work(_item: int) -> None:
        tally.step()

    Elsewhere(work, (1, 2, 3)).result()
    tally.step()
    tally.step()
    assert heard == [(0, 5), (4, 5), (5, 5)]


@forks
def test_the_end_is_told_when_the_other_is_last() -> None:
    heard: list[tuple[int, int]] = []
    tally = Tally(lambda done, total: heard.append((done, total)), 2)
    tally.step()
    Elsewhere(lambda _item: tally.step(), (1,)).result()
    tally.end()
    assert heard == [(0, 2), (1, 2), (2, 2)]


def test_program_with_threads_does_all_itself() -> None:
    wait = _thread.allocate_lock()
    wait.acquire()
    _thread.start_new_thread(wait.acquire, ())  # one that `threading` does not know
    try:
        assert not may_fork()
        found = Elsewhere(lambda item: (item, os.getpid()), "ab").result()
        assert found == (("a", os.getpid()), ("b", os.getpid()))
    finally:
        wait.release()


def test_nothing_to_do_starts_no_process(monkeypatch) -> None:
    monkeypatch.setattr(os, "fork", None, raising=False)
    assert Elsewhere(str, ()).result() == ()


def test_other_systems_never_fork(monkeypatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert not may_fork()
