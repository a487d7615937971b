"""Copy for other issues: nothing of it is lost on the way, nor twice in sight."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from layout_app.cli import main
from layout_app.desk import commands
from layout_app.desk.copy import carrying
from layout_app.desk.copy.importing import import_files
from layout_app.desk.copy.looking import kept_dumps
from layout_app.desk.issues.making import make_issue
from layout_app.desk.session import Session, open_session
from layout_app.desk.words import msg
from layout_app.edit import seams
from layout_app.edit.articles import add_articles
from layout_app.errors import CommandError, IssueFileError, LayoutError, LockedError
from layout_app.model.article import Note, PartBreak, accepted_text
from layout_app.model.finding import Finding
from layout_app.model.issue import index
from layout_app.model.problem import Severity, Where, problem
from layout_app.model.seam import Candidate, OpenEnd
from layout_app.model.text import BlockRef, anchor_at
from layout_app.store.folder import article_path, issue_folders
from layout_app.store.lock import hold
from layout_app.store.reading import open_issue
from tests.desks import SAMPLE_DUMP, by_headline, copy_files, laid_out

BROKEN = "雨水顺着石阶一级一级流到河里，老住户说河水今年比去年清了，夜里也能看见\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A publication of two issues, the first with stories and the sample dump."""
    home = tmp_path / "paper"
    home.mkdir()
    (home / "publication.yaml").write_text("format: 1\nname: 云溪社区报\n", encoding="utf-8")
    for day in ("2023-03-20", "2023-03-27"):
        make_issue(home / day, pages=3)
    session = open_session(home / "2023-03-20")
    import_files(session, list(copy_files(tmp_path / "raw")), as_="story")
    import_files(session, [SAMPLE_DUMP])
    session.save()
    return home


def first(home: Path) -> Session:
    return open_session(home / "2023-03-20")


def second(home: Path) -> Session:
    return open_session(home / "2023-03-27")


def words(session: Session, article: str) -> str:
    return accepted_text(index(session.issue).articles[article])


def joined(session: Session) -> str:
    """Return the article of the dump in which halves were joined."""
    return next(article.id for article in session.issue.articles if article.seams)


def test_left_over_copy_goes_with_its_words_its_raw_copy_and_its_joins(home):
    session = first(home)
    article = joined(session)
    value = index(session.issue).articles[article]
    carrying.carry(session, [article], home / "2023-03-27")
    assert article not in index(session.issue).articles
    there = second(home)
    assert index(there.issue).articles[article] == value
    (dump,) = kept_dumps(there.issue, there.folder, {d.name for d in there.issue.dumps})
    assert (there.folder / "dumps" / dump.name).read_bytes() == SAMPLE_DUMP.read_bytes()
    seam = value.seams[0]
    apart = seams.unjoin(there.issue, seam.tail, seam.head)
    again = seams.accept(apart, Candidate(tail=seam.tail, head=seam.head, confidence=1.0))
    assert accepted_text(index(again).articles[article]) == accepted_text(value)


def test_what_has_a_place_stays_and_a_copy_of_it_goes(home):
    session = laid_out(first(home))
    lead = by_headline(session, "云溪河")
    value = index(session.issue).articles[lead]
    broken = replace(value, breaks=(PartBreak(part=1, at=anchor_at(value.paragraphs, 4, 3)),))
    issue = replace(
        session.issue,
        articles=tuple(broken if a.id == lead else a for a in session.issue.articles),
    )
    session.do(lambda _issue: issue, msg("Change"))
    names = carrying.carry(session, [lead], home / "2023-03-27")
    assert session.issue is issue, "nothing has changed here"
    (copy,) = second(home).issue.articles
    assert copy.id == names[lead] != lead
    assert accepted_text(copy) == accepted_text(value)
    assert copy.breaks == (), "where it jumped is known only here"


def test_undo_brings_back_what_was_carried_off_and_nothing_is_lost_there(home):
    session = first(home)
    brief = by_headline(session, "社区食堂")
    carrying.carry(session, [brief], home / "2023-03-27")
    session.undo()
    assert words(session, brief) == words(second(home), brief)
    with pytest.raises(CommandError, match=r"carry\.is_there"):
        carrying.carry(session, [brief], home / "2023-03-27")


def test_raw_copy_of_the_same_name_is_kept_beside_and_told_apart(home, tmp_path):
    other = tmp_path / "other" / SAMPLE_DUMP.name
    other.parent.mkdir()
    other.write_text("# 石阶\n\n" + BROKEN, encoding="utf-8")
    there = second(home)
    import_files(there, [other])
    there.save()
    session = first(home)
    article = joined(session)
    value = index(session.issue).articles[article]
    carrying.carry(session, [article], home / "2023-03-27")
    there = second(home)
    found = index(there.issue).articles[article]
    (name,) = {ref.dump for p in found.paragraphs for ref in p.blocks}
    assert name != SAMPLE_DUMP.name
    assert (there.folder / "dumps" / name).read_bytes() == SAMPLE_DUMP.read_bytes()
    assert (there.folder / "dumps" / SAMPLE_DUMP.name).read_bytes() == other.read_bytes()
    assert {s.tail.dump for s in found.seams} | {s.head.dump for s in found.seams} == {name}
    assert {end.block.dump for end in found.open_ends} <= {name}
    assert found.source == name
    assert [d.name for d in there.issue.dumps] == [SAMPLE_DUMP.name, name]
    assert accepted_text(found) == accepted_text(value)


def test_what_imports_met_goes_along_and_notes_stay_pinned(home):
    session = first(home)
    brief = by_headline(session, "社区食堂")
    value = index(session.issue).articles[brief]
    note = Note(at=anchor_at(value.paragraphs, 1, 2), text="核对电话")
    met = Finding(
        problem=problem(
            "copy.lost_character", Severity.WARNING, Where(file="食堂.txt", article=brief)
        )
    )
    with_both = replace(
        session.issue,
        articles=tuple(
            replace(a, notes=(note,)) if a.id == brief else a for a in session.issue.articles
        ),
        findings=(met,),
    )
    session.do(lambda _issue: with_both, msg("Change"))
    carrying.carry(session, [brief], home / "2023-03-27")
    assert session.issue.findings == ()
    there = second(home)
    assert there.issue.findings == (met,)
    assert index(there.issue).articles[brief].notes == (note,)


def test_pictures_go_to_another_publication(home, tmp_path):
    session = first(home)
    brief = by_headline(session, "社区食堂")
    Image.new("L", (60, 40), 128).save(tmp_path / "photo.png")
    commands.run(session, "picture.add", article=brief, path=tmp_path / "photo.png")
    make_issue(tmp_path / "elsewhere" / "one", pages=1)
    carrying.carry(session, [brief], tmp_path / "elsewhere" / "one")
    there = open_session(tmp_path / "elsewhere" / "one")
    (picture,) = index(there.issue).articles[brief].pictures
    assert there.original(picture.original).read_bytes() == (tmp_path / "photo.png").read_bytes()


def test_nothing_changes_where_the_other_issue_cannot_be_written(home):
    session = first(home)
    brief, before = by_headline(session, "社区食堂"), session.issue
    with hold(home / "2023-03-27"), pytest.raises(LockedError):
        carrying.carry(session, [brief], home / "2023-03-27")
    with pytest.raises(IssueFileError):
        carrying.carry(session, [brief], home / "nowhere")
    with pytest.raises(CommandError, match=r"carry\.same_issue"):
        carrying.carry(session, [brief], home / "2023-03-20")
    session.read_only = "somebody"
    with pytest.raises(LayoutError, match=r"desk\.read_only"):
        carrying.carry(session, [brief], home / "2023-03-27")
    assert session.issue is before
    assert second(home).issue.articles == ()


def test_held_copy_waits_until_an_issue_takes_it(home):
    session = first(home)
    article = joined(session)
    value = index(session.issue).articles[article]
    carrying.hold(session, [article])
    assert carrying.held(session) == (value,)
    session.undo()
    assert carrying.held(session) == (), "an issue has it"
    session.redo()
    session.save()
    later = second(home)
    assert carrying.held(later) == (value,)
    carrying.take(later, [article])
    assert index(later.issue).articles[article] == value
    assert carrying.held(later) == ()
    later.undo()
    assert carrying.held(later) == (value,)
    later.redo()
    later.save()
    assert carrying.held(session) == (), "another issue has it"
    assert kept_dumps(later.issue, later.folder, {SAMPLE_DUMP.name})


def test_held_copy_is_no_issue_of_the_paper(home):
    session = first(home)
    carrying.hold(session, [by_headline(session, "社区食堂")])
    assert [folder.name for folder in issue_folders(home)] == ["2023-03-20", "2023-03-27"]


def test_an_issue_of_that_name_is_no_held_copy(home):
    with pytest.raises(IssueFileError, match=r"store\.held_name"):
        make_issue(home / "copy", pages=1)
    (home / "2023-03-27").rename(home / "copy")
    session = first(home)
    before = session.issue
    with pytest.raises(IssueFileError, match=r"store\.held_name"):
        carrying.hold(session, [by_headline(session, "社区食堂")])
    assert session.issue is before
    assert carrying.held(session) == ()


def test_held_copy_is_written_anew_when_it_is_held_again(home):
    session = first(home)
    brief = by_headline(session, "社区食堂")
    carrying.hold(session, [brief])
    carrying.take(session, [brief])
    commands.run(session, "article.edit", article=brief, paragraph=1, text="食堂改在周一开门。")
    carrying.hold(session, [brief])
    (found,) = carrying.held(session)
    assert found.paragraphs[1].text == "食堂改在周一开门。"


def test_a_copy_of_what_is_printed_can_be_held(home):
    session = laid_out(first(home))
    brief = by_headline(session, "社区食堂")
    names = carrying.hold(session, [brief])
    assert brief in index(session.issue).articles
    assert [article.id for article in carrying.held(session)] == [names[brief]]


def test_held_copy_is_dropped_only_when_told(home):
    session = first(home)
    brief = by_headline(session, "社区食堂")
    carrying.hold(session, [brief])
    carrying.drop(session, [brief])
    assert carrying.held(session) == ()
    kept = article_path(home / "copy", brief)
    assert not kept.exists()
    assert kept.with_name(f"{kept.name}.bak").exists()
    with pytest.raises(CommandError, match=r"carry\.not_held"):
        carrying.take(session, [brief])


def test_the_command_line_carries_to_an_issue_and_to_the_held_copy(home, capsys):
    session = first(home)
    brief, article = by_headline(session, "社区食堂"), joined(session)
    there = str(home / "2023-03-27")
    assert main(["carry", str(home / "2023-03-20"), brief, "--to", there, "--json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)["articles"]
    assert (told["id"], told["from"], told["stays"]) == (brief, brief, False)
    assert main(["carry", str(home / "2023-03-20"), article, "--to", "copy"]) == 0
    assert main(["carry", str(home / "copy"), article, "--to", there]) == 0
    assert brief not in index(first(home).issue).articles
    assert {brief, article} <= index(second(home).issue).articles.keys()
    assert open_issue(home / "copy").issue.articles == ()
    capsys.readouterr()
    assert main(["carry", str(home / "2023-03-20"), "nobody", "--to", there]) == 2
    assert "nobody" in capsys.readouterr().err


def test_blocks_are_found_however_deep(home):
    """An end that names a half of another file takes that file's raw copy along."""
    session = first(home)
    article = joined(session)
    value = index(session.issue).articles[article]
    end = replace(
        OpenEnd(block=BlockRef(dump=SAMPLE_DUMP.name, block=1)),
        candidates=(
            Candidate(
                tail=BlockRef(dump=SAMPLE_DUMP.name, block=1),
                head=BlockRef(dump="步道.md", block=2),
                confidence=0.4,
            ),
        ),
    )
    other = replace(session.issue, articles=())
    other = add_articles(other, [replace(value, open_ends=(end,))])
    session.do(lambda _issue: other, msg("Change"))
    carrying.carry(session, [article], home / "2023-03-27")
    assert {dump.name for dump in second(home).issue.dumps} == {SAMPLE_DUMP.name, "步道.md"}
