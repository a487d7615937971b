"""One file replaced whole, with every call of the save broken in turn."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from layout_app.errors import IssueFileError
from layout_app.store import atomic
from layout_app.store.atomic import replace_file, set_aside, sweep
from tests.killed import killed

OLD, NEW = b"old" * 1000, b"new" * 2000


class Killed(BaseException):
    """The process ended here."""


class FaultyDisk:
    """The calls of `os`, noted; the `at`-th is broken by `fault`."""

    def __init__(self, at: int = -1, fault: str = "") -> None:
        self.calls: list[str] = []
        self.opened: list[object] = []
        self.at = at
        self.fault = fault

    def __getattr__(self, name: str) -> Callable[..., object]:
        def call(*args: object) -> object:
            self.calls.append(name)
            self.opened += args[:1] if name == "open" else ()
            broken = len(self.calls) - 1 == self.at
            real = getattr(os, name)
            if broken and self.fault == "killed before":
                raise Killed
            if broken and name == "write" and self.fault in {"full", "short"}:
                fd, data = args
                done = os.write(fd, data[: len(data) // 2])
                if self.fault == "short":
                    return done
            if broken and self.fault == "full":
                raise OSError(28, "No space left on device")
            if broken and self.fault == "failed":
                raise OSError(5, "Input/output error")
            result = real(*args)
            if broken and self.fault == "killed after":
                raise Killed
            return result

        return call


ORDER = ["open", "write", "fsync", "close", "link", "replace", "replace", "open", "fsync", "close"]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.skipif(os.name == "nt", reason="Windows syncs no folders")
def test_bytes_reach_the_disk_before_a_name_points_at_them(tmp_path: Path) -> None:
    disk = FaultyDisk()
    (tmp_path / "a").write_bytes(OLD)
    replace_file(tmp_path / "a", NEW, disk=disk)
    assert disk.calls == ORDER
    assert disk.opened[-1] == str(tmp_path)


def test_version_before_stays(tmp_path: Path) -> None:
    path = tmp_path / "a"
    for data in (b"1", b"2", b"3"):
        replace_file(path, data)
    assert path.read_bytes() == b"3"
    assert (tmp_path / "a.bak").read_bytes() == b"2"
    assert names(tmp_path) == ["a", "a.bak"]


@pytest.mark.skipif(os.name == "nt", reason="Windows syncs no folders")
@pytest.mark.parametrize("fault", ["killed before", "killed after", "full", "failed", "short"])
@pytest.mark.parametrize("at", range(len(ORDER)))
def test_broken_call_leaves_old_or_new(tmp_path: Path, at: int, fault: str) -> None:
    path = tmp_path / "a"
    path.write_bytes(OLD)
    disk = FaultyDisk(at, fault)
    try:
        replace_file(path, NEW, disk=disk)
        told = "saved"
    except IssueFileError as error:
        told = error.code
    except Killed:
        told = "killed"
    assert told in {"saved", "store.cannot_write", "killed"}
    assert path.read_bytes() in (OLD, NEW)
    if told == "saved":
        assert path.read_bytes() == NEW
    backup = tmp_path / "a.bak"
    assert not backup.exists() or backup.read_bytes() == OLD
    if told != "killed":
        assert not [name for name in names(tmp_path) if name not in {"a", "a.bak"}]
    for data in (b"next", b"last"):
        replace_file(path, data)
    sweep(tmp_path)
    assert path.read_bytes() == b"last"
    assert backup.read_bytes() == b"next"
    assert names(tmp_path) == ["a", "a.bak"]


def test_file_system_without_links_copies(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(OLD)
    replace_file(path, NEW, disk=FaultyDisk(ORDER.index("link"), "failed"))
    assert (tmp_path / "a.bak").read_bytes() == OLD


class ReadDisk(FaultyDisk):
    """A file that a scanner reads: Windows lets it be replaced only when it has been let go."""

    def __init__(self, reads: int) -> None:
        super().__init__()
        self.reads = reads

    def replace(self, src: str, dst: str) -> None:
        self.calls.append("replace")
        if self.reads:
            self.reads -= 1
            raise PermissionError(13, "Access is denied")
        os.replace(src, dst)


@pytest.mark.parametrize(("reads", "told"), [(4, "saved"), (5, "Access is denied")])
def test_file_that_is_read_on_windows_is_waited_for(tmp_path: Path, monkeypatch, reads, told):
    waits: list[float] = []
    monkeypatch.setattr(atomic, "HAS_FOLDER_SYNC", False)
    monkeypatch.setattr(atomic.time, "sleep", waits.append)
    path = tmp_path / "a"
    path.write_bytes(OLD)
    try:
        replace_file(path, NEW, backup=False, disk=ReadDisk(reads))
        found = "saved"
    except IssueFileError as error:
        found = error.arguments["why"]
    assert (found, len(waits)) == (told, 4)
    assert path.read_bytes() == (NEW if told == "saved" else OLD)
    assert names(tmp_path) == ["a"]


def test_folder_is_not_opened_on_windows(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(atomic, "HAS_FOLDER_SYNC", False)
    disk = FaultyDisk()
    replace_file(tmp_path / "a", NEW, disk=disk)
    assert disk.calls == ["open", "write", "fsync", "close", "replace"]


@pytest.mark.skipif(os.name == "nt", reason="a reader holds the file there")
def test_forbidden_replacement_is_not_waited_for(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(atomic.time, "sleep", pytest.fail)
    with pytest.raises(IssueFileError, match="cannot_write"):
        replace_file(tmp_path / "a", NEW, disk=ReadDisk(1))


def test_file_set_aside_becomes_the_backup(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(OLD)
    set_aside(path)
    assert names(tmp_path) == ["a.bak"]


def test_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(IssueFileError, match="cannot_write") as error:
        replace_file(tmp_path / "no" / "a", NEW)
    assert str(tmp_path / "no" / "a") == error.value.arguments["path"]


WRITER = """
import sys
from pathlib import Path
from layout_app.store import atomic
from layout_app.store.atomic import replace_file
path = Path(sys.argv[1])
print("ready", flush=True)
n = int(sys.argv[2])
while True:
    n += 1
    replace_file(path, f"{n}\\n".encode() * 4000)
    print(n, flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL")
def test_killed_saves_are_whole_and_not_lost(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"0\n" * 4000)
    kills = 300 if os.environ.get("LAYOUT_CAMPAIGN") else 30
    last = 0
    for kill in range(kills):
        told = killed(WRITER, path, last, after=0.002 + 0.028 * kill / kills)
        acknowledged = int(told[-1]) if told else last
        for found in (path, tmp_path / "a.yaml.bak"):
            if found.exists():
                lines = found.read_bytes().split(b"\n")
                assert len(set(lines[:-1])) == 1
                assert len(lines) == 4001
        last = int(path.read_bytes().split(b"\n")[0])
        assert last >= acknowledged
    sweep(tmp_path)
    assert names(tmp_path) == ["a.yaml", "a.yaml.bak"]
