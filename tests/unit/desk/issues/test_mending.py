"""An issue looked over after a crash: what is mended is sound, what was there is kept."""

import json
import os
import time
from pathlib import Path

import pytest
from PIL import Image

from layout_app.cli import main
from layout_app.desk import commands
from layout_app.desk.issues.mending import mend
from layout_app.desk.session import open_session
from layout_app.errors import IssueFileError, LockedError
from layout_app.store.folder import article_path, page_path
from layout_app.store.journal import Entry, Journal
from layout_app.store.lock import LOCK, STALE, take
from layout_app.store.reading import open_issue
from tests.desks import by_headline, laid_out, small_issue


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    """An issue every article and page of which was saved twice."""
    session = laid_out(small_issue(tmp_path, dump=True))
    for article in session.issue.articles:
        commands.run(
            session, "article.rank", article=article.id, rank=2 if article.rank == 1 else 1
        )
    commands.run(session, "page.section", page="A01", name="要闻")
    session.save()
    return session.folder


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def codes(problems) -> list[str]:
    return [found.code for found in problems]


def test_a_sound_issue_stays_as_it_is(issue, capsys):
    before = files(issue)
    found = mend(issue)
    assert (found.done, found.left) == ((), ())
    assert files(issue) == before
    assert main(["doctor", str(issue), "--lang", "en"]) == 0
    assert capsys.readouterr().out == "Everything is as it should be.\n"


@pytest.mark.parametrize("damage", [b"", b"\0" * 400, None])
@pytest.mark.parametrize("kind", ["article", "page", "issue"])
def test_the_version_before_takes_the_place_of_a_damaged_file(issue, kind, damage):
    opened = open_issue(issue)
    path = {
        "article": article_path(issue, opened.issue.articles[0].id),
        "page": page_path(issue, opened.issue.pages[0].id),
        "issue": issue / "issue.yaml",
    }[kind]
    before = path.with_name(f"{path.name}.bak").read_bytes()
    if damage is None:
        path.unlink()
    else:
        path.write_bytes(damage)
    found = mend(issue)
    assert codes(found.done) == ["doctor.brought_back" if damage is None else "doctor.restored"]
    assert found.left == ()
    assert path.read_bytes() == before
    if damage is not None:
        assert path.with_name(f"{path.name}.damaged").read_bytes() == damage
    after = open_issue(issue).issue
    assert {a.id for a in after.articles} == {a.id for a in opened.issue.articles}
    assert [p.id for p in after.pages] == [p.id for p in opened.issue.pages]


def test_what_was_damaged_before_is_kept_as_well(issue):
    path = article_path(issue, open_issue(issue).issue.articles[0].id)
    for damage in (b"", b"\0"):
        path.write_bytes(damage)
        mend(issue)
    assert path.with_name(f"{path.name}.damaged").read_bytes() == b""
    assert path.with_name(f"{path.name}.damaged-2").read_bytes() == b"\0"


def test_what_somebody_wrote_wrongly_is_theirs_to_correct(issue):
    path = article_path(issue, open_issue(issue).issue.articles[0].id)
    wrong = path.read_bytes().replace(b"headline:", b"headlin:")
    path.write_bytes(wrong)
    found = mend(issue)
    assert found.done == ()
    assert "store.unknown_field" in codes(found.left)
    assert path.read_bytes() == wrong


@pytest.mark.parametrize("before", [b"\0", b"format: 1\nid: aaaaaa\nheadlin: wrong\n", None])
def test_without_a_sound_version_before_nothing_is_put_in_its_place(issue, before):
    path = article_path(issue, open_issue(issue).issue.articles[0].id)
    path.write_bytes(b"")
    kept = path.with_name(f"{path.name}.bak")
    kept.unlink()
    if before is None:
        kept.mkdir()
    else:
        kept.write_bytes(before)
    found = mend(issue)
    assert found.done == ()
    assert "store.empty" in codes(found.left)
    assert path.read_bytes() == b""


def test_a_living_editor_is_not_disturbed(issue):
    take(issue)
    with pytest.raises(LockedError):
        mend(issue)
    assert (issue / LOCK).exists()


def test_a_stale_lock_is_taken_away_and_leftovers_are_swept(issue):
    take(issue, now=time.time() - 2 * STALE)
    lock = json.loads((issue / LOCK).read_text())
    (issue / LOCK).write_text(json.dumps(lock | {"host": "elsewhere", "user": "李"}))
    (issue / "articles" / "x.yaml.1234.tmp").write_bytes(b"half")
    found = mend(issue)
    assert codes(found.done) == ["doctor.unlocked", "doctor.swept"]
    assert dict(found.done[0].args)["user"] == "李"
    assert not (issue / LOCK).exists()
    assert not (issue / "articles" / "x.yaml.1234.tmp").exists()


def test_unsaved_work_waits_and_its_files_with_it(issue):
    path = article_path(issue, open_issue(issue).issue.articles[0].id)
    journal = Journal(issue)
    journal.append(Entry.now("x", {f"issue/articles/{path.name}": path.read_text("utf-8")}))
    path.write_bytes(b"")
    found = mend(issue)
    assert found.done == ()
    assert {"doctor.unsaved", "store.empty"} <= set(codes(found.left))
    assert path.read_bytes() == b""


def test_lost_and_changed_raw_copy_and_pictures_are_named(issue, tmp_path):
    session = open_session(issue)
    Image.new("L", (60, 40), 128).save(tmp_path / "photo.png")
    brief = by_headline(session, "社区食堂")
    commands.run(session, "picture.add", article=brief, path=tmp_path / "photo.png")
    session.save()
    (original,) = (p.original for a in session.issue.articles for p in a.pictures)
    session.original(original).write_bytes(b"\x89PNG")
    dumps = [issue / "dumps" / dump.name for dump in session.issue.dumps]
    dumps[0].unlink()
    dumps[1].write_bytes(b"other")
    found = mend(issue)
    assert codes(found.left) == ["doctor.dump_gone", "doctor.dump_changed", "doctor.original_lost"]
    assert [p.where.file for p in found.left[:2]] == [
        f"dumps/{dump.name}" for dump in session.issue.dumps[:2]
    ]
    assert dict(found.left[2].args)["name"] == "photo.png"


def test_the_command_line_says_what_was_done_and_what_is_left(issue, capsys):
    session = open_session(issue)
    path = article_path(issue, session.issue.articles[0].id)
    path.write_bytes(b"")
    assert main(["doctor", str(issue), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [(p["code"], p["where"]["file"]) for p in told["done"]] == [
        ("doctor.restored", f"articles/{path.name}")
    ]
    assert told["problems"] == []
    path.write_bytes(b"")
    path.with_name(f"{path.name}.bak").unlink()
    assert main(["doctor", str(issue)]) == 1
    capsys.readouterr()
    assert main(["doctor", str(issue.parent / "nowhere")]) == 2
    (issue / "issue.yaml").write_text("format: 1\nnam: x\n", "utf-8")
    assert main(["doctor", str(issue)]) == 2
    assert "issue.yaml:2" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_refused(issue):
    path = article_path(issue, open_issue(issue).issue.articles[0].id)
    path.write_bytes(b"")
    path.parent.chmod(0o500)
    try:
        with pytest.raises(IssueFileError, match=r"store\.cannot_write"):
            mend(issue)
    finally:
        path.parent.chmod(0o700)
