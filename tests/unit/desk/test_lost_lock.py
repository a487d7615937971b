"""Whoever lost the lock writes nothing any more, and can keep the work as a copy."""

import json
from pathlib import Path

import pytest

from layout_app.desk.commands import run
from layout_app.desk.session import Session, open_for_editing, open_session
from layout_app.desk.words import error_text, use_language
from layout_app.errors import IssueFileError, LayoutError, LockedError
from layout_app.model.issue import Publication, index
from layout_app.store.journal import JOURNAL, entries
from layout_app.store.publication import new_publication
from tests.desks import by_headline, laid_out, small_issue


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return laid_out(small_issue(tmp_path)).folder


def two_editors(folder: Path) -> tuple[Session, Session]:
    """Return an editor whose machine slept, and the one who took over meanwhile."""
    first = open_for_editing(folder)
    lock = folder / ".lock"
    lock.write_text(json.dumps(json.loads(lock.read_text()) | {"time": 1000.0}))
    return first, open_for_editing(folder, break_stale=True)


def test_closing_leaves_the_other_s_journal_and_lock(folder):
    first, second = two_editors(folder)
    run(second, "page.section", page="A02", name="街道")
    first.close()
    assert [entry.label for entry in entries(folder)] == [second.undo_label]
    assert (folder / ".lock").exists()


def test_saving_is_refused_in_a_sentence_and_a_copy_keeps_the_work(folder, tmp_path):
    use_language("en")
    first, second = two_editors(folder)
    run(second, "page.section", page="A02", name="街道")
    run(first, "page.section", page="A03", name="邻里")
    before = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    with pytest.raises(LayoutError) as refusal:
        first.save()
    assert "save a copy" in error_text(refusal.value)
    assert first.dirty
    assert first.read_only
    assert {path: path.read_bytes() for path in folder.rglob("*.yaml")} == before
    run(first, "issue.copy", to=tmp_path / "kept")
    assert open_session(tmp_path / "kept").issue == first.issue
    assert not first.unkept
    assert len(entries(folder)) == 1


def test_saving_finds_out_by_itself_that_the_lock_is_lost(folder):
    first, second = two_editors(folder)
    with pytest.raises(LockedError):
        first.save()
    assert not second.read_only


def test_commands_of_the_loser_do_not_enter_the_other_s_journal(folder):
    first, second = two_editors(folder)
    run(second, "page.section", page="A02", name="街道")
    run(first, "page.section", page="A03", name="邻里")
    assert len(entries(folder)) == 1
    assert isinstance(first.diary.trouble, LockedError)
    assert first.read_only


def test_folder_that_vanished_hinders_no_closing(folder, tmp_path):
    session = open_for_editing(folder)
    folder.rename(tmp_path / "elsewhere")
    session.close()
    assert not folder.exists()
    assert (tmp_path / "elsewhere" / "issue.yaml").is_file()


def test_lock_that_is_only_gone_is_made_again(folder):
    session = open_for_editing(folder)
    run(session, "page.section", page="A02", name="街道")
    (folder / ".lock").unlink()
    session.save()
    assert (folder / ".lock").exists()
    session.close()
    assert not (folder / ".lock").exists()


def test_copy_beside_the_issue_shares_the_publication(tmp_path):
    home = new_publication(tmp_path / "paper", Publication(name="云溪社区报"))
    session = small_issue(home)
    lead = by_headline(session, "云溪河")
    (tmp_path / "photo.png").write_bytes(PNG)
    run(session, "picture.add", article=lead, path=tmp_path / "photo.png", caption="步道")
    run(session, "issue.copy", to=home / "twin")
    assert not (home / "twin/originals").exists()
    assert open_session(home / "twin").issue == session.issue
    with pytest.raises(IssueFileError, match=r"store\.in_the_way"):
        run(session, "issue.copy", to=home / "twin")


def test_copy_elsewhere_brings_originals_dumps_and_the_publication(tmp_path):
    home = new_publication(tmp_path / "paper", Publication(name="云溪社区报"))
    session = small_issue(home, dump=True)
    lead = by_headline(session, "云溪河")
    (tmp_path / "photo.png").write_bytes(PNG)
    run(session, "picture.add", article=lead, path=tmp_path / "photo.png", caption="步道")
    (home / "templates").mkdir()
    (home / "templates/a.yaml").write_bytes(b"id: a\n")
    run(session, "issue.copy", to=tmp_path / "away")
    copied = open_session(tmp_path / "away")
    assert copied.issue == session.issue
    (picture,) = index(copied.issue).articles[lead].pictures
    assert copied.original(picture.original).read_bytes() == PNG
    assert {p.name for p in (tmp_path / "away/dumps").iterdir()} == {
        p.name for p in (session.folder / "dumps").iterdir()
    }
    assert (tmp_path / "away/templates/a.yaml").is_file()
    assert not (tmp_path / "away" / JOURNAL).exists()


def _png() -> bytes:
    import io

    from PIL import Image

    sink = io.BytesIO()
    Image.new("L", (60, 40), 128).save(sink, "PNG")
    return sink.getvalue()


PNG = _png()
