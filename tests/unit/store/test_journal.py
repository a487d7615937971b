"""The journal: whole lines, and what a crash tore off."""

import os
from pathlib import Path

import pytest

from layout_app.errors import IssueFileError
from layout_app.store.journal import JOURNAL, Entry, Journal, entries

FIRST, SECOND = (Entry.now(label, {"issue.yaml": label}) for label in ("一", "二"))


def appended(folder: Path, *found: Entry) -> bytes:
    journal = Journal(folder)
    for entry in found:
        journal.append(entry)
    return (folder / JOURNAL).read_bytes()


@pytest.mark.parametrize("kept", [0, 1], ids=["the only line", "the second line"])
def test_command_takes_the_place_of_a_torn_line(tmp_path: Path, kept: int) -> None:
    line = appended(tmp_path, FIRST)
    (tmp_path / JOURNAL).write_bytes(line * kept + line[:-9])
    assert len(entries(tmp_path)) == kept
    appended(tmp_path, SECOND)
    assert entries(tmp_path) == (FIRST,) * kept + (SECOND,)


def test_journal_that_cannot_be_opened_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / JOURNAL).mkdir()
    with pytest.raises(IssueFileError, match=r"store\.cannot_write") as refused:
        Journal(tmp_path).append(FIRST)
    assert refused.value.arguments["path"] == str(tmp_path / JOURNAL)
    assert refused.value.arguments["why"]


def test_what_is_written_survives_a_power_cut(tmp_path: Path, monkeypatch) -> None:
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", synced.append)
    journal = Journal(tmp_path)
    journal.sync()
    assert synced == []
    journal.append(FIRST)
    journal.sync()
    assert len(synced) == 1
    journal.drop()
    assert not (tmp_path / JOURNAL).exists()
