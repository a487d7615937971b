import os
import signal
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from layout_app.desk.jobs import Event, ExportWorker, Progress, Refused
from layout_app.desk.output.ordering import ordered
from layout_app.desk.output.orders import Exported, Order, Wish
from layout_app.desk.session import Session
from layout_app.press.export import Split
from layout_app.press.profile import Profile
from tests.desks import laid_out, small_issue
from tests.windows import WindowsSystem

PATIENCE = 60.0


@pytest.fixture(scope="module")
def session(tmp_path_factory) -> Session:
    return laid_out(small_issue(tmp_path_factory.mktemp("jobs")))


@pytest.fixture
def worker() -> Iterator[ExportWorker]:
    worker = ExportWorker()
    yield worker
    worker.close()


def order_of(session: Session, to: Path, **wish) -> Order:
    return ordered(session.opened, session.issue, session.composer, Wish(to=to, **wish))


def long_order(session: Session, to: Path) -> Order:
    """Return an order that takes long enough to be stopped."""
    order = order_of(session, to, profile=Profile.SCREEN, split=Split.ISSUE)
    return replace(order, job=replace(order.job, pages=order.job.pages * 2000))


def until(worker: ExportWorker, is_it) -> list[Event]:
    """Poll as the window does until an event is the one waited for."""
    heard: list[Event] = []
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        heard += worker.poll()
        if any(map(is_it, heard)):
            return heard
        time.sleep(0.01)
    raise AssertionError(f"nothing but {heard[-3:]}")


def is_end(event: Event) -> bool:
    return not isinstance(event, Progress)


def test_pages_are_counted_to_the_end(worker, session, tmp_path):
    worker.start(order_of(session, tmp_path / "out"))
    assert worker.is_busy
    *steps, end = until(worker, is_end)
    assert [step.done for step in steps] == [0, 1, 2, 3]
    assert {step.total for step in steps} == {3}
    assert isinstance(end, Exported)
    assert all(file.path.is_file() for file in end.result.files)
    assert not worker.is_busy
    assert worker.poll() == ()


def test_worker_writes_what_this_process_would(worker, session, tmp_path):
    from layout_app.desk.output.exporting import carry_out

    here = carry_out(order_of(session, tmp_path / "a"), lambda _d, _t: None)
    worker.start(order_of(session, tmp_path / "b", report=tmp_path / "certificate.json"))
    *_, there = until(worker, is_end)
    assert [f.sha256 for f in here.result.files] == [f.sha256 for f in there.result.files]
    assert there.certificate is not None


def test_the_next_order_goes_to_the_same_process(worker, session, tmp_path):
    worker.start(order_of(session, tmp_path / "one"))
    until(worker, is_end)
    pid = worker._process.pid
    worker.start(order_of(session, tmp_path / "two"))
    until(worker, is_end)
    assert worker._process.pid == pid
    assert (tmp_path / "two/A01.pdf").is_file()


def test_a_refusal_comes_back_whole_and_the_process_goes_on(worker, session, tmp_path):
    (tmp_path / "out").write_text("in the way")
    worker.start(order_of(session, tmp_path / "out"))
    end = until(worker, is_end)[-1]
    assert isinstance(end, Refused)
    assert end.error.code == "export.cannot_write"
    assert str(tmp_path / "out") in end.error.arguments["path"]
    worker.start(order_of(session, tmp_path / "other"))
    assert isinstance(until(worker, is_end)[-1], Exported)


def test_a_bug_in_the_worker_is_told_and_leaves_nothing(worker, session, tmp_path):
    order = order_of(session, tmp_path / "out", report=tmp_path / "certificate.json")
    worker.start(replace(order, account="no account"))
    end = until(worker, is_end)[-1]
    assert isinstance(end, Refused)
    assert end.error.code == "export.worker_died"
    assert not worker.is_busy
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_cancel_leaves_the_old_file_and_nothing_else(worker, session, tmp_path):
    target = tmp_path / "issue.pdf"
    target.write_bytes(b"the last export")
    worker.start(long_order(session, target))
    until(worker, lambda event: isinstance(event, Progress) and event.done > 0)
    worker.cancel()
    assert not worker.is_busy
    assert worker.poll() == ()
    assert target.read_bytes() == b"the last export"
    assert list(tmp_path.iterdir()) == [target]


def test_cancel_stops_both_processes_of_a_file_a_page(worker, session, tmp_path):
    order = order_of(session, tmp_path / "out")
    page = order.job.pages[0]
    pages = tuple(replace(page, folio=f"B{n:04}") for n in range(2000))
    worker.start(replace(order, job=replace(order.job, pages=pages)))
    until(worker, lambda event: isinstance(event, Progress) and event.done > 2)
    worker.cancel()
    assert list((tmp_path / "out").iterdir()) == []
    time.sleep(0.3)  # nobody goes on writing
    assert list((tmp_path / "out").iterdir()) == []


def test_cancel_removes_parts_that_were_being_written(worker, session, tmp_path):
    target = tmp_path / "issue.pdf"
    part = tmp_path / ".issue.pdf.0123abcd.part"
    worker.start(long_order(session, target))
    part.write_bytes(b"%PDF")
    worker.cancel()
    assert list(tmp_path.iterdir()) == []


def test_a_worker_that_is_killed_is_told_once_and_replaced(worker, session, tmp_path):
    worker.start(long_order(session, tmp_path / "issue.pdf"))
    until(worker, lambda event: isinstance(event, Progress))
    worker._process.kill()
    end = until(worker, is_end)[-1]
    assert isinstance(end, Refused)
    assert end.error.code == "export.worker_died"
    assert worker.poll() == ()
    worker.start(order_of(session, tmp_path / "out"))
    assert isinstance(until(worker, is_end)[-1], Exported)


def test_a_worker_is_ended_where_processes_have_no_groups(worker, session, tmp_path, monkeypatch):
    monkeypatch.setattr("layout_app.desk.jobs.os", WindowsSystem())
    worker.start(long_order(session, tmp_path / "issue.pdf"))
    until(worker, lambda event: isinstance(event, Progress))
    process = worker._process
    worker.cancel()
    assert not process.is_alive()
    assert list(tmp_path.iterdir()) == []
    worker.start(order_of(session, tmp_path / "out"))
    assert isinstance(until(worker, is_end)[-1], Exported)


@pytest.mark.skipif(os.name == "nt", reason="no SIGSTOP")
def test_a_worker_that_will_not_hear_is_ended_too(worker, session, tmp_path):
    worker.start(order_of(session, tmp_path / "out"))
    until(worker, is_end)
    worker.start(long_order(session, tmp_path / "issue.pdf"))
    os.kill(worker._process.pid, signal.SIGSTOP)
    worker.cancel()
    assert list(tmp_path.iterdir()) == [tmp_path / "out"]


@pytest.mark.skipif(os.name == "nt", reason="no SIGSTOP")
def test_a_worker_that_does_not_listen_holds_nobody_up_and_its_end_is_told(
    worker, session, tmp_path
):
    worker.start(order_of(session, tmp_path / "out"))
    until(worker, is_end)
    os.kill(worker._process.pid, signal.SIGSTOP)
    large = replace(order_of(session, tmp_path / "two"), account=os.urandom(10_000_000))
    begun = time.monotonic()
    worker.start(large)
    assert time.monotonic() - begun < 2
    assert worker.is_busy
    assert worker.poll() == ()
    os.kill(worker._process.pid, signal.SIGKILL)
    end = until(worker, is_end)[-1]
    assert isinstance(end, Refused)
    assert end.error.code == "export.worker_died"
    assert not worker.is_busy


def test_a_second_order_at_once_is_a_bug(worker, session, tmp_path):
    worker.start(long_order(session, tmp_path / "issue.pdf"))
    with pytest.raises(AssertionError):
        worker.start(order_of(session, tmp_path / "out"))


def test_closing_twice_is_harmless(worker):
    worker.close()
    worker.cancel()
    assert worker.poll() == ()
