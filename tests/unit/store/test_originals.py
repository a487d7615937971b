"""Originals by their sha256, raw copy by its name."""

from pathlib import Path

import pytest

from layout_app.errors import IssueFileError
from layout_app.store.folder import is_safe_name
from layout_app.store.originals import keep_dump, original_path, put_original, read_dump


def test_original_is_kept_once(tmp_path: Path) -> None:
    digest = put_original(tmp_path, b"picture")
    assert put_original(tmp_path, b"picture") == digest
    assert original_path(tmp_path, digest).read_bytes() == b"picture"
    assert [path.name for path in (tmp_path / "originals").iterdir()] == [digest]


@pytest.mark.parametrize("digest", ["", "../x", "A" * 64, "0" * 63, "0" * 64 + "\n"])
def test_original_is_never_looked_for_elsewhere(tmp_path: Path, digest: str) -> None:
    with pytest.raises(ValueError, match="sha256"):
        original_path(tmp_path, digest)


def test_raw_copy_is_kept_byte_for_byte(tmp_path: Path) -> None:
    data = "云溪\r\n".encode("gb18030")
    assert keep_dump(tmp_path, "第一版.txt", data) == "第一版.txt"
    assert keep_dump(tmp_path, "第一版.txt", data) == "第一版.txt"
    assert keep_dump(tmp_path, "第一版.txt", b"other") == "第一版-2.txt"
    assert read_dump(tmp_path, "第一版.txt") == data


@pytest.mark.parametrize("name", ["..", ".hidden", "CON", "nul.txt", "a:ads", "版" * 80, "a\x07"])
def test_name_that_some_system_refuses_is_refused(tmp_path: Path, name: str) -> None:
    assert not is_safe_name(name)
    with pytest.raises(IssueFileError, match=r"store\.bad_name"):
        keep_dump(tmp_path, name, b"")
    assert not (tmp_path / "dumps").exists()


def test_raw_copy_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(IssueFileError, match=r"store\.cannot_read"):
        read_dump(tmp_path, "gone.md")
    with pytest.raises(IssueFileError, match=r"store\.bad_name"):
        read_dump(tmp_path, "../issue.yaml")
