"""One writer at a time; a dead one stands in nobody's way."""

import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from layout_app.desk.words import error_text
from layout_app.errors import IssueFileError, LockedError
from layout_app.model.issue import Issue
from layout_app.store.lock import LOCK, STALE, hold, holder, in_use, release, renew, take
from layout_app.store.publication import new_issue
from tests.windows import WindowsSystem


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return new_issue(tmp_path / "day", Issue()).folder


def forge(folder: Path, **facts: object) -> None:
    held = {"user": "u", "host": "elsewhere", "pid": 1, "time": time.time(), "token": "t"}
    (folder / LOCK).write_text(json.dumps(held | facts), "utf-8")


def dead_pid() -> int:
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    return child.pid


def test_a_full_disk_leaves_no_lock_that_nobody_holds(folder: Path, monkeypatch) -> None:
    def full(fd: int, _mode: str):
        os.close(fd)
        return open("/dev/full", "wb")

    if not Path("/dev/full").exists():
        pytest.skip("no disk that is always full")
    with monkeypatch.context() as broken:
        broken.setattr("layout_app.store.lock.os.fdopen", full)
        with pytest.raises(IssueFileError) as error:
            take(folder)
    assert error.value.code == "store.cannot_write"
    assert not (folder / LOCK).exists()
    assert take(folder).pid == os.getpid()


def test_second_writer_is_told_by_whom(folder: Path) -> None:
    with hold(folder) as mine:
        with pytest.raises(LockedError) as error, hold(folder):
            pass
        assert error.value.arguments["pid"] == mine.pid == os.getpid()
        assert error.value.arguments["stale"] is False
    assert holder(folder) is None


def test_lock_is_given_back_after_an_error(folder: Path) -> None:
    with pytest.raises(ZeroDivisionError), hold(folder):
        _ = 1 / 0
    assert not (folder / LOCK).exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows does not tell whether a process is there")
def test_lock_of_a_process_that_is_gone_is_taken(folder: Path) -> None:
    mine = take(folder)
    release(folder, mine)
    forge(folder, host=mine.host, pid=dead_pid())
    assert take(folder).pid == os.getpid()
    assert [path.name for path in folder.glob(".lock*")] == [LOCK]


@pytest.mark.skipif(os.name == "nt", reason="Windows does not tell whether a process is there")
def test_lock_of_a_process_that_no_system_can_have_is_taken(folder: Path) -> None:
    mine = take(folder)
    release(folder, mine)
    forge(folder, host=mine.host, pid=99_999_999_999_999_999_999)
    assert take(folder).pid == os.getpid()


def test_on_windows_nobody_asks_a_process_and_a_dead_one_is_waited_for(folder, monkeypatch) -> None:
    monkeypatch.setattr("layout_app.store.lock.os", WindowsSystem())
    mine = take(folder)
    release(folder, mine)
    forge(folder, host=mine.host, pid=dead_pid())
    with pytest.raises(LockedError):
        take(folder, break_stale=True)
    forge(folder, host=mine.host, pid=dead_pid(), time=time.time() - STALE - 1)
    with pytest.raises(LockedError) as error:
        take(folder)
    assert error.value.arguments["stale"] is True
    assert take(folder, break_stale=True).pid == os.getpid()


def test_stale_lock_of_another_host_needs_a_word(folder: Path) -> None:
    forge(folder, time=time.time() - STALE - 1)
    with pytest.raises(LockedError) as error:
        take(folder)
    assert error.value.arguments["stale"] is True
    assert take(folder, break_stale=True).pid == os.getpid()


def test_fresh_lock_is_not_broken(folder: Path) -> None:
    forge(folder, time=time.time() + 86_400)  # another host's clock is ahead
    with pytest.raises(LockedError):
        take(folder, break_stale=True)


@pytest.mark.parametrize(
    "content",
    [
        *("", "{", "[]", '{"user": 1}'),
        '{"user": "u", "host": "h", "pid": 1e400, "time": 1}',
        '{"user": "u", "host": "h", "pid": 1, "time": 1e300}',
        '{"user": "u", "host": "h", "pid": 1, "time": NaN}',
        '{"user": "u", "host": "h", "pid": 1, "time": -1e9}',
    ],
)
def test_unreadable_lock_holds(folder: Path, content: str) -> None:
    (folder / LOCK).write_text(content, "utf-8")
    with pytest.raises(LockedError) as error:
        take(folder)
    assert error_text(error.value)
    os.utime(folder / LOCK, (1000, 1000))
    assert take(folder, break_stale=True).pid == os.getpid()


def test_renewal_moves_the_time(folder: Path) -> None:
    mine = take(folder, now=1000.0)
    renew(folder, mine, now=2000.0)
    found = holder(folder)
    assert found is not None
    assert (found.time, found.token) == (2000.0, mine.token)


def test_renewal_of_a_lost_lock_is_refused(folder: Path) -> None:
    mine = take(folder)
    forge(folder)
    with pytest.raises(LockedError, match=r"store\.lock_lost"):
        renew(folder, mine)
    release(folder, mine)
    assert (folder / LOCK).exists()


def test_what_a_killed_save_left_is_swept(folder: Path) -> None:
    (folder / "articles").mkdir()
    for left in ("issue.yaml.0a.tmp", "articles/a.yaml.bak.new"):
        (folder / left).write_bytes(b"")
    with hold(folder):
        assert not list(folder.rglob("*.tmp"))
        assert not list(folder.rglob("*.bak.new"))


def test_folder_without_an_issue_is_not_locked(tmp_path: Path) -> None:
    with pytest.raises(IssueFileError):
        take(tmp_path)
    assert not (tmp_path / LOCK).exists()


def test_issue_is_in_use_as_long_as_its_editor_gives_a_sign_of_life(folder: Path) -> None:
    assert not in_use(folder)
    with hold(folder):
        assert in_use(folder)
        assert not in_use(folder, now=time.time() + STALE + 1)
    forge(folder)
    assert in_use(folder)
    forge(folder, host=socket.gethostname(), pid=dead_pid())
    assert not in_use(folder)
