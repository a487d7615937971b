"""What imports met is told until it is settled: kept with the issue, in panel and `check` alike."""

import io
import json

import pytest
from PIL import Image

from layout_app.cli import main
from layout_app.desk import commands
from layout_app.desk.copy.importing import import_files
from layout_app.desk.cures import cure_of
from layout_app.desk.issues.making import make_issue
from layout_app.desk.session import Session, open_session
from layout_app.errors import CommandError
from layout_app.model.article import headline
from layout_app.model.problem import Severity
from tests.wordfiles import docx, p, run

LOST = "# 路灯太亮\n\n小区的灯换了\ufffd的，夜里亮得睡不着。\n\n物业说下周调暗。\n"
LINE = "小区的灯换了\ufffd的，夜里亮得睡不着。"


@pytest.fixture
def session(tmp_path) -> Session:
    make_issue(tmp_path / "issue", name="云溪社区报", pages=1)
    return open_session(tmp_path / "issue")


def brought(session: Session, tmp_path, name: str, copy: str, **how: str):
    file = tmp_path / name
    file.write_text(copy, encoding="utf-8")
    return import_files(session, [file], **how)


@pytest.fixture
def png() -> bytes:
    kept = io.BytesIO()
    Image.new("L", (40, 30), 128).save(kept, "PNG")
    return kept.getvalue()


def told(session: Session, start: str = "copy.") -> list[str]:
    return [f.code for f in session.problems() if f.code.startswith(start)]


def written(session: Session, before: str, now: str) -> None:
    commands.run(session, "article.replace_words", find=before, by=now)


def test_a_lost_character_is_told_by_a_later_check_at_its_place(session, tmp_path):
    brought(session, tmp_path, "灯.md", LOST, as_="story")
    session.save()
    again = open_session(session.folder)
    (found,) = [f for f in again.problems() if f.code == "copy.lost_character"]
    (article,) = again.issue.articles
    assert found.where.article == article.id
    assert article.paragraphs[found.where.paragraph].text == LINE
    assert (found.where.file, found.where.line) == ("灯.md", 3)


def test_it_goes_when_its_words_are_repaired_and_comes_back_by_undo(session, tmp_path):
    brought(session, tmp_path, "灯.md", LOST, as_="story")
    written(session, "下周", "明天")
    assert told(session) == ["copy.lost_character"]
    written(session, "\ufffd", "新")
    assert told(session) == []
    session.undo()
    assert told(session) == ["copy.lost_character"]


def test_words_of_a_dump_are_followed_into_the_article_that_they_are_joined_to(session, tmp_path):
    copy = "# 河道清了\n\n工人们沿着河\n\n# 另一件事\n\n道慢慢走\ufffd，把垃圾捡上来。\n"
    brought(session, tmp_path, "版.md", copy, as_="dump", repair="suggest")
    tail, head = "版.md#1", "版.md#3"
    commands.run(session, "seam.accept", tail=tail, head=head)
    (found,) = [f for f in session.problems() if f.code == "copy.lost_character"]
    first = session.issue.articles[0]
    assert (headline(first), found.where.article) == ("河道清了", first.id)


def test_what_was_left_out_of_a_file_stands_until_the_editor_has_seen_to_it(session, tmp_path):
    copy = "---\nsektion: 要闻\n---\n\n# 路灯太亮\n\n物业说下周调暗。\n"
    brought(session, tmp_path, "灯.md", copy, as_="story")
    written(session, "下周", "明天")
    (found,) = [f for f in session.problems() if f.code == "copy.unknown_key"]
    cure = cure_of(session, found)
    assert cure is not None
    commands.run(session, cure.command, **dict(cure.args))
    assert told(session) == []
    assert session.issue.findings == ()
    with pytest.raises(CommandError, match=r"copy\.not_told"):
        commands.run(session, cure.command, **dict(cure.args))


def test_it_goes_with_its_article(session, tmp_path):
    copy = "---\nsektion: 要闻\n---\n\n# 路灯太亮\n\n物业说下周调暗。\n"
    brought(session, tmp_path, "灯.md", copy, as_="story")
    commands.run(session, "article.remove", article=session.issue.articles[0].id)
    assert told(session) == []


def test_a_picture_that_did_not_come_is_missed_until_it_is_there(session, tmp_path, png):
    copy = "# 路灯太亮\n\n![灯](灯.png)\n\n物业说下周调暗。\n"
    brought(session, tmp_path, "灯.md", copy, as_="story")
    assert told(session) == ["copy.picture_missing"]
    (tmp_path / "灯.png").write_bytes(png)
    article = session.issue.articles[0].id
    commands.run(session, "picture.add", article=article, path=tmp_path / "灯.png")
    assert told(session) == []


def test_a_later_version_of_the_file_takes_the_place_of_what_was_told_of_the_first(
    session, tmp_path
):
    front = "---\nsektion: 要闻\n---\n\n"
    body = "# 路灯太亮\n\n物业说下周调暗。居民说谢谢。\n"
    brought(session, tmp_path, "灯.md", front + body, as_="story")
    assert told(session) == ["copy.unknown_key"]
    brought(session, tmp_path, "灯.md", body + "\n大家都睡着了。\n", as_="story")
    assert told(session) == []


def test_an_empty_file_is_told_though_it_became_no_article(session, tmp_path):
    seen = []
    session.on_change(seen.append)
    brought(session, tmp_path, "空.txt", "\n\n", as_="dump")
    assert told(session) == ["copy.empty"]
    assert seen[-1].findings


def test_a_word_file_says_what_it_lost_in_check_too(session, tmp_path, capsys):
    file = tmp_path / "灯.docx"
    box = "<w:r><w:txbxContent><w:p/></w:txbxContent></w:r>"
    file.write_bytes(docx(p(run("路灯太亮"), "Heading1") + p(run("物业说调暗。") + box)))
    import_files(session, [file], as_="story")
    session.save()
    main(["check", str(session.folder), "--json"])
    problems = json.loads(capsys.readouterr().out)["problems"]
    (found,) = [f for f in problems if f["code"] == "copy.docx_boxes"]
    assert found["severity"] == Severity.NOTE
    assert found["cure"]["command"] == "problem.settle"
    assert found["args"] == {"count": 1}
