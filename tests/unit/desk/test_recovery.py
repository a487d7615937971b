"""What an editor did since the last save comes back after a crash; at most one command is lost."""

import os
import random
from dataclasses import replace
from pathlib import Path

import pytest

from layout_app.cli import main
from layout_app.desk.commands import COMMANDS, run
from layout_app.desk.session import open_for_editing, open_session
from layout_app.desk.unsaved import taken, versions
from layout_app.desk.words import msg
from layout_app.errors import CommandError, IssueFileError
from layout_app.model.issue import DumpFile, index
from layout_app.model.page import Page
from layout_app.model.text import BlockRef
from layout_app.store.journal import JOURNAL, entries
from tests.desks import by_headline, laid_out, small_issue
from tests.killed import killed

EDITOR = """
import random, sys
from pathlib import Path
from layout_app.desk.commands import COMMANDS, run
from layout_app.desk.session import open_for_editing
session = open_for_editing(Path(sys.argv[1]))
chance = random.Random(int(sys.argv[2]))
articles = [a.id for a in session.issue.articles]
boxes = [b.id for p in session.issue.pages for b in p.boxes]
print("ready", flush=True)
for n in range(1, 100_000):
    run(session, "page.section", page="A02", name=str(n))
    print(n, flush=True)
    deed = chance.randrange(5)
    if deed == 0:
        run(session, "article.edit", article=articles[0], paragraph=1, text="文" * (n % 40 + 1))
    elif deed == 1:
        run(session, "box.nudge", box=boxes[0], lines=chance.choice((-1, 1)))
    elif deed == 2:
        run(session, "edit.undo")
        run(session, "edit.redo")
    elif deed == 3 and n % 7 == 0:
        session.save()
    elif deed == 4:
        run(session, "page.new")
        run(session, "edit.undo")
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    session = laid_out(small_issue(tmp_path))
    session.close()
    return session.folder


def crashed(session) -> None:
    """Leave everything as a process does that is gone."""
    assert session.diary
    session.diary.write()
    (session.folder / ".lock").unlink()


def test_unsaved_work_comes_back_as_one_step(folder):
    session = open_for_editing(folder)
    lead = by_headline(session, "云溪河")
    run(session, "article.edit", article=lead, paragraph=2, text="改过的一段。")
    run(session, "page.section", page="A02", name="街道")
    run(session, "page.delete", page="A03")
    wanted = session.issue
    crashed(session)
    again = open_for_editing(folder)
    assert len(again.left) == 3
    saved = again.issue
    again.recover()
    assert again.issue == wanted
    assert again.dirty
    assert not again.left
    again.undo()
    assert again.issue is saved


def test_work_that_was_all_undone_is_nothing_to_ask_about(folder):
    """Nor is a file as another left it since; what was undone in one file leaves the others."""
    session = open_for_editing(folder)
    lead = by_headline(session, "云溪河")
    run(session, "article.edit", article=lead, paragraph=2, text="改过的一段。")
    run(session, "page.new")
    run(session, "edit.undo")
    run(session, "edit.undo")
    crashed(session)
    assert entries(folder)
    again = open_for_editing(folder)
    assert not again.left
    run(again, "page.section", page="A02", name="街道")
    crashed(again)
    theirs = next(folder.glob(f"articles/{lead}.yaml"))
    theirs.write_text(theirs.read_text("utf-8").replace("三号", "3号"), "utf-8")
    last = open_for_editing(folder)
    assert last.left
    assert not last.changed_since()
    articles = last.issue.articles
    last.recover()
    assert last.issue.articles == articles
    assert last.issue.pages[1].section == "街道"


def test_declined_work_is_gone_but_a_copy_stays(folder):
    session = open_for_editing(folder)
    run(session, "page.section", page="A02", name="街道")
    crashed(session)
    again = open_for_editing(folder)
    again.decline()
    again.close()
    assert not entries(folder)
    assert len(list((folder / ".history").glob("journal-*"))) == 1
    assert open_for_editing(folder).left == ()


def test_saving_and_closing_leave_no_journal(folder):
    session = open_for_editing(folder)
    run(session, "page.section", page="A02", name="街道")
    assert (folder / JOURNAL).exists()
    session.save()
    assert not (folder / JOURNAL).exists()
    run(session, "page.section", page="A02", name="邻里")
    session.close()
    assert not (folder / JOURNAL).exists()


def recovered_from_a_torn_line(folder):
    """Return a session opened again after the second of two commands was written by half."""
    session = open_for_editing(folder)
    run(session, "page.section", page="A02", name="街道")
    run(session, "page.section", page="A02", name="邻里")
    crashed(session)
    path = folder / JOURNAL
    path.write_bytes(path.read_bytes()[:-20])
    again = open_for_editing(folder)
    again.recover()
    return again


def test_torn_line_loses_one_command(folder):
    again = recovered_from_a_torn_line(folder)
    assert index(again.issue).pages[again.issue.pages[1].id].section == "街道"


def test_run_of_typing_is_written_when_it_ends(folder):
    session = open_for_editing(folder)
    lead = by_headline(session, "云溪河")
    for n in range(3):
        run(session, "article.edit", article=lead, paragraph=2, text="字" * (n + 1))
    assert not entries(folder)
    run(session, "page.section", page="A02", name="街道")
    assert len(entries(folder)) == 2


def test_line_torn_twice_loses_one_command_each_time(folder):
    again = recovered_from_a_torn_line(folder)
    for name in ("河东", "河西", "河南"):
        run(again, "page.section", page="A02", name=name)
    crashed(again)
    last = open_for_editing(folder)
    assert len(last.left) == 5
    last.recover()
    assert last.issue.pages[1].section == "河南"


def test_declined_work_stays_where_no_copy_of_it_can_be_kept(folder):
    session = open_for_editing(folder)
    run(session, "page.section", page="A02", name="街道")
    crashed(session)
    (folder / ".history").write_text("in the way")
    again = open_for_editing(folder)
    with pytest.raises(IssueFileError, match=r"store\.cannot_write"):
        again.decline()
    assert again.left
    again.close()
    assert len(entries(folder)) == 1


def test_two_journals_set_aside_in_one_second_are_two_files(folder):
    for name in ("街道", "邻里"):
        session = open_for_editing(folder)
        run(session, "page.section", page="A02", name=name)
        crashed(session)
        again = open_for_editing(folder)
        again.decline()
        again.close()
    kept = sorted((folder / ".history").glob("journal-*"))
    assert ["街道" in path.read_text("utf-8") for path in kept] == [True, False]


def test_article_saved_since_the_crash_stays_and_the_unsaved_one_comes_back_beside_it(folder):
    session = open_for_editing(folder)
    lead = by_headline(session, "云溪河")
    run(session, "article.edit", article=lead, paragraph=2, text="没有保存的一段。")
    run(session, "page.section", page="A02", name="街道")
    crashed(session)
    other = open_session(folder)
    run(other, "article.edit", article=lead, paragraph=3, text="后来保存的一段。")
    other.save()
    again = open_for_editing(folder)
    assert [Path(name).stem for name in again.changed_since()] == [lead]
    again.recover()
    texts = {a.id: [p.text for p in a.paragraphs] for a in again.issue.articles}
    assert "后来保存的一段。" in texts[lead]
    (twin,) = texts.keys() - {a.id for a in other.issue.articles}
    assert "没有保存的一段。" in texts[twin]
    assert again.issue.pages[1].section == "街道"
    wanted = again.issue
    crashed(again)
    again = open_for_editing(folder)
    again.recover()
    assert again.issue == wanted
    again.save()
    assert "后来保存的一段。" in [
        p.text for p in index(open_session(folder).issue).articles[lead].paragraphs
    ]


def both_change_a_page(folder, work):
    """Leave work on A01 unsaved, while another saves that page under another section."""
    session = open_for_editing(folder)
    work(session)
    crashed(session)
    other = open_session(folder)
    run(other, "page.section", page="A01", name="后来的版名")
    other.save()
    return open_for_editing(folder)


def test_page_that_both_changed_stays_theirs_and_the_unsaved_one_can_be_taken(folder):
    again = both_change_a_page(
        folder, lambda session: run(session, "page.section", page="A01", name="没有保存的版名")
    )
    again.recover()
    assert again.apart
    assert again.issue.pages[0].section == "后来的版名"
    (version,) = versions(again)
    assert version.value.section == "没有保存的版名"
    run(again, "issue.unsaved", version=version.name)
    assert again.issue.pages[0].section == "没有保存的版名"
    again.undo()
    assert again.issue.pages[0].section == "后来的版名"
    again.save()
    again.close()
    # Nothing is lost with the session: the next one finds it too.
    assert [found.value.section for found in versions(open_for_editing(folder))] == [
        "没有保存的版名"
    ]


def test_parts_of_a_page_taken_back_are_counted_with_those_of_other_pages(folder):
    def moved(session):
        lead = by_headline(session, "云溪河")
        (_page, box), *_more = index(session.issue).parts[lead]
        run(session, "box.nudge", box=box.id, lines=1)

    again = both_change_a_page(folder, moved)
    again.recover()
    lead = by_headline(again, "云溪河")
    # Meanwhile its first part is gone from the page: what comes back is the first of two again.
    run(again, "box.remove", box=index(again.issue).parts[lead][0][1].id)
    assert [box.part for _page, box in index(again.issue).parts[lead]] == [1]
    (version,) = (found for found in versions(again) if isinstance(found.value, Page))
    run(again, "issue.unsaved", version=version.name)
    assert sorted(box.part for _page, box in index(again.issue).parts[lead]) == [1, 2]


def test_declined_words_can_still_be_taken_in_the_place_of_those_that_stand(folder):
    session = open_for_editing(folder)
    lead = by_headline(session, "云溪河")
    run(session, "article.edit", article=lead, paragraph=2, text="没有保存的一段。")
    wanted = index(session.issue).articles[lead]
    crashed(session)
    again = open_for_editing(folder)
    assert not COMMANDS["issue.unsaved"].enabled(again)
    again.decline()
    assert not again.apart
    assert COMMANDS["issue.unsaved"].enabled(again)
    (version,) = versions(again)
    run(again, "issue.unsaved", version=version.name)
    assert index(again.issue).articles[lead] == wanted
    assert versions(again) == ()
    with pytest.raises(CommandError, match=r"issue\.no_version"):
        run(again, "issue.unsaved", version=version.name)


def test_article_that_was_joined_since_comes_back_beside_what_stands(folder):
    before = open_session(folder).issue
    article = before.articles[0]
    other = replace(article.paragraphs[-1], blocks=(BlockRef(dump="x.md", block=3),))
    joined = replace(article, paragraphs=(*article.paragraphs[:-1], other))
    after = taken(before, joined)
    assert after.articles[: len(before.articles)] == before.articles
    assert after.articles[-1].paragraphs == joined.paragraphs


def test_pages_and_copy_that_another_s_record_does_not_name_come_back(folder):
    session = open_for_editing(folder)
    run(session, "page.new")
    made = session.issue.pages[-1].id
    dump = keep_and_list(session, "来稿.md")
    crashed(session)
    other = open_session(folder)
    run(other, "issue.record", number=12)
    run(other, "page.section", page="A02", name="街道")
    other.save()
    again = open_for_editing(folder)
    again.recover()
    assert again.issue.number == 12
    assert again.issue.pages[1].section == "街道"
    assert made in {page.id for page in again.issue.pages}
    assert dump in {file.name for file in again.issue.dumps}


def keep_and_list(session, name: str) -> str:
    kept = session.keep_dump(name, "来稿".encode())
    listed = DumpFile(name=kept, encoding="utf-8", sha256="0" * 64)
    session.do(lambda issue: replace(issue, dumps=(*issue.dumps, listed)), msg("Save"))
    return kept


def test_save_cut_between_two_files_is_no_change_of_another_s(folder):
    session = open_for_editing(folder)
    lead = by_headline(session, "云溪河")
    run(session, "article.edit", article=lead, paragraph=2, text="改过的一段。")
    run(session, "page.section", page="A02", name="街道")
    wanted = session.issue
    kept = (folder / JOURNAL).read_bytes()
    session.save()
    # As if the page and the end of the save had not come.
    page = folder / "pages" / f"{wanted.pages[1].id}.yaml"
    page.write_bytes(page.with_name(f"{page.name}.bak").read_bytes())
    (folder / JOURNAL).write_bytes(kept)
    (folder / ".lock").unlink()
    again = open_for_editing(folder)
    assert again.changed_since() == ()
    again.recover()
    assert again.issue == wanted


def test_commands_write_nothing_while_unsaved_work_waits(folder, capsys):
    session = open_for_editing(folder)
    run(session, "page.section", page="A02", name="街道")
    crashed(session)
    before = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    told = main(["do", str(folder), "page.section", "page=A02", "name=x", "--lang", "en"])
    assert told == 2
    assert "unsaved work" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in folder.rglob("*.yaml")} == before
    assert len(open_for_editing(folder).left) == 1


def test_full_disk_is_told_and_hinders_nobody(folder):
    session = open_for_editing(folder)
    session.diary._journal._path = folder / "no" / "journal"
    run(session, "page.section", page="A02", name="街道")
    assert session.diary.trouble is not None
    assert session.issue.pages[1].section == "街道"


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL")
def test_editor_killed_at_any_moment_loses_at_most_one_command(folder):
    campaign = bool(os.environ.get("LAYOUT_CAMPAIGN"))
    chance = random.Random(None if campaign else 11)
    for seed in range(50 if campaign else 5):
        told = killed(EDITOR, folder, seed, after=chance.uniform(0.02, 0.6))
        session = open_for_editing(folder)
        assert not session.read_only
        if session.left:
            session.recover()
        done = int(told[-1]) if told else 0
        found = index(session.issue).pages[session.issue.pages[1].id].section
        assert done == 0 or int(found) >= done - 1
        session.save()
        session.close()


def test_page_taken_back_holds_its_packages_of_what_it_has(folder):
    session = open_session(folder)
    run(session, "page.new")
    page = session.issue.pages[-1].id
    for column in (0, 1):
        run(session, "box.plan", page=page, column=column, line=9, columns=1, lines=8)
    one, two = (box.id for box in session.issue.pages[-1].boxes)
    run(session, "box.package", boxes=f"{one} {two}", title="街坊本周")
    left = session.issue.pages[-1]
    run(session, "box.move", box=two, column=0, line=0, page="A02")
    *held, package = taken(session.issue, left).pages[-1].boxes
    assert package.boxes == tuple(box.id for box in held)
    assert package.boxes[0] == one
    assert package.boxes[1] != two
    run(session, "edit.undo")
    placed = index(session.issue).parts
    article = next(name for name, parts in placed.items() if len(parts) == 1)
    run(session, "box.remove", box=placed[article][0][1].id)
    run(session, "box.replace", box=two, article=article)
    left = session.issue.pages[-1]
    run(session, "article.remove", article=article)
    assert [box.id for box in taken(session.issue, left).pages[-1].boxes] == [one]
